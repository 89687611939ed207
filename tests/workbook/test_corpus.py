"""The script that counts what comes of odd and hostile files."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbook.builders import ole
from tools import corpus, corpus_readers
from tools.corpus_readers import readable
from tools.fuzzing.seeds import seeds
from tools.marked import write_part


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine: what is too long for a file is not tried here."""
    monkeypatch.setattr(corpus, "_MOST_SECONDS", 600.0)
    monkeypatch.setattr(corpus_readers, "_SECONDS", 600)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of five files: one good, one cut off, one locked, one web page, one template."""
    good = seeds()["excel"].data
    for name, data in {
        "xlsx/good.xlsx": good,
        "xlsx/half.xlsx": good[:2_000],
        "xlsx/locked.xlsx": ole("EncryptedPackage"),
        "xls/page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
        "text/values.csv": seeds()["text"].data,
        "README.md": b"about them",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_counts(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file is counted by what came of it; pages about the files are none of them."""
    assert corpus.main([str(files), "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:10] == [
        "| outcome | files |",
        "|---|---|",
        "| read | 2 |",
        "| refused as damaged | 1 |",
        "| refused as protected | 1 |",
        "| refused as no workbook | 1 |",
        "| all | 5 |",
        "| tracebacks, signals, over 20 s, over 1.5 GB, wrong numbers, words of the inside | 0 |",
    ]
    assert "Read are 2 of the 2 workbooks that one of the libraries can make something of." in lines
    assert "locked.xlsx: PM102 The file is password-protected." in lines


def test_faults_fail(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault is named and fails the run; so do too many files that others can read."""
    real = corpus.validate

    def wrong(path: Path, folder: Path) -> corpus.Outcome:
        return replace(real(path, folder), wrong="takes 21 s" if path.name == "page.xls" else "")

    monkeypatch.setattr(corpus, "validate", wrong)
    assert corpus.main([str(files)]) == 1
    assert "page.xls: takes 21 s" in capsys.readouterr().out
    monkeypatch.setattr(
        corpus, "validate", lambda path, folder: replace(real(path, folder), readable=True)
    )
    assert corpus.main([str(files)]) == 1


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the folder nothing runs, which is said and is no failure."""
    assert corpus.main([str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out == "There is no such folder of files; nothing was run.\n"


def test_what_a_library_reads(files: Path) -> None:
    """A file counts as readable when one library finds a sheet in it."""
    assert readable(files / "xlsx" / "good.xlsx")
    assert not readable(files / "xlsx" / "half.xlsx")
    assert not readable(files / "xls" / "page.xls")


def test_parts_of_a_page(tmp_path: Path) -> None:
    """Only what stands between the two comments is written anew; a page without them is said."""
    page = tmp_path / "page.md"
    page.write_text("# Page\n<!-- counts -->\nold\n<!-- end of counts -->\nEnd\n", encoding="utf-8")
    write_part(page, "counts", "new \\1\n")
    text = "# Page\n<!-- counts -->\nnew \\1\n<!-- end of counts -->\nEnd\n"
    assert page.read_text(encoding="utf-8") == text
    with pytest.raises(ValueError, match=r"page\.md has no place for other"):
        write_part(page, "other", "x")
    assert page.read_text(encoding="utf-8") == text
