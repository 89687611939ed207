"""The Word file: a report put into a template that its users restyle in Word."""

from collections.abc import Mapping

from perfmon_cli.renderers.docx_context import context
from perfmon_cli.renderers.docx_errors import TemplateError
from perfmon_cli.renderers.docx_finish import describe, finish, missing, packed
from perfmon_cli.renderers.docx_numbering import Lists
from perfmon_cli.renderers.docx_template import Template
from perfmon_cli.renderers.docx_writer import Writer
from perfmon_cli.report.model import Image, Report

__all__ = ["TemplateError", "render"]


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
    opened = Template(template)
    document = opened.docx
    writer = Writer(document, images)
    made = context(report, writer, Lists(document))
    opened.fill(made.names)
    finish(document, made.tables)
    lost = missing(document, writer.bookmarks)
    if lost:
        raise TemplateError(
            f"It has no place for {len(lost)} parts of the report (the first is “{lost[0]}”).",
            "The text in the body",
            remedy="Put back the tags that were removed; docs/word-template.md lists them.",
        )
    describe(document, report)
    return packed(document)
