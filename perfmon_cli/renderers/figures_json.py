"""figures.json: every printed figure with all that stands behind it (CONTRACTS 3)."""

import json
from typing import Any

from perfmon_cli.period import Quarter
from perfmon_cli.report.model import PrintedFigure, Report


def render(report: Report, quarter: Quarter) -> bytes:
    """The document as UTF-8 JSON; figures in the order of the paper."""
    whole = {
        "schema": 1,
        "quarter": quarter.code,
        "figures": [document(figure) for figure in report.figures],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def document(figure: PrintedFigure) -> dict[str, Any]:
    """One figure."""
    period = None
    if figure.period is not None:
        period = dict(zip(("start", "end", "label"), figure.period, strict=True))
    return {
        "id": figure.id,
        "measure": figure.measure,
        "component": figure.component,
        "area": figure.area,
        "period": period,
        "quantity": figure.quantity,
        "comparator": figure.comparator,
        "value": figure.value,
        "unit": figure.unit,
        "printed": figure.printed,
        "symbols": list(figure.symbols),
        "rule": figure.rule,
        "inputs": list(figure.inputs),
        "sources": [
            {"file": file, "sheet": sheet, "cell": cell} for file, sheet, cell in figure.sources
        ],
        "places": [
            {"kind": place.kind, "ref": place.ref, "row": place.row, "column": place.column}
            for place in figure.places
        ],
    }
