"""Proves a few sentences against the example's data, read once for all tests."""

from functools import cache
from pathlib import Path

from perfmon_cli.commentary.reading import read
from perfmon_cli.findings import Finding
from perfmon_cli.period import Quarter
from perfmon_cli.proof.proving import prove
from perfmon_cli.proof.reader import Reader
from perfmon_cli.proof.scope import Read
from perfmon_cli.proof.sentence_reading import sentences_of
from perfmon_cli.proof.sentences import Sentence
from tools.mutating.project_read import Desk, desk

EXAMPLE = Path(__file__).parents[2] / "examples/west-yorkshire"
FILE = "commentary/2022Q1/99-test.md"


@cache
def example() -> Desk:
    """The example's data for the quarter of its paper."""
    return desk(EXAMPLE, Quarter(2022, 1))


def findings_of(text: str, measures: str = "") -> list[Finding]:
    """What the proof says of a text whose section has these measures."""
    place = example()
    commentary = read(FILE, f"---\nmeasures: {measures}\n---\n{text}\n").commentary
    proof = prove([commentary], place.catalogue, place.dataset, place.indicators)
    return [one for one in proof.findings if one.where and one.where.file == FILE]


def codes_of(text: str, measures: str = "") -> tuple[str, ...]:
    """The codes of the findings, each once."""
    return tuple(sorted({one.code for one in findings_of(text, measures)}))


def sentences(text: str, measures: str = "") -> list[Sentence]:
    """The sentences of a text."""
    place = example()
    commentary = read(FILE, f"---\nmeasures: {measures}\n---\n{text}\n").commentary
    found = sentences_of([commentary], place.catalogue, place.indicators)
    return [one for one in found if one.where.file == FILE]


def reads(text: str, measures: str = "") -> list[Read]:
    """The sentences of a text with what they speak of."""
    place = example()
    return list(Reader(place.catalogue, Quarter(2022, 1)).read(sentences(text, measures)))
