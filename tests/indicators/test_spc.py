"""Control charts: limits, marks, variation and assurance (METHODS 2.1).

The vectors are those of nhs-r-community/NHSRplotthedots at 050b07d7 (tests/testthat/_snaps and
vignettes/deviations.Rmd) and of AUS-DOH PowerBI-SPC at 478773a5, re-keyed as numbers.
"""

import operator
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.indicators.model import Assurance, Variation
from perfmon_cli.indicators.spc import (
    MINIMUM,
    TRIAL_BELOW,
    Point,
    PointMark,
    Run,
    Segment,
    SpcSettings,
    assurance,
    run,
    variation,
)
from perfmon_cli.measure import Polarity

OUTSIDE, TREND, NEAR = PointMark.OUTSIDE, PointMark.TREND, PointMark.TWO_IN_THREE
SHIFT, COMMON = PointMark.SHIFT, PointMark.COMMON_CAUSE
UNSCREENED = SpcSettings(screen=False)
UP, DOWN, WATCH, STEADY = Polarity.UP, Polarity.DOWN, Polarity.WATCH, Polarity.STEADY

SCREENED = SpcSettings()


def numbers(text: str) -> tuple[Decimal, ...]:
    """The values of a series."""
    return tuple(Decimal(each) for each in text.split())


#: R: set.seed(123); rnorm(20)
NORMAL = numbers(
    "-0.56047565 -0.23017749 1.55870831 0.07050839 0.12928774 1.71506499 0.46091621 -1.26506123 "
    "-0.68685285 -0.44566197 1.22408180 0.35981383 0.40077145 0.11068272 -0.55584113 1.78691314 "
    "0.49785048 -1.96661716 0.70135590 -0.47279141"
)
ONE_TEN = (*NORMAL[:14], Decimal(10), *NORMAL[15:])
#: vignettes/deviations.Rmd
ONES_AND_TWOS = numbers("1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1")
#: PowerBI-SPC test/Chart Types/i.test.ts
CASES = numbers("5 7 5 7 7 5 4 9 8 13 8 7 8 7 12 11 8")
BASES = numbers("113 132 121 134 116 131 93 138 182 157 100 103 146 108 153 141 134")

SERIES = st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=30)
SETTINGS = st.builds(
    SpcSettings,
    shift=st.sampled_from([0, 6, 7, 8]),
    trend=st.sampled_from([0, 5, 6, 7]),
    two_in_three=st.booleans(),
    screen=st.booleans(),
    fixed_points=st.sampled_from([None, 12, 15]),
)


def charted(values: Sequence[str | int | Decimal], settings: SpcSettings = SCREENED) -> Run:
    """The chart of a series."""
    return run([Decimal(value) for value in values], settings)


def marked(found: Run) -> dict[int, PointMark]:
    """The points that are more than chance, by their place."""
    return {i: point.mark for i, point in enumerate(found.points) if point.mark is not COMMON}


@pytest.mark.parametrize(
    ("series", "settings", "expected", "within"),
    [
        (NORMAL, SCREENED, "0.1416238 -3.01138 3.294627", "0.000005"),
        (ONE_TEN, SCREENED, "0.6694159 -2.383666 3.722497", "0.000005"),
        (ONE_TEN, UNSCREENED, "0.6694159 -4.596625 5.935457", "0.000005"),
        (NORMAL[:10], SCREENED, "0.0746 -2.60 2.75", "0.005"),
        (NORMAL[10:], SCREENED, "0.209 -3.28 3.70", "0.005"),
        (ONES_AND_TWOS, SCREENED, "1.94 -0.72 4.60", "0.005"),
        (ONES_AND_TWOS, UNSCREENED, "1.94 -3.06 6.95", "0.005"),
    ],
    ids=[
        "ptd_spc_standard r1",
        "ptd_spc_standard r2",
        "ptd_spc_standard r3 unscreened",
        "ptd_spc facet 0",
        "ptd_spc facet 1",
        "deviations.Rmd",
        "deviations.Rmd as in Excel",
    ],
)
def test_limits_are_those_of_nhsr(
    series: tuple[Decimal, ...], settings: SpcSettings, expected: str, within: str
) -> None:
    """Centre and limits are those NHSRplotthedots 0.2.2 prints."""
    (segment,) = run(series, settings).segments
    lines = (segment.centre, segment.lower, segment.upper)
    for ours, theirs in zip(lines, numbers(expected), strict=True):
        assert abs(ours - theirs) <= Decimal(within)


