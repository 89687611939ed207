"""Parts, areas and shorter periods add up to the whole, where Measures says that they do.

"Parts add up", "Areas add up" and "Adds up over time" (twelve months, or four quarters, to a year)
each turn on one of the three. Where a figure is missing (a district that is late, a part that is
suppressed) it is only asked whether those that are there are not more than the whole already.
Counts and pounds must agree exactly unless Measures says what they are rounded to; other figures
may differ by their rounding. Where swapping two digits, a sign, or moving the decimal point of one
figure would make the sum right, its cell is named, unless that holds for more than two.

What is known not to add up is declared under Rule settings, with commas between: `parts exceptions:
whole may be larger` (people whose age or district is not recorded), a period, or an area.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfmon_cli.checks.adding import Sum, sums
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.declared import declared
from perfmon_cli.checks.digits import is_slip
from perfmon_cli.checks.numbers import sum_tolerance
from perfmon_cli.checks.words import cell_words, of_key, plain
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import parse_period

CODE = "PM308"
SEVERITY = Severity.ERROR
TITLE = "Parts do not add up"
EXAMPLE = (
    "This quarter!F27: PM308 neighbourhood_crime for 2021/22 is 29386, but its 6 parts add up to "
    '29422. Correct the figure that is wrong, or write no under "Parts add up" in Measures.'
)
REMEDY = (
    'Correct the figure that is wrong, or write no under "Parts add up", "Areas add up" or "Adds '
    'up over time" in Measures if they are not meant to.'
)

_report = Reporter(CODE, SEVERITY, REMEDY)
_LARGER = "whole may be larger"
_MOST_SLIPS = 2
_ZERO = Decimal(0)
_SHARES = frozenset({"parts", "areas"})


def check(context: Context) -> Iterator[Finding]:
    """Look at each whole, in the three ways that it may be a sum."""
    for measure in context.catalogue.measures.values():
        if not (measure.parts_add_up or measure.areas_add_up or measure.adds_over_time):
            continue
        exceptions = declared(measure).parts_exceptions
        for observation in context.of(measure):
            if observation.value is None:
                continue
            if exceptions and _is_excepted(measure, exceptions, observation.key):
                continue
            for expected in sums(context, measure, observation):
                yield from _check_sum(context, measure, observation, expected, exceptions)


def _is_excepted(measure: Measure, exceptions: tuple[str, ...], key: Key) -> bool:
    """Whether an exception names the figure's area or period."""
    return any(
        name == key.area.casefold() or parse_period(name, measure.basis) == key.period
        for name in exceptions
    )


def _check_sum(
    context: Context,
    measure: Measure,
    whole: Observation,
    expected: Sum,
    exceptions: tuple[str, ...],
) -> Iterator[Finding]:
    addends = _given(context, expected.keys)
    if whole.value is None or not addends:
        return
    values = [o.value for o in addends if o.value is not None]
    total = sum(values, _ZERO)
    over = total - whole.value
    if not over or abs(over) <= sum_tolerance(measure, whole.value, values):
        return
    if whole.derived_from and _are_derived(addends):
        return
    is_complete = len(addends) == len(expected.keys)
    may_be_less = not is_complete or (_LARGER in exceptions and expected.kind in _SHARES)
    if (over < 0 and may_be_less) or (not is_complete and measure.unit is Unit.INDEX):
        return
    count = len(addends) if is_complete else f"{len(addends)} of {len(expected.keys)}"
    hint = _hint(whole, addends, over) if is_complete else ""
    yield _report.at_cell(
        whole,
        f"{of_key(measure, whole.key)} is {plain(whole.value)}, but its {count} {expected.kind} "
        f"{'add' if is_complete else 'already add'} up to {plain(total)}.{hint}",
        f'Correct the figure that is wrong, or write no under "{expected.heading}" in Measures.',
    )


def _are_derived(addends: Sequence[Observation]) -> bool:
    return all(addend.derived_from for addend in addends)


def _given(context: Context, keys: tuple[Key, ...]) -> list[Observation]:
    found = (context.dataset.observations.get(key) for key in keys)
    return [o for o in found if o is not None and o.value is not None]


def _hint(whole: Observation, addends: Sequence[Observation], over: Decimal) -> str:
    """The figures that a slip of their digits would explain; "" if there is none, or too many."""
    slips = []
    for addend in addends:
        meant = (addend.value or _ZERO) - over
        if addend.value is not None and is_slip(addend.value, meant):
            cell = cell_words(addend.source, whole.source)
            right = plain(meant.normalize())
            slips.append(f"{cell} said {right} instead of {plain(addend.value)}")
    if not 0 < len(slips) <= _MOST_SLIPS:
        return ""
    return f" They would add up if {', or '.join(slips)}."
