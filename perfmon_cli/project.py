"""Find a project and read what lies in it: settings, the list of spreadsheets, texts, pictures."""

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perfmon_cli import picture_kinds, text_files
from perfmon_cli.cells.model import CellRef
from perfmon_cli.errors import InputError, UsageError
from perfmon_cli.file_names import is_ignored
from perfmon_cli.findings import Finding, finding
from perfmon_cli.period import MONTHS_A_QUARTER, Quarter, quarter_of

CONFIG = "perfmon.toml"
#: The project's own style of the web page and the PDF, in its folder of templates.
STYLE = "page.css"
_MOST_STYLE_BYTES = 1_000_000
FORMATS = ("docx", "pdf", "html")
SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
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
    return Project(root=root, folders=folders, formats=formats)


def _real(path: Path) -> Path | None:
    """Where a path leads; None for links that lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _is_inside(project: Project, path: Path) -> bool:
    real = _real(path)
    return real is not None and real.is_relative_to(project.root)


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
        if not _is_inside(project, path):
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
    for path, problem, remedy in text_files.unread(project.folders["commentary"], quarter.code):
        where = CellRef(project.relative(path))
        findings.append(finding("PM412", problem, remedy, where=where))
    return Texts(files=tuple(files), inputs=tuple(inputs), findings=tuple(findings))


def texts_before(project: Project, quarter: Quarter) -> tuple[tuple[str, str], ...]:
    """The texts of the quarter before, without standing ones; files that cannot be read are left.

    They are what the texts of the quarter are compared with (PM407).
    """
    read = ((path, _text(project, path)[0]) for path in _files_before(project, quarter))
    return tuple((project.relative(path), text) for path, text in read if text is not None)


def _files_before(project: Project, quarter: Quarter) -> tuple[Path, ...]:
    folder = project.folders["commentary"]
    before = quarter_of(quarter.period.shifted(-MONTHS_A_QUARTER).end).code
    return tuple(p for p in text_files.of_quarter(folder, before) if p.parent.name == before)


def _text_files(project: Project, quarter: Quarter) -> tuple[Path, ...]:
    return text_files.of_quarter(project.folders["commentary"], quarter.code)


def _text(project: Project, path: Path) -> tuple[str | None, list[Finding]]:
    where = CellRef(project.relative(path))
    if not _is_inside(project, path):
        problem, remedy = "The file lies outside the project.", "Copy it into the folder."
        return None, [finding("PM504", problem, remedy, where=where)]
    return text_files.read(path, where)


def pictures(project: Project) -> Pictures:
    """The pictures of the icons folder, known by their content."""
    images: dict[str, bytes] = {}
    inputs: list[Path] = []
    findings: list[Finding] = []
    for path in _picture_files(project):
        where = CellRef(project.relative(path))
        if not _is_inside(project, path):
            problem = "The picture is a link to a file outside the project."
            findings.append(finding("PM504", problem, "Copy it into icons.", where=where))
            continue
        try:
            with path.open("rb") as file:
                data = file.read(picture_kinds.MOST_BYTES + 1)
        except OSError as error:
            problem = f"The picture cannot be read ({error.strerror})."
            remedy = "Close the program that holds it, or mend its permissions."
            findings.append(finding("PM101", problem, remedy, where=where))
            continue
        refused = picture_kinds.refusal(data)
        if refused is not None:
            findings.append(finding("PM103", *refused, where=where))
            continue
        images[path.name] = data
        inputs.append(path)
    return Pictures(images=images, inputs=tuple(inputs), findings=tuple(findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style sheet as it stands in its file, or why it cannot be read."""

    file: str
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


def style(project: Project) -> Style | None:
    """The project's own style sheet; None where it has none."""
    path = _style_file(project)
    if path is None:
        return None
    file = project.relative(path)
    try:
        with path.open("rb") as held:
            return Style(file=file, data=held.read(_MOST_STYLE_BYTES))
    except OSError as error:
        problem = f"The style sheet cannot be read ({error.strerror})."
        remedy = "Close the program that holds it, or mend its permissions."
        found = finding("PM101", problem, remedy, where=CellRef(file))
        return Style(file=file, findings=(found,))


def _style_file(project: Project) -> Path | None:
    path = project.folders["templates"] / STYLE
    return path if _is_inside(project, path) and path.is_file() else None


def _picture_files(project: Project) -> list[Path]:
    folder = project.root / "icons"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.is_file() and not is_ignored(path.name)]


def inputs(project: Project, quarter: Quarter) -> tuple[Path, ...]:
    """All files a quarter's paper is made from, Word templates left out; damaged ones as well.

    Raises:
        InputError: there is no spreadsheet.
    """
    config = project.root / CONFIG
    own = _style_file(project)
    written = (*_text_files(project, quarter), *_files_before(project, quarter))
    others = (*written, *_picture_files(project), *([own] if own else []))
    return (
        *((config,) if config.is_file() else ()),
        *spreadsheets(project),
        *received(project).files,
        *(path for path in others if _is_inside(project, path)),
    )


def template(project: Project, name: str, builtin: Path) -> Path:
    """The project's own template of this name, else the one perfmon brings."""
    own = project.folders["templates"] / name
    return own if _is_inside(project, own) and own.is_file() else builtin
