"""Templates as they come from people and from attackers: each is refused with its place."""

import io
import zipfile
from pathlib import Path

import pytest

from perfmon_cli.renderers.docx import TemplateError, render
from tests.renderers.sample import sample_images, sample_report
from tests.renderers.wordfile import WordFile, edited, zipped
from tools.word_check import problems

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_TITLE = '<w:r><w:t xml:space="preserve">{{ report.title }}</w:t></w:r>'
_PLACE = 'paragraph "{{ report.title }}" in the body'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ACCEPT = "In Word: Review, Accept All Changes and Stop Tracking. Save it again."
_BREAK = (
    "In Word: File, Info, Edit Links to Files, Break Link; put pictures in with Insert, Pictures."
)
_SAVE_AS = "In Word, save it as Word document (.docx)."
_COMMENTS = "In Word: Review, Delete, Delete All Comments in Document. Save it again."


def _fails(template: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        render(sample_report(), sample_images(), template)
    return caught.value


def _relation(
    template: bytes, kind: str, target: str, *, mode: str = ' TargetMode="External"'
) -> bytes:
    """The template with another relation of its body."""
    added = f'<Relationship Id="rId99" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return edited(template, {"</Relationships>": f"{added}</Relationships>"}, RELATIONS)


@pytest.mark.parametrize(
    ("new", "problem", "remedy"),
    [
        pytest.param(
            f'<w:ins w:id="1" w:author="A">{_TITLE}</w:ins>',
            "It holds tracked changes.",
            _ACCEPT,
            id="inserted",
        ),
        pytest.param(
            f'{_TITLE}<w:del w:id="1" w:author="A"><w:r><w:delText> {{{{ x }}}}</w:delText></w:r>'
            "</w:del>",
            "It holds tracked changes.",
            _ACCEPT,
            id="deleted",
        ),
        pytest.param(
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
            "<w:t>{{ report.title }}</w:t></w:r>",
            "It holds tracked changes.",
            _ACCEPT,
            id="formatted",
        ),
        pytest.param(
            f'<w:commentRangeStart w:id="1"/>{_TITLE}',
            "It holds comments.",
            _COMMENTS,
            id="comment",
        ),
        pytest.param(
            f'<w:fldSimple w:instr=" INCLUDEPICTURE &quot;https://x.org/a.png&quot; \\d ">{_TITLE}'
            "</w:fldSimple>",
            "It holds a field that loads a file (INCLUDEPICTURE).",
            _BREAK,
            id="field that loads a picture",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
            '<w:r><w:instrText>AUTO cmd "/c calc"</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{_TITLE}',
            "It holds a field that loads a file (DDEAUTO).",
            _BREAK,
            id="field that runs",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE "</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/>'
            "<w:instrText>INCLUDEPICTURE x</w:instrText>"
            '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>"</w:instrText>'
            f'<w:fldChar w:fldCharType="end"/></w:r>{_TITLE}',
            "It holds a field that loads a file (INCLUDEPICTURE).",
            _BREAK,
            id="field within the quotation marks of another",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/>'
            "<w:instrText>INC{{ title }}LUDEPICTURE x</w:instrText>"
            f'<w:fldChar w:fldCharType="end"/></w:r>{_TITLE}',
            "A tag stands in the code of a field.",
            "In Word: Alt+F9 shows the codes of fields. Take the tag out of it.",
            id="field made by a tag",
        ),
        pytest.param(
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            f'<v:imagedata src="https://x.org/a.png"/></v:shape></w:pict></w:r>{_TITLE}',
            "It loads a picture from elsewhere.",
            _BREAK,
            id="old picture from the web",
        ),
    ],
)
def test_left_in_the_text(template: bytes, new: str, problem: str, remedy: str) -> None:
    """What people left in a template, or what would load a file, is said with its paragraph."""
    error = _fails(edited(template, {_TITLE: new}))
    assert (error.code, error.problem, error.remedy) == ("PM502", problem, remedy)
    assert error.place.startswith('paragraph "{{ report.title }}')


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        pytest.param("image", "https://x.org/pixel.png", id="picture from the web"),
        pytest.param("image", "file://server/share/logo.png", id="picture from a share"),
        pytest.param("oleObject", "https://x.org/a.xlsx", id="object"),
        pytest.param("subDocument", "https://x.org/a.docx", id="sub-document"),
        pytest.param("frame", "https://x.org/a.htm", id="frame"),
        pytest.param("hyperlink", "file://server/share/plan.docx", id="link to a share"),
        pytest.param("hyperlink", "javascript:alert(1)", id="link that runs"),
    ],
)
def test_loads_from_elsewhere(template: bytes, kind: str, target: str) -> None:
    """A relation that would load something, or lead into somebody's disk, is refused."""
    error = _fails(_relation(template, kind, target))
    expected = f'It loads something ({kind}) from "{target}", in the body.'
    assert (error.code, error.problem, error.remedy) == ("PM502", expected, _BREAK)


