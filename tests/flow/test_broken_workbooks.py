"""The example's workbook, broken by hand in many ways: each break is found at its cell."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook

from tests.command import Run, run_in

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "west-yorkshire"
SOURCE = (EXAMPLE / "data" / "performance.xlsx").read_bytes()
DISTRICTS = "DEFGH"
MEASURE_COLUMNS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC")
NOW = "This quarter"

Break = Callable[[Workbook], None]


def put(*cells: tuple[str, object]) -> Break:
    """Type values into cells."""

    def broken(book: Workbook) -> None:
        for place, value in cells:
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value

    return broken


def copied(sheet: str, columns: Iterable[str], source: int, target: int) -> Break:
    """Copy a row of figures over another."""

    def broken(book: Workbook) -> None:
        for column in columns:
            book[sheet][f"{column}{target}"] = book[sheet][f"{column}{source}"].value

    return broken


def copied_column(book: Workbook) -> None:
    """Last year's figures in this year's column, as where a column was filled to the right."""
    last = {(row[0].value, row[1].value): row[4].value for row in book["History"].iter_rows(2)}
    for row in book[NOW].iter_rows(2):
        value = last.get((row[0].value, row[1].value))
        if isinstance(value, int | float):
            row[2].value = value


def moved_down(book: Workbook) -> None:
    """A stretch of figures one row too low."""
    sheet = book[NOW]
    values = [sheet[f"C{row}"].value for row in range(17, 24)]
    for row, value in enumerate(values, start=18):
        sheet[f"C{row}"] = value


def hidden(kind: str) -> Break:
    """Hide a row, a column or a sheet."""

    def broken(book: Workbook) -> None:
        if kind == "row":
            book[NOW].row_dimensions[28].hidden = True
        elif kind == "column":
            book[NOW].column_dimensions["C"].hidden = True
        else:
            book["Values"].sheet_state = "hidden"

    return broken


def shown_as_percent(book: Workbook) -> None:
    """The wrong number format."""
    book[NOW]["C28"].number_format = "0%"


def merged(book: Workbook) -> None:
    """Two cells merged: the lower figure is gone."""
    book[NOW].merge_cells("C28:C29")


def renamed(book: Workbook) -> None:
    """A sheet under another name."""
    book["Measures"].title = "Measure"


NO_KNIFE_CRIME = "PM304 Measures!A41"  #: its row is lost with its name

UNREADABLE: dict[str, tuple[Break, list[str]]] = {
    "decimal comma": (put(("By district!D5", "6,1")), ["PM203 By district!D5"]),
    "number as text": (put((f"{NOW}!C28", "2,358")), [f"PM210 {NOW}!C28"]),
    "unit behind it": (put((f"{NOW}!C28", "2358 offences")), [f"PM319 {NOW}!C28"]),
    "words around it": (put((f"{NOW}!C28", "2400 or so?")), [f"PM201 {NOW}!C28"]),
    "range": (put((f"{NOW}!C28", "2300-2400")), [f"PM201 {NOW}!C28"]),
    "pounds for a count": (put((f"{NOW}!C28", "£2,358")), [f"PM201 {NOW}!C28"]),
    "format of a percentage": (shown_as_percent, [f"PM201 {NOW}!C28"]),
    "date for a number": (put((f"{NOW}!C28", date(2022, 3, 1))), [f"PM201 {NOW}!C28"]),
    "truth value": (put((f"{NOW}!C28", True)), [f"PM201 {NOW}!C28"]),
    "space in a number": (put((f"{NOW}!C40", "35\u00a0378")), [f"PM201 {NOW}!C40"]),
    "footnote as a digit apart": (put((f"{NOW}!C26", "230 2")), [f"PM201 {NOW}!C26"]),
    "words under n": (put((f"{NOW}!D2", "about 900")), [f"PM201 {NOW}!D2"]),
    "broken formula": (put((f"{NOW}!C30", "#DIV/0!")), [f"PM202 {NOW}!C30"]),
    "broken reference for a name": (
        put((f"{NOW}!A28", "#REF!")),
        [f"PM202 {NOW}!A28", NO_KNIFE_CRIME],
    ),
    "formula without result": (put((f"{NOW}!C31", "=626")), [f"PM204 {NOW}!C31"]),
    "dash": (put((f"{NOW}!C29", "-")), [f"PM211 {NOW}!C29"]),
    "ambiguous marker": (put((f"{NOW}!C31", "n/a")), [f"PM206 {NOW}!C31"]),
    "unknown marker": (put((f"{NOW}!C31", "[q]")), [f"PM206 {NOW}!C31"]),
    "unknown status": (
        put((f"{NOW}!E53", "forcast")),
        [f"PM206 {NOW}!E53"],
    ),
    "no period": (put(("By district!C2", "2012/22")), ["PM205 By district!C2"]),
    "odd date in a heading": (
        put(("Workforce!G1", date(2021, 12, 15))),
        ["PM212 Workforce!G1"],
    ),
    "unknown measure": (
        put((f"{NOW}!A28", "knife_crimes")),
        [f"PM301 {NOW}!A28", NO_KNIFE_CRIME],
    ),
    "unknown part": (put((f"{NOW}!B29", "Attempted murders")), [f"PM319 {NOW}!B29"]),
    "unknown area": (put(("By district!F1", "Kirkless")), ["PM319 By district!F1"]),
    "unknown column": (put((f"{NOW}!G1", "Nots")), [f"PM107 {NOW}!G1"]),
    "unknown word": (put(("Measures!F4", "upp")), ["PM501 Measures!F4"]),
    "hidden row": (hidden("row"), [f"PM108 {NOW}!A28"]),
    "hidden column": (hidden("column"), [f"PM108 {NOW}!C1"]),
    "hidden sheet": (hidden("sheet"), ["PM108 Values!"]),
    "merged cells": (merged, [f"PM201 {NOW}!C29"]),
}

WRONG: dict[str, tuple[Break, list[str]]] = {
    "share for a percentage": (put((f"{NOW}!C2", 0.726)), [f"PM207 {NOW}!C2"]),
    "percentage without its point": (put((f"{NOW}!C4", 856)), [f"PM208 {NOW}!C4"]),
    "sign before a count": (put((f"{NOW}!C28", -2358)), [f"PM208 {NOW}!C28"]),
    "point for a comma": (put((f"{NOW}!C40", 35.378)), [f"PM209 {NOW}!C40"]),
    "percentage under n": (put((f"{NOW}!D2", 72.6)), [f"PM209 {NOW}!C2", "PM316 By district!D2"]),
    "digit too many": (put((f"{NOW}!C40", 353780)), [f"PM307 {NOW}!C40"]),
    "digit too few in an earlier year": (put(("History!E20", 3066)), ["PM307 History!E20"]),
    "footnote glued to its number": (put((f"{NOW}!C26", 2302)), [f"PM307 {NOW}!C26"]),
    "digit too many in a district": (
        put(("By district!G12", 172070)),
        ["PM307 By district!G12", "PM308 By district!I12"],
    ),
    "target ten times too large": (put(("Measures!O69", 210)), ["PM208 Measures!O69"]),
    "nought for nothing": (put(("History!D20", 0)), ["PM331 History!D20"]),
    "sign lost": (put(("By district!H7", 4)), [f"PM308 {NOW}!C6"]),
    "digits swapped in a part": (put((f"{NOW}!C47", 2745)), [f"PM308 {NOW}!C41"]),
    "total as published": (put((f"{NOW}!C41", 29386)), [f"PM308 {NOW}!C41"]),
    "part above its whole": (put((f"{NOW}!C24", 220)), [f"PM332 {NOW}!C24"]),
    "numerator": (put(("Values!F4", 958)), ["PM309 Values!E4"]),
    "numerator and denominator swapped": (
        put(("Values!F1", "Denominator"), ("Values!G1", "Numerator")),
        ["PM309 Values!E2"],
    ),
    "rate of another force": (put(("Other areas!E35", 63)), ["PM309 Other areas!E35"]),
    "row of another period": (
        copied("By district", DISTRICTS, 3, 2),
        ["PM330 This quarter!C2", "PM333 By district!D2"],
    ),
    "column of another year": (
        copied_column,
        [f"PM308 {NOW}!C19", f"PM308 {NOW}!C20", f"PM308 {NOW}!C21", f"PM333 {NOW}!C2"],
    ),
    "row of another measure": (
        copied("Workforce", "CDEFGH", 8, 11),
        ["PM334 Workforce!C11", "PM334 Workforce!C11"],
    ),
    "rows moved down": (
        moved_down,
        [
            f"PM307 {NOW}!C18",
            f"PM308 {NOW}!C19",
            f"PM308 {NOW}!C20",
            f"PM308 {NOW}!C21",
            f"PM332 {NOW}!C23",
        ],
    ),
    "years swapped in the headings": (
        put(("History!D1", "2020/21"), ("History!E1", "2019/20")),
        ["PM308 History!D23", "PM330 History!D2", "PM330 History!D9"],
    ),
}

MISSING: dict[str, tuple[Break, list[str]]] = {
    "figure": (put((f"{NOW}!C28", None)), [NO_KNIFE_CRIME]),
    "part": (put((f"{NOW}!C33", None)), [f"PM336 {NOW}!C29"]),
    "district": (put(("By district!F19", None)), ["PM336 By district!D19"]),
    "last year": (put(("History!E5", None)), ["PM318 Measures!A4"]),
    "own period": (put((f"{NOW}!F58", None)), ["PM304 Measures!A69"]),
    "period of a baseline": (put(("Measures!K43", None)), ["PM501 Measures!K43"]),
    "what a break changed": (
        put(("Breaks!C9", None), ("Breaks!D9", None)),
        ["PM313 Breaks!A9"],
    ),
    "reason": (put(("Decisions!G2", "ok")), ["PM314 Decisions!G2"]),
    "sheet": (renamed, ["PM105 !", "PM107 Measure!"]),
}

CONTRADICTING: dict[str, tuple[Break, list[str]]] = {
    "row given twice": (
        put((f"{NOW}!A61", "knife_crime"), (f"{NOW}!C61", 2385)),
        [f"PM303 {NOW}!C61"],
    ),
    "another figure in another sheet": (
        put(("By district!I19", 598)),
        ["PM310 By district!I19"],
    ),
    "own area in Other areas": (
        put((f"{NOW}!A61", "fraud_referred"), (f"{NOW}!C61", 1212), (f"{NOW}!F61", "2019/20")),
        ["PM310 Other areas!E8"],
    ),
    "figures under last year": (
        put((f"{NOW}!F50", "2020")),
        ["PM304 Measures!A47", "PM310 History!E56", "PM310 History!E56"],
    ),
    "figure of the future": (
        put((f"{NOW}!F52", "31/03/2023")),
        ["PM304 Measures!A49", f"PM306 {NOW}!C52"],
    ),
    "forecast of the past": (
        put((f"{NOW}!E52", "forecast"), (f"{NOW}!F52", "31/12/2021")),
        [f"PM335 {NOW}!C52"],
    ),
    "year of a decade ago": (put(("By district!C2", "2011/12")), ["PM305 By district!D3"]),
    "lag": (put(("Measures!M69", 12)), ["PM304 Measures!A69"]),
    "baseline moved": (put(("Measures!K43", "2019/20")), ["PM312 Measures!A43"]),
    "baseline relabelled": (
        put(("History!C1", "12 months to June 2018")),
        ["PM312 Measures!A43", "PM312 Measures!A67", "PM312 Measures!A68"],
    ),
    "baseline copied": (put(("History!D63", 1458)), ["PM312 History!C63"]),
    "unit": (put(("Measures!E21", "percent"), (f"{NOW}!C16", 650)), [f"PM208 {NOW}!C16"]),
    "twelve months for a calendar year": (
        put((f"{NOW}!F50", "12 months to Mar 2022")),
        ["PM304 Measures!A47", f"PM311 {NOW}!C50", f"PM311 {NOW}!C50"],
    ),
    "measure listed twice": (copied("Measures", MEASURE_COLUMNS, 41, 90), ["PM302 Measures!A90"]),
    "decision run out": (put(("Decisions!J2", date(2022, 1, 31))), ["PM314 Decisions!A2"]),
    "decision about no code": (
        put(("Decisions!A5", "PM399")),
        ["PM314 Decisions!A5"],
    ),
}
ALL = {
    f"{kind}: {name}": broken
    for kind, group in (
        ("unreadable", UNREADABLE),
        ("wrong", WRONG),
        ("missing", MISSING),
        ("contradicting", CONTRADICTING),
    )
    for name, broken in group.items()
}

#: Breaks that leave a sound workbook: nothing in it says that they are wrong.
NOT_FOUND: dict[str, Break] = {
    "digits swapped in a figure of no sum": put((f"{NOW}!C28", 2538)),
    "a fifth too many": put((f"{NOW}!C40", 42454)),
    "two districts' headings swapped": put(
        ("By district!D1", "Leeds"), ("By district!G1", "Bradford")
    ),
    "two parts' figures swapped": put((f"{NOW}!C32", 677), (f"{NOW}!C33", 532)),
    "good direction the wrong way": put(("Measures!F41", "up")),
    "unit of a count with decimals": put(("Measures!E4", "count")),
    "first figure of its kind ten times too large": put(("Missing people!C27", 27)),
    "small count ten times too large": put((f"{NOW}!C22", 10)),
    "break forgotten": put(*((f"Breaks!{column}7", None) for column in "ABCD")),
    "sum no longer asked for": put(("Measures!T43", "no"), (f"{NOW}!C41", 29386)),
}


def findings(path: Path) -> Counter[str]:
    """What `validate` finds, as code and place; accepted findings are marked."""
    run = Run("validate", str(path), "--quarter", "2022Q1", "--format", "json")
    return Counter(_lines(run))


def _lines(run: Run) -> list[str]:
    found = json.loads(run.stdout)["findings"]
    return [
        f"{f['code']} {f['sheet']}!{f['cell']}{' accepted' if f.get('accepted') else ''}"
        for f in found
    ]


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """What the example's workbook has to say when nothing is broken."""
    path = tmp_path_factory.mktemp("unbroken") / "performance.xlsx"
    path.write_bytes(SOURCE)
    return findings(path)


