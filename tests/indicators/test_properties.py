"""What must hold of every indicator: scaling, turning round, order of rows, one district more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation
from perfmon_cli.indicators.change import PERCENTAGE_UNITS, compare
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.model import Comparison, Indicator, Judgement, Reason
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    Unit,
)
from perfmon_cli.period import Period, financial_year, months_ending
from tests.indicators.builders import HERE, PLAIN, SETTINGS, Q, catalogue, period

MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)
COMPARED = replace(
    PLAIN,
    comparators=(PREVIOUS_YEAR, BASELINE, MEAN_OF_3),
    baseline_period=period("2019/20"),
    adds_over_time=True,
)
#: As exact as 28 digits are after a division.
FINE = Decimal("1e-20")
VALUES = st.decimals(0, 10**6, places=2)
YEARS = st.lists(st.one_of(st.none(), VALUES), min_size=4, max_size=4)
UNITS = st.sampled_from(list(Unit))


def seen(measure: Measure, when: Period, value: Decimal | None, area: str = "") -> Observation:
    """A figure; None is one that is not available."""
    return Observation(
        key=Key(measure.id, "", area, when),
        value=value,
        missing=None if value is not None else Missing.NOT_AVAILABLE,
        source=HERE,
    )


def by_year(
    measure: Measure, values: Sequence[Decimal | None], area: str = ""
) -> list[Observation]:
    """Figures of the financial years from 2018/19 on."""
    return [
        seen(measure, financial_year(2018 + number), value, area)
        for number, value in enumerate(values)
    ]


def worked_out(book: Catalogue, observations: Sequence[Observation]) -> dict[str, Indicator]:
    """All indicators, by part and area."""
    held = completed(Dataset({o.key: o for o in observations}), book)
    return {f"{i.part}/{i.area}": i for i in compute(book, held, Q)}


def comparisons(measure: Measure, values: Sequence[Decimal | None]) -> tuple[Comparison, ...]:
    """What the whole area is compared with; no base is too small for a percentage."""
    book = catalogue(measure, smallest_base=Decimal(0))
    return worked_out(book, by_year(measure, values))["/"].comparisons


@given(UNITS, YEARS, st.integers(1, 1000))
def test_scaling(unit: Unit, values: list[Decimal | None], times: int) -> None:
    """So many times all figures are so many times every change, and the same percentages."""
    measure = replace(COMPARED, unit=unit, per=1000)
    scaled = [None if value is None else value * times for value in values]
    for one, other in zip(comparisons(measure, values), comparisons(measure, scaled), strict=True):
        assert (one.reason, one.pct_reason) == (other.reason, other.pct_reason)
        if one.change is not None and other.change is not None:
            room = FINE * max(Decimal(1), abs(other.change))
            assert abs(one.change * times - other.change) <= room
        if one.change_pct is not None and other.change_pct is not None:
            assert abs(one.change_pct - other.change_pct) < FINE * max(
                Decimal(1), abs(one.change_pct)
            )


@given(UNITS, VALUES, VALUES)
def test_there_and_back(unit: Unit, before: Decimal, now: Decimal) -> None:
    """What rose by so much falls by as much when the years change places."""
    measure = replace(PLAIN, unit=unit)
    (there,) = comparisons(measure, [None, None, before, now])
    (back,) = comparisons(measure, [None, None, now, before])
    assert there.change is not None
    assert back.change == -there.change
    assert (there.change_pct is None) == (unit not in PERCENTAGE_UNITS or before == 0)


@given(YEARS, UNITS)
def test_a_turned_polarity_turns_the_judgement_alone(
    values: list[Decimal | None], unit: Unit
) -> None:
    """Whether up is good decides better or worse, and nothing of change or arrow."""
    up = replace(COMPARED, unit=unit, polarity=Polarity.UP)
    down = replace(up, polarity=Polarity.DOWN)
    good = worked_out(catalogue(up), by_year(up, values))["/"]
    bad = worked_out(catalogue(down), by_year(down, values))["/"]
    turned = {Judgement.BETTER: Judgement.WORSE, Judgement.WORSE: Judgement.BETTER}
    assert good.comparisons == bad.comparisons
    assert good.trend.direction is bad.trend.direction
    assert turned.get(good.trend.judgement, good.trend.judgement) is bad.trend.judgement


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 60), min_size=24, max_size=48),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_order_of_rows(numbers: list[int], disclosive: bool, mixing: object) -> None:  # noqa: FBT001
    """However the rows stand, every indicator is the same, worked out and hidden ones too."""
    measure = replace(COMPARED, disclosive=disclosive, areas_add_up=True)
    last = months_ending(date(2022, 3, 31), 1)
    rows = [
        seen(measure, last.shifted(-back), Decimal(number), area)
        for back, number in enumerate(numbers)
        for area in SETTINGS.areas
    ]
    mixed = list(rows)
    mixing.shuffle(mixed)  # type: ignore[attr-defined]
    book = catalogue(measure)
    assert worked_out(book, mixed) == worked_out(book, rows)


@given(YEARS, YEARS, YEARS, st.booleans())
def test_one_district_more(
    whole: list[Decimal | None],
    leeds: list[Decimal | None],
    other: list[Decimal | None],
    adds_up: bool,  # noqa: FBT001
) -> None:
    """A district that is added has its indicator, and changes no other."""
    measure = replace(COMPARED, areas_add_up=adds_up)
    rows = [*by_year(measure, whole), *by_year(measure, leeds, "Leeds")]
    before = worked_out(catalogue(measure, areas=("Leeds",)), rows)
    rows += by_year(measure, other, "Kirklees")
    after = worked_out(catalogue(measure, areas=("Leeds", "Kirklees")), rows)
    assert set(after) - set(before) == {"/Kirklees"}
    assert {name: after[name] for name in before} == before


@given(VALUES, VALUES)
def test_two_comparators_of_one_period(before: Decimal, now: Decimal) -> None:
    """The previous year and a baseline that is the previous year say the same."""
    measure = replace(
        PLAIN,
        comparators=(PREVIOUS_YEAR, BASELINE),
        baseline_period=period("12 months to Mar 2021"),
    )
    year, baseline = comparisons(measure, [None, None, before, now])
    assert replace(baseline, comparator=PREVIOUS_YEAR) == year


@given(st.integers(1, 24), st.integers(1, 24), VALUES, VALUES)
def test_mixed_bases(long: int, short: int, before: Decimal, now: Decimal) -> None:
    """Periods of different lengths are never compared; of one length they are."""
    current = seen(PLAIN, months_ending(date(2022, 3, 31), long), now)
    base = seen(PLAIN, months_ending(date(2019, 3, 31), short), before)
    found = compare(
        PLAIN,
        BASELINE,
        current,
        [(base.key.period, base)],
        breaks=(),
        smallest_base=Decimal(50),
    )
    assert (found.reason is Reason.PERIOD_MISMATCH) == (long != short)
    assert (found.change is None) == (long != short)
