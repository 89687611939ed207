"""Room for deep calls: a third of a second in the layout of a paper's pages.

CPython keeps the frames of calls in chunks of 16 KB that it maps into memory one by one. A loop
whose calls cross the end of a chunk maps and unmaps one at each turn: 93,000 times while one PDF
is laid out. A frame too large for a chunk is given one of a size that fits, and all calls beneath
it stay in the rest of that chunk. Only what is touched of it takes memory.
"""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Places on the stack of a frame, 8 bytes each: its chunk is twice as large, 2 MB.
_PLACES = 1 << 17


def roomy(function: Callable[[], T]) -> Callable[[], T]:
    """Give a function room on Python's stack for all the calls beneath it; it does the same."""
    code = getattr(function, "__code__", None)
    if code is not None:
        function.__code__ = code.replace(co_stacksize=_PLACES)
    return function
