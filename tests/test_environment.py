"""The check of the environment, and the lists of packages."""

import platform
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib import metadata

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import notebooks
from helpers import environment
from helpers.data import files

PROJECT = tomllib.loads((notebooks.ROOT / "pyproject.toml").read_text())[
    "project"
]


def _advice():
    findings = environment.check().findings
    return {f.what: f.advice for f in findings if f.advice}


def test_a_sound_environment_is_fine():
    report = environment.check()
    assert report.fine, repr(report)
    assert "Everything that the course needs is here." in repr(report)
    assert {"machine", "Python", "tensorflow", "data/digits.npz"} <= {
        finding.what for finding in report.findings
    }


def test_what_is_off_comes_with_advice(monkeypatch, tmp_path):
    def version(name):
        if name == "keras":
            return "2.15.0"
        if name == "tensorflow":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    real = metadata.version
    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(files, "DATA", tmp_path)
    monkeypatch.setattr(environment, "PYTHONS", ((3, 8), (3, 9)))
    advice = _advice()
    assert set(advice) == {"Python", "keras", "tensorflow", "data/digits.npz"}
    assert "~=3.15" in advice["keras"] and "pip install" in advice["keras"]
    assert "Python 3.8 to 3.9" in advice["Python"]
    assert "git checkout" in advice["data/digits.npz"]
    assert "needs attention" in environment.check()._repr_html_()


def test_missing_requirements_are_a_finding(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path / "none.txt")
    assert "fresh copy of the course" in _advice()["requirements.txt"]


@pytest.mark.parametrize(
    "system, machine, of_python, largest, words",
    [
        ("Linux", "x86_64", "linux-x86_64", 2**63 - 1, None),
        ("Linux", "aarch64", "linux-aarch64", 2**63 - 1, None),
        ("Darwin", "arm64", "macosx-11.0-arm64", 2**63 - 1, None),
        ("Windows", "AMD64", "win-amd64", 2**63 - 1, None),
        ("Darwin", "x86_64", "macosx-11.0-universal2", 2**63 - 1, "released"),
        ("Windows", "ARM64", "win-arm64", 2**63 - 1, "WSL"),
        ("Windows", "AMD64", "win32", 2**31 - 1, "64-bit Python"),
        ("Linux", "x86_64", "linux-x86_64", 2**31 - 1, "64-bit Python"),
    ],
)
def test_a_machine_without_tensorflow_is_named(
    monkeypatch, system, machine, of_python, largest, words
):
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(sysconfig, "get_platform", lambda: of_python)
    monkeypatch.setattr(sys, "maxsize", largest)
    finding = environment._machine()
    assert bool(finding.advice) == bool(words)
    assert (words or "") in finding.advice


def test_the_check_needs_no_package():
    run = subprocess.run(  # -S: without the folder of installed packages
        [sys.executable, "-S", "-m", "helpers.environment"],
        cwd=notebooks.ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1 and not run.stderr
    assert "look  tensorflow: missing -> run pip install" in run.stdout
    assert "fine  data/digits.npz" in run.stdout
    assert run.stdout.count("missing") == len(_pins("requirements.txt"))


def test_the_start_page_names_the_wrong_kernel(tmp_path):
    nb = nbformat.read(notebooks.named("00_start_here"), as_version=4)
    run = subprocess.run(
        [sys.executable, "-S", "-c", notebooks.code_cells(nb)[0].source],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    last = run.stderr.splitlines()[-1]
    assert "kernel" in last and ".venv" in last and "README" in last
    assert "During handling" not in run.stderr


@settings(deadline=None, derandomize=True)
@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=3),
    st.lists(st.integers(0, 3), min_size=1, max_size=4),
    st.sampled_from(["", ".post1"]),
)
def test_versions_are_compared_as_pip_compares_them(wanted, version, suffix):
    wanted, version = (".".join(map(str, n)) for n in (wanted, version))
    expected = SpecifierSet(f"~={wanted}").contains(version + suffix)
    assert environment.admits(wanted, version + suffix) == expected


def _lines(name):
    """The lines of a list of packages, without remarks."""
    text = (notebooks.ROOT / name).read_text(encoding="utf-8")
    lines = (re.sub(r"(^|\s+)#.*", "", line) for line in text.splitlines())
    return [line for line in lines if line]


def _pins(name):
    return [line for line in _lines(name) if not line.startswith("-")]


def test_every_requirement_is_a_pin_that_the_check_can_read():
    for line in _pins("requirements.txt") + _pins("requirements-dev.txt"):
        assert environment.PIN.fullmatch(line), line
        # "Corrections of a release": x.y.0, for x.y takes all of x.
        assert len(environment.PIN.match(line)["version"].split(".")) > 2, line


def test_pyproject_lists_the_same_packages():
    extras = PROJECT["optional-dependencies"]
    wanted = PROJECT["dependencies"] + extras["test"]
    assert _pins("requirements.txt") == wanted
    assert _pins("requirements-dev.txt") == extras["develop"]
    (low, high) = environment.PYTHONS
    assert PROJECT["requires-python"] == (
        f">={low[0]}.{low[1]},<{high[0]}.{high[1] + 1}"
    )


def _locked():
    """Name and version of each package that constraints.txt pins here."""
    locked = map(Requirement, _lines("constraints.txt"))
    return {
        canonicalize_name(pin.name): pin.specifier
        for pin in locked
        if pin.marker is None or pin.marker.evaluate()
    }


def test_the_lock_pins_what_the_requirements_admit():
    locked = _locked()
    for line in _pins("requirements.txt") + _pins("requirements-dev.txt"):
        pin = Requirement(line)
        (exact,) = locked[canonicalize_name(pin.name)]
        assert exact.operator == "=="
        assert pin.specifier.contains(exact.version), f"{line}: {exact}"


def test_the_lock_pins_all_that_the_packages_need():
    found = set()
    left = [Requirement(line) for line in _pins("requirements.txt")]
    while left:
        wanted = left.pop()
        name = canonicalize_name(wanted.name)
        if (name, frozenset(wanted.extras)) in found:
            continue
        found.add((name, frozenset(wanted.extras)))
        for line in metadata.requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra})
                for extra in {"", *wanted.extras}
            ):
                left.append(needed)
    names = {name for name, _ in found}
    assert len(names) > 100
    assert not names - set(_locked())
