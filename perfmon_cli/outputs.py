"""Write a set of files whole or not at all, into a new folder that nothing overwrites."""

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from perfmon_cli.errors import OutputError

_DRAFT = re.compile(r"draft-([0-9]{2,})")
_PARTIAL = re.compile(r"\.draft-[0-9]{2,}\.partial")
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a set was made from: enough to rebuild the same bytes (CONTRACTS 3)."""

    perfmon: str
    quarter: str
    options: Mapping[str, object]
    versions: Mapping[str, str]
    fonts: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]  #: (path relative to the project, sha256)


def write_draft(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> Path:
    """Write `files` and their manifest as the next draft in `folder`; returns the new folder.

    The set is written under a temporary name and appears by one rename. Nothing that exists is
    touched; what an interrupted run left behind is swept first.

    Raises:
        OutputError: the folder cannot be made or written; nothing of the set is left.
    """
    _make(folder)
    with _alone(folder):
        _sweep(folder)
        target = folder / f"draft-{_next_number(folder):02}"
        partial = folder / f".{target.name}.partial"
        try:
            _write(partial, with_manifest(files, manifest))
            partial.rename(target)
        except OSError as error:
            shutil.rmtree(partial, ignore_errors=True)
            raise OutputError(_refused(folder, error)) from None
        _sync_folder(folder)
    return target


def write_into(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> Path:
    """Write a set into a folder that is new or empty; it appears by one rename.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """
    try:
        is_other = folder.is_symlink() or (folder.exists() and not folder.is_dir())
        is_full = folder.is_dir() and any(folder.iterdir())
    except (OSError, ValueError):
        raise OutputError(f'"{str(folder)[:80]}" cannot be a folder. Name another one.') from None
    if is_other:
        raise OutputError(f'"{folder}" is not a folder. Name a new or empty folder with --out.')
    if is_full:
        raise OutputError(
            f'The folder "{folder}" is not empty, and perfmon overwrites nothing. '
            "Name a new or empty folder with --out."
        )
    parent = folder.resolve().parent
    _make(parent)
    partial = _unused(parent, folder.name)
    try:
        _write(partial, with_manifest(files, manifest))
        if folder.is_dir():
            folder.rmdir()
        partial.rename(folder)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise OutputError(_refused(folder, error)) from None
    _sync_folder(parent)
    return folder


def with_manifest(files: Mapping[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    """The files with manifest.json, which names the hash of every input and output."""
    document = {
        "schema": 1,
        "perfmon": manifest.perfmon,
        "quarter": manifest.quarter,
        "options": dict(manifest.options),
        "versions": dict(sorted(manifest.versions.items())),
        "fonts": list(manifest.fonts),
        "inputs": [{"path": path, "sha256": digest} for path, digest in manifest.inputs],
        "outputs": [
            {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in sorted(files.items())
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return {**files, MANIFEST: text.encode()}


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one run at a time write here; others wait the moment that takes.

    The system lets go of the lock when a process ends, however it ends. Where folders cannot be
    locked (Windows), runs at the same time are told apart by the rename alone.
    """
    try:
        import fcntl  # noqa: PLC0415  (not on Windows)
    except ImportError:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise OutputError(_refused(folder, error)) from None
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _next_number(folder: Path) -> int:
    numbers = [int(match[1]) for path in folder.iterdir() if (match := _DRAFT.fullmatch(path.name))]
    return max(numbers, default=0) + 1


def _unused(folder: Path, name: str) -> Path:
    """A name for what is not complete yet; whatever a user has under such a name stays."""
    number = 1
    while os.path.lexists(path := folder / f".{name[:80]}.partial-{number}"):
        number += 1
    return path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(_refused(folder, error)) from None


def _sweep(folder: Path) -> None:
    """Remove what interrupted runs left; only folders of perfmon's own temporary name."""
    for path in folder.iterdir():
        if _PARTIAL.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in sorted(files.items()):
        with (folder / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; systems that cannot sync folders (Windows) are left to themselves."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(folder: Path, error: OSError) -> str:
    why = {
        errno.ENOSPC: "the disk is full",
        errno.EACCES: "writing there is not allowed",
        errno.EPERM: "writing there is not allowed",
        errno.EROFS: "the disk is read-only",
        errno.ENOTDIR: "a file stands where a folder should be",
        errno.EEXIST: "a file stands where a folder should be",
    }.get(error.errno or 0, error.strerror or "it cannot be written")
    return (
        f'The paper cannot be written to "{folder}": {why}. '
        "Free the place or name another folder with --out; earlier drafts are untouched."
    )


def write_new_file(path: Path, data: bytes) -> None:
    """Write one file that does not exist yet; it appears whole or not at all.

    Raises:
        OutputError: a file of this name exists, or it cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise OutputError(f'"{path}" is there already. Name a new file; nothing is overwritten.')
    partial = _unused(path.parent, path.name)
    try:
        with partial.open("xb") as file:
            file.write(data)
        partial.rename(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(_refused(path.parent, error)) from None
