"""The flow, top to bottom: spreadsheets → dataset → indicators → report → charts → files."""

import difflib
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from perfmon_cli import __version__, checks, outputs, project
from perfmon_cli.blocks.paper import Composed, compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary import reading
from perfmon_cli.errors import ExitCode, MachineError, UsageError
from perfmon_cli.findings import Finding, finding, in_order
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.loading import exit_code, load, usable
from perfmon_cli.period import Quarter
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.model import Image, Report
from perfmon_cli.starter import templates_folder

TEMPLATE = "panel-paper.docx"
_LIBRARIES = ("docxtpl", "python-docx", "jinja2", "matplotlib", "weasyprint", "openpyxl")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build."""

    project: project.Project
    quarter: Quarter
    formats: tuple[str, ...]
    out: Path | None = None
    say: Say = lambda _: None


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
    known = (*loaded.findings, *texts.findings, *pictures.findings)
    job.say("Composing the paper")
    dataset = disclosure.published(loaded.dataset, catalogue)
    printer = Printer(catalogue, dataset, job.quarter, indicators, FigureBook())
    composed = _compose(printer, texts, pictures, known)
    job.say("Drawing charts")
    images = _images(composed.report, pictures)
    rendered = _render(job, composed.report, images)
    findings = in_order(
        checks.accept((*known, *composed.findings, *rendered.findings), catalogue, job.quarter)
    )
    job.say("Writing the files")
    files = {**rendered.files, **_data_files(job, catalogue, indicators, composed, findings)}
    inputs = (*loaded.inputs, *_hashes(job, (*texts.inputs, *pictures.inputs, *rendered.inputs)))
    folder = _write(job, files, _manifest(job, inputs, rendered.fonts))
    return Built(folder=folder, findings=findings, report=composed.report, machine=rendered.machine)


def _compose(
    printer: Printer,
    texts: project.Texts,
    pictures: project.Pictures,
    known: tuple[Finding, ...],
) -> Composed:
    read = [reading.read(file, text) for file, text in texts.files]
    found = tuple(found for one in read for found in one.findings)
    commentaries = [one.commentary for one in read]
    composed = compose(printer, commentaries, frozenset(pictures.images), (*known, *found))
    return replace(composed, findings=(*found, *composed.findings))


def _images(report: Report, pictures: project.Pictures) -> dict[str, Image]:
    images: dict[str, Image] = {}
    if report.charts:
        from perfmon_cli.charts import draw  # noqa: PLC0415  (heavy)

        images.update((chart.id, draw(chart)) for chart in report.charts)
    if pictures.images:
        from perfmon_cli.renderers.pictures import measured  # noqa: PLC0415

        images.update((name, measured(data)) for name, data in pictures.images.items())
    return images


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendered:
    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()
    machine: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = ()
    fonts: tuple[str, ...] = ()


def _render(job: Job, report: Report, images: Mapping[str, Image]) -> _Rendered:
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    machine: list[str] = []
    inputs: list[Path] = []
    fonts: tuple[str, ...] = ()
    if "docx" in job.formats:
        job.say("Filling the Word template")
        template = project.template(job.project, TEMPLATE, templates_folder() / TEMPLATE)
        inputs.append(template)
        findings += _render_docx(job, report, images, template, files)
    if "html" in job.formats:
        from perfmon_cli.renderers import html  # noqa: PLC0415

        job.say("Making the web page")
        files[f"{report.file_stem}.html"] = html.render(report, images)
    if "pdf" in job.formats:
        from perfmon_cli.renderers import pdf  # noqa: PLC0415

        job.say("Making the PDF")
        try:
            data = pdf.render(report, images)
            files[f"{report.file_stem}.pdf"] = data
            fonts = pdf.fonts_used(data)
        except MachineError as error:
            machine.append(str(error))
    return _Rendered(
        files=files,
        findings=tuple(findings),
        machine=tuple(machine),
        inputs=tuple(inputs),
        fonts=fonts,
    )


def _render_docx(
    job: Job,
    report: Report,
    images: Mapping[str, Image],
    template: Path,
    files: dict[str, bytes],
) -> list[Finding]:
    """Add the Word file to `files`, or say why the template cannot be filled (PM502, PM503)."""
    from perfmon_cli.renderers import docx  # noqa: PLC0415

    try:
        files[f"{report.file_stem}.docx"] = docx.render(report, images, template.read_bytes())
    except docx.TemplateError as error:
        where = replace_file(error, job.project.relative(template))
        return [where]
    return []


def replace_file(error: Exception, file: str) -> Finding:
    """The finding of a template error."""
    from perfmon_cli.cells.model import CellRef  # noqa: PLC0415

    return finding(
        getattr(error, "code", "PM502"),
        str(error),
        getattr(error, "remedy", ""),
        where=CellRef(file),
    )


def _data_files(
    job: Job,
    catalogue: Catalogue,
    indicators: Indicators,
    composed: Composed,
    findings: Sequence[Finding],
) -> dict[str, bytes]:
    from perfmon_cli.renderers import checks_xlsx, figures_json, indicator_rows  # noqa: PLC0415

    rows = indicator_rows.rows(catalogue, indicators)
    return {
        "figures.json": figures_json.render(composed.report, job.quarter),
        "indicators.csv": indicator_rows.to_csv(rows),
        "Checks.xlsx": checks_xlsx.render(findings),
    }


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
