"""The manifest of a set: written always alike, so that a set still as written can be known."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SCHEMA = 1
_MOST_BYTES = 20_000_000


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
    try:
        path = folder / MANIFEST
        if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            return None
        data = path.read_bytes()
        written = _parsed(json.loads(data))
        return written if _document(written) == data else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


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
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _parsed(document: Any) -> Written:  # noqa: ANN401  (whatever stands in the file)
    """What a document says; anything else than a manifest raises or is not written back alike."""
    manifest = Manifest(
        perfmon=document["perfmon"],
        quarter=document["quarter"],
        options=document["options"],
        versions=document["versions"],
        fonts=tuple(document["fonts"]),
        inputs=tuple((entry["path"], entry["sha256"]) for entry in document["inputs"]),
        exit=int(document["exit"]),
    )
    outputs = tuple(
        Output(entry["path"], entry["sha256"], entry["bytes"]) for entry in document["outputs"]
    )
    return Written(manifest, outputs)
