"""The phrase that a number stands in, between commas, brackets and conjunctions."""

import re

_EDGE = re.compile(r"[;:()]|,(?!\d)|\.(?!\d)|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)
_FINE = re.compile(rf"{_EDGE.pattern}|\b(?:against|than|compar\w+|versus)\b", re.IGNORECASE)


def segment(text: str, start: int, end: int, *, is_fine: bool = False) -> tuple[int, int]:
    """Where the phrase around a number begins and ends; comparisons part it too if `is_fine`."""
    first, last = 0, len(text)
    for edge in (_FINE if is_fine else _EDGE).finditer(text):
        if edge.end() <= start:
            first = edge.end()
        elif edge.start() >= end:
            last = edge.start()
            break
    return first, last
