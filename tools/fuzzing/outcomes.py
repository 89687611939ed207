"""What perfmon makes of broken files, and which outcomes are not safe."""

import functools
import re
import tempfile
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from perfmon_cli import checks
from perfmon_cli.cells.model import Percentage, Workbook
from perfmon_cli.dataset.reading import digest
from perfmon_cli.findings import Finding
from perfmon_cli.workbook import Limits, read
from tools.fuzzing import witness
from tools.fuzzing.mutants import Mutant

#: Words of the program's inside, which a user should never be shown.
_INSIDE_WORDS = re.compile(r"Traceback|<class |\b[A-Za-z]+(?:Error|Exception)\b|0x[0-9a-f]{6,}")
_TOO_SLOW = 20.0
#: So much by the clock that a busy machine does not show among the outcomes.
_LIMITS = Limits(wall_seconds=120, digest_seconds=900)


@dataclass(frozen=True, slots=True)
class Fault:
    """An outcome that is not safe."""

    mutant: Mutant
    what: str


@dataclass(slots=True)
class Tally:
    """What came of many files."""

    outcomes: dict[str, int] = field(default_factory=dict)  #: "read", or the code of the refusal
    kinds: dict[str, int] = field(default_factory=dict)  #: what was done to them
    compared: int = 0  #: numbers read a second way
    slowest: float = 0.0  #: seconds that the slowest batch took for each file
    faults: list[Fault] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files there were."""
        return sum(self.outcomes.values())

    def add(self, other: "Tally") -> None:
        """Take in another tally."""
        for mine, more in ((self.outcomes, other.outcomes), (self.kinds, other.kinds)):
            for name, count in more.items():
                mine[name] = mine.get(name, 0) + count
        self.compared += other.compared
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one file that was read: numbers compared, and what is wrong with the outcome."""

    file: str
    compared: int
    wrong: str


def run(mutants: Iterable[Mutant]) -> Tally:
    """Let one reading process read a batch of files, digest and check each by itself."""
    batch = list(mutants)
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for mutant in batch:
            (folder / mutant.name).write_bytes(mutant.data)
        start = time.perf_counter()
        judged = functools.partial(judge, folder)
        reading = read(folder, [Path(mutant.name) for mutant in batch], judged, _LIMITS)
        tally.slowest = (time.perf_counter() - start) / max(len(batch), 1)
    verdicts = {verdict.file: verdict for verdict in reading.result}
    refused = {f.where.file: f for f in reading.findings if f.where and f.code in _REFUSALS}
    for mutant in batch:
        _count(mutant, verdicts.get(mutant.name), refused.get(mutant.name), tally)
    for found in reading.findings:
        if wrong := wrong_words(found.problem, found.remedy):
            tally.faults.append(Fault(_of(found, batch), wrong))
    return tally


_REFUSALS = ("PM101", "PM102", "PM103", "PM104")


def _of(found: Finding, batch: Sequence[Mutant]) -> Mutant:
    file = found.where.file if found.where else ""
    return next((mutant for mutant in batch if mutant.name == file), batch[0])


def _count(mutant: Mutant, verdict: Verdict | None, refused: Finding | None, tally: Tally) -> None:
    outcome = "read" if verdict else refused.code if refused else "lost"
    if refused is not None and "longer than perfmon allows" in refused.problem:
        outcome = "PM104 (time)"
    if refused is not None and "more memory than perfmon allows" in refused.problem:
        outcome = "PM104 (memory)"
    tally.outcomes[outcome] = tally.outcomes.get(outcome, 0) + 1
    kind = f"{mutant.seed}: {mutant.kind}"
    tally.kinds[kind] = tally.kinds.get(kind, 0) + 1
    if outcome == "lost":
        tally.faults.append(Fault(mutant, "neither read nor refused"))
    if verdict is not None:
        tally.compared += verdict.compared
        if verdict.wrong:
            tally.faults.append(Fault(mutant, verdict.wrong))


def judge(folder: Path, workbooks: tuple[Workbook, ...]) -> tuple[Verdict, ...]:
    """What comes of each workbook by itself, in the reading process."""
    return tuple(_judged(folder, workbook) for workbook in workbooks)


def _judged(folder: Path, workbook: Workbook) -> Verdict:
    start = time.process_time()
    try:
        found = digest((workbook,))
        findings = found.findings
        if found.catalogue is not None:
            findings += checks.run(found.catalogue, found.dataset, None)
    except Exception:  # noqa: BLE001 - any is a fault, and the next file has its turn
        return Verdict(workbook.file, 0, traceback.format_exc())
    wrong = [wrong_words(one.problem, one.remedy) for one in findings]
    if time.process_time() - start > _TOO_SLOW:
        wrong.append("checking takes more than 20 seconds")
    compared, difference = compare(workbook, (folder / workbook.file).read_bytes())
    return Verdict(workbook.file, compared, next(filter(None, (*wrong, difference)), ""))


def wrong_words(problem: str, remedy: str) -> str:
    """What is wrong with a finding's text; "" when nothing is."""
    if not problem or not remedy:
        return f"a finding without words: {problem} {remedy}"
    said = f"{problem} {remedy}"
    return f"words of the inside: {said}" if _INSIDE_WORDS.search(said) else ""


def compare(workbook: Workbook, data: bytes) -> tuple[int, str]:
    """How many numbers were read a second way, and the first that is not the same.

    An .xls has no checksum: that a flipped bit made its record another kind cannot be seen.
    """
    if not data.startswith((b"PK", b"\xd0\xcf")):
        return 0, ""
    try:
        second = witness.numbers(data)
    except witness.NothingToSayError:
        return 0, ""
    except witness.CannotReadError as error:
        return 0, f"read, though a second reader cannot: {error}"
    first = {
        (sheet.name, sheet.top + row, sheet.left + column): value
        for sheet in workbook.sheets
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
    }
    known = {place[0] for place in second}
    is_old = not data.startswith(b"PK")  # then names and lost records have no checksum
    for place, value in first.items():
        number = _stored(value)
        told = place[0] in known or not is_old
        if number is not None and told and second.get(place) != number:
            return 0, f"{place}: read as {number}, stands there as {second.get(place)}"
    for place, number in second.items():
        if place not in first and not is_old:
            return 0, f"{place}: {number} is lost"
    return len(second), ""


def _stored(value: object) -> Decimal | None:
    if isinstance(value, Percentage):
        return Decimal(format(value.value.scaleb(-2), ".15g"))
    return value if isinstance(value, Decimal) else None
