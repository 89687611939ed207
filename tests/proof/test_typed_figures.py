"""Typed figures proved through the real command: what passes, what is wrong, in what words."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.command import run_in
from tests.small_project import MEASURES, small_project

HEAD = "---\nsection: 1.1\ntitle: Satisfaction\nmeasures: {measures}\npart: section\n---\n\n"


def name_of(case: str) -> str:
    """The file of a case."""
    return f"{case.replace(' ', '-')}.md"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What `validate` says of each case's text: code, problem and remedy, by its file."""
    cases = {
        **{case: (measures, text) for case, (measures, text, _) in WRONG.items()},
        **{case: ("knife_crime", text) for case, text in HOSTILE.items()},
        "clean": ("victim_satisfaction; calls; knife_crime; hate_crime", CLEAN),
    }
    texts = {
        name_of(case): HEAD.format(measures=measures) + text
        for case, (measures, text) in cases.items()
    }
    found = told(small_project(tmp_path_factory.mktemp("proof") / "p", texts=texts))
    assert len(found) == len(WRONG)
    by_file: dict[str, list[str]] = {}
    for one in found:
        name = one["file"].rsplit("/", 1)[-1]
        by_file.setdefault(name, []).append(f"{one['code']} {one['problem']} {one['remedy']}")
    return by_file


CLEAN = """\
In 2021/22, 72.6% of victims were satisfied, against 77.6% in 2020/21. That is a fall of 5.0
percentage points, or about 5 percentage points. Nearly three quarters of them were satisfied.

Answered calls fell from 90.6% to 85.6% over the year. Knife crime rose by 169, or 7.7%, to 2,358;
just over 2,300 offences, and nearly 2,400. In Eastham there were 1,258, in Westham 1,100; Eastham
has 53.4% of the whole. Hate crime rose from 12 to 14.

The survey of 1 May 2022 asked victims aged 18 and over; see Section 17, Table 4 and paragraph 3.2.
Call 101, or 0113 496 0000, at any time, 24/7. There are two districts, and the plan of 2021-24 has
three aims. Online contacts are 15% [own: Force contact report].
"""


def test_honest_text_passes(said: dict[str, list[str]]) -> None:
    """Figures, their changes, honest roundings, dates, references and own figures are no faults."""
    assert said.get(name_of("clean"), []) == []


