"""The words of arrows, ratings, missing values and reasons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.model import (
    Direction,
    Indicator,
    Judgement,
    Level,
    Rating,
    Reason,
    Trend,
)
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    TrendRule,
    Unit,
)
from perfmon_cli.wording import marks, reasons
from tests.indicators.builders import PLAIN, catalogue, figure, figures, one

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
DECISION = Decision(what="trend", decision="flat", reason="Known to be noise")


def trend(direction: Direction, judgement: Judgement, reason: Reason | None = None) -> Trend:
    """A trend of the house rule on the previous year."""
    return Trend(
        direction=direction,
        judgement=judgement,
        rule=TrendRule.PANEL,
        comparator=PREVIOUS_YEAR,
        reason=reason,
    )


@pytest.mark.parametrize(
    ("drawn", "judged", "directed"),
    [
        (
            trend(UP, Judgement.BETTER),
            ("up", "better", "improving"),
            ("up", "neutral", "up"),
        ),
        (
            trend(DOWN, Judgement.WORSE),
            ("down", "worse", "worsening"),
            ("down", "neutral", "down"),
        ),
        (trend(UP, Judgement.NEUTRAL), ("up", "neutral", "up"), ("up", "neutral", "up")),
    ],
    ids=["better", "worse", "not judged"],
)
def test_arrows(drawn: Trend, judged: tuple[str, ...], directed: tuple[str, ...]) -> None:
    """The word judges only where the setting says so, and a tone never judges alone."""
    assert marks.arrow(drawn, better_worse=True) == judged
    assert marks.arrow(drawn, better_worse=False) == directed


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        (None, "no change"),
        (Reason.NOT_CLEAR, "no clear change"),
        (Reason.SMALL_NUMBERS, "no clear change: small numbers"),
        (Reason.MIXED, "mixed"),
    ],
)
def test_flat_arrows(reason: Reason | None, word: str) -> None:
    """A flat arrow says why it is flat."""
    drawn = trend(FLAT, Judgement.NEUTRAL, reason)
    assert marks.arrow(drawn, better_worse=True) == ("flat", "neutral", word)


def test_flat_by_decision() -> None:
    """An arrow made flat by the analyst does not claim that the number stood still."""
    drawn = replace(trend(FLAT, Judgement.NEUTRAL), decided=DECISION, computed=UP)
    assert marks.arrow(drawn, better_worse=True)[2] == "no clear change"


@pytest.mark.parametrize(
    ("reason", "note", "word"),
    [
        (None, "", "no arrow"),
        (Reason.MISSING, "", "not available"),
        (Reason.SUPPRESSED, "", "withheld: small numbers"),
        (Reason.BREAK, "", "not comparable: counting changed"),
        (Reason.BREAK, "New recording system", "not comparable: new recording system"),
        (Reason.BREAK, "DfT severity adjustment", "not comparable: DfT severity adjustment"),
        (Reason.PERIOD_MISMATCH, "", "not comparable: periods of different lengths"),
        (Reason.DEFINITION, "", "not comparable: definition changed"),
        (Reason.SMALL_BASE, "", "too few for a percentage"),
        (Reason.BAD_SETTINGS, "", "its rule settings cannot be used"),
        (Reason.NO_BASE, "", "not tested: how many it is out of is not known"),
        (Reason.OVERLAPPING, "", "not tested: the two periods overlap"),
        (Reason.TOO_FEW, "", "too few figures"),
        (Reason.CANNOT, "", "cannot be calculated"),
        (Reason.DECIDED, "", "analyst judgement"),
        (Reason.DECIDED, "Two extracts differ", "analyst judgement: two extracts differ"),
    ],
)
def test_no_arrow(reason: Reason | None, note: str, word: str) -> None:
    """Where there is no arrow its reason stands there."""
    drawn = trend(NONE, Judgement.NONE, reason)
    assert marks.arrow(drawn, better_worse=True, note=note) == ("no arrow", "neutral", word)


def indicator(before: str, now: str, **more: object) -> Indicator:
    """An indicator of two years."""
    book = catalogue(PLAIN, **more)  # type: ignore[arg-type]
    return one(PLAIN, figures(PLAIN, y2020=before, y2021=now), book=book)


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        ("[x]", "12", "no comparison"),
        ("12", "[x]", "not available"),
        ("12", "[z]", "not applicable"),
        ("12", "[c]", "withheld: small numbers"),
        ("100", "200", "worsening"),
    ],
)
def test_arrow_of_an_indicator(before: str, now: str, word: str) -> None:
    """Without an arrow the cell says what the workbook says in the value's place."""
    assert marks.arrow_of(indicator(before, now), better_worse=True)[2] == word


