"""How the helping process answers."""

from enum import Enum
from typing import Final

#: How the process ends where there can be no thread that listens.
EXIT_NO_ROOM: Final = 104


class Said(Enum):
    """What the helping process answers, each with one payload."""

    DONE = "done"  #: what the task returned
    REFUSED = "refused"  #: the PerfmonError it raised
    NO_MEMORY = "no memory"  #: None
    FAILED = "failed"  #: the traceback of anything else
