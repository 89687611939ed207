"""What Measures declares under Rule settings for the checks."""

from perfmon_cli import rule_settings
from perfmon_cli.measure import Measure
from perfmon_cli.rule_settings import RuleSettings

_NOTHING = RuleSettings()


def declared(measure: Measure) -> RuleSettings:
    """The measure's settings; where one of them cannot be read, nothing is excused."""
    found = rule_settings.read(measure)
    return found if isinstance(found, RuleSettings) else _NOTHING
