"""Read and check spreadsheets: the first half of the flow, all that `validate` needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from perfmon_cli import checks, workbook
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.dataset.reading import Digest, digest
from perfmon_cli.errors import ExitCode, InputError
from perfmon_cli.findings import Finding, Severity, in_order
from perfmon_cli.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the spreadsheets gave."""

    catalogue: Catalogue | None
    dataset: Dataset
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...] = ()


def load(root: Path, files: Sequence[Path], quarter: Quarter | None) -> Loaded:
    """Read spreadsheets and check what they hold; every problem is a finding."""
    read = workbook.read(root, files, digest)
    found: Digest = read.result
    findings = _causes((*read.findings, *found.findings))
    if found.catalogue is not None:
        findings = _causes((*findings, *checks.run(found.catalogue, found.dataset, quarter)))
        findings = checks.accept(findings, found.catalogue, quarter)
    return Loaded(
        catalogue=found.catalogue,
        dataset=found.dataset,
        findings=in_order(findings),
        inputs=found.inputs,
    )


def _causes(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Without the figures that are missing only because their cell could not be read.

    "Enter it, or write why there is none" would invite a false reason for a cell that says what is
    wrong with it already.
    """
    misread = {
        found.measure
        for found in findings
        if found.code.startswith("PM2") and found.severity is Severity.ERROR and found.measure
    }
    refused = any(found.code in _REFUSED for found in findings)
    return tuple(
        f
        for f in findings
        if not (f.code == "PM304" and f.measure in misread) and not (f.code == "PM105" and refused)
    )


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
