"""A set small enough to read here, and what stands in a folder."""

from pathlib import Path

from perfmon_cli.outputs import Manifest
from tests.command import OWN

MANIFEST = Manifest(
    perfmon="0",
    quarter="2022Q1",
    options={"formats": ["html"]},
    versions={"b": "2", "a": "1"},
    fonts=("Liberation Sans",),
    inputs=(("data/a.xlsx", "00"),),
)
FILES = {"paper.html": b"<p>72.6%</p>", "figures.json": b"{}"}


def names(folder: Path) -> list[str]:
    """What stands in a folder, sorted; what perfmon keeps for itself left out."""
    return sorted(path.name for path in folder.iterdir() if path.name not in OWN - {"perfmon.log"})
