"""Files as senders sent them, held against each other: the newest edition of a file counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef, Workbook
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.dataset.collecting import Collector, describe, shown
from perfmon_cli.dataset.editions import Received, describes, newest_first
from perfmon_cli.dataset.model import Observation
from perfmon_cli.dataset.received_file import FileRead, read_file, sheet_names
from perfmon_cli.findings import Finding, finding


def read_received(
    books: Sequence[Workbook],
    folder: str,
    catalogue: Catalogue,
    refused: frozenset[str],
    collector: Collector,
) -> None:
    """Give the collector the figures of all received files, and what is wrong with them.

    Of several editions of one file the newest that gives a measure for a period is used for it; of
    other files of a sender with different dates the newer one's figure. Every figure that is
    changed or taken back is a finding. What is wrong with an edition that is not used at all is
    nobody's business any more.
    """
    files = newest_first(books, folder, catalogue)
    merger = _Merger(collector)
    for received in files:
        merger.add(received, read_file(received, catalogue, refused))
    for found in _sheets_not_found(files, catalogue):
        collector.say(found)


class _Merger:
    """Takes files newest first; an older one adds only what no newer edition speaks of."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._editions: dict[tuple[str, str], list[tuple[Received, FileRead]]] = {}
        self._files: dict[str, Received] = {}

    def add(self, received: Received, read: FileRead) -> None:
        """Add one file's figures and findings."""
        newer = self._editions.setdefault((received.sender, received.family), [])
        spoken = {about for _, other in newer for about in other.speaks_of}
        if newer and read.speaks_of <= spoken:
            self._collector.say(_replaced(received, newer[0][0]))
        else:
            for found in read.findings:
                self._collector.say(found)
        for key, observation in read.observations.items():
            if (key.measure, key.period) in spoken:
                self._say_changed(observation, newer)
            else:
                self._add(observation, received)
        for duplicate in read.duplicates:
            if (duplicate.key.measure, duplicate.key.period) not in spoken:
                self._collector.duplicates.append(duplicate)
        newer.append((received, read))
        self._files[received.book.file] = received

    def _add(self, observation: Observation, received: Received) -> None:
        """Add a figure, unless a file of the same sender with a later date gives another."""
        first = self._collector.observations.get(observation.key)
        by = None if first is None else self._files.get(first.source.file)
        is_newer = (
            by is not None
            and by.sender == received.sender
            and by.dated is not None
            and received.dated is not None
            and by.dated > received.dated
        )
        if first is not None and is_newer and not _is_same(first, observation):
            self._collector.say(_changed(first, observation))
        else:
            self._collector.add(observation)

    def _say_changed(self, old: Observation, newer: Sequence[tuple[Received, FileRead]]) -> None:
        """Say what the newest edition that speaks of a figure's measure and period makes of it."""
        about = (old.key.measure, old.key.period)
        received, read = next(one for one in newer if about in one[1].speaks_of)
        new = read.observations.get(old.key)
        if new is None:
            self._collector.say(_gone(old, received))
        elif not _is_same(new, old):
            self._collector.say(_changed(new, old))


def _is_same(one: Observation, other: Observation) -> bool:
    return (one.value, one.missing) == (other.value, other.missing)


def _replaced(received: Received, by: Received) -> Finding:
    problem = f"A newer file replaces this one: {by.book.file}."
    remedy = "Nothing needs doing. If this one is the newer, say so in its name: a date, or v2."
    return finding("PM324", problem, remedy, where=CellRef(received.book.file))


def _changed(new: Observation, old: Observation) -> Finding:
    place = f"{old.source.file}, {old.source}"
    problem = f"{describe(new.key)} is {shown(new)} here; it was {shown(old)} in {place}."
    remedy = "Make sure that the change is meant; the newer file is used."
    return _about(new, problem, remedy, new.source)


def _gone(old: Observation, by: Received) -> Finding:
    place = f"{old.source.file}, {old.source}"
    problem = (
        f"{describe(old.key)} was {shown(old)} in {place}; it is not in this newer file any more, "
        "so it is not used."
    )
    remedy = "Ask the sender whether it is left out on purpose."
    return _about(old, problem, remedy, CellRef(by.book.file))


def _about(observation: Observation, problem: str, remedy: str, where: CellRef) -> Finding:
    key = observation.key
    found = finding("PM323", problem, remedy, where=where, measure=key.measure, area=key.area)
    return replace(found, part=key.part, period=key.period)


def _sheets_not_found(files: Sequence[Received], catalogue: Catalogue) -> Iterator[Finding]:
    """PM321 for rows of Tables received whose file came, but not with that sheet."""
    for table in catalogue.tables_received:
        described = [one for one in files if describes(table, one.sender, one.book.file)]
        if not table.sender or not table.sheet or not described:
            continue
        books = [received.book for received in described]
        names = {
            name for book in books for sheet in book.sheets for name in sheet_names(book, sheet)
        }
        if plain(table.sheet) not in names:
            problem = f"{quoted(table.sheet)} is no sheet of {books[0].file}."
            remedy = "Correct the name in the column Sheet, or ask the sender."
            found = finding("PM321", problem, remedy, where=table.source)
            yield replace(found, sender=described[0].sender)
