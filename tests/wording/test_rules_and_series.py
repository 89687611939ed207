"""What the paper says of an arrow that another rule than the house's decided."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.indicators.model import Indicator, Variation
from perfmon_cli.measure import BASELINE, Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import pairs
from perfmon_cli.wording import marks, reasons, sentences, trends
from perfmon_cli.wording.words import WORDS
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    behind,
    catalogue,
    figure,
    figures,
    one,
    period,
)

CALM = [10, 12] * 6
HIGH, LOW = [*CALM, 30], [*CALM, 1]
COMPARED = "Compared with the previous year (2020/21). "
CHART = (
    "it marks a newest figure that is more than the usual ups and downs (outside the limits, the "
    "last of 7 that rise or fall, one of two in three near the same limit or the last of 7 on one "
    "side of the mean). A single leap does not widen the limits."
)


def by_test(two: str, cases: str) -> str:
    """How a test is told to those who know none."""
    return (
        f"An arrow marks a change larger than chance would explain: by a test of two {two}, chance "
        f"alone gives one as large in fewer than {cases} of 100 cases"
    )


def by(rule: str, settings: str = "", **more: object) -> Measure:
    """A measure with this rule."""
    plain = replace(PLAIN, trend_rule=TrendRule(rule), rule_settings=pairs(settings))
    return replace(plain, **more)  # type: ignore[arg-type]


def charted(values: list[int], settings: str = "", **more: object) -> Indicator:
    """The indicator of a count with these months behind its years."""
    measure = by("spc", settings)
    held = [*figures(measure, y2020="130", y2021="140"), *behind(measure, values)]
    return one(measure, held, book=catalogue(measure, **more))  # type: ignore[arg-type]


def note(found: Indicator) -> str:
    """Its methods note."""
    return sentences.methods_note(found.measure, found, SETTINGS)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            by("significance"),
            f"{by_test('counts', '5')} (p below 0.05). Under 50 cases in all, the test is exact.",
        ),
        (
            by("significance", "p: 0.01; spread: 1.5"),
            (
                f"{by_test('counts', '1')} (p below 0.01). The test allows for counts that vary "
                "1.5 times as much as by chance alone."
            ),
        ),
        (
            by("significance", "spread: from series; exact below: 30"),
            (
                f"{by_test('counts', '5')} (p below 0.05). How much counts vary besides chance is "
                "worked out from the months behind the measure. Under 30 cases in all that vary "
                "by chance alone, the test is exact."
            ),
        ),
        (
            by("significance", "exact below: 0", unit=Unit.RATE, per=1000),
            f"{by_test('rates', '5')} (p below 0.05).",
        ),
        (
            by("significance", "design effect: 1.2; p: 0.025", unit=Unit.SURVEY_PERCENT),
            (
                f"{by_test('percentages', '2.5')} (p below 0.025). There is none where either "
                "percentage is of fewer than 50. The test allows for figures that "
                "vary 1.2 times as much as in a simple random sample."
            ),
        ),
        (
            by("significance", unit=Unit.DAYS),
            (
                "The rule “significance” cannot be worked out for this kind of figure, so no arrow "
                "is drawn."
            ),
        ),
        (by("threshold", "change: 5%"), "An arrow marks a change of 5% or more."),
        (
            by("threshold", "points: 2pp", unit=Unit.PERCENT),
            "An arrow marks a change of 2 percentage points or more.",
        ),
        (by("threshold", "points: 3", unit=Unit.DAYS), "An arrow marks a change of 3 or more."),
        (
            by("threshold", "change: 5%; points: 10"),
            "An arrow marks a change of 5% or more that is also 10 or more.",
        ),
        (by("threshold"), "The rule's settings cannot be used, so no arrow is drawn."),
        (by("sign"), "An arrow marks any change."),
        (by("none", "change: 5%"), "No arrow is drawn."),
        (
            by("spc", "fallback: sign"),
            (
                "An arrow marks any change. This stands in for the rule “spc”, for which figures "
                "are lacking."
            ),
        ),
    ],
)
def test_notes_of_rules_on_two_points(measure: Measure, expected: str) -> None:
    """The rule in a plain sentence, with its parameters."""
    found = one(measure, figures(measure, y2020="130", y2021="140"))
    assert note(found) == COMPARED + expected


def test_note_of_a_chart() -> None:
    """Of how many figures, against what, which points it marks, and what it found."""
    assert note(charted(HIGH)) == (
        f"{COMPARED}The arrow comes from a control chart of its last 13 months: "
        f"{CHART} Its chart shows concern: worse by more than chance."
    )


def test_note_of_a_chart_with_settings() -> None:
    """What is set is said; a rule that is off is not named."""
    settings = "two in three: no; screening: no; shift: 8; trend: 6; fixed points: 12"
    assert note(charted(CALM, settings)) == (
        f"{COMPARED}The arrow comes from a control chart of its last 12 months: "
        "it marks a newest figure that is more than the usual ups and downs (outside the limits, "
        "the last of 6 that rise or fall or the last of 8 on one side of the mean). The limits "
        "come from the first 12 points. Its chart shows common cause: no clear change."
    )


def test_note_of_trial_limits() -> None:
    """Under twelve points the limits are trial limits."""
    assert note(charted(CALM[:8])).endswith(
        "Its chart shows common cause: no clear change; limits are trial: 8 points."
    )


def test_note_of_a_rebase() -> None:
    """Where counting changed the limits start anew, and the points since then are counted."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New system")
    said = note(charted([*CALM, *CALM], breaks=(change,)))
    assert "of its last 12 months" in said
    assert "The limits start anew where counting changed." in said