_OWN = "or put [own: where it comes from] behind it."
WRONG = {
    "a digit slip": (
        "knife_crime",
        "In 2021/22 there were 2,385 offences.",
        'PM403 "2,385" matches no figure that the sentence speaks of. Near it: 2,358, Knife crime, '
        f"2021/22 (History!E4). Correct it, write {{{{ knife_crime.value }}}}, {_OWN}",
    ),
    "a decimal comma": (
        "victim_satisfaction",
        "It is 72,6% in 2021/22.",
        'PM405 "72,6%" uses a decimal comma. Write 72.6%.',
    ),
    "per cent for points": (
        "victim_satisfaction",
        "Satisfaction fell by 5.0%.",
        'PM405 "5.0%" is in the wrong unit: change of Victim satisfaction, 2020/21 to 2021/22 '
        "(History!E2, History!D2), is 5.0 percentage points. Write 5.0 percentage points: a "
        "percentage that changes changes in percentage points.",
    ),
    "points for per cent": (
        "victim_satisfaction",
        "Satisfaction is 72.6 percentage points.",
        'PM405 "72.6 percentage points" is in the wrong unit: Victim satisfaction, 2021/22 '
        "(History!E2), is 72.6%. Write 72.6%.",
    ),
    "no unit": (
        "victim_satisfaction",
        "Satisfaction is now 72.6.",
        'PM405 "72.6" is in the wrong unit: Victim satisfaction, 2021/22 (History!E2), is 72.6%. '
        "Write 72.6%.",
    ),
    "another year": (
        "victim_satisfaction",
        "In 2020/21 satisfaction was 72.6%.",
        'PM403 "72.6%" is the figure of Victim satisfaction, 2021/22 (History!E2). The sentence '
        "speaks of Victim satisfaction, 2020/21 (History!D2), which is 77.6%. Correct it, say what "
        f"it is the figure of, {_OWN}",
    ),
    "another district": (
        "knife_crime",
        "There were 1,258 offences in Westham.",
        'PM403 "1,258" is the figure of Knife crime in Eastham, 2021/22 (History!E5). The sentence '
        "speaks of Knife crime in Westham, 2021/22 (History!E6), which is 1,100. Correct it, say "
        f"what it is the figure of, {_OWN}",
    ),
    "a dishonest hedge": (
        "knife_crime",
        "There were nearly 2,300 offences.",
        'PM403 "2,300" matches no figure that the sentence speaks of. Near it: 2,358, Knife crime, '
        f"2021/22 (History!E4). Correct it, write {{{{ knife_crime.value }}}}, {_OWN}",
    ),
    "a figure of no measure": (
        "",
        "The fund gave £1.2m away.",
        f'PM403 "£1.2m" is a figure of no measure that this text names. Name the measure, {_OWN}',
    ),
    "no such year": (
        "victim_satisfaction",
        "Satisfaction fell after 2021/32.",
        'PM403 "2021/32" is not a year: its two years do not follow each other. Write for instance '
        "2021/22.",
    ),
    "a word": (
        "knife_crime",
        "Knife crime doubled.",
        'PM403 "doubled" matches no figure that the sentence speaks of. Near it: 1.1 times, change '
        f"of Knife crime, 2020/21 to 2021/22 (History!E4, History!D4). Correct it, {_OWN}",
    ),
    "an own mark without a source": (
        "",
        "The fund gave £1.2m [own: ] away.",
        "PM403 An own mark names no source. Write where the figure comes from: [own: West "
        "Yorkshire Police].",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_figure_is_told_with_what_is_near(case: str, said: dict[str, list[str]]) -> None:
    """The message says what is wrong, what the figures are, and what to do."""
    assert said[name_of(case)] == [WRONG[case][2]]


def test_a_comment_cell_is_proved_too(tmp_path: Path) -> None:
    """What stands in the column Comment is prose like any other; its own marks are not printed."""
    head, *rows = MEASURES
    comments = {
        "knife_crime": "There were 2,385 offences in 2021/22.",
        "calls": "Of 13 [own: Force] lines.",
    }
    sheet = [(*head, "Comment"), *((*row, comments.get(str(row[0]))) for row in rows)]
    project = small_project(tmp_path / "p", {"Measures": sheet}, texts={})
    found = told(project)
    assert [(f["code"], f["sheet"], f["measure"]) for f in found] == [
        ("PM403", "Measures", "knife_crime")
    ]
    page = built(project)
    assert "Of 13 lines." in page
    assert "[own: Force" not in page


def test_a_header_marks_all_figures_of_a_text(tmp_path: Path) -> None:
    """`figures: own: source` spares a text of delivery that speaks of no measure."""
    text = "---\nsection: 1.6\nfigures: own: Policing Team\n---\n\nThe 14 grants came to £1.2m.\n"
    project = small_project(tmp_path / "p", texts={"16-delivery.md": text})
    assert told(project) == []
    rows = typed(project)
    assert [(row[2], row[3], row[8]) for row in rows] == [
        ("14", "own figure", "Policing Team"),
        ("£1.2m", "own figure", "Policing Team"),
    ]


def test_the_list_of_typed_figures_and_the_sentences_to_copy(tmp_path: Path) -> None:
    """Checks.xlsx says what every typed number is, and proposes the sentence with live figures."""
    text = (
        "{{ victim_satisfaction.value }} were satisfied, against 77.6% in 2020/21 and 15% "
        "[own: Force] online.\n\nIt fell by 5.0 percentage points, or about 5 points.\n\n"
        '=HYPERLINK("x") has 13.\n'
    )
    head = HEAD.format(measures="victim_satisfaction")
    project = small_project(tmp_path / "p", texts={"11-satisfaction.md": head + text})
    sheets = checks(project)
    assert [row[1:7] for row in sheets["Figures in the text"]] == [
        ("8", "77.6%", "matched", "77.6%", "Victim satisfaction", "2020/21"),
        ("8", "15%", "own figure", None, None, None),
        (
            *("10", "5.0 percentage points", "matched", "5.0 percentage points"),
            *("change of Victim satisfaction", "2020/21 to 2021/22"),
        ),
        (
            *("10", "5 points", "matched", "5.0 percentage points"),
            *("change of Victim satisfaction", "2020/21 to 2021/22"),
        ),
        ("12", "13", "not matched (PM403)", None, None, None),
    ]
    assert [row[2:] for row in sheets["To make live"]] == [
        (
            "{{ victim_satisfaction.value }} were satisfied, against 77.6% in 2020/21 and 15% "
            "[own: Force] online.",
            "{{ victim_satisfaction.value }} were satisfied, against "
            "{{ victim_satisfaction.previous }} in 2020/21 and 15% [own: Force] online.",
        ),
        (
            "It fell by 5.0 percentage points, or about 5 points.",
            "It fell by {{ victim_satisfaction.change }}, or about 5 points.",
        ),
    ]


def test_a_proposed_sentence_prints_what_was_typed(tmp_path: Path) -> None:
    """The sentence that is proposed is as right as the one it replaces."""
    text = "In 2021/22 it was 72.6%, against 77.6% in 2020/21: it fell by 5.0 percentage points.\n"
    head = HEAD.format(measures="victim_satisfaction")
    project = small_project(tmp_path / "p", texts={"11-satisfaction.md": head + text})
    ((*_, proposed),) = checks(project)["To make live"]
    assert proposed.count("{{") == 3
    (project / "commentary" / "2022Q1" / "11-satisfaction.md").write_text(head + proposed)
    assert text.strip() in words(built(project))
    assert checks(project)["Figures in the text"] == []


def test_an_unmatched_figure_may_be_accepted_with_a_reason(tmp_path: Path) -> None:
    """A decision accepts PM403 of a measure; without one a final paper is not written."""
    text = HEAD.format(measures="knife_crime") + "There were 2,385 offences.\n"
    project = small_project(tmp_path / "a", texts={"11-satisfaction.md": text})
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "html", "--final")
    assert run.exit_code == 1
    decisions = [
        ("What", "Measure", "Decision", "Reason"),
        ("PM403", "knife_crime", "accept", "Counted by hand on the day of the meeting"),
    ]
    project = small_project(
        tmp_path / "b", {"Decisions": decisions}, texts={"11-satisfaction.md": text}
    )
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "html", "--final")
    assert run.exit_code == 0, run.stderr


