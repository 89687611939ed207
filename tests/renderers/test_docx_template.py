"""What is wrong with a template is said with its place; nothing of it runs."""

import io
import re
import zipfile

import pytest

from perfmon_cli.renderers.docx import TemplateError, render
from tests.renderers.sample import sample_images, sample_report
from tests.renderers.wordfile import WordFile, edited, zipped

_LIST = "Compare it with perfmon's own template; docs/word-template.md lists the tags."


def _fails(template: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        render(sample_report(), sample_images(), template)
    return caught.value


@pytest.mark.parametrize(
    ("changes", "problem", "place"),
    [
        pytest.param(
            {"{{ report.title }}": "{{ reprot.title }}"},
            "“reprot” is not a name the report has.",
            'paragraph "{{ reprot.title }}" in the body',
            id="misspelt name",
        ),
        pytest.param(
            {"{{ report.title }}": "The {{ report.titel }} paper"},
            "“titel” is not a name the report has.",
            'paragraph "The {{ report.titel }} paper" in the body',
            id="misspelt part of a name",
        ),
        pytest.param(
            {"{{r head.text }}": "{{r haed.text }}"},
            "“haed” is not a name the report has.",
            'paragraph "{{r haed.text }}" in the body',
            id="misspelt name in a table",
        ),
        pytest.param(
            {"{%p for block in section.blocks %}": "{%p for block in section.blokcs %}"},
            "“blokcs” is not a name the report has.",
            'paragraph "{%p for block in section.blokcs %}" in the body',
            id="misspelt list",
        ),
        pytest.param(
            {"{%p for item in block.entries %}": "{%p fro item in block.entries %}"},
            "“fro” is not a word of a template: it knows for, if and their ends.",
            'paragraph "{%p fro item in block.entries %}" in the body',
            id="misspelt for",
        ),
        pytest.param(
            {"{{ report.title }}": "{{ report.title"},
            "A tag is not complete: each {{ needs its }} in the same paragraph.",
            'paragraph "{{ report.title" in the body',
            id="not closed",
        ),
        pytest.param(
            {"{{ report.title }}": "{{ report.title | shout }}"},
            "This tag cannot be filled: No filter named 'shout' found.",
            'paragraph "{{ report.title | shout }}" in the body',
            id="unknown filter",
        ),
        pytest.param(
            {"{{ report.title }}": "{{ report title }}"},
            "This tag cannot be read from “title” on.",
            'paragraph "{{ report title }}" in the body',
            id="no tag at all",
        ),
        pytest.param(
            {"{{r block.text }}": "{{ block.text }}"},
            "A tag is of the wrong kind: runs of text need {{r … }}, names need {{ … }}.",
            'what prints "Purpose of the report" in the body',
            id="runs as a name",
        ),
        pytest.param(
            {"{{ report.title }}": "{{r report.title }}"},
            "A tag is of the wrong kind: runs of text need {{r … }}, names need {{ … }}.",
            'what prints "Performance Monitoring Report" in the body',
            id="name as runs",
        ),
    ],
)
def test_broken_tag(template: bytes, changes: dict[str, str], problem: str, place: str) -> None:
    """A tag that cannot be filled is PM502 with its part and paragraph, as it was typed."""
    error = _fails(edited(template, changes))
    assert (error.code, error.problem, error.place) == ("PM502", problem, place)
    assert error.remedy == _LIST
    assert str(error) == f"{place}: {problem}"


def test_broken_tag_in_header(template: bytes) -> None:
    """Headers and footers are named as such."""
    broken = edited(template, {"report.marking": "report.markign"}, "word/header2.xml")
    error = _fails(broken)
    tags = "{{ report.footer }}{{ report.markign }}{{ report.draft }}"
    assert error.place == f'paragraph "{tags}" in a header'
    broken = edited(template, {"words.of": "word.of"}, "word/footer1.xml")
    assert _fails(broken).place.endswith(" in a footer")


def test_removed_loop_end(template: bytes) -> None:
    """Where the end of a loop was deleted, the loop's beginning is named."""
    words = WordFile(template).parts["word/document.xml"].decode()
    start = words.rindex("<w:p>", 0, words.rindex("{%p endfor %}"))
    end = words.index("</w:p>", start) + len("</w:p>")
    error = _fails(edited(template, {words[start - 400 : end]: words[start - 400 : start]}))
    assert error.problem == "{% for %} has no {% endfor %}."
    assert error.place == 'paragraph "{%p for section in sections %}" in the body'


def test_loop_that_leaves_its_cell(template: bytes) -> None:
    """A row's tag that lost its kind breaks the table; nothing is silently repaired."""
    broken = edited(template, {"{%tr for row in block.rows %}": "{% for row in block.rows %}"})
    error = _fails(broken)
    assert error.code == "PM502"
    assert error.problem == "Its tags begin and end in different paragraphs, rows or cells."


def test_place_for_a_block_is_missing(template: bytes) -> None:
    """A template that would leave something out is refused, and says what."""
    error = _fails(edited(template, {"block.kind == 'table'": "block.kind == 'tabel'"}))
    assert error.code == "PM502"
    assert re.fullmatch(
        r"It has no place for \d+ parts of the report \(the first is “t_priority_1”\)\.",
        error.problem,
    )


_TYPE = "wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        pytest.param(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "It is a Word template (.dotx).",
            id="dotx",
        ),
        pytest.param(
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "It can hold macros (.docm or .dotm).",
            id="docm",
        ),
        pytest.param("application/vnd.ms-excel", "It is not a Word document.", id="other"),
    ],
)
def test_other_kinds_of_word_file(template: bytes, kind: str, problem: str) -> None:
    """A template of another kind is PM503 and says how to save it."""
    main = f"application/vnd.openxmlformats-officedocument.{_TYPE}"
    error = _fails(edited(template, {main: kind}, "[Content_Types].xml"))
    assert (error.code, error.problem, error.place) == ("PM503", problem, "")
    assert error.remedy == "In Word, save it as Word document (.docx)."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "It is not a Word document.", id="empty"),
        pytest.param(b"{{ report.title }}", "It is not a Word document.", id="text"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "It is an old Word file (.doc), or protected by a password.",
            id="doc",
        ),
        pytest.param(
            zipped({"content.xml": b"<x/>"}), "It is not a Word document.", id="another zip"
        ),
        pytest.param(
            zipped({"[Content_Types].xml": _TYPE.encode()}),
            "It cannot be read as a Word document.",
            id="only its name",
        ),
    ],
)
def test_no_word_file(content: bytes, problem: str) -> None:
    """What is no Word file is PM503."""
    error = _fails(content)
    assert (error.code, error.problem) == ("PM503", problem)


