"""A project's own `templates/page.css`: colours, type and spacing of the web page and the PDF.

It is read rule by rule, and only what changes the look is kept. Nothing in it can fetch a file,
take a figure out, add words or blow the pages up, so no style sheet breaks a paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tinycss2.ast import Declaration

MOST_BYTES: Final = 100_000
#: How many problems are named; a file with more is not a style sheet.
MOST_PROBLEMS: Final = 20
#: Bounds of what a page takes long to be laid out with.
MOST_RULES: Final = 300
_LONGEST_VALUE, _LONGEST_SELECTOR, _DEEPEST = 300, 150, 5

REMEDY: Final = (
    "Take it out, or write it with what page.css may hold: colours, fonts, sizes and spacing."
)
_SIDES: Final = ("", "-top", "-right", "-bottom", "-left")
_PROPERTIES: Final = frozenset(
    {
        "color",
        "background",
        "background-color",
        "font-family",
        "font-size",
        "font-style",
        "font-variant",
        "font-variant-numeric",
        "font-weight",
        "letter-spacing",
        "line-height",
        "list-style-type",
        "text-align",
        "text-decoration",
        "text-decoration-color",
        "text-decoration-thickness",
        "text-transform",
        "text-underline-offset",
        "word-spacing",
        "border-radius",
        *(f"{name}{side}" for name in ("margin", "padding", "border") for side in _SIDES),
        *(f"border{side}-{of}" for side in _SIDES for of in ("color", "style", "width")),
    }
)
_FUNCTIONS: Final = frozenset({"hsl", "rgb", "var"})
_MEDIA: Final = "media"
#: A name of one's own, as it can be written without signs that mean something else.
_OWN_NAME: Final = re.compile("--[a-z0-9_-]+", re.IGNORECASE)
#: Of these the value stands in the declaration itself: a name could stand for any length or text.
_PLAIN: Final = frozenset({"font-weight", "line-height", "list-style-type"})
#: What lengths, sizes of type and plain numbers may be, from and to; other units are refused.
_LENGTHS: Final = {
    "px": (0, 96),
    "pt": (0, 72),
    "mm": (0, 25),
    "cm": (0, 2.5),
    "em": (0, 6),
    "rem": (0, 6),
}
_TYPE_SIZES: Final = {"px": (8, 48), "pt": (6, 36), "mm": (2.1, 13), "rem": (0.5, 3)}
_RELATIVE: Final = frozenset({"larger", "smaller"})
_NUMBERS: Final = {"line-height": (1, 3), "font-weight": (1, 1_000)}
_NUMBER, _COLOUR, _PERCENT, _NONE = (0, 3), (0, 360), (0, 100), (0, -1)


#: Signs that end a rule or a style element, or write another sign.
_SIGNS: Final = "<\\{}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is left out of a style sheet, and in which line it stands."""

    line: int  #: 0 for the whole file
    said: str

    def __str__(self) -> str:
        place = f"Line {self.line}" if self.line else "The file"
        return f"{place} is left out: {self.said}"


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """The rules that are kept, as a style sheet, and what is left out."""

    css: str
    problems: tuple[Problem, ...] = ()


