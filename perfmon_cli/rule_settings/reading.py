"""The settings of a measure, read."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from perfmon_cli.cells.numbers import tidy
from perfmon_cli.measure import Measure, TrendRule
from perfmon_cli.rule_settings.model import Problem, RuleSettings
from perfmon_cli.rule_settings.table import NAMES, SETTINGS

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`key: value; key: value` as pairs; what has no colon is a key without a value."""
    items = (tidy(item) for item in text.split(";"))
    split = (item.partition(":") for item in items if item)
    return tuple((tidy(key).lower(), tidy(value)) for key, _, value in split)


def read(measure: Measure) -> RuleSettings | tuple[Problem, ...]:
    """The settings of a measure, or everything that is wrong with them; never a default instead.

    A setting that neither the measure's rule nor its fallback uses is wrong too: whoever wrote it
    expects it to count. With the rule "none" the settings of any rule may wait there.
    """
    return _read(measure.rule_settings, measure.trend_rule, is_percent=measure.unit.is_percent)


@lru_cache(maxsize=4096)
def _read(
    pairs: tuple[tuple[str, str], ...], rule: TrendRule, *, is_percent: bool
) -> RuleSettings | tuple[Problem, ...]:
    found: dict[str, Any] = {}
    names: set[str] = set()
    problems: list[Problem] = []
    for name, text in pairs:
        setting = _BY_NAME.get(tidy(name).casefold())
        if setting is None:
            problems.append(_unknown(name, text))
            continue
        if setting.name in names:
            problems.append(Problem(name, f'"{name}" is set twice here.', "Set it once."))
        names.add(setting.name)
        try:
            found[setting.field] = setting.read(tidy(text).casefold())
        except ValueError:
            problem = f'"{text}" cannot stand behind "{name}:".' if text else f'"{name}" is empty.'
            problems.append(Problem(name, problem, f"Write {setting.takes}."))
    settings = RuleSettings(**found, given=frozenset(names))
    problems += _misplaced(settings, rule)
    problems += _of_threshold(settings, rule, is_percent=is_percent)
    return tuple(problems) or settings


def _unknown(name: str, text: str) -> Problem:
    if not text:
        return Problem(name, f'"{name}" is not a setting.', "Write key: value.")
    remedy = f"Write one of: {', '.join(NAMES)}."
    return Problem(name, f'"{name}" is not a rule setting.', remedy, NAMES)


def _misplaced(settings: RuleSettings, rule: TrendRule) -> Iterator[Problem]:
    """A fallback on the rule itself, and settings of rules that are not used."""
    if rule is TrendRule.NONE:
        return
    if settings.fallback is rule:
        problem = f"The fallback is the measure's own rule, {rule.value}."
        yield Problem("fallback", problem, "Name another rule, or take the fallback out.")
    for setting in SETTINGS:
        if setting.name not in settings.given or not setting.rules:
            continue
        if not {rule, settings.fallback}.intersection(setting.rules):
            users = " or ".join(each.value for each in setting.rules)
            yield Problem(
                setting.name,
                f'"{setting.name}" is for {users}, but this arrow is decided by {rule.value}.',
                f'Take it out, or write {users} under "How the arrow is decided".',
            )


def _of_threshold(
    settings: RuleSettings, rule: TrendRule, *, is_percent: bool
) -> Iterator[Problem]:
    """The rule `threshold` has no size of change of its own, and takes one for its unit only."""
    example = "points: 2pp" if is_percent else "change: 5%"
    if is_percent and rule is TrendRule.THRESHOLD and "change" in settings.given:
        problem = "A percentage changes in percentage points, not in percent."
        yield Problem("change", problem, f'Write for instance "{example}".')
    elif TrendRule.THRESHOLD in {rule, settings.fallback} and not settings.given & {
        "change",
        "points",
    }:
        problem = "The rule threshold needs to know how large a change earns an arrow."
        yield Problem("threshold", problem, f'Write for instance "{example}".')
