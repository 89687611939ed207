"""The table of docs/proof.md: which errors of a published paper the proof finds."""

import re
from pathlib import Path

import pytest

from tests.proof.errata import ERRATA, Erratum
from tests.proof.proving import codes_of

PAGE = Path(__file__).parents[2] / "docs/proof.md"


@pytest.mark.parametrize("erratum", ERRATA, ids=[one.id for one in ERRATA])
def test_the_proof_finds_what_the_table_says(erratum: Erratum) -> None:
    """A sentence with the error's content gets the codes of the table."""
    assert codes_of(erratum.text, erratum.measures) == erratum.codes


def test_the_page_has_the_table() -> None:
    """docs/proof.md lists every error with its codes, or says that it is not found."""
    rows = re.findall(
        r"^\| (E000-\d\d) \| (.*?) \| (.*?) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [(one.id, one.what, ", ".join(one.codes) or "not found") for one in ERRATA]
