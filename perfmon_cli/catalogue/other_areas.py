"""The sheet Other areas: figures of other forces and groups, for comparison tables."""

from perfmon_cli.catalogue.decisions import Subjects
from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import OTHER_AREAS
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.grammar import Problem, Reading, read_cell
from perfmon_cli.findings import Finding
from perfmon_cli.period import Period

_NUMBERS = ("value", "numerator", "denominator", "population")


def read_other_areas(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[OtherArea, ...]:
    """The rows that name a measure, an area and a period; a marker leaves the value out.

    Of two rows of one area and period with different numbers the first is kept: PM303, or PM310
    where they stand in different sheets.
    """
    found: list[OtherArea] = []
    first: dict[tuple[str, str, Period], OtherArea] = {}
    for row in (row for table in tables for row in table):
        fields = Fields(row, OTHER_AREAS, findings)
        measure, area = subjects.needed_measure(fields), fields.needed("area")
        if measure is None or not area or not fields.needed("period"):
            continue
        period = fields.period("period", measure.basis)
        if period is None:
            continue
        read = {name: _number(fields, name) for name in _NUMBERS}
        one = OtherArea(
            measure=measure.id,
            area=area,
            group=fields.text("group"),
            period=period,
            value=read["value"].value,
            numerator=read["numerator"].value,
            denominator=read["denominator"].value,
            population=read["population"].value,
            as_at=fields.text("as_at"),
            missing=read["value"].missing,
            source=row.ref("value"),
            cells=tuple(row.ref(name) for name in _NUMBERS if read[name].value is not None),
        )
        earlier = first.setdefault((measure.id, plain(area), period), one)
        if _says(earlier) == _says(one):
            found.append(one)
        else:
            _refuse_second(fields, one, earlier)
    return tuple(found)


def _says(row: OtherArea) -> tuple[object, ...]:
    return row.value, row.missing, row.numerator, row.denominator, row.population


def _refuse_second(fields: Fields, row: OtherArea, earlier: OtherArea) -> None:
    source, first = row.source, earlier.source
    is_one_sheet = (source.file, source.sheet) == (first.file, first.sheet)
    problem = f"{row.measure} for {row.area}, {row.period} has other numbers in {first}."
    remedy = "Keep one and delete the other."
    if not is_one_sheet:
        remedy = "Find out which is right, and keep that one."
    fields.refuse("value", problem, remedy, "PM303" if is_one_sheet else "PM310")


def _number(fields: Fields, field: str) -> Reading:
    reading = read_cell(fields.row.value(field))
    if isinstance(reading, Problem):
        fields.refuse(field, reading.problem, reading.remedy, reading.code)
        return Reading()
    return reading
