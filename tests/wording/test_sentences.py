"""Sentences about a figure, word for word."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Unit,
)
from perfmon_cli.period import Basis
from perfmon_cli.wording import sentences
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    catalogue,
    figure,
    figures,
    one,
    period,
)
from tests.wording.measures import KNIFE, MEAN_OF_3, SATISFACTION


def said(found: Indicator) -> str:
    """The sentence of an indicator."""
    return sentences.movement(found, SETTINGS)


@pytest.mark.parametrize(
    ("label", "sub_label", "expected"),
    [
        ("Increase victim satisfaction", "", "Victim satisfaction"),
        ("Monitor the number of young persons", "", "Number of young persons"),
        ("Maintain high levels of calls answered on target", "", "Calls answered on target"),
        ("Maintain public confidence", "", "Public confidence"),
        ("Keep neighbourhood crime below baseline", "", "Neighbourhood crime"),
        ("Reduce repeat missing children below baseline level", "", "Repeat missing children"),
        ("Recruit 750 officers by April 2024", "Officers in post", "Officers in post"),
        ("Recruit 750 officers by April 2024", "", "Recruit 750 officers by April 2024"),
        ("Improve outcomes for rape", "Outcomes 1 to 8", "Outcomes for rape"),
        ("Homicides", "All ages", "Homicides"),
        ("Reduce", "", "Reduce"),
        ("Increased risk", "", "Increased risk"),
    ],
)
def test_subject(label: str, sub_label: str, expected: str) -> None:
    """A sentence speaks of the figure, not of the goal."""
    assert sentences.subject(replace(PLAIN, label=label, sub_label=sub_label)) == expected


@pytest.mark.parametrize(
    ("before", "now", "rest"),
    [
        (
            "77.6",
            "72.6",
            "fell by 5.0 percentage points to 72.6%, compared with 77.6% in 2020/21.",
        ),
        (
            "72.6",
            "77.6",
            "rose by 5.0 percentage points to 77.6%, compared with 72.6% in 2020/21.",
        ),
        (
            "85.8",
            "85.1",
            (
                "fell by 0.7 percentage points to 85.1%, compared with 85.8% in 2020/21, which is "
                "no clear change."
            ),
        ),
        ("25.9", "25.9", "stayed at 25.9%, as in 2020/21."),
        (
            "25.94",
            "25.91",
            "was little changed at 25.9%, compared with 25.9% in 2020/21.",
        ),
        ("[x]", "85.1", "stood at 85.1%; there is nothing to compare it with."),
    ],
    ids=["fall", "rise", "not clear", "unchanged", "less than is printed", "no comparator"],
)
def test_percentages(before: str, now: str, rest: str) -> None:
    """What moved, by how much, to what, compared with what."""
    found = one(SATISFACTION, figures(SATISFACTION, y2020=before, y2021=now))
    assert said(found) == f"Victim satisfaction with the police {rest}"


def test_nothing_to_say() -> None:
    """A missing value gives its reason."""
    assert said(one(PLAIN, figures(PLAIN, y2021="[z]"))) == "Thefts: not applicable."
    assert said(one(PLAIN)) == "Thefts: not available."


def test_hidden_numbers() -> None:
    """A hidden number is fewer than the smallest that may be published."""
    secret = replace(PLAIN, disclosive=True)
    assert said(one(secret, figures(secret, y2021="3"))) == "Thefts: fewer than 5."


def test_no_comparator_at_all() -> None:
    """A measure that is compared with nothing says its value."""
    alone = replace(PLAIN, comparators=())
    assert said(one(alone, figures(alone, y2021="3"))) == "Thefts stood at 3."


def test_parts_and_areas() -> None:
    """A part stands in brackets and an area behind it; a measure of parts points to them."""
    measure = replace(PLAIN, parts=("Fatal",))
    held = figures(measure, "Fatal", "Leeds", y2020="100", y2021="150")
    held += figures(measure, "Fatal", y2021="200")
    there = one(measure, held, part="Fatal", area="Leeds")
    assert said(there) == (
        "Thefts (Fatal) in Leeds rose by 50 (50.0%) to 150, compared with 100 in 2020/21."
    )
    assert said(one(measure, held)) == "Thefts: given by its parts."


def test_count_with_its_rate() -> None:
    """The rate beside a count has its own movement."""
    rate = replace(SATISFACTION, id="rate", label="Outcome rate", unit=Unit.PERCENT)
    count = replace(PLAIN, label="Improve outcomes for victims of rape", companion="rate")
    found = one(
        count,
        figures(count, y2020="255", y2021="296"),
        figures(rate, y2020="8.2", y2021="8.1"),
        book=catalogue(count, rate),
    )
    assert said(found) == (
        "Outcomes for victims of rape rose by 41 (16.1%) to 296, compared with 255 in 2020/21; "
        "the rate fell by 0.1 percentage points to 8.1%."
    )


def test_count_whose_rate_is_new() -> None:
    """A rate that has nothing to be compared with is left out."""
    rate = replace(SATISFACTION, id="rate", unit=Unit.PERCENT)
    count = replace(PLAIN, companion="rate")
    held = [figures(count, y2020="255", y2021="296"), figures(rate, y2021="8.1")]
    found = one(count, *held, book=catalogue(count, rate))
    assert said(found) == "Thefts rose by 41 (16.1%) to 296, compared with 255 in 2020/21."


def test_a_headcount_beside_a_share_is_left_out() -> None:
    """A sentence about a share does not go on about its headcount."""
    heads = replace(PLAIN, id="heads", unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    share = replace(SATISFACTION, label="Female officers", basis=Basis.SNAPSHOT, companion="heads")
    found = one(
        share,
        [figure(share, "31/12/2020", "36.0"), figure(share, "31/03/2022", "37.1")],
        [figure(heads, "31/12/2020", "2006"), figure(heads, "31/03/2022", "2140")],
        book=catalogue(share, heads),
    )
    assert said(found) == (
        "The percentage for female officers rose by 1.1 percentage points to 37.1% on 31 March "
        "2022, compared with 36.0% on 31 December 2020, which is no clear change."
    )


def test_quarters_in_days() -> None:
    """Days are called days, and a quarter is named."""
    days = replace(
        PLAIN,
        label="Decrease time to resolution",
        unit=Unit.DAYS,
        decimals=1,
        basis=Basis.QUARTER,
        show_quarters=True,
    )
    held = [figure(days, "Q3 2020/21", "81.0"), figure(days, "Q3 2021/22", "85.2")]
    assert said(one(days, held)) == (
        "Time to resolution rose by 4.2 to 85.2 days in October to December 2021, compared with "
        "81.0 days in October to December 2020."
    )


def test_own_periods() -> None:
    """Figures that lag behind the paper say of when they are."""
    late = replace(PLAIN, lag_months=6)
    held = [
        figure(late, "12 months to Sep 2020", "2633"),
        figure(late, "12 months to Sep 2021", "3876"),
    ]
    assert said(one(late, held)) == (
        "Thefts rose by 1,243 (47.2%) to 3,876 in the 12 months to September 2021, compared with "
        "2,633 in the 12 months to September 2020."
    )


def test_pounds_and_means() -> None:
    """Pounds carry their sign; a mean is called one."""
    pounds = replace(
        PLAIN,
        label="Grants",
        unit=Unit.GBP,
        decimals=2,
        comparators=(MEAN_OF_3,),
        arrow_on=MEAN_OF_3,
    )
    held = figures(pounds, y2018="100", y2019="100", y2020="100.30", y2021="126.50")
    assert said(one(pounds, held)) == (
        "Grants rose by £26.40 (26.4%) to £126.50, compared with a mean of £100.10 in 2018/19 to "
        "2020/21."
    )


def test_a_break() -> None:
    """Across a break the value stands alone with the reason."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New recording system")
    book = catalogue(PLAIN, breaks=(change,))
    found = one(PLAIN, figures(PLAIN, y2020="541", y2021="955"), book=book)
    assert said(found) == "Thefts stood at 955; not comparable: new recording system."


