"""From a block's row to a layout: what goes down, what across, and which periods have figures."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.blocks.layout import Layout, Slice, listed
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.blocks.slices import (
    any_figure,
    area_slices,
    cell_refs,
    column_head,
    columns_of,
    part_slices,
    row_label,
    show_columns,
)
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

_DEFAULT_PERIODS = "-1, 0"
#: Columns of figures that a page has room for.
MOST_COLUMNS = 14


def arrange(row: BlockRow, printer: Printer) -> Layout:
    """The layout of a table of figures; rows and columns without any figure are left out.

    What goes down and across is the row's `down` and `across`, else what the block's kind and the
    number of its measures suggest.
    """
    down, across = _directions(row)
    groups = row.measures or ((),)
    if across == "measure" and (len(groups) > 1 or (row.setting("columns") and down != "area")):
        return _grid(row, printer)
    if across == "measure":
        return _measures_across(row, printer, down)
    if across == "area":
        return _areas_across(row, printer)
    layout_rows = _rows_down(row, printer, down)
    return _periods_across(row, printer, layout_rows, down)


def _directions(row: BlockRow) -> tuple[str, str]:
    several = len(row.all_measures) > 1
    defaults = {
        "area table": ("measure", "area") if several else ("area", "period"),
        "part table": ("part", "measure") if several else ("part", "period"),
        "period table": ("measure", "period"),
    }
    down, across = defaults.get(row.kind, ("measure", "period"))
    down = row.setting("down", down).casefold()
    if row.setting("across"):
        across = row.setting("across").casefold()
    elif down in {"area", "part"}:
        across = "measure" if several else "period"
    elif row.setting("down") and row.kind == "area table":
        across = "area" if down == "measure" else across
    return down, across


def _rows_down(row: BlockRow, printer: Printer, down: str) -> tuple[Slice, ...]:
    refs = row.all_measures
    if down == "area":
        return area_slices(row, printer, refs)
    if down == "part":
        return tuple(piece for ref in refs for piece in part_slices(row, printer, ref))
    labels = listed(row, "rows")
    return tuple(
        Slice(label=labels[i] if i < len(labels) else row_label(printer, ref), refs=(ref,))
        for i, ref in enumerate(refs)
    )


def _periods_across(row: BlockRow, printer: Printer, rows: tuple[Slice, ...], down: str) -> Layout:
    refs = row.all_measures
    first = refs[0]
    wanted = columns_of(row, printer, first, _DEFAULT_PERIODS)
    cells = [ref for line in rows for ref in cell_refs(line, refs)]
    held = [c for c in wanted if any_figure(printer, cells, c)]
    columns = [
        Slice(label=column_head(printer, first, column), column=column, show="value")
        for column in held
    ]
    columns.extend(show_columns(row, printer, first))
    if down != "measure":
        columns = [replace(column, refs=(first,)) for column in columns]
    return Layout(
        rows=tuple(line for line in rows if _line_has_figure(printer, line, refs, held)),
        columns=tuple(columns),
        corner=WORDS.get(f"table.{down}", WORDS["table.measure"]),
        left_out=_left_out(printer, first, wanted, held),
    )


def _areas_across(row: BlockRow, printer: Printer) -> Layout:
    """Measures and their periods down, areas across: the rape and outcomes tables.

    With more areas than a page has columns for they go down, and the measures across.
    """
    refs = row.all_measures
    rows: list[Slice] = []
    labels = listed(row, "rows")
    left_out: list[tuple[str, str]] = []
    for index, ref in enumerate(refs):
        label = labels[index] if index < len(labels) else row_label(printer, ref)
        wanted = columns_of(row, printer, ref, "0, -1")
        held = [c for c in wanted if any_figure(printer, _everywhere(printer, ref), c)]
        left_out.extend(
            (ref.measure, f"{label}, {head}") for _, head in _left_out(printer, ref, wanted, held)
        )
        several = len(wanted) > 1
        for column in held:
            head = column_head(printer, ref, column)
            text = f"{label}, {head}" if several else label
            rows.append(Slice(label=text, refs=(ref,), column=column, show="value"))
        if len(held) > 1:
            rows.extend(
                replace(piece, label=f"{label}: {lower_first(piece.label)}", refs=(ref,))
                for piece in show_columns(row, printer, ref)
            )
    areas = area_slices(row, printer, refs)
    if len(areas) > MOST_COLUMNS:
        return Layout(
            rows=areas,
            columns=tuple(replace(piece, is_total=False) for piece in rows),
            corner=WORDS["table.area"],
            left_out=tuple(left_out),
        )
    return Layout(
        rows=tuple(rows), columns=areas, corner=WORDS["table.measure"], left_out=tuple(left_out)
    )


def _measures_across(row: BlockRow, printer: Printer, down: str) -> Layout:
    """One period; areas or parts down, measures across: the fund table."""
    refs = row.all_measures
    labels = listed(row, "columns")
    column = columns_of(row, printer, refs[0], "0")[-1]
    columns = tuple(
        Slice(
            label=labels[i] if i < len(labels) else row_label(printer, ref),
            refs=(ref,),
            pick=None,
            column=column,
            show="value",
        )
        for i, ref in enumerate(refs)
    )
    if down == "area":
        rows = area_slices(row, printer, refs)
    else:
        rows = tuple(replace(piece, refs=()) for piece in part_slices(row, printer, refs[0]))
    held = tuple(
        line
        for line in rows
        if any(any_figure(printer, cell_refs(line, (ref,)), column) for ref in refs)
    )
    corner = WORDS.get(f"table.{down}", WORDS["table.part"])
    return Layout(rows=held, columns=columns, corner=corner)


def _grid(row: BlockRow, printer: Printer) -> Layout:
    """Groups of measures down, their members across (CONTRACTS 1, Paper: the bar)."""
    labels = list(listed(row, "rows"))
    rows: list[Slice] = []
    width = max(len(group) for group in row.measures)
    for group in row.measures:
        first = printer.measure(group[0])
        if first.parts and not group[0].part:
            rows.extend(replace(piece, refs=group) for piece in part_slices(row, printer, group[0]))
        else:
            label = labels.pop(0) if labels else row_label(printer, group[0])
            rows.append(Slice(label=label, refs=group))
    heads = listed(row, "columns")
    column = columns_of(row, printer, row.measures[0][0], "0")[-1]
    columns = tuple(
        Slice(
            label=heads[i] if i < len(heads) else row_label(printer, row.measures[0][i]),
            pick=i,
            column=column,
            show="value",
        )
        for i in range(width)
    )
    held = tuple(line for line in rows if any_figure(printer, cell_refs(line, ()), column))
    return Layout(rows=held, columns=columns, corner=WORDS["table.part"])


def _everywhere(printer: Printer, ref: MeasureRef) -> list[MeasureRef]:
    areas = ("", *printer.catalogue.settings.areas)
    return [replace(ref, area=area) for area in areas]


def _line_has_figure(
    printer: Printer, line: Slice, refs: Sequence[MeasureRef], held: Sequence[str]
) -> bool:
    return any(any_figure(printer, cell_refs(line, refs), column) for column in held)


def _left_out(
    printer: Printer, ref: MeasureRef, wanted: Sequence[str], held: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (ref.measure, column_head(printer, ref, column)) for column in wanted if column not in held
    )
