"""Commentary text to blocks: header lines, Markdown, live figures and placements.

Nothing in the text is executed: live figures have a grammar of their own, HTML stays text, and
links other than http, https and mailto lose their address.
"""

import re
from dataclasses import dataclass

from perfmon_cli.catalogue.model import MeasureRef
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.markdown import blocks_of
from perfmon_cli.commentary.model import Commentary, Live
from perfmon_cli.findings import Finding, finding

MOST_CHARACTERS = 400_000
MOST_BRACES = 4_000
HEADER_KEYS = ("section", "title", "measures", "role", "status", "part")
_LIVE = re.compile(r"\{\{([^{}]{0,300})\}\}")
_UNCLOSED = re.compile(r"\{\{[^\n]{0,80}|\}\}")
_OWN = re.compile(r"(?<![ \t])[ \t]*\[own:[^\]\n]{0,300}\]", re.IGNORECASE)
_REFERENCE = re.compile(
    r"""\s*(?P<measure>[a-z0-9_]+)
        \s*(?:\((?P<part>[^()]+)\))?
        \s*(?:\[(?P<area>[^\[\]]+)\])?
        \s*\.\s*(?P<attribute>[a-z_]+)
        (?:\s+on\s+(?P<comparator>[a-z0-9 ]+?))?\s*""",
    re.VERBOSE,
)
#: Stand in for live figures while Markdown is read; text cannot hold them (they are taken out).
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's commentary and what was wrong with it."""

    commentary: Commentary
    findings: tuple[Finding, ...]


def read(file: str, text: str) -> ReadText:
    """Read one file of commentary; never raises for what a person typed."""
    where = CellRef(file)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace(OPEN, "").replace(CLOSE, "").replace("\x00", "")
    if len(text) > MOST_CHARACTERS:
        problem = f"The file holds more than {MOST_CHARACTERS:,} characters."
        remedy = "Split it into files of one section each."
        return ReadText(Commentary(file=file), (finding("PM104", problem, remedy, where=where),))
    if text.count("{{") + text.count("}}") > MOST_BRACES:
        problem = f"The file holds more than {MOST_BRACES:,} pairs of braces."
        remedy = "Split it into files of one section each."
        return ReadText(Commentary(file=file), (finding("PM104", problem, remedy, where=where),))
    header, body, first_line, findings = _split_header(where, text)
    lives: list[Live] = []
    marked = _OWN.sub("", _mark_lives(body, first_line, lives))
    blocks = blocks_of(marked, tuple(lives), first_line)
    return ReadText(Commentary(file=file, header=header, blocks=blocks), tuple(findings))


def parse_live(inside: str, line: int) -> Live:
    """Read what stands between the braces; `ref` is None when it is not of the form."""
    text = " ".join(inside.split())
    match = _REFERENCE.fullmatch(inside)
    if match is None:
        return Live(text=text, line=line)
    ref = MeasureRef(match["measure"], (match["part"] or "").strip(), (match["area"] or "").strip())
    return Live(
        text=text,
        line=line,
        ref=ref,
        attribute=match["attribute"],
        comparator=(match["comparator"] or "").strip(),
    )


def _mark_lives(body: str, first_line: int, lives: list[Live]) -> str:
    def keep(match: re.Match[str]) -> str:
        line = first_line + body.count("\n", 0, match.start())
        lives.append(parse_live(match[1], line))
        return f"{OPEN}{len(lives) - 1}{CLOSE}"

    def keep_unclosed(match: re.Match[str]) -> str:
        line = first_line + marked.count("\n", 0, match.start())
        lives.append(Live(text=match[0].strip(), line=line))
        return f"{OPEN}{len(lives) - 1}{CLOSE}"

    marked = _LIVE.sub(keep, body)
    return _UNCLOSED.sub(keep_unclosed, marked)


def _split_header(where: CellRef, text: str) -> tuple[dict[str, str], str, int, list[Finding]]:
    """The header's lines, the text behind it, the number of that text's first line, findings."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return {}, text, 1, []
    findings: list[Finding] = []
    header: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return header, "\n".join(lines[number:]), number + 1, findings
        key, colon, value = line.partition(":")
        key = key.strip().lower()
        if not line.strip():
            continue
        if not colon or key not in HEADER_KEYS:
            problem = f'The header line "{line.strip()}" is not known.'
            remedy = f"Write one of {', '.join(HEADER_KEYS)} and a colon, or delete the line."
            findings.append(finding("PM501", problem, remedy, where=where, line=number))
            continue
        header[key] = value.strip()
    problem = "The header that starts with --- does not end."
    remedy = "Put a line with --- after the header's last line."
    return {}, "\n".join(lines[1:]), 2, [finding("PM501", problem, remedy, where=where, line=1)]
