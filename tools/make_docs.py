"""Writes the pages of docs/ that say what the code says: run it after changing a check.

python tools/make_docs.py           write the pages
python tools/make_docs.py --check   only say which are out of date (exit 1)
"""

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from perfmon_cli.checks.explain import explanations  # noqa: E402
from perfmon_cli.checks.topics import REASONS, RULES, Topic  # noqa: E402
from perfmon_cli.findings import CodeInfo  # noqa: E402
from perfmon_cli.indicators.model import Direction  # noqa: E402

_GROUPS = (
    ("PM1", "Files and sheets"),
    ("PM2", "Cells"),
    ("PM3", "Figures"),
    ("PM4", "Texts and blocks"),
    ("PM5", "Settings, templates and paths"),
)
_INTRODUCTION = """\
# What perfmon checks

<!-- Written by tools/make_docs.py from the checks themselves; do not edit. -->

`perfmon validate` looks at everything in one pass.
Every finding has a place, says what is wrong and what to do, and has a code that never changes.
`perfmon explain CODE` prints the entries of this page.

An *error* means that a figure would be wrong or missing; a *warning* that something looks odd and \
should be looked at; a *note* is good to know.
A draft is written all the same and lists what is open.

A finding that is right as it stands can be accepted in the sheet `Decisions`: its code under \
What, the measure, part, area or period it is about (empty means any), and a reason of at least 10 \
characters.
Errors about files, sheets, settings and templates (PM101 to PM106, PM112, PM501 to PM504) cannot \
be accepted.

What follows from another finding is not said as well: of a cell that cannot be read not that its \
figure is missing, and of a total that does not add up not that it looks odd.
"""
_LIMITS = """\
## What no check can see

Figures are judged by what else the workbook says of them.
Where it says nothing, or where the mistake leaves figures that agree with each other, nothing is \
found:

- two digits swapped in a figure that is in no sum and has no numerator and denominator;
- a figure that is wrong by less than a jump (PM307): a fifth too many, or an earlier edition of it;
- a count below 50, or a percentage below 5, that is ten times too large;
- the first figure of its kind, with no other period or area beside it;
- the headings of two districts swapped in a whole sheet, or the figures of two parts or of two \
measures of like size;
- a good direction, a unit or a definition that Measures states wrongly, where the figures fit it;
- a change in counting that nobody entered in Breaks;
- a sum that Measures no longer asks for.

Each of these is in the tests, so that this list stays true.
"""


def checks_page() -> str:
    """docs/checks.md: every code, then the rules and the reasons that papers print."""
    infos = explanations().values()
    parts = [_INTRODUCTION]
    for prefix, title in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [_code(info) for info in infos if info.code.startswith(prefix)]
    parts.append(_LIMITS)
    parts += ["## Rules for arrows and ratings\n", *_topics(RULES)]
    parts += ["## Reasons that stand in place of a change, an arrow or a rating\n"]
    parts += _topics(REASONS)
    return "\n".join(parts)


_ARROWS_INTRODUCTION = """\
# The house rule against published arrows

<!-- Written by tools/make_docs.py; do not edit. -->

The panel paper of July 2022 and the quarterly report of December 2020 print 72 arrows whose \
figures are on the page.
No rule is printed with them.
`panel` (docs/methods.md) is drawn here on the same figures, on the comparator that the row of \
the paper names, and with the number of people or cases where it is printed.
It gives {same} of the {all}.

An arrow is the direction of the number, never good or bad.

"""
_WORDS = {
    Direction.UP: "up",
    Direction.DOWN: "down",
    Direction.FLAT: "flat",
    Direction.NONE: "none",
}


def arrows_page() -> str:
    """docs/published-arrows.md: every arrow, the published beside ours, and why some differ."""
    from tests.indicators.published_arrows import NOT_REPRODUCED, arrows  # noqa: PLC0415

    found = arrows()
    same = sum(arrow.published is arrow.ours for arrow in found)
    lines = [_ARROWS_INTRODUCTION.format(same=same, all=len(found))]
    lines.append("| Measure | Compared with | Before | Now | Published | `panel` |\n")
    lines.append("|---|---|---|---|---|---|\n")
    for a in found:
        ours = _WORDS[a.ours] if a.published is a.ours else f"**{_WORDS[a.ours]}**"
        lines.append(
            f"| {a.name} | {a.compared_with} | {a.before} | {a.now} | {_WORDS[a.published]} "
            f"| {ours} |\n"
        )
    lines.append("\n## Not reproduced\n\n")
    lines += [f"- **{name}.** {why}\n" for name, why in NOT_REPRODUCED.items()]
    return "".join(lines)


PAGES = {"docs/checks.md": checks_page, "docs/published-arrows.md": arrows_page}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them; 1 when one is out of date."""
    outdated = []
    for name, page in PAGES.items():
        path, text = ROOT / name, page()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        outdated.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")
    if "--check" not in arguments or not outdated:
        return 0
    print(f"out of date: {', '.join(outdated)}; run python tools/make_docs.py", file=sys.stderr)
    return 1


def _code(info: CodeInfo) -> str:
    head = f"### {info.code} {info.title}\n\n*{info.severity.value}*\n"
    return _entry(head, info.meaning, info.example, info.remedy)


def _topics(topics: Iterable[Topic]) -> list[str]:
    return [
        _entry(f"### {t.name}\n\n*{t.title}*\n", t.meaning, t.example, t.remedy) for t in topics
    ]


def _entry(head: str, meaning: str, example: str, remedy: str) -> str:
    return f"{head}\n{meaning}\n\n> {example}\n\nWhat to do: {remedy}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
