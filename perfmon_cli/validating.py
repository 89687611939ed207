"""What `validate` does: look at a project or at files, and write down what was found."""

import os
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from subprocess import list2cmdline
from typing import TYPE_CHECKING

from perfmon_cli import outputs, project
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.errors import PerfmonError, UsageError
from perfmon_cli.findings import Finding
from perfmon_cli.loading import Loaded, load
from perfmon_cli.period import Quarter
from perfmon_cli.uncollected import uncollected

if TYPE_CHECKING:
    from perfmon_cli.renderers.annotated_xlsx import Annotated

_XLSX = ".xlsx"
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to look at: some files, or the project; for a quarter's paper, or for none.

    Only a project that is not named is looked for, from `here` on.
    """

    files: tuple[Path, ...] = ()
    project: Path | None = None
    quarter: Quarter | None = None
    here: Callable[[], Path] = Path.cwd


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found, and the folder that its names of files start from."""

    root: Path
    loaded: Loaded

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, worst first."""
        return self.loaded.findings


@uncollected()
def look(asked: Asked) -> Looked:
    """Find everything wrong with the spreadsheets; with a quarter, with its texts and blocks too.

    Files named one by one are looked at alone: texts and blocks belong to a project.

    Raises:
        PerfmonError: there is no project, or nothing to look at.
    """
    if asked.files:
        paths = [_real(project.from_root(path, asked.here)) for path in asked.files]
        root = Path(os.path.commonpath([path.parent for path in paths]))
        return Looked(root=root, loaded=load(root, paths, asked.quarter))
    found = project.find(asked.project or asked.here(), asked.project)
    sent = project.received(found)
    loaded = load(found.root, project.spreadsheets(found), asked.quarter, sent)
    if asked.quarter is not None:
        from perfmon_cli import composing  # noqa: PLC0415  (only a quarter has a paper)

        loaded = composing.check(found, asked.quarter, loaded)
    return Looked(root=found.root, loaded=loaded)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:
        raise UsageError(f'"{path}" is a link that leads round in a circle. Name a file.') from None


def write_checks(path: Path, looked: Looked) -> None:
    """Write the findings as a spreadsheet to filter, decide on and forward.

    Raises:
        OutputError: the file cannot be written.
    """
    from perfmon_cli.renderers import checks_xlsx  # noqa: PLC0415

    catalogue = looked.loaded.catalogue
    whole_area = catalogue.settings.area if catalogue else ""
    outputs.write_new_file(path, checks_xlsx.render(looked.findings, whole_area))


def write_annotated(path: Path, looked: Looked) -> tuple[str, ...]:
    """Write copies with the findings as comments: one file, or a folder with a copy of each.

    Returns what is to be said: what the copies do not keep, and where they are.

    Raises:
        UsageError: one file is asked for, and several spreadsheets were read.
        PerfmonError: the copy cannot be made or written.
    """
    read = looked.loaded.inputs
    if not read:
        return ("No spreadsheet could be read, so there is nothing to copy.",)
    if path.suffix:
        return _write_copy(path, looked)
    copies: dict[str, bytes] = {}
    said: list[str] = []
    for file, sha256 in read:
        try:
            made = _copy(looked, file, sha256)
        except PerfmonError as error:
            said.append(f"No copy of {file}: {error}")
        else:
            copies[_name(file, copies)] = made.data
            said += _not_kept(file, made)
    outputs.write_folder(path, copies, "--annotate")
    return (*said, f'The spreadsheets with comments are in "{path}".')


def _write_copy(path: Path, looked: Looked) -> tuple[str, ...]:
    (file, sha256), *others = looked.loaded.inputs
    if others:
        folder = _quoted(str(path.with_suffix("")))
        raise UsageError(
            f'{len(others) + 1} spreadsheets were read, and "{path.name}" can be a copy of one '
            f"only. Name a new folder for a copy of each: --annotate {folder}"
        )
    made = _copy(looked, file, sha256)
    outputs.write_new_file(path, made.data)
    return (*_not_kept(file, made), f'The spreadsheet with comments is "{path}".')


def _copy(looked: Looked, file: str, sha256: str) -> "Annotated":
    from perfmon_cli import annotating  # noqa: PLC0415

    return annotating.annotate(looked.root, looked.root / file, sha256, looked.findings)


def _not_kept(file: str, made: "Annotated") -> list[str]:
    return [f"The copy of {file} does not keep {what}." for what in made.lost]


def next_step(asked: Asked, catalogue: Catalogue | None, findings: Sequence[Finding]) -> str:
    """What to do next, as a command where there is one; "" where there is nothing to add."""
    opened = [found for found in findings if not found.accepted]
    options = _options(asked)
    if opened:
        return f"To filter and forward these: perfmon validate{options} --checks Checks{_XLSX}"
    if asked.files:
        return ""
    if asked.quarter is not None:
        return f"Next: perfmon build{options}"
    quarters = [row.quarter for row in catalogue.quarters] if catalogue else []
    if not quarters:
        return ""
    newest = f" --quarter {max(quarters).code}"
    return f"To look at a quarter's paper and texts too: perfmon validate{options}{newest}"


def _options(asked: Asked) -> str:
    """The options of the command, to be typed again."""
    words = [str(path) for path in asked.files]
    words += ["--quarter", asked.quarter.code] if asked.quarter else []
    words += ["--project", str(asked.project)] if asked.project and not asked.files else []
    return "".join(f" {_quoted(word)}" for word in words)


def _quoted(word: str) -> str:
    """A word as the shell of this system takes it."""
    return list2cmdline([word]) if os.name == "nt" else shlex.quote(word)


def _name(file: str, taken: dict[str, bytes]) -> str:
    """A name in one folder: "received-police-missing.xlsx"."""
    path = PurePosixPath(file)
    stem = "-".join(part for part in path.with_suffix("").parts if part not in {"/", ".."})
    stem = stem[-_LONGEST_NAME:]
    names = (f"{stem}{_XLSX}", f"{stem} ({path.suffix.lstrip('.')}){_XLSX}")
    lower = {name.casefold() for name in taken}
    return next((name for name in names if name.casefold() not in lower), f"{len(taken)}{_XLSX}")
