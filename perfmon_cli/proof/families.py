"""Which measures a text is about, by its header and by what the Paper sheet puts under it."""

from collections.abc import Iterable, Iterator

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.references import parse_refs
from perfmon_cli.commentary.model import Commentary, Live, Placement, TextList, TextParagraph

_WORDS = ("text", "measure section", "delivery")


class Families:
    """The measures of each text, from the Paper sheet read once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_text: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._rows: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        for row, shown in _sections(catalogue.paper):
            own = self._known(ref.measure for ref in row.all_measures)
            tables = self._known(ref.measure for under in shown for ref in under.all_measures)
            if row.content:
                self._by_text[row.content.strip()] = own, tables
            self._rows.append((row.heading.casefold(), own, tables))

    def of_text(self, text: Commentary) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The section's own measures, and all that belong to it (those first)."""
        paper_own, tables = self._by_text.get(text.name) or self._like(text)
        own = self._known((*text.measures, *(() if text.measures else paper_own)))
        placed = self._known(_placed(text))
        family = (*own, *paper_own, *tables, *placed)
        return own, self._with_companions(family)

    def _like(self, text: Commentary) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those of the section that takes the text by its title or its measures."""
        title, named = text.header.get("title", "").casefold(), set(text.measures)
        for heading, own, tables in self._rows:
            if (title and heading == title) or (own and set(own) <= named):
                return own, tables
        return (), ()

    def of_row(self, row: BlockRow) -> tuple[str, ...]:
        """The measures of a text that stands in the Paper sheet itself."""
        own, tables = self._by_text.get(row.content.strip(), ((), ()))
        return self._with_companions((*own, *tables))

    def _known(self, names: Iterable[str]) -> tuple[str, ...]:
        known = self._catalogue.measures
        return tuple(dict.fromkeys(name for name in names if name in known))

    def _with_companions(self, names: Iterable[str]) -> tuple[str, ...]:
        measures = self._catalogue.measures
        listed = tuple(dict.fromkeys(names))
        return self._known((*listed, *(measures[name].companion for name in listed)))


def typed_texts(catalogue: Catalogue) -> Iterator[BlockRow]:
    """The rows of Paper whose words stand in the sheet itself, not in a file."""
    for row in catalogue.paper:
        if row.kind in _WORDS and row.content.strip() and not row.names_file:
            yield row


def _sections(rows: Iterable[BlockRow]) -> Iterator[tuple[BlockRow, list[BlockRow]]]:
    """Every block of words with the tables and charts below it."""
    current: tuple[BlockRow, list[BlockRow]] | None = None
    for row in rows:
        if row.kind in _WORDS:
            if current:
                yield current
            current = (row, [])
        elif row.level is not None:
            if current:
                yield current
            current = None
        elif current:
            current[1].append(row)
    if current:
        yield current


def _placed(text: Commentary) -> Iterator[str]:
    """The measures of what the text places and of its live figures."""
    for block in text.blocks:
        if isinstance(block, Placement) and block.kind != "picture":
            subject, _, _ = block.subject.rpartition(" by ")
            refs = parse_refs(subject or block.subject)
            if not isinstance(refs, str):
                yield from (ref.measure for ref in refs)
        items = block.items if isinstance(block, TextList) else ()
        pieces = (block.text,) if isinstance(block, TextParagraph) else items
        for inline in (inline for piece in pieces for inline in piece):
            if isinstance(inline, Live) and inline.ref:
                yield inline.ref.measure
