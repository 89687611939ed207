"""Cells of the catalogue read into types; what cannot be read becomes a finding, never an error."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from perfmon_cli.catalogue.columns import SheetKind
from perfmon_cli.catalogue.matching import one_of, plain
from perfmon_cli.catalogue.table import Row, as_text
from perfmon_cli.cells.grammar import Problem, Reading, read_cell
from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage
from perfmon_cli.cells.numbers import PERCENT, POINTS, read_number
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding
from perfmon_cli.measure import Tolerance
from perfmon_cli.period import Basis, Period, parse_date, parse_day, parse_period

T = TypeVar("T")


class Fields:
    """Reads one row; every problem is added to `findings` with its cell."""

    def __init__(
        self, row: Row, kind: SheetKind, findings: list[Finding], measure: str = ""
    ) -> None:
        self.row = row
        self.kind = kind
        self.findings = findings
        self.measure = measure

    def refuse(self, field: str, problem: str, remedy: str, code: str = "PM501") -> None:
        """Add a finding at this field's cell."""
        self.findings.append(
            finding(code, problem, remedy, where=self.row.ref(field), measure=self.measure)
        )

    def refuse_value(self, field: str, remedy: str) -> None:
        """Add PM501: the cell holds something that its column does not take."""
        shown = quoted(as_text(self.row.value(field)))
        title = self.kind.title_of(field)
        self.refuse(field, f'{shown} cannot stand in the column "{title}".', remedy)

    def text(self, field: str) -> str:
        """The cell as words; "" when blank. A broken formula is a finding."""
        value = self.row.value(field)
        if isinstance(value, (CellError, NoResult)):
            self._problem(field, read_cell(value))
        return as_text(value)

    def needed(self, field: str) -> str:
        """The cell as words; a finding when it is blank."""
        text = self.text(field)
        if not text and self.row.value(field) is None:
            title = self.kind.title_of(field)
            self.refuse(field, f'This row has nothing in the column "{title}".', "Fill it in.")
        return text

    def names(self, field: str) -> tuple[str, ...]:
        """A list with semicolons between; a name that stands twice is a finding."""
        found: list[str] = []
        for name in split(self.text(field)):
            if name.casefold() in {known.casefold() for known in found}:
                self.refuse(field, f"{quoted(name)} stands twice in this list.", "Name it once.")
            else:
                found.append(name)
        return tuple(found)

    def pairs(self, field: str) -> tuple[tuple[str, str], ...]:
        """`key: value; key: value`, the keys in small letters."""
        found: dict[str, str] = {}
        for item in split(self.text(field)):
            key, colon, value = (part.strip() for part in item.partition(":"))
            name = " ".join(key.lower().split())
            if not colon or not name:
                self.refuse(field, f"{quoted(item)} is not a setting.", "Write key: value.")
            elif name in found:
                self.refuse(field, f'"{name}" is set twice here.', "Set it once.")
            else:
                found[name] = value
        return tuple(found.items())

    def choice(self, field: str, choices: Mapping[str, T], offered: Iterable[str] = ()) -> T | None:
        """One of the words; None when blank or (a finding that offers them) none of them."""
        text = self.text(field)
        if not text:
            return None
        by_plain = {plain(word): meaning for word, meaning in choices.items()}
        found = by_plain.get(plain(text))
        if found is None:
            self.refuse_value(field, f"Write {one_of(offered or choices)}.")
        return found

    def yes_no(self, field: str) -> bool | None:
        """Yes or no; None when blank or (a finding) neither."""
        text = self.text(field)
        if not text:
            return None
        answer = {"yes": True, "y": True, "no": False, "n": False}.get(text.lower())
        if answer is None:
            self.refuse_value(field, "Write yes or no.")
        return answer

    def number(self, field: str) -> Decimal | None:
        """A number; None when blank, or a finding when it is none."""
        value = self.row.value(field)
        if value is None:
            return None
        reading = read_cell(value)
        if isinstance(reading, Reading) and reading.value is not None:
            return reading.value
        if isinstance(reading, Problem) and reading.code in {"PM202", "PM203", "PM204"}:
            self._problem(field, reading)
        else:
            self.refuse_value(field, "Write a number.")
        return None

    def whole(self, field: str, *, least: int, most: int | None = None) -> int | None:
        """A whole number within bounds; None when blank, or a finding when it is none."""
        number = self.number(field)
        if number is None:
            return None
        is_too_much = most is not None and number > most
        if number != int(number) or number < least or is_too_much:
            bounds = "" if least < 0 else f", {least} or more"
            if is_too_much:
                bounds = f" from {least} to {most}"
            self.refuse_value(field, f"Write a whole number{bounds}.")
            return None
        return int(number)

    def day(self, field: str) -> date | None:
        """A date; None when blank, or a finding when it is none."""
        value = self.row.value(field)
        found = value if isinstance(value, date) else parse_day(self.text(field))
        if found is None and as_text(value):
            self.refuse_value(field, "Write a date such as 13/07/2022.")
        return found

    def period(self, field: str, basis: Basis) -> Period | None:
        """A period; None when blank, or PM205 or PM212 when it is none."""
        value = self.row.value(field)
        if value is None:
            return None
        if isinstance(value, (CellError, NoResult)):
            self.text(field)
            return None
        found = read_period(value, basis)
        if isinstance(found, Problem):
            self._problem(field, found)
            return None
        return found

    def tolerance(self, field: str) -> Tolerance | None:
        """`5%` or `2pp`; None when blank, or a finding when it is neither."""
        value = self.row.value(field)
        if value is None:
            return None
        found = read_tolerance(value)
        if found is None and self.text(field):
            self.refuse_value(field, "Write 5% (of the target) or 2pp (points or units).")
        return found

    def _problem(self, field: str, problem: Reading | Problem) -> None:
        if isinstance(problem, Problem):
            self.refuse(field, problem.problem, problem.remedy, problem.code)


def split(text: str, separators: str = ";") -> tuple[str, ...]:
    """The items of a list; blank ones are left out."""
    items = (item.strip() for item in re.split(f"[{re.escape(separators)}]", text))
    return tuple(item for item in items if item)


def read_period(value: CellValue, basis: Basis) -> Period | Problem:
    """A period from a cell: a date, a year typed as a number, or words."""
    if isinstance(value, date):
        found, is_day = parse_date(value, basis), True
    else:
        text = as_text(value)
        found, is_day = parse_period(text, basis), parse_day(text) is not None
    if found is not None:
        return found
    shown = quoted(as_text(value))
    if is_day:
        return Problem(
            "PM212",
            f"{shown} is neither the first nor the last day of a month in 2000 to 2050.",
            "Write the period in words, for instance 12 months to March 2022.",
        )
    return Problem(
        "PM205",
        f"{shown} is not a period.",
        "Write for instance 2021/22, 12 months to June 2019, Q3 2020/21 or 31/03/2022.",
    )


def read_tolerance(value: CellValue) -> Tolerance | None:
    """`5%` is a share of the target, `2pp` an amount; None when it is neither."""
    if isinstance(value, Percentage):
        return Tolerance(value.value, relative=True) if value.value >= 0 else None
    number = read_number(as_text(value))
    if number is None or number.value < 0 or number.unit not in {PERCENT, POINTS}:
        return None
    return Tolerance(number.value, relative=number.unit == PERCENT)
