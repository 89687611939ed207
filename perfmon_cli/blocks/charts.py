"""Charts as data: which file makes which kind, and what is said where there is nothing to draw."""

import difflib
from collections.abc import Callable, Collection

from perfmon_cli.blocks import (
    chart_areas,
    chart_control,
    chart_distribution,
    chart_ends,
    chart_groups,
    chart_months,
    chart_others,
    chart_parts,
    chart_time,
)
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.findings import finding
from perfmon_cli.report.model import Block, Chart, ChartKind

KINDS = ("chart",)
SETTINGS = ("kind", "periods", "period", "months", "show", "every", "note", "order")

_BUILDERS: dict[ChartKind, Callable[[BlockRow, Composer], Chart | None]] = {
    ChartKind.CHANGE_BY_AREA: chart_areas.change,
    ChartKind.OVER_TIME: chart_time.over_time,
    ChartKind.EACH_AREA: chart_areas.over_time,
    ChartKind.CONTROL: chart_control.build,
    ChartKind.OTHER_AREAS: chart_others.build,
    ChartKind.MONTHS: chart_months.with_average,
    ChartKind.ROLLING: chart_months.totals,
    ChartKind.BY_GROUP: chart_groups.build,
    ChartKind.DISTRIBUTION: chart_distribution.build,
}
KIND_WORDS = {
    **{kind.value: kind for kind in _BUILDERS},
    "before and after by area": ChartKind.CHANGE_BY_AREA,
}
_AVERAGE = "average"
#: What the settings of a chart may say, where that is one of a few words.
_CHOICES: dict[str, Collection[str]] = {
    "order": chart_areas.ORDERS,
    "every": chart_months.STEPS,
    "show": (_AVERAGE,),
    "months": ("yes", "no"),
}


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """One chart, in parts where it has too many areas for a page.

    A finding where the kind is not known or there is nothing to draw.
    """
    if not known_settings(row, composer, SETTINGS) or not known_measures(row, composer):
        return []
    wrong = [name for name in _CHOICES if not _is_known(row, name, composer)]
    kind = _kind(row, composer)
    if wrong or kind is None:
        return []
    chart = _BUILDERS[kind](row, composer)
    if chart is None:
        problem, remedy = _why_not(kind, row, composer)
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    return list(chart_parts.split(chart_ends.finished(chart, row, composer)))


def _kind(row: BlockRow, composer: Composer) -> ChartKind | None:
    """The kind that a row asks for; a finding where it is not known."""
    typed = row.setting("kind", ChartKind.OVER_TIME.value)
    kind = KIND_WORDS.get(typed.casefold())
    if kind is None:
        problem = f'"{typed}" is not a kind of chart.'
        close = difflib.get_close_matches(typed.casefold(), KIND_WORDS, n=1, cutoff=0.6)
        names = ", ".join(one.value for one in _BUILDERS)
        remedy = f'Did you mean "{close[0]}"?' if close else f"Write one of: {names}."
        composer.findings.append(finding("PM501", problem, remedy, where=row.source))
    if kind is ChartKind.OVER_TIME and row.setting("show").casefold() == _AVERAGE:
        return ChartKind.MONTHS
    return kind


def _is_known(row: BlockRow, name: str, composer: Composer) -> bool:
    """Whether a setting says one of the words it may say; a finding where it does not."""
    typed = row.setting(name)
    if not typed or typed.casefold() in _CHOICES[name]:
        return True
    problem = f'The setting "{name}: {typed}" is not known to the block "{row.kind}".'
    remedy = f"Write one of: {', '.join(_CHOICES[name])}."
    composer.findings.append(finding("PM501", problem, remedy, where=row.settings_cell))
    return False


def _why_not(kind: ChartKind, row: BlockRow, composer: Composer) -> tuple[str, str]:
    """What is wrong, and what to do, where there is nothing to draw."""
    if kind is ChartKind.CONTROL:
        return chart_control.why_not(row, composer)
    if kind in {ChartKind.MONTHS, ChartKind.ROLLING}:
        return chart_months.why_not(row, composer, kind)
    if kind is ChartKind.BY_GROUP:
        return chart_groups.why_not(row, composer)
    if kind is ChartKind.DISTRIBUTION:
        return chart_distribution.why_not(row, composer)
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
