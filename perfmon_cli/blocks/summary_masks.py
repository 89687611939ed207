"""Behind the totals: the sentences on districts that a total hides, and how they were picked."""

from collections.abc import Sequence

from perfmon_cli.blocks import summary_choice, summary_figures
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Chosen
from perfmon_cli.indicators.masking import Mask, masked
from perfmon_cli.report.model import Block, Bullets, Heading, Line, Paragraph, Place, Span
from perfmon_cli.wording import masking, sentences
from perfmon_cli.wording.words import WORDS

#: How many totals that hide a district are named at most.
MOST_MASKED = 3


def masks_of(composer: Composer, choice: Chosen) -> tuple[Mask, ...]:
    """The totals that hide a district, those that hide most districts first."""
    areas = composer.catalogue.settings.areas
    found = masked(composer.printer.indicators, choice.lines, areas)
    return tuple(sorted(found, key=lambda mask: -len(mask.areas))[:MOST_MASKED])


def height(composer: Composer, masks: Sequence[Mask]) -> float:
    """How many lines of the page they take, with the note beneath them."""
    if not masks:
        return 0
    note = summary_choice.note_height(_note())
    return note + sum(summary_choice.height(said(composer, mask)) for mask in masks)


def said(composer: Composer, mask: Mask) -> str:
    """The words of a sentence, before any figure of it is entered as printed."""
    pieces = masking.pieces(mask, composer.catalogue.settings.area)
    return "".join(piece.text for piece, _ in pieces)


def build(composer: Composer, masks: Sequence[Mask]) -> list[Block]:
    """One sentence for each total that hides a district, then how they were picked."""
    if not masks:
        return []
    title = WORDS["summary.masked"]
    lines = tuple(_masked_line(composer, mask, title) for mask in masks)
    return [
        Heading(id=composer.id("H", title), level=2, text=title),
        Bullets(id=composer.id("L", title), items=lines),
        Paragraph(id=composer.id("P", title), line=(Span(_note()),), is_note=True),
    ]


def _masked_line(composer: Composer, mask: Mask, title: str) -> Line:
    place = Place("text", title, row=sentences.subject(mask.whole.measure))
    spans = []
    for piece, indicator in masking.pieces(mask, composer.catalogue.settings.area):
        figure = (
            summary_figures.figure(composer, indicator, indicator, piece.quantity)
            if indicator
            else None
        )
        spans.append(
            composer.printer.enter(figure, place, piece.text) if figure else Span(piece.text)
        )
    return tuple(spans)


def _note() -> str:
    return WORDS["summary.masked note"].format(most=WORDS[f"number.{MOST_MASKED}"])
