"""Templates changed as people change them in Word: the paper follows, and nothing is lost."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document

from perfmon_cli.renderers.docx import Filled, TemplateError, fill, render
from perfmon_cli.report.model import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Report,
    Row,
    Section,
    Table,
)
from tests.renderers.restyling import BODY, STYLES, restyled
from tests.renderers.sample import sample_images, sample_report, text
from tests.renderers.wordfile import WP, W, WordFile, edited, zipped
from tools.word_check import problems


@pytest.fixture(scope="module")
def made(template: bytes) -> bytes:
    """The sample report in that template."""
    return render(sample_report(), sample_images(), restyled(template))


def test_nothing_is_lost(template: bytes, made: bytes) -> None:
    """The same words, numbers and bookmarks in the same order, and the template's own once more."""
    ours = WordFile(render(sample_report(), sample_images(), template))
    theirs = WordFile(made)
    first, *rest = theirs.outline().splitlines()
    assert first.endswith("It was made for Performance Monitoring Report.")
    plain = [re.sub(r"^(\[heading 1\] \d)\.", r"\1", line) for line in rest]
    plain = [re.sub(r"^(\[Committee heading\] \d)\.", r"\1", line) for line in plain]
    assert plain == ours.outline().splitlines()
    assert theirs.bookmarks() == ours.bookmarks()


def test_the_paper_follows(made: bytes) -> None:
    """Letters, colours, sizes, margins, numbers and the logo are the template's."""
    word = WordFile(made)
    styles = word.parts[STYLES].decode()
    assert "Georgia" in styles
    assert "12436D" not in styles + word.parts[BODY].decode()
    assert "[heading 1] 1. Supporting victims" in word.outline()
    assert b"The council's arms" in word.parts["word/header1.xml"].replace(b"&#39;", b"'")
    upright = 11906 - 1700 - 1417
    grids = [
        sum(int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid"))
        for table in word.tables()
    ]
    assert set(grids) == {upright, 16838 - 2 * 851}
    widest = max(int(size.get("cx")) for size in word.body.iter(f"{WP}extent"))
    assert widest <= upright * 635


def test_it_is_accessible_and_sound(made: bytes) -> None:
    """What holds of perfmon's own look holds of theirs; python-docx reads it again."""
    assert {said.split(":")[0] for said in problems(made)} == {"leftovers"}
    assert len(Document(io.BytesIO(made)).tables) == len(WordFile(made).tables())


def test_heading_without_a_level_is_told(template: bytes) -> None:
    """A heading whose paragraph was given a plain style is still printed, and told (PM506)."""
    body = WordFile(template).parts[BODY].decode()
    kind = body.index("block.kind == 'heading 2' ")
    at = body.index('<w:pStyle w:val="Heading2"/>', kind)
    changed = zipped(
        WordFile(template).parts
        | {BODY: (body[:at] + body[at:].replace("Heading2", "BodyText", 1)).encode()}
    )
    filled = fill(sample_report(), sample_images(), changed)
    assert filled.flat == ("Victim satisfaction", "999 calls answered on target")
    assert fill(sample_report(), sample_images(), template).flat == ()


def test_styles_that_are_gone(template: bytes) -> None:
    """Styles that were deleted are told by their headings; all words are there all the same."""
    styles = WordFile(template).parts[STYLES].decode()
    gone = re.sub(r'<w:style [^>]*w:styleId="Heading[123]".*?</w:style>', "", styles)
    filled = fill(
        sample_report(),
        sample_images(),
        zipped(WordFile(template).parts | {STYLES: gone.encode()}),
    )
    assert "Victim satisfaction" in filled.flat
    assert b"Victim satisfaction" in WordFile(filled.data).parts[BODY]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, (), id="as it is"),
        pytest.param({"{{ report.draft }}": ""}, ("{{ report.draft }}",), id="draft"),
        pytest.param({"{{ report.marking }}": "x"}, ("{{ report.marking }}",), id="marking"),
    ],
)
def test_marks_that_a_template_lost(
    template: bytes, changes: dict[str, str], expected: tuple[str, ...]
) -> None:
    """A draft that would not say so, or a marking that would not show, is told (PM505)."""
    changed = template
    for part in ("word/header1.xml", "word/header2.xml", "word/header3.xml"):
        changed = edited(changed, changes, part)
    report = replace(sample_report(), sections=sample_report().sections[-1:])
    assert _fill(report, changed).unmarked == expected
    final = replace(report, is_draft=False, marking="")
    assert _fill(final, changed).unmarked == ()


