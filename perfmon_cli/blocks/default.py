"""The panel paper's built-in list of blocks, for workbooks without a Paper sheet."""

from collections.abc import Sequence

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.wording.words import WORDS


def default_rows(catalogue: Catalogue, texts: Sequence[Commentary]) -> tuple[BlockRow, ...]:
    """Memo and covering texts, cover, contents, summary, key, the priorities, notes, glossary.

    Texts are placed by their header: `part: cover` in the covering report, `part: delivery` behind
    the priority their `section` starts with, `part: appendix` behind the priorities.
    """
    rows = [BlockRow(kind="memo")]
    rows += [_text(text) for text in texts if text.header.get("part") == "cover"]
    rows += [
        BlockRow(kind="contact"),
        BlockRow(kind="cover"),
        BlockRow(kind="contents"),
        BlockRow(kind="summary"),
        BlockRow(kind="key"),
    ]
    for number, priority in enumerate(_priorities(catalogue), start=1):
        rows.append(
            BlockRow(kind="measures table", settings=(("priority", priority),), wide=True, level=1)
        )
        rows += _measure_sections(catalogue, priority, texts)
        rows += [
            _text(text, kind="delivery", level=2)
            for text in texts
            if text.header.get("part") == "delivery"
            and text.header.get("section", "").split(".")[0] == str(number)
        ]
    rows += [_text(text) for text in texts if text.header.get("part") == "appendix"]
    rows.append(BlockRow(kind="methods notes"))
    if any(text.name == "glossary.md" for text in texts):
        rows.append(BlockRow(kind="glossary", heading=WORDS["glossary.title"]))
    rows.append(BlockRow(kind="back page"))
    return tuple(rows)


def _priorities(catalogue: Catalogue) -> list[str]:
    return [p.id for p in catalogue.priorities if p.kind != "theme"]


def _measure_sections(
    catalogue: Catalogue, priority: str, texts: Sequence[Commentary]
) -> list[BlockRow]:
    measures = [m for m in catalogue.measures.values() if m.priority == priority]
    rows = []
    done: set[str] = set()
    for measure in measures:
        text = next((t for t in texts if measure.id in t.measures), None)
        if text is not None and text.name in done:
            continue
        ids = text.measures if text else (measure.id,)
        if text is not None:
            done.add(text.name)
        rows.append(
            BlockRow(
                kind="measure section",
                level=2,
                heading=(text.header.get("title") if text else None) or measure.label,
                content=text.name if text else "",
                measures=(tuple(MeasureRef(i) for i in ids if i in catalogue.measures),),
            )
        )
    return rows


def _text(text: Commentary, kind: str = "text", level: int = 1) -> BlockRow:
    return BlockRow(kind=kind, level=level, heading=text.header.get("title", ""), content=text.name)
