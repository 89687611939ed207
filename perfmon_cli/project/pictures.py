"""The user's own pictures and style sheet."""

from dataclasses import dataclass, field
from pathlib import Path

from perfmon_cli import picture_kinds
from perfmon_cli.cells.model import CellRef
from perfmon_cli.file_names import is_ignored
from perfmon_cli.findings import Finding, finding
from perfmon_cli.project.folders import ICONS, Project
from perfmon_cli.project.links import must_be_file, place_of, refusal

#: The project's own style of the web page and the PDF, in its folder of templates.
STYLE = "page.css"
_MOST_STYLE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The user's own pictures by file name."""

    images: dict[str, bytes] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style sheet as it stands in its file, or why it cannot be read."""

    file: str
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


def pictures(project: Project) -> Pictures:
    """The pictures of the icons folder, known by their content."""
    images: dict[str, bytes] = {}
    inputs: list[Path] = []
    findings: list[Finding] = []
    for path in picture_files(project):
        where = CellRef(place_of(project, path))
        unusable = refusal(project, path)
        if unusable is not None:
            code, problem, remedy = unusable
            findings.append(finding(code, problem, remedy, where=where))
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


def picture_files(project: Project) -> list[Path]:
    """What lies in the folder icons, by name; folders, lock files and copies left out.

    It may be a link that leads nowhere.
    """
    folder = project.folders[ICONS]
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if not path.is_dir() and not is_ignored(path.name)]


def style(project: Project) -> Style | None:
    """The project's own style sheet; None where it has none."""
    path = own_template(project, STYLE)
    if path is None:
        return None
    file = place_of(project, path)
    try:
        with path.open("rb") as held:
            return Style(file=file, data=held.read(_MOST_STYLE_BYTES))
    except OSError as error:
        problem = f"The style sheet cannot be read ({error.strerror})."
        remedy = "Close the program that holds it, or mend its permissions."
        found = finding("PM101", problem, remedy, where=CellRef(file))
        return Style(file=file, findings=(found,))


def own_template(project: Project, name: str) -> Path | None:
    """The project's own file of this name in its folder of templates; None where it has none.

    Raises:
        UsageError: it is a link that leads out of the project (PM504).
        InputError: it is no file, or a link that leads to none (PM101).
    """
    path = project.folders["templates"] / name
    must_be_file(project, path)
    return path if path.is_file() else None