def test_cut_off_file(template: bytes) -> None:
    """A file that was not saved to its end is PM503."""
    assert _fails(template[: len(template) // 2]).code == "PM503"


def test_damaged_text(template: bytes) -> None:
    """A file whose text is no XML is PM503."""
    assert _fails(edited(template, {"</w:body>": "</w:bod"})).code == "PM503"


def test_unpacked_size_is_bounded(template: bytes) -> None:
    """A small file that would unpack to more than a paper needs is refused before it is."""
    out = io.BytesIO(template)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(121_000_000))
    assert _fails(out.getvalue()).problem == "Unpacked it is larger than 120 MB."


_HOSTILE = {
    "class": "{{ ''.__class__.__mro__ }}",
    "globals of a helper": "{{ cycler.__init__.__globals__ }}",
    "import by a filter": "{{ ''|attr('__class__') }}",
    "method of the data": "{{ report.__class__ }}",
    "method of a text": "{{ report.title.format(1) }}",
    "method of a list": "{{ sections.append(1) }}",
    "method of a dictionary": "{{ report.clear() }}",
    "call": "{{ range(9) }}",
    "large text": "{{ 'a' * 1000000000 }}",
    "large number": "{{ 9 ** 9 ** 9 }}",
    "large format": "{{ '%999999999s' % 'a' }}",
    "text that doubles": "{% set a = 'aa' ~ 'aa' %}",
    "macro": "{% macro f() %}{% endmacro %}",
    "other file": "{% include 'word/document.xml' %}",
    "import": "{% import 'os' as os %}",
    "unescaped": "{{ report.title|safe }}",
    "loop over text": "{% for letter in report.title %}{% endfor %}",
}


@pytest.mark.parametrize("payload", _HOSTILE.values(), ids=_HOSTILE)
def test_code_in_a_template_does_not_run(template: bytes, payload: str) -> None:
    """Templates print, loop and choose; whatever else they try is an error with its place."""
    error = _fails(edited(template, {"{{ report.title }}": payload.replace("'", "&apos;")}))
    assert error.code == "PM502"
    assert error.place == f'paragraph "{payload}" in the body'


def test_loops_come_to_an_end(template: bytes) -> None:
    """Loops within loops are counted and stopped."""
    begin = "".join(f"{{% for n{index} in sections %}}" for index in range(9))
    error = _fails(edited(template, {"{{ report.title }}": begin + "{% endfor %}" * 9}))
    assert error.problem == "This tag cannot be filled: the loops do not come to an end."


def test_properties_are_not_filled(template: bytes) -> None:
    """Tags in the properties of the file are not run; the report's properties replace them."""
    changed = edited(
        template, {"Template of the panel paper": "{{ sections.append(1) }}"}, "docProps/core.xml"
    )
    word = WordFile(render(sample_report(), {}, changed))
    assert b"<dc:title>Performance Monitoring Report</dc:title>" in word.parts["docProps/core.xml"]


def test_template_may_choose_and_count(template: bytes) -> None:
    """What an analyst may want works: conditions, loop counters, a text for what is empty."""
    tag = "{% if report.draft %}Draft of {{ sections|length }} parts{% else %}Final{% endif %}"
    changed = edited(template, {"{{ report.title }}": tag})
    outline = WordFile(render(sample_report(), {}, changed)).outline()
    assert outline.startswith("[Title] Draft of 7 parts\n")


def test_tag_that_word_split(template: bytes) -> None:
    """Word cuts a tag into runs as it is typed; it is still one tag."""
    split = edited(
        template,
        {
            "{{ report.title }}": '{{ rep</w:t></w:r><w:proofErr w:type="spellStart"/>'
            '<w:r><w:t xml:space="preserve">ort.title }}'
        },
    )
    outline = WordFile(render(sample_report(), {}, split)).outline()
    assert outline.startswith("[Title] Performance Monitoring Report\n")


def test_break_on_the_paragraph_of_a_tag(template: bytes) -> None:
    """An editor may move a section break onto a tag's paragraph; the section is kept."""
    words = WordFile(template).parts["word/document.xml"].decode()
    begin = words.index("{%p elif section.page == 'landscape' %}")
    begin = words.rindex("<w:p>", 0, begin)
    setup_begin = words.index("<w:sectPr>", begin)
    setup_end = words.index("</w:sectPr>", begin) + len("</w:sectPr>")
    setup = words[setup_begin:setup_end]
    alone = words[words.rindex("<w:p>", 0, setup_begin) : words.index("</w:p>", setup_end) + 6]
    with_tag = words[begin : words.index("</w:p>", begin) + 6]
    moved = with_tag.replace("</w:pPr>", f"{setup}</w:pPr>")
    outline = WordFile(render(sample_report(), {}, edited(template, {with_tag + alone: moved})))
    assert outline.outline().count("--- end of landscape section") == 1
