"""Room on Python's stack: the same function, without a page of memory mapped at each turn."""

import resource
import sys

import pytest

from perfmon_cli.roomy import roomy


def deep(levels: int) -> int:
    """Call so many levels down."""
    return deep(levels - 1) + 1 if levels else 0


@roomy
def roomy_one() -> int:
    """Go over the ends of many chunks, many times."""
    return sum(deep(levels) for levels in range(400))


def test_it_does_the_same() -> None:
    """Only how much room it has differs."""
    assert roomy_one() == sum(range(400))
    assert roomy_one.__name__ == "roomy_one"


@pytest.mark.skipif(sys.platform != "linux", reason="counts the faults of Linux")
def test_no_memory_is_mapped_again_and_again() -> None:
    """What was touched once stays."""
    roomy_one()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(50):
        roomy_one()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before < 5_000


def test_what_has_no_code_is_left_as_it_is() -> None:
    """A function written in C, say."""
    assert roomy(dict) is dict
