"""A project: its spreadsheets, its Word template, and whether its outputs can be written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from perfmon_cli import outputs, project, provenance, starter
from perfmon_cli.doctor.checked import Checked, good, missing, note
from perfmon_cli.errors import BusyError, ExitCode, InputError, OutputError, PerfmonError

#: How many tags a line names.
_SHOWN = 3
_LITTLE = 100_000_000


def place(found: project.Project) -> Iterator[Checked]:
    """Everything about one project; nothing is left changed."""
    yield good("Project", str(found.root))
    yield _spreadsheets(found)
    yield _template(found)
    covering = provenance.covering_template(found)
    if covering is not None:
        yield _covering(found, covering)
    yield _outputs(found)


def _spreadsheets(found: project.Project) -> Checked:
    try:
        own = project.spreadsheets(found)
    except InputError as error:
        return missing("Spreadsheets", str(error), "", ExitCode.INPUT)
    received = project.received(found).files
    more = f", {len(received)} received" if received else ""
    return good("Spreadsheets", f"{len(own)} in {found.relative(found.folders['data'])}{more}")


def _template(found: project.Project) -> Checked:
    """Its tags against those of perfmon's own: what is lost, and what nobody would fill."""
    from perfmon_cli.renderers.docx_tags import tags  # noqa: PLC0415  (slow)

    builtin = starter.templates_folder() / provenance.TEMPLATE
    path = provenance.template(found)
    if path == builtin:
        return good("Word template", "perfmon's own")
    name = found.relative(path)
    try:
        own, usual = tags(path.read_bytes()), tags(builtin.read_bytes())
    except OSError as error:
        said = f"{name} cannot be read: {outputs.why(error)}"
        return missing("Word template", said, "Close it in Word.", ExitCode.INPUT)
    except PerfmonError as error:
        return missing("Word template", f"{name}: {error}", _BACK, ExitCode.DATA)
    lost, new = _listed(usual - own), _listed(own - usual)
    if new:
        said = f"{name} has tags that nothing fills: {new}"
        return missing("Word template", said, _BACK, ExitCode.DATA)
    if lost:
        return note("Word template", f"{name} lacks tags of perfmon's own: {lost}", _BACK)
    return good("Word template", f"{name}, all tags in place")


def _covering(found: project.Project, path: Path) -> Checked:
    """The committee's own template: its tags may be few, but each must be one of perfmon's."""
    from perfmon_cli.renderers.docx_tags import tags, unknown_names  # noqa: PLC0415  (slow)

    name, title = found.relative(path), "Committee's template"
    folder = starter.templates_folder()
    samples = (folder / provenance.TEMPLATE, folder / provenance.COVERING_SAMPLE)
    try:
        own = tags(path.read_bytes())
        known = frozenset().union(*(tags(sample.read_bytes()) for sample in samples))
    except OSError as error:
        said = f"{name} cannot be read: {outputs.why(error)}"
        return missing(title, said, "Close it in Word.", ExitCode.INPUT)
    except PerfmonError as error:
        return missing(title, f"{name}: {error}", _BACK, ExitCode.DATA)
    new = unknown_names(own, known)
    if new:
        said = f"{name} has names that nothing fills: {_listed(new)}"
        return missing(title, said, _BACK, ExitCode.DATA)
    if not own:
        return note(title, f"{name} has no tags, so nothing would be put into it", _BACK)
    return good(title, f"{name}, {len(own)} tags; used by build --split")


_BACK = "Put the tags back (docs/word-template.md lists them), or delete your copy to start afresh."


def _listed(tags: frozenset[str]) -> str:
    shown = ", ".join(sorted(tags)[:_SHOWN])
    return shown + (f" and {len(tags) - _SHOWN} more" if len(tags) > _SHOWN else "")


def _outputs(found: project.Project) -> Checked:
    """Whether the folder can be written, or could be made."""
    out = found.folders["out"]
    existing = next(folder for folder in (out, *out.parents) if folder.exists())
    try:
        outputs.try_writing(existing)
        if out.is_dir():
            with outputs.held(out):
                pass
    except BusyError:
        return note("Outputs", f"{found.relative(out)} is being written by a run just now")
    except OutputError as error:
        return missing("Outputs", str(error), "", ExitCode.OUTPUT)
    free = shutil.disk_usage(existing).free
    if free < _LITTLE:
        said = f"{found.relative(out)} has {free // 1_000_000} MB left on its disk"
        return note("Outputs", said, "Free some space before the next paper.")
    return good("Outputs", f"{found.relative(out)} can be written")
