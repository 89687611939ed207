"""Hides small numbers of measures whose small numbers may not be published (METHODS 4.5).

Hiding a second figure, so that the first cannot be worked out from a total, is not done here.
"""

from dataclasses import replace

from perfmon_cli.catalogue.model import Catalogue, Settings
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation
from perfmon_cli.measure import Measure, Unit

#: Marks an observation hidden here, not one typed as confidential.
SMALL = "small number"
_COUNTED = {Unit.COUNT, Unit.SNAPSHOT}


def suppressed(observation: Observation, measure: Measure, settings: Settings) -> Observation:
    """The observation as it may be printed: a small number becomes a marker without a value.

    A number is small when it lies above 0 and below the smallest publishable one; of a percentage
    or rate, its numerator counts. Measures not marked as disclosive are left as they are.
    """
    if measure.disclosive is not True or observation.value is None:
        return observation
    counted = observation.value if measure.unit in _COUNTED else observation.numerator
    if counted is None or not 0 < counted < settings.smallest_number:
        return observation
    return hidden(observation)


def hidden(observation: Observation) -> Observation:
    """The observation without any of its numbers."""
    return replace(
        observation,
        value=None,
        missing=Missing.CONFIDENTIAL,
        words=SMALL,
        numerator=None,
        denominator=None,
        n=None,
    )


def published(dataset: Dataset, catalogue: Catalogue) -> Dataset:
    """The dataset with every small number hidden, and what is printed in brackets beside it.

    A count and its rate give each other away, so where one is hidden the other is too.
    """
    if not any(m.disclosive for m in catalogue.measures.values()):
        return dataset
    shown = {
        key: suppressed(observation, catalogue.measures[key.measure], catalogue.settings)
        if key.measure in catalogue.measures
        else observation
        for key, observation in dataset.observations.items()
    }
    newly_hidden = {key for key, o in shown.items() if o is not dataset.observations[key]}
    for partner in _partners(newly_hidden, catalogue):
        if partner in shown and shown[partner].value is not None:
            shown[partner] = hidden(shown[partner])
    return Dataset(shown, dataset.duplicates)


def _partners(keys: set[Key], catalogue: Catalogue) -> set[Key]:
    beside: dict[str, set[str]] = {}
    for measure in catalogue.measures.values():
        if measure.companion:
            beside.setdefault(measure.id, set()).add(measure.companion)
            beside.setdefault(measure.companion, set()).add(measure.id)
    return {replace(key, measure=other) for key in keys for other in beside.get(key.measure, ())}
