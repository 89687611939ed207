"""Read what lies in a project: the list of spreadsheets, texts, pictures, its own style."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from perfmon_cli import text_files
from perfmon_cli.cells.model import CellRef
from perfmon_cli.errors import InputError
from perfmon_cli.file_names import is_ignored
from perfmon_cli.findings import Finding, finding
from perfmon_cli.period import MONTHS_A_QUARTER, Quarter, quarter_of
from perfmon_cli.project.folders import (
    CONFIG,
    SPREADSHEETS,
    Project,
    is_inside,
    must_lead_inside,
    place_of,
)
from perfmon_cli.project.pictures import picture_files, style_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Commentary as read from disk: (file, text), standing texts before the quarter's own."""

    files: tuple[tuple[str, str], ...]
    inputs: tuple[Path, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The spreadsheets that senders sent, and the folder they are in, relative to the project."""

    folder: str = ""
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def spreadsheets(project: Project) -> tuple[Path, ...]:
    """The spreadsheets of the data folder, sorted by name; lock files and copies left out.

    What perfmon wrote is never among them, wherever the folders lie.

    Raises:
        InputError: there are none, or a link leads nowhere.
        UsageError: a link leads out of the project (PM504).
    """
    folder = project.folders["data"]
    found = []
    if folder.is_dir():
        found = [
            path
            for path in _below(folder)
            if path.suffix.lower() in SPREADSHEETS
            and (path.is_file() or path.is_symlink())
            and not is_ignored(path.name)
        ]
    for other in (project.folders["received"], project.folders["out"]):
        if other != folder:
            found = [path for path in found if not path.is_relative_to(other)]
    if not found:
        raise InputError(
            f'PM101 there is no spreadsheet in "{project.relative(folder)}". '
            "Put the workbook (xlsx, ods or csv) there."
        )
    for path in found:
        _must_lead_somewhere(project, path)
    return tuple(found)


def _below(folder: Path) -> list[Path]:
    """All that lies in a folder and the folders within it, sorted; links are not followed.

    Raises:
        OSError: one of them cannot be looked into; what it holds would be missing unseen.
    """
    places = os.walk(folder, onerror=_refuse)
    return sorted(
        Path(place, name) for place, folders, files in places for name in (*folders, *files)
    )


def _refuse(error: OSError) -> NoReturn:
    raise error


def _must_lead_somewhere(project: Project, path: Path) -> None:
    must_lead_inside(project, path)
    if not path.is_file():
        raise InputError(
            f"{place_of(project, path)}: PM101 This is a link that leads to no file. "
            "Put the file itself in its place, or take the link away."
        )


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
    for path in _below(base):
        if is_ignored(path.name) or not (path.is_symlink() or path.is_file()):
            continue
        if path.is_relative_to(project.folders["out"]):
            continue
        is_spreadsheet = path.suffix.lower() in SPREADSHEETS
        if not is_inside(project, path):
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
    if not is_inside(project, path):
        problem, remedy = "The file lies outside the project.", "Copy it into the folder."
        return None, [finding("PM504", problem, remedy, where=where)]
    return text_files.read(path, where)


def inputs(project: Project, quarter: Quarter) -> tuple[Path, ...]:
    """All files a quarter's paper is made from, Word templates left out; damaged ones as well.

    Raises:
        InputError: there is no spreadsheet.
    """
    config = project.root / CONFIG
    own = style_file(project)
    written = (*_text_files(project, quarter), *_files_before(project, quarter))
    others = (*written, *picture_files(project), *([own] if own else []))
    return (
        *((config,) if config.is_file() else ()),
        *spreadsheets(project),
        *received(project).files,
        *(path for path in others if is_inside(project, path)),
    )


def template(project: Project, name: str, builtin: Path) -> Path:
    """The project's own template of this name, else the one perfmon brings.

    Raises:
        UsageError: it is a link that leads out of the project (PM504).
    """
    own = project.folders["templates"] / name
    must_lead_inside(project, own)
    return own if is_inside(project, own) and own.is_file() else builtin
