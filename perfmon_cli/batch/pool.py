"""The processes of a batch.

They stay for as long as there is work, since a first paper spends half of its time on loading
libraries. One that dies, hangs or takes too much memory fails the project it was at, and another
takes its place. Where no process can be started, papers are built here, one after the other.
"""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from perfmon_cli.batch.model import Batch, Ended
from perfmon_cli.batch.one import Work, build, build_limited, failed
from perfmon_cli.errors import ExitCode, PerfmonError
from perfmon_cli.helper import python
from perfmon_cli.helper.process import Helper, TaskError

#: Papers that one process makes before a fresh one takes its place: libraries never give back all.
_MOST_PAPERS = 20
#: How often a waiting run looks up, so that Ctrl-C is heard on every system.
_LOOK_UP = 0.2
#: How long a process at rest may take to clear away.
_PATIENCE = 5.0

Tell = Callable[[Ended], None]


def run(batch: Batch, tell: Tell) -> tuple[Ended, ...]:
    """Build all papers; `tell` hears of each as it ends, and all are returned by their names.

    However this ends, by Ctrl-C too, no process is left.
    """
    work = [Work(batch, root) for root in batch.projects]
    ended = _together(batch, work, tell) if python.can_start() else _in_turn(work, tell)
    return tuple(sorted(ended, key=lambda one: one.name))


def _in_turn(work: list[Work], tell: Tell) -> list[Ended]:
    ended = []
    for one in work:
        ended.append(build(one))
        tell(ended[-1])
    return ended


def _together(batch: Batch, work: list[Work], tell: Tell) -> list[Ended]:
    waiting: SimpleQueue[Work] = SimpleQueue()
    for one in work:
        waiting.put(one)
    done: SimpleQueue[Ended] = SimpleQueue()
    desks = [_Desk(batch.seconds, waiting, done) for _ in range(min(batch.jobs, len(work)))]
    ended: list[Ended] = []
    try:
        for desk in desks:
            desk.start()
        while len(ended) < len(work):
            try:
                ended.append(done.get(timeout=_LOOK_UP))
            except Empty:
                continue
            tell(ended[-1])
    finally:
        for desk in desks:
            desk.stop()
        for desk in desks:
            if desk.ident is not None:
                desk.join()
    return ended


class _Desk(threading.Thread):
    """Gives one process project after project, and a new process where one has ended."""

    def __init__(
        self, seconds: float, waiting: "SimpleQueue[Work]", done: "SimpleQueue[Ended]"
    ) -> None:
        super().__init__(daemon=True)
        self._seconds, self._waiting, self._done = seconds, waiting, done
        self._helper: Helper | None = None
        self._papers = 0
        self._stopped = threading.Event()
        self._changing = threading.Lock()  #: held while the process is started or ended

    def run(self) -> None:
        """Work until nothing waits."""
        while not self._stopped.is_set():
            try:
                work = self._waiting.get_nowait()
            except Empty:
                break
            self._done.put(self._built(work))
            if self._papers >= _MOST_PAPERS:
                self._dismiss(_PATIENCE)
        self._dismiss(0.0 if self._stopped.is_set() else _PATIENCE)

    def stop(self) -> None:
        """Take up nothing more, and end what is being built."""
        self._stopped.set()
        with self._changing:
            if self._helper is not None:
                self._helper.kill()

    def _built(self, work: Work) -> Ended:
        """How it went; where the process has failed, it is ended."""
        try:
            helper = self._employed()
            helper.ask(build_limited, work)
            self._papers += 1
            ended: Ended = helper.answer(self._seconds)
        except OSError:
            said = "The system has no room for one more process. Close programs, or lower --jobs."
            return failed(work, ExitCode.LIMIT, said)
        except PerfmonError as error:
            code, said = error.exit_code, str(error)
        except MemoryError:
            code, said = ExitCode.LIMIT, "The paper takes more memory than one of many may take."
        except TaskError as error:
            code, said = ExitCode.BUG, str(error)
        else:
            return ended
        self._dismiss(0.0)
        return failed(work, code, said)

    def _employed(self) -> Helper:
        with self._changing:
            if self._helper is None:
                self._helper, self._papers = Helper(), 0
            if self._stopped.is_set():
                self._helper.kill()
            return self._helper

    def _dismiss(self, patience: float) -> None:
        with self._changing:
            helper, self._helper = self._helper, None
        if helper is not None:
            helper.close(patience)
