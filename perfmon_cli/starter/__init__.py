"""Make projects: the worked example as perfmon brings it along, or an empty one to fill in."""

import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import passing_folder
from perfmon_cli.period import Quarter

EXAMPLE = "west-yorkshire"
WORKBOOK = "performance.xlsx"


def templates_folder() -> Path:
    """The folder of the templates: in the installed package, or in the checkout beside it."""
    return _data("templates")


def examples_folder() -> Path:
    """The folder of the examples."""
    return _data("examples")


def constraints_file() -> Path:
    """The versions that the example was built and looked at with."""
    return _data("constraints.txt")


def copy_example(folder: Path) -> Path:
    """Copy the example project into a folder that is new or empty; returns the folder.

    The Word template comes along, to be restyled in Word.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """
    return _place(folder, _copy)


def make_project(folder: Path, quarter: Quarter) -> Path:
    """Make a project to fill in, in a folder that is new or empty; returns the folder.

    Its workbook has every sheet, with one example measure whose newest figures are those of the
    quarter; it validates without a finding and builds. The same quarter gives the same bytes.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """

    def make(place: Path) -> None:
        _make(place, quarter)

    return _place(folder, make)


def _place(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make a project under a temporary name and put it in its place."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            f'"{folder}" is there already and not empty, and perfmon overwrites nothing. '
            "Name a new folder."
        )
    parent = folder.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with passing_folder(parent, "init") as place:
            made = place / "project"
            make(made)
            if folder.is_dir():
                for child in sorted(made.iterdir()):
                    child.rename(folder / child.name)
            else:
                made.rename(folder)
    except OSError as error:
        raise OutputError(
            f'The project cannot be made in "{folder}": {error.strerror}. Name another folder.'
        ) from None
    return folder


def _copy(folder: Path) -> None:
    """Copy the example and the Word template."""
    from perfmon_cli.starter import double_click  # noqa: PLC0415

    ignored = shutil.ignore_patterns("out", "~$*", ".~lock.*")
    shutil.copytree(examples_folder() / EXAMPLE, folder, ignore=ignored)
    templates = folder / "templates"
    templates.mkdir(exist_ok=True)
    for template in sorted(templates_folder().glob("*.docx")):
        shutil.copyfile(template, templates / template.name)
    double_click.write(folder)


def _make(folder: Path, quarter: Quarter) -> None:
    """Write the workbook, the first texts, and the folder for what senders send."""
    from perfmon_cli.starter import double_click, new_workbook, texts  # noqa: PLC0415  (heavy)

    for name in ("data", "received"):
        (folder / name).mkdir(parents=True)
    (folder / "data" / WORKBOOK).write_bytes(new_workbook.make(quarter))
    for name, text in texts.files(quarter).items():
        path = folder / "commentary" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    double_click.write(folder)


def _data(name: str) -> Path:
    package = Path(str(resources.files("perfmon_cli")))
    installed = package / "_data" / name
    return installed if installed.exists() else package.parent / name
