"""The page of one district: its measures beside the whole area."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Settings, Target
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis
from perfmon_cli.report.model import Heading, Table
from tests.blocks.builders import (
    AREAS,
    COUNT,
    PERCENT,
    WHOLE,
    block,
    by_area,
    grid,
    only_grid,
    paper,
    said,
    seen,
    tables,
    words,
)

HEAD = ["Measure", "Eastham, 2021/22", "Change on 2020/21", "Trend", "Northshire, 2021/22"]
HELD = [
    *by_area(COUNT, "2020/21", "100", "200", "300"),
    *by_area(COUNT, "2021/22", "120", "180", "300"),
    *by_area(PERCENT, "2020/21", "70", "60", "65"),
    *by_area(PERCENT, "2021/22", "70.5", "66", "65"),
]


def page(area: str, measures: str = "", note: str = "") -> BlockRow:
    """A row of the Paper sheet."""
    return block("district page", measures, f"area: {area}" + (f"; note: {note}" if note else ""))


def test_measures_beside_the_whole_area() -> None:
    """Value, change, trend and the whole area's value, of every measure held for the district."""
    other = replace(COUNT, id="other", label="Elsewhere")
    held = [
        *HELD,
        *by_area(other, "2021/22", Missing.NOT_AVAILABLE, "5"),
        seen(other, "2021/22", "5"),
    ]
    held = [o for o in held if not (o.key.measure == "other" and o.key.area == "Eastham")]
    composed = paper([COUNT, PERCENT, other], held, page("eastham", note="Draft."))
    assert only_grid(composed) == [
        HEAD,
        ["Crime", "120", "+20", "up / on 2020/21", "300"],
        ["Satisfaction", "70.5%", "+0.5 pp", "no clear change / on 2020/21", "65.0%"],
    ]
    (table,) = tables(composed)
    assert table.caption == "Eastham beside Northshire"
    assert [words(line) for line in table.notes] == [
        "Draft.",
        "Beside Northshire: the figure of the whole area, for the same period unless it says "
        "otherwise.",
    ]
    assert said(composed) == []


def test_its_figures_have_ids_and_places() -> None:
    """The district's under its name, the whole area's under its own."""
    composed = paper([COUNT], HELD, page("Eastham"))
    placed = {
        figure.id: [(p.ref, p.row, p.column) for p in figure.places]
        for figure in composed.report.figures
        if figure.places
    }
    assert placed == {
        "crime.eastham.2021-04_2022-03.value": [("Table 1", "Crime", "Eastham, 2021/22")],
        "crime.eastham.2021-04_2022-03.change.previous-year": [
            ("Table 1", "Crime", "Change on 2020/21")
        ],
        "crime.2021-04_2022-03.value": [("Table 1", "Crime", "Northshire, 2021/22")],
    }


def test_measures_named() -> None:
    """Those and no others, in their order; a part by its name."""
    parted = replace(COUNT, id="roads", label="Roads", parts=("Fatal", "Serious"))
    held = [
        *HELD,
        *(
            seen(parted, "2021/22", value, part=part, area=area)
            for part, value in (("Fatal", "5"), ("Serious", "50"))
            for area in ("", "Eastham")
        ),
    ]
    composed = paper([COUNT, PERCENT, parted], held, page("Eastham", "roads (Serious); crime"))
    assert [line[0] for line in only_grid(composed)[1:]] == ["Roads / Serious", "Crime"]
    composed = paper([COUNT, PERCENT, parted], held, page("Eastham", "roads"))
    assert [line[:2] for line in only_grid(composed)[1:]] == [
        ["Roads / Fatal", "5"],
        ["Roads / Serious", "50"],
    ]


def test_a_rating_where_there_is_a_target() -> None:
    """The column stands where a measure of the page is rated; of a count only by its own target."""
    rated = replace(PERCENT, target=Decimal(70))
    composed = paper([COUNT, rated], HELD, page("Eastham"))
    head, crime, share = only_grid(composed)
    assert head[3:5] == ["Rating", "Trend"]
    assert [crime[3], share[3]] == ["Not rated / no target", "Green / target 70.0%"]
    target = Target(measure="crime", value=Decimal(100), area="Eastham")
    composed = paper([COUNT, PERCENT], HELD, page("Eastham"), targets=[target])
    assert [line[3] for line in only_grid(composed)[1:]] == [
        "Red / target 100",
        "Not rated / no target",
    ]