@pytest.mark.parametrize("target", ["https://x.org/", "mailto:clerk@x.org"])
def test_links_for_readers_stay(template: bytes, target: str) -> None:
    """A link that a reader may click on is the template's own business."""
    made = render(sample_report(), {}, _relation(template, "hyperlink", target))
    assert target in WordFile(made).parts[RELATIONS].decode()


def test_where_it_comes_from_is_dropped(template: bytes) -> None:
    """The template that Word attached, and lists for serial letters, are not in the paper."""
    attached = f'<w:attachedTemplate xmlns:r="{_OFFICE}" r:id="rId1"/><w:mailMerge/><w:rsids/>'
    changed = edited(template, {"<w:zoom": f"{attached}<w:zoom"}, "word/settings.xml")
    address = "file:///C:/Users/somebody/Committee.dotx"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/attachedTemplate" Target="{address}" '
        'TargetMode="External"/></Relationships>'
    )
    parts = WordFile(changed).parts | {"word/_rels/settings.xml.rels": relation.encode()}
    word = WordFile(render(sample_report(), {}, zipped(parts)))
    held = b"".join(word.parts.values())
    assert not [sign for sign in (b"somebody", b"attachedTemplate", b"mailMerge") if sign in held]


def test_relation_that_leads_nowhere(template: bytes) -> None:
    """A reference to a part that is not there would have Word offer a repair."""
    logo = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    logo += f' xmlns:r="{_OFFICE}" r:embed="rId77"/></w:drawing></w:r>{_TITLE}'
    error = _fails(edited(template, {_TITLE: logo}))
    assert (error.code, error.problem) == ("PM503", "It refers to a part that it does not hold.")
    assert error.place == _PLACE
    assert error.remedy == "Open it in Word, let Word repair it, and save it again."


@pytest.mark.parametrize("kind", ["vbaProject", "control"])
def test_macros_under_another_name(template: bytes, kind: str) -> None:
    """Macros in a file that calls itself .docx are refused as macros."""
    parts = WordFile(_relation(template, kind, "vba.bin", mode="")).parts
    types = parts["[Content_Types].xml"].decode()
    ending = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    types = types.replace("<Default ", f"{ending}<Default ", 1)
    parts |= {"[Content_Types].xml": types.encode(), "word/vba.bin": b"\xd0\xcf\x11\xe0"}
    error = _fails(zipped(parts))
    assert (error.code, error.problem) == ("PM503", "It holds macros or controls that can run.")
    assert error.remedy.startswith("In Word, save it as Word document (.docx), without macros")


def test_file_put_in_as_it_opens(template: bytes) -> None:
    """A file that Word would read into the text as it opens the paper is refused."""
    parts = WordFile(_relation(template, "aFChunk", "x.htm", mode="")).parts
    types = parts["[Content_Types].xml"].decode()
    ending = '<Default Extension="htm" ContentType="text/html"/>'
    types = types.replace("<Default ", f"{ending}<Default ", 1)
    parts |= {"[Content_Types].xml": types.encode(), "word/x.htm": b"<script/>"}
    assert _fails(zipped(parts)).problem == (
        "It holds another file, to be put in as it opens, in the body."
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="cut off"),
        pytest.param(b"<html><body>{{ report.title }}</body></html>", id="html renamed"),
        pytest.param(b"{\\rtf1 {{ report.title }}}", id="rtf renamed"),
        pytest.param(b"%PDF-1.7", id="pdf renamed"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), id="doc, or encrypted"),
        pytest.param(b"\x00\x05\x16\x07", id="lock file of an office program"),
    ],
)
def test_other_files_of_that_name(content: bytes) -> None:
    """What is no Word file says how to save one."""
    error = _fails(content)
    assert (error.code, error.remedy, error.place) == ("PM503", _SAVE_AS, "")


def _with(template: bytes, name: str, content: bytes) -> bytes:
    return zipped(WordFile(template).parts | {name: content})


def test_entities(template: bytes) -> None:
    """XML that defines entities could grow without end, or read files; no Word file has them."""
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    for part in (evil, evil.decode().encode("utf-16")):
        error = _fails(_with(template, "docProps/custom.xml", part))
        assert error.problem == "It holds a list of entities, which no Word file has."


def test_bomb(template: bytes) -> None:
    """A small file that would unpack to more than any paper is refused before it is unpacked."""
    out = io.BytesIO(template)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(130_000_000))
    assert len(out.getvalue()) < 300_000
    assert _fails(out.getvalue()).problem == "Unpacked it is larger than 120 MB."


def test_bomb_that_lies(template: bytes) -> None:
    """A part that says it is small is read no further than it says."""
    out = io.BytesIO(template)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b" " * 20_000_000)
    lying = out.getvalue().replace((20_000_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))
    assert _fails(lying).code == "PM503"


