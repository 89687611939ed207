"""Reads the tables back out of a PDF through its tags, as a screen reader would."""

import re
import subprocess
from pathlib import Path

Table = list[list[str]]

_ELEMENT = re.compile(r"^( *)(Table|Caption|TR|TH|TD)\b(?! \S+\")")
_TEXT = re.compile(r'^( *)"(.*)"$')


def pdf_tables(path: Path) -> list[Table]:
    """Return every table as rows of cell texts, header row first, in the order of the pages.

    A table that runs over several pages is one table here, its header row given once. A PDF does
    not hold the space at which a line was broken, so compare texts without: see `squeezed`.
    """
    command = ["pdfinfo", "-struct-text", str(path)]
    shown = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    tables: list[Table] = []
    for table, has_caption in _pieces(shown.splitlines()):
        if has_caption or not tables:
            tables.append(table)
        else:
            tables[-1].extend(table[1:])
    return tables


def squeezed(tables: list[Table]) -> list[Table]:
    """Return the tables without any spaces in their cells."""
    return [[["".join(cell.split()) for cell in row] for row in table] for table in tables]


def _pieces(lines: list[str]) -> list[tuple[Table, bool]]:
    """Return each table element with whether it has a caption; later pages' pieces have none."""
    pieces: list[tuple[Table, bool]] = []
    cell = -1  # the depth of the cell that is open
    for line in lines:
        text = _TEXT.match(line)
        if text:
            if 0 <= cell < len(text[1]):
                pieces[-1][0][-1][-1] += text[2]
            continue
        if len(line) - len(line.lstrip()) <= cell:
            cell = -1
        found = _ELEMENT.match(line)
        if not found:
            continue
        depth, kind = len(found[1]), found[2]
        cell = depth if kind in {"TH", "TD"} else -1
        match kind:
            case "Table":
                pieces.append(([], False))
            case "Caption" if pieces and not pieces[-1][0]:
                pieces[-1] = (pieces[-1][0], True)
            case "TR":
                pieces[-1][0].append([])
            case "TH" | "TD":
                pieces[-1][0][-1].append("")
            case _:
                pass
    return pieces
