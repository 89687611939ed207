"""The dearest format of a paper made in a second process, beside all the others.

The second process begins before the spreadsheets are read and loads its libraries meanwhile; until
it has its format to make, it draws the charts. Where none can be started, everything is made in
this one: the same functions give the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVarTuple, Unpack

from perfmon_cli.helper import python

if TYPE_CHECKING:
    from perfmon_cli.helper.process import Helper

Ts = TypeVarTuple("Ts")

#: The formats worth a process of their own, the dearest first.
_DEAR = ("pdf", "docx")


class Aside:
    """A second process that draws the charts and makes one format."""

    def __init__(self, helper: "Helper", made: str) -> None:
        """Have it load what it will need."""
        self.format = made
        self._helper = helper
        helper.ask(_warm, made)

    def ask(self, task: Callable[[Unpack[Ts]], object], *args: *Ts) -> None:
        """Have it do a task."""
        self._helper.ask(task, *args)

    def answer(self) -> Any:  # noqa: ANN401 - what the task returns
        """Wait for what came of the task; raises what `Helper.answer` does."""
        answer = None
        while answer is None:  # loading libraries answers None
            answer = self._helper.answer()
        return answer


@contextmanager
def beside(formats: Sequence[str]) -> Iterator[Aside | None]:
    """A second process for the dearest of some formats; None where it helps or starts not."""
    dearest = next((name for name in _DEAR if name in formats), "")
    helper = _helper() if dearest else None
    if helper is None:
        yield None
        return
    with helper:
        yield Aside(helper, dearest)


def _helper() -> "Helper | None":
    if not python.can_start():
        return None
    from perfmon_cli.helper.process import Helper  # noqa: PLC0415 - slow

    with suppress(OSError, MemoryError):
        return Helper()
    return None


def _warm(made: str) -> None:
    """Load what making a format needs; what cannot be loaded is met again when it is made."""
    with suppress(Exception):
        if made == "pdf":
            from perfmon_cli.renderers import pdf, pdf_document  # noqa: F401, PLC0415
        else:
            from perfmon_cli.renderers import docx  # noqa: F401, PLC0415
