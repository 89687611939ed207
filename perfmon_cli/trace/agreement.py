"""One measure, one value: a paper in which two places disagree is not written (DESIGN 6.1).

Data that contradict themselves are findings before a paper is composed (PM303, PM310). What is
found here is a defect of perfmon, so it raises: no paper is better than one with a wrong figure.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from perfmon_cli.report import walk
from perfmon_cli.report.model import Chart, Point, PrintedFigure, Report
from perfmon_cli.trace.finding import written

#: What an unrounded figure may be off by: the last digits of a division.
_EXACT = Decimal("1e-15")
_HUNDRED = Decimal(100)


class DisagreementError(Exception):
    """Two places of one paper disagree about a figure."""


def check(report: Report) -> None:
    """Hold every figure of a report against all its places.

    Raises:
        DisagreementError: a text, table or chart prints what its figure is not, one measure, part,
            area and period has two values, or a change does not follow from its figures.
    """
    known = {figure.id: figure for figure in report.figures}
    found = [*_twice(report), *_printed(report, known), *_drawn(report, known), *_made(known)]
    if found:
        raise DisagreementError("; ".join(found[:10]))


def agrees(text: str, figure: PrintedFigure) -> bool:
    """Whether words that stand for a figure say it.

    They are its printed form; of a change they may leave out the sign, which the sentence says,
    and write its unit in full.
    """
    if text == figure.printed:
        return True
    ours, own = written(text), written(figure.printed)
    if ours is None or own is None:
        return not figure.value and text.casefold() == figure.printed.casefold()
    is_change = figure.quantity.startswith("change")
    return is_change and (ours.amount, ours.unit) == (own.amount, own.unit) and not ours.sign


def _twice(report: Report) -> Iterator[str]:
    """Ids that stand twice, and figures of one thing with two values."""
    ids: set[str] = set()
    values: dict[tuple[object, ...], PrintedFigure] = {}
    for one in report.figures:
        if one.id in ids:
            yield f"{one.id} stands twice"
        ids.add(one.id)
        if one.measure is None or _is_of_others(one):
            continue
        period = one.period[:2] if one.period else ()
        of = (one.measure, one.component, one.area, period, one.quantity, one.comparator)
        other = values.setdefault(of, one)
        if (other.value, other.printed) != (one.value, one.printed):
            yield f"{other.id} is {other.printed}, and {one.id} is {one.printed}"


def _is_of_others(figure: PrintedFigure) -> bool:
    """Whether it is a row of Other areas that bears the name of an own district."""
    return figure.id.endswith(".other-areas")


def _printed(report: Report, known: Mapping[str, PrintedFigure]) -> Iterator[str]:
    """Runs of text that do not print the figure that they are marked as."""
    anchors: set[str] = set()
    for _, span in walk.spans(report):
        if not span.figure:
            continue
        figure = known.get(span.figure)
        if figure is None:
            yield f'"{span.text}" is marked as {span.figure}, which is no figure of the paper'
        elif span.value != figure.value or not agrees(span.text, figure):
            yield f'{span.figure} is {figure.printed}, and a text prints "{span.text}"'
        if span.anchor and span.anchor in anchors:
            yield f"{span.figure} has one mark in two places"
        anchors.add(span.anchor)


def _drawn(report: Report, known: Mapping[str, PrintedFigure]) -> Iterator[str]:
    """Points of charts that are not drawn or printed as the figure that they are."""
    for chart in report.charts:
        for point in _points(chart):
            figure = known.get(point.figure)
            if figure is None:
                if point.figure:
                    yield f"{chart.ref} draws {point.figure}, which is no figure of the paper"
                continue
            is_printed = point.printed == figure.printed or point.printed.endswith(
                f" {figure.printed}"
            )
            is_drawn = point.value == (float(figure.value) if figure.value else None)
            if not (is_printed and is_drawn):
                yield f'{point.figure} is {figure.printed}, and {chart.ref} has "{point.printed}"'


def _points(chart: Chart) -> Iterator[Point]:
    for series in (*chart.series, *([chart.goal] if chart.goal else [])):
        yield from series.points
    for one in chart.limits:
        yield from (one.centre, one.lower, one.upper)


def _made(known: Mapping[str, PrintedFigure]) -> Iterator[str]:
    """Changes and percentages that do not come out of the unrounded figures they are made of."""
    for figure in known.values():
        if figure.rule not in {"difference", "percentage"} or not figure.value:
            continue
        values = [known[name].value for name in figure.inputs if name in known]
        if len(values) != len(("now", "before")) or not all(values):
            yield f"{figure.id} is {figure.printed}, and what it is made of is not known"
            continue
        now, before = (Decimal(value) for value in values)
        made = now - before
        if figure.rule == "percentage":
            made = _HUNDRED * made / before if before else Decimal("NaN")
        if not abs(made - Decimal(figure.value)) <= _EXACT * max(abs(made), Decimal(1)):
            yield f"{figure.id} is {figure.value}, and its figures make {made}"
