"""PM404: direction words that the figures do not bear out.

A stated rise is right where the figure rose by any amount; "stable" is wrong only where the printed
trend says up or down (METHODS 4.4). What cannot be told which figure it speaks of is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.findings import Finding
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.proof import numbers as typed_numbers
from perfmon_cli.proof.direction_messages import disagrees
from perfmon_cli.proof.direction_patterns import DOWN, UP
from perfmon_cli.proof.direction_words import PLACE, SINCE, TARGET, THAN, Stated, stated
from perfmon_cli.proof.mentions import EVERY, OTHERS, AreaMention
from perfmon_cli.proof.messages import MOST_CHARACTERS
from perfmon_cli.proof.moves import Move, Moves
from perfmon_cli.proof.near_numbers import from_to, next_mention, size_of
from perfmon_cli.proof.numbers import Kind, Typed
from perfmon_cli.proof.places import Places
from perfmon_cli.proof.said_periods import BASELINE, CURRENT, PeriodMention
from perfmon_cli.proof.scope import Read, Scope
from perfmon_cli.proof.sentences import HEADING
from perfmon_cli.proof.spoken import Spoken
from perfmon_cli.proof.verdicts import contradicts, held

_UNDOES = re.compile(
    r" than (?:undo|offset|revers|outweigh|mak|cancel|doubl|halv|compensat|wip|recover|regain)\w*\b"
)
_RELATIVE = re.compile(r"\b(?:percentage|relative|proportional|per cent) terms\b", re.IGNORECASE)
_PROPORTION = re.compile(r" (?:proportion|share|percentage|rate)s?\b")
_IN_QUARTER = re.compile(
    r"\b(?:in|over|during|on|since) (?:the |this )?(?:last |latest )?quarter\b(?! of)"
)
_HAD = re.compile(r"\bhad (?:been )?(?:[a-z]+ly )?$", re.IGNORECASE)


def check(
    reads: Iterable[Read],
    catalogue: Catalogue,
    dataset: Dataset,
    indicators: Indicators,
) -> tuple[Finding, ...]:
    """PM404 for every direction word that the figures contradict."""
    desk = _Desk(Spoken(catalogue, Moves(catalogue, dataset, indicators)))
    return tuple(found for read in reads for found in desk.sentence(read))


@dataclass(frozen=True, slots=True)
class _Desk:
    spoken: Spoken

    def sentence(self, read: Read) -> Iterator[Finding]:
        sentence = read.sentence
        if sentence.kind == HEADING or sentence.is_quotation or sentence.is_own:
            return
        if len(sentence.text) > MOST_CHARACTERS:  # which PM403 says
            return
        words = [w for w in stated(sentence.text) if not sentence.is_quoted(w.start, w.end)]
        if not words:
            return
        numbers = [n for n in typed_numbers.read(sentence.text) if n.kind is Kind.FIGURE]
        for word in words:
            if not sentence.is_live(word.start, word.end) and not self._is_own(read, word):
                against = self._against(read, word, numbers)
                if against is not None:
                    yield disagrees(read, word, against)

    def _is_own(self, read: Read, word: Stated) -> bool:
        """Whether what it states is marked as not in the data: the next mark of its clause."""
        end = read.clause_at(word.start).end
        return any(word.end <= mark.at <= end for mark in read.sentence.own)

    def _against(self, read: Read, word: Stated, numbers: Sequence[Typed]) -> Move | None:
        """What contradicts the word; None where nothing does."""
        scope = read.at(word.start, word.end)
        if _is_of_others(scope) or self._is_of_other(read.sentence.text, word, scope):
            return None
        if word.how == PLACE:
            return Places(self.spoken).place(read, word, scope, numbers)
        if word.how == SINCE:
            return Places(self.spoken).since(word, scope)
        if word.how == TARGET:
            return self._target(read, word, scope)
        if word.how == THAN:
            return self._than(read, word, scope, numbers)
        return self._change(read, word, scope, numbers)

    def _is_of_other(self, text: str, word: Stated, scope: Scope) -> bool:
        """Whether it says "more than undoes", or speaks of shares where the measure counts."""
        if _UNDOES.match(text, word.end):
            return True
        if word.how == PLACE and _RELATIVE.search(text, 0, word.start):
            return True
        known = self.spoken.catalogue.measures
        is_share = any(known[name].unit.is_percent for name in scope.measures)
        return not is_share and bool(_PROPORTION.match(text, word.end))

    def _change(
        self, read: Read, word: Stated, scope: Scope, numbers: Sequence[Typed]
    ) -> Move | None:
        ends = from_to(read.sentence.text, word, numbers)
        if ends is not None and word.sense in {UP, DOWN} and not word.is_negated:
            first, last = ends
            if (last > first) == (word.sense == UP) and last != first:
                return None
            if first != last:
                return self._any_move(scope, ends)
        size = size_of(read.sentence.text, word, numbers)
        moves = list(self._sized(scope, size)) if size is not None else []
        if not moves and size is not None and _IN_QUARTER.search(read.sentence.text, word.end):
            moves = self._since_last(scope, size)
        if not moves:
            if not (scope.measures and self.spoken.has_subject(read, word, scope)):
                return None
            if _HAD.search(read.sentence.text[: word.start]) or _HAD.match(word.text):
                return None  # how it was before the time that the figures are of
            moves = self._meant(scope, size, numbers)
        return contradicts(word, moves, every=scope.every_area)

    def _meant(self, scope: Scope, size: Typed | None, numbers: Sequence[Typed]) -> list[Move]:
        """The moves spoken of; where no measure is named, those whose figures stand beside."""
        moves = self._unsized(scope, size)
        quoted = list(held(moves, numbers))
        if scope.is_named or len(quoted) < len(moves):
            return quoted
        names = self.spoken.allowed(scope, scope.family, size.amount.unit if size else "")
        others = [m for ref in self.spoken.refs(scope, names) for m in self.spoken.over(ref, scope)]
        beside = list(held(others, numbers))
        return beside if len(beside) < len(others) else moves

    def _any_move(self, scope: Scope, ends: tuple[Decimal, Decimal]) -> Move | None:
        """The move from one typed number to the other, where there is such a one."""
        moves = [
            m for ref in self.spoken.refs(scope, scope.family) for m in self.spoken.over(ref, scope)
        ]
        return next(
            (
                m
                for m in moves
                if {m.value(m.then), m.value(m.now)} & {str(ends[0]), f"{ends[0]:,}"}
            ),
            moves[0] if moves else None,
        )

    def _sized(self, scope: Scope, size: Typed) -> Iterator[Move]:
        """The moves that are as large as the number says; a plain number is no share's."""
        if not size.amount.unit:
            scope = replace(scope, hint="")
        allowed = self.spoken.allowed(scope, scope.family, size.amount.unit)
        for names in (self.spoken.fitting(scope, size.amount.unit), allowed):
            found = [
                move
                for ref in self.spoken.refs(scope, names)
                for move in self.spoken.over(ref, scope)
                if move.prints_as(size.amount.low, max(size.amount.decimals, 0), size.amount.unit)
            ]
            if found:
                yield from found
                return

    def _since_last(self, scope: Scope, size: Typed) -> list[Move]:
        """The moves of this size from the figure before the newest: "by 51 in the quarter"."""
        amount = size.amount
        refs = self.spoken.refs(scope, self.spoken.fitting(scope, amount.unit))
        moves = (m for ref in refs for m in self.spoken.moves.since_last(ref))
        return [m for m in moves if m.prints_as(amount.low, max(amount.decimals, 0), amount.unit)]

    def _unsized(self, scope: Scope, size: Typed | None) -> list[Move]:
        names = self.spoken.fitting(scope, size.amount.unit if size else "")
        return [m for ref in self.spoken.refs(scope, names) for m in self.spoken.over(ref, scope)]

    def _than(
        self, read: Read, word: Stated, scope: Scope, numbers: Sequence[Typed]
    ) -> Move | None:
        """What contradicts "higher than in 2019/20", "5.0 points lower than a year ago"."""
        if not scope.measures or word.is_negated:
            return None
        text = read.sentence.text
        area = next_mention(read.areas, text, word.end)
        period = next_mention(read.periods, text, word.end)
        if area is not None and (period is None or area.start < period.start):
            return self._than_area(read, word, scope, area)
        if period is None or period.is_open or period.kind == CURRENT:
            return None
        if not self.spoken.has_subject(read, word, scope) and not scope.is_named:
            return None
        size = size_of(read.sentence.text, word, numbers)
        moved = Scope(
            measures=scope.measures,
            family=scope.family,
            parts=scope.parts,
            areas=scope.areas,
            every_area=scope.every_area,
            base=period,
            hint=scope.hint,
        )
        moves = list(self._sized(moved, size)) if size is not None else []
        return contradicts(
            word,
            moves or held(self._unsized(moved, size), numbers),
            every=scope.every_area,
        )

    def _than_area(self, read: Read, word: Stated, scope: Scope, other: AreaMention) -> Move | None:
        before = [m for m in read.areas if m.end <= word.start and m.area != EVERY]
        if not before or other.area == EVERY or before[-1].area == other.area:
            return None
        refs = [
            (name, part, before[-1].area)
            for name in self.spoken.fitting(scope)
            for part in scope.parts
        ]
        return contradicts(
            word,
            [m for ref in refs for m in self.spoken.moves.between(ref, other.area)],
        )

    def _target(self, read: Read, word: Stated, scope: Scope) -> Move | None:
        if not scope.measures or word.is_negated or not self.spoken.has_subject(read, word, scope):
            return None
        held = read.sentence.text[word.end : word.end + 40].casefold()
        refs = self.spoken.refs(scope, self.spoken.fitting(scope))
        if "baseline" in held.split("target")[0]:
            base = PeriodMention(start=0, end=0, kind=BASELINE, text="baseline")
            moves = [m for ref in refs for m in self.spoken.moves.over_time(ref, base, None)]
        else:
            moves = [m for ref in refs for m in self.spoken.moves.to_target(ref)]
        return contradicts(word, moves)


def _is_of_others(scope: Scope) -> bool:
    """Whether it is said of districts not named, or of years before those that are compared."""
    is_before = scope.period is not None and scope.period.is_before and scope.base is None
    return is_before or OTHERS in scope.areas
