"""Symbols, statuses and factors in indicators.csv, each in a column of its own (METHODS 4.5)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Missing, Observation, Status
from perfmon_cli.indicators.compute import compute
from perfmon_cli.measure import BASELINE, PREVIOUS_YEAR, Comparator, ComparatorKind, Measure
from perfmon_cli.renderers.indicator_rows import rows
from tests.indicators.builders import PLAIN, Q, catalogue, figure, figures, period

MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)
STATUSES = {"final": Status.FINAL, "illustrative": Status.ILLUSTRATIVE}


def lines(
    measure: Measure, observations: list[Observation], breaks: tuple[Break, ...] = ()
) -> list[dict[str, str]]:
    """The rows of one measure's whole area."""
    book = catalogue(measure, breaks=breaks)
    held = completed(Dataset({o.key: o for o in observations}), book)
    return rows(book, [i for i in compute(book, held, Q) if not i.area])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", ("12", "")),
        ("12 [p]", ("12", "[p]")),
        ("12 [r]", ("12", "[r]")),
        ("12 [e]", ("12", "[e]")),
        ("12 [f]", ("12", "[f]")),
        ("12 [b]", ("12", "[b]")),
        ("12 [u]", ("12", "[u]")),
        ("0 [low]", ("0", "[low]")),
        ("0.04", ("0.04", "")),
        ("-0.0", ("0", "")),
        ("[x]", ("", "[x]")),
        ("[z]", ("", "[z]")),
        ("[c]", ("", "[c]")),
        ("[w]", ("", "[w]")),
    ],
)
def test_status(text: str, expected: tuple[str, str]) -> None:
    """A value stands alone, and its symbols beside it; a missing one is empty with its symbol."""
    (line,) = lines(PLAIN, [figure(PLAIN, "2021/22", text)])
    assert (line["value"], line["status"]) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((), ""),
        ((Status.FINAL,), ""),
        ((Status.PROVISIONAL, Status.REVISED), "[p]; [r]"),
        ((Status.ILLUSTRATIVE,), "illustrative"),
    ],
)
def test_words_of_the_status_column(statuses: tuple[Status, ...], expected: str) -> None:
    """Several symbols have semicolons between; what has none is a word, and final is nothing."""
    (line,) = lines(PLAIN, [replace(figure(PLAIN, "2021/22", "12"), statuses=statuses)])
    assert line["status"] == expected


def test_no_cell_at_all() -> None:
    """What the workbook says nothing of is not available."""
    (line,) = lines(PLAIN, figures(PLAIN, y2020="12"))
    assert (line["value"], line["status"], line["source_cell"]) == ("", "[x]", "")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("12", ("12", "", "")),
        ("12 [r]", ("12", "[r]", "")),
        ("[x]", ("", "[x]", "missing")),
        ("[c]", ("", "[c]", "suppressed")),
    ],
)
def test_the_comparators_status(before: str, expected: tuple[str, str, str]) -> None:
    """The comparator has its own symbols."""
    held = figures(PLAIN, y2020=before, y2021="14")
    (line,) = lines(PLAIN, held)
    reason = line["change_reason"].removesuffix("small_base")
    assert (line["comparator_value"], line["comparator_status"], reason) == expected


def test_the_status_of_a_mean() -> None:
    """What is said of any of its years is said of a mean."""
    measure = replace(PLAIN, comparators=(MEAN_OF_3,), arrow_on=MEAN_OF_3)
    held = figures(measure, y2018="10", y2019="11 [r]", y2020="12 [p]", y2021="14")
    assert lines(measure, held)[0]["comparator_status"] == "[r]; [p]"
    assert lines(measure, held[1:])[0]["comparator_status"] == "[x]"
    hidden = [replace(held[0], value=None, missing=Missing.CONFIDENTIAL), *held[1:]]
    assert lines(measure, hidden)[0]["comparator_status"] == "[c]"


def test_a_factor_stands_in_its_own_column() -> None:
    """Change is value less comparator, also where that was adjusted; by what stands beside it."""
    measure = replace(
        PLAIN, comparators=(PREVIOUS_YEAR, BASELINE), baseline_period=period("2019/20")
    )
    change = Break(measure="thefts", since=date(2020, 4, 1), what="New", factor=Decimal("1.50"))
    held = figures(measure, y2019="100", y2020="120", y2021="200")
    year, baseline = lines(measure, held, (change,))
    assert (year["comparator_value"], year["change"], year["comparator_factor"]) == (
        "120",
        "80",
        "",
    )
    assert (baseline["comparator_value"], baseline["change"], baseline["comparator_factor"]) == (
        "150",
        "50",
        "1.5",
    )


def test_a_sum_names_its_first_cell() -> None:
    """Of a year worked out the cell of its first month is named."""
    measure = replace(PLAIN, adds_over_time=True)
    names = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
    held = [
        figure(measure, f"{name} {2021 if number < 9 else 2022}", "5")
        for number, name in enumerate(names)
    ]
    held = [
        replace(one, source=replace(one.source, cell=f"C{row}"))
        for row, one in enumerate(held, start=2)
    ]
    (line,) = lines(measure, held)
    assert (line["value"], line["source_cell"]) == ("60", "C2")
