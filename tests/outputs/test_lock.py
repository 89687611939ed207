"""One run at a time; a lock ends with its process, however that ends."""

import os
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest

from perfmon_cli.errors import BusyError, OutputError
from perfmon_cli.outputs import held
from perfmon_cli.outputs.lock import LOCK, is_held

HOLD = """
import signal, sys
from pathlib import Path
from perfmon_cli.outputs import held
signal.signal(signal.SIGINT, signal.default_int_handler)
with held(Path(sys.argv[1])) as alone:
    print(alone, flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_refused_and_touches_nothing(tmp_path: Path) -> None:
    """At once, with exit 5; when the first has ended the next may run."""
    with held(tmp_path / "out") as alone:
        before = sorted(tmp_path.rglob("*"))
        assert alone is True
        with pytest.raises(BusyError) as busy, held(tmp_path / "out"):
            pytest.fail("two runs at once")
        assert sorted(tmp_path.rglob("*")) == before
    assert busy.value.exit_code == 5
    assert str(busy.value) == (
        f'Another run of perfmon is at work in "{tmp_path}/out". Wait until it has ended and '
        "start again; nothing was touched."
    )
    with held(tmp_path / "out") as alone:
        assert alone is True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_killed_leaves_no_lock(tmp_path: Path, number: int) -> None:
    """The system lets go of it: nothing is to be tidied by hand."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"True\n"
    with pytest.raises(BusyError), held(tmp_path):
        pytest.fail("two runs at once")
    holder.send_signal(number)
    holder.wait()
    holder.communicate()
    with held(tmp_path) as alone:
        assert alone is True


def windows_lock(taken: set[str]) -> types.ModuleType:
    """A stand-in for `msvcrt`, whose locks are of files."""
    module = types.ModuleType("msvcrt")

    def locking(handle: int, mode: int, number: int) -> None:
        assert (mode, number) == (2, 1)
        name = f"{os.fstat(handle).st_ino}"
        if name in taken:
            raise PermissionError(13, "Permission denied")
        taken.add(name)

    module.__dict__.update(LK_NBLCK=2, locking=locking)
    return module


def test_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fcntl its own lock is used, to the same end."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows_lock(set()))
    with held(tmp_path) as alone:
        assert alone is True
        with pytest.raises(BusyError), held(tmp_path):
            pytest.fail("two runs at once")


def test_where_nothing_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both may run, and each knows that it may not be alone."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)
    with held(tmp_path) as first, held(tmp_path) as second:
        assert (first, second) == (False, False)
    (tmp_path / "left").mkdir()
    assert is_held(tmp_path / "left") is None


def test_a_network_folder_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses the lock itself: as if there were none."""

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with held(tmp_path) as alone:
        assert alone is False


def refusing(monkeypatch: pytest.MonkeyPatch, *refused: int) -> None:
    """Have the system refuse to open the lock file in some ways, as another user's."""
    real = os.open

    def opening(path: object, flags: int, *more: int, **named: int) -> int:
        if str(path).endswith(LOCK) and flags & os.O_ACCMODE in refused:
            raise PermissionError(13, "Permission denied")
        return real(str(path), flags, *more, **named)

    monkeypatch.setattr(os, "open", opening)


def test_a_lock_of_another_user_that_may_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that all may write to it locks as well as one's own."""
    with held(tmp_path):
        refusing(monkeypatch, os.O_RDWR)
        with pytest.raises(BusyError), held(tmp_path):
            pytest.fail("two runs at once")
    with held(tmp_path) as alone:
        assert alone is True


def test_a_lock_of_another_user_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named, not the folder, which may be written to."""
    (tmp_path / LOCK).touch()
    refusing(monkeypatch, os.O_RDWR, os.O_RDONLY)
    with pytest.raises(OutputError) as refused, held(tmp_path):
        pytest.fail("locked without the lock")
    assert str(refused.value) == (
        f'"{tmp_path}/{LOCK}" is another user\'s and may not be read, so it is not known whether '
        "another run is at work. Ask its owner to let you read and write it, or to delete it while "
        "nobody builds; earlier drafts are untouched."
    )


@pytest.mark.parametrize("is_there", [True, False], ids=["with a lock", "without one"])
def test_a_folder_that_may_not_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """The folder is named, before any work, although the lock could be read."""
    if is_there:
        (tmp_path / LOCK).touch()
    refusing(monkeypatch, os.O_RDWR)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError) as refused, held(tmp_path):
        pytest.fail("locked where nothing can be written")
    assert str(refused.value) == (
        f'The paper cannot be written to "{tmp_path}": writing there is not allowed. Free the '
        "place or name another folder with --out; earlier drafts are untouched."
    )


def test_what_a_process_is_at_work_on(tmp_path: Path) -> None:
    """A folder or a file that it has locked; what cannot be looked at is not known."""
    fcntl = pytest.importorskip("fcntl")
    assert is_held(tmp_path) is False
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert is_held(tmp_path) is True
    os.close(handle)
    assert is_held(tmp_path / "gone") is None


@pytest.mark.parametrize("kind", ["a file for the folder", "a folder for the lock", "a link"])
def test_something_stands_in_the_way(tmp_path: Path, kind: str) -> None:
    """Exit 4, in words; a link is not followed."""
    out = tmp_path / "out"
    said = "a file stands where a folder should be"
    if kind == "a file for the folder":
        out.write_text("mine")
    elif kind == "a folder for the lock":
        (out / LOCK).mkdir(parents=True)
        said = "a folder stands where a file should be"
    else:
        out.mkdir()
        (out / LOCK).symlink_to(tmp_path / "mine.txt")
        said = "a link stands in the way"
    with pytest.raises(OutputError) as refused, held(out):
        pytest.fail("locked what is no lock")
    assert str(refused.value) == (
        f'The paper cannot be written to "{out}": {said}. Free the place or name another folder '
        "with --out; earlier drafts are untouched."
    )
    assert not (tmp_path / "mine.txt").exists()
