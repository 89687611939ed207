"""`perfmon trace`: a figure of the paper back to its cells, on the command line."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Run, run_in
from tests.small_project import HISTORY, MEASURES, Sheet, small_project

Q = ("--quarter", "2022Q1")
BREAKS = [
    ("Measure", "From", "What changed", "Note"),
    ("hate_crime", "2021-04-01", "Counted differently", None),
]
DECISIONS = [
    ("What", "Measure", "Part", "Area", "Period", "Decision", "Reason", "Role"),
    ("trend", "knife_crime", None, None, None, "flat", "Confirmed by the force.", "Analyst"),
]
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
#: A measure of two parts, which may stand in one cell.
PARTS = [
    (*MEASURES[0], "Parts"),
    *((*row, None) for row in MEASURES[1:4]),
    ("hate_crime", "2", *MEASURES[4][2:], "Race; Faith"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, with a break and a decision."""
    root = tmp_path_factory.mktemp("trace") / "project"
    return small_project(root, {"Breaks": BREAKS, "Decisions": DECISIONS})


def trace(root: Path, *words: str) -> Run:
    """What `perfmon trace` says of a figure."""
    return run_in(root, "trace", *words, *Q)


def hash_of(root: Path) -> str:
    """The sha256 of the workbook."""
    return hashlib.sha256((root / "data" / "figures.xlsx").read_bytes()).hexdigest()


def test_a_given_figure(project: Path) -> None:
    """Every place, the cell with what it holds, what is made of it, its arrow, the file's hash."""
    run = trace(project, "72.6%")
    assert run.exit_code == 0
    assert run.stdout == (
        "72.6%: Victim satisfaction, Northshire\n"
        "  2021/22\n"
        '  Printed in  "What needs attention": Victim satisfaction\n'
        '              Table 1, row "Victim satisfaction", column "2021/22"\n'
        "              paragraph 1.1.1 (commentary/2022Q1/11-satisfaction.md, line 8)\n"
        "  Rule        It is read from one cell.\n"
        "  Cells       data/figures.xlsx · History!E2: 72.6\n"
        "  Used for    −5.0 pp  2021/22, change on the previous year (2020/21)\n"
        "              3  Measures, or parts of measures, in this report\n"
        "  Arrow       down, worsening: on 2020/21.\n"
        "              An arrow marks a change of 2 percentage points or more.\n"
        "  Id          victim_satisfaction.2021-04_2022-03.value\n"
        "\n"
        "Files\n"
        "  data/figures.xlsx\n"
        f"    sha256 {hash_of(project)}\n"
    )
    assert run.stderr == (
        "January to March 2022 (Q4 of 2021/22)\n"
        "This is the paper as it would be built now; none of the quarter has been yet.\n"
    )


def test_a_change_down_to_its_cells(project: Path) -> None:
    """The rule with its figures, each with its own cell; typed with a hyphen and no space."""
    run = trace(project, "+169")
    assert run.exit_code == 0
    assert (
        "  Rule        2,358 (2021/22) minus 2,189 (2020/21), worked out before rounding.\n"
        "  From        2,358  2021/22\n"
        "                data/figures.xlsx · History!E4: 2358\n"
        "              2,189  2020/21\n"
        "                data/figures.xlsx · History!D4: 2189\n"
    ) in run.stdout


@pytest.mark.parametrize(
    "words", [("-5.0pp",), ("-5.0", "pp"), ("−5.0 pp",), ("5.0 percentage points",)], ids=repr
)
def test_a_change_may_be_typed_as_it_comes(project: Path, words: tuple[str, ...]) -> None:
    """A hyphen is no option, and two words are one figure."""
    run = trace(project, *words)
    assert run.exit_code == 0
    assert run.stdout.startswith("−5.0 pp: Victim satisfaction, Northshire\n")
    assert "−5.0 pp: Calls answered, Northshire\n" in run.stdout


def test_a_measure_of_which_nothing_is_printed(project: Path) -> None:
    """A supporting measure has indicators, but no figure in the paper."""
    run = trace(project, "hate_crime")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith(
        'perfmon: This paper prints no figure of the measure "hate_crime". For its indicators: '
        "perfmon show hate_crime --quarter 2022Q1\n"
    )


def test_a_decision_and_an_id(project: Path) -> None:
    """What the analyst decided, with his reason and the row of the sheet."""
    run = trace(project, "knife_crime.2021-04_2022-03.value")
    assert run.exit_code == 0
    assert "  Arrow       no clear change" in run.stdout
    assert "  Decisions   trend, flat: Confirmed by the force (Decisions!A2).\n" in run.stdout


