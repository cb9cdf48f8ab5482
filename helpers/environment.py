"""Does this machine have what the course needs? Plain advice where not.

Needs Python's standard library alone, so that it can speak where nothing is
installed yet. From the course's folder: ``python -m helpers.environment``
"""

import html
import platform
import re
import sys
import sysconfig
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .data import files

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
PYTHONS = (3, 11), (3, 13)  # oldest and newest that TensorFlow supports here
MACHINES = {  # for which TensorFlow is released
    ("Linux", "x86_64"),
    ("Linux", "aarch64"),
    ("Darwin", "arm64"),
    ("Windows", "win-amd64"),
}
INSTALL = "run pip install -r requirements.txt in the course's environment"
PIN = re.compile(r"(?P<name>[\w.-]+)~=(?P<version>\d+(\.\d+)+)")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    what: its name. found: what is there. advice: what to do; empty if fine.
    """

    what: str
    found: str
    advice: str = ""


class Report:
    """The findings, as text with one line each, or as a table."""

    def __init__(self, findings):
        self.findings = list(findings)

    @property
    def fine(self) -> bool:
        """Whether nothing needs attention."""
        return not any(f.advice for f in self.findings)

    def _verdict(self):
        if self.fine:
            return "Everything that the course needs is here."
        return "Something needs attention: follow the advice, then restart."

    def __repr__(self):
        lines = [
            f"{'look' if f.advice else 'fine'}  {f.what}: {f.found}"
            + (f" -> {f.advice}" if f.advice else "")
            for f in self.findings
        ]
        return "\n".join([*lines, self._verdict()])

    def _repr_html_(self):
        rows = "".join(
            "<tr>"
            f"<td>{'look' if f.advice else 'fine'}</td>"
            + "".join(
                f'<td style="text-align:left">{html.escape(text)}</td>'
                for text in (f.what, f.found, f.advice)
            )
            + "</tr>"
            for f in self.findings
        )
        return (
            f'<table style="font-size:1.1em">{rows}</table>'
            f"<b>{self._verdict()}</b>"
        )


def check() -> Report:
    """Look at the machine, Python, the packages and the data.

    Raises nothing: what is missing is a finding with advice.
    """
    return Report([_machine(), _python(), *_packages(), *_data()])


def _machine() -> Finding:
    system, machine = platform.system(), platform.machine()
    if system == "Windows":  # which Python this is, not which processor
        machine = sysconfig.get_platform()
    advice = ""
    if (system, machine) not in MACHINES:
        advice = (
            "TensorFlow is not released for it: use a machine that README.md "
            "lists, or Linux on this one (WSL, a virtual machine)"
        )
    if sys.maxsize < 2**32:
        machine += ", 32 bit"
        advice = "install a 64-bit Python and create the environment again"
    return Finding("machine", f"{system}, {machine}", advice)


def _python() -> Finding:
    (low, high), version = PYTHONS, sys.version_info[:2]
    advice = ""
    if not low <= version <= high:
        advice = (
            f"install Python {low[0]}.{low[1]} to {high[0]}.{high[1]} and "
            "create the environment again"
        )
    return Finding("Python", platform.python_version(), advice)


def _packages():
    try:
        lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    except OSError:
        yield Finding(
            "requirements.txt", "missing", "get a fresh copy of the course"
        )
        return
    for pin in filter(None, map(PIN.match, lines)):
        name, wanted = pin["name"], pin["version"]
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Finding(name, "missing", INSTALL)
            continue
        fits = admits(wanted, version)
        advice = "" if fits else f"~={wanted} is needed: {INSTALL}"
        yield Finding(name, version, advice)


def admits(wanted: str, version: str) -> bool:
    """Whether ``~=wanted`` admits the version: its release, no older.

    Both are numbers with dots; what follows them, such as rc1, is ignored.
    """
    want, have = (
        [int(part) for part in re.match(r"[\d.]*\d", text)[0].split(".")]
        for text in (wanted, version)
    )
    have += [0] * (len(want) - len(have))  # 26.3 is 26.3.0
    return have[: len(want) - 1] == want[:-1] and have >= want


def _data():
    for name in files.SHA256:
        try:
            content = files.read(name)
        except (OSError, ValueError) as error:
            yield Finding(f"data/{name}", "not readable", str(error))
        else:
            yield Finding(f"data/{name}", f"{len(content):,} bytes, intact")


if __name__ == "__main__":
    report = check()
    print(report)
    sys.exit(not report.fine)
