"""How the area stands among other areas: their average, its place, clearly different or not."""

from perfmon_cli.blocks import peers
from perfmon_cli.blocks.cells import words_cell
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.table_notes import SOURCED, sources_of
from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings import finding
from perfmon_cli.indicators import lookup, other_areas, peer_figures
from perfmon_cli.indicators.model import Peers, Reason
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period
from perfmon_cli.report.model import (
    Cell,
    Column,
    ColumnKind,
    Line,
    Place,
    PrintedFigure,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import others, periods, reasons, sentences
from perfmon_cli.wording.words import WORDS

#: Reasons that make a measure none for comparing areas, so that it has no row at all.
_NOTHING_TO_SAY = frozenset({Reason.NO_POPULATION, Reason.MISSING})


def build(row: BlockRow, composer: Composer, period: Period) -> list[Table]:
    """A row for each measure and group it can be compared with; none where there is none."""
    found = [
        (composer.printer.measure(ref), one)
        for ref in row.all_measures
        for one in peers_of(composer, composer.printer.measure(ref), period)
    ]
    if not found:
        return []
    for measure, one in found:
        _say_without_population(composer, measure, one)
    area = composer.catalogue.settings.area
    number = composer.counters.next_table()
    table = f"{WORDS['table']} {number}"
    return [
        Table(
            id=composer.id("T", "standing", found[0][0].id),
            caption=WORDS["others.caption"].format(area=area),
            columns=_columns(area),
            rows=tuple(_row(composer, measure, one, table) for measure, one in found),
            number=number,
            notes=(*_notes(area, [one for _, one in found]), *_source(row, composer)),
        )
    ]


def held(composer: Composer, measure: str, period: Period) -> Observation | None:
    """The own area's figure among the measure's own, of exactly this period."""
    known = composer.catalogue.measures[measure]
    found = lookup.find(composer.printer.dataset, known, period)
    return found if found is not None and found.key.period == period else None


def peers_of(composer: Composer, measure: Measure, period: Period) -> list[Peers]:
    """How the area stands among each group of the sheet."""
    settings, wish = composer.catalogue.settings, other_areas.wish(measure)
    rows = [row for row in composer.catalogue.other_areas if row.measure == measure.id]
    if wish is None:
        return []
    own = _own(composer, measure, rows, period)
    found = []
    for group in other_areas.groups(rows, settings.area):
        wanted = other_areas.Wish(
            group=group, average=wish.average, design_effect=wish.design_effect
        )
        one = other_areas.peers(measure, rows, settings, own or period, wanted)
        if one is not None and (one.reason not in _NOTHING_TO_SAY or (one.own and one.others)):
            found.append(one)
    return found


def _say_without_population(composer: Composer, measure: Measure, found: Peers) -> None:
    """Name the areas for whose sake nobody is compared."""
    for area in found.without_population:
        where = next(
            row.source
            for row in composer.catalogue.other_areas
            if (row.measure, row.area, row.period) == (measure.id, area, found.period)
        )
        problem = f"{area} has a number of {measure.id} but no population to count it on."
        remedy = "Enter its Population, or take the row out: until then the areas are not compared."
        composer.findings.append(finding("PM305", problem, remedy, where=where, measure=measure.id))


def _own(
    composer: Composer, measure: Measure, rows: list[OtherArea], period: Period
) -> Observation | None:
    """The own figure: of the measure, else of the own area's row."""
    figure = held(composer, measure.id, period)
    if figure is not None:
        return figure
    settings = composer.catalogue.settings
    mine = (r for r in rows if r.period == period and peer_figures.is_own(r, settings.area))
    row = next(mine, None)
    return None if row is None else peer_figures.observed(row, measure, settings)


def _columns(area: str) -> tuple[Column, ...]:
    return (
        Column(heading=WORDS["others.with"], kind=ColumnKind.LABEL, share=3.2),
        Column(heading=area, kind=ColumnKind.NUMBER, share=1.3),
        Column(heading=WORDS["others.figure"], kind=ColumnKind.NUMBER, share=1.8),
        Column(heading=WORDS["others.place"], kind=ColumnKind.TEXT, share=1.6),
        Column(heading=WORDS["others.reading"], kind=ColumnKind.TEXT, share=1.6),
    )


def _row(composer: Composer, measure: Measure, found: Peers, table: str) -> Row:
    lines = _label(measure, found)
    label = Cell((Span(lines[0]),), tuple((Span(line),) for line in lines[1:]))
    place = Place("table", table, ": ".join(lines))
    own = own_figure(composer, measure, found)
    cells = [label, _figure_cell(composer, own, place, composer.catalogue.settings.area)]
    if found.reason is not None:
        nothing = words_cell(WORDS["others.not compared"])
        return Row((*cells, nothing, nothing, words_cell(reasons.reason(found.reason))))
    return Row((*cells, *_standing(composer, measure, found, own, place)))


def _label(measure: Measure, found: Peers) -> list[str]:
    """The measure; beneath it with whom it is compared and at what time, and per how many."""
    whom = found.group or WORDS["others.group"]
    if not other_areas.is_national(found.group):
        count = len(found.others)
        key = "others.one area" if count == 1 else "others.areas"
        whom = WORDS[key].format(group=whom, count=count)
    lines = [sentences.subject(measure), f"{whom}, {periods.head(found.period, measure.basis)}"]
    return [*lines, others.per_people(found.per)] if found.per else lines


def _standing(
    composer: Composer, measure: Measure, found: Peers, own: PrintedFigure | None, place: Place
) -> tuple[Cell, Cell, Cell]:
    """Their average, the place among them, and what it says."""
    catalogue, book = composer.catalogue, composer.printer.book
    average = peers.average(catalogue, book, measure, found)
    middle = _figure_cell(composer, average, place, WORDS["others.figure"])
    is_given = average is not None and average.rule == "given"
    made = others.made(found) or (WORDS["others.given"] if is_given else "")
    middle = Cell(middle.line, ((Span(made),),) if made else ())
    rank = peers.place(catalogue, book, measure, found, own) if own is not None else None
    ranked = words_cell(WORDS["others.not ranked"])
    if rank is not None:
        line = _figure_cell(composer, rank, place, WORDS["others.place"]).line
        ranked = Cell(line, ((Span(others.counted_from(measure)),),))
    return middle, ranked, words_cell(others.reading(found))


def own_figure(composer: Composer, measure: Measure, found: Peers) -> PrintedFigure | None:
    """The own area's figure as areas are compared; None where it has none."""
    catalogue, own = composer.catalogue, found.own
    if own is None:
        return None
    if found.per:
        return peers.rate(catalogue, composer.printer.book, measure, found, own)
    figure = held(composer, measure.id, found.period)
    if figure is not None:
        return composer.printer.value(MeasureRef(measure.id), found.period, figure)
    rows = (r for r in catalogue.other_areas if r.measure == measure.id)
    mine = (r for r in rows if r.period == found.period and peer_figures.is_own(r, own.area))
    row = next(mine, None)
    return None if row is None else peers.row_figure(catalogue, row)


def _figure_cell(
    composer: Composer, figure: PrintedFigure | None, place: Place, column: str
) -> Cell:
    if figure is None:
        return words_cell(reasons.missing(None))
    where = Place(place.kind, place.ref, place.row, column)
    return Cell((composer.printer.enter(figure, where),))


def _source(row: BlockRow, composer: Composer) -> tuple[Line, ...]:
    sources = sources_of(row, composer)
    return ((Span(WORDS[SOURCED].format(source=sources)),),) if sources else ()


def _notes(area: str, found: list[Peers]) -> tuple[Line, ...]:
    """What the words of the rows mean, and of when both sides' figures are."""
    note = others.note(area, found)
    lines: list[Line] = [(Span(note),)] if note else []
    lines.extend((Span(others.withheld(one)),) for one in found if one.withheld)
    for one in found:
        theirs = dict.fromkeys(peer.as_at for peer in one.others if peer.as_at)
        mine = one.own.as_at if one.own is not None else ""
        if not theirs and not mine:
            continue
        unknown = WORDS["others.not said"]
        text = WORDS["others.as at"].format(
            area=area,
            own=mine or unknown,
            group=one.group or WORDS["others.group"],
            others="; ".join(theirs) or unknown,
        )
        lines.append((Span(text),))
    return tuple(dict.fromkeys(lines))
