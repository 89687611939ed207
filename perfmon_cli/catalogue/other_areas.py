"""The sheet Other areas: figures of other forces and groups, for comparison tables."""

from decimal import Decimal

from perfmon_cli.catalogue.decisions import Subjects
from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import OTHER_AREAS
from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.grammar import Problem, read_cell
from perfmon_cli.findings import Finding


def read_other_areas(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[OtherArea, ...]:
    """The rows that name a measure, an area and a period; a marker leaves the value out."""
    found: list[OtherArea] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, OTHER_AREAS, findings)
        measure, area = subjects.needed_measure(fields), fields.needed("area")
        if measure is None or not area or not fields.needed("period"):
            continue
        period = fields.period("period", measure.basis)
        if period is None:
            continue
        found.append(
            OtherArea(
                measure=measure.id,
                area=area,
                group=fields.text("group"),
                period=period,
                value=_number(fields, "value"),
                numerator=_number(fields, "numerator"),
                denominator=_number(fields, "denominator"),
                population=_number(fields, "population"),
                as_at=fields.text("as_at"),
                source=row.ref("value"),
            )
        )
    return tuple(found)


def _number(fields: Fields, field: str) -> Decimal | None:
    reading = read_cell(fields.row.value(field))
    if isinstance(reading, Problem):
        fields.refuse(field, reading.problem, reading.remedy, reading.code)
        return None
    return reading.value
