"""What somebody types is found among the printed figures, however he types it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.report.model import Place
from perfmon_cli.trace.finding import matching, near, written
from tests.trace.figures import BEFORE, change, figure, pair

FIGURES = (
    *pair(),
    change(),
    figure("13,838", "13838", measure="reach"),
    figure("£1,234.50", "1234.50", measure="cost"),
    figure("not comparable: counting changed", "", measure="notices", quantity="change"),
    figure("fewer than 5", "", measure="deaths"),
    figure("+24", "24", measure="rape", quantity="change"),
)
TEXTS = {change().id: ["5.0 percentage points"]}


def printed(asked: str) -> list[str]:
    """What is found, as it is printed."""
    return [one.printed for one in matching(asked, FIGURES, TEXTS)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("72.6%", ["72.6%"], id="as printed"),
        pytest.param(" 72.6 ", ["72.6%"], id="without its unit"),
        pytest.param("72.6 per cent", ["72.6%"], id="unit in words"),
        pytest.param("72.60%", ["72.6%"], id="another nought"),
        pytest.param("72.6 pp", [], id="another unit"),
        pytest.param("13,838", ["13,838"], id="with its comma"),
        pytest.param("13838", ["13,838"], id="without its comma"),
        pytest.param("13,83", [], id="a comma that groups nothing"),
        pytest.param("−5.0 pp", ["−5.0 pp"], id="true minus"),
        pytest.param("-5.0pp", ["−5.0 pp"], id="hyphen and no space"),
        pytest.param("–5 PP", ["−5.0 pp"], id="dash and capitals"),
        pytest.param("+5.0 pp", [], id="the other sign"),
        pytest.param("5.0 pp", ["−5.0 pp"], id="no sign"),
        pytest.param("5.0 percentage points", ["−5.0 pp"], id="as a sentence has it"),
        pytest.param("£1,234.50", ["£1,234.50"], id="pounds"),
        pytest.param("1234.5", ["£1,234.50"], id="pounds without the sign"),
        pytest.param("£13,838", [], id="pounds of a number"),
        pytest.param("“72.6%”.", ["72.6%"], id="quoted, with the full stop"),
        pytest.param("72.6\u00a0%", ["72.6%"], id="hard space"),
        pytest.param("Fewer than 5", ["fewer than 5"], id="words"),
        pytest.param("counting changed", ["not comparable: counting changed"], id="end of words"),
        pytest.param("ounting changed", [], id="middle of a word"),
        pytest.param("5", ["−5.0 pp"], id="a number is not searched in words"),
        pytest.param("", [], id="nothing"),
        pytest.param("a", [], id="one letter"),
        pytest.param("9" * 500, [], id="far too long"),
    ],
)
def test_a_figure_is_found_as_it_is_typed(asked: str, found: list[str]) -> None:
    """Signs and units count where they are typed; commas, spaces and dashes never do."""
    assert printed(asked) == found


def test_an_id_finds_its_figure_and_its_beginning_all_of_them() -> None:
    """Ids come before anything that is printed."""
    now, before = pair()
    assert matching(now.id, FIGURES, TEXTS) == (now,)
    assert matching("satisfaction.leeds", FIGURES, TEXTS) == (now, before, change())
    assert matching("satisfaction.lee", FIGURES, TEXTS) == ()


def test_exactly_printed_figures_come_first() -> None:
    """Then the others, in the order of the paper."""
    figures = (change("−72.6 pp", "-72.6"), figure())
    assert [one.printed for one in matching("72.6%", figures, {})] == ["72.6%"]
    assert [one.printed for one in matching("72.6", figures, {})] == ["−72.6 pp", "72.6%"]


def test_a_figure_with_one_in_brackets_is_found_where_both_stand() -> None:
    """As cells print a number with its rate; the parts alone may stand elsewhere too."""
    here, there = Place("table", "Table 1", "Rape", "Change"), Place("table", "Table 2")
    number = replace(figure("+24", "24", measure="rape"), places=(here,))
    rate = change("−0.6 pp", "-0.6", places=(here,))
    other = change("−0.6 pp", "-0.6", id="other", places=(there,))
    assert matching("+24 (-0.6 pp)", (number, rate, other), {}) == (number, rate)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        pytest.param("13,868", "13,838", id="by size"),
        pytest.param("72.7%", "72.6%", id="of its own unit"),
        pytest.param("fewer then 5", "fewer than 5", id="by spelling"),
    ],
)
def test_the_nearest_are_named(asked: str, nearest: str) -> None:
    """Numbers by size, words by spelling."""
    assert near(asked, FIGURES, TEXTS)[0].printed == nearest


def test_each_printed_form_is_named_once() -> None:
    """Two figures that are printed alike are one to choose from."""
    figures = (figure("72.6%"), figure("72.6%", period=BEFORE))
    assert near("72.7", figures, {}) == figures[:1]


@given(st.text(max_size=60))
def test_anything_can_be_asked_for(text: str) -> None:
    """What is typed is never a pattern, and never too much."""
    assert isinstance(matching(text, FIGURES, TEXTS), tuple)
    assert len(near(text, FIGURES, TEXTS)) <= 5


@given(st.decimals(min_value=0, max_value=10**9, places=1))
def test_every_printed_number_is_found_as_it_is_printed(number: object) -> None:
    """With the comma of thousands, as the paper has it."""
    form = f"{number:,}%"
    one = figure(form, str(number))
    assert written(form) is not None
    assert matching(form, (one,), {}) == (one,)
