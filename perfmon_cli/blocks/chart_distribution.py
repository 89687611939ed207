"""How many there are of each part of a measure: missing people by how often they were missing."""

from collections.abc import Sequence

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.report.model import Chart, ChartKind, Series
from perfmon_cli.wording import chart_words, sentences
from perfmon_cli.wording.words import WORDS


def build(row: BlockRow, composer: Composer) -> Chart | None:
    """A panel a measure, a bar a part, for one period; None without parts or any figure.

    All measures have the parts of the first; the others' own parts are not drawn.
    """
    printer = composer.printer
    refs = _drawn(row, composer)
    parts = _parts(composer, row.all_measures[0])
    if not refs or not parts:
        return None
    column = columns_of(row, printer, refs[0], "0")[-1]
    found = [[_value(composer, ref, part, column) for part in parts] for ref in refs]
    if not any(any(one) for one in found):
        return None
    number = composer.counters.next_chart()
    series = tuple(
        Series(
            _name(composer, ref),
            tuple(
                points.point(
                    composer, MeasureRef(ref.measure, part, ref.area), column, number, part
                )
                for part in parts
            ),
            is_current=not index,
        )
        for index, ref in enumerate(refs)
    )
    measure = printer.measure(refs[0])
    subject = chart_words.listed([_name(composer, ref) for ref in refs])
    most = _most(series, parts, [_whole(composer, ref, column) for ref in refs])
    key = "chart.mostly" if len(refs) == 1 else "chart.mostly each"
    finding = WORDS[key].format(measure=subject, part=most) if most else ""
    when = column_head(printer, refs[0], column)
    said = "; ".join(
        f"{part}: {', '.join(_number(one, at, series) for one in series)}"
        for at, part in enumerate(parts)
    )
    return Chart(
        id=composer.id("G", refs[0].measure, "distribution"),
        kind=ChartKind.DISTRIBUTION,
        title=row.heading or finding or WORDS["chart.distribution"].format(measure=subject),
        alt=f"{said}.",
        categories=parts,
        series=series,
        number=number,
        scale=chart_words.scale_of(subject, measure, when),
        suffix=points.suffix(composer, refs[0]),
        prefix=points.prefix(composer, refs[0]),
    )


def why_not(row: BlockRow, composer: Composer) -> tuple[str, str]:
    """What is wrong, and what to do, where there is nothing to draw."""
    ref = row.all_measures[0]
    if not _parts(composer, ref):
        return (
            f"{ref.measure} has no parts, so there is no distribution to draw.",
            "Write its groups under Parts in the Measures sheet, and a figure for each.",
        )
    return (
        f"No figures of the parts of {ref.measure} in the chosen quarter.",
        "Add a figure for each part, or take the chart out of the Paper sheet.",
    )


def _parts(composer: Composer, ref: MeasureRef) -> tuple[str, ...]:
    return composer.printer.measure(ref).parts


def _drawn(row: BlockRow, composer: Composer) -> list[MeasureRef]:
    """The measures that have the parts of the first."""
    parts = _parts(composer, row.all_measures[0])
    return [ref for ref in row.all_measures if set(parts) <= set(_parts(composer, ref))]


def _value(composer: Composer, ref: MeasureRef, part: str, column: str) -> bool:
    at = MeasureRef(ref.measure, part, ref.area)
    slot = composer.printer.slot_periods(at, column)
    seen = composer.printer.observation(at, slot[0]) if slot else None
    return seen is not None and seen.value is not None


def _name(composer: Composer, ref: MeasureRef) -> str:
    subject = sentences.subject(composer.printer.measure(ref))
    key = "sentence.in area"
    return WORDS[key].format(subject=subject, area=ref.area) if ref.area else subject


def _whole(composer: Composer, ref: MeasureRef, column: str) -> float | None:
    """The measure's own figure; None where it has none and its parts do not make it up: 0 if so."""
    slot = composer.printer.slot_periods(ref, column)
    seen = composer.printer.observation(ref, slot[0]) if slot else None
    if seen is not None and seen.value is not None:
        return points.as_float(seen.value)
    return 0.0 if composer.printer.measure(ref).parts_add_up else None


def _most(
    series: tuple[Series, ...], parts: tuple[str, ...], wholes: Sequence[float | None]
) -> str:
    """The part that holds more than half of every measure; "" where none does, or one is hidden."""
    found: set[str] = set()
    for one, whole in zip(series, wholes, strict=True):
        values = [point.value for point in one.points if point.value is not None]
        if whole is None or len(values) < len(one.points) or min(values) < 0:
            return ""
        if max(values) * 2 <= max(sum(values), whole):
            return ""
        found.add(parts[[point.value for point in one.points].index(max(values))])
    return found.pop() if len(found) == 1 else ""


def _number(one: Series, at: int, series: tuple[Series, ...]) -> str:
    printed = one.points[at].printed
    return f"{printed} ({one.name})" if len(series) > 1 else printed
