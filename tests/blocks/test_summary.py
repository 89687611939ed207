"""The summary: one page, what needs attention first, and a list behind every count."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.blocks import summary_choice
from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Observation, Status
from perfmon_cli.measure import BASELINE, PREVIOUS_YEAR, Measure, Polarity
from perfmon_cli.report.model import Bullets, Heading, Mark, MarkedList, Paragraph, Tiles
from tests.blocks.builders import COUNT, block, grid, paper, prioritised, seen, tables, when, words

SUMMARY, METHODS, KEY = block("summary"), block("methods notes"), block("key")


def crime(name: str, **other: object) -> Measure:
    """A count that should fall."""
    return replace(prioritised(COUNT), id=name, label=name.capitalize(), **other)  # type: ignore[arg-type]


def moved(measure: Measure, before: int, now: int) -> list[Observation]:
    """Its two years."""
    return [seen(measure, "2020/21", str(before)), seen(measure, "2021/22", str(now))]


def attention(composed: Composed) -> list[str]:
    """The entries under What needs attention."""
    return entries(composed, "What needs attention")


def entries(composed: Composed, caption: str) -> list[str]:
    """The entries of one of the summary's lists, as texts."""
    return [
        words(item.line)
        for found in composed.report.blocks
        if isinstance(found, MarkedList) and found.caption == caption
        for item in found.items
    ]


def counted(composed: Composed) -> list[list[str]]:
    """The table of what the summary counts."""
    (found,) = [t for t in tables(composed) if t.caption == "Every measure that the summary counts"]
    return grid(found)


def decided(measure: Measure, decision: str) -> Decision:
    """The analyst's decision on a measure."""
    return Decision(
        what="attention",
        measure=measure.id,
        decision=decision,
        reason="Asked for by the panel.",
        source=CellRef("data/figures.xlsx", "Decisions", "A2"),
    )


SMALL, LARGE, RED, CALM = (
    crime("small"),
    crime("large"),
    crime("red", target=Decimal(1)),
    crime("calm"),
)
RED_AND_WORSE = crime("both", target=Decimal(100))
FIGURES = [
    *moved(SMALL, 1000, 1050),
    *moved(LARGE, 1000, 2000),
    *moved(RED, 1000, 900),
    *moved(RED_AND_WORSE, 1000, 1100),
    *moved(CALM, 1000, 500),
]
MEASURES = [CALM, SMALL, LARGE, RED, RED_AND_WORSE]


@pytest.mark.parametrize(
    ("decisions", "first_words"),
    [
        pytest.param((), ["Both", "Red", "Large", "Small"], id="proposed by rule"),
        pytest.param(
            (decided(CALM, "pin"),), ["Calm", "Both", "Red", "Large", "Small"], id="pinned first"
        ),
        pytest.param((decided(LARGE, "drop"),), ["Both", "Red", "Small"], id="dropped"),
    ],
)
def test_order_of_attention(decisions: Sequence[Decision], first_words: list[str]) -> None:
    """Pinned; red and worsening; red; worsening, the largest movement first; never the dropped."""
    composed = paper(MEASURES, FIGURES, SUMMARY, decisions=decisions)
    assert [text.split()[0] for text in attention(composed)] == first_words


def test_decisions_print_their_reason() -> None:
    """A pin says why beside the measure; a drop says why in the methods notes."""
    decisions = (decided(CALM, "pin"), decided(LARGE, "drop"))
    composed = paper(MEASURES, FIGURES, SUMMARY, METHODS, decisions=decisions)
    assert attention(composed)[0].endswith("Asked for by the panel.")
    notes = [words(i) for b in composed.report.blocks if isinstance(b, Bullets) for i in b.items]
    assert any(
        "Large" in note and "left out" in note and "Asked for by the panel" in note
        for note in notes
    )


def test_a_change_that_could_be_chance_says_so() -> None:
    """Of a count whose arrow a test would not draw; a larger one needs no such word."""
    deaths = crime("deaths")
    assert attention(paper([deaths], moved(deaths, 22, 32), SUMMARY)) == [
        "Deaths rose by 10 to 32, compared with 22 in 2020/21. A change of this size could be "
        "chance."
    ]
    (large,) = attention(paper([deaths], moved(deaths, 220, 320), SUMMARY))
    assert large.endswith("compared with 220 in 2020/21.")


def test_could_be_chance_is_explained_where_it_is_said() -> None:
    """In the methods notes, and nowhere else."""
    deaths = crime("deaths")
    explained = [
        "“Could be chance”: two numbers of this size differ as much by chance in more than 5 of "
        "100 cases."
    ]
    for now, said in ((32, explained), (320, [])):
        composed = paper([deaths], moved(deaths, 22, now), SUMMARY, METHODS)
        lines = [words(b.line) for b in composed.report.blocks if isinstance(b, Paragraph)]
        assert [line for line in lines if "Could be" in line] == said


