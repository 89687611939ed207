"""Drafts are numbered, appear whole, and only old untouched ones ever go."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import is_untouched, must_have_a_number, newest, sweep_all, write_draft
from tests.command import everything_in
from tests.outputs.a_set import FILES, MANIFEST, names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A quarter's folder, not made yet."""
    return tmp_path / "out" / "2022Q1"


def write(folder: Path, times: int = 1) -> Path:
    """Write drafts; returns the last."""
    return [write_draft(folder, FILES, MANIFEST) for _ in range(times)][-1]


def test_drafts_are_numbered_and_earlier_ones_stay_as_they_are(folder: Path) -> None:
    """Each set gets the next number; an edited draft is not touched."""
    first = write_draft(folder, {"a.html": b"one"}, MANIFEST)
    (first / "a.html").write_bytes(b"edited")
    second = write_draft(folder, {"a.html": b"two"}, MANIFEST)
    assert [path.name for path in (first, second)] == ["draft-01", "draft-02"]
    assert (first / "a.html").read_bytes() == b"edited"
    assert (second / "a.html").read_bytes() == b"two"
    assert newest(folder) == second


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (["draft-09"], "draft-10"),
        (["draft-99"], "draft-100"),
        (["Draft-03"], "draft-04"),
        (["draft-7"], "draft-01"),
        (["draft-04 sent", "draft-02"], "draft-03"),
    ],
)
def test_the_next_number_comes_after_all_that_are_there(
    folder: Path, there: list[str], expected: str
) -> None:
    """Folders of the user's own naming do not count."""
    for name in there:
        (folder / name).mkdir(parents=True)
    assert write(folder).name == expected


@pytest.mark.parametrize(
    "lose",
    [
        pytest.param(lambda d: d.rename(d.with_name("sent to the panel")), id="renamed"),
        pytest.param(lambda d: [*(f.unlink() for f in d.iterdir()), d.rmdir()], id="thrown away"),
    ],
)
def test_a_number_once_given_is_not_given_again(
    folder: Path, lose: Callable[[Path], object]
) -> None:
    """Not even when the newest draft is gone: two papers of one number would be confused."""
    lose(write(folder, 2))
    assert write(folder).name == "draft-03"


@pytest.mark.parametrize(
    "said", [b"", b"many", b"-3", b"1e9", b"\xff", b"9" * 40, b"999999999", b"100000", b"99999"]
)
def test_a_spoilt_note_of_the_last_number_is_no_matter(folder: Path, said: bytes) -> None:
    """The drafts themselves still tell."""
    write(folder, 2)
    (folder / ".last-draft").write_bytes(said)
    assert write(folder).name == "draft-03"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_in_place_of_the_note_is_not_waited_at(folder: Path) -> None:
    """It has no end; the next note takes its place."""
    write(folder, 2)
    (folder / ".last-draft").unlink()
    os.mkfifo(folder / ".last-draft")
    assert write(folder).name == "draft-03"
    assert (folder / ".last-draft").read_text() == "3\n"


@pytest.mark.parametrize("name", ["draft-999999999", "draft-100000", "Draft-1000000000"])
def test_a_number_that_no_draft_can_have_is_not_counted(folder: Path, name: str) -> None:
    """Somebody's own folder: drafts go on where they were, old ones go, that one stays."""
    write(folder, 6)
    (folder / name).mkdir()
    assert write(folder).name == "draft-07"
    assert newest(folder) == folder / "draft-07"
    assert names(folder) == sorted([name, *(f"draft-0{n}" for n in range(3, 8))])


