"""The values of a percentage are all typed as percentages: 72.6, never 0.726.

A value of up to 1.5 is reported when a hundred times it would lie between half and double of what
the measure's larger values (or else its target) usually are. So 1.2 beside 2.7 is left alone, and
so is a single 0.1 among small percentages. Targets and bands, those of the sheet Targets too, are
compared with the values in the same way. Where every value lies between 0 and 1, they are reported
together, once, when there are at least two and most have two more decimals than the measure prints.
Cells that the sheet shows as a percentage are read as shown and need no change. A single value with
nothing beside it cannot be judged, unless its numerator and denominator are there (PM309).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import median, places
from perfmon_cli.checks.targets import Bound, bounds
from perfmon_cli.checks.words import cell_words, of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure

CODE = "PM207"
SEVERITY = Severity.ERROR
TITLE = "A percentage at the wrong scale"
EXAMPLE = (
    "This quarter!E4: PM207 victim_satisfaction for 2021/22 is 0.726, but This quarter!D4 says "
    "77.6: one of the two is not in percent. Write 72.6 (or show the cell as a percentage)."
)
REMEDY = "Write percentages as 72.6 or 72.6%, or show the cells as percentages."

_report = Reporter(CODE, SEVERITY, REMEDY)
_SHARE_AT_MOST = Decimal("1.5")
_HUNDRED = Decimal(100)
_LARGE = Decimal(20)  #: beside values like these even 0.7 is a share, not a percentage
_FEWEST_SHARES = 2
_MORE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class _Sample:
    value: Decimal
    observation: Observation


def check(context: Context) -> Iterator[Finding]:
    """Look at each percentage, part by part."""
    for measure in context.catalogue.measures.values():
        if not measure.unit.is_percent:
            continue
        targets = [bound for bound in bounds(context, measure) if bound.value]
        by_part: dict[str, list[_Sample]] = {}
        for observation in context.of(measure):
            if observation.value and not observation.derived_from:
                sample = _Sample(observation.value, observation)
                by_part.setdefault(observation.key.part, []).append(sample)
        for number, samples in enumerate(by_part.values()):
            yield from _check_part(measure, samples, targets)
            if not number:
                yield from _check_targets(measure, samples, targets)


def _check_part(
    measure: Measure, samples: list[_Sample], targets: Sequence[Bound]
) -> Iterator[Finding]:
    small, large = _small(samples), _large(samples)
    target = next((t for t in targets if abs(t.value) > _SHARE_AT_MOST), None)
    if large:
        usual = median([abs(sample.value) for sample in large])
        for sample in small:
            if _is_share_of(usual, sample.value, measure):
                yield _beside_a_value(measure, sample, _nearest(sample, large))
    elif target is not None:
        for sample in small:
            if _is_share_of(abs(target.value), sample.value, measure):
                yield _beside_the_target(measure, sample, target)
    elif _are_all_shares(measure, small):
        yield _all_shares(measure, small)


def _check_targets(
    measure: Measure, samples: list[_Sample], targets: Sequence[Bound]
) -> Iterator[Finding]:
    large = _large(samples)
    if not large:
        return
    usual = median([abs(sample.value) for sample in large])
    for target in targets:
        if _is_share_of(usual, target.value, measure):
            other = large[-1]
            cell = cell_words(other.observation.source, target.place)
            yield target.finding(
                _report,
                f"{target.name} is {plain(target.value)}, but {cell} says {plain(other.value)}: "
                "one of the two is not in percent.",
                _write(target.value),
            )


def _small(samples: list[_Sample]) -> list[_Sample]:
    return [sample for sample in samples if abs(sample.value) <= _SHARE_AT_MOST]


def _large(samples: list[_Sample]) -> list[_Sample]:
    return [sample for sample in samples if abs(sample.value) > _SHARE_AT_MOST]


def _is_share_of(usual: Decimal, value: Decimal, measure: Measure) -> bool:
    if abs(value) > _SHARE_AT_MOST:
        return False
    is_fine = places(value) > measure.decimals or usual >= _LARGE
    return is_fine and usual / 2 <= abs(value) * _HUNDRED <= usual * 2


def _are_all_shares(measure: Measure, small: list[_Sample]) -> bool:
    fine = [s for s in small if places(s.value) >= measure.decimals + _MORE_DECIMALS]
    within_one = all(0 < sample.value <= 1 for sample in small)
    return len(small) >= _FEWEST_SHARES and within_one and len(fine) * 2 > len(small)


def _nearest(sample: _Sample, large: list[_Sample]) -> _Sample:
    """The larger value that lies nearest: of the same area if there is one, then by period."""
    key = sample.observation.key

    def distance(other: _Sample) -> tuple[bool, int]:
        there = other.observation.key
        return (there.area != key.area, abs((there.period.end - key.period.end).days))

    return min(large, key=distance)


def _beside_a_value(measure: Measure, sample: _Sample, other: _Sample) -> Finding:
    cell = cell_words(other.observation.source, sample.observation.source)
    return _report.at_cell(
        sample.observation,
        f"{of_key(measure, sample.observation.key)} is {plain(sample.value)}, but {cell} says "
        f"{plain(other.value)}: one of the two is not in percent.",
        _write(sample.value),
    )


def _beside_the_target(measure: Measure, sample: _Sample, target: Bound) -> Finding:
    place = target.place
    where = f" ({cell_words(place, sample.observation.source)})" if place else ""
    return _report.at_cell(
        sample.observation,
        f"{of_key(measure, sample.observation.key)} is {plain(sample.value)}, but its target"
        f"{where} is {plain(target.value)}: one of the two is not in percent.",
        _write(sample.value),
    )


def _all_shares(measure: Measure, small: list[_Sample]) -> Finding:
    first, last = small[0].observation, small[-1].observation
    cell = cell_words(last.source, first.source)
    return _report.at_cell(
        first,
        f"All {len(small)} values of {measure.id} lie between 0 and 1 (here "
        f"{plain(small[0].value)}, in {cell} {plain(small[-1].value)}): they look like shares of "
        "1, not percentages.",
    )


def _write(value: Decimal) -> str:
    scaled = plain((value * _HUNDRED).normalize())
    return f"Write {scaled} (or show the cell as a percentage)."
