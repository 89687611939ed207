"""Hides what may not be published: small numbers, and what would give them away (METHODS 4.5).

Where Measures says that small numbers may not be published, a count from 1 to one below the
smallest publishable number is hidden, and so is a percentage or rate of so few. What the workbook
marks as confidential is hidden in any measure. Then figures beside them and among them are hidden
too, until none can be worked out: from a total, from other areas and parts, from months, quarters
and years, or from the figure in brackets.

Zero prints as 0: it says of nobody anything but that nobody was counted. It is hidden only where
nothing else is left to keep a small number from being worked out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Catalogue, OtherArea, Settings
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation
from perfmon_cli.dataset.small_numbers import COUNTED, counted, is_small
from perfmon_cli.indicators.additive import table_of
from perfmon_cli.indicators.protection import Hidden, protect
from perfmon_cli.measure import Measure

#: What is hidden here says why in `words`; what was typed as confidential has none.
SMALL, PROTECTING = "small number", "protects a small number"
_WORDS = {Hidden.SMALL: SMALL, Hidden.PROTECTING: PROTECTING, Hidden.GIVEN: ""}


def suppressed(observation: Observation, measure: Measure, settings: Settings) -> Observation:
    """The observation as it may be printed: a small number becomes a marker without a value.

    A number is small when it lies above 0 and below the smallest publishable one; of a percentage
    or rate, its numerator counts. Measures not marked as disclosive are left as they are.
    """
    if measure.disclosive is not True:
        return observation
    is_few = is_small(counted(measure, observation), settings.smallest_number)
    return hidden(observation) if is_few else observation


def hidden(observation: Observation, words: str = SMALL) -> Observation:
    """The observation without any of its numbers."""
    return replace(
        observation,
        value=None,
        missing=Missing.CONFIDENTIAL,
        words=words,
        numerator=None,
        denominator=None,
        n=None,
    )


def published(dataset: Dataset, catalogue: Catalogue) -> Dataset:
    """The dataset as it may be printed; hiding twice changes nothing."""
    if dataset.is_published:
        return dataset
    why = _hidden_in(dataset, catalogue)
    if not why:
        return dataset
    _spread(dataset, catalogue, why)
    shown = dict(dataset.observations)
    for key, reason in why.items():
        shown[key] = hidden(shown[key], _WORDS[reason])
    return Dataset(shown, dataset.duplicates, is_published=True)


def published_catalogue(catalogue: Catalogue, dataset: Dataset) -> Catalogue:
    """The catalogue without what rows of Other areas say of figures hidden in this dataset."""
    shut = {key for key, o in dataset.observations.items() if o.missing is Missing.CONFIDENTIAL}
    if not shut or not catalogue.other_areas:
        return catalogue
    names = {plain(area): area for area in catalogue.settings.areas}
    names[plain(catalogue.settings.area)] = ""
    rows = tuple(_without_hidden(row, names, shut) for row in catalogue.other_areas)
    return replace(catalogue, other_areas=rows)


def _without_hidden(row: OtherArea, names: Mapping[str, str], shut: set[Key]) -> OtherArea:
    area = names.get(plain(row.area))
    if area is None or Key(row.measure, "", area, row.period) not in shut:
        return row
    secret = Missing.CONFIDENTIAL
    return replace(row, value=None, numerator=None, denominator=None, missing=secret)


def _hidden_in(dataset: Dataset, catalogue: Catalogue) -> dict[Key, Hidden]:
    """Small numbers that may not be published, and what the workbook calls confidential."""
    why: dict[Key, Hidden] = {}
    smallest = catalogue.settings.smallest_number
    for measure in catalogue.measures.values():
        for observation in dataset.of(measure.id):
            if observation.missing is Missing.CONFIDENTIAL:
                why[observation.key] = Hidden.GIVEN
            elif measure.disclosive and is_small(counted(measure, observation), smallest):
                why[observation.key] = Hidden.SMALL
    return why


def _spread(dataset: Dataset, catalogue: Catalogue, why: dict[Key, Hidden]) -> None:
    """Hide what stands beside hidden figures and what gives them away, until nothing does."""
    beside = _beside(catalogue)
    settings = catalogue.settings
    waiting = dict.fromkeys(key.measure for key in why)
    while waiting:
        name = next(iter(waiting))
        del waiting[name]
        measure = catalogue.measures[name]
        own = {key: reason for key, reason in why.items() if key.measure == name}
        table = table_of(measure, dataset.of(name), settings.areas)
        in_people = measure.unit in COUNTED
        further = protect(table, own, settings.smallest_number, in_people=in_people)
        own.update(dict.fromkeys(further, Hidden.PROTECTING))
        why.update(own)
        for other in beside.get(name, ()):
            found = _partners(dataset, catalogue.measures[other], own, settings.smallest_number)
            new = {key: reason for key, reason in found.items() if key not in why}
            if new:
                why.update(new)
                waiting[other] = None


def _partners(
    dataset: Dataset, measure: Measure, own: Mapping[Key, Hidden], smallest: int
) -> dict[Key, Hidden]:
    """The figures of another measure that stand in brackets, or whose brackets these are."""
    found: dict[Key, Hidden] = {}
    for key, reason in own.items():
        partner = dataset.observations.get(replace(key, measure=measure.id))
        if partner is None or partner.value is None:
            continue
        is_few = reason is Hidden.SMALL and (
            measure.unit not in COUNTED or is_small(partner.value, smallest)
        )
        found[partner.key] = Hidden.SMALL if is_few else Hidden.PROTECTING
    return found


def _beside(catalogue: Catalogue) -> Mapping[str, Iterable[str]]:
    """Which measures stand in brackets beside which, both ways."""
    found: dict[str, dict[str, None]] = {}
    for measure in catalogue.measures.values():
        if measure.companion in catalogue.measures:
            found.setdefault(measure.id, {})[measure.companion] = None
            found.setdefault(measure.companion, {})[measure.id] = None
    return found
