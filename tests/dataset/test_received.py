"""Files as senders send them: what needs no row, editions, contradictions, what is not read."""

import pytest

from perfmon_cli.dataset.reading import digest
from tests.dataset.builders import lines, project, sheet
from tests.dataset.senders import MEASURES, observations, read, received

TABLE = "police | | T | A1 | measures | periods"
OLD = "received/police/T 2022-03.xlsx"
NEW = "received/police/T 2022-04.xlsx"
_FILL_IN = "fill in Top-left cell, Down the side, Across the top and Header rows"


def test_the_three_shapes_need_no_row() -> None:
    """A received sheet with a column Measure is read as any sheet of figures, at its own place."""
    result = read(
        "",
        "Misper kids | missing_children\nLDS | Leeds\nNick | Robbery\nTotal | nothing\n"
        "Knife robbery, LDS | knife (Robbery) [Leeds]",
        received(
            {
                "Values": """
                Measure | Part | Area | Period | Value
                misper kids | | lds | 2021/22 | 5
                Knife | Nick | | 2021/22 | 6
                Knife robbery, LDS | | | 2020/21 | 7
                Total | | | 2021/22 | 99
                """,
                "By area": "Measure | Period | LDS | Bradford\nMisper kids | 2020/21 | 1 | 2",
            }
        ),
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "Values!E2 missing_children [Leeds] April 2021 to March 2022: 5",
        "Values!E3 knife (Robbery) April 2021 to March 2022: 6",
        "Values!E4 knife (Robbery) [Leeds] April 2020 to March 2021: 7",
        "By area!C2 missing_children [Leeds] April 2020 to March 2021: 1",
        "By area!D2 missing_children [Bradford] April 2020 to March 2021: 2",
    ]
    sources = {observation.source.file for observation in result.dataset.observations.values()}
    assert sources == {"received/police/figures.xlsx"}


def test_names_hold_in_the_own_workbook_too() -> None:
    """What Names says is understood in every sheet of figures."""
    own = (sheet("Values", "Measure | Period | Value\nMisper | 2021/22 | 5"),)
    result = read("", "Misper | missing_adults", own=own)
    assert observations(result) == ["Values!C2 missing_adults April 2021 to March 2022: 5"]


def test_unknown_names_of_a_received_sheet_come_back_to_be_pasted() -> None:
    """In a received sheet a name that is not known is PM321; in your own it is an error."""
    text = """
        Measure | Part | Area | Period | Value
        missing_adlts | | | 2021/22 | 5
        missing_adlts | | | 2020/21 | 5
        knife | Nick | | 2021/22 | 5
        knife | | Hull | 2021/22 | 5
        | | | 2021/22 | 5
        """
    result = read("", "", received({"Values": text}))
    assert observations(result) == []
    assert [(str(found), found.paste) for found in result.findings] == [
        (
            'Values!A2: PM321 No measure has the id "missing_adlts". The same holds for 1 more '
            'cell of this sheet. Did you mean "missing_adults"? Paste its row of Checks.xlsx into '
            'the sheet Names, and write what it means, or "nothing".',
            ("missing_adlts", ""),
        ),
        (
            'Values!B4: PM321 "Nick" is not a part of knife. Paste its row of Checks.xlsx into '
            'the sheet Names, and write what it means, or "nothing".',
            ("Nick", ""),
        ),
        (
            'Values!C5: PM321 "Hull" is not an area. Paste its row of Checks.xlsx into the sheet '
            'Names, and write what it means, or "nothing".',
            ("Hull", ""),
        ),
        (
            "Values!A6: PM301 This row has figures but no measure. Write the measure's id in the "
            "column Measure.",
            (),
        ),
    ]
    own = digest(project(MEASURES, sheet("Values", text)))
    assert [found.code for found in own.findings] == ["PM301", "PM319", "PM319", "PM301"]


