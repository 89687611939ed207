"""Figures of longer periods, worked out from months and quarters (METHODS 1)."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Catalogue, Settings
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.lacking import Lack, Why, lacking
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation, Status
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis, Period, months_ending, parse_period

COUNT = Measure(
    id="thefts", label="Thefts", unit=Unit.COUNT, polarity=Polarity.DOWN, adds_over_time=True
)
RATIO = (("from series", "ratio"),)
SUM = (("from series", "sum"),)
SHARE = replace(COUNT, unit=Unit.PERCENT, adds_over_time=False, rule_settings=RATIO)
RATE = replace(SHARE, unit=Unit.RATE, per=1000)
MARKERS = {m.value: m for m in Missing}
STATUSES = {s.symbol: s for s in Status if s.symbol} | {"final": Status.FINAL}
YEAR = "2021/22"


def period(text: str) -> Period:
    """A period that must be one."""
    found = parse_period(text, Basis.ROLLING_12)
    assert found is not None, text
    return found


def observed(
    measure: Measure, when: Period, text: str, cell: str, *, part: str = "", area: str = ""
) -> Observation:
    """What a row says: "3", "[x]", "3 [p]", "30 3/10" (percent, numerator, denominator), "3 n9"."""
    value, *more = text.split()
    found = Observation(
        key=Key(measure.id, part, area, when),
        value=None if value in MARKERS else Decimal(value),
        missing=MARKERS.get(value),
        source=CellRef("data/figures.xlsx", "Months", cell),
    )
    for piece in more:
        if "/" in piece:
            above, below = piece.split("/")
            found = replace(found, numerator=Decimal(above), denominator=Decimal(below))
        elif piece.startswith("n"):
            found = replace(found, n=Decimal(piece[1:]))
        else:
            found = replace(found, statuses=(*found.statuses, STATUSES[piece]))
    return found


def series(
    measure: Measure,
    last: str,
    texts: Sequence[str],
    months: int = 1,
    *,
    part: str = "",
    area: str = "",
) -> list[Observation]:
    """Figures of so many months each, the last of which ends with `last`; "" leaves one out."""
    newest = months_ending(period(last).end, months)
    back = range(months * (1 - len(texts)), 1, months)
    return [
        observed(measure, newest.shifted(shift), text, f"C{row}", part=part, area=area)
        for row, (shift, text) in enumerate(zip(back, texts, strict=True), start=2)
        if text
    ]


def made(
    measure: Measure, *groups: Sequence[Observation], breaks: tuple[Break, ...] = ()
) -> dict[str, Observation]:
    """What was worked out for the whole area, by its period."""
    given = {o.key: o for group in groups for o in group}
    catalogue = Catalogue(
        settings=Settings(organisation="Office", area="West", areas=("Leeds",)),
        measures={measure.id: measure},
        breaks=breaks,
    )
    found = completed(Dataset(given), catalogue).observations
    assert dict(list(found.items())[: len(given)]) == given
    return {str(o.key.period): o for o in list(found.values())[len(given) :]}


def why(
    measure: Measure, group: Sequence[Observation], when: str = YEAR, *breaks: Break
) -> Lack | None:
    """Why a figure could not be worked out."""
    catalogue = Catalogue(
        settings=Settings(organisation="Office", area="West", areas=()),
        measures={measure.id: measure},
        breaks=breaks,
    )
    return lacking(Dataset({o.key: o for o in group}), catalogue, measure, period(when))


NUMBERS = [str(number) for number in range(1, 25)]


@pytest.mark.parametrize(
    ("basis", "last", "expected"),
    [
        (
            Basis.ROLLING_12,
            "Mar 2022",
            {
                "April 2020 to March 2021": 78,
                "July 2020 to June 2021": 114,
                "October 2020 to September 2021": 150,
                "January 2021 to December 2021": 186,
                "April 2021 to March 2022": 222,
            },
        ),
        (
            Basis.FINANCIAL_YEAR,
            "Mar 2022",
            {"April 2020 to March 2021": 78, "April 2021 to March 2022": 222},
        ),
        (Basis.FINANCIAL_YEAR, "Feb 2022", {"April 2020 to March 2021": 90}),
        (Basis.CALENDAR_YEAR, "Mar 2022", {"January 2021 to December 2021": 186}),
        (Basis.MONTH, "Mar 2022", {}),
        (Basis.SNAPSHOT, "Mar 2022", {}),
    ],
)
def test_years(basis: Basis, last: str, expected: dict[str, int]) -> None:
    """The years that a measure covers in papers of any quarter, and no other twelve months."""
    measure = replace(COUNT, basis=basis)
    found = made(measure, series(measure, last, NUMBERS))
    assert {name: o.value for name, o in found.items()} == expected


def test_year_to_date_is_of_the_same_months() -> None:
    """From 1 April to the end of each quarter; a year earlier the same months."""
    measure = replace(COUNT, basis=Basis.YEAR_TO_DATE)
    found = made(measure, series(measure, "Dec 2021", NUMBERS[:21]))
    assert {name: o.value for name, o in found.items()} == {
        "April 2020 to June 2020": 6,
        "April 2020 to September 2020": 21,
        "April 2020 to December 2020": 45,
        "April 2020 to March 2021": 78,
        "April 2021 to June 2021": 42,
        "April 2021 to September 2021": 93,
        "April 2021 to December 2021": 153,
    }


@pytest.mark.parametrize("show_quarters", [True, False])
def test_quarters_from_months(*, show_quarters: bool) -> None:
    """A quarter is three months, also of a measure shown as quarters."""
    basis = Basis.ROLLING_12 if show_quarters else Basis.QUARTER
    measure = replace(COUNT, basis=basis, show_quarters=show_quarters)
    found = made(measure, series(measure, "Mar 2022", NUMBERS[:7]))
    assert {name: o.value for name, o in found.items()} == {
        "October 2021 to December 2021": 9,
        "January 2022 to March 2022": 18,
    }


def test_a_lag_moves_the_ends() -> None:
    """With a lag of two months the papers of March print the twelve months to January."""
    measure = replace(COUNT, lag_months=2)
    found = made(measure, series(measure, "Jan 2022", NUMBERS[:12]))
    assert list(found) == ["February 2021 to January 2022"]
    assert not made(COUNT, series(COUNT, "Jan 2022", NUMBERS[:12]))


def test_a_baseline_of_its_own() -> None:
    """A baseline's period is worked out whenever it ends, and whatever its length."""
    baseline = period("Sep 2019 to Jan 2020")
    measure = replace(COUNT, baseline_period=baseline, plan_baseline_period=period("2021/22"))
    found = made(measure, series(measure, "Feb 2020", NUMBERS[:6]))
    assert {name: o.value for name, o in found.items()} == {str(baseline): 15}


