"""Tasks that another process is asked to do: found there by their names."""

import os
import signal
import time

from perfmon_cli.errors import OutputError
from perfmon_cli.helper import waiting


def upper(text: str) -> str:
    """Do something."""
    return text.upper()


def refuse() -> None:
    """Refuse, in words."""
    raise OutputError("The disk is full.")


def starve() -> None:
    """Find no memory."""
    raise MemoryError


def break_down() -> None:
    """Have a defect."""
    raise KeyError("nothing")


def be_ended(name: str) -> None:
    """End by a signal."""
    os.kill(os.getpid(), getattr(signal, name))


def leave(code: int) -> None:
    """End by itself."""
    os._exit(code)


def print_and_say(text: str) -> str:
    """Print where answers go, and on stderr."""
    os.write(1, b"printed\n")
    return text


def sleep() -> None:
    """Hang."""
    time.sleep(600)


def join_more(text: str) -> str:
    """Wait for more, twice."""
    return f"{text} {waiting.more()} {waiting.more()}"
