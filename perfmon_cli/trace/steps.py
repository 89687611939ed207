"""A figure in words: what it is of, for when, by which rule, and the figures it is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from perfmon_cli.report.model import PrintedFigure, Report
from perfmon_cli.trace.rule_words import rule_words
from perfmon_cli.wording.words import WORDS

#: A figure is made of others at most so deep; a paper has three levels at the most.
_DEEPEST = 20
#: Quantities that `what` and the period say all of.
_PLAIN = frozenset({"value", "count_of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A figure, what it is in words, and what it is made of down to the cells.

    A figure that no other is behind has its cells in `figure.sources`.
    """

    figure: PrintedFigure
    kind: str  #: "2021/22, change on the previous year (2020/21)"
    rule: str  #: one plain sentence
    inputs: tuple["Step", ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str, str], ...]:
        """All cells behind it, each once, in order: file, sheet, cell."""
        behind = (cell for step in self.inputs for cell in step.cells)
        return tuple(dict.fromkeys((*self.figure.sources, *behind)))


@dataclass(frozen=True)
class Steps:
    """The steps of all figures of a report."""

    figures: tuple[PrintedFigure, ...]

    @classmethod
    def of_report(cls, report: Report) -> "Steps":
        """Those of a report."""
        return cls(report.figures)

    @cached_property
    def by_id(self) -> Mapping[str, PrintedFigure]:
        """All figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    def of(self, figure: PrintedFigure) -> Step:
        """The step of a figure, with all that it is made of."""
        return self._step(figure, _DEEPEST)

    @cached_property
    def _known(self) -> dict[str, Step]:
        return {}

    def _step(self, figure: PrintedFigure, depth: int) -> Step:
        if figure.id not in self._known:
            made_of = [self.by_id[name] for name in figure.inputs if name in self.by_id]
            self._known[figure.id] = Step(
                figure=figure,
                kind=kind_words(figure, made_of),
                rule=rule_words(figure, made_of),
                inputs=tuple(self._step(one, depth - 1) for one in made_of) if depth else (),
            )
        return self._known[figure.id]


def kind_words(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """The period, and what is printed of it where that is not the value itself."""
    period = figure.period[2] if figure.period else ""
    return ", ".join(word for word in (period, _quantity(figure, made_of)) if word)


def _quantity(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """In words: "change on the previous year (2020/21)"; "" for a plain value."""
    if figure.quantity in _PLAIN:
        return ""
    for key in (f"trace.{figure.quantity} {figure.comparator}", f"trace.{figure.quantity}"):
        if key in WORDS:
            return WORDS[key].format(on=_on(figure, made_of))
    return figure.quantity


def _on(figure: PrintedFigure, made_of: Sequence[PrintedFigure]) -> str:
    """The comparator as sentences name it, with its period: "the previous year (2020/21)"."""
    name = WORDS.get(f"rule.{figure.comparator}", figure.comparator)
    other = made_of[1].period if figure.quantity.startswith("change") and made_of[1:] else None
    if other is None or other == figure.period:
        return name
    return WORDS["trace.on period"].format(on=name, period=other[2])
