"""The page at the front of a new workbook."""

from collections.abc import Sequence

from perfmon_cli.period import Quarter
from perfmon_cli.starter.plan import PlannedSheet
from perfmon_cli.wording import periods

_BEFORE = """\
Performance figures
perfmon builds the paper of the Police and Crime Panel from this workbook. All rows in italics on \
yellow are one example with made-up figures: look at it, then write over it or delete it, in every \
sheet that holds it: {sheets}.
How to fill it in
Every heading carries a note that says what goes below it. Dark headings have to be filled in; the \
lighter ones may stay blank. Many cells offer a list: click the arrow beside the cell.
Start with Settings, Quarters, Priorities and Measures. Each measure has an id; every other sheet \
names it by that id. Then type or paste the figures.
Percentages are typed as plain numbers: 77.7 means 77.7%. Where there is no figure, say why: [x] \
not available, [z] not applicable, [c] confidential. A blank cell says nothing.
Each further priority needs a row of its own in the sheet Paper: copy the row of the kind measures \
table and change the number in its setting.
A period is written as in 2021/22, 12 months to June 2022, Q1 2022/23 or Mar-22. A sheet of \
figures may have any name and as many columns as you like; add a column for each new period.
You can delete sheets and columns that you do not need, and add notes in sheets called Notes or \
Help: perfmon does not read those.
The sheets
"""
_AFTER = """\
Lists holds what the drop-downs offer. perfmon does not read it.
Then
perfmon validate --quarter {code} says everything that is wrong, each at its cell. \
{words} is {code}.
perfmon build --quarter {code} builds the paper: Word, PDF and web page, in a new folder each time.
The words of the paper are in the folder commentary, which has a page of its own on how to write \
them. Files from senders go into the folder received, in a folder of each sender's name.
"""


def lines(quarter: Quarter, planned: Sequence[PlannedSheet]) -> list[str]:
    """The page, line by line: how to fill in, what each sheet is for, what comes next."""
    after = _AFTER.format(code=quarter.code, words=periods.quarter_words(quarter))
    before = _BEFORE.format(sheets=", ".join(sheet.name for sheet in planned if sheet.rows))
    listed = [f"{sheet.name}: {sheet.help}" for sheet in planned]
    return [*before.splitlines(), *listed, *after.splitlines()]
