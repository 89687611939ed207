"""How words of a workbook are compared: case, spacing and punctuation do not matter."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from perfmon_cli.cells.numbers import DASHES, FOOTNOTE_MARKS

_CLOSE = 0.6
_MOST_LISTED = 12


def plain(text: str) -> str:
    """The letters and digits of a text in small letters: "Good direction" -> "gooddirection"."""
    return re.sub(r"[\W_]+", "", text.casefold())


def wording(text: str) -> str:
    """A sender's label as labels are compared: closer than `plain`, for they differ by a sign.

    Capitals, spaces, footnote marks and punctuation do not matter; "%", "£", "<", ">", "+" and "&"
    do, and so does what stands between two digits: "% repeats" is not "Repeats", 2-4 is not 24.
    """
    return "".join(_WORDING.findall(_DASHES.sub("-", text.casefold())))


_DASHES = re.compile(f"[{re.escape(DASHES)}]")
_WORDING = re.compile(rf"[^\W_{FOOTNOTE_MARKS}]+|[%£<>≤≥+&]|(?<=[0-9])[-/.](?=[0-9])")


def without_brackets(text: str) -> str:
    """The text before and after its brackets: "Icon (file)" -> "Icon"."""
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text).strip()


def closest(text: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that was probably meant, the first of equally close ones."""
    by_plain: dict[str, str] = {}
    for candidate in candidates:
        by_plain.setdefault(plain(candidate), candidate)
    found = get_close_matches(plain(text), list(by_plain), n=1, cutoff=_CLOSE)
    return by_plain[found[0]] if found else None


def did_you_mean(text: str, candidates: Iterable[str], otherwise: str) -> str:
    """Ask "Did you mean "Leeds"?"; `otherwise` where nothing is close."""
    found = closest(text, candidates)
    return otherwise if found is None else f'Did you mean "{found}"?'


def one_of(choices: Iterable[str]) -> str:
    """The choices in words: "up, down, steady or watch"; long lists are cut."""
    listed = list(choices)
    if len(listed) > _MOST_LISTED:
        return ", ".join([*listed[:_MOST_LISTED], "…"])
    if len(listed) < 2:  # noqa: PLR2004
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"
