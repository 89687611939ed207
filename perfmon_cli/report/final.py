"""The final form of a report: what only a draft has is left out."""

from dataclasses import replace

from perfmon_cli.report.model import Notice, Report


def final(report: Report) -> Report:
    """The same paper without the mark of a draft and without the lists of its open items."""
    sections = []
    for section in report.sections:
        blocks = tuple(block for block in section.blocks if not isinstance(block, Notice))
        if blocks:
            sections.append(replace(section, blocks=blocks))
    return replace(report, is_draft=False, sections=tuple(sections), open_items=())
