"""A new project: everything explained, nothing wrong, a paper at once."""

import io
import re
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from perfmon_cli import starter
from perfmon_cli.blocks.default import default_rows
from perfmon_cli.catalogue.headings import FIGURES, SETTING_NAMES, SETTINGS, SHEETS
from perfmon_cli.catalogue.reading import read_catalogue
from perfmon_cli.cells.model import Sheet, Workbook, column_letters
from perfmon_cli.cli import quarters
from perfmon_cli.commentary import reading
from perfmon_cli.dataset.reading import digest
from perfmon_cli.period import Quarter
from perfmon_cli.starter import example, new_workbook, plan, read_me, texts
from perfmon_cli.starter.choices import CHOICES, SETTING_CHOICES, Choice, Ids
from perfmon_cli.workbook import Limits
from perfmon_cli.workbook.one_file import read_file
from tests.command import Run, everything_in, run_in

Q1 = Quarter(2022, 1)
KINDS = {kind.name: kind for kind in SHEETS}
FIGURE_SHEETS = ["This quarter", "History", "By district", "Values"]
WORDS = [
    (sheet, field, word)
    for sheet, fields in CHOICES.items()
    for field, choice in fields.items()
    if isinstance(choice, Choice) and sheet
    for word in choice.words
]


@pytest.fixture(scope="module")
def book() -> Any:
    """The new workbook, opened."""
    return load_workbook(io.BytesIO(new_workbook.make(Q1)))


def as_read(data: bytes, folder: Path) -> Workbook:
    """The workbook as perfmon reads it."""
    path = folder / starter.WORKBOOK
    path.write_bytes(data)
    workbook, findings = read_file(path, path.name, Limits())
    assert workbook is not None
    assert findings == ()
    return workbook


# The project


@pytest.mark.parametrize("code", ["2022Q1", "2025Q2", "2030Q3", "2023Q4"])
def test_nothing_is_wrong_with_it(tmp_path: Path, code: str) -> None:
    """Neither with its workbook nor with its texts, at whatever quarter it begins."""
    root = tmp_path / "force"
    run = Run("init", str(root), "--quarter", code)
    assert run.exit_code == 0
    for arguments in ((), ("--quarter", code)):
        run = run_in(root, "validate", "--strict", *arguments)
        assert (run.exit_code, run.stdout) == (0, "0 errors, 0 warnings, 0 notes.\n")


def test_it_builds_a_paper(tmp_path: Path) -> None:
    """With its example measure: changed, rated, compared by district, said in a sentence."""
    root = tmp_path / "force"
    Run("init", str(root), "--quarter", "2022Q1")
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "html,docx")
    assert run.exit_code == 0
    draft = Path(run.stdout[:-1])
    page = (draft / "performance-monitoring-report-2022-03.html").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert (
        "In 2021/22 there were 2,358 burglaries of homes. In 2020/21 there were 2,446, so the "
        "number fell by 88."
    ) in text
    assert "Residential burglary (example)" in text
    assert "Green" in text
    assert "Open items" not in text


def test_what_init_makes_and_says(tmp_path: Path) -> None:
    """The workbook, first texts, a folder for senders' files; the next two commands."""
    root = tmp_path / "my force"
    run = Run("init", str(root), "--quarter", "Q4 2021/22")
    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr == (
        "January to March 2022 (Q4 of 2021/22)\n"
        f'The project is in "{root}". Fill in data/performance.xlsx, then:\n'
        f'  cd "{root}"\n'
        "  perfmon validate --quarter 2022Q1\n"
        "  perfmon build --quarter 2022Q1\n"
    )
    assert [name for name in everything_in(root) if not name.startswith("start")] == [
        "commentary",
        "commentary/2022Q1",
        "commentary/2022Q1/01-purpose.md",
        "commentary/2022Q1/11-example.md",
        "commentary/Read me.txt",
        "data",
        "data/performance.xlsx",
        "received",
    ]


