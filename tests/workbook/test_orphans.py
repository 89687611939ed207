"""The reading process ends with its parent, in the middle of whatever a library does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Longer than a busy machine needs, shorter than what is made of files may take.
_PATIENCE = 60
PARENT = """
import sys
from pathlib import Path
from perfmon_cli.workbook import read, starting
from tests.workbook import stuck
starting.can_fork = lambda: {forked}
read(Path(sys.argv[1]), [], stuck.{digest})
"""
#: For the process and the one it starts: a system that sends no signal.
NO_SIGNAL = 'import sys\nsys.modules["fcntl"] = None\n'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's processes")


def is_alive(number: int) -> bool:
    """Whether a process runs, and is more than a name that nobody has asked after."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("forked", "digest", "signalled"),
    [
        pytest.param(True, "search", True, id="a copy, in a library that lets nothing else run"),
        pytest.param(False, "search", True, id="a new Python, the same"),
        pytest.param(False, "sleep", False, id="a system without the signal"),
    ],
)
def test_no_process_outlives_its_parent(
    tmp_path: Path, *, forked: bool, digest: str, signalled: bool
) -> None:
    """After kill -9 none is left at work on a file that nobody waits for."""
    (tmp_path / "site").mkdir()
    if not signalled:
        (tmp_path / "site" / "sitecustomize.py").write_text(NO_SIGNAL, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path / "site"), str(ROOT)))
    said = tmp_path / "number"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(forked=forked, digest=digest), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path, "SAID": str(said)},
    )
    with parent:
        while not said.exists():
            assert parent.poll() is None
            time.sleep(0.02)
        number = int(said.read_text(encoding="utf-8"))
        assert is_alive(number)
        parent.send_signal(signal.SIGKILL)
    until = time.monotonic() + _PATIENCE
    while is_alive(number):
        assert time.monotonic() < until, "it is still at work"
        time.sleep(0.02)


@pytest.mark.parametrize("forked", [True, False])
def test_standard_files_that_are_closed(tmp_path: Path, *, forked: bool) -> None:
    """Whatever numbers the pipes get then, what was read arrives."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom perfmon_cli.workbook import read, starting\n"
        f"starting.can_fork = lambda: {forked}\n"
        "Path(sys.argv[1]).write_text(str(read(Path(), [], len).result))\n"
    )
    for closed in ("<&-", "<&- >&-", "<&- >&- 2>&-", ">&-"):
        said = tmp_path / "said"
        subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", code, str(said)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        assert said.read_text(encoding="utf-8") == "0"
        said.unlink()
