"""What the codes of the workbook's contents mean (PM208 and PM3xx)."""

from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CONTENT_CODES: tuple[CodeInfo, ...] = (
    CodeInfo(
        "PM208",
        _E,
        "Out of range",
        meaning="A number has more digits than a sheet holds exactly, or lies outside its range.",
    ),
    CodeInfo(
        "PM301",
        _E,
        "An unknown measure",
        meaning="A sheet names a measure that Measures does not list. Its figures are not used.",
        example='This quarter!A14: PM301 No measure has the id "knife_crimes". Did you mean '
        '"knife_crime"?',
        remedy="Correct the id, or add the measure to Measures.",
    ),
    CodeInfo(
        "PM302",
        _E,
        "A measure listed twice",
        meaning="Two rows of Measures have the same id. The first is used.",
        example="Measures!A9: PM302 knife_crime is already listed in Measures!A8. Keep one row, or "
        "give the other its own id.",
        remedy="Keep one row, or give the other its own id.",
    ),
    CodeInfo(
        "PM303",
        _E,
        "A value given twice",
        meaning="Two cells of one sheet hold different figures for one measure, part, area and "
        "period, or two rows of Targets or Decisions say different things of the same. The first "
        "figure is used until it is settled. Often both are right and one of them "
        "stands under a mistaken period, so look at that first.",
        example="History!D9: PM303 knife_crime for April 2020 to March 2021 already has another "
        "value, 2,189 in D4; here it is 2,198. Look first whether both stand under their own "
        "period, part and area; then keep the right one and delete the other.",
        remedy="Look first whether both stand under their own period, part and area; then keep the "
        "right one and delete the other.",
    ),
    CodeInfo(
        "PM304",
        _E,
        "No figure for the quarter",
        meaning="A measure of a priority has no figure for the quarter, or a priority has no "
        "measure.",
    ),
    CodeInfo(
        "PM305",
        _W,
        "A gap between two years",
        meaning="A year is left out between two, or a column or table has nothing to print.",
    ),
    CodeInfo(
        "PM310",
        _E,
        "Two sources disagree",
        meaning="Two sheets or files hold different figures for one measure, part, area and "
        "period, or one setting twice. One paper can print only one of them; the first is used "
        "until it is settled.",
    ),
    CodeInfo(
        "PM319",
        _E,
        "An unknown area or part",
        meaning="An area that Settings does not list, or a part that is not among the measure's "
        "Parts. The figure is not used.",
        example='By district!D1: PM319 "Kirkless" is not an area. Did you mean "Kirklees"?',
        remedy="Correct the name, or add it to Settings (areas) or to the measure's Parts.",
    ),
    CodeInfo(
        "PM321",
        _W,
        "A sheet or label that is not recognised",
        meaning="A sender's table has a label that is no measure, part, area or period, or a "
        "received file has a sheet that nothing describes. Its figures are not used. Checks.xlsx "
        "has the row to paste into the sheet Names or Tables received.",
        example='Missing!A7: PM321 "Misper kids" is not known as a measure, part, area or period, '
        "so 6 figures are not read. Paste the row of Checks.xlsx into the sheet Names and write "
        'what it means, or "nothing".',
        remedy="Paste the row of Checks.xlsx into the sheet it names, and fill in what is blank.",
    ),
    CodeInfo(
        "PM323",
        _W,
        "A newer file changes a figure",
        meaning="A sender sent a newer edition of a file, and a figure in it is not what it was. "
        "The newer one is used.",
        example="Missing!B7: PM323 repeat_missing_children for April 2021 to March 2022 is 985 "
        "here; it was 958 in received/police/missing 2022-04-07.xlsx, Missing!B7. Make sure that "
        "the change is meant; the newer file is used.",
        remedy="Ask the sender whether the change is meant. If not, move the newer file away.",
    ),
    CodeInfo(
        "PM324",
        _N,
        "Something in a received file is not read",
        meaning="A received file gives figures and nothing else: settings, measures and decisions "
        "are yours. Figures outside the tables that Tables received describes, and files that a "
        "newer one replaces, are not read either.",
        example="Settings: PM324 A received file gives figures only; this sheet is not read. "
        "Copy what you want of it into your own workbook.",
        remedy="Nothing needs doing, unless you want what stands there.",
    ),
    CodeInfo(
        "PM325",
        _E,
        "A received table gives no figure",
        meaning="A row of Tables received describes a table, and none of its figures, or fewer "
        "than half of them, can be read in this file. Mostly its headings do not stand where they "
        "stood before. Without it the paper would go on printing the figures of an older file.",
        example="workforce 2026-10!A3: PM325 This table gives no figure: where its headings "
        "should be, there are numbers (1655), so the headings seem to stand elsewhere. Tables "
        'received!A2 says that it begins at A3, where "2021/22" stands. Do the headings begin at '
        "A3? If not, leave Top-left cell blank, or write the words that stand there. If they do, "
        "look at Down the side, Across the top and Header rows.",
        remedy="Correct Top-left cell in Tables received: leave it blank, or write the words that "
        "stand there. If that is right, look at Down the side, Across the top and Header rows.",
    ),
)