def test_a_break_is_the_reason(tmp_path: Path) -> None:
    """A change across a break: the reason, both figures, the break and its row."""
    measures = [*MEASURES[:4], ("hate_crime", "2", *MEASURES[4][2:])]
    root = small_project(tmp_path / "p", {"Breaks": BREAKS, "Measures": measures})
    run = trace(root, "not comparable")
    assert run.exit_code == 0
    assert (
        "  Rule        No change is given from 12 (2020/21) to 14 (2021/22): not comparable: "
        "counted\n                differently.\n"
    ) in run.stdout
    assert (
        "  Breaks      Counting changed on 1 April 2021: Counted differently (Breaks!A2).\n"
    ) in run.stdout


def test_a_measure_lists_its_figures(project: Path) -> None:
    """Many are listed with their ids, and how to see one is said."""
    run = trace(project, "Knife crime")
    assert run.exit_code == 0
    assert run.stdout.startswith(
        "Knife crime, Northshire\n  2,358  2021/22  (knife_crime.2021-04_2022-03.value)\n"
    )
    assert "Knife crime, Eastham\n" in run.stdout
    assert run.stderr.endswith(
        "figures match. For the cells of one, name its id: perfmon trace "
        "knife_crime.2021-04_2022-03.value --quarter 2022Q1\n"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(
            "2,385",
            'perfmon: "2,385" is printed nowhere in this paper. The nearest are:\n'
            "  2,358 (Knife crime, Northshire, 2021/22)\n"
            "  2,189 (Knife crime, Northshire, 2020/21)\n",
            id="digits swapped",
        ),
        pytest.param(
            "victim_satisfation",
            'perfmon: "victim_satisfation" is printed nowhere in this paper. Did you mean '
            '"victim_satisfaction"?\n',
            id="measure misspelt",
        ),
        pytest.param(
            "zzzz",
            'perfmon: "zzzz" is printed nowhere in this paper. Type it as it stands there (72.6%, '
            "−0.6 pp, 13,838), or the id of a figure or measure.\n",
            id="nothing near",
        ),
        pytest.param(
            "\x1b[2J",
            'perfmon: " [2J" is printed nowhere in this paper.',
            id="what would steer a terminal",
        ),
        pytest.param("  ", "perfmon: Say which figure, as it is printed", id="nothing"),
        pytest.param("--quater", 'perfmon: "--quater" is no option of perfmon trace', id="option"),
    ],
)
def test_what_is_printed_nowhere(project: Path, asked: str, said: str) -> None:
    """Exit 2, with the nearest figures; nothing on stdout."""
    run = trace(project, asked)
    assert (run.exit_code, run.stdout) == (2, "")
    assert said in run.stderr


def test_json_has_whole_trails(project: Path) -> None:
    """For other programs: each figure as in figures.json, with its trail."""
    run = trace(project, "+169", "--format", "json")
    document = json.loads(run.stdout)
    (found,) = document["figures"]
    assert (document["quarter"], found["printed"], found["rule"]) == (
        "2022Q1",
        "+169",
        "difference",
    )
    assert found["what"] == "Knife crime, Northshire"
    assert found["rule_words"].startswith("2,358 (2021/22) minus 2,189 (2020/21)")
    now, before = found["made_of"]
    assert (now["printed"], now["cells"]) == (
        "2,358",
        [
            {
                "file": "data/figures.xlsx",
                "sheet": "History",
                "cell": "E4",
                "read": "2358",
                "of": "",
                "status": "",
                "sha256": hash_of(project),
            }
        ],
    )
    assert before["cells"][0]["cell"] == "D4"
    assert {place["ref"] for place in found["places"]} == {"Table 2", "Table 3"}


def test_the_paper_on_the_desk(tmp_path: Path) -> None:
    """A draft of the same files is named; one of other files too, with what it prints."""
    root = small_project(tmp_path / "p")
    assert run_in(root, "build", *Q, "--format", "html").exit_code == 0
    assert "out/2022Q1/draft-01 was built from the same files.\n" in trace(root, "72.6%").stderr
    history = [*HISTORY[:1], ("victim_satisfaction", None, None, 77.6, 71.6), *HISTORY[2:]]
    newer = small_project(tmp_path / "newer", {"History": history})
    (newer / "data" / "figures.xlsx").replace(root / "data" / "figures.xlsx")
    assert trace(root, "71.6%").stderr.endswith(
        "These are the figures of the files as they are now. Changed since out/2022Q1/draft-01 "
        "was built: data/figures.xlsx.\n"
        "out/2022Q1/draft-01 prints 72.6% for victim_satisfaction.2021-04_2022-03.value, not "
        "71.6%.\n"
    )
    gone = trace(root, "72.6%")
    assert gone.exit_code == 2
    assert (
        '"72.6%" is printed nowhere in this paper. out/2022Q1/draft-01 prints it '
        "(victim_satisfaction.2021-04_2022-03.value), but the files have changed since."
    ) in gone.stderr


