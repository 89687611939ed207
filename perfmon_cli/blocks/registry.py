"""Which file builds which kind of block."""

import difflib
from collections.abc import Callable

from perfmon_cli.blocks import (
    charts,
    comparison,
    district_page,
    figure_table,
    free_table,
    front,
    key,
    measures_table,
    notes,
    pictures,
    sections,
    summary,
)
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block


def build_row(row: BlockRow, composer: Composer) -> list[Block]:
    """The blocks of a row; a kind that is not known is a finding and prints nothing."""
    kind = row.kind.casefold()
    if kind in sections.KINDS:
        return sections.build_section(row, composer, build_row)
    if kind == "glossary":
        return notes.build_glossary(row, composer, build_row)
    builder = _BUILDERS.get(kind)
    if builder is not None:
        return builder(row, composer)
    names = (*_BUILDERS, *sections.KINDS, "glossary", "page break")
    close = difflib.get_close_matches(kind, names, n=1, cutoff=0.5)
    remedy = f'Did you mean "{close[0]}"?' if close else f"Write one of: {', '.join(names)}."
    problem = f'"{row.kind}" is not a kind of block.'
    composer.findings.append(finding("PM501", problem, remedy, where=row.source))
    return []


_BUILDERS: dict[str, Callable[[BlockRow, Composer], list[Block]]] = {
    "contents": front.build_contents,
    "memo": front.build_memo,
    "summary": summary.build,
    "key": key.build,
    "cover": front.build_cover,
    "measures table": measures_table.build,
    "area table": figure_table.build,
    "part table": figure_table.build,
    "period table": figure_table.build,
    "picture": pictures.build,
    "free table": free_table.build,
    "chart": charts.build,
    "comparison": comparison.build,
    district_page.KIND: district_page.build,
    "methods notes": notes.build_methods,
    "contact": front.build_contact,
    "back page": front.build_back_page,
}
