"""Files that come again: what a name says of date and version, and which file is the newest."""

from datetime import date

import pytest

from perfmon_cli.catalogue.model import Catalogue, Settings
from perfmon_cli.catalogue.sender_rows import Return, Side, TableReceived
from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.dataset.editions import name_and_date, natural, newest_first

MARCH = date(2022, 3, 31)
SETTINGS = Settings(organisation="Force", area="Northshire", areas=("Eastham",))


@pytest.mark.parametrize(
    ("name", "words", "day"),
    [
        ("missing people 2022-03", "missing people", MARCH),
        ("missing people 2022 03", "missing people", MARCH),
        ("Missing_People_20220331", "missing people", MARCH),
        ("missing 2022-03-31", "missing", MARCH),
        ("missing 31.03.2022", "missing", MARCH),
        ("missing 31-3-2022", "missing", MARCH),
        ("missing 31 March 2022", "missing", MARCH),
        ("missing-people-mar22", "missing people", MARCH),
        ("missing March 2022", "missing", MARCH),
        ("knife (Mar-22)", "knife", MARCH),
        ("2022Q1", "", MARCH),
        ("missing 2022-Q1", "missing", MARCH),
        ("missing Q4 2021-22", "missing", MARCH),
        ("missing-2021-22-Q4", "missing", MARCH),
        ("Q4-2021-22 missing", "missing", MARCH),
        ("missing 2021-22", "missing", MARCH),
        ("missing 12 months to March 2022", "missing", MARCH),
        ("missing 12 months to 31 March 2022", "missing", MARCH),
        ("missing year ending Mar 22", "missing", MARCH),
        ("missing 2021-12", "missing", date(2021, 12, 31)),
        ("missing 2021", "missing", date(2021, 12, 31)),
        ("2021Q4/missing", "missing", date(2021, 12, 31)),
        ("missing 2021-22 sent 2022-04-19", "missing sent", date(2022, 4, 19)),
        ("Q1 2022 missing", "missing", date(2022, 12, 31)),
        ("missing v2", "missing", None),
        ("missing v 2.1 final", "missing", None),
        ("missing (2) - Copy", "missing", None),
        ("missing REVISED", "missing", None),
        ("table 9", "table 9", None),
        ("missing march", "missing march", None),
        ("people with 2-4 occurrences", "people with 2-4 occurrences", None),
        ("finally missing", "finally missing", None),
    ],
)
def test_name_and_date(name: str, words: str, day: date | None) -> None:
    """Dates and versions are taken out of a name; the latest date is the file's."""
    assert name_and_date(name) == (words, day)


def test_natural() -> None:
    """Names sort as people count, capitals alike."""
    names = ["Table 10", "table 9", "table 9 v2", "table 9 v10", "table 09a"]
    assert sorted(names, key=natural) == [
        *("table 9", "table 9 v2", "table 9 v10", "table 09a", "Table 10"),
    ]


def families(
    *files: str,
    tables: tuple[TableReceived, ...] = (),
    returns: tuple[Return, ...] = (),
) -> list[list[str]]:
    """The editions of each file, newest first, without the received folder."""
    books = [Workbook(f"received/{file}", "0", (Sheet(file, "Data", ()),)) for file in files]
    catalogue = Catalogue(settings=SETTINGS, tables_received=tables, returns=returns)
    found: dict[tuple[str, str], list[str]] = {}
    for one in newest_first(books, "received", catalogue):
        file = one.book.file.removeprefix("received/")
        found.setdefault((one.sender, one.family), []).append(file)
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize(
    "newest_first",
    [
        pytest.param(("p/a 2022-06.xlsx", "p/a 2022-03.csv"), id="date"),
        pytest.param(("p/a Jun 2022.xlsx", "p/a Mar 2022.xlsx"), id="months by date, not by name"),
        pytest.param(("p/a 2019.xlsx", "p/a v9.xlsx"), id="a date before none"),
        pytest.param(("p/a v10.xlsx", "p/a v9.xlsx", "p/a.xlsx"), id="versions"),
        pytest.param(("p/a 2022-03 (2).xlsx", "p/a 2022-03.xlsx"), id="the same date"),
        pytest.param(("p/2022Q1/a.xlsx", "p/2021Q4/a.xlsx"), id="folders"),
        pytest.param(("p/a 2022-03.xlsx", "p/A 2022-03.ods"), id="another format"),
    ],
)
def test_the_newest_edition_comes_first(newest_first: tuple[str, ...]) -> None:
    """By the date in the name, then by its name; the order in which they are found says nothing."""
    assert families(*newest_first) == [[*newest_first]]
    assert families(*reversed(newest_first)) == [[*newest_first]]


def test_other_files_and_other_senders_are_no_editions() -> None:
    """Only names that are the same but for dates and versions are editions of one file."""
    assert families("p/a 2022-03.csv", "p/b 2022-06.csv", "q/a 2022-06.csv", "a.csv") == [
        ["a.csv"],
        ["p/a 2022-03.csv"],
        ["p/b 2022-06.csv"],
        ["q/a 2022-06.csv"],
    ]


def row(file: str, period: str = "") -> TableReceived:
    """A row of Tables received for the sender p."""
    return TableReceived(sender="P", file=file, down=(Side.AREAS,), period=period)


def test_a_row_of_tables_received_makes_files_editions() -> None:
    """Files that contain the words of one row are editions, whatever else their names say."""
    files = ("p/MISPER for June 2022.csv", "p/misper march 2022.csv")
    assert families(*files, tables=(row("misper"),)) == [[*files]]
    assert families(*files) == [[files[1]], [files[0]]]


def test_files_without_a_date_take_it_from_returns_then_from_tables_received() -> None:
    """Returns says when a file was taken or came; else the Period of its row counts."""
    files = ("p/a final.csv", "p/a v2.csv")
    assert families(*files) == [[files[1], files[0]]]
    returns = (
        Return(sender="p", what="a final", as_at=date(2022, 6, 1), received=date(2022, 1, 1)),
        Return(sender="p", what="a v2", received=date(2022, 5, 1)),
    )
    assert families(*files, returns=returns) == [[*files]]
    tables = (row("a"), row("a final", "2021/22"), row("a v2", "2020/21"))
    assert families(*files, tables=tables) == [[*files]]
