"""A project: its spreadsheets, its templates, and whether its outputs can be written."""

from collections.abc import Callable, Iterator
from pathlib import Path

from perfmon_cli import loading, outputs, project, provenance, refusing, rendering, starter
from perfmon_cli.doctor.checked import Checked, good, missing, note
from perfmon_cli.doctor.writable import writable
from perfmon_cli.errors import ExitCode, PerfmonError

#: How many tags a line names.
_SHOWN = 3


def place(found: project.Project) -> Iterator[Checked]:
    """Everything about one project, as `build` would meet it; nothing is left changed."""
    yield good("Project", str(found.root))
    yield from _looked_at("Spreadsheets", _spreadsheets, found)
    yield from _looked_at("Word template", _template, found)
    yield from _looked_at("Committee's template", _covering, found)
    yield from _looked_at("Style sheet", _style, found)
    yield from writable(found)


def _looked_at(
    name: str, look: Callable[[project.Project], Checked | None], found: project.Project
) -> Iterator[Checked]:
    """What one look gave; nothing where there is nothing to look at."""
    try:
        with refusing.in_words():
            checked = look(found)
    except PerfmonError as error:
        checked = missing(name, str(error), "", error.exit_code)
    if checked is not None:
        yield checked


def _spreadsheets(found: project.Project) -> Checked:
    own, sent = project.spreadsheets(found), project.received(found)
    for refused in sent.findings:
        return missing("Spreadsheets", str(refused), "", loading.exit_code([refused], strict=False))
    for path in (*own, *sent.files):
        try:
            with path.open("rb") as file:
                file.read(1)
        except OSError:
            said = (
                f"{found.relative(path)} cannot be opened: another program has it open, or you may "
                "not read it"
            )
            remedy = "Close it in the other program, or ask its owner for access."
            return missing("Spreadsheets", said, remedy, ExitCode.INPUT)
    more = f", {len(sent.files)} received" if sent.files else ""
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


def _covering(found: project.Project) -> Checked | None:
    path = provenance.covering_template(found)
    return _read_covering(found, path) if path is not None else None


def _read_covering(found: project.Project, path: Path) -> Checked:
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


def _style(found: project.Project) -> Checked | None:
    """The project's own style of the web page and the PDF."""
    own = project.style(found)
    if own is None:
        return None
    for wrong in own.findings or rendering.style(own.file, own.data)[1]:
        code = loading.exit_code([wrong], strict=False)
        if code is ExitCode.DONE:
            return note("Style sheet", str(wrong))
        return missing("Style sheet", str(wrong), "", code)
    return good("Style sheet", own.file)
