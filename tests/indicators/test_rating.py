"""Ratings against targets, baselines, bands and forecasts (METHODS 4.3)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Catalogue, Decision, Target
from perfmon_cli.indicators.model import Level, Rating, RatingRule, Reason
from perfmon_cli.indicators.rating import level
from perfmon_cli.measure import BASELINE, Measure, Polarity, Tolerance, Unit
from perfmon_cli.period import Basis
from tests.indicators.builders import PLAIN, catalogue, figure, figures, one, period

G, A, R, NONE = Level.GREEN, Level.AMBER, Level.RED, Level.NONE
TWO_POINTS = Tolerance(Decimal(2), relative=False)
FIVE_PERCENT = Tolerance(Decimal(5), relative=True)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)


def rated(measure: Measure, now: str, **more: object) -> Rating:
    """The rating of one current value."""
    book = catalogue(measure, **more)  # type: ignore[arg-type]
    return one(measure, figures(measure, y2021=now), book=book).rating


@pytest.mark.parametrize(
    ("polarity", "value", "expected"),
    [
        (Polarity.UP, "90.1", G),
        (Polarity.UP, "90", G),
        (Polarity.UP, "89.9999", A),
        (Polarity.UP, "88", A),
        (Polarity.UP, "87.9999", R),
        (Polarity.DOWN, "89.9", G),
        (Polarity.DOWN, "90", G),
        (Polarity.DOWN, "90.0001", A),
        (Polarity.DOWN, "92", A),
        (Polarity.DOWN, "92.0001", R),
        (Polarity.STEADY, "90", G),
        (Polarity.STEADY, "88", A),
        (Polarity.STEADY, "92", A),
        (Polarity.STEADY, "87.9", R),
        (Polarity.STEADY, "92.1", R),
        (Polarity.WATCH, "90", NONE),
    ],
)
def test_edges(polarity: Polarity, value: str, expected: Level) -> None:
    """An edge belongs to the better colour, and only unrounded values are compared."""
    percent = replace(PLAIN, unit=Unit.PERCENT, polarity=polarity, target=Decimal(90))
    assert rated(percent, value).level is expected


@pytest.mark.parametrize(
    ("unit", "tolerance", "value", "expected"),
    [
        (Unit.PERCENT, None, "92.1", R),
        (Unit.PERCENT, FIVE_PERCENT, "94.5", A),
        (Unit.PERCENT, FIVE_PERCENT, "94.51", R),
        (Unit.COUNT, None, "94.5", A),
        (Unit.COUNT, None, "94.6", R),
        (Unit.COUNT, TWO_POINTS, "92", A),
        (Unit.COUNT, TWO_POINTS, "93", R),
        (Unit.DAYS, None, "94.5", A),
    ],
)
def test_tolerances(unit: Unit, tolerance: Tolerance | None, value: str, expected: Level) -> None:
    """Without a tolerance of its own a percentage has 2 points, anything else 5% of the target."""
    measure = replace(PLAIN, unit=unit, target=Decimal(90), tolerance=tolerance)
    assert rated(measure, value).level is expected


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [("0", "0", G), ("0", "1", R), ("-10", "-10.5", G), ("-10", "-9.5", A), ("-10", "-9.4", R)],
)
def test_targets_at_and_below_zero(target: str, value: str, expected: Level) -> None:
    """A share of the target is taken of its size, whatever its sign."""
    measure = replace(PLAIN, unit=Unit.INDEX, target=Decimal(target))
    assert rated(measure, value).level is expected


@pytest.mark.parametrize(
    ("measure", "value", "reason"),
    [
        (PLAIN, "32", Reason.NO_TARGET),
        (replace(PLAIN, polarity=Polarity.WATCH, target=Decimal(600)), "650", Reason.MONITOR),
        (replace(PLAIN, target=Decimal(600)), "[x]", Reason.MISSING),
        (replace(PLAIN, target=Decimal(600)), "[c]", Reason.SUPPRESSED),
        (replace(PLAIN, target_is_baseline=True), "12", Reason.MISSING),
        (replace(PLAIN, band_low=Decimal(1)), "12", Reason.NO_DIRECTION),
        (
            replace(PLAIN, polarity=Polarity.UP, band_low=Decimal(1), band_high=Decimal(9)),
            "5",
            Reason.NO_DIRECTION,
        ),
        (replace(PLAIN, polarity=Polarity.WATCH, band_low=Decimal(1)), "12", Reason.MONITOR),
        (
            replace(PLAIN, target=Decimal(1), rule_settings=(("rating", "luck"),)),
            "12",
            Reason.BAD_SETTINGS,
        ),
    ],
    ids=[
        "homicide has no target",
        "watched",
        "missing",
        "hidden",
        "no baseline",
        "a floor where down is good",
        "a floor and a ceiling where up is good",
        "a band of a watched measure",
        "a setting that cannot be read",
    ],
)
def test_not_rated(measure: Measure, value: str, reason: Reason) -> None:
    """Where there is no rating there is its reason."""
    found = rated(measure, value)
    assert (found.level, found.reason) == (NONE, reason)


@pytest.mark.parametrize(
    ("name", "baseline", "now", "expected"),
    [
        ("neighbourhood crime as printed", "49162", "29386", G),
        ("neighbourhood crime as corrected", "45060", "29422", G),
        ("repeat missing children", "1458", "985", G),
        ("on the baseline", "1458", "1458", G),
        ("one above it", "1458", "1459", R),
    ],
)
def test_below_the_baseline(name: str, baseline: str, now: str, expected: Level) -> None:
    """Keeping below the baseline has no room unless the analyst gives some."""
    measure = replace(
        PLAIN,
        label=name,
        target_is_baseline=True,
        baseline_period=period("12 months to June 2019"),
    )
    held = [figure(measure, "12 months to June 2019", baseline), *figures(measure, y2021=now)]
    found = one(measure, held).rating
    assert (found.level, found.target) == (expected, Decimal(baseline))


def test_baseline_with_room() -> None:
    """A tolerance of the measure's own holds for a baseline too."""
    measure = replace(
        PLAIN,
        target_is_baseline=True,
        plan_baseline_period=period("2019/20"),
        tolerance=FIVE_PERCENT,
    )
    assert one(measure, figures(measure, y2019="100", y2021="105")).rating.level is A


