"""Renderers: a report and its images in, the bytes of a file out; they arrange, never compute."""

from typing import Final

from perfmon_cli.report.model import Report
from perfmon_cli.wording.words import WORDS

#: The keys of the words that renderers print around a report.
FURNITURE: Final = (
    "table",
    "figure",
    "figure.numbers",
    "figure.all numbers",
    "figure.category",
    "contents",
    "contents.within",
    "contents.back",
    "see table",
    "page",
    "of",
    "draft",
    "skip",
    "cover.priorities",
    "cover.themes",
)


def word(report: Report, key: str) -> str:
    """Return a fixed word of the paper: the report's own, else the English one."""
    return report.words.get(key) or WORDS[key]
