"""How the columns of tables of typed cells are set: figures right, words left."""

import re
from collections.abc import Iterable
from typing import Final

from perfmon_cli.report.model import ColumnKind

#: A number with its sign, pounds, per cent or points, and another one in brackets: "296 (8.1%)".
_FIGURE: Final = re.compile(r"[-+−]?£?\d[\d,.]*(?: ?%| pp)?(?: \([-+−]?£?\d[\d,.]*(?: ?%| pp)?\))?")
#: What may stand among figures: "not available", "more than 60%".
_LONGEST_WORDS: Final = 20


def kind_of(texts: Iterable[str]) -> ColumnKind:
    """A column's kind by its cells: figures, with a few words for those that are missing."""
    found = [text.strip() for text in texts]
    figures = [_FIGURE.fullmatch(text) is not None for text in found]
    is_short = all(
        is_figure or len(text) <= _LONGEST_WORDS
        for text, is_figure in zip(found, figures, strict=True)
    )
    return ColumnKind.NUMBER if any(figures) and is_short else ColumnKind.TEXT