def test_from_quarters() -> None:
    """Four quarters make a year, where the months are not there."""
    found = made(COUNT, series(COUNT, "Mar 2022", ["1", "20", "300", "4000"], 3))
    assert {name: o.value for name, o in found.items()} == {"April 2021 to March 2022": 4321}


def test_months_come_before_quarters() -> None:
    """Of two series the finer one is used; where it lacks a month, the quarters are."""
    quarters = series(COUNT, "Mar 2022", ["10", "10", "10", "10"], 3)
    months = series(COUNT, "Mar 2022", ["1"] * 12)
    (year,) = (o for o in made(COUNT, quarters, months).values() if o.key.period.months == 12)
    assert (year.value, len(year.derived_from)) == (Decimal(12), 12)
    (year,) = (o for o in made(COUNT, quarters, months[1:]).values() if o.key.period.months == 12)
    assert (year.value, len(year.derived_from)) == (Decimal(40), 4)


def test_where_it_comes_from() -> None:
    """All cells are named, oldest first, and the first of them is its place."""
    (year,) = made(COUNT, series(COUNT, "Mar 2022", NUMBERS[:12])).values()
    assert [ref.cell for ref in year.derived_from] == [f"C{row}" for row in range(2, 14)]
    assert year.source.cell == "C2"


