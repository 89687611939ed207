"""What no block of the paper prints, and what follows from other findings of the paper."""

from collections.abc import Iterator, Sequence

from perfmon_cli import checks
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.headings import PAPER
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.findings import Finding, Severity, finding

_TABLE = "measures table"


def unprinted(
    rows: Sequence[BlockRow],
    texts: Sequence[Commentary],
    composer: Composer,
    known: Sequence[Finding],
) -> Iterator[Finding]:
    """PM410 for texts of the quarter and PM411 for priorities that no block printed.

    Standing texts may wait for another paper, and a text whose row has an error is named there.
    Priorities are missed only in a paper with tables of priorities, none of whose rows has errors.
    """
    errors = [f.where for f in known if f.severity is Severity.ERROR and f.where]
    wrong = {(where.file, where.sheet, where.position[0]) for where in errors}
    waiting = {row.content for row in rows if _place(row.source) in wrong}
    folder = f"/{composer.printer.quarter.code}/"
    for text in texts:
        if text.file in composer.used_texts or folder not in text.file or not text.blocks:
            continue
        if text.name in waiting:
            continue
        yield finding(
            "PM410",
            "No block of the paper prints this text.",
            "Name the file in the column From of the Paper sheet, or take it out of the folder.",
            where=CellRef(text.file),
        )
    if not any(sheet.casefold() == PAPER.name.casefold() for _, sheet, _ in wrong):
        yield from _priorities(rows, composer)


def _priorities(rows: Sequence[BlockRow], composer: Composer) -> Iterator[Finding]:
    catalogue = composer.catalogue
    printed = {row.setting("priority") for row in rows if row.kind == _TABLE}
    named = {ref.measure for row in rows for ref in row.all_measures}
    for priority in catalogue.priorities:
        ids = {one.id for one in catalogue.measures.values() if one.priority == priority.id}
        if not printed or priority.id in printed or not ids or ids & named:
            continue
        yield finding(
            "PM411",
            f'No block of the paper prints the priority "{priority.title}" or any of its '
            f"{len(ids)} measures."
            if len(ids) > 1
            else f'No block of the paper prints the priority "{priority.title}" or its measure.',
            f'Add a row with the kind "{_TABLE}" and the setting priority: {priority.id} to the '
            "Paper sheet.",
            where=priority.source,
        )


def causes(
    known: Sequence[Finding], composed: Sequence[Finding], refused: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings of the paper without those that follow from another.

    A measure whose own row was refused is not missed, and a live figure without a value is not
    said where a cell of its measure could not be read.
    """
    own = set(composed)
    kept = checks.causes((*known, *composed))
    return tuple(
        found
        for found in kept
        if found in own and not (found.code == "PM402" and found.measure in refused)
    )


def _place(where: CellRef) -> tuple[str, str, int]:
    return (where.file, where.sheet, where.position[0])