def test_an_unknown_sheet_comes_back_with_its_row() -> None:
    """What can be seen of the layout is filled in; a sheet without figures is passed over."""
    result = read(
        "",
        "",
        received(
            {
                "Cover": "Missing people\nfor the panel",
                "Table 1": "Title\n...\nDistrict | 2020/21 | 2021/22\nLeeds | 1 | 2\nBradford | 3",
                "Table 2": "x | Leeds | Bradford\nzebras | 1 | 2",
                "Table 3": "x | y\nz | 5",
                "Notes": "Rows | 12",
            },
            "police/2022Q1/Misper return v2.xlsx",
        ),
    )
    said = (
        "PM321 Nothing says how this sheet is laid out, so its figures are not read. Paste its row "
        'of Checks.xlsx into the sheet Tables received and complete it; write "nothing" under '
        "Down the side if the sheet is not wanted."
    )
    first = ("police", "misper return")
    assert [(str(found), found.paste, found.paste_sheet) for found in result.findings] == [
        (
            f"Table 1: {said}",
            (*first, "Table 1", "A3", "areas", "periods", "1", "", "", ""),
            "Tables received",
        ),
        (
            f"Table 2: {said}",
            (*first, "Table 2", "A1", "measures", "areas", "1", "", "", ""),
            "Tables received",
        ),
        (
            f"Table 3: {said.replace('complete it', _FILL_IN)}",
            (*first, "Table 3", *[""] * 7),
            "Tables received",
        ),
    ]


def test_the_row_that_comes_back_reads_the_sheet() -> None:
    """Pasted and completed, the row makes the sheet known."""
    book = received({"T": "District | 2020/21 | 2021/22\nLeeds | 1 | 2\nBradford | 3 | 4"})
    (found,) = read("", "", book).findings
    row = [*found.paste]
    row[7] = "knife"
    again = read(" | ".join(row), "", book)
    assert lines(again.findings) == []
    assert len(observations(again)) == 4


def test_a_received_file_gives_figures_only() -> None:
    """Sheets of the catalogue in a received file change nothing, and a note says so."""
    result = read(
        "",
        "",
        received({"Settings": "Setting | Value\nArea | Kent", "Measures": "Id\nx", "Names": "a"}),
    )
    assert result.catalogue is not None
    assert result.catalogue.settings.area == "West Yorkshire"
    assert lines(result.findings) == [
        f"{name}: PM324 A received file gives figures only; this sheet is not read. Copy what you "
        "want of it into your own workbook."
        for name in ("Settings", "Measures", "Names")
    ]


def test_a_sheet_that_is_not_wanted() -> None:
    """A row with nothing under Down the side keeps a sheet from being asked about."""
    result = read("police | | T | | nothing |", "", received({"T": "a | b\nc | 5"}))
    assert lines(result.findings) == []
    assert observations(result) == []


def test_a_sheet_that_did_not_come() -> None:
    """A row whose file came without its sheet says so; one whose file did not come is silent."""
    result = read(
        "police | figures | Tabel 1 | A1 | areas | periods | 1 | knife\n"
        "police | homicide | Table 9 | A1 | areas | periods | 1 | knife",
        "",
        received({"Table 1": "Title only"}),
    )
    assert [(str(found), found.sender) for found in result.findings] == [
        (
            'Tables received!A2: PM321 "Tabel 1" is no sheet of received/police/figures.xlsx. '
            "Correct the name in the column Sheet, or ask the sender.",
            "police",
        )
    ]


def test_a_csv_file_is_a_sheet_named_like_it_with_or_without_its_date() -> None:
    """The sheet of a csv file is the file's name; its date may be left out."""
    book = received({"homicide 2022-03": "x | 2021/22\nLeeds | 5"}, "police/homicide 2022-03.csv")
    for name in ("Homicide", "homicide 2022-03", ""):
        result = read(f"police | | {name} | A1 | areas | periods | 1 | knife", "", book)
        assert lines(result.findings) == []
        assert observations(result) == [
            "homicide 2022-03!B2 knife [Leeds] April 2021 to March 2022: 5"
        ]


