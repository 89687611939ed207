"""The notes on figures at the end of a paper: one for all the periods it stands beside."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.period import Basis
from perfmon_cli.report.model import Bullets, Heading
from perfmon_cli.wording.words import WORDS
from tests.blocks.builders import COUNT, block, paper, seen

CRIME = replace(COUNT, priority="1")
SNAPSHOT = replace(CRIME, basis=Basis.SNAPSHOT)


def noted(composed: Composed) -> list[str]:
    """The points below the heading of the notes."""
    blocks = list(composed.report.blocks)
    titles = [block.text if isinstance(block, Heading) else "" for block in blocks]
    if WORDS["methods.corrections"] not in titles:
        return []
    found = blocks[titles.index(WORDS["methods.corrections"]) + 1]
    assert isinstance(found, Bullets)
    return ["".join(span.text for span in item) for item in found.items]


def beside(*notes: tuple[str, str], part: str = "", snapshot: bool = False) -> Composed:
    """A paper of figures with these notes, by their periods."""
    measure = SNAPSHOT if snapshot else CRIME
    measure = replace(measure, parts=(part,) if part else ())
    figures = [replace(seen(measure, period, "10", part=part), note=note) for period, note in notes]
    return paper([measure], figures, block("methods notes"))


@pytest.mark.parametrize(
    ("periods", "printed"),
    [
        (["2021/22"], "2021/22"),
        (["2020/21", "2021/22"], "2020/21, 2021/22"),
        (["2019/20", "2020/21", "2021/22"], "2019/20 to 2021/22"),
        (["2018/19", "2020/21", "2021/22"], "2018/19, 2020/21, 2021/22"),
        (["Mar 2022", "Jan 2022", "Feb 2022"], "Jan 2022 to Mar 2022"),
    ],
)
def test_one_note_beside_several_periods_is_printed_once(
    periods: Sequence[str], printed: str
) -> None:
    """With all of them: in full, or from the first to the last where none is missing between."""
    composed = beside(*((period, "Recounted.") for period in periods))
    assert noted(composed) == [f"Crime, {printed}: Recounted."]


def test_days_are_listed_one_by_one() -> None:
    """Between two days lie others, so that they are no stretch."""
    days = ("31/12/2021", "31/01/2022", "28/02/2022")
    composed = beside(*((day, "Recounted.") for day in days), snapshot=True)
    assert noted(composed) == ["Crime, Dec 2021, Jan 2022, Feb 2022: Recounted."]


def test_notes_that_differ_stay_apart() -> None:
    """Each with the period of its own figure, and its part."""
    composed = beside(("2020/21", "One."), ("2021/22", "Another."), part="Theft")
    assert noted(composed) == ["Crime (Theft), 2020/21: One.", "Crime (Theft), 2021/22: Another."]


def test_a_paper_without_notes_has_no_such_heading() -> None:
    """Nothing is announced that is not there."""
    assert noted(beside(("2021/22", ""))) == []
