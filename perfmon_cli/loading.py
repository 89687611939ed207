"""Read and check spreadsheets: the first half of the flow, all that `validate` needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perfmon_cli import checks, workbook
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.senders import with_senders
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.dataset.reading import Digest, digest
from perfmon_cli.errors import ExitCode, InputError
from perfmon_cli.findings import Finding, Severity, in_order
from perfmon_cli.period import Quarter
from perfmon_cli.project import Received

_NOTHING = Received()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the spreadsheets gave, and what can be worked out of months and quarters."""

    catalogue: Catalogue | None
    dataset: Dataset
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...] = ()


def load(
    root: Path,
    files: Sequence[Path],
    quarter: Quarter | None,
    received: Received = _NOTHING,
    meanwhile: Callable[[], object] | None = None,
) -> Loaded:
    """Read spreadsheets and check what they hold; every problem is a finding.

    `received` are the files that senders sent: they are read after the project's own. `meanwhile`
    is done in this process while another one reads.
    """
    digested = partial(digest, received=received.folder)
    read = workbook.read(root, (*files, *received.files), digested, meanwhile=meanwhile)
    found: Digest = read.result
    findings = _causes((*read.findings, *received.findings, *found.findings))
    dataset = found.dataset
    if found.catalogue is not None:
        dataset = completed(dataset, found.catalogue)
        findings = _causes((*findings, *checks.run(found.catalogue, dataset, quarter)))
        findings = checks.accept(findings, found.catalogue, quarter)
    return Loaded(
        catalogue=found.catalogue,
        dataset=dataset,
        findings=in_order(with_senders(findings, found.catalogue, received.folder)),
        inputs=found.inputs,
    )


def _causes(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Without what follows from another finding; a file that was refused may hold any sheet."""
    refused = any(found.code in _REFUSED for found in findings)
    return tuple(f for f in checks.causes(findings) if not (f.code == "PM105" and refused))


#: A file that could not be read: which sheets are missing is not known then.
_REFUSED = ("PM101", "PM102", "PM103", "PM104")


def usable(loaded: Loaded) -> Catalogue:
    """The catalogue of what was read.

    Raises:
        InputError: nothing could be read, or a sheet without which there is no paper is missing.
    """
    if loaded.catalogue is not None:
        return loaded.catalogue
    errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
    said = "\n".join(str(error) for error in errors) or "The workbook holds no Settings sheet."
    error = InputError(said)
    error.exit_code = max(exit_code(tuple(errors), strict=False), ExitCode.DATA)
    raise error


def exit_code(findings: Sequence[Finding], *, strict: bool) -> ExitCode:
    """What findings mean for the exit (CONTRACTS 4): the highest of all causes."""
    codes = [ExitCode.DONE]
    for found in findings:
        if found.is_open_error:
            codes.append(_EXITS.get(found.code, ExitCode.DATA))
        elif strict and found.severity is Severity.WARNING and not found.accepted:
            codes.append(ExitCode.DATA)
    return max(codes)


_EXITS = {
    "PM101": ExitCode.INPUT,
    "PM102": ExitCode.INPUT,
    "PM103": ExitCode.INPUT,
    "PM104": ExitCode.LIMIT,
    "PM501": ExitCode.USAGE,
    "PM504": ExitCode.USAGE,
}
