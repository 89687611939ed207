"""The report in every form: pictures drawn, Word, web page and PDF made, data beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef
from perfmon_cli.errors import MachineError
from perfmon_cli.findings import Finding, finding
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.report.model import Image, Report

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, and its name in messages."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files by name, what the template was found wrong in, and what this machine lacks."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()
    machine: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


def draw(report: Report) -> dict[str, Image]:
    """The report's charts by their ids."""
    if not report.charts:
        return {}
    from perfmon_cli import charts  # noqa: PLC0415  (heavy)

    return {chart.id: charts.draw(chart) for chart in report.charts}


def measure(pictures: Mapping[str, bytes]) -> tuple[dict[str, Image], tuple[Finding, ...]]:
    """The user's own pictures by name, and findings for those that cannot be opened."""
    images: dict[str, Image] = {}
    findings: list[Finding] = []
    if pictures:
        from perfmon_cli.renderers.pictures import measured  # noqa: PLC0415  (heavy)

        for name, data in pictures.items():
            image = measured(data)
            if image is not None:
                images[name] = image
                continue
            problem = "The picture is damaged, or far larger than a page can show."
            remedy = "Save it again as PNG, at most 5,000 pixels wide."
            where = CellRef(f"icons/{name}")
            findings.append(finding("PM103", problem, remedy, where=where))
    return images, tuple(findings)


def render(
    report: Report,
    images: Mapping[str, Image],
    formats: Sequence[str],
    template: Template,
    say: Say,
) -> Rendered:
    """The paper in the formats asked for; one that cannot be made leaves the others whole.

    A template that cannot be filled is a finding (PM502, PM503); a machine that lacks what the PDF
    needs is said in `machine`.
    """
    files: dict[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    machine: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    if "docx" in formats:
        say("Filling the Word template")
        findings = _add_docx(report, images, template, files)
    if "html" in formats:
        from perfmon_cli.renderers import html  # noqa: PLC0415

        say("Making the web page")
        files[f"{report.file_stem}.html"] = html.render(report, images)
    if "pdf" in formats:
        from perfmon_cli.renderers import pdf  # noqa: PLC0415

        say("Making the PDF")
        try:
            data = pdf.render(report, images)
        except MachineError as error:
            machine = (str(error),)
        else:
            files[f"{report.file_stem}.pdf"] = data
            fonts = pdf.fonts_used(data)
    return Rendered(files=files, findings=findings, machine=machine, fonts=fonts)


def _add_docx(
    report: Report, images: Mapping[str, Image], template: Template, files: dict[str, bytes]
) -> tuple[Finding, ...]:
    """Add the Word file, or say why the template cannot be filled."""
    from perfmon_cli.renderers import docx  # noqa: PLC0415

    try:
        files[f"{report.file_stem}.docx"] = docx.render(report, images, template.data)
    except docx.TemplateError as error:
        where = CellRef(template.file)
        return (finding(error.code, f"{error}", error.remedy, where=where),)
    return ()


def data_files(
    catalogue: Catalogue, indicators: Indicators, report: Report, findings: Sequence[Finding]
) -> dict[str, bytes]:
    """figures.json, indicators.csv and Checks.xlsx."""
    from perfmon_cli.renderers import checks_xlsx, figures_json, indicator_rows  # noqa: PLC0415

    rows = indicator_rows.rows(catalogue, indicators)
    return {
        "figures.json": figures_json.render(report, indicators.quarter),
        "indicators.csv": indicator_rows.to_csv(rows),
        "Checks.xlsx": checks_xlsx.render(findings, catalogue.settings.area),
    }
