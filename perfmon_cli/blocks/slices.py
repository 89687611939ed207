"""Rows and columns of a table: periods, areas and parts, and whether they hold any figure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfmon_cli.blocks.layout import Slice, comparators, shows
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.measure import Comparator, ComparatorKind
from perfmon_cli.period import Basis, parse_period
from perfmon_cli.wording import periods
from perfmon_cli.wording.words import WORDS

DEFAULT_SHOW = "value, change"
_LAST = re.compile(r"last ([0-9]{1,2})(?: ([a-z]+))?")


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


def is_period(token: str, printer: Printer, ref: MeasureRef) -> bool:
    """Whether a word of the setting `periods` can be read, data or none."""
    token = token.casefold()
    if token in {"baseline", "plan baseline"}:
        return True
    expanded = tuple(_expanded(token, printer))
    return bool(expanded) and all(printer.period(ref, column) for column in expanded)


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


def area_slices(row: BlockRow, printer: Printer, refs: Sequence[MeasureRef]) -> tuple[Slice, ...]:
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


def part_slices(row: BlockRow, printer: Printer, ref: MeasureRef) -> list[Slice]:
    """A measure's parts, with its whole first or last where the block asks for it."""
    measure = printer.measure(ref)
    slices = [Slice(label=part, part=part) for part in measure.parts]
    total = row.setting("total row").casefold()
    if total in {"yes", "first"}:
        label = row.setting("total label") or WORDS["table.total"]
        whole = Slice(label=label, part="", is_total=True)
        slices.insert(0, whole) if total == "first" else slices.append(whole)
    return [replace(piece, refs=(ref,)) for piece in slices]


def show_columns(row: BlockRow, printer: Printer, ref: MeasureRef) -> list[Slice]:
    """The columns of changes, trends and the like that a block shows behind its values.

    Two comparators of one period make one column.
    """
    columns: list[Slice] = []
    for show in shows(row, DEFAULT_SHOW):
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
    return list({column.label: column for column in reversed(columns)}.values())[::-1]


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


def row_label(printer: Printer, ref: MeasureRef) -> str:
    """How a measure is named in a row: its sub-label within a priority, else its label."""
    measure = printer.measure(ref)
    return measure.label if not measure.priority else (measure.sub_label or measure.label)


def cell_refs(line: Slice, refs: Sequence[MeasureRef]) -> list[MeasureRef]:
    """The measures, parts and areas that a row's cells are of."""
    return [
        replace(
            ref,
            part=ref.part if line.part is None else line.part,
            area=ref.area if line.area is None else line.area,
        )
        for ref in (line.refs or refs[:1])
    ]


def any_figure(printer: Printer, refs: Iterable[MeasureRef], column: str) -> bool:
    """Whether one of these has a cell in the workbook for a column."""
    for ref in refs:
        for period in printer.slot_periods(ref, column):
            if printer.observation(ref, period) is not None:
                return True
    return False
