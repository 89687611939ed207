"""PM307: a figure ten times too large or too small, and a jump of the newest figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Target
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Quarter, months_ending
from tests.checks.builders import (
    FIVE_AREAS,
    PERCENT,
    PRINTED,
    catalogue,
    cell,
    example_of,
    findings_of,
    lines_of,
    period,
    seen,
    series,
    wide_catalogue,
)

ASB = replace(PRINTED, id="asb_incidents")
DAYS = replace(PERCENT, id="case_days", unit=Unit.DAYS)
EARLIER = ("50120", "49873", "51240", "45381", "53825")
YEARS = ("2016/17", "2017/18", "2018/19", "2019/20", "2020/21")
CHECK = "Check the cell; if it is right, accept PM307 in Decisions and say why."


def found(measure: Measure, earlier: tuple[str, ...], newest: str) -> list[str]:
    """What the check says of the row."""
    years = YEARS[len(YEARS) - len(earlier) :]
    observations = [
        *series(measure, dict(zip(years, earlier, strict=True))),
        seen(measure, "2021/22", newest, "This quarter!F25"),
    ]
    return lines_of("PM307", catalogue(measure), observations)


# A slip of a digit or of the decimal point


def test_a_digit_too_many_is_reported() -> None:
    """The line is the one that explain shows."""
    assert found(ASB, EARLIER, "353780") == [example_of("PM307")]


@pytest.mark.parametrize(
    ("measure", "earlier", "newest", "words"),
    [
        pytest.param(ASB, ("45381", "53825"), "353780", "ten times too large", id="three points"),
        pytest.param(ASB, ("45381", "53825"), "3538", "ten times too small", id="a digit lost"),
        pytest.param(ASB, ("45381", "53825"), "35378000", "a thousand times too large", id="000"),
        pytest.param(ASB, ("2189", "2521"), "235800", "a hundred times too large", id="pence"),
        pytest.param(PERCENT, ("8.2", "8.7"), "81", "ten times too large", id="point lost"),
        pytest.param(PERCENT, ("77.6", "74.9"), "7.26", "ten times too small", id="point moved"),
        pytest.param(DAYS, ("43.6", "73.7"), "753", "ten times too large", id="days"),
        pytest.param(ASB, ("2057", "2189"), "33427", "far too large", id="another row's"),
        pytest.param(PERCENT, ("47.7", "47.9"), "8.1", "far too small", id="another rate's"),
    ],
)
def test_two_other_figures_are_enough(
    measure: Measure, earlier: tuple[str, ...], newest: str, words: str
) -> None:
    """A power of ten shows beside any two figures that are alike."""
    (line,) = found(measure, earlier, newest)
    between = "lie between {} and {}".format(*sorted(earlier, key=Decimal))
    assert line.endswith(f"its 2 other figures {between}, so it looks {words}. {CHECK}")


def test_any_year_may_be_the_odd_one() -> None:
    """A wrong figure of an earlier year makes a wrong change just as well."""
    values = {"2019/20": "45381", "2020/21": "538250", "2021/22": "35378"}
    (finding,) = findings_of("PM307", catalogue(ASB), series(ASB, values))
    assert str(finding).startswith("History!E9: PM307 asb_incidents for 2020/21 is 538250; ")
    assert (finding.measure, finding.period) == ("asb_incidents", period("2020/21"))


@pytest.mark.parametrize(
    ("measure", "earlier", "newest"),
    [
        pytest.param(ASB, ("123", "390"), "453", id="growth"),
        pytest.param(ASB, ("3", "0"), "30", id="counts below 50"),
        pytest.param(ASB, ("9", "130"), "128", id="neither is alike"),
        pytest.param(ASB, ("12", "14"), "47", id="four times"),
        pytest.param(ASB, ("2057", "4189"), "100000", id="far, beside growth"),
        pytest.param(PERCENT, ("0.4", "0.5"), "4.2", id="percentages below 5"),
        pytest.param(PERCENT, ("7.4", "8.1"), "24.5", id="three times"),
        pytest.param(ASB, ("45381", "53825"), "0", id="zero is PM331"),
        pytest.param(replace(ASB, unit=Unit.INDEX), ("-12", "14"), "140", id="signs differ"),
        pytest.param(
            replace(ASB, rule_settings=(("may jump", "yes"),)), ("400", "420"), "4100", id="may"
        ),
    ],
)
def test_what_is_not_a_slip_is_left_alone(
    measure: Measure, earlier: tuple[str, ...], newest: str
) -> None:
    """Growth, small numbers and figures that differ among themselves prove nothing."""
    assert found(measure, earlier, newest) == []


def test_what_began_small_is_left_alone() -> None:
    """The first year of a scheme is not a slip; the same figure later is."""
    start = {"2019/20": "43", "2020/21": "390", "2021/22": "453"}
    assert lines_of("PM307", catalogue(ASB), series(ASB, start)) == []
    later = {"2019/20": "390", "2020/21": "43", "2021/22": "453"}
    assert len(lines_of("PM307", catalogue(ASB), series(ASB, later))) == 1


@pytest.mark.parametrize(
    ("earlier", "newest", "is_reported"),
    [
        ("2189", "23580", True),
        ("2189", "236", True),
        ("2189", "15000", False),
        ("2189", "600", False),
        ("90", "9", False),
    ],
)
def test_of_two_figures_alone_either_may_be_wrong(
    earlier: str, newest: str, *, is_reported: bool
) -> None:
    """Only nearly ten times is reported, once, naming both cells."""
    lines = found(PRINTED, (earlier,), newest)
    assert lines == is_reported * [
        (
            f"This quarter!F25: PM307 knife_crime for 2021/22 is {newest}, but History!D9 says "
            f"{earlier} for 2020/21: one of the two looks ten times too large or too small. {CHECK}"
        )
    ]


def test_a_percentage_is_set_beside_those_of_all_areas() -> None:
    """A district with a figure for one year alone has others to be compared with."""
    figures = zip(FIVE_AREAS, ("6.1", "13.3", "149", "5.2", "6"), strict=True)
    measure = replace(PERCENT, unit=Unit.RATE, per=1000)
    observations = [
        seen(measure, "2021/22", value, f"By district!{chr(68 + at)}5", area=area)
        for at, (area, value) in enumerate(figures)
    ]
    assert lines_of("PM307", wide_catalogue(measure), observations) == [
        (
            "By district!F5: PM307 victim_satisfaction [Kirklees] for 2021/22 is 149; the 4 other "
            "figures of the measure lie between 5.2 and 13.3, so it looks ten times too large. "
            f"{CHECK}"
        )
    ]


def by_district(measure: Measure, values: tuple[str, ...], row: int) -> list[Observation]:
    """A row of By district."""
    return [
        seen(measure, "2021/22", value, f"By district!{chr(68 + at)}{row}", area=area)
        for at, (area, value) in enumerate(zip(FIVE_AREAS, values, strict=True))
    ]


SIZES = (("913", "331", "689", "1282", "449"), ("1915", "720", "1382", "2710", "1080"))
RECORDED = [replace(PRINTED, id=f"recorded_{number}", priority="") for number in range(3)]
AROUND = [
    *by_district(RECORDED[0], SIZES[0], 4),
    *by_district(RECORDED[1], SIZES[1], 5),
    *by_district(RECORDED[2], SIZES[1], 6),
]


def test_a_count_of_one_period_is_set_beside_the_other_areas_by_their_sizes() -> None:
    """The shares of the districts in the other counts say what to expect."""
    odd = by_district(PRINTED, ("17896", "5356", "11436", "232680", "10457"), 15)
    measures = wide_catalogue(*RECORDED, PRINTED)
    (line,) = lines_of("PM307", measures, [*AROUND, *odd])
    assert line.startswith(
        "By district!G15: PM307 knife_crime [Leeds] for 2021/22 is 232680; by the size of the area "
        "and the figures of the others it would lie between "
    )
    assert line.endswith(f", so it looks ten times too large. {CHECK}")


def test_districts_that_differ_among_themselves_are_left_alone() -> None:
    """Where a scheme runs in some districts only, sizes say nothing."""
    odd = by_district(PRINTED, ("26", "241", "75", "159", "327"), 15)
    assert lines_of("PM307", wide_catalogue(*RECORDED, PRINTED), [*AROUND, *odd]) == []


def test_figures_on_the_two_sides_of_a_break_are_not_set_beside_each_other() -> None:
    """Counting changed, so another size was to be expected."""
    row = Break(measure=ASB.id, since=date(2021, 4, 1), what="", source=cell("Breaks!A2"))
    observations = [
        *series(ASB, {"2019/20": "303", "2020/21": "321"}),
        seen(ASB, "2021/22", "3089"),
    ]
    assert len(lines_of("PM307", catalogue(ASB), observations)) == 1
    assert lines_of("PM307", catalogue(ASB, breaks=[row]), observations) == []


def test_months_are_set_beside_months() -> None:
    """The series behind a measure is looked at too, and never beside its years."""
    newest = months_ending(date(2022, 3, 31), 1)
    months = [
        seen(
            ASB, newest.shifted(-back), "410" if back == 4 else str(4000 + back), f"Values!E{back}"
        )
        for back in range(12)
    ]
    year = seen(ASB, "2021/22", "48000")
    assert [
        line.split(" is ")[0] for line in lines_of("PM307", catalogue(ASB), [*months, year])
    ] == ["Values!E4: PM307 asb_incidents for November 2021"]


def test_of_a_long_series_the_oddest_do_not_hide_a_slip() -> None:
    """Of ten or more figures the range leaves out one in ten at either end."""
    newest = months_ending(date(2022, 3, 31), 1)
    values = ["4000"] * 18 + ["900", "19000", "40000"]
    months = [
        seen(ASB, newest.shifted(-back), value, f"Values!E{back + 2}")
        for back, value in enumerate(values)
    ]
    lines = lines_of("PM307", catalogue(ASB), months)
    assert [line.split(" is ")[1].split(";")[0] for line in lines] == ["40000"]


@pytest.mark.parametrize(
    ("target", "is_reported"), [("7500", True), ("75", True), ("750", False), ("200", False)]
)
def test_a_target_ten_times_off_is_reported_at_the_measure(
    target: str, *, is_reported: bool
) -> None:
    """A target of 7500 would make every figure red."""
    measure = replace(PRINTED, id="officers", unit=Unit.SNAPSHOT, target=Decimal(target))
    values = series(measure, {"2019/20": "650", "2020/21": "690", "2021/22": "765"})
    lines = lines_of("PM307", catalogue(measure), values)
    size = "large" if target == "7500" else "small"
    assert lines == is_reported * [
        (
            f"Measures!A2: PM307 The target of officers is {target}; the measure's figures lie "
            f"between 650 and 765, so it looks ten times too {size}. {CHECK}"
        )
    ]


def test_a_target_of_an_area_is_set_beside_its_figures() -> None:
    """A row of Targets is reported in its own cell."""
    row = Target(measure=ASB.id, value=Decimal(300), area="Leeds", source=cell("Targets!D2"))
    values = {"2020/21": "3100", "2021/22": "3000"}
    lines = lines_of("PM307", catalogue(ASB, targets=[row]), series(ASB, values, area="Leeds"))
    assert [line.split(";")[0] for line in lines] == [
        "Targets!D2: PM307 The target of asb_incidents [Leeds] is 300"
    ]


@given(
    st.lists(st.integers(min_value=500, max_value=750), min_size=3, max_size=5),
    st.data(),
)
def test_one_figure_ten_times_off_is_always_found(values: list[int], data: st.DataObject) -> None:
    """Among figures that are alike, wherever it stands, and no other is named."""
    at = data.draw(st.integers(min_value=0, max_value=len(values) - 1))
    factor = data.draw(st.sampled_from([10, 100, 1000]))
    years = [f"{year}/{year % 100 + 1:02}" for year in range(2010, 2010 + len(values))]
    right = [str(value) for value in values]
    wrong = [*right[:at], str(values[at] * factor), *right[at + 1 :]]
    told = [f.period for f in findings_of("PM307", catalogue(DAYS), _row(years, wrong))]
    assert told == [period(years[at])]
    assert lines_of("PM307", catalogue(DAYS), _row(years, right)) == []


def _row(years: list[str], values: list[str]) -> list[Observation]:
    return series(DAYS, dict(zip(years, values, strict=True)))


# A jump of the newest figure


@pytest.mark.parametrize(
    ("measure", "earlier", "newest"),
    [
        pytest.param(ASB, EARLIER[1:], "98000", id="four earlier years"),
        pytest.param(ASB, EARLIER, "58000", id="within the scatter"),
        pytest.param(ASB, ("22", "21", "24", "20", "23"), "32", id="small counts"),
        pytest.param(ASB, ("0", "0", "0", "0", "0"), "9", id="a few from none"),
        pytest.param(PERCENT, ("74.9", "75", "75.1", "75", "75"), "72.6", id="a few points"),
        pytest.param(ASB, ("1000", "1000", "1000", "1000", "1000"), "1200", id="a fifth"),
    ],
)
def test_ordinary_changes_are_left_alone(
    measure: Measure, earlier: tuple[str, ...], newest: str
) -> None:
    """Six times the scatter and a quarter of the median are both needed."""
    assert found(measure, earlier, newest) == []


def test_a_jump_names_the_earlier_figures() -> None:
    """Twice as many as ever is no slip of a digit, and still to be looked at."""
    assert found(ASB, EARLIER, "98000") == [
        (
            "This quarter!F25: PM307 asb_incidents for 2021/22 is 98000; the 5 earlier figures lie "
            f"between 45381 and 53825. {CHECK}"
        )
    ]


@pytest.mark.parametrize(
    ("measure", "earlier", "newest"),
    [
        pytest.param(ASB, EARLIER, "5378", id="a digit too few"),
        pytest.param(PERCENT, ("74.9", "75", "75.1", "75", "75"), "27.6", id="digits swapped"),
        pytest.param(ASB, ("22", "21", "500", "20", "23"), "230", id="an earlier odd year"),
        pytest.param(DAYS, ("40", "41", "42", "40", "43"), "75.3", id="days"),
    ],
)
def test_slips_are_reported(measure: Measure, earlier: tuple[str, ...], newest: str) -> None:
    """One odd earlier year does not hide a slip, and none is reported twice."""
    assert len(found(measure, earlier, newest)) == 1


def test_figures_before_a_break_do_not_count() -> None:
    """Counting changed, so a jump was to be expected."""
    row = Break(measure=ASB.id, since=period("2021/22").start, what="", source=cell("Breaks!A2"))
    observations = [
        *series(ASB, dict(zip(YEARS, EARLIER, strict=True))),
        seen(ASB, "2021/22", "98000"),
    ]
    assert len(lines_of("PM307", catalogue(ASB), observations)) == 1
    assert lines_of("PM307", catalogue(ASB, breaks=[row]), observations) == []


@pytest.mark.parametrize("newest", ["98000", "353780"], ids=["a jump", "a slip"])
def test_the_figure_of_the_quarter_is_judged_and_no_later_one(newest: str) -> None:
    """An older paper is not warned of what came after it."""
    observations = [
        *series(ASB, dict(zip(YEARS, EARLIER, strict=True))),
        seen(ASB, "2021/22", newest),
    ]
    assert lines_of("PM307", catalogue(ASB), observations, Quarter(2021, 1)) == []
    assert len(lines_of("PM307", catalogue(ASB), observations, None)) == 1


def test_overlapping_years_are_not_taken_together() -> None:
    """Twelve months to December are no earlier figure of those to March."""
    values = {
        f"12 months to {month} {year}": "1000"
        for year in (2019, 2020)
        for month in ("June", "September", "December")
    }
    observations = [*series(ASB, values), seen(ASB, "2021/22", "2900")]
    assert lines_of("PM307", catalogue(ASB), observations) == []


def test_two_districts_say_nothing_of_each_other() -> None:
    """Sizes are known only of four areas or more."""
    observations = [
        seen(ASB, "2021/22", "900", area="Leeds"),
        seen(ASB, "2021/22", "90", area="Bradford"),
    ]
    assert lines_of("PM307", catalogue(ASB), observations) == []


@pytest.mark.parametrize(
    ("earlier", "elsewhere", "newest", "beside"),
    [
        pytest.param((96.1, 96.4, 96.7), (), "69.7", (3, "96.1", "96.7"), id="three years"),
        pytest.param((96.1, 96.4), ("97.1",), "69.7", (3, "96.1", "97.1"), id="and an area"),
        pytest.param((96.1, 96.4), (), "69.7", None, id="two figures say too little"),
        pytest.param((92.1, 96.4, 96.7), (), "69.7", None, id="they differ too much"),
        pytest.param((96.1, 96.4, 96.7), (), "76.1", None, id="20 points"),
        pytest.param((60.1, 60.4, 60.7), (), "80.8", (3, "60.1", "60.7"), id="upwards"),
    ],
)
def test_a_percentage_with_few_figures_beside_it(
    earlier: tuple[float, ...],
    elsewhere: tuple[str, ...],
    newest: str,
    beside: tuple[int, str, str] | None,
) -> None:
    """Three figures in a narrow range are enough to miss by 20 points."""
    years = ("2018/19", "2019/20", "2020/21")[-len(earlier) :]
    observations = [
        *series(PERCENT, {y: str(v) for y, v in zip(years, earlier, strict=True)}),
        *(seen(PERCENT, "2021/22", v, "By district!D4", area="Leeds") for v in elsewhere),
        seen(PERCENT, "2021/22", newest),
    ]
    expected = []
    if beside is not None:
        count, low, high = beside
        expected = [
            f"This quarter!E4: PM307 victim_satisfaction for 2021/22 is {newest}; {count} figures "
            f"beside it lie between {low} and {high}. Check the cell; if it is right, accept PM307 "
            "in Decisions and say why."
        ]
    assert lines_of("PM307", catalogue(PERCENT), observations) == expected
