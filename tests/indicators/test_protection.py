"""No hidden figure can be worked out from what is printed (METHODS 4.5)."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Catalogue, OtherArea
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation
from perfmon_cli.indicators.disclosure import (
    PROTECTING,
    SMALL,
    published,
    published_catalogue,
)
from perfmon_cli.indicators.model import Reason
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Period
from tests.indicators.builders import HERE, PLAIN, SETTINGS, catalogue, dataset, figure, one, period

AREAS = ("Bradford", "Leeds", "Kirklees")
SECRET = replace(PLAIN, disclosive=True, parts=("Day", "Night"))
ALL_ADD_UP = replace(SECRET, areas_add_up=True, parts_add_up=True, adds_over_time=True)
YEAR = "2021/22"


def cells(
    measure: Measure, text: str, *, numerators: Mapping[str, int] | None = None
) -> list[Observation]:
    """Figures as "Bradford 3; Leeds 40; all 43; Day all 3; Q1 all 7": part, period, area, value."""
    found = []
    for cell in text.split(";"):
        *words, value = cell.split()
        area = next((a for a in AREAS if a in words), "")
        part = next((p for p in measure.parts if p in words), "")
        when = next((w for w in words if w not in {area, part, "all"}), YEAR).replace("_", " ")
        when = f"{when} {YEAR}" if when in {"Q1", "Q2", "Q3", "Q4"} else when
        numerator = (numerators or {}).get(area)
        found.append(
            figure(
                measure,
                when,
                value,
                part=part,
                area=area,
                numerator=numerator,
                denominator=None if numerator is None else 1000,
            )
        )
    return found


def shown(
    measure: Measure, observations: list[Observation], *more: Measure
) -> dict[Key, Observation]:
    """The figures as they may be printed."""
    book = catalogue(measure, *more, areas=AREAS)
    return published(dataset(observations), book).observations


def hidden(measure: Measure, text: str, *more: Measure) -> str:
    """Which figures are hidden, as "Bradford small; Leeds protecting"."""
    found = shown(measure, cells(measure, text), *more)
    words = {SMALL: "small", PROTECTING: "protecting", "": "given"}
    said = [
        " ".join(name for name in (key.part, key.area or "all", words[o.words]) if name)
        for key, o in found.items()
        if o.missing is Missing.CONFIDENTIAL
    ]
    return "; ".join(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bradford 30; Leeds 40; Kirklees 50; all 120", ""),
        ("Bradford 3; Leeds 40; Kirklees 20; all 63", "Bradford small; Kirklees protecting"),
        ("Bradford 3; Leeds 40; Kirklees 20", "Bradford small"),
        ("Bradford 3; Leeds 40; all 63", "Bradford small"),
        ("Bradford 3; Leeds 0; Kirklees 60; all 63", "Bradford small; Kirklees protecting"),
        ("Bradford 3; Leeds 2; Kirklees 60; all 65", "Bradford small; Leeds small"),
        ("Bradford 3; Leeds 0; Kirklees 0; all 3", "Bradford small; all small"),
        ("Bradford 0; Leeds 0; Kirklees 9; all 9", ""),
        ("Bradford 4; Leeds 4; Kirklees 60; all 68", "Bradford small; Leeds small; Kirklees x"),
        ("Bradford 1; Leeds 1; Kirklees 60; all 62", "Bradford small; Leeds small; Kirklees x"),
        ("Bradford 1; Leeds 3; Kirklees 60; all 64", "Bradford small; Leeds small"),
        (
            "Bradford 4; Leeds 4; Kirklees 4; all 12",
            "Bradford small; Leeds small; Kirklees small; all x",
        ),
        ("Bradford 3; Leeds 40; Kirklees [x]; all 63", "Bradford small"),
        ("Bradford [c]; Leeds 40; Kirklees 20; all 63", "Bradford given; Kirklees protecting"),
        ("Bradford [c]; Leeds [c]; Kirklees 20; all 63", "Bradford given; Leeds given"),
        ("Bradford 3; Leeds 40; Kirklees [z]; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds 40; Kirklees [w]; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds 40; Kirklees [x]; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds 40; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds [z]; Kirklees [z]; all 3", "Bradford small; all small"),
        ("Bradford [c]; Leeds 40; Kirklees [z]; all 43", "Bradford given; Leeds protecting"),
        ("Bradford [c]; Leeds 40; Kirklees [x]; all 43", "Bradford given; Leeds protecting"),
        ("Bradford [c]; Leeds [z]; Kirklees [z]; all 9", "Bradford given; all x"),
        ("Bradford 4; Leeds 4; Kirklees [z]; all 8", "Bradford small; Leeds small; all x"),
    ],
)
def test_areas(text: str, expected: str) -> None:
    """The next-smallest area goes too, where a total would give the small one away.

    Two that make the most or the least that two can be are known each, so a third goes. A zero goes
    last, the total when nothing else is left. An area that does not apply counts as 0, and so does
    one that is not there where the sum then agrees; what the reader knows as 0 protects nothing.
    """
    measure = replace(ALL_ADD_UP, parts=())
    assert hidden(measure, text) == expected.replace(" x", " protecting")


THE_YEAR_BEFORE = "; 2020/21 Bradford 39; 2020/21 Leeds 39; 2020/21 Kirklees 39; 2020/21 all "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bradford 3; Leeds 40; Kirklees 20; all 63", "Bradford small; Kirklees protecting"),
        ("Bradford 3; Leeds 40; Kirklees 20; all 64", "Bradford small; Kirklees protecting"),
        ("Bradford 3; Leeds 40; Kirklees 20; all 66", "Bradford small; Kirklees protecting"),
        ("Bradford 3; Leeds 40; Kirklees 20; all 50", "Bradford small"),
        ("Bradford 3; Leeds 40; Kirklees 20; all 63" + THE_YEAR_BEFORE + "90", "both"),
        ("Bradford 3; Leeds 40; Kirklees 20; all 63" + THE_YEAR_BEFORE + "118", "both"),
        ("Bradford 3; Leeds 40; Kirklees [z]; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds 40; Kirklees [x]; all 43", "Bradford small; Leeds protecting"),
        ("Bradford 3; Leeds 40; Kirklees [x]; all 63", "Bradford small"),
        ("Bradford [c]; Leeds 40; Kirklees 20; all 63", "Bradford given; Kirklees protecting"),
        ("Bradford [c]; Leeds 40; Kirklees 20; all 50", "Bradford given"),
    ],
    ids=[
        "they do",
        "nearly",
        "nearly: within 5 percent",
        "they do not",
        "not every year",
        "nearly in another year",
        "one does not apply",
        "one is not there",
        "one is not there and not 0",
        "no sum is known",
        "more than the whole",
    ],
)
def test_what_adds_up_without_being_said(text: str, expected: str) -> None:
    """Figures that add up once, or nearly, are added up by readers, whatever Measures says."""
    expected = expected.replace("both", "Bradford small; Kirklees protecting")
    assert hidden(replace(SECRET, parts=()), text) == expected


def test_averages_of_days_add_up_only_where_they_do() -> None:
    """Without a sum that is known, days of areas are not taken to make those of the whole."""
    days = replace(SECRET, parts=(), unit=Unit.DAYS)
    assert hidden(days, "Bradford [c]; Leeds 10; Kirklees 20; all 45") == "Bradford given"


def test_parts() -> None:
    """Parts are as areas."""
    text = "Day all 3; Night all 40; all 43"
    assert hidden(ALL_ADD_UP, text) == "Day all small; Night all protecting"


def test_a_part_that_does_not_apply() -> None:
    """A part marked [z] is 0 to the reader."""
    measure = replace(SECRET, parts=("Day", "Dusk", "Night"))
    text = "Day all 22; Dusk all [z]; Night all 2; all 24"
    assert hidden(measure, text) == "Day all protecting; Night all small"


def test_parts_of_areas() -> None:
    """Rows and columns at once: four figures of a square keep one of them."""
    text = (
        "Day Bradford 3; Day Leeds 40; Day Kirklees 60; Day all 103;"
        "Night Bradford 30; Night Leeds 20; Night Kirklees 70; Night all 120;"
        "Bradford 33; Leeds 60; Kirklees 130; all 223"
    )
    assert hidden(ALL_ADD_UP, text) == (
        "Day Bradford small; Day Leeds protecting; Night Bradford protecting; "
        "Night Leeds protecting"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q1 all 3; Q2 all 10; Q3 all 12; Q4 all 20; all 45", {"Q1", "Q2"}),
        ("Q1 all 3; Q2 all 10; Q3 all 12; Q4 all 20", {"Q1"}),
        ("Q1 all 3; Q2 all 10; Q3 all 12; Q4 [x]; all 45", {"Q1"}),
        ("Q1 all 3; Q2 all 10; Q3 all 12; Q4 all [z]; all 25", {"Q1", "Q2"}),
        ("Q1 all 3; Q2 all 10; Q3 all 12; all 25", {"Q1", "Q2"}),
        ("Apr_to_Sep_2021 all 10; Apr_to_Dec_2021 all 13; Q3 all 3", {"Q3", "Apr_to_Sep_2021"}),
        (
            "Q4_2020/21 all 9; Q4 all 3; 12_months_to_Dec_2021 all 50; all 44",
            {"Q4", "Q4_2020/21"},
        ),
    ],
    ids=[
        "quarters",
        "no year",
        "one missing",
        "one does not apply",
        "one is not there",
        "years to date",
        "rolling totals",
    ],
)
def test_periods(text: str, expected: set[str]) -> None:
    """Quarters of a year, years to date less one another, rolling totals less one another."""
    measure = replace(ALL_ADD_UP, parts=())
    found = shown(measure, cells(measure, text.replace("[x]", "all [x]")))
    names = [name if "_" in name else f"{name}_{YEAR}" for name in expected]
    wanted = {period(name.replace("_", " ")) for name in names}
    assert {k.period for k, o in found.items() if o.missing is Missing.CONFIDENTIAL} == wanted


def test_quarters_beside_years_of_which_one_does_not_agree() -> None:
    """A year that is 1 off says nothing for the year after it."""
    text = (
        "Q1_2020/21 all 30; Q2_2020/21 all 30; Q3_2020/21 all 30; Q4_2020/21 all 38;"
        "2020/21 all 129; Q1 all 3; Q2 all 10; Q3 all 12; Q4 all 20; all 45"
    )
    assert hidden(replace(SECRET, parts=()), text) == "all small; all protecting"


def test_unique_people_do_not_add_up() -> None:
    """Where quarters make more than the year, nothing can be worked out of them."""
    measure = replace(SECRET, parts=())
    assert hidden(measure, "Q1 all 3; Q2 all 10; Q3 all 12; Q4 all 20; all 30") == "all small"


def test_a_sum_worked_out_of_small_months() -> None:
    """The months are hidden, their sum is not: it is no small number, and gives no month away."""
    measure = replace(PLAIN, disclosive=True, adds_over_time=True)
    months = [
        figure(measure, f"{name} 2021", value)
        for name, value in zip(("Apr", "May", "Jun"), ("2", "3", "40"), strict=True)
    ]
    quarter = replace(measure, baseline_period=period("Apr to Jun 2021"))
    book = catalogue(quarter, areas=AREAS)
    found = published(completed(dataset(months), book), book).observations
    values = [o.value for o in found.values()]
    assert values == [None, None, 40, 45]


def test_percentages_of_few() -> None:
    """Numerators that add up give a percentage away as numbers do."""
    share = replace(SECRET, unit=Unit.PERCENT, parts=())
    held = cells(
        share,
        "Bradford 0.3; Leeds 4; Kirklees 2; all 2.1",
        numerators={"Bradford": 3, "Leeds": 40, "Kirklees": 20, "": 63},
    )
    found = shown(share, held)
    assert [o.value is None for o in found.values()] == [True, False, True, False]


@pytest.mark.parametrize(
    ("below", "is_hidden"), [("denominator", True), ("n", True), ("nothing", False)]
)
def test_few_behind_a_percentage(below: str, *, is_hidden: bool) -> None:
    """2.5% of 40 is one person, also where the numerator is not given."""
    share = replace(SECRET, unit=Unit.SURVEY_PERCENT)
    held = figure(
        share,
        YEAR,
        "2.5",
        n=40 if below == "n" else None,
        denominator=40 if below == "denominator" else None,
    )
    assert (shown(share, [held])[held.key].value is None) is is_hidden


def test_what_stands_beside_a_protecting_figure() -> None:
    """The rate in brackets of a figure hidden for another's sake is hidden for it too."""
    rate = replace(PLAIN, id="rate", unit=Unit.PERCENT)
    count = replace(ALL_ADD_UP, parts=(), companion="rate")
    held = [
        *cells(count, "Bradford 3; Leeds 40; Kirklees 20; all 63"),
        *cells(rate, "Bradford 1.5; Leeds 4; Kirklees 2; all 3"),
    ]
    found = shown(count, held, rate)
    assert [o.words for o in found.values()] == [
        SMALL,
        "",
        PROTECTING,
        "",
        SMALL,
        "",
        PROTECTING,
        "",
    ]


