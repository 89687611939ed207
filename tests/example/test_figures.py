"""The example's workbook holds the published figures; all figures here were keyed a second time."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from perfmon_cli import checks, workbook
from perfmon_cli.dataset.reading import Digest, digest
from perfmon_cli.period import parse_quarter

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "examples" / "west-yorkshire"
FILE = PROJECT / "data" / "performance.xlsx"
TOOL = ROOT / "tools" / "make_example.py"

DISTRICTS = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
FIGURE_SHEETS = (
    "This quarter",
    "History",
    "By district",
    "Workforce",
    "Missing people",
    "Liaison and Diversion",
    "Safer Communities Fund",
    "Values",
)


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The committed workbook."""
    return load_workbook(FILE)


@pytest.fixture(scope="module")
def read_example() -> Digest:
    """The committed workbook as perfmon reads it."""
    reading = workbook.read(PROJECT, [FILE], digest)
    assert reading.findings == ()
    return reading.result


def rows(book: Workbook, sheet: str) -> Iterator[dict[Any, Any]]:
    """The rows of a sheet by their headings; dates as the first of a month."""
    head, *body = book[sheet].iter_rows(values_only=True)
    names = [name.date() if isinstance(name, datetime) else name for name in head]
    for row in body:
        yield dict(zip(names, row, strict=True))


class At(NamedTuple):
    """Where a figure stands: sheet, measure, heading of its column, part, period of its row."""

    sheet: str
    measure: str
    column: object
    part: str = ""
    period: str = ""


def figure(book: Workbook, at: At) -> Any:
    """The one figure of this place; KeyError when there is none, or several."""
    found = [
        row[at.column]
        for row in rows(book, at.sheet)
        if row["Measure"] == at.measure
        and (row.get("Part") or "") == at.part
        and (not at.period or row["Period"] == at.period)
        and row[at.column] is not None
    ]
    if len(found) != 1:
        raise KeyError(at, found)
    return found[0]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (At("This quarter", "victim_satisfaction", "2021/22"), 72.6),
        (At("This quarter", "calls_999", "2021/22"), 85.6),
        (At("History", "needs_assessment", "2020/21"), 90.9),
        (At("History", "ineffective_trials", "2019/20"), 15.9),
        (At("This quarter", "exploitation_flags", "2021/22"), 650),
        (At("This quarter", "hate_repeat_victims", "2021/22"), 2715),
        (At("This quarter", "stalking_orders", "2021/22"), 1),
        (At("History", "stalking_orders", "2019/20"), 0),
        (At("History", "asb_incidents", "2020/21"), 53825),
        (At("This quarter", "homicide", "2021/22", "Victim under 25"), 8),
        (At("This quarter", "knife_crime_under_25", "2021/22", "Assault with injury"), 224),
        (At("History", "neighbourhood_crime", "12 months to June 2019", "Theft of vehicle"), 5341),
        (At("This quarter", "em_workforce", "2021/22"), 6.5),
        (At("This quarter", "officers_in_post", "2021/22"), 5671),
        (At("This quarter", "officer_uplift", "2021/22"), 765),
        (At("History", "repeat_missing_children", "12 months to June 2019"), 1458),
        (At("This quarter", "drug_reoffending", "2021/22"), 21.4),
        (At("Workforce", "staff_headcount", date(2021, 12, 1)), 4604),
        (
            At("Missing people", "missing_adults", "12 months to Mar 2022", "2 to 4 occurrences"),
            368,
        ),
        (At("Missing people", "missing_people_average", "12 months to Mar 2022"), 1.9),
        (At("Values", "missing_children_repeat_rate", "Value"), 35.6),
        (At("Values", "hate_repeat_rate", "Numerator", period="12 months to Mar 2021"), 2189),
        (At("Values", "hate_repeat_rate", "Value", period="12 months to Mar 2022"), 25.39),
        (At("Safer Communities Fund", "fund_spend", "2021/22", "Leeds"), 63451.81),
        (At("Safer Communities Fund", "fund_projects", "2021/22"), 39),
        (At("Liaison and Diversion", "ld_formal", "Wakefield", "Young people"), 327),
    ],
)
def test_single_figures_are_the_published_ones(book: Workbook, at: At, expected: float) -> None:
    """A figure keyed again from the published tables stands in its cell."""
    assert figure(book, at) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (At("This quarter", "rape_outcomes", "2021/22"), "296 (8.1%)"),
        (At("This quarter", "guilty_pleas", "2021/22"), "Crown 38.2% Mags 65.3%"),
        (
            At("History", "case_resolution_days", "2020/21"),
            "Qtr1 46.7 Qtr2 63.5 Qtr3 81.0 Qtr4 73.7",
        ),
        (At("This quarter", "ksi", "2021/22"), "Fatal 47 Serious 955"),
        (At("This quarter", "vru_reach", "2021/22"), "13,838 (882)"),
        (At("History", "first_time_entrants", "2020/21"), "2,633 (Adults) 494 (Juveniles)"),
        (At("Workforce", "em_by_type", date(2018, 12, 1), "Specials"), "13.3% (48)"),
        (At("Workforce", "male_staff", date(2022, 3, 1)), "42.2% (1948)"),
        (At("This quarter", "cyber_attacks_businesses", "2021/22"), "Not available"),
        (At("This quarter", "cyber_dashboard", "2021/22"), "Not available"),
    ],
)
def test_cells_of_several_figures_are_as_people_write_them(
    book: Workbook, at: At, expected: str
) -> None:
    """Counts with rates, parts, quarters and words stand in one cell, as published."""
    assert figure(book, at) == expected


