"""A set of files appears whole or not at all, and nothing is ever overwritten."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import Manifest, write_draft, write_into, write_new_file

MANIFEST = Manifest(
    perfmon="0",
    quarter="2022Q1",
    options={"formats": ["html"]},
    versions={"b": "2", "a": "1"},
    fonts=("Liberation Sans",),
    inputs=(("data/a.xlsx", "00"),),
)


def test_drafts_are_numbered_and_earlier_ones_stay_as_they_are(tmp_path: Path) -> None:
    """Each set gets the next number; an edited draft is not touched."""
    first = write_draft(tmp_path, {"a.html": b"one"}, MANIFEST)
    (first / "a.html").write_bytes(b"edited")
    second = write_draft(tmp_path, {"a.html": b"two"}, MANIFEST)
    assert [path.name for path in (first, second)] == ["draft-01", "draft-02"]
    assert (first / "a.html").read_bytes() == b"edited"
    assert (second / "a.html").read_bytes() == b"two"


def test_a_number_once_given_is_not_given_again(tmp_path: Path) -> None:
    """Deleting an old draft does not change what the newest is called."""
    (tmp_path / "draft-09").mkdir()
    assert write_draft(tmp_path, {}, MANIFEST).name == "draft-10"


def test_the_manifest_names_the_hash_of_every_file(tmp_path: Path) -> None:
    """Enough to know whether a file is as perfmon wrote it."""
    folder = write_draft(tmp_path, {"b.html": b"two", "a.csv": b"1"}, MANIFEST)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["outputs"] == [
        {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in (("a.csv", b"1"), ("b.html", b"two"))
    ]
    assert manifest["inputs"] == [{"path": "data/a.xlsx", "sha256": "00"}]
    assert list(manifest["versions"]) == ["a", "b"]


def test_what_an_interrupted_run_left_is_swept(tmp_path: Path) -> None:
    """Only perfmon's own temporary folders go; a user's hidden folder stays."""
    (tmp_path / ".draft-03.partial").mkdir()
    (tmp_path / ".mine").mkdir()
    write_draft(tmp_path, {"a": b""}, MANIFEST)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine", "draft-01"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails, there is no half set and no temporary folder."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError) as refused:
        write_draft(tmp_path, {"a": b"x"}, MANIFEST)
    assert str(refused.value) == (
        f'The paper cannot be written to "{tmp_path}": the disk is full. Free the place or name '
        "another folder with --out; earlier drafts are untouched."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A file in the way is named, and stays."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="a file stands where a folder should be"):
        write_draft(tmp_path / "out" / "2022Q1", {}, MANIFEST)
    assert (tmp_path / "out").read_text() == "mine"


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


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """--out is not led out of its place by a link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputError, match="is not a folder"):
        write_into(tmp_path / "link", {}, MANIFEST)


def test_one_new_file(tmp_path: Path) -> None:
    """--checks writes a new file and never over an old one."""
    write_new_file(tmp_path / "c.xlsx", b"1")
    with pytest.raises(OutputError, match="is there already"):
        write_new_file(tmp_path / "c.xlsx", b"2")
    assert (tmp_path / "c.xlsx").read_bytes() == b"1"


def test_a_users_own_hidden_folder_is_not_swept(tmp_path: Path) -> None:
    """--out takes a name for its work that nobody has."""
    (tmp_path / ".here.partial-1").mkdir()
    (tmp_path / ".here.partial-1" / "mine").write_text("mine")
    write_into(tmp_path / "here", {"a": b"1"}, MANIFEST)
    assert (tmp_path / ".here.partial-1" / "mine").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".here.partial-1", "here"]


def test_runs_at_the_same_time_write_one_after_another(tmp_path: Path) -> None:
    """Each of several runs gets a whole draft of its own."""
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda n: write_draft(tmp_path, {"a": str(n).encode()}, MANIFEST), range(16))
        )
    assert len({path.name for path in made}) == 16
    assert all((path / "manifest.json").is_file() for path in made)
