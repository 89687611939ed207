"""What the codes of texts, settings and templates mean (PM4xx and PM5xx)."""

from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

TEXT_CODES: tuple[CodeInfo, ...] = (
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
        "PM403",
        _E,
        "A typed figure that the data do not hold",
        meaning="A number typed in a text, or in a Comment cell, is none of the figures that its "
        "sentence speaks of: of the measures of its section and those it names, in the area, the "
        "part and the period it names. Rounded numbers pass where at least two digits are given, "
        'or where a word such as "about", "nearly" or "just over" says so and is right. Years, '
        "dates, ages, references, telephone numbers and the like are no figures.",
        example='commentary/2022Q1/41-vru.md line 8: PM403 "13,868" matches no figure that the '
        "sentence speaks of. Near it: 13,838, Young people reached, 2021/22 (This quarter!C55). "
        "Correct it, write {{ vru_reach.value }}, or put [own: where it comes from] behind it.",
        remedy="Correct the number, or write the live figure in its place (Checks.xlsx proposes "
        "the sentence). If it is right and not in the data, put [own: where it comes from] behind "
        "it.",
    ),
    CodeInfo(
        "PM404",
        _E,
        "A direction the figures do not bear out",
        meaning="A word in a text says that a figure rose, fell, is higher, lower, stable or the "
        "highest, and the figure it speaks of says otherwise.",
        example='commentary/2022Q1/31-homicide.md line 9: PM404 "fell" in "The number fell by 10." '
        "does not agree with the figures: Number of homicides is 32 in 2021/22 and 22 in 2020/21, "
        "so it is higher. Correct the word, or write {{ homicide.direction }} in its place.",
        remedy="Correct the word, or let perfmon write it: {{ homicide.direction }}. Where it "
        "speaks of a figure that is not in the data, put [own: source] behind the sentence.",
    ),
    CodeInfo(
        "PM405",
        _E,
        "A figure in the wrong unit",
        meaning="A number typed in a text is a figure that its sentence speaks of, but in another "
        "unit: per cent for percentage points, a count for a percentage, no pound sign. Or it is "
        "written with a decimal comma.",
        example='commentary/2022Q1/43-re-offending.md line 8: PM405 "4.3%" is in the wrong unit: '
        "4.3 percentage points is the change of Re-offending, 2019/20 to 2020/21 "
        "(This quarter!C40). "
        "Write 4.3 percentage points: a percentage that changes changes in percentage points.",
        remedy="Write the figure as the message says.",
    ),
    CodeInfo(
        "PM406",
        _W,
        "A paragraph that stands twice",
        meaning="Two paragraphs of the paper are the same, or nearly.",
        example="commentary/2022Q1/46-delivery.md line 12: PM406 This paragraph is the same as "
        "commentary/2022Q1/26-delivery.md line 9. Take one of them out.",
        remedy="Take one of them out, or write what is different.",
    ),
    CodeInfo(
        "PM407",
        _N,
        "Text unchanged since the last quarter",
        meaning="A paragraph is the same as in the commentary of the quarter before, figures "
        "aside. Standing texts are not looked at.",
        example="commentary/2022Q1/14-needs.md line 9: PM407 This paragraph is the same as in "
        "commentary/2021Q4/14-needs.md line 9, figures aside. Check that it is still true.",
        remedy="Check that it is still true. A text that never changes belongs into "
        "commentary/standing.",
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
        "PM411",
        _W,
        "A priority that is not printed",
        meaning="The Paper sheet has tables of other priorities, but no block for this one, so "
        "none of its measures is printed.",
        example='Priorities!A3: PM411 No block of the paper prints the priority "Safer streets" or '
        'any of its 3 measures. Add a row with the kind "measures table" and the setting '
        "priority: 2 to the Paper sheet.",
        remedy='Add a row with the kind "measures table" to the Paper sheet, or accept it.',
    ),
    CodeInfo(
        "PM412",
        _W,
        "Something in a text that does not print as typed",
        meaning="HTML prints as it stands, pictures from elsewhere are not fetched, links other "
        "than https, http and mailto lose their address, and a table's row keeps no more cells "
        "than its heading. Files in the commentary folder that are no texts are not read.",
        example='commentary/2022Q1/11-victims.md line 9: PM412 "<b>" is HTML: it does nothing, and '
        "prints as it is typed. Delete it; docs/commentary.md shows how to write bold, links and "
        "tables.",
        remedy="Write it as docs/commentary.md shows.",
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
        example="commentary/2022Q1/11-victims.md: PM504 This is a link to something outside the "
        "project. Copy the file itself into the folder.",
        remedy="Copy the file into the project, or correct the folder in perfmon.toml.",
    ),
    CodeInfo(
        "PM505",
        _W,
        "A Word template that leaves something out",
        meaning="A committee's own template for the covering report prints only some of its "
        "texts, or a template prints neither DRAFT nor the protective marking. The Word file is "
        "made.",
        example="templates/covering-report.docx: PM505 It prints nothing, or not all, of what "
        "stands under “Legal implications”.",
        remedy="Put a tag for it into the template, or accept PM505 in Decisions with the reason.",
    ),
    CodeInfo(
        "PM506",
        _W,
        "A heading in a style that is no heading",
        meaning="The Word template prints a heading in a style without a level in Word's outline. "
        "It is then missing from the contents, and people who listen to the paper cannot jump to "
        "it.",
        example="templates/panel-paper.docx: PM506 The heading “Victim satisfaction” and 31 more "
        "is in a style that is no heading.",
        remedy="Give the tag's paragraph one of the styles Heading 1, Heading 2 or Heading 3.",
    ),
    CodeInfo(
        "PM507",
        _W,
        "A rule of page.css that is left out",
        meaning="templates/page.css changes colours, fonts, sizes and spacing of the web page and "
        "the PDF. A rule that would do more, or cannot be read, is left out; the others hold.",
        example="templates/page.css: PM507 Line 2 is left out: the property display is not one of "
        "those that change the look only.",
        remedy="Take the rule out; docs/page-style.md lists what page.css may hold.",
    ),
)
