"""The flow, top to bottom: spreadsheets → dataset → indicators → report → charts → files."""

import difflib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from perfmon_cli import __version__, checks, outputs, project, rendering
from perfmon_cli.blocks.paper import Composed, compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary import reading
from perfmon_cli.errors import ExitCode, UsageError
from perfmon_cli.findings import Finding, in_order
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.loading import exit_code, load, usable
from perfmon_cli.period import Quarter
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.model import Report
from perfmon_cli.starter import templates_folder

TEMPLATE = "panel-paper.docx"
_LIBRARIES = ("docxtpl", "python-docx", "jinja2", "matplotlib", "weasyprint", "openpyxl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build."""

    project: project.Project
    quarter: Quarter
    formats: tuple[str, ...]
    out: Path | None = None
    say: rendering.Say = lambda _: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build left behind."""

    folder: Path
    findings: tuple[Finding, ...]
    report: Report
    machine: tuple[str, ...] = ()  #: what this machine lacks, in words

    @property
    def exit_code(self) -> ExitCode:
        """By DESIGN 4: the highest of all causes."""
        lacks = ExitCode.MACHINE if self.machine else ExitCode.DONE
        return max(exit_code(self.findings, strict=False), lacks)


def build(job: Job) -> Built:
    """Build a draft of a quarter's paper.

    Raises:
        PerfmonError: no project, nothing to read, or the outputs cannot be written.
    """
    job.say("Reading the spreadsheets")
    loaded = load(job.project.root, project.spreadsheets(job.project), job.quarter)
    catalogue = usable(loaded)
    job.say("Computing changes, ratings and trends")
    indicators = compute(catalogue, loaded.dataset, job.quarter)
    texts = project.texts(job.project, job.quarter)
    pictures = project.pictures(job.project)
    own_images, damaged = rendering.measure(pictures.images)
    known = (*loaded.findings, *texts.findings, *pictures.findings, *damaged)
    job.say("Composing the paper")
    dataset = disclosure.published(loaded.dataset, catalogue)
    printer = Printer(catalogue, dataset, job.quarter, indicators, FigureBook())
    composed = _compose(printer, texts, frozenset(own_images), known)
    job.say("Drawing charts")
    images = {**own_images, **rendering.draw(composed.report)}
    template = project.template(job.project, TEMPLATE, templates_folder() / TEMPLATE)
    rendered = rendering.render(composed.report, images, job.formats, _read(job, template), job.say)
    findings = in_order(
        checks.accept((*known, *composed.findings, *rendered.findings), catalogue, job.quarter)
    )
    job.say("Writing the files")
    data = rendering.data_files(catalogue, indicators, composed.report, findings)
    files = {**rendered.files, **data}
    inputs = (*loaded.inputs, *_hashes(job, (*texts.inputs, *pictures.inputs, template)))
    folder = _write(job, files, _manifest(job, inputs, rendered.fonts))
    return Built(folder=folder, findings=findings, report=composed.report, machine=rendered.machine)


def _compose(
    printer: Printer,
    texts: project.Texts,
    pictures: frozenset[str],
    known: tuple[Finding, ...],
) -> Composed:
    read = [reading.read(file, text) for file, text in texts.files]
    found = tuple(found for one in read for found in one.findings)
    commentaries = [one.commentary for one in read]
    composed = compose(printer, commentaries, pictures, (*known, *found))
    return replace(composed, findings=(*found, *composed.findings))


def _read(job: Job, template: Path) -> rendering.Template:
    return rendering.Template(job.project.relative(template), template.read_bytes())


def _hashes(job: Job, paths: Sequence[Path]) -> list[tuple[str, str]]:
    return [
        (job.project.relative(path), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in paths
    ]


def _manifest(
    job: Job, inputs: Sequence[tuple[str, str]], fonts: tuple[str, ...]
) -> outputs.Manifest:
    return outputs.Manifest(
        perfmon=__version__,
        quarter=job.quarter.code,
        options={"formats": list(job.formats)},
        versions={name: metadata.version(name) for name in _LIBRARIES},
        fonts=fonts,
        inputs=tuple(sorted(inputs)),
    )


def _write(job: Job, files: Mapping[str, bytes], manifest: outputs.Manifest) -> Path:
    if job.out is not None:
        return outputs.write_into(job.out, files, manifest)
    return outputs.write_draft(job.project.folders["out"] / job.quarter.code, files, manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Indicators to show."""

    catalogue: Catalogue
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def indicators_of(found: project.Project, quarter: Quarter, measures: tuple[str, ...]) -> Shown:
    """The indicators of some measures (all when none is named) at a quarter.

    Raises:
        UsageError: a measure is not known.
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter)
    catalogue = usable(loaded)
    for name in measures:
        if name not in catalogue.measures:
            close = difflib.get_close_matches(name, catalogue.measures, n=1, cutoff=0.5)
            hint = f'Did you mean "{close[0]}"?' if close else "Ids stand in the Measures sheet."
            raise UsageError(f'No measure has the id "{name}". {hint}')
    indicators = compute(catalogue, loaded.dataset, quarter)
    wanted = tuple(i for i in indicators if not measures or i.measure.id in measures)
    return Shown(catalogue=catalogue, indicators=wanted, findings=loaded.findings)