@pytest.mark.parametrize(
    ("series", "settings", "marks"),
    [
        (NORMAL, SCREENED, {}),
        (ONES_AND_TWOS, SCREENED, {4: OUTSIDE}),
        (ONES_AND_TWOS, UNSCREENED, {4: OUTSIDE}),
        ([1, -1] * 7 + ["5.5", "-5.5"], SCREENED, {}),
    ],
    ids=["rnorm(20)", "the ten", "the ten unscreened", "issue 143: near, on opposite sides"],
)
def test_marks_are_those_of_nhsr(
    series: Sequence[str | int | Decimal], settings: SpcSettings, marks: dict[int, PointMark]
) -> None:
    """The points NHSRplotthedots 0.2.2 marks, and no others."""
    assert marked(charted(series, settings)) == marks


def test_lines_of_the_i_chart() -> None:
    """Limits and near lines are PowerBI-SPC's 99% and 95% lines, printed to four decimals."""
    shares = [cases / base for cases, base in zip(CASES, BASES, strict=True)]
    (segment,) = run(shares, UNSCREENED).segments
    lines = (segment.lower, segment.near_lower, segment.near_upper, segment.upper)
    assert [round(line, 4) for line in lines] == [*numbers("0.0229 0.0350 0.0836 0.0957")]


def test_limits_are_stated_to_six_decimals() -> None:
    """A mean of thirds does not run on."""
    (segment,) = charted([1, 2, 4, 1, 2, 4], UNSCREENED).segments
    assert segment == Segment(
        start=0,
        stop=6,
        centre=Decimal("2.333333"),
        lower=Decimal("-2.454667"),
        upper=Decimal("7.121333"),
        near_lower=Decimal("-0.858667"),
        near_upper=Decimal("5.525333"),
        is_trial=True,
    )


@pytest.mark.parametrize(
    ("series", "marks"),
    [
        ([5] * 8, {}),
        ([0] * 20, {}),
        (["0.3333333333333333333333333333"] * 9, {}),
        ([7], {}),
        ([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], {5: OUTSIDE}),
        ([4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3], dict.fromkeys(range(12), OUTSIDE)),
        ([1, 2, 3, 4, 5, 6], {}),
    ],
    ids=["constant", "nothing", "thirds", "one point", "one case", "one step", "six rising"],
)
def test_simple_series(series: list[int | str], marks: dict[int, PointMark]) -> None:
    """A constant series is common cause; the one case of a year is what is marked of it."""
    assert marked(charted(series)) == marks


def test_an_empty_series() -> None:
    """There is nothing to chart, and nothing is said of it."""
    assert run(()) == Run((), ())
    assert variation(run(()), UP) is Variation.COMMON_CAUSE


@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "1E+40", "1E-40"])
def test_what_is_no_figure(odd: str) -> None:
    """Values that are not figures are not charted."""
    assert charted([*range(12), odd]) == Run((), ())


@pytest.mark.parametrize(
    ("last", "reach"), [("32.67", "20.569780"), ("32.66", "26.597582")], ids=["on it", "below"]
)
def test_a_range_of_3267_mean_ranges_is_screened(last: str, reach: str) -> None:
    """Ten ranges of 7.733 and one of 32.67 or a little less, which is the edge."""
    (segment,) = charted(["0", "7.733"] * 5 + ["0", last]).segments
    assert abs(segment.upper - segment.centre - Decimal(reach)) <= Decimal("0.000001")


#: Twelve points of mean 11 and moving range 2: limits 5.68 and 16.32, near lines 7.453 and 14.547.
LEVEL = (12, 10) * 6
FIXED = SpcSettings(fixed_points=12)


