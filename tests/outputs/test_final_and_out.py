"""The final set, a folder of the user's choice, a single file: new ones only."""

import os
from pathlib import Path

import pytest

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import (
    is_untouched,
    must_be_writable,
    write_draft,
    write_final,
    write_into,
    write_new_file,
)
from tests.outputs.a_set import FILES, MANIFEST, names


def test_a_final_set_stands_beside_the_drafts(tmp_path: Path) -> None:
    """It has no number, and old drafts do not go for it."""
    for _ in range(5):
        write_draft(tmp_path, FILES, MANIFEST)
    final = write_final(tmp_path, FILES, MANIFEST)
    assert final == tmp_path / "final"
    assert is_untouched(final)
    assert names(tmp_path) == [*(f"draft-0{n}" for n in range(1, 6)), "final"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_second_final_is_refused(tmp_path: Path, kind: str) -> None:
    """Whatever has its name: it stays, and the message says how to set it aside."""
    final = tmp_path / "final"
    if kind == "folder":
        write_final(tmp_path, FILES, MANIFEST)
    elif kind == "file":
        final.write_text("mine")
    else:
        final.symlink_to(tmp_path / "gone")
    with pytest.raises(OutputError) as refused:
        write_final(tmp_path, {"a": b"other"}, MANIFEST)
    assert str(refused.value) == (
        f'The final paper is there already: "{final}". perfmon never writes over it. To set it '
        'aside, rename that folder, for instance to "final-replaced", and build again.'
    )
    assert names(tmp_path) == ["final"]
    assert kind != "folder" or is_untouched(final)


def test_a_final_set_aside_makes_room(tmp_path: Path) -> None:
    """As the message says."""
    write_final(tmp_path, FILES, MANIFEST).rename(tmp_path / "final-replaced")
    write_final(tmp_path, FILES, MANIFEST)
    assert names(tmp_path) == ["final", "final-replaced"]


def test_a_quarters_folder_that_is_a_file_is_refused_before_the_work(tmp_path: Path) -> None:
    """A folder that is there, or not yet, is none of this."""
    must_be_writable(tmp_path)
    must_be_writable(tmp_path / "new")
    (tmp_path / "2022Q1").write_text("mine")
    with pytest.raises(OutputError, match="a file stands where a folder should be"):
        must_be_writable(tmp_path / "2022Q1")


def test_out_must_be_new_or_empty(tmp_path: Path) -> None:
    """--out takes a new folder or an empty one, and nothing else."""
    target = tmp_path / "here"
    target.mkdir()
    write_into(target, {"a": b"1"}, MANIFEST)
    with pytest.raises(OutputError) as refused:
        write_into(target, {"a": b"2"}, MANIFEST)
    assert str(refused.value) == (
        f'The folder "{target}" is not empty, and perfmon overwrites nothing. '
        "Name a new or empty folder with --out."
    )
    assert (target / "a").read_bytes() == b"1"


@pytest.mark.skipif(not hasattr(os, "chown"), reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o2770, 0o700, 0o755, 0o1777, 0o555])
def test_an_empty_folder_keeps_its_mode_and_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """A folder shared by a group stays so, and its files are the group's; its owner may write."""
    given: list[tuple[str, int, int]] = []
    real = os.chown

    def chown(path: Path, owner: int, group: int) -> None:
        given.append((path.name, owner, group))
        real(path, owner, group)

    monkeypatch.setattr(os, "chown", chown)
    target = tmp_path / "share"
    target.mkdir()
    target.chmod(mode)
    was = target.stat()
    write_into(target, FILES, MANIFEST)
    assert target.stat().st_mode & 0o7777 == mode | 0o700
    assert (target.stat().st_uid, target.stat().st_gid) == (was.st_uid, was.st_gid)
    assert given == [(".share.perfmon-1", was.st_uid, was.st_gid)]


