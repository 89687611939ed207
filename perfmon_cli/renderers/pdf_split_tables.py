"""Joins the pieces of tables that run over pages: to those who listen, a table is one table.

WeasyPrint tags each page's piece as a table of its own, with the header row again. Here the rows
of later pieces join the first one's, and their header rows leave the tag tree.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import pydyf

#: The elements of the tag tree by their object numbers.
Elements: TypeAlias = dict[int, pydyf.Dictionary]
#: What an element holds: the number of marked content, or a reference such as `b"12 0 R"`.
Kid: TypeAlias = int | bytes

_HEAD: Final = "/THead"
_BODY: Final = "/TBody"


def number(reference: bytes) -> int:
    """Return the object number of a reference."""
    return int(reference.split()[0])


def join(kids: Iterable[Kid], elements: Elements) -> None:
    """Join the tables under these kids: one without a caption goes on with the one before it."""
    whole: pydyf.Dictionary | None = None
    joined: dict[int, pydyf.Dictionary] = {}
    for table in [one for one in _below(kids, elements) if one["S"] == "/Table"]:
        if whole is None or _groups(table, "/Caption", elements):
            whole = table
        else:
            _append(whole, table, elements)
            joined[whole.number] = whole
    for table in joined.values():
        _name_headers(table, elements)


def _append(whole: pydyf.Dictionary, piece: pydyf.Dictionary, elements: Elements) -> None:
    """Move the rows of a piece; its header row too, where the first piece had no room for one."""
    for kind in (_HEAD, _BODY):
        held = next(iter(_groups(whole, kind, elements)), None)
        for group in _groups(piece, kind, elements):
            if held is None:
                held = group
                group["P"] = whole.reference
                whole["K"].append(group.reference)
                piece["K"].remove(group.reference)
            elif kind == _BODY:
                for row in _kids(group, elements):
                    row["P"] = held.reference
                held["K"] += group["K"]
                group["K"][:] = []
    elements[number(piece["P"])]["K"].remove(piece.reference)


def _name_headers(table: pydyf.Dictionary, elements: Elements) -> None:
    """Say of each cell which header cells it has: those of its row, and the one of its column."""
    heads = [cell["ID"].string for row in _rows(table, _HEAD, elements) for cell in row]
    for row in _rows(table, _BODY, elements):
        named = [cell["ID"].string for cell in row if cell["S"] == "/TH"]
        for at, cell in enumerate(row):
            if cell["S"] == "/TD":
                keys = (*named, *heads[at : at + 1])
                cell["A"]["Headers"] = pydyf.Array(map(pydyf.String, keys))


def _rows(
    table: pydyf.Dictionary, kind: str, elements: Elements
) -> Iterator[list[pydyf.Dictionary]]:
    for group in _groups(table, kind, elements):
        for row in _kids(group, elements):
            yield _kids(row, elements)


def _groups(table: pydyf.Dictionary, kind: str, elements: Elements) -> list[pydyf.Dictionary]:
    return [kid for kid in _kids(table, elements) if kid["S"] == kind]


def _kids(element: pydyf.Dictionary, elements: Elements) -> list[pydyf.Dictionary]:
    found = (kid for kid in element["K"] if not isinstance(kid, int))
    return [elements[number(kid)] for kid in found if number(kid) in elements]


def _below(kids: Iterable[Kid], elements: Elements) -> Iterator[pydyf.Dictionary]:
    """Yield the elements under these kids, in the order they are read."""
    for kid in kids:
        if not isinstance(kid, int) and number(kid) in elements:
            element = elements[number(kid)]
            yield element
            yield from _below(element["K"], elements)
