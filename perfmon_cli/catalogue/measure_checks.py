"""What is wrong with a row of Measures beside other rows and by its rule."""

from collections.abc import Iterable

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.matching import did_you_mean
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.names import left_over
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding
from perfmon_cli.measure import Measure, Polarity


def check_settings(fields: Fields, measure: Measure) -> None:
    """PM501 for every rule setting that cannot be used: the measure then gets no arrow."""
    found = rule_settings.read(measure)
    if isinstance(found, rule_settings.RuleSettings):
        return
    for problem in found:
        if problem.name:
            remedy = did_you_mean(problem.name, problem.candidates, problem.remedy)
            fields.refuse("rule_settings", problem.problem, remedy)


def check_priorities(
    measures: dict[str, Measure],
    rows: dict[str, Fields],
    known: dict[str, Priority],
    findings: list[Finding],
) -> None:
    """Without any priority, one finding says so for all measures."""
    named = [name for name, measure in measures.items() if measure.priority]
    if known or not named:
        return
    place = rows[named[0]].row.ref("priority")
    findings.append(
        finding(
            "PM105",
            "Measures name priorities, but there is no sheet Priorities that lists them.",
            "Add it, with the columns Id and Title.",
            where=place,
        )
    )


def check_companions(
    measures: dict[str, Measure], rows: dict[str, Fields], refused: Iterable[str]
) -> None:
    """Refuse a companion that is no other measure; one whose row was refused is left alone."""
    for name, measure in measures.items():
        companion = measure.companion
        if companion == name:
            problem = f"{name} cannot stand in brackets beside itself."
            rows[name].refuse("companion", problem, "Write the id of another measure.")
        elif companion and companion not in measures and companion not in refused:
            problem = f"No measure has the id {quoted(companion)}."
            otherwise = "Correct the id, or add the measure to the Measures sheet."
            remedy = left_over(companion) or did_you_mean(companion, measures, otherwise)
            rows[name].refuse("companion", problem, remedy, "PM301")


def check_bands(measures: dict[str, Measure], rows: dict[str, Fields]) -> None:
    """A floor goes with up, a ceiling with down, both with steady; any other band rates nothing."""
    for name, measure in measures.items():
        is_steady = measure.polarity in {Polarity.STEADY, Polarity.WATCH}
        if is_steady or measure.has_band:
            continue
        wrong, other = ("high", "low") if measure.polarity is Polarity.UP else ("low", "high")
        bound = measure.band_high if wrong == "high" else measure.band_low
        if bound is not None:
            problem = (
                f"A Band {wrong} does not go with the good direction {measure.polarity.value}."
            )
            remedy = f"Write steady under Good direction, or keep the Band {other} alone."
            rows[name].refuse(f"band_{wrong}", problem, remedy)
