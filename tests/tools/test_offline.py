"""The network is cut, this machine is not, and a kernel keeps its names."""

import ast
import socket
import socketserver
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

import offline

REMOTE = "192.0.2.1"  # an address that belongs to nobody (RFC 5737)
MAPPED = f"::ffff:{REMOTE}"
ASKED = [
    f"socket.create_connection(('{REMOTE}', 80), 1)",
    "socket.create_connection(('example.org', 80), 1)",
    f"socket.socket().connect(('{REMOTE}', 80))",
    f"socket.socket().connect_ex(('{REMOTE}', 80))",
    f"socket.socket(socket.AF_INET6).connect(('{MAPPED}', 80))",
    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80, 0, 0))",
    f"udp().sendto(b'x', ('{REMOTE}', 53))",
    f"udp().sendto(b'x', 0, ('{REMOTE}', 53))",
    f"udp().sendmsg([b'x'], [], 0, ('{REMOTE}', 53))",
    f"_socket.socket().connect(('{REMOTE}', 80))",
    "socket.getaddrinfo('example.org', 80)",
    "socket.getaddrinfo(b'example.org', 80)",
    "socket.getaddrinfo('localhost.example.org', 80)",
    "socket.getaddrinfo('127.0.0.1.example.org', 80)",
    "socket.gethostbyname('example.org')",
    "socket.gethostbyname_ex('example.org')",
    f"socket.gethostbyaddr('{REMOTE}')",
    f"socket.getnameinfo(('{REMOTE}', 80), 0)",
    "urllib.request.urlopen('http://example.org', timeout=1)",
    f"asyncio.run(asyncio.open_connection('{REMOTE}', 80))",
]
PROBE = f"""
import _socket, asyncio, socket, urllib.request
import offline
offline.cut()
def udp():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for asked in {ASKED!r}:
    try:
        eval(asked)
        print('open:', asked)
    except Exception as error:
        if 'The network is cut in the tests' not in str(error):
            print('not cut:', asked, repr(error))
"""


def test_nothing_leaves_this_machine():
    run = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=Path(offline.__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == ""


class _Echo(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(self.request.recv(10))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", b"localhost"]
)
def test_this_machine_answers(host):
    # The tests themselves run with the network cut.
    server = socketserver.TCPServer(("127.0.0.1", 0), _Echo)
    with server:
        threading.Thread(target=server.handle_request).start()
        with socket.create_connection((host, server.server_address[1])) as end:
            end.sendall(b"hello")
            assert end.recv(10) == b"hello"


@pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="this system has no Unix sockets"
)
def test_unix_sockets_answer(tmp_path):
    with (
        socket.socket(socket.AF_UNIX) as server,
        socket.socket(socket.AF_UNIX) as end,
    ):
        server.bind(str(tmp_path / "s"))
        server.listen()
        end.connect(str(tmp_path / "s"))


def _ask_kernel(environment, code) -> str:
    """What the code prints in a new kernel."""
    manager, client = start_new_kernel(env=environment)
    printed = []

    def listen(message):
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    try:
        client.execute_interactive(code, output_hook=listen, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return "".join(printed)


def test_a_kernel_under_test_holds_no_name_that_a_students_lacks(tmp_path):
    under_test = offline.kernel_environment(tmp_path / "cut")
    students = under_test | {"IPYTHONDIR": str(tmp_path / "students")}
    names = [
        ast.literal_eval(_ask_kernel(environment, "print(sorted(globals()))"))
        for environment in (under_test, students)
    ]
    assert names[0] == names[1]
    assert "In" in names[0] and "socket" not in names[0]
