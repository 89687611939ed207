"""The first texts of a new project, and how to write more."""

from perfmon_cli.period import Quarter
from perfmon_cli.starter.example import MEASURE

_PURPOSE = """\
---
title: Purpose of the report
part: cover
---

This report shows how the measures of the Police and Crime Plan stand in {{ MEASURE.period }}.

This is an example. Write your own text here, and put each section of the covering report in a
file of its own.
"""
_SECTION = """\
---
section: 1.1
title: Residential burglary (example)
measures: MEASURE
role: Performance analyst
status: draft
part: section
---

In {{ MEASURE.period }} there were {{ MEASURE.value }} burglaries of homes. In
{{ MEASURE.comparator }} there were {{ MEASURE.previous }}, so the number {{ MEASURE.direction }}
by {{ MEASURE.change }}.

[table: MEASURE by area | periods: -1, 0; show: value, change]

This is an example. The words are yours; the figures come from the workbook, so a late correction
changes them here too.
"""
_READ_ME = """\
The words of the paper

Each file that ends in .md is the text of one section. Open it in Notepad or any editor, and save
it as plain text (UTF-8).

QUARTER      the texts of the paper for {words};
            make a folder like it for each quarter
standing    texts that stay the same every quarter; make this folder when you have some

Between the two lines --- at the top stand facts about the text: its title, the ids of the measures
it is about, and part (cover, section, delivery, appendix or glossary). Below them you write.
An empty line starts a new paragraph; perfmon numbers the paragraphs.

Never type a figure that is in the workbook. Write the measure's id and a word between double curly
brackets instead, for instance {{{{ MEASURE.value }}}}; also .previous, .change, .direction,
.period and .comparator. For a district write {{{{ MEASURE[Eastham].value }}}}.

A line such as [table: MEASURE by area] puts a table there.

A figure that is not in the workbook needs its source behind it: 12 [own: survey of 2021].

perfmon validate --quarter QUARTER   says what is wrong in these texts
perfmon build --quarter QUARTER      builds the paper
"""


def files(quarter: Quarter) -> dict[str, str]:
    """The files of the commentary folder, by their names within it."""
    from perfmon_cli.wording import periods  # noqa: PLC0415

    read_me = _READ_ME.format(words=periods.quarter_words(quarter))
    texts = {
        "Read me.txt": read_me,
        f"{quarter.code}/01-purpose.md": _PURPOSE,
        f"{quarter.code}/11-example.md": _SECTION,
    }
    return {
        name: text.replace("MEASURE", MEASURE).replace("QUARTER", quarter.code)
        for name, text in texts.items()
    }