def after(tail: Sequence[str | int], settings: SpcSettings = FIXED) -> dict[int, PointMark]:
    """The marks of what follows the level twelve, counted from its first point."""
    return {i - 12: mark for i, mark in marked(charted([*LEVEL, *tail], settings)).items()}


@pytest.mark.parametrize(
    ("tail", "marks"),
    [
        (["16.32", 10, "5.68"], {}),
        (["16.321", 10, "5.679"], {0: OUTSIDE, 2: OUTSIDE}),
        ([15, 12, 15], {0: NEAR, 2: NEAR}),
        ([15, 15, 12], {0: NEAR, 1: NEAR}),
        ([12, 15, 15], {1: NEAR, 2: NEAR}),
        ([15, 12, 12, 15], {}),
        ([15, 12, 12, 15, 15], {3: NEAR, 4: NEAR}),
        ([15, 10, 15], {}),
        ([15, 11, 15], {}),
        (["14.54", 12, "14.54"], {}),
        (["14.55", 12, "14.55"], {0: NEAR, 2: NEAR}),
        ([12, 7, 9, 7], {1: NEAR, 3: NEAR}),
        ([17, 15, 12], {0: OUTSIDE}),
        ([17, 15, 15], {0: OUTSIDE, 1: NEAR, 2: NEAR}),
        ([12] * 6, {}),
        ([12] * 7, dict.fromkeys(range(7), SHIFT)),
        ([12] * 8 + [10], dict.fromkeys(range(8), SHIFT)),
        ([12] * 6 + [11, 12], {}),
        ([12] * 6 + [10, 12], {}),
        ([12] + [10] * 7, dict.fromkeys(range(1, 8), SHIFT)),
        ([12, 12, 12, 12, 15, 12, 15], {i: NEAR if i in {4, 6} else SHIFT for i in range(7)}),
        (["10.1", "10.2", "10.3", "11.4", "11.5", "11.6"], dict.fromkeys(range(-1, 6), TREND)),
        (["10.1", "10.2", "10.2", "10.3", "11.4", "11.5", "11.6"], {}),
        ([9, 10, 12, 13, "14.6", 15, 16, 10], dict.fromkeys(range(7), TREND)),
        ([9, 10, 12, 13, 14, 15, 17], {**dict.fromkeys(range(6), TREND), 6: OUTSIDE}),
        (
            [12, 13, "12.1", 13, "13.1", "13.2", "13.3", "13.4", "13.5", "13.6"],
            {**dict.fromkeys(range(3), SHIFT), **dict.fromkeys(range(2, 10), TREND)},
        ),
    ],
    ids=[
        "on the limits",
        "beyond the limits",
        "two in three, first and last",
        "two in three, first two",
        "two in three, last two",
        "two in four",
        "two in three after two in four",
        "three on two sides",
        "one of three on the centre",
        "not near enough",
        "just near enough",
        "near the lower limit",
        "outside is not near",
        "outside and two near",
        "six on one side",
        "shift of seven",
        "shift of eight",
        "shift broken on the centre",
        "shift broken on the other side",
        "shift below",
        "two in three before shift",
        "trend of seven",
        "tie breaks a trend",
        "trend before two in three",
        "outside before trend",
        "trend before shift",
    ],
)
def test_marks(tail: list[str | int], marks: dict[int, PointMark]) -> None:
    """Each rule marks its points from its edge on, and the first rule of the order wins."""
    assert after(tail) == marks