def test_what_moved_begins_with_the_largest() -> None:
    """Where nothing is good or bad, the size of the movement says what to read first."""
    watched = [crime(f"m{number}", polarity=Polarity.WATCH) for number in range(3)]
    held = [
        *moved(watched[0], 1000, 1100),
        *moved(watched[1], 1000, 1300),
        *moved(watched[2], 1000, 1200),
    ]
    composed = paper(watched, held, SUMMARY)
    assert [text.split()[0] for text in entries(composed, "What moved")] == ["M1", "M2", "M0"]


def crowded(count: int, label: str = "crime") -> Composed:
    """A paper of many worsening and many improving measures."""
    worse = [crime(f"{label}_up_{number}") for number in range(count)]
    better = [crime(f"{label}_down_{number}") for number in range(count)]
    held = [one for measure in worse for one in moved(measure, 1000, 1200)]
    held += [one for measure in better for one in moved(measure, 1000, 800)]
    return paper([*worse, *better], held, SUMMARY, METHODS)


def height(composed: Composed) -> float:
    """How many lines the summary's lists take."""
    found = [b for b in composed.report.blocks if isinstance(b, MarkedList)]
    return sum(summary_choice.height(words(item.line)) for one in found for item in one.items)


@pytest.mark.parametrize(
    ("count", "label"),
    [
        pytest.param(40, "crime", id="many"),
        pytest.param(40, "crime" * 30, id="many with long names"),
    ],
)
def test_one_page_however_many(count: int, label: str) -> None:
    """The lists take the room of one page, and both are there."""
    composed = crowded(count, label)
    assert height(composed) <= summary_choice.ROOM
    assert attention(composed)
    assert entries(composed, "What moved")


def test_what_has_no_room_is_counted_and_listed() -> None:
    """“And 31 more” is tied to a table that names all, by its number."""
    composed = crowded(40)
    shown = len(attention(composed))
    said = {words(b.line): b.table for b in composed.report.blocks if isinstance(b, Paragraph)}
    (table,) = [t for t in tables(composed) if t.caption.startswith("Every measure that")]
    where = f"And {40 - shown} more: see Table {table.number} in Methods and data notes."
    assert said[where] == table.number
    rows = counted(composed)
    named = {row[0] for row in rows if row[1] == "What needs attention"}
    assert named == {f"Crime_up_{number}" for number in range(40)}
    assert len(rows) == 1 + len({row[0] for row in rows[1:]})
    titles = [b.text for b in composed.report.blocks if isinstance(b, Heading)]
    assert "What the summary counts" in titles


def test_without_methods_notes_the_tables_are_named() -> None:
    """No list is promised that the paper does not have."""
    worse = [crime(f"m{number}") for number in range(40)]
    held = [one for measure in worse for one in moved(measure, 1000, 1200)]
    composed = paper(worse, held, SUMMARY)
    (note,) = [b for b in composed.report.blocks if isinstance(b, Paragraph) and b.is_note]
    assert words(note.line) == f"And {40 - len(attention(composed))} more: see the tables."


def test_counts_of_ratings_have_their_list() -> None:
    """Each tile's count is the number of measures that the notes name for it."""
    composed = paper(MEASURES, FIGURES, SUMMARY, METHODS)
    assert counted(composed) == [
        ["Measure", "Where it is listed", "Rating"],
        ["Both", "What needs attention", "Red"],
        ["Red", "What needs attention", "Red"],
        ["Large", "What needs attention", "Not rated"],
        ["Small", "What needs attention", "Not rated"],
        ["Calm", "What moved", "Not rated"],
    ]


def test_without_a_rating_there_is_no_column_of_ratings() -> None:
    """What stands in the summary's lists is listed; a paper that has neither has no table."""
    figures = [*moved(SMALL, 1000, 1200), *moved(CALM, 1000, 1001)]
    assert counted(paper([SMALL, CALM], figures, SUMMARY, METHODS)) == [
        ["Measure", "Where it is listed"],
        ["Small", "What needs attention"],
        ["Calm", "in neither list"],
    ]
    still = paper([CALM], moved(CALM, 1000, 1001), SUMMARY, METHODS)
    assert [table.caption for table in tables(still)] == [
        "How each measure is compared, and where it comes from"
    ]


def test_the_key_explains_every_rating_that_a_tile_counts() -> None:
    """Also one that counts 0; without ratings there are no tiles, and no word of them."""
    ratings = {Mark.GREEN, Mark.AMBER, Mark.RED, Mark.NOT_RATED}
    for measures, expected in ((MEASURES, ratings), ([SMALL, CALM], set())):
        composed = paper(measures, FIGURES, SUMMARY, KEY)
        key = [b for b in composed.report.blocks if isinstance(b, MarkedList)][-1]
        assert {item.mark for item in key.items} & ratings == expected


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (12, []),
        (15, ["And 3 more: {M12}; {M13}; {M14}."]),
        (18, ["And 6 more: see Table 2 in Methods and data notes."]),
    ],
    ids=["room for all", "room for three names", "more than five"],
)
def test_those_without_room_are_named_where_names_have_room(count: int, said: list[str]) -> None:
    """A few by name, in the order of the list; for more the table has them."""
    label = "crimes of a kind with a rather long name"
    worse = [replace(crime(f"m{one}"), label=f"M{one} {label}") for one in range(count)]
    held = [one for measure in worse for one in moved(measure, 1000, 1200)]
    composed = paper(worse, held, SUMMARY, METHODS)
    notes = [b for b in composed.report.blocks if isinstance(b, Paragraph) and b.is_note]
    names = {name: f"{name} {label}" for name in ("M12", "M13", "M14")}
    assert [words(note.line) for note in notes] == [one.format(**names) for one in said]