def test_no_rating_across_a_break() -> None:
    """A baseline counted otherwise rates nothing, even where no change is drawn on it."""
    measure = replace(PLAIN, target_is_baseline=True, baseline_period=period("2019/20"))
    change = Break(measure="thefts", since=date(2021, 1, 1), what="New system")
    held = figures(measure, y2019="100", y2020="100", y2021="50")
    found = one(measure, held, book=catalogue(measure, breaks=(change,))).rating
    assert (found.level, found.reason) == (NONE, Reason.BREAK)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("10", G), ("20", G), ("15", G), ("9.5", A), ("9.4", R), ("21", A), ("21.1", R)],
)
def test_bands(value: str, expected: Level) -> None:
    """A steady measure is green within its band, both bounds included."""
    measure = replace(
        PLAIN,
        unit=Unit.INDEX,
        polarity=Polarity.STEADY,
        band_low=Decimal(10),
        band_high=Decimal(20),
    )
    assert rated(measure, value).level is expected


@pytest.mark.parametrize(
    ("low", "high", "value", "expected"),
    [(10, None, "999", G), (10, None, "9.4", R), (None, 20, "-999", G), (None, 20, "21.1", R)],
)
def test_half_open_bands(low: int | None, high: int | None, value: str, expected: Level) -> None:
    """A bound that is left out is none."""
    measure = replace(
        PLAIN,
        unit=Unit.INDEX,
        polarity=Polarity.STEADY,
        band_low=None if low is None else Decimal(low),
        band_high=None if high is None else Decimal(high),
    )
    assert rated(measure, value).level is expected


@pytest.mark.parametrize(
    ("polarity", "low", "high", "value", "expected"),
    [
        (Polarity.UP, 90, None, "99", G),
        (Polarity.UP, 90, None, "90", G),
        (Polarity.UP, 90, None, "89.9", A),
        (Polarity.UP, 90, None, "88", A),
        (Polarity.UP, 90, None, "87.9", R),
        (Polarity.DOWN, None, 10, "0", G),
        (Polarity.DOWN, None, 10, "10", G),
        (Polarity.DOWN, None, 10, "12", A),
        (Polarity.DOWN, None, 10, "12.1", R),
    ],
)
def test_floors_and_ceilings(
    polarity: Polarity, low: int | None, high: int | None, value: str, expected: Level
) -> None:
    """One bound is a floor where up is good and a ceiling where down is good."""
    measure = replace(
        PLAIN,
        unit=Unit.PERCENT,
        polarity=polarity,
        band_low=None if low is None else Decimal(low),
        band_high=None if high is None else Decimal(high),
    )
    found = rated(measure, value)
    assert (found.level, found.rule) == (expected, RatingRule.BAND)