def test_the_same_quarter_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock: only the quarter counts, in every file."""
    for name in ("one", "two"):
        Run("init", str(tmp_path / name), "--quarter", "2022Q1")
    assert everything_in(tmp_path / "one") == everything_in(tmp_path / "two")
    assert new_workbook.make(Q1) != new_workbook.make(Quarter(2022, 2))


@pytest.mark.parametrize("in_the_way", ["a file in it", "a file"])
def test_nothing_is_overwritten(tmp_path: Path, in_the_way: str) -> None:
    """A folder that holds something is refused, and stays as it was."""
    root = tmp_path / "force"
    if in_the_way == "a file":
        root.write_text("mine", encoding="utf-8")
    else:
        root.mkdir()
        (root / "mine.txt").write_text("mine", encoding="utf-8")
    before = everything_in(tmp_path)
    run = Run("init", str(root), "--quarter", "2022Q1")
    assert run.exit_code == 4
    assert run.stderr.endswith(
        f'perfmon: "{root}" is there already and not empty, and perfmon overwrites nothing. '
        "Name a new folder.\n"
    )
    assert everything_in(tmp_path) == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """Somebody made it beforehand."""
    (tmp_path / "force").mkdir()
    assert Run("init", str(tmp_path / "force"), "--quarter", "2022Q1").exit_code == 0
    assert (tmp_path / "force" / "data" / "performance.xlsx").is_file()


def test_without_a_quarter_it_begins_with_the_last_complete_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is said, as in every command."""
    monkeypatch.setattr(quarters, "last_complete", lambda: Quarter(2024, 2))
    run = Run("init", str(tmp_path / "force"))
    assert run.stderr.startswith("April to June 2024 (Q1 of 2024/25)\n")
    assert (tmp_path / "force" / "commentary" / "2024Q2").is_dir()


@pytest.mark.parametrize("code", ["Q1", "2022Q7"])
def test_a_quarter_that_is_not_clear_is_refused(tmp_path: Path, code: str) -> None:
    """As in every command; nothing is made."""
    run = Run("init", str(tmp_path / "force"), "--quarter", code)
    assert run.exit_code == 2
    assert not (tmp_path / "force").exists()


# The workbook


def test_every_sheet_of_the_contract_is_there(book: Any) -> None:
    """A page to read first, the catalogue's sheets, figures behind Measures, the lists last."""
    names = [kind.name for kind in SHEETS]
    at = names.index("Measures") + 1
    assert book.sheetnames == ["Read me", *names[:at], *FIGURE_SHEETS, *names[at:], "Lists"]


@pytest.mark.parametrize("name", KINDS)
def test_every_heading_stands_there_with_its_help(book: Any, name: str) -> None:
    """In the catalogue's words and order, each with a comment; the needed ones are darker."""
    kind, cells = KINDS[name], list(book[name][1])
    wanted = [heading for heading in kind.headings if not heading.only_read]
    assert [cell.value for cell in cells] == [heading.title for heading in wanted]
    assert [cell.comment.text for cell in cells] == [heading.help for heading in wanted]
    dark = [cell.fill.fgColor.rgb == "0012436D" for cell in cells]
    assert dark == [heading.needed for heading in wanted]


def test_every_column_of_figures_stands_in_one_of_their_sheets(book: Any) -> None:
    """And those that are no field of the catalogue have help too."""
    cells = [cell for name in FIGURE_SHEETS for cell in book[name][1]]
    titles = {cell.value for cell in cells}
    assert set(FIGURES.titles) <= titles
    assert titles - set(FIGURES.titles) == {"2018/19", "2019/20", "2020/21", "2021/22"} | {
        *example.AREAS
    }
    assert all(cell.comment.text.endswith(".") for cell in cells)


def test_every_setting_stands_there_with_its_help(book: Any) -> None:
    """One below the other, in the catalogue's order."""
    cells = list(book[SETTINGS.name]["A"])[1:]
    assert [cell.value for cell in cells] == [heading.title for heading in SETTING_NAMES]
    assert [cell.comment.text for cell in cells] == [heading.help for heading in SETTING_NAMES]


def test_every_sheet_has_an_example_and_headings_in_sight(book: Any) -> None:
    """The example looks like one, in every cell of its rows."""
    for sheet in book.worksheets[1:-1]:
        assert sheet.max_row > 1, sheet.title
        assert all(c.font.italic and c.fill.fgColor.rgb == "00FFF4D6" for c in sheet[2])
        assert re.fullmatch(r"[A-Z]2", sheet.freeze_panes), sheet.title
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(12 <= width <= 48 for width in widths), sheet.title


def test_the_page_at_the_front_names_every_sheet(book: Any) -> None:
    """And the two commands."""
    lines = [cell.value for cell in book["Read me"]["A"]]
    for name in book.sheetnames[1:]:
        assert any(line.startswith(name) for line in lines), name
    assert any(line.startswith("perfmon validate --quarter 2022Q1 says") for line in lines)
    assert any(line.startswith("perfmon build --quarter 2022Q1 builds") for line in lines)


def test_the_paper_written_out_is_the_built_in_one(tmp_path: Path) -> None:
    """Deleting the sheet Paper changes nothing."""
    read = read_catalogue((as_read(new_workbook.make(Q1), tmp_path),))
    assert read.catalogue is not None
    files = texts.files(Q1).items()
    written = [reading.read(f, text).commentary for f, text in files if f.endswith(".md")]
    built_in = default_rows(read.catalogue, written)
    said = attrgetter("kind", "level", "heading", "content", "measures", "settings", "wide")
    assert [said(block) for block in read.catalogue.paper] == [said(block) for block in built_in]


