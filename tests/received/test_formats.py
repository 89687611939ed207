"""The tables of July 2022 in their published layouts: the same dataset in whatever format."""

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from perfmon_cli import project, workbook
from perfmon_cli.dataset.model import Dataset, Key, Observation, Status
from perfmon_cli.dataset.reading import Digest, digest
from perfmon_cli.loading import load
from tests.received.building import EXAMPLE, FORMATS, received_project, senders

FIGURES = 578


def read(root: Path) -> tuple[Digest, list[str]]:
    """What a project's files hold, and all findings in a line each."""
    found = project.find(root, root)
    received = project.received(found)
    files = (*project.spreadsheets(found), *received.files)
    result = workbook.read(found.root, files, partial(digest, received=received.folder))
    return result.result, [str(one) for one in (*result.findings, *result.result.findings)]


def said(observation: Observation) -> tuple[object, ...]:
    """What a figure says, without its place and the remarks beside it."""
    return observation.value, observation.missing, observation.words


@pytest.fixture(scope="module")
def example() -> Dataset:
    """The dataset of the example's own workbook."""
    file = EXAMPLE / "data" / "performance.xlsx"
    dataset: Dataset = workbook.read(EXAMPLE, (file,), digest).result.dataset
    return dataset


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_dataset_whichever_way_the_figures_arrive(
    kind: str, tmp_path: Path, example: Dataset
) -> None:
    """Every figure of the example stands in the tables as sent, and is read from them the same."""
    result, findings = read(received_project(tmp_path, kind))
    sheet = "Priority 1 2022-03" if kind == "csv" else "Priority 1"
    assert findings == [
        f'{sheet}!F13: PM211 "-" is read as not available. Write [x] for not available, [z] for '
        "not applicable, or the number."
    ]
    got = result.dataset.observations
    assert len(got) == FIGURES
    published = {
        key: said(one)
        for key, one in example.observations.items()
        if Status.ILLUSTRATIVE not in one.statuses
    }
    assert {key: said(one) for key, one in got.items()} == published
    assert result.dataset.duplicates == ()
    assert {one.source.file.split("/")[1] for one in got.values()} == set(senders())


def test_every_figure_leads_to_its_cell_in_the_senders_file(tmp_path: Path) -> None:
    """The place of a figure is a cell of the received file, and the figure stands there."""
    root = received_project(tmp_path, "xlsx")
    result, _ = read(root)
    files = sorted({one.source.file for one in result.dataset.observations.values()})
    books: dict[str, Any] = {file: load_workbook(root / file) for file in files}
    numbers = 0
    for key, one in result.dataset.observations.items():
        cell = books[one.source.file][one.source.sheet][one.source.cell]
        assert cell.value is not None, key
        if isinstance(cell.value, (int, float)):
            shown = Decimal(str(cell.value)) * (100 if cell.number_format.endswith("%") else 1)
            assert one.value == shown, key
            numbers += 1
        elif one.value is not None:
            assert f"{one.value:f}" in cell.value.replace(",", ""), key
    assert numbers == 390
    assert files == [f"received/{sender}/figures 2022-03.xlsx" for sender in senders()]


def test_a_corrected_file_of_one_sender(tmp_path: Path, example: Dataset) -> None:
    """Sent again with one figure corrected, a table is read from the newer file."""
    root = received_project(tmp_path, "csv")
    folder = root / "received" / "police"
    old = folder / "Homicide 2022-03.csv"
    new = folder / "Homicide 2022-03 v2.csv"
    new.write_bytes(
        old.read_bytes().replace(b"Victim under 25,5,5,8,3", b"Victim under 25,5,5,9,4")
    )
    result, findings = read(root)
    assert [line for line in findings if "PM211" not in line] == [
        "received/police/Homicide 2022-03.csv: PM324 A newer file replaces this one: "
        "received/police/Homicide 2022-03 v2.csv. Nothing needs doing. If this one is the newer, "
        "say so in its name: a date, or v2.",
        "Homicide 2022-03 v2!D4: PM323 homicide (Victim under 25) for April 2021 to March 2022 is "
        "9 here; it was 8 in received/police/Homicide 2022-03.csv, Homicide 2022-03!D4. Make sure "
        "that the change is meant; the newer file is used.",
    ]
    changed = [
        key
        for key, one in result.dataset.observations.items()
        if said(one) != said(example.observations[key])
    ]
    assert [(key.measure, key.part) for key in changed] == [("homicide", "Victim under 25")]
    homicide = [one for key, one in result.dataset.observations.items() if is_breakdown(key)]
    assert {one.source.file for one in homicide} == {"received/police/Homicide 2022-03 v2.csv"}


def is_breakdown(key: Key) -> bool:
    """Whether a figure stands in the table of homicides only."""
    return key.measure == "homicide" and key.part != ""


def test_findings_of_a_received_file_name_its_sender(tmp_path: Path) -> None:
    """Checks can be filtered by sender: the folder of the file that the finding is in."""
    root = received_project(tmp_path, "csv")
    broken = root / "received" / "hospitals" / "Sharp injury admissions 2022-03.csv"
    broken.write_bytes(broken.read_bytes().replace(b"Hospital Admissions", b"All admissions"))
    (root / "received" / "hospitals" / "outside.csv").symlink_to(EXAMPLE / "data")
    found = project.find(root)
    loaded = load(found.root, project.spreadsheets(found), None, project.received(found))
    mine = [one for one in loaded.findings if one.code in {"PM504", "PM321", "PM211"}]
    assert [(one.code, one.sender, one.paste) for one in mine] == [
        ("PM504", "hospitals", ()),
        ("PM321", "hospitals", ("All admissions", "")),
        ("PM211", "policy team", ()),
    ]
    assert {one.sender for one in loaded.findings if one.where and "data/" in one.where.file} == {
        ""
    }
    assert len(loaded.inputs) == 22
