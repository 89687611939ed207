"""The report in every form: pictures drawn, Word, web page and PDF made, data beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfmon_cli.aside import Aside
from perfmon_cli.awaited import Awaited
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef
from perfmon_cli.errors import MachineError
from perfmon_cli.findings import Finding, finding
from perfmon_cli.helper import waiting
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.renderers.templates import Templates
from perfmon_cli.report.model import Image, Report
from perfmon_cli.report.parts import split

if TYPE_CHECKING:
    from perfmon_cli.proof.entries import Entry

Say = Callable[[str], None]
#: Draws the charts; by their ids.
Drawer = Callable[[], Mapping[str, Image]]

#: The formats in the order they are made, and what is said meanwhile.
_SAID = {
    "docx": "Filling the Word template",
    "html": "Making the web page",
    "pdf": "Making the PDF",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The user's own by name, and what draws the charts: each is called when it is needed."""

    own: Mapping[str, Image]
    charts: Drawer = dict
    narrow: Drawer = dict  #: the charts for a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files by name, what templates were found wrong in, and what this machine lacks."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()
    unusable: tuple[str, ...] = ()  #: the files of templates that cannot be filled
    machine: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


def measure(pictures: Mapping[str, bytes]) -> tuple[dict[str, Image], tuple[Finding, ...]]:
    """The user's own pictures by name, and findings for those that cannot be opened."""
    images: dict[str, Image] = {}
    findings: list[Finding] = []
    if pictures:
        from perfmon_cli.renderers.pictures import Refused, measured  # noqa: PLC0415  (heavy)

        for name, data in pictures.items():
            image = measured(data)
            if isinstance(image, Refused):
                where = CellRef(f"icons/{name}")
                findings.append(finding("PM103", image.problem, image.remedy, where=where))
            else:
                images[name] = image
    return images, tuple(findings)


def style(file: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The rules of a project's own style sheet that are kept, and what is left out (PM507)."""
    from perfmon_cli.renderers import own_style  # noqa: PLC0415  (heavy)

    read = own_style.read(data)
    where = CellRef(file)
    return read.css, tuple(
        finding("PM507", f"{one}.", own_style.REMEDY, where=where) for one in read.problems
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """A paper of which one format may still be in the making, in another process."""

    made: tuple[Rendered, ...]
    aside: Aside | None

    def finish(self) -> Rendered:
        """Wait for the rest; all of it together.

        Raises:
            PerfmonError: the second process was ended.
        """
        all_ = (*self.made, self.aside.answer()) if self.aside else self.made
        return Rendered(
            files={file: data for one in all_ for file, data in one.files.items()},
            findings=tuple(found for one in all_ for found in one.findings),
            unusable=tuple(file for one in all_ for file in one.unusable),
            machine=tuple(lack for one in all_ for lack in one.machine),
            fonts=tuple(font for one in all_ for font in one.fonts),
        )


def begin(
    report: Report,
    pictures: Pictures,
    formats: Sequence[str],
    templates: Templates,
    say: Say,
    *,
    aside: Aside | None = None,
) -> Begun:
    """Make the paper in the formats asked for; one that cannot be made leaves the others whole.

    A template that cannot be filled is a finding (PM502, PM503); a machine that lacks what the PDF
    needs is said in `machine`. One format is made `aside`, with the same bytes, and begun before
    the charts are drawn. They are drawn narrow only for a web page.
    """
    beside = aside if aside and aside.format in formats else None
    if beside:
        beside.ask(_make_awaiting, beside.format, report, pictures.own, templates)
    charts = pictures.charts()
    images = {**pictures.own, **charts}
    if beside:
        beside.tell(charts)
    made = []
    for name in (one for one in _SAID if one in formats):
        say(_SAID[name])
        if not beside or name != beside.format:
            narrow = pictures.narrow() if name == "html" else {}
            made.append(make(name, report, images, templates, narrow))
    return Begun(tuple(made), beside)


def _make_awaiting(
    name: str, report: Report, own: Mapping[str, Image], templates: Templates
) -> Rendered:
    """The paper in one format, in another process that is told the pictures of charts later."""
    images = Awaited(own, [chart.id for chart in report.charts], waiting.more)
    try:
        return make(name, report, images, templates, {})
    finally:
        images.drawn()  # what is told is taken, so that it is not the next task


def make(
    name: str,
    report: Report,
    images: Mapping[str, Image],
    templates: Templates,
    narrow: Mapping[str, Image],
) -> Rendered:
    """The paper in one format: a function of a module, so that another process can be asked."""
    if name == "docx":
        return _docx(report, images, templates)
    if name == "html":
        from perfmon_cli.renderers import finished, html, html_fragment  # noqa: PLC0415

        page = html.render(report, images, narrow)
        finished.check_page(page, report)
        fragment = html_fragment.render(report)
        return Rendered(files={f"{report.file_stem}.html": page, html_fragment.NAME: fragment})
    parts = [part.report for part in split(report)] if templates.is_split else []
    return _pdf((report, *parts), images)


def _docx(report: Report, images: Mapping[str, Image], templates: Templates) -> Rendered:
    """The Word files, or why a template cannot be filled."""
    from perfmon_cli.renderers import docx_set  # noqa: PLC0415  (heavy)

    made = docx_set.render(report, images, templates)
    return Rendered(files=made.files, findings=made.findings, unusable=made.unusable)


def _pdf(reports: Sequence[Report], images: Mapping[str, Image]) -> Rendered:
    """The PDF of the paper, and those of its parts; or what this machine lacks."""
    from perfmon_cli.renderers import pdf  # noqa: PLC0415

    try:
        files = {f"{one.file_stem}.pdf": pdf.render(one, images) for one in reports}
    except MachineError as error:
        return Rendered(files={}, machine=(str(error),))
    whole = files[f"{reports[0].file_stem}.pdf"]
    return Rendered(files=files, fonts=pdf.fonts_used(whole))


def data_files(
    catalogue: Catalogue,
    indicators: Indicators,
    report: Report,
    findings: Sequence[Finding],
    typed: Sequence["Entry"],
) -> dict[str, bytes]:
    """figures.json, indicators.csv, Checks.xlsx, and charts.xlsx where the paper has charts.

    `typed` are the numbers typed in its texts, which Checks.xlsx lists.
    """
    from perfmon_cli.renderers import (  # noqa: PLC0415
        charts_xlsx,
        checks_xlsx,
        figures_json,
        indicator_rows,
    )

    rows = indicator_rows.rows(catalogue, indicators)
    charts = {charts_xlsx.NAME: charts_xlsx.render(report)} if report.charts else {}
    return {
        **charts,
        "figures.json": figures_json.render(report, indicators.quarter),
        "indicators.csv": indicator_rows.to_csv(rows),
        "Checks.xlsx": checks_xlsx.render(findings, catalogue.settings.area, report, typed),
    }
