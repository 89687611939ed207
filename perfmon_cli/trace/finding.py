"""Which figures of a paper somebody means who types one as it is printed there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from perfmon_cli.report.model import PrintedFigure

_NUMBER = re.compile(
    r"(?P<sign>[+-]?) ?(?P<pound>£?) ?(?P<second>[+-]?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+) ?"
    r"(?P<unit>%|pp|per ?cent|percentage points?)?"
)
_UNITS = {"%": "%", "percent": "%", "per cent": "%"}
_POINTS = "pp"
_MINUS = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
#: A figure with another in brackets behind it, as cells print them: "+24 (−0.6 pp)".
_WITH_COMPANION = re.compile(r"(.+?) ?\((.+)\)")
_MOST_NEAR = 5
_ALIKE = 0.6
#: What is longer is no figure of a paper.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Written:
    """A printed number taken apart; `sign` is "+", "-" or "" where none is written."""

    amount: Decimal
    sign: str = ""
    unit: str = ""  #: "%", "pp", "£" or ""

    def is_found_in(self, other: "Written") -> bool:
        """Whether a printed number is this one; what is not written here is not asked for."""
        return (
            self.amount == other.amount
            and self.sign in {"", other.sign}
            and self.unit in {"", other.unit}
        )


def plain(text: str) -> str:
    """A text as it is compared: one kind of space and of minus, no difference of capitals."""
    return " ".join(text.translate(_MINUS).split()).casefold().strip(" \"'“”.")


def written(text: str) -> Written | None:
    """The number that a text is; None where it is more than a number, or none."""
    found = _NUMBER.fullmatch(plain(text)[:_LONGEST])
    if found is None or (found["sign"] and found["second"]):
        return None
    unit = found["unit"] or ""
    unit = _UNITS.get(unit, _POINTS if unit else "")
    if found["pound"]:
        unit = "£" if not unit else f"£{unit}"
    return Written(
        Decimal(found["number"].replace(",", "")), found["sign"] or found["second"], unit
    )


def matching(
    asked: str, figures: Sequence[PrintedFigure], texts: Mapping[str, Iterable[str]]
) -> tuple[PrintedFigure, ...]:
    """The figures meant, those printed exactly so first, then in the order of the paper.

    An id, or what an id begins with, is taken for itself. A number is compared without its sign or
    unit where none is typed, and with every form in which a figure is printed: `texts` has those
    besides `printed`, by id. Words that stand instead of a number may be a part of them.
    """
    wanted = asked.strip()[:_LONGEST]
    by_id = [one for one in figures if one.id == wanted]
    if not by_id:
        by_id = [one for one in figures if wanted and one.id.startswith(f"{wanted}.")]
    if by_id:
        return tuple(by_id)
    pair = _WITH_COMPANION.fullmatch(plain(wanted))
    if pair is not None and written(pair[1]) and written(pair[2]):
        return _together(matching(pair[1], figures, texts), matching(pair[2], figures, texts))
    found = [one for one in figures if _is_printed_as(wanted, one, texts)]
    return tuple(sorted(found, key=lambda one: plain(one.printed) != plain(wanted)))


def near(
    asked: str, figures: Iterable[PrintedFigure], texts: Mapping[str, Iterable[str]]
) -> tuple[PrintedFigure, ...]:
    """The figures printed most like it, nearest first: numbers by size, words by spelling."""
    number = written(asked)
    if number is None:
        by_words = {plain(one.printed): one for one in figures if written(one.printed) is None}
        close = get_close_matches(plain(asked)[:_LONGEST], by_words, _MOST_NEAR, _ALIKE)
        return tuple(by_words[words] for words in close)
    ranked: list[tuple[Decimal, bool, int, PrintedFigure]] = []
    for order, one in enumerate(figures):
        for form in _forms(one, texts):
            other = written(form)
            if other is not None and number.unit in {"", other.unit}:
                ranked.append((abs(other.amount - number.amount), bool(other.sign), order, one))
    ranked.sort(key=lambda item: item[:3])
    found = {one.printed: one for *_, one in reversed(ranked)}
    return tuple({one.printed: found[one.printed] for *_, one in ranked}.values())[:_MOST_NEAR]


def _is_printed_as(wanted: str, figure: PrintedFigure, texts: Mapping[str, Iterable[str]]) -> bool:
    number, words = written(wanted), plain(wanted)
    return any(_is_meant(number, words, form, figure) for form in _forms(figure, texts))


def _is_meant(number: Written | None, words: str, form: str, figure: PrintedFigure) -> bool:
    """Whether a printed form is the number typed; or the words, or begins one of its words so."""
    if plain(form) == words:
        return True
    other = written(form)
    if number is not None:
        return other is not None and number.is_found_in(other)
    return not figure.value and len(words) > 1 and _holds(plain(form), words)


def _holds(form: str, wanted: str) -> bool:
    """Whether words stand in a text from the beginning of a word on."""
    return re.search(rf"(?<!\w){re.escape(wanted)}", form) is not None


def _forms(figure: PrintedFigure, texts: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((figure.printed, *texts.get(figure.id, ()))))


def _together(
    first: Sequence[PrintedFigure], second: Sequence[PrintedFigure]
) -> tuple[PrintedFigure, ...]:
    """Those of two that stand in one place: a figure and the one in brackets behind it."""

    def places(figures: Sequence[PrintedFigure]) -> set[object]:
        return {place for figure in figures for place in figure.places}

    shared = places(first) & places(second)
    pairs = (one for one in (*first, *second) if shared.intersection(one.places))
    return tuple({one.id: one for one in pairs}.values())
