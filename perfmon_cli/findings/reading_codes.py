"""What the codes of reading files and cells mean (PM1xx, PM2xx)."""

from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

READING_CODES: tuple[CodeInfo, ...] = (
    CodeInfo(
        "PM101",
        _E,
        "The file cannot be read",
        meaning="The file is damaged or incomplete, or another program holds it. Nothing in it is "
        "used.",
        example="data/figures.xlsx: PM101 The file is damaged, incomplete or written in an unusual "
        "way. Open it in Excel, save it under a new name as an Excel workbook (.xlsx), and use "
        "that file; if Excel cannot open it, ask the sender to send it again.",
        remedy="Close it in other programs; if that does not help, save it afresh from Excel.",
    ),
    CodeInfo(
        "PM102",
        _E,
        "The file is protected",
        meaning="The file opens only with a password, or carries a sensitivity label that encrypts "
        "it. perfmon takes no passwords.",
        example="data/figures.xlsx: PM102 The file is password-protected. Ask the sender for an "
        "unprotected copy.",
        remedy="Ask the sender for an unprotected copy.",
    ),
    CodeInfo(
        "PM103",
        _E,
        "The file is not what its name says",
        meaning="The content decides, not the ending of the name: this is a web page, a Word "
        "document, a template or something else that is not a workbook.",
        example="data/figures.xls: PM103 The file is a web page, not a workbook. Open it in Excel, "
        "save it under a new name as an Excel workbook (.xlsx), and use that file.",
        remedy="Open it in Excel and save it as an Excel workbook (.xlsx).",
    ),
    CodeInfo(
        "PM104",
        _E,
        "The file is too large",
        meaning="The file is larger than perfmon reads, often because of a stray value far from "
        "the figures. A file that unpacks to a multiple of its size is refused as unsafe.",
        example="This quarter!XFD1048576: PM104 A value in XFD1048576 makes this sheet "
        "17,179,869,184 cells large; perfmon reads up to 20,000,000. Delete what stands in "
        "XFD1048576, or move it next to the other cells.",
        remedy="Delete stray cells, keep only the sheets with figures, and save the file afresh.",
    ),
    CodeInfo(
        "PM105",
        _E,
        "A sheet is missing",
        meaning="The workbook lacks a sheet without which no paper can be built: Settings or "
        "Measures.",
        example="data/figures.xlsx: PM105 The workbook has no sheet Measures. Add it; "
        "perfmon init makes a workbook with all sheets.",
        remedy="Add the sheet under exactly this name, or correct the name of the one that is it.",
    ),
    CodeInfo(
        "PM106",
        _E,
        "A column is missing",
        meaning="A sheet lacks a column that it cannot do without. Capitals, spaces and "
        "punctuation in headings do not matter.",
        example="Measures!A1: PM106 The sheet has no column Good direction. Add it to the heading "
        "row.",
        remedy="Add the column, or correct its heading.",
    ),
    CodeInfo(
        "PM107",
        _W,
        "A column is not known",
        meaning="perfmon does not read this column, or this sheet, because it knows none of its "
        "headings. If a heading is misspelt, what stands below it is lost.",
        example='Measures!F1: PM107 The column "Good directon" is not known. Did you mean "Good '
        'direction"?',
        remedy="Correct the heading; a column of your own can stay, it is not read.",
    ),
    CodeInfo(
        "PM108",
        _W,
        "Hidden cells are used",
        meaning="Hidden rows, columns and sheets are read like any others, and the paper prints "
        "what stands there.",
        example="History!A12: PM108 Hidden rows are used: 12 to 14. Unhide them to see what is "
        "read, or delete them.",
        remedy="Unhide them to see what is read, or delete them.",
    ),
    CodeInfo(
        "PM109",
        _W,
        "The workbook links to other workbooks",
        meaning="Some cells take their values from other files. perfmon reads what was last saved, "
        "which may be older than those files.",
        example="data/figures.xlsx: PM109 The workbook takes values from other files "
        "(police.xlsx); they are as old as its last update. Open it with those files at hand, "
        "update the links (Data, Edit Links) and save it, or replace the links by their values.",
        remedy="Update the links in Excel (Data, Edit Links) and save, or replace them by their "
        "values.",
    ),
    CodeInfo(
        "PM110",
        _N,
        "The workbook contains macros",
        meaning="Macros are never run. The values are those last saved.",
        example="data/figures.xlsm: PM110 The workbook contains macros; perfmon does not run them "
        "and reads the values last saved. Nothing needs doing if those values are up to date.",
        remedy="Nothing needs doing if the values last saved are up to date.",
    ),
    CodeInfo(
        "PM111",
        _W,
        "The encoding was guessed",
        meaning="A text or CSV file is not UTF-8 and was read as Windows text, so pounds, quotes "
        "and dashes may be wrong.",
        example="commentary/2022Q1/11-victims.md: PM111 The text is not UTF-8; it was read as "
        "Windows text (cp1252). Look at pounds, quotes and dashes, and save it as UTF-8.",
        remedy="Look at pounds, quotes and dashes, and save the file as UTF-8.",
    ),
    CodeInfo(
        "PM112",
        _E,
        "A column stands twice",
        meaning="Two columns of a sheet have the same heading, so nobody can say which is meant. "
        "Only the first is read.",
        example='Measures!F1: PM112 The column "Unit" stands twice, first in C1. Delete or rename '
        "one of them; only the first is read.",
        remedy="Delete or rename one of them.",
    ),
    CodeInfo(
        "PM113",
        _E,
        "A second table in one sheet",
        meaning="Further down in a sheet of figures there is another row of headings. What stands "
        "below it would be read under the headings at the top, so it is not read.",
        example="History!A62: PM113 A second table begins here, with headings of its own; its rows "
        "are not read. Give it a sheet of its own.",
        remedy="Move the second table, with its headings, to a sheet of its own.",
    ),
    CodeInfo(
        "PM201",
        _E,
        "Not a number",
        meaning="The cell should hold one number (or one for each part, with its name) and holds "
        "something else. perfmon never guesses what was meant.",
        example='This quarter!E14: PM201 "about 700" is not a number. Write a number such as 1,234 '
        "or 77.7%, or [x] if it is not available.",
        remedy="Write the number alone, and words in the Note column.",
    ),
    CodeInfo(
        "PM202",
        _E,
        "A broken formula",
        meaning="The cell shows an error of the spreadsheet. It is never read as blank or as 0.",
        example="This quarter!E14: PM202 #DIV/0! is the result of a broken formula. Mend the "
        "formula, or write [x] if the figure is not available.",
        remedy="Mend the formula, or write [x] if the figure is not available.",
    ),
    CodeInfo(
        "PM203",
        _E,
        "A decimal comma",
        meaning="A comma separates thousands; a decimal needs a point. 25,9 could be read as 259.",
        example='This quarter!E14: PM203 "77,7%" uses a decimal comma. Write 77.7%.',
        remedy="Write the decimals behind a point.",
    ),
    CodeInfo(
        "PM204",
        _E,
        "A formula saved without its result",
        meaning="The file was written by a program that does not calculate, so the cell looks "
        "filled in Excel but holds no value.",
        example="This quarter!E14: PM204 The formula here was saved without its result. Open the "
        "workbook in Excel, save it, and use that copy.",
        remedy="Open the workbook in Excel, save it, and use that copy.",
    ),
    CodeInfo(
        "PM205",
        _E,
        "Not a period",
        meaning="A heading or a Period cell should say what stretch of time a figure covers, in "
        "one of the ways listed in docs/workbook.md. Years lie between 2000 and 2050.",
        example='History!D1: PM205 "2021/23" is not a period. Write for instance 2021/22, 12 '
        "months to June 2019, Q3 2020/21 or 31/03/2022.",
        remedy="Write for instance 2021/22, 12 months to June 2019, Q3 2020/21 or 31/03/2022.",
    ),
    CodeInfo(
        "PM206",
        _E,
        "An unknown marker",
        meaning="A mark in the cell has no known meaning, or may mean two things. Reasons for a "
        "missing figure are [x] not available, [z] not applicable, [c] confidential and [w] none "
        "recorded in a survey.",
        example='This quarter!E14: PM206 "n/a" may mean not available or not applicable. Write [x] '
        "for not available or [z] for not applicable.",
        remedy="Write [x] for not available, [z] for not applicable, or [c] for confidential.",
    ),
    CodeInfo(
        "PM210",
        _W,
        "A number stored as text",
        meaning="The spreadsheet holds the number as text. perfmon reads it, but sums and sorting "
        "in Excel leave it out.",
        example='This quarter!E14: PM210 "1,234" is a number stored as text. Select the cells, '
        "choose Data, Text to Columns, Finish, and save.",
        remedy="In Excel select the cells, choose Data, Text to Columns, Finish, and save.",
    ),
    CodeInfo(
        "PM211",
        _W,
        "A dash read as not available",
        meaning="A dash says nothing about why there is no figure. The paper prints not available.",
        example='This quarter!E14: PM211 "-" is read as not available. Write [x] for not '
        "available, [z] for not applicable, or the number.",
        remedy="Write [x] for not available, [z] for not applicable, or the number.",
    ),
    CodeInfo(
        "PM212",
        _E,
        "An odd date",
        meaning="A date that stands for a period is the first of a month (that month) or the last "
        "(a period ending there). Any other day could mean either.",
        example="History!D1: PM212 15 March 2022 is neither the first nor the last day of a month "
        "in 2000 to 2050. Write the period in words, for instance 12 months to March 2022.",
        remedy="Write the period in words, for instance 12 months to March 2022.",
    ),
)