@pytest.mark.parametrize(
    ("measure", "now", "expected"),
    [
        (PLAIN, "32", (NONE, Reason.NO_TARGET, False)),
        (replace(PLAIN, polarity=Polarity.WATCH), "650", (NONE, Reason.MONITOR, False)),
        (
            replace(PLAIN, polarity=Polarity.WATCH, target=Decimal(600)),
            "650",
            (NONE, Reason.MONITOR, False),
        ),
        (replace(PLAIN, target=Decimal(600)), "[x]", (NONE, Reason.MISSING, True)),
        (replace(PLAIN, band_low=Decimal(600)), "650", (NONE, Reason.NO_DIRECTION, True)),
    ],
    ids=["homicide", "exploitation: watched", "watched with a target", "missing", "wrong band"],
)
def test_where_the_column_for_ratings_is_printed(
    measure: Measure, now: str, expected: tuple[Level, Reason, bool]
) -> None:
    """Where no target is set, and where a measure is only watched, it is none."""
    found = one(measure, figures(measure, y2020="491", y2021=now))
    assert (found.rating.level, found.rating.reason, found.is_rated) == expected


@pytest.mark.parametrize(
    ("measure", "targets", "rule"),
    [
        (replace(PLAIN, target=Decimal(1)), (), RatingRule.TARGET),
        (PLAIN, (("2021/22", 5),), RatingRule.TARGET),
        (PLAIN, (("2021/22", 5), ("2022/23", 4)), RatingRule.PROFILE),
        (replace(PLAIN, band_high=Decimal(1)), (), RatingRule.BAND),
        (PLAIN, (), RatingRule.TARGET),
    ],
    ids=["target", "a row", "rows of several periods", "band", "none"],
)
def test_the_rule_is_named(
    measure: Measure, targets: tuple[tuple[str, int], ...], rule: RatingRule
) -> None:
    """Every rating says by which rule it is decided."""
    rows = tuple(target(value, when=when) for when, value in targets)
    assert rated(measure, "1", targets=rows).rule is rule


def uplift() -> Measure:
    """Posts gained, rated on the forecast."""
    return replace(
        PLAIN,
        id="uplift",
        unit=Unit.SNAPSHOT,
        basis=Basis.SNAPSHOT,
        polarity=Polarity.UP,
        target=Decimal(750),
        rated_on_forecast=True,
    )


def test_projection() -> None:
    """A projection of 765 against a target of 750 is green, whatever is in post today."""
    measure = replace(uplift(), lag_months=-24)
    assert one(measure, figure(measure, "31/03/2024", "765 [f]")).rating.level is G


def test_forecast_beside_the_current_value() -> None:
    """The furthest forecast is rated, and the rating says which figure that is."""
    held = [
        figure(uplift(), "31/03/2022", "400"),
        figure(uplift(), "31/03/2023", "600 [f]"),
        figure(uplift(), "31/03/2024", "765 [f]"),
    ]
    found = one(uplift(), held).rating
    assert (found.level, found.rated) == (G, held[2])


def test_a_forecast_of_its_own_period_comes_first() -> None:
    """Where the current value is itself the forecast, a later one is not rated instead."""
    held = [figure(uplift(), "31/03/2022", "800 [f]"), figure(uplift(), "31/03/2024", "700 [f]")]
    found = one(uplift(), held).rating
    assert (found.level, found.rated) == (G, None)


def test_no_current_value_is_not_rated_on_a_later_forecast() -> None:
    """A paper that prints no value for its own date shows no colour for another date."""
    held = [figure(uplift(), "31/03/2024", "765 [f]")]
    found = one(uplift(), held).rating
    assert (found.level, found.reason) == (NONE, Reason.MISSING)


def test_no_later_forecast_for_nothing() -> None:
    """Where the paper prints no current value, no later forecast is rated in its place."""
    found = one(uplift(), figure(uplift(), "31/03/2024", "765 [f]")).rating
    assert (found.level, found.reason, found.rated) == (NONE, Reason.MISSING, None)


def test_no_forecast() -> None:
    """Without a forecast there is nothing to rate."""
    found = one(uplift(), figure(uplift(), "31/03/2022", "800")).rating
    assert (found.level, found.reason) == (NONE, Reason.MISSING)


def book_of(*targets: Target) -> Catalogue:
    """A measure with a target of 1, and rows of the Targets sheet."""
    return catalogue(replace(PLAIN, target=Decimal(1)), targets=targets)


def target(value: int, area: str | None = None, when: str | None = None) -> Target:
    """A row of the Targets sheet."""
    return Target(
        measure="thefts",
        value=Decimal(value),
        area=area,
        period=period(when) if when else None,
    )


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((), 1),
        ((target(2),), 2),
        ((target(2), target(3)), 3),
        ((target(3, when="2021/22"), target(2)), 3),
        ((target(3, when="2020/21"), target(2)), 2),
        ((target(3, when="Oct 2021 to Mar 2022"), target(2)), 3),
        ((target(3, when="Apr 2021 to Feb 2022"), target(2)), 2),
        ((target(3, "West Yorkshire"), target(2, when="2021/22")), 3),
        ((target(3, "Leeds"), target(2)), 2),
    ],
    ids=[
        "the measure's own",
        "the sheet before it",
        "the last written",
        "this period's before any",
        "not another period's",
        "a time that ends with it",
        "not a time that ends before it",
        "the area's before any",
        "not another area's",
    ],
)
def test_the_closest_target(targets: tuple[Target, ...], expected: int) -> None:
    """A row of the Targets sheet comes before the measure's target, the closest first."""
    book = book_of(*targets)
    measure = book.measures["thefts"]
    assert one(measure, figures(measure, y2021="1"), book=book).rating.target == expected


