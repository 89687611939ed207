"""Old .xls files that xlrd gives up: read another way, if two readings agree."""

import struct
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.cells.model import CellError, Merge, Percentage, Sheet
from perfmon_cli.workbook import xls_pass, xls_second
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import Refused
from tests.workbook.builders import refusal, sheets_of
from tools.fuzzing.old_excel import contained, old_excel, workbook_stream
from tools.fuzzing.pages import Error, Page, Percent

PAGES = {
    "Data": Page(
        [
            ["Measure", "2021/22", None, date(2022, 3, 31)],
            ["Knife crime", 2358.0, Percent(0.777), 1 / 3],
            ["£ and é", Error(7), True, -1e9],
        ],
        hidden_rows=frozenset({1}),
        hidden_columns=frozenset({3}),
        merged=[(0, 0, 0, 1)],
    ),
    "Notes": Page([["Nothing"]], hidden=True),
}
SHEETS = (
    Sheet(
        file="a.xls",
        name="Data",
        rows=(
            ("Measure", "2021/22", None, date(2022, 3, 31)),
            (
                "Knife crime",
                Decimal(2358),
                Percentage(Decimal("77.7")),
                Decimal("0.333333333333333"),
            ),
            ("£ and é", CellError("#DIV/0!"), True, Decimal(-1_000_000_000)),
        ),
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({4}),
        merges=(Merge(1, 1, 1, 2),),
    ),
    Sheet(file="a.xls", name="Notes", rows=(("Nothing",),), hidden=True),
)


def with_wrong_count(data: bytes) -> bytes:
    """A table of texts that claims one text too many, as some programs write it."""
    at = data.find(b"\xfc\x00")
    count = struct.unpack_from("<I", data, at + 8)[0]
    return data[: at + 8] + struct.pack("<I", count + 1) + data[at + 12 :]


def test_as_usual(tmp_path: Path) -> None:
    """An .xls tells values, percentages, errors, dates, hidden and merged cells apart."""
    assert sheets_of(tmp_path, "a.xls", old_excel(PAGES)) == SHEETS


def test_second_reading_is_the_same(tmp_path: Path) -> None:
    """What the first reader cannot is read by the second, and means the same."""
    data = with_wrong_count(old_excel(PAGES))
    assert sheets_of(tmp_path, "a.xls", data) == SHEETS
    assert xls_second.read_sheets(old_excel(PAGES), "a.xls", Limits()) == SHEETS


@pytest.mark.parametrize(
    ("start", "change"),
    [
        pytest.param(48, b"\x07\0\0\0", id="no directory"),
        pytest.param(512 + 4 * 2, b"\x02\0\0\0", id="a chain that comes back"),
        pytest.param(512 + 4 * 2, b"\xfe\xff\xff\xff", id="a chain that ends too early"),
        pytest.param(512 + 4 * 2, b"\0\0\1\0", id="a chain that leads out of the file"),
        pytest.param(512 + 4 * 128 + 128, b"w", id="no stream of that name"),
    ],
)
def test_neither(tmp_path: Path, start: int, change: bytes) -> None:
    """A file whose parts cannot be found is refused by both, in plain words."""
    data = with_wrong_count(old_excel(PAGES))
    changed = data[:start] + change + data[start + len(change) :]
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xls", changed)


def test_readings_that_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the two readings differ in one number, the file is refused."""
    data = old_excel(PAGES)
    other = old_excel({**PAGES, "Data": Page([["Measure", 1.0], ["Knife crime", 2359.0]])})
    passed = xls_pass.pass_over(other, Limits())
    monkeypatch.setattr(xls_pass, "pass_over", lambda *_: passed)
    with pytest.raises(Refused) as raised:
        xls_second.read_sheets(data, "a.xls", Limits())
    assert raised.value.code == "PM101"


def test_stray_cell(tmp_path: Path) -> None:
    """The second reading names a far cell too, before the reader asks for memory."""
    stream = workbook_stream({"Data": Page([[1.0]])})
    at = stream.find(b"\x7e\x02")
    far = stream[at : at + 4] + b"\xff\xff\xff\0" + stream[at + 8 : at + 14]
    stream = stream[: at + 14] + far + stream[at + 14 :]
    data = with_wrong_count(contained(stream))
    assert refusal(tmp_path, "a.xls", data, Limits(cells=1000)).startswith(
        "Data!IV65536: PM104 A value in IV65536 makes this sheet 16,777,216 cells large"
    )