def test_a_headcount_beside_a_small_share() -> None:
    """Only a number that is small says "fewer than 5"; another is hidden to protect it."""
    share = replace(SECRET, unit=Unit.PERCENT, companion="heads", parts=())
    heads = replace(PLAIN, id="heads")
    held = [
        figure(share, YEAR, "2.0", numerator=2, denominator=100),
        figure(heads, YEAR, "100"),
    ]
    found = shown(share, held, heads)
    assert [o.words for o in found.values()] == [SMALL, PROTECTING]


def test_no_change_of_a_hidden_figure() -> None:
    """Neither on a hidden figure nor of one, also where it is hidden for another's sake."""
    measure = replace(ALL_ADD_UP, parts=())
    held = cells(
        measure,
        "Bradford 3; Leeds 40; Kirklees 20; all 63;"
        "2020/21 Bradford 30; 2020/21 Leeds 40; 2020/21 Kirklees 20; 2020/21 all 90",
    )
    book = catalogue(measure, areas=AREAS)
    found = one(measure, held, book=book, area="Kirklees")
    assert [c.reason for c in found.comparisons] == [Reason.SUPPRESSED]
    assert found.trend.statistic is None
    assert one(measure, held, book=book, area="Leeds").comparisons[0].change == 0


def test_hiding_twice_changes_nothing() -> None:
    """What is published is not looked at again."""
    measure = replace(ALL_ADD_UP, parts=())
    book = catalogue(measure, areas=AREAS)
    once = published(dataset(cells(measure, "Bradford 3; Leeds 40; Kirklees 2; all 45")), book)
    assert once.is_published
    assert published(once, book) is once


