"""What stands in the cells behind a figure, as they were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.period import Period
from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.wording import numbers, periods, reasons

Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A cell behind a figure. `read` is its number, or the words it stands for; "" = not known.

    `of` is the period where a figure is made of cells of several; what may not be published is
    withheld here too.
    """

    file: str
    sheet: str
    cell: str
    read: str = ""
    of: str = ""
    status: str = ""  #: "provisional, revised"
    sha256: str = ""  #: of the file as it was read; "" = not known

    @property
    def ref(self) -> CellRef:
        """The place."""
        return CellRef(self.file, self.sheet, self.cell)


@dataclass(frozen=True)
class Cells:
    """Looks up what was read from the cells of a workbook; `dataset` is the published one."""

    catalogue: Catalogue
    dataset: Dataset
    hashes: Mapping[str, str]  #: sha256 by file

    def of(self, figure: PrintedFigure) -> tuple[Held, ...]:
        """The cells of a figure itself, not those of what it is made of."""
        return tuple(self._held(figure, place) for place in figure.sources)

    def _held(self, figure: PrintedFigure, place: Place) -> Held:
        file, sheet, cell = place
        found = self._read_from(figure, place)
        is_alone = len(figure.sources) == 1
        read = "; ".join(self._words(one) for one in found)
        if not found and figure.rule == "given":
            read = figure.value.replace("-", numbers.MINUS)
        statuses = dict.fromkeys(status for one in found for status in one.statuses)
        return Held(
            file=file,
            sheet=sheet,
            cell=cell,
            read=read,
            of="" if is_alone else "; ".join(self._period(one) for one in found),
            status=", ".join(word for word in map(reasons.status, statuses) if word),
            sha256=self.hashes.get(file, ""),
        )

    def _read_from(self, figure: PrintedFigure, place: Place) -> tuple[Observation, ...]:
        """What a cell gave for a figure: of its own period, else of those it is made of."""
        area = "" if figure.area == self.catalogue.settings.area else figure.area
        found = self._observed.get((figure.measure or "", figure.component, area, *place), ())
        period = figure.period[:2] if figure.period else ()
        own = tuple(one for one in found if _days(one.key.period) == period)
        return own or tuple(found)

    def _words(self, found: Observation) -> str:
        if found.value is None:
            measure = self.catalogue.measures[found.key.measure]
            return reasons.missing(found, measure, self.catalogue.settings.smallest_number)
        return numbers.plain(found.value).replace("-", numbers.MINUS)

    def _period(self, found: Observation) -> str:
        return periods.head(found.key.period, self.catalogue.measures[found.key.measure].basis)

    @cached_property
    def _observed(self) -> Mapping[tuple[str, ...], Sequence[Observation]]:
        """What each cell gave, by measure, part, area and place; not what was worked out."""
        found: dict[tuple[str, ...], list[Observation]] = {}
        for one in self.dataset.observations.values():
            if not one.derived_from:
                key, where = one.key, one.source
                place = (where.file, where.sheet, where.cell)
                found.setdefault((key.measure, key.part, key.area, *place), []).append(one)
        return found


def _days(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()
