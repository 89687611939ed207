"""Made-up projects of any size: so many measures, charts, or pages of text."""

from collections.abc import Iterator
from pathlib import Path

from tools.fuzzing.new_excel import new_excel
from tools.fuzzing.pages import Cell, Page

QUARTER = "2024Q4"
_YEARS = ("2019", "2020", "2021", "2022", "2023", "2024")
_SETTINGS = (("Organisation", "Office"), ("Area", "Northshire"), ("Areas", "Eastham; Westham"))
_LINE = "kind: over time; periods: last 5"
_PARAGRAPHS_A_PAGE = 7
_WORDS = (
    "The board looked at how the service has answered those who asked for help, at what has been "
    "done since its last meeting, and at what is left to do. Partners were asked to say what they "
    "need, and most of them named people with time to listen before anything that money can buy. "
)


def write_project(folder: Path, *, measures: int = 10, charts: int = 0, pages: int = 0) -> None:
    """Write a project: an .xlsx, and texts where pages are asked for."""
    (folder / "data").mkdir(parents=True)
    book = {
        "Settings": Page((("Setting", "Value"), *_SETTINGS)),
        "Quarters": Page((("Quarter",), (QUARTER,))),
        "Priorities": Page((("Id", "Title"), *((f"{n}", f"Priority {n}") for n in range(1, 5)))),
        "Measures": Page(tuple(_measures(measures))),
        "History": Page(tuple(_history(measures))),
        "Paper": Page(tuple(_paper(charts, pages))),
    }
    (folder / "data" / "figures.xlsx").write_bytes(new_excel(book))
    texts = folder / "commentary" / QUARTER
    texts.mkdir(parents=True)
    for number in range(pages):
        (texts / f"{number:03}.md").write_text(_text(number), encoding="utf-8")


def _measures(count: int) -> Iterator[tuple[Cell, ...]]:
    yield ("Id", "Priority", "Label", "Unit", "Good direction", "Decimals", "Period covered")
    for n in range(count):
        yield (f"measure_{n}", f"{n % 4 + 1}", f"Measure {n}", "count", "down", 0, "12 months")


def _history(count: int) -> Iterator[tuple[Cell, ...]]:
    yield ("Measure", "Part", "Area", *_YEARS)
    for n in range(count):
        yield (
            f"measure_{n}",
            None,
            None,
            *(900 + n * 31 % 400 + y * 17 for y in range(len(_YEARS))),
        )


def _paper(charts: int, pages: int) -> Iterator[tuple[Cell, ...]]:
    yield ("In", "Level", "Heading", "Kind", "From", "Measures", "Settings", "Wide page")
    for n in range(1, 5):
        yield ("yes", 1, None, "measures table", None, None, f"priority: {n}", "no")
    for n in range(charts):
        yield ("yes", 2, None, "chart", None, f"measure_{n % 10}", _LINE, "no")
    for n in range(pages):
        yield ("yes", 1, f"Part {n}", "text", f"{n:03}.md", None, None, "no")


def _text(number: int) -> str:
    head = f"---\nsection: {number}\ntitle: Part {number}\npart: section\n---\n\n"
    return head + "\n\n".join([_WORDS] * _PARAGRAPHS_A_PAGE) + "\n"