def test_numbers_beside_a_confidential_cell() -> None:
    """Of a typed [c] nothing leaves the core either."""
    held = figure(PLAIN, YEAR, "[c]", n=40, numerator=3, denominator=40)
    (found,) = published(dataset(held), catalogue(PLAIN)).observations.values()
    assert (found.n, found.numerator, found.denominator, found.words) == (None, None, None, "")


@pytest.mark.parametrize(
    ("area", "is_hidden"),
    [("West Yorkshire", True), ("west yorkshire ", True), ("Leeds", False), ("Elsewhere", False)],
)
def test_rows_of_other_areas(area: str, *, is_hidden: bool) -> None:
    """The own area's row for comparison does not say what its figure may not."""
    book = catalogue(SECRET, areas=AREAS)
    row = OtherArea(
        measure="thefts", area=area, group="", period=period(YEAR), value=Decimal(3), source=HERE
    )
    book = replace(book, other_areas=(row,))
    shown = published(dataset(figure(SECRET, YEAR, "3")), book)
    (found,) = published_catalogue(book, shown).other_areas
    assert found == (replace(row, value=None, missing=Missing.CONFIDENTIAL) if is_hidden else row)


# Property: what is printed is a system of linear equations, and no hidden figure is its solution.

QUARTERS = [period(f"Q{n} {YEAR}") for n in (1, 2, 3, 4)]
NUMBERS = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 40))


