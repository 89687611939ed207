"""The Word file, the web page, the PDF and figures.json hold the same figures and words."""

import json
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.flow.papers import (
    Draft,
    Paper,
    bookmarks,
    clean,
    difference,
    html_cells,
    squeezed_tables,
)

pytestmark = pytest.mark.slow

FORMS = ["docx", "pdf"]


@pytest.fixture(scope="module")
def by_id(draft: Draft) -> dict[str, dict[str, Any]]:
    """The figures of figures.json by their ids."""
    return {figure["id"]: figure for figure in draft.figures}


@pytest.mark.parametrize("form", FORMS)
def test_tables_are_the_same_row_by_row(draft: Draft, form: str) -> None:
    """Every table has the same caption, header row and cells, in the same order, as in the page."""
    other: Paper = getattr(draft, form)
    ours, theirs = squeezed_tables(draft.html.tables), squeezed_tables(other.tables)
    assert [table.ref for table in theirs] == [f"Table {n}" for n in range(1, len(ours) + 1)]
    for our, their in zip(ours, theirs, strict=True):
        assert their.caption == our.caption
        for our_row, their_row in zip(our.rows, their.rows, strict=True):
            assert their_row == our_row, our.ref


def test_the_tables_are_whole(draft: Draft) -> None:
    """No table is empty, ragged or has a cell without words."""
    assert len(draft.html.tables) > 25
    for table in draft.html.tables:
        head, *body = table.rows
        assert body, table.ref
        assert {len(row) for row in body} == {len(head)}, table.ref
        assert all(cell for row in table.rows for cell in row), table.ref


@pytest.mark.parametrize("form", FORMS)
def test_headings_and_their_numbers_are_the_same(draft: Draft, form: str) -> None:
    """The same headings with the same numbers in the same order."""
    other: Paper = getattr(draft, form)
    assert len(draft.html.headings) > 60
    assert other.headings == draft.html.headings


@pytest.mark.parametrize("form", FORMS)
def test_all_words_are_the_same(draft: Draft, form: str) -> None:
    """Paragraphs with their numbers, lists, notes and tables: every letter, in order."""
    other: Paper = getattr(draft, form)
    assert len(draft.html.words) > 50_000
    assert difference(draft.html.words, other.words) == ""


def test_numbered_paragraphs_count_on(draft: Draft) -> None:
    """Paragraph 1.1.2 follows 1.1.1; a new section begins again at 1."""
    numbers = [
        tuple(int(part) for part in found[1].split("."))
        for kind, text in draft.html.pieces
        if kind == "text" and (found := re.match(r"(\d+\.\d+\.\d+) ", text))
    ]
    assert len(numbers) > 100
    for before, now in pairwise(numbers):
        follows = now[:2] == before[:2] and now[2] == before[2] + 1
        assert follows or (now[:2] > before[:2] and now[2] == 1), (before, now)


def test_cells_hold_the_figures_that_figures_json_places_there(draft: Draft) -> None:
    """By table, row and column: the same figures, printed alike, and no cell with two meanings."""
    placed = [
        ((place["ref"], place["row"], place["column"]), (figure["id"], figure["printed"]))
        for figure in draft.figures
        for place in figure["places"]
        if place["kind"] == "table"
    ]
    cells = html_cells(draft.file("html").read_text(encoding="utf-8"))
    marked = [
        (key, (figure.id, figure.printed)) for key, cell in cells.items() for figure in cell.figures
    ]
    assert len(marked) > 700
    assert Counter(placed) == Counter(marked)