def test_a_forecast() -> None:
    """A forecast is called one, and needs nothing to be compared with."""
    posts = replace(
        PLAIN,
        label="Recruit 750 officers",
        unit=Unit.SNAPSHOT,
        basis=Basis.SNAPSHOT,
        lag_months=-24,
    )
    found = one(posts, figure(posts, "31/03/2024", "765 [f]"))
    assert said(found) == "Recruit 750 officers: is forecast to be 765 on 31 March 2024."


def test_pieces_name_their_figures() -> None:
    """Every figure of a sentence can be traced, and the pieces are the sentence."""
    found = one(SATISFACTION, figures(SATISFACTION, y2020="77.6", y2021="72.6"))
    pieces = sentences.pieces(found, SETTINGS)
    assert [(p.text, p.quantity) for p in pieces if p.quantity] == [
        ("5.0 percentage points", "change"),
        ("72.6%", "value"),
        ("77.6%", "previous"),
    ]
    assert "".join(p.text for p in pieces) == said(found)


def knife(before: str, now: str, base: str, **more: object) -> Indicator:
    """Knife crime, with its arrow on the plan's baseline."""
    book = catalogue(KNIFE, **more)  # type: ignore[arg-type]
    return one(KNIFE, figures(KNIFE, y2019=base, y2020=before, y2021=now), book=book)


@pytest.mark.parametrize(
    ("before", "now", "base", "expected"),
    [
        ("2189", "2358", "2521", "up 169 on 2020/21; below 2019/20"),
        ("2600", "2358", "2100", "down 242 on 2020/21; above 2019/20"),
        ("2600", "2358", "2521", ""),
        ("2358", "2358", "2521", ""),
        ("2189", "2358", "2350", ""),
        ("[x]", "2358", "2521", ""),
        ("2189", "2358", "[x]", ""),
    ],
    ids=["down", "up", "both ways down", "unchanged", "no arrow", "no change", "no baseline"],
)
def test_disagreement(before: str, now: str, base: str, expected: str) -> None:
    """A row says so where a change and the arrow point different ways."""
    assert sentences.disagreement(knife(before, now, base)) == expected