def test_member_with_a_password(template: bytes) -> None:
    """A part that needs a password is no part of a Word document."""
    data = bytearray(_with(template, "word/extra.xml", b"<x/>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert _fails(bytes(data)).code == "PM503"


@pytest.mark.parametrize(
    "payload",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ 'a' * 10**9 }}",
        "{{ '%0999999999d' % 1 }}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{% for a in 'aaaa' %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% set x = sections.append(1) %}",
        "{{ sections.tpl }}",
        "{{ report.tpl.save('x') }}",
        "{{ report|attr('__class__') }}",
        "{{ report.title.__class__ }}",
        "{{ report['__class__'] }}",
        "{{ under.__class__.__mro__ }}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{% macro x() %}{% endmacro %}",
        "{% call x() %}{% endcall %}",
        "{% raw %}{% endraw %}",
        "{% filter upper %}{% endfilter %}",
        "{{ (1).__class__ }}",
        "{{ 1 // 0 }}",
        "{{ report.title|join(report.title) }}{{ '" + "a" * 5000 + "'|list }}",
    ],
)
def test_hostile_tags(template: bytes, payload: str) -> None:
    """Nothing but names, loops over lists and choices; everything else is said with its place."""
    written = payload.replace("&", "&amp;").replace("<", "&lt;")
    error = _fails(edited(template, {"{{ report.title }}": written}))
    assert error.code == "PM502"
    assert error.place.startswith(f'paragraph "{payload[:90]}')


@pytest.mark.parametrize(
    ("new", "printed"),
    [
        pytest.param("{{ ‘a’ if report.draft else “b” }}", "a", id="curly quotation marks"),
        pytest.param(
            '{{ rep</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-GB"/>'
            "</w:rPr><w:t>ort.ti</w:t></w:r><w:r><w:t>tle }}",
            "Performance Monitoring Report",
            id="split by the spelling check",
        ),
        pytest.param(
            "{{ report.title }}</w:t></w:r><w:bookmarkStart w:id='0' w:name='_GoBack'/>"
            "<w:bookmarkEnd w:id='0'/><w:r><w:t>",
            "Performance Monitoring Report",
            id="where the cursor was",
        ),
    ],
)
def test_as_word_writes_it(template: bytes, new: str, printed: str) -> None:
    """What Word does to a tag while it is typed does no harm."""
    word = WordFile(render(sample_report(), {}, edited(template, {"{{ report.title }}": new})))
    assert word.outline().startswith(f"[Title] {printed}\n")


def test_content_controls(template: bytes) -> None:
    """A control around a tag stays, filled; what would put other words into it goes."""
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="7"/><w:showingPlcHdr/><w:dataBinding w:xpath="/x" '
        f'w:storeItemID="{{1}}"/><w:text/></w:sdtPr><w:sdtContent>{_TITLE}</w:sdtContent></w:sdt>'
    )
    made = render(sample_report(), sample_images(), edited(template, {_TITLE: control}))
    word = WordFile(made)
    assert word.outline().startswith("[Title] Performance Monitoring Report\n")
    assert b"dataBinding" not in word.parts[BODY]
    assert b"showingPlcHdr" not in word.parts[BODY]


def test_own_bookmarks_and_ids_in_a_loop(template: bytes) -> None:
    """What a loop repeats has ids that Word wants once: they are given anew, or taken out."""
    tag = '<w:t xml:space="preserve">{{r block.text }}</w:t>'
    named = WordFile(template).parts[BODY].decode()
    run = f"<w:r>{tag}</w:r>"
    assert run in named
    marked = f'<w:bookmarkStart w:id="1" w:name="mine"/>{run}<w:bookmarkEnd w:id="1"/>'
    changed = edited(template, {run: marked, "{{ report.subtitle }}": "{{ report.title }}"})
    made = render(sample_report(), sample_images(), changed)
    assert WordFile(made).bookmarks().count("mine") == 1
    assert {said.split(":")[0] for said in problems(made)} == {"leftovers"}


def test_text_printed_twice(template: bytes) -> None:
    """A template that prints a paragraph twice gives a sound file; its bookmark stands once."""
    body = WordFile(template).parts[BODY].decode()
    at = body.index("{{r block.text }}")
    start, end = body.rindex("<w:p>", 0, at), body.index("</w:p>", at) + len("</w:p>")
    twice = edited(template, {body[start:end]: body[start:end] * 2})
    assert {said.split(":")[0] for said in problems(render(sample_report(), {}, twice))} == {
        "leftovers"
    }


def test_lock_file_beside_the_template(tmp_path: Path) -> None:
    """The file that Word keeps beside an open template is not taken for one."""
    from perfmon_cli import project, provenance

    (tmp_path / "data").mkdir()
    (tmp_path / "perfmon.toml").write_text("schema = 1\n", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "~$panel-paper.docx").write_bytes(b"\x05Somebody")
    (tmp_path / "templates" / "~$covering-report.docx").write_bytes(b"\x05Somebody")
    found = project.find(tmp_path)
    assert provenance.template(found).name == "panel-paper.docx"
    assert not provenance.template(found).is_relative_to(tmp_path)
    assert provenance.covering_template(found) is None
