"""Memo, cover, contents, contact and back page: what Settings say of the paper."""

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.report.model import (
    BackPage,
    Block,
    Contents,
    Cover,
    CoverTile,
    Details,
    Heading,
    Line,
    Span,
)
from perfmon_cli.wording import periods
from perfmon_cli.wording.words import WORDS


def build_memo(_row: BlockRow, composer: Composer) -> list[Block]:
    """The five lines of a committee paper: to, date, subject, report of, author."""
    settings = composer.catalogue.settings
    meeting = composer.catalogue.row_of(composer.printer.quarter)
    day = meeting.meeting_date if meeting else None
    lines = (
        ("memo.report to", settings.report_to or settings.panel),
        ("memo.date", periods.day(day) if day else WORDS["memo.no date"]),
        ("memo.subject", settings.paper_title),
        ("memo.report of", settings.report_of or settings.organisation),
        ("memo.author", settings.author),
    )
    rows = tuple((WORDS[key], (Span(text),)) for key, text in lines if text)
    return [Details(id=composer.id("D", "memo"), rows=rows, caption=WORDS["memo.caption"])]


def build_cover(row: BlockRow, composer: Composer) -> list[Block]:
    """The cover of the appendix that holds the report: title, area, priorities and themes."""
    composer.counters.restart()
    settings = composer.catalogue.settings
    numbered = 0
    tiles: list[CoverTile] = []
    for priority in composer.catalogue.priorities:
        is_theme = priority.kind == "theme"
        numbered += 0 if is_theme else 1
        icon = priority.icon if priority.icon in composer.pictures else ""
        tiles.append(CoverTile(priority.title, is_theme, icon, 0 if is_theme else numbered))
    straplines = tuple(line.strip() for line in row.content.split("|") if line.strip())
    return [
        Cover(
            id=composer.id("C", "cover"),
            label=row.setting("label", WORDS["cover.label"]),
            title=row.heading or settings.paper_title,
            subtitle=periods.ending(composer.printer.quarter),
            straplines=(settings.area, *straplines),
            tiles=tuple(tiles),
            logo=next((n for n in sorted(composer.pictures) if _is_logo(n)), ""),
            logo_alt=settings.organisation,
        )
    ]


def _is_logo(name: str) -> bool:
    return name.casefold().rpartition(".")[0] == "logo"


def build_contents(row: BlockRow, composer: Composer) -> list[Block]:
    """Where the table of contents goes."""
    return [Contents(id=composer.id("C", "contents"), title=row.heading or WORDS["contents"])]


def build_contact(row: BlockRow, composer: Composer) -> list[Block]:
    """Who to ask; lines without an answer in Settings are left out."""
    settings = composer.catalogue.settings
    lines: list[tuple[str, Line]] = []
    for key, text, href in (
        ("contact.officer", settings.contact_officer, ""),
        ("contact.email", settings.email, f"mailto:{settings.email}"),
        ("contact.phone", settings.phone, ""),
        ("contact.web", settings.web, ""),
    ):
        if text:
            lines.append((WORDS[key], (Span(text, href=href),)))
    title = row.heading or WORDS["contact.title"]
    heading = Heading(id=composer.id("H", title), level=row.level or 1, text=title)
    if not lines:
        return []
    details = Details(id=composer.id("D", title), rows=tuple(lines), style="contact", caption=title)
    return [heading, details]


def build_back_page(row: BlockRow, composer: Composer) -> list[Block]:
    """The last page: web, e-mail, telephone, and to when the figures were right."""
    settings = composer.catalogue.settings
    lines: list[Line] = []
    for text, href in (
        (settings.organisation, ""),
        (settings.web, ""),
        (settings.email, f"mailto:{settings.email}"),
        (settings.phone, ""),
    ):
        if text:
            lines.append((Span(text, href=href),))
    lines.extend((Span(line.strip()),) for line in row.content.split("|") if line.strip())
    title = row.heading or WORDS["back.title"]
    return [BackPage(id=composer.id("B", "back"), title=title, lines=tuple(lines))]
