"""Paragraphs that stand twice (PM406) and text unchanged since the last quarter (PM407)."""

from pathlib import Path

from perfmon_cli.commentary.model import Commentary
from perfmon_cli.commentary.reading import read
from perfmon_cli.proof.repeats import repeated, unchanged
from tests.command import run_in
from tests.small_project import small_project

PARAGRAPH = (
    "The Home Office has extended its funding for work with perpetrators of domestic abuse into "
    "the next financial year, and the programmes will be evaluated together."
)


def _text(words: str, name: str = "commentary/2022Q1/a.md") -> Commentary:
    return read(name, words).commentary


def test_a_paragraph_that_stands_twice_is_said_once_with_both_places() -> None:
    """The second is reported and names the first."""
    texts = [_text(PARAGRAPH), _text(f"Before.\n\n{PARAGRAPH}", "commentary/2022Q1/b.md")]
    assert [str(one) for one in repeated(texts)] == [
        "commentary/2022Q1/b.md line 3: PM406 This paragraph is the same as "
        "commentary/2022Q1/a.md line 1. Take one of them out, or write what is different."
    ]


def test_a_paragraph_that_is_nearly_the_same_is_found() -> None:
    """A changed word or two does not hide a repeated paragraph."""
    other = PARAGRAPH.replace("extended", "prolonged")
    (found,) = repeated([_text(f"{PARAGRAPH}\n\n{other}")])
    assert found.problem == "This paragraph is nearly the same as commentary/2022Q1/a.md line 1."


def test_paragraphs_of_one_form_about_different_things_are_no_repeats() -> None:
    """Two sections may say the same kind of thing of their own figures."""
    one = "In 2021/22 there were {{ a.value }} robberies, compared with {{ a.previous }} before."
    two = "In 2021/22 there were {{ b.value }} burglaries, compared with {{ b.previous }} before."
    assert repeated([_text(f"{one}\n\n{two}")]) == ()


def test_short_formulas_may_recur() -> None:
    """A few words say nothing of a paragraph copied by mistake."""
    assert repeated([_text("There is nothing to report.\n\nThere is nothing to report.")]) == ()


def test_text_of_the_last_quarter_is_found_though_its_figures_differ() -> None:
    """Figures, years, months and live figures do not make a paragraph new."""
    before = _text(
        "In the 12 months to December 2021 the Force recorded 2,300 offences, and most were in "
        "the city centre at night.",
        "commentary/2021Q4/a.md",
    )
    now = _text(
        "In the 12 months to March 2022 the Force recorded {{ knife_crime.value }} offences, and "
        "most were in the city centre at night."
    )
    (found,) = unchanged([now], [before])
    assert str(found) == (
        "commentary/2022Q1/a.md line 1: PM407 This paragraph is the same as in "
        "commentary/2021Q4/a.md line 1, figures aside. Check that it is still true. A text that "
        "never changes belongs into commentary/standing."
    )


def test_standing_texts_may_stay_as_they_are() -> None:
    """They recur by design."""
    standing = _text(PARAGRAPH, "commentary/standing/a.md")
    assert unchanged([standing], [standing]) == ()


def test_validate_reads_the_folder_of_the_quarter_before(tmp_path: Path) -> None:
    """The note comes with the command, and names both files."""
    small_project(tmp_path)
    words = "---\nmeasures: knife_crime\n---\n\n" + PARAGRAPH + "\n"
    for quarter in ("2021Q4", "2022Q1"):
        folder = tmp_path / "commentary" / quarter
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "21-knife.md").write_text(words, "utf-8")
    said = run_in(tmp_path, "validate", "--quarter", "2022Q1").stdout
    assert "commentary/2022Q1/21-knife.md line 5: PM407" in said.replace("\n", " ")
    assert "commentary/2021Q4/21-knife.md line 5, figures aside" in said.replace("\n", " ")
