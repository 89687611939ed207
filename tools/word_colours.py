"""Colours and sizes of the text of a .docx file, as its styles, tables and runs say them."""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from tools.word_file import BODY, W, Word, style_of, value, words

_LEAST: Final = 4.5
_LINEAR_BELOW: Final = 0.04045
_WHITE, _BLACK = "FFFFFF", "000000"


def faint(word: Word) -> Iterator[tuple[float, Element]]:
    """Runs whose letters do not stand out from their ground, with the contrast."""
    for root in (word.tree(BODY), *(part for _, part in word.furniture())):
        for run in root.iter(f"{W}r"):
            ratio = contrast(colour(word, run), ground(word, run)) if words(run) else 21.0
            if ratio < _LEAST:
                yield ratio, run


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(word: Word, run: Element) -> str:
    """The colour of a run's letters."""
    for found in _said(word, run, "color"):
        if value(found) not in {"", "auto"}:
            return value(found)
    return _BLACK


def size(word: Word, run: Element) -> float:
    """The size of a run's letters in points."""
    found = next(_said(word, run, "sz"), None)
    if found is None:
        found = word.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    return int(value(found) or 20) / 2


def ground(word: Word, run: Element) -> str:
    """The colour behind a run."""
    paragraph = next(run.iterancestors(f"{W}p"))
    cell = next(run.iterancestors(f"{W}tc"), None)
    found = [
        run.find(f"{W}rPr/{W}shd"),
        word.from_styles(value(run.find(f"{W}rPr/{W}rStyle")), "rPr/shd"),
        paragraph.find(f"{W}pPr/{W}shd"),
        word.from_styles(style_of(paragraph), "pPr/shd"),
        word.from_styles(style_of(paragraph), "rPr/shd"),
    ]
    if cell is not None:
        found += [cell.find(f"{W}tcPr/{W}shd"), *_of_table(word, cell)]
    for shade in found:
        fill = shade.get(f"{W}fill", "auto") if shade is not None else "auto"
        if fill != "auto":
            return str(fill)
    return _WHITE


def _said(word: Word, run: Element, name: str) -> Iterator[Element]:
    paragraph = next(run.iterancestors(f"{W}p"))
    for found in (
        run.find(f"{W}rPr/{W}{name}"),
        word.from_styles(value(run.find(f"{W}rPr/{W}rStyle")), f"rPr/{name}"),
        word.from_styles(style_of(paragraph), f"rPr/{name}"),
    ):
        if found is not None:
            yield found


def _of_table(word: Word, cell: Element) -> Iterator[Element]:
    """The shades that a table's style gives its first and last row, as the table asks for them."""
    row = cell.getparent()
    table = row.getparent()
    rows = table.findall(f"{W}tr")
    look = table.find(f"{W}tblPr/{W}tblLook")
    style = word.styles.get(value(table.find(f"{W}tblPr/{W}tblStyle")))
    for name, one in (("firstRow", rows[0]), ("lastRow", rows[-1])):
        if style is None or row is not one or look is None or look.get(f"{W}{name}") != "1":
            continue
        for part in style.iter(f"{W}tblStylePr"):
            if part.get(f"{W}type") == name:
                yield part.find(f"{W}tcPr/{W}shd")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= _LINEAR_BELOW else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
