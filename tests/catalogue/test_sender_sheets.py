"""The sheets Tables received, Names and Returns: what each row says, and what is wrong with one."""

from datetime import date

import pytest

from perfmon_cli.catalogue.matching import wording
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.catalogue.reading import read_catalogue
from perfmon_cli.catalogue.sender_rows import Name, Return, Side, TableReceived
from perfmon_cli.catalogue.senders import sender_of, with_senders
from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import finding
from tests.dataset.builders import FILE, lines, project, sheet

MEASURES = """
    Id | Label | Unit | Good direction | Parts
    missing | Missing people | count | down
    missing_rate | Missing people, share | percent | down
    ksi | Road casualties | count | down | Fatal; Serious
    Bad id | Refused | count | down
"""
TABLES = (
    "Sender | File name contains | Sheet | Top-left cell | Down the side | Across the top | "
    "Header rows | All cells are measure | Period | Ignore rows saying"
)


def read(name: str, text: str) -> tuple[Catalogue, list[str]]:
    """The catalogue with one more sheet, and what was found in that sheet."""
    result = read_catalogue(project(MEASURES, sheet(name, text)))
    assert result.catalogue is not None
    findings = [found for found in result.findings if found.where and found.where.sheet == name]
    return result.catalogue, lines(findings)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("W. Yorks", "W Yorks", True, id="full stop"),
        pytest.param("Non–visible", "non visible", True, id="dash"),
        pytest.param("Leeds²", "Leeds", True, id="footnote mark"),
        pytest.param("- Robbery*", "Robbery", True, id="list mark"),
        pytest.param("KSI's", "KSIs", True, id="apostrophe"),
        pytest.param("% Repeat Victims", "Repeat Victims", False, id="percent"),
        pytest.param("People with >40", "People with 40", False, id="more than"),
        pytest.param("2-4 Occs", "24 Occs", False, id="span"),
        pytest.param("2021/22", "202122", False, id="year"),
        pytest.param("£ spent", "Spent", False, id="pounds"),
    ],
)
def test_wording(one: str, other: str, *, same: bool) -> None:
    """Labels are the same without capitals, spaces and punctuation, but not without their signs."""
    assert (wording(one) == wording(other)) is same


def test_a_table_received() -> None:
    """A row says where a table stands and what its labels are; what is blank has a usual value."""
    catalogue, found = read(
        "Tables received",
        f"""
        {TABLES}
        police | misper | Table 3 | B4 | Measures | areas; Period | 2 | ksi (fatal) [leeds] | \
            2021/22 | Total; Change*
        | | Own sheet | | area | parts | | | file name
        hospitals | | Cover | | nothing
        """,
    )
    assert found == []
    assert catalogue.tables_received == (
        TableReceived(
            sender="police",
            file="misper",
            sheet="Table 3",
            top_left="B4",
            down=(Side.MEASURES,),
            across=(Side.AREAS, Side.PERIODS),
            header_rows=2,
            measure=MeasureRef("ksi", "Fatal", "Leeds"),
            period="2021/22",
            ignored=("Total", "Change*"),
            source=CellRef(FILE, "Tables received", "A2"),
        ),
        TableReceived(
            sender="",
            sheet="Own sheet",
            down=(Side.AREAS,),
            across=(Side.PARTS,),
            period="file name",
            source=CellRef(FILE, "Tables received", "A3"),
        ),
        TableReceived(
            sender="hospitals",
            sheet="Cover",
            unread=True,
            source=CellRef(FILE, "Tables received", "A4"),
        ),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            "| x | | | areas | periods",
            "Tables received!A2: PM501 This row says neither whose table it is nor which sheet. "
            "Name the sender's folder, or a sheet of your own workbook.",
            id="nobody's",
        ),
        pytest.param(
            "p | | | | areaz | periods",
            'Tables received!E2: PM501 "areaz" cannot stand here. Did you mean "areas"?',
            id="unknown side",
        ),
        pytest.param(
            "p | | | | areas | months",
            'Tables received!F2: PM501 "months" cannot stand here. Write measures, parts, areas '
            "or periods.",
            id="another word",
        ),
        pytest.param(
            "p | | | | | | 1",
            "Tables received!E2: PM501 This row says nothing of the table's labels. Write "
            "measures, parts, areas or periods in one of the two columns.",
            id="no sides",
        ),
        pytest.param(
            "p | | | | areas | periods | 4 | missing",
            'Tables received!G2: PM501 "4" cannot stand in the column "Header rows". Write a '
            "whole number from 0 to 3.",
            id="header rows",
        ),
        pytest.param(
            "p | | | | areas | periods | | misssing",
            'Tables received!H2: PM301 No measure has the id "misssing". Did you mean "missing"?',
            id="measure",
        ),
        pytest.param(
            "p | | | | areas | periods | | missing; ksi",
            'Tables received!H2: PM301 "missing; ksi" does not name a measure. Write the id of '
            "one measure of the Measures sheet.",
            id="two measures",
        ),
        pytest.param(
            "p | | | | areas | periods | | ksi (Slight)",
            'Tables received!H2: PM319 "Slight" is not a part of ksi. Write Fatal or Serious, or '
            "add it in the column Parts of the Measures sheet.",
            id="part",
        ),
        pytest.param(
            "p | | | | areas | periods | | ksi [Leads]",
            'Tables received!H2: PM319 "Leads" is not an area. Did you mean "Leeds"?',
            id="area",
        ),
        pytest.param(
            "p | | | | areas | periods | | missing | last year",
            'Tables received!I2: PM205 "last year" is not a period. Write for instance 2021/22 '
            "or 12 months to June 2019, or file name.",
            id="period",
        ),
    ],
)
def test_a_wrong_row_of_tables_received(row: str, said: str) -> None:
    """What a row says wrongly is found at its cell."""
    catalogue, found = read("Tables received", f"{TABLES}\n{row}")
    assert found == [said]
    assert catalogue.tables_received == ()