@pytest.mark.parametrize("kind", [Path.mkdir, Path.touch], ids=["a folder", "a file"])
def test_the_largest_number_leaves_none(folder: Path, kind: Callable[[Path], None]) -> None:
    """It is named with what to do, before the work; renamed, drafts go on where they were."""
    write(folder, 2)
    kind(folder / "draft-99999")
    (folder / ".last-draft").write_text("99999\n")
    said = (
        f'"{folder}/draft-99999" has the largest number that a draft can have. Rename it, for '
        'instance to "draft-99999-old", and build again.'
    )
    for attempt in (write, must_have_a_number):
        with pytest.raises(OutputError) as refused:
            attempt(folder)
        assert str(refused.value) == said
    (folder / "draft-99999").rename(folder / "draft-99999-old")
    must_have_a_number(folder)
    assert write(folder).name == "draft-03"


def test_the_last_number_but_one(folder: Path) -> None:
    """Five digits, as documented."""
    (folder / "draft-99998").mkdir(parents=True)
    assert write(folder).name == "draft-99999"


def test_a_file_of_a_drafts_name_is_in_nobodys_way(folder: Path) -> None:
    """It keeps its name, and the draft gets the next number."""
    folder.mkdir(parents=True)
    (folder / "draft-01").write_text("mine")
    assert write(folder).name == "draft-02"
    assert (folder / "draft-01").read_text() == "mine"


def test_the_last_five_stay(folder: Path) -> None:
    """Older ones whose files are as perfmon wrote them go."""
    write(folder, 7)
    assert names(folder) == ["draft-03", "draft-04", "draft-05", "draft-06", "draft-07"]


def test_an_edited_draft_never_goes(folder: Path) -> None:
    """Nor one that something was put into, or whose manifest cannot be trusted."""
    drafts = [write(folder) for _ in range(4)]
    (drafts[0] / "paper.html").write_bytes(b"with the panel's comments")
    (drafts[1] / "minutes.txt").write_bytes(b"mine")
    (drafts[2] / "manifest.json").write_bytes(b"{}")
    before = everything_in(folder)
    write(folder, 6)
    assert names(folder) == [
        "draft-01",
        "draft-02",
        "draft-03",
        *(f"draft-{n:02}" for n in range(6, 11)),
    ]
    kept = [f"draft-0{n}" for n in (1, 2, 3)]
    after = everything_in(folder)
    assert {n: h for n, h in after.items() if n[:8] in kept} == {
        n: h for n, h in before.items() if n[:8] in kept
    }


def test_edited_drafts_count_among_the_last_five(folder: Path) -> None:
    """Five stay, whatever they hold; so the disk does not fill up."""
    for path in [write(folder) for _ in range(5)][1:]:
        (path / "paper.html").write_bytes(b"edited")
    write(folder)
    assert names(folder) == [f"draft-0{n}" for n in range(2, 7)]


def refused_below(monkeypatch: pytest.MonkeyPatch, call: str, *places: Path) -> None:
    """Have the system refuse a call for some names, as for files that may not be changed."""
    real = getattr(os, call)

    def refusing(path: object, *arguments: object, **named: object) -> object:
        if Path(os.fspath(str(path))).name in {place.name for place in places}:
            raise PermissionError(1, "Operation not permitted")
        return real(path, *arguments, **named)

    monkeypatch.setattr(os, call, refusing)


def test_a_draft_that_cannot_go_keeps_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be renamed stays as it is, the older ones beside it go."""
    stuck = write(folder)
    write(folder, 4)
    refused_below(monkeypatch, "rename", stuck)
    write(folder, 3)
    assert names(folder) == ["draft-01", *(f"draft-0{n}" for n in range(4, 9))]
    assert is_untouched(stuck)


def test_a_draft_of_which_nothing_can_go_is_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder may be renamed, its files may not be removed: it is where it was, and whole."""
    stuck = write(folder)
    write(folder, 4)
    with monkeypatch.context() as refusing:
        refused_below(refusing, "unlink", *stuck.iterdir())
        write(folder)
    assert names(folder) == [f"draft-0{n}" for n in range(1, 7)]
    assert is_untouched(stuck)
    write(folder)
    assert names(folder) == [f"draft-0{n}" for n in range(3, 8)]


