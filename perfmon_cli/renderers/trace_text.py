"""What `perfmon trace` prints: plain text, 100 columns at the most."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.trace.cells import Held
from perfmon_cli.trace.steps import Step
from perfmon_cli.trace.trail import Traced, Trail

WIDEST = 100
#: So many figures are told in full; of more there is a list.
MOST_TOLD = 6
#: So many of a list are named, and the others counted.
MOST_LISTED = 40
_MOST_INPUTS = 8
_MOST_CELLS = 14
_MOST_USES = 6
_LABEL = 12
_INDENT = 2
_DEEPER = 2


def told(trails: Sequence[Trail]) -> str:
    """Each trail as a paragraph of labelled lines, the hashes of all files at the end."""
    lines: list[str] = []
    for trail in trails:
        lines += [*_trail(trail), ""]
    cells = (cell for trail in trails for cell in trail.traced.all_cells)
    lines += _files(cells)
    return _text(lines)


def listed(steps: Sequence[Step]) -> str:
    """A line a figure, grouped by what they are of; those beyond `MOST_LISTED` are counted."""
    lines: list[str] = []
    title = ""
    for step in steps[:MOST_LISTED]:
        if step.figure.what != title:
            title = step.figure.what
            lines += wrap(title, WIDEST, subsequent_indent=" " * _INDENT)
        kind = f"{step.kind}  " if step.kind else ""
        lines += _wrapped(f"{step.figure.printed}  {kind}({step.figure.id})", _INDENT)
    more = len(steps) - MOST_LISTED
    if more > 0:
        lines.append(f"and {more:,} more.")
    return _text(lines)


def named(figure: PrintedFigure) -> str:
    """A figure in a list of those that may be meant: "72.6% (Victim satisfaction …, 2021/22)"."""
    period = f", {figure.period[2]}" if figure.period else ""
    return f"{figure.printed} ({figure.what}{period})"


def _trail(trail: Trail) -> Iterator[str]:
    step, judged = trail.traced.step, trail.judged
    yield from wrap(
        f"{step.figure.printed}: {step.figure.what}", WIDEST, subsequent_indent=" " * _INDENT
    )
    if step.kind:
        yield from _wrapped(step.kind, _INDENT)
    yield from _labelled("Printed in", [place.words for place in trail.places] or ["nowhere"])
    yield from _labelled("Rule", [step.rule])
    yield from _labelled("Cells", _cells(trail.traced.cells))
    yield from _inputs("From", trail.traced, 0)
    yield from _labelled("Used for", _uses(trail.used_in, step.figure.what))
    yield from _labelled("Arrow", judged.arrow)
    yield from _labelled("Rating", judged.rating)
    yield from _labelled("Breaks", judged.breaks)
    yield from _labelled("Decisions", judged.decisions)
    yield from _labelled("Id", [step.figure.id])


def _inputs(label: str, made: Traced, depth: int) -> Iterator[str]:
    """The figures that one is made of, and beneath each what it is made of itself."""
    room = " " * (_DEEPER * depth)
    for number, one in enumerate(made.inputs[:_MOST_INPUTS]):
        head = _in_brief(one.step, beside=made.figure.what)
        yield from _labelled(label if number == 0 else "", [room + head])
        rule = [] if len(one.cells) == 1 and not one.inputs else [one.step.rule]
        for text in (*rule, *_cells(one.cells)):
            yield from _labelled("", [f"{room}  {text}"])
        yield from _inputs("", one, depth + 1)
    if len(made.inputs) > _MOST_INPUTS:
        yield from _labelled("", [room + _more(len(made.inputs) - _MOST_INPUTS)])


def _in_brief(step: Step, beside: str = "") -> str:
    """A figure in a line; what it is of is left out beside a figure of the same."""
    what = "" if step.figure.what == beside else step.figure.what
    return f"{step.figure.printed}  {', '.join(word for word in (what, step.kind) if word)}"


def _cells(cells: Sequence[Held]) -> list[str]:
    """The cells with what they hold, those of a sheet in one line where that is not known."""
    said: list[str] = []
    for (file, sheet, is_known), group in groupby(cells, _sheet):
        held = list(group)
        if is_known:
            said += [_cell(one) for one in held]
        else:
            said.append(f"{file} · {sheet}!{', '.join(one.cell for one in held)}")
    return (
        said if len(said) <= _MOST_CELLS else [*said[:_MOST_CELLS], _more(len(said) - _MOST_CELLS)]
    )


def _sheet(one: Held) -> tuple[str, str, bool]:
    return one.file, one.sheet, bool(one.read)


def _cell(one: Held) -> str:
    """For instance: data/performance.xlsx · This quarter!C2: 72.6, provisional."""
    words = ", ".join(word for word in (one.read, one.status) if word)
    return f"{one.file} · {one.ref}: {words}{f' ({one.of})' if one.of else ''}"


def _uses(steps: Sequence[Step], beside: str) -> list[str]:
    said = [_in_brief(step, beside) for step in steps[:_MOST_USES]]
    return said if len(steps) <= _MOST_USES else [*said, _more(len(steps) - _MOST_USES)]


def _more(count: int) -> str:
    return f"and {count:,} more (--format json lists them)"


def _files(cells: Iterable[Held]) -> Iterator[str]:
    """Each file once, with the hash of what was read."""
    files = {one.file: one.sha256 for one in cells}
    yield from ["Files"] if files else []
    for file, sha256 in files.items():
        yield from _wrapped(file, _INDENT)
        yield from _wrapped(f"sha256 {sha256}", 2 * _INDENT) if sha256 else ()


def _labelled(label: str, texts: Sequence[str]) -> Iterator[str]:
    """A label with its texts beside it, one beneath the other; nothing where there is none."""
    for number, text in enumerate(texts):
        head = f"{' ' * _INDENT}{label if number == 0 else '':<{_LABEL}}"
        inner = text.lstrip(" ")
        own = " " * (len(text) - len(inner))
        yield from wrap(
            inner,
            WIDEST,
            initial_indent=head + own,
            subsequent_indent=" " * (_INDENT + _LABEL + _INDENT) + own,
            break_on_hyphens=False,
        )


def _wrapped(text: str, indent: int) -> list[str]:
    room = " " * indent
    deeper = " " * (indent + _INDENT)
    return wrap(text, WIDEST, initial_indent=room, subsequent_indent=deeper, break_on_hyphens=False)


def _text(lines: Iterable[str]) -> str:
    """The lines; what would steer a terminal is gone, since names come from strangers' files."""
    clean = ("".join(c if c.isprintable() else " " for c in line).rstrip() for line in lines)
    return "".join(f"{line}\n" for line in clean)
