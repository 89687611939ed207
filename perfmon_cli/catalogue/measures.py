"""The Measures sheet: every measure read and checked, one row each."""

import re
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli import rule_settings
from perfmon_cli.catalogue import judging
from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import MEASURES, SYNONYMS
from perfmon_cli.catalogue.matching import did_you_mean
from perfmon_cli.catalogue.measure_checks import (
    check_bands,
    check_companions,
    check_priorities,
    check_settings,
)
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.model import CellRef
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis

_ID = re.compile(r"[a-z0-9_]+")
_UNITS = {unit.value: unit for unit in Unit} | {
    word: Unit(meaning) for word, meaning in SYNONYMS.items() if meaning in {u.value for u in Unit}
}
_POLARITIES = {polarity.value: polarity for polarity in Polarity} | {
    word: Polarity(meaning)
    for word, meaning in SYNONYMS.items()
    if meaning in {p.value for p in Polarity}
}
_BASES = {basis.value: basis for basis in Basis}
_UNIT_WORDS, _POLARITY_WORDS = [u.value for u in Unit], [p.value for p in Polarity]
_DECIMALS = {
    Unit.PERCENT: 1,
    Unit.SURVEY_PERCENT: 1,
    Unit.RATE: 1,
    Unit.DAYS: 1,
    Unit.GBP: 2,
}
_SHOW_AS = {"quarters": True}
_LOWEST_LAG = -600
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ReadMeasures:
    """The measures by id in sheet order; their cells, their targets' and bands'; ids refused."""

    measures: dict[str, Measure]
    places: dict[str, CellRef]
    targets: dict[str, CellRef]
    bands: dict[str, tuple[CellRef, CellRef]]
    refused: frozenset[str]


def read_measures(
    tables: list[Table], priorities: tuple[Priority, ...], findings: list[Finding]
) -> ReadMeasures:
    """Read every row; a row without an id, label or unit that can be used is refused.

    A measure listed again is PM302, unless another workbook has the very same row.
    """
    measures: dict[str, Measure] = {}
    places: dict[str, CellRef] = {}
    rows: dict[str, Fields] = {}
    refused: set[str] = set()
    known = {priority.id: priority for priority in priorities}
    for row in (row for table in tables for row in table):
        fields = Fields(row, MEASURES, findings)
        name = fields.needed("id")
        fields.measure = name if _ID.fullmatch(name) else ""
        measure = _read(fields, name, known)
        if measure is None:
            refused.add(name)
        elif name not in measures:
            check_settings(fields, measure)
            measures[name], places[name], rows[name] = measure, row.ref("id"), fields
        elif measure != measures[name] or places[name].file == row.sheet.file:
            problem = f"{name} is already listed in {places[name]}."
            fields.refuse("id", problem, "Keep one row, or give the other its own id.", "PM302")
    check_priorities(measures, rows, known, findings)
    check_companions(measures, rows, refused)
    check_bands(measures, rows)
    targets = {
        name: rows[name].row.ref("target") for name, m in measures.items() if m.target is not None
    }
    bands = {
        name: (rows[name].row.ref("band_low"), rows[name].row.ref("band_high"))
        for name, m in measures.items()
        if m.band_low is not None or m.band_high is not None
    }
    return ReadMeasures(measures, places, targets, bands, frozenset(refused - measures.keys()))


