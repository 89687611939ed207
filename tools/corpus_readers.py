"""Whether any of the libraries that read spreadsheets can make something of a file.

Each tries in a process of its own, for some end the process they run in.
"""

import subprocess
import sys
from pathlib import Path

_SECONDS = 20
_READ = {
    "python_calamine": "[b.get_sheet_by_name(n).to_python() for n in b.sheet_names]",
    "xlrd": "[s.nrows for s in b.sheets()]",
    "openpyxl": "[list(s.iter_rows(values_only=True)) for s in b.worksheets]",
}
_OPEN = {
    "python_calamine": "python_calamine.load_workbook(sys.argv[1])",
    "xlrd": "xlrd.open_workbook(sys.argv[1], logfile=io.StringIO())",
    "openpyxl": "openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)",
}
_SCRIPT = """
import io, resource, sys, warnings
warnings.simplefilter("ignore")
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
import {library}
b = {opened}
sys.exit(0 if {read} else 1)
"""


def readable(path: Path) -> bool:
    """Whether at least one library finds a sheet in the file."""
    return any(_reads(library, path) for library in _READ)


def _reads(library: str, path: Path) -> bool:
    script = _SCRIPT.format(library=library, opened=_OPEN[library], read=_READ[library])
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", script, str(path)],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
