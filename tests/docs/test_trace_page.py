"""docs/trace.md says what perfmon says: its examples are asked here of the example."""

import re
import shlex
from pathlib import Path

import pytest

from tests.command import run_in

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "west-yorkshire"
PAGE = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")
CONSOLE = re.compile(
    r"^```console\n\$ perfmon (?P<asked>.+)\n(?P<said>(?:.*\n)*?)```$", re.MULTILINE
)
NO_DRAFT = "This is the paper as it would be built now"
EXAMPLES = [(match["asked"], match["said"].splitlines()) for match in CONSOLE.finditer(PAGE)]


def test_the_page_has_examples() -> None:
    """A page without them would say nothing that can be compared."""
    assert len(EXAMPLES) == PAGE.count("```console") > 1


@pytest.mark.parametrize(("asked", "said"), EXAMPLES, ids=[asked for asked, _ in EXAMPLES])
def test_examples_are_what_is_said(asked: str, said: list[str]) -> None:
    """Line by line, but for the line on a draft, which only a built project has."""
    run = run_in(EXAMPLE, *shlex.split(asked))
    lines = [_short(line) for line in (run.stderr + run.stdout).splitlines()]
    assert _without_draft(lines) == _without_draft(said)


def _without_draft(lines: list[str]) -> list[str]:
    return [line for line in lines if line and not line.startswith(("out/", NO_DRAFT))]


def _short(line: str) -> str:
    """A hash by its first eight digits, as on the page."""
    return re.sub(r"(sha256 [0-9a-f]{8})[0-9a-f]{56}", r"\1…", line)
