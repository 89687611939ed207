"""The methods and data notes: what was compared, decided and noted, of what the paper prints."""

from dataclasses import replace

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Basis
from perfmon_cli.report.model import Bullets, Heading
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    by_part,
    grid,
    paper,
    prioritised,
    seen,
    tables,
    words,
)

METHODS = block("methods notes")
TABLE = block("measures table", settings="priority: 1")
CRIME, SHARE = prioritised(COUNT), prioritised(PERCENT)
COSTS = replace(CRIME, id="costs", label="Costs", unit=Unit.GBP)
COUNTS = "An arrow marks a change of 2.5% or more; there is none where both numbers are under 10."
PREVIOUS = "Compared with the previous year (2020/21)."


def years(measure: Measure, before: str = "100", now: str = "150") -> list[Observation]:
    """Two years."""
    return [seen(measure, "2020/21", before), seen(measure, "2021/22", now)]


def compared(composed: Composed) -> dict[str, str]:
    """What the notes say of each measure."""
    (table,) = [t for t in tables(composed) if t.caption.startswith("How each measure")]
    return {row[0]: row[1] for row in grid(table)[1:]}


def listed(composed: Composed, title: str) -> list[str]:
    """The lines of the list under a heading; none where there is no such heading."""
    blocks = composed.report.blocks
    found = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title]
    below = blocks[found[0] + 1] if found else None
    return [words(line) for line in below.items] if isinstance(below, Bullets) else []


def rules(composed: Composed) -> list[str]:
    """The rules that have a letter."""
    lists = [b for b in composed.report.blocks if isinstance(b, Bullets)]
    lines = [words(line) for found in lists for line in found.items]
    return [line for line in lines if line.startswith("Rule ")]


def test_a_rule_of_several_measures_stands_above_the_table() -> None:
    """Once, with a letter that their rows give; the rule of one measure stands in its row."""
    other = replace(CRIME, id="other", label="Other crime")
    held = [*years(CRIME), *years(other), *years(COSTS)]
    composed = paper([CRIME, COSTS, other], held, TABLE, METHODS)
    assert rules(composed) == [f"Rule A: {COUNTS}"]
    assert compared(composed) == {
        "Crime": f"{PREVIOUS} Arrow by rule\u00a0A.",
        "Costs": f"{PREVIOUS} An arrow marks a change of 2.5% or more.",
        "Other crime": f"{PREVIOUS} Arrow by rule\u00a0A.",
    }
    assert rules(paper([CRIME, COSTS], held, TABLE, METHODS)) == []


def test_parts_are_told_as_they_are_printed() -> None:
    """Each with its own arrow in the priority's table; together where a table shows the whole."""
    pleas = replace(CRIME, parts=("Crown", "Magistrates"))
    held = [*by_part(pleas, "2020/21", "100", "100"), *by_part(pleas, "2021/22", "150", "50")]
    composed = paper([pleas], held, TABLE, METHODS)
    assert compared(composed) == {"Crime": f"{PREVIOUS} {COUNTS} Each part has its own arrow."}
    assert compared(paper([pleas], held, METHODS)) == compared(composed)


def test_parts_outside_the_priorities_are_told_by_their_own_table() -> None:
    """Only the rows that stand there: one of two parts, and nothing of the whole."""
    pleas = replace(COUNT, parts=("Crown", "Magistrates"))
    held = [*by_part(pleas, "2020/21", "100"), *by_part(pleas, "2021/22", "150", "190")]
    table = block("part table", measures="crime", settings="show: value, trend")
    assert compared(paper([pleas], held, table, METHODS)) == {
        "Crime": f"Crown: {PREVIOUS} {COUNTS} Magistrates: No change is given (not available)."
    }


def test_districts_that_were_compared_where_the_whole_was_not() -> None:
    """A table of districts has arrows though the whole area has no figure of the year before."""
    held = [
        *by_area(COUNT, "2020/21", "100", "100"),
        *by_area(COUNT, "2021/22", "150", "50", "200"),
    ]
    table = block("area table", measures="crime", settings="show: value, trend")
    assert compared(paper([COUNT], held, table, METHODS)) == {
        "Crime": (
            f"As a whole: No change is given (not available). Eastham; Westham: {PREVIOUS} {COUNTS}"
        )
    }


