"""What a paper says of figures worked out from months, adjusted for a break, or rounding to 0."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Break, BreakKind
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Key, Missing, Observation, Status
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import months_ending
from perfmon_cli.report.model import Paragraph, PrintedFigure
from tests.blocks.builders import COUNT, PERCENT, block, only_grid, paper, seen, text, words

ADDS_UP = replace(COUNT, priority="1", adds_over_time=True)
SHARE = replace(PERCENT, priority="1", rule_settings=(("from series", "ratio"),))
BROKEN = Break(
    measure="crime",
    since=date(2021, 4, 1),
    what="new system",
    factor=Decimal("1.25"),
    source=CellRef("data/figures.xlsx", "Breaks", "A2"),
)


def months(
    measure: Measure, values: Sequence[str], last: date = date(2022, 3, 31), length: int = 1
) -> list[Observation]:
    """Figures of so many months each, in cells C2, C3 and so on."""
    newest = months_ending(last, length)
    return [
        Observation(
            key=Key(measure.id, "", "", newest.shifted(length * (row + 1 - len(values)))),
            value=Decimal(value),
            numerator=Decimal(value),
            denominator=Decimal(100),
            source=CellRef("data/figures.xlsx", "Months", f"C{row + 2}"),
        )
        for row, value in enumerate(values)
    ]


def figure(composed: Composed, name: str) -> PrintedFigure:
    """The figure of this id."""
    return next(f for f in composed.report.figures if f.id == name)


@pytest.mark.parametrize(
    ("measure", "length", "expected"),
    [
        (
            ADDS_UP,
            1,
            "Where no figure of the whole period was supplied, it is the sum of its 12 months.",
        ),
        (
            ADDS_UP,
            3,
            "Where no figure of the whole period was supplied, it is the sum of its 4 quarters.",
        ),
        (
            SHARE,
            1,
            "Where no figure of the whole period was supplied, it is worked out from its 12 "
            "months: all cases over all that they are out of.",
        ),
    ],
    ids=["months", "quarters", "percentage"],
)
def test_methods_say_that_it_is_worked_out(measure: Measure, length: int, expected: str) -> None:
    """Of such a measure the methods notes say from how many months, and how."""
    held = months(measure, ["12"] * (24 // length), length=length)
    composed = paper([measure], held, block("methods notes"))
    assert only_grid(composed)[1][1].endswith(expected)


def test_methods_say_nothing_of_given_figures() -> None:
    """A measure whose years are given is not worked out, though it might be."""
    held = [seen(ADDS_UP, "2020/21", "100"), seen(ADDS_UP, "2021/22", "110")]
    composed = paper([ADDS_UP], held, block("methods notes"))
    assert "worked out" not in only_grid(composed)[1][1]
    assert "sum of" not in only_grid(composed)[1][1]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(ADDS_UP, ("sum", "78")), (SHARE, ("ratio", "6.5"))],
    ids=["sum", "ratio"],
)
def test_its_figure_names_all_cells(measure: Measure, expected: tuple[str, str]) -> None:
    """figures.json gives the rule and every cell that a figure comes from."""
    held = months(measure, [str(n) for n in range(1, 13)])
    composed = paper([measure], held, block("period table", measure.id, "periods: 0; show: value"))
    found = figure(composed, f"{measure.id}.2021-04_2022-03.value")
    assert (found.rule, found.value) == expected
    assert found.sources == tuple(
        ("data/figures.xlsx", "Months", f"C{row}") for row in range(2, 14)
    )


def test_adjusted_changes_are_labelled() -> None:
    """The table, the sentence and the methods say that a figure of before was multiplied."""
    crime = replace(COUNT, priority="1")
    held = [seen(crime, "2020/21", "200"), seen(crime, "2021/22", "300")]
    live = text(
        "live.md",
        "---\ntitle: Live\n---\n\nUp {{ crime.change }} from {{ crime.previous }}.\n",
    )
    composed = paper(
        [crime],
        held,
        block("period table", "crime", "show: value, change, % change"),
        block("summary"),
        replace(block("text"), content="live.md", heading="Live"),
        texts=[live],
        breaks=(BROKEN,),
    )
    row = only_grid(composed)[1]
    adjusted = "adjusted for the change in counting"
    assert row[1:] == [
        "200 / before a break in counting",
        "300",
        f"+50 / {adjusted}",
        f"+20.0% / {adjusted}",
    ]
    assert f"compared with 250 in 2020/21, {adjusted}" in _plain(composed)
    paragraphs = [b for b in composed.report.blocks if isinstance(b, Paragraph)]
    assert words(paragraphs[-1].line) == f"Up 50 ({adjusted}) from 250 ({adjusted})."
    found = figure(composed, "crime.2020-04_2021-03.adjusted.previous-year")
    assert (found.value, found.rule, found.inputs) == (
        "250",
        "derived",
        ("crime.2020-04_2021-03.value",),
    )
    assert found.sources == (("data/figures.xlsx", "Breaks", "A2"),)
    change = figure(composed, "crime.2021-04_2022-03.change.previous-year")
    assert change.inputs == ("crime.2021-04_2022-03.value", found.id)


def _plain(composed: Composed) -> str:
    """All spans of the paper one after the other."""
    return "".join(
        words(item.line)
        for b in composed.report.blocks
        for item in getattr(b, "items", ())
        if hasattr(item, "line")
    )


def test_methods_name_the_factor() -> None:
    """The list of breaks says what figures of before are multiplied by."""
    crime = replace(COUNT, priority="1")
    held = [seen(crime, "2020/21", "200"), seen(crime, "2021/22", "300")]
    composed = paper([crime], held, block("methods notes"), breaks=(BROKEN,))
    listed = [
        words(item)
        for b in composed.report.blocks
        for item in getattr(b, "items", ())
        if isinstance(item, tuple)
    ]
    assert listed == [
        "Crime: from 1 April 2021, new system. Changes across it are adjusted: figures of before "
        "are multiplied by 1.25."
    ]


def test_a_mean_is_a_figure_with_its_years() -> None:
    """What a mean of three years is made of can be traced."""
    mean = Comparator(ComparatorKind.MEAN_OF, 3)
    crime = replace(COUNT, priority="1", comparators=(mean,), arrow_on=mean)
    years = {"2018/19": "447", "2019/20": "396", "2020/21": "301", "2021/22": "400"}
    held = [seen(crime, when, value) for when, value in years.items()]
    composed = paper([crime], held, block("summary"))
    found = figure(composed, "crime.2018-04_2021-03.mean.mean-of-3")
    assert (found.printed, found.rule, len(found.inputs)) == ("381", "derived", 3)


@pytest.mark.parametrize(
    ("value", "status", "expected", "symbols"),
    [
        ("0.04", None, "0.0% / rounds to 0", ("[low]",)),
        ("-0.04", None, "0.0% / rounds to 0", ("[low]",)),
        ("0.05", None, "0.1%", ()),
        ("0", None, "0.0%", ()),
        ("-0.0", None, "0.0%", ()),
        ("0", Status.LOW, "0.0% / rounds to 0", ("[low]",)),
        ("7", Status.LOW, "7.0%", ()),
        ("0.04", Status.PROVISIONAL, "0.0% / provisional, rounds to 0", ("[p]", "[low]")),
    ],
)
def test_what_rounds_to_0(
    value: str, status: Status | None, expected: str, symbols: tuple[str, ...]
) -> None:
    """A figure that is not 0 but prints as 0 says so; 0 itself has no sign and no remark."""
    share = replace(PERCENT, priority="1")
    one = replace(seen(share, "2021/22", "1"), value=Decimal(value))
    held = [replace(one, statuses=(status,) if status else ())]
    composed = paper([share], held, block("period table", share.id, "periods: 0; show: value"))
    assert only_grid(composed)[1][1] == expected
    assert figure(composed, f"{share.id}.2021-04_2022-03.value").symbols == symbols


@pytest.mark.parametrize(
    ("before", "now", "change", "percent"),
    [
        ("200", "300", (), ()),
        ("200", "200", (), ()),
        ("200000", "200001", (), ("[low]",)),
        ("40", "50", (), ("[z]",)),
        ("0", "50", (), ("[z]",)),
        (Missing.NOT_AVAILABLE, "50", ("[x]",), ("[x]",)),
        (Missing.CONFIDENTIAL, "50", ("[c]",), ("[c]",)),
    ],
)
def test_symbols_of_changes(
    before: str | Missing, now: str, change: tuple[str, ...], percent: tuple[str, ...]
) -> None:
    """Why there is no change stands in figures.json as a symbol, as it does for values."""
    crime = replace(COUNT, priority="1")
    held = [seen(crime, "2020/21", before), seen(crime, "2021/22", now)]
    row = block("period table", "crime", "periods: 0; show: value, change, % change")
    composed = paper([crime], held, row)
    name = "crime.2021-04_2022-03"
    assert figure(composed, f"{name}.change.previous-year").symbols == change
    assert figure(composed, f"{name}.change_pct.previous-year").symbols == percent


@pytest.mark.parametrize("kind", [None, BreakKind.DEFINITION])
def test_the_symbol_of_a_break(kind: BreakKind | None) -> None:
    """Across a break, of a definition too, it is [b]; the words are the workbook's."""
    crime = replace(COUNT, priority="1")
    held = [seen(crime, "2020/21", "200"), seen(crime, "2021/22", "300")]
    change = replace(BROKEN, factor=None, kind=kind)
    row = block("period table", "crime", "periods: 0; show: value, change")
    composed = paper([crime], held, row, breaks=(change,))
    found = figure(composed, "crime.2021-04_2022-03.change.previous-year")
    assert (found.symbols, found.printed) == (("[b]",), "not comparable: new system")
