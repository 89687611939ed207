"""What `perfmon explain` says, and the page made of it."""

import runpy
from pathlib import Path

import pytest

from perfmon_cli.checks.explain import explain, explanations, topics
from perfmon_cli.checks.topics import REASONS, RULES
from perfmon_cli.findings import Severity
from perfmon_cli.indicators.model import RatingRule, Reason
from perfmon_cli.measure import ComparatorKind, TrendRule
from perfmon_cli.rule_settings import NAMES

ROOT = Path(__file__).resolve().parents[2]
#: What this version raises of CONTRACTS 4.
ERRORS = (
    *("PM101", "PM102", "PM103", "PM104", "PM105", "PM106", "PM112", "PM113"),
    *("PM201", "PM202", "PM203", "PM204", "PM205", "PM206", "PM207", "PM208", "PM209", "PM212"),
    *("PM301", "PM302", "PM303", "PM304", "PM306", "PM308", "PM309", "PM310", "PM311", "PM312"),
    *("PM319", "PM325", "PM332", "PM338", "PM402", "PM403", "PM404", "PM405"),
    *("PM501", "PM502", "PM503", "PM504"),
)
WARNINGS = (
    *("PM107", "PM108", "PM109", "PM111", "PM210", "PM211", "PM305", "PM307", "PM313", "PM314"),
    *("PM315", "PM316", "PM317", "PM318", "PM320", "PM321", "PM322", "PM323", "PM330", "PM331"),
    *("PM333", "PM334", "PM335", "PM336", "PM337", "PM339", "PM401", "PM409", "PM410", "PM411"),
    *("PM406", "PM412", "PM505", "PM506", "PM507"),
)
NOTES = ("PM110", "PM324", "PM407")
SEVERITIES = {
    **dict.fromkeys(ERRORS, Severity.ERROR),
    **dict.fromkeys(WARNINGS, Severity.WARNING),
    **dict.fromkeys(NOTES, Severity.NOTE),
}


def test_every_code_of_this_version_is_explained_and_no_other() -> None:
    """In order, with the severity of the contract."""
    found = {code: info.severity for code, info in explanations().items()}
    assert found == SEVERITIES
    assert list(found) == sorted(found)


@pytest.mark.parametrize("code", sorted(SEVERITIES))
def test_every_explanation_has_meaning_example_and_remedy(code: str) -> None:
    """The example is a line as perfmon prints it: the place, the code, the problem, the remedy."""
    info = explanations()[code]
    assert info.title
    assert info.meaning.endswith(".")
    place, separator, rest = info.example.partition(f": {code} ")
    assert place
    assert separator
    assert rest.endswith((".", "?"))
    assert info.remedy.endswith(".")


def test_a_code_is_explained_in_lines() -> None:
    """Head, meaning, example, what to do."""
    assert explain("PM203") == (
        "PM203 A decimal comma (error)\n\n"
        "A comma separates thousands; a decimal needs a point. 25,9 could be read as 259.\n\n"
        'Example: This quarter!E14: PM203 "77,7%" uses a decimal comma. Write 77.7%.\n\n'
        "What to do: Write the decimals behind a point."
    )


@pytest.mark.parametrize("term", ["pm309", "PM309", " Pm309 ", "PM 309"])
def test_codes_are_found_however_written(term: str) -> None:
    """Capitals and spaces do not matter, and the check's own words are shown."""
    said = explain(term)
    assert said is not None
    assert said.startswith("PM309 Not its numerator over its denominator (error)")
    assert "4135 out of 51166 is 8.08" in " ".join(said.split())


@pytest.mark.parametrize("term", ["PM999", "PM399", "", "pm", "203", "nonsense"])
def test_unknown_terms_are_not_explained(term: str) -> None:
    """The caller says what it knows instead."""
    assert explain(term) is None


@pytest.mark.parametrize("rule", [rule.value for rule in TrendRule])
def test_every_rule_is_explained(rule: str) -> None:
    """Every word that Measures takes under "How the arrow is decided"."""
    said = explain(rule)
    assert said is not None
    assert said.startswith(f"{rule}: ")
    assert "How the arrow is decided" in said


@pytest.mark.parametrize("setting", NAMES)
def test_every_rule_setting_is_explained(setting: str) -> None:
    """With what it takes, what it usually is, and which rules use it."""
    said = explain("rule settings")
    assert said is not None
    assert f"\n{setting}: " in said


@pytest.mark.parametrize("reason", [reason.value for reason in Reason])
def test_every_reason_is_explained(reason: str) -> None:
    """Every reason that can stand in a paper or in indicators.csv."""
    assert reason in topics()


@pytest.mark.parametrize("term", ["small_numbers", "Small numbers", "small-numbers"])
def test_reasons_are_found_however_written(term: str) -> None:
    """Spaces and hyphens are underscores."""
    said = explain(term)
    assert said is not None
    assert said.startswith("small_numbers: Both counts are below 10")


@pytest.mark.parametrize("term", [rule.value for rule in RatingRule])
def test_ratings_are_explained(term: str) -> None:
    """How a colour comes about, by every rule that indicators.csv names."""
    said = explain(term)
    assert said is not None
    assert said.startswith(f"{term}: How a figure is rated: ")
    assert "amber" in said or term == "profile"


COMPARATORS = [c.value for c in ComparatorKind if c is not ComparatorKind.MEAN_OF]


@pytest.mark.parametrize("term", [*COMPARATORS, "mean of 3", "mean of 10", "mean of"])
def test_comparators_are_explained(term: str) -> None:
    """Every word that Measures takes under "Compared with"."""
    said = explain(term)
    assert said is not None
    assert ": Compared with " in said


@pytest.mark.parametrize(
    "term", ["derived series", "factor", "secondary suppression", "masking", "rule settings"]
)
def test_what_else_decides_a_figure_is_explained(term: str) -> None:
    """What is worked out, adjusted, hidden or named besides."""
    assert explain(term) is not None


def test_every_topic_has_meaning_example_and_remedy() -> None:
    """Each in sentences, under a name of its own."""
    listed = (*RULES, *REASONS)
    assert len(topics()) == len(listed)
    for topic in listed:
        texts = (topic.meaning, topic.example, topic.remedy)
        assert all(text.endswith((".", ")", '".')) for text in texts), topic.name
        assert not topic.title.endswith(".")


def test_a_rule_of_rating_is_explained_in_lines() -> None:
    """Head, meaning, example, what to do."""
    said = explain("dates apart")
    assert said is not None
    assert said.split("\n\n") == [
        "dates_apart: Other areas' figures are of another time",
        "More than a quarter lies between the ends of the two periods, or between their dates in\n"
        "As at, so there is no average, no place and no rating against them.",
        "Example: A figure of March 2022 is not compared with figures of the year to September\n"
        "2021.",
        "What to do: Enter the other areas' figures of the same time, or nothing: the paper says\n"
        "why.",
    ]


def test_lines_fit_a_terminal() -> None:
    """No line is wider than a narrow window, save for what cannot be broken."""
    terms = [*explanations(), *topics()]
    lines = [line for term in terms for line in (explain(term) or "").splitlines()]
    assert max(map(len, lines)) <= 88


def test_the_page_of_the_docs_is_what_the_generator_gives() -> None:
    """docs/checks.md cannot drift from the checks."""
    page = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["checks_page"]()
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page
