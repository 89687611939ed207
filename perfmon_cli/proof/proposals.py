"""Sentences with the live figure in place of the number that was typed, to copy into the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from perfmon_cli.cells.model import CellRef
from perfmon_cli.proof.entries import Entry, State
from perfmon_cli.proof.number_words import Hedge
from perfmon_cli.proof.sentences import COMMENT, Sentence

_LIVE_QUANTITIES = frozenset({"value", "average", "change"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence as it was typed, and with live figures in it."""

    where: CellRef
    line: int | None
    typed: str
    proposed: str


def proposals(entries: Sequence[Entry]) -> tuple[Proposal, ...]:
    """For every sentence whose numbers can be live figures, that sentence.

    A number can where it is exactly what the live figure prints, and no other figure that the
    sentence may speak of is the same. Comments and tables typed into the workbook hold none.
    """
    found = []
    for _, group in groupby(entries, key=lambda entry: id(entry.sentence)):
        listed = list(group)
        sentence = listed[0].sentence
        able = [(e.typed.start, e.typed.end, live) for e in listed if (live := live_of(e))]
        if able and sentence.kind != COMMENT and sentence.line is not None:
            as_typed = _with_marks(sentence, ())
            proposed = _with_marks(sentence, able)
            found.append(Proposal(sentence.where, sentence.line, as_typed, proposed))
    return tuple(found)


def live_of(entry: Entry) -> str:
    """What stands for a typed number between braces, with the words it leaves; "" for none."""
    known, amount = entry.known, entry.typed.amount
    if entry.state is not State.MATCHED or known is None or not known.live or not entry.is_only:
        return ""
    is_plain = entry.typed.hedge is Hedge.NONE and not amount.sign and not amount.is_word
    is_exact = amount.low == amount.high == abs(known.shown) and amount.decimals == known.decimals
    is_negative = known.quantity != "change" and known.shown < 0
    if not (is_plain and is_exact) or is_negative or known.quantity not in _LIVE_QUANTITIES:
        return ""
    rest = entry.typed.text.lstrip("0123456789.,") if known.unit == "days" else ""
    return f"{{{{ {known.live} }}}}{rest}"


def _with_marks(sentence: Sentence, able: Sequence[tuple[int, int, str]]) -> str:
    """The sentence as it is written in its file: live figures and own marks are words again."""
    pieces = sorted((*_marks(sentence), *able))
    words, at = [], 0
    for start, end, text in pieces:
        words += [sentence.text[at:start], text]
        at = end
    return "".join((*words, sentence.text[at:])).strip()


def _marks(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    for figure in sentence.lives:
        yield figure.start, figure.end, f"{{{{ {figure.live.text} }}}}"
    for mark in sentence.own:
        yield mark.at, mark.at, f" [own: {mark.source}]"
