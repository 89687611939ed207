"""Numbers that may not be published stand nowhere in a paper."""

import re
from dataclasses import replace

import pytest

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.findings import Finding, Severity
from perfmon_cli.report.model import Notice, Paragraph
from tests.blocks.builders import (
    AREAS,
    COUNT,
    PERCENT,
    WHOLE,
    block,
    by_area,
    only_grid,
    paper,
    seen,
    text,
    words,
)

SECRET = replace(COUNT, disclosive=True)
#: A threshold so high that a small number is not found by chance.
SETTINGS = Settings(organisation="The office", area=WHOLE, areas=AREAS, smallest_number=900)
SMALL = [
    *by_area(SECRET, "2020/21", "941", "951"),
    *by_area(SECRET, "2021/22", "876", "961"),
]


def test_a_small_number_and_what_follows_from_it_print_the_reason() -> None:
    """The value, its change, percentage and arrow; the other rows are as ever."""
    composed = paper(
        [SECRET],
        SMALL,
        block("area table", "crime", "show: value, change, % change, trend"),
        settings=SETTINGS,
    )
    withheld = "withheld: small numbers"
    assert only_grid(composed)[1:] == [
        ["Eastham", "941", "fewer than 900", withheld, withheld, withheld],
        ["Westham", "951", "961", "+10", "+1.1%", "no clear change / on 2020/21"],
    ]


def test_a_small_comparator_hides_the_change() -> None:
    """From this year's number and the change the last one could be worked out."""
    composed = paper(
        [SECRET],
        [
            seen(SECRET, "2020/21", "876"),
            seen(SECRET, "2021/22", "941"),
        ],
        block("period table", "crime", "show: value, change"),
        settings=SETTINGS,
    )
    assert only_grid(composed)[1] == [
        "Crime",
        "fewer than 900",
        "941",
        "withheld: small numbers",
    ]


def test_zero_is_no_small_number() -> None:
    """Nothing is known of anybody from a zero."""
    composed = paper(
        [SECRET],
        by_area(SECRET, "2021/22", "0", "961"),
        block("area table", "crime", "periods: 0; show: value"),
        settings=SETTINGS,
    )
    assert only_grid(composed)[1] == ["Eastham", "0"]


def test_the_rate_beside_a_small_number_is_hidden_too() -> None:
    """A count and its rate give each other away."""
    rate = replace(PERCENT, id="rate")
    crime = replace(SECRET, companion="rate")
    composed = paper(
        [crime, rate],
        [*by_area(crime, "2021/22", "876"), *by_area(rate, "2021/22", "43.2")],
        block("area table", "crime", "periods: 0; show: value"),
        settings=SETTINGS,
    )
    assert "43.2" not in str(composed.report)
    assert only_grid(composed)[1][1].startswith("fewer than 900")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(block("area table", "crime"), id="area table"),
        pytest.param(block("area table", "crime", "across: area; down: measure"), id="across"),
        pytest.param(block("period table", "crime [Eastham]"), id="period table"),
        pytest.param(block("measures table", "crime [Eastham]", "priority: 1"), id="priority"),
        pytest.param(block("summary"), id="summary"),
        pytest.param(
            BlockRow(kind="text", content="live.md", heading="Live", source=block("text").source),
            id="text",
        ),
    ],
)
def test_no_block_prints_a_small_number(row: BlockRow) -> None:
    """Neither as text nor as the plain value of a figure, nor in what stands behind figures."""
    live = text("live.md", "---\ntitle: Live\n---\n\nThere were {{ crime[Eastham].value }}.\n")
    secret = replace(SECRET, priority="1")
    composed = paper([secret], SMALL, row, texts=[live], settings=SETTINGS)
    everything = str(composed.report) + str(composed.findings)
    assert "Eastham" in everything or row.kind in {"summary", "text"}
    for secret_number in ("876", "-65"):  # the number, and its change from 941
        assert not re.search(rf"(?<![0-9a-f]){secret_number}(?![0-9a-f])", everything)


def test_a_text_says_why_there_is_no_number() -> None:
    """A live figure of a small number reads as a reason."""
    live = text("live.md", "---\ntitle: Live\n---\n\nThere were {{ crime[Eastham].value }}.\n")
    row = BlockRow(kind="text", content="live.md", heading="Live")
    composed = paper([SECRET], SMALL, row, texts=[live], settings=SETTINGS)
    (paragraph,) = (b for b in composed.report.blocks if isinstance(b, Paragraph))
    assert words(paragraph.line) == "There were fewer than 900."


ADDING_UP = replace(COUNT, disclosive=True, areas_add_up=True)
LARGE = Settings(organisation="The office", area=WHOLE, areas=AREAS)


def test_a_figure_that_protects_a_small_one_has_words_of_its_own() -> None:
    """Only a small number says that it is small; from the total the other would give it away."""
    composed = paper(
        [ADDING_UP],
        by_area(ADDING_UP, "2021/22", "3", "961", "964"),
        block("area table", "crime", "periods: 0; show: value"),
        settings=LARGE,
    )
    assert only_grid(composed)[1:] == [
        ["Eastham", "fewer than 5"],
        ["Westham", "not shown, to protect a small number"],
        [WHOLE, "964"],
    ]


def test_a_draft_quotes_no_hidden_figure_among_its_open_items() -> None:
    """Findings quote the workbook; of such a measure the draft says only what kind, and where."""
    about = Finding(code="PM308", severity=Severity.ERROR, problem="It is 964.", remedy="Mend it.")
    listed = [replace(about, measure="crime"), replace(about, problem="It is 12.", measure="dogs")]
    composed = paper(
        [ADDING_UP],
        by_area(ADDING_UP, "2021/22", "3", "961", "964"),
        block("area table", "crime", "periods: 0; show: value"),
        settings=LARGE,
        findings=listed,
    )
    (notice,) = (b for b in composed.report.blocks if isinstance(b, Notice))
    assert [words(item) for item in notice.items] == [
        "PM308 It is 12. Mend it.",
        "crime: PM308 Parts do not add up. Checks.xlsx says more; its figures are withheld.",
    ]
