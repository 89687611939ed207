"""Each rule is one plain sentence with the figures it was applied to."""

from dataclasses import replace

import pytest

from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.trace.steps import Steps
from tests.trace.figures import BEFORE, CELL, change, figure, pair

CELLS = tuple((CELL[0], CELL[1], f"{letter}2") for letter in "CDEFGHIJKLMN")
NOW, THEN = pair()
MISSING = replace(figure("not available", "", period=BEFORE, symbols=["[x]"]), id="missing")


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        pytest.param(NOW, "It is read from one cell.", id="given"),
        pytest.param(
            figure("72.6%", "72.583"),
            "It is read from one cell as 72.583, and rounded here.",
            id="given with more decimals",
        ),
        pytest.param(
            figure("−1,234", "-1234.4"),
            "It is read from one cell as −1234.4, and rounded here.",
            id="given below nought",
        ),
        pytest.param(
            figure("£1,234.50", "1234.5"),
            "It is read from one cell.",
            id="given with fewer decimals",
        ),
        pytest.param(
            figure("see Appendix 2", ""),
            "The cell, or a rule of the paper, says this instead of a number.",
            id="words of the cell",
        ),
        pytest.param(
            figure("fewer than 5", "", symbols=["[c]"]),
            "It is withheld: the cell says so, or its number is too small to publish.",
            id="withheld",
        ),
        pytest.param(
            figure("not available", "", rule="derived", sources=()),
            "No cell of the workbook holds a figure for this.",
            id="no cell",
        ),
        pytest.param(
            change(),
            "72.6% (2021/22) minus 77.6% (2020/21), worked out before rounding.",
            id="difference",
        ),
        pytest.param(
            change("−6.4%", "-6.4", rule="percentage", quantity="change_pct"),
            "72.6% (2021/22) minus 77.6% (2020/21), as a percentage of the second; worked out "
            "before rounding.",
            id="percentage",
        ),
        pytest.param(
            change("not comparable: counting changed", "", rule="derived"),
            "No change is given from 77.6% (2020/21) to 72.6% (2021/22): not comparable: counting "
            "changed.",
            id="change across a break",
        ),
        pytest.param(
            change("not available", "", rule="derived", inputs=(NOW.id, "missing")),
            "No figure can be worked out: not available (2020/21).",
            id="change on a figure that is missing",
        ),
        pytest.param(
            change("not available", "", rule="derived", inputs=(NOW.id,)),
            "No figure can be worked out: not available.",
            id="change on nothing",
        ),
        pytest.param(figure(rule="sum", sources=CELLS), "The sum of 12 cells.", id="sum"),
        pytest.param(figure(rule="sum", sources=CELLS[:1]), "The figure of one cell.", id="of one"),
        pytest.param(
            figure(rule="ratio", sources=CELLS),
            "All cases over all that they are out of, in 12 cells.",
            id="ratio",
        ),
        pytest.param(
            figure(rule="derived", quantity="target", sources=(), inputs=(THEN.id,)),
            "The baseline's figure is the target: 77.6% (2020/21).",
            id="target that is a baseline",
        ),
        pytest.param(
            figure(rule="derived", quantity="target", sources=CELLS[:2]),
            "Worked out from the targets in 2 cells.",
            id="target between two",
        ),
        pytest.param(
            figure(rule="derived", quantity="mean", sources=(), inputs=(NOW.id, THEN.id)),
            "The mean of 72.6% (2021/22) and 77.6% (2020/21).",
            id="mean",
        ),
        pytest.param(
            figure(rule="derived", quantity="mean", sources=(), inputs=(NOW.id, THEN.id) * 3),
            "The mean of 72.6% (2021/22) and 5 others.",
            id="mean of many",
        ),
        pytest.param(
            figure(rule="derived", quantity="centre", sources=(), inputs=(NOW.id, THEN.id)),
            "Worked out from 2 figures.",
            id="line of a chart",
        ),
        pytest.param(
            figure("4", "4", rule="derived", quantity="count_of", sources=()),
            "A count: there is none.",
            id="count of none",
        ),
        pytest.param(
            figure("2", "2", rule="derived", quantity="count_of", sources=(), inputs=(NOW.id,) * 2),
            "A count of 2 figures.",
            id="count",
        ),
    ],
)
def test_the_rule_in_a_sentence(one: PrintedFigure, sentence: str) -> None:
    """The same sentence stands on the terminal, on the page and in Checks.xlsx."""
    assert Steps((NOW, THEN, MISSING, one)).of(one).rule == sentence


@pytest.mark.parametrize(
    ("one", "words"),
    [
        pytest.param(NOW, "2021/22", id="value"),
        pytest.param(change(), "2021/22, change on the previous year (2020/21)", id="change"),
        pytest.param(
            change(quantity="change_pct"),
            "2021/22, change in percent on the previous year (2020/21)",
            id="percentage",
        ),
        pytest.param(
            figure(quantity="target", comparator="low"), "2021/22, lowest good value", id="bound"
        ),
        pytest.param(figure(quantity="upper limit"), "2021/22, upper limit", id="line of a chart"),
    ],
)
def test_what_is_printed_of_a_measure(one: PrintedFigure, words: str) -> None:
    """The period, and what it is where it is not the value itself."""
    assert Steps((NOW, THEN, one)).of(one).kind == words


def test_the_cells_of_a_figure_are_those_of_all_it_is_made_of() -> None:
    """Each once, in order."""
    before = figure("77.6%", "77.6", period=BEFORE, sources=[CELLS[0], CELL])
    step = Steps((NOW, before, change())).of(change())
    assert step.cells == (CELL, CELLS[0])