def test_note_of_a_refused_chart() -> None:
    """Without a chart the rule is said, and no number of figures."""
    said = note(charted(CALM[:4]))
    assert said == (
        f"{COMPARED}The arrow comes from a control chart of the figures behind it: {CHART}"
    )
    measure = by("spc")
    assert sentences.methods_note(measure, None, SETTINGS) == (
        "Compared with the previous year. The arrow comes from a control chart of the figures "
        f"behind it: {CHART}"
    )


def test_note_of_a_fallback_that_waits() -> None:
    """Another area may need it, so it is said."""
    assert note(charted(CALM, "fallback: panel")).endswith(
        "Where figures for that are lacking, the rule “panel” decides."
    )


def test_note_of_five_years() -> None:
    """The slope, its probability, and that no one year makes it."""
    measure = by("trend5")
    held = figures(measure, y2017="1000", y2018="1100", y2019="1200", y2020="130", y2021="140")
    assert note(one(measure, held)) == (
        f"{COMPARED}The arrow looks at its last five years: it marks a rise or fall that "
        "chance would seldom give (p below 0.002), even if any one year is left out."
    )


def test_note_of_overlapping_totals() -> None:
    """Only where the two periods overlap."""
    measure = by(
        "significance",
        comparators=(BASELINE,),
        arrow_on=BASELINE,
        baseline_period=period("12 months to Dec 2021"),
    )
    held = [figure(measure, "12 months to Dec 2021", "130"), figure(measure, "2021/22", "140")]
    assert note(one(measure, held)).endswith(
        "Where two periods overlap, only the parts that differ are tested."
    )


def test_note_of_quarters() -> None:
    """One series of quarters cannot go different ways; two points each can."""
    for rule, is_said in (("spc", False), ("sign", True)):
        measure = by(rule, basis=Basis.QUARTER, show_quarters=True)
        said = note(one(measure, behind(measure, CALM, months=3)))
        assert ("its quarters go different ways" in said) == is_said


@pytest.mark.parametrize(
    ("values", "beneath", "sentence"),
    [
        (
            HIGH,
            "on its last 13 months",
            (
                "Thefts rose by 10 (7.7%) to 140, compared with 130 in 2020/21; its last 13 months "
                "show a clear rise."
            ),
        ),
        (
            LOW,
            "up 10 on 2020/21; down on its last 13 months",
            (
                "Thefts rose by 10 (7.7%) to 140, compared with 130 in 2020/21; its last 13 months "
                "show a clear fall."
            ),
        ),
        (
            CALM,
            "on its last 12 months",
            (
                "Thefts rose by 10 (7.7%) to 140, compared with 130 in 2020/21; its last 12 months "
                "show no clear change."
            ),
        ),
        (
            CALM[:4],
            "",
            "Thefts rose by 10 (7.7%) to 140, compared with 130 in 2020/21.",
        ),
    ],
    ids=["up", "down, against the year", "common cause", "no chart"],
)
def test_arrows_of_a_chart(values: list[int], beneath: str, sentence: str) -> None:
    """It says what it is drawn on: never the year beside which its change is printed."""
    found = charted(values)
    assert sentences.beneath_arrow(found) == beneath
    assert sentences.movement(found, SETTINGS) == sentence


def test_a_chart_without_a_comparator() -> None:
    """Nothing to compare with takes nothing from the series."""
    measure = by("spc")
    found = one(measure, [*figures(measure, y2021="140"), *behind(measure, HIGH)])
    assert sentences.movement(found, SETTINGS) == (
        "Thefts stood at 140; there is nothing to compare it with; its last 13 months show a clear "
        "rise."
    )


@pytest.mark.parametrize(
    ("basis", "months", "said"),
    [
        (Basis.MONTH, 1, "12 months"),
        (Basis.QUARTER, 3, "12 quarters"),
        (Basis.FINANCIAL_YEAR, 12, "12 years"),
    ],
)
def test_spans(basis: Basis, months: int, said: str) -> None:
    """Months, quarters and years by their names."""
    measure = by("spc", basis=basis)
    assert trends.span(one(measure, behind(measure, CALM, months=months)).trend) == said


