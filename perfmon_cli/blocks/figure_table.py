"""Area, part and period tables: one engine for every breakdown of figures."""

import difflib

from perfmon_cli.blocks.arrange import arrange
from perfmon_cli.blocks.cells import print_slot, words_cell
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.layout import DIRECTIONS, SHOWS, Layout, Slice, listed, slot
from perfmon_cli.blocks.slices import column_head, is_period
from perfmon_cli.blocks.table_notes import notes, sourced
from perfmon_cli.catalogue.names import left_over
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block, Cell, Column, ColumnKind, Place, Row, Table
from perfmon_cli.wording import sentences
from perfmon_cli.wording.words import WORDS

#: More columns of figures than this are too narrow to read on a page.
_WIDEST = 20
KINDS = ("area table", "part table", "period table")
SETTINGS = (
    "periods",
    "period",
    "order",
    "down",
    "across",
    "group by",
    "show",
    "total row",
    "total label",
    "header rows",
    "change on",
    "rows",
    "columns",
    "corner",
    "note",
)


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """A table of figures, or nothing and a finding when none of its measures is known."""
    if not known_settings(row, composer, SETTINGS) or not known_measures(row, composer):
        return []
    if not _known_words(row, composer):
        return []
    layout = arrange(row, composer.printer)
    if not layout.rows or not layout.columns:
        _nothing(row, composer)
        return []
    if len(layout.columns) > _WIDEST:
        _too_wide(row, composer, len(layout.columns))
    for measure, head in layout.left_out:
        _left_out(row, composer, measure, head)
    for ref in row.all_measures:
        composer.printed_measures.add(ref.measure)
    number = composer.counters.next_table()
    name = f"{WORDS['table']} {number}"
    only = _only_period(composer, layout, row.all_measures[0])
    rows = tuple(_row(composer, layout, line, name, only) for line in layout.rows)
    caption = row.heading or _caption(composer, row)
    return [
        Table(
            id=composer.id("T", row.heading or row.all_measures[0].measure),
            caption=f"{caption}, {only}" if only and only not in caption else caption,
            columns=_columns(layout, row.setting("corner")),
            rows=rows,
            number=number,
            notes=notes(row, composer, sourced=sourced(rows)),
        )
    ]


def _only_period(composer: Composer, layout: Layout, first: MeasureRef) -> str:
    """The period that all values of a table are of and no heading says, "" where several are."""
    columns = {piece.column for piece in (*layout.rows, *layout.columns) if piece.column}
    if len(columns) != 1:
        return ""
    head = column_head(composer.printer, first, columns.pop())
    labels = [piece.label for piece in (*layout.rows, *layout.columns)]
    return "" if any(head in label for label in labels) else head


def _row(composer: Composer, layout: Layout, line: Slice, ref: str, only: str) -> Row:
    figures = (_cell(composer, line, column, ref, only) for column in layout.columns)
    return Row((words_cell(line.label), *figures), is_total=_is_total(line))


def _is_total(piece: Slice) -> bool:
    """Whether a row or column is the whole of those beside it, or is named so."""
    return piece.is_total or piece.label.casefold() == WORDS["table.total"].casefold()


def _cell(composer: Composer, line: Slice, column: Slice, ref: str, only: str) -> Cell:
    found = slot(line, column)
    if found is None:
        return words_cell(WORDS["cell.not applicable"])
    if found.show == "trend":
        composer.arrows[found.ref] = None
    place = Place("table", ref, line.label, column.label)
    said = f"{line.label} {column.label} {only}"
    return print_slot(composer.printer, found, place, said)


def _columns(layout: Layout, corner: str) -> tuple[Column, ...]:
    columns = [Column(heading=corner or layout.corner, kind=ColumnKind.LABEL, share=2.6)]
    has_other_periods = len({piece.column for piece in layout.columns if piece.column}) > 1
    for piece in layout.columns:
        is_mark = piece.show == "trend"
        columns.append(
            Column(
                heading=piece.label,
                kind=ColumnKind.MARK if is_mark else ColumnKind.NUMBER,
                share=1.6 if is_mark else 1.2,
                is_current=piece.column == "0" and has_other_periods,
                is_total=_is_total(piece),
            )
        )
    return tuple(columns)


def _caption(composer: Composer, row: BlockRow) -> str:
    label = sentences.subject(composer.printer.measure(row.all_measures[0]))
    by = WORDS[f"caption.{row.kind.split(' ', maxsplit=1)[0]}"]
    return f"{label} {by}".strip()


