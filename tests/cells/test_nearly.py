"""Texts that are nearly a number are refused, with what is wrong and what to write."""

import pytest

from perfmon_cli.cells.composites import read_composite
from perfmon_cli.cells.grammar import read_cell
from perfmon_cli.cells.refusals import Problem

STATUS = "in the Status or Note column."
NEARLY = [
    ("2 358", "has a space within the number.", "Write 2358 or 2,358."),
    ("2\u00a0358", "has a space within the number.", "Write 2358 or 2,358."),
    ("1\u2009234\u2009567.5", "has a space within the number.", "Write 1234567.5 or 1,234,567.5."),
    ("-£2 358", "has a space within the number.", "Write -£2358 or -£2,358."),
    ("35.4k", "is a shortened number.", "Write it in full, for instance 35,400."),
    ("£1.2M", "is a shortened number.", "Write it in full, for instance £1,200,000."),
    ("2bn", "is a shortened number.", "Write it in full, for instance 2,000,000,000."),
    ("c. 35,000", "is more than a number.", "Write 35,000, and the rest in the Note column."),
    (
        "35,000-36,000",
        "is a range, not one number.",
        "Write one number, and the range in the Note column.",
    ),
    (
        "35 to 36",
        "is a range, not one number.",
        "Write one number, and the range in the Note column.",
    ),
    ("35,37O", "has the letter O where a digit belongs.", "Write 35,370."),
    ("l5", "has the letter l where a digit belongs.", "Write 15."),
    ("35378p", "has the letter p behind the number.", f"Write 35378, and what p means {STATUS}"),
    ("£36,414.60p", "has the letter p behind the number.", "Write £36,414.60."),
    ("'35378", "has an apostrophe beside the number.", "Write 35378."),
    (
        "03:05",
        "is a time, not a number.",
        "Write the number again and give the cell the format Number.",
    ),
]


@pytest.mark.parametrize(("text", "problem", "remedy"), NEARLY, ids=[row[0] for row in NEARLY])
def test_nearly_a_number(text: str, problem: str, remedy: str) -> None:
    """One cell says the same whether it may hold several numbers or one."""
    said = Problem("PM201", f'"{" ".join(text.split())}" {problem}', remedy)
    assert read_cell(text) == said
    assert read_composite(text) == said


@pytest.mark.parametrize("text", ["215 2", "6,397 614", "2 3589", "k", "O", "12 of them"])
def test_what_was_meant_is_not_plain(text: str) -> None:
    """Nothing is proposed where it would be a guess."""
    found = read_cell(text)
    assert isinstance(found, Problem)
    assert found.problem == f'"{text}" is not a number.'
