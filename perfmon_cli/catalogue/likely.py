"""Which measures somebody means who types a word of an id or of a label, or misspells one."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from perfmon_cli.catalogue.matching import plain
from perfmon_cli.measure import Measure

_CLOSE, _CLOSE_WORD = 0.6, 0.75
_MOST = 3
#: How much of the best score another one must have to be named beside it.
_NEARLY = 0.8
#: What the beginning of a word is worth beside the word itself ("victim" of "victims").
_BEGINNING = 0.9
_SHORTEST_BEGINNING = 3


def named(text: str, measures: Iterable[Measure]) -> Measure | None:
    """The one measure with this id or this label; capitals, spaces and punctuation do not matter.

    None where there is none, or where several have the label.
    """
    known = tuple(measures)
    wanted = plain(text)
    by_id = [m for m in known if plain(m.id) == wanted]
    found = by_id or [m for m in known if plain(m.label) == wanted]
    return found[0] if wanted and len(found) == 1 else None


def likely(text: str, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures probably meant, at most three, the likeliest first.

    A word counts where it stands in the id or in the label, and so does its beginning; else what
    is spelt most like it. Of equally likely ones those whose id begins with the text come first,
    then those whose id is most like it.
    """
    typed = text.casefold()
    ranked = []
    for number, measure in enumerate(measures):
        whole = _alike(typed, measure.id)
        score = max(whole, _by_words(typed, measure))
        if score >= _CLOSE:
            is_later = not measure.id.startswith(typed)
            ranked.append((-score, is_later, -whole, number, measure))
    ranked.sort(key=lambda found: found[:4])
    return tuple(one[4] for one in ranked[:_MOST] if one[0] <= ranked[0][0] * _NEARLY)


def _by_words(typed: str, measure: Measure) -> float:
    """How well the words typed are found among those of the id and the label, 0 to 1."""
    wanted = _words(typed)
    known = {*_words(measure.id), *_words(measure.label), *_words(measure.sub_label)}
    if not wanted or not known:
        return 0.0
    return sum(max(_word(word, other) for other in known) for word in wanted) / len(wanted)


def _word(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
        return _BEGINNING
    alike = _alike(word, other)
    return min(alike, _BEGINNING) if alike >= _CLOSE_WORD else 0.0


def _words(text: str) -> list[str]:
    spaced = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return spaced.split()


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
