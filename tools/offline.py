"""Cut the network: only this machine's own addresses can be reached.

The tests call `cut` in their own process; notebook kernels start with an
IPython profile (see `kernel_environment`) that does the same. Python itself
reports each connection and each look-up of a name before it happens (an
audit event), in whatever way it was asked for; pytest-socket replaces some
functions of the socket module instead, and serves in no kernel.
"""

import ipaddress
import os
import socket
import sys
from pathlib import Path

INLINE = "module://matplotlib_inline.backend_inline"
TO_AN_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")
LOOK_UPS = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
)


def cut() -> None:
    """From now on, any other address raises OSError in this process.

    This cannot be undone. Local servers and Unix sockets keep working.
    """
    sys.addaudithook(_refuse_remote)


def _refuse_remote(event: str, given: tuple) -> None:
    if not event.startswith("socket."):
        return
    if event in TO_AN_ADDRESS:
        asked, address = given
        if asked.family not in (socket.AF_INET, socket.AF_INET6):
            return
        # A message on a connected socket has no address of its own.
        host = address[0] if address else None
    elif event == "socket.getnameinfo":
        host = given[0][0]
    elif event in LOOK_UPS:
        host = given[0]
    else:
        return
    if not _is_local(host):
        raise OSError(f"The network is cut in the tests: {host} was asked.")


def _is_local(host) -> bool:
    """Whether a name or an address means this machine; so do none and ""."""
    if not host or host in ("localhost", b"localhost"):
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def kernel_environment(folder: Path) -> dict[str, str]:
    """Environment of a notebook kernel: no network, none of the user's files.

    folder: an empty folder for IPython's profile. The network is cut in the
        profile's settings, which are read before a kernel starts and leave
        no name in it: a notebook finds what a student's finds, no more.
    """
    settings = Path(folder) / "profile_default" / "ipython_kernel_config.py"
    settings.parent.mkdir(parents=True)
    source = Path(__file__).read_text(encoding="utf-8")
    settings.write_text(f"{source}\n\ncut()\n", encoding="utf-8")
    return {**os.environ, "IPYTHONDIR": str(folder), "MPLBACKEND": INLINE}
