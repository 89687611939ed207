"""Why a figure could not be worked out from its months or quarters, in words with a remedy."""

from perfmon_cli.checks.words import listed, period_words
from perfmon_cli.dataset.lacking import Lack, Why
from perfmon_cli.measure import Measure, Unit

#: More missing ones than that are counted, not named.
_MOST_NAMED = 3


def words(lack: Lack, measure: Measure) -> tuple[str, str]:
    """What stands in the way as the end of a sentence, and what to do."""
    pieces = f"its {lack.wanted} {'months' if lack.step == 1 else 'quarters'}"
    match lack.why:
        case Why.MISSING:
            return _missing(lack, pieces)
        case Why.BREAK:
            return (
                f"counting changed within it, so {pieces} are not put together.",
                'Enter it, or write in its cell why there is none, for instance "Not available".',
            )
        case Why.UNDECLARED:
            return f"{pieces} are there, but Measures does not say what they make.", _declare(
                measure
            )
        case Why.NO_NUMBERS:
            return (
                f"not all of {pieces} have a numerator and a denominator.",
                "Enter those, or the figure itself.",
            )
        case Why.POPULATION:
            return (
                f"{pieces} are out of nearly the same number, as they are of a population.",
                'If it is one, write "from series: sum" under Rule settings; otherwise enter it.',
            )


def _missing(lack: Lack, pieces: str) -> tuple[str, str]:
    count = len(lack.missing)
    named = listed(period_words(period) for period in lack.missing)
    verb = "is" if count == 1 else "are"
    if count > _MOST_NAMED:
        named = str(count)
    return (
        f"of {pieces}, {named} {verb} missing.",
        'Enter what is missing, or the figure itself, or why there is none: "Not available".',
    )


def _declare(measure: Measure) -> str:
    if measure.unit.is_percent or measure.unit in {Unit.RATE, Unit.DAYS}:
        return (
            'If it is all their numerators over all denominators, write "from series: ratio" under '
            "Rule settings in Measures; otherwise enter the figure."
        )
    return (
        'If it is their sum, write yes under "Adds up over time" in Measures; otherwise enter the '
        "figure."
    )
