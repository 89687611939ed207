"""What the summary says of totals that hide a district."""

from dataclasses import replace

import pytest

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.measure import Measure
from perfmon_cli.report.model import Bullets, Heading, Line, Paragraph
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    paper,
    prioritised,
    seen,
    words,
)

CRIME = prioritised(COUNT)
SHARE = prioritised(PERCENT)
TITLE = "Behind the totals"


def sentences(measure: Measure, before: tuple[str, ...], now: tuple[str, ...]) -> tuple[Line, ...]:
    """The sentences on a measure, by the figures of Eastham, Westham and the whole."""
    held = [*by_area(measure, "2020/21", *before), *by_area(measure, "2021/22", *now)]
    composed = paper([measure], held, block("summary"))
    lists = [b.items for b in composed.report.blocks if isinstance(b, Bullets)]
    titles = [b.text for b in composed.report.blocks if isinstance(b, Heading)]
    assert (TITLE in titles) is bool(lists)
    return lists[0] if lists else ()


@pytest.mark.parametrize(
    ("measure", "before", "now", "expected"),
    [
        (
            CRIME,
            ("1000", "1000", "2000"),
            ("1200", "810", "2010"),
            "Crime: no clear change in Northshire as a whole on 2020/21, but it rose by 200 "
            "(20.0%) to 1,200 in Eastham and fell by 190 (19.0%) to 810 in Westham.",
        ),
        (
            CRIME,
            ("1000", "1000", "2000"),
            ("1900", "800", "2700"),
            "Crime: up in Northshire as a whole on 2020/21, but it fell by 200 (20.0%) to 800 in "
            "Westham.",
        ),
        (
            SHARE,
            ("70", "60", "65"),
            ("75", "40", "57.5"),
            "Satisfaction: down in Northshire as a whole on 2020/21, but it rose by 5.0 "
            "percentage points to 75.0% in Eastham.",
        ),
    ],
    ids=["stable", "rise", "fall"],
)
def test_one_sentence_a_total(
    measure: Measure, before: tuple[str, ...], now: tuple[str, ...], expected: str
) -> None:
    """What the whole did, and which districts went another way."""
    (line,) = sentences(measure, before, now)
    assert words(line) == expected


def test_nothing_where_nothing_is_hidden() -> None:
    """Neither heading nor list."""
    assert sentences(CRIME, ("1000", "1000", "2000"), ("1200", "1200", "2400")) == ()


def test_its_figures_can_be_traced() -> None:
    """As those of any sentence of the summary."""
    (line,) = sentences(CRIME, ("1000", "1000", "2000"), ("1200", "990", "2010"))
    assert [(span.text, span.figure) for span in line if span.figure] == [
        ("200", "crime.eastham.2021-04_2022-03.change.previous-year"),
        ("20.0%", "crime.eastham.2021-04_2022-03.change_pct.previous-year"),
        ("1,200", "crime.eastham.2021-04_2022-03.value"),
    ]


def test_how_they_were_picked_stands_beneath() -> None:
    """A reader who sees one district learns why it and no other."""
    composed = paper(
        [CRIME],
        [
            *by_area(CRIME, "2020/21", "1000", "1000", "2000"),
            *by_area(CRIME, "2021/22", "1200", "990", "2010"),
        ],
        block("summary"),
    )
    note = composed.report.sections[-1].blocks[-1]
    assert isinstance(note, Paragraph)
    assert note.is_note
    assert words(note.line) == (
        "Named here are districts that clearly went another way than the whole area, or moved "
        "where it did not; moves that a test says could be chance are left out. At most three "
        "measures, those with the most such districts."
    )


def test_many_districts_and_many_totals() -> None:
    """A sentence names three districts and counts the rest; the page names three totals."""
    areas = tuple(f"District {number}" for number in range(1, 7))
    measures = [replace(CRIME, id=f"m{n}", label=f"Crime {n}") for n in range(5)]
    held = []
    for measure in measures:
        held += [seen(measure, "2020/21", "6000"), seen(measure, "2021/22", "6010")]
        for number, area in enumerate(areas, start=1):
            held.append(seen(measure, "2020/21", "1000", area=area))
            held.append(seen(measure, "2021/22", str(1000 + 100 * number), area=area))
    settings = Settings(organisation="The office", area="Northshire", areas=areas)
    composed = paper(measures, held, block("summary"), settings=settings)
    (found,) = [b.items for b in composed.report.blocks if isinstance(b, Bullets)]
    assert len(found) == 3
    assert words(found[0]) == (
        "Crime 0: no clear change in Northshire as a whole on 2020/21, but it rose by 600 (60.0%) "
        "to 1,600 in District 6, rose by 500 (50.0%) to 1,500 in District 5, rose by 400 (40.0%) "
        "to 1,400 in District 4, and it rose in 3 more."
    )
