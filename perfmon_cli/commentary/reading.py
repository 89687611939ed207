"""Commentary text to blocks: header lines, Markdown, live figures and placements.

Nothing in the text is executed: live figures have a grammar of their own, HTML stays text, and
links other than http, https and mailto lose their address.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.cleaning import CLOSE, OPEN, clean
from perfmon_cli.commentary.inlines import Notice
from perfmon_cli.commentary.markdown import blocks_of
from perfmon_cli.commentary.model import Commentary, Live, Own
from perfmon_cli.findings import Finding, finding

MOST_CHARACTERS = 400_000
MOST_BRACES = 4_000
HEADER_KEYS = ("section", "title", "measures", "role", "status", "part", "figures")
_LIVE = re.compile(r"\{\{([^{}]{0,300})\}\}")
_UNCLOSED = re.compile(rf"\{{\{{[^\n{OPEN}]{{0,80}}|\}}\}}")
_OWN = re.compile(r"(?<![ \t])[ \t]*\[own:([^\]\n]{0,300})\]", re.IGNORECASE)
_REFERENCE = re.compile(
    r"""\s*(?P<measure>[a-z0-9_]+)
        \s*(?:\((?P<part>[^()]+)\))?
        \s*(?:\[(?P<area>[^\[\]]+)\])?
        \s*(?:\((?P<part_last>[^()]+)\))?
        \s*\.\s*(?P<attribute>[a-z_]+)
        (?:\s+on\s+(?P<comparator>[a-z0-9 ]+?))?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
MOST_NOTICES = 30


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's commentary and what was wrong with it."""

    commentary: Commentary
    findings: tuple[Finding, ...]


def read(file: str, text: str) -> ReadText:
    """Read one file of commentary; never raises for what a person typed."""
    where = CellRef(file)
    text = clean(text)
    if len(text) > MOST_CHARACTERS:
        problem = f"The file holds more than {MOST_CHARACTERS:,} characters."
        remedy = "Split it into files of one section each."
        return ReadText(Commentary(file=file), (finding("PM104", problem, remedy, where=where),))
    if text.count("{{") + text.count("}}") > MOST_BRACES:
        problem = f"The file holds more than {MOST_BRACES:,} pairs of braces."
        remedy = "Split it into files of one section each."
        return ReadText(Commentary(file=file), (finding("PM104", problem, remedy, where=where),))
    header, body, first_line, findings = _split_header(where, text)
    marked: list[Live | Own] = []
    body = _mark_lives(_mark_own(body, first_line, marked), first_line, marked)
    blocks, notices = blocks_of(body, marked, first_line)
    findings.extend(_noticed(where, notices))
    return ReadText(Commentary(file=file, header=header, blocks=blocks), tuple(findings))


def _noticed(where: CellRef, notices: Sequence[Notice]) -> Iterator[Finding]:
    """A finding for each thing that does not print as typed; the first ones only of very many."""
    different = tuple(dict.fromkeys(notices))
    for one in different[:MOST_NOTICES]:
        yield finding(one.code, one.problem, one.remedy, where=where, line=one.line)
    if len(different) > MOST_NOTICES:
        problem = (
            f"{len(different) - MOST_NOTICES:,} more places of this text do not print as typed."
        )
        remedy = "Mend the first ones, and run perfmon validate again."
        yield finding("PM412", problem, remedy, where=where)


def take_own(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """A text of the workbook as it prints, and where own marks stood in it, with their sources."""
    words: list[str] = []
    found: list[tuple[int, str]] = []
    at = 0
    for match in _OWN.finditer(text):
        words.append(text[at : match.start()])
        found.append((sum(map(len, words)), " ".join(match[1].split())))
        at = match.end()
    return "".join((*words, text[at:])), tuple(found)


def parse_live(inside: str, line: int) -> Live:
    """Read what stands between the braces; `ref` is None when it is not of the form."""
    text = " ".join(inside.split())  # one space at most in each gap: many would take very long
    match = _REFERENCE.fullmatch(text)
    if match is None or (match["part"] and match["part_last"]):
        return Live(text=text, line=line)
    part = match["part"] or match["part_last"] or ""
    ref = MeasureRef(match["measure"].lower(), part.strip(), (match["area"] or "").strip())
    return Live(
        text=text,
        line=line,
        ref=ref,
        attribute=match["attribute"].lower(),
        comparator=(match["comparator"] or "").strip(),
    )


def _mark_own(body: str, first_line: int, marked: list[Live | Own]) -> str:
    def keep(match: re.Match[str]) -> str:
        line = first_line + body.count("\n", 0, match.start())
        marked.append(Own(" ".join(match[1].split()), line))
        return f"{OPEN}{len(marked) - 1}{CLOSE}"

    return _OWN.sub(keep, body)


def _mark_lives(body: str, first_line: int, marked: list[Live | Own]) -> str:
    def keep(match: re.Match[str]) -> str:
        line = first_line + body.count("\n", 0, match.start())
        marked.append(parse_live(match[1], line))
        return f"{OPEN}{len(marked) - 1}{CLOSE}"

    def keep_unclosed(match: re.Match[str]) -> str:
        line = first_line + closed.count("\n", 0, match.start())
        marked.append(Live(text=match[0].strip(), line=line))
        return f"{OPEN}{len(marked) - 1}{CLOSE}"

    closed = _LIVE.sub(keep, body)
    return _UNCLOSED.sub(keep_unclosed, closed)


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
