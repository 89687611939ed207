"""What a line of a text places: the block that "[chart: hate_incidents by month]" asks for."""

from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.references import parse_refs
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Placement
from perfmon_cli.report.model import ChartKind

_TABLES = {
    "by area": "area table",
    "by district": "area table",
    "by part": "part table",
    "by period": "period table",
}
_CHANGE, _OVER_TIME = ChartKind.CHANGE_BY_AREA.value, ChartKind.OVER_TIME.value
#: The words behind the measures of a chart, the longest first, and the settings they stand for.
_CHARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "before and after by area": (("kind", _CHANGE),),
    "before and after by district": (("kind", _CHANGE),),
    "rolling by quarter": (("kind", ChartKind.ROLLING.value), ("every", "quarter")),
    "rolling by month": (("kind", ChartKind.ROLLING.value), ("every", "month")),
    "rolling": (("kind", ChartKind.ROLLING.value),),
    "distribution": (("kind", ChartKind.DISTRIBUTION.value),),
    "by area": (("kind", _CHANGE),),
    "by district": (("kind", _CHANGE),),
    "by force": (("kind", ChartKind.OTHER_AREAS.value),),
    "by group": (("kind", ChartKind.BY_GROUP.value),),
    "by part": (("kind", ChartKind.BY_GROUP.value),),
    "by month": (("kind", _OVER_TIME), ("months", "yes")),
    "by period": (("kind", _OVER_TIME),),
}
REMEDY = (
    "Write for instance [table: victim_satisfaction by area], by period or by part, or "
    "[chart: victim_satisfaction by area], by period, by month, by group, by force, rolling or "
    "distribution."
)


def row_of(placement: Placement, file: str) -> BlockRow | None:
    """The block of a placed table or chart; None where its words are not understood."""
    settings: tuple[tuple[str, str], ...] = ()
    if placement.kind == "table":
        subject, words = _split(placement.subject, tuple(_TABLES))
        kind = _TABLES.get(words, "")
    else:
        subject, words = _split(placement.subject, tuple(_CHARTS))
        is_plain = not words and " by " not in subject
        kind = "chart" if words or is_plain else ""
        settings = _CHARTS.get(words, (("kind", _OVER_TIME),))
    refs = parse_refs(subject)
    if not kind or isinstance(refs, str) or not refs:
        return None
    return BlockRow(
        kind=kind,
        measures=(refs,),
        settings=(*settings, *settings_of(placement.options)),
        source=CellRef(file),
    )


def settings_of(text: str) -> tuple[tuple[str, str], ...]:
    """The settings behind a bar: "periods: 0, -1; show: value"."""
    pairs = (piece.partition(":") for piece in text.split(";"))
    return tuple((key.strip().casefold(), value.strip()) for key, _, value in pairs if key.strip())


def _split(subject: str, endings: tuple[str, ...]) -> tuple[str, str]:
    """The measures, and the words behind them; "" where there are none that are known."""
    tidy = " ".join(subject.split())
    for words in endings:
        before = tidy[: -len(words)].rstrip()
        if tidy.casefold().endswith(f" {words}") and before:
            return before, words
    return tidy, ""
