"""The newest figures belong to the quarter that was asked for.

Q1 is January to March to some and April to June to others, so a paper can be asked for that nobody
meant. The newest figure of each measure says which quarter it was sent for: its last day, later by
the measure's lag. Measures of whole financial or calendar years, which are the newest for four
quarters, are asked only where there are no others; forecasts never. The quarter of most measures is
the one that counts; where a later one is asked for, one measure that has its figure is enough: the
others may still come.
"""

from collections import Counter
from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import has_own_length, own_period
from perfmon_cli.checks.words import period_words
from perfmon_cli.dataset.model import Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, Basis, Quarter, months_ending, quarter_of

CODE = "PM322"
SEVERITY = Severity.WARNING
TITLE = "The newest figures are for another quarter"
EXAMPLE = (
    "Quarters!A2: PM322 The newest figures are for Q1 2022/23 (April 2022 to June 2022), but the "
    "paper is for Q4 2021/22 (January 2022 to March 2022). If you meant the newest, write "
    '--quarter 2022Q2 or "Q1 2022/23".'
)
REMEDY = "Ask for the other quarter; if this one was meant, nothing needs doing."

_YEARS = {Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR}
_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Compare the quarter asked for with those of the measures' newest figures."""
    asked = context.quarter
    if asked is None:
        return
    measures = list(context.catalogue.measures.values())
    newest = _newest(context, asked, [m for m in measures if m.basis not in _YEARS])
    newest = newest or _newest(context, asked, measures)
    if not newest:
        return
    found = max(newest, key=lambda quarter: (newest[quarter], quarter == asked, quarter))
    if asked in newest and asked >= found:
        return
    row = context.catalogue.row_of(asked)
    yield _report.at(
        row.source if row else None,
        f"The newest figures are for {_both(found)}, but the paper is for {_both(asked)}.",
        f'If you meant the newest, write --quarter {found.code} or "{period_words(found.period)}".',
    )


def _newest(context: Context, asked: Quarter, measures: list[Measure]) -> Counter[Quarter]:
    """How many measures have their newest figure at which quarter."""
    quarters = (_quarter_of_newest(context, asked, measure) for measure in measures)
    return Counter(quarter for quarter in quarters if quarter is not None)


def _quarter_of_newest(context: Context, asked: Quarter, measure: Measure) -> Quarter | None:
    ends = [
        observation.key.period.end
        for observation in context.of(measure)
        if observation.value is not None
        and Status.FORECAST not in observation.statuses
        and has_own_length(measure, observation.key.period)
    ]
    if not ends:
        return None
    if measure.basis in _YEARS and max(ends) == own_period(measure, asked).end:
        return asked
    last = months_ending(max(ends), 1).shifted(measure.lag_months).end
    quarter = quarter_of(last)
    return quarter if last == quarter.end else _before(quarter)


def _before(quarter: Quarter) -> Quarter:
    return quarter_of(quarter.period.shifted(-MONTHS_A_QUARTER).end)


def _both(quarter: Quarter) -> str:
    return f"{period_words(quarter.period)} ({quarter.period})"
