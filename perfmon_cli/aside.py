"""The dearest format of a paper made in a second process, and its charts drawn in a third.

The second process begins before the spreadsheets are read and loads its libraries meanwhile. The
third is begun where charts are to be drawn. Where none can be started, everything is made in this
one: the same functions give the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVarTuple, Unpack

from perfmon_cli.errors import LimitError
from perfmon_cli.helper import python

if TYPE_CHECKING:
    from perfmon_cli.helper.process import Helper

Ts = TypeVarTuple("Ts")

#: The formats worth a process of their own, the dearest first.
_DEAR = ("pdf", "docx")
#: How long one of them may say nothing: a hundred times what a large paper takes.
SECONDS = 600.0
_STOPPED = f"took longer than {SECONDS / 60:.0f} minutes and was stopped; nothing was written."
_TOO_LONG = {
    "pdf": (
        f"The PDF {_STOPPED} A style of your own may ask for more room than a page has: rename "
        "page.css in the folder of templates and build again. If there is none, leave the PDF out "
        "with --format docx,html."
    ),
    "docx": (
        f"The Word file {_STOPPED} A template of your own may repeat something without end: "
        "rename the .docx in the folder of templates and build again. If there is none, leave the "
        "Word file out with --format html."
    ),
    "charts": f"Drawing the charts {_STOPPED} Close other programs and build again.",
}


class Aside:
    """A second process that makes one format, and a third that draws."""

    def __init__(self, helper: "Helper", made: str, ends: ExitStack) -> None:
        """Have it load what it will need; `ends` closes what is begun later."""
        self.format = made
        self._helper = helper
        self._painter: Helper | None = None
        self._ends = ends
        helper.ask(_warm, made)

    def ask(self, task: Callable[[Unpack[Ts]], object], *args: *Ts) -> None:
        """Have it do a task."""
        self._helper.ask(task, *args)

    def tell(self, message: object) -> None:
        """Send more for the task it was asked last."""
        self._helper.tell(message)

    def answer(self) -> Any:  # noqa: ANN401 - what the task returns
        """Wait for what came of the task.

        Raises:
            PerfmonError: it took too long, was ended by another, or the task raised it.
        """
        return _answer(self._helper, self.format)

    def begin_painter(self, task: Callable[[], object]) -> None:
        """Start the third process, where the system has room for it, on loading what draws."""
        if painter := self._begun():
            painter.ask(task)

    def paint(self, task: Callable[[Unpack[Ts]], object], *args: *Ts) -> Any:  # noqa: ANN401
        """Have the third process draw; this one where none can be started.

        Raises:
            PerfmonError: it took too long, was ended by another, or the task raised it.
        """
        painter = self._begun()
        if painter is None:
            return task(*args)
        painter.ask(task, *args)
        return _answer(painter, "charts")

    def _begun(self) -> "Helper | None":
        """The third process; it ends with the paper."""
        if self._painter is None and (painter := _helper()):
            self._painter = self._ends.enter_context(painter)
        return self._painter


@contextmanager
def beside(formats: Sequence[str]) -> Iterator[Aside | None]:
    """A second process for the dearest of some formats; None where it helps or starts not."""
    dearest = next((name for name in _DEAR if name in formats), "")
    helper = _helper() if dearest else None
    if helper is None:
        yield None
        return
    with ExitStack() as ends:
        yield Aside(ends.enter_context(helper), dearest, ends)


def _helper() -> "Helper | None":
    if not python.can_start():
        return None
    from perfmon_cli.helper.process import Helper  # noqa: PLC0415 - slow

    with suppress(OSError, MemoryError):
        return Helper()
    return None


def _answer(helper: "Helper", made: str) -> Any:  # noqa: ANN401
    """The next answer that is one: loading libraries answers None."""
    from perfmon_cli.helper.process import LateError  # noqa: PLC0415 - slow

    answer = None
    while answer is None:
        try:
            answer = helper.answer(SECONDS)
        except LateError:
            raise LimitError(_TOO_LONG[made]) from None
    return answer


def _warm(made: str) -> None:
    """Load what making a format needs; what cannot be loaded is met again when it is made."""
    with suppress(Exception):
        if made == "pdf":
            from perfmon_cli.renderers import pango, pdf  # noqa: F401, PLC0415

            with pango.found_by_the_loader():
                from perfmon_cli.renderers import pdf_document  # noqa: F401, PLC0415
        else:
            from perfmon_cli.renderers import docx  # noqa: F401, PLC0415
