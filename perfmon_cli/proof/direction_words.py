"""The words that say which way a figure went or how it stands, and when they say nothing.

A word counts as a statement only where it states: "rose by 24", "is lower than in 2019/20". Aims
("to reduce"), expectations ("may fall"), conditions ("where recording rises"), negations ("did not
fall"), adjectives ("increased use of") and quantities ("more than 40", "more work is needed") do
not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UP, DOWN, FLAT, STABLE, BETTER, WORSE = (
    "up",
    "down",
    "flat",
    "stable",
    "better",
    "worse",
)
#: How a word states: a verb or noun of change, a comparison ("than"), a first or last place.
CHANGE, THAN, PLACE, SINCE, TARGET = "change", "than", "place", "since", "target"

_ADVERB = (
    r"(?:(?:also|again|even|only|just|slightly|significantly|sharply|markedly|steadily|further|"
    r"considerably|substantially|much|far|well|a little|a lot|slightly|somewhat|still|now"
    r"|gradually|"
    r"greatly|rapidly|steeply|marginally|[a-z]+ly) )*"
)
_OPEN = (
    r"(?=\s*(?:[.,;:)!?]|$|–|—|-\s|(?:by|from|to|in|over|on|since|during|during|compared|between|"
    r"again|slightly|significantly|sharply|markedly|steadily|further|considerably|substantially|"
    r"only|and|but|while|whereas|across|for|at|within|this|last|year|against|every|each|more|"
    r"steeply|a little|a lot|somewhat|most|the most|when|after|as|with|overall|nearly|almost|about|"
    r"throughout|everywhere|[a-z]+ly)\b))"
)
_GOING = "(?:has|have|is|are|was|were|been)(?: also| been)*"
_VERBS = {
    UP: (
        rf"rose|have risen|has risen|had risen|{_GOING} (?:rising|growing|increasing|climbing)"
        "|grew|climbed|jumped|soared|surged|leapt|swelled|(?:edged|crept|ticked|shot) up|went up"
        "|(?:have|has|had) gone up|doubled|trebled|tripled|quadrupled"
    ),
    DOWN: (
        "fell|have fallen|has fallen|had fallen"
        rf"|{_GOING} (?:falling|decreasing|declining|dropping)"
        "|shrank|(?:have|has|had) shrunk|plummeted|plunged|tumbled|slipped|dipped|sank"
        "|(?:edged|crept|ticked) down|went down|(?:have|has|had) gone down|came down"
        "|(?:have|has|had) come down|halved"
    ),
    FLAT: (
        "did not change|has not changed|have not changed"
        "|(?:was|is|were|are|remain(?:s|ed)?|stayed|stays) unchanged"
    ),
    STABLE: (
        r"(?:(?:has|have|was|is|were|are|remain(?:s|ed)?|stayed|stays|held|kept|been|as"
        r"|relatively|broadly|fairly) )+"
        r"(?:stable|steady|level|flat|similar(?! to each)|constant)(?! position| in all)"
    ),
}
#: These are adjectives as often as verbs: "increased use", "reduced funding", "improved training".
_OFTEN_ADJECTIVES = {
    UP: "increased|grown|risen",
    DOWN: "decreased|reduced|declined|dropped|fallen|lessened|shrunk",
    BETTER: "improved",
    WORSE: "worsened|deteriorated",
}
_NOUNS = {
    UP: "increase|rise|growth|jump|uplift",
    DOWN: "decrease|fall|drop|reduction|decline",
    BETTER: "improvement",
    WORSE: "deterioration|worsening",
}
_BASES = {
    UP: "rise|increase|grow|climb",
    DOWN: "fall|decrease|decline|drop",
    BETTER: "improve",
}
_COMPARATIVES = {
    UP: "higher|more|greater|larger|above|up",
    DOWN: "lower|fewer|less|smaller|below|down",
    BETTER: "better",
    WORSE: "worse",
    FLAT: "the same|unchanged|no different|identical",
}
_FIRST = {
    UP: "highest|most|largest|greatest|biggest",
    DOWN: "lowest|fewest|least|smallest",
}
_CHANGED = (
    "change|movement|difference|rise|fall|increase|decrease|drop|reduction|growth|improvement"
    "|decline"
)
_DEGREE = (
    r"(?:(?:a|an|the|its|their|small|slight|large|sharp|steep|marked|further|clear|overall|similar|"
    r"modest|big|significant|considerable|substantial|notable|steady|welcome|year-on-year"
    r"|annual) )*"
)
_SEEN = (
    r"(?:saw|seen|see|shows?|showed|shown|showing|is|was|were|been|recorded|represents?"
    r"|represented|had|has|with|reported|of|means|marks|,)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A word that states a direction: `sense` is which, `how` is in what way."""

    start: int
    end: int
    text: str
    sense: str
    how: str
    of_change: bool = False  #: PLACE: of the movements, not of the figures
    is_negated: bool = False
    is_noun: bool = False