def test_unknown_headings_of_the_new_sheets() -> None:
    """A misspelt heading is PM107 with the one that was meant."""
    found = read("Names", "As the sender writes it | Means | Sendr\nX | missing")[1]
    assert found == [
        'Names!C1: PM107 The column "Sendr" is not known. Correct the heading; a column of your '
        "own can stay, it is not read."
    ]
    found = read("Returns", "Sender | Measures or sheet | Du\np | missing")[1]
    assert found == ['Returns!C1: PM107 The column "Du" is not known. Did you mean "Due"?']
    found = read("Tables received", "Sender | Sheet | Down the side | Acros the top\np")[1]
    assert found == [
        'Tables received!D1: PM107 The column "Acros the top" is not known. Did you mean '
        '"Across the top"?',
        "Tables received!A1: PM106 The sheet has no column Across the top. Add it to the heading "
        "row.",
    ]


def test_names() -> None:
    """A label means a measure, an area, a part, a period, several of them, or nothing."""
    catalogue, found = read(
        "Names",
        """
        As the sender writes it | Means
        Misper, all | missing
        W. Yorks | west yorkshire
        Deaths | Fatal
        Last 12m: | file name
        LDS deaths | ksi (Fatal) [Leeds]; 2021/22
        Total ¦ Misper | missing_rate
        All | total
        Change | Nothing
        """,
    )
    assert found == []
    assert [(name.written, name.measure, name.words, name.ignored) for name in catalogue.names] == [
        (("misperall",), MeasureRef("missing"), (), False),
        (("wyorks",), None, ("west yorkshire",), False),
        (("deaths",), None, ("Fatal",), False),
        (("last12m",), None, ("file name",), False),
        (("ldsdeaths",), MeasureRef("ksi", "Fatal", "Leeds"), ("2021/22",), False),
        (("total", "misper"), MeasureRef("missing_rate"), (), False),
        (("all",), None, ("total",), False),
        (("change",), None, (), True),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            "Misper | misssing",
            'Names!B2: PM301 "misssing" is no measure, area, part or period. Did you mean '
            '"missing"?',
            id="close",
        ),
        pytest.param(
            "Misper | zebras",
            'Names!B2: PM301 "zebras" is no measure, area, part or period. Write the id of a '
            "measure, an area of Settings, a part, a period, or nothing.",
            id="far",
        ),
        pytest.param(
            "Misper | ksi (Slight)",
            'Names!B2: PM319 "Slight" is not a part of ksi. Write Fatal or Serious, or add it in '
            "the column Parts of the Measures sheet.",
            id="part",
        ),
        pytest.param(
            "Misper | missing; ksi",
            "Names!B2: PM301 This names two measures. Name one.",
            id="two measures",
        ),
        pytest.param(
            "Misper |",
            'Names!B2: PM501 This row has nothing in the column "Means". Fill it in.',
            id="blank",
        ),
        pytest.param("Misper | Bad id", None, id="a refused measure is said once"),
    ],
)
def test_a_wrong_row_of_names(row: str, said: str | None) -> None:
    """A meaning that is none is found at its cell, and the label is left unknown."""
    catalogue, found = read("Names", f"As the sender writes it | Means\n{row}")
    assert found == ([said] if said else [])
    assert catalogue.names == ()


