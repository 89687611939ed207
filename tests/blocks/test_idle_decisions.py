"""A decision that says what the rule gives anyway is said to the analyst."""

import pytest

from perfmon_cli.blocks.idle_decisions import idle
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.cells.model import CellRef
from tests.indicators.builders import PLAIN, catalogue, figures, run

ROW = CellRef("data/figures.xlsx", "Decisions", "A2")
SAID = (
    "Decisions!A2: PM314 The decision on the trend of thefts is what the rule gives too. Delete "
    "the row; or keep it with an Until, if the figure is to change."
)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        pytest.param("up", [SAID], id="the computed arrow"),
        pytest.param("flat", [], id="another arrow"),
        pytest.param("neutral", [], id="the same arrow without a judgement"),
    ],
)
def test_a_decision_that_changes_nothing(decision: str, said: list[str]) -> None:
    """Thefts rose from 100 to 200, so "up" decides nothing."""
    row = Decision(
        what="trend",
        decision=decision,
        reason="As discussed with the panel",
        measure=PLAIN.id,
        source=ROW,
    )
    book = catalogue(PLAIN, decisions=(row,))
    found = run(book, figures(PLAIN, y2020="100", y2021="200"))
    assert [str(one) for one in idle(found)] == said
