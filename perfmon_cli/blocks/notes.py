"""The methods and data notes, and the glossary."""

from dataclasses import replace

from perfmon_cli.blocks import decision_notes, measure_notes, summary, summary_counts
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.data_notes import data_notes
from perfmon_cli.blocks.prose import BuildRow, build_prose
from perfmon_cli.catalogue.model import Break
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.measure import own_period
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Details,
    Heading,
    Line,
    Paragraph,
    Span,
)
from perfmon_cli.wording import numbers, periods
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS


def build_methods(row: BlockRow, composer: Composer) -> list[Block]:
    """Rules, comparators, sources a measure; then breaks, decisions and accepted findings."""
    title = row.heading or WORDS["methods.title"]
    blocks: list[Block] = [
        Heading(id=composer.id("H", title), level=row.level or 1, text=title),
        Paragraph(id=composer.id("P", "methods"), line=(Span(WORDS["methods.lead"]),)),
        *measure_notes.build(composer),
    ]
    blocks += _summary(composer)
    blocks += _listed(composer, "methods.breaks", _breaks(composer))
    blocks += _listed(composer, "methods.decisions", decision_notes.lines(composer))
    blocks += _listed(composer, "methods.corrections", data_notes(composer))
    return blocks


def _summary(composer: Composer) -> list[Block]:
    """What the summary counts; nothing for a paper without a summary."""
    if not composer.has_kind(summary.KIND):
        return []
    table = summary_counts.build(composer)
    if table is None:
        return []
    title = WORDS["methods.summary"]
    return [Heading(id=composer.id("H", title), level=2, text=title), table]


def _listed(composer: Composer, key: str, items: list[Line]) -> list[Block]:
    if not items:
        return []
    title = WORDS[key]
    return [
        Heading(id=composer.id("H", title), level=2, text=title),
        Bullets(id=composer.id("L", title), items=tuple(items)),
    ]


def _breaks(composer: Composer) -> list[Line]:
    lines: list[Line] = []
    for change in composer.catalogue.breaks:
        measure = composer.catalogue.measures.get(change.measure)
        if measure is None or change.since > own_period(measure, composer.printer.quarter).end:
            continue
        text = WORDS["methods.break"].format(
            measure=full_name(measure),
            day=periods.day(change.since),
            what=change.what,
            note=change.note,
        )
        if change.factor is not None and _is_adjusted(composer, change):
            factor = numbers.plain(change.factor)
            text = f"{text.strip()} {WORDS['methods.factor'].format(factor=factor)}"
        lines.append((Span(text.strip()),))
    return lines


def _is_adjusted(composer: Composer, change: Break) -> bool:
    """Whether a change in the paper is on a figure that the break's factor was applied to."""
    return any(
        change in comparison.adjusted_by and comparison.change is not None
        for indicator in composer.printer.indicators
        for comparison in indicator.comparisons
    )


def build_glossary(row: BlockRow, composer: Composer, build_row: BuildRow) -> list[Block]:
    """Terms and definitions: paragraphs that start with a term in bold and a colon."""
    title = row.heading or WORDS["glossary.title"]
    name = row.content or "glossary.md"
    heading = Heading(id=composer.id("H", title), level=row.level or 1, text=title)
    commentary = composer.texts.get(name)
    if commentary is None:
        return []
    number = composer.numbering
    composer.numbering = False
    blocks = build_prose(commentary, composer, build_row, ())
    composer.numbering = number
    rows: list[tuple[str, Line]] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.line and block.line[0].bold:
            term = block.line[0].text.strip().rstrip(":")
            rows.append((term, _definition(block.line[1:])))
        else:
            rest.append(block)
    details = Details(
        id=composer.id("D", "glossary"), rows=tuple(rows), style="glossary", caption=title
    )
    return [heading, *rest, *([details] if rows else [])]


def _definition(line: Line) -> Line:
    if not line:
        return (Span(WORDS["glossary.no definition"]),)
    first = replace(line[0], text=line[0].text.lstrip(" :–-"))
    return (first, *line[1:])
