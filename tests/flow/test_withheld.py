"""No number that may not be published leaves perfmon in anything but what is for the analyst."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import MEASURES, PAPER_HEAD, SETTINGS, Sheet, small_project

#: Below 900 is small here, so that a number is not found by chance. 8764 + 871 + 9213 = 18848.
SMALL, PROTECTING = "871", "8764"
HIDDEN = (SMALL, PROTECTING, "8,764")
AREAS = ("Eastham", "Westham", "Northham")
MONTHS = ("Apr-21", "May-21", "Jun-21", "Jul-21", "Aug-21", "Sep-21", "Oct-21", "Nov-21", "Dec-21")
BURGLARY = {
    "Id": "burglary",
    "Priority": "2",
    "Label": "Burglary",
    "Unit": "count",
    "Good direction": "down",
    "Target": "baseline",
    "Baseline period": "2020/21",
    "In brackets beside it": "burglary_rate",
    "Small numbers may be published": "no",
    "Areas add up": "yes",
    "Adds up over time": "yes",
}
RATE = {
    "Id": "burglary_rate",
    "Label": "Rate",
    "Unit": "rate",
    "Per": 1000,
    "Good direction": "down",
    "Decimals": 2,
}
TEXT = """---
section: 1.1
title: Burglary
measures: burglary
part: section
---

Eastham had {{ burglary[Eastham].value }}, {{ burglary[Westham].value }} in Westham, up by
{{ burglary[Eastham].change }} from {{ burglary[Eastham].previous }}.

[table: burglary by area | show: value, change, % change, trend]

[chart: burglary by area]

[chart: burglary[Eastham] by month]
"""


def project_of(root: Path) -> Path:
    """One measure whose small numbers may not be published, its districts and months."""
    heads = tuple(dict.fromkeys((*MEASURES[0], *BURGLARY, *RATE)))
    measures: list[dict[object, object]] = [
        *(dict(zip(MEASURES[0], row, strict=True)) for row in MEASURES[1:]),
        dict(BURGLARY.items()),
        dict(RATE.items()),
    ]
    settings = [row for row in SETTINGS if row[0] != "Areas"]
    sheets: dict[str, Sheet | None] = {
        "Settings": [*settings, ("Areas", "; ".join(AREAS)), ("Smallest publishable number", 900)],
        "Measures": [heads, *(tuple(map(row.get, heads)) for row in measures)],
        "Burglary": [
            ("Measure", "Area", "2020/21", "2021/22"),
            ("burglary", "Eastham", 9000, None),
            ("burglary", "Westham", 9100, int(PROTECTING)),
            ("burglary", "Northham", 9200, 9213),
            ("burglary", None, 27300, 18848),
            ("burglary_rate", "Eastham", 9.01, 0.87),
            ("burglary_rate", None, 9.1, 6.3),
        ],
        "Months": [
            ("Measure", "Area", *MONTHS, "Jan-22", "Feb-22", "Mar-22"),
            ("burglary", "Eastham", *[70] * 11, 101),
        ],
        "Other areas": [
            ("Measure", "Area", "Group", "Period", "Value", "Population"),
            ("burglary", "Otherham", "Similar forces", "2021/22", 12000, 1000000),
        ],
        "Paper": [
            PAPER_HEAD,
            ("yes", 1, "Summary", "summary", None, None, None, None),
            ("yes", 1, "Tables", "measures table", None, None, "priority: 2", None),
            ("yes", 1, "Burglary", "measure section", "11-burglary.md", "burglary", None, None),
            ("yes", 1, "Notes", "methods notes", None, None, None, None),
        ],
    }
    return small_project(root, sheets, {"11-burglary.md": TEXT})


def words_of(path: Path) -> str:
    """Everything a file says, also where it is zipped."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


@pytest.mark.slow
def test_no_output_says_it(tmp_path: Path) -> None:
    """The papers, their figures and indicators, and what `show` says; Checks.xlsx may quote it."""
    project = project_of(tmp_path / "force")
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx,html")
    folder = Path(run.stdout.strip())
    shown = {
        name: run_in(project, "show", "--quarter", "2022Q1", "--format", name).stdout
        for name in ("table", "json", "csv")
    }
    for name in ("text", "json"):
        traced = run_in(project, "trace", "burglary", "--quarter", "2022Q1", "--format", name)
        assert "fewer than 900" in traced.stdout
        shown[f"trace {name}"] = traced.stdout
    said = {path.name: words_of(path) for path in folder.iterdir() if path.name != "Checks.xlsx"}
    assert {"charts.xlsx", "fragment.html", "figures.json", "indicators.csv"} < set(said), (
        run.stderr
    )
    assert "fewer than 900" in said["performance-report-2022-03.html"]
    assert "not shown, to protect a small number" in said["performance-report-2022-03.html"]
    for name, text in (said | shown).items():
        for number in HIDDEN:
            assert not re.search(rf"(?<![0-9a-f.,-]){number}(?![0-9a-f])", text), (name, number)
