"""Find a project by its folder: its settings, and the folders it is made of."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfmon_cli.errors import InputError, UsageError
from perfmon_cli.file_names import is_ignored
from perfmon_cli.project.links import lies_in, real
from perfmon_cli.project.settings import CONFIG, FOLDERS, FORMATS, check_formats, settings

SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
#: The user's own pictures: no setting names another folder for them.
ICONS = "icons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's folders, icons too; all are real paths within `root`."""

    root: Path
    folders: dict[str, Path]
    formats: tuple[str, ...] = FORMATS

    def relative(self, path: Path) -> str:
        """A path as findings and manifests name it: from the root, with forward slashes."""
        real = path.resolve()
        name = real.relative_to(self.root) if real.is_relative_to(self.root) else Path(path.name)
        return name.as_posix().encode("utf-8", "replace").decode()


def find(start: Path, named: Path | None = None) -> Project:
    """The project in `named`, or the one found by walking up from `start`.

    Raises:
        UsageError: there is no project, or perfmon.toml holds a wrong setting (PM501, PM504).
        InputError: something else stands in the place of one of its folders (PM101).
    """
    if named is not None:
        if not named.is_dir():
            raise UsageError(f'The project folder "{named}" does not exist. Check its name.')
        return _open(named.resolve())
    root = _root(start)
    if root is not None:
        return _open(root.resolve())
    raise UsageError(
        f'There is no perfmon project in "{start}" or above it (no {CONFIG}, no data folder). '
        "Go into a project's folder, name one with --project, or make one with: perfmon init DIR"
    )


def _root(start: Path) -> Path | None:
    """The nearest folder from `start` up that looks like a project."""
    return next(
        (folder for folder in (start, *start.parents) if is_project(folder)),
        None,
    )


def look(start: Path, named: Path | None = None) -> Project | None:
    """The project of `find`, or None where nothing was named and there is none.

    Raises:
        UsageError: the folder named does not exist, or perfmon.toml holds a wrong setting.
    """
    root = named or _root(start)
    return find(start, root) if root else None


def is_project(folder: Path) -> bool:
    """Whether a folder looks like a project: perfmon.toml stands there, or data with spreadsheets.

    Raises:
        OSError: the folder may not be looked into.
    """
    return (folder / CONFIG).is_file() or _looks_like_project(folder)


def _looks_like_project(folder: Path) -> bool:
    data = folder / "data"
    return data.is_dir() and any(
        path.suffix.lower() in SPREADSHEETS and not is_ignored(path.name) for path in data.iterdir()
    )


def _open(root: Path) -> Project:
    config = settings(root / CONFIG)
    folders = {name: _folder(root, name, config) for name in (*FOLDERS, ICONS)}
    _must_lie_apart(root, folders, config)
    formats = tuple(config.get("formats", FORMATS))
    check_formats(formats, CONFIG)
    if not formats:
        raise UsageError(
            f"{CONFIG}: PM501 formats names no format, so there would be no paper. "
            f"Write some of {', '.join(FORMATS)}, or leave the setting out."
        )
    return Project(root=root, folders=folders, formats=formats)


def _folder(root: Path, name: str, config: Mapping[str, Any]) -> Path:
    """Where one of the folders really is; it need not be there yet."""
    said = str(config.get(name, name)).replace("\x00", "")
    path = root / said
    place, what = (CONFIG, f'"{name} = {said}"') if name in config else (name, "This")
    remedy = "Put a folder of the project in its place."
    folder = real(path)
    if folder is None:
        raise InputError(f"{place}: PM101 {what} is a link that leads round in a circle. {remedy}")
    if not folder.is_relative_to(root):
        if not Path(os.path.normpath(path)).is_relative_to(root):
            raise UsageError(
                f'{CONFIG}: PM504 the folder "{name} = {said}" lies outside the project. '
                "Name a folder within it."
            )
        raise UsageError(
            f"{place}: PM504 {what} is a link to something outside the project. {remedy}"
        )
    if name != "out" and os.path.lexists(path) and not path.is_dir():
        is_dead = path.is_symlink() and not path.exists()
        is_what = "is a link that leads to no folder" if is_dead else "is not a folder"
        raise InputError(f"{place}: PM101 {what} {is_what}. {remedy}")
    return folder


def _must_lie_apart(root: Path, folders: Mapping[str, Path], config: Mapping[str, Any]) -> None:
    """Refuse outputs among what perfmon reads, but for the project's own folder named as one."""
    out = folders["out"]
    if out == root:
        raise UsageError(
            f'{CONFIG}: PM501 "out" is the folder of the project itself, which perfmon reads. '
            "Name a folder of its own for out."
        )
    for name, folder in folders.items():
        if name == "out" or folder == root:
            continue
        if out == folder:
            said = f'"{name}" and "out" are one folder'
        elif out.is_relative_to(folder):
            said = f'"out" lies in the folder "{name}"'
        elif folder.is_relative_to(out):
            said = f'"{name}" lies in the folder "out"'
        else:
            continue
        place = CONFIG if {name, "out"} & set(config) else name
        raise UsageError(
            f"{place}: PM501 {said}: the next paper would be made from this one. "
            "Name another folder for out."
        )


def read_from(project: Project, path: Path) -> str:
    """Which of the folders that perfmon reads a path lies in, once real; "" for none of them."""
    folders = project.folders
    if lies_in(path, folders["out"]):
        return ""
    return next((name for name, folder in folders.items() if lies_in(path, folder)), "")
