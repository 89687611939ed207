"""The whole paper: its rows in order, gathered into sections of one orientation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from perfmon_cli import checks
from perfmon_cli.blocks import district_page, key, summary
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.default import default_rows
from perfmon_cli.blocks.idle_decisions import idle
from perfmon_cli.blocks.open_items import OpenItems
from perfmon_cli.blocks.parts import Parts
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.blocks.registry import build_row
from perfmon_cli.blocks.unprinted import causes, unprinted
from perfmon_cli.blocks.wide_tables import split
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.findings import Finding
from perfmon_cli.report.model import Block, Cover, Report, Section
from perfmon_cli.report.parts import fronted
from perfmon_cli.wording import periods
from perfmon_cli.wording.words import WORDS

_STYLES = {"cover": "cover", "back page": "back"}
#: Kinds that start a new page.
_OWN_PAGE = {"cover", "back page", "page break", "summary", "measures table", district_page.KIND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A report and what was found wrong while composing it."""

    report: Report
    findings: tuple[Finding, ...]


def compose(
    printer: Printer,
    texts: Sequence[Commentary],
    pictures: frozenset[str],
    known: Sequence[Finding],
) -> Composed:
    """Compose the paper of a quarter. `known` are the findings so far, for the draft's open items.

    Every figure stands in the report's book once, with all its places. Rows that cannot be built
    are findings; the rest of the paper is still composed.
    """
    catalogue = printer.catalogue
    by_name = _by_name(texts)
    composer = Composer(printer, by_name, pictures)
    listed = catalogue.paper or default_rows(catalogue, tuple(by_name.values()))
    areas = catalogue.settings.areas
    rows = [row for one in listed for row in district_page.each(one, areas)]
    composer.rows = tuple(rows)
    told = summary.pointed(key.fitted(_sections(rows, composer), composer), composer)
    sections = tuple(map(split, told))
    composer.findings += idle(composer.printer.indicators)
    composer.findings += unprinted(rows, texts, composer, (*known, *composer.findings))
    findings = causes(known, composer.findings, catalogue.refused)
    everything = checks.accept((*known, *findings), catalogue, printer.quarter)
    opened = OpenItems(composer, sections, everything)
    report = replace(
        _report(composer, fronted(opened.of_the_paper(), tuple(sections))),
        open_items=opened.of_parts(),
    )
    return Composed(report=report, findings=findings)


def _by_name(texts: Sequence[Commentary]) -> Mapping[str, Commentary]:
    """Texts by file name; the quarter's own come after the standing ones and win."""
    return {text.name: text for text in texts}


def _sections(rows: Sequence[BlockRow], composer: Composer) -> tuple[Section, ...]:
    sections: list[Section] = []
    waiting: list[Block] = []
    wide = False
    style = "memo" if any(row.kind == "memo" for row in rows) else "body"
    parts = Parts(rows)
    part = ""
    flows = False
    before = ""

    def close(next_style: str) -> None:
        nonlocal waiting, style
        if waiting:
            name, blocks = composer.id("S", str(len(sections) + 1)), tuple(waiting)
            section = Section(
                id=name, blocks=blocks, wide=wide, style=style, part=part, flows=flows
            )
            sections.append(section)
        waiting = []
        style = next_style

    for row in rows:
        own_style = _STYLES.get(row.kind, "body" if style in {"cover", "back"} else style)
        own_part = parts.of(row)
        turns = row.wide != wide or row.kind in _OWN_PAGE or own_style != style
        if turns or own_part != part:
            close(own_style)
            goes_on = not turns or _may_follow(row, before, sections)
            flows = goes_on and any(own_part == section.part for section in sections)
            wide, part = row.wide, own_part
        before = row.kind
        if row.kind == "page break":
            continue
        built = build_row(row, composer)
        waiting.extend(built)
        if any(isinstance(block, Cover) for block in built):
            close("body")
            flows = False
    close("body")
    return tuple(sections)


def _may_follow(row: BlockRow, before: str, sections: Sequence[Section]) -> bool:
    """Whether a back page may stand below the text before it; a page break says that it may not."""
    if row.kind != "back page" or before == "page break" or row.wide or not sections:
        return False
    return not sections[-1].wide and sections[-1].style not in _STYLES.values()


def _report(composer: Composer, sections: tuple[Section, ...]) -> Report:
    quarter = composer.printer.quarter
    settings = composer.catalogue.settings
    subtitle = periods.ending(quarter)
    slug = re.sub(r"[^a-z0-9]+", "-", settings.paper_title.lower()).strip("-") or "paper"
    return Report(
        title=settings.paper_title,
        subtitle=subtitle,
        organisation=settings.organisation,
        footer=f"{settings.paper_title} · {subtitle}",
        file_stem=f"{slug[:80]}-{quarter.end:%Y-%m}",
        marking=settings.marking,
        subject=f"{settings.area}, {subtitle}",
        sections=sections,
        figures=composer.printer.book.figures(),
        words=WORDS,
    )