def test_no_number_of_a_table_is_without_an_id(draft: Draft) -> None:
    """What a cell of figures prints beside its figures is words, periods and brackets only."""
    cells = html_cells(draft.file("html").read_text(encoding="utf-8"))
    beside = re.compile(
        r"[A-Za-z (),;]*"
        r"(Q[1-4]|20\d\d(/\d\d)?|12 months to [A-Z][a-z]+ 20\d\d|[A-Z][a-z]{2} 20\d\d)?"
        r"[a-z (),;]*"
    )
    checked = 0
    for place, cell in cells.items():
        rest = cell.text
        for figure in cell.figures:
            before, found, rest = rest.partition(figure.printed)
            assert found, (place, cell)
            assert beside.fullmatch(before), (place, cell)
        if cell.figures:
            assert beside.fullmatch(rest), (place, cell)
            checked += 1
    assert checked > 600


def test_every_marked_figure_is_in_figures_json(
    draft: Draft, by_id: dict[str, dict[str, Any]]
) -> None:
    """The page marks no figure that is not there, and each with the value that stands there."""
    assert len(by_id) == len(draft.figures), "an id stands twice"
    for marked in draft.marked:
        assert marked.id in by_id
        assert marked.value == by_id[marked.id]["value"], marked


def test_every_figure_that_has_a_place_is_marked_there(draft: Draft) -> None:
    """As often as figures.json gives places in tables and texts, the page marks the figure."""
    places = Counter(
        figure["id"]
        for figure in draft.figures
        for place in figure["places"]
        if place["kind"] != "chart"
    )
    assert Counter(marked.id for marked in draft.marked) == places


def test_the_word_file_marks_the_same_figures(draft: Draft) -> None:
    """Each figure of the page is a bookmark of the same name around the same text, in order."""
    page = {marked.anchor: clean(marked.printed) for marked in draft.marked}
    assert len(page) == len(draft.marked), "an anchor stands twice"
    assert "" not in page
    word = bookmarks(draft.file("docx").read_bytes())
    assert {name: clean(text) for name, text in word.items()} == page


def test_the_page_says_of_every_figure_where_it_comes_from(draft: Draft) -> None:
    """Each that is marked has lines to show; those of a given figure name its cell."""
    page = draft.file("html").read_text(encoding="utf-8")
    (text,) = re.findall(r'id="figure-trace">(.*?)</script>', page)
    data = json.loads(text)
    for marked in draft.marked:
        assert data["figures"][marked.anchor.split("_")[1]], marked
    assert len(text) < 100_000


def test_checks_xlsx_says_of_every_figure_where_it_comes_from(draft: Draft) -> None:
    """A row a printed figure, in the order of the paper, with its cells and all its places."""
    book = CalamineWorkbook.from_path(draft.folder / "Checks.xlsx")
    head, *rows = book.get_sheet_by_name("Where from").to_python()
    found = [dict(zip(head, row, strict=True)) for row in rows]
    printed = [figure for figure in draft.figures if figure["places"]]
    assert [(row["Printed"], row["Id"]) for row in found] == [
        (figure["printed"], figure["id"]) for figure in printed
    ]
    for row, figure in zip(found, printed, strict=True):
        assert len(str(row["Printed in"]).splitlines()) == len(figure["places"]), row
        if figure["rule"] == "given":
            (cell,) = figure["sources"]
            assert row["Cells"] == f"{cell['sheet']}!{cell['cell']}"
            assert row["File"] == cell["file"]


def test_figures_print_their_value_rounded_once(draft: Draft) -> None:
    """Half away from zero, to the decimals that are printed; words only where there is none."""
    for figure in draft.figures:
        if figure["value"] == "":
            assert not re.search(r"\d", figure["printed"].replace("Appendix 2", "")), figure
            continue
        printed = number(figure["printed"])
        assert printed == rounded_like(figure["value"], printed), figure
        if figure["quantity"].startswith("change") and printed:
            assert figure["printed"][0] == ("+" if printed > 0 else "−"), figure


def test_texts_print_the_same_figure_as_tables(
    draft: Draft, by_id: dict[str, dict[str, Any]]
) -> None:
    """A text may say by how much a figure changed without its sign; nothing else is reworded."""
    for marked in draft.marked:
        printed = by_id[marked.id]["printed"]
        if marked.printed != printed:
            assert by_id[marked.id]["quantity"].startswith("change"), marked
            assert number(marked.printed) == abs(number(printed)), marked


