"""The first step of a paper: its spreadsheets read, while what makes the rest of it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass

from perfmon_cli import project, provenance
from perfmon_cli.loading import Loaded, load
from perfmon_cli.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was read, and all files of the paper as they were just before."""

    inputs: provenance.Inputs
    loaded: Loaded


def opened(
    found: project.Project, quarter: Quarter, meanwhile: Callable[[], object] | None = None
) -> Opened:
    """Read a project's spreadsheets and those received, for a quarter's paper.

    `meanwhile` is done in this process while another one reads.

    Raises:
        PerfmonError: there is nothing to read, or no room to read it.
    """
    inputs = provenance.inputs(found, quarter)
    own, sent = project.spreadsheets(found), project.received(found)
    return Opened(inputs=inputs, loaded=load(found.root, own, quarter, sent, meanwhile))
