"""What the analyst decided, for the methods notes: a line each, accepted findings in one line."""

from collections.abc import Iterator

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.checks.explain import explanations
from perfmon_cli.measure import Measure, own_period
from perfmon_cli.report.model import Line, Span
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS


def lines(composer: Composer) -> list[Line]:
    """The decisions with a reason that this paper is of.

    Those that leave a finding as it is come last: one line for all that have one kind of finding,
    one reason and one role.
    """
    own: list[str] = []
    left: dict[tuple[str, str, str], list[str]] = {}
    titles = explanations()
    for decision in composer.catalogue.decisions:
        measure = composer.catalogue.measures.get(decision.measure or "")
        if not decision.reason or not _is_of_this_paper(composer, decision, measure):
            continue
        info = titles.get(decision.what.upper())
        reason = decision.reason.rstrip(".")
        role = f" ({decision.role})" if decision.role else ""
        every = "any measure" if info is not None else "all measures"
        name = _subject(decision, measure, WORDS[f"methods.{every}"])
        if info is not None:
            left.setdefault((info.title, reason, role), []).append(name)
            continue
        text = WORDS["methods.decision"]
        own.append(text.format(subject=name, decided=_decided(decision), reason=reason, role=role))
    return [(Span(text),) for text in (*own, *_left(left))]


def _left(found: dict[tuple[str, str, str], list[str]]) -> Iterator[str]:
    for (title, reason, role), names in found.items():
        yield WORDS["methods.decided check"].format(
            title=lower_first(title),
            subjects="; ".join(dict.fromkeys(names)),
            reason=reason,
            role=role,
        )


def _subject(decision: Decision, measure: Measure | None, otherwise: str) -> str:
    """What a decision is of: "Recorded crime (theft), Leeds"; without a measure the other words."""
    name = full_name(measure) if measure else otherwise
    part = f" ({decision.part})" if decision.part else ""
    return f"{name}{part}, {decision.area}" if decision.area else f"{name}{part}"


def _is_of_this_paper(composer: Composer, decision: Decision, measure: Measure | None) -> bool:
    """Whether a decision is of no certain period, or of the one the paper is of."""
    if decision.period is None or measure is None:
        return True
    return decision.period == own_period(measure, composer.printer.quarter)


def _decided(decision: Decision) -> str:
    """What was decided, in words a reader of the paper understands."""
    what = f"methods.decided {decision.what.casefold()}"
    words = WORDS.get(f"{what} {decision.decision.casefold()}") or WORDS.get(what)
    return (words or f"{decision.what}: {{decision}}").format(decision=decision.decision)
