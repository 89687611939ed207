"""The flow, top to bottom: spreadsheets → dataset → indicators → report → charts → files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from perfmon_cli import __version__, checks, drawing, outputs, project, provenance, rendering
from perfmon_cli.aside import Aside
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.composing import Paper, composed
from perfmon_cli.errors import ExitCode, InputError
from perfmon_cli.findings import Finding, in_order
from perfmon_cli.loading import Loaded, exit_code, usable
from perfmon_cli.opening import Opened
from perfmon_cli.period import Quarter
from perfmon_cli.renderers.templates import Template, Templates
from perfmon_cli.report.final import final
from perfmon_cli.report.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build."""

    project: project.Project
    quarter: Quarter
    opened: Opened
    formats: tuple[str, ...]
    out: Path | None = None
    take: Callable[[Mapping[str, bytes]], None] | None = None  #: has the files; nothing is written
    final: bool = False
    split: bool = False  #: covering report and appendices as files of their own, too
    say: rendering.Say = lambda _: None
    aside: Aside | None = None  #: another process, to make one of the formats
    kept: outputs.Kept | None = None  #: pictures drawn before; the bytes are the same without


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build left behind; `folder` is None where a final paper may not be written yet.

    It is None, too, where the job takes the files itself.
    """

    folder: Path | None
    findings: tuple[Finding, ...]
    report: Report
    machine: tuple[str, ...] = ()  #: what this machine lacks, in words

    @property
    def exit_code(self) -> ExitCode:
        """By DESIGN 4: the highest of all causes."""
        lacks = ExitCode.MACHINE if self.machine else ExitCode.DONE
        return max(exit_code(self.findings, strict=False), lacks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A paper and its files, not yet written."""

    paper: Paper
    findings: tuple[Finding, ...]
    data: dict[str, bytes]
    rendered: rendering.Rendered


def build(job: Job) -> Built:
    """Build a quarter's paper: a draft, or the final one if nothing stands against it.

    A final paper has no open error and all its formats, else nothing is written.

    Raises:
        PerfmonError: nothing was read, or the outputs cannot be written.
    """
    inputs, loaded = job.opened.inputs, job.opened.loaded
    catalogue = usable(loaded)
    _foresee_charts(job, catalogue)
    paper = composed(job.project, job.quarter, catalogue, loaded, job.say)
    known = in_order(checks.accept(paper.findings, catalogue, job.quarter))
    if job.final:
        paper = replace(paper, report=final(paper.report))
        if any(one.is_open_error for one in known):
            return Built(folder=None, findings=known, report=paper.report)
    made = _made(job, catalogue, loaded, paper)
    built = Built(
        folder=None,
        findings=made.findings,
        report=made.paper.report,
        machine=made.rendered.machine,
    )
    if job.final and built.exit_code is not ExitCode.DONE:
        return built
    job.say("Writing the files")
    provenance.must_be_unchanged(inputs, provenance.inputs(job.project, job.quarter))
    manifest = _manifest(job, inputs, made.rendered.fonts, built.exit_code)
    folder = _write(job, {**made.rendered.files, **made.data}, manifest)
    if job.kept:
        job.kept.settle()
    return replace(built, folder=folder)


def _foresee_charts(job: Job, catalogue: Catalogue) -> None:
    """Have a third process load what draws, where most likely all charts are to be drawn."""
    has_charts = any(row.kind == "chart" for row in catalogue.paper)
    if job.aside and has_charts and (job.kept is None or job.kept.is_empty):
        drawing.foresee(job.aside)


def _made(job: Job, catalogue: Catalogue, loaded: Loaded, paper: Paper) -> _Made:
    """All files of a paper; where a template is unusable, they open with what is wrong in it."""
    job.say("Drawing charts")
    drawn = drawing.Drawn(job.kept, provenance.versions()) if job.kept else None
    draw = partial(drawing.draw, paper.report.charts, drawn, job.aside)
    pictures = rendering.Pictures(
        own=paper.pictures, charts=cache(draw), narrow=cache(partial(draw, narrow=True))
    )
    templates = _templates(job)
    made = _rendered(job, catalogue, paper, pictures, templates)
    if not made.rendered.findings:
        return made
    loaded = replace(loaded, findings=(*loaded.findings, *made.rendered.findings))
    paper = composed(job.project, job.quarter, catalogue, loaded, job.say)
    paper = replace(paper, report=final(paper.report)) if job.final else paper
    usable_ones = templates.without(made.rendered.unusable)
    return _rendered(job, catalogue, paper, pictures, usable_ones)


def _rendered(
    job: Job,
    catalogue: Catalogue,
    paper: Paper,
    pictures: rendering.Pictures,
    templates: Templates,
) -> _Made:
    """The files of a paper; those with its data are made while another process is at work."""
    begun = rendering.begin(
        paper.report, pictures, job.formats, templates, job.say, aside=job.aside
    )
    findings = in_order(checks.accept(paper.findings, catalogue, job.quarter))
    data = rendering.data_files(catalogue, paper.indicators, paper.report, findings, paper.typed)
    return _Made(paper=paper, findings=findings, data=data, rendered=begun.finish())


def _templates(job: Job) -> Templates:
    covering = provenance.covering_template(job.project) if job.split else None
    return Templates(
        whole=_template(job.project, provenance.template(job.project)),
        covering=_template(job.project, covering) if covering else None,
        has_covering=covering is not None,
        is_split=job.split,
    )


def _template(found: project.Project, path: Path) -> Template:
    name = found.relative(path)
    try:
        return Template(name, path.read_bytes())
    except OSError as error:
        raise InputError(
            f"{name}: PM101 the template cannot be read ({error.strerror}). "
            "Close it in Word, or mend its permissions."
        ) from None


def _manifest(
    job: Job, inputs: provenance.Inputs, fonts: tuple[str, ...], code: ExitCode
) -> outputs.Manifest:
    return outputs.Manifest(
        perfmon=__version__,
        quarter=job.quarter.code,
        options=provenance.options(job.formats, final=job.final, split=job.split),
        versions=provenance.versions(),
        fonts=fonts,
        inputs=inputs.as_listed(),
        exit=int(code),
    )


def _write(job: Job, files: Mapping[str, bytes], manifest: outputs.Manifest) -> Path | None:
    if job.take is not None:
        job.take(files)
        return None
    if job.out is not None:
        return outputs.write_into(job.out, files, manifest)
    write = outputs.write_final if job.final else outputs.write_draft
    return write(job.project.folders["out"] / job.quarter.code, files, manifest)
