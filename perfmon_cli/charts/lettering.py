"""How much room words take on a chart, and where they are broken."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from perfmon_cli import theme

#: No word of a chart is smaller on paper (Analysis Function: readable at the size printed).
SMALL: Final = 8.0
SIZE: Final = max(theme.SIZE_CHART, SMALL)
NORMAL: Final = 400
BOLD: Final = 700

_POINT_MM: Final = 25.4 / 72
_LEADING: Final = 1.2
#: The room of a letter that the font lacks, as a share of its size.
_UNKNOWN: Final = 1.2
_ELLIPSIS: Final = "…"
#: No name needs more; what follows stands in charts.xlsx.
_LONGEST: Final = 400


@cache
def font() -> str:
    """Return the first font of the theme that this machine has.

    Of several files of one font matplotlib takes the one it found first, which is chance; put in
    order, it is always the same.
    """
    fontManager.ttflist.sort(key=lambda entry: entry.fname)
    known = {entry.name for entry in fontManager.ttflist}
    return next((name for name in theme.FONTS if name in known), "DejaVu Sans")


def line_mm(size: float = SIZE) -> float:
    """Return the height of a line of text, in mm."""
    return size * _LEADING * _POINT_MM


def width_mm(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return the room the longest line of a text needs, in mm."""
    ems = (
        sum(_advance(letter, BOLD if bold else NORMAL) for letter in line)
        for line in text.splitlines()
    )
    return max(ems, default=0.0) * size * _POINT_MM


def widest_mm(texts: Iterable[str], size: float = SIZE, *, bold: bool = False) -> float:
    """Return the room the longest of some texts needs, in mm."""
    return max((width_mm(text, size, bold=bold) for text in texts), default=0.0)


def wrapped(
    text: str, most_mm: float, size: float = SIZE, *, bold: bool = False, lines: int = 3
) -> str:
    """Return the text in at most so many lines that fit; what does not fit ends in "…"."""
    pieces = _pieces(" ".join(text[:_LONGEST].split()).split(" "), most_mm, size, bold=bold)
    found: list[str] = []
    for piece in pieces:
        longer = f"{found[-1]} {piece}" if found else piece
        if found and width_mm(longer, size, bold=bold) <= most_mm:
            found[-1] = longer
        else:
            found.append(piece)
    if len(found) > lines:
        last = found[lines - 1]
        while last and width_mm(f"{last}{_ELLIPSIS}", size, bold=bold) > most_mm:
            last = last[:-1]
        found[lines - 1 :] = [f"{last.rstrip()}{_ELLIPSIS}"]
    return "\n".join(found)


def apart(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels so that none touch and all stay within, near where wanted.

    All lengths are in one unit; where there is not room for all they touch evenly.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    needed = sum(sizes)
    scale = min(1.0, (high - low) / needed) if needed else 1.0
    heights = [size * scale for size in sizes]
    found = list(wanted)
    floor = low
    for index in order:
        found[index] = max(found[index], floor + heights[index] / 2)
        floor = found[index] + heights[index] / 2
    ceiling = high
    for index in reversed(order):
        found[index] = min(found[index], ceiling - heights[index] / 2)
        ceiling = found[index] - heights[index] / 2
    return found


def _pieces(words: Sequence[str], most_mm: float, size: float, *, bold: bool) -> Iterable[str]:
    """The words, those cut that are wider than a line."""
    for word in words:
        rest = word
        while width_mm(rest, size, bold=bold) > most_mm and len(rest) > 1:
            end = len(rest) - 1
            while end > 1 and width_mm(rest[:end], size, bold=bold) > most_mm:
                end -= 1
            yield rest[:end]
            rest = rest[end:]
        yield rest


@cache
def _advance(letter: str, weight: int) -> float:
    """The width of a letter as a share of the font's size."""
    face = get_font(findfont(FontProperties(family=font(), weight=weight)))
    if not face.get_char_index(ord(letter)):
        return _UNKNOWN
    glyph = face.load_char(ord(letter), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / float(face.units_per_EM)
