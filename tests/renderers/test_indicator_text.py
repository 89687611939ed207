"""The table of `show`: what stands in it, and that it fits an e-mail."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Catalogue, Decision
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.other_areas import SIMILAR_AREAS
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from perfmon_cli.renderers import columns
from perfmon_cli.renderers.indicator_text import WIDEST, render
from tests.indicators.builders import (
    PLAIN,
    Q,
    behind,
    catalogue,
    figure,
    figures,
    period,
    run,
    with_similar_areas,
)

SHARE = replace(PLAIN, id="judicial", unit=Unit.PERCENT, polarity=Polarity.UP, decimals=1)
WORDS = {"arrow_words": "better/worse"}


def table(book: Catalogue, *held: Observation | list[Observation]) -> list[str]:
    """The lines under the headings, without the indent."""
    head, blank, *lines = render(book, run(book, *held)).splitlines()
    assert " ".join(head.split()) == "Area or part Period Value Change on Rating Arrow"
    assert blank == ""
    assert all(len(line) <= WIDEST for line in (head, *lines))
    return [line.removeprefix("  ") for line in lines]


def cells(measure: Measure, *held: Observation | list[Observation], **more: object) -> list[str]:
    """The cells of a measure's only row, each in one line."""
    return cells_of(catalogue(measure, **more), *held)  # type: ignore[arg-type]


def cells_of(book: Catalogue, *held: Observation | list[Observation]) -> list[str]:
    """As `cells`, of a catalogue."""
    (_, *lines) = table(book, *held)
    head = render(book, run(book, *held)).splitlines()[0].removeprefix("  ")
    starts = [head.index(word) for word in ("Area", "Period", "Change", "Rating", "Arrow")]
    ends = [*starts[1:], WIDEST]
    return [
        " ".join(" ".join(line[start:end] for line in lines).split())
        for start, end in zip(starts, ends, strict=True)
    ]


def test_a_measure_and_its_only_area() -> None:
    """Id and label, then period, value, change with its comparator, rating, arrow with its rule."""
    book = catalogue(PLAIN)
    assert table(book, figures(PLAIN, y2020="2189", y2021="2358")) == [
        "thefts: Thefts",
        "West Yorkshire  2021/22  2,358  2020/21: +169 (+7.7%)  no target  up (panel, p 0.012)",
    ]


def test_areas_and_parts_are_rows_of_their_measure() -> None:
    """The whole area by its name, a part by its own, a part of a district by both."""
    measure = replace(PLAIN, parts=("Adults",), label="Referrals", sub_label="all kinds")
    held = [
        figure(measure, "2021/22", "9"),
        figure(measure, "2021/22", "7", part="Adults"),
        figure(measure, "2021/22", "3", area="Leeds"),
        figure(measure, "2021/22", "2", area="Leeds", part="Adults"),
    ]
    title, *rows = table(catalogue(measure), held)
    assert title == "thefts: Referrals: all kinds"
    assert [row.partition("  ")[0] for row in rows] == [
        "West Yorkshire",
        "Adults",
        "Leeds",
        "Leeds: Adults",
    ]


CHANGES = {
    "a small base": (PLAIN, ["30", "45"], "2020/21: +15"),
    "a percentage": (SHARE, ["77.6", "72.6"], "2020/21: −5.0 pp"),
    "no figure before": (PLAIN, ["[x]", "45"], "2020/21: not available"),
    "no figure now": (PLAIN, ["45", "[x]"], "2020/21: not available"),
    "no comparator": (replace(PLAIN, comparators=()), ["30", "45"], ""),
}


