"""A project as the proof sees it, read once."""

from dataclasses import dataclass
from pathlib import Path

from perfmon_cli import project
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary.reading import read
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.loading import load, usable
from perfmon_cli.period import Quarter
from perfmon_cli.proof.proving import prove


@dataclass(frozen=True, slots=True)
class Desk:
    """The data of a quarter and its texts as they stand on disk."""

    catalogue: Catalogue
    dataset: Dataset
    indicators: Indicators
    texts: tuple[tuple[str, str], ...]

    def alarms(self, file: str, text: str) -> tuple[tuple[str, int, str], ...]:
        """What the proof says of one text: code, line and problem of each finding."""
        commentary = read(file, text).commentary
        found = prove([commentary], self.catalogue, self.dataset, self.indicators).findings
        return tuple(
            (one.code, one.line or 0, one.problem)
            for one in found
            if one.where is not None and one.where.file == file and one.line is not None
        )


def desk(root: Path, quarter: Quarter) -> Desk:
    """Read a project for a quarter."""
    found = project.find(root, root)
    loaded = load(found.root, project.spreadsheets(found), quarter, project.received(found))
    catalogue = usable(loaded)
    dataset = disclosure.published(loaded.dataset, catalogue)
    catalogue = disclosure.published_catalogue(catalogue, dataset)
    indicators = compute(catalogue, dataset, quarter)
    return Desk(catalogue, dataset, indicators, project.texts(found, quarter).files)
