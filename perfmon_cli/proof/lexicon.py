"""The words by which a text speaks of measures, parts and areas."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.measure import Measure, Unit

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_STEM = 6
#: Words of labels that say what is wanted or how it is counted, not what it is about.
_EMPTY_WORDS = """
a an and all any as at be below by for from has have in into is it its keep level levels maintain
monitor more no not number numbers of on one or out over per than the their to total up use via
was were with who that this these those increase increased reduce reduced decrease decreased
improve improved average change rate rates share proportion percentage percent people persons
person volume year years month months quarter west high time taken among while after figure
figures baseline target police force
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
#: Words that stand for one another in texts of this kind.
_SAME = {
    "child": "childr", "women": "female", "woman": "female", "men": "male", "man": "male",
    "non": "not", "murders": "murder", "youth": "young",
    "reoffending": "offend", "reoffend": "offend", "reoffended": "offend",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20",
    "magistrates": "magist", "minority": "minori", "admitted": "admiss",
}  # fmt: skip
_SHORT_FORMS = {
    "da": ("domest", "abuse"),
    "sso": ("seriou", "sexual", "offenc"),
    "ssos": ("seriou", "sexual", "offenc"),
    "asb": ("anti", "social", "behavi"),
    "em": ("ethnic", "minori"),
    "kc": ("knife", "crime"),
}
#: A measure of another section must be named wholly to be thought of, and better than any of the
#: section; in a text that is about no measure, nearly.
_WHOLLY, _FULLY, _BETTER = 0.99, 0.75, 1.3
#: How much of a measure's name another's must share to be of the same thing.
_ALIKE = 0.55
#: How much of the best score another must have to be spoken of too.
_NEARLY = 0.7


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The beginning of a word, small: "Victims'" and "victim" are one."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _SAME:
        return _SAME[word]
    if word.endswith("s") and word[:-1].isdigit():
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004
        word = f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]  # noqa: PLR2004
    if len(word) > _STEM and word.endswith("ly"):
        word = word[:-2]
    return _SAME.get(word, word[:_STEM])


def stems(text: str) -> list[str]:
    """The stems of a text that say something, in order; short forms in full."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if word in _SHORT_FORMS:
            found.extend(_SHORT_FORMS[word])
        elif word not in _EMPTY:
            found.append(stem(word))
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that words may speak of, with how much of its name they hold."""

    measure: str
    score: float
    coverage: float


class Lexicon:
    """The measures of a catalogue by their words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.measures = catalogue.measures
        self._words: dict[str, frozenset[str]] = {}
        self._by_stem: dict[str, list[str]] = {}
        areas = {
            s for name in (catalogue.settings.area, *catalogue.settings.areas) for s in stems(name)
        }
        for measure in catalogue.measures.values():
            words = frozenset(_of(measure)) - areas
            self._words[measure.id] = words
            for word in words:
                self._by_stem.setdefault(word, []).append(measure.id)
        self.words = frozenset(self._by_stem)
        counts = Counter(word for words in self._words.values() for word in words)
        most = max(len(self._words), 1)
        self._weight = {word: 1.0 / (0.15 + count / most * 6) for word, count in counts.items()}
        self._whole = {
            name: sum(self._weight[word] for word in words) or 1.0
            for name, words in self._words.items()
        }

    def find(self, words: Iterable[str], family: tuple[str, ...]) -> tuple[Candidate, ...]:
        """The measures that the stems speak of, best first; () where they name none.

        Measures of the family need a word that is theirs; others must be named almost fully, and
        better than any of the family.
        """
        scores: dict[str, float] = {}
        for word in dict.fromkeys(words):
            for name in self._by_stem.get(word, ()):
                scores[name] = scores.get(name, 0.0) + self._weight[word]
        own: list[Candidate] = []
        others: list[Candidate] = []
        members = frozenset(family)
        for name, score in scores.items():
            candidate = Candidate(name, score, score / self._whole[name])
            if name in members:
                own.append(candidate)
            elif candidate.coverage >= _FULLY:
                others.append(candidate)
        best = max((c.score for c in own), default=0.0)
        needed = _WHOLLY if own or members else _FULLY
        found = own + [c for c in others if c.coverage >= needed and c.score > best * _BETTER]
        top = max((c.score for c in found), default=0.0)
        close = [c for c in found if c.score >= top * _NEARLY]
        return tuple(sorted(close, key=lambda c: (-c.score, -c.coverage, c.measure)))

    def words_of(self, family: tuple[str, ...]) -> frozenset[str]:
        """The stems of the names of these measures; of all, where there are none."""
        if not family:
            return self.words
        return frozenset[str]().union(*(self._words[name] for name in family))

    def relatives(self, name: str) -> tuple[str, ...]:
        """The measures that share most of a measure's words, likest first: the rate of a number."""
        words = self._words[name]
        alike = []
        for other, theirs in self._words.items():
            both = sum(self._weight[word] for word in words & theirs)
            if other != name and both >= _ALIKE * min(self._whole[name], self._whole[other]):
                alike.append((-both, other))
        return tuple(other for _, other in sorted(alike))

    def is_share(self, name: str) -> bool:
        """Whether the measure is a percentage or a rate."""
        unit = self.measures[name].unit
        return unit.is_percent or unit is Unit.RATE


def _of(measure: Measure) -> list[str]:
    ids = measure.id.replace("_", " ")
    return stems(f"{measure.label} {measure.sub_label} {ids}")
