"""A project's own page.css: what is kept, and what is left out and why."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.renderers import html, html_template, own_style, pdf
from tests.command import run_in
from tests.renderers.sample import sample_images, sample_report
from tests.small_project import small_project


@pytest.mark.parametrize(
    ("given_css", "kept"),
    [
        pytest.param(":root{--accent:#5b1a4b}", ":root{--accent:#5b1a4b;}\n", id="a theme colour"),
        pytest.param("h2 {color: rgb(9, 9, 9)}", "h2{color:rgb(9, 9, 9);}\n", id="a colour"),
        pytest.param("td{font-size:11pt}", "td{font-size:11pt;}\n", id="a size"),
        pytest.param(
            "@media print{p{margin:2mm 0}}", "@media print{p{margin:2mm 0;}\n}\n", id="in print"
        ),
        pytest.param(
            "body{font-family:Georgia,'Times New Roman',serif}",
            "body{font-family:Georgia,'Times New Roman',serif;}\n".replace("'", '"'),
            id="fonts",
        ),
        pytest.param("/* nothing */", "", id="a comment"),
    ],
)
def test_the_look_is_kept(given_css: str, kept: str) -> None:
    """Colours, fonts, sizes and spacing, for all media or some."""
    assert own_style.read(given_css.encode()) == own_style.OwnStyle(kept)


@pytest.mark.parametrize(
    ("given_css", "said"),
    [
        pytest.param(
            "p{color:red}\n@import 'x.css';",
            "Line 2 is left out: @import is not allowed",
            id="import",
        ),
        pytest.param(
            "p{background:url(https://example.org/x)}",
            "Line 1 is left out: url() is not allowed: the paper fetches nothing",
            id="address",
        ),
        pytest.param(
            "p{background:url('x')}",
            "Line 1 is left out: url() is not allowed: the paper fetches nothing",
            id="address in quotes",
        ),
        pytest.param(
            "p{background:image-set('x' 1x)}",
            "Line 1 is left out: image-set() is not allowed: the paper fetches nothing",
            id="image-set",
        ),
        pytest.param(
            "td{display:none}",
            "Line 1 is left out: the property display is not one of those that change the look "
            "only",
            id="hidden",
        ),
        pytest.param(
            "p::before{content:'+5%'}",
            "Line 1 is left out: the property content is not one of those that change the look "
            "only",
            id="words added",
        ),
        pytest.param(
            "p{font-size:900pt}",
            "Line 1 is left out: 900pt is too small or too large, or in a unit that is not allowed",
            id="huge",
        ),
        pytest.param(
            "p{font-size:0}",
            "Line 1 is left out: 0 is too small or too large, or in a unit that is not allowed",
            id="hidden by size",
        ),
        pytest.param(
            "p{margin:-9mm}",
            "Line 1 is left out: -9mm is too small or too large, or in a unit that is not allowed",
            id="one over another",
        ),
        pytest.param(
            "@page{size:1mm}", "Line 1 is left out: @page is not allowed", id="a million pages"
        ),
        pytest.param(
            "a{font-family:'</style>'}",
            "Line 1 is left out: a value holds a sign that is not allowed",
            id="end of style",
        ),
        pytest.param(
            r"p{--a\7d td\7b display\3a none\3b b:red}",
            "Line 1 is left out: the property --a}td{display:none;b is not one of those that "
            "change the look only",
            id="a rule within a name",
        ),
        pytest.param(
            r"p{--a\3b display\3a none\3b b:red}",
            "Line 1 is left out: the property --a;display:none;b is not one of those that change "
            "the look only",
            id="a declaration within a name",
        ),
        pytest.param(
            r"p{color:#\3c /style x=y}",
            "Line 1 is left out: a value holds a sign that is not allowed",
            id="end of style behind a hash",
        ),
        pytest.param(
            "li{list-style-type:'was 99'}",
            "Line 1 is left out: a style adds no words",
            id="words before a list's items",
        ),
        pytest.param(
            "li{list-style-type:var(--mine)}",
            "Line 1 is left out: the value of list-style-type has to be written out: var(--mine) "
            "is not allowed",
            id="words by a name",
        ),
        pytest.param(
            "td{font-size:var(--mine)}",
            "Line 1 is left out: the value of font-size has to be written out: var(--mine) is not "
            "allowed",
            id="hidden by a name's size",
        ),
        pytest.param(
            "td{font-size:smaller}",
            "Line 1 is left out: smaller changes with every element within another",
            id="hidden by and by",
        ),
        pytest.param(
            "p{--a:var(--b) var(--b)}",
            "Line 1 is left out: the value of --a has to be written out: var(--b) is not allowed",
            id="names that double",
        ),
        pytest.param(
            f"p{{color:{'var(--a,' * 6}red{')' * 6}}}",
            "Line 1 is left out: its value is too long",
            id="names in names",
        ),
        pytest.param(
            f"{':not(' * 6}p{')' * 6}{{color:red}}",
            "Line 1 is left out: what stands before its brackets is too long",
            id="deep",
        ),
        pytest.param(
            f"{'* ' * 75}p{{color:red}}",
            "Line 1 is left out: what stands before its brackets is too long",
            id="long",
        ),
        pytest.param("}}} p{color:red}", "Line 1 is left out: it cannot be read as CSS", id="ends"),
        pytest.param(
            "p{colour red}",
            "Line 1 is left out: it cannot be read as “property: value”",
            id="no colon",
        ),
    ],
)
def test_what_does_more_is_left_out(given_css: str, said: str) -> None:
    """Each is named with its line; the rules around it hold."""
    read = own_style.read(f"{given_css}\n\nh2{{color:red}}".encode())
    assert [str(one) for one in read.problems] == [said]
    assert read.css.endswith("h2{color:red;}\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\xff\xfe", "The file is left out: it is not a text in UTF-8", id="UTF-16"),
        pytest.param(
            b"a" * 100_001, "The file is left out: it is larger than 100,000 bytes", id="large"
        ),
    ],
)
def test_a_file_that_is_no_style(data: bytes, said: str) -> None:
    """Nothing of it is used."""
    read = own_style.read(data)
    assert (read.css, [str(one) for one in read.problems]) == ("", [said])


def test_problems_are_bounded() -> None:
    """A file of another kind is not listed line by line."""
    assert len(own_style.read(b"p{x:y}" * 500).problems) == own_style.MOST_PROBLEMS


def test_rules_are_bounded() -> None:
    """Each rule is looked up for each element of a paper, within @media as well."""
    one = "p{color:red}"
    read = own_style.read(f"{one * 150}@media print{{{one * 148}}}{one}\n{one}".encode())
    assert read.css.count("color:red") == own_style.MOST_RULES - 1
    assert [str(said) for said in read.problems] == [
        "Line 2 is left out: there are 300 rules before it"
    ]


@given(st.text(alphabet="ab:;{}()@'\"\\</ -%0\n!#,url") | st.text())
def test_any_text_is_read(text: str) -> None:
    """It never raises, and what is kept fetches nothing and ends no style element."""
    css = own_style.read(text.encode("utf-8", "ignore")).css
    assert not set("<\\") & set(css)
    assert "url(" not in css.lower()
    assert css.count("{") == css.count("}")


STYLED = replace(sample_report(), style="h2{color:#5b1a4b;}\n")


def test_page_and_print_wear_it() -> None:
    """The page on a light ground and in print; a dark screen keeps colours that fit it."""
    page = html.render(STYLED, sample_images()).decode()
    assert "@media not screen,(prefers-color-scheme:light){h2{color:#5b1a4b;}\n}" in page
    assert pdf.render(STYLED, {}) != pdf.render(replace(STYLED, style=""), {})


NAMES = ":root{--accent:#5b1a4b;--size-table:7pt;}\n"


def test_a_name_set_anew_holds_wherever_it_stands() -> None:
    """A style that gives a colour or a size of the theme's looks like one that spells it out."""
    theirs = html_template.settled(":root{--accent:#12436D;}h2{color:var(--accent)}", "")
    assert theirs == ":root{--accent:#12436D;}h2{color:#12436D}"
    named = html_template.settled(":root{--accent:#12436D;}h2{color:var(--accent)}", NAMES)
    assert named == ":root{--accent:#12436D;}h2{color:var(--accent)}" + NAMES
    assert pdf.render(replace(STYLED, style=NAMES), {}) != pdf.render(STYLED, {})


def test_a_project_with_a_bad_style_is_built(tmp_path: Path) -> None:
    """PM507 names file and line; the rest of the style holds, and the paper is written."""
    project = small_project(tmp_path / "p")
    (project / "templates").mkdir()
    (project / "templates" / "page.css").write_text("h2{color:#5b1a4b}\np{position:fixed}")
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "html")
    assert run.exit_code == 0
    page = next((project / "out" / "2022Q1" / "draft-01").glob("perf*.html"))
    text = page.read_text(encoding="utf-8")
    assert "h2{color:#5b1a4b;}" in text
    assert (
        "templates/page.css: PM507 Line 2 is left out: the property position is not one of those "
        "that change the look only. Take it out, or write it with what page.css may hold: colours, "
        "fonts, sizes and spacing."
    ) in text
