"""Charts as data: which file makes which kind, and what is said where there is nothing to draw."""

from collections.abc import Callable

from perfmon_cli.blocks import chart_areas, chart_control, chart_others, chart_parts, chart_time
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings
from perfmon_cli.catalogue.model import BlockRow
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block, Chart, ChartKind

KINDS = ("chart",)
SETTINGS = ("kind", "periods", "period", "months", "note", "order")

_BUILDERS: dict[ChartKind, Callable[[BlockRow, Composer], Chart | None]] = {
    ChartKind.CHANGE_BY_AREA: chart_areas.change,
    ChartKind.OVER_TIME: chart_time.over_time,
    ChartKind.EACH_AREA: chart_areas.over_time,
    ChartKind.CONTROL: chart_control.build,
    ChartKind.OTHER_AREAS: chart_others.build,
}


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """One chart, in parts where it has too many areas for a page.

    A finding where the kind is not known or there is nothing to draw.
    """
    if not known_settings(row, composer, SETTINGS) or not known_measures(row, composer):
        return []
    wanted = row.setting("kind", ChartKind.OVER_TIME.value).casefold()
    kinds = {kind.value: kind for kind in _BUILDERS}
    kind = kinds.get(wanted)
    if kind is None:
        problem = f'"{row.setting("kind")}" is not a kind of chart.'
        remedy = f"Write one of: {', '.join(kinds)}."
        composer.findings.append(finding("PM501", problem, remedy, where=row.source))
        return []
    chart = _BUILDERS[kind](row, composer)
    if chart is None:
        problem, remedy = _why_not(kind, row, composer)
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    return list(chart_parts.split(chart))


def _why_not(kind: ChartKind, row: BlockRow, composer: Composer) -> tuple[str, str]:
    """What is wrong, and what to do, where there is nothing to draw."""
    if kind is ChartKind.CONTROL:
        return chart_control.why_not(row, composer)
    why = chart_others.why_not(row, composer) if kind is ChartKind.OTHER_AREAS else ""
    if why:
        return (
            f"{row.all_measures[0].measure} of other areas is not drawn: {why}.",
            "Correct the rows of Other areas, or take the chart out of the Paper sheet.",
        )
    return (
        f"No figures to draw for {row.all_measures[0].measure} in the chosen quarter.",
        "Add the figures, or take the chart out of the Paper sheet.",
    )
