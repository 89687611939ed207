"""What a number in a sentence speaks of."""

import pytest

from tests.proof.proving import reads

BINDINGS = (
    ("In 2021/22 there were 534 notices and 589 orders.", "534", "2021/22"),
    ("In 2021/22 there were 534 notices and 589 orders.", "589", "2021/22"),
    ("There were 296 outcomes in 2021/22, compared with 255 in 2020/21.", "296", "2021/22"),
    ("There were 296 outcomes in 2021/22, compared with 255 in 2020/21.", "255", "2020/21"),
    ("The number rose from 491 in 2020/21 to 650.", "491", "2020/21"),
    ("The number rose from 491 in 2020/21 to 650.", "650", None),
    ("In 2021/22 it rose from 491.", "491", None),
    ("It is below its baseline of 12,447.", "12,447", "its baseline"),
    ("It is above the baseline, with 5,450 offences.", "5,450", None),
    ("It was 90.6% a year earlier and 90.2% the year before that.", "90.2", "the year before that"),
    ("Two years ago, in 2019/20, it was 419.", "419", "2019/20"),
    ("It was 74.9% in the July 2022 paper.", "74.9", None),
    ("The plan for 2021-24 has 750 of them.", "750", None),
    ("453 people were referred through Liaison and Diversion in 2021/22.", "453", "2021/22"),
)


@pytest.mark.parametrize(("text", "number", "said"), BINDINGS, ids=str)
def test_a_number_belongs_to_its_own_period(text: str, number: str, said: str | None) -> None:
    """Right behind it, else at the head of its clause; never that of the other side."""
    (read,) = reads(text)
    start = text.index(number)
    period = read.at(start, start + len(number)).period
    assert (period.text if period else None) == said


@pytest.mark.parametrize(
    ("text", "number", "areas"),
    [
        ("It rose by 22 in Leeds and by 19 in Kirklees.", "22", ("Leeds",)),
        ("It rose by 22 in Leeds and by 19 in Kirklees.", "19", ("Kirklees",)),
        ("In Leeds it rose by 22, in Kirklees by 19.", "19", ("Kirklees",)),
        ("Bradford and Kirklees have 7 each.", "7", ("Bradford", "Kirklees")),
        ("Every district has fewer than the 400 of last year.", "400", ("*",)),
        ("Leeds City Council paid for 32 tags.", "32", ("",)),
        ("West Yorkshire Police made 77 arrests.", "77", ("",)),
        ("The rate in West Yorkshire is 47.7%.", "47.7", ("",)),
        ("It is 70.6% against 77.4% in Leeds.", "70.6", ("",)),
    ],
    ids=str,
)
def test_a_number_belongs_to_its_own_district(
    text: str, number: str, areas: tuple[str, ...]
) -> None:
    """The whole area where none is named; a name within a longer name is none."""
    (read,) = reads(text)
    start = text.index(number)
    assert read.at(start, start + len(number)).areas == areas


def test_a_pronoun_stands_for_what_was_said_before() -> None:
    """A district carries over to "there", and not to a new paragraph."""
    _, carried = reads("Leeds has 25. It rose by 3.")
    _, new = reads("Leeds has 25.\n\nIt rose by 3.")
    assert carried.at(11, 12).areas == ("Leeds", "")
    assert new.at(11, 12).areas == ("",)


def test_rate_and_number_tell_two_measures_apart() -> None:
    """What "the rate" means after "the number" is the rate of the same thing."""
    (_, read) = reads(
        "There were 296 outcomes for rape. The number rose by 41; the rate fell by 0.1 points.",
        "rape_outcomes",
    )
    number, rate = read.clauses
    assert "rape_outcomes" in number.measures
    assert rate.measures[0] == "rape_outcome_rate"
