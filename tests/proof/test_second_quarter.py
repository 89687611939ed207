"""The mutation test on commentary for another quarter that its writer wrote without the proof."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from perfmon_cli.period import Quarter
from tests.proof.proving import EXAMPLE
from tools.mutate import LEAST_CAUGHT, MOST_FALSE, Tally, measure
from tools.mutating.project_read import desk

TEXTS = Path(__file__).parent / "second_quarter"


@cache
def _sample() -> Tally:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("commentary", "output"))
        shutil.copytree(TEXTS, root / "commentary/2021Q1")
        return measure(desk(root, Quarter(2021, 1)), count=200)


def test_at_least_98_of_100_lies_are_found() -> None:
    """Two hundred lies of every kind that the texts can hold."""
    tally = _sample()
    assert sum(tally.told.values()) == 200
    assert tally.rate >= LEAST_CAUGHT, [str(mutant) for mutant in tally.missed]


def test_true_sentences_raise_few_alarms() -> None:
    """At most one sentence in twenty with a figure or a direction word."""
    tally = _sample()
    assert tally.sentences > 100
    assert tally.false_rate <= MOST_FALSE, tally.alarms
