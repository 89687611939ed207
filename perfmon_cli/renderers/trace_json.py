"""What `perfmon trace --format json` prints: whole trails, for other programs."""

import json
from collections.abc import Iterable
from typing import Any

from perfmon_cli.period import Quarter
from perfmon_cli.renderers import figures_json
from perfmon_cli.trace.cells import Held
from perfmon_cli.trace.standing import Standing
from perfmon_cli.trace.trail import Traced, Trail


def render(quarter: Quarter, trails: Iterable[Trail]) -> str:
    """`{"quarter", "figures"}`: each figure as in figures.json (CONTRACTS 3), and its trail.

    `what`, `kind` and `rule_words` say it in words; `cells` are those it is read from itself, and
    `made_of` the figures behind it, each with its own.
    """
    document = {"quarter": quarter.code, "figures": [_trail(trail) for trail in trails]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _trail(trail: Trail) -> dict[str, Any]:
    return {
        **figures_json.document(trail.figure),
        **_traced(trail.traced),
        "places": [_place(place) for place in trail.places],
        "used_in": [step.figure.id for step in trail.used_in],
        "arrow": list(trail.judged.arrow),
        "rating": list(trail.judged.rating),
        "breaks": list(trail.judged.breaks),
        "decisions": list(trail.judged.decisions),
    }


def _traced(traced: Traced) -> dict[str, Any]:
    return {
        "id": traced.figure.id,
        "printed": traced.figure.printed,
        "what": traced.figure.what,
        "kind": traced.step.kind,
        "rule_words": traced.step.rule,
        "cells": [_cell(cell) for cell in traced.cells],
        "made_of": [_traced(one) for one in traced.inputs],
    }


def _cell(cell: Held) -> dict[str, str]:
    return {
        "file": cell.file,
        "sheet": cell.sheet,
        "cell": cell.cell,
        "read": cell.read,
        "of": cell.of,
        "status": cell.status,
        "sha256": cell.sha256,
    }


def _place(place: Standing) -> dict[str, str]:
    return {
        "kind": place.kind,
        "ref": place.ref,
        "row": place.row,
        "column": place.column,
        "file": place.file,
        "line": place.line,
        "text": place.text,
    }