@pytest.mark.parametrize(
    ("settings", "tail", "marks"),
    [
        (replace(FIXED, shift=8), [12] * 7, {}),
        (replace(FIXED, shift=6), [12] * 6, dict.fromkeys(range(6), SHIFT)),
        (replace(FIXED, shift=0), [12] * 9, {}),
        (replace(FIXED, shift=-7), [12] * 9, {}),
        (replace(FIXED, shift=1), [12] * 9, {}),
        (replace(FIXED, trend=5), [9, 10, 12, 13, 14], dict.fromkeys(range(5), TREND)),
        (replace(FIXED, trend=0), [9, 10, 12, 13, 14, "14.1", "14.2"], {}),
        (replace(FIXED, trend=1), [9, 10, 12, 13, 14, "14.1", "14.2"], {}),
        (replace(FIXED, two_in_three=False), [15, 12, 15], {}),
    ],
    ids=[
        "shift of 8",
        "shift of 6",
        "no shift",
        "shift of less than nothing",
        "shift of 1",
        "trend of 5",
        "no trend",
        "trend of 1",
        "no two in three",
    ],
)
def test_settings(
    settings: SpcSettings, tail: list[str | int], marks: dict[int, PointMark]
) -> None:
    """A rule has the length it is given; one under two turns it off."""
    assert after(tail, settings) == marks


@pytest.mark.parametrize(
    ("tail", "ways"),
    [
        ([17], (1,)),
        ([5], (-1,)),
        ([15, 12, 15], (1, 0, 1)),
        ([10] * 6, (-1,) * 6),
        ([4, 5, 6, 7, 8, 9, "9.5"], (-1, -1, 1, 1, 1, 1, 1)),
        (["15.9", 15, 14, 13, 12, 10, 9], (-1,) * 7),
        (
            [9, 10, 12, 13, 14, 15, 16, "15.9", "15.8", "15.7", "15.6", "15.5", "15.4"],
            (1,) * 6 + (-1,) * 7,
        ),
        ([9, 10, 12, 13, 14, 15, 16, 16, 10], (1,) * 8 + (0,)),
    ],
    ids=["high", "low", "near", "shift below", "rising but low", "falling but high", "peak", "tie"],
)
def test_which_way_a_mark_points(tail: list[str | int], ways: tuple[int, ...]) -> None:
    """High or low by the side of the centre, a trend by where it goes, a peak by what follows."""
    assert tuple(p.way for p in charted([*LEVEL, *tail], FIXED).points[12:]) == ways


def test_sides() -> None:
    """A point on the centre line is on neither side."""
    points = charted([*LEVEL, 11, 12, 10], FIXED).points[12:]
    assert [(p.value, p.side) for p in points] == [
        (Decimal(11), 0),
        (Decimal(12), 1),
        (Decimal(10), -1),
    ]


def test_fixed_points_hold_the_limits() -> None:
    """Limits from the first twelve are not moved by what comes after; eleven fix nothing."""
    (fixed,) = charted([*LEVEL, *[40, 60] * 6], FIXED).segments
    (first,) = charted(LEVEL).segments
    assert replace(fixed, stop=12) == first
    (eleven,) = charted([*LEVEL, *[40, 60] * 6], SpcSettings(fixed_points=11)).segments
    assert eleven.centre == Decimal("30.5")


def test_a_move_after_a_constant_stretch_is_outside() -> None:
    """Limits fixed on points that never moved have no width."""
    assert marked(charted([3] * 12 + [3, 4], FIXED)) == {13: OUTSIDE}


def test_a_rebase_starts_anew() -> None:
    """Every stretch has its own limits, and no run crosses from one to the next."""
    values = [Decimal(value) for value in (*LEVEL, *[5, 7] * 4)]
    whole, parts = run(values), run(values, rebase_at=(12,))
    assert [(s.start, s.stop) for s in whole.segments] == [(0, 20)]
    assert [(s.start, s.stop) for s in parts.segments] == [(0, 12), (12, 20)]
    assert parts.segments[1].centre == 6
    assert marked(whole) != {}
    assert marked(parts) == {}
    for segment in parts.segments:
        alone = run(values[segment.start : segment.stop])
        assert parts.points[segment.start : segment.stop] == alone.points


def test_runs_do_not_cross_a_rebase() -> None:
    """Eight rising points cut in two are no trend."""
    rising = numbers("0 9 0 1 2 3 4 5 6 7 2 9")
    assert TREND in marked(run(rising)).values()
    assert TREND not in marked(run(rising, rebase_at=(6,))).values()