def test_span_of_counts_on_a_day() -> None:
    """Snapshots are counts."""
    posts = by("spc", basis=Basis.SNAPSHOT, unit=Unit.SNAPSHOT)
    held = [figure(posts, f"31/03/{2010 + n}", str(value)) for n, value in enumerate([*CALM, 11])]
    assert trends.span(one(posts, held).trend) == "13 counts"


def test_parts_without_a_whole() -> None:
    """Their arrow is drawn on their own series, not on a year."""
    measure = by("spc", parts=("Adults", "Juveniles"))
    held = [
        [
            *figures(measure, part, y2020="130", y2021="140"),
            *behind(measure, HIGH, part=part),
        ]
        for part in measure.parts
    ]
    assert sentences.beneath_arrow(one(measure, *held)) == "on the series of its parts"


def test_an_arrow_that_was_decided() -> None:
    """It is not said to be drawn on a series that shows something else."""
    decision = Decision(what="trend", decision="up", reason="Known to be so")
    assert sentences.beneath_arrow(charted(CALM[:4], decisions=(decision,))) == ""
    assert trends.said(charted(CALM, decisions=(decision,)).trend) == ""


@pytest.mark.parametrize(
    ("polarity", "values", "expected"),
    [
        (Polarity.DOWN, HIGH, ("concern", "concern: worse by more than chance")),
        (Polarity.UP, HIGH, ("improvement", "improvement: better by more than chance")),
        (Polarity.DOWN, CALM, ("common cause", "common cause: no clear change")),
        (Polarity.WATCH, HIGH, ("high", "special cause: high by more than chance")),
        (Polarity.WATCH, LOW, ("low", "special cause: low by more than chance")),
    ],
)
def test_variation(polarity: Polarity, values: list[int], expected: tuple[str, str]) -> None:
    """The mark and the words of what the newest point says."""
    measure = by("spc", polarity=polarity)
    held = [*figures(measure, y2020="130", y2021="140"), *behind(measure, values)]
    assert trends.variation(one(measure, held).trend) == expected
    assert set(WORDS) >= {f"variation.{kind.value}" for kind in Variation}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (20, ("pass", "target met as long as nothing changes")),
        (2, ("fail", "target missed as long as nothing changes")),
        (11, ("inconsistent", "target now met, now missed, by chance")),
        (None, ("", "")),
    ],
)
def test_assurance(target: int | None, expected: tuple[str, str]) -> None:
    """Which side of the target the limits lie on."""
    goal = None if target is None else Decimal(target)
    measure = by("spc", basis=Basis.MONTH, target=goal)
    assert trends.assurance(one(measure, behind(measure, CALM)).trend) == expected


def test_nothing_is_found_without_a_chart() -> None:
    """Other rules, and charts that were refused, have no variation."""
    for found in (charted(CALM[:4]), one(PLAIN, figures(PLAIN, y2020="130", y2021="140"))):
        assert trends.variation(found.trend) == ("", "")
        assert trends.assurance(found.trend) == ("", "")
        assert trends.findings(found) == ""


@pytest.mark.parametrize(
    ("rule", "held", "word"),
    [
        ("spc", behind(PLAIN, CALM[:4]), "too few figures in a row: 4"),
        ("spc", behind(PLAIN, CALM)[:-1], "a figure of its series is not available"),
        ("spc", [*behind(PLAIN, CALM)[:3], *behind(PLAIN, CALM)[4:]], "its series has a gap"),
        ("spc", [figure(PLAIN, "12 months to Dec 2021", "9")], "its figures overlap"),
        ("trend5", [], "fewer than five years: 2"),
        ("trend5", [figure(PLAIN, "12 months to Dec 2021", "9")], "its five years overlap"),
        ("significance; spread: from series", [], "too few months to say how much it varies"),
        ("threshold", [], "its rule settings cannot be used"),
    ],
)
def test_why_there_is_no_arrow(rule: str, held: list[object], word: str) -> None:
    """Each rule says in its own words what it lacks."""
    name, _, settings = rule.partition("; ")
    measure = by(name, settings)
    found = one(measure, figures(measure, y2020="130", y2021="140"), held)  # type: ignore[arg-type]
    assert marks.arrow_of(found, better_worse=True) == ("no arrow", "neutral", word)
    assert reasons.no_arrow(found.trend) == word


def test_a_break_among_five_years() -> None:
    """It names the years, not a comparator."""
    measure = by("trend5")
    change = Break(measure="thefts", since=date(2019, 4, 1), what="New system")
    years = {f"y{year}": "1000" for year in range(2017, 2022)}
    found = one(measure, figures(measure, **years), book=catalogue(measure, breaks=(change,)))
    word = marks.arrow_of(found, better_worse=True)[2]
    assert word == "counting changed within its five years"
