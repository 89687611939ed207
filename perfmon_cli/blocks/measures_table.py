"""The table of a priority: every measure with its periods, changes, rating, trend and comment."""

from dataclasses import dataclass

from perfmon_cli.blocks import column_widths
from perfmon_cli.blocks.cells import (
    change_cell,
    comparison_of,
    print_slot,
    rating_cell,
    trend_cell,
    value_cell,
    words_cell,
)
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_settings
from perfmon_cli.blocks.layout import Slot
from perfmon_cli.blocks.peer_cells import difference_cell
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.commentary.reading import take_own
from perfmon_cli.findings import finding
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import Basis, Period, period_ending
from perfmon_cli.report.model import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Line,
    Paragraph,
    Place,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import periods, reasons
from perfmon_cli.wording.words import WORDS

KINDS = ("measures table",)
SETTINGS = ("priority", "columns", "periods")
_DEFAULT_COLUMNS = ("-2", "-1", "0")
_BASELINES = (ComparatorKind.BASELINE, ComparatorKind.PLAN_BASELINE)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the table's columns are."""

    periods: tuple[str, ...]
    heads: tuple[str, ...]
    comparators: tuple[Comparator, ...]  #: one change column each; baselines share the last
    comparator_heads: tuple[str, ...]
    rated: bool


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The heading of the priority and its table."""
    known_settings(row, composer, SETTINGS)
    priority = composer.priority_of(row)
    if priority is None:
        problem = f'No priority has the id "{row.setting("priority")}".'
        remedy = "Write the setting priority: and an id of the Priorities sheet."
        composer.findings.append(finding("PM402", problem, remedy, where=row.source))
        return []
    title = row.heading or priority.title
    heading = Heading(
        id=composer.id("H", "priority", priority.id),
        level=row.level or 1,
        text=title,
        number=composer.heading_number(row.level or 1),
        icon=priority.icon,
    )
    lines = _lines(row, composer, priority)
    if not lines:
        problem = f'The priority "{priority.title}" has no measures.'
        remedy = "Write its id in the Priority column of its measures."
        composer.findings.append(finding("PM304", problem, remedy, where=priority.source))
        words = (Span(WORDS["section.no measures"]),)
        return [heading, Paragraph(id=composer.id("P", "priority", priority.id), line=words)]
    plan = _plan(composer, priority, lines)
    number = composer.counters.next_table()
    ref = f"{WORDS['table']} {number}"
    rows = tuple(_row(composer, plan, line, ref) for line in lines)
    room = column_widths.WIDE_MM if row.wide else column_widths.UPRIGHT_MM
    table = Table(
        id=composer.id("T", "priority", priority.id),
        caption=WORDS["caption.measures"].format(title=title),
        columns=column_widths.fitted(_columns(plan), rows, room),
        rows=rows,
        number=number,
    )
    return [heading, table]


def _lines(row: BlockRow, composer: Composer, priority: Priority) -> list[MeasureRef]:
    """One line a measure, or one a part where a measure is made of parts and has no whole."""
    refs = row.all_measures or tuple(
        MeasureRef(m.id) for m in composer.catalogue.measures.values() if m.priority == priority.id
    )
    lines: list[MeasureRef] = []
    for ref in refs:
        measure = composer.catalogue.measures.get(ref.measure)
        if measure is None:
            continue
        composer.printed_measures.add(measure.id)
        if is_composite(composer, measure) and not ref.part:
            lines.extend(MeasureRef(measure.id, part) for part in measure.parts)
        else:
            lines.append(ref)
    return lines


def is_composite(composer: Composer, measure: Measure) -> bool:
    """Whether only parts have figures."""
    keys = composer.printer.keys_of(measure.id)
    has_parts = any(key.part and not key.area for key in keys)
    return has_parts and not any(not key.part and not key.area for key in keys)


def _plan(composer: Composer, priority: Priority, lines: list[MeasureRef]) -> _Plan:
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
    return _Plan(
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
            shared = _shared(comparator)
            if shared not in found:
                found.append(shared)
    return tuple(sorted(found, key=lambda c: c.kind in _BASELINES))


def _shared(comparator: Comparator) -> Comparator:
    return Comparator(ComparatorKind.BASELINE) if comparator.kind in _BASELINES else comparator


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


def _columns(plan: _Plan) -> tuple[Column, ...]:
    columns = [Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=2.8)]
    columns += [
        Column(heading=head, kind=ColumnKind.NUMBER, share=1.3, is_current=period == "0")
        for period, head in zip(plan.periods, plan.heads, strict=True)
    ]
    columns += [
        Column(heading=head, kind=ColumnKind.NUMBER, share=1.4) for head in plan.comparator_heads
    ]
    if plan.rated:
        columns.append(Column(heading=WORDS["table.rating"], kind=ColumnKind.MARK, share=1.45))
    columns.append(Column(heading=WORDS["table.trend"], kind=ColumnKind.MARK, share=1.85))
    columns.append(Column(heading=WORDS["table.comment"], kind=ColumnKind.TEXT, share=3.5))
    return tuple(columns)


def _row(composer: Composer, plan: _Plan, ref: MeasureRef, table: str) -> Row:
    printer = composer.printer
    measure = printer.measure(ref)
    indicator = printer.indicator(ref)
    label = _label_cell(measure, ref)
    name = ": ".join(text for text in (measure.label, measure.sub_label, ref.part) if text)
    cells = [label]
    for column, head in zip(plan.periods, plan.heads, strict=True):
        place = Place("table", table, name, head)
        cells.append(value_cell(printer, ref, column, place, head))
    for comparator, head in zip(plan.comparators, plan.comparator_heads, strict=True):
        place = Place("table", table, name, head)
        cells.append(_comparison_cell(composer, ref, comparator, place, head))
    if plan.rated:
        place = Place("table", table, name, WORDS["table.rating"])
        cells.append(
            rating_cell(printer, indicator, place)
            if indicator
            else words_cell(reasons.missing(None))
        )
    cells.append(trend_cell(printer, indicator))
    cells.append(words_cell(_comment(measure)))
    return Row(tuple(cells))


def _label_cell(measure: Measure, ref: MeasureRef) -> Cell:
    notes: list[Line] = []
    if measure.sub_label:
        notes.append((Span(measure.sub_label),))
    if ref.part:
        notes.append((Span(ref.part),))
    return Cell((Span(measure.label),), tuple(notes))


def _comparison_cell(
    composer: Composer, ref: MeasureRef, comparator: Comparator, place: Place, head: str
) -> Cell:
    printer = composer.printer
    measure = printer.measure(ref)
    own = next((c for c in measure.comparators if _shared(c) == comparator), None)
    if own is None:
        return words_cell(
            WORDS["cell.no baseline"]
            if comparator.kind in _BASELINES
            else WORDS["cell.not compared"]
        )
    if measure.show_quarters:
        return print_slot(printer, Slot(ref=ref, show="change", comparator=own), place, head)
    indicator: Indicator | None = printer.indicator(ref)
    comparison = comparison_of(indicator, own)
    if indicator is None or comparison is None:
        return words_cell(reasons.missing(None))
    if comparator.kind is ComparatorKind.SIMILAR_AREAS:
        return difference_cell(printer, indicator, comparison, place)
    return change_cell(printer, indicator, comparison, place, head)


def _comment(measure: Measure) -> str:
    parts = []
    if measure.partnership:
        parts.append(WORDS["comment.partnership"])
    if measure.comment:
        parts.append(take_own(measure.comment)[0])
    elif measure.source:
        parts.append(WORDS["note.source"].format(source=measure.source))
    return " ".join(parts) or WORDS["comment.none"]