def test_arrow_across_a_break() -> None:
    """The break's own words stand where the arrow would."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New system")
    found = indicator("100", "200", breaks=(change,))
    assert marks.arrow_of(found, better_worse=True)[2] == "not comparable: new system"


def test_arrow_by_decision() -> None:
    """An arrow taken away by the analyst says why."""
    decision = replace(DECISION, decision="none")
    found = indicator("100", "200", decisions=(decision,))
    word = marks.arrow_of(found, better_worse=True)[2]
    assert word == "analyst judgement: known to be noise"


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (PREVIOUS_YEAR, "on previous year"),
        (BASELINE, "on baseline"),
        (Comparator(ComparatorKind.PLAN_BASELINE), "on plan baseline"),
        (Comparator(ComparatorKind.MEAN_OF, 3), "on the mean of 3 years"),
    ],
)
def test_what_an_arrow_is_drawn_on(comparator: Comparator, words: str) -> None:
    """An arrow names its comparator."""
    assert marks.drawn_on(comparator) == words


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Rating(level=Level.GREEN), ("green", "Green")),
        (Rating(level=Level.AMBER), ("amber", "Amber")),
        (Rating(level=Level.RED), ("red", "Red")),
        (
            Rating(level=Level.NONE, reason=Reason.NO_TARGET),
            ("not rated", "Not rated: no target"),
        ),
        (
            Rating(level=Level.NONE, reason=Reason.MONITOR),
            ("not rated", "Not rated: monitored only"),
        ),
        (
            Rating(level=Level.NONE, reason=Reason.MISSING),
            ("not rated", "Not rated: not available"),
        ),
        (
            Rating(level=Level.NONE, reason=Reason.SUPPRESSED),
            ("not rated", "Not rated: withheld: small numbers"),
        ),
        (
            Rating(level=Level.NONE, reason=Reason.BREAK),
            ("not rated", "Not rated: not comparable with its baseline"),
        ),
        (
            Rating(level=Level.NONE, reason=Reason.DECIDED),
            ("not rated", "Not rated: analyst judgement"),
        ),
    ],
)
def test_ratings(result: Rating, expected: tuple[str, str]) -> None:
    """A rating is a word as well as a mark, and none has its reason."""
    assert marks.rating(result) == expected


RATE = replace(PLAIN, unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("value", "measure", "smallest", "expected"),
    [
        ("[x]", None, 5, "not available"),
        ("[z]", None, 5, "not applicable"),
        ("[w]", None, 5, "none recorded"),
        ("[c]", None, 5, "confidential, not published"),
        ("[c]", PLAIN, 10, "confidential, not published"),
    ],
)
def test_missing_values(value: str, measure: Measure | None, smallest: int, expected: str) -> None:
    """A missing value has its reason in words; what is typed as confidential may be large."""
    assert reasons.missing(figure(PLAIN, "2021/22", value), measure, smallest) == expected


@pytest.mark.parametrize(
    ("measure", "smallest", "expected"),
    [
        (None, 5, "fewer than 5"),
        (PLAIN, 1000, "fewer than 1,000"),
        (RATE, 5, "withheld: small numbers"),
    ],
)
def test_hidden_values(measure: Measure | None, smallest: int, expected: str) -> None:
    """A number hidden because it is small says so; a hidden rate is not "fewer than"."""
    observation = disclosure.hidden(figure(PLAIN, "2021/22", "3"))
    assert reasons.missing(observation, measure, smallest) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See Appendix 2", "see Appendix 2"),
        ("HMICFRS report", "HMICFRS report"),
        ("A table of Home Office data", "a table of Home Office data"),
        ("Home Office report", "Home Office report"),
        ("Annex", "annex"),
        ("B 12", "B 12"),
        ("", "reported elsewhere"),
    ],
)
def test_reported_elsewhere(words: str, expected: str) -> None:
    """What was typed goes on in lower case, abbreviations excepted."""
    held: Observation = replace(
        figure(PLAIN, "2021/22", "[x]"), missing=Missing.ELSEWHERE, words=words
    )
    assert reasons.missing(held) == expected


def test_nothing_in_the_workbook() -> None:
    """What the workbook says nothing of is not available."""
    assert reasons.missing(None) == "not available"


@pytest.mark.parametrize("kind", list(Status), ids=lambda kind: kind.value)
def test_every_status_has_a_word(kind: Status) -> None:
    """Every kind of value but a final one has its word."""
    assert (reasons.status(kind) == "") is (kind is Status.FINAL)


@pytest.mark.parametrize("why", list(Reason), ids=lambda why: why.value)
def test_every_reason_has_words(why: Reason) -> None:
    """Every reason can be said, and none of them with a code or a gap left to fill."""
    words = reasons.reason(why)
    assert words
    assert not set(words) & set("{}_")


def test_zero_base() -> None:
    """A percentage change on nothing says so."""
    found = indicator("0", "12").comparisons[0]
    assert found.pct_reason is not None
    assert found.change == Decimal(12)
    assert reasons.reason(found.pct_reason) == "no percentage: compared with 0"
