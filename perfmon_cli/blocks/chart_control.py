"""The control chart of a measure whose arrow is decided by one: the same points and limits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators import spc
from perfmon_cli.indicators.control import ControlRun
from perfmon_cli.indicators.model import Indicator, Variation
from perfmon_cli.measure import TrendRule
from perfmon_cli.period import Period
from perfmon_cli.report.model import (
    Chart,
    ChartKind,
    Limits,
    Line,
    Point,
    PrintedFigure,
    Series,
    Signal,
    Span,
)
from perfmon_cli.wording import chart_words, periods, reasons, sentences, trends
from perfmon_cli.wording.words import WORDS

_SIGNALS = {
    Variation.COMMON_CAUSE: Signal.COMMON_CAUSE,
    Variation.IMPROVEMENT: Signal.IMPROVEMENT,
    Variation.CONCERN: Signal.CONCERN,
    Variation.HIGH: Signal.NEITHER,
    Variation.LOW: Signal.NEITHER,
}


def build(row: BlockRow, composer: Composer) -> Chart | None:
    """The chart; None where the arrow was not decided by one, `why_not` says why."""
    ref = row.all_measures[0]
    indicator = composer.printer.indicator(ref)
    if indicator is None or indicator.run is None:
        return None
    drawing = _Drawing(composer, indicator, indicator.run, composer.counters.next_chart())
    subject = sentences.subject(indicator.measure)
    series = drawing.series()
    limits = tuple(drawing.limits(segment) for segment in indicator.run.run.segments)
    goal = drawing.goal()
    return Chart(
        id=composer.id("G", ref.measure, "control chart"),
        kind=ChartKind.CONTROL,
        title=row.heading
        or chart_words.found(indicator, sentences.named(indicator))
        or WORDS["chart.control"].format(measure=subject),
        alt=_alt(indicator, drawing.heads, series, limits, goal),
        categories=drawing.heads,
        series=(series,),
        number=drawing.number,
        scale=chart_words.scale(indicator.measure, *_each(indicator)),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        limits=limits,
        key=_key(series),
        goal=goal,
        notes=_trial(indicator),
    )


def why_not(row: BlockRow, composer: Composer) -> tuple[str, str]:
    """What is wrong, and what to do, where there is no control chart."""
    ref = row.all_measures[0]
    indicator = composer.printer.indicator(ref)
    rule = composer.printer.measure(ref).trend_rule
    if rule is not TrendRule.SPC or indicator is None:
        return (
            f"The arrow of {ref.measure} is not decided by a control chart.",
            "Write spc under How the arrow is decided, or ask for the kind over time.",
        )
    words = reasons.no_arrow(indicator.trend)
    return (
        f"There is no control chart of {ref.measure}: {words}.",
        "perfmon explain spc says what it needs; the kind over time draws what there is.",
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One control chart in the making: every number it draws is entered as a figure."""

    composer: Composer
    indicator: Indicator
    run: ControlRun
    number: int

    @property
    def ref(self) -> MeasureRef:
        """What the chart is of."""
        found = self.indicator
        return MeasureRef(found.measure.id, found.part, found.area)

    @property
    def heads(self) -> tuple[str, ...]:
        """The periods of the points, in words."""
        return tuple(periods.head(p, self.indicator.measure.basis) for p in self.run.periods)

    def series(self) -> Series:
        """The points with their marks; one that begins new limits begins a line too."""
        polarity = self.indicator.measure.polarity
        starts = {segment.start for segment in self.run.run.segments if segment.start}
        found = [
            replace(
                self._point(self._figure(observation), WORDS["chart.value"]),
                signal=_SIGNALS[spc.variation_at(marked, polarity)],
                starts=index in starts,
            )
            for index, (observation, marked) in enumerate(
                zip(self.run.observations, self.run.run.points, strict=True)
            )
        ]
        return Series(sentences.subject(self.indicator.measure), tuple(found), is_current=True)

    def limits(self, segment: spc.Segment) -> Limits:
        """The lines of a stretch, each a figure worked out from the points of the stretch."""
        stretch = self.run.observations[segment.start : segment.stop]
        trial = "trial " if segment.is_trial else ""
        return Limits(
            segment.start,
            segment.stop,
            self._line(stretch, "centre", segment.centre, WORDS["chart.centre"]),
            *(
                self._line(stretch, name, value, WORDS[f"chart.{trial}{name}"])
                for name, value in (("lower limit", segment.lower), ("upper limit", segment.upper))
            ),
        )

    def goal(self) -> Series | None:
        """The target of a figure of the series' own length, the same for every point."""
        if self.run.target is None:
            return None
        newest = self.run.periods[-1]
        figure = self.composer.printer.derived(self.ref, newest, "target", self.run.target, ())
        drawn = self._point(figure, WORDS["chart.target"])
        return Series(WORDS["chart.target"], (drawn,) * len(self.run.periods))

    def _line(self, stretch: Sequence[Observation], name: str, value: Decimal, words: str) -> Point:
        printer = self.composer.printer
        covered = Period(stretch[0].key.period.start, stretch[-1].key.period.end)
        inputs = tuple(printer.book.enter(self._figure(o)) for o in stretch)
        figure = printer.derived(self.ref, covered, name, value, inputs)
        return replace(self._point(figure, words), printed=f"{words} {figure.printed}")

    def _figure(self, observation: Observation) -> PrintedFigure:
        return self.composer.printer.value(self.ref, observation.key.period, observation)

    def _point(self, figure: PrintedFigure, row: str) -> Point:
        return points.entered(self.composer, figure, self.number, row, points.label(figure))


def _key(series: Series) -> tuple[tuple[Signal, str], ...]:
    """The kinds of point that the chart holds, in their order."""
    held = {point.signal for point in series.points}
    return tuple((signal, WORDS[f"chart.{signal.value}"]) for signal in Signal if signal in held)


def _alt(
    indicator: Indicator,
    heads: tuple[str, ...],
    series: Series,
    limits: tuple[Limits, ...],
    goal: Series | None,
) -> str:
    """Its newest point and limits, which points are marked, breaks and the target."""
    newest = limits[-1]
    marked = [
        f"{head} {point.printed} ({WORDS[f'chart.{point.signal.value}']})"
        for head, point in zip(heads, series.points, strict=True)
        if point.signal is not Signal.COMMON_CAUSE
    ]
    text = WORDS["chart.alt control"].format(
        value=series.points[-1].printed,
        centre=newest.centre.printed,
        lower=newest.lower.printed,
        upper=newest.upper.printed,
        marked="; ".join(marked) or WORDS["chart.none marked"],
    )
    anew = [head for head, point in zip(heads, series.points, strict=True) if point.starts]
    rebased = WORDS["chart.alt rebased"].format(periods=", ".join(anew)) if anew else ""
    pieces = (text, rebased, points.alt_goal(goal, heads), trends.findings(indicator))
    return " ".join(piece for piece in pieces if piece)


def _each(indicator: Indicator) -> tuple[str, ...]:
    """That the points are of single months, where they are."""
    run = indicator.run
    return ("months",) if run is not None and run.periods[-1].months == 1 else ()


def _trial(indicator: Indicator) -> tuple[Line, ...]:
    """That the newest limits are trial ones, as a note beneath the chart."""
    words = trends.trial(indicator.trend)
    return ((Span(f"{words[:1].upper()}{words[1:]}."),),) if words else ()
