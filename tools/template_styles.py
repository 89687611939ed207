"""The styles and lists of the Word template: where its look lives."""

from dataclasses import dataclass
from typing import Final

BLUE: Final = "12436D"
INK: Final = "0B0C0C"
GREY: Final = "505A5F"
RULE: Final = "D5D9DB"
TINT: Final = "F1F5F9"
GREEN: Final = "00703C"
AMBER: Final = "8A6100"
RED: Final = "B10E1E"
UNRATED: Final = "5F676B"
AMBER_TINT: Final = "FBF6EA"

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PORTRAIT_WIDTH: Final = 9638  # twips between the margins
LANDSCAPE_WIDTH: Final = 15136
HANGING: Final = 850  # where the text of numbered paragraphs begins
_MARKING: Final = 6600  # the middle of the protective marking, beside the paper's name

OUTLINE, COMMITTEE, BULLET, NUMBER, NOTICE, PLAIN_BULLET, PLAIN_NUMBER = range(1, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style says; None and "" leave it to the style it is based on."""

    size: float | None = None
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    fill: str = ""
    before: float | None = None
    after: float | None = None
    line: int | None = None
    exact: bool = False
    left: int | None = None
    hanging: int | None = None
    align: str = ""
    keep_next: bool = False
    level: int | None = None  # in Word's outline
    list_id: int | None = None
    list_level: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    borders: str = ""
    tight: bool = False  # no space between paragraphs of the style
    underline: bool = False
    is_centred: bool = False  #: text halfway up a picture beside it


def border(side: str, size: int, colour: str, space: int = 0) -> str:
    """A border's XML; `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_TILE: Final = {"GREEN": GREEN, "AMBER": AMBER, "RED": RED, "NOT RATED": UNRATED}

#: Name, the style it is based on, the style of the next paragraph, and its look.
PARAGRAPHS: Final[tuple[tuple[str, str, str, Look], ...]] = (
    ("Body Text", "Normal", "", Look(before=5, after=5)),
    ("Title", "Normal", "Subtitle", Look(size=26, bold=True, colour=BLUE, after=2, line=252)),
    ("Subtitle", "Normal", "Body Text", Look(size=13, colour=GREY, after=16)),
    (
        "Heading 1",
        "Normal",
        "Numbered Paragraph",
        Look(
            size=18,
            bold=True,
            colour=BLUE,
            before=14,
            after=8,
            line=252,
            keep_next=True,
            level=0,
            list_id=OUTLINE,
            left=HANGING,
            hanging=HANGING,
        ),
    ),
    (
        "Heading 2",
        "Normal",
        "Numbered Paragraph",
        Look(
            size=13.5,
            bold=True,
            colour=BLUE,
            before=18,
            after=5,
            line=252,
            keep_next=True,
            level=1,
            list_id=OUTLINE,
            list_level=1,
            left=HANGING,
            hanging=HANGING,
        ),
    ),
    (
        "Heading 3",
        "Normal",
        "Numbered Paragraph",
        Look(
            size=11,
            bold=True,
            colour=INK,
            before=12,
            after=4,
            line=252,
            keep_next=True,
            level=2,
            left=HANGING,
            hanging=HANGING,
        ),
    ),
    ("Heading icon", "Normal", "Heading 1", Look(before=0, after=2, line=240, keep_next=True)),
    *(
        (f"Heading {level} unnumbered", f"Heading {level}", "Body Text", Look(list_id=0, left=0))
        for level in (1, 2)
    ),
    ("Heading 3 unnumbered", "Heading 3", "Body Text", Look(left=0)),
    (
        "Numbered Paragraph",
        "Normal",
        "",
        Look(list_id=OUTLINE, list_level=2, left=HANGING, hanging=HANGING, before=7, after=3),
    ),
    (
        "Committee heading",
        "Normal",
        "Committee paragraph",
        Look(
            size=12,
            bold=True,
            colour=BLUE,
            before=16,
            after=4,
            keep_next=True,
            level=0,
            list_id=COMMITTEE,
            left=HANGING,
            hanging=HANGING,
        ),
    ),
    ("Committee heading unnumbered", "Committee heading", "Body Text", Look(list_id=0, left=0)),
    (
        "Committee paragraph",
        "Numbered Paragraph",
        "",
        Look(list_id=COMMITTEE, list_level=1, left=HANGING, hanging=HANGING),
    ),
    ("List Bullet", "Normal", "", Look(list_id=BULLET, after=3)),
    ("List Number", "Normal", "", Look(list_id=NUMBER, after=3)),
    ("List Bullet plain", "List Bullet", "", Look(list_id=PLAIN_BULLET)),
    ("List Number plain", "List Number", "", Look(list_id=PLAIN_NUMBER)),
    (
        "Quote",
        "Normal",
        "Body Text",
        Look(
            italic=True,
            colour=GREY,
            left=HANGING + 170,
            before=4,
            after=8,
            borders=border("left", 18, RULE, 8),
        ),
    ),
    ("Caption", "Normal", "", Look(size=9.5, bold=True, before=12, after=4, keep_next=True)),
    ("Figure", "Normal", "Note", Look(after=4, line=240)),
    ("Figure with notes", "Figure", "Note", Look(keep_next=True)),
    ("Note", "Normal", "Body Text", Look(size=8.5, colour=GREY, before=3, after=6, line=252)),
    ("Table text", "Normal", "", Look(size=9, before=0, after=0, line=240)),
    ("Table number", "Table text", "", Look(align="right")),
    ("Table current", "Table number", "", Look(bold=True)),
    ("Table heading", "Table text", "", Look(bold=True, colour="FFFFFF", keep_next=True)),
    ("Table heading number", "Table heading", "", Look(align="right")),
    ("Table note", "Table text", "", Look(size=9, colour=GREY)),
    ("Table note number", "Table note", "", Look(align="right")),
    ("Details label", "Normal", "", Look(bold=True, after=0)),
    ("Details text", "Normal", "", Look(after=0)),
    ("Marked sign", "Normal", "", Look(size=9.5, after=0, line=252)),
    ("Marked text", "Normal", "", Look(size=9.5, after=0, line=252)),
    ("Tile", "Normal", "", Look(after=0, line=240)),
    *(
        (
            f"Tile {rating.lower()}",
            "Tile",
            "Tile count",
            Look(size=9.5, bold=True, before=2, borders=border("top", 36, colour, 6)),
        )
        for rating, colour in _TILE.items()
    ),
    ("Tile count", "Tile", "", Look(size=22, bold=True)),
    ("Tile note", "Tile", "", Look(size=9, colour=GREY)),
    ("Cover logo", "Normal", "Cover label", Look(before=0, after=12, line=240, keep_next=True)),
    (
        "Cover label",
        "Normal",
        "Cover title",
        Look(
            size=12,
            bold=True,
            colour=BLUE,
            before=56,
            after=10,
            borders=border("top", 48, BLUE, 14),
        ),
    ),
    (
        "Cover title",
        "Normal",
        "Cover subtitle",
        Look(size=34, bold=True, colour=BLUE, after=6, line=240, level=0),
    ),
    ("Cover subtitle", "Normal", "", Look(size=15, colour=GREY, after=18)),
    ("Cover strapline", "Normal", "", Look(size=15, colour=INK, after=18, tight=True)),
    (
        "Cover group",
        "Normal",
        "Cover priority",
        Look(size=11, bold=True, colour=GREY, before=14, after=3, keep_next=True),
    ),
    (
        "Cover priority",
        "Normal",
        "",
        Look(
            size=13,
            bold=True,
            colour=INK,
            before=7,
            after=0,
            left=HANGING,
            hanging=HANGING,
            is_centred=True,
            tabs=(("left", HANGING),),
            borders=border("bottom", 4, RULE, 7) + border("between", 4, RULE, 7),
        ),
    ),
    (
        "Cover theme",
        "Normal",
        "",
        Look(size=11, colour=INK, before=0, after=18, tight=True, left=HANGING),
    ),
    (
        "Notice",
        "Normal",
        "",
        Look(
            size=9.5,
            fill=AMBER_TINT,
            left=454,
            hanging=284,
            after=12,
            tight=True,
            list_id=NOTICE,
            borders=border("left", 36, AMBER, 8),
        ),
    ),
    (
        "Notice title",
        "Notice",
        "Notice",
        Look(bold=True, list_id=0, left=454, hanging=284, before=8, after=0, keep_next=True),
    ),
    ("TOC Heading", "Normal", "", Look(size=20, bold=True, colour=BLUE, after=8, list_id=0)),
    (
        "TOC 1",
        "Normal",
        "",
        Look(
            size=10,
            bold=True,
            before=4,
            after=1,
            line=252,
            left=567,
            hanging=567,
            tabs=(("left", 567), ("right", PORTRAIT_WIDTH)),
        ),
    ),
    (
        "TOC 2",
        "Normal",
        "",
        Look(
            size=10,
            after=0,
            line=252,
            left=1191,
            hanging=624,
            tabs=(("left", 1191), ("right", PORTRAIT_WIDTH)),
        ),
    ),
    (
        "Header",
        "Normal",
        "",
        Look(
            size=8.5,
            colour=GREY,
            after=0,
            tabs=(("center", _MARKING), ("right", PORTRAIT_WIDTH)),
        ),
    ),
    (
        "Footer",
        "Normal",
        "",
        Look(size=8.5, colour=GREY, after=0, tabs=(("right", PORTRAIT_WIDTH),)),
    ),
    (
        "Header wide",
        "Header",
        "",
        Look(
            tabs=(
                ("clear", _MARKING),
                ("center", LANDSCAPE_WIDTH // 2),
                ("clear", PORTRAIT_WIDTH),
                ("right", LANDSCAPE_WIDTH),
            )
        ),
    ),
    (
        "Footer wide",
        "Footer",
        "",
        Look(tabs=(("clear", PORTRAIT_WIDTH), ("right", LANDSCAPE_WIDTH))),
    ),
    (
        "Back title",
        "Normal",
        "Back line",
        Look(
            size=13,
            bold=True,
            colour=BLUE,
            before=18,
            after=3,
            keep_next=True,
            level=0,
            borders=border("top", 12, BLUE, 10),
        ),
    ),
    ("Back line", "Normal", "", Look(after=2, keep_next=True)),
    ("Section end", "Normal", "", Look(size=1, before=0, after=0, line=20, exact=True)),
    ("Template tag", "Normal", "", Look(size=8, colour="7A3E9D", after=0, line=240)),
)

CHARACTERS: Final[tuple[tuple[str, Look], ...]] = (
    ("Strong", Look(bold=True)),
    ("Emphasis", Look(italic=True)),
    ("Hyperlink", Look(colour=BLUE, underline=True)),
    ("Mark better", Look(colour=GREEN)),
    ("Mark worse", Look(colour=RED)),
    ("Mark neutral", Look(colour=GREY)),
    ("Rating green", Look(bold=True, colour="FFFFFF", fill=GREEN)),
    ("Rating amber", Look(bold=True, colour="FFFFFF", fill=AMBER)),
    ("Rating red", Look(bold=True, colour="FFFFFF", fill=RED)),
    ("Rating none", Look(bold=True, colour="FFFFFF", fill=UNRATED)),
    ("Cover number", Look(bold=True, colour="FFFFFF", fill=BLUE)),
    ("Draft mark", Look(bold=True, colour=RED)),
    ("Paragraph number", Look(bold=False, colour=GREY)),
)

_ROW: Final = border("insideH", 4, RULE)
_ENDS: Final = border("top", 4, RULE) + border("bottom", 4, RULE)
_HEADER_AND_TOTAL: Final = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr>'
    f"<w:tcBorders>{border('insideV', 4, BLUE)}</w:tcBorders>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{BLUE}"/><w:vAlign w:val="bottom"/>'
    "</w:tcPr></w:tblStylePr>"
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    f"{border('top', 8, BLUE)}</w:tcBorders></w:tcPr></w:tblStylePr>"
)

#: Tables without lines: their words begin where the text does.
_FLUSH: Final = frozenset({"Perfmon contact", "Perfmon tiles"})

#: Name, borders of the table, XML of its conditional formats, vertical padding in twips.
TABLES: Final[tuple[tuple[str, str, str, int], ...]] = (
    (
        "Perfmon table",
        border("bottom", 4, RULE) + _ROW,
        _HEADER_AND_TOTAL,
        45,
    ),
    ("Perfmon memo", border("top", 8, INK) + border("bottom", 8, INK) + _ROW, "", 68),
    ("Perfmon contact", "", "", 40),
    ("Perfmon glossary", _ENDS + _ROW, "", 57),
    ("Perfmon list", border("bottom", 4, RULE) + _ROW, "", 51),
    ("Perfmon tiles", "", "", 0),
)


def style_id(name: str) -> str:
    """The id of a style in the file."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_xml() -> str:
    """All of styles.xml."""
    parts = [_DEFAULTS, _NORMAL, _NO_LIST, _NORMAL_TABLE, _DEFAULT_CHARACTER]
    parts += [_paragraph(*spec) for spec in PARAGRAPHS]
    parts += [_character(*spec) for spec in CHARACTERS]
    parts += [_table(*spec) for spec in TABLES]
    return f"<w:styles {NAMESPACE}>{''.join(parts)}</w:styles>"


_DEFAULTS: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
    'w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_NORMAL: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f'<w:qFormat/><w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
)
_NO_LIST: Final = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_NORMAL_TABLE: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="102" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
_DEFAULT_CHARACTER: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)


def _paragraph(name: str, base: str, following: str, look: Look) -> str:
    following = f'<w:next w:val="{style_id(following)}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" {_custom(name)}w:styleId="{style_id(name)}">'
        f'<w:name w:val="{_in_file(name)}"/><w:basedOn w:val="{style_id(base)}"/>{following}'
        f"<w:qFormat/>{_wrap('pPr', _paragraph_look(look))}{_wrap('rPr', _run_look(look))}"
        "</w:style>"
    )


def _in_file(name: str) -> str:
    """The name of a style as Word writes it: some of its own are in small letters."""
    return name.lower() if name in _SMALL else name


_SMALL: Final = {
    *("Heading 1", "Heading 2", "Heading 3", "Caption", "Header", "Footer"),
    *("TOC 1", "TOC 2"),
}
_BUILT_IN: Final = {
    *("Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet"),
    *("List Number", "Quote", "Caption", "TOC Heading", "TOC 1", "TOC 2", "Header", "Footer"),
    *("Strong", "Emphasis", "Hyperlink"),
}


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN else 'w:customStyle="1" '


def _character(name: str, look: Look) -> str:
    return (
        f'<w:style w:type="character" {_custom(name)}w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"{_wrap('rPr', _run_look(look))}</w:style>"
    )


def _table(name: str, borders: str, formats: str, padding: int) -> str:
    left, right = (0, 198) if name in _FLUSH else (102, 102)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (
            ("top", padding),
            ("left", left),
            ("bottom", padding),
            ("right", right),
        )
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr>{_wrap('tblBorders', borders)}{_wrap('tblCellMar', margins)}</w:tblPr>"
        f"{formats}</w:style>"
    )


def _wrap(name: str, inside: str) -> str:
    return f"<w:{name}>{inside}</w:{name}>" if inside else ""


def _paragraph_look(look: Look) -> str:
    """The paragraph properties, in the order of Word's schema."""
    parts = ["<w:keepNext/><w:keepLines/>"] if look.keep_next else []
    if look.list_id is not None:
        level = f'<w:ilvl w:val="{look.list_level}"/>' if look.list_level else ""
        parts.append(f'<w:numPr>{level}<w:numId w:val="{look.list_id}"/></w:numPr>')
    parts.append(_wrap("pBdr", look.borders))
    if look.fill and look.borders:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>')
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in look.tabs)
    parts.append(_wrap("tabs", tabs))
    parts.append(_spacing(look))
    if look.left is not None:
        parts.append(_indent(look))
    parts.append("<w:contextualSpacing/>" if look.tight else "")
    parts.append(f'<w:jc w:val="{look.align}"/>' if look.align else "")
    parts.append('<w:textAlignment w:val="center"/>' if look.is_centred else "")
    parts.append(f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else "")
    return "".join(parts)


def _indent(look: Look) -> str:
    first = f'w:hanging="{look.hanging}"' if look.hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{look.left}" {first}/>'


def _spacing(look: Look) -> str:
    found = {
        "before": _twips(look.before),
        "after": _twips(look.after),
        "line": None if look.line is None else str(look.line),
        "lineRule": ("exact" if look.exact else "auto") if look.line else None,
    }
    attributes = " ".join(f'w:{key}="{value}"' for key, value in found.items() if value is not None)
    return f"<w:spacing {attributes}/>" if attributes else ""


def _twips(points: float | None) -> str | None:
    return None if points is None else str(round(points * 20))


def _run_look(look: Look) -> str:
    """The run properties, in the order of Word's schema."""
    parts = []
    if look.bold is not None:
        parts.append("<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>')
    parts.append("<w:i/><w:iCs/>" if look.italic else "")
    parts.append(f'<w:color w:val="{look.colour}"/>' if look.colour else "")
    if look.size:
        half = round(look.size * 2)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    parts.append('<w:u w:val="single"/>' if look.underline else "")
    if look.fill and not look.borders:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>')
    return "".join(parts)
