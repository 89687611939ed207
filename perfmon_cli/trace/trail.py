"""The whole trail of a figure: what `perfmon trace` prints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from perfmon_cli.catalogue.likely import named
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.report.model import PrintedFigure, Report
from perfmon_cli.trace import finding
from perfmon_cli.trace.cells import Cells, Held
from perfmon_cli.trace.judging import Judged, Judging
from perfmon_cli.trace.standing import Standing, Standings
from perfmon_cli.trace.steps import Step, Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A figure with the cells that it is read from itself, and what it is made of."""

    step: Step
    cells: tuple[Held, ...]
    inputs: tuple["Traced", ...]

    @property
    def figure(self) -> PrintedFigure:
        """The figure."""
        return self.step.figure

    @property
    def all_cells(self) -> tuple[Held, ...]:
        """All cells behind it, each once, in order."""
        behind = (cell for one in self.inputs for cell in one.all_cells)
        return tuple({one.ref: one for one in (*self.cells, *behind)}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Everything behind a figure and everywhere it stands."""

    traced: Traced
    places: tuple[Standing, ...]
    judged: Judged
    used_in: tuple[Step, ...]  #: figures of the paper that are made of it

    @property
    def figure(self) -> PrintedFigure:
        """The figure."""
        return self.traced.figure


@dataclass(frozen=True)
class Trails:
    """The trails of a paper's figures; catalogue and dataset are the published ones."""

    report: Report
    catalogue: Catalogue
    dataset: Dataset
    indicators: Indicators
    hashes: Mapping[str, str]  #: sha256 by file

    def asked(self, text: str) -> tuple[PrintedFigure, ...]:
        """The figures that are printed so, or of the measure or id that is named so."""
        figures = self.report.figures
        ids = {one.id for one in figures}
        measure = named(text, self.catalogue.measures.values())
        if measure is not None and text not in ids:
            return tuple(one for one in figures if one.measure == measure.id)
        return finding.matching(text, figures, self._texts)

    def near(self, text: str) -> tuple[PrintedFigure, ...]:
        """The figures printed most like it."""
        return finding.near(text, self.report.figures, self._texts)

    def of(self, figure: PrintedFigure) -> Trail:
        """The trail of a figure."""
        step = self._steps.of(figure)
        return Trail(
            traced=self._traced(step),
            places=self._standings.of(figure),
            judged=Judging(self.catalogue, self.indicators).of(
                figure, tuple(one.figure for one in step.inputs)
            ),
            used_in=tuple(self._steps.of(one) for one in self._uses.get(figure.id, ())),
        )

    def step(self, figure: PrintedFigure) -> Step:
        """What a figure is, in words."""
        return self._steps.of(figure)

    def _traced(self, step: Step) -> Traced:
        return Traced(
            step=step,
            cells=self._cells.of(step.figure),
            inputs=tuple(self._traced(one) for one in step.inputs),
        )

    @cached_property
    def _steps(self) -> Steps:
        return Steps.of_report(self.report)

    @cached_property
    def _cells(self) -> Cells:
        return Cells(self.catalogue, self.dataset, self.hashes)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self.report)

    @cached_property
    def _texts(self) -> Mapping[str, Sequence[str]]:
        return dict(self._printed())

    def _printed(self) -> Iterator[tuple[str, list[str]]]:
        """By id, how a figure is printed at its places."""
        for figure in self.report.figures:
            yield figure.id, [place.text for place in self._standings.of(figure) if place.text]

    @cached_property
    def _uses(self) -> Mapping[str, Sequence[PrintedFigure]]:
        """By id, the printed figures that are made of a figure."""
        found: dict[str, list[PrintedFigure]] = {}
        for figure in sorted(self.report.figures, key=lambda one: one.quantity == "count_of"):
            for name in figure.inputs if figure.places else ():
                found.setdefault(name, []).append(figure)
        return found
