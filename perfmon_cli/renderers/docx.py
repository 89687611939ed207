"""The Word file: a report put into a template that its users restyle in Word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from perfmon_cli.renderers import finished, word
from perfmon_cli.renderers.docx_context import context
from perfmon_cli.renderers.docx_covering import below_headings
from perfmon_cli.renderers.docx_errors import TemplateError
from perfmon_cli.renderers.docx_finish import describe, finish, missing, packed
from perfmon_cli.renderers.docx_numbering import Lists
from perfmon_cli.renderers.docx_said import flat_headings, says
from perfmon_cli.renderers.docx_template import Template
from perfmon_cli.renderers.docx_writer import Writer
from perfmon_cli.report.model import Image, Report

__all__ = ["Filled", "TemplateError", "fill", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A Word file, and what an analyst should know of the template it was made from."""

    data: bytes
    lost: tuple[str, ...] = ()  #: headings below which a committee's template prints not all
    unmarked: tuple[str, ...] = ()  #: tags of marks that it prints nowhere, though there are such
    flat: tuple[str, ...] = ()  #: headings printed in a style that is none


def render(report: Report, images: Mapping[str, Image], template: bytes) -> bytes:
    """Return the report as a .docx file made from a template.

    The same report, images and template give the same bytes. Whatever a template asks for, only
    the report's names can be printed: no code of it runs. Nothing of the report is left out: a
    template without a place for something is an error, too.

    Args:
        report: The paper.
        images: Pictures by the id of their chart or the name of their asset.
        template: The bytes of a .docx file with perfmon's tags.

    Raises:
        TemplateError: The template is of the wrong kind (PM503) or cannot be filled (PM502).
    """
    return fill(report, images, template).data


def fill(
    report: Report, images: Mapping[str, Image], template: bytes, *, whole: bool = True
) -> Filled:
    """Return the report as `render` does, and what its template leaves out.

    Not `whole`: the template is a committee's own, which may leave out what it has no use for.

    Raises:
        TemplateError: as `render`.
    """
    opened = Template(template)
    document = opened.docx
    writer = Writer(document, images)
    made = context(report, writer, Lists(document))
    opened.fill(made.names)
    finish(document, made.tables)
    lost = missing(document, writer.bookmarks)
    if lost and whole:
        raise TemplateError(
            f"It has no place for {len(lost)} parts of the report (the first is “{lost[0]}”).",
            "The text in the body",
            remedy="Put back the tags that were removed; docs/word-template.md lists them.",
        )
    describe(document, report)
    data = packed(document)
    _must_be_unaltered(data, report)
    return Filled(
        data=data,
        lost=tuple(_lost(report, made.marks, frozenset(lost))),
        unmarked=tuple(_unmarked(report, document)),
        flat=tuple(flat_headings(document, report)),
    )


def _must_be_unaltered(data: bytes, report: Report) -> None:
    """Refuse a template that prints a figure otherwise than the paper has it."""
    altered = finished.in_word(data, report)
    if not altered:
        return
    first = altered[0]
    said = f"prints “{first.printed}” for" if first.printed else "hides"
    more = f", and {len(altered) - 1} more figures so" if len(altered) > 1 else ""
    raise TemplateError(
        f"It {said} the figure “{first.wanted}” of {first.place}{more}.",
        "The text in the body",
        remedy="Take out what changes the text of a tag (words behind a bar, hidden text); "
        "docs/word-template.md lists the tags as they should be.",
    )


def _lost(
    report: Report, marks: Mapping[str, tuple[str, ...]], lost: frozenset[str]
) -> Iterator[str]:
    for title, blocks in below_headings(report.blocks):
        if any(lost.intersection(marks[block.id]) for block in blocks):
            yield title


def _unmarked(report: Report, document: Any) -> Iterator[str]:  # noqa: ANN401
    """The tags of what must be seen on a paper and is not."""
    draft = word(report, "draft") if report.is_draft else ""
    for tag, words in (("report.draft", draft), ("report.marking", report.marking)):
        if words and not says(document, words):
            yield f"{{{{ {tag} }}}}"
