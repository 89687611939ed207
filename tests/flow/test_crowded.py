"""A paper of what is too long, too wide, too many or missing: it builds, and nothing overflows."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.command import run_in
from tests.renderers.html_tables import html_tables
from tests.small_project import (
    HISTORY,
    MEASURES,
    PAPER_HEAD,
    PRIORITIES,
    SETTINGS,
    Sheet,
    small_project,
)

WORD = "Longlabel" * 56
SENTENCE = "many words " * 60
AREAS = [f"Area {number:02d}" for number in range(60)]
COLUMNS = 40

_ROWS: Sheet = [
    PAPER_HEAD,
    *(("yes", None, None, kind) for kind in ("cover", "contents", "summary", "key")),
    *(
        ("yes", 1, None, "measures table", None, None, f"priority: {number}", "yes")
        for number in range(1, 5)
    ),
    ("yes", 2, "Knife crime", "measure section", None, "knife_crime"),
    ("yes", None, "By area", "area table", None, "knife_crime", "across: area; down: measure"),
    ("yes", None, "Upright", "free table", "Free!A1:AN6"),
    ("yes", None, "Wide", "free table", "Free!A1:AN6", None, None, "yes"),
    ("yes", None, None, "chart", None, "knife_crime"),
    ("yes", 1, None, "methods notes"),
]
SHEETS: dict[str, Sheet] = {
    "Settings": [("Areas", "; ".join(AREAS)) if row[0] == "Areas" else row for row in SETTINGS],
    "Priorities": [
        *PRIORITIES,
        ("3", "An empty priority", "priority", "-1; 0"),
        ("4", "P" * 500, "priority", "-1; 0"),
    ],
    "Measures": [
        (*MEASURES[0], "Comment"),
        *MEASURES[1:],
        ("none", "2", "No data at all", "count", "down", 0, "12 months", "Force"),
        ("word", "4", WORD, "count", "down", 0, "12 months", "S" * 500, "C" * 500),
        ("words", "4", SENTENCE, "count", "down", 0, "12 months", "Force", SENTENCE),
    ],
    "History": [
        *(row for row in HISTORY if row[2] not in {"Eastham", "Westham"}),
        ("word", None, None, 1_234_567_890_123, 9_876_543_210_123),
        ("words", None, None, 5, 99),
        *(("knife_crime", None, area, 100 + at, 120 + at) for at, area in enumerate(AREAS)),
    ],
    "Free": [
        [f"Column {at} heading" for at in range(COLUMNS)],
        *([f"Row {row}", *(row * 1000 + at for at in range(1, COLUMNS))] for row in range(5)),
    ],
    "Paper": [(*row, *[None] * (len(PAPER_HEAD) - len(row))) for row in _ROWS],
}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper in all formats."""
    project = small_project(tmp_path_factory.mktemp("crowded") / "project", SHEETS)
    run = run_in(project, "build", "--quarter", "2022Q1")
    assert run.exit_code == 1, run.stderr
    told = [line for line in run.stderr.splitlines() if "PM" in line]
    assert [line.partition(" ")[0] for line in told] == ["Measures!A6:", "Priorities!A4:"]
    assert all("PM304" in line for line in told)
    return project / "out" / "2022Q1" / "draft-01"


def test_every_format_is_written(draft: Path) -> None:
    """Word, PDF, page and fragment."""
    assert {path.suffix for path in draft.iterdir()} >= {".docx", ".pdf", ".html"}


def test_no_word_leaves_the_page(draft: Path) -> None:
    """Each word of the PDF stands between the edges of its page, with room to print."""
    (paper,) = draft.glob("*.pdf")
    command = ["pdftotext", "-bbox", str(paper), "-"]
    boxes = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.DOTALL)
    assert len(pages) > 10
    words = 0
    for wide, high, inside in pages:
        for box in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', inside):
            left, top, right, bottom = map(float, box)
            words += 1
            assert 28 < left < right < float(wide) - 28
            assert 10 < top < bottom < float(high) - 10
    assert words > 1000


def test_columns_that_have_no_room_are_printed_further_down(draft: Path) -> None:
    """Forty columns are several tables; every figure of them is there."""
    (page,) = draft.glob("performance-*.html")
    parts = [
        table
        for table in html_tables(page.read_text(encoding="utf-8"))
        if table[0][0] == "Column 0 heading"
    ]
    assert len(parts) == 5 + 3
    heads = [head for table in parts for head in table[0][1:]]
    assert heads == [f"Column {at} heading" for at in range(1, COLUMNS)] * 2


def test_sixty_areas_go_down(draft: Path) -> None:
    """Areas that have no room across stand one a row."""
    (page,) = draft.glob("performance-*.html")
    (table,) = [
        table
        for table in html_tables(page.read_text(encoding="utf-8"))
        if table[0][0] == "Area" and len(table) > 50
    ]
    assert [row[0] for row in table[1:61]] == AREAS


def test_what_is_not_there_is_said(draft: Path) -> None:
    """A priority without measures and a measure without figures say so in words."""
    (page,) = draft.glob("performance-*.html")
    text = page.read_text(encoding="utf-8")
    assert "No measure is reported for this priority." in text
    row = re.search(r"No data at all</th>(.*?)</tr>", text, re.DOTALL)
    assert row is not None
    assert row[1].count("not available") >= 3
