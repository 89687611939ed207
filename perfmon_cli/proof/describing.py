"""Figures in words, for messages: what it is, of when, and the cell it stands in."""

from perfmon_cli.proof.evidence import Known
from perfmon_cli.wording import numbers, periods
from perfmon_cli.wording.subjects import named

_MOST_CELLS = 2
_OF_A_VALUE = {
    "numerator": "numerator of ",
    "denominator": "denominator of ",
    "asked": "people asked, ",
    "target": "target of ",
    "average": "what is compared with of ",
    "share": "share of the whole of ",
    "sum": "all parts of ",
    "rest": "what is left of 100% by ",
    "gap": "distance from the target of ",
    "total": "reckoned from figures of ",
    "difference": "reckoned from figures of ",
}
#: Figures that are printed as the measure's own are.
_AS_VALUES = frozenset({"value", "average", "target", "sum", "rest"})


def printed(known: Known) -> str:
    """The figure as text prints it: "72.6%", "5.0 percentage points"."""
    if known.quantity == "change" or known.unit == "pp":
        return numbers.change_size(known.measure, known.value)
    if known.unit == "%" and known.quantity not in _AS_VALUES:
        return f"{numbers.grouped(abs(known.shown))}%"
    if known.unit == "x":
        return f"{numbers.grouped(known.shown)} times"
    if known.quantity in {"numerator", "denominator", "asked"}:
        return numbers.count(known.shown)
    return numbers.value(known.measure, known.value)


def described(known: Known) -> str:
    """What a figure is: "knife crime in Leeds, 2021/22 (This quarter!E14)"."""
    listed = cells(known)
    return f"{subject(known)}, {when(known)}{f' ({listed})' if listed else ''}"


def subject(known: Known) -> str:
    """Measure, part and area, and how they are counted, without the period."""
    area = f" in {known.area}" if known.area else ""
    start = _OF_A_VALUE.get(known.quantity, "change of " if known.is_change else "")
    return f"{start}{named(known.measure, known.part, '')}{area}"


def when(known: Known) -> str:
    """The period, of a change both."""
    basis = known.measure.basis
    own = periods.head(known.period, basis)
    if known.is_change and known.base is not None:
        return f"{periods.head(known.base, basis)} to {own}"
    return own


def cells(known: Known) -> str:
    """The cells it comes from: "This quarter!E14, History!D12"."""
    listed = [str(cell) for cell in known.cells[:_MOST_CELLS]]
    more = " and others" if len(known.cells) > _MOST_CELLS else ""
    return f"{', '.join(listed)}{more}"
