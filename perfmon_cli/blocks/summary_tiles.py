"""The tiles of the summary: how many lines have each rating, and what it is held against."""

from collections.abc import Iterator, Sequence

from perfmon_cli.blocks import summary_figures
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Chosen
from perfmon_cli.indicators.model import Indicator, Level, RatingRule, Reason
from perfmon_cli.report.model import Mark, Tile, Tiles
from perfmon_cli.wording import methods, numbers
from perfmon_cli.wording.words import WORDS

_TILES = (
    (Level.GREEN, Mark.GREEN, "green"),
    (Level.AMBER, Mark.AMBER, "amber"),
    (Level.RED, Mark.RED, "red"),
    (Level.NONE, Mark.NOT_RATED, "not rated"),
)


def build(composer: Composer, choice: Chosen) -> Tiles:
    """A tile for each level, also for one that no line has."""
    tiles = []
    for level, mark, name in _TILES:
        lines = choice.rated(level)
        is_rated = level is not Level.NONE
        note = _held_against(name, choice.lines) + _forecasts(lines) if is_rated else _why(lines)
        number = summary_figures.count(composer, name, lines)
        tiles.append(Tile(number, WORDS[f"tile.{name}"], note, mark))
    return Tiles(id=composer.id("S", "tiles"), tiles=tuple(tiles))


def _held_against(name: str, lines: Sequence[Indicator]) -> str:
    """What a level means for the lines of this paper: "on or better than target or baseline"."""
    rated = [one for one in lines if one.is_rated]
    others = [one for one in rated if one.rating.rule is RatingRule.BENCHMARK]
    goals = [word for word, is_there in zip(_goal_words(), _goals(rated), strict=True) if is_there]
    said = []
    if goals:
        goal = f" {WORDS['tile.or']} ".join(goals)
        said.append(WORDS[f"tile.{name} note"].format(goal=goal))
    if others:
        said.append(WORDS[f"tile.{name} others"])
    return f", {WORDS['tile.or']} ".join(said)


def _goal_words() -> tuple[str, str]:
    return WORDS["tile.target"], WORDS["tile.baseline"]


def _goals(rated: Sequence[Indicator]) -> tuple[bool, bool]:
    """Whether any line is held against a target, and any against its baseline."""
    own = [one for one in rated if one.rating.rule is not RatingRule.BENCHMARK]
    baselines = [methods.is_by_baseline(one.measure, one.rating) for one in own]
    return not all(baselines), any(baselines)


def _forecasts(lines: Sequence[Indicator]) -> str:
    """That ratings of a level rest on a forecast: all of them, or how many."""
    by_forecast = [methods.is_by_forecast(one) for one in lines]
    if not any(by_forecast):
        return ""
    if all(by_forecast):
        return WORDS["tile.all forecasts"]
    return WORDS["tile.some forecasts"].format(count=numbers.spelt(sum(by_forecast)))


def _why(lines: Sequence[Indicator]) -> str:
    """Why lines have no rating."""
    return f", {WORDS['tile.or']} ".join(_reasons(lines)) or WORDS["tile.none unrated"]


def _reasons(lines: Sequence[Indicator]) -> Iterator[str]:
    reasons = {one.rating.reason or Reason.NO_TARGET for one in lines}
    if Reason.MONITOR in reasons:
        yield WORDS["tile.monitored"]
    if Reason.NO_TARGET in reasons:
        yield WORDS["tile.no target"]
    if reasons - {Reason.MONITOR, Reason.NO_TARGET}:
        yield WORDS["tile.no rating"]
