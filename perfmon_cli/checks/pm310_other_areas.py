"""One figure has one value, wherever it stands: one paper can print only one of them.

Two sheets or files hold different figures for one measure, part, area and period, or one setting
stands twice; the first is used until it is settled. Before either is corrected, look whether each
stands under its own period, part and area: a figure in the wrong column contradicts the right one.
The row of the own area in Other areas is compared with the figures too.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import cell_words, named, period_words, plain
from perfmon_cli.findings.model import Finding, Severity

CODE = "PM310"
SEVERITY = Severity.ERROR
TITLE = "Two sources disagree"
EXAMPLE = (
    "By district!G4: PM310 da_outcomes for April 2021 to March 2022 is 4,135 here but 4,153 in "
    "This quarter!E9. Look first whether both stand under their own period, part and area; then "
    "find out which is right, and keep that one."
)
REMEDY = (
    "Look first whether both stand under their own period, part and area; then find out which is "
    "right, and keep that one."
)

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at the rows of Other areas that are about the own area or one of its districts."""
    settings = context.catalogue.settings
    areas = {name.casefold(): name for name in settings.areas} | {settings.area.casefold(): ""}
    for row in context.catalogue.other_areas:
        area = areas.get(row.area.strip().casefold())
        measure = context.catalogue.measures.get(row.measure)
        if area is None or measure is None or row.value is None:
            continue
        known = context.dataset.get(row.measure, row.period, "", area)
        if known is not None and known.value is not None and known.value != row.value:
            when = period_words(row.period, measure.basis)
            cell = cell_words(known.source, row.source)
            yield _report.at(
                row.source,
                f"{named(row.measure, area=area)} for {when} is {plain(row.value)} here but "
                f"{plain(known.value)} in {cell}.",
                measure=row.measure,
            )