def test_parts_and_areas_apart() -> None:
    """Each part and area has its own series; none fills the gaps of another."""
    measure = replace(COUNT, parts=("Day",))
    leeds = series(measure, "Mar 2022", ["2"] * 12, area="Leeds")
    day = series(measure, "Mar 2022", ["3"] * 12, part="Day")
    whole = series(measure, "Mar 2022", ["5"] * 11)
    catalogue = Catalogue(
        settings=Settings(organisation="Office", area="West", areas=("Leeds",)),
        measures={measure.id: measure},
    )
    dataset = completed(Dataset({o.key: o for o in (*leeds, *day, *whole)}), catalogue)
    assert dataset.get("thefts", period(YEAR), area="Leeds").value == 24  # type: ignore[union-attr]
    assert dataset.get("thefts", period(YEAR), part="Day").value == 36  # type: ignore[union-attr]
    assert dataset.get("thefts", period(YEAR)) is None


@pytest.mark.parametrize("text", ["75", "[x]", "[c]", "See"], ids=str)
def test_never_in_place_of_what_is_given(text: str) -> None:
    """A given figure stays, also where it differs, and so does a marker in its cell."""
    if text == "See":
        own = replace(observed(COUNT, period(YEAR), "[x]", "E9"), missing=Missing.ELSEWHERE)
    else:
        own = observed(COUNT, period(YEAR), text, "E9")
    assert made(COUNT, series(COUNT, "Mar 2022", NUMBERS[:12]), [own]) == {}


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (COUNT, 12),
        (replace(COUNT, adds_over_time=False), None),
        (replace(COUNT, adds_over_time=False, rule_settings=SUM), 12),
        (replace(COUNT, rule_settings=RATIO), None),
        (replace(COUNT, rule_settings=(("from series", "mean"),)), 12),
        (replace(COUNT, adds_over_time=False, rule_settings=(("from serie", "sum"),)), None),
        (replace(COUNT, unit=Unit.GBP), 12),
        (replace(COUNT, unit=Unit.INDEX), 12),
        (replace(COUNT, unit=Unit.SNAPSHOT), None),
        (replace(COUNT, unit=Unit.PERCENT), None),
        (replace(COUNT, unit=Unit.PERCENT, rule_settings=SUM), None),
        (replace(COUNT, unit=Unit.RATE, per=1000), None),
    ],
)
def test_only_as_declared(measure: Measure, expected: int | None) -> None:
    """Nothing is added up that nobody said adds up, and a percentage never is."""
    found = made(measure, series(measure, "Mar 2022", ["1 1/100"] * 12))
    assert [o.value for o in found.values()] == ([] if expected is None else [expected])


def test_a_percentage_is_all_out_of_all() -> None:
    """Never the mean of monthly ones: 10% of 100 and 50% of 2 make 10.8%, not 30%."""
    texts = ["10 10/100", "50 1/2", *["[z] 0/0"] * 10]
    (year,) = made(SHARE, series(SHARE, "Mar 2022", texts)).values()
    assert (year.numerator, year.denominator) == (Decimal(11), Decimal(102))
    assert year.value == Decimal(1100) / 102


@pytest.mark.parametrize("unit", [Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.DAYS])
def test_units_of_a_ratio(unit: Unit) -> None:
    """A percentage is times 100, an average of days is days over cases."""
    measure = replace(SHARE, unit=unit)
    texts = ["20 20/100", *["10 30/300"] * 11]
    (year,) = made(measure, series(measure, "Mar 2022", texts)).values()
    times = 1 if unit is Unit.DAYS else 100
    assert year.value == times * Decimal(350) / 3400


def test_a_rate_out_of_cases() -> None:
    """Per as many as Measures says: 31 of 4,650 are 6.67 in a thousand."""
    texts = ["5 10/2000", *["8 2/250"] * 10, "6.7 1/150"]
    (year,) = made(RATE, series(RATE, "Mar 2022", texts)).values()
    assert year.value == Decimal(31000) / 4650


def test_a_rate_out_of_a_population() -> None:
    """The cases add up and the people do not: with `sum` their mean stands below the line."""
    measure = replace(RATE, rule_settings=SUM)
    texts = [*["1 500/500000"] * 6, *["1 510/510000"] * 6]
    (year,) = made(measure, series(measure, "Mar 2022", texts)).values()
    assert (year.numerator, year.denominator) == (Decimal(6060), Decimal(505000))
    assert year.value == 12


def test_a_population_is_no_ratio_of_sums() -> None:
    """Out of the same number every month, a year's rate would come out as a twelfth."""
    held = series(RATE, "Mar 2022", ["1 500/500000"] * 12)
    assert made(RATE, held) == {}
    assert why(RATE, held) == Lack(why=Why.POPULATION, step=1, wanted=12)


