"""The words that say which way a figure went, by their sense; and how a text uses them."""

import re

UP, DOWN, FLAT, STABLE, BETTER, WORSE = (
    "up",
    "down",
    "flat",
    "stable",
    "better",
    "worse",
)
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
VERBS = {
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
OFTEN_ADJECTIVES = {
    UP: "increased|grown|risen",
    DOWN: "decreased|reduced|declined|dropped|fallen|lessened|shrunk",
    BETTER: "improved",
    WORSE: "worsened|deteriorated",
}
NOUNS = {
    UP: "increase|rise|growth|jump|uplift",
    DOWN: "decrease|fall|drop|reduction|decline",
    BETTER: "improvement",
    WORSE: "deterioration|worsening",
}
BASES = {
    UP: "rise|increase|grow|climb",
    DOWN: "fall|decrease|decline|drop",
    BETTER: "improve",
}
COMPARATIVES = {
    UP: "higher|more|greater|larger|above|up",
    DOWN: "lower|fewer|less|smaller|below|down",
    BETTER: "better",
    WORSE: "worse",
    FLAT: "the same|unchanged|no different|identical",
}
FIRST = {
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


def _any(table: dict[str, str]) -> str:
    return "|".join(table.values())


_NUMBER = r"(?:£?\d[\d,.]*(?:%| per cent| percentage[- ]points?| pp| days)?)"
STATED = re.compile(
    r"\b(?:"
    rf"(?P<first>(?:{_any(FIRST)})) (?:of [a-z ]{{0,20}})?(?:\w+ ){{0,2}}?"
    r"(?:since|on record|in the series|ever recorded)\b"
    rf"|(?P<change_first>(?:{_any(FIRST)})) (?P<changed>{_CHANGED})s?\b"
    rf"|(?P<place>{_any(FIRST)})\b"
    rf"|(?P<record>record (?:high|low|level|number))\b"
    rf"|(?P<comp>{_any(COMPARATIVES)})\b(?P<between>(?: [a-z-]+){{0,3}}?) (?P<than>than"
    rf"|as|on|against)(?= )"
    rf"|(?P<side>above|below) (?:its |the |their |this "
    rf"|that )?(?P<held>[a-z- ]{{0,25}}?(?:target|baseline))\b"
    rf"|(?P<level>above|below) (?:(?:its|the|their|that|those|what it was) )?"
    r"(?=(?:(?:levels?|figures?|rates?|numbers?|totals?|\d[\d.,]*%?) )?(?:(?:of|in|for|seen in"
    r"|recorded in) )?(?:the )?(?:20\d\d/|last year|previous year|year before|a year))"
    rf"|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?P<pm>up"
    rf"|down) (?:by )?(?={_NUMBER}|from|on )"
    rf"|(?:{_ADVERB})?(?P<verb>{_any(VERBS)})\b"
    rf"|(?P<adj>{_any(OFTEN_ADJECTIVES)})\b{_OPEN}"
    rf"|did(?: not|n['’]t) (?P<base>{'|'.join(BASES.values())})\b"
    rf"|{_SEEN} {_DEGREE}(?:{_NUMBER} )?{_DEGREE}(?P<noun>{_any(NOUNS)})\b"
    r"(?! in (?:awareness|reporting|recording))"
    rf"|{_NUMBER} {_DEGREE}(?P<after>{_any(NOUNS)})\b"
    rf"|(?P<of>{_any(NOUNS)}) of (?:(?:about|around|nearly|almost|over|just|only|some"
    rf"|just over|just under) )*(?={_NUMBER})"
    r")",
    re.IGNORECASE,
)
OF_CHANGE = re.compile(
    rf"\b(?:{_CHANGED})s? (?:in [a-z ]{{1,30}} )?(?:was|is|were|are)\b[^;:]*$",
    re.IGNORECASE,
)
#: One of these stands in whatever states a direction.
MAYBE = re.compile(
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
