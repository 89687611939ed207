"""A user's own picture: what it shows in words, where it comes from and of when it is."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_settings
from perfmon_cli.blocks.placing import settings_of
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Placement
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block, Line, Picture, Span
from perfmon_cli.wording.words import WORDS

SETTINGS = ("alt", "source", "date")
_ABOUT = ("source", "date")


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The picture that From names; nothing and a finding where it cannot be placed."""
    if not known_settings(row, composer, SETTINGS):
        return []
    name = row.content.strip()
    settings = {key: row.setting(key) for key in SETTINGS}
    remedy = "Write what it shows under Settings, as alt: …."
    return _picture(name, settings, composer, _Where(row.source, None, remedy))


def place(placement: Placement, file: str, composer: Composer) -> list[Block]:
    """The picture of "[picture: park.png | what it shows | source: …; date: …]" in a text."""
    name = placement.subject.strip()
    alt, _, about = placement.options.partition("|")
    settings = dict(settings_of(about))
    where, line = CellRef(file), placement.line
    for key in settings:
        if key not in _ABOUT:
            problem = f'The setting "{key}" is not known to the picture "{name}".'
            remedy = f"Write [picture: {name} | what it shows | source: …; date: …]."
            composer.findings.append(finding("PM501", problem, remedy, where=where, line=line))
            return []
    remedy = f"Write [picture: {name} | what it shows]."
    settings["alt"] = alt.strip()
    return _picture(name, settings, composer, _Where(where, line, remedy))


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a picture is asked for, and how its words are written there."""

    cell: CellRef | None
    line: int | None
    remedy: str


def _picture(name: str, settings: Mapping[str, str], composer: Composer, at: _Where) -> list[Block]:
    alt = settings["alt"]
    if name in composer.pictures and alt:
        notes = _notes(settings.get("source", ""), settings.get("date", ""))
        return [Picture(id=composer.id("I", name), asset=name, alt=alt, notes=notes)]
    remedy = at.remedy
    if name in composer.pictures:
        problem = f'The picture "{name}" has no description for people who cannot see it.'
    else:
        problem = f'The picture "{name}" is not among the project\'s pictures.'
        close = difflib.get_close_matches(name, sorted(composer.pictures), n=1, cutoff=0.6)
        put = "Put the file (PNG or JPEG) into the project's icons folder."
        remedy = f'Did you mean "{close[0]}"?' if close else put
    composer.findings.append(finding("PM402", problem, remedy, where=at.cell, line=at.line))
    return []


def _notes(source: str, date: str) -> tuple[Line, ...]:
    """Source and date as one line beneath the picture."""
    pieces = []
    if source:
        pieces.append(WORDS["note.source"].format(source=source.rstrip(".")))
    if date:
        pieces.append(WORDS["note.picture of"].format(date=date.rstrip(".")))
    return ((Span(" ".join(pieces)),),) if pieces else ()
