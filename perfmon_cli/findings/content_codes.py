"""What the codes of contents, texts, settings and templates mean (PM3xx to PM5xx)."""

from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Severity

_E, _W = Severity.ERROR, Severity.WARNING

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
        "period. The first is used until one is deleted.",
        example="History!D9: PM303 knife_crime for April 2020 to March 2021 already has another "
        "value, 2189 in D4; here it is 2198. Keep one and delete the other.",
        remedy="Keep one and delete the other.",
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
        example="By district!G4: PM310 da_outcomes for April 2021 to March 2022 is 4135 here but "
        "4153 in This quarter!E9. Find out which is right, and keep that one.",
        remedy="Find out which is right, and keep that one.",
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
        "PM401",
        _W,
        "A section without commentary",
        meaning="No text in the commentary folder belongs to this section. Its tables still print.",
        example='Paper!C12: PM401 No commentary for the section "Knife crime". Write it in '
        "commentary/2022Q1/NN-name.md; the section's tables print without it.",
        remedy="Add a text for the section to the quarter's commentary folder.",
    ),
    CodeInfo(
        "PM402",
        _E,
        "An unknown name",
        meaning="A text or a block of the paper names a measure, part, area, period or picture "
        "that does not exist, so it cannot be filled.",
        example='commentary/2022Q1/11-victims.md line 4: PM402 "{{ victim_satisfction.value }}" '
        'cannot be filled: no measure has this id. Did you mean "victim_satisfaction"?',
        remedy="Correct the name; ids stand in the Measures sheet.",
    ),
    CodeInfo(
        "PM409",
        _W,
        "A live figure without a value",
        meaning="A figure in the text has no value this quarter, so the sentence prints the reason "
        "in its place and may not read well.",
        example='commentary/2022Q1/34-asb.md line 8: PM409 "{{ asb_incidents.change }}" has no '
        'value: it prints "not available". Read the sentence again, and rewrite it.',
        remedy="Rewrite the sentence, or enter the figure.",
    ),
    CodeInfo(
        "PM410",
        _W,
        "A text that is not printed",
        meaning="No block of the paper uses this text of the quarter, so nothing of it is printed.",
        example="commentary/2022Q1/99-extra.md: PM410 No block of the paper prints this text. Name "
        "the file in the column From of the Paper sheet, or take it out of the folder.",
        remedy="Name the file in the column From of the Paper sheet, or take it away.",
    ),
    CodeInfo(
        "PM501",
        _E,
        "A setting that is not known or not valid",
        meaning="A setting of the workbook, of a block, of a text's header or of perfmon.toml has "
        "a name or a value that perfmon does not know.",
        example='Paper!G7: PM501 The setting "period" is not known to the block "area table". Did '
        'you mean "periods"?',
        remedy="Correct the name or the value; docs/workbook.md lists them.",
    ),
    CodeInfo(
        "PM502",
        _E,
        "A tag in the Word template that cannot be filled",
        meaning="A tag in the Word template is misspelt or not complete. The Word file is left "
        "out; the other outputs are written.",
        example='templates/panel-paper.docx: PM502 paragraph "{{ paper.titel }}" in the body: '
        "Nothing is called titel. Compare it with the list of tags in docs/word-template.md.",
        remedy="Compare the tag with the list of tags in docs/word-template.md.",
    ),
    CodeInfo(
        "PM503",
        _E,
        "A template of the wrong kind",
        meaning="The Word template is not an ordinary Word document. The Word file is left out; "
        "the other outputs are written.",
        example="templates/panel-paper.docx: PM503 It is a Word template (.dotx). In Word, save it "
        "as Word document (.docx).",
        remedy="In Word, save it as Word document (.docx).",
    ),
    CodeInfo(
        "PM504",
        _E,
        "A path outside the project",
        meaning="A file or folder lies outside the project's folder. perfmon reads and writes only "
        "inside it.",
        example="commentary/2022Q1/11-victims.md: PM504 The file lies outside the project. Copy it "
        "into the folder.",
        remedy="Copy the file into the project, or correct the folder in perfmon.toml.",
    ),
)
