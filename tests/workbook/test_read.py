"""Reading in a process of its own."""

import functools
import itertools
import operator
import sys
from pathlib import Path

import pytest

from perfmon_cli.cells.model import Workbook
from perfmon_cli.errors import LimitError
from perfmon_cli.workbook import Limits, read
from perfmon_cli.workbook.parent import DigestError
from tests.workbook.builders import xlsx

KEEP_FIGURES = (
    "Open it in Excel, keep only the sheets with figures, delete the rows and columns beyond "
    "them, and save it as a new .xlsx file."
)
DAMAGED = (
    "PM101 The file is damaged, incomplete or written in an unusual way. "
    "Open it in Excel, save it under a new name as an Excel workbook (.xlsx), and use that file."
)

# Runs in the reading process only: a file whose name says so ends it as a reader's bug would.
SABOTAGE = """
import os, pathlib, signal, time

_stat = pathlib.Path.stat

def _sabotaged(self, **options):
    match self.stem:
        case "aborts":
            os.abort()
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfaults":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "uses its time":
            os.kill(os.getpid(), signal.SIGXCPU)
        case "exits":
            os._exit(3)
        case "hangs":
            time.sleep(60)
        case "chatters":
            print("x" * 100_000, flush=True)
            os.write(1, b"y" * 100_000)
    return _stat(self, **options)

pathlib.Path.stat = _sabotaged
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files: one.csv, two.xlsx and three.csv."""
    (tmp_path / "one.csv").write_text("1\n", encoding="utf-8")
    (tmp_path / "two.xlsx").write_bytes(xlsx('<row r="1"><c r="A1"><v>2</v></c></row>'))
    (tmp_path / "three.csv").write_text("3\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def sabotage(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the names of files decide how reading them ends."""
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(SABOTAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(site)


def whole(workbooks: tuple[Workbook, ...]) -> tuple[Workbook, ...]:
    """The workbooks themselves."""
    return workbooks


def loud(workbooks: tuple[Workbook, ...]) -> int:
    """How many there are, said aloud."""
    print("noise\n" * 10_000)  # noqa: T201 - the noise is the test
    sys.stdout.flush()
    return len(workbooks)


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
            "is killed",
            "PM104 Reading the file needs more memory than perfmon allows (1.5 GB). "
            + KEEP_FIGURES,
        ),
        (
            "uses its time",
            "PM104 Reading the file takes longer than perfmon allows. " + KEEP_FIGURES,
        ),
        ("hangs", "PM104 Reading the file takes longer than perfmon allows. " + KEEP_FIGURES),
        ("segfaults", DAMAGED),
        ("exits", DAMAGED),
    ],
)
def test_file_that_ends_the_process(folder: Path, end: str, said: str) -> None:
    """A file that takes the process down is said to, and all others are read."""
    names = [Path("one.csv"), Path(f"{end}.csv"), Path("gone.csv"), Path("two.xlsx")]
    reading = read(folder, names, whole, Limits(wall_seconds=2))
    assert [str(finding) for finding in reading.findings] == [
        f"{end}.csv: {said}",
        "gone.csv: PM101 There is no such file. Check the folder and the spelling of the name.",
    ]
    assert [workbook.file for workbook in reading.result] == ["one.csv", "two.xlsx"]


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
def test_noise_of_a_reader(folder: Path) -> None:
    """What a library prints while it reads does not break the messages."""
    (folder / "chatters.csv").write_text("9\n", encoding="utf-8")
    reading = read(folder, [Path("chatters.csv"), Path("one.csv")], whole)
    assert [workbook.sheets[0].rows for workbook in reading.result] == [((9,),), ((1,),)]


def test_noise_of_a_digest(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a digest prints is neither a message nor seen."""
    assert read(folder, [Path("one.csv")], loud).result == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_real_memory_limit(folder: Path) -> None:
    """A sheet of just under 20 million cells does not fit into little memory; others do."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1220"><c r="XFD1220"><v>1</v></c></row>'
    (folder / "wide.xlsx").write_bytes(xlsx(rows))
    names = [Path("wide.xlsx"), Path("two.xlsx")]
    reading = read(folder, names, whole, Limits(memory_bytes=200 << 20))
    assert [str(finding) for finding in reading.findings] == [
        "wide.xlsx: PM104 Reading the file needs more memory than perfmon allows (200 MB). "
        + KEEP_FIGURES
    ]
    assert [workbook.file for workbook in reading.result] == ["two.xlsx"]


def test_digest_that_needs_too_much_memory(folder: Path) -> None:
    """Files that are too much together are said to be, with what to do."""
    digest = functools.partial(operator.mul, 10**12)
    with pytest.raises(LimitError) as raised:
        read(folder, [Path("one.csv"), Path("two.xlsx")], digest)
    assert str(raised.value) == (
        "The 2 spreadsheets together need more memory than perfmon allows. "
        "Leave out the sheets and files that this paper does not need."
    )


def test_digest_that_takes_too_long(folder: Path) -> None:
    """A digest without end is ended."""
    digest = functools.partial(operator.indexOf, itertools.repeat(1))
    with pytest.raises(LimitError) as raised:
        read(folder, [Path("one.csv")], digest, Limits(digest_seconds=0.5))
    assert str(raised.value) == (
        "The spreadsheet needs more time than perfmon allows. "
        "Leave out the sheets and files that this paper does not need."
    )


def test_digest_with_a_bug(folder: Path) -> None:
    """An error in the digest is an error of the program, with the place where it happened."""
    with pytest.raises(DigestError, match=r"Traceback[\s\S]*TypeError: "):
        read(folder, [Path("one.csv")], functools.partial(operator.add, 1))


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
    (folder / "zipfile.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert read(folder, [Path("one.csv")], len).result == 1
