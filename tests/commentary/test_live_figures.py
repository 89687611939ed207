"""Live figures as a person types them: what they print, and what is said of a misspelt one."""

from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import HISTORY, MEASURES, PAPER_HEAD, Sheet, small_project

_TABLES: Sheet = [
    PAPER_HEAD,
    ("yes", 1, None, "measures table", None, None, "priority: 1", "no"),
    ("yes", 1, None, "measures table", None, None, "priority: 2", "no"),
    ("yes", 2, "Words", "text", "11-satisfaction.md", None, None, "no"),
]
_PARTS = {3: ("At night; By day", "yes"), 0: ("Parts", "Parts add up")}
_SHEETS: dict[str, Sheet] = {
    "Paper": _TABLES,
    "Measures": [
        *((*row, *_PARTS.get(number, ("", ""))) for number, row in enumerate(MEASURES)),
        ("shoplifting", None, "Shoplifting", "count", "down", 0, "12 months", "Force", "", ""),
    ],
    "History": [
        *HISTORY,
        ("knife_crime", "At night", None, 1189, 1200),
        ("knife_crime", "By day", None, 1000, 1158),
        ("shoplifting", None, None, 5, 5),
    ],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose knife crime has two parts and two districts."""
    return small_project(tmp_path_factory.mktemp("live") / "force", _SHEETS)


def printed(root: Path, sentence: str) -> str:
    """What the paper prints of a sentence, by the web page."""
    text = root / "commentary" / "2022Q1" / "11-satisfaction.md"
    text.write_text(sentence, encoding="utf-8")
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "html")
    page = next(Path(run.stdout.strip()).glob("*.html")).read_text(encoding="utf-8")
    words = page.rpartition("Words</h")[2].partition("</p>")[0].partition("<p")[2].partition(">")[2]
    while "<" in words:
        before, _, rest = words.partition("<")
        words = before + rest.partition(">")[2]
    return " ".join(words.replace("&#39;", "'").split()).removeprefix("2.1.1 ")


def findings(root: Path, sentence: str) -> list[str]:
    """What validate says of a sentence."""
    text = root / "commentary" / "2022Q1" / "11-satisfaction.md"
    text.write_text(f"A first line.\n\n{sentence}", encoding="utf-8")
    run = run_in(root, "validate", "--quarter", "2022Q1")
    return [line.strip() for line in run.stdout.splitlines() if "PM402" in line]


def test_every_attribute_by_part_and_area(root: Path) -> None:
    """The sentence adapts to the figures; brackets may come in either order and any capitals."""
    assert printed(
        root,
        "It {{ victim_satisfaction.direction }} by {{ victim_satisfaction.change }}, from "
        "{{ victim_satisfaction.previous }} in {{ victim_satisfaction.comparator }} to "
        "{{ victim_satisfaction.value }} in {{ victim_satisfaction.period }}; "
        "{{ knife_crime[Eastham].value }}, {{ knife_crime[ westham ].change on previous year }}, "
        "{{ knife_crime(At night).value }}, {{ Knife_Crime( AT NIGHT ).Direction }}, "
        "{{ knife_crime[Northshire].value }}; it {{ shoplifting.direction }} by "
        "{{ shoplifting.change }}.",
    ) == (
        "It fell by 5.0 percentage points, from 77.6% in 2020/21 to 72.6% in 2021/22; 1,258, 100, "
        "1,200, rose, 2,358; it did not change."
    )


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        pytest.param(
            "victim_satisfacton.value",
            'no measure has the id "victim_satisfacton". Did you mean "victim_satisfaction"?',
            id="measure",
        ),
        pytest.param(
            "victim satisfaction.value",
            'it is not of the form measure.value. Did you mean "victim_satisfaction.value"?',
            id="a space in the id",
        ),
        pytest.param(
            "calls",
            'it is not of the form measure.value. Did you mean "calls.value"?',
            id="no attribute",
        ),
        pytest.param(
            "calls.valeu", '"valeu" is nothing a measure has. Did you mean "value"?', id="attribute"
        ),
        pytest.param(
            "knife_crime[Estham].value",
            '"Estham" is not an area of Settings. Did you mean "Eastham"?',
            id="area",
        ),
        pytest.param(
            "knife_crime(At nite).value",
            'knife_crime has no part "At nite". Did you mean "At night"?',
            id="part",
        ),
        pytest.param(
            "knife_crime(Eastham).value",
            'knife_crime has no part "Eastham", and an area stands in square brackets. Did you '
            'mean "[Eastham]"?',
            id="an area in round brackets",
        ),
        pytest.param(
            "knife_crime.change on previous yaer",
            'knife_crime is not compared with "previous yaer". Did you mean "previous year"?',
            id="comparator",
        ),
        pytest.param(
            "knife_crime.change on baseline",
            'knife_crime is not compared with "baseline". Write one of previous year.',
            id="a comparator it has not",
        ),
    ],
)
def test_a_misspelt_name_is_said_with_its_line_and_a_suggestion(
    root: Path, typed: str, problem: str
) -> None:
    """PM402 names the file, the line, what is wrong and the nearest name."""
    assert findings(root, f"It is {{{{ {typed} }}}}.") == [
        "error    commentary/2022Q1/11-satisfaction.md line 3: PM402 "
        f'"{{{{ {typed} }}}}" cannot be filled: {problem}'
    ]


def test_a_figure_that_is_not_there_is_named_in_words(root: Path) -> None:
    """No figures of a district: what to do is to enter them, not to spell it otherwise."""
    assert findings(root, "It is {{ victim_satisfaction[Eastham].value }}.") == [
        "error    commentary/2022Q1/11-satisfaction.md line 3: PM402 "
        '"{{ victim_satisfaction[Eastham].value }}" cannot be filled: the workbook has no figures '
        "of victim_satisfaction in Eastham. Enter them in the workbook, or write the sentence "
        "without them."
    ]


def test_a_live_figure_without_its_end_is_quoted_as_typed(root: Path) -> None:
    """Closing brackets that are missing are what the message says, and no more are shown."""
    (said,) = findings(root, "It is {{ calls.value } now.")
    assert 'PM402 "{{ calls.value } now." cannot be filled: its two closing brackets }} are' in said


def test_template_tricks_are_words(root: Path) -> None:
    """Nothing between braces is executed: it is a finding, or stands in the paper as typed."""
    sentence = (
        "{{ ''.__class__.__mro__[1].__subclasses__() }} {% for x in range(9) %}x{% endfor %} "
        "{{ config.items() }} {{ 7*7 }} {# nothing #}"
    )
    assert printed(root, sentence) == (
        "[''.__class__.__mro__[1].__subclasses__(): no such figure] "
        "{% for x in range(9) %}x{% endfor %} [config.items(): no such figure] "
        "[7*7: no such figure] {# nothing #}"
    )
    assert [
        line.partition(" cannot")[0].partition("PM402 ")[2] for line in findings(root, sentence)
    ] == [
        "\"{{ ''.__class__.__mro__[1].__subclasses__() }}\"",
        '"{{ 7*7 }}"',
        '"{{ config.items() }}"',
    ]
