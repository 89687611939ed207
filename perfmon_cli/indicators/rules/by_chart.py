"""The rule `spc`: an arrow where the newest point of a control chart is more than chance.

METHODS 2.1 and 4.4. The chart is of the months or quarters behind a measure, never of rolling
totals. It is told apart from its own past: the comparator decides nothing.
"""

from perfmon_cli.indicators import series, spc
from perfmon_cli.indicators.control import ControlRun
from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.rules.verdict import Case, Verdict, absence, refusal
from perfmon_cli.rule_settings import RuleSettings

_WAYS = {1: Direction.UP, -1: Direction.DOWN}


def by_chart(case: Case, settings: RuleSettings) -> Verdict:
    """The class of the last point; limits start anew where counting changed.

    Refused under six points since then. Assurance needs a target of a figure as long as a point:
    that of twelve months says nothing of one.
    """
    missing = absence(case.current)
    if case.current is None or missing is not None:
        return refusal(missing)
    desk, subject = case.desk, case.subject
    history = desk.index.of(case.measure, subject.part, subject.area)
    breaks = desk.breaks(subject)
    line = series.behind(case.measure, history, case.current, breaks, settings.series)
    if isinstance(line, Reason):
        return refusal(line)
    count = len(line.newest)
    if count < spc.MINIMUM:
        return refusal(Reason.TOO_FEW, count)
    values = [o.value for o in line.observations if o.value is not None]
    run = spc.run(values, _chosen(settings), line.rebase_at)
    if not run.segments:
        return refusal(Reason.CANNOT)
    last = run.segments[-1]
    target = desk.target_of(subject, line.observations[-1].key.period)
    direction = _WAYS.get(run.points[-1].way, Direction.FLAT)
    return Verdict(
        direction,
        Reason.NOT_CLEAR if direction is Direction.FLAT else None,
        points=count,
        is_trial=last.is_trial,
        variation=spc.variation(run, case.measure.polarity),
        assurance=spc.assurance(last, target, case.measure.polarity),
        run=ControlRun(observations=line.observations, run=run, target=target),
    )


def _chosen(settings: RuleSettings) -> spc.SpcSettings:
    return spc.SpcSettings(
        shift=settings.shift,
        trend=settings.trend,
        two_in_three=settings.two_in_three,
        screen=settings.screening,
        fixed_points=settings.fixed_points,
    )
