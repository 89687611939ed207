"""Find a project and read what lies in it: settings, the list of spreadsheets, texts, pictures."""

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perfmon_cli.cells.model import CellRef
from perfmon_cli.errors import InputError, UsageError
from perfmon_cli.file_names import is_ignored
from perfmon_cli.findings import Finding, finding
from perfmon_cli.period import Quarter

CONFIG = "perfmon.toml"
FORMATS = ("docx", "pdf", "html")
SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
_FOLDERS = ("data", "received", "commentary", "templates", "published", "out")
_MOST_TEXT_BYTES = 1_000_000
_MOST_PICTURE_BYTES = 20_000_000
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Commentary as read from disk: (file, text), standing texts before the quarter's own."""

    files: tuple[tuple[str, str], ...]
    inputs: tuple[Path, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The user's own pictures by file name."""

    images: dict[str, bytes] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The spreadsheets that senders sent, and the folder they are in, relative to the project."""

    folder: str = ""
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


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
        (
            folder
            for folder in (start, *start.parents)
            if (folder / CONFIG).is_file() or _looks_like_project(folder)
        ),
        None,
    )


def look(start: Path, named: Path | None = None) -> Project | None:
    """The project of `find`, or None where nothing was named and there is none.

    Raises:
        UsageError: the folder named does not exist, or perfmon.toml holds a wrong setting.
    """
    root = named or _root(start)
    return find(start, root) if root else None


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
        folder = (root / said.replace("\x00", "")).resolve()
        if not folder.is_relative_to(root):
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
    return Project(root=root, folders=folders, formats=formats)


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
    return config


def spreadsheets(project: Project) -> tuple[Path, ...]:
    """The spreadsheets of the data folder, sorted by name; lock files and copies left out.

    What perfmon wrote is never among them, wherever the folders lie.

    Raises:
        InputError: there are none.
    """
    folder = project.folders["data"]
    found = []
    if folder.is_dir():
        found = [
            path
            for path in sorted(folder.rglob("*"))
            if path.suffix.lower() in SPREADSHEETS and path.is_file() and not is_ignored(path.name)
        ]
    for other in (project.folders["received"], project.folders["out"]):
        if other != folder:
            found = [path for path in found if not path.is_relative_to(other)]
    if not found:
        raise InputError(
            f'PM101 there is no spreadsheet in "{project.relative(folder)}". '
            "Put the workbook (xlsx, ods or csv) there."
        )
    return tuple(found)


def received(project: Project) -> Received:
    """The spreadsheets in the senders' folders, sorted by name; lock files and copies left out.

    A link that leads out of the project is refused (PM504).
    """
    base = project.folders["received"]
    folder = project.relative(base)
    if not base.is_dir() or base == project.root:
        return Received()
    files: list[Path] = []
    findings: list[Finding] = []
    for path in sorted(base.rglob("*")):
        if is_ignored(path.name) or not (path.is_symlink() or path.is_file()):
            continue
        if path.is_relative_to(project.folders["out"]):
            continue
        is_spreadsheet = path.suffix.lower() in SPREADSHEETS
        if not path.resolve().is_relative_to(project.root):
            if is_spreadsheet or path.is_dir():
                problem = "This is a link to something outside the project."
                where = CellRef(path.relative_to(project.root).as_posix())
                remedy = "Copy the file itself into the folder."
                findings.append(finding("PM504", problem, remedy, where=where))
        elif is_spreadsheet and path.is_file():
            files.append(path)
    return Received(folder=folder, files=tuple(files), findings=tuple(findings))


def texts(project: Project, quarter: Quarter) -> Texts:
    """The commentary of a quarter: standing texts, then the quarter's folder, by name."""
    files: list[tuple[str, str]] = []
    inputs: list[Path] = []
    findings: list[Finding] = []
    for path in _text_files(project, quarter):
        text, finds = _text(project, path)
        findings.extend(finds)
        if text is not None:
            files.append((project.relative(path), text))
            inputs.append(path)
    return Texts(files=tuple(files), inputs=tuple(inputs), findings=tuple(findings))


def _text_files(project: Project, quarter: Quarter) -> list[Path]:
    folders = (project.folders["commentary"] / name for name in ("standing", quarter.code))
    return [
        path
        for folder in folders
        for path in (sorted(folder.glob("*.md")) if folder.is_dir() else [])
        if path.is_file() and not is_ignored(path.name)
    ]


def _text(project: Project, path: Path) -> tuple[str | None, list[Finding]]:
    where = CellRef(project.relative(path))
    if not path.resolve().is_relative_to(project.root):
        problem, remedy = "The file lies outside the project.", "Copy it into the folder."
        return None, [finding("PM504", problem, remedy, where=where)]
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"The text cannot be read ({error.strerror})."
        remedy = "Close the program that holds it, or mend its permissions."
        return None, [finding("PM101", problem, remedy, where=where)]
    if b"\x00" in data or data.startswith(b"PK\x03\x04"):
        problem = "The file is not plain text (a Word file, perhaps, under another name)."
        remedy = "Save it as plain text in UTF-8."
        return None, [finding("PM103", problem, remedy, where=where)]
    if len(data) > _MOST_TEXT_BYTES:
        problem = f"The text is larger than {_MOST_TEXT_BYTES // 1_000_000} MB."
        remedy = "Split it into files of one section each."
        return None, [finding("PM104", problem, remedy, where=where)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        problem = "The text is not UTF-8; it was read as Windows text (cp1252)."
        remedy = "Look at pounds, quotes and dashes, and save it as UTF-8."
        text = data.decode("cp1252", errors="replace")
        return text, [finding("PM111", problem, remedy, where=where)]


def pictures(project: Project) -> Pictures:
    """The PNG and JPEG files of the icons folder, known by their content."""
    images: dict[str, bytes] = {}
    inputs: list[Path] = []
    findings: list[Finding] = []
    for path in _picture_files(project):
        where = CellRef(project.relative(path))
        inside = path.resolve().is_relative_to(project.root)
        try:
            is_small = inside and path.stat().st_size <= _MOST_PICTURE_BYTES
            data = path.read_bytes() if is_small else b""
        except OSError as error:
            problem = f"The picture cannot be read ({error.strerror})."
            remedy = "Close the program that holds it, or mend its permissions."
            findings.append(finding("PM101", problem, remedy, where=where))
            continue
        if not any(data.startswith(signature) for signature in _SIGNATURES):
            problem = "The file is not a PNG or JPEG picture of at most 20 MB within the project."
            remedy = "Save it as PNG."
            findings.append(finding("PM103", problem, remedy, where=where))
            continue
        images[path.name] = data
        inputs.append(path)
    return Pictures(images=images, inputs=tuple(inputs), findings=tuple(findings))


def _picture_files(project: Project) -> list[Path]:
    folder = project.root / "icons"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.is_file() and not is_ignored(path.name)]


def inputs(project: Project, quarter: Quarter) -> tuple[Path, ...]:
    """All files a quarter's paper is made from, templates left out; damaged ones as well.

    Raises:
        InputError: there is no spreadsheet.
    """
    config = project.root / CONFIG
    others = (*_text_files(project, quarter), *_picture_files(project))
    return (
        *((config,) if config.is_file() else ()),
        *spreadsheets(project),
        *received(project).files,
        *(path for path in others if path.resolve().is_relative_to(project.root)),
    )


def template(project: Project, name: str, builtin: Path) -> Path:
    """The project's own template of this name, else the one perfmon brings."""
    own = project.folders["templates"] / name
    inside = own.resolve().is_relative_to(project.root)
    return own if inside and own.is_file() else builtin
