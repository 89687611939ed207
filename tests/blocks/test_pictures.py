"""A picture of the user's own: placed with its words, source and date, or a finding."""

from dataclasses import replace

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.report.model import Picture
from tests.blocks.builders import COUNT, block, paper, said, seen, text, words

PARK = frozenset({"park.png"})
HELD = [seen(COUNT, "2021/22", "120")]


def of_row(settings: str, name: str = "park.png") -> Composed:
    """A paper of one picture block."""
    row = replace(block("picture", "", settings), content=name)
    return paper([COUNT], HELD, row, pictures=PARK)


def of_text(line: str) -> Composed:
    """A paper of one section with a picture in its text."""
    written = text(
        "10-a.md", f"---\nsection: 1.1\ntitle: A\nmeasures: crime\n---\nOne.\n\n{line}\n"
    )
    section = replace(block("measure section", "crime"), content="10-a.md", level=2)
    return paper([COUNT], HELD, section, texts=[written], pictures=PARK)


def pictures(composed: Composed) -> list[tuple[str, str, list[str]]]:
    """The pictures of a paper: file, words, what stands beneath."""
    return [
        (one.asset, one.alt, [words(line) for line in one.notes])
        for one in composed.report.blocks
        if isinstance(one, Picture)
    ]


@pytest.mark.parametrize(
    ("about", "beneath"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("source: Leeds City Council", ["Source: Leeds City Council."], id="source"),
        pytest.param("date: May 2022", ["Picture of May 2022."], id="date"),
        pytest.param(
            "source: Leeds City Council.; date: 12 May 2022",
            ["Source: Leeds City Council. Picture of 12 May 2022."],
            id="both",
        ),
    ],
)
def test_source_and_date_stand_beneath(about: str, beneath: list[str]) -> None:
    """Alike from the Paper sheet and from a text."""
    expected = [("park.png", "Two gates", beneath)]
    assert pictures(of_row(f"alt: Two gates; {about}")) == expected
    bar = f" | {about}" if about else ""
    assert pictures(of_text(f"[picture: park.png | Two gates{bar}]")) == expected


@pytest.mark.parametrize(
    ("composed", "expected"),
    [
        pytest.param(
            of_row("source: us"),
            'Paper!D2: PM402 The picture "park.png" has no description for people who cannot see '
            "it. Write what it shows under Settings, as alt: ….",
            id="no words in the Paper sheet",
        ),
        pytest.param(
            of_row("alt: A gate", "prak.png"),
            'Paper!D2: PM402 The picture "prak.png" is not among the project\'s pictures. Did you '
            'mean "park.png"?',
            id="misspelt",
        ),
        pytest.param(
            of_row("alt: A gate", "../../etc/passwd"),
            'Paper!D2: PM402 The picture "../../etc/passwd" is not among the project\'s pictures. '
            "Put the file (PNG or JPEG) into the project's icons folder.",
            id="a path",
        ),
        pytest.param(
            of_row("alt: A gate; width: 9"),
            'Paper!E2: PM501 The setting "width" is not known to the block "picture". Write one '
            "of: alt, source, date.",
            id="unknown setting",
        ),
    ],
)
def test_a_picture_that_cannot_be_placed_says_why(composed: Composed, expected: str) -> None:
    """With its place, and the nearest name."""
    assert not pictures(composed)
    (found,) = said(composed)
    assert found.partition(": ")[2] == expected.partition(": ")[2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "[picture: park.png]",
            'PM402 The picture "park.png" has no description for people who cannot see it. Write '
            "[picture: park.png | what it shows].",
            id="no words",
        ),
        pytest.param(
            "[picture: park.png | A gate | sauce: us]",
            'PM501 The setting "sauce" is not known to the picture "park.png". Write [picture: '
            "park.png | what it shows | source: …; date: …].",
            id="unknown setting",
        ),
    ],
)
def test_in_a_text_the_line_is_named(line: str, expected: str) -> None:
    """The finding says in which line of which text."""
    composed = of_text(line)
    assert not pictures(composed)
    assert f"commentary/2022Q1/10-a.md line 8: {expected}" in said(composed)
