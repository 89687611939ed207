"""The methods and data notes, and the glossary."""

from dataclasses import replace
from datetime import date

from perfmon_cli.blocks import summary, summary_counts
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.prose import BuildRow, build_prose
from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.checks.explain import explanations
from perfmon_cli.measure import Measure, own_period
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Details,
    Heading,
    Line,
    Paragraph,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import methods, numbers, periods
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS


def build_methods(row: BlockRow, composer: Composer) -> list[Block]:
    """Rules, comparators, sources a measure; then breaks, decisions and accepted findings."""
    title = row.heading or WORDS["methods.title"]
    measures = [
        m
        for m in composer.catalogue.measures.values()
        if m.priority or m.id in composer.trended_measures
    ]
    blocks: list[Block] = [
        Heading(id=composer.id("H", title), level=row.level or 1, text=title),
        Paragraph(id=composer.id("P", "methods"), line=(Span(WORDS["methods.lead"]),)),
        Table(
            id=composer.id("T", "methods"),
            caption=WORDS["methods.caption"],
            number=composer.counters.next_table(),
            columns=(
                Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=2.2),
                Column(heading=WORDS["methods.rule"], kind=ColumnKind.TEXT, share=4.4),
                Column(heading=WORDS["methods.source"], kind=ColumnKind.TEXT, share=1.7),
            ),
            rows=tuple(_measure_row(composer, m) for m in measures),
        ),
    ]
    blocks += _summary(composer)
    blocks += _listed(composer, "methods.breaks", _breaks(composer))
    blocks += _listed(composer, "methods.decisions", _decisions(composer))
    blocks += _listed(composer, "methods.corrections", _data_notes(composer))
    return blocks


def _measure_row(composer: Composer, measure: Measure) -> Row:
    indicator = composer.printer.indicator(MeasureRef(measure.id))
    note = methods.methods_note(measure, indicator, composer.catalogue.settings)
    whole_and_parts = (MeasureRef(measure.id, part) for part in ("", *measure.parts))
    found = (composer.printer.indicator(ref) for ref in whole_and_parts)
    made = methods.worked_out(measure, (one for one in found if one is not None))
    note = f"{note} {made}".strip()
    source = measure.source or WORDS["methods.no source"]
    if measure.as_at:
        source += ". " + WORDS["note.as at"].format(date=measure.as_at)
    return Row((Cell((Span(full_name(measure)),)), Cell((Span(note),)), Cell((Span(source),))))


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


def _decisions(composer: Composer) -> list[Line]:
    lines: list[Line] = []
    codes = explanations()
    for decision in composer.catalogue.decisions:
        if not decision.reason:
            continue
        measure = composer.catalogue.measures.get(decision.measure or "")
        if not _is_of_this_paper(composer, decision, measure):
            continue
        info = codes.get(decision.what.upper())
        text = WORDS["methods.decision"].format(
            measure=full_name(measure) if measure else WORDS["methods.all measures"],
            part=f" ({decision.part})" if decision.part else "",
            area=f", {decision.area}" if decision.area else "",
            decided=(
                WORDS["methods.decided check"].format(title=info.title)
                if info
                else _decided(decision)
            ),
            reason=decision.reason.rstrip("."),
            role=f" ({decision.role})" if decision.role else "",
        )
        lines.append((Span(text),))
    return lines


def _is_of_this_paper(composer: Composer, decision: Decision, measure: Measure | None) -> bool:
    """Whether a decision is of no certain period, or of the one the paper is of."""
    if decision.period is None or measure is None:
        return True
    return decision.period == own_period(measure, composer.printer.quarter)


def _newest(composer: Composer, measure: Measure) -> date:
    """The last day that figures of a measure in this paper can cover."""
    quarter = composer.printer.quarter
    return max(own_period(measure, quarter).end, quarter.end)


def _decided(decision: Decision) -> str:
    """What was decided, in words a reader of the paper understands."""
    what = f"methods.decided {decision.what.casefold()}"
    words = WORDS.get(f"{what} {decision.decision.casefold()}") or WORDS.get(what)
    return (words or f"{decision.what}: {{decision}}").format(decision=decision.decision)


def _data_notes(composer: Composer) -> list[Line]:
    """The notes that stand beside figures of printed measures in the workbook."""
    lines: dict[str, None] = {}
    for observation in composer.printer.dataset.observations.values():
        key = observation.key
        measure = composer.catalogue.measures.get(key.measure)
        if measure is None or not observation.note or key.period.end > _newest(composer, measure):
            continue
        if not (measure.priority or measure.id in composer.printed_measures):
            continue
        text = WORDS["methods.note"].format(
            measure=full_name(measure),
            part=f" ({key.part})" if key.part else "",
            area=f", {key.area}" if key.area else "",
            period=periods.head(key.period, measure.basis),
            note=observation.note,
        )
        lines[text] = None
    return [(Span(text),) for text in lines]


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
