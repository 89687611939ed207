"""Sentences about a figure, word for word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators import lookup
from perfmon_cli.indicators.lookup import comparator_periods
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import (
    BASELINE,
    PLAN_BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from perfmon_cli.wording import sentences
from perfmon_cli.wording.methods import comparator_name
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    Q,
    catalogue,
    figure,
    figures,
    one,
    period,
)

SATISFACTION = Measure(
    id="satisfaction",
    label="Increase victim satisfaction with the police",
    unit=Unit.SURVEY_PERCENT,
    polarity=Polarity.UP,
    decimals=1,
)
KNIFE = replace(
    PLAIN,
    label="Reduce knife crime",
    comparators=(PREVIOUS_YEAR, PLAN_BASELINE),
    arrow_on=PLAN_BASELINE,
    plan_baseline_period=period("2019/20"),
)
MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)


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
        "Female officers rose by 1.1 percentage points to 37.1% on 31 March 2022, compared with "
        "36.0% on 31 December 2020, which is no clear change."
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


PREVIOUS = "Compared with the previous year (2020/21)."
SNAPSHOT = "It is counted on a day: the newest count of the twelve months is used."


def note(measure: Measure, *held: object, **more: object) -> str:
    """The methods note of a measure; without figures of what it is compared with, it has some."""
    book = catalogue(measure, **more)  # type: ignore[arg-type]
    found = one(measure, list(held) or compared(measure), book=book)  # type: ignore[arg-type]
    return sentences.methods_note(measure, found, SETTINGS)


def compared(measure: Measure) -> list[Observation]:
    """A figure of now and of each period compared with; none of the whole of parts."""
    now = lookup.quarters_of(measure, "0", Q)[-1:] if measure.show_quarters else ()
    own = now[0] if now else lookup.own_period(measure, Q)
    against = (p for c in measure.comparators for p in comparator_periods(measure, c, own))
    blank = figure(measure, "2021/22", "140")
    keys = (replace(blank.key, period=period) for period in dict.fromkeys((own, *against)))
    return [] if measure.parts else [replace(blank, key=key) for key in keys]


def test_methods_note_without_a_change() -> None:
    """It says why, and still what it is rated against and of what time it is."""
    measure = replace(PLAIN, target=Decimal(750), lag_months=-24)
    held = figure(measure, "2023/24", "765")
    assert note(measure, held) == (
        "No change is given (not available). Rated against 750; amber within 5% of it. Its figures "
        "look 24 months ahead."
    )


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            PLAIN,
            (
                "An arrow marks a change of 2.5% or more; there is none where both numbers are "
                "under 10."
            ),
        ),
        (
            replace(PLAIN, rule_settings=(("change", "5%"), ("small numbers", "20"))),
            "An arrow marks a change of 5% or more; there is none where both numbers are under 20.",
        ),
        (replace(PLAIN, unit=Unit.GBP), "An arrow marks a change of 2.5% or more."),
        (
            replace(PLAIN, unit=Unit.PERCENT),
            "An arrow marks a change of 2 percentage points or more.",
        ),
        (replace(PLAIN, unit=Unit.DAYS), "An arrow marks any change."),
        (replace(PLAIN, trend_rule=TrendRule.NONE), "No arrow is drawn."),
        (
            replace(PLAIN, rule_settings=(("chnage", "5%"),)),
            "The rule's settings cannot be used, so no arrow is drawn.",
        ),
        (
            replace(PLAIN, unit=Unit.DAYS, polarity=Polarity.WATCH),
            "An arrow marks any change. It is monitored: neither direction is better.",
        ),
        (
            replace(PLAIN, unit=Unit.DAYS, polarity=Polarity.STEADY),
            "An arrow marks any change. It should stay steady: neither direction is better.",
        ),
        (
            replace(PLAIN, unit=Unit.DAYS, target=Decimal(90)),
            "An arrow marks any change. Rated against 90; amber within 5% of it.",
        ),
        (
            replace(
                PLAIN, unit=Unit.PERCENT, target=Decimal(90), rule_settings=(("points", "3pp"),)
            ),
            (
                "An arrow marks a change of 3 percentage points or more. Rated against 90%; amber "
                "within 2 percentage points."
            ),
        ),
    ],
)
def test_methods_notes(measure: Measure, expected: str) -> None:
    """The rule, its numbers and the target in words."""
    assert note(measure) == f"{PREVIOUS} {expected}"


def test_methods_note_of_two_comparators() -> None:
    """All comparators with their periods, and the one the arrow is drawn on."""
    assert note(KNIFE).startswith(
        "Compared with the previous year (2020/21) and the plan baseline (2019/20). The arrow is "
        "drawn on the plan baseline. "
    )


def test_methods_note_of_a_baseline() -> None:
    """A measure held to its baseline says at what level that is."""
    measure = replace(PLAIN, target_is_baseline=True, baseline_period=period("2019/20"))
    text = note(measure, *figures(measure, y2019="45060", y2020="30000", y2021="29422"))
    assert text.endswith("under 10. Rated against its baseline, 45,060.")


def test_methods_note_of_a_strict_target() -> None:
    """Without any room there is no amber to speak of."""
    measure = replace(
        SATISFACTION,
        target=Decimal(80),
        tolerance=replace(SETTINGS.amber_points, amount=Decimal(0)),
    )
    assert note(measure).endswith("or more. Rated against 80.0%.")


def test_methods_note_of_an_absolute_room() -> None:
    """Room in the measure's own unit is a plain number."""
    room = replace(SETTINGS.amber_points, amount=Decimal(10))
    measure = replace(PLAIN, unit=Unit.SNAPSHOT, target=Decimal(750), tolerance=room)
    assert note(measure).endswith("Rated against 750; amber within 10.")


