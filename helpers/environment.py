"""Does this machine have what the course needs? Plain advice where not."""

import html
import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from .data import digits

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
PYTHONS = (3, 11), (3, 13)  # oldest and newest that TensorFlow supports here
INSTALL = "run pip install -r requirements.txt in the course's environment"


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
    """Look at Python, the packages of requirements.txt and the data.

    Raises nothing: what is missing is a finding with advice.
    """
    return Report([_python(), *_packages(), _digits()])


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
    for line in lines:
        text = line.partition("#")[0].strip()
        try:
            wanted = Requirement(text)
        except InvalidRequirement:
            continue  # an empty line, or the course itself
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            yield Finding(wanted.name, "missing", INSTALL)
            continue
        fits = wanted.specifier.contains(version, prereleases=True)
        yield Finding(
            wanted.name,
            version,
            "" if fits else f"{wanted.specifier} is needed: {INSTALL}",
        )


def _digits() -> Finding:
    try:
        (x_train, _), (x_test, _) = digits.load()
    except (OSError, ValueError) as error:
        return Finding("digits", "not readable", str(error))
    return Finding("digits", f"{len(x_train):,} and {len(x_test):,} images")