@pytest.mark.parametrize(
    ("below", "is_refused"),
    [(500_000, True), (503_000, True), (550_000, True), (550_001, False), (454_546, True)],
)
def test_a_population_that_steps_at_a_new_estimate(below: int, *, is_refused: bool) -> None:
    """Within a tenth of each other they are taken for people who are there all the time."""
    held = series(RATE, "Mar 2022", [*["1 500/500000"] * 6, *[f"1 500/{below}"] * 6])
    assert (made(RATE, held) == {}) is is_refused
    if is_refused:
        assert why(RATE, held) == Lack(why=Why.POPULATION, step=1, wanted=12)


def test_a_population_in_a_year_to_date() -> None:
    """Nine months are refused as twelve are."""
    so_far = replace(RATE, basis=Basis.YEAR_TO_DATE)
    held = series(so_far, "Dec 2021", [*["1 500/500000"] * 5, *["1 500/503000"] * 4])
    assert made(so_far, held) == {}


def test_a_percentage_out_of_about_as_many_each_time() -> None:
    """Percentages are out of cases, which may well be as many every month."""
    (year,) = made(SHARE, series(SHARE, "Mar 2022", ["20 20/100"] * 12)).values()
    assert year.value == 20


@pytest.mark.parametrize(
    ("odd", "expected"),
    [
        ("[x]", Why.MISSING),
        ("[z]", Why.MISSING),
        ("[w]", Why.MISSING),
        ("", Why.MISSING),
        ("5", Why.NO_NUMBERS),
        ("[z] 0/0", None),
        ("[c]", None),
    ],
)
def test_a_percentage_needs_every_month(odd: str, expected: Why | None) -> None:
    """A month that is missing, or lacks its numbers, leaves the year missing with the reason."""
    held = series(SHARE, "Mar 2022", ["10 1/10", odd, *["10 1/10"] * 10])
    assert bool(made(SHARE, held)) is (expected is None)
    if expected is not None:
        found = why(SHARE, held)
        assert found is not None
        assert (found.why, found.wanted) == (expected, 12)


def test_out_of_nothing() -> None:
    """Out of 0 all year there is no percentage."""
    held = series(SHARE, "Mar 2022", ["[z] 0/0"] * 12)
    assert made(SHARE, held) == {}


@pytest.mark.parametrize("gap", [0, 5, 11])
def test_a_missing_month(gap: int) -> None:
    """There is no year of eleven months; the missing one is named."""
    texts = ["1"] * 12
    texts[gap] = ""
    held = series(COUNT, "Mar 2022", texts)
    assert made(COUNT, held) == {}
    missing = months_ending(date(2021, 4, 1), 1).shifted(gap)
    assert why(COUNT, held) == Lack(why=Why.MISSING, step=1, wanted=12, missing=(missing,))


def test_nothing_behind_it() -> None:
    """Without any month or quarter there is nothing to say."""
    assert why(COUNT, []) is None
    assert why(COUNT, series(COUNT, "Mar 2021", ["1"] * 12)) is None


def test_not_declared_is_said() -> None:
    """Months that are all there, of a measure that does not say that they add up."""
    measure = replace(COUNT, adds_over_time=False)
    found = why(measure, series(measure, "Mar 2022", ["1", "2", "3", "4"], 3))
    assert found == Lack(why=Why.UNDECLARED, step=3, wanted=4)


