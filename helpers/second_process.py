"""A second process on this machine, asked through a real socket.

Nothing is left open: the process ends with the `with` block that started it,
whatever happens in it, and by itself when this process is killed.
"""

import inspect
import json
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from . import answering

START, ANSWER, END = 20.0, 10.0, 2.0  # seconds to wait at most


@dataclass(frozen=True)
class Line:
    """The line to a second process.

    port: where it listens, on the loopback address. pid: its number.
    """

    port: int
    pid: int

    def ask(self, message: bytes, only: int | None = None) -> bytes:
        """Send a message, and wait for the answer.

        only: cut the line after so many of its bytes.
        Raises ValueError with the other side's words when it refuses, and
        ConnectionError when it does not answer.
        """
        try:
            with socket.create_connection(
                ("127.0.0.1", self.port), ANSWER
            ) as line:
                answering.send(line, bytes(message), only)
                line.shutdown(socket.SHUT_WR)
                answer = answering.receive(line)
        except OSError as error:
            raise ConnectionError(
                "The second process does not answer: it lives only inside "
                "its with block."
            ) from error
        if answer[0]:
            raise ValueError(answer[1:].decode())
        return answer[1:]


@contextmanager
def second_process(answer, *functions, **known):
    """Start a process that answers messages; gives its `Line`.

    answer: function from bytes to bytes. A ValueError of its becomes a
        refusal in words. Its source is sent, so it finds `np`, `AESGCM`,
        `InvalidTag`, the functions and the values given here, and no more.
    functions: those that `answer` calls.
    known: values by name: bytes, numbers, arrays of numbers, or lists of
        such; a number arrives as an array of shape ().

    Raises ValueError for what cannot be sent and RuntimeError, with the
    other side's last words, when the process does not start.
    """
    job = {
        "answer": answer.__name__,
        "functions": [_source(f) for f in (*functions, answer)],
        "known": {n: answering.packed(v) for n, v in known.items()},
    }
    with ExitStack() as stack:
        errors = stack.enter_context(tempfile.TemporaryFile())
        process = stack.enter_context(_started(errors))
        port = _port(process, job)
        if port is None:
            process.kill()
            process.wait()
            errors.seek(0)
            lines = errors.read().decode(errors="replace").split("\n")
            said = next((line for line in lines[::-1] if line), "no words")
            raise RuntimeError(f"The second process did not start: {said}")
        yield Line(port, process.pid)


@contextmanager
def _started(errors):
    """The process; at the end of the block it has ended."""
    process = subprocess.Popen(
        [sys.executable, "-P", str(Path(answering.__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        start_new_session=True,  # the kernel's interrupt is not for it
    )
    try:
        yield process
    finally:
        try:
            _close(process.stdin)  # asks it to end
            process.wait(END)
        except subprocess.TimeoutExpired:
            pass
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def _close(pipe):
    with suppress(OSError):  # the other end may be gone
        pipe.close()


def _port(process, job):
    """The port that it tells once it listens; None if it does not."""
    told = []
    reader = threading.Thread(
        target=lambda: told.append(process.stdout.readline()), daemon=True
    )
    reader.start()
    with suppress(OSError):  # it may have ended: nothing will be told
        process.stdin.write(json.dumps(job).encode() + b"\n")
        process.stdin.flush()
    reader.join(START)
    return int(told[0]) if told and told[0].strip().isdigit() else None


def _source(function) -> str:
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError) as error:
        raise ValueError(
            f"{function!r} has no source that could be sent: give a function "
            "that a cell or a file defines."
        ) from error
