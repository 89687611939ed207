"""The helping process: it answers in order, and ends with its parent whatever happens."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from perfmon_cli.errors import ExitCode, LimitError, OutputError
from perfmon_cli.helper.answers import EXIT_NO_ROOM
from perfmon_cli.helper.process import EndedError, Helper, TaskError
from tests.helper import tasks

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import sys
from perfmon_cli.helper.process import Helper
from tests.helper import tasks
helper = Helper()
{asked}
print(helper.number, flush=True)
sys.stdin.read()
"""


def test_answers_come_in_order_and_failures_stop_nothing() -> None:
    """What a task returns, refuses, lacks or breaks; one helper for all."""
    with Helper() as helper:
        helper.ask(tasks.upper, "a" * 3_000_000)  # more than a pipe holds, both ways
        helper.ask(tasks.refuse)
        helper.ask(tasks.starve)
        helper.ask(tasks.break_down)
        helper.ask(tasks.print_and_say, "b")
        assert helper.answer() == "A" * 3_000_000
        with pytest.raises(OutputError, match=r"^The disk is full\.$"):
            helper.answer()
        with pytest.raises(MemoryError):
            helper.answer()
        with pytest.raises(TaskError, match="KeyError: 'nothing'"):
            helper.answer()
        assert helper.answer() == "b"


def test_more_is_told_after_a_task_was_asked() -> None:
    """The task takes it, however large; the next task is one again."""
    with Helper() as helper:
        helper.ask(tasks.join_more, "a")
        helper.tell("b" * 1_000_000)
        helper.tell("c")
        helper.ask(tasks.upper, "d")
        assert helper.answer() == f"a {'b' * 1_000_000} c"
        assert helper.answer() == "D"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGABRT"])
def test_a_helper_that_is_killed(name: str) -> None:
    """So the system ends what has no memory: exit 6, in words."""
    with Helper() as helper:
        helper.ask(tasks.be_ended, name)
        helper.ask(tasks.upper, "a")
        with pytest.raises(EndedError) as ended:
            helper.answer()
        with pytest.raises(EndedError):
            helper.answer()
    assert ended.value.exit_code is ExitCode.LIMIT
    assert str(ended.value) == (
        "A process of perfmon's was ended from outside, most likely because the memory of this "
        "machine is used up. Close other programs and build again."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_helper_that_crashes() -> None:
    """A library that takes the process with it is a defect."""
    with Helper() as helper:
        helper.ask(tasks.be_ended, "SIGSEGV")
        with pytest.raises(TaskError, match=r"^The helping process ended by itself \(SIGSEGV\)\.$"):
            helper.answer()


NO_ROOM = (
    "This machine has no room for one more thread of perfmon's. "
    "Close other programs and build again."
)


def test_no_room_for_a_thread_that_listens() -> None:
    """The helper ends with a code of its own, which its parent knows: exit 6, in words."""
    script = (
        "import threading\n"
        'def full(_): raise RuntimeError("can\'t start new thread")\n'
        "threading.Thread.start = full\n"
        "from perfmon_cli.helper import child\n"
        "child.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (EXIT_NO_ROOM, b"")
    with Helper() as helper:
        helper.ask(tasks.leave, EXIT_NO_ROOM)
        with pytest.raises(EndedError) as ended:
            helper.answer()
    assert (ended.value.exit_code, str(ended.value)) == (ExitCode.LIMIT, NO_ROOM)


def test_no_room_for_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could end a helper that hangs, so it is not waited for."""

    def full(_: object) -> None:
        raise RuntimeError("can't start new thread")

    with Helper() as helper:
        helper.ask(tasks.upper, "a")
        monkeypatch.setattr(threading.Timer, "start", full)
        with pytest.raises(EndedError) as ended:
            helper.answer(600)
    assert (ended.value.exit_code, str(ended.value)) == (ExitCode.LIMIT, NO_ROOM)


def test_a_helper_that_hangs() -> None:
    """It is ended when its time is over."""
    with Helper() as helper:
        helper.ask(tasks.sleep)
        with pytest.raises(LimitError, match=r"^It took too long and was stopped\.$"):
            helper.answer(0.2)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's list of processes")
@pytest.mark.parametrize(
    "asked",
    ["", "helper.ask(tasks.sleep)", "helper.ask(tasks.join_more, '')"],
    ids=["at rest", "at work", "waiting for more"],
)
def test_a_helper_ends_with_its_parent(asked: str) -> None:
    """Kill -9 leaves no process behind, not even one in the middle of its work."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(asked=asked)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with parent:
        assert parent.stdout is not None
        number = parent.stdout.readline().strip()
        assert is_alive(number)
        parent.send_signal(signal.SIGKILL)
    for _ in range(1_200):
        if not is_alive(number):
            return
        time.sleep(0.1)
    pytest.fail("The helper outlives its parent.")


def is_alive(number: str) -> bool:
    """Whether a process runs, and is more than a name that nobody has asked after."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="closes a file by a shell of POSIX")
def test_without_stderr() -> None:
    """A closed stderr takes no answer away."""
    code = (
        "from perfmon_cli.helper.process import Helper\n"
        "from tests.helper import tasks\n"
        "with Helper() as helper:\n"
        "    helper.ask(tasks.print_and_say, 'a')\n"
        "    print(helper.answer())\n"
    )
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "a\n"
