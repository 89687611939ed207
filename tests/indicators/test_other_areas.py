"""The area beside other areas: group, time, average, place, clearly different or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Catalogue, Decision, OtherArea
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import (
    Comparison,
    Direction,
    Level,
    Peers,
    Rating,
    RatingRule,
    Reason,
)
from perfmon_cli.indicators.other_areas import SIMILAR_AREAS, Wish, groups, peers
from perfmon_cli.measure import (
    PREVIOUS_YEAR,
    Comparator,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from tests.indicators.builders import (
    PLAIN,
    SETTINGS,
    catalogue,
    figure,
    figures,
    one,
    period,
)

SHARE = replace(PLAIN, id="judicial", unit=Unit.PERCENT, polarity=Polarity.UP, decimals=1)
RATE = replace(PLAIN, id="rate", unit=Unit.RATE, per=1000, decimals=1)
UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
OWN = "West Yorkshire"
FORCES = {  # judicial outcomes of all outcomes, 2019/20: the example's Appendix 2
    "Greater Manchester": (140, 443),
    "Merseyside": (64, 1014),
    "Northamptonshire": (155, 1274),
    "South Wales": (183, 1687),
    "South Yorkshire": (173, 1348),
    "West Midlands": (234, 2653),
}


def row(
    measure: Measure,
    area: str,
    value: str | None = None,
    *,
    of: tuple[int, int] | None = None,
    people: int | None = None,
    when: str = "2021/22",
    group: str = "Similar forces",
    as_at: str = "",
) -> OtherArea:
    """A row of the sheet."""
    return OtherArea(
        measure=measure.id,
        area=area,
        group=group,
        period=period(when, measure.basis),
        value=None if value is None else Decimal(value),
        numerator=None if of is None else Decimal(of[0]),
        denominator=None if of is None else Decimal(of[1]),
        population=None if people is None else Decimal(people),
        as_at=as_at,
        source=CellRef("data/figures.xlsx", "Other areas", "E2"),
    )


def book_of(measure: Measure, rows: Sequence[OtherArea], **more: object) -> Catalogue:
    """A catalogue with these rows of Other areas."""
    return replace(catalogue(measure, **more), other_areas=tuple(rows))  # type: ignore[arg-type]


def beside(
    measure: Measure, rows: Sequence[OtherArea], *held: Observation, **more: object
) -> Comparison:
    """A measure's comparison with similar areas."""
    measure = replace(measure, comparators=(SIMILAR_AREAS,))
    found = one(measure, held, book=book_of(measure, rows, **more))
    return found.comparisons[0]


def standing(measure: Measure, rows: Sequence[OtherArea], *held: Observation) -> Peers:
    """How the area stands."""
    found = beside(measure, rows, *held).peers
    assert found is not None
    return found


FRAUD = [row(SHARE, area, of=of, when="2019/20") for area, of in FORCES.items()]


def test_the_comparison_of_the_example() -> None:
    """107 of 1,054 is 10.2%: fifth of seven, and not clearly different from 949 of 8,419."""
    own = Observation(
        key=figure(SHARE, "2019/20", "10.2").key,
        value=Decimal("10.2"),
        source=CellRef("data/figures.xlsx", "Other areas", "E36"),
        numerator=Decimal(107),
        denominator=Decimal(1054),
    )
    found = peers(SHARE, FRAUD, SETTINGS, own, Wish())
    assert found is not None
    assert found.average == Decimal(94900) / 8419
    assert (found.is_pooled, found.place, found.count, found.side) == (True, 5, 7, FLAT)
    assert found.interval == (Decimal("8.470800"), Decimal("12.122200"))


@pytest.mark.parametrize(
    ("own", "expected"),
    [("200", UP), ("115", FLAT), ("100", FLAT), ("85", FLAT), ("40", DOWN)],
)
def test_clearly_different_or_not(own: str, expected: Direction) -> None:
    """The average outside the interval of the own figure is a clear difference, inside is none."""
    rows = [row(PLAIN, OWN, people=10_000), row(PLAIN, "Kent", "1000", people=100_000)]
    assert standing(PLAIN, rows, figure(PLAIN, "2021/22", own)).side is expected


