"""The flow, top to bottom: spreadsheets → dataset → indicators → report → charts → files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from perfmon_cli import __version__, checks, outputs, project, provenance, rendering
from perfmon_cli.blocks.paper import compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.likely import likely, named
from perfmon_cli.catalogue.matching import one_of
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary import reading
from perfmon_cli.errors import ExitCode, InputError, UsageError
from perfmon_cli.findings import Finding, in_order
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.loading import Loaded, exit_code, load, usable
from perfmon_cli.measure import Measure
from perfmon_cli.period import Quarter
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.final import final
from perfmon_cli.report.model import Image, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build."""

    project: project.Project
    quarter: Quarter
    formats: tuple[str, ...]
    out: Path | None = None
    final: bool = False
    say: rendering.Say = lambda _: None


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
class _Paper:
    """A paper as data: composed, nothing drawn or written."""

    indicators: Indicators
    report: Report
    pictures: dict[str, Image]  #: the user's own, by name
    findings: tuple[Finding, ...]  #: of figures, texts, pictures and blocks


def build(job: Job) -> Built:
    """Build a quarter's paper: a draft, or the final one if nothing stands against it.

    A final paper has no open error and all its formats, else nothing is written.

    Raises:
        PerfmonError: no project, nothing to read, or the outputs cannot be written.
    """
    inputs = provenance.inputs(job.project, job.quarter)
    job.say("Reading the spreadsheets")
    own, sent = project.spreadsheets(job.project), project.received(job.project)
    loaded = load(job.project.root, own, job.quarter, sent)
    catalogue = usable(loaded)
    paper = _compose(job.project, job.quarter, catalogue, loaded, job.say)
    known = in_order(checks.accept(paper.findings, catalogue, job.quarter))
    if job.final:
        paper = replace(paper, report=final(paper.report))
        if any(one.is_open_error for one in known):
            return Built(folder=None, findings=known, report=paper.report)
    job.say("Drawing charts")
    images = {**paper.pictures, **rendering.draw(paper.report)}
    template = _template(job.project)
    rendered = rendering.render(paper.report, images, job.formats, template, job.say)
    if rendered.findings:  # no Word file: the others open with the reason
        loaded = replace(loaded, findings=(*loaded.findings, *rendered.findings))
        paper = _compose(job.project, job.quarter, catalogue, loaded, job.say)
        others = tuple(name for name in job.formats if name != "docx")
        rendered = rendering.render(paper.report, images, others, template, job.say)
    findings = in_order(checks.accept(paper.findings, catalogue, job.quarter))
    built = Built(folder=None, findings=findings, report=paper.report, machine=rendered.machine)
    if job.final and built.exit_code is not ExitCode.DONE:
        return built
    job.say("Writing the files")
    data = rendering.data_files(catalogue, paper.indicators, paper.report, findings)
    provenance.must_be_unchanged(inputs, provenance.inputs(job.project, job.quarter))
    manifest = _manifest(job, inputs, rendered.fonts, built.exit_code)
    return replace(built, folder=_write(job, {**rendered.files, **data}, manifest))


def check(found: project.Project, quarter: Quarter, loaded: Loaded) -> Loaded:
    """Add what `build` finds in texts and blocks; nothing is drawn or written, no template filled.

    Without Settings or Measures there is no paper, and nothing is added.
    """
    if loaded.catalogue is None:
        return loaded
    paper = _compose(found, quarter, loaded.catalogue, loaded, lambda _: None)
    findings = in_order(checks.accept(paper.findings, loaded.catalogue, quarter))
    return replace(loaded, findings=findings)


def _compose(
    found: project.Project,
    quarter: Quarter,
    catalogue: Catalogue,
    loaded: Loaded,
    say: rendering.Say,
) -> _Paper:
    say("Computing changes, ratings and trends")
    dataset = disclosure.published(loaded.dataset, catalogue)
    catalogue = disclosure.published_catalogue(catalogue, dataset)
    indicators = compute(catalogue, dataset, quarter)
    texts = project.texts(found, quarter)
    pictures = project.pictures(found)
    own_images, damaged = rendering.measure(pictures.images)
    read = [reading.read(file, text) for file, text in texts.files]
    misread = (f for one in read for f in one.findings)
    known = (*loaded.findings, *texts.findings, *pictures.findings, *damaged, *misread)
    say("Composing the paper")
    printer = Printer(catalogue, dataset, quarter, indicators, FigureBook())
    composed = compose(printer, [one.commentary for one in read], frozenset(own_images), known)
    findings = (*known, *composed.findings)
    return _Paper(
        indicators=indicators,
        report=composed.report,
        pictures=own_images,
        findings=(*findings, *checks.needless_decisions(findings, catalogue, quarter)),
    )


def _template(found: project.Project) -> rendering.Template:
    path = provenance.template(found)
    name = found.relative(path)
    try:
        return rendering.Template(name, path.read_bytes())
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
        options=provenance.options(job.formats, final=job.final),
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
