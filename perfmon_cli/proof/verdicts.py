"""Whether a direction word agrees with how figures moved or stand."""

from collections.abc import Sequence

from perfmon_cli.indicators.model import Direction
from perfmon_cli.measure import Polarity
from perfmon_cli.proof.direction_patterns import BETTER, DOWN, FLAT, STABLE, UP, WORSE
from perfmon_cli.proof.direction_words import Stated
from perfmon_cli.proof.moves import Move
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.wording.numbers import rounded

#: Smaller numbers stand in many sentences by chance.
_TELLING = 10


def contradicts(word: Stated, moves: Sequence[Move], *, every: bool = False) -> Move | None:
    """The move to show where none (or, of every district, not each) is as the word says."""
    if not moves:
        return None
    wrong = [move for move in moves if is_wrong(word, move)]
    if len(wrong) == len(moves):
        return wrong[0]
    if every and wrong:
        by_measure = {_of(move) for move in wrong}
        return wrong[0] if by_measure == {_of(move) for move in moves} else None
    return None


def _of(move: Move) -> tuple[str, str, str]:
    return move.indicator.measure.id, move.indicator.part, move.comparator


def is_wrong(word: Stated, move: Move) -> bool:
    """Whether a figure went, or stands, another way than the word says."""
    sense = word.sense
    if sense in {BETTER, WORSE}:
        good = {Polarity.UP: UP, Polarity.DOWN: DOWN}.get(move.indicator.measure.polarity)
        if good is None:
            return False
        bad = DOWN if good == UP else UP
        sense = good if sense == BETTER else bad
    if sense == STABLE:
        trend = move.indicator.trend
        on_arrow = move.comparator in {"", trend.comparator.name}
        return (
            on_arrow and trend.direction in {Direction.UP, Direction.DOWN} and not word.is_negated
        )
    if sense == FLAT:
        return move.change != 0 and not move.prints_flat
    is_so = move.change > 0 if sense == UP else move.change < 0
    return is_so if word.is_negated else not is_so


def held(moves: Sequence[Move], numbers: Sequence[Typed]) -> Sequence[Move]:
    """Those moves whose figures the sentence holds, where it holds any."""
    held = [move for move in moves if any(_is_value(move, n) for n in numbers)]
    return held or moves


def _is_value(move: Move, number: Typed) -> bool:
    amount = number.amount
    if (amount.unit == "%") != move.indicator.measure.unit.is_percent or amount.low < _TELLING:
        return False
    decimals = max(amount.decimals, 0)
    return amount.low in {rounded(side.value, decimals) for side in (move.now, move.then)}