HOSTILE = {
    "Windows line ends": "There were\r\n2,358 offences.\r\n",
    "marks of direction": "There were \u200f2,3\u200e58 offences.",
    "odd spaces": "There were\u00a02,358\u202foffences in\u00a02021/22.",
    "full-width digits": "There were ２,３５８ offences.",
    "curly quotes": "There were “2,358” offences, in the police’s count.",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_figures_from_odd_editors_are_read_all_the_same(
    case: str, said: dict[str, list[str]]
) -> None:
    """What Outlook and Word put between digits does not hide a figure."""
    assert said.get(name_of(case), []) == []


def test_endless_numbers_only_give_findings(tmp_path: Path) -> None:
    """Whatever is typed, the command ends, and says of each text that it cannot be proved."""
    endless = (
        *("9" * 10_000, "1," * 20_000, "1.1" * 10_000, "one " * 10_000, "£" * 20_000 + "1"),
        *("between 1 and " * 5_000, "a third of a quarter of half of " * 2_000, "12-" * 10_000),
        *("\u202e" * 10_000 + "5", "There were 5 of 7. " * 2_000),
    )
    texts = {
        f"{number}.md": HEAD.format(measures="knife_crime") + text
        for number, text in enumerate(endless)
    }
    found = told(small_project(tmp_path / "p", texts=texts))
    assert {one["file"].rsplit("/", 1)[-1] for one in found} == set(texts)
    too_many = "The text holds more than 1,000 numbers; from here on they are not proved."
    assert too_many in {one["problem"] for one in found}


def told(project: Path) -> list[dict[str, str]]:
    """The findings of the proof."""
    run = run_in(project, "validate", "--quarter", "2022Q1", "--format", "json")
    found = json.loads(run.stdout)["findings"]
    return [f for f in found if f["code"] in {"PM403", "PM404", "PM405"}]


def newest(project: Path, pattern: str) -> Path:
    """A file of a new draft."""
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "html")
    assert run.exit_code in {0, 1}, run.stderr
    return max(project.glob(f"out/2022Q1/draft-*/{pattern}"))


def built(project: Path) -> str:
    """The page of a new draft."""
    return newest(project, "performance-report-*.html").read_text(encoding="utf-8")


def words(page: str) -> str:
    """A page without its tags."""
    return re.sub(r"<[^>]+>", "", page)


def checks(project: Path) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each sheet of a new draft's Checks.xlsx, below the headings."""
    book = load_workbook(newest(project, "Checks.xlsx"))
    return {sheet.title: list(sheet.iter_rows(2, values_only=True)) for sheet in book}


def typed(project: Path) -> list[tuple[str, ...]]:
    """The rows of "Figures in the text"."""
    return checks(project)["Figures in the text"]
