"""What `trace` does: find a printed figure, and say whether the paper on the desk has it too."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfmon_cli import composing, outputs, project, provenance
from perfmon_cli.catalogue.likely import likely, named
from perfmon_cli.catalogue.matching import one_of
from perfmon_cli.errors import UsageError
from perfmon_cli.findings import Finding
from perfmon_cli.period import Quarter
from perfmon_cli.renderers import trace_text
from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.trace.finding import matching, written
from perfmon_cli.trace.trail import Trails

_FIGURES = "figures.json"
_MOST_BYTES = 100_000_000
_MOST_CHANGED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The figure as it was typed, and of which paper."""

    figure: str
    quarter: Quarter
    project: project.Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The figures meant, their paper as it would be built now, and what is to be said of drafts."""

    figures: tuple[PrintedFigure, ...]
    trails: Trails
    findings: tuple[Finding, ...]
    said: tuple[str, ...]  #: whether the newest paper on disk was built from the same files


@dataclass(frozen=True, slots=True)
class _Desk:
    """The newest set on disk, what changed since it was built, and the figures it prints."""

    name: str
    changed: tuple[str, ...]
    figures: tuple[PrintedFigure, ...]


def find(asked: Asked) -> Found:
    """The figures of a quarter's paper that are meant; the paper is composed afresh.

    Raises:
        UsageError: nothing is printed so; the message has the nearest.
        PerfmonError: nothing could be read.
    """
    if not asked.figure.strip():
        raise UsageError('Say which figure, as it is printed: perfmon trace "72.6%".')
    paper, loaded = composing.paper_of(asked.project, asked.quarter)
    trails = Trails(
        paper.report, paper.catalogue, paper.dataset, paper.indicators, dict(loaded.inputs)
    )
    desk = _desk(asked)
    figures = trails.asked(asked.figure)
    if not figures:
        raise UsageError(_nothing(asked, trails, desk))
    return Found(
        figures=figures,
        trails=trails,
        findings=paper.findings,
        said=tuple(_said(desk, figures)),
    )


def text(found: Found) -> str:
    """The trails of the figures, or a list where there are many."""
    if len(found.figures) > trace_text.MOST_TOLD:
        return trace_text.listed([found.trails.step(figure) for figure in found.figures])
    return trace_text.told([found.trails.of(figure) for figure in found.figures])


def next_steps(asked: Asked, found: Found) -> Iterator[str]:
    """How to see one figure of a list, and that errors are open in the paper."""
    code = asked.quarter.code
    if len(found.figures) > trace_text.MOST_TOLD:
        yield (
            f"{len(found.figures)} figures match. For the cells of one, name its id: "
            f"perfmon trace {found.figures[0].id} --quarter {code}"
        )
    if any(one.is_open_error for one in found.findings):
        yield f"Errors are open in this paper: perfmon validate --quarter {code}"


def _nothing(asked: Asked, trails: Trails, desk: _Desk | None) -> str:
    """That nothing is printed so, and what may have been meant."""
    typed = asked.figure.strip()[:80]
    by_hand = tuple(_by_hand(asked))
    if by_hand:
        lines = "".join(f"\n  {line}" for line in by_hand)
        return f'"{typed}" is typed by hand, not put in from the workbook:{lines}'
    said = f'"{typed}" is printed nowhere in this paper.'
    before = matching(asked.figure, desk.figures, {}) if desk is not None else ()
    if before and desk is not None:
        names = one_of(one.id for one in before[:_MOST_CHANGED])
        said += f" {desk.name} prints it ({names}), but the files have changed since."
    measure = named(asked.figure, trails.catalogue.measures.values())
    if measure is not None:
        return (
            f'This paper prints no figure of the measure "{measure.id}". '
            f"For its indicators: perfmon show {measure.id} --quarter {asked.quarter.code}"
        )
    near = trails.near(asked.figure)
    if near:
        lines = "".join(f"\n  {trace_text.named(one)}" for one in near)
        return f"{said} The nearest are:{lines}"
    close = one_of(f'"{m.id}"' for m in likely(typed, trails.catalogue.measures.values()))
    hint = (
        f"Did you mean {close}?"
        if close
        else (
            "Type it as it stands there (72.6%, −0.6 pp, 13,838), or the id of a figure or measure."
        )
    )
    return f"{said} {hint}"


def _by_hand(asked: Asked) -> Iterator[str]:
    """Where a number is typed in a text, with what the proof says of it; each place once."""
    number = written(asked.figure)
    if number is None:
        return
    from perfmon_cli.renderers import typed_figures  # noqa: PLC0415  (only where nothing is found)

    said: dict[str, None] = {}
    for entry in composing.typed_in(asked.project, asked.quarter):
        other = written(entry.typed.text)
        if other is not None and number.is_found_in(other):
            said[typed_figures.told(entry)] = None
    yield from tuple(said)[:_MOST_CHANGED]


def _desk(asked: Asked) -> _Desk | None:
    """The final paper, else the newest draft; None where nothing has been built."""
    folder = asked.project.folders["out"] / asked.quarter.code
    final = folder / outputs.FINAL
    newest = final if final.is_dir() else outputs.newest(folder)
    written = outputs.read(newest) if newest is not None else None
    if newest is None or written is None:
        return None
    before = dict(written.manifest.inputs)
    now = dict(provenance.inputs(asked.project, asked.quarter).as_listed())
    changed = provenance.differing(before, now)
    figures = _printed(newest / _FIGURES) if changed else ()
    return _Desk(asked.project.relative(newest), tuple(changed), figures)


def _said(desk: _Desk | None, figures: Sequence[PrintedFigure]) -> list[str]:
    if desk is None:
        return ["This is the paper as it would be built now; none of the quarter has been yet."]
    if not desk.changed:
        return [f"{desk.name} was built from the same files."]
    names = ", ".join(desk.changed[:_MOST_CHANGED])
    more = len(desk.changed) - _MOST_CHANGED
    names += f" and {more} more" if more > 0 else ""
    now = "These are the figures of the files as they are now."
    said = [f"{now} Changed since {desk.name} was built: {names}."]
    before = {one.id: one.printed for one in desk.figures}
    for one in figures[: trace_text.MOST_TOLD]:
        printed = before.get(one.id)
        if printed is None:
            said.append(f"{desk.name} does not print {one.id}.")
        elif printed != one.printed:
            said.append(f"{desk.name} prints {printed} for {one.id}, not {one.printed}.")
    return said


def _printed(path: Path) -> tuple[PrintedFigure, ...]:
    """The figures of a set that is on disk; () where they cannot be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return ()
        return tuple(_figure(one) for one in json.loads(path.read_bytes())["figures"])
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return ()


def _figure(one: dict[str, Any]) -> PrintedFigure:
    """As much of a figure as finding it needs."""
    return PrintedFigure(
        id=str(one["id"]),
        measure=one["measure"],
        component=str(one["component"]),
        area=str(one["area"]),
        period=None,
        quantity=str(one["quantity"]),
        comparator=str(one["comparator"]),
        value=str(one["value"]),
        unit=str(one["unit"]),
        printed=str(one["printed"]),
        rule=str(one["rule"]),
    )