def test_half_a_draft_goes_with_the_next_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file could not be removed: what is left is no draft, and is swept."""
    stuck = write(folder)
    write(folder, 4)
    with monkeypatch.context() as refusing:
        refused_below(refusing, "unlink", stuck / "paper.html")
        write(folder)
    assert names(folder) == [".draft-01.perfmon-1", *(f"draft-0{n}" for n in range(2, 7))]
    assert names(folder / ".draft-01.perfmon-1") == ["paper.html"]
    sweep_all(folder.parent)
    assert names(folder) == [f"draft-0{n}" for n in range(2, 7)]


def test_a_link_named_like_a_draft_is_neither_counted_nor_followed(
    folder: Path, tmp_path: Path
) -> None:
    """What it leads to stays, and the next draft does not take its name."""
    elsewhere = write(tmp_path / "elsewhere")
    folder.mkdir(parents=True)
    (folder / "draft-01").symlink_to(elsewhere)
    assert write(folder, 6).name == "draft-07"
    assert is_untouched(elsewhere)
    assert (folder / "draft-01").is_symlink()


def test_a_link_in_place_of_the_quarters_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    """Nothing is written outside the project."""
    (tmp_path / "elsewhere").mkdir()
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError) as refused:
        write(folder)
    assert str(refused.value) == (
        f'"{folder}" is a link, and perfmon writes into the project only. Put a folder in its '
        "place."
    )
    assert names(tmp_path / "elsewhere") == []


def test_what_an_interrupted_run_left_is_swept(folder: Path) -> None:
    """Only perfmon's own temporary names; a user's hidden folder, a link and other folders stay."""
    left = [".draft-03.perfmon-1", ".final.perfmon-2", ".mine", ".perfmon-1", ".other.perfmon-1"]
    for name in left:
        (folder / name / "within").mkdir(parents=True)
    for name in ("..last-draft.perfmon-1", ".try.perfmon-1"):
        (folder / name).write_bytes(b"7")
    (folder / ".draft-04.perfmon-1").symlink_to(folder / ".mine")
    (folder.parent / "notes" / ".draft-01.perfmon-1").mkdir(parents=True)
    sweep_all(folder.parent)
    assert names(folder) == [".draft-04.perfmon-1", ".mine", ".other.perfmon-1", ".perfmon-1"]
    assert names(folder.parent / "notes") == [".draft-01.perfmon-1"]


def test_what_a_process_holds_is_not_swept(folder: Path) -> None:
    """Not even by a run that holds the lock: another lock file may have been put there since."""
    fcntl = pytest.importorskip("fcntl")
    held, left = folder / ".draft-03.perfmon-1", folder / ".draft-03.perfmon-2"
    for path in (held, left):
        path.mkdir(parents=True)
        (path / "paper.html").write_bytes(b"<p>72")
    handle = os.open(held, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    sweep_all(folder.parent)
    os.close(handle)
    assert names(folder) == [held.name]
    assert names(held) == ["paper.html"]
    sweep_all(folder.parent)
    assert names(folder) == []


def test_a_quarter_that_cannot_be_looked_into_keeps_no_other_from_being_swept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can be tidied up is."""
    shut = folder.with_name("2021Q4")
    for quarter in (shut, folder):
        (quarter / ".final.perfmon-1").mkdir(parents=True)
    real = Path.iterdir

    def iterdir(path: Path) -> object:
        if path == shut:
            raise PermissionError(13, "Permission denied")
        return real(path)

    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "iterdir", iterdir)
        sweep_all(folder.parent)
    assert names(folder) == []
    assert names(shut) == [".final.perfmon-1"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A file in the way is named, and stays."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="a file stands where a folder should be"):
        write(tmp_path / "out" / "2022Q1")
    assert (tmp_path / "out").read_text() == "mine"


def test_runs_at_the_same_time_get_a_number_each(folder: Path) -> None:
    """Even where nothing can be locked, the rename alone tells them apart."""
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: write(folder), range(5)))
    assert sorted(path.name for path in made) == [f"draft-0{n}" for n in range(1, 6)]
    assert all(is_untouched(path) for path in made)