def test_the_period_in_the_name_of_the_file() -> None:
    """The words file name stand for the measure's period that ends at the date in the name."""
    book = received({"T": "x | Last 12m\nknife | 5\nem_heads | 6"}, "police/T 31.03.2022.xlsx")
    expected = [
        "T!B2 knife April 2021 to March 2022: 5",
        "T!B3 em_heads 31 March 2022: 6",
    ]
    by_name = read(TABLE, "Last 12m | file name", book)
    assert observations(by_name) == expected
    by_row = read(f"{TABLE} | 1 | | File name", "Last 12m | total", book)
    assert observations(by_row) == expected


def test_a_day_within_a_month_in_the_name_is_no_period() -> None:
    """A file that is named by the day it was sent does not say what its figures cover."""
    book = received({"T": "x | Last 12m\nknife | 5"}, "police/T 2022-04-19.xlsx")
    result = read(TABLE, "Last 12m | file name", book)
    assert lines(result.findings) == [
        'T!B2: PM212 "19 April 2022" is neither the first nor the last day of a month in 2000 to '
        "2050. Write the period in words, for instance 12 months to March 2022."
    ]


def editions(old: str, new: str) -> list[str]:
    """What is found in two editions of one file."""
    tables = TABLE
    books = (
        received({"T": old}, OLD.removeprefix("received/")),
        received({"T": new}, NEW.removeprefix("received/")),
    )
    one, other = read(tables, "", *books), read(tables, "", *reversed(books))
    assert (one.dataset, one.findings) == (other.dataset, other.findings)
    return [*observations(one), *lines(one.findings)]


def test_a_newer_edition_replaces_the_older() -> None:
    """The newest figures hold; what changed and what is gone is listed with both cells."""
    assert editions(
        "x | 2021/22\nknife | 5\nmissing_adults | 7\nmissing_children [Leeds] | 1\n"
        "missing_children [Bradford] | 2",
        "x | 2021/22\n\nmissing_adults | 7\nknife | 6\nmissing_children [Leeds] | 1",
    ) == [
        "T!B2 missing_adults April 2021 to March 2022: 7",
        "T!B3 knife April 2021 to March 2022: 6",
        "T!B4 missing_children [Leeds] April 2021 to March 2022: 1",
        f"{OLD}: PM324 A newer file replaces this one: {NEW}. Nothing needs doing. If this one is "
        "the newer, say so in its name: a date, or v2.",
        f"T!B3: PM323 knife for April 2021 to March 2022 is 6 here; it was 5 in {OLD}, T!B2. Make "
        "sure that the change is meant; the newer file is used.",
        f"{NEW}: PM323 missing_children [Bradford] for April 2021 to March 2022 was 2 in {OLD}, "
        "T!B5; it is not in this newer file any more, so it is not used. Ask the sender whether "
        "it is left out on purpose.",
    ]


def test_periods_that_the_newer_edition_does_not_give_stay() -> None:
    """Last quarter's file still gives what this quarter's does not repeat."""
    assert editions(
        "x | 2019/20 | 2020/21\nknife | 4 | 5", "x | 2020/21 | 2021/22\nknife | 5 | 6"
    ) == [
        "T!B2 knife April 2020 to March 2021: 5",
        "T!C2 knife April 2021 to March 2022: 6",
        "T!B2 knife April 2019 to March 2020: 4",
    ]


