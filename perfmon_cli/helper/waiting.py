"""What the helping process was sent and has not taken yet: tasks, and more for the one at work."""

from queue import SimpleQueue
from typing import Any

from perfmon_cli.helper.frames import unpacked

_bodies: SimpleQueue[bytes | None] = SimpleQueue()


def put(body: bytes | None) -> None:
    """Add a packed message; None when the other side has gone."""
    _bodies.put(body)


def take() -> bytes | None:
    """Wait for the next packed message."""
    return _bodies.get()


def is_empty() -> bool:
    """Whether nothing waits."""
    return _bodies.empty()


def more() -> Any:  # noqa: ANN401 - what the parent tells
    """Wait, within a task, for what the parent tells after it asked for the task."""
    body = take()
    if body is None:
        raise SystemExit  # the parent has gone
    return unpacked(body)
