"""Projects with received files, and what was read of them in a line each."""

from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.dataset.model import Observation
from perfmon_cli.dataset.reading import Digest, digest
from tests.dataset.builders import project, sheet

MEASURES = """
    Id | Label | Unit | Good direction | companion | basis | Parts
    missing_children | Missing children | count | down
    missing_adults | Missing adults | count | down
    missing_rate | Share missing again | percent | down
    knife | Reduce knife crime | count | down | | | Robbery; Assault; Under 25
    em | Ethnic minorities | percent | up | em_heads | snapshot | Officers; Staff
    em_heads | Heads | snapshot | up | | snapshot | Officers; Staff
    fund | Grants | gbp | watch | | financial year | Leeds; Bradford
"""
TABLES = (
    "Sender | File name contains | Sheet | Top-left cell | Down the side | Across the top | "
    "Header rows | All cells are measure | Period | Ignore rows saying"
)
NAMES = "As the sender writes it | Means"
FOLDER = "received"


def received(sheets: dict[str, str], file: str = "police/figures.xlsx") -> Workbook:
    """A received file with these sheets."""
    name = f"{FOLDER}/{file}"
    made = tuple(sheet(title, text, name) for title, text in sheets.items())
    return Workbook(file=name, sha256="1" * 64, sheets=made)


def read(
    tables: str = "", names: str = "", *books: Workbook, own: tuple[Sheet, ...] = ()
) -> Digest:
    """The digest of a project with these rows of Tables received and Names, and these files."""
    sheets = (
        sheet("Tables received", f"{TABLES}\n{tables}"),
        sheet("Names", f"{NAMES}\n{names}"),
        *own,
    )
    return digest((*project(MEASURES, *sheets), *books), FOLDER)


def told(observation: Observation) -> str:
    """An observation in one line: where, what, when, and its value."""
    key, source = observation.key, observation.source
    words = [f"{source.sheet}!{source.cell}", key.measure]
    words += [f"({key.part})"] * bool(key.part)
    words += [f"[{key.area}]"] * bool(key.area)
    words += [f"{key.period}:"]
    words += [observation.missing.value if observation.missing else f"{observation.value:f}"]
    return " ".join(words)


def observations(result: Digest) -> list[str]:
    """All observations in order."""
    return [told(observation) for observation in result.dataset.observations.values()]
