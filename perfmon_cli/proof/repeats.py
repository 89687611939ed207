"""Paragraphs that stand twice in a paper (PM406), and text unchanged since last quarter (PM407)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Commentary, Live, Run, Text, TextList, TextParagraph
from perfmon_cli.findings import Finding, finding

#: Shorter paragraphs are formulas ("This report has no financial implications.").
_FEWEST_WORDS = 12
_SHINGLE = 4
#: How much of two paragraphs' runs of words must be the same for them to be nearly the same.
_NEARLY = 0.75
#: A run of words that stands in more paragraphs than this says nothing about them.
_MOST_SHARED = 20
_WORD = re.compile(r"[^\W_]+(?:['’.,/][^\W_]+)*")
_FIGURE = re.compile(
    r"[£#]?(?:\d[\d,./–-]*|#)(?:st|nd|rd|th)?(?:\s?(?:%|per cent|percentage points?|pp"
    r"|days)(?!\w))?"
)
_DATE_WORD = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_DIRECTION = re.compile(r"\b(?:rose|fell|did not change)\b")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Passage:
    file: str
    line: int
    words: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.file} line {self.line}"


def repeated(texts: Sequence[Commentary]) -> tuple[Finding, ...]:
    """PM406 for every paragraph that is the same as an earlier one, or nearly.

    The time it takes grows with the number of words, not with that of pairs of paragraphs.
    """
    found: list[Finding] = []
    first: dict[tuple[str, ...], _Passage] = {}
    holders: dict[tuple[str, ...], list[int]] = {}
    kept: list[tuple[_Passage, frozenset[tuple[str, ...]]]] = []
    for text in texts:
        for passage in _passages(text, _as_typed):
            same = first.setdefault(passage.words, passage)
            if same is not passage:
                found.append(_finding(passage, same, "the same as"))
                continue
            shingles = _shingles(passage.words)
            shared = Counter(
                at for s in shingles if len(h := holders.get(s, [])) <= _MOST_SHARED for at in h
            )
            for at, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
                other, theirs = kept[at]
                if count >= _NEARLY * max(len(shingles), len(theirs)):
                    found.append(_finding(passage, other, "nearly the same as"))
            for shingle in shingles:
                holders.setdefault(shingle, []).append(len(kept))
            kept.append((passage, shingles))
    return tuple(found)


def unchanged(texts: Sequence[Commentary], before: Sequence[Commentary]) -> tuple[Finding, ...]:
    """PM407 for every paragraph that stood in the quarter before, figures aside.

    Standing texts are not looked at: they are meant to stay.
    """
    held: dict[tuple[str, ...], _Passage] = {}
    for text in before:
        if not is_standing(text):
            for passage in _passages(text, _without_figures):
                held.setdefault(passage.words, passage)
    found = []
    for text in texts:
        for passage in () if is_standing(text) else _passages(text, _without_figures):
            if passage.words in held:
                problem = (
                    f"This paragraph is the same as in {held[passage.words].place}, figures aside."
                )
                remedy = (
                    "Check that it is still true. A text that never changes belongs into "
                    "commentary/standing."
                )
                where = CellRef(passage.file)
                found.append(finding("PM407", problem, remedy, where=where, line=passage.line))
    return tuple(found)


def is_standing(text: Commentary) -> bool:
    """Whether it recurs every quarter by design."""
    return "standing" in text.file.split("/")[:-1]


def _finding(passage: _Passage, other: _Passage, how: str) -> Finding:
    return finding(
        "PM406",
        f"This paragraph is {how} {other.place}.",
        "Take one of them out, or write what is different.",
        where=CellRef(passage.file),
        line=passage.line,
    )


def _passages(text: Commentary, say: Callable[[Text], str]) -> Iterator[_Passage]:
    for block in text.blocks:
        pieces: tuple[tuple[Text, int], ...] = ()
        if isinstance(block, TextParagraph):
            pieces = ((block.text, block.line),)
        elif isinstance(block, TextList):
            pieces = tuple((item, block.line_of(at)) for at, item in enumerate(block.items))
        for piece, line in pieces:
            words = tuple(_WORD.findall(say(piece).casefold()))
            if len(words) >= _FEWEST_WORDS:
                yield _Passage(text.file, line, words)


def _as_typed(piece: Text) -> str:
    """Its words; a live figure counts by what it refers to."""
    return "".join(
        inline.text if isinstance(inline, Run) else f" {inline.text} "
        for inline in piece
        if isinstance(inline, Run | Live)
    )


def _without_figures(piece: Text) -> str:
    """Its words without figures, dates and the word for a live direction."""
    text = "".join(
        inline.text if isinstance(inline, Run) else "#"
        for inline in piece
        if isinstance(inline, Run | Live)
    ).casefold()
    text = _DIRECTION.sub(" ", _DATE_WORD.sub(" ", _FIGURE.sub(" ", text)))
    return _SPACES.sub(" ", text)


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))
