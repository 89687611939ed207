"""What a paper is made from (files, options, versions), and whether that is as it was."""

import hashlib
import platform
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from perfmon_cli import __version__, outputs, project, starter
from perfmon_cli.errors import ExitCode, InputError
from perfmon_cli.period import Quarter

TEMPLATE = "panel-paper.docx"
COVERING = "covering-report.docx"
COVERING_SAMPLE = "covering-report-sample.docx"
#: What the bytes of a set can depend on, beside Python and zlib.
LIBRARIES = (
    "cssselect2",
    "docxtpl",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pillow",
    "pydyf",
    "pyphen",
    "python-calamine",
    "python-docx",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
    "xlrd",
)
#: Ends that the same inputs give again: not those that a repaired machine would change.
_LASTING = {ExitCode.DONE, ExitCode.DATA, ExitCode.USAGE, ExitCode.INPUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files of a paper with their hashes, as they were when it was begun."""

    files: Mapping[str, str]  #: sha256 by the path relative to the project; "" = cannot be read

    def as_listed(self) -> tuple[tuple[str, str], ...]:
        """As the manifest lists them."""
        return tuple(sorted(self.files.items()))


def inputs(found: project.Project, quarter: Quarter) -> Inputs:
    """Look at all files that a quarter's paper is made from.

    Raises:
        InputError: there is no spreadsheet.
    """
    covering = covering_template(found)
    templates = (template(found), *([covering] if covering else []))
    files = {**project.inputs(found, quarter), **dict.fromkeys(templates, True)}
    return Inputs(
        files={_name(found, path): _digest(path) if can else "" for path, can in files.items()}
    )


def must_be_unchanged(before: Inputs, after: Inputs) -> None:
    """Refuse to write a paper of files that changed while it was built: it may hold both states.

    Raises:
        InputError: some did.
    """
    changed = differing(before.files, after.files)
    if changed:
        raise InputError(
            f"Changed while the paper was built: {', '.join(changed)}. "
            "Nothing was written. Save everything and build again."
        )


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The names that only one of two has, or that differ, sorted."""
    names = sorted(before.keys() | after.keys())
    return [name for name in names if before.get(name) != after.get(name)]


def template(found: project.Project) -> Path:
    """The Word template of a project's papers."""
    return project.template(found, TEMPLATE, starter.templates_folder() / TEMPLATE)


def covering_template(found: project.Project) -> Path | None:
    """The template of the committee's own for the covering report; None where there is none."""
    nothing = found.root / COVERING
    path = project.template(found, COVERING, nothing)
    return path if path != nothing or path.is_file() else None


def versions() -> dict[str, str]:
    """The versions of Python and of the libraries that make the files; those here."""
    installed = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            installed[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return installed


def options(formats: Sequence[str], *, final: bool, split: bool = False) -> dict[str, object]:
    """The options of a build that its bytes depend on."""
    chosen = {"final": final, "split": split}
    return {"formats": list(formats), **{name: True for name, is_on in chosen.items() if is_on}}


def unchanged(
    folder: Path, found: project.Project, quarter: Quarter, chosen: Mapping[str, object]
) -> outputs.Written | None:
    """The manifest of a set that the same files, options and versions would give again.

    None where anything differs, a file of the set is missing, or its manifest is not as written.
    What people did to the files of the set is no matter.
    """
    written = outputs.read(folder)
    if written is None or written.manifest.exit not in _LASTING:
        return None
    manifest = written.manifest
    is_same = (
        (manifest.perfmon, manifest.quarter) == (__version__, quarter.code)
        and dict(manifest.options) == dict(chosen)
        and dict(manifest.versions) == versions()
        and all((folder / output.path).is_file() for output in written.outputs)
        and manifest.inputs == inputs(found, quarter).as_listed()
    )
    return written if is_same else None


def _name(found: project.Project, path: Path) -> str:
    """A path from the project on; a link keeps its own name, so that no two are one."""
    inside = path.is_relative_to(found.root)
    name = path.relative_to(found.root) if inside else Path(found.relative(path))
    return name.as_posix().encode("utf-8", "replace").decode()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
