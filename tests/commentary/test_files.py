"""The files of the commentary folder through the command line: encodings, names, sizes, kinds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import PAPER_HEAD, small_project

PAPER = [
    PAPER_HEAD,
    ("yes", 1, None, "measures table", None, None, "priority: 1", "no"),
    ("yes", 1, None, "measures table", None, None, "priority: 2", "no"),
    ("yes", 2, "Words", "text", "11-words.md", None, None, "no"),
]
TEXT = "The council’s “fund” – all of it, in £."
NAME = "11-words.md"


def project(tmp_path: Path, write: Callable[[Path], object]) -> Path:
    """A project with one text, written by `write` into the quarter's folder."""
    root = small_project(tmp_path / "force", {"Paper": PAPER}, texts={})
    folder = root / "commentary" / "2022Q1"
    folder.mkdir(parents=True)
    write(folder)
    return root


def findings(root: Path) -> list[str]:
    """What validate says of the commentary."""
    run = run_in(root, "validate", "--quarter", "2022Q1")
    return [line.strip() for line in run.stdout.splitlines() if ": PM" in line]


def page(root: Path) -> str:
    """The built web page."""
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "html")
    return next(Path(run.stdout.strip()).glob("*.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_every_encoding_that_notepad_writes_is_read(tmp_path: Path, encoding: str) -> None:
    """Quotes, dashes and pounds survive; where the encoding had to be guessed it is said."""
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + f"Before.\r\n\r\n{TEXT}\r\n".encode(encoding)
    root = project(tmp_path, lambda folder: (folder / NAME).write_bytes(data))
    assert findings(root) == (
        [
            "warning  commentary/2022Q1/11-words.md: PM111 The text is not UTF-8; it was read as "
            "Windows text (cp1252). Look at pounds, quotes and dashes, and save it as UTF-8."
        ]
        if encoding == "cp1252"
        else []
    )
    assert TEXT in page(root)


_NOT_READ = 'This is not read: texts are plain text under a name ending in ".md".'


@pytest.mark.parametrize(
    ("name", "data", "finding"),
    [
        pytest.param(
            "11-words.md.txt",
            TEXT.encode(),
            f'PM412 {_NOT_READ} Save its words as plain text under the name "11-words.md".',
            id="notepad's own ending",
        ),
        pytest.param(
            "11-words.docx",
            b"PK\x03\x04",
            f'PM412 {_NOT_READ} Save its words as plain text under the name "11-words.md".',
            id="word file",
        ),
        pytest.param(
            NAME,
            b"PK\x03\x04\x00",
            "PM103 The file is not plain text (a Word file, perhaps, under another name). Save it "
            "as plain text in UTF-8.",
            id="word file under another name",
        ),
        pytest.param(
            NAME,
            rb"{\rtf1 Text}",
            "PM103 The file is not plain text (a Word file, perhaps, under another name). Save it "
            "as plain text in UTF-8.",
            id="rich text",
        ),
        pytest.param(
            NAME,
            b"x" * 1_000_001,
            "PM104 The text is larger than 1 MB. Split it into files of one section each.",
            id="too many bytes",
        ),
        pytest.param(
            NAME,
            b"words " * 100_000,
            "PM104 The file holds more than 400,000 characters. Split it into files of one section "
            "each.",
            id="too many characters",
        ),
        pytest.param(
            NAME,
            b"{{ calls.value }} " * 2_001,
            "PM104 The file holds more than 4,000 pairs of braces. Split it into files of one "
            "section each.",
            id="too many figures",
        ),
    ],
)
def test_a_file_that_is_no_text_is_said(
    tmp_path: Path, name: str, data: bytes, finding: str
) -> None:
    """What cannot be read, or would be passed over, is named with what to do."""
    root = project(tmp_path, lambda folder: (folder / name).write_bytes(data))
    said = findings(root)
    assert [line.partition(": ")[2] for line in said if f"2022Q1/{name}: " in line] == [finding]


def test_capitals_in_the_ending_do_not_matter(tmp_path: Path) -> None:
    """A text called .MD is read, as Windows would."""
    root = project(tmp_path, lambda folder: (folder / "11-words.MD").write_text(TEXT, "utf-8"))
    (found,) = [line for line in findings(root) if "11-words.MD" in line]
    assert "PM410" in found


def test_texts_in_a_folder_of_another_name_are_said(tmp_path: Path) -> None:
    """A quarter's folder has one name; what lies beside it is named, other quarters are not."""

    def write(folder: Path) -> None:
        (folder / NAME).write_text(TEXT, "utf-8")
        for other in ("2022 Q1", "2021Q4", "standing"):
            (folder.parent / other).mkdir()
            (folder.parent / other / "a.md").write_text(TEXT, "utf-8")
        (folder.parent / "loose.md").write_text(TEXT, "utf-8")
        for inner, name in (("more", "a.md"), ("pictures", "a.png")):
            (folder / inner).mkdir()
            (folder / inner / name).write_text(TEXT, "utf-8")
        (folder / "Thumbs.db").write_bytes(b"x")
        (folder / "~$11-words.docx").write_bytes(b"x")

    remedy = (
        'Texts of a quarter lie in a folder called like "2022Q1", those of every quarter in '
        '"standing".'
    )
    assert findings(project(tmp_path, write)) == [
        f"warning  commentary/2022 Q1: PM412 The texts in this folder are not read. {remedy}",
        f"warning  commentary/2022Q1/more: PM412 The texts in this folder are not read. {remedy}",
        f"warning  commentary/loose.md: PM412 This text is not read. {remedy}",
    ]
