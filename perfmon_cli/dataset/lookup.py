"""The catalogue as figures look things up in it, and what a figure is about."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.names import Areas, Measures
from perfmon_cli.cells.grammar import Reading
from perfmon_cli.cells.markers import Status
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.labels import Labels
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.measure import Measure


@dataclass(frozen=True, slots=True)
class Names:
    """The catalogue as rows look things up in it."""

    measures: Measures
    areas: Areas
    refused: frozenset[str]
    labels: Labels
    is_received: bool = False  #: whether it is a sender's sheet: its labels are not ours to mend


def names_of(
    catalogue: Catalogue,
    refused: frozenset[str],
    file_date: date | None = None,
    *,
    is_received: bool = False,
) -> Names:
    """Prepare the catalogue for looking up, in a file with this date in its name."""
    settings = catalogue.settings
    measures = Measures(catalogue.measures.values())
    areas = Areas(settings.area, settings.areas)
    labels = Labels(catalogue.names, measures, areas, file_date)
    also = {
        name.written[0]: word
        for name in catalogue.names
        for word in name.words
        if len(name.written) == 1 and name.measure is None and areas.find(word) is not None
    }
    areas = Areas(settings.area, settings.areas, also)
    return Names(measures, areas, refused, labels, is_received)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about."""

    measure: Measure
    part: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What stands beside a figure."""

    statuses: tuple[Status, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    n: Decimal | None = None
    note: str = ""


NO_EXTRAS = Extras()


def observed(key: Key, reading: Reading, extras: Extras, source: CellRef) -> Observation:
    """The figure of a cell, with what stands beside it; its own marks go before its row's."""
    return Observation(
        key=key,
        value=reading.value,
        source=source,
        missing=reading.missing,
        statuses=reading.statuses or extras.statuses,
        numerator=extras.numerator,
        denominator=extras.denominator,
        n=extras.n,
        note=extras.note,
        words=reading.words,
    )