@pytest.mark.parametrize(
    ("count", "average", "expected"),
    [
        # exact Poisson, 95%: 5 is 1.623486 to 11.668332; Byar: 20 is 12.211429 to 30.889880
        ("5", "1.6234", UP),
        ("5", "1.6235", FLAT),
        ("5", "11.6683", FLAT),
        ("5", "11.6684", DOWN),
        ("20", "12.2114", UP),
        ("20", "12.2115", FLAT),
        ("20", "30.8898", FLAT),
        ("20", "30.8899", DOWN),
    ],
)
def test_the_edges_of_a_rate(count: str, average: str, expected: Direction) -> None:
    """Exact below 10 cases and Byar from 10 on (PHEindicatormethods, testdata_Rate.xlsx)."""
    own = figure(RATE, "2021/22", str(Decimal(count) * 10), numerator=int(count), denominator=100)
    others = row(RATE, "Kent", str(Decimal(average) * 10))
    assert standing(RATE, [others], own).side is expected


@pytest.mark.parametrize(
    ("average", "expected"),
    [("55.2543", UP), ("55.2545", FLAT), ("73.6357", FLAT), ("73.6359", DOWN)],
)
def test_the_edges_of_a_share(average: str, expected: Direction) -> None:
    """Wilson: 65 of 100 is 55.2544% to 73.6358% (PHEindicatormethods)."""
    own = figure(SHARE, "2021/22", "65", n=100)
    assert standing(SHARE, [row(SHARE, "Kent", average)], own).side is expected


@pytest.mark.parametrize(
    ("measure", "own"),
    [
        (SHARE, figure(SHARE, "2021/22", "65")),
        (SHARE, figure(SHARE, "2021/22", "108", numerator=108, denominator=100)),
        (replace(PLAIN, unit=Unit.DAYS), figure(PLAIN, "2021/22", "65")),
        (replace(SHARE, basis=Basis.SNAPSHOT), figure(SHARE, "31/03/2022", "65", n=100)),
        (RATE, figure(RATE, "2021/22", "-1", numerator=-1, denominator=1000)),
    ],
    ids=["no base", "over 100%", "days", "everyone on a day", "below nothing"],
)
def test_not_tested(measure: Measure, own: Observation) -> None:
    """Where no interval can be made a place is given, and no word on what is clear."""
    when = "31/03/2022" if measure.basis is Basis.SNAPSHOT else "2021/22"
    own = replace(own, key=replace(own.key, measure=measure.id, period=period(when, measure.basis)))
    found = standing(measure, [row(measure, "Kent", "60", when=when)], own)
    assert found.place is not None
    assert (found.side, found.interval) == (NONE, None)


@pytest.mark.parametrize(
    ("polarity", "own", "expected"),
    [
        (Polarity.UP, "30", (1, False)),
        (Polarity.UP, "20", (1, True)),
        (Polarity.UP, "15", (2, False)),
        (Polarity.UP, "10", (2, True)),
        (Polarity.UP, "9", (4, False)),
        (Polarity.DOWN, "9", (1, False)),
        (Polarity.DOWN, "10", (1, True)),
        (Polarity.DOWN, "20", (3, True)),
        (Polarity.DOWN, "30", (4, False)),
        (Polarity.WATCH, "30", (1, False)),
        (Polarity.STEADY, "9", (4, False)),
    ],
)
def test_places(polarity: Polarity, own: str, expected: tuple[int, bool]) -> None:
    """From the best; from the highest where neither side is better; equal figures share a place."""
    measure = replace(SHARE, polarity=polarity)
    rows = [row(measure, name, value) for name, value in (("A", "20"), ("B", "10"), ("C", "10"))]
    found = standing(measure, rows, figure(measure, "2021/22", own))
    assert (found.place, found.is_joint) == expected


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ((), (Decimal(14), True)),
        ((("average", "pooled"),), (Decimal(14), True)),
        ((("average", "mean"),), (Decimal(30), False)),
    ],
    ids=["by itself", "pooled", "mean"],
)
def test_averages(setting: tuple[tuple[str, str], ...], expected: tuple[Decimal, bool]) -> None:
    """All cases over all people, or the mean of the areas' figures."""
    measure = replace(SHARE, rule_settings=setting)
    rows = [row(measure, "A", of=(50, 100)), row(measure, "B", of=(90, 900))]
    found = standing(measure, rows, figure(measure, "2021/22", "40"))
    assert (found.average, found.is_pooled) == expected


