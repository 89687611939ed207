"""The Paper sheet: which blocks the paper consists of, in order."""

from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import BLOCK_KINDS, PAPER
from perfmon_cli.catalogue.matching import did_you_mean, plain
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.catalogue.references import parse_groups, parse_range
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding

FREE_TABLE = "free table"
_KINDS = {plain(kind): kind for kind in BLOCK_KINDS}
_DEEPEST_LEVEL = 9


def read_paper(tables: list[Table], findings: list[Finding]) -> tuple[BlockRow, ...]:
    """The rows that are in, in the order of the sheet; a row of an unknown kind is left out.

    Ids of measures are taken as they stand: whether they exist is asked where a block is built.
    """
    blocks: list[BlockRow] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, PAPER, findings)
        if fields.yes_no("included") is False:
            continue
        kind = _kind(fields)
        if not kind:
            continue
        blocks.append(
            BlockRow(
                kind=kind,
                heading=fields.text("heading"),
                level=_level(fields),
                content=_content(fields, kind),
                measures=_measures(fields),
                settings=fields.pairs("settings"),
                wide=bool(fields.yes_no("wide")),
                source=row.ref("kind"),
                measures_source=row.ref("measures"),
                settings_source=row.ref("settings"),
            )
        )
    return tuple(blocks)


def _kind(fields: Fields) -> str:
    text = fields.needed("kind")
    found = _KINDS.get(plain(text), "")
    if text and not found:
        otherwise = "docs/workbook.md lists the kinds."
        remedy = did_you_mean(text, BLOCK_KINDS, otherwise)
        fields.refuse("kind", f"{quoted(text)} is not a kind of block.", remedy)
    return found


def _level(fields: Fields) -> int | None:
    level = fields.whole("level", least=1)
    if level is not None and level > _DEEPEST_LEVEL:
        fields.refuse_value("level", f"Write 1 to {_DEEPEST_LEVEL}.")
        return None
    return level


def _content(fields: Fields, kind: str) -> str:
    content = fields.text("content")
    if kind == FREE_TABLE and parse_range(content) is None:
        problem = (
            f"{quoted(content)} is not a range of a sheet." if content else "No range is given."
        )
        fields.refuse("content", problem, "Write for instance Funds!A1:K9.")
    return content


def _measures(fields: Fields) -> tuple[tuple[MeasureRef, ...], ...]:
    groups = parse_groups(fields.text("measures"))
    if isinstance(groups, str):
        remedy = "Write ids with semicolons between, for instance ld_referrals (Adults) [Leeds]."
        fields.refuse("measures", groups, remedy)
        return ()
    return groups
