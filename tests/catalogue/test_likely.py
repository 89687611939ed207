"""Which measures are meant by a word, a label or a misspelt id."""

from dataclasses import replace

import pytest

from perfmon_cli.catalogue.likely import likely, named
from tests.indicators.builders import PLAIN

MEASURES = tuple(
    replace(PLAIN, id=name, label=label)
    for name, label in (
        ("da_victim_satisfaction", "Satisfaction of victims of domestic abuse"),
        ("victim_satisfaction", "Victim satisfaction"),
        ("repeat_victims", "Repeat victims"),
        ("calls_999", "Calls answered on target"),
        ("calls_101", "Calls answered on target"),
        ("ksi", "Killed or seriously injured"),
    )
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("victim", ["victim_satisfaction", "da_victim_satisfaction", "repeat_victims"]),
        ("victim satisfaction", ["victim_satisfaction", "da_victim_satisfaction"]),
        ("injured", ["ksi"]),
        ("KSI", ["ksi"]),
        ("ansered", ["calls_999", "calls_101"]),
        ("calls", ["calls_999", "calls_101"]),
        ("repeat_victms", ["repeat_victims"]),
        ("homicide", []),
        ("?", []),
        ("", []),
    ],
)
def test_likely_measures(text: str, ids: list[str]) -> None:
    """Whole words before beginnings, ids that begin with it first; nothing far off."""
    assert [measure.id for measure in likely(text, MEASURES)] == ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ksi", "ksi"),
        ("Calls 999", "calls_999"),
        ("killed or seriously injured", "ksi"),
        ("Calls answered on target", None),
        ("calls", None),
        ("", None),
        ("_", None),
    ],
    ids=["id", "id otherwise spelt", "label", "label of two", "part of it", "nothing", "no letter"],
)
def test_named_measures(text: str, name: str | None) -> None:
    """By id or by a label that only one has."""
    found = named(text, MEASURES)
    assert (found.id if found else None) == name
