"""PM320: returns that are overdue, or too old for the quarter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.sender_rows import Return
from perfmon_cli.measure import Measure
from perfmon_cli.period import Quarter
from tests.checks.builders import PLAIN, Q1, catalogue, cell, example_of, findings_of, lines_of

AS_AT = date(2022, 4, 30)
OWED = Return(
    sender="West Yorkshire Police",
    what="Workforce",
    due=date(2022, 4, 22),
    source=cell("Returns!A4"),
)


def owing(
    *rows: Return, measures: Sequence[Measure] = (PLAIN,), as_at: date | None = AS_AT
) -> Catalogue:
    """A catalogue with rows of Returns; the newest quarter is judged at `as_at`."""
    return replace(catalogue(*measures, as_at=as_at), returns=rows)


@pytest.mark.parametrize("quarter", [Q1, None], ids=["a quarter", "the newest row of Quarters"])
def test_a_return_that_has_not_come_is_reported(quarter: Quarter | None) -> None:
    """The line is the one that explain shows, and the finding says who is to be asked."""
    (finding,) = findings_of("PM320", owing(OWED), quarter=quarter)
    assert str(finding) == example_of("PM320")
    assert finding.sender == "West Yorkshire Police"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(replace(OWED, received=date(2022, 4, 29)), id="came late"),
        pytest.param(replace(OWED, received=date(2022, 5, 3)), id="came after the figures"),
        pytest.param(replace(OWED, due=AS_AT), id="due that very day"),
        pytest.param(replace(OWED, due=None), id="due on no day"),
        pytest.param(replace(OWED, status="Received"), id="came, on a day nobody noted"),
        pytest.param(replace(OWED, status="not  needed"), id="not needed"),
        pytest.param(replace(OWED, status="Waived"), id="waived"),
    ],
)
def test_what_is_not_overdue_is_left_alone(row: Return) -> None:
    """What came late is there."""
    assert lines_of("PM320", owing(row)) == []


@pytest.mark.parametrize(
    ("as_at", "is_overdue"),
    [(None, False), (date(2022, 4, 22), False), (date(2022, 4, 23), True)],
)
def test_the_day_is_that_of_the_figures(as_at: date | None, *, is_overdue: bool) -> None:
    """Without one it is the quarter's last day; never the clock's."""
    assert bool(lines_of("PM320", owing(OWED, as_at=as_at))) is is_overdue


def test_without_any_quarter_nothing_is_overdue() -> None:
    """There is no day to judge by."""
    assert lines_of("PM320", replace(owing(OWED), quarters=()), quarter=None) == []


LAGGING = replace(PLAIN, id="first_time_entrants", lag_months=6)
CAME = replace(
    OWED,
    what="first_time_entrants",
    measures=(LAGGING.id,),
    received=date(2022, 4, 20),
    as_at=date(2021, 9, 29),
)


def test_figures_taken_too_early_are_reported() -> None:
    """The measure's lag is taken off: figures up to September do for March."""
    (finding,) = findings_of("PM320", owing(CAME, measures=[LAGGING]))
    assert str(finding) == (
        "Returns!A4: PM320 West Yorkshire Police: first_time_entrants came with figures as at 29 "
        "September 2021, but the paper needs them up to 30 September 2021. Ask whether there are "
        "newer figures, or correct the day under As at."
    )
    assert finding.measure == LAGGING.id


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(replace(CAME, as_at=date(2021, 9, 30)), id="up to the day"),
        pytest.param(replace(CAME, as_at=None), id="nobody said"),
        pytest.param(replace(CAME, measures=()), id="a sheet, whose lag nobody knows"),
        pytest.param(replace(CAME, received=date(2021, 12, 1)), id="of an earlier quarter"),
    ],
)
def test_figures_that_reach_far_enough_are_left_alone(row: Return) -> None:
    """What cannot be judged is not judged."""
    assert lines_of("PM320", owing(row, measures=[LAGGING])) == []
