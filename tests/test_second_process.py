"""The second process: it answers, refuses in words, and always ends."""

import os
import socket
import subprocess
import sys
import time

import numpy as np
import pytest

from helpers import answering, second_process
from helpers.second_process import second_process as started


def turned(message):
    return message[::-1]


def answer(message):
    if message == b"no":
        raise ValueError("This is refused.")
    if message == b"fault":
        raise KeyError("inside")
    return turned(message) + shift.tobytes() + key  # noqa: F821


def unfit(message):
    return b"fine"


KNOWN = {"shift": np.arange(3, dtype="uint8"), "key": b"k" * 4}


def gone(pid):
    """Whether a process ends soon; a child that ended is waited for."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def line():
    with started(answer, turned, **KNOWN) as line:
        yield line


def test_it_answers_in_another_process(line):
    assert line.pid != os.getpid()
    for message in (b"abc", b"", b"x" * 100_000):
        assert line.ask(message) == message[::-1] + b"\0\1\2kkkk"


@pytest.mark.parametrize(
    "message, only, words",
    [
        (b"no", None, "This is refused."),
        (b"fault", None, "KeyError: 'inside'"),
        (b"abcdef", 2, "The message was cut: 2 of 6 bytes came."),
        (b"abcdef", 0, "The message was cut: 0 of 6 bytes came."),
    ],
)
def test_it_refuses_in_words_and_goes_on(line, message, only, words):
    with pytest.raises(ValueError) as caught:
        line.ask(message, only)
    assert str(caught.value) == words
    assert line.ask(b"ab").startswith(b"ba")


def test_a_message_that_is_too_long_is_refused_on_both_sides(line):
    with pytest.raises(ValueError, match="too long: send at most"):
        line.ask(bytes(answering.LARGEST + 1))
    with socket.create_connection(("127.0.0.1", line.port), 5) as other:
        other.sendall(b"\xff\xff\xff\xff")
        words = answering.receive(other)
    assert words[0] == 1 and b"is announced" in words


def test_who_leaves_without_a_word_does_no_harm(line):
    for sent in (b"", b"\0\0"):
        with socket.create_connection(("127.0.0.1", line.port), 5) as other:
            other.sendall(sent)
    assert line.ask(b"ab").startswith(b"ba")


def test_it_listens_on_the_loopback_address_alone(line):
    # Who listens on all addresses listens on this one too.
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", line.port), 1)


@pytest.mark.skipif(os.name == "nt", reason="asks for processes by number")
@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_it_ends_whatever_happens_in_the_block(error):
    with pytest.raises(error), started(unfit) as line:
        assert line.ask(b"") == b"fine"
        raise error
    assert gone(line.pid)
    with pytest.raises(ConnectionError, match="inside its with block"):
        line.ask(b"")


@pytest.mark.skipif(os.name == "nt", reason="stops a process")
def test_it_ends_when_it_hangs(monkeypatch):
    import signal

    monkeypatch.setattr(second_process, "END", 0.2)
    with started(unfit) as line:
        os.kill(line.pid, signal.SIGSTOP)
    assert gone(line.pid)


@pytest.mark.skipif(os.name == "nt", reason="asks for processes by number")
def test_it_ends_when_its_starter_is_killed():
    script = (
        "import sys, time\n"
        "sys.path[:0] = sys.argv[1:]\n"
        "from helpers.second_process import second_process\n"
        "from test_second_process import unfit\n"
        "with second_process(unfit) as line:\n"
        "    print(line.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    here = os.path.dirname(__file__)
    paths = [here, os.path.dirname(here)]
    starter = subprocess.Popen(
        [sys.executable, "-c", script, *paths], stdout=subprocess.PIPE
    )
    with starter:
        pid = int(starter.stdout.readline())
        starter.kill()
    assert gone(pid)


def test_a_process_that_cannot_start_says_why():
    def broken(message):
        return undefined_default  # noqa: F821

    broken.__name__ = "other"
    words = "did not start: KeyError"
    with pytest.raises(RuntimeError, match=words), started(broken):
        pass


def test_what_cannot_be_sent_is_refused_before_the_start():
    with pytest.raises(ValueError, match="has no source"), started(len):
        pass
    words = "A dict cannot be given"
    with pytest.raises(ValueError, match=words), started(unfit, known={}):
        pass


def test_constants_arrive_as_they_were():
    for thing in (b"\0a", 3, 0.5, np.ones((2, 3), "float32"), [b"", 1]):
        back = answering.unpacked(answering.packed(thing))
        if isinstance(thing, list):
            assert back[0] == b"" and back[1] == 1
        elif isinstance(thing, bytes):
            assert back == thing
        else:
            assert np.array_equal(back, thing)
            assert back.dtype == np.asarray(thing).dtype
