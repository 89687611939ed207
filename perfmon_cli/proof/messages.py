"""What is said of a typed number that the data do not bear out, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfmon_cli.proof.describing import described, printed
from perfmon_cli.proof.evidence import Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Typed

#: A longer sentence is no sentence; who wrote it has forgotten the full stops.
MOST_CHARACTERS = 4_000
#: So many numbers of a text are proved; no section of a paper has more.
MOST_NUMBERS = 1_000
_MOST_QUOTED = 40
_OWN = "or put [own: where it comes from] behind it"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding without its place."""

    code: str
    problem: str
    remedy: str
    measure: str = ""


TOO_MANY = Refusal(
    "PM403",
    f"The text holds more than {MOST_NUMBERS:,} numbers; from here on they are not proved.",
    "Split it into files of one section each.",
)
TOO_LONG = Refusal(
    "PM403",
    f"A sentence of more than {MOST_CHARACTERS:,} characters is not proved.",
    "Put full stops into it.",
)
NO_SOURCE = Refusal(
    "PM403",
    "An own mark names no source.",
    "Write where the figure comes from: [own: West Yorkshire Police].",
)


def no_year(typed: Typed) -> Refusal:
    """Two years written as one that do not follow each other."""
    problem = f"{_quoted(typed)} is not a year: its two years do not follow each other."
    return Refusal("PM403", problem, "Write for instance 2021/22.")


def with_comma(typed: Typed) -> Refusal:
    """A decimal comma."""
    problem = f"{_quoted(typed)} uses a decimal comma."
    return Refusal("PM405", problem, f"Write {typed.text.replace(',', '.').strip()}.")


def wrong_unit(place: Place, known: Known) -> Refusal:
    """A figure of the data in another unit than it has."""
    problem = (
        f"{_quoted(place.typed)} is in the wrong unit: {described(known)}, is {printed(known)}."
    )
    remedy = f"Write {printed(known)}."
    if known.unit == "pp":
        remedy = f"Write {printed(known)}: a percentage that changes changes in percentage points."
    return Refusal("PM405", problem, remedy, known.measure.id)


def not_matched(place: Place, elsewhere: Known | None, near: Sequence[Known]) -> Refusal:
    """A number that is no figure of what its sentence speaks of."""
    measure = next(iter(place.scope.measures), "")
    if elsewhere is not None:
        problem = f"{_quoted(place.typed)} is the figure of {described(elsewhere)}."
        if near and _kind(near[0]) == _kind(elsewhere):
            problem += f" The sentence speaks of {described(near[0])}, which is {printed(near[0])}."
        remedy = f"Correct it, say what it is the figure of, {_OWN}."
        return Refusal("PM403", problem, remedy, measure)
    if not measure and not place.scope.family:
        problem = f"{_quoted(place.typed)} is a figure of no measure that this text names."
        return Refusal("PM403", problem, f"Name the measure, {_OWN}.")
    problem = f"{_quoted(place.typed)} matches no figure that the sentence speaks of."
    if near:
        problem += f" Near it: {_listed(near)}."
    live = near[0].live if near else ""
    written = f" write {{{{ {live} }}}}," if live else ""
    return Refusal("PM403", problem, f"Correct it,{written} {_OWN}.", measure)


def _kind(known: Known) -> tuple[str, str]:
    return known.measure.id, known.quantity


def _listed(near: Sequence[Known]) -> str:
    return "; ".join(f"{printed(one)}, {described(one)}" for one in near)


def _quoted(typed: Typed) -> str:
    text = typed.text.strip()
    return f'"{text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + "…"}"'
