"""The sheets Breaks, Targets, Decisions, Other areas and Paper."""

from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import BreakKind, Catalogue
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.catalogue.reading import read_catalogue
from perfmon_cli.cells.model import Sheet
from perfmon_cli.measure import Tolerance
from perfmon_cli.period import financial_year
from tests.dataset.builders import lines, project, sheet, workbook

MEASURES = """
    Id    | Label         | Unit    | Good direction | Parts
    ksi   | Roads         | count   | down           | Fatal; Serious
    rate  | Rate          | percent | down           |
    bro!  | Refused       | count   | down           |
"""
BAD_ID = (
    'Measures!A4: PM501 "bro!" is not an id. Write small letters, digits and _ only, for instance '
    "knife_crime."
)


def read(*sheets: Sheet) -> tuple[Catalogue, list[str]]:
    """The catalogue and its findings, without the one that Measures has."""
    found = read_catalogue(project(MEASURES, *sheets))
    assert found.catalogue is not None
    assert str(found.findings[0]) == BAD_ID
    return found.catalogue, lines(found.findings[1:])


def test_breaks() -> None:
    """A break begins on a day, or on the first day of a period."""
    catalogue, findings = read(
        sheet(
            "Breaks",
            """
            Measure | From       | What changed | Note      | Factor
            ksi     | d2021-01-01| New system   | Both ways | 1.5
            rate    | 2020/21    |
            ksi     | 31/03/2020 |
            KSI     | Apr 2019   |
            """,
        )
    )
    assert findings == []
    assert [(b.measure, b.since) for b in catalogue.breaks] == [
        ("ksi", date(2021, 1, 1)),
        ("rate", date(2020, 4, 1)),
        ("ksi", date(2020, 3, 31)),
        ("ksi", date(2019, 4, 1)),
    ]
    first = catalogue.breaks[0]
    assert (first.what, first.note, first.factor) == ("New system", "Both ways", Decimal("1.5"))
    assert str(first.source) == "Breaks!A2"


def test_kinds_and_factors_of_breaks() -> None:
    """What changed is one of four kinds, and a factor is above 0; a break counts without either."""
    catalogue, findings = read(
        sheet(
            "Breaks",
            """
            Measure | From    | Kind       | Factor
            ksi     | 2020/21 | Definition | 1.25
            ksi     | 2019/20 | moved      | 0
            ksi     | 2018/19 | boundary   | -2
            ksi     | 2017/18 |            |
            """,
        )
    )
    assert [(b.kind, b.factor) for b in catalogue.breaks] == [
        (BreakKind.DEFINITION, Decimal("1.25")),
        (None, None),
        (BreakKind.BOUNDARY, None),
        (None, None),
    ]
    assert findings == [
        (
            'Breaks!C3: PM501 "moved" cannot stand in the column "Kind". Write recording, '
            "definition, system or boundary."
        ),
        (
            'Breaks!D3: PM501 "0" cannot stand in the column "Factor". Write a number above 0, for '
            "instance 1.08."
        ),
        (
            'Breaks!D4: PM501 "-2" cannot stand in the column "Factor". Write a number above 0, '
            "for instance 1.08."
        ),
    ]


def test_bad_breaks() -> None:
    """A break without a known measure or a date is left out with a finding; refused ids are not."""
    catalogue, findings = read(
        sheet(
            "Breaks",
            """
            Measure | From
            kzi     | d2021-01-01
            ksi     | once
            ksi     |
                    | d2021-01-01
            bro!    | d2021-01-01
            """,
        )
    )
    assert catalogue.breaks == ()
    assert findings == [
        'Breaks!A2: PM301 No measure has the id "kzi". Did you mean "ksi"?',
        (
            'Breaks!B3: PM501 "once" cannot stand in the column "From". Write a date such as '
            "13/07/2022."
        ),
        'Breaks!B4: PM501 This row has nothing in the column "From". Fill it in.',
        'Breaks!A5: PM501 This row has nothing in the column "Measure". Fill it in.',
    ]


def test_targets() -> None:
    """A target may be for an area or a period; the whole area is named by its name."""
    catalogue, findings = read(
        sheet(
            "Targets",
            """
            Measure | Area           | Period  | Target | Amber if within
            ksi     |                |         | 700    |
            ksi     | leeds          | 2021/22 | 60     | 10%
            rate    | West Yorkshire |         | %5     | 2pp
            """,
        )
    )
    assert findings == []
    assert [(t.measure, t.area, t.period, t.value, t.tolerance) for t in catalogue.targets] == [
        ("ksi", None, None, Decimal(700), None),
        ("ksi", "Leeds", financial_year(2021), Decimal(60), Tolerance(Decimal(10), relative=True)),
        ("rate", "", None, Decimal(5), Tolerance(Decimal(2), relative=False)),
    ]


