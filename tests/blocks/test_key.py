"""The key explains the marks and words that a paper prints, and no others."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Settings
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import BASELINE, PREVIOUS_YEAR, Measure, Polarity, TrendRule
from perfmon_cli.report.model import Bullets, Mark, MarkedList
from perfmon_cli.wording.words import WORDS
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    calm_months,
    paper,
    prioritised,
    seen,
    when,
    words,
)

KEY = block("key")
TABLE = block("measures table", settings="priority: 1")
ALWAYS = ["key.own period", "key.missing", "key.rounding"]
ARROW = ["key.direction", "key.baseline"]


def marks(composed: Composed) -> list[Mark]:
    """The marks that the key explains, in its order."""
    found = [block for block in composed.report.blocks if isinstance(block, MarkedList)]
    return [item.mark for listed in found for item in listed.items]


def key_words(composed: Composed) -> list[str]:
    """The words that the key explains beside its marks."""
    found = [block for block in composed.report.blocks if isinstance(block, MarkedList)]
    return [item.word for listed in found for item in listed.items]


def sentences(composed: Composed) -> list[str]:
    """The names of the sentences beneath them."""
    (bullets,) = [found for found in composed.report.blocks if isinstance(found, Bullets)]
    names = {text: name for name, text in WORDS.items() if name.startswith("key.")}
    texts = [(words(line), words(line).partition(": ")[0]) for line in bullets.items]
    is_drawn = WORDS["key.baseline"].partition(": ")[0]
    return ["key.baseline" if head == is_drawn else names[text] for text, head in texts]


def years(measure: Measure, before: str | Missing, now: str | Missing) -> list[Observation]:
    """Two years."""
    return [seen(measure, "2020/21", before), seen(measure, "2021/22", now)]


def months(measure: Measure, newest: str) -> list[Observation]:
    """Two years, the second with a calm series behind it that ends with this value."""
    return [*years(measure, "130", "140"), *calm_months(measure, newest)]


CRIME, SHARE = prioritised(COUNT), prioritised(PERCENT)
RATED = replace(CRIME, target=Decimal(130))


@pytest.mark.parametrize(
    ("measure", "held", "expected"),
    [
        (CRIME, years(CRIME, "100", "150"), [Mark.UP]),
        (CRIME, years(CRIME, "150", "100"), [Mark.DOWN]),
        (CRIME, years(CRIME, "1000", "1001"), [Mark.FLAT]),
        (CRIME, years(CRIME, Missing.NOT_AVAILABLE, "150"), [Mark.NO_ARROW]),
        (RATED, years(RATED, "100", "120"), [Mark.UP, Mark.GREEN]),
        (RATED, years(RATED, "100", "135"), [Mark.UP, Mark.AMBER]),
        (RATED, years(RATED, "100", "150"), [Mark.UP, Mark.RED]),
    ],
    ids=["up", "down", "flat", "no arrow", "green", "amber", "red"],
)
def test_marks_that_occur(
    measure: Measure, held: Sequence[Observation], expected: list[Mark]
) -> None:
    """Wherever the key stands: before the table, or after it."""
    assert marks(paper([measure], held, KEY, TABLE)) == expected
    assert marks(paper([measure], held, TABLE, KEY)) == expected


def test_ratings_are_explained_only_where_there_are_some() -> None:
    """A measure beside it without a target is not rated, and then that is explained too."""
    other = replace(CRIME, id="other", label="Other")
    held = [*years(RATED, "100", "120"), *years(other, "100", "120")]
    assert marks(paper([RATED, other], held, KEY, TABLE)) == [Mark.UP, Mark.GREEN, Mark.NOT_RATED]


@pytest.mark.parametrize(
    ("measure", "held", "expected"),
    [
        (CRIME, years(CRIME, "1000", "1001"), ["no clear change"]),
        (CRIME, years(CRIME, "1000", "1000"), ["no change"]),
        (CRIME, years(CRIME, "4", "6"), ["no clear change: small numbers"]),
        (CRIME, years(CRIME, Missing.NOT_AVAILABLE, "150"), ["no comparison"]),
        (CRIME, years(CRIME, "150", Missing.NOT_AVAILABLE), ["no arrow"]),
    ],
    ids=["too little", "none", "small numbers", "no comparison", "no figure"],
)
def test_words_that_occur(
    measure: Measure, held: Sequence[Observation], expected: list[str]
) -> None:
    """A row for each word beside a flat line or a dash, as it stands in the table."""
    table = block("area table", measures=measure.id, settings="show: trend; across: period")
    composed = paper([measure], held, KEY, table)
    assert key_words(composed) == expected


def test_mixed_is_explained_where_it_is_printed() -> None:
    """A number and its rate that went different ways have a row of their own."""
    crime = replace(CRIME, companion=PERCENT.id)
    figures = [*years(crime, "100", "150"), *years(PERCENT, "20", "10")]
    assert key_words(paper([crime, PERCENT], figures, KEY, TABLE)) == ["mixed"]


def test_improving_and_worsening_are_explained_where_they_are_printed() -> None:
    """Where the words beside arrows judge, the key says which do."""
    judging = Settings(organisation="The office", area="Northshire", areas=(), better_worse=True)
    composed = paper([CRIME], years(CRIME, "100", "150"), KEY, TABLE, settings=judging)
    assert sentences(composed) == ["key.judgement", "key.baseline", *ALWAYS]


def test_no_baseline_is_explained_where_it_is_printed() -> None:
    """A measure beside one that has a baseline says that it has none."""
    held_to = replace(
        CRIME,
        id="held",
        comparators=(PREVIOUS_YEAR, BASELINE),
        baseline_period=when("2019/20"),
    )
    figures = [*years(CRIME, "100", "150"), *years(held_to, "100", "150")]
    composed = paper([CRIME, held_to], figures, KEY, TABLE)
    assert sentences(composed) == [*ARROW, "key.no baseline", *ALWAYS]


def test_a_paper_without_marks() -> None:
    """It has the sentences that hold for any figure, and no empty list."""
    composed = paper([CRIME], years(CRIME, "100", "150"), KEY)
    assert not [found for found in composed.report.blocks if isinstance(found, MarkedList)]
    assert sentences(composed) == ALWAYS


@pytest.mark.parametrize(
    ("measure", "held", "expected"),
    [
        (CRIME, years(CRIME, "100", "150"), [*ARROW, *ALWAYS]),
        (CRIME, years(CRIME, "1000", "1001"), ["key.baseline", *ALWAYS]),
        (CRIME, years(CRIME, Missing.NOT_AVAILABLE, "150"), ALWAYS),
        (SHARE, years(SHARE, "70", "75"), [*ARROW, "key.points", *ALWAYS]),
    ],
    ids=["an arrow", "no clear change", "no arrow", "percentage points"],
)
def test_sentences_that_explain_something(
    measure: Measure, held: Sequence[Observation], expected: list[str]
) -> None:
    """Arrows where there are arrows, percentage points where they are printed."""
    assert sentences(paper([measure], held, KEY, TABLE)) == expected


CHARTED = replace(CRIME, trend_rule=TrendRule.SPC)
SERIES = [*ARROW, "key.series"]


@pytest.mark.parametrize(
    ("measure", "newest", "expected"),
    [
        (CHARTED, "12", ["key.baseline", "key.series", "key.common cause"]),
        (CHARTED, "30", [*SERIES, "key.special cause"]),
        (replace(CHARTED, polarity=Polarity.WATCH), "30", [*SERIES, "key.special cause"]),
    ],
    ids=["common cause", "concern", "special cause"],
)
def test_words_of_control_charts(measure: Measure, newest: str, expected: list[str]) -> None:
    """The words that the methods notes use of the chart that decided."""
    composed = paper([measure], months(measure, newest), KEY, TABLE)
    assert sentences(composed) == [*expected, *ALWAYS]


@pytest.mark.parametrize(
    "measure", [CRIME, CHARTED], ids=["compared with a year before", "with its own last months"]
)
def test_where_no_marks_are_drawn_one_sentence_speaks_of_arrows(measure: Measure) -> None:
    """`fragment.html` has the words alone, and says so; what speaks of no marks stands there."""
    composed = paper([measure], months(measure, "30"), KEY, TABLE)
    (bullets,) = [found for found in composed.report.blocks if isinstance(found, Bullets)]
    drawn, unmarked = (list(map(words, lines)) for lines in (bullets.items, bullets.unmarked))
    assert len(drawn) == len(unmarked)
    meant = "Where notes and texts speak of an arrow, this word is meant."
    (explained,) = [text for text in unmarked if meant in text]
    others = [explained.replace(meant, ""), *(text for text in unmarked if text != explained)]
    assert not [text for text in others if "arrow" in text.casefold()]
    assert [text for text in drawn if "arrow" not in text.casefold()] == [
        text for text in unmarked if text in drawn
    ]
