"""What stands beneath a chart and behind it: source, gaps, statuses; a text that is not endless."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.table_notes import SOURCED, notes, sources_of
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.indicators.model import Reason
from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, ChartKind, Line, Point, Series, Span
from perfmon_cli.wording import periods, reasons
from perfmon_cli.wording.words import WORDS

#: What a reader by ear is spared: a longer text gives the ends and says where all numbers are.
LONGEST_ALT = 600
_LONGEST_TITLE = 200
_MOST_LINES = 6
#: So many gaps are named; the others are counted.
_MOST_GAPS = 8
#: Kinds where a missing figure shows as nothing but a gap.
_OF_LINES = frozenset(
    {ChartKind.OVER_TIME, ChartKind.BY_GROUP, ChartKind.ROLLING, ChartKind.EACH_AREA}
)
_OVER_TIME = _OF_LINES | {ChartKind.MONTHS}
#: Kinds whose ends are told of the newest figure of each line.
_BY_LINE = frozenset({ChartKind.EACH_AREA, ChartKind.BY_GROUP})
_ILLUSTRATIVE = WORDS["status.illustrative"]


def finished(chart: Chart, row: BlockRow, composer: Composer) -> Chart:
    """The chart with all its notes, source and as-at last, and a text of bounded length."""
    sources = _sources(row, composer, _made_up(chart))
    zero = () if chart_scale.has_zero(chart) else ((Span(WORDS["chart.not from zero"]),),)
    statuses = _statuses(chart, row, composer)
    lines = (*chart.notes, *zero, *statuses, *_gaps(chart), *sources)
    return replace(worded(chart, chart.alt), notes=lines)


def worded(chart: Chart, told: str, sheet: str = "") -> Chart:
    """The chart with its text: its finding, what is drawn, and what is told of its numbers.

    Where that is too long the main numbers stand for all, with where all are.
    """
    whole = f"{chart.title}. {_drawn(chart)} {told}"
    if len(whole) <= LONGEST_ALT:
        return replace(chart, alt=whole, numbers_in="")
    opening = f"{_cut(chart.title, _LONGEST_TITLE)}. {_drawn(chart)}"
    name = sheet or f"{WORDS['figure']} {chart.number}"
    file = WORDS["chart.alt file"].format(sheet=name)
    closing = (_ends(chart), file)
    between = _between(chart) if chart.kind in _OVER_TIME else ""
    pieces = [piece for piece in (opening, between, *closing) if piece]
    if len(" ".join(pieces)) > LONGEST_ALT:
        pieces = [piece for piece in (opening, *closing) if piece]
    return replace(chart, alt=" ".join(pieces), numbers_in=file)


def _drawn(chart: Chart) -> str:
    """What kind of chart it is, in a sentence."""
    lines = [one.name for one in chart.series[1:]] if chart.kind is ChartKind.MONTHS else []
    return WORDS["chart.drawn line" if lines else f"chart.drawn {chart.kind.value}"].format(
        count=len(chart.categories),
        first=chart.categories[0],
        last=chart.categories[-1],
        lines=", ".join(lines),
    )


def _between(chart: Chart) -> str:
    """The first and the newest figures of a chart over time, of so many lines as are told apart."""
    if len(chart.series) > _MOST_LINES:
        return ""
    said = []
    for index in sorted({0, len(chart.categories) - 1}):
        numbers = [
            f"{_cut(one.name)} {one.points[index].printed}"
            if len(chart.series) > 1
            else one.points[index].printed
            for one in chart.series
            if one.points[index].value is not None
        ]
        said += [f"{chart.categories[index]}: {', '.join(numbers)}"] if numbers else []
    return f"{'; '.join(said)}." if said else ""


def _ends(chart: Chart) -> str:
    """The highest and the lowest of the newest figures, or of all where there is one series."""
    known = [(value, said) for value, said in _newest(chart) if value is not None]
    if not known:
        return ""
    highest, lowest = max(known, key=_value)[1], min(known, key=_value)[1]
    of = "newest" if chart.kind in _BY_LINE else "ends"
    return WORDS[f"chart.alt {of}"].format(highest=highest, lowest=lowest)


def _value(known: tuple[float, str]) -> float:
    return known[0]


def _newest(chart: Chart) -> Iterable[tuple[float | None, str]]:
    if chart.kind in _BY_LINE:
        for one in chart.series:
            yield one.points[-1].value, f"{_cut(one.name)} {one.points[-1].printed}"
        return
    current = next((one for one in chart.series if one.is_current), chart.series[0])
    for name, point in zip(chart.categories, current.points, strict=True):
        yield point.value, f"{_cut(name)} {point.printed}"


def _cut(name: str, most: int = 80) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


class _MadeUp(Enum):
    """How many of a chart's figures are illustrative."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


