"""What a process of a batch may do instead of building."""

import os
import signal
import time

from perfmon_cli.batch.model import Ended
from perfmon_cli.batch.one import Work, build_limited


def build_or_not(work: Work) -> Ended:
    """Crash, be killed, use up the memory or have a defect where the project's name says so."""
    if work.name == "crashing":
        os.kill(os.getpid(), signal.SIGSEGV)
    if work.name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if work.name == "hungry":
        raise MemoryError
    if work.name == "odd":
        raise KeyError("nothing")
    return build_limited(work)


def build_some(work: Work) -> Ended:
    """Build the first two, and never end with any other."""
    return build_limited(work) if work.name in {"force-0", "force-1"} else hang(work)


def hang(work: Work) -> Ended:
    """Never end."""
    time.sleep(600)
    return build_limited(work)
