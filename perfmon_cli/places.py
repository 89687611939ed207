"""Where `validate` may write: new files and folders, never among what a project reads."""

from collections.abc import Callable
from pathlib import Path

from perfmon_cli import outputs, project
from perfmon_cli.errors import PerfmonError, UsageError

_XLSX = ".xlsx"
_CHECKS, _ANNOTATE = "--checks", "--annotate"


def check(checks: Path | None, annotate: Path | None, here: Callable[[], Path]) -> None:
    """Refuse places that cannot be written, before the spreadsheets are read.

    Raises:
        UsageError: a file of another kind is asked for, a place in a project's own folders, or one
            place for both.
        OutputError: something stands there already.
    """
    real = {}
    for option, path in ((_CHECKS, checks), (_ANNOTATE, annotate)):
        if path is not None:
            real[option] = _real(project.from_root(path, here))
            _check(option, path, real[option])
    if len(real) > 1 and real[_CHECKS].is_relative_to(real[_ANNOTATE]):
        raise UsageError(
            f'{_CHECKS} and {_ANNOTATE} both write to "{annotate}". Name a place for each.'
        )


def _check(option: str, path: Path, real: Path) -> None:
    is_folder = option == _ANNOTATE and not path.suffix
    if path.suffix.lower() != _XLSX and not is_folder:
        raise UsageError(f'{option} writes Excel workbooks: "{path}" must end in {_XLSX}.')
    _must_stand_apart(option, path, real, is_folder=is_folder)
    if is_folder:
        outputs.must_be_free(path, option)
    else:
        outputs.must_be_new(path)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # refused with the places that cannot be written
        return path


def _must_stand_apart(option: str, path: Path, real: Path, *, is_folder: bool) -> None:
    """Refuse a place in a folder that a project reads, and a folder where its drafts are."""
    try:
        found = project.look(real.parent)
    except (PerfmonError, OSError, ValueError):  # a broken project, or none that can be seen
        return
    if found is None:
        return
    if is_folder and project.lies_in(real, found.folders["out"]):
        raise UsageError(
            f'"{path}" lies in the folder "{found.relative(found.folders["out"])}", where perfmon '
            f"keeps the drafts and the final paper. Name another place with {option}."
        )
    name = project.read_from(found, real)
    if name:
        raise UsageError(
            f'"{path}" lies in the folder "{name}", which perfmon reads: the next paper would '
            f"be made from it. Name another place with {option}."
        )
