"""Write sets of files whole or not at all, into new folders that nothing overwrites."""

from perfmon_cli.outputs.clearing import sweep_all
from perfmon_cli.outputs.kept import Kept
from perfmon_cli.outputs.lock import held
from perfmon_cli.outputs.manifest import (
    MANIFEST,
    Manifest,
    Output,
    Written,
    is_untouched,
    read,
    why_none,
    with_manifest,
)
from perfmon_cli.outputs.partial import passing_folder
from perfmon_cli.outputs.runlog import LOG, Line, append
from perfmon_cli.outputs.sets import (
    FINAL,
    must_be_free,
    must_be_writable,
    must_have_a_number,
    must_have_no_final,
    newest,
    write_draft,
    write_final,
    write_folder,
    write_into,
)
from perfmon_cli.outputs.single import must_be_new, try_writing, write_new_file
from perfmon_cli.outputs.writing import why

__all__ = [
    "FINAL",
    "LOG",
    "MANIFEST",
    "Kept",
    "Line",
    "Manifest",
    "Output",
    "Written",
    "append",
    "held",
    "is_untouched",
    "must_be_free",
    "must_be_new",
    "must_be_writable",
    "must_have_a_number",
    "must_have_no_final",
    "newest",
    "passing_folder",
    "read",
    "sweep_all",
    "try_writing",
    "why",
    "why_none",
    "with_manifest",
    "write_draft",
    "write_final",
    "write_folder",
    "write_into",
    "write_new_file",
]
