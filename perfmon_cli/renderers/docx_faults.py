"""What can be wrong with a template's tags, and how to say it in plain words."""

import re
from typing import Final

from lxml import etree

from perfmon_cli.renderers.docx_errors import TemplateError
from perfmon_cli.renderers.docx_xml import W

REMEDY: Final = "Compare it with perfmon's own template; docs/word-template.md lists the tags."

_TAG_END: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCK_TAG: Final = re.compile(r"{%-?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)")
_BLOCK_WORDS: Final = ("for", "if", "elif", "else", "endfor", "endif")
_KIND: Final = re.compile(r"({[{%])-?\s*(?:(?:p|tr|tc|r)\s+)?")


def check_tags(xml: str, part: str) -> dict[str, str]:
    """Each tag ends in its paragraph; returns paragraphs as docxtpl leaves them: as typed."""
    typed: dict[str, str] = {}
    for paragraph in etree.fromstring(xml.encode()).iter(f"{W}p"):
        words = "".join(item.text or "" for item in paragraph.iter(f"{W}t"))
        for begin, end in _TAG_END.items():
            if words.count(begin) != words.count(end):
                raise TemplateError(
                    f"A tag is not complete: each {begin} needs its {end} in the same paragraph.",
                    f'paragraph "{short(words)}" {part}',
                    remedy=REMEDY,
                )
        if "{" in words:
            typed[_KIND.sub(r"\1 ", words).strip()] = words
    return typed


def open_loop(source: str) -> tuple[str, int] | None:
    """Find a for or if without its end, or an end without its beginning: problem and line."""
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(source.split("\n"), 1):
        for found in _BLOCK_TAG.finditer(line):
            word = found.group(1)
            if word not in _BLOCK_WORDS:
                return (
                    f"“{word}” is not a word of a template: it knows for, if and their ends.",
                    number,
                )
            if word in {"elif", "else"}:
                continue
            if not word.startswith("end"):
                opened.append((word, number))
            elif not opened:
                return f"{{% {word} %}} has no beginning.", number
            elif opened.pop()[0] != word.removeprefix("end"):
                return f"{{% {word} %}} ends what another tag began.", number
    if opened:
        word, number = opened[-1]
        return f"{{% {word} %}} has no {{% end{word} %}}.", number
    return None


def line_of(error: BaseException) -> int:
    """Return the line of the template an error was raised on, 0 when it is not known."""
    found = 0
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def short(words: str) -> str:
    """Return words, or their beginning where they are many."""
    most = 100
    return words if len(words) <= most else f"{words[: most - 1]}…"


def unreadable(message: str) -> str:
    """Return in plain words that Jinja cannot read a tag, and from where on."""
    found = re.search(r"got '([^']*)'", message)
    where = f" from “{found.group(1)}” on" if found else ""
    return f"This tag cannot be read{where}."


def unknown(message: str) -> str:
    """Return in plain words that the report has no such name."""
    found = re.search(r"'([^']*)' is undefined|attribute '([^']*)'|no element (\S+)", message)
    name = next((group for group in found.groups() if group), "") if found else ""
    return f"“{name}” is not a name the report has." if name else f"{message}."
