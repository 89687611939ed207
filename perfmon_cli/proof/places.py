"""First and last places: "highest in Kirklees", "the lowest since 2018/19"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.proof.direction_patterns import UP
from perfmon_cli.proof.direction_words import Stated
from perfmon_cli.proof.mentions import EVERY, AreaMention
from perfmon_cli.proof.moves import Move
from perfmon_cli.proof.near_numbers import LONGEST_GAP, next_mention, number_before, number_behind
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.scope import Read, Scope
from perfmon_cli.proof.spoken import Ref, Spoken
from perfmon_cli.proof.verdicts import is_wrong
from perfmon_cli.wording.numbers import rounded

_FEWEST_AREAS = 2
_SIZE_WORD = re.compile(r"largest|greatest|biggest|smallest", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:[a-z]+ )?(?:numbers?|rates?|shares?|proportions?|percentages?|figures?|totals?"
    r"|volumes?)\b"
)
#: What keeps a first place from an area that is named further behind.
_AWAY = re.compile(r"\d|\band\b|\bbut\b")
#: A figure in brackets, or between commas, behind a district's name.
_NUMBERED = re.compile(r" ?\(#+\)|,? (?:at|on|with) #+,?")
_AND = re.compile(r"\s*(?:,|,?\s*and|&)\s*")


def _between(area: AreaMention, word: Stated, numbers: Sequence[Typed]) -> Typed | None:
    """The number between a district and its place: "Kirklees, at 7.9%, had the lowest"."""
    found = [n for n in numbers if area.end <= n.start and n.end <= word.start]
    return found[0] if len(found) == 1 else None


def _figures(numbers: Sequence[Typed]) -> list[Typed]:
    """Without words that count districts ("of the five")."""
    return [n for n in numbers if not n.amount.is_word or n.amount.unit]


@dataclass(frozen=True, slots=True)
class Places:
    """Checks who is first and last."""

    spoken: Spoken

    def place(
        self, read: Read, word: Stated, scope: Scope, numbers: Sequence[Typed]
    ) -> Move | None:
        """What beats a first place among districts: "highest in Kirklees, at 14.9%".

        A number behind it says which measure is meant; without one the words must.
        """
        is_size = not word.of_change and _SIZE_WORD.fullmatch(word.text)
        if is_size and not _COUNTED.match(read.sentence.text, word.end):
            return None
        number = number_before(read.sentence.text, word, numbers)
        area = self._area_of(read, number) if number else self._placed_area(read, word)
        if area is None or word.is_negated:
            return None
        number = number or _between(area, word, numbers)
        number = number or number_behind(read.sentence.text, word, area, _figures(numbers))
        if number is None and (word.of_change or not scope.is_named):
            return None
        named = self._listed(read, area, numbers)
        names = dict.fromkeys((*self.spoken.fitting(scope), *(scope.family if number else ())))
        shown: Move | None = None
        for name in names:
            for part in scope.parts:
                ref = (name, part, area.area)
                found = self._beaten(word, ref, number, read.sentence.text, len(named))
                if found is None:
                    continue
                if not found:
                    return None
                shown = shown or found[0]
        return shown

    def _placed_area(self, read: Read, word: Stated) -> AreaMention | None:
        """The district said to be first: right behind, else the nearest before in the clause."""
        text = read.sentence.text
        area = next_mention(read.areas, text, word.end)
        if area is None or _AWAY.search(text, word.end, area.start):
            start = max(read.clause_at(word.start).start, word.start - LONGEST_GAP)
            before = [m for m in read.areas if start <= m.start and m.end <= word.start]
            area = before[-1] if before else None
        return area if area and area.area not in {"", EVERY} else None

    def _listed(
        self, read: Read, area: AreaMention, numbers: Sequence[Typed]
    ) -> tuple[AreaMention, ...]:
        """The districts that share a place: "Wakefield (78.3%) and Bradford (77.7%)"."""
        text = read.sentence.text
        for number in numbers:
            text = f"{text[: number.start]}{'#' * (number.end - number.start)}{text[number.end :]}"
        text = _NUMBERED.sub(lambda match: " " * len(match[0]), text)
        at = read.areas.index(area)
        first = last = at
        while first and _AND.fullmatch(text[read.areas[first - 1].end : read.areas[first].start]):
            first -= 1
        while last + 1 < len(read.areas) and _AND.fullmatch(
            text[read.areas[last].end : read.areas[last + 1].start]
        ):
            last += 1
        return read.areas[first : last + 1]

    def _area_of(self, read: Read, number: Typed) -> AreaMention | None:
        """The district whose figure a number is."""
        names = read.at(number.start, number.end).areas
        before = [m for m in read.areas if m.end <= number.start and m.area in names and m.area]
        return before[-1] if before and EVERY not in names else None

    def _beaten(
        self, word: Stated, ref: Ref, number: Typed | None, text: str, places: int
    ) -> tuple[Move, ...] | None:
        """The district that beats it, () where none does, None where this is not what is meant."""
        name, part, area = ref
        scores = self._scores(word, name, part, text)
        if area not in scores or len(scores) < _FEWEST_AREAS:
            return None
        if number is not None and not self._is_of(word, ref, number):
            return None
        ordered = sorted(scores.values(), reverse=word.sense == UP)
        best = ordered[0]
        if scores[area] in ordered[:places]:
            return ()
        winner = next(a for a, score in scores.items() if score == best)
        return tuple(self.spoken.moves.between(ref, winner)) or None

    def _scores(self, word: Stated, name: str, part: str, text: str) -> dict[str, Decimal]:
        """Every district's figure, or how far it moved."""
        districts = self.spoken.moves.among_areas(name, part)
        if not word.of_change:
            return {one.area: one.value for one in districts if one.value is not None}
        around = text[max(0, word.start - 40) : word.end + 15].casefold()
        is_fall = any(w in around for w in ("fall", "decrease", "drop", "reduc", "decline"))
        is_rise = any(w in around for w in ("rise", "increase", "growth"))
        scores = {}
        for one in districts:
            for move in self.spoken.moves.over_time((name, part, one.area), None, None):
                signed = -move.change if is_fall else move.change
                scores[one.area] = signed if is_fall or is_rise else abs(move.change)
                break
        return scores

    def _is_of(self, word: Stated, ref: Ref, number: Typed) -> bool:
        """Whether a number is the figure (or its change) that has the place."""
        amount, decimals = number.amount.low, max(number.amount.decimals, 0)
        if word.of_change:
            moves = self.spoken.moves.over_time(ref, None, None)
            return any(m.prints_as(amount, decimals, number.amount.unit) for m in moves)
        indicator = self.spoken.moves.indicators.get(*ref)
        is_percent = number.amount.unit in {"%", "pp"}
        if indicator is None or indicator.value is None:
            return False
        if is_percent != indicator.measure.unit.is_percent:
            return False
        return rounded(indicator.value, decimals) == amount

    def since(self, word: Stated, scope: Scope) -> Move | None:
        """What beats "the highest since 2018/19": no later figure of the series may be higher."""
        if not scope.measures:
            return None
        shown: Move | None = None
        for ref in self.spoken.refs(scope, self.spoken.fitting(scope)):
            series = self.spoken.moves.values(ref)
            if len(series) < 2:  # noqa: PLR2004
                return None
            mention = next((p for p in scope.periods if p.start > word.end), None)
            measure = self.spoken.catalogue.measures[ref[0]]
            first = 0
            if mention is not None:
                said = mention.periods(measure, self.spoken.moves.indicators.quarter)
                first = next(
                    (i + 1 for i, (p, _) in enumerate(series) if said and p.end >= said[0].end), 0
                )
            now = series[-1][1]
            between = [value for _, value in series[first:-1]]
            beaten = any(v > now if word.sense == UP else v < now for v in between)
            if not beaten:
                return None
            moves = list(self.spoken.moves.over_time(ref, None, None))
            shown = shown or next((m for m in moves if is_wrong(word, m)), None)
        return shown
