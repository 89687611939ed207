"""The columns of a measure that say what it is compared with and how it is judged."""

import re
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.fields import Fields, split
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.measure import (
    BASELINE,
    PLAN_BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    TrendRule,
)
from perfmon_cli.period import Basis, Period

_NAMED = {plain(kind.value): Comparator(kind) for kind in ComparatorKind} | {
    "plan": PLAN_BASELINE,
    "previous": PREVIOUS_YEAR,
    "msg": Comparator(ComparatorKind.SIMILAR_AREAS),
}
_MEAN_OF = re.compile(r"mean ?of ?\(?([2-9]|10)\)?")
_RULES = {rule.value: rule for rule in TrendRule}
_RATED_ON = {"value": False, "forecast": True}
_BASELINE_WORD = "baseline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How a measure is judged."""

    comparators: tuple[Comparator, ...]
    arrow_on: Comparator
    baseline_period: Period | None
    plan_baseline_period: Period | None
    target: Decimal | None
    target_is_baseline: bool
    rated_on_forecast: bool
    band_low: Decimal | None
    band_high: Decimal | None
    trend_rule: TrendRule


def read(fields: Fields, basis: Basis) -> Judged:
    """Read the columns; what cannot be used is a finding and leaves out an arrow or a rating."""
    comparators = _comparators(fields)
    baseline = fields.period("baseline_period", basis)
    plan_baseline = fields.period("plan_baseline_period", basis)
    target, is_baseline = _target(fields)
    for wanted, field in (
        (BASELINE in comparators or is_baseline, "baseline_period"),
        (PLAN_BASELINE in comparators, "plan_baseline_period"),
    ):
        if wanted and fields.row.value(field) is None:
            title = fields.kind.title_of(field)
            problem = f'A comparison with it needs the column "{title}", which is blank here.'
            fields.refuse(field, problem, "Write its period, for instance 2019/20.")
    low, high = _band(fields)
    rule_given = fields.row.value("trend_rule") is not None
    rule = fields.choice("trend_rule", _RULES)
    return Judged(
        comparators=comparators,
        arrow_on=_arrow_on(fields, comparators),
        baseline_period=baseline,
        plan_baseline_period=plan_baseline,
        target=target,
        target_is_baseline=is_baseline,
        rated_on_forecast=bool(fields.choice("rated_on", _RATED_ON)),
        band_low=low,
        band_high=high,
        trend_rule=rule or (TrendRule.NONE if rule_given else TrendRule.PANEL),
    )


def parse_comparator(text: str) -> Comparator | None:
    """Read "previous year", "baseline", "plan baseline", "mean of 3" or "similar areas"."""
    match = _MEAN_OF.fullmatch(" ".join(text.lower().replace("_", " ").split()))
    if match is not None:
        return Comparator(ComparatorKind.MEAN_OF, int(match[1]))
    found = _NAMED.get(plain(text))
    return None if found is None or found.kind is ComparatorKind.MEAN_OF else found


def _comparators(fields: Fields) -> tuple[Comparator, ...]:
    found: list[Comparator] = []
    for text in split(fields.text("comparators"), ";,"):
        comparator = parse_comparator(text)
        if comparator is None:
            _refuse_comparator(fields, "comparators", text)
        elif comparator not in found:
            found.append(comparator)
    return tuple(found) or (PREVIOUS_YEAR,)


def _arrow_on(fields: Fields, comparators: tuple[Comparator, ...]) -> Comparator:
    text = fields.text("arrow_on")
    if not text:
        return _first_moving(comparators)
    comparator = parse_comparator(text)
    if comparator is None:
        _refuse_comparator(fields, "arrow_on", text)
    elif comparator not in comparators:
        named = "; ".join(one.name for one in comparators)
        problem = f"The arrow cannot be on {comparator.name}: the measure is compared with {named}."
        fields.refuse("arrow_on", problem, "Write one of these, or add it to Compared with.")
    else:
        return comparator
    return _first_moving(comparators)


def _first_moving(comparators: tuple[Comparator, ...]) -> Comparator:
    """The first that an arrow can show a movement on; other areas only where they are named."""
    similar = ComparatorKind.SIMILAR_AREAS
    return next((one for one in comparators if one.kind is not similar), PREVIOUS_YEAR)


def _refuse_comparator(fields: Fields, field: str, text: str) -> None:
    fields.refuse(
        field,
        f"{quoted(text)} is not something to compare with.",
        "Write previous year, baseline, plan baseline, mean of 3 or similar areas.",
    )


def _target(fields: Fields) -> tuple[Decimal | None, bool]:
    if plain(fields.text("target")) == _BASELINE_WORD:
        return None, True
    if fields.row.value("target") is None:
        return None, False
    return fields.number("target"), False


def _band(fields: Fields) -> tuple[Decimal | None, Decimal | None]:
    low, high = fields.number("band_low"), fields.number("band_high")
    if low is not None and high is not None and low > high:
        fields.refuse("band_low", "Band low is above Band high.", "Write the lower number here.")
        return None, None
    return low, high
