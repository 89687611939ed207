"""The sheets Breaks, Targets and Decisions: what the analyst knows and decided."""

import re
from datetime import date
from decimal import Decimal

from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import BREAKS, DECISIONS, TARGETS
from perfmon_cli.catalogue.matching import did_you_mean
from perfmon_cli.catalogue.model import Break, BreakKind, Decision, Target
from perfmon_cli.catalogue.names import Areas, Measures, read_part
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.findings import Finding
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, parse_day, parse_period

_KINDS = ("trend", "rating", "change", "attention")
_WORDS = {
    "trend": ("up", "down", "flat", "none", "neutral"),
    "rating": ("green", "amber", "red", "none"),
    "change": ("none", "not comparable"),
    "attention": ("pin", "drop"),
}
_BREAK_KINDS = {kind.value: kind for kind in BreakKind}
_CODE = re.compile(r"(?i:pm)[0-9]{3}")


class Subjects:
    """Reads the columns Measure, Part and Area of a row; blank means any."""

    def __init__(self, measures: Measures, areas: Areas, refused: frozenset[str]) -> None:
        self.measures = measures
        self.areas = areas
        self.refused = refused

    def measure(self, fields: Fields) -> tuple[Measure | None, bool]:
        """The measure (None = any), and whether the row can be used."""
        text = fields.text("measure")
        if not text:
            return None, _is_blank(fields, "measure")
        if text in self.refused:
            return None, False
        found = self.measures.read(text)
        if isinstance(found, Problem):
            fields.refuse("measure", found.problem, found.remedy, found.code)
            return None, False
        fields.measure = found.id
        return found, True

    def needed_measure(self, fields: Fields) -> Measure | None:
        """The measure; a finding when the cell is blank."""
        return self.measure(fields)[0] if fields.needed("measure") else None

    def area(self, fields: Fields) -> tuple[str | None, bool]:
        """The area ("" = the whole area, None = any), and whether the row can be used."""
        text = fields.text("area")
        if not text:
            return None, _is_blank(fields, "area")
        return self._kept(fields, "area", self.areas.read(text))

    def part(self, fields: Fields, measure: Measure | None) -> tuple[str | None, bool]:
        """The part (None = any), and whether the row can be used."""
        text = fields.text("part")
        if not text or measure is None:
            return text or None, bool(text) or _is_blank(fields, "part")
        return self._kept(fields, "part", read_part(text, measure))

    @staticmethod
    def _kept(fields: Fields, field: str, found: str | Problem) -> tuple[str | None, bool]:
        if isinstance(found, Problem):
            fields.refuse(field, found.problem, found.remedy, found.code)
            return None, False
        return found, True


def _is_blank(fields: Fields, field: str) -> bool:
    """Whether nothing was typed: a broken formula is not "any"."""
    return fields.row.value(field) is None


def read_breaks(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[Break, ...]:
    """The rows of Breaks that name a measure and a day; a period's first day will do."""
    breaks: list[Break] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, BREAKS, findings)
        measure, since = subjects.needed_measure(fields), _since(fields)
        if measure is not None and since is not None:
            breaks.append(
                Break(
                    measure=measure.id,
                    since=since,
                    what=fields.text("what"),
                    note=fields.text("note"),
                    kind=fields.choice("kind", _BREAK_KINDS),
                    factor=_factor(fields),
                    source=row.ref("measure"),
                    since_source=row.ref("since"),
                )
            )
    return tuple(breaks)


def _factor(fields: Fields) -> Decimal | None:
    """A number above 0; None, with a finding, for any other."""
    factor = fields.number("factor")
    if factor is None or factor > 0:
        return factor
    fields.refuse_value("factor", "Write a number above 0, for instance 1.08.")
    return None


def _since(fields: Fields) -> date | None:
    """A day, or the first day of a period: "2021/22" is 1 April 2021."""
    text = fields.needed("since")
    period = None if parse_day(text) else parse_period(text, Basis.MONTH)
    return fields.day("since") if period is None else period.start


def read_targets(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[Target, ...]:
    """The rows of Targets that name a measure and a number."""
    targets: list[Target] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, TARGETS, findings)
        measure = subjects.needed_measure(fields)
        area, is_known = subjects.area(fields)
        value = fields.number("target") if fields.needed("target") else None
        if measure is None or value is None or not is_known:
            continue
        period = fields.period("period", measure.basis)
        if period is None and row.value("period") is not None:
            continue
        targets.append(
            Target(
                measure=measure.id,
                value=value,
                area=area,
                period=period,
                tolerance=fields.tolerance("tolerance"),
                source=row.ref("target"),
            )
        )
    return tuple(targets)


def read_decisions(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[Decision, ...]:
    """The rows of Decisions, those without a reason too; a blank column means any."""
    decisions: list[Decision] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, DECISIONS, findings)
        what = _what(fields)
        measure, is_measure = subjects.measure(fields)
        part, is_part = subjects.part(fields, measure)
        area, is_area = subjects.area(fields)
        basis = measure.basis if measure else Basis.ROLLING_12
        period = fields.period("period", basis)
        is_period = period is not None or row.value("period") is None
        usable = is_measure and is_part and is_area and is_period
        if not what or not usable or not _is_decision(fields, what):
            continue
        decisions.append(
            Decision(
                what=what,
                decision=fields.text("decision"),
                reason=fields.text("reason"),
                measure=measure.id if measure else None,
                part=part,
                area=area,
                period=period,
                role=fields.text("role"),
                made=fields.day("made"),
                until=fields.day("until"),
                source=row.ref("what"),
                period_source=row.ref("period"),
                made_source=row.ref("made"),
                reason_source=row.ref("reason"),
            )
        )
    return tuple(decisions)


def _is_decision(fields: Fields, what: str) -> bool:
    """Whether what was decided is one of the words for this kind of decision."""
    words = _WORDS.get(what, ("accept",))
    text = fields.needed("decision")
    if not text or " ".join(text.split()).casefold() in words:
        return bool(text)
    problem = f"{quoted(text)} is not a decision about {what}."
    fields.refuse("decision", problem, did_you_mean(text, words, f"Write {', '.join(words)}."))
    return False


def _what(fields: Fields) -> str:
    text = fields.needed("what")
    if _CODE.fullmatch(text):
        return text.upper()
    if text.lower() in _KINDS:
        return text.lower()
    if text:
        problem = f"{quoted(text)} is nothing that can be decided."
        fields.refuse("what", problem, "Write trend, rating, change, attention, or a code: PM305.")
    return ""
