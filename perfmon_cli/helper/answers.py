"""How the helping process answers."""

from enum import Enum


class Said(Enum):
    """What the helping process answers, each with one payload."""

    DONE = "done"  #: what the task returned
    REFUSED = "refused"  #: the PerfmonError it raised
    NO_MEMORY = "no memory"  #: None
    FAILED = "failed"  #: the traceback of anything else
