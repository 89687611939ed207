"""A file that is not read, and why, in words its owner can act on."""

from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, finding

SAVE_AFRESH = (
    "Open it in Excel, save it under a new name as an Excel workbook (.xlsx), and use that file; "
    "if Excel cannot open it, ask the sender to send it again."
)
KEEP_FIGURES = (
    "Open it in Excel, keep only the sheets with figures, delete the rows and columns beyond "
    "them, and save it as a new .xlsx file."
)
UNPROTECTED = "Ask the sender for an unprotected copy."


class Refused(Exception):  # noqa: N818 - an outcome, not an error of the program
    """The file as a whole is refused under a finding code."""

    def __init__(
        self, code: str, problem: str, remedy: str, *, sheet: str = "", cell: str = ""
    ) -> None:
        super().__init__(code, problem, remedy)
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.sheet = sheet
        self.cell = cell


def damaged(what: str = "The file") -> Refused:
    """The refusal of something that starts like a workbook and cannot be followed."""
    return Refused(
        "PM101", f"{what} is damaged, incomplete or written in an unusual way.", SAVE_AFRESH
    )


def protected() -> Refused:
    """The refusal of a file that only a password opens."""
    return Refused("PM102", "The file is password-protected.", UNPROTECTED)


def labelled() -> Refused:
    """The refusal of a file that a sensitivity label or rights management encrypts."""
    return Refused(
        "PM102",
        "The file carries a sensitivity label that encrypts it: only people whom its owner named "
        "can open it.",
        "Ask the sender for a copy under a label without encryption.",
    )


def out_of_memory(allowed: int) -> Refused:
    """The refusal of a file that asked for more memory than allowed."""
    return Refused(
        "PM104",
        f"Reading the file needs more memory than perfmon allows ({megabytes(allowed)}).",
        KEEP_FIGURES,
    )


def no_memory() -> Refused:
    """The refusal of a file at which the machine ran out of memory, whatever perfmon allows."""
    return Refused(
        "PM104",
        "While this file was read, the memory that this machine gives perfmon was used up.",
        "Close other programs and start again; on a server, ask for more memory for perfmon.",
    )


def out_of_time() -> Refused:
    """The refusal of a file that took too long."""
    return Refused("PM104", "Reading the file takes longer than perfmon allows.", KEEP_FIGURES)


def refused_finding(refused: Refused, file: str) -> Finding:
    """The finding that a refusal becomes."""
    where = CellRef(file, refused.sheet, refused.cell)
    return finding(refused.code, refused.problem, refused.remedy, where=where)


def megabytes(size: int) -> str:
    """A size as people say it: "64 MB", "1.5 GB", "20 KB"."""
    for unit, scale in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= scale:
            return f"{size / scale:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"
