"""Ids in a filled file: a loop prints what it holds many times, and Word wants each id once."""

from typing import Any, Final

from perfmon_cli.renderers.docx_xml import W

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NUMBERED: Final = (f"{_W14}paraId", f"{_W14}textId")
#: Of content controls: what ties one to data elsewhere, or calls its words a prompt.
_TIES: Final = ("id", "dataBinding", "showingPlcHdr", "placeholder")


def number_bookmarks(body: Any) -> None:  # noqa: ANN401
    """Give each bookmark an id of its own; of one printed twice the first stays."""
    opened: dict[str, str] = {}
    taken: set[str] = set()
    number = 0
    for item in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        given = item.get(f"{W}id", "")
        if item.tag == f"{W}bookmarkEnd":
            new = opened.pop(given, "")
        elif (name := item.get(f"{W}name", "").lower()) in taken:
            opened[given] = new = ""
        else:
            taken.add(name)
            number += 1
            opened[given] = new = str(number)
        if new:
            item.set(f"{W}id", new)
        else:
            item.getparent().remove(item)


def untie(body: Any) -> None:  # noqa: ANN401
    """Take out ids that Word wants unique, and what would put other words into a filled control."""
    for element in body.iter():
        for name in _NUMBERED:
            element.attrib.pop(name, None)
    for properties in body.iter(f"{W}sdtPr"):
        for name in _TIES:
            for tie in properties.findall(f"{W}{name}"):
                properties.remove(tie)
