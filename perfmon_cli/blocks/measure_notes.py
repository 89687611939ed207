"""How each measure is compared, and where it comes from: the first table of the methods notes."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.measures_table import is_composite
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Measure
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import methods
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS


def build(composer: Composer) -> list[Block]:
    """The rules that several measures share, by letter, then a row for each measure."""
    settings = composer.catalogue.settings
    measures = [
        (measure, judged(composer, measure))
        for measure in composer.catalogue.measures.values()
        if measure.priority or measure.id in composer.trended_measures
    ]
    letters = methods.lettered(
        methods.rules_of(measure, rows or (None,), settings) for measure, rows in measures
    )
    table = Table(
        id=composer.id("T", "methods"),
        caption=WORDS["methods.caption"],
        number=composer.counters.next_table(),
        columns=(
            Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=2.4),
            Column(heading=WORDS["methods.rule"], kind=ColumnKind.TEXT, share=4.3),
            Column(heading=WORDS["methods.source"], kind=ColumnKind.TEXT, share=1.6),
        ),
        rows=tuple(_row(composer, measure, rows, letters) for measure, rows in measures),
    )
    return [*_rules(composer, letters), table]


def judged(composer: Composer, measure: Measure) -> tuple[Indicator, ...]:
    """What the paper's arrows for the whole area are of: a measure's whole, its parts, or both.

    Where it prints none, what a priority's table would print; where none of them has a change,
    the districts beside them that have one. Of a measure shown as quarters a quarter that was
    compared stands for all, where the newest was not.
    """
    printed = [ref for ref in composer.arrows if ref.measure == measure.id]
    wanted = [ref for ref in printed if not ref.area]
    if not wanted:
        parts = measure.parts if is_composite(composer, measure) else ("",)
        wanted = [MeasureRef(measure.id, part) for part in parts]
    wholes = _indicators(composer, wanted)
    if any(map(_has_change, wholes)):
        return wholes
    districts = _indicators(composer, [ref for ref in printed if ref.area])
    return (*wholes, *filter(_has_change, districts))


def _indicators(composer: Composer, refs: Sequence[MeasureRef]) -> tuple[Indicator, ...]:
    found = (composer.printer.indicator(ref) for ref in refs)
    return tuple(_compared(composer, one) for one in found if one is not None)


def _has_change(indicator: Indicator) -> bool:
    return any(one.change is not None for one in indicator.comparisons)


def _compared(composer: Composer, indicator: Indicator) -> Indicator:
    """The indicator, or of one shown as quarters a quarter with a change, under the same arrow."""
    if _has_change(indicator) or not indicator.measure.show_quarters or indicator.part:
        return indicator
    quarters = composer.printer.indicators.quarters(indicator.measure.id, indicator.area)
    found = next(filter(_has_change, reversed(quarters)), None)
    return indicator if found is None else replace(indicator, comparisons=found.comparisons)


def _rules(composer: Composer, letters: dict[str, str]) -> list[Block]:
    blocks: list[Block] = []
    if letters:
        lines = (
            WORDS["methods.by rule"].format(letter=letter, rule=rule)
            for rule, letter in letters.items()
        )
        items = tuple((Span(line),) for line in lines)
        blocks = [
            Paragraph(id=composer.id("P", "methods rules"), line=(Span(WORDS["methods.rules"]),)),
            Bullets(id=composer.id("L", "methods rules"), items=items),
        ]
    if composer.says_chance:
        line = (Span(WORDS["methods.chance"]),)
        blocks.append(Paragraph(id=composer.id("P", "methods chance"), line=line))
    return blocks


def _row(
    composer: Composer, measure: Measure, rows: Sequence[Indicator], letters: dict[str, str]
) -> Row:
    note = methods.note(measure, rows, composer.catalogue.settings, letters)
    whole_and_parts = (MeasureRef(measure.id, part) for part in ("", *measure.parts))
    found = (composer.printer.indicator(ref) for ref in whole_and_parts)
    made = methods.worked_out(measure, (one for one in found if one is not None))
    note = f"{note} {made}".strip()
    source = measure.source or WORDS["methods.no source"]
    if measure.as_at:
        source += ". " + WORDS["note.as at"].format(date=measure.as_at)
    return Row((Cell((Span(full_name(measure)),)), Cell((Span(note),)), Cell((Span(source),))))