def _made_up(chart: Chart) -> _MadeUp:
    known = [point for _, point, _ in _points(chart) if point.value is not None]
    count = sum(_ILLUSTRATIVE in point.status.split(", ") for point in known)
    if not count:
        return _MadeUp.NONE
    return _MadeUp.ALL if count == len(known) else _MadeUp.SOME


def _statuses(chart: Chart, row: BlockRow, composer: Composer) -> Iterable[Line]:
    """Which figures are provisional, estimated or made up, in words."""
    held: dict[str, list[str]] = {}
    every = [(name, point) for name, point, _ in _points(chart) if point.value is not None]
    for name, point in every:
        for status in filter(None, point.status.split(", ")):
            held.setdefault(status, []).append(name)
    for status, names in held.items():
        is_all = len(names) == len(every)
        which = WORDS["chart.all figures"] if is_all else _listed(list(dict.fromkeys(names)))
        if status == _ILLUSTRATIVE:
            sources = sources_of(row, composer)
            key = "note.illustrative not of" if sources and is_all else "note.illustrative"
            text = WORDS[key].format(which=which, source=sources)
        else:
            words = f"{status[:1].upper()}{status[1:]}"
            text = WORDS["chart.status"].format(status=words, which=which)
        yield (Span(text),)


def _gaps(chart: Chart) -> Iterable[Line]:
    """Which points of lines have no figure, and why."""
    if chart.kind not in _OF_LINES:
        return
    held: dict[str, list[str]] = {}
    for name, point, series in _points(chart):
        if point.value is None:
            of = f"{series.name}, {name}" if len(chart.series) > 1 else name
            held.setdefault(point.printed, []).append(of)
    if held:
        said = [f"{_listed(names)} ({why})" for why, names in held.items()]
        yield (Span(WORDS["chart.gaps"].format(gaps="; ".join(said))),)


def _points(chart: Chart) -> Iterable[tuple[str, Point, Series]]:
    for series in chart.series:
        for name, point in zip(chart.categories, series.points, strict=True):
            yield name, point, series


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(map(_cut, names[:_MOST_GAPS]))
    rest = len(names) - _MOST_GAPS
    return f"{shown} {WORDS['chart.gap more'].format(count=rest)}" if rest > 0 else shown


def _sources(row: BlockRow, composer: Composer, made_up: _MadeUp) -> Iterable[Line]:
    """The block's own note, source and as-at; the quarter's "Figures as at" where no measure has.

    Nothing stands in for a source or a date that the workbook does not give, and made-up figures
    have neither.
    """
    key = "note.source others" if made_up is _MadeUp.SOME else SOURCED
    if made_up is _MadeUp.ALL:
        yield from notes(row, composer, brackets=False, sourced="")
        return
    lines = list(notes(row, composer, brackets=False, sourced=key))
    quarter = composer.catalogue.row_of(composer.printer.quarter)
    given = any(composer.printer.measure(ref).as_at for ref in row.all_measures)
    if not given and quarter is not None and quarter.as_at is not None and not quarter.has_odd_day:
        dated = Span(WORDS["note.as at"].format(date=periods.day(quarter.as_at)))
        sourced = bool(sources_of(row, composer))
        lines.append((*lines.pop(), Span(" "), dated) if sourced else (dated,))
    yield from lines


def broken() -> Point:
    """A gap where counting changed within the period."""
    return Point(None, reasons.reason(Reason.BREAK), symbols=("[b]",))
