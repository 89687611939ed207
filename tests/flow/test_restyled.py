"""A project with a Word template of its own: the look is the template's, the figures stay."""

from collections import Counter
from pathlib import Path

import pytest

from tests.flow.building import ROOT, build, copy_of_example
from tests.flow.papers import Draft, bookmarks
from tests.renderers.restyling import restyled
from tests.renderers.wordfile import W, WordFile
from tools.word_check import problems

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """The example with other letters, colours, margins and numbers, a logo and own words."""
    project = copy_of_example(tmp_path_factory.mktemp("restyled") / "west-yorkshire")
    template = (ROOT / "templates" / "panel-paper.docx").read_bytes()
    (project / "templates").mkdir()
    (project / "templates" / "panel-paper.docx").write_bytes(restyled(template))
    return build(project, "2022Q1", "--format", "docx")


def _word(draft: Draft) -> Path:
    return draft.file("docx")


def test_every_figure_stays(draft: Draft, own: Draft) -> None:
    """Each id is on the same words as in perfmon's own look, and figures.json is the same."""
    assert bookmarks(_word(own).read_bytes()) == bookmarks(_word(draft).read_bytes())
    assert own.read("figures.json") == draft.read("figures.json")


def test_every_figure_is_printed_as_listed(own: Draft) -> None:
    """What figures.json says of the tables stands in the Word file, as often."""
    cells = Counter(
        "".join(cell.itertext(f"{W}t")).replace("\u00a0", " ")
        for cell in WordFile(_word(own).read_bytes()).body.iter(f"{W}tc")
    )
    printed = "\n".join(cells)
    listed = {
        figure["printed"]
        for figure in own.figures
        if any(place["kind"] == "table" for place in figure["places"])
    }
    assert len(listed) > 300
    assert [one for one in listed if one.replace("\u00a0", " ") not in printed] == []


def test_it_is_accessible_and_sound(draft: Draft, own: Draft) -> None:
    """Word's rules hold in both looks."""
    assert problems(_word(draft).read_bytes()) == []
    assert problems(_word(own).read_bytes()) == []