def test_no_cases_no_pooled_average() -> None:
    """By itself it is the mean; asked for all cases over all people, there is none."""
    rows = [row(SHARE, "A", of=(50, 100)), row(SHARE, "B", "10")]
    own = figure(SHARE, "2021/22", "40")
    assert standing(SHARE, rows, own).average == 30
    asked = replace(SHARE, rule_settings=(("average", "pooled"),))
    assert beside(asked, rows, own).reason is Reason.NO_BASE


def test_the_own_area_is_no_part_of_the_average() -> None:
    """Whatever its group, and however its name is typed."""
    rows = [row(SHARE, "west yorkshire", "90"), row(SHARE, "A", "10"), row(SHARE, "B", "20")]
    found = standing(SHARE, rows, figure(SHARE, "2021/22", "40"))
    assert (found.average, [peer.area for peer in found.others]) == (Decimal(15), ["A", "B"])


def test_counts_are_compared_by_population() -> None:
    """400 among 20,000 people are 20 per 1,000; at the others' 15 there would be 300."""
    rows = [
        row(PLAIN, OWN, people=20_000),
        row(PLAIN, "A", "100", people=10_000),
        row(PLAIN, "B", "400", people=20_000),
        row(PLAIN, "C", "100", people=10_000),
        row(PLAIN, "D"),
    ]
    found = beside(PLAIN, rows, figure(PLAIN, "2021/22", "400"))
    assert found.peers is not None
    assert found.peers.own is not None
    assert (found.peers.per, found.peers.own.value) == (1000, Decimal(20))
    assert (found.peers.average, found.peers.place, found.peers.count) == (Decimal(15), 3, 4)
    difference = (found.value, found.change, found.change_pct)
    assert difference == (Decimal(300), Decimal(100), Decimal(10000) / 300)


PEOPLED = (row(PLAIN, OWN, people=9), row(PLAIN, "A", "9", people=9))