def test_quarters_stand_for_each_other() -> None:
    """The newest quarter has nothing to be compared with, an earlier one has."""
    waits = replace(CRIME, unit=Unit.DAYS, basis=Basis.QUARTER, show_quarters=True)
    held = [
        seen(waits, "Q2 2020/21", "50"),
        seen(waits, "Q2 2021/22", "70"),
        seen(waits, "Q3 2021/22", "80"),
    ]
    said = compared(paper([waits], held, TABLE, METHODS))["Crime"]
    assert said == (
        "Compared with the previous year, quarter by quarter. An arrow marks any change. There is "
        "none where its quarters go different ways."
    )


def test_counts_on_a_day_say_of_which() -> None:
    """Fifteen months are no year, and the newest count has its day."""
    officers = replace(SHARE, label="Officers", basis=Basis.SNAPSHOT, unit=Unit.SNAPSHOT)
    held = [seen(officers, "31/12/2020", "100"), seen(officers, "31/03/2022", "150")]
    assert compared(paper([officers], held, TABLE, METHODS)) == {
        "Officers": (
            "Compared with the previous year (31 December 2020). The figures compared are 15 "
            "months apart, not a year. An arrow marks any change. It is counted on a day; the "
            "newest count is of 31 March 2022."
        )
    }


def decided(what: str, decision: str, measure: str = "", reason: str = "Known so.") -> Decision:
    """A row of Decisions."""
    return Decision(
        what=what,
        measure=measure or None,
        decision=decision,
        reason=reason,
        role="Analyst",
        source=CellRef("data/figures.xlsx", "Decisions", "A2"),
    )


def test_findings_left_as_they_are_share_a_line() -> None:
    """Of one kind and with one reason; decisions on arrows come first, each alone."""
    decisions = (
        decided("PM305", "accept", "crime"),
        decided("PM315", "accept", reason="None is set"),
        decided("trend", "neutral", "crime", "Counted otherwise"),
        decided("PM305", "accept", "costs"),
        decided("PM305", "accept", "satisfaction", "Another reason"),
    )
    held = [*years(CRIME), *years(COSTS), *years(SHARE)]
    composed = paper([CRIME, COSTS, SHARE], held, TABLE, METHODS, decisions=decisions)
    left = "Found in checking and left as it is:"
    assert listed(composed, "Decisions by the analyst") == [
        (
            "Crime: the arrow is shown without saying improving or worsening. Analyst judgement: "
            "Counted otherwise (Analyst)."
        ),
        f"{left} a gap between two years (Crime; Costs). Analyst judgement: Known so (Analyst).",
        f"{left} no target (any measure). Analyst judgement: None is set (Analyst).",
        (
            f"{left} a gap between two years (Satisfaction). Analyst judgement: Another reason "
            "(Analyst)."
        ),
    ]


def test_notes_on_figures_go_by_where_the_figures_stand() -> None:
    """By table, then by measure and period; a figure that no table prints comes last."""
    late = replace(COUNT, id="late", label="Late")
    held = [
        replace(seen(late, "2021/22", "7"), note="In the first table."),
        replace(seen(late, "2018/19", "7"), note="In no table."),
        *(replace(one, note=f"Crime {one.value}.") for one in reversed(years(CRIME))),
        replace(seen(SHARE, "2021/22", "71"), note="Share."),
    ]
    first = block("period table", measures="late", settings="periods: 0; show: value")
    composed = paper([SHARE, CRIME, late], held, first, TABLE, METHODS)
    assert listed(composed, "Notes on figures") == [
        "Late, 2021/22: In the first table.",
        "Satisfaction, 2021/22: Share.",
        "Crime, 2020/21: Crime 100.",
        "Crime, 2021/22: Crime 150.",
        "Late, 2018/19: In no table.",
    ]
