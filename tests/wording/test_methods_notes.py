"""The notes on how each measure is compared, word for word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators import lookup
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.lookup import comparator_periods
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis, snapshot
from perfmon_cli.wording import methods, periods, sentences
from perfmon_cli.wording.comparing import comparator_name
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    Q,
    catalogue,
    dataset,
    figure,
    figures,
    one,
    period,
)
from tests.wording.measures import KNIFE, MEAN_OF_3, SATISFACTION

PREVIOUS = "Compared with the previous year (2020/21)."
COUNTS = "An arrow marks a change of 2.5% or more; there is none where both numbers are under 10."


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
        f"{PREVIOUS} An arrow marks a change larger than chance would explain: by a test of two "
        "percentages, chance alone gives one as large in fewer than 5 of 100 cases (p below 0.05). "
        "There is none where either percentage is of fewer than 50."
    )


def test_methods_note_of_what_belongs_together() -> None:
    """Counts with rates, parts and quarters must not go different ways."""
    assert note(replace(PLAIN, companion="rate")).endswith(
        "There is none where the number and the figure in brackets go different ways."
    )
    parted = replace(PLAIN, parts=("A", "B"))
    moved = [
        figure(parted, year, value, part=part)
        for part in parted.parts
        for year, value in (("2020/21", "100"), ("2021/22", "150"))
    ]
    assert note(parted, *moved).endswith("There is none where its parts go different ways.")
    assert note(parted) == "No change is given (not available)."
    quarterly = replace(PLAIN, unit=Unit.DAYS, basis=Basis.QUARTER, show_quarters=True)
    assert note(quarterly) == (
        "Compared with the previous year, quarter by quarter. An arrow marks any change. There is "
        "none where its quarters go different ways."
    )


def test_methods_note_of_time() -> None:
    """A period or a day that is not the quarter's is said, of the figures that are there."""
    lagging = replace(PLAIN, lag_months=21)
    assert note(lagging).endswith("Its newest period is the 12 months to June 2020.")
    asked = sentences.methods_note(lagging, None, SETTINGS)
    assert asked.endswith("Its figures end 21 months before the quarter.")
    posts = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    on_a_day = "It is counted on a day; the newest count is of 31 December 2021."
    assert note(posts, figure(posts, "31/12/2021", "541")).endswith(on_a_day)
    assert sentences.methods_note(posts, None, SETTINGS).endswith("It is counted on a day.")
    ahead = replace(posts, lag_months=-24)
    assert note(ahead, figure(ahead, "31/03/2024", "577 [f]")) == (
        "No change is given (not available). Its figures look 24 months ahead. It is the number on "
        "a day: a forecast for 31 March 2024."
    )
    rated = replace(ahead, target=Decimal(750))
    assert note(rated, figure(rated, "31/03/2024", "765 [f]")) == (
        "No change is given (not available). Rated against 750; amber within 5% of it. What is "
        "rated is the forecast for 31 March 2024. Its figures look 24 months ahead."
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (date(2021, 3, 31), ""),
        (date(2020, 12, 31), " The figures compared are 15 months apart, not a year."),
        (date(2021, 3, 15), " The figures compared are 381 days apart."),
    ],
    ids=["a year", "fifteen months", "no whole months"],
)
def test_methods_note_of_days_that_are_not_a_year_apart(before: date, said: str) -> None:
    """The newest count of a year need not be of the same day."""
    posts = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    held = [figure(posts, "31/03/2021", "100"), figure(posts, "31/03/2022", "150")]
    held[0] = replace(held[0], key=replace(held[0].key, period=snapshot(before)))
    compared_with = periods.in_text(held[0].key.period, posts.basis)
    text = note(posts, *held)
    assert text.startswith(f"Compared with the previous year ({compared_with}).{said} An arrow")
    against = replace(posts, comparators=(BASELINE,), baseline_period=held[0].key.period)
    assert "apart" not in note(against, *held)


def test_methods_note_names_no_comparison_that_was_not_made() -> None:
    """A comparator without a change says why; a rule that had nothing to decide is not told."""
    both = replace(PLAIN, comparators=(PREVIOUS_YEAR, BASELINE), baseline_period=period("2017/18"))
    held = figures(both, y2020="100", y2021="150")
    assert note(both, *held) == (
        f"{PREVIOUS} No change on the baseline is given (not available). The arrow is drawn on the "
        "previous year. An arrow marks a change of 2.5% or more; there is none where both numbers "
        "are under 10."
    )
    on_baseline = replace(both, arrow_on=BASELINE)
    assert note(on_baseline, *held) == (
        f"{PREVIOUS} No change on the baseline is given (not available)."
    )
    assert note(both, held[-1]) == "No change is given (not available)."


PARTED = replace(PLAIN, parts=("Fatal", "Serious"))


def rows(*parts: tuple[str, str]) -> tuple[Indicator, ...]:
    """The indicators of its parts, with these figures of two years; "" for none."""
    held = [
        figure(PARTED, year, value, part=part)
        for part, values in zip(PARTED.parts, parts, strict=True)
        for year, value in zip(("2020/21", "2021/22"), values, strict=True)
        if value
    ]
    found = compute(catalogue(PARTED), dataset(held), Q)
    return found.parts(PARTED.id)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            (("100", "150"), ("100", "50")),
            f"{PREVIOUS} {COUNTS} Each part has its own arrow.",
        ),
        ((("", "150"), ("", "50")), "No change is given (not available)."),
        (
            (("", "150"), ("100", "50")),
            f"Fatal: No change is given (not available). Serious: {PREVIOUS} {COUNTS}",
        ),
    ],
    ids=["each its own", "no change", "one of them"],
)
def test_methods_note_of_parts(parts: tuple[tuple[str, str], ...], said: str) -> None:
    """What the paper prints of each part, once where it is the same of all."""
    assert methods.note(PARTED, rows(*parts), SETTINGS, {}) == said


def test_rules_that_several_measures_share_have_a_letter() -> None:
    """In the order of the measures; a rule of one measure is told there."""
    share, cost = replace(PLAIN, unit=Unit.PERCENT), replace(PLAIN, unit=Unit.GBP)
    told = [methods.rules_of(m, (None,), SETTINGS) for m in (share, PLAIN, cost, PLAIN, share)]
    letters = methods.lettered(told)
    points = "An arrow marks a change of 2 percentage points or more."
    assert letters == {points: "A", COUNTS: "B"}
    assert methods.note(PLAIN, (), SETTINGS, letters) == (
        "Compared with the previous year. Arrow by rule\u00a0B."
    )
    assert methods.note(cost, (), SETTINGS, letters).endswith("a change of 2.5% or more.")
    many = methods.lettered([[f"rule {number}"] * 2 for number in range(28)])
    assert [many[f"rule {number}"] for number in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_a_rule_without_anything_to_decide_has_no_letter() -> None:
    """Nothing was compared, so no row of the paper names the rule."""
    alone = one(PLAIN, [figure(PLAIN, "2021/22", "150")])
    assert methods.rules_of(PLAIN, (alone,), SETTINGS) == ()


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