@pytest.mark.parametrize(("measure", "values", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(measure: Measure, values: list[str], expected: str) -> None:
    """The comparator's period before the change, with the percentage where there is one."""
    before, now = values
    assert cells(measure, figures(measure, y2020=before, y2021=now))[2] == expected


ARROWS = {
    "up": (PLAIN, ["200", "250"], "up (panel, p 0.018)"),
    "beyond doubt": (PLAIN, ["200", "450"], "up (panel, p below 0.001)"),
    "not clear": (PLAIN, ["200", "201"], "no clear change (panel, p 0.96)"),
    "small numbers": (PLAIN, ["3", "1"], "no clear change: small numbers (panel)"),
    "the change says why": (PLAIN, ["[x]", "45"], "no arrow"),
    "no rule": (replace(PLAIN, trend_rule=TrendRule.NONE), ["30", "45"], "no arrow"),
    "a test without n": (
        replace(SHARE, trend_rule=TrendRule.SIGNIFICANCE),
        ["70", "75"],
        "no arrow: not tested: how many it is out of is not known (significance)",
    ),
    "another rule": (
        replace(
            SHARE,
            trend_rule=TrendRule.SIGNIFICANCE,
            rule_settings=(("fallback", "panel"),),
        ),
        ["70", "75"],
        "up (panel instead of significance)",
    ),
}


@pytest.mark.parametrize(("measure", "values", "expected"), ARROWS.values(), ids=ARROWS)
def test_arrows(measure: Measure, values: list[str], expected: str) -> None:
    """Which way, or why there is none; in brackets the rule, and how likely chance is."""
    before, now = values
    assert cells(measure, figures(measure, y2020=before, y2021=now))[-1] == expected


def test_the_word_of_a_judgement_stands_behind_the_direction() -> None:
    """With the arrow words better/worse both are said."""
    held = figures(PLAIN, y2020="200", y2021="250")
    assert cells(PLAIN, held, better_worse=True)[-1] == "up, worsening (panel, p 0.018)"


def test_several_comparators() -> None:
    """Each in a paragraph of its own; the arrow says which one it is drawn on."""
    measure = replace(
        PLAIN,
        comparators=(PREVIOUS_YEAR, BASELINE),
        arrow_on=BASELINE,
        baseline_period=period("2019/20"),
    )
    _, _, change, _, arrow = cells(measure, figures(measure, y2019="300", y2020="200", y2021="250"))
    assert change == "2020/21: +50 (+25.0%) baseline, 2019/20: −50 (−16.7%)"
    assert arrow == "down (panel on baseline, p 0.033)"


def test_a_control_chart() -> None:
    """What the newest point is, and of how many points the chart is."""
    measure = replace(PLAIN, trend_rule=TrendRule.SPC)
    held = [*figures(measure, y2020="200"), figure(measure, "2021/22", "250")]
    assert cells(measure, held, behind(measure, [*[10, 12] * 6, 30]))[-1] == (
        "up; concern: worse by more than chance (spc on its last 13 months)"
    )


def test_a_break_and_a_decision_say_their_words() -> None:
    """In the words of the workbook."""
    since = Break(measure="thefts", since=period("2021/22").start, what="New system")
    held = figures(PLAIN, y2020="200", y2021="250")
    found = cells(PLAIN, held, breaks=(since,))
    assert found[2:] == ["2020/21: not comparable: new system", "no target", "no arrow"]
    judged = Decision(what="trend", measure="thefts", decision="neutral", reason="More reports.")
    assert cells(PLAIN, held, decisions=(judged,))[-1] == ("up (analyst judgement: more reports)")


RATINGS = {
    "target": (replace(PLAIN, target=Decimal(300)), "Green: target 300"),
    "ceiling": (replace(PLAIN, band_high=Decimal(100)), "Red: target at most 100"),
    "watched": (replace(PLAIN, polarity=Polarity.WATCH), "monitored only"),
    "band": (
        replace(PLAIN, polarity=Polarity.STEADY, band_low=Decimal(240), band_high=Decimal(260)),
        "Green: target 240 to 260",
    ),
}


@pytest.mark.parametrize(("measure", "expected"), RATINGS.values(), ids=RATINGS)
def test_ratings(measure: Measure, expected: str) -> None:
    """The colour and what the figure is held against, or why it is not rated."""
    assert cells(measure, figures(measure, y2020="200", y2021="250"))[3] == expected


def test_other_areas() -> None:
    """Their average, the place, what it says; and a rating against it."""
    measure = replace(
        SHARE,
        comparators=(SIMILAR_AREAS,),
        arrow_on=SIMILAR_AREAS,
        rule_settings=(("rating", "benchmark"),),
    )
    book = with_similar_areas(catalogue(measure), measure, ("60", "70"))
    found = cells_of(book, figure(measure, "2021/22", "72", n=1000))
    assert found[2:] == [
        "similar forces, 2021/22: +7.0 pp, 1 of 3, clearly higher",
        "Green: better than similar forces, 65.0%",
        "up, above (panel)",
    ]


def test_a_kind_of_figure_and_a_snapshot() -> None:
    """A provisional figure says so beneath it; a headcount has the month it was counted in."""
    measure = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    held = figure(measure, "31/03/2022", "5671 [p]")
    title, first, second = table(catalogue(measure), held)
    assert first.split()[:5] == ["West", "Yorkshire", "Mar", "2022", "5,671"]
    assert second.split() == ["provisional"]
    assert title == "thefts: Thefts"


def test_no_measure_is_no_row() -> None:
    """The headings alone."""
    book = catalogue()
    assert render(book, run(book, quarter=Q)) == (
        "  Area or part  Period  Value  Change on  Rating  Arrow\n"
    )


WORD = st.text("abcdefg0123%−", min_size=1, max_size=30)
CELL = st.lists(st.lists(WORD, max_size=8).map(" ".join), max_size=3).map(tuple)
ROWS = st.lists(st.tuples(*[CELL] * 6), min_size=1, max_size=6)


@given(ROWS)
def test_rows_fit_and_lose_nothing(rows: list[columns.Cells]) -> None:
    """Whatever the cells hold, they fit in the room, and every letter of them is printed."""
    room = 98
    found = columns.widths(rows, room)
    assert sum(found) + columns.GAP * 5 <= room
    for row in rows:
        for texts, width in zip(row, found, strict=True):
            printed = columns.lines(texts, width)
            assert all(len(line) <= width for line in printed)
            assert "".join("".join(printed).split()) == "".join("".join(texts).split())


def test_what_belongs_together_stays_in_one_line() -> None:
    """A number and its "pp", and "p" with its number."""
    assert columns.lines(["2020/21: −5.0 pp"], 12) == ["2020/21:", "−5.0 pp"]
    assert columns.lines(["(panel, p 0.02)"], 10) == ["(panel,", "p 0.02)"]
