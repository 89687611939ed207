"""What is open in a draft: the list at its front, and that of each part by itself."""

from collections.abc import Iterator, Mapping, Sequence

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.parts import Parts
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.checks.explain import explanations
from perfmon_cli.dataset.model import Missing
from perfmon_cli.findings import Finding, Severity, in_order
from perfmon_cli.report.model import Block, Chart, Notice, Section, Span
from perfmon_cli.report.walk import lines
from perfmon_cli.wording.words import WORDS

#: How many open items a draft lists at its front; Checks.xlsx has them all.
MOST_OPEN_ITEMS = 30

#: A file, a sheet and a row of it (0 for a file of text): what stands in it is one thing.
_Place = tuple[str, str, int]


class OpenItems:
    """The open errors and warnings of a paper, and which of its parts each concerns."""

    def __init__(
        self, composer: Composer, sections: Sequence[Section], findings: Sequence[Finding]
    ) -> None:
        severities = (Severity.ERROR, Severity.WARNING)
        ordered = in_order(tuple(findings))
        self._composer = composer
        self._open = [one for one in ordered if not one.accepted and one.severity in severities]
        self._parts = tuple(dict.fromkeys(one.part for one in sections if one.part))
        self._rows = _rows_by_place(composer)
        self._measures = _by_measure(composer, sections)
        self._id = composer.id("N", "open items") if self._open else ""

    def of_the_paper(self) -> Notice | None:
        """All of them; None where nothing is open."""
        return self._notice(self._open)

    def of_parts(self) -> tuple[tuple[str, Notice], ...]:
        """Those of each part that has any: of a text or row in it, or of a measure it prints.

        What concerns no part, such as a setting, stands in the first.
        """
        homes = [(found, self._homes(found)) for found in self._open]
        notices = (
            (part, self._notice([found for found, parts in homes if part in parts]))
            for part in self._parts
        )
        return tuple((part, notice) for part, notice in notices if notice)

    def _homes(self, found: Finding) -> frozenset[str]:
        where = found.where
        place = (where.file, where.sheet, where.position[0]) if where else ("", "", 0)
        held = self._rows.get(place) or self._measures.get(found.measure) or frozenset()
        return held or frozenset(self._parts[:1])

    def _notice(self, findings: Sequence[Finding]) -> Notice | None:
        if not findings:
            return None
        errors = sum(found.severity is Severity.ERROR for found in findings)
        warnings = len(findings) - errors
        listed = findings[:MOST_OPEN_ITEMS]
        items = [(Span(text),) for text in _items(self._composer.printer, listed)]
        if len(findings) > len(items):
            more = WORDS["draft.more"].format(count=len(findings) - len(items))
            items.append((Span(more),))
        title = WORDS["draft.title"].format(errors=errors, warnings=warnings)
        return Notice(id=self._id, title=title, items=tuple(items))


def _rows_by_place(composer: Composer) -> Mapping[_Place, frozenset[str]]:
    """The parts of each row of the Paper sheet, and of each text that a row names."""
    parts = Parts(composer.rows)
    found: dict[_Place, set[str]] = {}
    for row, part in [(row, parts.of(row)) for row in composer.rows]:
        for place in _places(row, composer):
            found.setdefault(place, set()).add(part)
    return {place: frozenset(held - {""}) for place, held in found.items()}


def _places(row: BlockRow, composer: Composer) -> Iterator[_Place]:
    if row.source.file:
        yield row.source.file, row.source.sheet, row.source.position[0]
    text = composer.texts.get(row.content.strip())
    if text is not None:
        yield text.file, "", 0


def _by_measure(composer: Composer, sections: Sequence[Section]) -> Mapping[str, frozenset[str]]:
    """The parts in which a figure of each measure is printed."""
    measures = {one.id: one.measure for one in composer.printer.book.figures() if one.measure}
    found: dict[str, set[str]] = {}
    for section in sections:
        for name in (name for block in section.blocks for name in _figures(block)):
            if section.part and name in measures:
                found.setdefault(measures[name], set()).add(section.part)
    return {measure: frozenset(parts) for measure, parts in found.items()}


def _figures(block: Block) -> Iterator[str]:
    """The ids of the figures that a block prints."""
    yield from (span.figure for line in lines(block) for span in line if span.figure)
    if isinstance(block, Chart):
        yield from (point.figure for one in block.series for point in one.points if point.figure)


def _items(printer: Printer, findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding in words; of a measure with hidden figures only what kind it is and where.

    Findings quote figures as they stand in the workbook, which is for the analyst alone.
    """
    hidden = {
        key.measure
        for key, observation in printer.dataset.observations.items()
        if observation.missing is Missing.CONFIDENTIAL
    }
    titles = explanations()
    for found in findings:
        if found.measure not in hidden:
            yield str(found)
            continue
        yield WORDS["draft.withheld"].format(
            place=found.place or found.measure, code=found.code, title=titles[found.code].title
        )