@pytest.mark.parametrize(
    ("since", "blocked"),
    [
        (date(2021, 4, 1), False),
        (date(2021, 4, 2), True),
        (date(2021, 5, 1), True),
        (date(2022, 3, 1), True),
        (date(2022, 3, 31), True),
        (date(2022, 4, 1), False),
    ],
)
@pytest.mark.parametrize("months", [1, 3])
def test_breaks(since: date, months: int, *, blocked: bool) -> None:
    """Nothing is added up across a change of counting, nor where one falls into a month."""
    change = Break(measure="thefts", since=since, what="New system")
    held = series(COUNT, "Mar 2022", ["1"] * (12 // months), months)
    assert (made(COUNT, held, breaks=(change,)) == {}) is blocked
    if blocked:
        found = why(COUNT, held, YEAR, change)
        assert found is not None
        assert found.why is Why.BREAK
    other = replace(change, measure="burglary")
    assert made(COUNT, held, breaks=(other,))


@pytest.mark.parametrize(("marked", "blocked"), [(0, False), (1, True), (11, True)])
def test_a_month_marked_as_a_break(marked: int, *, blocked: bool) -> None:
    """`955 [b]` begins a new way of counting; what starts with it is whole."""
    texts = ["1"] * 12
    texts[marked] = "1 [b]"
    found = made(COUNT, series(COUNT, "Mar 2022", texts))
    assert (found == {}) is blocked


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1"] * 12, ()),
        (["1 [p]", *["1"] * 11], (Status.PROVISIONAL,)),
        (["1 [p]", "1 [r]", *["1 final"] * 10], (Status.PROVISIONAL, Status.REVISED)),
        (["1 final"] * 12, (Status.FINAL,)),
        (["1 final", *["1"] * 11], ()),
        (["1 [b]", *["1"] * 11], (Status.BREAK,)),
        (["0 [low]", *["1"] * 11], ()),
        (["0 [low]", *["0"] * 11], (Status.LOW,)),
        ([*["1"] * 11, "1 [f]"], (Status.FORECAST,)),
    ],
)
def test_statuses_go_on(texts: list[str], expected: tuple[Status, ...]) -> None:
    """One provisional month makes the year provisional; final is what all of them are."""
    (year,) = made(COUNT, series(COUNT, "Mar 2022", texts)).values()
    assert year.statuses == expected


@pytest.mark.parametrize("measure", [COUNT, SHARE], ids=["sum", "ratio"])
def test_a_confidential_month(measure: Measure) -> None:
    """Nothing is known of a year of which a month is confidential, numbers beside it neither."""
    texts = ["10 1/10 n9", "[c]", *["10 1/10 n9"] * 10]
    (year,) = made(measure, series(measure, "Mar 2022", texts)).values()
    assert (year.value, year.missing) == (None, Missing.CONFIDENTIAL)
    assert (year.numerator, year.denominator, year.n) == (None, None, None)
    assert len(year.derived_from) == 12


@pytest.mark.parametrize(("odd", "expected"), [("10 1/10 n8", 107), ("10 1/10", None)])
def test_people_asked_add_up(odd: str, expected: int | None) -> None:
    """So do the people asked, where every month says how many."""
    measure = replace(SHARE, unit=Unit.SURVEY_PERCENT)
    texts = [odd, *["10 1/10 n9"] * 11]
    (year,) = made(measure, series(measure, "Mar 2022", texts)).values()
    assert year.n == expected


def test_nothing_to_do() -> None:
    """Where nothing can be worked out the dataset is the very same."""
    dataset = Dataset({o.key: o for o in series(COUNT, "Mar 2022", ["1"] * 11)})
    catalogue = Catalogue(
        settings=Settings(organisation="Office", area="West", areas=()),
        measures={"thefts": COUNT},
    )
    assert completed(dataset, catalogue) is dataset


def test_it_travels_between_processes() -> None:
    """The cells of a figure that was worked out, and that hiding is done, survive packing."""
    dataset = Dataset(
        {o.key: o for o in made(COUNT, series(COUNT, "Mar 2022", NUMBERS[:12])).values()},
        is_published=True,
    )
    again = pickle.loads(pickle.dumps(dataset))  # noqa: S301  (the test's own bytes)
    assert again == dataset
    assert [o.derived_from for o in again.observations.values()] == [
        o.derived_from for o in dataset.observations.values()
    ]


@given(
    st.lists(st.integers(0, 10**6), min_size=12, max_size=36),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_does_not_matter(values: list[int], shuffled: object) -> None:
    """However the rows stand, the same sums come out, and each is that of its own months."""
    held = series(COUNT, "Mar 2022", [str(v) for v in values])
    mixed = list(held)
    shuffled.shuffle(mixed)  # type: ignore[attr-defined]
    found = made(COUNT, held)
    assert made(COUNT, mixed) == found
    for year in found.values():
        inside = [o for o in held if year.key.period.contains(o.key.period)]
        assert year.value == sum(o.value for o in inside if o.value is not None)
        assert year.derived_from == tuple(o.source for o in inside)
