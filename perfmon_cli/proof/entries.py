"""Typed numbers and what the proof says of each."""

from dataclasses import dataclass
from enum import Enum

from perfmon_cli.findings import Finding
from perfmon_cli.proof.evidence import Known
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.sentences import Sentence


class State(Enum):
    """What the proof says of a typed number."""

    MATCHED = "matched"
    NAMED = "in the measure's name"
    OWN = "own"
    NOT_MATCHED = "not matched"
    WRONG_UNIT = "wrong unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A number typed in a text and what the proof says of it.

    `known` is the figure it was matched with, `source` what its own mark says.
    """

    sentence: Sentence
    typed: Typed
    state: State
    known: Known | None = None
    is_only: bool = False  #: no other figure that the sentence may speak of is the same
    source: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """All typed numbers, and what is wrong with them."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
