"""What is said of a direction word that the figures contradict, and what to do about it."""

from perfmon_cli.findings import Finding, finding
from perfmon_cli.proof.direction_words import CHANGE, Stated
from perfmon_cli.proof.moves import Move
from perfmon_cli.proof.scope import Read
from perfmon_cli.wording import subjects

_AROUND = 60


def disagrees(read: Read, word: Stated, move: Move) -> Finding:
    """PM404 for a word that a move of the figures contradicts."""
    sentence = read.sentence
    indicator = move.indicator
    name = subjects.named(indicator.measure, indicator.part, indicator.area)
    way = "is the same" if move.change == 0 else f"is {'higher' if move.change > 0 else 'lower'}"
    problem = (
        f'"{word.text}" in "{_quoted(sentence.text, word.start)}" does not agree with the '
        f"figures: {name} is {move.value(move.now)} {move.now.name} and "
        f"{move.value(move.then)} {move.then.name}, so it {way}."
    )
    return finding(
        "PM404",
        problem,
        _remedy(word, move),
        where=sentence.where,
        line=sentence.line,
        measure=indicator.measure.id,
        part=indicator.part,
        area=indicator.area,
    )


def _remedy(word: Stated, move: Move) -> str:
    if word.how != CHANGE or word.is_noun or not move.comparator:
        return "Correct the word, or the measure, area or period it speaks of."
    indicator = move.indicator
    part = f"({indicator.part})" if indicator.part else ""
    area = f"[{indicator.area}]" if indicator.area else ""
    on = "" if move.comparator == indicator.trend.comparator.name else f" on {move.comparator}"
    live = f"{{{{ {indicator.measure.id}{part}{area}.direction{on} }}}}"
    return f"Correct the word, or write {live} in its place."


def _quoted(text: str, at: int) -> str:
    """The words around an offset, short enough for a message."""
    start = max(0, text.rfind(" ", 0, max(0, at - 40)) + 1) if at > _AROUND else 0
    end = text.find(" ", at + _AROUND)
    end = len(text) if end < 0 else end
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
