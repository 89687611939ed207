"""The errors a user can meet, each with the exit code of its cause (DESIGN 4)."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process ends with; of several causes the highest below 70 wins."""

    DONE = 0
    DATA = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    BUSY = 5
    LIMIT = 6
    MACHINE = 7
    BUG = 70


class PerfmonError(Exception):
    """Something the user can mend; its text is one line with place, problem and remedy."""

    exit_code: ExitCode = ExitCode.BUG


class UsageError(PerfmonError):
    """Wrong usage, no project, or a wrong setting."""

    exit_code = ExitCode.USAGE


class InputError(PerfmonError):
    """An input file is missing, unreadable or refused."""

    exit_code = ExitCode.INPUT


class OutputError(PerfmonError):
    """Outputs could not be written."""

    exit_code = ExitCode.OUTPUT


class BusyError(PerfmonError):
    """Another run is active on this project."""

    exit_code = ExitCode.BUSY


class LimitError(PerfmonError):
    """A limit of time, memory or size was reached."""

    exit_code = ExitCode.LIMIT


class MachineError(PerfmonError):
    """This machine lacks something a chosen format needs."""

    exit_code = ExitCode.MACHINE
