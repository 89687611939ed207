"""Places that refuse: for a moment, for good, and what is said of it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import is_untouched, write_draft, write_into, writing
from tests.outputs.a_set import FILES, MANIFEST, names


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; none takes any time."""
    made: list[float] = []
    monkeypatch.setattr("time.sleep", made.append)
    return made


def refusing(times: int, number: int, real: Callable[..., object]) -> Callable[..., object]:
    """A call that fails so many times with an error, then works."""
    left = iter(range(times))

    def call(*arguments: object, **named: object) -> object:
        if next(left, None) is not None:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    return call


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES, errno.EPERM, errno.ETXTBSY])
@pytest.mark.parametrize("step", ["rename", "mkdir"])
def test_a_folder_that_refuses_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], step: str, number: int
) -> None:
    """A synchronised folder, a virus scanner: tried again, and the draft is written."""
    monkeypatch.setattr(Path, step, refusing(3, number, getattr(Path, step)))
    assert is_untouched(write_draft(tmp_path, FILES, MANIFEST))
    assert pauses == [0.05, 0.1, 0.2]


def test_a_file_that_refuses_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    """A new file that a scanner looks at: tried again."""
    monkeypatch.setattr(Path, "open", refusing(2, errno.EBUSY, Path.open))
    writing.write_file(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"
    assert pauses == [0.05, 0.1]


def test_a_folder_that_goes_on_refusing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    """After a second and a half it is said, and nothing of the set is left."""
    monkeypatch.setattr(Path, "rename", refusing(99, errno.EBUSY, Path.rename))
    with pytest.raises(OutputError) as refused:
        write_draft(tmp_path, FILES, MANIFEST)
    assert str(refused.value) == (
        f'The paper cannot be written to "{tmp_path}": another program holds it. Free the place '
        "or name another folder with --out; earlier drafts are untouched."
    )
    assert pauses == list(writing.PAUSES)
    assert names(tmp_path) == []


def test_no_permission_is_no_matter_of_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    """A folder that cannot be written is refused at once."""
    monkeypatch.setattr(Path, "mkdir", refusing(99, errno.EACCES, Path.mkdir))
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(OutputError, match="writing there is not allowed"):
        write_draft(tmp_path, FILES, MANIFEST)
    assert pauses == []


class Disk(NamedTuple):
    """What `shutil.disk_usage` says."""

    total: int
    used: int
    free: int


def test_room_is_looked_for_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is refused without a half-written set on it."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: Disk(10, 10, 70_000))
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: pytest.fail("something was written"))
    with pytest.raises(OutputError) as refused:
        write_draft(tmp_path, {"paper.pdf": bytes(10_000)}, MANIFEST)
    assert str(refused.value) == (
        f'The paper cannot be written to "{tmp_path}": the disk is full. Free the place or name '
        "another folder with --out; earlier drafts are untouched."
    )


def test_a_disk_without_any_size_is_not_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network folders, and what is no disk at all, say nothing of their size."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: Disk(0, 0, 0))
    assert is_untouched(write_draft(tmp_path, FILES, MANIFEST))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="Linux has /proc")
def test_a_folder_that_takes_nothing() -> None:
    """It is neither full nor gone."""
    with pytest.raises(OutputError) as refused:
        write_into(Path("/proc/x"), FILES, MANIFEST)
    assert str(refused.value) == (
        'The files cannot be written to "/proc/x": writing there is not allowed. Free the place '
        "or name another folder with --out."
    )


def test_room_that_is_not_known_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network folders do not say."""
    monkeypatch.setattr("shutil.disk_usage", refusing(99, errno.ENOSYS, lambda _: None))
    assert is_untouched(write_draft(tmp_path, FILES, MANIFEST))


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_place_that_cannot_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Some folders know no fsync; what they can do is done."""
    monkeypatch.setattr("os.fsync", refusing(99, number, os.fsync))
    assert is_untouched(write_draft(tmp_path, FILES, MANIFEST))


@pytest.fixture
def fsyncs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Which fsyncs fail, one after another; the rest work."""
    failing: list[bool] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        if failing and failing.pop(0):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)
    return failing


@pytest.mark.parametrize("which", range(5))
def test_what_cannot_be_made_durable_is_not_there(
    tmp_path: Path, fsyncs: list[bool], which: int
) -> None:
    """An I/O error at any fsync, the last one too: no set, and exit 4."""
    fsyncs += [number == which for number in range(5)]
    with pytest.raises(OutputError, match="the disk reports an error") as refused:
        write_draft(tmp_path, FILES, MANIFEST)
    assert refused.value.exit_code == 4
    assert names(tmp_path) == []


def lose(folder: Path) -> None:
    """A file of a set is gone."""
    (folder / "paper.html").unlink()


def cut(folder: Path) -> None:
    """A file of a set is shorter."""
    (folder / "paper.html").write_bytes(b"<p>72")


def put_a_folder(folder: Path) -> None:
    """A folder has the name of a file of a set."""
    lose(folder)
    (folder / "paper.html").mkdir()


@pytest.mark.parametrize("harm", [lose, cut, put_a_folder])
@pytest.mark.parametrize("is_late", [False, True], ids=["before the rename", "after it"])
def test_a_set_that_another_program_spoils_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None], *, is_late: bool
) -> None:
    """A sweep at the wrong moment, a person at work: exit 4, and no half of a set is left."""
    real = writing.sync_folder

    def sync(folder: Path) -> None:
        place = folder / "draft-01" if is_late else folder
        if place.name == ("draft-01" if is_late else ".draft-01.perfmon-1") and place.is_dir():
            harm(place)
        real(folder)

    monkeypatch.setattr(writing, "sync_folder", sync)
    with pytest.raises(OutputError) as refused:
        write_draft(tmp_path, FILES, MANIFEST)
    assert refused.value.exit_code == 4
    assert str(refused.value) == (
        f'The paper cannot be written to "{tmp_path}": another program took away or changed files '
        "of it while it was written. Free the place or name another folder with --out; earlier "
        "drafts are untouched."
    )
    assert names(tmp_path) == []


def test_a_spoilt_set_that_cannot_be_renamed_back_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody takes it for a draft."""
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name == "draft-01":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        real(path, target)
        lose(target)
        return target

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError, match="another program took away or changed files"):
        write_draft(tmp_path, FILES, MANIFEST)
    assert names(tmp_path) == []


def test_a_file_put_beside_a_set_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems put files of their own into folders; then it counts as touched, and stays."""
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        (path / "desktop.ini").write_bytes(b"")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    draft = write_draft(tmp_path, FILES, MANIFEST)
    assert names(draft) == ["desktop.ini", "figures.json", "manifest.json", "paper.html"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk space granted to you is used up"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENAMETOOLONG, "the path is too long for this disk"),
        (errno.ENOTDIR, "a file stands where a folder should be"),
        (errno.ELOOP, "a link stands in the way"),
        (errno.ENODEV, "No such device"),
        (0, "it cannot be written"),
    ],
)
def test_reasons_are_in_words(number: int, said: str) -> None:
    """Those that are met; others in the system's own words."""
    assert writing.why(OSError(number, os.strerror(number)) if number else OSError()) == said


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of writing."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_draft(tmp_path, FILES, MANIFEST)
    assert names(tmp_path) == []
