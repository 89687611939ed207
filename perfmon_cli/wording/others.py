"""Says how the area stands among other areas: place, clearly different or not, against whom."""

from collections.abc import Iterable
from decimal import Decimal

from perfmon_cli.indicators.model import Direction, Level, Peers, Rating
from perfmon_cli.indicators.other_areas import is_national
from perfmon_cli.measure import Measure, Polarity
from perfmon_cli.wording import numbers
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

#: Decimals of cases per so many people, where the measure itself is a whole number.
_RATE_DECIMALS = 1
_READINGS = {
    Direction.UP: "others.above",
    Direction.DOWN: "others.below",
    Direction.FLAT: "others.like",
    Direction.NONE: "others.untested",
}
_RATED = {
    Level.GREEN: "rating.better than",
    Level.AMBER: "rating.like",
    Level.RED: "rating.worse than",
}
_UNRATED = {
    Direction.UP: "rating.higher than",
    Direction.DOWN: "rating.lower than",
    Direction.FLAT: "rating.like",
}
_BEST = {
    Polarity.UP: "others.highest best",
    Polarity.DOWN: "others.lowest best",
}


def group(peers: Peers) -> str:
    """The group as a sentence names it: "similar forces"."""
    return lower_first(peers.group) or WORDS["others.group"]


def place(peers: Peers) -> str:
    """Say "5 of 7" or "joint 5 of 7"; "" for a national value, which has none."""
    if peers.place is None:
        return ""
    key = "others.joint" if peers.is_joint else "others.of"
    return WORDS[key].format(place=peers.place, count=peers.count)


def counted_from(measure: Measure) -> str:
    """From where places are counted: "counted from the lowest, the best"."""
    return WORDS[_BEST.get(measure.polarity, "others.highest")]


def reading(peers: Peers) -> str:
    """Say "clearly higher", "clearly lower", "not clearly different" or "not tested"."""
    return WORDS[_READINGS[peers.side]]


def note(area: str, rows: Iterable[Peers]) -> str:
    """What the words of a table's rows mean, as far as they stand in it; "" of nothing compared.

    Whether the area is in a group's figure is said of each group: never where several areas are
    taken together, perhaps in a national figure, not at all of a single area's.
    """
    compared = [one for one in rows if one.reason is None]
    sides = {one.side for one in compared}
    said = [_holds(area, one) for one in compared]
    said += [WORDS["others.note"].format(area=area)] if sides - {Direction.NONE} else []
    said += [WORDS["others.note untested"]] if Direction.NONE in sides else []
    return " ".join(text for text in dict.fromkeys(said) if text)


def _holds(area: str, peers: Peers) -> str:
    group = peers.group or WORDS["others.group"]
    group = group[:1].upper() + group[1:]
    if is_national(peers.group):
        return WORDS["others.note national"].format(group=group, area=area)
    if len(peers.others) == 1:
        return ""
    return WORDS["others.note without"].format(group=group, area=area)


def withheld(peers: Peers) -> str:
    """How many areas more there are whose figure is withheld, so that they are not counted."""
    key = "others.one withheld" if peers.withheld == 1 else "others.withheld"
    return WORDS[key].format(group=peers.group or WORDS["others.group"], count=peers.withheld)


def made(peers: Peers) -> str:
    """How a figure of several areas is made: "the six others together"; "" of a single value."""
    count = len(peers.others)
    if count == 1:
        return ""
    return WORDS["others.pooled" if peers.is_pooled else "others.mean"].format(
        count=numbers.spelt(count)
    )


def rated(rating: Rating) -> str:
    """How a figure that is rated against other areas stands: "better than …, {value}"; or "".

    Without a colour, or with one that an analyst decided, it is "clearly higher than …, {value}".
    """
    if rating.peers is None or rating.peers.average is None:
        return ""
    by_level = None if rating.decided else _RATED.get(rating.level)
    key = by_level or _UNRATED.get(rating.peers.side)
    if key is None:
        return ""
    return WORDS[key].format(group=group(rating.peers), value="{value}")


def figure(measure: Measure, value: Decimal, per: int) -> str:
    """A figure as areas are compared: as the measure's own, or as cases per people."""
    if not per:
        return numbers.value(measure, value)
    return numbers.grouped(numbers.rounded(value, _RATE_DECIMALS))


def per_people(per: int) -> str:
    """What a rate is per: "per 1,000 people"."""
    return WORDS["others.per"].format(per=numbers.count(per))
