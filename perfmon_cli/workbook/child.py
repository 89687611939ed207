"""The reading process: reads files within its limits, digests them, says so, and ends."""

import gc
import os
import sys
import traceback
from typing import IO, Any

from perfmon_cli.helper.frames import receive, send
from perfmon_cli.helper.lifeline import end_with_parent
from perfmon_cli.roomy import roomy
from perfmon_cli.workbook.frames import EXIT_FULL, Said
from perfmon_cli.workbook.job import Job
from perfmon_cli.workbook.limits import extra_seconds, limit_cpu, limit_memory, no_core_file
from perfmon_cli.workbook.one_file import read_file


def serve(job: Job[Any], out: IO[bytes]) -> None:
    """Do a job within its limits and say on `out` how it goes.

    A file that fills the memory ends it, since what it leaves behind is not all given back.
    """
    gc.disable()  # a short life with many objects and no garbage
    no_core_file()
    limit_memory(job.limits.memory_bytes)
    workbooks = []
    for number, (path, file) in enumerate(job.files):
        send(out, (Said.READING, number))
        try:
            limit_cpu(job.limits.cpu_seconds + extra_seconds(path))
            workbook, findings = read_file(path, file, job.limits)
            send(out, (Said.FILE, findings))
        except MemoryError:
            os._exit(EXIT_FULL)
        if workbook is not None:
            workbooks.append(workbook)
    send(out, (Said.DIGESTING, None))
    limit_cpu(int(job.limits.digest_seconds))
    try:
        send(out, (Said.DONE, job.digest(tuple(workbooks))))
    except Exception as error:  # noqa: BLE001 - raised again by the parent
        send(out, (Said.FAILED, (isinstance(error, MemoryError), traceback.format_exc())))


@roomy
def main() -> None:
    """Do the job that stands on stdin; everything said goes to what was stdout.

    Output that a library or a digest prints goes to stderr, so it cannot break a message.
    """
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        try:
            job = receive(sys.stdin.buffer)
        except Exception:  # noqa: BLE001 - a digest that cannot be imported is the parent's to report
            send(out, (Said.FAILED, (False, traceback.format_exc())))
            return
        if isinstance(job, Job):
            end_with_parent(sys.stdin.fileno())
            serve(job, out)
    os._exit(0)  # taking millions of objects apart helps nobody


if __name__ == "__main__":
    main()