@pytest.mark.parametrize(
    ("measure", "period", "expected"),
    [
        ("victim_satisfaction", "2021/22", (70.6, 74.5, 76.4, 77.4, 75.9)),
        ("rape_outcome_rate", "2020/21", (7.1, 9.2, 15.2, 4.7, 8.4)),
        ("sso_outcomes_change", "2021/22", (-9, 3, 14, 19, -12)),
        ("da_repeat_rate", "2020/21", (46.0, 47.0, 48.6, 48.8, 49.1)),
        ("dvpo_breaches", "2021/22", (38, 21, 23, 54, 8)),
        ("dvpo", "2020/21", (29, 32, 105, 234, 21)),
    ],
)
def test_districts_stand_in_their_columns(
    book: Workbook, measure: str, period: str, expected: tuple[float, ...]
) -> None:
    """Each district's figure stands under its own name."""
    found = tuple(
        figure(book, At("By district", measure, name, period=period)) for name in DISTRICTS
    )
    assert found == expected


@pytest.mark.parametrize(
    ("at", "published", "held"),
    [
        (At("History", "victim_satisfaction", "2020/21"), 77.7, 77.6),
        (At("History", "rape_outcomes", "2020/21"), 272, 255),
        (At("History", "sso_outcomes", "2020/21"), 569, 588),
        (At("History", "da_outcome_rate", "2020/21"), 8.4, 8.8),
        (At("This quarter", "da_outcome_rate", "2021/22"), 6.8, 7.3),
        (At("This quarter", "sso_outcomes_change", "2021/22"), 16, 15),
        (At("History", "dvpo", "2020/21"), 281, 421),
        (At("This quarter", "dvpo", "2021/22"), 441, 589),
        (At("This quarter", "dvpn", "2021/22"), 456, 534),
        (At("This quarter", "sharp_injury_admissions", "2021/22"), 215, 230),
        (At("This quarter", "neighbourhood_crime", "2021/22"), 29386, 29422),
        (At("History", "neighbourhood_crime", "12 months to June 2019"), 49162, 45060),
        (At("History", "neighbourhood_crime", "2019/20"), 44180, 44179),
        (At("History", "neighbourhood_crime", "2020/21"), 27420, 27421),
    ],
)
def test_corrected_figures_say_what_was_published(
    book: Workbook, at: At, published: float, held: float
) -> None:
    """Where the paper contradicts itself, the judged figure is kept beside a note of the other."""
    (row,) = (
        row
        for row in rows(book, at.sheet)
        if row["Measure"] == at.measure and not row["Part"] and row[at.column] is not None
    )
    assert row[at.column] == held
    assert f"{published:,}" in row["Note"]