def broken(folder: Path, how: Break) -> Path:
    """A copy of the workbook, broken."""
    book = load_workbook(io.BytesIO(SOURCE))
    how(book)
    path = folder / "performance.xlsx"
    book.save(path)
    return path


def test_the_workbook_itself_has_nothing_wrong(unbroken: Counter[str]) -> None:
    """What is open is two surveys without numbers of people asked."""
    still_open = [line for line in unbroken if not line.endswith(" accepted")]
    assert still_open == [f"PM316 {NOW}!C2", f"PM316 {NOW}!C3"]


@pytest.mark.parametrize("name", ALL)
def test_every_break_is_found_at_its_cell_and_nothing_else_is(
    tmp_path: Path, unbroken: Counter[str], name: str
) -> None:
    """The cause, what follows from it where that is another thing to mend, and no more."""
    how, expected = ALL[name]
    assert sorted((findings(broken(tmp_path, how)) - unbroken).elements()) == sorted(expected)


@pytest.mark.parametrize("name", NOT_FOUND)
def test_what_leaves_a_sound_workbook_is_not_found(
    tmp_path: Path, unbroken: Counter[str], name: str
) -> None:
    """The limits of what figures say of each other; docs/checks.md names them."""
    assert findings(broken(tmp_path, NOT_FOUND[name])) - unbroken == Counter()


def test_a_workbook_that_counts_days_from_1904_is_found(
    tmp_path: Path, unbroken: Counter[str]
) -> None:
    """Copied sheets keep their day numbers: every date is four years and a day late."""
    path = tmp_path / "performance.xlsx"
    with zipfile.ZipFile(io.BytesIO(SOURCE)) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "xl/workbook.xml":
                content = content.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)
            target.writestr(part, content)
    assert {"PM212 Workforce!C1"} <= (findings(path) - unbroken).keys()


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("Paper!F18", "victim_satisfction", "PM402 Paper!F18"),
        ("Paper!G23", "downn: measure", "PM501 Paper!G23"),
        ("Paper!D20", "measures section", "PM501 Paper!D20"),
    ],
)
def test_a_broken_row_of_the_paper_is_found_at_its_cell(
    tmp_path: Path, cell: str, value: str, expected: str
) -> None:
    """With the project at hand the paper is looked at too."""
    root = copytree(EXAMPLE, tmp_path / "force")
    broken(root / "data", put((cell, value)))
    lines = _lines(run_in(root, "validate", "--quarter", "2022Q1", "--format", "json"))
    assert expected in lines
