"""The same inputs give the same bytes, and the manifest says which."""

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from matplotlib.font_manager import fontManager

from perfmon_cli.charts import lettering
from perfmon_cli.outputs import read, write_draft
from tests.flow.building import EXAMPLE, perfmon
from tests.flow.environments import MACHINES, build
from tests.flow.papers import Draft
from tests.outputs.a_set import FILES, MANIFEST

pytestmark = pytest.mark.slow


def digests(folder: Path) -> dict[str, str]:
    """The hash of each file of a folder."""
    return {path.name: sha256(path) for path in sorted(folder.iterdir())}


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", MACHINES)
def test_another_machine_writes_the_same_bytes(draft: Draft, name: str, tmp_path: Path) -> None:
    """Time zone, locale, hash seed, umask, user, working folder, place: no file differs."""
    folder = build(EXAMPLE, tmp_path, MACHINES[name], "docx", "html")
    made, manifest = digests(folder), read(folder)
    usual = digests(draft.folder)
    del made["manifest.json"]
    assert made == {file: usual[file] for file in usual if file in made}
    assert {path.suffix for path in map(Path, made)} == {".docx", ".html", ".json", ".csv", ".xlsx"}
    expected = read(draft.folder)
    assert manifest is not None
    assert expected is not None
    assert manifest.manifest.inputs == expected.manifest.inputs
    assert manifest.manifest.versions == expected.manifest.versions


def test_so_is_the_pdf(draft: Draft, tmp_path: Path) -> None:
    """All files, the manifest too, from a machine where the environment is empty."""
    machine = MACHINES["nothing in the environment"]
    folder = build(EXAMPLE, tmp_path, machine, "docx", "pdf", "html")
    assert digests(folder) == digests(draft.folder)


def test_out_writes_the_same_bytes(draft: Draft, project: Path, tmp_path: Path) -> None:
    """The quarter in other words, from another folder, to a folder of one's own."""
    out = tmp_path / "out"
    done = perfmon(
        *("build", "--quarter", "Q4 2021/22", "--project", str(project), "--out", str(out)),
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, f"{out}\n"), done.stderr
    assert digests(out) == digests(draft.folder)


@pytest.mark.parametrize(("mask", "file_mode"), [(0o077, 0o600), (0o022, 0o644), (0, 0o666)])
def test_who_may_read_a_file_is_the_users_choice(tmp_path: Path, mask: int, file_mode: int) -> None:
    """Files and folders get what the umask leaves."""
    before = os.umask(mask)
    try:
        folder = write_draft(tmp_path / "2022Q1", FILES, MANIFEST)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {file_mode}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o777 & ~mask


def test_fonts_of_one_name_are_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a machine has a font twice, charts always take the same file."""
    twice = [entry for entry in fontManager.ttflist if entry.name == "DejaVu Sans"]
    monkeypatch.setattr(fontManager, "ttflist", twice[::-1])
    lettering.font.cache_clear()
    assert lettering.font() == "DejaVu Sans"
    lettering.font.cache_clear()
    paths = [entry.fname for entry in fontManager.ttflist]
    assert paths == sorted(paths)
    assert len(paths) > 1


def test_the_draft_is_its_nine_files(draft: Draft) -> None:
    """CONTRACTS 3: nothing is missing, nothing else lies there."""
    stem = "performance-monitoring-report-2022-03"
    names = {"figures.json", "indicators.csv", "manifest.json", "Checks.xlsx", "charts.xlsx"}
    names.add("fragment.html")
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
        "exit",
        "sha256",
    ]
    assert manifest["quarter"] == "2022Q1"
    assert str(project) not in draft.read("manifest.json")
