"""A dataset as columns of plain values, which travel fast between processes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.cells.markers import Missing, Status
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.period import Period

Rest = tuple[
    tuple[Status, ...],
    Decimal | None,
    Decimal | None,
    Decimal | None,
    str,
    str,
    Missing | None,
    tuple[CellRef, ...],
]


@dataclass(frozen=True, slots=True)
class Packed:
    """Observations column by column; periods and sheets stand once and are named by number."""

    measures: list[str]
    parts: list[str]
    areas: list[str]
    period_numbers: list[int]
    values: list[str | None]
    sheet_numbers: list[int]
    cells: list[str]
    rest: dict[int, Rest]  #: what few observations have, by row
    periods: list[Period]
    sheets: list[tuple[str, str]]
    duplicates: int  #: so many of the last rows
    is_published: bool


def pack(dataset: Dataset) -> Packed:
    """Turn a dataset into columns; `unpack` gives an equal one."""
    packed = Packed(
        [], [], [], [], [], [], [], {}, [], [], len(dataset.duplicates), dataset.is_published
    )
    periods: dict[Period, int] = {}
    sheets: dict[tuple[str, str], int] = {}
    rows: tuple[Iterable[Observation], ...] = (dataset.observations.values(), dataset.duplicates)
    for observation in (one for group in rows for one in group):
        key, source = observation.key, observation.source
        rest = _rest(observation)
        if rest is not None:
            packed.rest[len(packed.cells)] = rest
        packed.measures.append(key.measure)
        packed.parts.append(key.part)
        packed.areas.append(key.area)
        packed.period_numbers.append(periods.setdefault(key.period, len(periods)))
        value = observation.value
        packed.values.append(None if value is None else str(value))
        sheet = (source.file, source.sheet)
        packed.sheet_numbers.append(sheets.setdefault(sheet, len(sheets)))
        packed.cells.append(source.cell)
    packed.periods.extend(periods)
    packed.sheets.extend(sheets)
    return packed


def unpack(packed: Packed) -> Dataset:
    """Make the dataset again."""
    observations = list(_observations(packed))
    first = len(observations) - packed.duplicates
    by_key = {observation.key: observation for observation in observations[:first]}
    return Dataset(by_key, tuple(observations[first:]), packed.is_published)


def _rest(observation: Observation) -> Rest | None:
    rest = (
        observation.statuses,
        observation.numerator,
        observation.denominator,
        observation.n,
        observation.note,
        observation.words,
        observation.missing,
        observation.derived_from,
    )
    return None if rest == _NO_REST else rest


_NO_REST: Rest = ((), None, None, None, "", "", None, ())


def _observations(packed: Packed) -> Iterable[Observation]:
    columns = zip(
        packed.measures,
        packed.parts,
        packed.areas,
        packed.period_numbers,
        packed.values,
        packed.sheet_numbers,
        packed.cells,
        strict=True,
    )
    for row, (measure, part, area, period, value, sheet, cell) in enumerate(columns):
        rest = packed.rest.get(row, _NO_REST)
        statuses, numerator, denominator, n, note, words, missing, cells = rest
        yield Observation(
            key=Key(measure, part, area, packed.periods[period]),
            value=None if value is None else Decimal(value),
            source=CellRef(packed.sheets[sheet][0], packed.sheets[sheet][1], cell),
            missing=missing,
            statuses=statuses,
            numerator=numerator,
            denominator=denominator,
            n=n,
            note=note,
            words=words,
            derived_from=cells,
        )