@pytest.mark.parametrize(
    ("measure", "rows", "held", "reason"),
    [
        (PLAIN, [], "9", Reason.MISSING),
        (PLAIN, [row(PLAIN, OWN, "9")], "9", Reason.MISSING),
        (PLAIN, [row(PLAIN, "A", "9")], "9", Reason.NO_POPULATION),
        (PLAIN, [row(PLAIN, "A", "9", people=9)], "9", Reason.NO_POPULATION),
        (PLAIN, [row(PLAIN, OWN, people=9), row(PLAIN, "A", "9")], "9", Reason.NO_POPULATION),
        (PLAIN, [*PEOPLED, row(PLAIN, "B", "9")], "9", Reason.NO_POPULATION),
        (PLAIN, [*PEOPLED, row(PLAIN, "B", "9", people=0)], "9", Reason.NO_POPULATION),
        (PLAIN, [*PEOPLED, row(PLAIN, "B")], "9", None),
        (
            PLAIN,
            [row(PLAIN, OWN, people=0), row(PLAIN, "A", "9", people=0)],
            "9",
            Reason.NO_POPULATION,
        ),
        (SHARE, [row(SHARE, "A")], "9", Reason.MISSING),
        (SHARE, [row(SHARE, "A", of=(1, 0))], "9", Reason.MISSING),
        (SHARE, [row(SHARE, "A", "9")], "[x]", Reason.MISSING),
        (SHARE, [row(SHARE, "A", "9")], "[c]", Reason.SUPPRESSED),
        (SHARE, [row(SHARE, "A", "9", when="12 months to June 2021")], "9", Reason.DATES_APART),
        (SHARE, [row(SHARE, "A", "9", when="12 months to Sep 2022")], "9", Reason.DATES_APART),
        (SHARE, [row(SHARE, "A", "9", when="12 months to Dec 2021")], "9", None),
        (SHARE, [row(SHARE, "A", "9", when="12 months to June 2022")], "9", None),
        (SHARE, [row(SHARE, "A", "9", when="Q4 2021/22")], "9", Reason.PERIOD_MISMATCH),
    ],
    ids=[
        "no rows",
        "only the own area",
        "no population at all",
        "no own population",
        "no population of theirs",
        "no population of one of them",
        "none in one of them",
        "no figure of one of them",
        "a population of none",
        "no figure",
        "a denominator of none",
        "no own figure",
        "own figure hidden",
        "nine months before",
        "half a year later",
        "a quarter before",
        "a quarter later",
        "a quarter beside a year",
    ],
)
def test_no_comparison(
    measure: Measure, rows: list[OtherArea], held: str, reason: Reason | None
) -> None:
    """Where areas cannot be compared the reason stands in place of the difference."""
    found = beside(measure, rows, figure(measure, "2021/22", held))
    assert found.reason is reason
    assert (found.change is None) is (reason is not None)


@pytest.mark.parametrize(
    ("own", "other", "reason"),
    [
        ("1 April 2022", "1 July 2022", None),
        ("1 April 2022", "2 July 2022", Reason.DATES_APART),
        ("2 July 2022", "1 April 2022", Reason.DATES_APART),
        ("", "2 July 2022", None),
        ("spring", "2 July 2022", None),
    ],
)
def test_figures_taken_at_other_times(own: str, other: str, reason: Reason | None) -> None:
    """Figures taken more than a quarter apart are not compared; a date not given is no obstacle."""
    measure = replace(SHARE, as_at=own)
    found = beside(measure, [row(measure, "A", "9", as_at=other)], figure(measure, "2021/22", "8"))
    assert found.reason is reason
    assert found.peers is not None
    assert found.peers.own is not None
    assert (found.peers.own.as_at, found.peers.others[0].as_at) == (own, other)


def test_others_taken_at_times_apart() -> None:
    """Nor are they where the others' figures lie that far from each other."""
    rows = [row(SHARE, "A", "9", as_at="1/1/2022"), row(SHARE, "B", "9", as_at="1/6/2022")]
    assert beside(SHARE, rows, figure(SHARE, "2021/22", "8")).reason is Reason.DATES_APART


def test_the_nearest_period_is_taken() -> None:
    """Of several the one that ends nearest, of the own length before any other."""
    rows = [
        row(SHARE, "A", "1", when="2019/20"),
        row(SHARE, "A", "2", when="12 months to Dec 2021"),
        row(SHARE, "B", "3", when="2020/21"),
        row(SHARE, "A", "4", when="Q4 2021/22"),
    ]
    found = standing(SHARE, rows, figure(SHARE, "2021/22", "8"))
    assert (found.period, found.average) == (period("12 months to Dec 2021"), Decimal(2))


def test_a_break_between_the_periods() -> None:
    """Counted otherwise since the others' figures were made up: no comparison."""
    change = Break(measure="judicial", since=date(2022, 2, 1), what="New system")
    rows = [row(SHARE, "A", "9", when="12 months to Dec 2021")]
    found = beside(SHARE, rows, figure(SHARE, "2021/22", "8"), breaks=(change,))
    assert (found.reason, found.note) == (Reason.BREAK, "New system")