def _read(fields: Fields, name: str, priorities: dict[str, Priority]) -> Measure | None:
    """One row; None where its id, label or unit cannot be used."""
    if name and not _ID.fullmatch(name):
        remedy = "Write small letters, digits and _ only, for instance knife_crime."
        fields.refuse("id", f"{quoted(name)} is not an id.", remedy)
    label = fields.needed("label")
    for field in ("unit", "polarity"):
        fields.needed(field)
    unit = fields.choice("unit", _UNITS, _UNIT_WORDS)
    polarity = fields.choice("polarity", _POLARITIES, _POLARITY_WORDS)
    if not _ID.fullmatch(name) or not label or unit is None:
        return None
    parts = fields.names("parts")
    if len(parts) == 1 and "," in parts[0]:
        problem = f"Parts {quoted(parts[0])} is one part with a comma in its name."
        better = "; ".join(piece.strip() for piece in parts[0].split(","))
        fields.refuse("parts", problem, f"Put semicolons between parts: {better}.")
    shows_quarters = bool(fields.choice("show_as", _SHOW_AS))
    basis = fields.choice("basis", _BASES) or _usual_basis(unit, quarters=shows_quarters)
    judged = judging.read(fields, basis)
    decimals = fields.whole("decimals", least=0, most=_MOST_DECIMALS)
    return Measure(
        id=name,
        label=label,
        unit=unit,
        polarity=polarity or Polarity.WATCH,
        priority=_priority(fields, priorities),
        sub_label=fields.text("sub_label"),
        per=_per(fields, unit),
        decimals=_DECIMALS.get(unit, 0) if decimals is None else decimals,
        basis=basis,
        comparators=judged.comparators,
        arrow_on=judged.arrow_on,
        baseline_period=judged.baseline_period,
        plan_baseline_period=judged.plan_baseline_period,
        lag_months=fields.whole("lag_months", least=_LOWEST_LAG, most=-_LOWEST_LAG) or 0,
        show_quarters=shows_quarters,
        target=judged.target,
        target_is_baseline=judged.target_is_baseline,
        target_by=fields.text("target_by"),
        rated_on_forecast=judged.rated_on_forecast,
        band_low=judged.band_low,
        band_high=judged.band_high,
        tolerance=fields.tolerance("tolerance"),
        trend_rule=judged.trend_rule,
        rule_settings=_rule_settings(fields),
        parts=parts,
        parts_add_up=bool(fields.yes_no("parts_add_up")),
        areas_add_up=bool(fields.yes_no("areas_add_up")),
        adds_over_time=bool(fields.yes_no("adds_over_time")),
        companion=fields.text("companion"),
        denominator_name=fields.text("denominator_name"),
        source=fields.text("source"),
        as_at=fields.text("as_at"),
        definition_version=fields.text("definition_version"),
        partnership=bool(fields.yes_no("partnership")),
        disclosive=_disclosive(fields),
        rounded_to=_rounded_to(fields),
        comment=fields.text("comment"),
    )


def _rule_settings(fields: Fields) -> tuple[tuple[str, str], ...]:
    """What the cell holds; an unreadable cell is a setting that cannot be read, never none."""
    pairs = rule_settings.pairs(fields.text("rule_settings"))
    return pairs or ((("", ""),) if fields.row.value("rule_settings") is not None else ())


def _usual_basis(unit: Unit, *, quarters: bool) -> Basis:
    if quarters:
        return Basis.QUARTER
    return Basis.SNAPSHOT if unit is Unit.SNAPSHOT else Basis.ROLLING_12


def _priority(fields: Fields, priorities: dict[str, Priority]) -> str:
    name = fields.text("priority")
    if name and priorities and name not in priorities:
        otherwise = "Write an id of the Priorities sheet, or leave it blank."
        remedy = did_you_mean(name, priorities, otherwise)
        fields.refuse("priority", f"No priority has the id {quoted(name)}.", remedy)
        return ""
    return name


def _per(fields: Fields, unit: Unit) -> int:
    per = fields.whole("per", least=1)
    if unit is Unit.RATE and fields.row.value("per") is None:
        fields.refuse("per", "A rate needs to say per how many.", "Write for instance 1,000.")
    return per or 0


def _disclosive(fields: Fields) -> bool | None:
    may_be_published = fields.yes_no("small_numbers")
    if may_be_published is not None:
        return not may_be_published
    return fields.yes_no("disclosive")


def _rounded_to(fields: Fields) -> Decimal | None:
    number = fields.number("rounded_to")
    if number is not None and number <= 0:
        fields.refuse_value("rounded_to", "Write a number above 0, for instance 5.")
        return None
    return number
