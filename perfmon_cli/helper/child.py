"""The helping process itself: tasks in, answers out, until the other side has gone.

A thread listens all the time, so that a parent never waits for a child that is at work, and a
child whose parent was killed ends at once, in the middle of whatever it does. A child at rest
ends in order, so that libraries clear away what they keep for the time they live.
"""

import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from typing import IO

from perfmon_cli.errors import PerfmonError
from perfmon_cli.helper import waiting
from perfmon_cli.helper.answers import EXIT_NO_ROOM, Said
from perfmon_cli.helper.frames import receive_packed, send, unpacked
from perfmon_cli.roomy import roomy
from perfmon_cli.uncollected import uncollected

_STDERR = 2


@roomy
def main() -> None:
    """Do the tasks that come on stdin, in order; answers go to what was stdout.

    What libraries print goes to stderr, so it cannot break an answer. Ctrl-C is the parent's to
    hear.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _have_stderr()
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(_STDERR, 1)
        at_work = threading.Lock()
        listening = (sys.stdin.buffer, at_work)
        try:
            threading.Thread(target=_listen, args=listening, daemon=True).start()
        except RuntimeError:  # there can be no more threads
            os._exit(EXIT_NO_ROOM)
        while (task := waiting.take()) is not None:
            with at_work, suppress(OSError):  # nobody may hear it any more
                send(out, _answer(task))


def _have_stderr() -> None:
    """Where stderr is closed, what is said there is dropped; no other file may take its number."""
    try:
        os.fstat(_STDERR)
    except OSError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        if nothing != _STDERR:
            os.dup2(nothing, _STDERR)


def _listen(stream: IO[bytes], at_work: threading.Lock) -> None:
    while (message := receive_packed(stream)) is not None:
        waiting.put(message)
    if at_work.locked() or not waiting.is_empty():
        os._exit(0)
    waiting.put(None)


def _answer(task: bytes) -> tuple[Said, object]:
    try:
        with uncollected():
            function, arguments = unpacked(task)
            return Said.DONE, function(*arguments)
    except PerfmonError as error:
        return Said.REFUSED, error
    except MemoryError:
        return Said.NO_MEMORY, None
    except BaseException:  # noqa: BLE001 - raised again by the parent
        return Said.FAILED, traceback.format_exc()


if __name__ == "__main__":
    main()
