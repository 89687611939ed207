"""From a block's row to a layout: what goes down, what across, and which periods have figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfmon_cli.blocks.layout import Layout, Slice, comparators, listed, shows
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import BlockRow, MeasureRef
from perfmon_cli.measure import Comparator, ComparatorKind
from perfmon_cli.period import Basis, parse_period
from perfmon_cli.wording import periods
from perfmon_cli.wording.words import WORDS

_DEFAULT_SHOW = "value, change"
_DEFAULT_PERIODS = "-1, 0"
_LAST = re.compile(r"last ([0-9]{1,2})(?: ([a-z]+))?")


def arrange(row: BlockRow, printer: Printer) -> Layout:
    """The layout of a table of figures; rows and columns without any figure are left out.

    What goes down and across is the row's `down` and `across`, else what the block's kind and the
    number of its measures suggest.
    """
    down, across = _directions(row)
    groups = row.measures or ((),)
    if across == "measure" and (len(groups) > 1 or row.setting("columns")):
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


def columns_of(row: BlockRow, printer: Printer, ref: MeasureRef, default: str) -> tuple[str, ...]:
    """The period columns a block asks for, in order, each period once."""
    wanted: list[str] = []
    for token in row.setting("periods", row.setting("period", default)).split(","):
        wanted.extend(_expanded(token.strip().casefold(), printer))
    seen = set()
    kept = []
    for column in wanted:
        period = printer.period(ref, column)
        if period is not None and period in seen:
            continue
        seen.add(period)
        kept.append(column)
    return tuple(kept) or ("0",)


def _expanded(token: str, printer: Printer) -> Iterable[str]:
    match = _LAST.fullmatch(token)
    if match is None:
        return (token,) if token else ()
    number, month = int(match[1]), match[2]
    if month is None:
        return tuple(str(-back) if back else "0" for back in reversed(range(number)))
    quarter_end = printer.quarter.end
    last = parse_period(f"{month} {quarter_end.year}", Basis.MONTH)
    if last is None:
        return ()
    year = quarter_end.year if last.end <= quarter_end else quarter_end.year - 1
    return tuple(f"{month} {year - back}" for back in reversed(range(number)))


def _rows_down(row: BlockRow, printer: Printer, down: str) -> tuple[Slice, ...]:
    refs = row.all_measures
    if down == "area":
        return _area_slices(row, printer, refs)
    if down == "part":
        return tuple(piece for ref in refs for piece in _part_slices(row, printer, ref))
    labels = listed(row, "rows")
    return tuple(
        Slice(label=labels[i] if i < len(labels) else _label(printer, ref), refs=(ref,))
        for i, ref in enumerate(refs)
    )


def _area_slices(row: BlockRow, printer: Printer, refs: Sequence[MeasureRef]) -> tuple[Slice, ...]:
    """Areas with any figure, in the order of Settings; the whole area last (or first)."""
    held = {
        key.area for ref in refs for key in printer.keys_of(ref.measure) if key.part == ref.part
    }
    named = [a for a in printer.catalogue.settings.areas if a in held]
    slices = [Slice(label=area, area=area) for area in named]
    if "" in held:
        whole = Slice(label=printer.area_name(""), area="", is_total=bool(named))
        if row.setting("order").casefold() == "whole first":
            slices.insert(0, whole)
        else:
            slices.append(whole)
    return tuple(slices)


def _part_slices(row: BlockRow, printer: Printer, ref: MeasureRef) -> list[Slice]:
    measure = printer.measure(ref)
    slices = [Slice(label=part, part=part) for part in measure.parts]
    total = row.setting("total row").casefold()
    if total in {"yes", "first"}:
        label = row.setting("total label") or WORDS["table.total"]
        whole = Slice(label=label, part="", is_total=total == "yes")
        slices.insert(0, whole) if total == "first" else slices.append(whole)
    return [replace(piece, refs=(ref,)) for piece in slices]


def _periods_across(row: BlockRow, printer: Printer, rows: tuple[Slice, ...], down: str) -> Layout:
    refs = row.all_measures
    first = refs[0]
    wanted = columns_of(row, printer, first, _DEFAULT_PERIODS)
    cells = [ref for line in rows for ref in _cell_refs(line, refs)]
    held = [c for c in wanted if _any_figure(printer, cells, c)]
    columns = [
        Slice(label=column_head(printer, first, column), column=column, show="value")
        for column in held
    ]
    columns.extend(_show_columns(row, printer, first))
    if down != "measure":
        columns = [replace(column, refs=(first,)) for column in columns]
    return Layout(
        rows=tuple(line for line in rows if _line_has_figure(printer, line, refs, held)),
        columns=tuple(columns),
        corner=WORDS.get(f"table.{down}", WORDS["table.measure"]),
        findings=_left_out(printer, first, wanted, held),
    )


def _show_columns(row: BlockRow, printer: Printer, ref: MeasureRef) -> list[Slice]:
    columns: list[Slice] = []
    for show in shows(row, _DEFAULT_SHOW):
        if show == "value" or (show == "% change" and printer.measure(ref).unit.is_percent):
            continue
        if show in {"change", "% change", "above/below"}:
            columns.extend(
                Slice(
                    label=change_head(printer, ref, comparator, show),
                    show=show,
                    comparator=comparator,
                )
                for comparator in _on(row, show)
            )
        else:
            columns.append(Slice(label=WORDS[f"table.{show}"], show=show))
    return columns


def _on(row: BlockRow, show: str) -> tuple[Comparator, ...]:
    """The comparators of a kind of change; above or below is said of baselines where there are."""
    wanted = comparators(row)
    baselines = tuple(c for c in wanted if c.kind is not ComparatorKind.PREVIOUS_YEAR)
    return baselines if show == "above/below" and baselines else wanted


def change_head(printer: Printer, ref: MeasureRef, comparator: Comparator, show: str) -> str:
    """The heading of a change column: "Change on 2020/21"."""
    indicator = printer.indicator(ref)
    period = None
    for comparison in indicator.comparisons if indicator else ():
        if comparison.comparator == comparator:
            period = comparison.period
    measure = printer.measure(ref)
    name = periods.head(period, measure.basis) if period else comparator.name
    return WORDS[f"table.{show} on"].format(period=name)


def column_head(printer: Printer, ref: MeasureRef, column: str) -> str:
    """The heading of a period column: "2021/22"."""
    measure = printer.measure(ref)
    period = printer.period(ref, column)
    return periods.head(period, measure.basis) if period else column


def _areas_across(row: BlockRow, printer: Printer) -> Layout:
    """Measures and their periods down, areas across: the rape and outcomes tables."""
    refs = row.all_measures
    rows: list[Slice] = []
    labels = listed(row, "rows")
    left_out: tuple[str, ...] = ()
    for index, ref in enumerate(refs):
        label = labels[index] if index < len(labels) else _label(printer, ref)
        wanted = columns_of(row, printer, ref, "0, -1")
        held = [c for c in wanted if _any_figure(printer, _everywhere(printer, ref), c)]
        several = len(wanted) > 1
        for column in held:
            head = column_head(printer, ref, column)
            text = f"{label}, {head}" if several else label
            rows.append(Slice(label=text, refs=(ref,), column=column, show="value"))
        if len(held) > 1:
            rows.extend(
                replace(piece, label=f"{label}: {_lower_first(piece.label)}", refs=(ref,))
                for piece in _show_columns(row, printer, ref)
            )
    columns = _area_slices(row, printer, refs)
    return Layout(
        rows=tuple(rows), columns=columns, corner=WORDS["table.measure"], findings=left_out
    )


def _measures_across(row: BlockRow, printer: Printer, down: str) -> Layout:
    """One period; areas or parts down, measures across: the fund table."""
    refs = row.all_measures
    labels = listed(row, "columns")
    column = columns_of(row, printer, refs[0], "0")[-1]
    columns = tuple(
        Slice(
            label=labels[i] if i < len(labels) else _label(printer, ref),
            refs=(ref,),
            pick=None,
            column=column,
            show="value",
        )
        for i, ref in enumerate(refs)
    )
    if down == "area":
        rows = _area_slices(row, printer, refs)
    else:
        rows = tuple(replace(piece, refs=()) for piece in _part_slices(row, printer, refs[0]))
    held = tuple(
        line
        for line in rows
        if any(_any_figure(printer, _cell_refs(line, (ref,)), column) for ref in refs)
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
            rows.extend(
                replace(piece, refs=group) for piece in _part_slices(row, printer, group[0])
            )
        else:
            label = labels.pop(0) if labels else _label(printer, group[0])
            rows.append(Slice(label=label, refs=group))
    heads = listed(row, "columns")
    column = columns_of(row, printer, row.measures[0][0], "0")[-1]
    columns = tuple(
        Slice(
            label=heads[i] if i < len(heads) else _label(printer, row.measures[0][i]),
            pick=i,
            column=column,
            show="value",
        )
        for i in range(width)
    )
    held = tuple(line for line in rows if _any_figure(printer, _cell_refs(line, ()), column))
    return Layout(rows=held, columns=columns, corner=WORDS["table.part"])


def _label(printer: Printer, ref: MeasureRef) -> str:
    measure = printer.measure(ref)
    return measure.label if not measure.priority else (measure.sub_label or measure.label)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _everywhere(printer: Printer, ref: MeasureRef) -> list[MeasureRef]:
    areas = ("", *printer.catalogue.settings.areas)
    return [replace(ref, area=area) for area in areas]


def _cell_refs(line: Slice, refs: Sequence[MeasureRef]) -> list[MeasureRef]:
    return [
        replace(
            ref,
            part=ref.part if line.part is None else line.part,
            area=ref.area if line.area is None else line.area,
        )
        for ref in (line.refs or refs[:1])
    ]


def _any_figure(printer: Printer, refs: Iterable[MeasureRef], column: str) -> bool:
    for ref in refs:
        for period in printer.slot_periods(ref, column):
            if printer.observation(ref, period) is not None:
                return True
    return False


def _line_has_figure(
    printer: Printer, line: Slice, refs: Sequence[MeasureRef], held: Sequence[str]
) -> bool:
    return any(_any_figure(printer, _cell_refs(line, refs), column) for column in held)


def _left_out(
    printer: Printer, ref: MeasureRef, wanted: Sequence[str], held: Sequence[str]
) -> tuple[str, ...]:
    return tuple(column_head(printer, ref, column) for column in wanted if column not in held)
