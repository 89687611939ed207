"""Blocks of words: text, measure sections, delivery updates."""

from perfmon_cli.blocks import figure_table
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings
from perfmon_cli.blocks.prose import BuildRow, build_prose
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.commentary.reading import read
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block, Heading, Paragraph, Span
from perfmon_cli.wording.words import WORDS

KINDS = ("text", "measure section", "delivery")
SETTINGS = ("numbered", "priority")
_DEFAULT_LEVEL = {"text": 1, "measure section": 2, "delivery": 2}


def build_section(row: BlockRow, composer: Composer, build_row: BuildRow) -> list[Block]:
    """A heading with its commentary; PM401 where there is none, its tables still print.

    A measure section whose text places nothing gets its measures' area tables after the first
    paragraph (CONTRACTS 2).
    """
    known_settings(row, composer, SETTINGS)
    if row.measures and row.all_measures and not known_measures(row, composer):
        return []
    was_numbering = composer.numbering
    composer.numbering = was_numbering and row.setting("numbered") != "no"
    blocks = _section(row, composer, build_row)
    composer.numbering = was_numbering
    return blocks


def _section(row: BlockRow, composer: Composer, build_row: BuildRow) -> list[Block]:
    commentary = _commentary(row, composer)
    level = row.level or _DEFAULT_LEVEL[row.kind]
    title = row.heading or (commentary.header.get("title", "") if commentary else "")
    blocks: list[Block] = []
    if title:
        number = composer.heading_number(level)
        blocks.append(Heading(id=composer.id("H", title), level=level, text=title, number=number))
    tables = _own_tables(row, commentary, composer)
    if commentary is None or not commentary.blocks:
        if row.content or row.kind != "measure section" or row.all_measures:
            _no_commentary(row, composer, title)
            words = (Span(WORDS["section.no commentary"], italic=True),)
            blocks.append(Paragraph(id=composer.id("P", title, "none"), line=words, is_note=True))
        for table in tables:
            blocks.extend(build_row(table, composer))
        return blocks
    return blocks + build_prose(commentary, composer, build_row, tables)


def _own_tables(row: BlockRow, commentary: Commentary | None, composer: Composer) -> list[BlockRow]:
    """Area tables of the measures that have areas and no table of their own in the Paper sheet."""
    if row.kind != "measure section" or (commentary and commentary.places_something):
        return []
    placed = {
        ref.measure
        for other in composer.catalogue.paper
        if other.kind in figure_table.KINDS
        for ref in other.all_measures
    }
    return [
        BlockRow(kind="area table", measures=((ref,),), source=row.source)
        for ref in row.all_measures
        if ref.measure not in placed
        and any(key.area for key in composer.printer.keys_of(ref.measure))
    ]


def _commentary(row: BlockRow, composer: Composer) -> Commentary | None:
    """The text a row names, else the one whose header names its measures or heading."""
    name = row.content.strip()
    if name in composer.texts:
        return composer.texts[name]
    if name and not row.names_file:
        return read(row.source.file or "Paper", name).commentary
    if name:
        return None
    ids = {ref.measure for ref in row.all_measures}
    for text in composer.texts.values():
        if row.heading and text.header.get("title", "").casefold() == row.heading.casefold():
            return text
        if ids and ids <= set(text.measures):
            return text
    return None


def _no_commentary(row: BlockRow, composer: Composer, title: str) -> None:
    name = row.content or title
    problem = f'No commentary for the section "{title or name}".'
    wanted = f"commentary/{composer.printer.quarter.code}/{row.content or 'NN-name.md'}"
    remedy = f"Write it in {wanted}; the section's tables print without it."
    composer.findings.append(finding("PM401", problem, remedy, where=row.source))