@pytest.mark.parametrize(
    ("rebase_at", "starts"),
    [((), [0]), ((6, 6), [0, 6]), ((9, 3), [0, 3, 9]), ((0, 12, -1, 99), [0]), ((11,), [0, 11])],
    ids=["none", "the same twice", "any order", "outside the series", "the last point"],
)
def test_where_a_rebase_can_be(rebase_at: tuple[int, ...], starts: list[int]) -> None:
    """Stretches start where they are told, within the series."""
    found = run([Decimal(value) for value in LEVEL], rebase_at=rebase_at)
    assert [segment.start for segment in found.segments] == starts
    assert [segment.stop for segment in found.segments] == [*starts[1:], 12]


@pytest.mark.parametrize(
    ("count", "expected"), [(MINIMUM, [True]), (TRIAL_BELOW - 1, [True]), (TRIAL_BELOW, [False])]
)
def test_trial_limits(count: int, expected: list[bool]) -> None:
    """Limits from 6 to 11 points are trial limits."""
    assert [segment.is_trial for segment in charted(range(count)).segments] == expected


@pytest.mark.parametrize(
    ("way", "polarity", "expected"),
    [
        (1, UP, Variation.IMPROVEMENT),
        (1, DOWN, Variation.CONCERN),
        (-1, UP, Variation.CONCERN),
        (-1, DOWN, Variation.IMPROVEMENT),
        (1, WATCH, Variation.HIGH),
        (-1, WATCH, Variation.LOW),
        (1, STEADY, Variation.HIGH),
        (-1, STEADY, Variation.LOW),
        *((0, polarity, Variation.COMMON_CAUSE) for polarity in Polarity),
    ],
)
def test_variation(way: int, polarity: Polarity, expected: Variation) -> None:
    """The last point's way times the good direction; only the last point counts."""
    earlier = Point(Decimal(), OUTSIDE, -way, -way)
    last = Point(Decimal(), OUTSIDE if way else COMMON, way, way)
    assert variation(Run((earlier, last), ()), polarity) is expected


@pytest.mark.parametrize(
    ("limits", "target", "expected"),
    [
        ((1, 3), 4, (Assurance.FAIL, Assurance.PASS)),
        ((5, 7), 4, (Assurance.PASS, Assurance.FAIL)),
        ((1, 5), 4, (Assurance.INCONSISTENT, Assurance.INCONSISTENT)),
        ((1, 4), 4, (Assurance.INCONSISTENT, Assurance.INCONSISTENT)),
        ((4, 7), 4, (Assurance.INCONSISTENT, Assurance.INCONSISTENT)),
        ((4, 4), 4, (Assurance.INCONSISTENT, Assurance.INCONSISTENT)),
        ((1, 3), None, (Assurance.NONE, Assurance.NONE)),
    ],
    ids=["above", "below", "within", "on the upper", "on the lower", "no width", "no target"],
)
def test_assurance(
    limits: tuple[int, int], target: int | None, expected: tuple[Assurance, Assurance]
) -> None:
    """Whether the limits lie on the good side of the target; none without a good direction.

    The first three are test-ptd_calculate_assurance_type.R of NHSRplotthedots.
    """
    lower, upper = Decimal(limits[0]), Decimal(limits[1])
    segment = Segment(0, 12, lower, lower, upper, lower, upper, is_trial=False)
    goal = None if target is None else Decimal(target)
    assert (assurance(segment, goal, UP), assurance(segment, goal, DOWN)) == expected
    assert assurance(segment, goal, WATCH) is Assurance.NONE
    assert assurance(segment, goal, STEADY) is Assurance.NONE


def test_no_target_but_not_a_number() -> None:
    """A target that is not a number is none."""
    (segment,) = charted(LEVEL).segments
    assert assurance(segment, Decimal("NaN"), UP) is Assurance.NONE


