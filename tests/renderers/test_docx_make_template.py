"""The template that perfmon brings is the one its tool builds, and its page lists what is in it."""

import re
from pathlib import Path

from tests.renderers.wordfile import W, WordFile
from tools.make_template import build, build_council

_ROOT = Path(__file__).parents[2]


def test_template_is_the_built_one(template: bytes) -> None:
    """The file in templates/ is what the tool makes, part by part."""
    assert WordFile(template).parts == WordFile(build()).parts
    sample = (_ROOT / "templates" / "covering-report-sample.docx").read_bytes()
    assert WordFile(sample).parts == WordFile(build_council()).parts


def test_page_lists_each_name(template: bytes) -> None:
    """Every name that the template prints is explained to analysts."""
    page = (_ROOT / "docs" / "word-template.md").read_text(encoding="utf-8")
    words = " ".join(
        "".join(part.decode())
        for one in (template, build_council())
        for name, part in WordFile(one).parts.items()
        if re.match(r"word/(document|header|footer)", name)
    )
    names = set(
        re.findall(
            r"\b(?:report|words|memo|contact|heading|section|block|cell|head|row|tile|entry)\.\w+",
            words,
        )
    )
    assert len(names) > 30
    assert [name for name in sorted(names) if name not in page] == []
    kinds = set(re.findall(r"block\.kind == '([^']+?)(?: plain)?'", words))
    assert len(kinds) > 20
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in page] == []


def test_page_lists_each_style(template: bytes) -> None:
    """Every style that is used is explained to analysts."""
    page = (_ROOT / "docs" / "word-template.md").read_text(encoding="utf-8").lower()
    word = WordFile(template)
    used = {word.style(paragraph) for paragraph in word.body.iter(f"{W}p")}
    assert len(used) > 40
    hidden = {"Section end"}
    numbered = {f"Heading {level} unnumbered" for level in (2, 3)}
    assert [name for name in sorted(used - hidden - numbered) if name.lower() not in page] == []