@pytest.mark.parametrize(
    ("unit", "targets", "expected"),
    [
        (Unit.COUNT, (), NONE),
        (Unit.COUNT, (target(5),), NONE),
        (Unit.COUNT, (target(5, "Leeds"),), G),
        (Unit.PERCENT, (), R),
        (Unit.PERCENT, (target(5),), G),
    ],
    ids=["total", "total in the sheet", "its own", "share", "share in the sheet"],
)
def test_targets_of_districts(unit: Unit, targets: tuple[Target, ...], expected: Level) -> None:
    """A district is not rated against the force's total, but may be against its share."""
    measure = replace(PLAIN, unit=unit, target=Decimal(1))
    book = catalogue(measure, targets=targets)
    found = one(measure, figures(measure, "", "Leeds", y2021="4"), book=book, area="Leeds")
    assert found.rating.level is expected


@pytest.mark.parametrize(
    ("unit", "with_whole", "expected"),
    [
        (Unit.COUNT, True, NONE),
        (Unit.COUNT, False, NONE),
        (Unit.PERCENT, True, NONE),
        (Unit.PERCENT, False, G),
    ],
    ids=["a part of a total", "a part alone", "a share beside the whole", "a share alone"],
)
def test_targets_of_parts(unit: Unit, *, with_whole: bool, expected: Level) -> None:
    """A part is rated only where there is no whole and the figure is a share or rate."""
    measure = replace(PLAIN, unit=unit, target=Decimal(50), parts=("Fatal", "Serious"))
    held = figures(measure, "Fatal", y2021="40") + figures(measure, "Serious", y2021="60")
    whole = figures(measure, y2021="100") if with_whole else []
    assert one(measure, held, whole, part="Fatal").rating.level is expected


@pytest.mark.parametrize(
    ("now", "decided", "expected", "reason", "computed"),
    [
        ("100", "amber", A, None, R),
        ("100", " None ", NONE, Reason.DECIDED, R),
        ("100", "purple", R, None, None),
        ("[x]", "green", G, None, NONE),
    ],
)
def test_decisions(
    now: str, decided: str, expected: Level, reason: Reason | None, computed: Level | None
) -> None:
    """The analyst may replace a rating; what was computed is kept."""
    measure = replace(PLAIN, target=Decimal(50))
    decision = Decision(what="rating", decision=decided, reason="Known error in the extract")
    found = rated(measure, now, decisions=(decision,))
    assert (found.level, found.reason, found.computed) == (expected, reason, computed)


def test_a_general_decision_rates_nothing_new() -> None:
    """A decision that names no area leaves areas without a rating without one."""
    measure = replace(PLAIN, target=Decimal(50))
    decision = Decision(what="rating", decision="green", reason="Known error in the extract")
    book = catalogue(measure, decisions=(decision,))
    held = figures(measure, "", "Leeds", y2021="9")
    assert one(measure, held, book=book, area="Leeds").rating.level is NONE


@given(value=NUMBERS, goal=NUMBERS, room=st.decimals(min_value=0, max_value=100, places=2))
def test_good_direction_mirrors(value: Decimal, goal: Decimal, room: Decimal) -> None:
    """Turning every sign and the good direction gives the same colour."""
    assert level(value, goal, room, Polarity.UP) is level(-value, -goal, room, Polarity.DOWN)


def test_watched_measures_have_no_colour() -> None:
    """Neither side of a target is better for a measure that is only watched."""
    assert level(Decimal(1), Decimal(2), Decimal(0), Polarity.WATCH) is NONE


@given(value=NUMBERS, goal=NUMBERS, better=st.decimals(min_value=0, max_value=100, places=2))
def test_better_is_never_rated_worse(value: Decimal, goal: Decimal, better: Decimal) -> None:
    """A better value never has a worse colour."""
    order = [R, A, G]
    room = Decimal(5)
    now = order.index(level(value, goal, room, Polarity.UP))
    then = order.index(level(value + better, goal, room, Polarity.UP))
    assert then >= now


def test_baseline_is_not_needed_among_comparators() -> None:
    """A measure may be rated against a baseline that it shows no change on."""
    measure = replace(PLAIN, target_is_baseline=True, baseline_period=period("2019/20"))
    assert BASELINE not in measure.comparators
    assert one(measure, figures(measure, y2019="9", y2021="9")).rating.level is G