@given(SERIES, SETTINGS)
def test_marks_are_the_definition_written_out(series: list[int], settings: SpcSettings) -> None:
    """Point by point, in fractions: a point is marked when some window of its rule holds it."""
    values = [Fraction(value) for value in series]
    fixed = settings.fixed_points if settings.fixed_points in {12, 15} else None
    base = values[:fixed]
    centre = sum(base, Fraction()) / len(base)
    ranges = [abs(b - a) for a, b in pairwise(base)] or [Fraction()]
    mean_range = sum(ranges, Fraction()) / len(ranges)
    if settings.screen:
        kept = [r for r in ranges if r < Fraction("3.267") * mean_range]
        mean_range = sum(kept, Fraction()) / len(kept) if any(kept) else mean_range
    reach = Fraction("2.66") * mean_range
    away = [value - centre for value in values]
    outside = [abs(a) > reach for a in away]
    close = [abs(a) * 3 > reach * 2 and not out for a, out in zip(away, outside, strict=True)]

    def windows(index: int, length: int) -> list[range]:
        starts = range(max(0, index - length + 1), index + 1)
        return [range(i, i + length) for i in starts if i + length <= len(values)]

    def one_side(window: range) -> bool:
        return all(away[i] > 0 for i in window) or all(away[i] < 0 for i in window)

    def one_way(window: range) -> bool:
        steps = [values[i + 1] - values[i] for i in window[:-1]]
        return all(s > 0 for s in steps) or all(s < 0 for s in steps)

    def mark(i: int) -> PointMark:
        if outside[i]:
            return OUTSIDE
        if settings.trend and any(one_way(w) for w in windows(i, settings.trend)):
            return TREND
        threes = [w for w in windows(i, 3) if one_side(w) and sum(close[j] for j in w) >= 2]
        if settings.two_in_three and close[i] and threes:
            return NEAR
        if settings.shift and any(one_side(w) for w in windows(i, settings.shift)):
            return SHIFT
        return COMMON

    found = charted(series, settings)
    assert [p.mark for p in found.points] == [mark(i) for i in range(len(values))]
    (segment,) = found.segments
    assert abs(Fraction(segment.upper) - centre - reach) <= Fraction("0.0000005")
    assert abs(Fraction(segment.near_lower) - centre + reach * 2 / 3) <= Fraction("0.0000005")


@given(SERIES, SETTINGS, st.integers(min_value=1, max_value=1000))
def test_scaling_scales_the_limits(series: list[int], settings: SpcSettings, by: int) -> None:
    """A series in pence has the marks of the series in pounds, and limits as many times as far."""
    plain = charted(series, settings)
    scaled = charted([value * by for value in series], settings)
    assert [p.mark for p in scaled.points] == [p.mark for p in plain.points]
    for ours, theirs in zip(scaled.segments, plain.segments, strict=True):
        for line in map(operator.attrgetter, ("centre", "lower", "near_upper")):
            assert abs(line(ours) - by * line(theirs)) <= Decimal("0.0000005") * (by + 1)


@given(SERIES, SETTINGS)
def test_a_mirrored_series_mirrors_the_marks(series: list[int], settings: SpcSettings) -> None:
    """What was high is low by the same rule, and improvement is concern."""
    plain = charted(series, settings)
    mirrored = charted([-value for value in series], settings)
    assert [(p.mark, -p.side, -p.way) for p in mirrored.points] == [
        (p.mark, p.side, p.way) for p in plain.points
    ]
    assert [(-s.upper, -s.lower) for s in mirrored.segments] == [
        (s.lower, s.upper) for s in plain.segments
    ]
    assert variation(mirrored, UP) is variation(plain, DOWN)


@given(SERIES)
def test_order_counts_for_runs_alone(series: list[int]) -> None:
    """Backwards, a series has the same limits, and the same points are marked."""
    plain, backwards = charted(series), charted(series[::-1])
    assert backwards.segments == plain.segments
    assert [p.mark for p in backwards.points[::-1]] == [p.mark for p in plain.points]


@given(SERIES, st.integers(min_value=-1000, max_value=1000))
def test_a_level_added_moves_the_limits(series: list[int], level: int) -> None:
    """Adding the same to every value moves the lines by it and marks nothing new."""
    plain, moved = charted(series), charted([value + level for value in series])
    assert [p.mark for p in moved.points] == [p.mark for p in plain.points]
    assert moved.segments[0].lower == plain.segments[0].lower + level
