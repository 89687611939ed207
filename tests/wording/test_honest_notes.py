"""Notes and sentences claim what was done and found, and nothing more."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.indicators.model import (
    Assurance,
    Comparison,
    Indicator,
    Level,
    Peer,
    Peers,
    Rating,
    RatingRule,
    Reason,
    Variation,
)
from perfmon_cli.measure import Comparator, ComparatorKind, Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import pairs
from perfmon_cli.wording import marks, numbers, sentences, trends
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    behind,
    catalogue,
    figure,
    figures,
    one,
)

CALM = [10, 12] * 6
CHANGE = Break(measure="thefts", since=date(2020, 10, 1), what="New system")


def by(rule: str, settings: str = "", **more: object) -> Measure:
    """A measure with this rule."""
    plain = replace(PLAIN, trend_rule=TrendRule(rule), rule_settings=pairs(settings))
    return replace(plain, **more)  # type: ignore[arg-type]


def note(found: Indicator) -> str:
    """Its methods note."""
    return sentences.methods_note(found.measure, found, SETTINGS)


def test_an_arrow_without_a_change_has_its_rule_and_target() -> None:
    """A chart needs no comparator: what it marks, what it found and the target are said."""
    measure = by("spc", target=Decimal(100))
    found = one(measure, [*figures(measure, y2021="140"), *behind(measure, [*CALM, 30])])
    text = note(found)
    assert text.startswith(
        "No change is given (not available). The arrow comes from a control chart of its last 13 "
        "months:"
    )
    assert text.endswith(
        "Its chart shows concern: worse by more than chance. Rated against 100; amber within 5% of "
        "it."
    )


def test_trial_limits_stand_beneath_the_arrow() -> None:
    """From 6 to 11 points; with 12 they are no longer said."""
    measure = by("spc")
    years = figures(measure, y2020="130", y2021="140")
    few, enough = (one(measure, [*years, *behind(measure, CALM[:n])]) for n in (11, 12))
    assert sentences.beneath_arrow(few) == ("on its last 11 months; limits are trial: 11 points")
    assert sentences.beneath_arrow(enough) == "on its last 12 months"


@pytest.mark.parametrize(
    ("variation", "words"),
    [
        (Variation.COMMON_CAUSE, "target met as long as nothing changes"),
        (Variation.CONCERN, ""),
        (Variation.IMPROVEMENT, ""),
        (Variation.HIGH, ""),
        (Variation.LOW, ""),
    ],
)
def test_no_assurance_of_what_has_just_changed(variation: Variation, words: str) -> None:
    """A newest point that is more than chance says that something did change."""
    measure = by("spc")
    held = [*figures(measure, y2021="140"), *behind(measure, CALM)]
    trend = replace(one(measure, held).trend, variation=variation, assurance=Assurance.PASS)
    assert trends.assurance(trend)[1] == words


@pytest.mark.parametrize(
    ("measure", "values", "breaks", "why"),
    [
        (by("significance", unit=Unit.DAYS), ("130", "140"), (), "for this kind of figure"),
        (
            by("significance"),
            ("130", "140"),
            (replace(CHANGE, since=date(2021, 4, 1), factor=Decimal("1.1")),),
            "on a figure that is adjusted for a change in counting",
        ),
    ],
    ids=["kind", "adjusted"],
)
def test_why_a_test_cannot_be_worked_out(
    measure: Measure, values: tuple[str, str], breaks: tuple[Break, ...], why: str
) -> None:
    """The kind of figure is blamed only where it is to blame."""
    held = figures(measure, y2020=values[0], y2021=values[1])
    text = note(one(measure, held, book=catalogue(measure, breaks=breaks)))
    assert f"The rule “significance” cannot be worked out {why}, so no arrow is drawn." in text


def test_why_five_years_with_a_zero_have_no_slope() -> None:
    """A year of no cases has no interval."""
    measure = by("trend5", unit=Unit.PERCENT)
    held = [
        figure(measure, f"{year}/{year % 100 + 1}", value, numerator=int(value), denominator=100)
        for year, value in zip(range(2017, 2022), ("0", "10", "11", "12", "13"), strict=True)
    ]
    assert (
        "The rule “trend5” cannot be worked out from these figures: one is 0, or all that it is "
        "out of, or has no known size. So no arrow is drawn."
    ) in note(one(measure, held))


def test_the_spread_that_was_used() -> None:
    """Worked out from the months, to two decimals; none is said where none was worked out."""
    measure = by("significance", "spread: from series", adds_over_time=True)
    values = [90, 110, 100, 130, 70, 100] * 4
    held = [*figures(measure, y2020="1200", y2021="1300"), *behind(measure, values)]
    found = one(measure, held)
    assert found.trend.spread is not None
    spread = numbers.rounded(found.trend.spread, 2)
    assert f"They are found to vary {spread} times as much as by chance alone." in note(found)
    assert one(measure, held[:2]).trend.spread is None
    assert "They are found" not in note(one(measure, held[:2]))


def test_five_years_of_quarters() -> None:
    """Figures that are not of years have no gap between years."""
    measure = by("trend5", basis=Basis.QUARTER)
    found = one(measure, behind(measure, CALM, months=3))
    assert marks.arrow_of(found, better_worse=True)[2] == "its figures are not of years"


def test_a_refused_series_is_drawn_on_nothing() -> None:
    """A measure without parts has no series of its parts."""
    measure = by("spc")
    found = one(measure, [*figures(measure, y2020="130", y2021="140"), *behind(measure, CALM[:4])])
    assert trends.drawn_on(found.trend) == ""


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("3.04", "3.06", "was little changed at 3.1%, compared with 3.0% in 2020/21."),
        ("3.01", "3.02", "was little changed at 3.0%, compared with 3.0% in 2020/21."),
        ("3.0", "3.0", "stayed at 3.0%, as in 2020/21."),
    ],
    ids=["printed values differ", "printed values are alike", "not changed at all"],
)
def test_changes_below_printing(before: str, now: str, said: str) -> None:
    """Only what did not change at all stayed."""
    share = replace(PLAIN, unit=Unit.PERCENT, decimals=1, polarity=Polarity.UP)
    found = one(share, figures(share, y2020=before, y2021=now))
    assert sentences.movement(found, SETTINGS) == f"The percentage for thefts {said}"


@pytest.mark.parametrize(
    ("p_value", "limit", "said"),
    [
        ("0.050077", "0.05", "0.0501"),
        ("0.0499996", "0.05", "0.0499996"),
        ("0.05", "0.05", "0.05"),
        ("0.0512", "0.05", "0.051"),
        ("0.0100004", "0.01", "0.0100004"),
        ("0.0004", "0.05", "0"),
    ],
)
def test_probabilities_beside_their_limit(p_value: str, limit: str, said: str) -> None:
    """One that is not the limit never prints as the limit."""
    assert numbers.probability(Decimal(p_value), Decimal(limit)) == said


def test_a_rated_forecast_is_said() -> None:
    """What is rated is not the value that is printed."""
    posts = replace(
        PLAIN,
        unit=Unit.SNAPSHOT,
        basis=Basis.SNAPSHOT,
        polarity=Polarity.UP,
        target=Decimal(750),
        rated_on_forecast=True,
    )
    held = [figure(posts, "31/03/2022", "700"), figure(posts, "31/03/2024", "765 [f]")]
    text = note(one(posts, held))
    assert "Rated against 750" in text
    assert "What is rated is the forecast for 31 March 2024." in text
    assert "What is rated" not in note(one(replace(posts, rated_on_forecast=False), held))
    ahead = replace(posts, lag_months=-24)
    assert "What is rated is the forecast for 31 March 2024." in note(one(ahead, held[1:]))


@pytest.mark.parametrize(
    ("level", "change", "is_rated", "is_compared"),
    [
        (Level.AMBER, Decimal(1), True, True),
        (Level.NONE, Decimal(1), False, True),
        (Level.NONE, None, False, False),
    ],
    ids=["rated", "without a good direction", "refused"],
)
def test_other_areas_are_spoken_of_where_they_were_used(
    level: Level, change: Decimal | None, *, is_rated: bool, is_compared: bool
) -> None:
    """No average, and no rating against one, where the comparison or the rating was refused."""
    others = Comparator(ComparatorKind.SIMILAR_AREAS)
    measure = replace(PLAIN, comparators=(others,), arrow_on=others)
    found = one(measure, figures(measure, y2021="140"))
    there = Peer(area="Kent", period=found.period, value=Decimal(9))
    peers = Peers(
        group="Similar forces", period=found.period, others=(there, there), average=Decimal(9)
    )
    compared = Comparison(
        comparator=others,
        period=found.period,
        base=None,
        value=Decimal(9),
        change=change,
        change_pct=None,
        reason=Reason.NO_POPULATION if change is None else None,
        peers=peers,
    )
    rating = Rating(level=level, rule=RatingRule.BENCHMARK, target=Decimal(9), peers=peers)
    text = note(replace(found, comparisons=(compared,), rating=rating))
    assert ("Rated against the average of similar forces, 9: amber where" in text) is is_rated
    assert ("mean of the two others" in text) is is_compared
