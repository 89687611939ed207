"""How many small lies the proof finds; `python -m tools.mutate` tells 500."""

from functools import cache

import pytest

from tests.proof.proving import example
from tools.mutate import LEAST_CAUGHT, MOST_FALSE, Tally, measure
from tools.mutating.mutant import KINDS


@cache
def _sample() -> Tally:
    return measure(example(), count=100)


def test_at_least_98_of_100_lies_are_found() -> None:
    """One digit, one direction word, one unit, another year or district: caught."""
    tally = _sample()
    assert sum(tally.told.values()) == 100
    assert tally.rate >= LEAST_CAUGHT, [str(mutant) for mutant in tally.missed]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_lie_is_told(kind: str) -> None:
    """The sample is spread evenly over the kinds."""
    assert _sample().told[kind] >= 15


def test_true_sentences_raise_few_alarms() -> None:
    """At most one sentence in twenty with a figure or a direction word."""
    tally = _sample()
    assert tally.sentences > 200
    assert tally.false_rate <= MOST_FALSE, tally.alarms
