"""Word's lists: the numbers of a paper come from the numbering of the template's styles."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart

from perfmon_cli.renderers.docx_xml import W

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

_LEVELS: Final = 9
_HEADER: Final = f'xmlns:w="{W[1:-1]}"'


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: what a paragraph's numPr says; list 0 = the number is typed."""

    list_id: int
    level: int


class Lists:
    """The lists of a Word document, found by the styles that carry them."""

    def __init__(self, document: "Document") -> None:
        self._styles = {
            _text(style.find(f"{W}name")).lower(): style
            for style in document.styles.element.iter(f"{W}style")
        }
        self._root: Element = _numbering_root(document)
        self._abstracts = {
            _number(item, "abstractNumId"): item for item in self._root.iter(f"{W}abstractNum")
        }
        self._nums = {_number(item, "numId"): item for item in self._root.iter(f"{W}num")}

    def of_style(self, name: str) -> Place | None:
        """Return the place that paragraphs of a style take by themselves."""
        style = self._styles.get(name.lower())
        found = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
        list_id = int(found.get(f"{W}val", "0")) if found is not None else 0
        if style is None or list_id not in self._nums:
            return None
        abstract = self._abstract_of(list_id)
        for level in abstract.iter(f"{W}lvl"):
            linked = level.find(f"{W}pStyle")
            if linked is not None and linked.get(f"{W}val") == style.get(f"{W}styleId"):
                return Place(list_id, _number(level, "ilvl"))
        return Place(list_id, 0)

    def restarted(self, list_id: int, start: int = 1) -> int:
        """Make a list that looks like another and counts from `start`."""
        abstract = _number(self._abstract_of(list_id), "abstractNumId")
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(_LEVELS)
        )
        return self._add_num(abstract, starts)

    def starting_at(self, numbers: Sequence[int], like: Place | None) -> int:
        """Make a multilevel list whose first number is `numbers`, looking like another."""
        abstract = deepcopy(self._abstract_of(like.list_id)) if like else _plain_abstract()
        new_id = max(self._abstracts, default=0) + 1
        abstract.set(f"{W}abstractNumId", str(new_id))
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink", "name"):
            for item in abstract.findall(f"{W}{name}"):
                abstract.remove(item)
        for level in abstract.iter(f"{W}lvl"):
            for linked in level.findall(f"{W}pStyle"):
                level.remove(linked)
            index = _number(level, "ilvl")
            start = level.find(f"{W}start")
            if start is not None and index < len(numbers):
                start.set(f"{W}val", str(numbers[index]))
        self._insert_after(self._abstracts.values(), abstract)
        self._abstracts[new_id] = abstract
        return self._add_num(new_id, "")

    def is_outline(self, list_id: int) -> bool:
        """Whether a list numbers 1, 1.1, 1.1.1, as the report does."""
        levels = {_number(lvl, "ilvl"): lvl for lvl in self._abstract_of(list_id).iter(f"{W}lvl")}
        return all(
            level in levels and _is_decimal(levels[level], level, is_first=level == 0)
            for level in range(3)
        )

    def _abstract_of(self, list_id: int) -> "Element":
        found = self._nums[list_id].find(f"{W}abstractNumId")
        return self._abstracts[_number(found, "val")]

    def _add_num(self, abstract_id: int, inside: str) -> int:
        list_id = max(self._nums, default=0) + 1
        num: Element = parse_xml(
            f'<w:num {_HEADER} w:numId="{list_id}"><w:abstractNumId w:val="{abstract_id}"/>'
            f"{inside}</w:num>"
        )
        self._insert_after(self._nums.values() or self._abstracts.values(), num)
        self._nums[list_id] = num
        return list_id

    def _insert_after(self, items: "Iterable[Element]", new: "Element") -> None:
        last = max((self._root.index(item) for item in items), default=-1)
        self._root.insert(last + 1, new)


class Outline:
    """Follows Word's counters, so that the number Word prints is the report's."""

    def __init__(self, lists: Lists, styles: Sequence[str]) -> None:
        self._lists = lists
        places = {style: lists.of_style(style) for style in styles}
        first = places[styles[0]]
        self._like = first if first and lists.is_outline(first.list_id) else None
        self._list_id = self._like.list_id if self._like else 0
        self._own = {
            style: place.level
            for style, place in places.items()
            if place and self._like and place.list_id == self._like.list_id
        }
        self._shown = [1] * _LEVELS  # what a level shows if it is not counted on
        self._counted = [False] * _LEVELS

    def place(self, number: str, style: str) -> Place | None:
        """Return what a paragraph must say to show `number`; None where its style says it."""
        parts = number.split(".")
        if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > _LEVELS:
            return Place(0, 0)
        numbers = [int(part) for part in parts]
        level = len(numbers) - 1
        if not self._list_id or self._next(level) != numbers:
            self._list_id = self._lists.starting_at(numbers, self._like)
            self._shown = numbers + [1] * (_LEVELS - len(numbers))
            self._counted = [False] * _LEVELS
        self._shown[: level + 1] = numbers
        self._shown[level + 1 :] = [1] * (_LEVELS - level - 1)
        self._counted[level:] = [True] + [False] * (_LEVELS - level - 1)
        if self._like and self._list_id == self._like.list_id and self._own.get(style) == level:
            return None
        return Place(self._list_id, level)

    def _next(self, level: int) -> list[int]:
        """Return what the next paragraph of a level would show; [] where Word leaves it open."""
        is_below_open = any(self._counted[level + 1 :])
        if not self._counted[level] and is_below_open:
            return []
        last = self._shown[level] + 1 if self._counted[level] else self._shown[level]
        parents = self._counted[:level] if self._is_template_list() else [True] * level
        return [*self._shown[:level], last] if all(parents) else []

    def _is_template_list(self) -> bool:
        return self._like is not None and self._list_id == self._like.list_id


def _numbering_root(document: "Document") -> "Element":
    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        empty = f"<w:numbering {_HEADER}/>".encode()
        made = NumberingPart.load(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    root: Element = part.numbering_part.element
    return root


def _plain_abstract() -> "Element":
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{_pattern(level)}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(_LEVELS)
    )
    made: Element = parse_xml(
        f'<w:abstractNum {_HEADER} w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    return made


def _pattern(level: int) -> str:
    return ".".join(f"%{index + 1}" for index in range(level + 1))


def _is_decimal(level: "Element", index: int, *, is_first: bool) -> bool:
    found = {
        name: item.get(f"{W}val", "")
        for name in ("start", "numFmt", "lvlText")
        if (item := level.find(f"{W}{name}")) is not None
    }
    pattern = found.get("lvlText", "")
    accepted = {_pattern(index), f"{_pattern(index)}."} if is_first else {_pattern(index)}
    return found.get("start") == "1" and found.get("numFmt") == "decimal" and pattern in accepted


def _number(element: "Element | None", name: str) -> int:
    return int(element.get(f"{W}{name}", "-1")) if element is not None else -1


def _text(element: "Element | None") -> str:
    return str(element.get(f"{W}val", "")) if element is not None else ""
