"""What the system refuses, in words: a folder that may not be opened, a network that is gone."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from perfmon_cli.errors import InputError

#: Signs of a name, or of what was typed, that are said again.
_LONGEST = 200
_WHY = {
    "EACCES": "you may not read it",
    "EPERM": "you may not read it",
    "ENAMETOOLONG": "its name is too long",
    "ELOOP": "links lead round in a circle",
    "EMFILE": "too many files are open at once on this machine",
    "ENFILE": "too many files are open at once on this machine",
    "EIO": "the disk reports an error",
    "EBUSY": "another program holds it",
    "ESTALE": "the network folder is gone",
    "ENOTCONN": "the network folder is gone",
    "EHOSTDOWN": "the network folder is gone",
    "EHOSTUNREACH": "the network folder is gone",
    "ENETDOWN": "the network folder is gone",
    "ENETUNREACH": "the network folder is gone",
    "ETIMEDOUT": "it does not answer",
}


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a refusal of the system that names a file or folder into one that a user can mend.

    Raises:
        InputError: the system refused to open it.
        OSError: anything else that the system said; a defect.
    """
    try:
        yield
    except OSError as error:
        why = _WHY.get(errno.errorcode.get(error.errno or 0, ""))
        if why is None or error.filename is None:
            raise
        raise InputError(
            f'"{_name(error.filename)}" cannot be opened: {why}. Close what holds it, ask its '
            "owner for access, or name another place, and start again."
        ) from None


def _name(name: object) -> str:
    return shown(name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name))


def shown(text: str) -> str:
    """What a user typed, as a message repeats it: its beginning, where it is endless."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
