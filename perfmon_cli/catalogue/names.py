"""Names as people type them, matched to the areas, measures and parts of the catalogue."""

from collections.abc import Iterable, Iterator, Mapping

from perfmon_cli.catalogue.matching import did_you_mean, one_of, plain, wording
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.measure import Measure

#: The word for a whole measure, where its parts are named.
WHOLE = "total"
#: How the ids of the example in a new workbook begin.
EXAMPLE_PREFIX = "example_"


def left_over(name: str, what: str = "row") -> str:
    """What to do with a name that only the example of a new project can mean; "" for others."""
    if not _id_text(name).startswith(EXAMPLE_PREFIX):
        return ""
    return f"This is the example {what} that perfmon init wrote; delete it."


class Areas:
    """The whole area and its districts; capitals, spaces and punctuation do not matter.

    `also` are other words for them, as `wording` compares them, with the name that is meant.
    """

    def __init__(
        self, whole: str, districts: tuple[str, ...], also: Mapping[str, str] | None = None
    ) -> None:
        self.names = tuple(name for name in (whole, *districts) if name)
        self._by_plain = {plain(name): name for name in reversed(districts)}
        if whole:
            self._by_plain[plain(whole)] = ""
        self._also = {word: self._by_plain[plain(name)] for word, name in (also or {}).items()}

    def find(self, text: str) -> str | None:
        """The area's name, "" for the whole area or a blank; None when it is not known."""
        if not text:
            return ""
        found = self._by_plain.get(plain(text))
        return self._also.get(wording(text)) if found is None and self._also else found

    def read(self, text: str) -> str | Problem:
        """The area's name, or PM319 with the one that was probably meant."""
        found = self.find(text)
        if found is not None:
            return found
        otherwise = f"Write {one_of(self.names)}, or add it to the areas of the Settings sheet."
        return Problem(
            "PM319",
            f"{quoted(text)} is not an area.",
            did_you_mean(text, self.names, otherwise),
        )


class Measures:
    """The measures by id; capitals and spaces do not matter."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._by_id = {measure.id: measure for measure in measures}
        self._by_text = {_id_text(name): measure for name, measure in self._by_id.items()}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in the order of the sheet."""
        return tuple(self._by_id)

    def __iter__(self) -> Iterator[Measure]:
        return iter(self._by_id.values())

    def find(self, text: str) -> Measure | None:
        """The measure of this id."""
        return self._by_id.get(text) or self._by_text.get(_id_text(text))

    def read(self, text: str) -> Measure | Problem:
        """The measure, or PM301 with the one that was probably meant, by id or by label."""
        found = self.find(text)
        if found is not None:
            return found
        otherwise = "Correct the id, or add the measure to the Measures sheet."
        by_label = {plain(measure.label): measure.id for measure in self._by_id.values()}
        meant = by_label.get(plain(text))
        remedy = did_you_mean(text, self._by_id, otherwise)
        return Problem(
            "PM301",
            f"No measure has the id {quoted(text)}.",
            left_over(text) or (f'Did you mean "{meant}"?' if meant else remedy),
        )


def read_part(text: str, measure: Measure) -> str | Problem:
    """The part's name, "" for the whole measure, or PM319 with the one that was meant."""
    if not text:
        return ""
    wanted = plain(text)
    for part in measure.parts:
        if plain(part) == wanted:
            return part
    if wanted == WHOLE:
        return ""
    if not measure.parts:
        remedy = "Leave the part blank, or name it in the column Parts of the Measures sheet."
    else:
        otherwise = (
            f"Write {one_of(measure.parts)}, or add it in the column Parts of the Measures sheet."
        )
        remedy = did_you_mean(text, measure.parts, otherwise)
    return Problem("PM319", f"{quoted(text)} is not a part of {measure.id}.", remedy)


def _id_text(text: str) -> str:
    return "".join(text.split()).casefold()
