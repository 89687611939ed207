"""The change of a figure, and every reason why there is none (METHODS 4.2)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, BreakKind, Decision
from perfmon_cli.indicators.model import Comparison, Direction, Level, Reason
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Unit,
)
from perfmon_cli.period import Basis, Quarter
from tests.indicators.builders import PLAIN, catalogue, figure, figures, one, period

MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)
SIMILAR = Comparator(ComparatorKind.SIMILAR_AREAS)


def on_year(measure: Measure, before: str, now: str, **more: object) -> Comparison:
    """The first comparison of a measure with two years."""
    book = catalogue(measure, **more)  # type: ignore[arg-type]
    return one(measure, figures(measure, y2020=before, y2021=now), book=book).comparisons[0]


@pytest.mark.parametrize(
    ("unit", "before", "now", "expected"),
    [
        (Unit.COUNT, "2189", "2715", ("526", "24.03", None)),
        (Unit.COUNT, "50", "40", ("-10", "-20", None)),
        (Unit.COUNT, "49", "40", ("-9", None, Reason.SMALL_BASE)),
        (Unit.COUNT, "0", "12", ("12", None, Reason.ZERO_BASE)),
        (Unit.COUNT, "60", "60", ("0", "0", None)),
        (Unit.SNAPSHOT, "5567", "5671", ("104", "1.87", None)),
        (Unit.DAYS, "81.0", "85.2", ("4.2", "5.19", None)),
        (Unit.GBP, "12.50", "15.00", ("2.50", "20", None)),
        (Unit.RATE, "3.2", "4.0", ("0.8", "25", None)),
        (Unit.PERCENT, "77.6", "72.6", ("-5.0", None, None)),
        (Unit.SURVEY_PERCENT, "10", "9", ("-1", None, None)),
        (Unit.INDEX, "100", "110", ("10", None, None)),
        (Unit.COUNT, "-60", "60", ("120", None, Reason.CANNOT)),
        (Unit.GBP, "-0.01", "5", ("5.01", None, Reason.CANNOT)),
        (Unit.GBP, "100", "-20", ("-120", "-120", None)),
        (Unit.COUNT, "0", "0", ("0", None, Reason.ZERO_BASE)),
        (Unit.COUNT, "100", "0", ("-100", "-100", None)),
        (Unit.RATE, "0", "1.5", ("1.5", None, Reason.ZERO_BASE)),
        (Unit.PERCENT, "0", "1.5", ("1.5", None, None)),
        (Unit.PERCENT, "100", "0", ("-100", None, None)),
        (Unit.SNAPSHOT, "49", "50", ("1", None, Reason.SMALL_BASE)),
        (Unit.DAYS, "49.9", "60", ("10.1", None, Reason.SMALL_BASE)),
        (Unit.DAYS, "50", "60", ("10", "20", None)),
        (Unit.GBP, "0.5", "1", ("0.5", "100", None)),
        (Unit.INDEX, "0", "-2", ("-2", None, None)),
    ],
)
def test_change_and_percentage(
    unit: Unit, before: str, now: str, expected: tuple[str, str | None, Reason | None]
) -> None:
    """Counts, rates, days and pounds have a percentage too, where the base is large enough.

    From 0 there is none, and none of a number below 0.
    """
    change, percent, why = expected
    found = on_year(replace(PLAIN, unit=unit), before, now)
    assert found.change == Decimal(change)
    shown = None if found.change_pct is None else round(found.change_pct, 2)
    assert shown == (None if percent is None else Decimal(percent))
    assert (found.reason, found.pct_reason) == (None, why)


@pytest.mark.parametrize(
    ("cases", "why"), [(49, Reason.SMALL_BASE), (50, None), (None, None)], ids=str
)
@pytest.mark.parametrize("comparator", [PREVIOUS_YEAR, MEAN_OF_3], ids=["year", "mean"])
def test_a_rate_of_few_has_no_percentage(
    cases: int | None, why: Reason | None, comparator: Comparator
) -> None:
    """Of a rate the base is the cases behind it, where they are known; of a mean the fewest."""
    rate = replace(PLAIN, unit=Unit.RATE, comparators=(comparator,), arrow_on=comparator)
    below = None if cases is None else 15000
    held = [
        figure(rate, "2018/19", "3.4", numerator=cases, denominator=below),
        figure(rate, "2019/20", "3.3", numerator=400, denominator=15000),
        figure(rate, "2020/21", "3.2", numerator=cases, denominator=below),
        figure(rate, "2021/22", "4.0"),
    ]
    found = one(rate, held).comparisons[0]
    assert (found.change_pct is None, found.pct_reason) == (why is not None, why)


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ("[x]", "12", Reason.MISSING),
        ("12", "[x]", Reason.MISSING),
        ("12", "[z]", Reason.MISSING),
        ("[c]", "12", Reason.SUPPRESSED),
        ("12", "[c]", Reason.SUPPRESSED),
        ("[x]", "[c]", Reason.SUPPRESSED),
    ],
)
def test_absent_sides(before: str, now: str, reason: Reason) -> None:
    """There is no change where a side is missing, and what comes of a hidden one is hidden."""
    found = on_year(PLAIN, before, now)
    assert (found.change, found.change_pct, found.reason) == (None, None, reason)


def test_no_cell_at_all() -> None:
    """A comparator the workbook says nothing of is missing, at the period that was asked for."""
    found = one(PLAIN, figures(PLAIN, y2021="12")).comparisons[0]
    assert (found.reason, found.value) == (Reason.MISSING, None)
    assert found.period == period("2020/21")


@pytest.mark.parametrize(
    ("since", "blocked"),
    [
        (date(2022, 4, 1), False),
        (date(2022, 3, 31), True),
        (date(2021, 4, 1), True),
        (date(2021, 3, 31), True),
        (date(2020, 10, 1), True),
        (date(2020, 4, 1), False),
        (date(2019, 4, 1), False),
    ],
    ids=[
        "after the end",
        "on the last day",
        "between the two",
        "on the comparator's last day",
        "in the comparator's middle",
        "as the comparator starts",
        "before both",
    ],
)
def test_breaks(since: date, *, blocked: bool) -> None:
    """No change where the two periods were not counted alike from the comparator's start on."""
    change = Break(measure="thefts", since=since, what="New recording system")
    found = on_year(PLAIN, "100", "200", breaks=(change,))
    assert (found.reason is Reason.BREAK) is blocked
    assert (found.change is None) is blocked
    assert found.note == ("New recording system" if blocked else "")
    assert found.value == Decimal(100)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (None, Reason.BREAK),
        (BreakKind.RECORDING, Reason.BREAK),
        (BreakKind.SYSTEM, Reason.BREAK),
        (BreakKind.BOUNDARY, Reason.BREAK),
        (BreakKind.DEFINITION, Reason.DEFINITION),
    ],
    ids=str,
)
def test_kinds_of_breaks(kind: BreakKind | None, reason: Reason) -> None:
    """A changed definition has a reason of its own; the last break that forbids it is named."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="Attempts count too", kind=kind)
    older = replace(change, since=date(2021, 1, 1), what="Older", kind=BreakKind.SYSTEM)
    found = on_year(PLAIN, "100", "200", breaks=(change, older))
    assert (found.reason, found.note) == (reason, "Attempts count too")


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2021, 4, 1), (Decimal(120), Decimal(80), None)),
        (date(2021, 3, 31), (Decimal(100), None, Reason.BREAK)),
        (date(2020, 4, 2), (Decimal(100), None, Reason.BREAK)),
        (date(2021, 4, 2), (Decimal(100), None, Reason.BREAK)),
        (date(2022, 3, 31), (Decimal(100), None, Reason.BREAK)),
        (date(2020, 4, 1), (Decimal(100), Decimal(100), None)),
        (date(2022, 4, 1), (Decimal(100), Decimal(100), None)),
    ],
    ids=[
        "between the two",
        "on the comparator's last day",
        "within the comparator's period",
        "within the current period",
        "on the last day",
        "as the comparator starts",
        "after both",
    ],
)
def test_a_known_factor(
    since: date, expected: tuple[Decimal, Decimal | None, Reason | None]
) -> None:
    """A figure of before is multiplied by the factor, unless the break falls into a period."""
    change = Break(measure="thefts", since=since, what="New system", factor=Decimal("1.2"))
    found = on_year(PLAIN, "100", "200", breaks=(change,))
    assert (found.value, found.change, found.reason) == expected
    is_adjusted = found.value == 120
    assert found.adjusted_by == ((change,) if is_adjusted else ())
    assert found.base is not None
    assert found.base.value == 100
    assert found.bases == (found.base,)
    if is_adjusted:
        assert found.change_pct == Decimal(8000) / 120


def test_several_factors() -> None:
    """Each figure of a mean gets the factors of the breaks after it; one without forbids all."""
    measure = replace(PLAIN, comparators=(MEAN_OF_3,), arrow_on=MEAN_OF_3)
    first = Break(measure="thefts", since=date(2019, 4, 1), what="One", factor=Decimal(2))
    second = Break(measure="thefts", since=date(2020, 4, 1), what="Two", factor=Decimal(3))
    held = figures(measure, y2018="10", y2019="10", y2020="10", y2021="400")
    found = one(measure, held, book=catalogue(measure, breaks=(first, second))).comparisons[0]
    assert found.value == Decimal(60 + 30 + 10) / 3
    assert found.adjusted_by == (first, second)
    blocked = (first, replace(second, factor=None))
    found = one(measure, held, book=catalogue(measure, breaks=blocked)).comparisons[0]
    assert (found.reason, found.note, found.adjusted_by) == (Reason.BREAK, "Two", ())


def test_a_mark_that_a_factor_speaks_of() -> None:
    """`955 [b]` and its row of Breaks are one break; with a factor neither forbids anything."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New", factor=Decimal(2))
    held = [figure(PLAIN, "2020/21", "100"), figure(PLAIN, "2021/22", "250 [b]")]
    book = catalogue(PLAIN, breaks=(change,))
    assert one(PLAIN, held, book=book).comparisons[0].change == 50
    older = replace(change, since=date(2020, 4, 1))
    found = one(PLAIN, held, book=catalogue(PLAIN, breaks=(older,))).comparisons[0]
    assert found.reason is Reason.BREAK


