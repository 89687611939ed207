"""What is said of a figure beside it: its arrow, its rating, breaks, the analyst's decisions."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue, Decision
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.indicators.model import Direction, Indicator
from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.wording import marks, methods, periods, rules, sentences
from perfmon_cli.wording.words import WORDS

_VALUE, _CHANGES = "value", ("change", "change_pct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Sentences about a figure; () where there is nothing to say."""

    arrow: tuple[str, ...] = ()  #: which way, on what, and by which rule
    rating: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judging:
    """Looks up what was decided of figures."""

    catalogue: Catalogue
    indicators: Indicators

    def of(self, figure: PrintedFigure, made_of: tuple[PrintedFigure, ...]) -> Judged:
        """What is said of a figure; `made_of` are those it is worked out from."""
        if figure.measure is None or figure.measure not in self.catalogue.measures:
            return Judged()
        indicator = self._indicator(figure)
        shows_arrow = indicator is not None and _has_arrow(indicator, figure)
        is_current = indicator is not None and figure.quantity in {_VALUE, "target"}
        return Judged(
            arrow=tuple(self._arrow(indicator)) if indicator and shows_arrow else (),
            rating=tuple(_rating(indicator)) if indicator and is_current else (),
            breaks=tuple(self._breaks(figure, made_of)),
            decisions=tuple(self._decisions(figure)),
        )

    def _area(self, figure: PrintedFigure) -> str:
        return "" if figure.area == self.catalogue.settings.area else figure.area

    def _indicator(self, figure: PrintedFigure) -> Indicator | None:
        """The indicator that a figure is the newest value, the change or the target of."""
        area = self._area(figure)
        found = self.indicators.get(figure.measure or "", figure.component, area)
        if found is None or figure.period is None:
            return None
        own = found.current.key.period if found.current else found.period
        return found if own.end.isoformat() == figure.period[1] else None

    def _arrow(self, indicator: Indicator) -> Iterator[str]:
        """Which way and on what, then the rule; of a measure without arrows nothing."""
        settings = self.catalogue.settings
        if indicator.trend.rule.value == "none" and indicator.trend.decided is None:
            return
        mark, _, word = marks.arrow_of(indicator, better_worse=settings.better_worse)
        beneath = sentences.beneath_arrow(indicator)
        if mark in {"up", "down"} and word != mark:
            word = f"{mark}, {word}"
        yield f"{word}: {beneath}." if beneath else f"{word}."
        if indicator.trend.direction is not Direction.NONE and indicator.trend.decided is None:
            yield from rules.decided(indicator.measure, indicator, settings)

    def _breaks(self, figure: PrintedFigure, made_of: tuple[PrintedFigure, ...]) -> Iterator[str]:
        """The changes in counting within the periods that a figure is of."""
        spans = [one.period for one in (figure, *made_of) if one.period is not None]
        if not spans:
            return
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        for one in self.catalogue.breaks:
            if one.measure == figure.measure and first < one.since.isoformat() <= last:
                yield WORDS["trace.break"].format(
                    day=periods.day(one.since), what=one.what, place=one.source
                )

    def _decisions(self, figure: PrintedFigure) -> Iterator[str]:
        for one in self.catalogue.decisions:
            if one.measure is not None and self._speaks_of(one, figure):
                yield WORDS["trace.decision"].format(
                    what=one.what,
                    decision=one.decision,
                    reason=one.reason.rstrip("."),
                    place=one.source,
                )

    def _speaks_of(self, decision: Decision, figure: PrintedFigure) -> bool:
        period = decision.period
        is_then = period is None or (
            figure.period is not None and period.end.isoformat() == figure.period[1]
        )
        area, measure = self._area(figure), figure.measure or ""
        return is_then and decision.applies(decision.what, measure, figure.component, area)


def _has_arrow(indicator: Indicator, figure: PrintedFigure) -> bool:
    """Whether the arrow stands beside this figure: the value, or the change it is drawn on."""
    if figure.quantity == _VALUE:
        return True
    return figure.quantity in _CHANGES and figure.comparator == indicator.trend.comparator.name


def _rating(indicator: Indicator) -> Iterator[str]:
    """The colour, and what it is rated against."""
    if not indicator.is_rated:
        return
    yield f"{marks.rating(indicator.rating)[1]}."
    yield from methods.rated(indicator.measure, indicator.rating)
