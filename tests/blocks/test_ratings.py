"""What a rating says in a table, in the key and in the methods notes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import OtherArea, Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.measure import Measure, Polarity, Tolerance
from perfmon_cli.report.model import Bullets, PrintedFigure, Tiles
from tests.blocks.builders import (
    PERCENT,
    block,
    grid,
    paper,
    prioritised,
    seen,
    tables,
    when,
    words,
)

SHARE = prioritised(PERCENT)
PRIORITY = block("measures table", settings="priority: 1")
METHODS = block("methods notes")
SUMMARY = block("summary")
KEY = block("key")
ONE = Tolerance(Decimal(1), relative=False)


def target(value: str, period: str, measure: Measure = SHARE, cell: str = "D2") -> Target:
    """A row of the Targets sheet."""
    return Target(
        measure=measure.id,
        value=Decimal(value),
        period=when(period, measure),
        source=CellRef("data/figures.xlsx", "Targets", cell),
    )


LINE = (target("70", "2020/21"), target("80", "2022/23", cell="D3"))
ON_A_LINE = replace(SHARE, rule_settings=(("rating", "profile"),))


@pytest.mark.parametrize(
    ("measure", "targets", "cell", "note"),
    [
        (
            replace(SHARE, target=Decimal(70)),
            (),
            "Green / target 70.0%",
            "Rated against 70.0%; amber within 2 percentage points.",
        ),
        (
            replace(SHARE, band_low=Decimal(73)),
            (),
            "Amber / target at least 73.0%",
            "Rated against a lowest good value of 73.0%; amber within 2 percentage points.",
        ),
        (
            replace(SHARE, polarity=Polarity.DOWN, band_high=Decimal(60), tolerance=ONE),
            (),
            "Red / target at most 60.0%",
            "Rated against a highest good value of 60.0%; amber within 1 percentage point.",
        ),
        (
            replace(SHARE, polarity=Polarity.STEADY, band_low=Decimal(70), band_high=Decimal(75)),
            (),
            "Green / target 70.0% to 75.0%",
            "It should stay steady: neither direction is better. Rated against the band from "
            "70.0% to 75.0%; amber within 2 percentage points.",
        ),
        (
            ON_A_LINE,
            LINE,
            "Red / target 75.0%",
            "Rated against its target for the period, 75.0%; amber within 2 percentage points.",
        ),
        (
            replace(SHARE, polarity=Polarity.DOWN, band_low=Decimal(73)),
            (),
            "Not rated / its good direction does not fit",
            "Rated against a lowest good value of 73.0%; amber within 2 percentage points.",
        ),
    ],
    ids=["target", "floor", "ceiling", "band", "profile", "a floor where down is good"],
)
def test_what_a_level_is_rated_against(
    measure: Measure, targets: tuple[Target, ...], cell: str, note: str
) -> None:
    """In the cell of the table, and in the methods notes."""
    held = [seen(measure, "2020/21", "60"), seen(measure, "2021/22", "72")]
    composed = paper([measure], held, PRIORITY, METHODS, targets=targets)
    priority, methods = tables(composed)
    head, line = grid(priority)
    assert line[head.index("Rating")] == cell
    assert grid(methods)[1][1].endswith(note)


def targets_of(*targets: Target) -> list[PrintedFigure]:
    """The figures of the target that a rating prints."""
    held = [seen(ON_A_LINE, "2021/22", "72")]
    composed = paper([ON_A_LINE], held, PRIORITY, targets=targets)
    return [f for f in composed.report.figures if f.quantity == "target"]


def test_the_cells_of_a_target() -> None:
    """A row's own target is given there; a point of a line is derived from both its ends."""
    (given,) = targets_of(target("71", "2021/22"))
    assert (given.printed, given.rule) == ("71.0%", "given")
    assert [cell for _, _, cell in given.sources] == ["D2"]
    (derived,) = targets_of(*LINE)
    assert (derived.printed, derived.rule) == ("75.0%", "derived")
    assert [cell for _, _, cell in derived.sources] == ["D2", "D3"]


def test_no_column_for_ratings_without_a_target() -> None:
    """Nor for a measure that is only watched."""
    watched = replace(SHARE, polarity=Polarity.WATCH, target=Decimal(70))
    for measure in (SHARE, watched):
        composed = paper([measure], [seen(measure, "2021/22", "72")], PRIORITY)
        assert "Rating" not in grid(tables(composed)[0])[0]


def test_ratings_against_other_areas_are_explained() -> None:
    """The key and the tiles say what their colours mean, once one is printed."""
    measure = replace(SHARE, rule_settings=(("rating", "benchmark"),))
    other = OtherArea(
        measure=measure.id,
        area="Kent",
        group="Similar forces",
        period=when("2021/22", measure),
        value=Decimal(60),
    )
    now = replace(seen(measure, "2021/22", "72"), n=Decimal(1000))
    held = [seen(measure, "2020/21", "60"), now]
    composed = paper([measure], held, SUMMARY, KEY, METHODS, other_areas=[other])
    tiles = next(b for b in composed.report.blocks if isinstance(b, Tiles))
    assert [tile.note for tile in tiles.tiles][:2] == [
        "better than other areas",
        "like other areas",
    ]
    bullets = next(b for b in composed.report.blocks if isinstance(b, Bullets))
    assert words(bullets.items[0]).startswith("Where a measure is rated against other areas, green")
    assert grid(tables(composed)[-2])[1][1].endswith(
        "Rated against the average of similar forces, 60.0%: amber where it is inside the 95% "
        "interval of the area's own figure."
    )
    plain = paper([SHARE], held, KEY)
    bullets = next(b for b in plain.report.blocks if isinstance(b, Bullets))
    assert not any(words(item).startswith("Where a measure is rated") for item in bullets.items)