def test_a_factor_never_turns_back() -> None:
    """A baseline that is counted in the new way cannot be put back into the old one."""
    measure = replace(
        PLAIN, comparators=(BASELINE,), arrow_on=BASELINE, baseline_period=period("2022/23")
    )
    change = Break(measure="thefts", since=date(2022, 4, 1), what="New", factor=Decimal(2))
    held = figures(measure, y2021="100", y2022="300")
    found = one(measure, held, book=catalogue(measure, breaks=(change,))).comparisons[0]
    assert found.reason is Reason.BREAK


def test_a_break_of_another_measure() -> None:
    """A break speaks of its own measure alone."""
    change = Break(measure="burglary", since=date(2021, 4, 1), what="New system")
    assert on_year(PLAIN, "100", "200", breaks=(change,)).change == 100


@pytest.mark.parametrize(
    ("marked", "blocked"),
    [("2020/21", False), ("2021/22", True)],
    ids=["at the comparator", "at the current value"],
)
def test_a_value_marked_as_a_break(marked: str, *, blocked: bool) -> None:
    """`955 [b]` is a break from the start of its own period."""
    values = {"2020/21": "541", "2021/22": "955"}
    held = [figure(PLAIN, w, v + (" [b]" if w == marked else "")) for w, v in values.items()]
    assert (one(PLAIN, held).comparisons[0].reason is Reason.BREAK) is blocked


