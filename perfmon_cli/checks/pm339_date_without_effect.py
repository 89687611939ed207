"""A date fits the figures and the quarter it is about.

A meeting is not before the end of the quarter whose paper it discusses. A break before the first
figure of its measure stops no comparison. A decision is made no later than a year after the last
day of the newest quarter and of its "Figures as at", and its period meets that of some figure (of
its measure, if it names one) or a quarter of Quarters.
"""

from collections.abc import Iterator

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import period_words
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import FIRST_YEAR, MONTHS_A_YEAR, Period, day_words, months_ending

CODE = "PM339"
SEVERITY = Severity.WARNING
TITLE = "A date that does not fit"
EXAMPLE = (
    "Quarters!B2: PM339 The meeting of 2022Q1 is on 15 July 2021, before the quarter ends on "
    "31 March 2022. Look whether the date is right."
)
REMEDY = "Look whether the date is right."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at Quarters, Breaks and Decisions."""
    for row in context.catalogue.quarters:
        if row.meeting_date is not None and row.meeting_date < row.quarter.end:
            yield _report.at(
                row.meeting_source or row.source,
                f"The meeting of {row.quarter.code} is on {day_words(row.meeting_date)}, before "
                f"the quarter ends on {day_words(row.quarter.end)}.",
            )
    covered = {name: _covered(context, name) for name in context.catalogue.measures}
    for one in context.catalogue.breaks:
        known = covered.get(one.measure)
        if known is not None and one.since.year >= FIRST_YEAR and one.since < known.start:
            yield _report.at(
                one.since_source or one.source,
                f"The break of {one.measure} from {day_words(one.since)} lies before its first "
                f"figure, which begins on {day_words(known.start)}, so no comparison stops at it.",
                measure=one.measure,
            )
    for decision in context.catalogue.decisions:
        yield from _decision(context, decision, covered)


def _covered(context: Context, measure: str) -> Period | None:
    """From the first day of any of its figures to the last."""
    periods = [one.key.period for one in context.dataset.of(measure)]
    if not periods:
        return None
    return Period(min(p.start for p in periods), max(p.end for p in periods))


def _decision(
    context: Context, decision: Decision, covered: dict[str, Period | None]
) -> Iterator[Finding]:
    quarters, measure = context.catalogue.quarters, decision.measure or ""
    newest = max(
        (day for row in quarters for day in (row.judged_at, row.quarter.end)), default=None
    )
    if newest is None:
        return
    latest = months_ending(newest, 1).shifted(MONTHS_A_YEAR).end
    if decision.made is not None and decision.made > latest:
        yield _report.at(
            decision.made_source or decision.source,
            f"The decision is of {day_words(decision.made)}, more than a year after "
            f"{day_words(newest)}, the day the figures are judged by.",
            measure=measure,
        )
    about = [covered.get(measure)] if measure else covered.values()
    known = [*filter(None, about), *(row.quarter.period for row in quarters)]
    period = decision.period
    if period is not None and not any(
        one.start <= period.end and period.start <= one.end for one in known
    ):
        of = f" of {measure}" if measure else ""
        yield _report.at(
            decision.period_source or decision.source,
            f"The decision is about {period_words(period)}, for which there is no figure{of}.",
            "Correct the period.",
            measure=measure,
        )
