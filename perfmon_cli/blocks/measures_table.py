"""The table of a priority: every measure with its periods, changes, rating, trend and comment."""

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
from perfmon_cli.blocks.measures_columns import BASELINES, Plan, columns, planned, shared
from perfmon_cli.blocks.peer_cells import difference_cell
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.commentary.reading import take_own
from perfmon_cli.findings import finding
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Comparator, ComparatorKind, Measure, Unit
from perfmon_cli.report.model import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Place,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import reasons
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

KINDS = ("measures table",)
SETTINGS = ("priority", "columns", "periods")
#: A comment of more signs is not said again of a measure's next part.
_LONG_COMMENT = 40


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
    composer.arrows.update(dict.fromkeys(lines))
    plan = planned(composer, priority, lines)
    number = composer.counters.next_table()
    ref = f"{WORDS['table']} {number}"
    said = zip(lines, _comments(composer, lines), strict=True)
    rows = tuple(_row(composer, plan, line, ref, comment) for line, comment in said)
    room = column_widths.WIDE_MM if row.wide else column_widths.UPRIGHT_MM
    table = Table(
        id=composer.id("T", "priority", priority.id),
        caption=WORDS["caption.measures"].format(title=title),
        columns=column_widths.fitted(columns(plan), rows, room),
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


def _row(composer: Composer, plan: Plan, ref: MeasureRef, table: str, comment: str) -> Row:
    printer = composer.printer
    measure = printer.measure(ref)
    indicator = printer.indicator(ref)
    label = _label_cell(measure, ref)
    name = ": ".join((measure.label, *_beneath(measure, ref)))
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
    cells.append(words_cell(comment))
    return Row(tuple(cells))


def _label_cell(measure: Measure, ref: MeasureRef) -> Cell:
    return Cell((Span(measure.label),), tuple((Span(text),) for text in _beneath(measure, ref)))


def _beneath(measure: Measure, ref: MeasureRef) -> list[str]:
    """What stands beneath a row's label."""
    unit = WORDS["table.in days"] if measure.unit is Unit.DAYS else ""
    return [text for text in (measure.sub_label, ref.part, unit) if text]


def _comparison_cell(
    composer: Composer, ref: MeasureRef, comparator: Comparator, place: Place, head: str
) -> Cell:
    printer = composer.printer
    measure = printer.measure(ref)
    own = next((c for c in measure.comparators if shared(c) == comparator), None)
    if own is None:
        return words_cell(
            WORDS["cell.no baseline"]
            if comparator.kind in BASELINES
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


def _comments(composer: Composer, lines: list[MeasureRef]) -> list[str]:
    """The comment of each row; a long one stands with the first of a measure's parts alone."""
    found: list[str] = []
    first: MeasureRef | None = None
    for ref in lines:
        comment = _comment(composer.printer.measure(ref))
        if first is None or first.measure != ref.measure:
            first = ref
        elif first.part and len(comment) > _LONG_COMMENT:
            comment = WORDS["comment.as for"].format(part=lower_first(first.part))
        found.append(comment)
    return found


def _comment(measure: Measure) -> str:
    parts = []
    if measure.partnership:
        parts.append(WORDS["comment.partnership"])
    if measure.comment:
        parts.append(take_own(measure.comment)[0])
    elif measure.source:
        parts.append(WORDS["note.source"].format(source=measure.source))
    return " ".join(parts) or WORDS["comment.none"]
