"""The columns of a priority's table: periods, comparators, rating, trend and comment."""

from dataclasses import dataclass

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.findings import finding
from perfmon_cli.measure import Comparator, ComparatorKind
from perfmon_cli.period import Basis, Period, period_ending
from perfmon_cli.report.model import Column, ColumnKind
from perfmon_cli.wording import periods
from perfmon_cli.wording.words import WORDS

BASELINES = (ComparatorKind.BASELINE, ComparatorKind.PLAN_BASELINE)
_DEFAULT_COLUMNS = ("-2", "-1", "0")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table's columns are."""

    periods: tuple[str, ...]
    heads: tuple[str, ...]
    comparators: tuple[Comparator, ...]  #: one change column each; baselines share the last
    comparator_heads: tuple[str, ...]
    rated: bool


def planned(composer: Composer, priority: Priority, lines: list[MeasureRef]) -> Plan:
    """The columns for the rows of a priority; a period without any figure is left out, and said."""
    wanted = priority.columns or _DEFAULT_COLUMNS
    held = [c for c in wanted if c == "0" or _holds(composer, lines, c)]
    for column in wanted:
        if column not in held:
            problem = (
                f"No measure of the priority has a figure for {_head(composer, lines, column)}; "
                "the column is left out."
            )
            remedy = "Add the figures, or take the column out of the Priorities sheet."
            composer.findings.append(finding("PM305", problem, remedy, where=priority.source))
    comparators = _comparators(composer, lines)
    return Plan(
        tuple(held),
        tuple(_head(composer, lines, c) for c in held),
        comparators,
        tuple(_comparator_head(composer, lines, c) for c in comparators),
        rated=any(_has_target(composer, ref) for ref in lines),
    )


def _holds(composer: Composer, lines: list[MeasureRef], column: str) -> bool:
    printer = composer.printer
    return any(
        printer.observation(ref, period) is not None
        for ref in lines
        for period in printer.slot_periods(ref, column)
    )


def _head(composer: Composer, lines: list[MeasureRef], column: str) -> str:
    """The paper's own 12 months for columns by number; the measures' for baselines."""
    if "baseline" not in column:
        current = period_ending(composer.printer.quarter.end, Basis.ROLLING_12)
        if column.lstrip("-").isdigit():
            return periods.head(current.shifted(12 * int(column)), Basis.ROLLING_12)
        return column
    found: list[Period] = []
    for ref in lines:
        period = composer.printer.period(ref, column)
        if period is not None and period not in found:
            found.append(period)
    if len(found) == 1:
        return periods.head(found[0], Basis.ROLLING_12)
    return WORDS["table.baseline"]


def _comparators(composer: Composer, lines: list[MeasureRef]) -> tuple[Comparator, ...]:
    """The comparators of the table in order; all baselines share one column."""
    found: list[Comparator] = []
    for ref in lines:
        for comparator in composer.printer.measure(ref).comparators:
            one = shared(comparator)
            if one not in found:
                found.append(one)
    return tuple(sorted(found, key=lambda c: c.kind in BASELINES))


def shared(comparator: Comparator) -> Comparator:
    """The comparator in whose column another is printed: all baselines share one."""
    return Comparator(ComparatorKind.BASELINE) if comparator.kind in BASELINES else comparator


def _comparator_head(composer: Composer, lines: list[MeasureRef], comparator: Comparator) -> str:
    if comparator.kind is ComparatorKind.PREVIOUS_YEAR:
        return WORDS["table.change on"].format(period=_head(composer, lines, "-1"))
    if comparator.kind is ComparatorKind.BASELINE:
        return WORDS["table.change on"].format(period=WORDS["table.its baseline"])
    if comparator.kind is ComparatorKind.SIMILAR_AREAS:
        return WORDS["table.beside others"]
    return WORDS["table.change on"].format(period=comparator.name)


def _has_target(composer: Composer, ref: MeasureRef) -> bool:
    indicator = composer.printer.indicator(ref)
    return indicator is not None and indicator.is_rated


def columns(plan: Plan) -> tuple[Column, ...]:
    """The table's columns, with their usual shares of the width."""
    found = [Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=2.8)]
    found += [
        Column(
            heading=head,
            kind=ColumnKind.NUMBER,
            share=1.3,
            is_current=period == "0" and len(plan.periods) > 1,
        )
        for period, head in zip(plan.periods, plan.heads, strict=True)
    ]
    found += [
        Column(heading=head, kind=ColumnKind.NUMBER, share=1.4) for head in plan.comparator_heads
    ]
    if plan.rated:
        found.append(Column(heading=WORDS["table.rating"], kind=ColumnKind.MARK, share=1.7))
    found.append(Column(heading=WORDS["table.trend"], kind=ColumnKind.MARK, share=2.2))
    found.append(Column(heading=WORDS["table.comment"], kind=ColumnKind.TEXT, share=3.5))
    return tuple(found)
