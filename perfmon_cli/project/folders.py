"""Find a project by its folder: its settings, and the folders it is made of."""

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfmon_cli.errors import UsageError
from perfmon_cli.file_names import is_ignored

CONFIG = "perfmon.toml"
FORMATS = ("docx", "pdf", "html")
SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
#: The settings' own version.
_SCHEMA = 1
_FOLDERS = ("data", "received", "commentary", "templates", "published", "out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's folders; all paths lie within `root` once real."""

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
    config = _config(root / CONFIG)
    folders = {}
    for name in _FOLDERS:
        said = str(config.get(name, name))
        folder = _real(root / said.replace("\x00", ""))
        if folder is None or not folder.is_relative_to(root):
            raise UsageError(
                f'{CONFIG}: PM504 the folder "{name} = {said}" lies outside the project. '
                "Name a folder within it."
            )
        folders[name] = folder
    for name, folder in folders.items():
        if name != "out" and folder == folders["out"]:
            raise UsageError(
                f'{CONFIG}: PM504 "{name}" and "out" are one folder: the next paper would be made '
                "from this one. Name another folder for out."
            )
    formats = tuple(config.get("formats", FORMATS))
    check_formats(formats, CONFIG)
    if not formats:
        raise UsageError(
            f"{CONFIG}: PM501 formats names no format, so there would be no paper. "
            f"Write some of {', '.join(FORMATS)}, or leave the setting out."
        )
    return Project(root=root, folders=folders, formats=formats)


def _real(path: Path) -> Path | None:
    """Where a path leads; None for links that lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def is_inside(project: Project, path: Path) -> bool:
    """Whether a path, where it really leads, lies within the project."""
    real = _real(path)
    return real is not None and real.is_relative_to(project.root)


def must_lead_inside(project: Project, path: Path) -> None:
    """Refuse a link that leads out of the project.

    Raises:
        UsageError: it does (PM504).
    """
    real = _real(path)
    if real is not None and not real.is_relative_to(project.root):
        raise UsageError(
            f"{place_of(project, path)}: PM504 This is a link to something outside the project. "
            "Copy the file itself into the folder."
        )


def place_of(project: Project, path: Path) -> str:
    """Where a file or a link itself stands, from the project on."""
    return path.relative_to(project.root).as_posix().encode("utf-8", "replace").decode()


def check_formats(formats: Iterable[str], where: str) -> None:
    """Refuse formats that are not known.

    Raises:
        UsageError: a format is none of docx, pdf and html.
    """
    for name in formats:
        if name not in FORMATS:
            close = difflib.get_close_matches(str(name), FORMATS, n=1, cutoff=0.5)
            hint = f'Did you mean "{close[0]}"?' if close else f"Write {', '.join(FORMATS)}."
            raise UsageError(f'{where}: PM501 "{name}" is not a format. {hint}')


def _config(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        config = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # broken TOML and broken text are ValueErrors
        raise UsageError(
            f"{CONFIG}: PM501 the file cannot be read ({error}). "
            'Lines look like: data = "data". Delete the file to use the usual folders.'
        ) from None
    known = {"schema": int, "formats": list, **dict.fromkeys(_FOLDERS, str)}
    for key, value in config.items():
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(known)}."
            raise UsageError(f'{CONFIG}: PM501 the setting "{key}" is not known. {hint}')
        if not isinstance(value, known[key]):
            kind = {int: "a whole number", list: "a list", str: "text in quotes"}[known[key]]
            raise UsageError(f'{CONFIG}: PM501 the setting "{key}" must be {kind}.')
    if config.get("schema", _SCHEMA) != _SCHEMA:
        raise UsageError(
            f"{CONFIG}: PM501 schema = {config['schema']} is of another version of perfmon; this "
            f"one knows schema = {_SCHEMA}. Install that version, or mend the settings."
        )
    return config
