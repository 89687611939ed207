"""The flow, top to bottom: spreadsheets → dataset → indicators → report → charts → files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from perfmon_cli import __version__, checks, drawing, outputs, project, provenance, rendering
from perfmon_cli.aside import Aside
from perfmon_cli.blocks.paper import compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.likely import likely, named
from perfmon_cli.catalogue.matching import one_of
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary import reading
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.errors import ExitCode, InputError, UsageError
from perfmon_cli.findings import Finding, in_order
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.loading import Loaded, exit_code, load, usable
from perfmon_cli.measure import Measure
from perfmon_cli.opening import Opened
from perfmon_cli.period import Quarter
from perfmon_cli.renderers.templates import Template, Templates
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.final import final
from perfmon_cli.report.model import Image, Report
from perfmon_cli.trace import agreement

if TYPE_CHECKING:
    from perfmon_cli.proof.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build."""

    project: project.Project
    quarter: Quarter
    opened: Opened
    formats: tuple[str, ...]
    out: Path | None = None
    final: bool = False
    split: bool = False  #: covering report and appendices as files of their own, too
    say: rendering.Say = lambda _: None
    aside: Aside | None = None  #: another process, to make one of the formats
    kept: outputs.Kept | None = None  #: pictures drawn before; the bytes are the same without


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build left behind; `folder` is None where a final paper may not be written yet."""

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
class Paper:
    """A paper as data: composed, nothing drawn or written.

    `catalogue` and `dataset` are the published ones: what may not be published is hidden in them.
    """

    catalogue: Catalogue
    dataset: Dataset
    indicators: Indicators
    report: Report
    pictures: dict[str, Image]  #: the user's own, by name
    findings: tuple[Finding, ...]  #: of figures, texts, pictures and blocks
    typed: tuple["Entry", ...]  #: the numbers typed in texts


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
    paper = _compose(job.project, job.quarter, catalogue, loaded, job.say)
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
    paper = _compose(job.project, job.quarter, catalogue, loaded, job.say)
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


def check(found: project.Project, quarter: Quarter, loaded: Loaded) -> Loaded:
    """Add what `build` finds in texts and blocks; nothing is drawn or written, no template filled.

    Without Settings or Measures there is no paper, and nothing is added.
    """
    if loaded.catalogue is None:
        return loaded
    paper = _compose(found, quarter, loaded.catalogue, loaded, lambda _: None)
    findings = in_order(checks.accept(paper.findings, loaded.catalogue, quarter))
    return replace(loaded, findings=findings)


def paper_of(found: project.Project, quarter: Quarter) -> tuple[Paper, Loaded]:
    """A quarter's paper as data, composed afresh, and what was read for it; nothing is drawn.

    The numbers typed in its texts are not proved: no figure of the paper depends on that.

    Raises:
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    paper = _compose(found, quarter, usable(loaded), loaded, lambda _: None, proves=False)
    findings = in_order(checks.accept(paper.findings, usable(loaded), quarter))
    return replace(paper, findings=findings), loaded


def typed_in(found: project.Project, quarter: Quarter) -> tuple["Entry", ...]:
    """The numbers typed in the texts of a quarter's paper, each with what the proof says of it.

    Raises:
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    return _compose(found, quarter, usable(loaded), loaded, lambda _: None).typed


def _compose(
    found: project.Project,
    quarter: Quarter,
    catalogue: Catalogue,
    loaded: Loaded,
    say: rendering.Say,
    *,
    proves: bool = True,
) -> Paper:
    say("Computing changes, ratings and trends")
    dataset = disclosure.published(loaded.dataset, catalogue)
    catalogue = disclosure.published_catalogue(catalogue, dataset)
    indicators = compute(catalogue, dataset, quarter)
    texts = project.texts(found, quarter)
    pictures = project.pictures(found)
    own_images, damaged = rendering.measure(pictures.images)
    style, misused = _style(found)
    read = [reading.read(file, text) for file, text in texts.files]
    misread = (f for one in read for f in one.findings)
    commentaries = [one.commentary for one in read]
    typed: tuple[Entry, ...] = ()
    doubted: tuple[Finding, ...] = ()
    if proves:
        from perfmon_cli.proof import proving  # noqa: PLC0415  (its many patterns take time)

        say("Proving the texts")
        before = [reading.read(*text).commentary for text in project.texts_before(found, quarter)]
        proof = proving.prove(commentaries, catalogue, dataset, indicators, before)
        typed, doubted = proof.entries, proof.findings
    known = (*loaded.findings, *texts.findings, *pictures.findings, *damaged, *misread, *misused)
    known = (*known, *doubted)
    say("Composing the paper")
    printer = Printer(catalogue, dataset, quarter, indicators, FigureBook())
    composed = compose(printer, commentaries, frozenset(own_images), known)
    agreement.check(composed.report)
    findings = (*known, *composed.findings)
    return Paper(
        catalogue=catalogue,
        dataset=dataset,
        indicators=indicators,
        report=replace(composed.report, style=style),
        pictures=own_images,
        findings=(*findings, *checks.needless_decisions(findings, catalogue, quarter)),
        typed=typed,
    )


def _style(found: project.Project) -> tuple[str, tuple[Finding, ...]]:
    """The project's own style of the page and the PDF, and what of it cannot be used."""
    own = project.style(found)
    if own is None or own.findings:
        return "", own.findings if own else ()
    return rendering.style(own.file, own.data)


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


def _write(job: Job, files: Mapping[str, bytes], manifest: outputs.Manifest) -> Path:
    if job.out is not None:
        return outputs.write_into(job.out, files, manifest)
    write = outputs.write_final if job.final else outputs.write_draft
    return write(job.project.folders["out"] / job.quarter.code, files, manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Indicators to show."""

    catalogue: Catalogue
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def indicators_of(found: project.Project, quarter: Quarter, measures: tuple[str, ...]) -> Shown:
    """The indicators of some measures (all when none is named) at a quarter.

    Measures are named by their ids, or by labels that only one has.

    Raises:
        UsageError: a measure is not known; the error says which may have been meant.
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    catalogue = usable(loaded)
    known = catalogue.measures.values()
    ids = {_measure(name, known).id for name in measures}
    indicators = compute(catalogue, loaded.dataset, quarter)
    wanted = tuple(i for i in indicators if not ids or i.measure.id in ids)
    return Shown(catalogue=catalogue, indicators=wanted, findings=loaded.findings)


def _measure(name: str, known: Collection[Measure]) -> Measure:
    """The measure of this id or label; else which may have been meant."""
    found = named(name, known)
    if found is not None:
        return found
    close = one_of(f'"{measure.id}"' for measure in likely(name, known))
    hint = f"Did you mean {close}?" if close else "Ids stand in the Measures sheet."
    raise UsageError(f'No measure has the id "{name}". {hint}')
