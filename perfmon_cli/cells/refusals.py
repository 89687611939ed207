"""What is said of a cell that cannot be read: the code, the problem and what to write instead."""

import re
from dataclasses import dataclass

from perfmon_cli.cells.broken import is_error_word
from perfmon_cli.cells.markers import MARKERS_IN_WORDS
from perfmon_cli.cells.nearly import nearly_a_number
from perfmon_cli.cells.numbers import read_number, tidy

_LONGEST_QUOTE = 60
_HIDDEN = re.compile(
    r"(?:[<≤] ?|(?:fewer|less) than )[0-9]+|suppressed|confidential|hidden|redacted|withheld"
)
_EITHER = frozenset(("n/a", "na", "n.a.", "n/a.", "n\\a"))
_UNKNOWN = frozenset(
    (".", "..", "...", "…", ":", "?", "nil", "none", "null", "unknown", "tbc", "tba", "blank")
)
_SYMBOLS = "*†‡#~^"
_TOO_NARROW = re.compile(r"#{3,}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell and what to do, in words; its place is the caller's to add."""

    code: str
    problem: str
    remedy: str


def quoted(text: str) -> str:
    """The text in quotation marks for a message, cut when it is very long."""
    shown = tidy(text)
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'"{shown}"'


def what_is_wrong(text: str) -> Problem:
    """Say why a tidied text is neither a number nor a reason, and what to write."""
    lower = text.lower()
    if is_error_word(text):
        return broken(text)
    if _TOO_NARROW.fullmatch(text):
        return too_narrow(text)
    bare = text.strip(_SYMBOLS + " ")
    if lower in _EITHER:
        problem, remedy = (
            "may mean not available or not applicable",
            "[x] for not available or [z] for not applicable",
        )
    elif _HIDDEN.fullmatch(lower):
        problem, remedy = "hides a number", "[c] (confidential)"
    elif not bare:
        problem, remedy = "is not a marker", "[c] for confidential or [x] for not available"
    elif lower in _UNKNOWN:
        problem, remedy = "is not a marker", "[x] for not available or [z] for not applicable"
    elif bare != text and read_number(bare):
        problem, remedy = "has an unknown mark", f"{bare} and put the remark in the Note column"
    else:
        return not_a_number(text)
    return Problem("PM206", f"{quoted(text)} {problem}.", f"Write {remedy}.")


def not_a_number(text: str) -> Problem:
    """Say that it is no number, and what was probably meant where that is plain."""
    nearly = nearly_a_number(text)
    if nearly is not None:
        return Problem("PM201", f"{quoted(text)} {nearly[0]}", nearly[1])
    return Problem(
        "PM201",
        f"{quoted(text)} is not a number.",
        "Write a number such as 1,234 or 77.7%, or [x] if it is not available.",
    )


def too_long(text: str) -> Problem:
    """Say that it has more digits than a figure can have."""
    return Problem(
        "PM208",
        f"{quoted(text[:40])} is beyond the numbers that a sheet can hold exactly.",
        "Write a number of at most 15 digits.",
    )


def broken(text: str) -> Problem:
    """Say that it is what a broken formula shows."""
    return Problem(
        "PM202",
        f"{text} is the result of a broken formula.",
        "Mend the formula, or write [x] if the figure is not available.",
    )


def too_narrow(text: str) -> Problem:
    """Say that it is what a column shows that is too narrow for its number."""
    return Problem(
        "PM206",
        f"{quoted(text)} stands where a number did not fit into its column.",
        "Widen the column in the sender's workbook and save it again, or write the number.",
    )


def without_result() -> Problem:
    """Say that a formula's result was not saved."""
    return Problem(
        "PM204",
        "The formula here was saved without its result.",
        "Open the workbook in Excel, save it, and use that copy.",
    )


def typed_as_text(text: str) -> Problem:
    """Warn of a number that the spreadsheet holds as text."""
    return Problem(
        "PM210",
        f"{quoted(text)} is a number stored as text.",
        "Select the cells, choose Data, Text to Columns, Finish, and save.",
    )


def dash(text: str) -> Problem:
    """Warn of a dash that was read as not available."""
    return Problem(
        "PM211",
        f"{quoted(text)} is read as not available.",
        "Write [x] for not available, [z] for not applicable, or the number.",
    )


def unknown_marker(mark: str) -> Problem:
    """Say that a text in square brackets means nothing."""
    return Problem("PM206", f"{quoted(mark)} is not a marker.", f"Use {MARKERS_IN_WORDS}.")


def mark_alone(text: str) -> Problem:
    """Say that a status or footnote stands without its number."""
    return Problem(
        "PM206",
        f"{quoted(text)} stands without a number.",
        "Write the number before it, or [x] if the figure is not available.",
    )


def two_answers(text: str) -> Problem:
    """Say that a cell gives both a number and a reason, or two reasons."""
    return Problem(
        "PM206",
        f"{quoted(text)} gives two different answers.",
        "Keep the number, or the one reason why there is none.",
    )
