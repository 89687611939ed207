"""What may go: leftovers of interrupted runs, and old drafts that nobody has edited."""

import contextlib
import re
from pathlib import Path

from perfmon_cli.outputs import numbers
from perfmon_cli.outputs.manifest import is_untouched
from perfmon_cli.outputs.partial import sweep, unfinished
from perfmon_cli.outputs.single import TRY
from perfmon_cli.outputs.writing import remove

#: How many drafts stay, whatever they hold.
KEPT = 5
_QUARTER = re.compile(r"[0-9]{4}Q[1-4]")
_LEFT = rf"(?i:draft-[0-9]{{2,}})|final|\.last-draft|{TRY}"


def sweep_all(out: Path) -> None:
    """Remove what interrupted runs left in an output folder; only for a run that is alone there.

    What a process holds stays all the same. `doctor` may have left something beside it, too.
    """
    for folder in (out, out.parent):
        with contextlib.suppress(OSError):
            sweep(folder, TRY)
    with contextlib.suppress(OSError):
        for folder in sorted(out.iterdir()):
            if _QUARTER.fullmatch(folder.name) and not folder.is_symlink():
                with contextlib.suppress(OSError):
                    sweep(folder, _LEFT, alone=True)


def prune(folder: Path) -> None:
    """Remove drafts older than the last five whose files are as perfmon wrote them.

    An edited one stays. One that goes gets a temporary name first, so that a run that is
    interrupted here leaves no half of a draft. One that cannot go now goes another time, and
    keeps no other.
    """
    with contextlib.suppress(OSError):
        for _, draft in sorted(numbers.drafts(folder))[:-KEPT]:
            with contextlib.suppress(OSError):
                _remove(draft)


def _remove(draft: Path) -> None:
    if is_untouched(draft):
        going = draft.rename(unfinished(draft.parent, draft.name))
        remove(going)
        if is_untouched(going):  # nothing of it may be removed
            going.rename(draft)