GROUPED = [
    row(SHARE, "England", "50", group="National"),
    row(SHARE, "A", "10"),
    row(SHARE, "B", "20", group="Core cities"),
    row(SHARE, OWN, "5", group=""),
]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ((), ("Similar forces", Decimal(10), 1)),
        ((("group", "core  Cities"),), ("Core cities", Decimal(20), 2)),
        ((("group", "national"),), ("National", Decimal(50), None)),
    ],
    ids=["the first of areas", "one by name", "national"],
)
def test_groups(
    setting: tuple[tuple[str, str], ...], expected: tuple[str, Decimal, int | None]
) -> None:
    """The first group of areas, unless another is named; a national value ranks nobody."""
    measure = replace(SHARE, rule_settings=setting)
    found = standing(measure, GROUPED, figure(measure, "2021/22", "15"))
    assert (found.group, found.average, found.place) == expected


def test_groups_are_listed_as_first_written() -> None:
    """Without the own area's, each once."""
    rows = [*GROUPED, row(SHARE, "C", "1", group="SIMILAR forces")]
    assert groups(rows, OWN) == ("National", "Similar forces", "Core cities")


def test_a_group_that_is_not_there() -> None:
    """No other is taken in its place."""
    measure = replace(SHARE, rule_settings=(("group", "Coast"),))
    found = beside(measure, GROUPED, figure(measure, "2021/22", "15"))
    assert (found.reason, found.peers) == (Reason.MISSING, None)


def test_settings_that_cannot_be_read() -> None:
    """No average is chosen for someone who asked for another."""
    measure = replace(SHARE, rule_settings=(("average", "poled"),))
    found = beside(measure, GROUPED, figure(measure, "2021/22", "15"))
    assert (found.reason, found.change, found.value) == (Reason.BAD_SETTINGS, None, None)


def test_small_numbers_of_other_areas() -> None:
    """What may not be published of the own area may not be of another, nor enter its average."""
    measure = replace(PLAIN, disclosive=True)
    rows = [
        row(measure, OWN, people=1000),
        row(measure, "A", "3", people=1000),
        row(measure, "B", "9", people=1000),
    ]
    found = standing(measure, rows, figure(measure, "2021/22", "9"))
    assert [peer.area for peer in found.others] == ["B"]
    assert beside(measure, rows, figure(measure, "2021/22", "3")).reason is Reason.SUPPRESSED


def test_districts_and_parts_are_not_compared() -> None:
    """The sheet holds areas like the whole one only."""
    measure = replace(SHARE, comparators=(SIMILAR_AREAS,))
    held = figures(measure, "", "Leeds", y2021="9")
    book = book_of(measure, [row(measure, "A", "9")])
    assert one(measure, held, book=book, area="Leeds").comparisons[0].reason is Reason.MISSING


@pytest.mark.parametrize(
    ("comparators", "arrow_on", "expected"),
    [
        ((SIMILAR_AREAS, PREVIOUS_YEAR), PREVIOUS_YEAR, (PREVIOUS_YEAR, DOWN)),
        ((SIMILAR_AREAS,), PREVIOUS_YEAR, (PREVIOUS_YEAR, NONE)),
        ((PREVIOUS_YEAR, SIMILAR_AREAS), SIMILAR_AREAS, (SIMILAR_AREAS, UP)),
    ],
    ids=["on the year", "on nothing", "where it is asked for"],
)
def test_arrows(
    comparators: tuple[Comparator, ...],
    arrow_on: Comparator,
    expected: tuple[Comparator, Direction],
) -> None:
    """An arrow says how a figure moved: on other areas only where they are named for it."""
    measure = replace(SHARE, comparators=comparators, arrow_on=arrow_on)
    rows = [row(measure, "A", "50")]
    found = one(measure, figures(measure, y2020="70", y2021="60"), book=book_of(measure, rows))
    assert (found.trend.comparator, found.trend.direction) == expected


