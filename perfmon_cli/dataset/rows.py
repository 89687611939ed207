"""What every sheet of figures shares: the measure, part and area of a row, its status and note."""

from decimal import Decimal

from perfmon_cli.catalogue.fields import read_period, split
from perfmon_cli.catalogue.names import read_part
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.grammar import Problem, read_cell
from perfmon_cli.cells.markers import Status, status_word
from perfmon_cli.cells.model import CellError, CellRef, CellValue, NoResult, Sheet, column_letters
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.labels import Meaning
from perfmon_cli.dataset.lookup import NO_EXTRAS, Extras, Names, Subject
from perfmon_cli.dataset.merged import covered
from perfmon_cli.dataset.shapes import Layout
from perfmon_cli.dataset.unknown import unknown_name
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, Period

NO_MEASURE = Problem(
    "PM301", "This row has figures but no measure.", "Write the measure's id in the column Measure."
)
_NAME_CODES = frozenset(("PM301", "PM319"))
_EXTRAS = ("status", "note", "n", "numerator", "denominator")
_STATUSES = "final, provisional, revised, estimated, forecast, break, low reliability, illustrative"


class RowReader:
    """Reads the columns that name things; every name is looked up once a sheet."""

    def __init__(self, layout: Layout, names: Names, collector: Collector) -> None:
        sheet = layout.sheet
        self.sheet: Sheet = sheet
        self.columns = layout.columns
        self.names = names
        self.collector = collector
        self._letters = [
            column_letters(sheet.left + i) for i in range(max(map(len, sheet.rows), default=0))
        ]
        self._subjects: dict[tuple[CellValue, ...], Subject] = {}
        self._measures: dict[str, Measure | Problem] = {}
        self._meant: dict[str, Meaning] = {}
        self._parts: dict[tuple[str, str], str | Problem] = {}
        self._areas: dict[str, str | Problem] = {}
        self._periods: dict[tuple[CellValue, Basis], Period | Problem] = {}
        self._statuses: dict[str, tuple[Status, ...] | Problem] = {}
        self._extras = [name for name in _EXTRAS if name in layout.columns]

    def ref(self, index: int, column: int) -> CellRef:
        """The place of a cell."""
        sheet = self.sheet
        return CellRef(sheet.file, sheet.name, f"{self._letters[column]}{sheet.top + index}")

    def cell(self, row: tuple[CellValue, ...], field: str) -> CellValue:
        """The value in a field's column; None where there is none."""
        column = self.columns.get(field)
        return row[column] if column is not None and column < len(row) else None

    def subject(self, index: int, row: tuple[CellValue, ...]) -> Subject | None:
        """What the row is about; None where a name is not known (a finding says so)."""
        typed = (self.cell(row, "measure"), self.cell(row, "part"), self.cell(row, "area"))
        known = self._subjects.get(typed)
        if known is not None:
            return known
        measure = self._measure(index, row)
        if measure is None:
            return None
        part = self._part(index, row, measure)
        area = self._area(index, row)
        if part is None or area is None:
            return None
        meant = self._meant.get(as_text(typed[0]), Meaning())
        subject = Subject(measure, part or meant.part or "", area or meant.area or "")
        self._subjects[typed] = subject
        return subject

    def period(self, index: int, row: tuple[CellValue, ...], basis: Basis) -> Period | None:
        """The period in the row's Period column; None, with a finding, where it is none."""
        value = self.cell(row, "period")
        found = self._periods.get((value, basis))
        if found is None:
            found = self._periods[value, basis] = period_of(value, basis)
        if isinstance(found, Problem):
            self._say(found, index, "period", as_text(value))
            return None
        return found

    def extras(self, index: int, row: tuple[CellValue, ...]) -> Extras:
        """Status, note and the numbers beside a figure; what cannot be read is a finding."""
        if all(self.cell(row, name) is None for name in self._extras):
            return NO_EXTRAS
        return Extras(
            statuses=self._status(index, row),
            note=self._text(index, row, "note") or "",
            n=self._number(index, row, "n"),
            numerator=self._number(index, row, "numerator"),
            denominator=self._number(index, row, "denominator"),
        )

    def _measure(self, index: int, row: tuple[CellValue, ...]) -> Measure | None:
        text = self._text(index, row, "measure")
        if text is None:
            return None
        found = self._measures.get(text)
        if found is None:
            found = self._measures[text] = self._read_measure(text)
        if isinstance(found, Measure):
            return found
        is_wanted = not self._meant.get(text, Meaning()).ignored
        if not text:
            self._say_no_measure(found, index)
        elif is_wanted and text not in self.names.refused:
            self._say(found, index, "measure", text)
        return None

    def _say_no_measure(self, problem: Problem, index: int) -> None:
        column = self.columns["measure"]
        merge = covered(self.sheet, index, column)
        if merge is None:
            self._say(problem, index, "measure", "")
        else:
            self.collector.problem(merge.measure(), self.ref(index, column), once_for=merge.cells)

    def _read_measure(self, text: str) -> Measure | Problem:
        """The measure of this id, or the one that Names says the words mean."""
        found = self.names.measures.read(text) if text else NO_MEASURE
        meant = self.names.labels.name(text) if isinstance(found, Problem) else None
        if meant is None:
            return found
        self._meant[text] = meant
        return self.names.measures.read(meant.measure) if meant.measure else found

    def _part(self, index: int, row: tuple[CellValue, ...], measure: Measure) -> str | None:
        text = self._text(index, row, "part")
        if not text:
            return text
        key = (measure.id, text)
        found = self._parts.get(key)
        if found is None:
            found = read_part(text, measure)
            meant = self.names.labels.name(text) if isinstance(found, Problem) else None
            if meant is not None and meant.part is not None:
                found = read_part(meant.part, measure)
            self._parts[key] = found
        if isinstance(found, Problem):
            self._say(found, index, "part", f"{measure.id} {text}")
            return None
        return found

    def _area(self, index: int, row: tuple[CellValue, ...]) -> str | None:
        text = self._text(index, row, "area")
        if not text:
            return text
        found = self._areas.get(text)
        if found is None:
            found = self._areas[text] = self.names.areas.read(text)
        if isinstance(found, Problem):
            self._say(found, index, "area", text)
            return None
        return found

    def _status(self, index: int, row: tuple[CellValue, ...]) -> tuple[Status, ...]:
        text = self._text(index, row, "status")
        if not text:
            return ()
        found = self._statuses.get(text)
        if found is None:
            found = self._statuses[text] = read_statuses(text)
        if isinstance(found, Problem):
            self._say(found, index, "status", text)
            return ()
        return found

    def _text(self, index: int, row: tuple[CellValue, ...], field: str) -> str | None:
        """The cell as words; None, with a finding, where a formula broke: it is not blank."""
        value = self.cell(row, field)
        if value is None:
            return ""
        problem = broken(value)
        if problem is None:
            return as_text(value)
        self.collector.problem(problem, self.ref(index, self.columns[field]))
        return None

    def _number(self, index: int, row: tuple[CellValue, ...], field: str) -> Decimal | None:
        value = self.cell(row, field)
        if value is None:
            return None
        reading = read_cell(value)
        where = self.ref(index, self.columns[field])
        if isinstance(reading, Problem):
            self.collector.problem(reading, where)
            return None
        self.collector.warn(reading, where, self.columns[field])
        return reading.value

    def _say(self, problem: Problem, index: int, field: str, text: str) -> None:
        where = self.ref(index, self.columns[field])
        once_for = f"{field} {text}"
        is_name = text != "" and problem.code in _NAME_CODES
        if self.names.is_received and is_name:
            label = as_text(self.sheet.rows[index][self.columns[field]])
            found = unknown_name(problem, label, where)
            self.collector.say_once(found, once_for)
        else:
            self.collector.problem(problem, where, once_for=once_for)


def read_statuses(text: str) -> tuple[Status, ...] | Problem:
    """The statuses of a Status cell, several with semicolons or commas between."""
    found: list[Status] = []
    for word in split(text, ";,"):
        status = status_word(word)
        if status is None:
            problem = f"{quoted(word)} is not a status."
            return Problem("PM206", problem, f"Write one of {_STATUSES}.")
        found.append(status)
    return tuple(found)


def broken(value: CellValue) -> Problem | None:
    """What is wrong with a formula that gave an error or no result; None for other cells."""
    problem = read_cell(value) if isinstance(value, (CellError, NoResult)) else None
    return problem if isinstance(problem, Problem) else None


def period_of(value: CellValue, basis: Basis) -> Period | Problem:
    """The period that a cell beside a figure gives."""
    problem = broken(value)
    if problem is not None:
        return problem
    if not as_text(value):
        return Problem(
            "PM205",
            "This row has a figure but no period.",
            "Write its period, for instance 2021/22 or 12 months to June 2019.",
        )
    return read_period(value, basis)