def test_bad_targets() -> None:
    """A target whose area, period or number cannot be read is left out."""
    catalogue, findings = read(
        sheet(
            "Targets",
            """
            Measure | Area | Period  | Target
            ksi     | Leds |         | 60
            ksi     |      | 2021/23 | 60
            ksi     |      |         | low
            ksi     |      |         |
            """,
        )
    )
    assert catalogue.targets == ()
    assert findings == [
        'Targets!B2: PM319 "Leds" is not an area. Did you mean "Leeds"?',
        (
            'Targets!C3: PM205 "2021/23" is not a period. Write for instance 2021/22, 12 months to '
            "June 2019, Q3 2020/21 or 31/03/2022."
        ),
        'Targets!D4: PM501 "low" cannot stand in the column "Target". Write a number.',
        'Targets!D5: PM501 This row has nothing in the column "Target". Fill it in.',
    ]


def test_decisions() -> None:
    """A decision may be about any measure or one; without a reason it is read all the same."""
    catalogue, findings = read(
        sheet(
            "Decisions",
            """
            What | Measure | Part | Area | Period | Decision | Reason | Role | Date | Until
            Trend | ksi | Fatal | West Yorkshire | 2021/22 | neutral | New counting | Analyst | \
                d2022-05-01 | 31/12/2022
            pm305 |  |  |  |  | accept |  |  |  |
            attention | rate    |       | Bradford       |         | pin      | Asked for
            """,
        )
    )
    assert findings == []
    trend, code, attention = catalogue.decisions
    assert (trend.what, trend.measure, trend.part, trend.area) == ("trend", "ksi", "Fatal", "")
    assert (trend.period, trend.decision) == (financial_year(2021), "neutral")
    assert (trend.role, trend.made, trend.until) == (
        "Analyst",
        date(2022, 5, 1),
        date(2022, 12, 31),
    )
    assert (code.what, code.measure, code.part, code.area, code.reason) == (
        "PM305",
        None,
        None,
        None,
        "",
    )
    assert (attention.area, attention.decision) == ("Bradford", "pin")


def test_bad_decisions() -> None:
    """A decision about something unknown is left out: it must not touch anything else."""
    catalogue, findings = read(
        sheet(
            "Decisions",
            """
            What   | Measure | Part   | Area | Period | Reason | Until
            colour | ksi     |        |      |        | x
            trend  | kzi     |        |      |        | x
            trend  | ksi     | Slight |      |        | x
            trend  | rate    | Slight |      |        | x
            trend  | ksi     |        | Hull |        | x
            trend  | ksi     |        |      | 20     | x
                   | ksi     |        |      |        | x
            """,
        )
    )
    assert catalogue.decisions == ()
    assert findings == [
        (
            'Decisions!A2: PM501 "colour" is nothing that can be decided. '
            "Write trend, rating, change, attention, or a code: PM305."
        ),
        'Decisions!B3: PM301 No measure has the id "kzi". Did you mean "ksi"?',
        (
            'Decisions!C4: PM319 "Slight" is not a part of ksi. '
            "Write Fatal or Serious, or add it in the column Parts of the Measures sheet."
        ),
        (
            'Decisions!C5: PM319 "Slight" is not a part of rate. '
            "Leave the part blank, or name it in the column Parts of the Measures sheet."
        ),
        (
            'Decisions!D6: PM319 "Hull" is not an area. Write West Yorkshire, Bradford or Leeds, '
            "or add it to the areas of the Settings sheet."
        ),
        (
            'Decisions!E7: PM205 "20" is not a period. Write for instance 2021/22, 12 months to '
            "June 2019, Q3 2020/21 or 31/03/2022."
        ),
        'Decisions!A8: PM501 This row has nothing in the column "What". Fill it in.',
    ]


@pytest.mark.parametrize("column", ["Measure", "Part", "Area", "Period"])
def test_a_broken_formula_is_not_any(column: str) -> None:
    """A broken cell beside a decision never widens it to any measure, part, area or period."""
    cells = {"Measure": "ksi", "Part": "Fatal", "Area": "Leeds", "Period": "2021/22"}
    cells[column] = "#REF!"
    text = f"What | Reason | {' | '.join(cells)}\ntrend | x | {' | '.join(cells.values())}"
    catalogue, findings = read(sheet("Decisions", text))
    assert catalogue.decisions == ()
    place = f"Decisions!{'CDEF'[list(cells).index(column)]}2"
    assert findings == [
        (
            f"{place}: PM202 #REF! is the result of a broken formula. "
            "Mend the formula, or write [x] if the figure is not available."
        )
    ]