TILES = ["green", "amber", "red", "not rated"]


def tiles(composed: Composed) -> list[str]:
    """What stands under the numbers of the tiles."""
    (found,) = [b for b in composed.report.blocks if isinstance(b, Tiles)]
    assert [tile.label for tile in found.tiles] == TILES
    return [tile.note for tile in found.tiles]


def test_tiles_say_what_ratings_are_held_against() -> None:
    """A target, a baseline or both; and why a measure has no rating."""
    held_to = crime("held", target_is_baseline=True, baseline_period=when("2020/21"))
    on_baseline = moved(held_to, 1000, 900)
    watched = crime("watched", polarity=Polarity.WATCH)
    assert tiles(paper([held_to], on_baseline, SUMMARY)) == [
        "on or better than baseline",
        "within tolerance of baseline",
        "outside tolerance of baseline",
        "every measure has a rating",
    ]
    assert tiles(paper([RED, CALM], FIGURES, SUMMARY)) == [
        "on or better than target",
        "within tolerance of target",
        "outside tolerance of target",
        "no target set",
    ]
    both = paper([RED, held_to, watched, CALM], [*FIGURES, *on_baseline], SUMMARY)
    assert tiles(both)[0] == "on or better than target or baseline"
    assert tiles(both)[3] == "monitored, or no target set"


def test_ratings_of_forecasts_are_said() -> None:
    """Under the tile and in the table of what the summary counts, not of other ratings."""
    planned = crime("planned", target=Decimal(750), polarity=Polarity.UP)
    forecast = replace(seen(planned, "2021/22", "765"), statuses=(Status.FORECAST,))
    reached = replace(planned, id="reached", label="Reached")
    composed = paper([planned], [forecast], SUMMARY, METHODS)
    assert tiles(composed)[0] == "on or better than target, by forecast"
    assert counted(composed)[1:] == [["Planned", "in neither list", "Green (forecast)"]]
    beside = [forecast, seen(reached, "2021/22", "800")]
    composed = paper([planned, reached], beside, SUMMARY, METHODS)
    assert tiles(composed)[:2] == [
        "on or better than target, one by forecast",
        "within tolerance of target",
    ]
    assert [row[2] for row in counted(composed)[1:]] == ["Green (forecast)", "Green"]


def test_a_change_against_the_arrow_is_a_sentence_with_its_figure() -> None:
    """A measure below its baseline that is up on the year says both."""
    held_to = crime(
        "held",
        comparators=(PREVIOUS_YEAR, BASELINE),
        arrow_on=BASELINE,
        baseline_period=when("2018/19"),
    )
    figures = [seen(held_to, "2018/19", "3000"), *moved(held_to, 1000, 2001)]
    composed = paper([held_to], figures, SUMMARY)
    (said,) = [
        item
        for found in composed.report.blocks
        if isinstance(found, MarkedList)
        for item in found.items
    ]
    assert words(said.line) == (
        "Held fell by 999 (33.3%) to 2,001, compared with 3,000 in 2018/19. It is up 1,001 on "
        "2020/21."
    )
    assert [span.figure for span in said.line if span.text == "1,001"] == [
        "held.2021-04_2022-03.change.previous-year"
    ]


def test_the_table_says_what_is_counted_and_what_is_not() -> None:
    """A measure whose arrow stands in a table of its own is named; one without an arrow is not."""
    alone = replace(COUNT, id="alone", label="Hate repeats")
    quiet = replace(COUNT, id="quiet", label="Without an arrow")
    figures = [*FIGURES, *moved(alone, 1000, 1200), seen(quiet, "2021/22", "7")]
    own = block("period table", measures="alone; quiet", settings="show: value, trend")

    def notes(*rows: BlockRow) -> list[str]:
        composed = paper([*MEASURES, alone, quiet], figures, SUMMARY, *rows, METHODS)
        (found,) = [t for t in tables(composed) if t.caption.startswith("Every measure that")]
        return [words(line) for line in found.notes]

    counts = (
        "The summary counts the measures of the priorities; where a priority's table has the parts "
        "of a measure, it counts each part."
    )
    assert notes() == [counts]
    assert notes(own) == [
        counts,
        "Not counted, as it stands in a table of its own: Hate repeats.",
    ]
