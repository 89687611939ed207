"""One file from its path to a workbook, or the findings that say why not."""

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path

from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.file_names import is_lock
from perfmon_cli.findings import Finding
from perfmon_cli.workbook import ods_pass, text, values, xlsb_pass, xlsx_pass
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import (
    KEEP_FIGURES,
    Refused,
    damaged,
    megabytes,
    refused_finding,
)
from perfmon_cli.workbook.remarks import links, macros
from perfmon_cli.workbook.signatures import lock_file
from perfmon_cli.workbook.sniff import Kind, has_old_macros, is_zip, plain_kind, zip_kind

Parts = tuple[tuple[Sheet, ...], tuple[Finding, ...]]


def read_file(path: Path, file: str, limits: Limits) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """Read one file, known as `file`; None and a finding when it is refused.

    Raises MemoryError when the process holds less than the file needs, and nothing else for what a
    file holds, whatever a library makes of it.
    """
    try:
        data = _bytes(path, limits)
        sheets, findings = _parts(data, file, path, limits)
    except Refused as refused:
        return None, (refused_finding(refused, file),)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic in calamine is no Exception
        return None, (refused_finding(damaged(), file),)
    return Workbook(file, hashlib.sha256(data).hexdigest(), sheets), findings


def _bytes(path: Path, limits: Limits) -> bytes:
    if is_lock(path.name):
        raise lock_file()
    try:
        _check_place(path, limits)
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused(
            "PM101", "There is no such file.", "Check the folder and the spelling of the name."
        ) from error
    except (OSError, ValueError) as error:
        raise Refused(
            "PM101",
            "The file cannot be opened: another program has it open, or you may not read it.",
            "Close it in the other program, or ask its owner for access.",
        ) from error
    if not data:
        raise Refused("PM101", "The file is empty (0 bytes).", "Ask the sender to send it again.")
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    return data


def _check_place(path: Path, limits: Limits) -> None:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise Refused("PM101", "This is a folder, not a file.", "Name a workbook inside it.")
    if not stat.S_ISREG(about.st_mode):
        raise Refused("PM101", "This is not an ordinary file.", "Name a workbook.")
    if about.st_size > limits.file_bytes:
        raise _too_large(about.st_size, limits)


def _too_large(size: int, limits: Limits) -> Refused:
    return Refused(
        "PM104",
        f"The file has {megabytes(size)}; perfmon reads up to {megabytes(limits.file_bytes)}.",
        KEEP_FIGURES,
    )


def _parts(data: bytes, file: str, path: Path, limits: Limits) -> Parts:
    if is_zip(data):
        return _archived(data, file, limits)
    kind = plain_kind(data, path.name)
    if kind is Kind.TEXT:
        sheet, findings = text.read_sheet(data, file, path.stem, limits)
        return (sheet,), findings
    return _old(data, file, limits), macros(file, present=has_old_macros(data))


def _old(data: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    from perfmon_cli.workbook import xls  # noqa: PLC0415 - xlrd is slow to import and rarely needed

    try:
        return xls.read_sheets(data, file)
    except Refused as refused:
        if refused.code != damaged().code:
            raise
        from perfmon_cli.workbook import xls_second  # noqa: PLC0415

        return xls_second.read_sheets(data, file, limits)


def _archived(data: bytes, file: str, limits: Limits) -> Parts:
    """Read an archive, at the second attempt from a plain copy of it."""
    archive = Archive(data, limits)
    kind = zip_kind(archive)
    try:
        return _workbook(archive, data, kind, file, limits)
    except Refused as refused:
        if refused.code != damaged().code or kind is Kind.XLSB:
            raise
        from perfmon_cli.workbook.plain_copy import plain_copy  # noqa: PLC0415

        copy = plain_copy(archive, kind)
        try:
            return _workbook(Archive(copy, limits), copy, kind, file, limits)
        except Refused as again:
            raise (refused if again.code == refused.code else again) from again


def _workbook(archive: Archive, data: bytes, kind: Kind, file: str, limits: Limits) -> Parts:
    linked: Iterable[str]
    if kind is Kind.ODS:
        facts, linked = ods_pass.pass_over(archive, limits)
    else:
        pass_over = xlsb_pass.pass_over if kind is Kind.XLSB else xlsx_pass.pass_over
        facts = pass_over(archive, limits)
        linked = xlsx_pass.linked_files(archive)
    sheets = values.read_sheets(data, file, facts)
    has_macros = any(
        name.endswith("vbaproject.bin") or name.startswith("basic/") for name in archive.names
    )
    return sheets, (*links(file, linked), *macros(file, present=has_macros))
