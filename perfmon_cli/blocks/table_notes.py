"""What stands beneath a table or chart: its note, what brackets hold, whose figures they are."""

from collections.abc import Iterable

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.commentary.reading import take_own
from perfmon_cli.report.model import Line, Row, Span
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

#: The key of the words that name the source of figures.
SOURCED = "note.source"


def notes(
    row: BlockRow, composer: Composer, *, brackets: bool = True, sourced: str = SOURCED
) -> tuple[Line, ...]:
    """Source and as-at of the measures, what brackets hold, and the row's own note.

    `sourced` is the key of the words that name the source; without it neither it nor as-at stands.
    """
    measures = []
    for ref in row.all_measures:
        measure = composer.printer.measure(ref)
        if measure not in measures:
            measures.append(measure)
    lines: list[Line] = []
    if row.setting("note"):
        lines.append((Span(row.setting("note")),))
    known = composer.catalogue.measures
    companions = [known[m.companion] for m in measures if m.companion in known]
    if brackets and companions and "rate" not in row.setting("show"):
        text = WORDS["note.brackets"].format(what=lower_first(companions[0].label))
        lines.append((Span(text),))
    comments = [take_own(m.comment)[0] for m in measures if m.comment and not m.priority]
    lines.extend((Span(comment),) for comment in dict.fromkeys(comments))
    sources = sources_of(row, composer)
    if sources and sourced:
        as_at = dict.fromkeys(m.as_at for m in measures if m.as_at)
        text = WORDS[sourced].format(source=sources)
        if as_at:
            text += " " + WORDS["note.as at"].format(date="; ".join(as_at))
        lines.append((Span(text),))
    return tuple(lines)


def sources_of(row: BlockRow, composer: Composer) -> str:
    """The sources of a block's measures, each once; "" where none is given."""
    given = (composer.printer.measure(ref).source for ref in row.all_measures)
    return "; ".join(dict.fromkeys(filter(None, given)))


def sourced(rows: Iterable[Row]) -> str:
    """The words before the source, which made-up figures of the table are not from."""
    made_up = WORDS["status.illustrative"]
    said = (span.text for row in rows for cell in row.cells for note in cell.notes for span in note)
    return "note.source others" if any(made_up in text.split(", ") for text in said) else SOURCED
