"""Reading in a process of its own."""

import contextlib
import functools
import itertools
import operator
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import perfmon_cli
from perfmon_cli.cells.model import Workbook
from perfmon_cli.errors import LimitError
from perfmon_cli.workbook import Limits, RoomError, parent, process, read, starting
from perfmon_cli.workbook.parent import DigestError
from tests.workbook.builders import xlsx

KEEP_FIGURES = (
    "Open it in Excel, keep only the sheets with figures, delete the rows and columns beyond "
    "them, and save it as a new .xlsx file."
)
DAMAGED = (
    "PM101 The file is damaged, incomplete or written in an unusual way. "
    "Open it in Excel, save it under a new name as an Excel workbook (.xlsx), and use that file; "
    "if Excel cannot open it, ask the sender to send it again."
)
USED_UP = (
    "PM104 While this file was read, the memory that this machine gives perfmon was used up. "
    "Close other programs and start again; on a server, ask for more memory for perfmon."
)
NO_ROOM = (
    "The computer has no room to start the process that reads spreadsheets. "
    "Close other programs and try again."
)

# A large archive of languages would be counted with the address space that a process takes.
ENVIRONMENT = {
    **os.environ,
    "LC_ALL": "C.UTF-8",
    "PYTHONPATH": str(Path(perfmon_cli.__file__).parents[1]),
}