def test_period_lengths() -> None:
    """Three months are never compared with twelve."""
    short = replace(
        PLAIN,
        basis=Basis.QUARTER,
        comparators=(BASELINE,),
        arrow_on=BASELINE,
        baseline_period=period("2019/20"),
    )
    held = [figure(short, "Q4 2021/22", "12"), figure(short, "2019/20", "40")]
    assert one(short, held).comparisons[0].reason is Reason.PERIOD_MISMATCH


@pytest.mark.parametrize(
    ("baseline", "reason"),
    [("Apr to Dec 2019", None), ("Jan to Sep 2019", Reason.PERIOD_MISMATCH)],
)
def test_years_to_date(baseline: str, reason: Reason | None) -> None:
    """A year to date is compared with the same months of another year only."""
    so_far = replace(
        PLAIN,
        basis=Basis.YEAR_TO_DATE,
        comparators=(BASELINE,),
        arrow_on=BASELINE,
        baseline_period=period(baseline),
    )
    held = [figure(so_far, "Apr to Dec 2021", "120"), figure(so_far, baseline, "100")]
    assert one(so_far, held, quarter=Quarter(2021, 4)).comparisons[0].reason is reason


@pytest.mark.parametrize(
    ("first", "value", "reason"),
    [
        ("447", Decimal(1144) / 3, None),
        ("[x]", None, Reason.MISSING),
        ("[c]", None, Reason.SUPPRESSED),
    ],
)
def test_mean_of_three(first: str, value: Decimal | None, reason: Reason | None) -> None:
    """A mean needs every one of its years: (447 + 396 + 301) / 3 = 381.3."""
    measure = replace(PLAIN, comparators=(MEAN_OF_3,), arrow_on=MEAN_OF_3)
    held = figures(measure, y2018=first, y2019="396", y2020="301", y2021="400")
    found = one(measure, held).comparisons[0]
    assert (found.value, found.reason, found.base) == (value, reason, None)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2018, 4, 1), date(2021, 3, 31))