def test_a_period_of_its_own() -> None:
    """A measure that lags says so beneath each figure."""
    late = replace(COUNT, basis=Basis.CALENDAR_YEAR, lag_months=3)
    held = [*by_area(late, "2020", "10", "20", "30"), *by_area(late, "2021", "20", "20", "40")]
    assert only_grid(paper([late], held, page("Eastham")))[1] == [
        "Crime",
        "20 / 2021",
        "+10 / on 2020",
        "up / on 2020",
        "40 / 2021",
    ]


def test_a_reason_in_place_of_a_figure() -> None:
    """A marker for the district is an answer, and so is the whole area's."""
    held = [
        seen(COUNT, "2021/22", Missing.NOT_AVAILABLE, area="Eastham"),
        seen(COUNT, "2021/22", "40"),
    ]
    assert only_grid(paper([COUNT], held, page("Eastham")))[1] == [
        "Crime",
        "not available",
        "not available",
        "not available",
        "40",
    ]
    held = [seen(COUNT, "2021/22", "40", area="Eastham")]
    assert only_grid(paper([COUNT], held, page("Eastham")))[1][4] == "not available"


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (page("Easthamm"), 'PM319 "Easthamm" is not an area. Did you mean "Eastham"?'),
        (
            page("Northshire"),
            'PM319 "Northshire" is not an area. Write the setting area: and a district of the '
            "Settings sheet, or area: all.",
        ),
        (
            block("district page"),
            "PM501 The block does not say of which area. Write the setting area: and a district "
            "of the Settings sheet, or area: all.",
        ),
        (
            block("district page", settings="aera: Eastham"),
            'PM501 The setting "aera" is not known to the block "district page". Did you mean '
            '"area"?',
        ),
        (
            page("Westham", "satisfaction"),
            "PM305 No measure has a figure for Westham in the chosen quarter. Add the figures, or "
            "take the block out of the Paper sheet.",
        ),
    ],
    ids=["misspelt", "the whole area", "no area", "another setting", "no figures"],
)
def test_what_cannot_be_built(row: BlockRow, finding: str) -> None:
    """A finding at the row, and nothing printed."""
    held = [o for o in HELD if (o.key.measure, o.key.area) != ("satisfaction", "Westham")]
    composed = paper([COUNT, PERCENT], held, row)
    assert said(composed) == [f"Paper!D2: {finding}"]
    assert tables(composed) == []


def test_a_measure_that_is_not_known() -> None:
    """As in any other block."""
    composed = paper([COUNT], HELD, page("Eastham", "crimes"))
    assert [text.split(": ", 1)[1] for text in said(composed)] == [
        'PM402 No measure has the id "crimes". Did you mean "crime"?'
    ]


def test_a_page_for_every_district() -> None:
    """Each with its heading and number, on a page of its own."""
    every = replace(page("all"), level=2)
    composed = paper([COUNT], HELD, block("measures table", settings="priority: 1"), every)
    sections = [s for s in composed.report.sections if any(isinstance(b, Table) for b in s.blocks)]
    assert len(sections) == len(AREAS)
    headings = [b.text for b in composed.report.blocks if isinstance(b, Heading)]
    assert headings[-2:] == ["Eastham", "Westham"]
    assert [table.number for table in tables(composed)] == [1, 2]
    titled = replace(every, heading="District")
    composed = paper([COUNT], HELD, titled)
    headings = [b.text for b in composed.report.blocks if isinstance(b, Heading)]
    assert headings == ["District: Eastham", "District: Westham"]


def test_sixty_districts() -> None:
    """Sixty pages, each of its own district."""
    areas = tuple(f"District {number}" for number in range(1, 61))
    measures: list[Measure] = [replace(COUNT, id=f"m{n}", label=f"Measure {n}") for n in range(5)]
    held = [
        seen(measure, "2021/22", str(number), area=area)
        for measure in measures
        for number, area in enumerate(areas, start=1)
    ]
    settings = Settings(organisation="The office", area=WHOLE, areas=areas)
    composed = paper(measures, held, page("all"), settings=settings)
    found = tables(composed)
    assert len(found) == 60
    assert [grid(table)[1][1] for table in found] == [str(number) for number in range(1, 61)]
    assert len({block.id for block in composed.report.blocks}) == len(composed.report.blocks)
