"""The program of a second process: it answers messages over a socket.

`second_process` starts this file with a Python of its own. On standard input
it gets one line of JSON, with functions and what they use; it writes the port
at which it listens, on the loopback address alone, and answers one connection
after the other. It ends when its standard input ends, also when the process
that started it was killed.

A message is its length, four bytes, largest first, and then as many bytes. An
answer is the same, its first byte 1 for a refusal in words, else 0.
"""

import base64
import io
import json
import os
import socket
import struct
import sys
import threading

LARGEST = 1_000_000  # bytes of a message
PATIENCE = 5.0  # seconds that one connection may keep the others waiting


def send(connection, content, only=None) -> int:
    """Send a message; returns its size on the wire, in bytes.

    only: how many bytes of the content really go; all unless given.
    Raises ValueError for a content of more than a million bytes.
    """
    if len(content) > LARGEST:
        raise ValueError(
            f"A message of {len(content):,} bytes is too long: send at most "
            f"{LARGEST:,}."
        )
    sent = struct.pack(">I", len(content)) + content[:only]
    connection.sendall(sent)
    return len(sent)


def receive(connection) -> bytes:
    """The content of the next message.

    Raises ValueError, in one sentence, for a message that is announced as
    too long, or ends too early.
    """
    (length,) = struct.unpack(">I", _exactly(connection, 4))
    if length > LARGEST:
        raise ValueError(
            f"A message of {length:,} bytes is announced: at most "
            f"{LARGEST:,} are taken."
        )
    return _exactly(connection, length)


def _exactly(connection, count):
    got = b""
    while len(got) < count:
        part = connection.recv(count - len(got))
        if not part:
            raise ValueError(
                f"The message was cut: {len(got)} of {count} bytes came."
            )
        got += part
    return got


def packed(thing):
    """A constant as JSON takes it.

    thing: bytes, a number, an array of numbers, or a list of such.
    Raises ValueError for anything else.
    """
    import numpy as np

    if isinstance(thing, bytes):
        return {"bytes": base64.b64encode(thing).decode()}
    if isinstance(thing, (list, tuple)):
        return [packed(part) for part in thing]
    array = np.asarray(thing)
    if array.dtype.kind not in "biuf":
        raise ValueError(
            f"A {type(thing).__name__} cannot be given to a second process: "
            "give bytes, numbers, arrays of numbers, or lists of them."
        )
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return {"array": base64.b64encode(file.getvalue()).decode()}


def unpacked(thing):
    """What `packed` packed; a number comes as an array of shape ()."""
    import numpy as np

    if isinstance(thing, list):
        return [unpacked(part) for part in thing]
    ((kind, text),) = thing.items()
    content = base64.b64decode(text)
    if kind == "bytes":
        return content
    return np.load(io.BytesIO(content), allow_pickle=False)


def names(job) -> dict:
    """The names that the functions of a job find, the functions included."""
    import numpy as np
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    found = {"np": np, "AESGCM": AESGCM, "InvalidTag": InvalidTag}
    found |= {name: unpacked(thing) for name, thing in job["known"].items()}
    for source in job["functions"]:
        exec(source, found)  # sent through a pipe by who started this
    return found


def reply(answer, connection) -> None:
    """Answer one message; what goes wrong is answered in words."""
    try:
        content = b"\0" + bytes(answer(receive(connection)))
    except ValueError as refused:
        content = b"\1" + str(refused).encode()
    except OSError:
        raise
    except Exception as error:
        content = f"\1{type(error).__name__}: {error}".encode()
    send(connection, content)


def _end_with_the_input():
    while os.read(0, 1024):  # sys.stdin would hold a lock at the end
        pass
    os._exit(0)


def main() -> None:
    """Read the job, listen, answer until the input ends."""
    job = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_input, daemon=True).start()
    answer = names(job)[job["answer"]]
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(PATIENCE)
                try:
                    reply(answer, connection)
                except OSError:
                    continue  # who asked is gone, or too slow


if __name__ == "__main__":
    main()