@pytest.mark.skipif(not hasattr(os, "chown"), reason="owners of POSIX")
def test_what_may_not_be_given_is_not_opened_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its owner it keeps group and mode; without its group neither."""
    ours = (tmp_path / "usual", tmp_path / "theirs", tmp_path / "nobodys")
    for folder in ours:
        folder.mkdir()
    for folder in ours[1:]:
        folder.chmod(0o2770)
    usual = ours[0].stat().st_mode & 0o7777
    real = os.chown

    def refuses(*owners: int) -> object:
        def chown(path: Path, owner: int, group: int) -> None:
            if owner in owners:
                raise PermissionError(1, "Operation not permitted")
            real(path, owner, group)

        return chown

    own = ours[1].stat().st_uid
    monkeypatch.setattr(os, "chown", refuses(own))
    write_into(ours[1], FILES, MANIFEST)
    assert ours[1].stat().st_mode & 0o7777 == 0o2770
    monkeypatch.setattr(os, "chown", refuses(own, -1))
    write_into(ours[2], FILES, MANIFEST)
    assert ours[2].stat().st_mode & 0o7777 == usual
    assert is_untouched(ours[2])


def test_an_empty_folder_stays_where_the_set_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It makes way only when all is written."""
    target = tmp_path / "share"
    target.mkdir()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("perfmon_cli.outputs.sets.write_files", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_into(target, FILES, MANIFEST)
    assert names(tmp_path) == ["share"]


def test_what_is_put_into_an_empty_folder_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is overwritten."""
    target = tmp_path / "share"
    target.mkdir()

    def busy(_: Path, __: object) -> None:
        (target / "mine.txt").write_text("mine")

    monkeypatch.setattr("perfmon_cli.outputs.sets.write_files", busy)
    with pytest.raises(OutputError, match="something else has taken its name"):
        write_into(target, FILES, MANIFEST)
    assert names(tmp_path) == ["share"]
    assert names(target) == ["mine.txt"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """--out is not led out of its place by a link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputError, match="is not a folder"):
        write_into(tmp_path / "link", {}, MANIFEST)


@pytest.mark.parametrize(
    "name",
    ["two words", "Årsrapport – Çà", "報告", "x" * 200, "-rf", "a'b\"c", "100% $HOME `x`"],
)
def test_names_of_all_kinds(tmp_path: Path, name: str) -> None:
    """Spaces, other scripts, long names, signs that shells know."""
    folder = write_into(tmp_path / name / name, FILES, MANIFEST)
    assert is_untouched(folder)
    assert names(tmp_path / name) == [name]


def test_what_an_interrupted_run_left_is_swept(tmp_path: Path) -> None:
    """The next run to the same folder or file finds it; a user's own hidden folder stays."""
    for name in (".here.perfmon-1", ".here.partial-1", ".there.perfmon-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_text("mine")
    (tmp_path / ".c.xlsx.perfmon-1").write_bytes(b"half")
    write_into(tmp_path / "here", {"a": b"1"}, MANIFEST)
    write_new_file(tmp_path / "c.xlsx", b"1")
    assert names(tmp_path) == [".here.partial-1", ".there.perfmon-1", "c.xlsx", "here"]


def test_what_is_no_file_is_not_swept(tmp_path: Path) -> None:
    """Nobody waits at a pipe that bears the name of what an interrupted run leaves."""
    pipe = tmp_path / ".mine.perfmon-1"
    os.mkfifo(pipe)
    write_into(tmp_path / "mine", FILES, MANIFEST)
    assert pipe.is_fifo()


def test_what_another_run_is_writing_is_not_swept(tmp_path: Path) -> None:
    """It holds a lock on its unfinished folder."""
    fcntl = pytest.importorskip("fcntl")
    (tmp_path / ".here.perfmon-1").mkdir()
    handle = os.open(tmp_path / ".here.perfmon-1", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    write_into(tmp_path / "here", {"a": b"1"}, MANIFEST)
    os.close(handle)
    assert names(tmp_path) == [".here.perfmon-1", "here"]


def test_one_new_file(tmp_path: Path) -> None:
    """--checks writes a new file and never over an old one."""
    write_new_file(tmp_path / "c.xlsx", b"1")
    with pytest.raises(OutputError, match="is there already"):
        write_new_file(tmp_path / "c.xlsx", b"2")
    assert (tmp_path / "c.xlsx").read_bytes() == b"1"
    assert names(tmp_path) == ["c.xlsx"]
