"""Where a count is small enough to point to people, someone has decided whether it may be printed.

Small is from 1 to one less than the smallest publishable number of Settings; 0 is not small. Looked
at are the measures of the priorities and all figures by area or part: counts, numbers on a day, and
how many percentages and rates stand for, by their numerator or by what they are out of. The
decision is made once a measure, so each measure is reported once, at its first small number.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.dataset.small_numbers import counted, is_small
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure

CODE = "PM317"
SEVERITY = Severity.WARNING
TITLE = "A small number that nobody decided on"
EXAMPLE = (
    "This quarter!E17: PM317 stalking_orders for 2020/21 is 3, and 1 more figure of it is below "
    "5; Measures does not say whether such numbers may be published. Write yes or no under Small "
    "numbers may be published."
)
REMEDY = "Write yes or no under Small numbers may be published."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at the counts of each measure that is not decided on."""
    smallest = context.catalogue.settings.smallest_number
    for measure in context.catalogue.measures.values():
        if measure.disclosive is not None:
            continue
        small = [
            (observation, number)
            for observation in context.given(measure)
            if (number := counted(measure, observation)) is not None
            and is_small(number, smallest)
            and _is_printed(measure, observation)
        ]
        if small:
            yield _undecided(measure, small, smallest)


def _is_printed(measure: Measure, observation: Observation) -> bool:
    return bool(measure.is_printed_in_priority or observation.key.area or observation.key.part)


def _undecided(
    measure: Measure, small: list[tuple[Observation, Decimal]], smallest: int
) -> Finding:
    first, number = small[0]
    more = len(small) - 1
    figures = "figure of it is" if more == 1 else "figures of it are"
    others = f", and {more} more {figures} below {smallest}" if more else ""
    verb = "is" if first.value == number else "stands for"
    if first.numerator == number and first.value != number:
        verb = "has the numerator"
    return _report.at_cell(
        first,
        f"{of_key(measure, first.key)} {verb} {plain(number)}{others}; Measures does not say "
        "whether such numbers may be published.",
    )
