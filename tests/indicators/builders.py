"""Measures, figures and catalogues in a line each."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Break, Catalogue, Decision, OtherArea, Settings, Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation, Status
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis, Period, Quarter, months_ending, parse_period

Q = Quarter(2022, 1)
AREAS = ("Bradford", "Leeds")
HERE = CellRef("data/figures.xlsx", "This quarter", "E14")
SETTINGS = Settings(organisation="Office", area="West Yorkshire", areas=AREAS)
MARKERS = {m.value: m for m in Missing}
STATUSES = {s.symbol: s for s in Status if s.symbol}


def period(text: str, basis: Basis = Basis.ROLLING_12) -> Period:
    """Read a period that must be one."""
    found = parse_period(text, basis)
    assert found is not None, text
    return found


PLAIN = Measure(id="thefts", label="Thefts", unit=Unit.COUNT, polarity=Polarity.DOWN)


def figure(
    measure: Measure,
    when: str,
    value: str,
    *,
    part: str = "",
    area: str = "",
    n: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
) -> Observation:
    """A figure as a cell holds it: "72.6", "[x]", "765 [f]"."""
    number, _, symbol = value.partition(" ")
    return Observation(
        key=Key(measure.id, part, area, period(when, measure.basis)),
        value=None if number in MARKERS else Decimal(number),
        missing=MARKERS.get(number),
        statuses=(STATUSES[symbol],) if symbol else (),
        source=HERE,
        n=None if n is None else Decimal(n),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
    )


def figures(
    measure: Measure, part: str = "", area: str = "", /, **values: str
) -> list[Observation]:
    """Figures by financial year: `y2021="72.6"` is 2021/22."""
    return [
        figure(measure, f"{name[1:]}/{(int(name[1:]) + 1) % 100:02}", value, part=part, area=area)
        for name, value in values.items()
    ]


def behind(
    measure: Measure,
    values: Iterable[str | int],
    *,
    months: int = 1,
    last: Quarter = Q,
    part: str = "",
    area: str = "",
) -> list[Observation]:
    """The series behind a measure: values of so many months each, the newest ending a quarter."""
    listed = [str(value) for value in values]
    newest = months_ending(last.end, months)
    periods = [newest.shifted(-months * back) for back in reversed(range(len(listed)))]
    return [
        replace(
            figure(measure, "2021/22", value, part=part, area=area),
            key=Key(measure.id, part, area, period),
        )
        for period, value in zip(periods, listed, strict=True)
    ]


def with_similar_areas(book: Catalogue, measure: Measure, values: Iterable[str]) -> Catalogue:
    """The catalogue with figures of 2021/22 of areas to compare a measure with."""
    others = tuple(
        OtherArea(
            measure=measure.id,
            area=area,
            group="Similar forces",
            period=period("2021/22"),
            value=Decimal(value),
        )
        for area, value in zip(("Kent", "Devon"), values, strict=True)
    )
    return replace(book, other_areas=others)


def dataset(*groups: Observation | Iterable[Observation]) -> Dataset:
    """All figures given, in order."""
    flat: list[Observation] = []
    for group in groups:
        flat.extend([group] if isinstance(group, Observation) else group)
    return Dataset({o.key: o for o in flat})


def catalogue(
    *measures: Measure,
    breaks: tuple[Break, ...] = (),
    targets: tuple[Target, ...] = (),
    decisions: tuple[Decision, ...] = (),
    **settings: object,
) -> Catalogue:
    """A catalogue of these measures; further words change its settings."""
    return Catalogue(
        settings=replace(SETTINGS, **settings),  # type: ignore[arg-type]
        measures={m.id: m for m in measures},
        breaks=breaks,
        targets=targets,
        decisions=decisions,
    )


def run(
    book: Catalogue, *groups: Observation | Iterable[Observation], quarter: Quarter = Q
) -> Indicators:
    """The indicators of a quarter."""
    return compute(book, dataset(*groups), quarter)


def one(
    measure: Measure,
    *groups: Observation | Iterable[Observation],
    book: Catalogue | None = None,
    part: str = "",
    area: str = "",
    quarter: Quarter = Q,
) -> Indicator:
    """The indicator of a measure at a quarter."""
    found = run(book or catalogue(measure), *groups, quarter=quarter).get(measure.id, part, area)
    assert found is not None
    return found