def test_a_break_within_a_mean() -> None:
    """Every year of a mean must be counted as the current one is."""
    measure = replace(PLAIN, comparators=(MEAN_OF_3,), arrow_on=MEAN_OF_3)
    change = Break(measure="thefts", since=date(2019, 4, 1), what="")
    held = figures(measure, y2018="447", y2019="396", y2020="301", y2021="400")
    found = one(measure, held, book=catalogue(measure, breaks=(change,))).comparisons[0]
    assert found.reason is Reason.BREAK


@pytest.mark.parametrize(
    "comparator", [BASELINE, SIMILAR], ids=["no baseline set", "similar areas"]
)
def test_comparators_without_a_period(comparator: Comparator) -> None:
    """A comparator that has no period is missing, not an error."""
    measure = replace(PLAIN, comparators=(comparator,), arrow_on=comparator)
    found = one(measure, figures(measure, y2020="1", y2021="2")).comparisons[0]
    assert (found.reason, found.period) == (Reason.MISSING, None)


def test_every_comparator_has_its_own_change() -> None:
    """Knife crime is up on the year and below the plan's baseline."""
    measure = replace(
        PLAIN, comparators=(PREVIOUS_YEAR, BASELINE), baseline_period=period("2019/20")
    )
    found = one(measure, figures(measure, y2019="2521", y2020="2189", y2021="2358"))
    assert [c.change for c in found.comparisons] == [169, -163]


@pytest.mark.parametrize(
    ("decided", "when", "hidden"),
    [
        ("not comparable", None, True),
        ("None", "2021/22", True),
        ("none", "2020/21", True),
        ("none", "2019/20", False),
        ("print it", None, False),
    ],
    ids=["any period", "current period", "comparator's period", "another period", "other words"],
)
def test_decisions(decided: str, when: str | None, *, hidden: bool) -> None:
    """The analyst may hide a change; the reason stands in its place, and no arrow is drawn."""
    decision = Decision(
        what="change",
        decision=decided,
        reason="Two extracts differ",
        measure="thefts",
        period=period(when) if when else None,
    )
    held = figures(PLAIN, y2020="100", y2021="200")
    found = one(PLAIN, held, book=catalogue(PLAIN, decisions=(decision,)))
    comparison = found.comparisons[0]
    assert (comparison.reason is Reason.DECIDED) is hidden
    assert (comparison.change is None) is hidden
    assert comparison.decided == (decision if hidden else None)
    assert (found.trend.direction is Direction.NONE) is hidden
    assert found.rating.level is Level.NONE


@pytest.mark.parametrize(
    ("reason", "until", "applies"),
    [
        ("Two extracts differ", None, True),
        ("Two extracts differ", date(2022, 3, 31), True),
        ("Two extracts differ", date(2022, 3, 30), False),
        (" ", None, False),
    ],
    ids=["open end", "until the day itself", "expired", "no reason"],
)
def test_decisions_in_force(reason: str, until: date | None, *, applies: bool) -> None:
    """A decision that is past its date, or gives no reason, does not apply."""
    decision = Decision(what="Change", decision="none", reason=reason, until=until)
    book = catalogue(PLAIN, decisions=(decision,))
    found = one(PLAIN, figures(PLAIN, y2020="100", y2021="200"), book=book)
    assert (found.comparisons[0].decided is not None) is applies
