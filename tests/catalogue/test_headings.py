"""The one map between the words of the workbook and the terms of the code."""

import re
from pathlib import Path

import pytest

from perfmon_cli.catalogue.headings import (
    BLOCK_KINDS,
    FIGURES,
    MEASURES,
    PAPER,
    PRIORITIES,
    SETTING_NAMES,
    SETTINGS,
    SHEETS,
    Heading,
    SheetKind,
)
from perfmon_cli.catalogue.matching import closest, did_you_mean, one_of, plain, without_brackets
from perfmon_cli.cells.composites import read_composite
from perfmon_cli.cells.grammar import Problem, read_cell
from perfmon_cli.measure import TrendRule
from perfmon_cli.period import Basis, parse_period
from perfmon_cli.rule_settings import SETTINGS as RULE_SETTINGS
from perfmon_cli.rule_settings import Setting

WORKBOOK_PAGE = Path(__file__).parents[2] / "docs" / "workbook.md"
EVERY_SHEET = (*SHEETS, FIGURES)


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        (MEASURES, "Good direction", "polarity"),
        (MEASURES, "good  DIRECTION", "polarity"),
        (MEASURES, "Good-direction:", "polarity"),
        (MEASURES, "polarity", "polarity"),
        (MEASURES, "Good direction [polarity]", "polarity"),
        (MEASURES, "Good direction*", "polarity"),
        (MEASURES, "Parts add up (yes/no)", "parts_add_up"),
        (MEASURES, "components", "parts"),
        (MEASURES, "companion", "companion"),
        (MEASURES, "Lag in months", "lag_months"),
        (MEASURES, "Direction", None),
        (PRIORITIES, "Icon (file)", "icon"),
        (PAPER, "From (file or text)", "content"),
        (PAPER, "In (yes/no)", "included"),
        (FIGURES, "People asked [n]", "n"),
        (FIGURES, "n", "n"),
        (FIGURES, "Value (provisional)", None),
    ],
)
def test_field_of(kind: SheetKind, typed: str, field: str | None) -> None:
    """Headings match without case, spacing or punctuation, in plain words or the field's term."""
    assert kind.field_of(typed) == field


@pytest.mark.parametrize("kind", EVERY_SHEET, ids=lambda kind: kind.name)
def test_headings_are_distinct(kind: SheetKind) -> None:
    """No spelling means two columns of one sheet, and every column explains itself."""
    spellings = [spelling for heading in kind.headings for spelling in set(heading.spellings)]
    assert len(spellings) == len(set(spellings))
    assert all(heading.help.endswith(".") for heading in kind.headings)
    assert [kind.field_of(title) for title in kind.titles] == [
        heading.field for heading in kind.headings if not heading.only_read
    ]


def test_needed_columns() -> None:
    """The columns marked as needed in the contract are needed."""
    assert [heading.title for heading in MEASURES.needed] == [
        "Id",
        "Label",
        "Unit",
        "Good direction",
    ]
    assert [heading.title for heading in SETTINGS.needed] == ["Setting", "Value"]
    assert [heading.title for heading in PAPER.needed] == ["Kind"]
    assert MEASURES.title_of("trend_rule") == "How the arrow is decided"


def rows_of(headings: tuple[Heading, ...]) -> list[str]:
    """The rows of a table in docs/workbook.md."""
    rows = []
    for heading in headings:
        words = f"**{heading.title}**" if heading.needed else heading.title
        term = f" ({heading.term})" if heading.term else ""
        rows.append(f"| {words}{term} | {heading.help.replace('|', chr(92) + '|')} |")
    return rows


@pytest.mark.parametrize(
    "headings",
    [*(kind.headings for kind in EVERY_SHEET), SETTING_NAMES],
    ids=[*(kind.name for kind in EVERY_SHEET), "setting names"],
)
def test_every_heading_is_documented(headings: tuple[Heading, ...]) -> None:
    """docs/workbook.md lists every column and setting with the words of the map."""
    page = WORKBOOK_PAGE.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows_of(headings) if row not in page] == []


def test_every_sheet_and_block_kind_is_documented() -> None:
    """docs/workbook.md has a section for each sheet and names each kind of block."""
    page = WORKBOOK_PAGE.read_text(encoding="utf-8")
    sections = re.findall(r"^## (.+)$", page, flags=re.MULTILINE)
    assert [kind.name for kind in EVERY_SHEET if kind.name not in sections] == []
    assert [kind for kind in BLOCK_KINDS if f"`{kind}`" not in page] == []


@pytest.mark.parametrize("setting", RULE_SETTINGS, ids=[each.name for each in RULE_SETTINGS])
def test_every_rule_setting_is_documented(setting: Setting) -> None:
    """docs/workbook.md has a row for each, with what it takes, the default and who uses it."""
    users = ", ".join(f"`{rule.value}`" for rule in setting.rules) or "any measure"
    if set(setting.rules) == set(TrendRule) - {TrendRule.NONE}:
        users = "any rule but `none`"
    row = f"| `{setting.name}` | {setting.takes} | {setting.default} | {users} | {setting.help} |"
    assert row in WORKBOOK_PAGE.read_text(encoding="utf-8").splitlines()


def test_matching() -> None:
    """Words are compared by their letters and digits."""
    assert plain(" Good-Direction [polarity]* ") == "gooddirectionpolarity"
    assert without_brackets("Icon (file)") == "Icon"
    assert closest("Kirkless", ("Leeds", "Kirklees")) == "Kirklees"
    assert closest("Hull", ("Leeds", "Kirklees")) is None
    assert did_you_mean("Leads", ("Leeds",), "Nothing.") == 'Did you mean "Leeds"?'
    assert did_you_mean("Hull", ("Leeds",), "Write Leeds.") == "Write Leeds."


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ((), ""),
        (("up",), "up"),
        (("up", "down"), "up or down"),
        (("up", "down", "steady"), "up, down or steady"),
        (tuple("abcdefghijklmn"), "a, b, c, d, e, f, g, h, i, j, k, l, …"),
    ],
    ids=["none", "one", "two", "three", "many"],
)
def test_one_of(choices: tuple[str, ...], words: str) -> None:
    """Choices are listed in words, long lists cut."""
    assert one_of(choices) == words


def first_cells(section: str) -> list[str]:
    """What stands between backticks in the first column of a section's table."""
    page = WORKBOOK_PAGE.read_text(encoding="utf-8")
    rows = page.split(f"### {section}\n")[1].split("\n## ")[0].split("\n### ")[0].splitlines()
    cells = [row.split("|")[1] for row in rows if row.startswith("| `")]
    return [text for cell in cells for text in re.findall(r"`([^`]+)`", cell)]


def test_documented_periods_are_read() -> None:
    """Every way of writing a period that docs/workbook.md shows is one."""
    shown = first_cells("How a period is written")
    assert len(shown) > 10
    assert [text for text in shown if parse_period(text, Basis.ROLLING_12) is None] == []


def test_documented_cells_are_read() -> None:
    """Every number, marker and composite that docs/workbook.md shows is read."""
    shown = [*first_cells("How a number is written"), *first_cells("When there is no number")]
    assert len(shown) > 20
    readings = [(text, read_cell(text)) for text in shown]
    pieces = [
        (text, read_composite(text)) for text, found in readings if isinstance(found, Problem)
    ]
    assert len(pieces) == 8
    assert [text for text, found in pieces if isinstance(found, Problem)] == []
