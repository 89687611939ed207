"""Words that stand for numbers, and words that say how exact a number is meant to be."""

from decimal import Decimal
from enum import Enum

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MAGNITUDES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "k": Decimal(1_000),
    "m": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
}
#: Each word's number.
CARDINALS = {
    **{word: Decimal(number) for number, word in enumerate(UNITS)},
    **{word: Decimal(number * 10) for number, word in enumerate(TENS, start=2)},
    "a": Decimal(1),
    "an": Decimal(1),
}
#: What a fraction's second word divides by.
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
SIGNS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
#: How many times as much; "halved" is half as much.
MULTIPLES: dict[str, int | Decimal] = {
    "doubled": 2,
    "doubling": 2,
    "double": 2,
    "twice": 2,
    "trebled": 3,
    "treble": 3,
    "trebling": 3,
    "tripled": 3,
    "tripling": 3,
    "triple": 3,
    "quadrupled": 4,
    "thrice": 3,
    "halved": Decimal("0.5"),
    "halving": Decimal("0.5"),
}


class Hedge(Enum):
    """How a number is meant: as it stands, near it, below or above it."""

    NONE = "none"
    ABOUT = "about"
    NEARLY = "nearly"  #: below, and near
    JUST_OVER = "just over"  #: above, and near
    BELOW = "below"
    ABOVE = "above"

    @property
    def is_near(self) -> bool:
        """Whether the number is only near the figure."""
        return self is not Hedge.NONE


#: The words before a number that say so; longer ones first, so that "just over" is not "over".
HEDGES: tuple[tuple[Hedge, tuple[str, ...]], ...] = (
    (Hedge.ABOUT, ("almost exactly", "nearly exactly")),
    (
        Hedge.JUST_OVER,
        (
            *("just over", "just above", "a little over", "a little more than", "slightly over"),
            *("slightly more than", "slightly above", "only just over", "just more than"),
            *("a little above", "marginally over", "marginally above"),
        ),
    ),
    (
        Hedge.NEARLY,
        (
            *("just under", "just below", "a little under", "a little less than", "slightly under"),
            *("slightly less than", "slightly below", "slightly fewer than", "nearly", "almost"),
            *("close to", "approaching", "not quite", "just short of", "a little below"),
            *("marginally under", "marginally below", "a little fewer than", "virtually"),
        ),
    ),
    (
        Hedge.BELOW,
        (
            *("less than", "fewer than", "lower than", "no more than", "not more than", "at most"),
            *("under", "below", "up to", "smaller than", "short of", "within"),
        ),
    ),
    (
        Hedge.ABOVE,
        (
            *("more than", "greater than", "higher than", "no fewer than", "no less than"),
            *("not less than", "at least", "upwards of", "over", "above", "in excess of"),
            *("larger than", "exceeding", "exceeded", "exceeds", "well over", "beyond", "topped"),
        ),
    ),
    (
        Hedge.ABOUT,
        (
            *("about", "around", "approximately", "approx", "approx.", "roughly", "some", "circa"),
            *("c.", "ca.", "broadly", "in the region of", "in the order of", "or so"),
            *("some of the",),
            *("somewhere around", "~", "just about", "more or less", "an estimated", "estimated"),
            *("around about", "something like"),
        ),
    ),
)


def cardinal(words: str) -> Decimal:
    """The number of words such as "twenty-four" or "two hundred and fifty" or "half a dozen"."""
    total, current = Decimal(0), Decimal(0)
    halved = False
    for word in words.replace("-", " ").casefold().split():
        if word == "half":
            halved = True
        elif word in {"dozen", "hundred"}:
            current = max(current, Decimal(1)) * MAGNITUDES[word]
        elif word in MAGNITUDES:
            total += max(current, Decimal(1)) * MAGNITUDES[word]
            current = Decimal(0)
        elif word != "and":
            current += CARDINALS[word]
    return (total + current) / 2 if halved else total + current