def known_settings(row: BlockRow, composer: Composer, names: tuple[str, ...]) -> bool:
    """Whether all settings of a row are known; the others are findings."""
    good = True
    for name, _ in row.settings:
        if name in names:
            continue
        good = False
        close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
        remedy = f'Did you mean "{close[0]}"?' if close else f"Write one of: {', '.join(names)}."
        problem = f'The setting "{name}" is not known to the block "{row.kind}".'
        composer.findings.append(finding("PM501", problem, remedy, where=row.settings_cell))
    return good


def _known_words(row: BlockRow, composer: Composer) -> bool:
    """Whether `down`, `across` and `show` say something that a table can do."""
    good = True
    for name, words in (("down", DIRECTIONS), ("across", DIRECTIONS), ("show", SHOWS)):
        for typed in listed(row, name):
            if typed.casefold() in words:
                continue
            good = False
            close = difflib.get_close_matches(typed.casefold(), words, n=1, cutoff=0.5)
            remedy = f'Did you mean "{close[0]}"?' if close else f"Write: {', '.join(words)}."
            problem = f'The setting "{name}: {typed}" is not known to the block "{row.kind}".'
            composer.findings.append(finding("PM501", problem, remedy, where=row.settings_cell))
    for typed in listed(row, "periods") + listed(row, "period"):
        if is_period(typed, composer.printer, row.all_measures[0]):
            continue
        good = False
        problem = f'The setting "periods: {typed}" is not a period.'
        remedy = "Write for instance 0, -1, baseline, 2019/20, last 3 or last 5 Dec."
        composer.findings.append(finding("PM501", problem, remedy, where=row.settings_cell))
    return good


def known_measures(row: BlockRow, composer: Composer) -> bool:
    """Whether a row names measures, parts and areas that exist; the others are PM402."""
    if not row.all_measures:
        problem = f'The block "{row.kind}" names no measure.'
        remedy = "Write the ids of its measures in the Measures column."
        composer.findings.append(finding("PM402", problem, remedy, where=row.measures_cell))
        return False
    unknown = [ref for ref in row.all_measures if not _known(row, composer, ref)]
    return not unknown


def _known(row: BlockRow, composer: Composer, ref: MeasureRef) -> bool:
    measures = composer.catalogue.measures
    if ref.measure not in measures:
        typed, names, what = ref.measure, tuple(measures), "No measure has the id"
    elif ref.part and ref.part not in measures[ref.measure].parts:
        typed, names = ref.part, measures[ref.measure].parts
        what = f"{ref.measure} has no part"
    elif ref.area and ref.area not in composer.catalogue.settings.areas:
        typed, names, what = ref.area, composer.catalogue.settings.areas, "Settings has no area"
    else:
        return True
    close = difflib.get_close_matches(typed, names, n=1, cutoff=0.6)
    remedy = f'Did you mean "{close[0]}"?' if close else "Write an id of the Measures sheet."
    if names == tuple(measures):
        remedy = left_over(typed) or remedy
    problem = f'{what} "{typed}".'
    composer.findings.append(
        finding("PM402", problem, remedy, where=row.measures_cell, measure=ref.measure)
    )
    return False


def _nothing(row: BlockRow, composer: Composer) -> None:
    name = row.heading or _caption(composer, row)
    problem = f'No figures for the table "{name}" in the chosen quarter; it is left out.'
    remedy = "Add the figures, or take the block out of the Paper sheet."
    composer.findings.append(finding("PM305", problem, remedy, where=row.source))


def _too_wide(row: BlockRow, composer: Composer, count: int) -> None:
    name = row.heading or _caption(composer, row)
    problem = f'The table "{name}" has {count} columns of figures; a page has room for {_WIDEST}.'
    remedy = "Name fewer measures or periods, or split the block in two rows of the Paper sheet."
    composer.findings.append(finding("PM501", problem, remedy, where=row.source))


def _left_out(row: BlockRow, composer: Composer, measure: str, head: str) -> None:
    name = row.heading or _caption(composer, row)
    problem = f'The table "{name}" has no figure for {head}; that is left out.'
    remedy = "Add the figures, or take the period out of the block's settings."
    composer.findings.append(finding("PM305", problem, remedy, where=row.source, measure=measure))
