"""Pango and its kin, which WeasyPrint loads, found by the system's own loader."""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def found_by_the_loader() -> Iterator[None]:
    """Load WeasyPrint here: on Linux its libraries are found by the names of their files only.

    It tries other names first, for which Python starts a compiler, several times. That takes a
    quarter of a second, and leaves files in the folder for temporary ones when it is ended.
    """
    if sys.platform != "linux":
        yield
        return
    usual = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = usual


def _nowhere(name: str) -> str | None:
    del name
    return None
