"""The contract that every notebook keeps, as checks that name the cell.

`problems(path)` lists what breaks it: one sentence each, which begins with
the notebook's name and, where one cell is meant, its place.
"""

import ast
import re
import statistics
import symtable
from collections import defaultdict
from pathlib import Path

import nbformat

import notebooks
from helpers import course

START_PAGE = "00_start_here"
MAX_BYTES = 1_500_000
MAX_CELLS, MAX_WORDS = 150, 3_500
MAX_LINES, MEDIAN_LINES, MAX_COLUMNS = 30, 6, 79
REFRESH = "python tools/refresh.py"
RECAP = "## What was measured"
REQUIRED_TAGS = {"exercise", "solution"}
KNOWN_TAGS = REQUIRED_TAGS | {"nbval-check-output", "readme-picture"}
ABSOLUTE_PATH = re.compile(
    r"(?<![\w.:/~<-])/(?:home|root|Users|tmp|work|usr|opt|var|mnt)/\w"
    r"|\b[A-Z]:\\\w"
)
# Functions that show something to move.
MOVING = {"player", "sliders", "buttons", "editor", "pad", "pointer"}
ADDRESS = re.compile(r"\b(?:https?|ftp)://", re.IGNORECASE)


def problems(path: Path) -> list[str]:
    """Everything in which the notebook breaks the contract."""
    nb = nbformat.read(path, as_version=4)
    invalid = list(syntax(path, nb))
    if invalid:
        return [f"{path.name}: {problem}" for problem in invalid]
    found = [
        problem
        for check in (
            size,
            opening,
            recap,
            predictions,
            code_style,
            set_up,
            names,
            exercises,
            exercises_left_out,
            folds,
            something_to_move,
            fresh,
            outputs,
            figures_explained,
        )
        for problem in check(path, nb)
    ]
    return [f"{path.name}: {problem}" for problem in found]


def _code(nb):
    """(place, index, cell) of every code cell."""
    number = 0
    for index, cell in enumerate(nb.cells):
        if cell.cell_type == "code":
            number += 1
            yield f"code cell {number}", index, cell


def _text(cell) -> str:
    """The stored text of a cell's outputs."""
    parts = []
    for output in cell.outputs:
        parts.append(output.get("text", ""))
        parts.append(output.get("data", {}).get("text/plain", ""))
    return "".join(parts)


def _tags(cell) -> set:
    return set(cell.metadata.get("tags", ()))


def _has_picture(cell) -> bool:
    return any("image/png" in o.get("data", {}) for o in cell.outputs)


def _bullets(source: str) -> int:
    return len(re.findall(r"^- ", source, re.MULTILINE))


def syntax(path, nb):
    """The code can be read; nothing else is looked at before it can."""
    for place, _, cell in _code(nb):
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            yield f"{place} is no valid Python: {error.msg}."


def size(path, nb):
    if len(nb.cells) > MAX_CELLS:
        yield f"it has {len(nb.cells)} cells, over {MAX_CELLS}."
    words = sum(
        len(c.source.split()) for c in nb.cells if c.cell_type == "markdown"
    )
    if words > MAX_WORDS:
        yield f"it has {words} words of text, over {MAX_WORDS}."
    if path.stat().st_size > MAX_BYTES:
        yield (
            f"it is {path.stat().st_size / 1e6:.2f} MB, more than "
            f"{MAX_BYTES / 1e6} MB: store fewer or smaller pictures."
        )


def opening(path, nb):
    """The first cell says title, question, goals, lectures and minutes."""
    first = nb.cells[0]
    if first.cell_type != "markdown":
        yield "the first cell is not text."
        return
    source = first.source
    flat = " ".join(source.split())
    names = [entry.name for entry in course.LESSONS]
    if path.stem not in names:
        yield "helpers/course.py does not list it."
        return
    entry = course.lesson(path.stem)
    if not source.startswith(f"# {entry.title}\n"):
        yield f"the first cell does not begin with '# {entry.title}'."
    if f"**{entry.question}**" not in flat:
        yield f"the first cell does not ask '**{entry.question}**'."
    if "By the end you can" not in source:
        yield "the first cell lacks 'By the end you can'."
    if not 3 <= _bullets(source) <= 5:
        yield f"the first cell has {_bullets(source)} bullets, not 3 to 5."
    if f"Goes with: {entry.lectures}." not in flat:
        yield f"the first cell lacks 'Goes with: {entry.lectures}.'."
    if f"About {entry.minutes} minutes." not in flat:
        yield f"the first cell lacks 'About {entry.minutes} minutes.'."