# Ratings


def rated(measure: Measure, own: Observation, rows: Sequence[OtherArea], **more: object) -> Rating:
    """The rating of a measure that is held to other areas."""
    measure = replace(measure, rule_settings=(("rating", "benchmark"), *measure.rule_settings))
    return one(measure, own, book=book_of(measure, rows, **more)).rating


@pytest.mark.parametrize(
    ("polarity", "average", "level", "reason"),
    [
        (Polarity.UP, "50", Level.GREEN, None),
        (Polarity.UP, "65", Level.AMBER, None),
        (Polarity.UP, "80", Level.RED, None),
        (Polarity.DOWN, "50", Level.RED, None),
        (Polarity.DOWN, "65", Level.AMBER, None),
        (Polarity.DOWN, "80", Level.GREEN, None),
        (Polarity.WATCH, "50", Level.NONE, Reason.MONITOR),
        (Polarity.STEADY, "50", Level.NONE, Reason.NO_DIRECTION),
    ],
)
def test_better_similar_worse(
    polarity: Polarity, average: str, level: Level, reason: Reason | None
) -> None:
    """Green, amber, red; a measure without a good direction is higher or lower, never coloured."""
    measure = replace(SHARE, polarity=polarity)
    found = rated(measure, figure(measure, "2021/22", "65", n=100), [row(measure, "A", average)])
    assert (found.level, found.reason, found.rule) == (level, reason, RatingRule.BENCHMARK)
    assert found.target == Decimal(average)
    assert found.peers is not None
    assert found.peers.side is {"50": UP, "65": FLAT, "80": DOWN}[average]


@pytest.mark.parametrize(
    ("own", "rows", "reason"),
    [
        (figure(SHARE, "2021/22", "65"), [row(SHARE, "A", "9")], Reason.NO_BASE),
        (figure(SHARE, "2021/22", "65", n=100), [], Reason.MISSING),
        (figure(SHARE, "2021/22", "[x]"), [row(SHARE, "A", "9")], Reason.MISSING),
        (
            figure(SHARE, "2021/22", "65", n=100),
            [row(SHARE, "A", "9", when="2019/20")],
            Reason.DATES_APART,
        ),
    ],
    ids=["people asked not known", "nobody to compare with", "no figure", "two years apart"],
)
def test_not_rated(own: Observation, rows: list[OtherArea], reason: Reason) -> None:
    """Where a figure cannot be held to other areas the reason says why."""
    found = rated(SHARE, own, rows)
    assert (found.level, found.reason) == (Level.NONE, reason)


def test_a_target_is_not_used_in_place_of_other_areas() -> None:
    """What the analyst asked for is what is done."""
    measure = replace(SHARE, target=Decimal(1))
    found = rated(measure, figure(measure, "2021/22", "65", n=100), [])
    assert (found.level, found.target) == (Level.NONE, None)


def test_districts_are_not_held_to_other_forces() -> None:
    """The sheet's average is of areas like the whole one."""
    measure = replace(SHARE, rule_settings=(("rating", "benchmark"),), target=Decimal(1))
    held = figures(measure, "", "Leeds", y2021="9")
    book = book_of(measure, [row(measure, "A", "9")])
    found = one(measure, held, book=book, area="Leeds").rating
    assert (found.level, found.reason) == (Level.NONE, Reason.NO_TARGET)


def test_a_count_is_held_to_as_many_as_at_their_rate() -> None:
    """15 per 1,000 of the others are 300 among 20,000 people: 400 are worse."""
    rows = [row(PLAIN, OWN, people=20_000), row(PLAIN, "A", "150", people=10_000)]
    found = rated(PLAIN, figure(PLAIN, "2021/22", "400"), rows)
    assert (found.level, found.target) == (Level.RED, Decimal(300))


