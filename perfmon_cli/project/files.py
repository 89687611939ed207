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
from perfmon_cli.project.folders import SPREADSHEETS, Project
from perfmon_cli.project.links import (
    Refusal,
    folder_refusal,
    must_be_file,
    place_of,
    refusal,
)
from perfmon_cli.project.pictures import STYLE, own_template, picture_files
from perfmon_cli.project.settings import CONFIG


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
        InputError: there are none, or what has the name of one is no file (PM101).
        UsageError: a link leads out of the project (PM504).
    """
    folder = project.folders["data"]
    found = _spreadsheets(folder, links=folder != project.root) if folder.is_dir() else []
    for other in (project.folders["received"], project.folders["out"]):
        if other != folder:
            found = [path for path in found if not path.is_relative_to(other)]
    if not found:
        raise InputError(
            f'PM101 there is no spreadsheet in "{project.relative(folder)}". '
            "Put the workbook (xlsx, ods or csv) there."
        )
    for path in found:
        must_be_file(project, path)
    return tuple(found)


def _spreadsheets(folder: Path, *, links: bool = True) -> list[Path]:
    """What lies below a folder under a spreadsheet's name, and `links` to folders.

    Whether it is a file that can be read is not looked at. Folders are gone through, whatever
    their names; links to folders are not.
    """
    return [
        path
        for path in _below(folder)
        if not is_ignored(path.name)
        and (links and path.is_symlink() if path.is_dir() else path.suffix.lower() in SPREADSHEETS)
    ]


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


def received(project: Project) -> Received:
    """The spreadsheets in the senders' folders, sorted by name; lock files and copies left out.

    A link that leads out of the project (PM504) or to no file (PM101) is refused.
    """
    if not _has_senders(project):
        return Received()
    files: list[Path] = []
    findings: list[Finding] = []
    for path in _received(project):
        refused = _refused(project, path)
        if refused is None:
            files.append(path)
        else:
            findings.append(refused)
    folder = project.relative(project.folders["received"])
    return Received(folder=folder, files=tuple(files), findings=tuple(findings))


def _has_senders(project: Project) -> bool:
    base = project.folders["received"]
    return base.is_dir() and base != project.root


def _received(project: Project) -> list[Path]:
    """What lies in the senders' folders under a spreadsheet's name, and links to folders."""
    found = _spreadsheets(project.folders["received"]) if _has_senders(project) else []
    return [path for path in found if not path.is_relative_to(project.folders["out"])]


def _refused(project: Project, path: Path) -> Finding | None:
    """The finding on what stands in a file's place and is not read."""
    refused = refusal(project, path)
    return None if refused is None else _finding(project, path, refused)


def _finding(project: Project, path: Path, refused: Refusal) -> Finding:
    code, problem, remedy = refused
    return finding(code, problem, remedy, where=CellRef(place_of(project, path)))


def texts(project: Project, quarter: Quarter) -> Texts:
    """The commentary of a quarter: standing texts, then the quarter's folder, by name."""
    files: list[tuple[str, str]] = []
    inputs: list[Path] = []
    findings: list[Finding] = []
    base = project.folders["commentary"]
    for folder in text_files.folders(base, quarter.code):
        refused = folder_refusal(project, folder)
        if refused is not None:
            findings.append(_finding(project, folder, refused))
            continue
        for path in text_files.within(folder):
            text, finds = _text(project, path)
            findings.extend(finds)
            if text is not None:
                files.append((place_of(project, path), text))
                inputs.append(path)
    for path, problem, remedy in text_files.unread(base, quarter.code):
        where = CellRef(place_of(project, path))
        findings.append(finding("PM412", problem, remedy, where=where))
    return Texts(files=tuple(files), inputs=tuple(inputs), findings=tuple(findings))


def texts_before(project: Project, quarter: Quarter) -> tuple[tuple[str, str], ...]:
    """The texts of the quarter before, without standing ones; files that cannot be read are left.

    They are what the texts of the quarter are compared with (PM407).
    """
    paths = _within(project, _folder_before(project, quarter))
    read = ((path, _text(project, path)[0]) for path in paths)
    return tuple((place_of(project, path), text) for path, text in read if text is not None)


def _folder_before(project: Project, quarter: Quarter) -> Path:
    before = quarter_of(quarter.period.shifted(-MONTHS_A_QUARTER).end).code
    return project.folders["commentary"] / before


def _text(project: Project, path: Path) -> tuple[str | None, list[Finding]]:
    refused = _refused(project, path)
    if refused is not None:
        return None, [refused]
    return text_files.read(path, CellRef(place_of(project, path)))


def inputs(project: Project, quarter: Quarter) -> dict[Path, bool]:
    """All files a quarter's paper is made from, Word templates left out, and which can be read.

    What is refused in a file's place counts too: a paper without it is another paper.

    Raises:
        InputError: there is no spreadsheet.
    """
    config = project.root / CONFIG
    own = own_template(project, STYLE)
    folders = text_files.folders(project.folders["commentary"], quarter.code)
    paths = (
        *((config,) if config.is_file() else ()),
        *spreadsheets(project),
        *_received(project),
        *(path for folder in folders for path in _within(project, folder)),
        *_within(project, _folder_before(project, quarter)),
        *picture_files(project),
        *((own,) if own else ()),
    )
    return {path: refusal(project, path) is None for path in paths}


def _within(project: Project, folder: Path) -> list[Path]:
    """The texts in a folder; what stands in its place and is refused."""
    return [folder] if folder_refusal(project, folder) else text_files.within(folder)


def template(project: Project, name: str, builtin: Path) -> Path:
    """The project's own template of this name, else the one perfmon brings.

    Raises:
        UsageError: it is a link that leads out of the project (PM504).
        InputError: it is no file, or a link that leads to none (PM101).
    """
    return own_template(project, name) or builtin
