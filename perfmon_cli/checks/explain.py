"""What `perfmon explain` says: of a code, a rule, or a reason that stands in a paper."""

import re
from textwrap import fill

from perfmon_cli.catalogue.matching import closest
from perfmon_cli.checks.registry import registered
from perfmon_cli.checks.topics import REASONS, RULES, Topic
from perfmon_cli.findings.codes import CODES
from perfmon_cli.findings.info import CodeInfo

_WIDTH = 88
_YEARS = re.compile(r"(?<=^mean_of)_[0-9]+$")
_CODE = re.compile(r"pm ?([0-9]{3})")


def explanations() -> dict[str, CodeInfo]:
    """Every code that perfmon can give, in order, with its meaning, an example and the remedy.

    Of a code that a check declares, the check's own words hold.
    """
    known = {info.code: info for info in CODES} | {c.info.code: c.info for c in registered()}
    return dict(sorted(known.items()))


def topics() -> dict[str, Topic]:
    """The rules, the ways of rating and the reasons, by name, in the order they are listed."""
    return {topic.name: topic for topic in (*RULES, *REASONS)}


def explain(term: str) -> str | None:
    """The explanation of a code, rule or reason in lines of text; None when there is no such term.

    Capitals do not matter, "small numbers" is the same as "small_numbers", and "mean of 5" is
    explained under "mean_of".
    """
    tidy = " ".join(term.split()).casefold()
    code = _CODE.fullmatch(tidy)
    if code is not None:
        info = explanations().get(f"PM{code[1]}")
        return _code_text(info) if info else None
    name = re.sub(r"[ -]", "_", tidy)
    topic = topics().get(_YEARS.sub("", name))
    return _topic_text(topic) if topic else None


def meant(term: str) -> str | None:
    """The rule or reason that was probably meant by a word that is none; None for a code."""
    tidy = " ".join(term.split()).casefold()
    return None if _CODE.fullmatch(tidy) else closest(tidy, topics())


def _code_text(info: CodeInfo) -> str:
    head = f"{info.code} {info.title} ({info.severity.value})"
    return _text(head, info.meaning, info.example, info.remedy)


def _topic_text(topic: Topic) -> str:
    return _text(f"{topic.name}: {topic.title}", topic.meaning, topic.example, topic.remedy)


def _text(head: str, meaning: str, example: str, remedy: str) -> str:
    paragraphs = (head, *meaning.split("\n\n"), f"Example: {example}", f"What to do: {remedy}")
    return "\n\n".join(fill(text, _WIDTH, break_on_hyphens=False) for text in paragraphs)
