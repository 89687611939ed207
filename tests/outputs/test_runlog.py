"""The log has a line a run, stays small, and never stops a run."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from perfmon_cli.outputs import Line, append, runlog, why
from tests.outputs.a_set import names

LINE = Line(
    time="2026-02-28T23:59:59+00:00",
    perfmon="0.1.0",
    quarter="2022Q1",
    options={"formats": ["docx", "html"]},
    counts={"error": 0, "warning": 2, "note": 0},
    exit=0,
    seconds=1.23456,
    folder="out/2022Q1/draft-07",
)


def test_a_run_is_a_line_of_json(tmp_path: Path) -> None:
    """When, what, how it ended, how long it took, and where the set is."""
    assert append(tmp_path, LINE, rotate=True) is None
    assert append(tmp_path, LINE, rotate=True) is None
    lines = (tmp_path / "perfmon.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert json.loads(lines[1]) == {
        "time": "2026-02-28T23:59:59+00:00",
        "perfmon": "0.1.0",
        "quarter": "2022Q1",
        "options": {"formats": ["docx", "html"]},
        "counts": {"error": 0, "warning": 2, "note": 0},
        "exit": 0,
        "seconds": 1.23,
        "folder": "out/2022Q1/draft-07",
        "unchanged": False,
    }


def test_a_full_log_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five files of the size, the newest lines in perfmon.log, the oldest gone."""
    monkeypatch.setattr(runlog, "MOST_BYTES", 600)
    for _ in range(40):
        append(tmp_path, LINE, rotate=True)
    assert names(tmp_path) == ["perfmon.log", *(f"perfmon.log.{n}" for n in range(1, 5))]
    assert all(path.stat().st_size < 600 + len(LINE.text()) for path in tmp_path.iterdir())


def test_a_year_of_runs_an_hour_stays_under_five_megabytes(tmp_path: Path) -> None:
    """8,760 lines and many more: rotated at 1 MB times five."""
    (tmp_path / "perfmon.log").write_bytes(b"x" * 999_999 + b"\n")
    for number in range(1, 5):
        (tmp_path / f"perfmon.log.{number}").write_bytes(str(number).encode())
    append(tmp_path, LINE, rotate=True)
    assert (tmp_path / "perfmon.log").read_text(encoding="utf-8") == LINE.text()
    assert (tmp_path / "perfmon.log.1").stat().st_size == 1_000_000
    assert [(tmp_path / f"perfmon.log.{n}").read_bytes() for n in (2, 3, 4)] == [b"1", b"2", b"3"]


def test_a_run_that_is_not_alone_rotates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two at once would lose a file."""
    monkeypatch.setattr(runlog, "MOST_BYTES", 1)
    append(tmp_path, LINE, rotate=False)
    append(tmp_path, LINE, rotate=False)
    assert names(tmp_path) == ["perfmon.log"]


def test_a_line_left_unfinished_ends_where_it_ends(tmp_path: Path) -> None:
    """A kill in the middle of a line spoils that line alone."""
    (tmp_path / "perfmon.log").write_text('{"time": "20', encoding="utf-8")
    append(tmp_path, LINE, rotate=True)
    first, second = (tmp_path / "perfmon.log").read_text(encoding="utf-8").splitlines()
    assert first == '{"time": "20'
    assert f"{second}\n" == LINE.text()


@pytest.mark.parametrize(
    ("taken", "there"),
    [
        ((4,), [(1, b"full"), (2, b"1"), (3, b"2")]),
        ((1,), [(2, b"full"), (3, b"2"), (4, b"3")]),
        ((1, 2, 3), [(4, b"full")]),
        ((2, 4), [(1, b"full"), (3, b"1")]),
    ],
)
def test_a_folder_in_the_place_of_an_older_log_is_passed_over(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: tuple[int, ...],
    there: list[tuple[int, bytes]],
) -> None:
    """It stays, what is full makes room all the same, and the run is noted."""
    monkeypatch.setattr(runlog, "MOST_BYTES", 4)
    (tmp_path / "perfmon.log").write_bytes(b"full")
    for number in range(1, 5):
        place = tmp_path / f"perfmon.log.{number}"
        place.mkdir() if number in taken else place.write_bytes(str(number).encode())
    assert append(tmp_path, LINE, rotate=True) is None
    assert (tmp_path / "perfmon.log").read_text(encoding="utf-8") == LINE.text()
    assert all((tmp_path / f"perfmon.log.{number}").is_dir() for number in taken)
    assert [(n, (tmp_path / f"perfmon.log.{n}").read_bytes()) for n, _ in there] == there


def test_a_full_log_without_any_room_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders stand in all places: it grows."""
    monkeypatch.setattr(runlog, "MOST_BYTES", 4)
    (tmp_path / "perfmon.log").write_bytes(b"full\n")
    for number in range(1, 5):
        (tmp_path / f"perfmon.log.{number}").mkdir()
    assert append(tmp_path, LINE, rotate=True) is None
    assert (tmp_path / "perfmon.log").read_text(encoding="utf-8") == f"full\n{LINE.text()}"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", "a folder stands where a file should be"),
        ("link", "a link stands in the way"),
        ("no folder", "the folder is gone"),
        ("pipe", "it is no file"),
    ],
)
def test_a_log_that_refuses_is_told_and_not_raised(tmp_path: Path, kind: str, said: str) -> None:
    """The paper is worth more than its log; a link is not followed, a pipe not waited at."""
    if kind == "folder":
        (tmp_path / "perfmon.log").mkdir()
    elif kind == "link":
        (tmp_path / "perfmon.log").symlink_to(tmp_path / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(tmp_path / "perfmon.log")
    folder = tmp_path / "gone" if kind == "no folder" else tmp_path
    refused = append(folder, LINE, rotate=True)
    assert refused is not None
    assert why(refused) == said
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_that_is_full_is_not_waited_at(tmp_path: Path) -> None:
    """Whoever put it there would hold every run, and the lock with it."""
    os.mkfifo(tmp_path / "perfmon.log")
    handle = os.open(tmp_path / "perfmon.log", os.O_RDWR | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(handle, bytes(4096))
    assert append(tmp_path, LINE, rotate=True) is not None
    os.close(handle)
