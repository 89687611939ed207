"""A paper as the files it is handed in as: the covering report and each appendix by itself."""

from dataclasses import dataclass, replace

from perfmon_cli.report.model import Cover, Heading, Notice, Report, Section

#: Sections that are pages of a kind of their own.
_PAGES = frozenset({"cover", "back"})

COVERING = "covering-report"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper that is a report of its own; `name` is the end of its file's name."""

    name: str
    report: Report


def split(report: Report) -> tuple[Part, ...]:
    """The parts in order of their first pages; none where the paper has no two.

    Every block keeps its id and its numbers, so that a table is "Table 27" in its part as in the
    whole paper. A draft's list of open items opens each part.
    """
    names = dict.fromkeys(section.part for section in report.sections if section.part)
    return tuple(Part(name, _of(report, name)) for name in names) if len(names) > 1 else ()


def fronted(front: Section, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections behind a draft's open items; what is no page of its own kind shares theirs."""
    first, *others = sections
    if first.wide or first.style in _PAGES:
        return (replace(front, style="body"), *sections)
    return (replace(front, style=first.style), replace(first, flows=True), *others)


def _of(report: Report, name: str) -> Report:
    fronts = (section for section in report.sections if _is_notice(section))
    own = tuple(section for section in report.sections if section.part == name)
    for front in fronts:
        own = fronted(front, own)
    label = "" if name == COVERING else _label(own)
    return replace(
        report,
        part=label,
        footer=f"{label} · {report.footer}" if label else report.footer,
        file_stem=f"{report.file_stem}-{name}",
        sections=own,
    )


def _is_notice(section: Section) -> bool:
    return all(isinstance(block, Notice) for block in section.blocks)


def _label(sections: tuple[Section, ...]) -> str:
    """What an appendix is called: "Appendix 1", or all of its heading "Appendix 2: Cyber crime"."""
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Cover):
            return block.label
        if isinstance(block, Heading):
            return f"{block.appendix}: {block.text}" if block.appendix else block.text
    return ""