def read(data: bytes) -> OwnStyle:
    """Read a style sheet, whatever the bytes hold."""
    if len(data) > MOST_BYTES:
        return OwnStyle("", (Problem(0, f"it is larger than {MOST_BYTES:,} bytes"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return OwnStyle("", (Problem(0, "it is not a text in UTF-8"),))
    from tinycss2 import parse_stylesheet  # noqa: PLC0415  (only where there is one)

    try:
        rules = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        problems: list[Problem] = []
        css = "".join(_rules(rules, problems, iter(range(MOST_RULES)), inside=False))
    except RecursionError:
        return OwnStyle("", (Problem(0, "its brackets stand too deep in each other"),))
    return OwnStyle(css, tuple(problems[:MOST_PROBLEMS]))


def _rules(
    rules: Sequence[Any], problems: list[Problem], left: Iterator[int], *, inside: bool
) -> Iterator[str]:
    """Yield the rules that are kept, one for each of `left`; `inside` is within @media."""
    from tinycss2 import parse_rule_list, serialize  # noqa: PLC0415

    for rule in rules:
        prelude = serialize(rule.prelude).strip() if hasattr(rule, "prelude") else ""
        is_media = rule.type == "at-rule" and rule.lower_at_keyword == _MEDIA
        if rule.type == "error" or any(sign in prelude for sign in _SIGNS):
            problems.append(Problem(rule.source_line, "it cannot be read as CSS"))
        elif next(left, None) is None:
            problems.append(Problem(rule.source_line, f"there are {MOST_RULES} rules before it"))
        elif len(prelude) > _LONGEST_SELECTOR or _depth(rule.prelude) > _DEEPEST:
            problems.append(
                Problem(rule.source_line, "what stands before its brackets is too long")
            )
        elif is_media and not inside and rule.content is not None:
            held = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@media {prelude}{{{''.join(_rules(held, problems, left, inside=True))}}}\n"
        elif rule.type == "at-rule":
            problems.append(Problem(rule.source_line, f"@{rule.at_keyword} is not allowed"))
        else:
            declared = "".join(_declarations(rule.content, problems))
            if declared:
                yield f"{prelude}{{{declared}}}\n"


def _declarations(content: Sequence[Any], problems: list[Problem]) -> Iterator[str]:
    from tinycss2 import parse_blocks_contents, serialize  # noqa: PLC0415

    for one in parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration":
            problems.append(Problem(one.source_line, "it cannot be read as “property: value”"))
            continue
        why = _against(one)
        if why:
            problems.append(Problem(one.source_line, why))
            continue
        important = " !important" if one.important else ""
        yield f"{one.name}:{serialize(one.value).strip()}{important};"


def _against(one: "Declaration") -> str:
    """Why a declaration is left out, "" for none."""
    from tinycss2 import serialize  # noqa: PLC0415

    name = one.lower_name
    if name not in _PROPERTIES and not _OWN_NAME.fullmatch(name):
        return f"the property {one.name} is not one of those that change the look only"
    if why := next(filter(None, (_against_value(name, value) for value in _all(one.value))), ""):
        return why
    said = serialize(one.value)
    if len(said) > _LONGEST_VALUE or _depth(one.value) > _DEEPEST:
        return "its value is too long"
    if any(sign in said for sign in _SIGNS):
        return "a value holds a sign that is not allowed"
    return ""


def _depth(values: Sequence[Any]) -> int:
    """How many functions and brackets stand in each other."""
    return max((1 + _depth(held) for value in values if (held := _held(value))), default=0)


def _held(value: Any) -> Sequence[Any]:  # noqa: ANN401  tinycss2 has no types
    """The values within a function or brackets."""
    if value.type == "function":
        return value.arguments  # type: ignore[no-any-return]
    return value.content if value.type.endswith(" block") else ()


def _all(values: Sequence[Any]) -> Iterator[Any]:
    """Yield values and those within functions and brackets."""
    for value in values:
        yield value
        yield from _all(_held(value))


def _against_value(name: str, value: Any) -> str:  # noqa: ANN401  tinycss2 has no types
    kind = value.type
    if kind == "url" or (kind == "function" and value.lower_name not in _FUNCTIONS):
        said = "url()" if kind == "url" else f"{value.name}()"
        return f"{said} is not allowed: the paper fetches nothing"
    if kind in {"error", "literal", "string", "ident"} and any(
        sign in str(getattr(value, "value", "<")) for sign in _SIGNS
    ):
        return "a value holds a sign that is not allowed"
    if kind in {"dimension", "percentage", "number"}:
        low, high = _bounds(name, value)
        return "" if low <= value.value <= high else _out_of_bounds(value.serialize())
    return _against_word(name, value)


def _against_word(name: str, value: Any) -> str:  # noqa: ANN401
    """Why a name, a word or a text is left out: by it a size has no bounds, or words come in."""
    kind = value.type
    if kind == "function" and value.lower_name == "var" and not _may_stand_for(name, value):
        return f"the value of {name} has to be written out: {value.serialize()} is not allowed"
    if kind == "ident" and _is_type(name) and value.lower_value in _RELATIVE:
        return f"{value.value} changes with every element within another"
    if kind == "string" and name == "list-style-type":
        return "a style adds no words"
    return ""


def _may_stand_for(name: str, value: Any) -> bool:  # noqa: ANN401
    """Whether a name may stand in a property: no names of names, and sizes of type by theirs."""
    if name.startswith("--") or name in _PLAIN:
        return False
    return not _is_type(name) or value.serialize().lower().startswith("var(--size-")


def _is_type(name: str) -> bool:
    return name == "font-size" or (name.startswith("--") and "size" in name)


def _bounds(name: str, value: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return what a number of a property may be; `_NONE` for not at all."""
    is_type = _is_type(name)
    if value.type == "dimension":
        of_unit = _TYPE_SIZES if is_type else _LENGTHS
        return of_unit.get(value.lower_unit, _NONE)
    if is_type:
        return _NONE
    if value.type == "percentage":
        return _PERCENT
    if name.startswith(("--", "background", "border")) or "color" in name:
        return _COLOUR
    return _NUMBERS.get(name, _NUMBER)


def _out_of_bounds(said: str) -> str:
    return f"{said} is too small or too large, or in a unit that is not allowed"