def test_disagreement_in_points() -> None:
    """Percentages differ in points, and the arrow may be the one on the previous year."""
    measure = replace(
        SATISFACTION,
        comparators=(PREVIOUS_YEAR, BASELINE),
        baseline_period=period("12 months to June 2019"),
    )
    held = figures(measure, y2020="70.0", y2021="75.0")
    held.append(figure(measure, "12 months to June 2019", "80.5"))
    assert sentences.disagreement(one(measure, held)) == (
        "down 5.5 pp on 12 months to June 2019; above 2020/21"
    )


@pytest.mark.parametrize(
    ("before", "now", "base", "expected"),
    [
        ("2189", "2358", "2521", "It is up 169 on 2020/21."),
        ("2600", "2358", "2100", "It is down 242 on 2020/21."),
        ("2600", "2358", "2521", ""),
        ("2189", "2358", "2350", ""),
        ("[x]", "2358", "2521", ""),
    ],
    ids=["up", "down", "both ways down", "no arrow", "no change"],
)
def test_what_else_moved_is_a_sentence(before: str, now: str, base: str, expected: str) -> None:
    """Only what the sentence on the arrow's comparator has not said."""
    pieces = sentences.also(knife(before, now, base))
    assert "".join(text for text, _ in pieces) == expected


def test_what_else_moved_names_each_change() -> None:
    """In words, with the comparison that each figure is of."""
    measure = replace(
        SATISFACTION,
        comparators=(PREVIOUS_YEAR, BASELINE, MEAN_OF_3),
        baseline_period=period("12 months to June 2019"),
    )
    held = figures(measure, y2018="80.0", y2019="80.0", y2020="70.0", y2021="75.0")
    held.append(figure(measure, "12 months to June 2019", "80.5"))
    found = one(measure, held)
    pieces = sentences.also(found)
    assert "".join(text for text, _ in pieces) == (
        "It is down 5.5 percentage points on the 12 months to June 2019 and down 1.7 percentage "
        "points on 2018/19 to 2020/21."
    )
    assert [(text, c.comparator.name) for text, c in pieces if c is not None] == [
        ("5.5 percentage points", "baseline"),
        ("1.7 percentage points", "mean of 3"),
    ]


@pytest.mark.parametrize(
    ("label", "unit", "said"),
    [
        ("Calls answered on target", Unit.PERCENT, "The percentage for calls answered on target"),
        ("Increase DVPO use", Unit.PERCENT, "The percentage for DVPO use"),
        ("Ineffective trial rate", Unit.PERCENT, "Ineffective trial rate"),
        ("Proportion of officers", Unit.PERCENT, "Proportion of officers"),
        ("Victim satisfaction", Unit.SURVEY_PERCENT, "Victim satisfaction"),
        ("Separated couples", Unit.PERCENT, "The percentage for separated couples"),
        ("Calls answered on target", Unit.COUNT, "Calls answered on target"),
    ],
)
def test_what_has_percentage_points_is_a_percentage(label: str, unit: Unit, said: str) -> None:
    """A number of pleas cannot fall by percentage points; a share of them can."""
    measure = replace(PLAIN, label=label, unit=unit)
    found = one(measure, figures(measure, y2020="50", y2021="60"))
    assert sentences.movement(found, SETTINGS).startswith(f"{said} rose by 10")


def test_disagreement_with_a_decision() -> None:
    """An arrow turned by the analyst says what the number did."""
    decision = Decision(what="trend", decision="up", reason="Under-recorded this year")
    plain = figures(PLAIN, y2020="100", y2021="50")
    found = one(PLAIN, plain, book=catalogue(PLAIN, decisions=(decision,)))
    assert sentences.disagreement(found) == "down 50 on 2020/21"


@pytest.mark.parametrize(
    ("before", "now", "is_chance"),
    [("22", "32", True), ("2189", "2715", False), ("100", "101", False), ("[x]", "9", False)],
    ids=["homicides", "hate crime", "no arrow", "no change"],
)
def test_chance(before: str, now: str, *, is_chance: bool) -> None:
    """An arrow of a count that chance alone could draw says so."""
    note = sentences.chance_note(one(PLAIN, figures(PLAIN, y2020=before, y2021=now)))
    assert note == ("A change of this size could be chance." if is_chance else "")


def test_chance_is_of_counts_only() -> None:
    """A percentage has its own test, and a decision needs no note."""
    found = one(SATISFACTION, figures(SATISFACTION, y2020="60", y2021="70"))
    assert sentences.chance_note(found) == ""
    decision = Decision(what="trend", decision="up", reason="Known")
    book = catalogue(PLAIN, decisions=(decision,))
    decided = one(PLAIN, figures(PLAIN, y2020="22", y2021="32"), book=book)
    assert sentences.chance_note(decided) == ""
