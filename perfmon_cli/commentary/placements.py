"""Lines that place a table, a chart or a picture."""

import re

from markdown_it.token import Token

from perfmon_cli.commentary.model import Placement

_PLACEMENTS = ("table", "chart", "picture")
_LONGEST_PLACEMENT = 2_000
BAR = re.compile(r"(?<!\\)\|")


def is_placement(token: Token) -> bool:
    """Whether one of a token's lines is a placement."""
    lines = token.content.split("\n") if token.type == "inline" else []
    return any(read_placement(line, 0) for line in lines)


def read_placement(line: str, number: int) -> Placement | None:
    """The placement a line holds; None when it holds none."""
    line = line.strip()
    if len(line) > _LONGEST_PLACEMENT or not (line.startswith("[") and line.endswith("]")):
        return None
    kind, colon, rest = line[1:-1].partition(":")
    if not colon or kind.strip().lower() not in _PLACEMENTS or "[[" in line:
        return None
    subject, _, options = rest.partition("|")
    return Placement(kind.strip().lower(), subject.strip(), options.strip(), number)
