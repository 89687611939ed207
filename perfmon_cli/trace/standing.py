"""Where a figure stands in a paper, as a reader finds it there."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.report import walk
from perfmon_cli.report.figures import figure_anchor
from perfmon_cli.report.model import (
    Block,
    Chart,
    Cover,
    Heading,
    Paragraph,
    Place,
    PrintedFigure,
    Report,
    Table,
)
from perfmon_cli.wording.words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One place of a figure.

    `ref` is a table, a chart, a numbered paragraph or a heading; `file` and `line` are those of
    the commentary where it is written there; `text` is what is printed, the figure or its words
    ("5.0 percentage points" of −5.0 pp), "" in charts.
    """

    kind: str  #: table, chart or text
    ref: str
    row: str = ""
    column: str = ""
    file: str = ""
    line: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """For instance: Table 2, row "Leeds", column "2021/22"."""
        if self.file:
            return WORDS["trace.place line"].format(ref=self.ref, file=self.file, line=self.line)
        if self.kind == "chart":
            point = ", ".join(word for word in (self.row, self.column) if word)
            return WORDS["trace.place chart"].format(ref=self.ref, point=point)
        if self.kind == "text":
            said = WORDS["trace.text row"].format(ref=self.ref, row=self.row)
            return said if self.row else self.ref
        key = "trace.place row" if self.row else ""
        key = "trace.place column" if self.column else key
        known = {"ref": self.ref, "row": self.row, "column": self.column}
        return WORDS[key].format(**known) if key else self.ref


class Standings:
    """The places of all figures of a report, found by what is printed there."""

    def __init__(self, report: Report) -> None:
        self._figures = report.figures
        self._blocks: dict[str, tuple[Block, str, str]] = {}
        headings = _headings(report)
        for block, span in walk.spans(report):
            if span.anchor:
                self._blocks[span.anchor] = (block, headings[block.id], span.text)

    def of(self, figure: PrintedFigure) -> tuple[Standing, ...]:
        """The places of a figure that the report holds, in order."""
        found = (
            self._standing(figure, place, figure_anchor(figure.id, number))
            for number, place in enumerate(figure.places, start=1)
        )
        return tuple(one for one in found if one is not None)

    @property
    def words_by_anchor(self) -> dict[str, str]:
        """The places of all figures in words, by the ids of their marks."""
        return {
            figure_anchor(figure.id, number): standing.words
            for figure in self._figures
            for number, place in enumerate(figure.places, start=1)
            if (standing := self._standing(figure, place, figure_anchor(figure.id, number)))
        }

    def _standing(self, figure: PrintedFigure, place: Place, anchor: str) -> Standing | None:
        """A place in a table or text is where its own mark stands; a chart has no marks."""
        if place.kind == "chart":
            return Standing(kind="chart", ref=place.ref, row=place.row, column=place.column)
        if anchor not in self._blocks:
            return None
        block, heading, text = self._blocks[anchor]
        is_written = place.ref.endswith(".md")
        is_named = not is_written and figure.quantity != "count_of"
        return Standing(
            kind=place.kind,
            ref=_ref(block, heading),
            row=place.row if is_named else "",
            column=place.column,
            file=place.ref if is_written else "",
            line=place.row if is_written else "",
            text=text,
        )


def _ref(block: Block, heading: str) -> str:
    """A block as readers name it: by its number, else by the heading above it."""
    match block:
        case Table() | Chart():
            return block.ref
        case Paragraph(number=number) if number:
            return WORDS["trace.paragraph"].format(number=number)
        case _:
            return WORDS["trace.text"].format(heading=heading)


def _headings(report: Report) -> dict[str, str]:
    """The heading above each block, by the block's id."""
    return dict(_under(report))


def _under(report: Report) -> Iterator[tuple[str, str]]:
    heading = report.title
    for block in report.blocks:
        if isinstance(block, Heading):
            heading = f"{block.number} {block.text}".strip()
        elif isinstance(block, Cover):
            heading = block.title
        yield block.id, heading
