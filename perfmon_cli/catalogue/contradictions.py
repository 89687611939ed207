"""Rows of Targets and of Decisions that say different things of the same."""

from collections.abc import Hashable, Iterable

from perfmon_cli.catalogue.model import Decision, Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, finding

_REMEDY = "Keep the right row and delete the other."


def say_contradictions(
    targets: Iterable[Target], decisions: Iterable[Decision], findings: list[Finding]
) -> None:
    """Add PM303 at each row that contradicts an earlier one, with the cell of that one.

    Two targets contradict each other if measure, area and period are the same. Of two decisions on
    the same thing, one may follow the other: the earlier ran out before the later was made.
    """
    first: dict[Hashable, Target] = {}
    for target in targets:
        other = first.setdefault((target.measure, target.area, target.period), target)
        if other.value != target.value:
            problem = (
                f"The target of {target.measure} for the same area and period is {other.value:f} "
                f"in {_cell(other.source, target.source)}; here it is {target.value:f}."
            )
            findings.append(_finding(problem, target.source, target.measure))
    made: dict[Hashable, list[Decision]] = {}
    for one in decisions:
        about = (one.what.casefold(), one.measure, one.part, one.area, one.period)
        earlier = made.setdefault(about, [])
        contrary = next((e for e in earlier if _word(e) != _word(one) and _meet(e, one)), None)
        earlier.append(one)
        if contrary is not None:
            problem = (
                f"The same was decided otherwise in {_cell(contrary.source, one.source)}: "
                f"{_word(contrary)}; here it is {_word(one)}."
            )
            findings.append(_finding(problem, one.source, one.measure or ""))


def _finding(problem: str, where: CellRef, measure: str) -> Finding:
    return finding("PM303", problem, _REMEDY, where=where, measure=measure)


def _word(decision: Decision) -> str:
    return " ".join(decision.decision.split()).casefold()


def _meet(one: Decision, other: Decision) -> bool:
    """Whether both can hold on one day."""
    pairs = ((one.until, other.made), (other.until, one.made))
    return not any(until and made and until < made for until, made in pairs)


def _cell(ref: CellRef, beside: CellRef) -> str:
    return str(ref) if ref.file == beside.file else f"{ref} of {ref.file}"
