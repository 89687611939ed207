"""The rule behind a figure as one plain sentence, with the figures it was applied to."""

from collections.abc import Sequence
from decimal import Decimal

from perfmon_cli.cells.markers import Missing
from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.wording.words import WORDS

#: So many figures are named in a sentence; of more the first and how many others.
_MOST_NAMED = 4


def rule_words(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """How a figure came about: "72.6% (2021/22) minus 77.6% (2020/21), …"."""
    if figure.rule in {"difference", "percentage"} or _is_refused(figure):
        return _change(figure, made_of)
    if not figure.value:
        return _no_value(figure)
    if figure.rule == "given":
        return _given(figure)
    cells = len(figure.sources)
    if figure.rule in {"sum", "ratio"} and cells:
        return _counted(f"trace.{figure.rule}", cells)
    return _made(figure, made_of)


def _is_refused(figure: PrintedFigure) -> bool:
    return figure.quantity.startswith("change") and not figure.value


def _change(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """What was taken from what; where nothing was, between what."""
    if len(made_of) != len(("first", "second")):
        return WORDS["trace.no figure"].format(printed=figure.printed)
    lacking = [_named(one) for one in made_of if not one.value]
    if lacking:
        return WORDS["trace.no figure"].format(printed=lacking[0])
    key = "trace.no change" if _is_refused(figure) else f"trace.{figure.rule}"
    first, second = (_named(one) for one in made_of)
    return WORDS[key].format(first=first, second=second, printed=figure.printed)


def _no_value(figure: PrintedFigure) -> str:
    if Missing.CONFIDENTIAL.value in figure.symbols:
        return WORDS["trace.withheld"]
    return WORDS["trace.given words" if figure.sources else "trace.nothing"]


def _given(figure: PrintedFigure) -> str:
    """That it was read, and what the cell holds where more than is printed."""
    digits = "".join(c for c in figure.printed if c.isdigit() or c == ".")
    if Decimal(digits or "NaN") == abs(Decimal(figure.value)):
        return WORDS["trace.given"]
    return WORDS["trace.given rounded"].format(value=figure.value.replace("-", "−"))


def _made(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """Of what other figures it is made, or of what else."""
    if figure.quantity == "count_of":
        return _counted("trace.made count", len(made_of))
    if figure.quantity == "target" and not made_of:
        cells = len(figure.sources)
        key = "trace.made target cells" if cells else "trace.made target line"
        return WORDS[key].format(count=cells)
    if not made_of:
        return WORDS["trace.made nothing"]
    named = _several(made_of)
    own = f"trace.made {figure.quantity}"
    if own in WORDS:
        return WORDS[own].format(figures=named)
    return _counted("trace.made", len(made_of)).format(figures=named)


def _counted(key: str, count: int) -> str:
    """The sentence for none, for one or for several, where each has its own."""
    own = {0: f"{key} none", 1: f"{key} one"}.get(count, key)
    return WORDS.get(own, WORDS[key]).replace("{count}", f"{count:,}")


def _several(made_of: Sequence[PrintedFigure]) -> str:
    names = [_named(one) for one in made_of]
    if len(names) > _MOST_NAMED:
        return WORDS["trace.figures"].format(first=names[0], count=len(names) - 1)
    *before, last = names
    return f"{', '.join(before)} {WORDS['trace.and']} {last}" if before else last


def _named(figure: PrintedFigure) -> str:
    """A figure within a sentence: "72.6% (2021/22)"."""
    if figure.period is None:
        return figure.printed
    return WORDS["trace.figure of"].format(printed=figure.printed, period=figure.period[2])
