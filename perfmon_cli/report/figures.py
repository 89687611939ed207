"""The book of printed figures: every number of the paper, once, with all its places."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from perfmon_cli.period import Period
from perfmon_cli.report.model import Place, PrintedFigure, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureName:
    """What a figure is of; its id is made of nothing else, so it is the same in every draft."""

    measure: str | None
    component: str = ""
    area: str = ""
    period: Period | None = None
    quantity: str = "value"
    comparator: str = ""
    label: str = ""  #: for figures of no measure: what is counted

    @property
    def id(self) -> str:
        """For instance "victim_satisfaction.leeds.2021-04_2022-03.value"."""
        parts = [
            self.measure or self.label,
            self.component,
            self.area,
            _period_code(self.period),
            self.quantity,
            self.comparator,
        ]
        return ".".join(_slug(part) for part in parts if part)


class FigureBook:
    """Collects the figures while the paper is being composed.

    A figure is entered when it is first printed or first needed as an input; printing it again
    only adds a place. The same figure with another value is a defect of the program and raises.
    Names that give one id (a part and a district of one name, "Môn" and "Mên") get two.
    """

    def __init__(self) -> None:
        self._figures: dict[str, PrintedFigure] = {}
        self._places: dict[str, list[Place]] = {}

    def enter(self, figure: PrintedFigure) -> str:
        """Enter a figure without a place (an input of others) and return its id.

        Raises:
            ValueError: a figure of this id stands with another value.
        """
        figure = self._told_apart(figure)
        known = self._figures.setdefault(figure.id, figure)
        if (known.value, known.printed) != (figure.value, figure.printed):
            message = f"{figure.id} is {known.printed} and {figure.printed} in one paper"
            raise ValueError(message)
        return figure.id

    def print(self, figure: PrintedFigure, place: Place, text: str = "") -> Span:
        """Enter a figure at a place and return its span; `text` replaces the printed form."""
        figure = self._told_apart(figure)
        self.enter(figure)
        places = self._places.setdefault(figure.id, [])
        places.append(place)
        name = figure_anchor(figure.id, len(places))
        return Span(text or figure.printed, figure=figure.id, value=figure.value, anchor=name)

    def _told_apart(self, figure: PrintedFigure) -> PrintedFigure:
        """The figure, with another id where its own is that of a different figure."""
        known = self._figures.get(figure.id)
        if known is None or _of(known) == _of(figure):
            return figure
        return replace(figure, id=f"{figure.id}.{_digest(repr(_of(figure)))[:4]}")

    def figures(self) -> tuple[PrintedFigure, ...]:
        """All figures in the order they were entered, with their places."""
        return tuple(
            replace(figure, places=tuple(self._places.get(figure.id, ())))
            for figure in self._figures.values()
        )


def _of(figure: PrintedFigure) -> tuple[object, ...]:
    """What a figure is of, as far as its id is made of names; of no measure, its cells."""
    own = figure.measure or figure.sources
    return (own, figure.component, figure.area, figure.comparator)


def figure_anchor(figure: str, place: int) -> str:
    """The id of a figure's place (from 1), the same in the Word file and on the page."""
    return f"F_{_digest(figure)}_{place}"


def anchor(prefix: str, *parts: str) -> str:
    """A stable id of at most 40 characters (a Word bookmark) from any text."""
    text = "_".join(_slug(part).replace("-", "_") for part in parts if part)
    whole = f"{prefix}_{text}"
    if len(whole) <= 40:  # noqa: PLR2004
        return whole
    return f"{whole[:29]}_{_digest(text)}"


def unique(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, or `wanted` cut and numbered so that it is not among `taken`."""
    names = set(taken)
    if wanted not in names:
        return wanted
    number = 2
    while f"{wanted[:36]}_{number}" in names:
        number += 1
    return f"{wanted[:36]}_{number}"


def _period_code(period: Period | None) -> str:
    if period is None:
        return ""
    if period.is_snapshot:
        return period.end.isoformat()
    return f"{period.start:%Y-%m}_{period.end:%Y-%m}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "-", text.lower()).strip("-") or "x"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
