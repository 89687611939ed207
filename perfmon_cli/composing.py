"""The paper as data: what was read becomes indicators, proved texts and a report.

Nothing is drawn or written here.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfmon_cli import checks, project, rendering
from perfmon_cli.blocks.paper import compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary import reading
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.findings import Finding, in_order
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.loading import Loaded, load, usable
from perfmon_cli.period import Quarter
from perfmon_cli.rendering import Say
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.model import Image, Report
from perfmon_cli.trace import agreement

if TYPE_CHECKING:
    from perfmon_cli.proof.entries import Entry


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


def check(found: project.Project, quarter: Quarter, loaded: Loaded) -> Loaded:
    """Add what `build` finds in texts and blocks; nothing is drawn or written, no template filled.

    Without Settings or Measures there is no paper, and nothing is added.
    """
    if loaded.catalogue is None:
        return loaded
    paper = composed(found, quarter, loaded.catalogue, loaded, lambda _: None)
    findings = in_order(checks.accept(paper.findings, loaded.catalogue, quarter))
    return replace(loaded, findings=findings)


def paper_of(found: project.Project, quarter: Quarter) -> tuple[Paper, Loaded]:
    """A quarter's paper as data, composed afresh, and what was read for it; nothing is drawn.

    The numbers typed in its texts are not proved: no figure of the paper depends on that.

    Raises:
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    paper = composed(found, quarter, usable(loaded), loaded, lambda _: None, proves=False)
    findings = in_order(checks.accept(paper.findings, usable(loaded), quarter))
    return replace(paper, findings=findings), loaded


def typed_in(found: project.Project, quarter: Quarter) -> tuple["Entry", ...]:
    """The numbers typed in the texts of a quarter's paper, each with what the proof says of it.

    Raises:
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    return composed(found, quarter, usable(loaded), loaded, lambda _: None).typed


def composed(
    found: project.Project,
    quarter: Quarter,
    catalogue: Catalogue,
    loaded: Loaded,
    say: Say,
    *,
    proves: bool = True,
) -> Paper:
    """Compose a quarter's paper from what was read.

    Raises:
        DisagreementError: a figure would be printed with two values; a defect.
    """
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
    made = compose(printer, commentaries, frozenset(own_images), known)
    agreement.check(made.report)
    findings = (*known, *made.findings)
    return Paper(
        catalogue=catalogue,
        dataset=dataset,
        indicators=indicators,
        report=replace(made.report, style=style),
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
