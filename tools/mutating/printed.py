"""What the data hold for a text: what its figures print as, in which year and district."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure
from perfmon_cli.wording import numbers, periods
from tools.mutating.project_read import Desk
from tools.mutating.typing_out import Piece, TypedText

FIGURES = ("value", "previous", "change")
_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?P<pound>£)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?)(?P<unit>%| percentage points?)?(?![\w/–]|[.,]\d|-\w)"
)


@dataclass(slots=True)
class Printed:
    """The figures of a project as they print."""

    desk: Desk
    _known: dict[str, set[str]] = field(default_factory=dict)

    def figures(self, text: TypedText) -> Iterator[tuple[int, int, str, Piece | None]]:
        """Figures that are known to be true: (start, end, digits with sign and unit, piece)."""
        for piece in text.pieces:
            if piece.attribute in FIGURES:
                yield piece.start, piece.end, piece.text, piece
        known = self.printed(text)
        for match in _NUMBER.finditer(text.text, text.body):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in text.pieces):
                continue
            if len(match["digits"]) > 1 and match[0] in known and not text.is_own(start, end):
                yield start, end, match[0], None

    def printed(self, text: TypedText) -> set[str]:
        """Everything that the figures of the text's measures print as: values and changes."""
        if text.file not in self._known:
            found: set[str] = set()
            for measure in self.measures(text):
                found.update(self._printed_of(measure))
            self._known[text.file] = found
        return self._known[text.file]

    def _printed_of(self, measure: Measure) -> Iterator[str]:
        held: dict[tuple[str, str], list[Observation]] = {}
        for one in self.desk.dataset.of(measure.id):
            if one.value is not None:
                yield numbers.value(measure, one.value)
                held.setdefault((one.key.part, one.key.area), []).append(one)
        for series in held.values():
            for one in series:
                for other in series:
                    change = (one.value or Decimal(0)) - (other.value or Decimal(0))
                    if one is not other and change:
                        yield numbers.change_size(measure, change)
                        if other.value and not measure.unit.is_percent:
                            pct = abs(change / other.value * 100)
                            yield f"{numbers.rounded(pct, 1)}%"

    def in_year(self, text: TypedText, year: str) -> set[str]:
        """What the figures of the text's measures print as in a year as typed."""
        found = set()
        for measure in self.measures(text):
            for one in self.desk.dataset.of(measure.id):
                said = {
                    periods.in_text(one.key.period, measure.basis),
                    periods.in_text(one.key.period, measure.basis).removeprefix(
                        "the 12 months to "
                    ),
                    f"{one.key.period.end:%B %Y}",
                    str(one.key.period.end.year),
                }
                if one.value is not None and year in said:
                    found.add(numbers.value(measure, one.value))
        return found

    def said(self, piece: Piece, area: str) -> str | None:
        """What the same live figure would say of another district."""
        indicator = self.desk.indicators.get(piece.ref.measure, piece.ref.part, area)
        if indicator is None or indicator.value is None:
            return None
        if piece.attribute == "value":
            return numbers.value(indicator.measure, indicator.value)
        comparison = next((c for c in indicator.comparisons if c.period == piece.period), None)
        if comparison is None or comparison.value is None or comparison.change is None:
            return None
        if piece.attribute == "previous":
            return numbers.value(indicator.measure, comparison.value)
        return numbers.change_size(indicator.measure, comparison.change)

    def series(self, ref: MeasureRef) -> Sequence[Observation]:
        """The figures of a measure, part and area that have a value."""
        found = self.desk.dataset.series(ref.measure, ref.part, ref.area)
        return [o for o in found if o.value is not None]

    def value_at(self, ref: MeasureRef, period: object) -> Decimal | None:
        """The value of a period, where there is one."""
        return next((o.value for o in self.series(ref) if o.key.period == period), None)

    def measures(self, text: TypedText) -> list[Measure]:
        """The measures of a text: of its header and of its live figures."""
        header = text.text[: text.body]
        line = re.search(r"^measures:(.*)$", header, re.MULTILINE)
        names = re.split(r"[;,\s]+", line[1]) if line else []
        names += [piece.ref.measure for piece in text.pieces]
        known = self.desk.catalogue.measures
        return [known[name] for name in dict.fromkeys(names) if name in known]