def recap(path, nb):
    """The last section mirrors the goals and shows the claims."""
    if path.stem == START_PAGE:
        return
    text = [c.source for c in nb.cells if c.cell_type == "markdown"]
    starts = [k for k, s in enumerate(text) if s.startswith(RECAP)]
    if len(starts) != 1:
        yield f"it needs one cell that begins with '{RECAP}'."
        return
    later = "\n".join(text[starts[0] :])
    if "\n## " in later:
        yield f"'{RECAP}' is not the last section."
    if _bullets(text[starts[0]]) != _bullets(text[0]):
        yield f"'{RECAP}' has other bullets than the first cell."
    last = notebooks.code_cells(nb)[-1]
    if "claims.table()" not in last.source:
        yield "the last code cell does not show claims.table()."


def predictions(path, nb):
    prompts = sum(
        c.source.count("**Predict.**")
        for c in nb.cells
        if c.cell_type == "markdown"
    )
    if prompts < 2:
        yield f"it has {prompts} prompts that begin '**Predict.**', not 2."


def code_style(path, nb):
    lengths = []
    for place, _, cell in _code(nb):
        lines = cell.source.splitlines()
        # Lines of brackets alone, which the formatter makes, do not count.
        filled = [line for line in lines if re.search(r"\w", line)]
        lengths.append(len(filled))
        if not filled:
            yield f"{place} is empty."
        if len(filled) > MAX_LINES:
            yield f"{place} has {len(filled)} lines, over {MAX_LINES}."
        for line in lines:
            if len(line) > MAX_COLUMNS:
                yield f"{place} has a line over {MAX_COLUMNS} columns: {line}"
        for pattern, what in (
            (ADDRESS, "a network address"),
            (ABSOLUTE_PATH, "an absolute path"),
            (re.compile(r"\bsys\.path\b"), "sys.path"),
        ):
            if pattern.search(cell.source):
                yield f"{place} contains {what}."
        unknown = _tags(cell) - KNOWN_TAGS
        if unknown:
            yield f"{place} has the unknown tags {sorted(unknown)}."
    if lengths and statistics.median(lengths) > MEDIAN_LINES:
        yield (
            f"the median code cell has {statistics.median(lengths):g} lines, "
            f"over {MEDIAN_LINES}."
        )


def set_up(path, nb):
    """One cell prepares the notebook and holds all its imports."""
    places = list(_code(nb))
    if path.stem == START_PAGE:
        place, _, cell = places.pop(0)
        if "environment.check()" not in cell.source:
            yield f"{place} does not call environment.check."
    if "setup.notebook(" not in places[0][2].source:
        yield f"{places[0][0]} does not call setup.notebook."
    for place, _, cell in places[1:]:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                yield (
                    f"{place} imports ({ast.unparse(node)}): all imports "
                    "stand in the cell that calls setup.notebook."
                )


def names(path, nb):
    """A top-level name has one meaning, and no loop variable is left over."""
    kinds = defaultdict(lambda: defaultdict(list))
    bound_in, loops_in = defaultdict(set), defaultdict(set)
    for place, index, cell in _code(nb):
        for name, kind in _bindings(ast.parse(cell.source).body):
            if name == "_":
                continue
            kinds[name][kind].append((place, _exercise(nb, index)))
            bound_in[name].add(place)
            if kind == "a loop variable":
                loops_in[name].add(place)
    for name, places in kinds.items():
        once = [
            where
            for kind, where in places.items()
            if kind not in ("a value", "a loop variable")
        ]
        # A stub and its solution define the same name.
        owners = {owner for where in once for _, owner in where}
        twice = sum(map(len, once)) > 1 and (None in owners or len(owners) > 1)
        if len(places) > 1 or twice:
            said = "; ".join(
                f"{kind} in {', '.join(place for place, _ in where)}"
                for kind, where in places.items()
            )
            yield f"the name {name} has several meanings: {said}."
    for place, _, cell in _code(nb):
        for name in _used(cell.source):
            if bound_in[name] and bound_in[name] == loops_in[name] - {place}:
                yield f"{place} uses {name}, left over from a loop."


