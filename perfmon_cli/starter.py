"""Make projects, from what perfmon brings along: the example, the templates."""

import shutil
import tempfile
from importlib import resources
from pathlib import Path

from perfmon_cli.errors import OutputError

EXAMPLE = "west-yorkshire"


def templates_folder() -> Path:
    """The folder of the templates: in the installed package, or in the checkout beside it."""
    return _data("templates")


def examples_folder() -> Path:
    """The folder of the examples."""
    return _data("examples")


def copy_example(folder: Path) -> Path:
    """Copy the example project into a folder that is new or empty; returns the folder.

    The Word template comes along, to be restyled in Word.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            f'"{folder}" is there already and not empty, and perfmon overwrites nothing. '
            "Name a new folder."
        )
    parent = folder.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".perfmon-", dir=parent) as place:
            made = _copy(Path(place) / "project")
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


def _copy(folder: Path) -> Path:
    """The example and the Word template, under a temporary name."""
    ignored = shutil.ignore_patterns("out", "~$*", ".~lock.*")
    shutil.copytree(examples_folder() / EXAMPLE, folder, ignore=ignored)
    templates = folder / "templates"
    templates.mkdir(exist_ok=True)
    for template in sorted(templates_folder().glob("*.docx")):
        shutil.copyfile(template, templates / template.name)
    return folder


def _data(name: str) -> Path:
    package = Path(str(resources.files("perfmon_cli")))
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name