def _fill(report: Report, template: bytes) -> Filled:
    return fill(report, sample_images(), template)


def test_the_draft_is_in_the_properties(template: bytes) -> None:
    """Headers are not read out: the file's properties say what they mark, too."""
    word = WordFile(render(sample_report(), {}, template))
    core = word.parts["docProps/core.xml"].decode()
    assert "<cp:contentStatus>DRAFT</cp:contentStatus>" in core
    assert "<cp:category>OFFICIAL</cp:category>" in core
    final = WordFile(render(sample_report(is_draft=False), {}, template))
    assert "DRAFT" not in final.parts["docProps/core.xml"].decode()


_STRANGE = (
    "x" * 400,
    "\u202eevil\u202c \u2067right to left\u2069",
    "a\x00\x01\x0b\ufffe\ud800b",
    "]]> <!-- --> &amp; &#0; <w:p/>",
    "{{ report.title }}{% endfor %}{#",
    "ﷺ" * 200,
    "\na\n\n\tb",
)


@pytest.mark.parametrize("words", _STRANGE, ids=range(len(_STRANGE)))
def test_hostile_words(template: bytes, words: str) -> None:
    """Whatever somebody types stands in every place of a sound file that fits its page."""
    report = _with_words(words)
    made = render(report, {}, template)
    assert {said.split(":")[0] for said in problems(made)} <= {"leftovers", "tables"}
    assert not [one for one in problems(made) if "wider" in one or "columns" in one]
    assert Document(io.BytesIO(made)).tables


def _with_words(words: str) -> Report:
    table = Table(
        id="t",
        caption=words,
        number=1,
        columns=(
            Column(heading=words, kind=ColumnKind.LABEL),
            Column(heading=words, kind=ColumnKind.NUMBER),
        ),
        rows=(_row(words, 2),),
        notes=(text(words),),
    )
    blocks = (
        Heading(id="h", level=1, text=words, number="1"),
        Bullets(id="b", items=(text(words),)),
        table,
    )
    return replace(
        sample_report(marking=words),
        title=words,
        footer=words,
        sections=(Section(id="s", blocks=blocks),),
    )


def _row(words: str, count: int) -> Row:
    return Row(cells=tuple(Cell(line=text(words), notes=(text(words),)) for _ in range(count)))


@pytest.mark.parametrize("wide", [True, False], ids=["wide page", "upright page"])
@pytest.mark.parametrize("columns", [12, 40, 62])
def test_many_columns_fit_the_page(template: bytes, *, wide: bool, columns: int) -> None:
    """A table of sixty areas is as wide as the text, its columns add up, none is without width."""
    kinds = (ColumnKind.LABEL,) + (ColumnKind.NUMBER,) * (columns - 1)
    heads = tuple(Column(heading=f"District {n}", kind=kind) for n, kind in enumerate(kinds))
    table = Table(id="t", caption="Many", number=1, columns=heads, rows=(_row("1,234", columns),))
    report = replace(sample_report(), sections=(Section(id="s", blocks=(table,), wide=wide),))
    made = render(report, {}, template)
    (grid,) = (one.find(f"{W}tblGrid") for one in WordFile(made).tables())
    widths = [int(one.get(f"{W}w")) for one in grid]
    assert sum(widths) == (16838 - 2 * 851 if wide else 11906 - 2 * 1134)
    assert min(widths) > 0
    assert not [one for one in problems(made) if one.startswith("tables")]


def test_a_template_for_a_loop_that_never_ends(template: bytes) -> None:
    """Loops over the report's own lists are counted, however deep they are."""
    loops = "".join(f"{{% for a{n} in sections %}}" for n in range(12))
    broken = edited(template, {"{{ report.title }}": loops + "x" + "{% endfor %}" * 12})
    with pytest.raises(TemplateError) as caught:
        render(sample_report(), {}, broken)
    assert "the loops do not come to an end" in caught.value.problem