# A file whose name says so ends the reading process as a reader's bug would.
SABOTAGE = """
import atexit, os, pathlib, signal, time

_exit = os._exit
_stat = pathlib.Path.stat
_parent = int(os.environ["PERFMON_TEST_PARENT"])

def _slow_exit(code):
    time.sleep(1)
    _exit(code)

def _sabotaged(self, **options):
    if os.getpid() == _parent:
        return _stat(self, **options)
    match self.stem:
        case "aborts":
            os.abort()
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfaults":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "uses its time":
            os.kill(os.getpid(), signal.SIGXCPU)
        case "fills":
            raise MemoryError
        case "exits":
            os._exit(3)
        case "ends slowly":
            os._exit = _slow_exit
            atexit.register(time.sleep, 1)
            raise SystemExit(3)
        case "hangs":
            time.sleep(600)
        case "chatters":
            print("x" * 100_000, flush=True)
            os.write(1, b"y" * 100_000)
    return _stat(self, **options)

pathlib.Path.stat = _sabotaged
"""

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture(
    params=[
        pytest.param(
            True,
            id="forked",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only"),
        ),
        pytest.param(False, id="fresh"),
    ]
)
def either_start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the reading process in the one way and in the other."""
    monkeypatch.setattr(starting, "can_fork", lambda: request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files: one.csv, two.xlsx and three.csv."""
    (tmp_path / "one.csv").write_text("1\n", encoding="utf-8")
    (tmp_path / "two.xlsx").write_bytes(xlsx('<row r="1"><c r="A1"><v>2</v></c></row>'))
    (tmp_path / "three.csv").write_text("3\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def sabotage(
    either_start: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the names of files decide how reading them ends."""
    del either_start
    monkeypatch.setenv("PERFMON_TEST_PARENT", str(os.getpid()))
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(SABOTAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(site)  # for a fresh process
    monkeypatch.setattr(Path, "stat", Path.stat)
    exec(SABOTAGE, {})  # noqa: S102 - for a forked one


def whole(workbooks: tuple[Workbook, ...]) -> tuple[Workbook, ...]:
    """The workbooks themselves."""
    return workbooks


def interrupted() -> None:
    """As if Ctrl-C was pressed."""
    raise KeyboardInterrupt


def loud(workbooks: tuple[Workbook, ...]) -> int:
    """How many there are, said aloud."""
    print("noise\n" * 10_000)  # noqa: T201 - the noise is the test
    sys.stdout.flush()
    return len(workbooks)


@pytest.mark.usefixtures("either_start")
def test_workbooks_in_order(folder: Path) -> None:
    """The digest sees the workbooks in the order of the files, and its result comes back."""
    names = [Path("two.xlsx"), Path("three.csv"), Path("one.csv")]
    reading = read(folder, names, whole)
    assert reading.findings == ()
    assert [workbook.file for workbook in reading.result] == ["two.xlsx", "three.csv", "one.csv"]
    assert [workbook.sheets[0].rows for workbook in reading.result] == [((2,),), ((3,),), ((1,),)]


def test_no_files(folder: Path) -> None:
    """Without files the digest is still asked."""
    assert read(folder, [], whole).result == ()


def test_names_of_files(folder: Path) -> None:
    """A file is known by its path from the root, or as it was given when it lies elsewhere."""
    inner = folder / "data" / "force"
    inner.mkdir(parents=True)
    (inner / "a.csv").write_text("1\n", encoding="utf-8")
    outside = folder / "one.csv"
    reading = read(folder / "data", [inner / "a.csv", Path("force/a.csv"), outside], whole)
    assert [workbook.file for workbook in reading.result] == [
        "force/a.csv",
        "force/a.csv",
        outside.as_posix(),
    ]


@pytest.mark.usefixtures("either_start")
def test_findings_in_order(folder: Path) -> None:
    """Refused files give findings in the order of the files; all others are read."""
    names = [Path("gone.xlsx"), Path("one.csv"), Path("empty.xlsx"), Path("two.xlsx")]
    (folder / "empty.xlsx").touch()
    reading = read(folder, names, whole)
    assert [str(finding) for finding in reading.findings] == [
        "gone.xlsx: PM101 There is no such file. Check the folder and the spelling of the name.",
        "empty.xlsx: PM101 The file is empty (0 bytes). Ask the sender to send it again.",
    ]
    assert [workbook.file for workbook in reading.result] == ["one.csv", "two.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end processes on POSIX only")
@pytest.mark.usefixtures("sabotage")
@pytest.mark.parametrize(
    ("end", "said"),
    [
        (
            "aborts",
            "PM104 Reading the file needs more memory than perfmon allows (1.5 GB). "
            + KEEP_FIGURES,
        ),
        (
            "fills",
            "PM104 Reading the file needs more memory than perfmon allows (1.5 GB). "
            + KEEP_FIGURES,
        ),
        ("is killed", USED_UP),
        (
            "uses its time",
            "PM104 Reading the file takes longer than perfmon allows. " + KEEP_FIGURES,
        ),
        ("hangs", "PM104 Reading the file takes longer than perfmon allows. " + KEEP_FIGURES),
        ("segfaults", DAMAGED),
        ("exits", DAMAGED),
        ("ends slowly", DAMAGED),
    ],
)
def test_file_that_ends_the_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch, end: str, said: str
) -> None:
    """A file that takes the process down is said to, and all others are read."""
    monkeypatch.setattr(parent, "extra_seconds", lambda path: 0 if path.stem == "hangs" else 600)
    names = [Path("one.csv"), Path(f"{end}.csv"), Path("gone.csv"), Path("two.xlsx")]
    reading = read(folder, names, whole, Limits(wall_seconds=0.5))
    assert [str(finding) for finding in reading.findings] == [
        f"{end}.csv: {said}",
        "gone.csv: PM101 There is no such file. Check the folder and the spelling of the name.",
    ]
    assert [workbook.file for workbook in reading.result] == ["one.csv", "two.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end processes on POSIX only")
@pytest.mark.usefixtures("sabotage")
@pytest.mark.parametrize("end", ["aborts", "fills"])
def test_a_machine_that_gives_less_than_perfmon_allows(
    folder: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """The file is not blamed, and perfmon's own limit is not named."""
    monkeypatch.setattr(process, "machine_allows", lambda size: size < 3 << 29)
    reading = read(folder, [Path(f"{end}.csv"), Path("one.csv")], whole)
    assert [str(finding) for finding in reading.findings] == [f"{end}.csv: {USED_UP}"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end processes on POSIX only")
@pytest.mark.usefixtures("sabotage")
def test_several_files_that_end_the_process(folder: Path) -> None:
    """However many files take the process down, each is named and the rest is read."""
    names = [Path(f"{end}.csv") for end in ("aborts", "one", "exits", "three", "segfaults")]
    reading = read(folder, names, whole)
    assert [finding.place for finding in reading.findings] == [
        "aborts.csv",
        "exits.csv",
        "segfaults.csv",
    ]
    assert [workbook.file for workbook in reading.result] == ["one.csv", "three.csv"]


@pytest.mark.usefixtures("sabotage")
def test_what_is_done_meanwhile_is_done_once(folder: Path) -> None:
    """However often reading is begun again; what it raises ends the reading."""
    done: list[int] = []
    names = [Path("aborts.csv"), Path("exits.csv"), Path("one.csv")]
    assert read(folder, names, whole, meanwhile=lambda: done.append(1)).result
    assert done == [1]
    with pytest.raises(KeyboardInterrupt):
        read(folder, names, whole, meanwhile=interrupted)


@pytest.mark.usefixtures("sabotage")
def test_noise_of_a_reader(folder: Path) -> None:
    """What a library prints while it reads does not break the messages."""
    (folder / "chatters.csv").write_text("9\n", encoding="utf-8")
    reading = read(folder, [Path("chatters.csv"), Path("one.csv")], whole)
    assert [workbook.sheets[0].rows for workbook in reading.result] == [((9,),), ((1,),)]


@pytest.mark.usefixtures("either_start")
def test_noise_of_a_digest(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a digest prints is neither a message nor seen."""
    assert read(folder, [Path("one.csv")], loud).result == 1
    assert capfd.readouterr() == ("", "")


MEMORY = """
import sys
from pathlib import Path
from perfmon_cli.workbook import Limits, read, starting
if sys.argv[2] == "fresh":
    starting.can_fork = lambda: False
else:
    assert starting.can_fork()
names = [Path("wide.xlsx"), Path("two.xlsx")]
reading = read(Path(sys.argv[1]), names, len, Limits(memory_bytes=400 << 20))
print(reading.result, *map(str, reading.findings))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize("start", ["forked", "fresh"])
def test_real_memory_limit(folder: Path, start: str) -> None:
    """A sheet of just under 20 million cells does not fit into little memory; others do."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1220"><c r="XFD1220"><v>1</v></c></row>'
    (folder / "wide.xlsx").write_bytes(xlsx(rows))
    command = [sys.executable, "-c", MEMORY, str(folder), start]
    said = subprocess.run(command, capture_output=True, check=True, text=True, env=ENVIRONMENT)
    assert said.stdout == (
        "1 wide.xlsx: PM104 Reading the file needs more memory than perfmon allows (400 MB). "
        f"{KEEP_FIGURES}\n"
    )


@pytest.mark.usefixtures("either_start")
def test_digest_that_needs_too_much_memory(folder: Path) -> None:
    """Files that are too much together are said to be, with what to do."""
    digest = functools.partial(operator.mul, 10**12)
    with pytest.raises(LimitError) as raised:
        read(folder, [Path("one.csv"), Path("two.xlsx")], digest)
    assert str(raised.value) == (
        "The 2 spreadsheets together need more memory than perfmon allows. "
        "Leave out the sheets and files that this paper does not need."
    )


@pytest.mark.usefixtures("either_start")
def test_digest_for_which_the_machine_has_no_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The spreadsheets are not blamed."""
    monkeypatch.setattr(process, "machine_allows", lambda size: size < 3 << 29)
    with pytest.raises(RoomError) as raised:
        read(folder, [Path("one.csv")], functools.partial(operator.mul, 10**12))
    assert str(raised.value) == (
        "The memory that this machine gives perfmon is used up. "
        "Close other programs and start again."
    )


@pytest.mark.usefixtures("either_start")
def test_digest_that_takes_too_long(folder: Path) -> None:
    """A digest without end is ended."""
    digest = functools.partial(operator.indexOf, itertools.repeat(1))
    with pytest.raises(LimitError) as raised:
        read(folder, [Path("one.csv")], digest, Limits(digest_seconds=0.5))
    assert str(raised.value) == (
        "The spreadsheet needs more time than perfmon allows. "
        "Leave out the sheets and files that this paper does not need."
    )


@pytest.mark.usefixtures("either_start")
def test_digest_with_a_bug(folder: Path) -> None:
    """An error in the digest is an error of the program, with the place where it happened."""
    with pytest.raises(DigestError, match=r"Traceback[\s\S]*TypeError: "):
        read(folder, [Path("one.csv")], functools.partial(operator.add, 1))


@pytest.mark.usefixtures("either_start")
def test_result_that_cannot_travel(folder: Path) -> None:
    """A result that cannot be sent back is an error of the program."""
    with pytest.raises(DigestError, match="pickle"):
        read(folder, [Path("one.csv")], iter_lambda)


def iter_lambda(workbooks: tuple[Workbook, ...]) -> object:
    """Something that cannot be pickled."""
    return lambda: workbooks


def test_modules_in_the_current_folder_are_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's zipfile.py beside the data is not run."""
    monkeypatch.setattr(starting, "can_fork", lambda: False)
    (folder / "zipfile.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert read(folder, [Path("one.csv")], len).result == 1


@pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
def test_forked_only_when_alone() -> None:
    """A process is forked only while it has one thread: another could hold a lock for ever."""
    script = (
        "import threading\n"
        "from perfmon_cli.workbook.starting import can_fork\n"
        "before, stop = can_fork(), threading.Event()\n"
        "threading.Thread(target=stop.wait).start()\n"
        "print(before, can_fork())\n"
        "stop.set()\n"
    )
    command = [sys.executable, "-c", script]
    said = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    assert said.stdout == b"True False\n"


@pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
def test_nothing_of_the_parents_stays_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forked process holds no file of its parent's, such as the lock on the outputs."""
    monkeypatch.setattr(starting, "can_fork", lambda: True)
    with (folder / "lock").open("w", encoding="utf-8") as lock:
        names = read(folder, [], open_files).result
    assert lock.name not in names
    assert len(names) == 4


def open_files(_: tuple[Workbook, ...]) -> list[str]:
    """What the process has open."""
    names = []
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208 - links, not files
        with contextlib.suppress(OSError):  # the listing's own
            names.append(os.readlink(f"/proc/self/fd/{number}"))  # noqa: PTH115
    return names


def test_no_room_for_a_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that can start no process says so and what to do."""

    def full(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("perfmon_cli.workbook.process.start", full)
    with pytest.raises(RoomError) as raised:
        read(folder, [Path("one.csv")], len)
    assert str(raised.value) == NO_ROOM


@pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
def test_no_room_in_the_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that ends before it began found none: too few handles, for instance."""

    def full(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(starting, "can_fork", lambda: True)
    monkeypatch.setattr(starting, "end_with_parent", full)
    with pytest.raises(RoomError) as raised:
        read(folder, [Path("one.csv")], len)
    assert str(raised.value) == NO_ROOM


@pytest.mark.usefixtures("either_start")
def test_no_room_for_a_thread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could end a process that hangs, so it is not waited for."""

    def full(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Timer, "start", full)
    with pytest.raises(RoomError) as raised:
        read(folder, [Path("one.csv")], len)
    assert str(raised.value) == NO_ROOM
