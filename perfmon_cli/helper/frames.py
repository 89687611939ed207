"""Messages between perfmon's own processes: a length, then a pickle.

A pickle can run code where it is read, so it travels through pipes between a process and the child
it started, and nowhere else: never through a file, a named pipe or a socket.
"""

import pickle
from typing import IO, Any

from perfmon_cli.uncollected import uncollected

_LENGTH = 8


def send(stream: IO[bytes], message: object) -> None:
    """Write one message and flush it."""
    send_packed(stream, packed(message))


def receive(stream: IO[bytes]) -> Any | None:  # noqa: ANN401 - a pickle can be anything
    """Read one message; None when the other side has gone, even in the middle of it."""
    body = receive_packed(stream)
    return None if body is None else unpacked(body)


def packed(message: object) -> bytes:
    """A message as it travels."""
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def unpacked(body: bytes) -> Any:  # noqa: ANN401
    """What was packed."""
    with uncollected():
        return pickle.loads(body)  # noqa: S301 - only perfmon itself writes to these pipes


def send_packed(stream: IO[bytes], body: bytes) -> None:
    """Write one packed message and flush it."""
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()


def receive_packed(stream: IO[bytes]) -> bytes | None:
    """Read one message as it travels; None when the other side has gone."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None
