"""What `perfmon show` shows: the indicators of some measures, without a paper."""

from collections.abc import Collection
from dataclasses import dataclass

from perfmon_cli import project
from perfmon_cli.catalogue.likely import likely, named
from perfmon_cli.catalogue.matching import one_of
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.errors import UsageError
from perfmon_cli.findings import Finding
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.loading import load, usable
from perfmon_cli.measure import Measure
from perfmon_cli.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Indicators to show."""

    catalogue: Catalogue
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def indicators_of(found: project.Project, quarter: Quarter, measures: tuple[str, ...]) -> Shown:
    """The indicators of some measures (all when none is named) at a quarter.

    Measures are named by their ids, or by labels that only one has.

    Raises:
        UsageError: a measure is not known; the error says which may have been meant.
        PerfmonError: nothing could be read.
    """
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    catalogue = usable(loaded)
    known = catalogue.measures.values()
    ids = {_measure(name, known).id for name in measures}
    indicators = compute(catalogue, loaded.dataset, quarter)
    wanted = tuple(i for i in indicators if not ids or i.measure.id in ids)
    return Shown(catalogue=catalogue, indicators=wanted, findings=loaded.findings)


def _measure(name: str, known: Collection[Measure]) -> Measure:
    """The measure of this id or label; else which may have been meant."""
    found = named(name, known)
    if found is not None:
        return found
    close = one_of(f'"{measure.id}"' for measure in likely(name, known))
    hint = f"Did you mean {close}?" if close else "Ids stand in the Measures sheet."
    raise UsageError(f'No measure has the id "{name}". {hint}')
