"""At whatever call of a commit a fault strikes: every earlier set stays, the new one is whole.

`tools/try_faults.py` tries more errors, and the calls that only look.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import injecting, whole
from tests.faults.injecting import KILL, Fault

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux"),
]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with drafts, a final set and a leftover."""
    return whole.earlier_sets(tmp_path_factory.mktemp("history") / "out")


@pytest.fixture(scope="module")
def calls(history: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Fault]:
    """The calls of a commit to that folder."""
    return injecting.calls(injecting.copied(history, tmp_path_factory.mktemp("once")))


def tried(history: Path, place: Path, faults: Sequence[Fault]) -> list[str]:
    """What went wrong after each of some faults."""

    def attempt(numbered: tuple[int, Fault]) -> list[str]:
        number, fault = numbered
        wrong = injecting.try_fault(history, place / str(number), fault)
        return [f"{fault}: {what} ({fault.line})" for what in wrong]

    with ThreadPoolExecutor(2) as pool:
        return [what for found in pool.map(attempt, enumerate(faults)) for what in found]


def test_the_calls_are_those_of_a_whole_commit(calls: list[Fault]) -> None:
    """Sweep, write, sync, rename, prune, log: else the other tests try nothing."""
    names = [fault.call for fault in calls]
    assert len(calls) > 50
    assert names.count("fsync") >= 5
    assert sum(name.startswith("rename") for name in names) == 3
    assert sum(name.startswith(("unlink", "rmdir")) for name in names) >= 5


def test_the_process_is_killed_at_any_call(
    history: Path, calls: list[Fault], tmp_path: Path
) -> None:
    """The next run sweeps what it left and writes a draft of a new number."""
    faults = [replace(fault, what=KILL) for fault in calls]
    assert tried(history, tmp_path, faults) == []


def test_any_call_fails(history: Path, calls: list[Fault], tmp_path: Path) -> None:
    """A full disk and a failing one in turn: exit 4 and no draft, or exit 0 and a whole one."""
    errors = ("ENOSPC", "EIO", "EROFS")
    faults = [replace(fault, what=errors[n % len(errors)]) for n, fault in enumerate(calls)]
    assert tried(history, tmp_path, faults) == []
