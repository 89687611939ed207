"""What indicators.csv and `show` say of ratings and of other areas."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.indicators.other_areas import SIMILAR_AREAS
from perfmon_cli.measure import PREVIOUS_YEAR, Measure, Polarity, Unit
from perfmon_cli.renderers.indicator_rows import COLUMNS, rows
from tests.indicators.builders import (
    PLAIN,
    catalogue,
    figure,
    figures,
    run,
    with_similar_areas,
)

SHARE = replace(PLAIN, id="judicial", unit=Unit.PERCENT, polarity=Polarity.UP, decimals=1)
RATED = ("target", "tolerance", "rating", "rating_reason", "rating_rule", "band_low", "band_high")


def of(measure: Measure, *columns: str) -> list[str]:
    """The columns of a measure's only row."""
    (line,) = rows(catalogue(measure), run(catalogue(measure), figures(measure, y2021="72")))
    assert tuple(line) == COLUMNS
    return [line[name] for name in columns]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (replace(SHARE, target=Decimal(70)), ["70", "2pp", "green", "", "target", "", ""]),
        (replace(SHARE, band_low=Decimal(73)), ["", "2pp", "amber", "", "band", "73", ""]),
        (SHARE, ["", "", "none", "no_target", "", "", ""]),
        (
            replace(SHARE, rule_settings=(("rating", "benchmark"),)),
            ["", "", "none", "missing", "", "", ""],
        ),
    ],
    ids=["target", "floor", "none", "nobody to compare with"],
)
def test_ratings(measure: Measure, expected: list[str]) -> None:
    """The rule stands where something is rated against; a band in columns of its own."""
    assert of(measure, *RATED) == expected


def test_similar_areas() -> None:
    """On the row of that comparator: their average, the difference, the place and the reading."""
    measure = replace(
        SHARE,
        comparators=(PREVIOUS_YEAR, SIMILAR_AREAS),
        rule_settings=(("rating", "benchmark"),),
    )
    book = with_similar_areas(catalogue(measure), measure, ("60", "70"))
    found = run(book, figure(measure, "2021/22", "72", n=1000))
    first, second = rows(book, found)
    wanted = ("comparator", "comparator_period", "comparator_value", "change")
    assert [second[name] for name in wanted] == ["similar areas", "2021/22", "65", "7"]
    standing = ("group", "place", "places", "standing", "arrow_on")
    assert [second[name] for name in standing] == ["Similar forces", "1", "3", "higher", "no"]
    assert [first[name] for name in standing] == ["", "", "", "", "yes"]
    assert [first[name] for name in RATED] == ["65", "", "green", "", "benchmark", "", ""]
