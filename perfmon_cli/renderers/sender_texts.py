"""What to write to each sender, to paste into an e-mail, and what is left for the analyst."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.findings import Finding, Severity, in_order

#: So many characters stand in one cell; Excel cuts at 32,767.
LONGEST_TEXT = 25_000
_GREETING = "Hello,\n\nplease look at these points:\n"
#: Where findings stand that no sender can mend.
FOR_YOU = "For you"
_OWN = "To mend in your own files:\n"
_OWN_FILES = (".md", ".toml", ".docx")
_CLOSE = "\nCould you correct them and send the file again, or tell us why it is right as it is?\n"


@dataclass(frozen=True, slots=True)
class SenderText:
    """One e-mail: who it is for, how many findings it names, and its words."""

    sender: str
    files: tuple[str, ...]
    errors: int
    warnings: int
    text: str


def texts(findings: Iterable[Finding]) -> tuple[SenderText, ...]:
    """One text for each sender, a long one in several parts; what is nobody's comes first, for you.

    Open errors and warnings of a file only: notes ask nothing of anybody, and a row to paste is in
    a list of its own. What is wrong in a text of the paper is never a sender's to mend.
    """
    groups: dict[str, list[Finding]] = {}
    for found in in_order(tuple(findings)):
        file = found.where.file if found.where else ""
        if file and _is_open(found):
            is_own = found.line is not None or file.lower().endswith(_OWN_FILES)
            groups.setdefault("" if is_own else found.sender, []).append(found)
    return tuple(text for sender in sorted(groups) for text in _texts(sender, groups[sender]))


def forwarded(found: Finding) -> str:
    """One finding in a line: its place, what is wrong and what to do; no code."""
    return f"{found.place}: {found.problem} {found.remedy}".removeprefix(": ")


def _is_open(found: Finding) -> bool:
    return not found.accepted and not found.paste and found.severity is not Severity.NOTE


def _texts(sender: str, findings: Sequence[Finding]) -> Iterator[SenderText]:
    parts = list(_parts(findings))
    name = sender or FOR_YOU
    opening, close = (_GREETING, _CLOSE) if sender else (_OWN, "")
    for number, part in enumerate(parts, start=1):
        files = tuple(dict.fromkeys(found.where.file for found in part if found.where))
        yield SenderText(
            sender=name if len(parts) == 1 else f"{name} ({number} of {len(parts)})",
            files=files,
            errors=sum(found.severity is Severity.ERROR for found in part),
            warnings=sum(found.severity is Severity.WARNING for found in part),
            text="\n".join((opening, *_listed(part, files), close)),
        )


def _parts(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    part: list[Finding] = []
    length = 0
    for found in findings:
        size = len(forwarded(found)) + 10
        if part and length + size > LONGEST_TEXT:
            yield part
            part, length = [], 0
        part.append(found)
        length += size
    yield part


def _listed(findings: Sequence[Finding], files: Sequence[str]) -> Iterator[str]:
    """File by file, by the name that its sender gave it."""
    for file in files:
        yield file.rpartition("/")[2]
        of_file = [found for found in findings if found.where and found.where.file == file]
        for number, found in enumerate(of_file, start=1):
            yield f"{number}. {_within(found)}{found.problem} {found.remedy}".rstrip()


def _within(found: Finding) -> str:
    """The place in a file that was named already."""
    if found.line is not None:
        return f"Line {found.line}: "
    return f"{found.where}: " if found.where and found.where.sheet else ""
