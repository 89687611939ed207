"""Where observations and findings are gathered while sheets are read."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.cells.grammar import Problem, Reading
from perfmon_cli.cells.model import NOWHERE, CellRef
from perfmon_cli.dataset.clashes import Clashes
from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.findings import Finding, finding

#: Of one kind of problem in one sheet, so many are listed; the others are counted.
MOST_OF_A_KIND = 200

#: In these every number is text.
TEXT_FILES = (".csv", ".tsv", ".txt")
#: A figure under a mistaken period contradicts the right one: it is not to be deleted.
_OWN_PLACE = "Look first whether both stand under their own period, part and area"
_NUMBERS = {
    "numerator": "The numerator",
    "denominator": "The denominator",
    "n": "The number of people asked",
}


class Collector:
    """Keeps the first value of a key and says where a later one differs."""

    def __init__(self) -> None:
        self.observations: dict[Key, Observation] = {}
        self.duplicates: list[Observation] = []
        self._findings: list[Finding] = []
        self._kinds: dict[tuple[str, str, str], int] = {}
        self._repeats: dict[tuple[str, ...], list[int]] = {}
        self._clashes = Clashes()

    @property
    def dataset(self) -> Dataset:
        """What was gathered."""
        return Dataset(self.observations, tuple(self.duplicates))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order in which they were come upon, repeats counted.

        A column most of whose figures contradict another column is one finding, at its heading.
        """
        found = list(self._findings)
        instead = self._clashes.together()
        together = Counter(map(_kind, instead))
        for index, more in self._repeats.values():
            if more:
                cells = "1 more cell" if more == 1 else f"{more:,} more cells"
                problem = f"{found[index].problem} The same holds for {cells} of this sheet."
                found[index] = replace(found[index], problem=problem)
        for (code, file, sheet), every in self._kinds.items():
            count = every - together[code, file, sheet]
            if count > MOST_OF_A_KIND:
                problem = (
                    f"{count - MOST_OF_A_KIND:,} more cells of this sheet have such a problem."
                )
                remedy = f"Mend the first {MOST_OF_A_KIND}; the others are listed then."
                found.append(finding(code, problem, remedy, where=CellRef(file, sheet)))
        shortened = (instead.get(one, one) for one in found)
        return tuple(one for one in shortened if one is not None)

    def head(self, where: CellRef, text: str) -> None:
        """Name the heading of a column that has figures of one period."""
        self._clashes.head(where, text)

    def add(self, observation: Observation) -> None:
        """Keep an observation, or compare it with the one that is there."""
        first = self.observations.setdefault(observation.key, observation)
        if first is not observation:
            self._compare(first, observation)

    def problem(
        self, problem: Problem, where: CellRef, measure: str = "", *, once_for: str = ""
    ) -> None:
        """Add a finding at a cell; with `once_for`, the same of this sheet is only counted."""
        found = finding(problem.code, problem.problem, problem.remedy, where=where, measure=measure)
        if once_for:
            self.say_once(found, once_for)
        else:
            self.say(found)

    def say_once(self, found: Finding, once_for: str) -> None:
        """Add a finding; the same of this sheet is only counted."""
        where = found.where or NOWHERE
        repeat = (found.code, where.file, where.sheet, once_for)
        known = self._repeats.get(repeat)
        if known is not None:
            known[1] += 1
        elif self.say(found):
            self._repeats[repeat] = [len(self._findings) - 1, 0]

    def warn(self, reading: Reading, where: CellRef, column: int, measure: str = "") -> None:
        """Pass on a warning; numbers as text count once a column, and never in a text file."""
        warning = reading.warning
        if warning is None:
            return
        if warning.code != "PM210":
            self.problem(warning, where, measure)
        elif not where.file.lower().endswith(TEXT_FILES):
            self.problem(warning, where, measure, once_for=f"column {column}")

    def say(self, found: Finding) -> bool:
        """Add a finding, unless there are too many of its kind already; whether it was added."""
        kind = _kind(found)
        count = self._kinds.get(kind, 0) + 1
        self._kinds[kind] = count
        if count > MOST_OF_A_KIND:
            return False
        self._findings.append(found)
        return True

    def _compare(self, first: Observation, later: Observation) -> None:
        self._clashes.compare(later.source, first.source)
        if (first.value, first.missing) != (later.value, later.missing):
            self._say_differs(first, later, "", shown(first), shown(later))
            return
        for name, words in _NUMBERS.items():
            old, new = getattr(first, name), getattr(later, name)
            if old is not None and new is not None and old != new:
                self._say_differs(first, later, words, _number(old), _number(new))
                return
        self.observations[first.key] = replace(
            first,
            statuses=first.statuses or later.statuses,
            numerator=first.numerator if first.numerator is not None else later.numerator,
            denominator=first.denominator if first.denominator is not None else later.denominator,
            n=first.n if first.n is not None else later.n,
            note=first.note or later.note,
        )

    def _say_differs(
        self, first: Observation, later: Observation, words: str, old: str, new: str
    ) -> None:
        key, here, there = later.key, later.source, first.source
        self.duplicates.append(later)
        subject = f"{words} of {describe(key)}" if words else describe(key)
        if (here.file, here.sheet) == (there.file, there.sheet):
            code, remedy = "PM303", f"{_OWN_PLACE}; then keep the right one and delete the other."
            problem = (
                f"{subject} already has another value, {old} in {there.cell}; here it is {new}."
            )
        else:
            code = "PM310"
            remedy = f"{_OWN_PLACE}; then find out which is right, and keep that one."
            place = f"{there.file}, {there}" if here.file != there.file else str(there)
            problem = f"{subject} is {new} here but {old} in {place}."
        found = finding(code, problem, remedy, where=here, measure=key.measure, area=key.area)
        found = replace(found, part=key.part, period=key.period)
        self._clashes.differ(found, here, there)
        self.say(found)


def _kind(found: Finding) -> tuple[str, str, str]:
    where = found.where or NOWHERE
    return (found.code, where.file, where.sheet)


def describe(key: Key) -> str:
    """What a value is of: "ksi (Fatal) [Leeds] for April 2021 to March 2022"."""
    part = f" ({key.part})" if key.part else ""
    area = f" [{key.area}]" if key.area else ""
    return f"{key.measure}{part}{area} for {key.period}"


def shown(observation: Observation) -> str:
    """A value, or the marker that stands in its place."""
    if observation.value is not None:
        return _number(observation.value)
    return observation.missing.value if observation.missing else "blank"


def _number(value: Decimal) -> str:
    return f"{value:,f}"
