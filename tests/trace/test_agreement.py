"""One measure, one value: a paper whose places disagree is not written."""

from dataclasses import replace

import pytest

from perfmon_cli.report.model import (
    Chart,
    ChartKind,
    Paragraph,
    Point,
    PrintedFigure,
    Report,
    Section,
    Series,
    Span,
)
from perfmon_cli.trace.agreement import DisagreementError, agrees, check
from tests.trace.figures import change, figure, pair, report


def whole() -> Report:
    """A paper in which everything agrees; the change stands in its text without its sign."""
    return report(*pair(), change(), words="5.0 percentage points")


def with_text(paper: Report, **changes: str) -> Report:
    """The paper, the figure in its paragraph changed."""
    (section,) = paper.sections
    blocks = tuple(
        replace(one, line=(one.line[0], replace(one.line[1], **changes)))  # type: ignore[arg-type]
        if isinstance(one, Paragraph)
        else one
        for one in section.blocks
    )
    return replace(paper, sections=(replace(section, blocks=blocks),))


def with_figure(paper: Report, one: PrintedFigure) -> Report:
    """The paper, with one more figure."""
    return replace(paper, figures=(*paper.figures, one))


def with_point(paper: Report, point: Point) -> Report:
    """The paper, with a chart of one point."""
    chart = Chart(
        id="C_1",
        kind=ChartKind.OVER_TIME,
        title="Rise",
        alt="Rise",
        number=1,
        categories=("2021/22",),
        series=(Series("Leeds", (point,)),),
    )
    return replace(paper, sections=(*paper.sections, Section(id="S_2", blocks=(chart,))))


def test_a_paper_that_agrees_passes() -> None:
    """Tables, texts and charts that print their figures."""
    check(with_point(whole(), Point(72.6, "72.6%", figure=pair()[0].id)))


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        pytest.param(
            with_text(whole(), text="4.0 percentage points"),
            'is −5.0 pp, and a text prints "4.0 percentage points"',
            id="another number in the text",
        ),
        pytest.param(
            with_text(whole(), text="5.0%"),
            'is −5.0 pp, and a text prints "5.0%"',
            id="per cent for percentage points",
        ),
        pytest.param(
            with_text(whole(), value="-4.0"), "is −5.0 pp, and a text prints", id="another value"
        ),
        pytest.param(
            with_text(whole(), figure="nothing"),
            "marked as nothing, which is no figure of the paper",
            id="a figure that is none",
        ),
        pytest.param(
            with_text(whole(), anchor=whole().blocks[2].rows[0].cells[3].line[0].anchor),  # type: ignore[union-attr]
            "has one mark in two places",
            id="one mark twice",
        ),
        pytest.param(with_figure(whole(), figure()), "stands twice", id="one id twice"),
        pytest.param(
            with_figure(whole(), replace(figure("72.7%", "72.7"), id="another")),
            "is 72.6%, and another is 72.7%",
            id="one measure, area and period with two values",
        ),
        pytest.param(
            with_point(whole(), Point(72.6, "72.7%", figure=pair()[0].id)),
            'is 72.6%, and Figure 1 has "72.7%"',
            id="a chart prints another number",
        ),
        pytest.param(
            with_point(whole(), Point(72.7, "72.6%", figure=pair()[0].id)),
            "is 72.6%, and Figure 1 has",
            id="a chart draws another number",
        ),
        pytest.param(
            with_point(whole(), Point(1.0, "1", figure="nothing")),
            "Figure 1 draws nothing, which is no figure",
            id="a chart draws a figure that is none",
        ),
        pytest.param(
            report(*pair(), change("−4.0 pp", "-4.0")),
            "is -4.0, and its figures make -5.0",
            id="a change that does not follow",
        ),
        pytest.param(
            report(change()), "what it is made of is not known", id="a change of nothing known"
        ),
        pytest.param(
            report(*pair(), change("−6.5%", "-6.5", rule="percentage", quantity="change_pct")),
            "and its figures make -6.44",
            id="a percentage that was rounded",
        ),
    ],
)
def test_a_paper_that_disagrees_is_refused(paper: Report, said: str) -> None:
    """It is a defect of perfmon, so it raises, and no file is written."""
    with pytest.raises(DisagreementError) as caught:
        check(paper)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "one", "is_said"),
    [
        pytest.param("72.6%", figure(), True, id="as printed"),
        pytest.param("72.60%", figure(), False, id="a value is never reworded"),
        pytest.param("5.0 percentage points", change(), True, id="a change in words"),
        pytest.param("5.0 pp", change(), True, id="a change without its sign"),
        pytest.param("+5.0 pp", change(), False, id="a change with the other sign"),
        pytest.param("5.0", change(), False, id="a change without its unit"),
        pytest.param("Not available", figure("not available", ""), True, id="words begin"),
        pytest.param("5", figure("not available", ""), False, id="a number for words"),
        pytest.param("not available", figure(), False, id="words for a number"),
    ],
)
def test_what_may_stand_for_a_figure(text: str, one: PrintedFigure, *, is_said: bool) -> None:
    """Its printed form; of a change the amount with its unit, since the verb has the sign."""
    assert agrees(text, one) is is_said


def test_words_beside_figures_are_not_held_against_them() -> None:
    """Only what is marked as a figure is one."""
    paper = whole()
    (section,) = paper.sections
    more = Paragraph(id="P_2", line=(Span("It was 99.9% in 1999."),))
    check(replace(paper, sections=(replace(section, blocks=(*section.blocks, more)),)))
