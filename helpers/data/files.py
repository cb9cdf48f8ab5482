"""The files in data/: read, and checked to be those that were shipped.

Needs Python's standard library alone, so that the check of the environment
can look at the data where no package is installed yet.
"""

import hashlib
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
SHA256 = {
    "digits.npz": (
        "4b84859b44455f8a525644d3a243d8a768ab925645d939ce5683ba7bea10871b"
    )
}


def read(name: str) -> bytes:
    """The content of the file with that name, one of `SHA256`.

    Raises FileNotFoundError when it cannot be read and ValueError when it
    is not the file that was shipped; both say how to get it back.
    """
    restore = (
        f"Get it back with `git checkout -- data/{name}` or a fresh copy of "
        "the course."
    )
    try:
        content = (DATA / name).read_bytes()
    except OSError as error:
        raise FileNotFoundError(
            f"The course's file data/{name} cannot be read. {restore}"
        ) from error
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(
            f"The course's file data/{name} is damaged: these "
            f"{len(content):,} bytes are not those that were shipped. "
            f"{restore}"
        )
    return content