def test_worked_out_figures_follow_from_their_inputs(
    draft: Draft, by_id: dict[str, dict[str, Any]]
) -> None:
    """A difference, a percentage and a sum come out of the unrounded values of their inputs."""
    checked = Counter[str]()
    for figure in draft.figures:
        inputs = [by_id[name] for name in figure["inputs"]]
        if figure["rule"] in {"difference", "percentage", "sum"}:
            values = [Decimal(one["value"]) for one in inputs]
            worked_out = {
                "difference": lambda v: v[0] - v[1],
                "percentage": lambda v: 100 * (v[0] - v[1]) / v[1],
                "sum": sum,
            }[figure["rule"]](values)
            assert abs(worked_out - Decimal(figure["value"])) < Decimal("1e-20"), figure
            checked[figure["rule"]] += 1
    assert checked["difference"] > 100
    assert checked["percentage"] > 10


def test_every_given_figure_stands_in_its_cell(draft: Draft) -> None:
    """Each value read from the workbook is found in the cell that figures.json names."""
    sheets: dict[tuple[str, str], list[list[Any]]] = {}
    given = [figure for figure in draft.figures if figure["rule"] == "given"]
    assert len(given) > 600
    for figure in given:
        assert figure["sources"], figure
        for source in figure["sources"]:
            key = (source["file"], source["sheet"])
            if key not in sheets:
                book = CalamineWorkbook.from_path(draft.project / source["file"])
                sheet = book.get_sheet_by_name(source["sheet"])
                sheets[key] = sheet.to_python(skip_empty_area=False)
            held = sheets[key][row_of(source["cell"])][column_of(source["cell"])]
            assert holds(held, figure), (figure, held)


def test_every_place_is_in_the_paper(draft: Draft) -> None:
    """A place names a table, a chart or a heading that is there, or a text of the project."""
    refs = {table.ref for table in draft.html.tables}
    headings = {text for kind, text in draft.html.pieces if kind == "heading"}
    captions = " ".join(text for _, text in draft.html.pieces)
    for figure in draft.figures:
        for place in figure["places"]:
            match place["kind"]:
                case "table":
                    assert place["ref"] in refs, place
                case "chart":
                    assert f"{place['ref']}:" in captions, place
                case _ if place["ref"].endswith(".md"):
                    assert (draft.project / place["ref"]).is_file(), place
                case _:
                    assert place["ref"] in headings, place


def number(printed: str) -> Decimal:
    """The number of a printed figure."""
    found = re.search(r"−?£?[\d,]+(\.\d+)?", printed)
    assert found is not None, printed
    return Decimal(found[0].replace(",", "").replace("£", "").replace("−", "-"))


def rounded_like(value: str, printed: Decimal) -> Decimal:
    """A value rounded half away from zero to as many decimals as another has."""
    return Decimal(value).quantize(
        Decimal(1).scaleb(int(printed.as_tuple().exponent)), ROUND_HALF_UP
    )


def row_of(cell: str) -> int:
    """The row of "C12", from 0."""
    return int(re.sub(r"\D", "", cell)) - 1


def column_of(cell: str) -> int:
    """The column of "C12", from 0."""
    column = 0
    for letter in re.sub(r"\d", "", cell):
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


def holds(held: object, figure: dict[str, Any]) -> bool:
    """Whether a cell holds a figure: as its number, as one of its numbers, or as the reason."""
    if figure["value"] == "":
        reason = str(held).casefold().rstrip()
        return reason == figure["printed"].casefold() or reason.endswith("[x]")
    if isinstance(held, int | float):
        return Decimal(repr(held)) == Decimal(figure["value"])
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", str(held))
    return Decimal(figure["value"]) in {Decimal(n.replace(",", "")) for n in numbers}
