"""What the summary counts: where each measure is listed, and its rating."""

from collections.abc import Iterator

from perfmon_cli.blocks.cells import words_cell
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Chosen, chosen
from perfmon_cli.indicators.model import Direction, Indicator
from perfmon_cli.report.model import Column, ColumnKind, Line, Row, Span, Table
from perfmon_cli.wording import marks, methods
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS


def build(composer: Composer) -> Table | None:
    """A row for each measure: the summary's lists in their order, then those in neither.

    Nothing where there is neither a list nor a rating. Without a rating they have no column.
    """
    choice = chosen(composer)
    is_rated = any(one.is_rated for one in choice.lines)
    if not (is_rated or choice.attention or choice.moved):
        return None
    columns = [
        Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=5.2),
        Column(heading=WORDS["summary.list"], kind=ColumnKind.TEXT, share=2.0),
    ]
    if is_rated:
        columns.append(Column(heading=WORDS["table.rating"], kind=ColumnKind.TEXT, share=1.5))
    composer.counted_table = composer.counters.next_table()
    return Table(
        id=composer.id("T", "summary counts"),
        caption=WORDS["summary.counted"],
        number=composer.counted_table,
        columns=tuple(columns),
        rows=tuple(_row(one, where, is_rated=is_rated) for one, where in _listed(choice)),
        notes=tuple(_notes(composer, choice)),
    )


def _notes(composer: Composer, choice: Chosen) -> Iterator[Line]:
    """What is counted; which measures with an arrow are not."""
    yield (Span(WORDS["summary.counts"]),)
    counted = {one.measure.id for one in choice.lines}
    names: dict[str, None] = {}
    for ref in composer.arrows:
        indicator = composer.printer.indicator(ref)
        is_judged = indicator is not None and indicator.trend.direction is not Direction.NONE
        if is_judged and not ref.area and ref.measure not in counted:
            names[full_name(composer.printer.measure(ref))] = None
    if names:
        key = "summary.not counted" if len(names) == 1 else "summary.several not counted"
        yield (Span(WORDS[key].format(measures="; ".join(names))),)


def _listed(choice: Chosen) -> list[tuple[Indicator, str]]:
    """Each measure once, with the title of the list it stands in."""
    found = [(item.indicator, WORDS["summary.attention"]) for item in choice.attention]
    found += [(item.indicator, WORDS["summary.moved"]) for item in choice.moved]
    named = {id(one) for one, _ in found}
    return found + [(one, WORDS["summary.no list"]) for one in choice.lines if id(one) not in named]


def _row(indicator: Indicator, where: str, *, is_rated: bool) -> Row:
    name = full_name(indicator.measure)
    name = f"{name} ({indicator.part})" if indicator.part else name
    cells = [words_cell(name), words_cell(where)]
    if is_rated:
        word, _, _ = marks.rating(indicator.rating)[1].partition(": ")
        if methods.is_by_forecast(indicator):
            word = WORDS["summary.by forecast"].format(rating=word)
        cells.append(words_cell(word))
    return Row(tuple(cells))
