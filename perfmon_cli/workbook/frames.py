"""Messages between the reading process and its parent: a length, then a pickle."""

import gc
import pickle
from enum import Enum
from typing import IO, Any, TypeAlias

_LENGTH = 8


class Said(Enum):
    """What the reading process says, each with one payload."""

    READING = "reading"  #: the number of the file it starts on
    FILE = "file"  #: that file's findings
    DIGESTING = "digesting"  #: None
    DONE = "done"  #: the digest's result
    FAILED = "failed"  #: (whether memory ran out, the traceback) of the digest


Message: TypeAlias = tuple[Said, Any]


def send(stream: IO[bytes], message: object) -> None:
    """Write one message and flush it."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any | None:  # noqa: ANN401 - a pickle can be anything
    """Read one message; None when the other side has gone, even in the middle of it."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    if len(body) < size:
        return None
    collecting = gc.isenabled()
    gc.disable()  # a digest is a great many small objects, none of them garbage
    try:
        return pickle.loads(body)  # noqa: S301 - only perfmon itself writes to these pipes
    finally:
        if collecting:
            gc.enable()