def test_the_share_of_female_officers_is_that_of_officers(book: Workbook) -> None:
    """The priority table printed the share among staff; the officers' own is kept."""
    assert figure(book, At("Workforce", "female_officers", date(2022, 3, 1))) == "37.1% (2140)"
    assert figure(book, At("Workforce", "female_officers", date(2020, 12, 1))) == "36.0% (2006)"
    assert figure(book, At("Workforce", "female_staff", date(2022, 3, 1))) == "57.8% (2664)"


def test_orders_add_up_over_the_districts(book: Workbook) -> None:
    """Recorded crimes, incidents, notices and orders of the districts are those of the whole."""
    whole = {"rape_recorded": 3664, "sso_recorded": 7807, "da_recorded": 51166}
    whole |= {"da_incidents": 68413, "dvpn": 534, "dvpo": 589, "dvpo_breaches": 144}
    sums = {
        measure: sum(
            figure(book, At("By district", measure, name, period="2021/22")) for name in DISTRICTS
        )
        for measure in whole
    }
    assert sums == whole


@pytest.mark.parametrize("part", ["Adults", "Young people"])
@pytest.mark.parametrize("measure", ["ld_referrals", "ld_formal", "ld_other"])
def test_liaison_and_diversion_adds_up(book: Workbook, measure: str, part: str) -> None:
    """The five districts are West Yorkshire."""
    sheet = "Liaison and Diversion"
    districts = [figure(book, At(sheet, measure, name, part)) for name in DISTRICTS]
    assert sum(districts) == figure(book, At(sheet, measure, "West Yorkshire", part))


@pytest.mark.parametrize(
    ("sheet", "measure", "column", "whole"),
    [
        ("This quarter", "neighbourhood_crime", "2021/22", 29422),
        ("Missing people", "missing_children", "12 months to Mar 2022", 2768),
        ("Missing people", "missing_adults", "12 months to Mar 2022", 3324),
        ("Missing people", "missing_people", "12 months to Mar 2022", 6103),
        ("Safer Communities Fund", "fund_projects", "2021/22", 39),
        ("Safer Communities Fund", "fund_spend", "2021/22", 208254.93),
    ],
)
def test_parts_add_up(book: Workbook, sheet: str, measure: str, column: str, whole: float) -> None:
    """Parts of measures that say so are the whole, to the penny."""
    parts = [row[column] for row in rows(book, sheet) if row["Measure"] == measure and row["Part"]]
    assert round(sum(parts), 2) == whole == figure(book, At(sheet, measure, column))


def test_other_forces_outcomes_are_judicial_or_not(book: Workbook) -> None:
    """In the comparison of forces, judicial and other outcomes are all outcomes."""
    held: dict[str, dict[str, float]] = {}
    for row in rows(book, "Other areas"):
        held.setdefault(row["Area"], {})[row["Measure"]] = row["Value"]
    assert len(held) == 8
    assert held["West Midlands"]["fraud_referred"] == 2439
    assert held["West Yorkshire"]["fraud_judicial_rate"] == 10.2
    for area, values in held.items():
        both = values["fraud_judicial"] + values["fraud_non_judicial"]
        assert both == values["fraud_outcomes"], area


