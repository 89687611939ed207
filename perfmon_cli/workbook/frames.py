"""What the reading process says to its parent."""

from enum import Enum
from typing import Any, Final, TypeAlias

#: How the process ends when a file fills its memory: it may have none left to say anything.
EXIT_FULL: Final = 104


class Said(Enum):
    """What the reading process says, each with one payload."""

    READING = "reading"  #: the number of the file it starts on
    FILE = "file"  #: that file's findings
    DIGESTING = "digesting"  #: None
    DONE = "done"  #: the digest's result
    FAILED = "failed"  #: (whether memory ran out, the traceback) of the digest


Message: TypeAlias = tuple[Said, Any]