Drawn: TypeAlias = tuple[Catalogue, Dataset, dict[Key, dict[int, int]]]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """A small table of numbers that add up, and of each figure the pieces that it is made of."""
    areas = AREAS[: draw(st.sampled_from([0, 2, 3]))]
    parts = SECRET.parts[: draw(st.sampled_from([0, 2]))]
    quarters = QUARTERS[: draw(st.sampled_from([1, 4]))]
    over_time = len(quarters) > 1 or draw(st.booleans())
    measure = replace(ALL_ADD_UP, parts=parts, adds_over_time=over_time)
    pieces = [(p, a, q) for p in parts or ("",) for a in areas or ("",) for q in quarters]
    numbers = draw(st.lists(NUMBERS, min_size=len(pieces), max_size=len(pieces)))
    whole = Period(quarters[0].start, quarters[-1].end)
    made: dict[Key, dict[int, int]] = {}
    for part in dict.fromkeys((*parts, "")):
        for area in dict.fromkeys((*areas, "")):
            for when in dict.fromkeys((*quarters, whole)):
                made[Key("thefts", part, area, when)] = {
                    number: 1
                    for number, (p, a, q) in enumerate(pieces)
                    if part in {"", p} and area in {"", a} and when.contains(q)
                }
    kept = draw(st.lists(st.booleans(), min_size=len(made), max_size=len(made)))
    observations = {
        key: Observation(key=key, value=Decimal(sum(numbers[n] for n in row)), source=HERE)
        for (key, row), is_kept in zip(made.items(), kept, strict=True)
        if is_kept
    }
    order = draw(st.permutations(list(observations)))
    book = catalogue(measure, areas=areas)
    return book, Dataset({key: observations[key] for key in order}), made


