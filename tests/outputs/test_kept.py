"""Pieces kept for the next run: never needed, never wrong, never too many."""

import os
from pathlib import Path

import pytest

from perfmon_cli.outputs import Kept, kept

KEY, OTHER, THIRD = "a" * 64, "b" * 64, "c" * 64


def keep(out: Path, **pieces: bytes) -> None:
    """Keep pieces as a run does that has written its set."""
    one = Kept(out)
    for key, piece in pieces.items():
        one.give(key, piece)
    one.settle()


def names(out: Path) -> list[str]:
    """What stands in the folder."""
    return sorted(path.name for path in (out / ".cache").iterdir())


def test_a_piece_is_there_for_the_next_run(tmp_path: Path) -> None:
    """Not before it is settled; another key gives nothing."""
    one = Kept(tmp_path)
    one.give(KEY, b"piece")
    assert not (tmp_path / ".cache").exists()
    one.settle()
    assert Kept(tmp_path).take(KEY) == b"piece"
    assert Kept(tmp_path).take(OTHER) is None


@pytest.mark.parametrize("at", [0, 31, 32, -1], ids=["digest", "its end", "first", "last"])
def test_a_damaged_piece_counts_as_none(tmp_path: Path, at: int) -> None:
    """One byte anywhere; the next run writes it anew."""
    keep(tmp_path, **{KEY: b"piece"})
    path = tmp_path / ".cache" / KEY
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert Kept(tmp_path).take(KEY) is None
    keep(tmp_path, **{KEY: b"piece"})
    assert Kept(tmp_path).take(KEY) == b"piece"


@pytest.mark.parametrize("size", [0, 5, 33])
def test_a_piece_cut_short_counts_as_none(tmp_path: Path, size: int) -> None:
    """As a power cut leaves it."""
    keep(tmp_path, **{KEY: b"piece"})
    path = tmp_path / ".cache" / KEY
    path.write_bytes(path.read_bytes()[:size])
    assert Kept(tmp_path).take(KEY) is None


def test_what_was_not_used_for_longest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many; a piece that was taken was used."""
    monkeypatch.setattr(kept, "MOST_PIECES", 2)
    keep(tmp_path, **{KEY: b"1", OTHER: b"2"})
    for age, key in enumerate((OTHER, KEY)):
        os.utime(tmp_path / ".cache" / key, (1_000 - age, 1_000 - age))
    assert Kept(tmp_path).take(KEY) == b"1"
    keep(tmp_path, **{THIRD: b"3"})
    assert names(tmp_path) == [KEY, THIRD]


def test_too_much_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By bytes, whatever the number."""
    monkeypatch.setattr(kept, "MOST_BYTES", 100)
    keep(tmp_path, **{KEY: b"1" * 40})
    os.utime(tmp_path / ".cache" / KEY, (1_000, 1_000))
    keep(tmp_path, **{OTHER: b"2" * 40})
    assert names(tmp_path) == [OTHER]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """The folder may lead out of the project."""
    there = tmp_path / "there"
    there.mkdir()
    (tmp_path / ".cache").symlink_to(there)
    keep(tmp_path, **{KEY: b"piece"})
    assert not any(there.iterdir())
    assert Kept(tmp_path).take(KEY) is None


def test_a_piece_under_another_name_counts_as_none(tmp_path: Path) -> None:
    """As a program leaves it that puts copies beside files, or a person who moves them."""
    keep(tmp_path, **{KEY: b"piece"})
    (tmp_path / ".cache" / KEY).rename(tmp_path / ".cache" / OTHER)
    assert Kept(tmp_path).take(OTHER) is None


def test_a_link_or_a_pipe_is_no_piece(tmp_path: Path) -> None:
    """A link is not followed, whatever it leads to; nobody waits at a pipe."""
    keep(tmp_path, **{KEY: b"piece"})
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / ".cache" / KEY).rename(elsewhere)
    os.utime(elsewhere, (1, 1))
    (tmp_path / ".cache" / KEY).symlink_to(elsewhere)
    os.mkfifo(tmp_path / ".cache" / OTHER)
    assert Kept(tmp_path).take(KEY) is Kept(tmp_path).take(OTHER) is None
    assert elsewhere.stat().st_mtime == 1
    keep(tmp_path, **{KEY: b"newer", OTHER: b"too"})
    assert elsewhere.read_bytes().endswith(b"piece")
    assert (Kept(tmp_path).take(KEY), Kept(tmp_path).take(OTHER)) == (b"newer", b"too")


def test_a_piece_that_refuses_keeps_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that cannot be written, one that cannot be dropped: the others are."""
    (tmp_path / ".cache" / KEY).mkdir(parents=True)
    keep(tmp_path, **{KEY: b"1", OTHER: b"2"})
    assert Kept(tmp_path).take(OTHER) == b"2"
    for age, key in enumerate((OTHER, KEY)):
        os.utime(tmp_path / ".cache" / key, (1_000 - age, 1_000 - age))
    monkeypatch.setattr(kept, "MOST_PIECES", 1)
    (tmp_path / ".cache" / ("d" * 64)).mkdir()
    os.utime(tmp_path / ".cache" / ("d" * 64), (1_001, 1_001))
    keep(tmp_path, **{THIRD: b"3"})
    assert names(tmp_path) == [KEY, THIRD, "d" * 64]


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """A file in its place, a folder that is gone: nobody is told."""
    (tmp_path / ".cache").write_text("mine", encoding="utf-8")
    keep(tmp_path, **{KEY: b"piece"})
    assert (tmp_path / ".cache").read_text(encoding="utf-8") == "mine"
    keep(tmp_path / "gone", **{KEY: b"piece"})
    assert not (tmp_path / "gone").exists()


def test_what_an_interrupted_run_left_is_swept(tmp_path: Path) -> None:
    """A user's own file stays."""
    keep(tmp_path, **{KEY: b"piece"})
    for name in (f".{OTHER}.perfmon-1", "notes.txt"):
        (tmp_path / ".cache" / name).write_bytes(b"half")
    keep(tmp_path, **{KEY: b"piece"})
    assert names(tmp_path) == [KEY, "notes.txt"]
