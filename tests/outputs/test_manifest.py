"""The manifest names every file, and a set still as perfmon wrote it is known by it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmon_cli.outputs import is_untouched, read, write_draft
from tests.outputs.a_set import FILES, MANIFEST


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft as perfmon wrote it."""
    return write_draft(tmp_path / "2022Q1", FILES, MANIFEST)


def test_it_names_the_hash_of_every_file(draft: Path) -> None:
    """Enough to know whether a file is as perfmon wrote it."""
    manifest = json.loads((draft / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["outputs"] == [
        {"path": name, "sha256": hashlib.sha256(FILES[name]).hexdigest(), "bytes": len(FILES[name])}
        for name in ("figures.json", "paper.html")
    ]
    assert manifest["inputs"] == [{"path": "data/a.xlsx", "sha256": "00"}]
    assert list(manifest["versions"]) == ["a", "b"]
    assert manifest["exit"] == 0


def test_it_reads_back_as_it_was_written(draft: Path) -> None:
    """Nothing is lost on the way."""
    written = read(draft)
    assert written is not None
    assert written.manifest == MANIFEST
    assert [output.path for output in written.outputs] == ["figures.json", "paper.html"]
    assert is_untouched(draft)


def changed(old: str, new: str) -> Callable[[Path], None]:
    """A change of the manifest's text."""

    def change(folder: Path) -> None:
        path = folder / "manifest.json"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return change


def rewritten(data: bytes) -> Callable[[Path], None]:
    """Another text in the manifest's place."""

    def change(folder: Path) -> None:
        (folder / "manifest.json").write_bytes(data)

    return change


def linked(folder: Path) -> None:
    """The manifest moved away, with a link in its place."""
    (folder / "manifest.json").rename(folder.parent / "away.json")
    (folder / "manifest.json").symlink_to(folder.parent / "away.json")


NOT_AS_WRITTEN = [
    pytest.param(lambda folder: (folder / "manifest.json").unlink(), id="missing"),
    pytest.param(linked, id="a link"),
    pytest.param(rewritten(b""), id="empty"),
    pytest.param(rewritten(b'{"schema": 1'), id="cut off"),
    pytest.param(rewritten(b"\xff\xfe"), id="no text"),
    pytest.param(rewritten(b"[" * 100_000), id="nested beyond reading"),
    pytest.param(rewritten(b"[]"), id="a list"),
    pytest.param(rewritten(b'"schema"'), id="a word"),
    pytest.param(rewritten(b"null"), id="nothing"),
    pytest.param(rewritten(b'{"perfmon": "\\ud800"}'), id="half a character"),
    pytest.param(changed('"schema": 1', '"schema": 2'), id="another version"),
    pytest.param(changed('"quarter": "2022Q1"', '"quarter":  "2022Q1"'), id="edited: a space"),
    pytest.param(changed("\n", "\r\n"), id="edited: saved by another program"),
    pytest.param(changed('"exit": 0', '"exit": false'), id="edited: no number"),
    pytest.param(changed('"exit": 0', '"exit": 0,\n "mine": 1'), id="edited: one more entry"),
    pytest.param(changed('"fonts"', '"font"'), id="edited: one entry less"),
    pytest.param(changed('"formats": [', '"formats": {"a": ['), id="edited: broken"),
]


@pytest.mark.parametrize("spoil", NOT_AS_WRITTEN)
def test_a_manifest_not_as_written_is_none(draft: Path, spoil: Callable[[Path], None]) -> None:
    """Damaged, edited, of another version: the set counts as edited, and nothing is raised."""
    spoil(draft)
    assert read(draft) is None
    assert not is_untouched(draft)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda d: (d / "paper.html").write_bytes(b"<p>72.7%</p>"), id="same length"),
        pytest.param(lambda d: (d / "paper.html").write_bytes(b"longer than before"), id="longer"),
        pytest.param(lambda d: (d / "paper.html").unlink(), id="a file gone"),
        pytest.param(lambda d: (d / "notes.txt").write_bytes(b""), id="a file more"),
        pytest.param(lambda d: (d / ".~lock.paper.docx#").write_bytes(b""), id="open in a program"),
        pytest.param(lambda d: (d / "more").mkdir(), id="a folder more"),
        pytest.param(lambda d: (d / "paper.html").rename(d / "old.html"), id="renamed"),
    ],
)
def test_a_set_somebody_changed_is_not_untouched(
    draft: Path, edit: Callable[[Path], object]
) -> None:
    """Any byte, any file more or less."""
    edit(draft)
    assert not is_untouched(draft)


def test_a_link_in_place_of_a_file_is_a_change(draft: Path) -> None:
    """Even one to the same bytes."""
    (draft / "paper.html").rename(draft.parent / "elsewhere.html")
    (draft / "paper.html").symlink_to(draft.parent / "elsewhere.html")
    assert not is_untouched(draft)


def test_names_that_lead_out_of_the_folder_are_not_followed(draft: Path) -> None:
    """A manifest that names ../other files describes no set."""
    (draft.parent / "secret.txt").write_bytes(FILES["paper.html"])
    changed('"path": "paper.html"', '"path": "../secret.txt"')(draft)
    assert read(draft) is not None
    assert not is_untouched(draft)
