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
    whole paper. A draft's part opens with the open items that concern it.
    """
    names = dict.fromkeys(section.part for section in report.sections if section.part)
    return tuple(Part(name, _of(report, name)) for name in names) if len(names) > 1 else ()


def fronted(
    notice: Notice | None, sections: tuple[Section, ...], *, is_appendix: bool = False
) -> tuple[Section, ...]:
    """The sections with a draft's open items on the first page.

    They stand below the page's own title, where it has one, else above the text; only before a
    wide table or a back page they have a page to themselves.
    """
    if notice is None:
        return sections
    first = next(iter(sections), None)
    own = 1 if first and _title(first, is_appendix=is_appendix) else 0
    if first is None or (not own and (first.wide or first.style in _PAGES)):
        return (Section(id=f"{notice.id}_page", blocks=(notice,)), *sections)
    blocks = (*first.blocks[:own], notice, *first.blocks[own:])
    return (replace(first, blocks=blocks), *sections[1:])


def own_title(report: Report) -> Cover | Heading | None:
    """What the first page has for its title: a cover, or the heading of an appendix by itself.

    None where the paper's title stands above the page.
    """
    if not report.sections:
        return None
    return _title(report.sections[0], is_appendix=bool(report.part))


def _title(first: Section, *, is_appendix: bool) -> Cover | Heading | None:
    block = next(iter(first.blocks), None)
    if isinstance(block, Cover) or (is_appendix and isinstance(block, Heading)):
        return block
    return None


def _of(report: Report, name: str) -> Report:
    own = tuple(
        replace(section, blocks=blocks)
        for section in report.sections
        if section.part == name
        and (blocks := tuple(one for one in section.blocks if not isinstance(one, Notice)))
    )
    label = "" if name == COVERING else _label(own)
    return replace(
        report,
        part=label,
        footer=f"{label} · {report.footer}" if label else report.footer,
        file_stem=f"{report.file_stem}-{name}",
        sections=fronted(dict(report.open_items).get(name), own, is_appendix=bool(label)),
        open_items=(),
    )


def _label(sections: tuple[Section, ...]) -> str:
    """What an appendix is called: "Appendix 1", or all of its heading "Appendix 2: Cyber crime"."""
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Cover):
            return block.label
        if isinstance(block, Heading):
            return f"{block.appendix}: {block.text}" if block.appendix else block.text
    return ""