def test_methods_note_of_a_survey() -> None:
    """Where the people asked are known, the test is named, and from how many it speaks."""
    held = [
        figure(SATISFACTION, "2020/21", "75.1", n=9240),
        figure(SATISFACTION, "2021/22", "77.4", n=9240),
    ]
    assert note(SATISFACTION, *held) == (
        f"{PREVIOUS} An arrow marks a change too large to be put down to chance (a test of two "
        "percentages, p below 0.05). There is none where either percentage is of fewer than 50."
    )


def test_methods_note_of_what_belongs_together() -> None:
    """Counts with rates, parts and quarters must not go different ways."""
    assert note(replace(PLAIN, companion="rate")).endswith(
        "There is none where the number and the figure in brackets go different ways."
    )
    assert note(replace(PLAIN, parts=("A", "B"))).endswith(
        "There is none where its parts go different ways."
    )
    quarterly = replace(PLAIN, unit=Unit.DAYS, basis=Basis.QUARTER, show_quarters=True)
    assert note(quarterly) == (
        "Compared with the previous year, quarter by quarter. An arrow marks any change. There is "
        "none where its quarters go different ways."
    )


def test_methods_note_of_time() -> None:
    """A lag, a projection and a snapshot are said."""
    assert note(replace(PLAIN, lag_months=21)).endswith(
        "Its figures end 21 months before the quarter."
    )
    posts = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT, lag_months=-24)
    assert note(posts).endswith(f"Its figures look 24 months ahead. {SNAPSHOT}")


def test_methods_note_without_an_indicator() -> None:
    """Without figures the note names no periods; without comparators it names none of these."""
    assert sentences.methods_note(SATISFACTION, None, SETTINGS) == (
        "Compared with the previous year. An arrow marks a change of 2 percentage points or more."
    )
    alone = replace(PLAIN, comparators=(), unit=Unit.DAYS)
    assert sentences.methods_note(alone, None, SETTINGS) == "An arrow marks any change."


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (PREVIOUS_YEAR, "the previous year"),
        (BASELINE, "the baseline"),
        (MEAN_OF_3, "the mean of the 3 years before"),
        (Comparator(ComparatorKind.SIMILAR_AREAS), "similar areas"),
    ],
)
def test_comparator_names(comparator: Comparator, expected: str) -> None:
    """Every comparator has a name in sentences."""
    assert comparator_name(comparator) == expected
