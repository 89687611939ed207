"""What the reading process says to its parent."""

from enum import Enum
from typing import Any, TypeAlias


class Said(Enum):
    """What the reading process says, each with one payload."""

    READING = "reading"  #: the number of the file it starts on
    FILE = "file"  #: that file's findings
    FULL = "full"  #: the number of a file that fills the memory; the process ends
    DIGESTING = "digesting"  #: None
    DONE = "done"  #: the digest's result
    FAILED = "failed"  #: (whether memory ran out, the traceback) of the digest


Message: TypeAlias = tuple[Said, Any]
