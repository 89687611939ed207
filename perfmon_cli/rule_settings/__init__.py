"""What may stand under "Rule settings" of a measure: one table of names, values and defaults."""

from perfmon_cli.rule_settings.model import (
    BENCHMARK,
    MEAN,
    MONTH,
    OWN,
    POOLED,
    PROFILE,
    QUARTER,
    RATIO,
    SUM,
    TARGET,
    Problem,
    RuleSettings,
    Setting,
)
from perfmon_cli.rule_settings.reading import pairs, read
from perfmon_cli.rule_settings.table import NAMES, SETTINGS

__all__ = [
    "BENCHMARK",
    "MEAN",
    "MONTH",
    "NAMES",
    "OWN",
    "POOLED",
    "PROFILE",
    "QUARTER",
    "RATIO",
    "SETTINGS",
    "SUM",
    "TARGET",
    "Problem",
    "RuleSettings",
    "Setting",
    "pairs",
    "read",
]
