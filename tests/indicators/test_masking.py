"""Totals that hide a district which clearly goes another way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.masking import masked
from perfmon_cli.measure import BASELINE, Measure, Unit
from tests.indicators.builders import PLAIN, Q, catalogue, dataset, figures, period

Years = tuple[str, str]
SHARE = replace(PLAIN, unit=Unit.PERCENT)


def hidden(
    whole: Years | None, *areas: Years, measure: Measure = PLAIN, names: tuple[str, ...] = ()
) -> list[str]:
    """The districts that a total hides, by `(2020/21, 2021/22)` of each."""
    names = names or ("Bradford", "Leeds", "Wakefield", "Kirklees")[: len(areas)]
    held: list[Observation] = []
    if whole is not None:
        held += figures(measure, y2020=whole[0], y2021=whole[1])
    for name, years in zip(names, areas, strict=True):
        held += figures(measure, "", name, y2020=years[0], y2021=years[1])
    found = compute(catalogue(measure, areas=names), dataset(held), Q)
    wholes = [one for one in found if not one.area]
    return [area.area for mask in masked(found, wholes, names) for area in mask.areas]


@pytest.mark.parametrize(
    ("whole", "areas", "expected"),
    [
        (("1000", "1010"), (("500", "400"), ("500", "610")), ["Leeds", "Bradford"]),
        (("1000", "1000"), (("500", "400"), ("500", "600")), ["Bradford", "Leeds"]),
        (("1000", "1200"), (("500", "400"), ("500", "800")), ["Bradford"]),
        (("1000", "800"), (("500", "200"), ("500", "600")), ["Leeds"]),
        (("1000", "1200"), (("500", "600"), ("500", "600")), []),
        (("1000", "1010"), (("500", "505"), ("500", "505")), []),
        (("1000", "1010"), (("500", "530"), ("500", "480")), []),
        (("1000", "1010"), (("8", "2"), ("500", "505")), []),
        (("1000", "[x]"), (("500", "400"), ("500", "[x]")), []),
        (None, (("500", "400"), ("500", "600")), []),
    ],
    ids=[
        "a total that stands still",
        "one that does not move at all: the larger share comes first",
        "a rise",
        "a fall",
        "all go one way",
        "nothing moves",
        "no move that is more than chance",
        "small numbers",
        "no total this year",
        "no total",
    ],
)
def test_what_a_total_hides(
    whole: Years | None, areas: tuple[Years, ...], expected: list[str]
) -> None:
    """A district with an arrow of its own that the total has not, and that is not chance."""
    assert hidden(whole, *areas) == expected


def test_from_nothing_is_the_furthest_move() -> None:
    """A district that had none comes first."""
    areas = (("100", "60"), ("0", "50"))
    assert hidden(("1000", "1010"), *areas) == ["Leeds", "Bradford"]


@pytest.mark.parametrize(
    ("leeds", "expected"),
    [(("70", "72"), ["Leeds"]), (("70", "71.9"), [])],
)
def test_shares_without_a_base(leeds: Years, expected: list[str]) -> None:
    """Where no test can be made, an arrow by the rule's own limit is clear enough."""
    assert hidden(("70", "70.5"), ("70", "70"), leeds, measure=SHARE) == expected


def test_a_total_that_is_mixed_is_not_stable() -> None:
    """Its parts already say that they go different ways."""
    measure = replace(PLAIN, parts=("Fatal", "Serious"))
    held = [
        *figures(measure, "Fatal", y2020="100", y2021="200"),
        *figures(measure, "Serious", y2020="300", y2021="200"),
        *figures(measure, "", "Leeds", y2020="100", y2021="200"),
    ]
    found = compute(catalogue(measure), dataset(held), Q)
    assert masked(found, [one for one in found if not one.area and not one.part], ("Leeds",)) == ()


def test_parts_hide_districts_too() -> None:
    """A part of a measure is a total of its own."""
    measure = replace(PLAIN, parts=("Fatal",))
    held = [
        *figures(measure, "Fatal", y2020="1000", y2021="1001"),
        *figures(measure, "Fatal", "Leeds", y2020="100", y2021="200"),
    ]
    found = compute(catalogue(measure), dataset(held), Q)
    wholes = [one for one in found if not one.area]
    (mask,) = masked(found, wholes, ("Bradford", "Leeds"))
    assert (mask.whole.part, [area.area for area in mask.areas]) == ("Fatal", ["Leeds"])


def test_both_arrows_are_drawn_on_one_comparator() -> None:
    """The district is held against the same baseline as the total."""
    measure = replace(
        PLAIN,
        comparators=(BASELINE,),
        arrow_on=BASELINE,
        baseline_period=period("2019/20"),
    )
    held = [
        *figures(measure, y2019="1000", y2020="500", y2021="1000"),
        *figures(measure, "", "Leeds", y2019="100", y2020="900", y2021="200"),
    ]
    found = compute(catalogue(measure), dataset(held), Q)
    (mask,) = masked(found, [one for one in found if not one.area], ("Leeds",))
    arrow = mask.areas[0].arrow_comparison
    assert arrow is not None
    assert (arrow.comparator, arrow.change) == (BASELINE, Decimal(100))