def _bindings(statements):
    """(name, kind) of everything that these statements bind."""
    for node in statements:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield (alias.asname or alias.name).split(".")[0], "an import"
        elif isinstance(node, ast.FunctionDef):
            yield node.name, "a function"
        elif isinstance(node, ast.ClassDef):
            yield node.name, "a class"
        else:
            if isinstance(node, ast.For):
                yield from _stored(node.target, "a loop variable")
            if isinstance(node, ast.With):
                for item in node.items:
                    if item.optional_vars:
                        yield from _stored(item.optional_vars, "a value")
            if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                for target in getattr(node, "targets", None) or [node.target]:
                    yield from _stored(target, "a value")
            for field in ("body", "orelse", "finalbody"):
                yield from _bindings(getattr(node, field, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _bindings(handler.body)


def _stored(target, kind):
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, kind


def _used(source: str) -> set[str]:
    """The global names that the code reads, also inside functions."""
    found, tables = set(), [symtable.symtable(source, "cell", "exec")]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        found |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced()
            and (table.get_type() == "module" or symbol.is_global())
        }
    return found


def _exercise(nb, index):
    """The number of the exercise that a cell belongs to, or None.

    An exercise is its stub, its solution, and nothing between them.
    """
    if not _tags(nb.cells[index]) & REQUIRED_TAGS:
        return None
    return sum("exercise" in _tags(c) for c in nb.cells[: index + 1])


def exercises(path, nb):
    """Stubs, their checks, and folded solutions that are right."""
    stubs = [c for _, _, c in _code(nb) if "exercise" in _tags(c)]
    wanted = 1 if path.stem == START_PAGE else 3
    if len(stubs) < wanted:
        yield f"it has {len(stubs)} exercises, not {wanted}."
    solutions = [c for _, _, c in _code(nb) if "solution" in _tags(c)]
    if len(solutions) != len(stubs):
        yield f"{len(stubs)} exercises have {len(solutions)} solutions."
    for place, _, cell in _code(nb):
        tags = _tags(cell)
        if not tags & REQUIRED_TAGS:
            continue
        if "nbval-check-output" not in tags:
            yield f"{place}: its verdict is not compared (nbval-check-output)."
        if "exercise" in tags:
            if "..." not in cell.source:
                yield f"{place} is an exercise without dots to fill in."
            if not _text(cell).startswith("Not attempted yet:"):
                yield f"{place}: the untouched stub is not 'not attempted'."
        if "solution" in tags:
            if not cell.metadata.get("jupyter", {}).get("source_hidden"):
                yield f"{place}: the solution is not folded."
            if "Right." not in _text(cell):
                yield f"{place}: its own check does not call it right."


def exercises_left_out(path, nb):
    """What follows does not lean on a stub or a solution."""
    owner = {}
    for _, index, cell in _code(nb):
        number = _exercise(nb, index)
        if number is not None:
            for name, _ in _bindings(ast.parse(cell.source).body):
                owner[name] = number
    for place, index, cell in _code(nb):
        bound = {n for n, _ in _bindings(ast.parse(cell.source).body)}
        for name in sorted((_used(cell.source) | bound) & set(owner)):
            if _exercise(nb, index) != owner[name]:
                yield f"{place} uses {name}, a name of exercise {owner[name]}."


def folds(path, nb):
    """Solutions and the answers of predictions are stored folded."""
    folded = notebooks.folded(nb)
    for place, index, cell in _code(nb):
        hidden = cell.metadata.get("jupyter", {}).get("outputs_hidden", False)
        if hidden != (index in folded):
            yield (
                f"{place}: its output is "
                + ("folded for no reason." if hidden else "not folded.")
            )


def something_to_move(path, nb):
    moving = [
        (place, cell)
        for place, _, cell in _code(nb)
        if MOVING & _called(cell.source)
    ]
    if not moving:
        yield "it has nothing to move: no slider, button, editor or player."
    for place, cell in moving:
        if not _has_picture(cell):
            yield f"{place} stores no picture of what can be moved."


def _called(source: str) -> set[str]:
    """The names that the code's top level calls."""
    return {
        node.func.id
        for statement in ast.parse(source).body
        if not isinstance(statement, ast.FunctionDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def fresh(path, nb):
    """Stored outputs are there, in order, made by exactly this code."""
    counts = [cell.execution_count for cell in notebooks.code_cells(nb)]
    for number, count in enumerate(counts, 1):
        if count != number:
            yield (
                f"code cell {number} was not executed in order (it says "
                f"{count}): run {REFRESH} on the notebook."
            )
            break
    for reason in notebooks.not_evidence(nb):
        yield f"{reason} Run {REFRESH} on the notebook."


def outputs(path, nb):
    for place, _, cell in _code(nb):
        for output in cell.outputs:
            if output.output_type == "error":
                yield f"{place} stores the error {output.ename}."
            if output.get("name") == "stderr":
                yield f"{place} stores text from stderr."
            if notebooks.WIDGET in output.get("data", {}):
                yield f"{place} stores a widget, which no kernel answers."
        if ABSOLUTE_PATH.search(_text(cell)):
            yield f"{place} stores an absolute path in its output."


def figures_explained(path, nb):
    """After each figure, one sentence says what to see."""
    for place, index, cell in _code(nb):
        if not _has_picture(cell):
            continue
        after = nb.cells[index + 1] if index + 1 < len(nb.cells) else None
        if after is None or not after.get("source", "").startswith(
            "*What to see:* "
        ):
            yield f"{place} draws, but no '*What to see:*' follows it."