# Drop-downs


def drop_downs(sheet: Any) -> dict[str, Any]:
    """The rules of a sheet, by the first cell that they are for."""
    rules = sheet.data_validations.dataValidation
    return {str(rule.sqref).split(":")[0]: rule for rule in rules}


def offered(book: Any, rule: Any) -> list[str]:
    """The words of a drop-down."""
    name, _, cells = rule.formula1.replace("$", "").partition("!")
    return [row[0].value for row in book[name.strip("'")][cells] if row[0].value is not None]


@pytest.mark.parametrize("name", [*KINDS, *FIGURE_SHEETS])
def test_columns_offer_their_words(book: Any, name: str) -> None:
    """Each choice below its heading, with the heading's help; ids come from their own sheet."""
    kind = KINDS.get(name, FIGURES)
    rules = drop_downs(book[name])
    choices = CHOICES.get(name if name in KINDS else "", {})
    for cell in book[name][1]:
        field = kind.field_of(str(cell.value))
        choice = choices.get(field or "")
        rule = rules.get(f"{cell.column_letter}2")
        if choice is None or rule is None:
            assert (choice, rule) == (None, None) or name == SETTINGS.name
            continue
        assert rule.prompt == cell.comment.text[:250]
        if isinstance(choice, Ids):
            ids = [cell.value for cell in book[choice.sheet]["A"][1:] if cell.value is not None]
            assert offered(book, rule) == ids
        else:
            assert tuple(offered(book, rule)) == choice.words
            assert bool(rule.showErrorMessage) is not choice.open


def test_settings_offer_their_words(book: Any) -> None:
    """In the rows of the settings that take one of a few."""
    sheet = book[SETTINGS.name]
    rows = {str(cell.value): cell.row for cell in sheet["A"]}
    titles = {heading.field: heading.title for heading in SETTING_NAMES}
    rules = drop_downs(sheet)
    assert {place: tuple(offered(book, rule)) for place, rule in rules.items()} == {
        f"B{rows[titles[field]]}": choice.words for field, choice in SETTING_CHOICES.items()
    }


def test_yes_or_no_is_always_a_choice() -> None:
    """No column that says "yes or no" goes without."""
    for kind in SHEETS:
        for heading in kind.headings:
            if heading.help.startswith("yes or no") and not heading.only_read:
                choice = CHOICES[kind.name][heading.field]
                assert isinstance(choice, Choice)
                assert choice.words == ("yes", "no")


#: What a word needs beside it to make sense.
BESIDE = {
    **{word: {"what": "trend"} for word in ("up", "down", "flat", "none", "neutral")},
    **{word: {"what": "rating"} for word in ("green", "amber", "red")},
    "not comparable": {"what": "change"},
    "accept": {"what": "PM305"},
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The new workbook as perfmon reads it."""
    return as_read(new_workbook.make(Q1), tmp_path_factory.mktemp("read"))


@pytest.mark.parametrize(("sheet", "field", "word"), WORDS)
def test_perfmon_reads_every_word_it_offers(
    read: Workbook, sheet: str, field: str, word: str
) -> None:
    """In its column, no word of a drop-down is refused."""
    typed = {field: word}
    if field == "arrow_on":
        typed["comparators"] = word
    if field == "decision":
        typed |= BESIDE.get(word, {})
    columns = {KINDS[sheet].title_of(name): value for name, value in typed.items()}
    sheets = tuple(_typed(one, columns) if one.name == sheet else one for one in read.sheets)
    found = digest((replace(read, sheets=sheets),)).findings
    place = column_letters(list(KINDS[sheet].titles).index(KINDS[sheet].title_of(field)) + 1)
    cells = {(f.where.sheet, f.where.cell): str(f) for f in found if f.where}
    assert cells.get((sheet, f"{place}2")) is None


def _typed(sheet: Sheet, columns: dict[str, str]) -> Sheet:
    """The sheet with other words in its first row."""
    head, first, *rest = sheet.rows
    row = tuple(columns.get(str(title), value) for title, value in zip(head, first, strict=True))
    return replace(sheet, rows=(head, row, *rest))


def test_the_read_me_names_every_sheet_of_the_example() -> None:
    """An example row left anywhere changes the paper, or is an error once its measure is gone."""
    quarter = Quarter(2022, 1)
    planned = plan.plan(quarter)
    page = read_me.lines(quarter, planned)
    assert page[1].endswith(
        "look at it, then write over it or delete it, in every sheet that holds it: Settings, "
        "Quarters, Priorities, Measures, This quarter, History, By district, Values, Breaks, "
        "Targets, Decisions, Other areas, Tables received, Names, Returns, Paper."
    )
    assert (
        "Each further priority needs a row of its own in the sheet Paper: copy the row of the kind "
        "measures table and change the number in its setting."
    ) in page
