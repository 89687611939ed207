"""The Word files of a paper: the whole one and, on request, each part in a file of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, finding
from perfmon_cli.renderers import docx
from perfmon_cli.renderers.templates import Template, Templates
from perfmon_cli.report.model import Image, Report
from perfmon_cli.report.parts import COVERING, split

_STYLE = "In Word: click into the tag's paragraph, then Home, Styles, Heading 1 (or 2, 3)."
_UNPRINTED = (
    "If that is meant, accept PM505 in Decisions with the reason. Else put a tag for it into the "
    'template; docs/word-template.md shows how ("A template of your committee").'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFiles:
    """The files by name, what was found wrong in templates, and which of them cannot be used."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()
    unusable: tuple[str, ...] = ()


def render(report: Report, images: Mapping[str, Image], templates: Templates) -> WordFiles:
    """Make the Word files; a template that cannot be filled leaves out its own files only."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    unusable: set[str] = set()
    for one, template, is_whole in _jobs(report, templates):
        if template.file in unusable:
            continue
        try:
            filled = docx.fill(one, images, template.data, whole=is_whole)
        except docx.TemplateError as error:
            unusable.add(template.file)
            where = CellRef(template.file)
            findings.append(finding(error.code, f"{error}", error.remedy, where=where))
            continue
        files[f"{one.file_stem}.docx"] = filled.data
        known = {(found.code, found.problem) for found in findings}
        findings += [
            found
            for found in _remarks(filled, template)
            if (found.code, found.problem) not in known
        ]
    return WordFiles(files=files, findings=tuple(findings), unusable=tuple(sorted(unusable)))


def _jobs(report: Report, templates: Templates) -> Iterator[tuple[Report, Template, bool]]:
    """Each file's report, its template, and whether all of the report must be in it."""
    if templates.whole:
        yield report, templates.whole, True
    for part in split(report) if templates.is_split else ():
        if part.name == COVERING and templates.has_covering:
            if templates.covering:
                yield part.report, templates.covering, False
        elif templates.whole:
            yield part.report, templates.whole, True


def _remarks(filled: docx.Filled, template: Template) -> Iterator[Finding]:
    where = CellRef(template.file)
    if filled.lost:
        titles = ", ".join(f"“{title}”" for title in filled.lost)
        problem = f"It prints nothing, or not all, of what stands under {titles}."
        yield finding("PM505", problem, _UNPRINTED, where=where)
    for tag in filled.unmarked:
        problem = f"It prints {tag} nowhere, so the paper does not show that mark."
        remedy = "Put the tag into the header: Insert, Header, Edit Header."
        yield finding("PM505", problem, remedy, where=where)
    if filled.flat:
        more = f" and {len(filled.flat) - 1} more" if len(filled.flat) > 1 else ""
        problem = f"The heading “{filled.flat[0]}”{more} is in a style that is no heading."
        yield finding("PM506", problem, _STYLE, where=where)