def test_other_areas() -> None:
    """Other forces have names of their own; a marker leaves the value out."""
    catalogue, findings = read(
        sheet(
            "Other areas",
            """
            Measure | Area | Group | Period | Value | Numerator | Denominator | Population | As at
            rate | Merseyside | Similar | 2019/20 | %20.5 | 41 | 200 | 1,400,000 | May 2020
            rate    | Kent       |         | 2019/20 | [x]   |
            rate    | Devon      |         | 2019/20 | lots  |
            rate    | Dorset     |         |         | 5     |
            kzi     | Kent       |         | 2019/20 | 5     |
            rate    | Kent       |         | once    | 5     |
            """,
        )
    )
    merseyside, kent, devon = catalogue.other_areas
    assert (merseyside.area, merseyside.group, merseyside.period) == (
        "Merseyside",
        "Similar",
        financial_year(2019),
    )
    assert (merseyside.value, merseyside.numerator, merseyside.denominator) == (
        Decimal("20.5"),
        Decimal(41),
        Decimal(200),
    )
    assert (merseyside.population, merseyside.as_at) == (Decimal(1400000), "May 2020")
    assert str(merseyside.source) == "Other areas!E2"
    assert (kent.value, devon.value) == (None, None)
    assert findings == [
        (
            'Other areas!E4: PM201 "lots" is not a number. '
            "Write a number such as 1,234 or 77.7%, or [x] if it is not available."
        ),
        'Other areas!D5: PM501 This row has nothing in the column "Period". Fill it in.',
        'Other areas!A6: PM301 No measure has the id "kzi". Did you mean "ksi"?',
        (
            'Other areas!D7: PM205 "once" is not a period. Write for instance 2021/22, 12 months '
            "to June 2019, Q3 2020/21 or 31/03/2022."
        ),
    ]


def test_an_area_given_twice() -> None:
    """The same numbers may stand in two groups; other numbers are a finding, the first is kept."""
    catalogue, findings = read(
        sheet(
            "Other areas",
            """
            Measure | Area  | Group   | Period  | Value | Numerator
            rate    | Kent  | Similar | 2019/20 | 20    | 5
            rate    | Kent  | Coast   | 2019/20 | 20    | 5
            rate    | kent  | Similar | 2019/20 | 21    | 5
            rate    | Kent  | Similar | 2019/20 | 20    | 6
            rate    | Kent  | Similar | 2020/21 | 21    | 5
            """,
        )
    )
    kept = [(row.group, str(row.value), row.period) for row in catalogue.other_areas]
    before, after = financial_year(2019), financial_year(2020)
    assert kept == [("Similar", "20", before), ("Coast", "20", before), ("Similar", "21", after)]
    assert [cell.cell for cell in catalogue.other_areas[0].cells] == ["E2", "F2"]
    problem = "for kent, April 2019 to March 2020 has other numbers in Other areas!E2."
    assert findings == [
        f"Other areas!E4: PM303 rate {problem} Keep one and delete the other.",
        f"Other areas!E5: PM303 rate {problem.replace('kent', 'Kent')} Keep one and delete the "
        "other.",
    ]


def test_paper() -> None:
    """The blocks that are in keep their order; settings and measures are read, ids unchecked."""
    catalogue, findings = read(
        sheet(
            "Paper",
            """
            In  | Level | Heading  | Kind       | Wide page | Measures                | Settings
            yes | 1     | Contents | Contents
            no  |       |          | Glossary
                | 2     | Roads    | Area Table | yes       | ksi (Fatal); rate ¦ x   | \
                Periods: last 3; Show: value
            """,
        )
    )
    assert findings == []
    contents, roads = catalogue.paper
    assert (contents.kind, contents.level, contents.heading) == ("contents", 1, "Contents")
    assert not contents.wide
    assert roads.kind == "area table"
    first, second = roads.measures
    assert first == (MeasureRef("ksi", "Fatal"), MeasureRef("rate"))
    assert second == (MeasureRef("x"),)
    assert roads.setting("periods") == "last 3"
    assert roads.setting("show") == "value"
    assert roads.wide
    assert str(roads.source) == "Paper!D4"


FREE = "Write for instance Funds!A1:K9."


