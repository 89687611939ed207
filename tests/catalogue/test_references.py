"""How texts and sheets name measures and ranges."""

import pytest

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.catalogue.references import SheetRange, parse_groups, parse_range, parse_refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("", ()),
        (" ; ", ()),
        ("ksi", (MeasureRef("ksi"),)),
        ("ksi;\nhomicide ;", (MeasureRef("ksi"), MeasureRef("homicide"))),
        ("ld_referrals (Adults)", (MeasureRef("ld_referrals", "Adults"),)),
        ("ld_referrals(Adults)[Leeds]", (MeasureRef("ld_referrals", "Adults", "Leeds"),)),
        ("ld_referrals [Leeds] (Adults)", (MeasureRef("ld_referrals", "Adults", "Leeds"),)),
        ("ksi [Leeds]", (MeasureRef("ksi", "", "Leeds"),)),
        ("ksi (Fatal; Serious); x", (MeasureRef("ksi", "Fatal; Serious"), MeasureRef("x"))),
    ],
)
def test_refs(text: str, refs: tuple[MeasureRef, ...]) -> None:
    """Ids have semicolons between, a part in round and an area in square brackets."""
    assert parse_refs(text) == refs


@pytest.mark.parametrize("text", ["knife crime", "ksi (Fatal", "ksi, homicide", "(Fatal)", "ksi!"])
def test_no_ref(text: str) -> None:
    """What names no measure comes back as a sentence."""
    assert parse_refs(f"homicide; {text}") == f'"{text}" does not name a measure.'


def test_groups() -> None:
    """A bar begins a new group."""
    assert parse_groups("a; b | c (D|E) |") == (
        (MeasureRef("a"), MeasureRef("b")),
        (MeasureRef("c", "D|E"),),
    )
    assert parse_groups("a | b c") == '"b c" does not name a measure.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Funds!A1:K9", SheetRange("Funds", 1, 1, 9, 11)),
        ("'Safer fund'!$B$2:$AA$10", SheetRange("Safer fund", 2, 2, 10, 27)),
        ("'Bob''s'!a1:b2", SheetRange("Bob's", 1, 1, 2, 2)),
        ("Safer fund!K9:A1", SheetRange("Safer fund", 1, 1, 9, 11)),
        ("Funds", None),
        ("Funds!A1", None),
        ("!A1:B2", None),
        ("standing/glossary.md", None),
    ],
)
def test_range(text: str, expected: SheetRange | None) -> None:
    """A range is written as Excel writes it, from any corner."""
    assert parse_range(text) == expected
