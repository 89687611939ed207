"""The manifest of a set: written always alike, so that a set still as written can be known."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfmon_cli.outputs.writing import plain_bytes

MANIFEST = "manifest.json"
SCHEMA = 1
_MOST_BYTES = 5_000_000
_MOST_NUMBER = 1 << 62
_ANY = re.compile(r".*", re.DOTALL)
_QUARTER = re.compile(r"[0-9]{4}Q[1-4]")
#: Of a file of the set: it leads nowhere else.
_FILE_NAME = re.compile(r"(?!\.)[^/\\:\x00-\x1f]{1,240}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a set was made from: enough to rebuild the same bytes (CONTRACTS 3)."""

    perfmon: str
    quarter: str
    options: Mapping[str, object]
    versions: Mapping[str, str]
    fonts: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]  #: (path relative to the project, sha256)
    exit: int = 0  #: what the run ended with


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a set as it was written."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Written:
    """A set's manifest as read back."""

    manifest: Manifest
    outputs: tuple[Output, ...]


def with_manifest(files: Mapping[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    """The files with manifest.json, which names the hash of every input and output."""
    outputs = tuple(
        Output(name, hashlib.sha256(data).hexdigest(), len(data))
        for name, data in sorted(files.items())
    )
    return {**files, MANIFEST: _document(Written(manifest, outputs))}


def read(folder: Path) -> Written | None:
    """The manifest of a set; None where it is not byte for byte what perfmon would write.

    So a manifest that is missing, damaged, edited by hand or of another version is none.
    """
    data = plain_bytes(folder / MANIFEST, _MOST_BYTES)
    try:
        written = _parsed(json.loads(data or b""))
        return written if _document(written) == data else None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def why_none(folder: Path) -> str:
    """Why a folder has no manifest that can be read, in words."""
    if not folder.is_dir():
        return "is not a folder"
    if not os.path.lexists(folder / MANIFEST):
        return f"holds no {MANIFEST}, so perfmon did not write it"
    try:
        document = json.loads(plain_bytes(folder / MANIFEST, _MOST_BYTES) or b"")
        if isinstance(document, dict) and document.get("schema") not in {None, SCHEMA}:
            return f"holds a {MANIFEST} of another version of perfmon"
    except (ValueError, TypeError, RecursionError):
        pass
    return f"holds a {MANIFEST} that is not as perfmon wrote it: it was edited or is damaged"


def is_untouched(folder: Path) -> bool:
    """Whether a set's folder holds exactly the files that perfmon wrote, byte for byte."""
    written = read(folder)
    if written is None:
        return False
    try:
        names = {path.name for path in folder.iterdir()}
        return names == {MANIFEST, *(o.path for o in written.outputs)} and all(
            _is_as_written(folder / output.path, output) for output in written.outputs
        )
    except OSError:
        return False


def _is_as_written(path: Path, output: Output) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != output.bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == output.sha256


def _document(written: Written) -> bytes:
    """The text of a manifest, with the hash of all that stands above it at its end."""
    manifest = written.manifest
    document = {
        "schema": SCHEMA,
        "perfmon": manifest.perfmon,
        "quarter": manifest.quarter,
        "options": dict(manifest.options),
        "versions": dict(sorted(manifest.versions.items())),
        "fonts": list(manifest.fonts),
        "inputs": [{"path": path, "sha256": digest} for path, digest in manifest.inputs],
        "outputs": [
            {"path": output.path, "sha256": output.sha256, "bytes": output.bytes}
            for output in written.outputs
        ],
        "exit": manifest.exit,
    }
    return _text_of({**document, "sha256": hashlib.sha256(_text_of(document)).hexdigest()})


def _text_of(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _parsed(document: Any) -> Written:  # noqa: ANN401  (whatever stands in the file)
    """What a document says; anything else than a manifest raises or is not written back alike."""
    manifest = Manifest(
        perfmon=_text(document["perfmon"]),
        quarter=_text(document["quarter"], _QUARTER),
        options={_text(name): value for name, value in document["options"].items()},
        versions={_text(name): _text(said) for name, said in document["versions"].items()},
        fonts=tuple(_text(name) for name in document["fonts"]),
        inputs=tuple(
            (_text(entry["path"]), _text(entry["sha256"])) for entry in document["inputs"]
        ),
        exit=_number(document["exit"]),
    )
    outputs = tuple(
        Output(_text(entry["path"], _FILE_NAME), _text(entry["sha256"]), _number(entry["bytes"]))
        for entry in document["outputs"]
    )
    return Written(manifest, outputs)


def _text(value: object, shape: re.Pattern[str] = _ANY) -> str:
    if isinstance(value, str) and shape.fullmatch(value):
        return value
    raise ValueError(value)


def _number(value: object) -> int:
    if type(value) is int and 0 <= value <= _MOST_NUMBER:
        return value
    raise ValueError(value)
