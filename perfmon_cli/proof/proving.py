"""The proof of a paper's texts: sentences, what they speak of, and what the figures say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.findings import Finding
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.proof import directions, matching, repeats
from perfmon_cli.proof.entries import Entry
from perfmon_cli.proof.evidence import Evidence
from perfmon_cli.proof.reader import Reader
from perfmon_cli.proof.sentence_reading import sentences_of


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found wrong, and every number typed with what it was matched with."""

    findings: tuple[Finding, ...] = ()
    entries: tuple[Entry, ...] = ()


def prove(
    texts: Sequence[Commentary],
    catalogue: Catalogue,
    dataset: Dataset,
    indicators: Indicators,
    before: Sequence[Commentary] = (),
) -> Proof:
    """Hold the texts of a quarter against its figures (PM403 to PM405) and look for repeats.

    `dataset` is the published one: what may not be published matches nothing. `before` are the
    texts of the quarter before (PM407).
    """
    sentences = sentences_of(texts, catalogue, indicators)
    reads = Reader(catalogue, indicators.quarter).read(sentences)
    evidence = Evidence(catalogue, dataset, indicators)
    own = {text.file: source for text in texts if (source := own_source(text))}
    matched = matching.match(reads, evidence, own)
    wrong_way = directions.check(reads, catalogue, dataset, indicators)
    again = (*repeats.repeated(texts), *repeats.unchanged(texts, before))
    return Proof((*matched.findings, *wrong_way, *again), matched.entries)


def own_source(text: Commentary) -> str:
    """The source that the header line "figures: own: …" gives for all figures of a text."""
    first, _, source = text.header.get("figures", "").partition(":")
    return source.strip() if first.strip().casefold() == "own" else ""
