"""What all charts need of the printer: points with their figures, breaks between them, words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.slices import column_head
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators import rating, targets
from perfmon_cli.indicators.model import RatingRule
from perfmon_cli.period import MONTHS_A_YEAR, Period
from perfmon_cli.report.model import Place, Point, PrintedFigure, Series
from perfmon_cli.rule_settings.model import PROFILE
from perfmon_cli.wording import sentences
from perfmon_cli.wording.words import WORDS


def chart_name(number: int) -> str:
    """How places name a chart: "Figure 2"."""
    return f"{WORDS['figure']} {number}"


def point(composer: Composer, ref: MeasureRef, column: str, number: int, row: str) -> Point:
    """The point of a column, entered as a figure of chart `number`; a gap says why it is one."""
    printer = composer.printer
    found = printer.slot_periods(ref, column)
    observation = printer.observation(ref, found[0]) if found else None
    return observed(composer, ref, observation, number, (row, column_head(printer, ref, column)))


def observed(
    composer: Composer,
    ref: MeasureRef,
    observation: Observation | None,
    number: int,
    at: tuple[str, str],
) -> Point:
    """The point of an observation, entered at its row and column of chart `number`."""
    printer = composer.printer
    if observation is None or observation.value is None:
        missing = observation.missing if observation is not None else None
        symbol = (missing or Missing.NOT_AVAILABLE).value
        symbols = (symbol,) if symbol.startswith("[") else ()
        return Point(None, printer.missing(ref, observation), symbols=symbols)
    figure = printer.value(ref, observation.key.period, observation)
    found = entered(composer, figure, number, *at)
    return replace(found, status=printer.status_words(observation))


def entered(composer: Composer, figure: PrintedFigure, number: int, row: str, column: str) -> Point:
    """The point of a figure that is at hand, entered at its place in the chart."""
    span = composer.printer.enter(figure, Place("chart", chart_name(number), row, column))
    return Point(
        as_float(Decimal(figure.value)) if figure.value else None,
        figure.printed,
        figure=span.figure,
        symbols=figure.symbols,
    )


def goal_of(
    composer: Composer, ref: MeasureRef, columns: Sequence[str], number: int
) -> Series | None:
    """The targets of a line's periods; None where there is none.

    Periods before the measure's own have one only where the Targets sheet gives it: a target set
    for now says nothing of earlier years.
    """
    slots = [composer.printer.slot_periods(ref, column) for column in columns]
    found = tuple(_goal(composer, ref, slot, number) for slot in slots)
    if all(one.value is None for one in found):
        return None
    return Series(WORDS["chart.target"], found)


def _goal(composer: Composer, ref: MeasureRef, slot: tuple[Period, ...], number: int) -> Point:
    """The target of a column as it is printed; a point without value where there is none."""
    indicator = composer.printer.indicator(ref)
    if len(slot) != 1 or indicator is None or indicator.rating.rule is RatingRule.BENCHMARK:
        return Point(None, "")
    is_own = slot[0] == indicator.period
    figure = composer.printer.target(indicator) if is_own else _target(composer, ref, slot[0])
    if figure is None:
        return Point(None, "")
    return entered(composer, figure, number, WORDS["chart.target"], label(figure))


def _target(composer: Composer, ref: MeasureRef, period: Period) -> PrintedFigure | None:
    """The target that the Targets sheet gives for a period."""
    measure = composer.printer.measure(ref)
    goal = targets.goal(
        measure,
        tuple(row for row in composer.catalogue.targets if row.measure == ref.measure),
        composer.catalogue.settings,
        period,
        part=ref.part,
        area=ref.area,
        is_line=rating.basis_of(measure) == PROFILE,
    )
    if goal is None or goal.target is None or not goal.sources:
        return None
    return composer.printer.target_at(ref, period, goal.target, goal.sources)


def label(figure: PrintedFigure) -> str:
    """The period of a figure in words."""
    return figure.period[2] if figure.period else ""


def as_float(value: Decimal) -> float:
    """For drawing only; printed numbers come from the Decimal."""
    return float(value)


def with_breaks(composer: Composer, measure: str, periods: Sequence[Period | None]) -> list[bool]:
    """For each period whether counting changed since the one before, so no line leads to it."""
    days = [row.since for row in composer.catalogue.breaks if row.measure == measure]
    found = [False]
    for before, now in pairwise(periods):
        if before is None or now is None:
            found.append(False)
        else:
            found.append(any(before.start < day <= now.end for day in days))
    return found


def series_of(
    composer: Composer, ref: MeasureRef, columns: Sequence[str], number: int, name: str
) -> Series:
    """A line over columns of periods, broken where counting changed."""
    printer = composer.printer
    heads = [column_head(printer, ref, column) for column in columns]
    slots = [printer.slot_periods(ref, column) for column in columns]
    starts = with_breaks(composer, ref.measure, [slot[0] if slot else None for slot in slots])
    points = tuple(
        replace(point(composer, ref, column, number, head), starts=new)
        for column, head, new in zip(columns, heads, starts, strict=True)
    )
    return Series(name, points)


def steps(composer: Composer, ref: MeasureRef, columns: Sequence[str]) -> tuple[float, ...]:
    """Where columns stand along the axis of time, in mean steps; () where all are a step apart."""
    found = [composer.printer.period(ref, column) for column in columns]
    ends = [one.end.year * MONTHS_A_YEAR + one.end.month for one in found if one is not None]
    apart = [now - before for before, now in pairwise(ends)]
    if len(ends) < len(columns) or len(set(apart)) <= 1 or min(apart) <= 0:
        return ()
    return tuple((end - ends[0]) * len(apart) / sum(apart) for end in ends)


def suffix(composer: Composer, ref: MeasureRef) -> str:
    """What stands behind the numbers of a scale."""
    return "%" if composer.printer.measure(ref).unit.is_percent else ""


def prefix(composer: Composer, ref: MeasureRef) -> str:
    """What stands before the numbers of a scale."""
    return "£" if composer.printer.measure(ref).unit.value == "gbp" else ""


def alt(
    composer: Composer,
    refs: Iterable[MeasureRef],
    series: Sequence[Series],
    names: Sequence[str],
    *,
    goal: Series | None = None,
) -> str:
    """How the measures moved, then each category with its numbers, and the targets."""
    said = []
    for index, name in enumerate(names):
        numbers = [
            one.points[index].printed + (f" ({one.name})" if len(series) > 1 else "")
            for one in reversed(series)
        ]
        said.append(f"{name}: {', '.join(numbers)}")
    said[-1:] = [f"{last}." for last in said[-1:]]
    pieces = (*findings_of(composer, refs), "; ".join(said), alt_goal(goal, names))
    return " ".join(piece for piece in pieces if piece)


def of_rows(series: Sequence[Series], names: Sequence[str]) -> str:
    """Each row with its numbers: "2020/21, then 2021/22: Leeds 81%, then 77%; Bradford …"."""
    then = f", {WORDS['chart.then']} "
    rows = [
        f"{name} {then.join(one.points[index].printed for one in series)}"
        for index, name in enumerate(names)
    ]
    return f"{then.join(one.name for one in series)}: {'; '.join(rows)}."


def alt_goal(goal: Series | None, names: Sequence[str]) -> str:
    """The targets of a chart as a sentence: "Target: 80%.", or period by period; "" for none."""
    points = goal.points if goal else ()
    known = [(n, p.printed) for n, p in zip(names, points, strict=False) if p.value is not None]
    if not known:
        return ""
    is_one = len(known) == len(names) and len({printed for _, printed in known}) == 1
    said = known[0][1] if is_one else "; ".join(f"{name}: {printed}" for name, printed in known)
    return WORDS["chart.alt target"].format(numbers=said)


def findings_of(composer: Composer, refs: Iterable[MeasureRef]) -> list[str]:
    """One sentence for each measure that has a value now."""
    found = (composer.printer.indicator(ref) for ref in refs)
    settings = composer.catalogue.settings
    return [sentences.movement(one, settings) for one in found if one and one.value is not None]
