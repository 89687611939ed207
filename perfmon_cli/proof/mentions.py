"""Where a sentence names areas and parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.proof.lexicon import stem

#: An area that stands for each of the districts.
EVERY = "*"
#: An area that stands for the districts not named.
OTHERS = "~"
_OTHERS = r"(?:the )?(?:other|remaining) (?:\w+ )?(?:district|area|division)s"
_EVERY_AREA = (
    r"(?:every|each) (?:of the (?:\w+ )?)?(?:district|area|division)s?"
    r"|(?:all|both)(?: of)?(?: the)?(?: \w+)? (?:district|area|division)s"
    r"|(?:all|each) (?:of the )?(?:four|five|six|seven|eight|nine|ten)"
    r"(?= (?:has|have|had|is|are|was|were|saw|see|fell|rose|dropped|improved|recorded)\b)"
)
#: Behind an area's name these make it part of another name ("Leeds City Council").
_NAMED_ON = r"(?!(?:['’]s)? [A-Z](?![a-z]+ (?:had|has|was|is|fell|rose)\b)|-)"
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_LONGEST_GAP = 3
#: Words of names of parts that alone name none; shorter ones do not either.
_VAGUE = frozenset({"person", "people", "victim", "vehicl", "attemp", "sectio", "across", "distri"})
_SHORTEST = 5
#: Whom a part is of goes without saying: "under 25" is "victim under 25".
_ANYBODY = frozenset({"victim", "victims", "person", "persons"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMention:
    """An area's name at an offset; "" is the whole area, `EVERY` each of the districts."""

    start: int
    end: int
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMention:
    """The name of a part at an offset."""

    start: int
    end: int
    part: str


class Finder:
    """Finds the mentions of a catalogue's areas and parts, and of periods."""

    def __init__(self, catalogue: Catalogue) -> None:
        settings = catalogue.settings
        self._areas = {name.casefold(): name for name in settings.areas}
        if settings.area:
            self._areas[settings.area.casefold()] = ""
        for name in catalogue.names:
            for word in name.words:
                if (
                    len(name.written) == 1
                    and name.measure is None
                    and word.casefold() in self._areas
                ):
                    self._areas.setdefault(name.written[0].casefold(), self._areas[word.casefold()])
        names = "|".join(re.escape(name) for name in sorted(self._areas, key=len, reverse=True))
        named = rf"|(?P<named>(?i:{names})){_NAMED_ON}(?!\w)" if names else ""
        whole = (
            r"the (?:whole|county|force area|region as a whole|area as a whole)(?: area| county)?"
        )
        self._area = re.compile(
            rf"\b(?:(?P<others>(?i:{_OTHERS}))|(?P<every>(?i:{_EVERY_AREA}))"
            rf"|(?P<whole>(?i:{whole})){named})"
        )
        self._parts: dict[str, tuple[str, ...]] = {}
        self._short: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._phrases: set[tuple[str, ...]] = set()  #: of the labels of measures with parts
        for measure in catalogue.measures.values():
            words = {part: tuple(_part_words(part)) for part in measure.parts}
            common = set.intersection(*map(set, words.values())) if len(words) > 1 else set()
            for part, own in words.items():
                self._parts[part] = tuple(w for w in own if w not in common) or own
                self._short.setdefault(part, tuple(_short_names(part, words, measure.label)))
            if words:
                label = _stems(f"{measure.label} {measure.sub_label}")
                self._phrases.update(zip(label, label[1:], label[2:], strict=False))

    def areas(self, text: str) -> Iterator[AreaMention]:
        """The areas named, in order."""
        for match in self._area.finditer(text):
            if match["every"] or match["others"]:
                area = EVERY if match["every"] else OTHERS
            else:
                area = "" if match["whole"] else self._areas[match["named"].casefold()]
            yield AreaMention(start=match.start(), end=match.end(), area=area)

    def _is_label(self, words: Sequence[tuple[int, int, str]], mention: PartMention) -> bool:
        """Whether a part's word stands as it does in a label: "killed or seriously injured"."""
        at = next(i for i, (start, _, _) in enumerate(words) if start == mention.start)
        around = tuple(word for _, _, word in words[max(0, at - 1) : at + 2])
        return words[at][1] == mention.end and around in self._phrases

    def parts(self, text: str, wanted: Sequence[str]) -> Iterator[PartMention]:
        """Where these parts are named; the longest name where several begin alike."""
        words = [(m.start(), m.end(), stem(m[0])) for m in _TOKEN.finditer(text)]
        found: list[PartMention] = []
        for part in wanted:
            own = self._parts.get(part, ())
            runs = [*_runs(words, own, part)]
            for name in self._short.get(part, ()):
                runs.extend(_short_runs(words, name, part))
            found.extend(m for m in runs if not self._is_label(words, m))
        for mention in sorted(found, key=lambda m: (m.start, m.start - m.end)):
            if not any(
                other.start <= mention.start
                and mention.end <= other.end
                and other.end - other.start > mention.end - mention.start
                for other in found
            ):
                yield mention


def _short_runs(
    words: Sequence[tuple[int, int, str]], name: tuple[str, ...], part: str
) -> Iterator[PartMention]:
    """Where a part is called by its short name, not by that of another: "section 20 wounding"."""
    ends = {end: word for _, end, word in words}
    for mention in _runs(words, name, part):
        before = ends.get(mention.start - 1, "")
        if not before.isdigit() or before in part:
            yield mention


def _stems(text: str) -> list[str]:
    return [stem(match[0]) for match in _TOKEN.finditer(text)]


def _part_words(part: str) -> Iterator[str]:
    words = [match[0].casefold() for match in _TOKEN.finditer(part)]
    words = [word for word in words if word not in {"and", "the", "with", "aged"}]
    told = [word for word in words if word not in _ANYBODY]
    yield from map(stem, told or words)


def _short_names(
    part: str, words: dict[str, tuple[str, ...]], label: str
) -> Iterator[tuple[str, ...]]:
    """What a part is called where its measure is known: "burglary", "under 25", "young people"."""
    named = set(map(stem, label.split()))
    others = {word for other, theirs in words.items() if other != part for word in theirs}
    own = words[part]
    for word in own if len(own) > 1 and "not" not in own else ():
        if word.isalpha() and len(word) >= _SHORTEST and word not in {*others, *named, *_VAGUE}:
            yield (word,)
    if "under" in own and "under" not in others:
        at = own.index("under")
        age = own[at + 1 : at + 2] or own[at - 2 : at - 1]
        if own[at:] != own and age:
            yield ("under", *age)
        yield from (("under", f"{age[0]}s"),) if age else ()
        if "young" not in others:
            yield from (("young", "people"), ("younge", "people"))


def _runs(
    words: Sequence[tuple[int, int, str]], wanted: tuple[str, ...], part: str
) -> Iterator[PartMention]:
    """Where the words of a part stand in order, with little between them."""
    if not wanted:
        return
    for index, (start, end, word) in enumerate(words):
        if word != wanted[0]:
            continue
        at, last = index, end
        for following in wanted[1:]:
            for next_at in range(at + 1, min(at + 1 + _LONGEST_GAP, len(words))):
                if words[next_at][2] == following:
                    at, last = next_at, words[next_at][1]
                    break
            else:
                break
        else:
            yield PartMention(start=start, end=last, part=part)