def solved(rows: list[dict[int, int]], wanted: dict[int, int]) -> bool:
    """Whether a figure is a sum and difference of others, by elimination in fractions."""
    basis: dict[int, dict[int, Fraction]] = {}

    def reduced(row: dict[int, int]) -> dict[int, Fraction]:
        left = {n: Fraction(sign) for n, sign in row.items()}
        for first in sorted(basis):
            times = left.get(first, Fraction(0))
            for n, number in basis[first].items():
                left[n] = left.get(n, Fraction(0)) - times * number
        return {n: number for n, number in left.items() if number}

    for row in rows:
        left = reduced(row)
        if left:
            first = min(left)
            basis[first] = {n: number / left[first] for n, number in left.items()}
    return not reduced(wanted)


@settings(max_examples=200, deadline=None)
@given(tables())
def test_no_hidden_figure_is_a_solution(drawn: Drawn) -> None:
    """Every small number is hidden, and what is printed determines no hidden figure."""
    book, held, made = drawn
    found = published(held, book).observations
    rows = [made[key] for key, o in found.items() if o.value is not None]
    for key, before in held.observations.items():
        now = found[key]
        assert before.value is not None
        if 0 < before.value < SETTINGS.smallest_number:
            assert now.words == SMALL
        if now.value is None:
            assert not solved(rows, made[key]), key
        else:
            assert now is before
    if not any(o.words == SMALL for o in found.values()):
        assert found == held.observations


@settings(max_examples=100, deadline=None)
@given(st.lists(NUMBERS, min_size=3, max_size=3))
def test_a_small_number_keeps_two_values_at_least(numbers: list[int]) -> None:
    """With a total of three areas, what the words say of each leaves more than one value."""
    measure = replace(ALL_ADD_UP, parts=())
    names = (*AREAS, "all")
    values = (*numbers, sum(numbers))
    text = ";".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
    found = list(shown(measure, cells(measure, text)).values())
    choices = [_choices(observation) for observation in found]
    total = set(choices[3])
    possible: list[set[int]] = [set(), set(), set()]
    for a in choices[0]:
        for b in choices[1]:
            for c in choices[2]:
                if a + b + c in total:
                    for area, value in enumerate((a, b, c)):
                        possible[area].add(value)
    for observation, left in zip(found, possible, strict=False):
        if observation.words == SMALL and any(o.value is not None for o in found):
            assert len(left) > 1


@settings(max_examples=50, deadline=None)
@given(tables())
def test_the_order_of_rows_decides_nothing(drawn: Drawn) -> None:
    """The same figures are hidden however the rows stand."""
    book, held, _ = drawn
    ordered = Dataset(dict(sorted(held.observations.items())))
    assert published(held, book).observations == published(ordered, book).observations


def _choices(observation: Observation) -> list[int]:
    """What a reader knows of a figure by what stands in its place."""
    if observation.value is not None:
        return [int(observation.value)]
    return list(range(1, 5)) if observation.words == SMALL else [0, *range(5, 130)]
