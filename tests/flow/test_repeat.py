"""The same inputs give the same bytes, and the manifest says which."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from tests.flow.building import perfmon
from tests.flow.papers import Draft

pytestmark = pytest.mark.slow

ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "",
    "COLUMNS": "40",
    "NO_COLOR": "1",
}


def digests(folder: Path) -> dict[str, str]:
    """The hash of each file of a folder."""
    return {path.name: sha256(path) for path in sorted(folder.iterdir())}


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_second_run_writes_the_same_bytes(draft: Draft, project: Path, tmp_path: Path) -> None:
    """Another process, hash seed, time zone, locale, folder: no file differs."""
    out = tmp_path / "out"
    environment = {name: value for name, value in ELSEWHERE.items() if value or name in os.environ}
    done = perfmon(
        *("build", "--quarter", "Q4 2021/22", "--project", str(project), "--out", str(out)),
        cwd=tmp_path,
        environment=environment,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{out}\n"
    assert digests(out) == digests(draft.folder)


def test_the_draft_is_the_seven_files(draft: Draft) -> None:
    """CONTRACTS 3: nothing is missing, nothing else lies there."""
    stem = "performance-monitoring-report-2022-03"
    names = {"figures.json", "indicators.csv", "manifest.json", "Checks.xlsx"}
    assert set(digests(draft.folder)) == names | {f"{stem}.{s}" for s in ("docx", "html", "pdf")}


def test_the_manifest_names_every_output_with_its_hash(draft: Draft) -> None:
    """Outputs other than the manifest itself: path, hash and size are those of the files."""
    manifest = json.loads(draft.read("manifest.json"))
    listed = {entry["path"]: entry for entry in manifest["outputs"]}
    files = {path.name: path for path in draft.folder.iterdir() if path.name != "manifest.json"}
    assert set(listed) == set(files)
    for name, path in files.items():
        assert listed[name]["sha256"] == sha256(path)
        assert listed[name]["bytes"] == path.stat().st_size


def test_the_manifest_names_every_input_with_its_hash(draft: Draft, project: Path) -> None:
    """The workbook, the texts and the template that was filled, relative to the project."""
    manifest = json.loads(draft.read("manifest.json"))
    listed = {entry["path"]: entry["sha256"] for entry in manifest["inputs"]}
    texts = [
        *project.glob("commentary/2022Q1/*.md"),
        *project.glob("commentary/standing/*.md"),
    ]
    expected = {path.relative_to(project).as_posix(): path for path in texts}
    expected["data/performance.xlsx"] = project / "data" / "performance.xlsx"
    assert {name: listed.get(name) for name in expected} == {
        name: sha256(path) for name, path in expected.items()
    }
    assert [
        name for name in listed if name not in expected and "panel-paper.docx" not in name
    ] == []


def test_the_manifest_holds_no_clock_and_no_machine(draft: Draft, project: Path) -> None:
    """Nothing in it depends on when or where it was made."""
    manifest = json.loads(draft.read("manifest.json"))
    assert list(manifest) == [
        "schema",
        "perfmon",
        "quarter",
        "options",
        "versions",
        "fonts",
        "inputs",
        "outputs",
    ]
    assert manifest["quarter"] == "2022Q1"
    assert str(project) not in draft.read("manifest.json")
