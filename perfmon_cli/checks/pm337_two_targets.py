"""A measure has one target for any area and any period: in Measures or in Targets, not in both.

A row of Targets without Area and Period comes before the target in Measures, so a change made in
Measures would change nothing. A row for an area or a period is meant to differ and is left alone.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import cell_words, plain
from perfmon_cli.findings.model import Finding, Severity

CODE = "PM337"
SEVERITY = Severity.WARNING
TITLE = "A target that another one overrides"
EXAMPLE = (
    "Targets!D2: PM337 The target of knife_crime is 2300 here, but 2400 in Measures!R8; the one "
    "here is used. Keep one of the two."
)
REMEDY = "Keep one of the two."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Compare each row of Targets for any area and period with the measure's own target."""
    catalogue = context.catalogue
    for row in catalogue.targets:
        measure = catalogue.measures.get(row.measure)
        if measure is None or measure.target is None or row.area is not None or row.period:
            continue
        if row.value != measure.target:
            place = catalogue.target_places.get(measure.id, row.source)
            yield _report.at(
                row.source,
                f"The target of {measure.id} is {plain(row.value)} here, but "
                f"{plain(measure.target)} in {cell_words(place, row.source)}; the one here is "
                "used.",
                measure=measure.id,
            )