@pytest.mark.parametrize(
    ("row", "findings", "count"),
    [
        (
            "yes | area tabel",
            ['Paper!B2: PM501 "area tabel" is not a kind of block. Did you mean "area table"?'],
            0,
        ),
        (
            "yes | sonnet",
            ['Paper!B2: PM501 "sonnet" is not a kind of block. docs/workbook.md lists the kinds.'],
            0,
        ),
        (
            "yes |  | | 1",
            ['Paper!B2: PM501 This row has nothing in the column "Kind". Fill it in.'],
            0,
        ),
        (
            "maybe | text",
            ['Paper!A2: PM501 "maybe" cannot stand in the column "In". Write yes or no.'],
            1,
        ),
        (
            "yes | text | | top",
            ['Paper!D2: PM501 "top" cannot stand in the column "Level". Write a number.'],
            1,
        ),
        (
            "yes | text | | 10",
            ['Paper!D2: PM501 "10" cannot stand in the column "Level". Write 1 to 9.'],
            1,
        ),
        (
            "yes | chart | | | ksi asb",
            [
                (
                    'Paper!E2: PM501 "ksi asb" does not name a measure. Write ids with semicolons '
                    "between, for instance ld_referrals (Adults) [Leeds]."
                )
            ],
            1,
        ),
        (
            "yes | free table | Funds",
            [f'Paper!C2: PM501 "Funds" is not a range of a sheet. {FREE}'],
            1,
        ),
        ("yes | free table | ", [f"Paper!C2: PM501 No range is given. {FREE}"], 1),
        (
            "yes | free table | Fnds!A1:B2",
            [
                (
                    "Paper!B2: PM105 There is no sheet Fnds. "
                    "Correct the name in the column From, or add the sheet."
                )
            ],
            1,
        ),
    ],
    ids=[
        "misspelt kind",
        "unknown kind",
        "no kind",
        "in",
        "level",
        "deep level",
        "measures",
        "no range",
        "no content",
        "no sheet",
    ],
)
def test_bad_paper(row: str, findings: list[str], count: int) -> None:
    """A wrong cell of a block is a finding; only a block of no known kind is left out."""
    catalogue, found = read(sheet("Paper", f"In | Kind | From | Level | Measures\n{row} |"))
    assert found == findings
    assert len(catalogue.paper) == count


def test_free_sheets() -> None:
    """The sheet of a free table is kept as it is, under the name that the Paper sheet uses."""
    funds = sheet("Safer fund", "District | Spend\nLeeds | 100")
    paper = sheet(
        "Paper", "Kind | From\nfree table | 'Safer Fund'!A1:B2\nfree table | Safer Fund!A1:A2"
    )
    catalogue, findings = read(paper, funds)
    assert findings == []
    assert catalogue.free_sheets == {"Safer Fund": funds}


def test_two_sheets_for_one_free_table() -> None:
    """Two files with a sheet of that name are not a silent choice."""
    funds = sheet("Funds", "District | Spend")
    paper = sheet("Paper", "Kind | From\nfree table | Funds!A1:B2")
    other = workbook(sheet("Funds", "District | Spend", "data/b.xlsx"), file="data/b.xlsx")
    found = read_catalogue((*project(MEASURES, paper, funds), other))
    assert lines(found.findings[1:]) == [
        (
            "Paper!A2: PM105 Two files have a sheet Funds: data/figures.xlsx, data/b.xlsx. "
            "Rename one of them; the first is used."
        )
    ]


def test_contradictions() -> None:
    """Two rows that say different things of the same are PM303 at the second, with the first."""
    targets = """
        Measure | Area  | Period  | Target
        ksi     |       |         | 700
        ksi     | Leeds | 2021/22 | 60
        ksi     | leeds | 2021/22 | 65
        ksi     | Leeds | 2020/21 | 70
        ksi     |       |         | 700
        """
    _, findings = read(sheet("Targets", targets))
    assert findings == [
        (
            "Targets!D4: PM303 The target of ksi for the same area and period is 60 in Targets!D3; "
            "here it is 65. Keep the right row and delete the other."
        )
    ]
    decisions = """
        What  | Measure | Decision | Reason         | Date        | Until
        trend | ksi     | up       | Agreed in May  |             | d2022-05-31
        trend | ksi     | Down     | Agreed in June |             |
        trend | ksi     | flat     | Agreed in July | d2022-07-01 | d2022-07-02
        trend |         | flat     | Agreed in July |             |
        """
    _, findings = read(sheet("Decisions", decisions))
    assert findings == [
        (
            "Decisions!A3: PM303 The same was decided otherwise in Decisions!A2: up; here it is "
            "down. Keep the right row and delete the other."
        ),
        (
            "Decisions!A4: PM303 The same was decided otherwise in Decisions!A3: down; here it is "
            "flat. Keep the right row and delete the other."
        ),
    ]


def test_what_the_example_of_a_new_project_left_over() -> None:
    """An id that only the example can mean is to be deleted, never taken for another."""
    _, findings = read(sheet("Targets", "Measure | Target\nexample_ksi | 70"))
    assert findings == [
        (
            'Targets!A2: PM301 No measure has the id "example_ksi". This is the example row that '
            "perfmon init wrote; delete it."
        )
    ]