def test_a_national_value() -> None:
    """Where the sheet holds nothing else it is held to that."""
    rows = [row(SHARE, "England", of=(5000, 10_000), group="National")]
    assert rated(SHARE, figure(SHARE, "2021/22", "65", n=100), rows).level is Level.GREEN


def test_the_design_of_a_survey() -> None:
    """A design effect of 4 makes 100 people asked worth 25."""
    settings = (("design effect", "4"),)
    measure = replace(SHARE, rule_settings=settings, trend_rule=TrendRule.SIGNIFICANCE)
    own = figure(measure, "2021/22", "65", n=100)
    assert rated(measure, own, [row(measure, "A", "50")]).level is Level.AMBER


def test_a_decision_keeps_what_was_computed() -> None:
    """The computed colour, the average and the areas stay beside the analyst's."""
    decision = Decision(what="rating", decision="green", reason="Small survey", measure="judicial")
    own = figure(SHARE, "2021/22", "65", n=100)
    found = rated(SHARE, own, [row(SHARE, "A", "80")], decisions=(decision,))
    assert (found.level, found.computed, found.decided) == (Level.GREEN, Level.RED, decision)
    assert (found.rule, found.target) == (RatingRule.BENCHMARK, Decimal(80))


# Properties

COUNTS = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@given(counts=COUNTS, own=st.integers(1, 400), scale=st.integers(1, 50))
def test_populations_scale(counts: list[int], own: int, scale: int) -> None:
    """Counting people by the dozen changes no place and no ratio of rates."""

    def found(factor: int) -> Peers:
        rows = [row(PLAIN, OWN, people=1000 * factor)]
        rows += [row(PLAIN, f"A{n}", str(c), people=1000 * factor) for n, c in enumerate(counts)]
        return standing(PLAIN, rows, figure(PLAIN, "2021/22", str(own)))

    once, often = found(1), found(scale)
    assert (once.place, once.is_joint, once.side) == (often.place, often.is_joint, often.side)
    assert once.average is not None
    assert often.average is not None
    assert abs(once.average - often.average * scale) < Decimal("1E-15")


@given(counts=COUNTS, own=st.integers(1, 400))
def test_the_order_of_rows_changes_nothing(counts: list[int], own: int) -> None:
    """Nor does the order in which areas are listed."""
    rows = [row(PLAIN, f"A{n}", str(c), people=1000) for n, c in enumerate(counts)]
    shuffled = sorted(rows, key=lambda r: r.area, reverse=True)
    mine = row(PLAIN, OWN, people=1000)
    own_figure = figure(PLAIN, "2021/22", str(own))
    one_way = standing(PLAIN, [mine, *rows], own_figure)
    other = standing(PLAIN, [*shuffled, mine], own_figure)
    assert (one_way.place, one_way.average, one_way.side) == (
        other.place,
        other.average,
        other.side,
    )


@given(counts=COUNTS, own=st.integers(1, 400))
def test_turning_the_good_direction_turns_the_place(counts: list[int], own: int) -> None:
    """First from one end is last from the other."""
    rows = [row(PLAIN, OWN, people=1000)]
    rows += [row(PLAIN, f"A{n}", str(c), people=1000) for n, c in enumerate(counts)]
    held = figure(PLAIN, "2021/22", str(own))
    lowest = standing(PLAIN, rows, held)
    highest = standing(replace(PLAIN, polarity=Polarity.UP), rows, held)
    assert lowest.place is not None
    assert highest.place is not None
    assert lowest.place + highest.place == len(counts) + 2 - counts.count(own)
    assert lowest.side is highest.side


def test_areas_that_are_not_counted() -> None:
    """Areas without a population are named, those that are withheld counted."""
    secret = replace(PLAIN, disclosive=True)
    rows = [*PEOPLED, row(PLAIN, "B", "9"), row(PLAIN, "C", "3", people=9)]
    found = beside(secret, rows, figure(secret, "2021/22", "9")).peers
    assert found is not None
    assert (found.without_population, found.withheld, found.place) == (("B",), 1, None)
