"""What is wrong with the figures: one check a module, found by its name, run in one pass."""

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.checks.acceptance import accept
from perfmon_cli.checks.causes import causes
from perfmon_cli.checks.context import Context, context_of
from perfmon_cli.checks.pm314_decision import needless_decisions
from perfmon_cli.checks.registry import Check, registered
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.findings.model import Finding, in_order
from perfmon_cli.period import Quarter

__all__ = [
    "Check",
    "Context",
    "accept",
    "causes",
    "context_of",
    "needless_decisions",
    "registered",
    "run",
]


def run(catalogue: Catalogue, dataset: Dataset, quarter: Quarter | None) -> tuple[Finding, ...]:
    """All findings of all checks, worst first; those that Decisions accept say so.

    Without a quarter, the checks that judge a quarter's own figures stay silent. What follows from
    another finding is left out.
    """
    context = context_of(catalogue, dataset, quarter)
    found = tuple(finding for check in registered() for finding in check.check(context))
    return in_order(accept(causes(found), catalogue, quarter))