def test_a_damaged_draft_stops_nothing(tmp_path: Path) -> None:
    """What lies in out/ is not needed to trace a figure."""
    root = small_project(tmp_path / "p")
    assert run_in(root, "build", *Q, "--format", "html").exit_code == 0
    draft = root / "out" / "2022Q1" / "draft-01"
    (draft / "figures.json").write_text("{", encoding="utf-8")
    (root / "commentary" / "2022Q1" / "11-satisfaction.md").write_text("New.", encoding="utf-8")
    assert trace(root, "72.6%").exit_code in {0, 1}
    (draft / "manifest.json").write_text("{", encoding="utf-8")
    assert trace(root, "72.6%").exit_code in {0, 1}


def test_nothing_heavy_is_loaded(project: Path) -> None:
    """No charts, no Word file, no PDF: what makes them is not even imported."""
    script = (
        "import sys; from perfmon_cli import cli; sys.argv = ['perfmon', 'trace', '72.6%', "
        f"'--quarter', '2022Q1', '--project', {str(project)!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'matplotlib', 'weasyprint', 'docx', 'openpyxl', 'pandas', 'lxml', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_cell_that_holds_several_figures(tmp_path: Path) -> None:
    """Each part is read from the one cell; what is said of it is the part's own number."""
    history = [*HISTORY[:6], ("hate_crime", None, None, "Race: 8\nFaith: 4", "Race: 9\nFaith: 5")]
    root = small_project(tmp_path / "p", {"Measures": PARTS, "History": history})
    run = trace(root, "hate_crime.faith.2021-04_2022-03.value")
    assert "  Cells       data/figures.xlsx · History!E7: 5\n" in run.stdout
    run = trace(root, "hate_crime.race.2021-04_2022-03.value")
    assert "  Cells       data/figures.xlsx · History!E7: 9\n" in run.stdout


def test_a_year_made_of_months(tmp_path: Path) -> None:
    """The sum names every month's cell with what it holds."""
    heads = (*MEASURES[0], "Adds up over time")
    measures = [heads, *((*row, None) for row in MEASURES[1:4]), (*MEASURES[4], None)]
    measures[3] = (*MEASURES[3], "yes")
    months = [f"{name}-{21 if number < 9 else 22}" for number, name in enumerate(MONTHS)]
    sheets: dict[str, Sheet | None] = {
        "Measures": measures,
        "History": [row for row in HISTORY if row[0] != "knife_crime" or row[2]],
        "Months": [("Measure", *months), ("knife_crime", *range(100, 112))],
    }
    root = small_project(tmp_path / "p", sheets)
    run = trace(root, "knife_crime.2021-04_2022-03.value")
    assert run.stdout.startswith("1,266: Knife crime, Northshire\n  2021/22\n")
    assert "  Rule        The sum of 12 cells.\n" in run.stdout
    assert "  Cells       data/figures.xlsx · Months!B2: 100 (Apr 2021)\n" in run.stdout
    assert "              data/figures.xlsx · Months!M2: 111 (Mar 2022)\n" in run.stdout


def test_a_figure_that_a_sender_sent(tmp_path: Path) -> None:
    """The trail leads to the cell in their file, with that file's hash."""
    root = small_project(
        tmp_path / "p",
        {
            "History": [row for row in HISTORY if row[0] != "calls"],
            "Tables received": [
                ("Sender", "Down the side", "Across the top", "All cells are measure"),
                ("police", "periods", None, "calls"),
            ],
        },
    )
    sent = root / "received" / "police" / "answers.csv"
    sent.parent.mkdir(parents=True)
    sent.write_text("Period,Calls\n2020/21,90.6\n2021/22,85.6\n", encoding="utf-8")
    run = trace(root, "85.6%")
    assert "  Cells       received/police/answers.csv · " in run.stdout
    assert f"sha256 {hashlib.sha256(sent.read_bytes()).hexdigest()}\n" in run.stdout


def test_a_figure_typed_by_hand_is_found_in_its_text(tmp_path: Path) -> None:
    """What stands in a text alone is not "printed nowhere": its place and what it is are said."""
    text = (
        "---\nmeasures: victim_satisfaction\n---\nOnline contacts are 15% [own: Force report].\n\n"
        "About a quarter of victims, 27.4%, were not satisfied.\n"
    )
    root = small_project(tmp_path / "p", texts={"11-satisfaction.md": text})
    own = trace(root, "15%")
    assert own.exit_code == 2
    assert own.stderr.endswith(
        'perfmon: "15%" is typed by hand, not put in from the workbook:\n'
        "  commentary/2022Q1/11-satisfaction.md, line 4: a figure of the writer's own, from: "
        "Force report\n"
    )
    assert trace(root, "27.4%").stderr.endswith(
        "  commentary/2022Q1/11-satisfaction.md, line 6: what is left of 100% by Victim "
        "satisfaction, 2021/22 (History!E2)\n"
    )