def _any(table: dict[str, str]) -> str:
    return "|".join(table.values())


_NUMBER = r"(?:£?\d[\d,.]*(?:%| per cent| percentage[- ]points?| pp| days)?)"
_STATED = re.compile(
    r"\b(?:"
    rf"(?P<first>(?:{_any(_FIRST)})) (?:of [a-z ]{{0,20}})?(?:\w+ ){{0,2}}?"
    r"(?:since|on record|in the series|ever recorded)\b"
    rf"|(?P<change_first>(?:{_any(_FIRST)})) (?P<changed>{_CHANGED})s?\b"
    rf"|(?P<place>{_any(_FIRST)})\b"
    rf"|(?P<record>record (?:high|low|level|number))\b"
    rf"|(?P<comp>{_any(_COMPARATIVES)})\b(?P<between>(?: [a-z-]+){{0,3}}?) (?P<than>than"
    rf"|as|on|against)(?= )"
    rf"|(?P<side>above|below) (?:its |the |their |this "
    rf"|that )?(?P<held>[a-z- ]{{0,25}}?(?:target|baseline))\b"
    rf"|(?P<level>above|below) (?:(?:its|the|their|that|those|what it was) )?"
    r"(?=(?:(?:levels?|figures?|rates?|numbers?|totals?|\d[\d.,]*%?) )?(?:(?:of|in|for|seen in"
    r"|recorded in) )?(?:the )?(?:20\d\d/|last year|previous year|year before|a year))"
    rf"|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?P<pm>up"
    rf"|down) (?:by )?(?={_NUMBER}|from|on )"
    rf"|(?:{_ADVERB})?(?P<verb>{_any(_VERBS)})\b"
    rf"|(?P<adj>{_any(_OFTEN_ADJECTIVES)})\b{_OPEN}"
    rf"|did(?: not|n['’]t) (?P<base>{'|'.join(_BASES.values())})\b"
    rf"|{_SEEN} {_DEGREE}(?:{_NUMBER} )?{_DEGREE}(?P<noun>{_any(_NOUNS)})\b"
    r"(?! in (?:awareness|reporting|recording))"
    rf"|{_NUMBER} {_DEGREE}(?P<after>{_any(_NOUNS)})\b"
    rf"|(?P<of>{_any(_NOUNS)}) of (?:(?:about|around|nearly|almost|over|just|only|some"
    rf"|just over|just under) )*(?={_NUMBER})"
    r")",
    re.IGNORECASE,
)
_OF_CHANGE = re.compile(
    rf"\b(?:{_CHANGED})s? (?:in [a-z ]{{1,30}} )?(?:was|is|were|are)\b[^;:]*$",
    re.IGNORECASE,
)
#: One of these stands in whatever states a direction.
_MAYBE = re.compile(
    r"ros|ris|fell|fall|grew|gr[eo]w|climb|jump|soar|surg|leap|swell|edg|crep|tick|shot|plumm|plung"
    r"|tumbl|slip|dip|sank|went|gone|came|come|doubl|tripl|trebl"
    r"|quadrupl|halv|declin|"
    r"drop|creas|reduc|lessen|shr|improv|worse|deterior|better|chang|stable|stead|level"
    r"|flat|similar|"
    r"constant|same|identical|different|higher|lower|more|few|less|great|large|small|big"
    r"|above|below|up|"
    r"down|highest|lowest|most|least|record",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:will|would|may|might|can|could|should|shall|must|if|whether|unless|until|aims?"
    r"|aimed|hope[sd]?|"
    r"expect(?:s|ed)?|expectation|intend(?:s|ed)?|plans?|planned|target is|want(?:s|ed)?"
    r"|likely|seek(?:s|ing)?|"
    r"forecast|projected|to see|to be|ambition|objective|in order to|wherever|(?<!than )once"
    r"|where (?:recording|there))\b"
    r"|^\W*(?:to|where|when|whenever|because|since|as) ",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|neither|nor|cannot|\w+n['’]t|without|no)"
    r"(?: (?:yet|also|been|an?|the|any|[a-z]+ly|significant|clear|real|marked|further"
    r"|similar))*\s*$",
    re.IGNORECASE,
)
_ALMOST = re.compile(
    r"\b(?:almost|nearly|about|much|roughly|broadly|virtually|practically|close to)\s$"
)
_QUANTITY = re.compile(
    r"^(?: [a-z-]+)* ?than (?:once|twice|ever|half|an? (?:third|quarter|half|dozen|few"
    r"|tenth|fifth)\b"
    r"|(?:about |around |£)*\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|half|two-thirds"
    r"|a hundred)\b"
    r"|expected|planned|usual|necessary|is |are |was )",
    re.IGNORECASE,
)


def stated(text: str) -> Iterator[Stated]:
    """The words of a sentence that state a direction, in order."""
    if not _MAYBE.search(text):
        return
    for match in _STATED.finditer(text):
        group = _group(match)
        start, end = match.start(group), match.end(group)
        lead = _clause_before(text, start)
        if _UNREAL.search(lead):
            continue
        word = match[group].casefold()
        sense, how = _sense(match, group, word)
        if sense == FLAT and _ALMOST.search(lead):
            sense = STABLE
        if not sense or (how == THAN and _QUANTITY.search(text[end : end + 80])):
            continue
        yield Stated(
            start=start,
            end=end,
            text=text[start:end],
            sense=sense,
            how=how,
            of_change=group == "change_first" or (how == PLACE and bool(_OF_CHANGE.search(lead))),
            is_negated=group == "base" or (sense != FLAT and bool(_NOT.search(lead))),
            is_noun=group in {"noun", "after", "of"},
        )


def _group(match: re.Match[str]) -> str:
    names = (
        "first",
        "change_first",
        "place",
        "record",
        "comp",
        "side",
        "level",
        "pm",
        "verb",
        "adj",
        "base",
    )
    return next((name for name in (*names, "noun", "after", "of") if match[name]), "")


#: How the words of a group state, and where their senses stand.
_GROUPS = {
    "first": (SINCE, _FIRST),
    "change_first": (PLACE, _FIRST),
    "place": (PLACE, _FIRST),
    "record": (SINCE, {UP: "record (?:high|level|number)", DOWN: "record low"}),
    "side": (TARGET, {UP: "above", DOWN: "below"}),
    "level": (THAN, {UP: "above", DOWN: "below"}),
    "pm": (CHANGE, {UP: "up", DOWN: "down"}),
    "verb": (CHANGE, _VERBS),
    "adj": (CHANGE, _OFTEN_ADJECTIVES),
    "base": (CHANGE, _BASES),
    "noun": (CHANGE, _NOUNS),
    "after": (CHANGE, _NOUNS),
    "of": (CHANGE, _NOUNS),
}


def _sense(match: re.Match[str], group: str, word: str) -> tuple[str, str]:
    if group != "comp":
        how, table = _GROUPS[group]
        return _of(table, word), how
    sense = _of(_COMPARATIVES, word)
    joined = match["than"].casefold()
    if word in {UP, DOWN} and joined == "on":
        return word, CHANGE
    is_odd = word in {"above", "below"} or (joined != "than") != (sense == FLAT)
    return ("", "") if is_odd else (sense, THAN)


def _of(table: dict[str, str], word: str) -> str:
    return next(
        (s for s, words in table.items() if re.fullmatch(words, word, re.IGNORECASE)),
        "",
    )


def _clause_before(text: str, start: int) -> str:
    """The words of the clause before an offset."""
    lead = text[max(0, start - 160) : start]
    return re.split(r"[;:]|, (?:but|and|so|while|whereas|which)\b|\bbut\b|\bwhile\b", lead)[-1]
