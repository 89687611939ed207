"""The manifest names every file, and a set still as perfmon wrote it is known by it."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfmon_cli.outputs import is_untouched, read, why_none, write_draft
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


def text_of(document: dict[str, Any]) -> str:
    """As perfmon writes it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def edited(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """A change of what the manifest says, with the hash at its end put right."""

    def edit(folder: Path) -> None:
        path = folder / "manifest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        del document["sha256"]
        change(document)
        digest = hashlib.sha256(text_of(document).encode()).hexdigest()
        text = text_of({**document, "sha256": digest})
        path.write_text(text, encoding="utf-8", newline="")

    return edit


def put(*path: object) -> Callable[[Path], None]:
    """Put the last of these where the others lead."""
    *way, last, value = path

    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for step in way:
            place = place[step]
        place[last] = value

    return edited(change)


@pytest.mark.parametrize(
    "spoil",
    [
        *(
            pytest.param(put("outputs", 1, "path", name), id=f"a file named {name!r}")
            for name in (
                "../secret.txt",
                "/etc/hosts",
                "..",
                ".",
                "",
                "a/b",
                "a\\b",
                "C:x",
                "a\x00b",
                "a" * 5000,
                ".hidden",
                7,
                None,
                ["paper.html"],
                {"paper.html": 1},
            )
        ),
        pytest.param(put("outputs", 1, "bytes", "4"), id="a size that is none"),
        pytest.param(put("outputs", 1, "bytes", -1), id="less than nothing"),
        pytest.param(put("outputs", 1, "bytes", 1e300), id="a large size"),
        pytest.param(put("outputs", 1, "sha256", []), id="a hash that is none"),
        pytest.param(put("outputs", {"paper.html": "00"}), id="other outputs"),
        pytest.param(put("inputs", 0, "path", []), id="an input without a name"),
        pytest.param(put("inputs", [["data/a.xlsx", "00"]]), id="other inputs"),
        pytest.param(put("exit", float("inf")), id="an exit without end"),
        pytest.param(edited(lambda said: said.update(exit=True)), id="an exit that is none"),
        pytest.param(put("quarter", 2022), id="a quarter that is a number"),
        pytest.param(put("quarter", "../2022Q1"), id="a quarter that leads elsewhere"),
        pytest.param(put("versions", "a", 1), id="a version that is a number"),
        pytest.param(put("versions", []), id="versions that are a list"),
        pytest.param(put("options", []), id="options that are a list"),
        pytest.param(put("fonts", [1]), id="a font that is a number"),
        pytest.param(put("perfmon", None), id="no version"),
        pytest.param(edited(lambda said: said.update(schema=True)), id="a version that is true"),
        pytest.param(rewritten(b'{"options": ' * 50_000), id="deeply nested"),
        pytest.param(changed('"exit": 0', '"exit": 0,\n "exit": 0'), id="a key twice"),
        pytest.param(changed('"exit": 0', '"exit": 1e999'), id="larger than numbers are"),
        pytest.param(changed('"exit": 0', f'"exit": {"9" * 5000}'), id="a number of 5000 digits"),
        pytest.param(rewritten(b'{"outputs": [' + b"{}," * 3_000_000 + b"{}]}"), id="huge"),
    ],
)
def test_a_manifest_that_says_what_none_says(draft: Path, spoil: Callable[[Path], None]) -> None:
    """However well it is written: it is none, nothing is raised, the draft is never taken away."""
    spoil(draft)
    manifest = (draft / "manifest.json").read_bytes()
    assert read(draft) is None
    for _ in range(6):
        write_draft(draft.parent, FILES, MANIFEST)
    assert (draft / "manifest.json").read_bytes() == manifest
    assert (draft / "paper.html").read_bytes() == FILES["paper.html"]
    assert not (draft.parent / "draft-02").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(put("outputs", 1, "sha256", "00"), id="another hash"),
        pytest.param(put("outputs", 1, "bytes", 4), id="another size"),
        pytest.param(put("outputs", 1, "path", "other.html"), id="another name"),
        pytest.param(edited(lambda said: said["outputs"].pop()), id="a file less"),
    ],
)
def test_a_manifest_that_speaks_of_other_files(draft: Path, spoil: Callable[[Path], None]) -> None:
    """It can be read, but the set is not as it says, so it stays for ever."""
    spoil(draft)
    assert read(draft) is not None
    assert not is_untouched(draft)


def test_a_change_that_makes_sense_is_known_by_the_hash_at_the_end(draft: Path) -> None:
    """Whoever edits it by hand keeps the draft."""
    changed('"a": "1"', '"a": "2"')(draft)
    assert read(draft) is None
    edited(lambda _: None)(draft)
    written = read(draft)
    assert written is not None
    assert written.manifest.versions["a"] == "2"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_in_its_place_is_not_waited_at(draft: Path) -> None:
    """It has no end."""
    (draft / "manifest.json").unlink()
    os.mkfifo(draft / "manifest.json")
    assert read(draft) is None
    assert not is_untouched(draft)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(
            lambda folder: (folder / "manifest.json").unlink(),
            "holds no manifest.json, so perfmon did not write it",
            id="missing",
        ),
        pytest.param(
            put("schema", 2), "holds a manifest.json of another version of perfmon", id="another"
        ),
        *(
            pytest.param(
                spoil,
                "holds a manifest.json that is not as perfmon wrote it: it was edited or is "
                "damaged",
                id=name,
            )
            for name, spoil in {
                "edited": put("exit", -1),
                "a list": rewritten(b"[]"),
                "no text": rewritten(b"\xff"),
                "nested": rewritten(b"[" * 100_000),
                "empty": rewritten(b""),
            }.items()
        ),
    ],
)
def test_why_there_is_none(draft: Path, spoil: Callable[[Path], None], said: str) -> None:
    """In words that tell what to look for."""
    spoil(draft)
    assert why_none(draft) == said
    assert why_none(draft / "gone") == "is not a folder"