def test_one_label_has_one_meaning() -> None:
    """The same label twice with another meaning is an error; with the same it is not."""
    text = "As the sender writes it | Means\nMisper | missing\nMISPER. | missing\nmisper | ksi"
    catalogue, found = read("Names", text)
    assert found == [
        "Names!A4: PM310 This label has another meaning in Names!A2. Keep the right row."
    ]
    assert [name.measure for name in catalogue.names] == [MeasureRef("missing")]


def test_returns() -> None:
    """A row says what a sender owes, by when, and what came; ids of measures are known."""
    catalogue, found = read(
        "Returns",
        """
        Sender | Measures or sheet | Due | Received | As at | Status
        police | ksi; missing | d2022-04-15 | 19/04/2022 | 12 April 2022 | checked
        hospitals | admissions | soon
        hospitals | missing_rat
        | ksi
        """,
    )
    assert catalogue.returns == (
        Return(
            sender="police",
            what="ksi; missing",
            measures=("ksi", "missing"),
            due=date(2022, 4, 15),
            received=date(2022, 4, 19),
            as_at=date(2022, 4, 12),
            status="checked",
            source=CellRef(FILE, "Returns", "A2"),
        ),
        Return(sender="hospitals", what="admissions", source=CellRef(FILE, "Returns", "A3")),
        Return(sender="hospitals", what="missing_rat", source=CellRef(FILE, "Returns", "A4")),
    )
    assert found == [
        'Returns!C3: PM501 "soon" cannot stand in the column "Due". Write a date such as '
        "13/07/2022.",
        'Returns!B4: PM301 No measure has the id "missing_rat". Did you mean "missing_rate"?',
        'Returns!A5: PM501 This row has nothing in the column "Sender". Fill it in.',
    ]


@pytest.mark.parametrize(
    ("file", "sender"),
    [
        ("received/police/a.xlsx", "police"),
        ("received/police/2022Q1/a.xlsx", "police"),
        ("received/a.xlsx", ""),
        ("data/a.xlsx", None),
        ("received.xlsx", None),
    ],
)
def test_sender_of(file: str, sender: str | None) -> None:
    """The first folder within the received folder is the sender."""
    assert sender_of(file, "received") == sender


def test_findings_name_the_sender_who_can_mend_them() -> None:
    """A received file is its sender's; a measure is of the one sender that Returns names for it."""
    catalogue, _ = read(
        "Returns",
        """
        Sender | Measures or sheet
        police | ksi; missing
        council | ksi
        """,
    )
    findings = [
        finding("PM303", "a", "b", where=CellRef("received/nhs/a.xlsx", "S", "A1")),
        finding("PM304", "a", "b", where=CellRef(FILE, "S", "A1"), measure="missing"),
        finding("PM304", "a", "b", measure="ksi"),
        finding("PM304", "a", "b", measure="missing_rate"),
    ]
    named = with_senders(findings, catalogue, "received")
    assert [found.sender for found in named] == ["nhs", "police", "", ""]
    assert [found.sender for found in with_senders(findings, None, "")] == ["", "", "", ""]


def test_names_are_frozen_with_their_places() -> None:
    """A row of Names keeps the cell it stands in."""
    catalogue, _ = read("Names", "As the sender writes it | Means\nA | Leeds")
    assert catalogue.names == (
        Name(written=("a",), words=("Leeds",), source=CellRef(FILE, "Names", "A2")),
    )