def test_what_is_wrong_with_a_replaced_edition_does_not_matter() -> None:
    """A corrected file mends the first one; while the first is still used, its faults count."""
    replaced = editions(
        "x | 2021/22\nknife | #REF!\nmissing_adults | 7",
        "x | 2021/22\nknife | 6\nmissing_adults | 7",
    )
    assert replaced[-1].startswith(f"{OLD}: PM324")
    assert not any("PM202" in line for line in replaced)
    kept = editions("x | 2020/21\nknife | #REF!\nem | 7", "x | 2021/22\nknife | 6")
    assert [line for line in kept if "PM202" in line] == [
        "T!B2: PM202 #REF! is the result of a broken formula. Mend the formula, or write [x] if "
        "the figure is not available."
    ]


def test_files_that_are_no_editions_must_not_contradict_each_other() -> None:
    """Another file of the sender, another sender, or the own workbook: PM310 names both cells."""
    own = (sheet("Values", "Measure | Period | Value\nknife | 2021/22 | 4"),)
    books = (
        received({"T": "x | 2021/22\nknife | 5"}, "police/weapons.xlsx"),
        received({"T": "x | 2021/22\nknife | 4"}, "police/other.xlsx"),
    )
    result = read(TABLE, "", *books, own=own)
    assert observations(result) == ["Values!C2 knife April 2021 to March 2022: 4"]
    assert [(str(found.where), found.code, found.problem) for found in result.findings] == [
        (
            "T!B2",
            "PM310",
            "knife for April 2021 to March 2022 is 5 here but 4 in data/figures.xlsx, Values!C2.",
        )
    ]
    assert [one.source.file for one in result.dataset.duplicates] == [
        "received/police/weapons.xlsx"
    ]


def test_another_file_of_the_sender_with_a_later_date_holds() -> None:
    """Of two differently named files of a sender the later date decides, and that is listed."""
    old = received({"T": "x | 2021/22\nknife | 5\nem | 1"}, "police/weapons March 2022.xlsx")
    new = received({"T": "x | 2021/22\nknife | 6\nem | 1"}, "police/all figures June 2022.xlsx")
    result = read(TABLE, "", old, new)
    assert observations(result)[0] == "T!B2 knife April 2021 to March 2022: 6"
    assert lines(result.findings) == [
        "T!B2: PM323 knife for April 2021 to March 2022 is 6 here; it was 5 in received/police/"
        "weapons March 2022.xlsx, T!B2. Make sure that the change is meant; the newer file is used."
    ]
    elsewhere = received({"T": "x | 2021/22\nknife | 6"}, "council/all figures June 2022.xlsx")
    rows = f"{TABLE}\ncouncil | | T | A1 | measures | periods"
    assert [found.code for found in read(rows, "", old, elsewhere).findings] == ["PM310"]


def test_two_figures_in_one_received_sheet() -> None:
    """The same thing twice in one sheet is PM303, and both are kept in mind."""
    book = received({"T": "x | 2021/22\nknife | 5\nknife | 6"})
    result = read(TABLE, "", book)
    assert [(str(found.where), found.code, found.problem) for found in result.findings] == [
        (
            "T!B3",
            "PM303",
            "knife for April 2021 to March 2022 already has another value, 5 in B2; here it is 6.",
        )
    ]
    assert [one.source.cell for one in result.dataset.duplicates] == ["B3"]


def test_numbers_as_text_count_in_workbooks_only() -> None:
    """In a workbook a number typed as text is a warning; a csv file has nothing else."""
    text = "x | 2021/22\nknife | '5'\nmissing_adults | '6'"
    in_book = read(TABLE, "", received({"T": text}))
    assert [found.code for found in in_book.findings] == ["PM210"]
    in_csv = read(TABLE, "", received({"T": text}, "police/T.csv"))
    assert lines(in_csv.findings) == []


@pytest.mark.parametrize("folder", ["", "sent"])
def test_without_a_received_folder_every_file_is_your_own(folder: str) -> None:
    """Only files of the received folder are senders'."""
    book = received({"Values": "Measure | Period | Value\nknife | 2021/22 | 5"})
    result = digest((*project(MEASURES), book), folder)
    assert observations(result) == ["Values!C2 knife April 2021 to March 2022: 5"]
