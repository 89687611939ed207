"""Commentary to numbered paragraphs, lists and placed tables, its live figures printed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from perfmon_cli.blocks import pictures, placing
from perfmon_cli.blocks.column_kinds import kind_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary import live
from perfmon_cli.commentary.inlines import joined
from perfmon_cli.commentary.model import (
    Commentary,
    Live,
    Own,
    Placement,
    Run,
    Text,
    TextBlock,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.findings import Finding, finding
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Line,
    Paragraph,
    Place,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording.words import WORDS

#: What builds a placed table or chart; given by the registry so that rooms stay one-way.
BuildRow = Callable[[BlockRow, Composer], list[Block]]
_LIKE_PLACEMENT = re.compile(r"\s*\[[A-Za-z]{3,12}:\s")


def build_prose(
    commentary: Commentary, composer: Composer, build_row: BuildRow, after_first: Sequence[BlockRow]
) -> list[Block]:
    """The blocks of a text; `after_first` are built behind its first paragraph."""
    composer.used_texts.add(commentary.file)
    blocks: list[Block] = []
    waiting = list(after_first)
    for index, text in enumerate(commentary.blocks):
        blocks.extend(_block(text, index, commentary, composer, build_row))
        if waiting and isinstance(text, TextParagraph):
            for row in waiting:
                blocks.extend(build_row(row, composer))
            waiting = []
    for row in waiting:
        blocks.extend(build_row(row, composer))
    return blocks


def _block(
    text: TextBlock,
    index: int,
    commentary: Commentary,
    composer: Composer,
    build_row: BuildRow,
) -> list[Block]:
    name = (commentary.name.removesuffix(".md"), str(index + 1))
    match text:
        case TextParagraph():
            _check_placement(text, commentary, composer)
            line = print_line(text.text, commentary.file, composer)
            is_numbered = text.numbered and not text.quoted
            number = composer.paragraph_number() if is_numbered else ""
            return [
                Paragraph(
                    id=composer.id("P", *name), line=line, number=number, is_quote=text.quoted
                )
            ]
        case TextHeading():
            return [Heading(id=composer.id("H", *name), level=3, text=text.text)]
        case TextList():
            items = tuple(print_line(item, commentary.file, composer) for item in text.items)
            return [
                Bullets(
                    id=composer.id("L", *name),
                    items=items,
                    ordered=text.ordered,
                    depth=text.depth,
                    start=text.start,
                )
            ]
        case TextTable():
            return [_words_table(text, name, commentary, composer)]
        case Placement():
            return _placed(text, commentary, composer, build_row)


def _check_placement(text: TextParagraph, commentary: Commentary, composer: Composer) -> None:
    """A paragraph that starts like a placement and is none is said, not only printed."""
    first = text.text[0] if text.text else None
    if not isinstance(first, Run) or not _LIKE_PLACEMENT.match(first.text):
        return
    problem = f'"{first.text[:60]}" looks like a table, chart or picture to be placed, but is not.'
    remedy = "Write [table: …], [chart: …] or [picture: …] alone on a line, with its end bracket."
    where = CellRef(commentary.file)
    composer.findings.append(finding("PM402", problem, remedy, where=where, line=text.line))


def print_line(text: Text, file: str, composer: Composer) -> Line:
    """A line with its live figures; one that cannot be filled says so in brackets.

    Where both the way and the size of a change are refused ("rose by 12") the reason stands once;
    of what did not change no size is given.
    """
    spans: list[Span] = []
    for inline in joined([inline for inline in text if not isinstance(inline, Own)]):
        if isinstance(inline, Run):
            spans.append(Span(inline.text, inline.bold, inline.italic, inline.href))
        elif isinstance(inline, Live) and _is_size_of_nothing(inline, spans):
            del spans[-1]
        elif isinstance(inline, Live):
            spans.append(_live(inline, file, composer))
            if inline.attribute == "change" and _is_twice(spans):
                del spans[-2:]
    return tuple(span for span in spans if span.text)


def _is_size_of_nothing(inline: Live, spans: list[Span]) -> bool:
    """Whether a change is about to be printed behind "did not change by"."""
    *_, verb, between = ("", "", *(span.text for span in spans))
    return inline.attribute == "change" and verb == live.STAYED and between.strip() == "by"


def _is_twice(spans: list[Span]) -> bool:
    """Whether a line ends with one reason twice and no more than "by" between."""
    *_, first, between, last = ("", "", "", *(span.text for span in spans))
    return first == last and between.strip() in {"", "by"} and spans[-1].figure == ""


def _live(inline: Live, file: str, composer: Composer) -> Span:
    printer = composer.printer
    said = live.say(inline, file, composer.catalogue, printer.indicators)
    if isinstance(said, Finding):
        composer.findings.append(said)
        return Span(WORDS["text.unknown figure"].format(name=inline.text), bold=True)
    place = Place("text", file, row=str(inline.line))
    indicator = said.indicator
    ref = MeasureRef(indicator.measure.id, indicator.part, indicator.area)
    beside = printer.beside(indicator, said.comparison) if said.comparison else None
    if said.quantity == "change" and said.comparison:
        figure = printer.change(indicator, said.comparison)
    elif said.quantity == "previous" and beside is not None:
        figure = beside
    elif said.quantity == "previous" and said.comparison and said.comparison.base:
        base = said.comparison.base
        figure = printer.value(ref, base.key.period, base)
    elif said.quantity == "value" and indicator.current:
        figure = printer.value(ref, indicator.current.key.period, indicator.current)
    else:
        _without_value(inline, file, said.text, composer)
        return Span(said.text, inline.bold, inline.italic)
    span = printer.enter(figure, place, said.text)
    return Span(
        said.text,
        inline.bold,
        inline.italic,
        figure=span.figure,
        value=span.value,
        anchor=span.anchor,
    )


def _without_value(inline: Live, file: str, printed: str, composer: Composer) -> None:
    """PM409 for a figure that prints a reason; periods and verbs are words by nature."""
    if inline.attribute in {"period", "comparator"} or printed in live.VERBS:
        return
    problem = f'"{{{{ {inline.text} }}}}" has no value: it prints "{printed}".'
    remedy = "Read the sentence again, and rewrite it."
    composer.findings.append(
        finding(
            "PM409",
            problem,
            remedy,
            where=CellRef(file),
            line=inline.line,
            measure=inline.ref.measure if inline.ref else "",
        )
    )


def _words_table(
    text: TextTable, name: tuple[str, ...], commentary: Commentary, composer: Composer
) -> Table:
    lines = [
        tuple(print_line(cell, commentary.file, composer) or (Span("–"),) for cell in row)
        for row in text.rows
    ]
    head, body = lines[0], lines[1:]
    columns = ([_plain(row[at]) for row in body] for at in range(1, len(head)))
    kinds = [ColumnKind.LABEL, *map(kind_of, columns)]
    title = text.caption or commentary.header.get("title") or commentary.name
    return Table(
        id=composer.id("T", *name),
        caption=title,
        number=composer.counters.next_table(),
        columns=tuple(
            Column(heading=_plain(cell), kind=kind) for cell, kind in zip(head, kinds, strict=True)
        ),
        rows=tuple(Row(tuple(Cell(cell) for cell in row)) for row in body),
    )


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


def _placed(
    placement: Placement, commentary: Commentary, composer: Composer, build_row: BuildRow
) -> list[Block]:
    if placement.kind == "picture":
        return pictures.place(placement, commentary.file, composer)
    row = placing.row_of(placement, commentary.file)
    if row is None:
        problem = f'"[{placement.kind}: {placement.subject}]" cannot be placed.'
        where = CellRef(commentary.file)
        composer.findings.append(
            finding("PM402", problem, placing.REMEDY, where=where, line=placement.line)
        )
        return []
    before = len(composer.findings)
    blocks = build_row(row, composer)
    _add_line(composer, before, placement.line)
    return blocks


def _add_line(composer: Composer, before: int, line: int) -> None:
    """Give findings of a placed block the line they stand in."""
    for index in range(before, len(composer.findings)):
        if composer.findings[index].line is None:
            composer.findings[index] = replace(composer.findings[index], line=line)