def test_periods_of_their_own_are_said(book: Workbook) -> None:
    """Calendar years, cohorts, years to September and projections name what they cover."""
    own = {
        (sheet, row["Measure"]): row["Own period"]
        for sheet in ("This quarter", "History")
        for row in rows(book, sheet)
        if row["Own period"] is not None
    }
    assert own == {
        ("This quarter", "ksi"): "2021",
        ("This quarter", "officer_uplift"): "31/03/2024",
        ("This quarter", "pcso_projection"): "31/03/2024",
        ("This quarter", "drug_reoffending"): "12 months to June 2020",
        ("This quarter", "first_time_entrants"): "12 months to Sep 2021",
        ("History", "ksi"): "2020",
        ("History", "officer_uplift"): "31/03/2023",
        ("History", "pcso_projection"): "31/03/2023",
        ("History", "drug_reoffending"): "12 months to June 2019",
        ("History", "first_time_entrants"): "12 months to Sep 2020",
    }


def test_every_name_used_is_a_measure(book: Workbook) -> None:
    """Figures, breaks and other areas belong to listed measures, and no listed one is idle."""
    ids = [row["Id"] for row in rows(book, "Measures")]
    used = {
        row["Measure"]
        for sheet in (*FIGURE_SHEETS, "Other areas", "Breaks")
        for row in rows(book, sheet)
    }
    beside = {row["In brackets beside it"] for row in rows(book, "Measures")}
    assert len(ids) == len(set(ids)) == 88
    assert used <= set(ids)
    assert set(ids) <= used | beside


def test_every_text_of_the_paper_is_there(book: Workbook) -> None:
    """Each commentary file that the Paper sheet names stands in the project."""
    named = [row["From"] for row in rows(book, "Paper") if str(row["From"]).endswith(".md")]
    there = {path.name for path in (PROJECT / "commentary").rglob("*.md")}
    assert len(named) > 40
    assert set(named) <= there


def test_the_workbook_reads_without_a_finding(read_example: Digest) -> None:
    """Every cell of the example is understood, and no figure is given twice."""
    assert read_example.findings == ()
    assert read_example.dataset.duplicates == ()


@pytest.mark.parametrize(
    ("code", "also"),
    [("2022Q1", set()), ("2021Q1", {("PM322", "")})],
    ids=["the newest quarter", "a year earlier"],
)
def test_only_the_sample_sizes_stay_open(
    read_example: Digest, code: str, also: set[tuple[str, str]]
) -> None:
    """The surveys' sample sizes are not published; of an earlier quarter perfmon says so."""
    assert read_example.catalogue is not None
    found = checks.run(read_example.catalogue, read_example.dataset, parse_quarter(code))
    still_open = {(finding.code, finding.measure) for finding in found if not finding.accepted}
    assert still_open == {
        ("PM316", "victim_satisfaction"),
        ("PM316", "da_victim_satisfaction"),
        *also,
    }


def test_the_tool_makes_the_committed_workbook(book: Workbook, tmp_path: Path) -> None:
    """What is committed is what tools/make_example.py writes: cells, formats and notes."""
    out = tmp_path / "performance.xlsx"
    subprocess.run([sys.executable, str(TOOL), "--out", str(out)], check=True)
    made = load_workbook(out)
    assert made.sheetnames == book.sheetnames
    for name in made.sheetnames:
        assert _cells(made, name) == _cells(book, name), name


def test_the_tool_keeps_the_time_out_of_the_file(tmp_path: Path) -> None:
    """The same tables give the same bytes, whenever they are written."""
    out = tmp_path / "performance.xlsx"
    subprocess.run([sys.executable, str(TOOL), "--out", str(out)], check=True)
    with zipfile.ZipFile(out) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        times = re.findall(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^<]*", file.read("docProps/core.xml"))
    assert times == [b"2022-07-01T00:00:00Z"] * 2


def _cells(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return [
        (cell.coordinate, cell.value, cell.number_format, cell.comment and cell.comment.text)
        for row in book[sheet].iter_rows()
        for cell in row
    ]
