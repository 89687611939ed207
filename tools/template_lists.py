"""The lists of the Word template: true numbering, tied to its styles."""

from typing import Final

from tools.template_styles import (
    BULLET,
    COMMITTEE,
    GREY,
    HANGING,
    NAMESPACE,
    NOTICE,
    NUMBER,
    OUTLINE,
    PLAIN_BULLET,
    PLAIN_NUMBER,
    style_id,
)

_LEVELS: Final = 9
_INDENT: Final = 340
_BULLETS: Final = ("•", "–", "•")
_SIMPLE: Final = "hybridMultilevel"
_GREY: Final = f'<w:rPr><w:b w:val="0"/><w:color w:val="{GREY}"/></w:rPr>'


def numbering_xml() -> str:
    """All of numbering.xml."""
    outline = {0: "Heading 1", 1: "Heading 2", 2: "Numbered Paragraph"}
    committee = {0: "Committee heading", 1: "Committee paragraph"}
    every = range(_LEVELS)
    lists = (
        (OUTLINE, "multilevel", [_numbered(level, outline) for level in every]),
        (COMMITTEE, "multilevel", [_numbered(level, committee) for level in every]),
        (BULLET, _SIMPLE, [_bullet(level, "List Bullet", HANGING) for level in every]),
        (NUMBER, _SIMPLE, [_counted(level, "List Number", HANGING) for level in every]),
        (NOTICE, _SIMPLE, [_notice(level) for level in every]),
        (PLAIN_BULLET, _SIMPLE, [_bullet(level, "List Bullet plain", 0) for level in every]),
        (PLAIN_NUMBER, _SIMPLE, [_counted(level, "List Number plain", 0) for level in every]),
    )
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x50460000 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
        for number, kind, levels in lists
    )
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _, _ in lists
    )
    return f"<w:numbering {NAMESPACE}>{abstracts}{nums}</w:numbering>"


def _level(
    level: int, kind: str, pattern: str, *, left: int, hanging: int, style: str = "", look: str = ""
) -> str:
    linked = f'<w:pStyle w:val="{style_id(style)}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
        f'<w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" '
        f'w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )


def _numbered(level: int, styles: dict[int, str]) -> str:
    """A level of 1, 1.1, 1.1.1; headings keep their own colour, paragraphs' numbers are grey."""
    pattern = ".".join(f"%{index + 1}" for index in range(level + 1))
    style = styles.get(level, "")
    look = "" if "eading" in style else _GREY
    return _level(level, "decimal", pattern, left=HANGING, hanging=HANGING, style=style, look=look)


def _bullet(level: int, style: str, left: int) -> str:
    return _level(
        level,
        "bullet",
        _BULLETS[level % len(_BULLETS)],
        left=left + _INDENT * (level + 1),
        hanging=_INDENT,
        style=style if level == 0 else "",
        look=_GREY,
    )


def _counted(level: int, style: str, left: int) -> str:
    kind = ("decimal", "lowerLetter", "lowerRoman")[level % 3]
    return _level(
        level,
        kind,
        f"%{level + 1}.",
        left=left + _INDENT * (level + 1),
        hanging=_INDENT,
        style=style if level == 0 else "",
    )


def _notice(level: int) -> str:
    return _level(level, "bullet", "•", left=454, hanging=284, style="Notice" if level == 0 else "")
