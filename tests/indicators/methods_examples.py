"""The examples of docs/methods.md on changes and ratings, worked out by the product.

Each function gives one paragraph of the page, in the page's order. What stands in braces comes from
the product; names, periods and inputs that are not the example's are written out.
"""

from dataclasses import replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Break, Target
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Key, Missing
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.change import compare
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Comparator, ComparatorKind, Polarity, Unit
from perfmon_cli.period import Basis, Quarter, months_ending
from perfmon_cli.rule_settings import pairs
from perfmon_cli.wording import numbers, others, periods, reasons, sentences
from tests.indicators.builders import (
    PLAIN,
    behind,
    catalogue,
    dataset,
    figure,
    figures,
    one,
    period,
)
from tests.indicators.methods_tools import (
    QUARTER,
    before,
    change_of,
    example,
    held,
    level,
    of,
    peers,
    percent,
    share,
    value,
    way,
)


def rounding() -> str:
    """Halves."""
    half, minus = (numbers.rounded(Decimal(text), 1) for text in ("77.65", "-0.05"))
    printed = [numbers.value(replace(PLAIN, decimals=1), number) for number in (half, minus)]
    return f"*Example.* 77.65 prints as {printed[0]}, and −0.05 as {printed[1]}."


def points() -> str:
    """A percentage that fell."""
    found = of("victim_satisfaction")
    change = found.comparisons[0].change
    assert change is not None
    return (
        f"*Example.* Satisfaction of {before(found)} that becomes {value(found)} fell by "
        f'{numbers.change_size(found.measure, change)} ("{change_of(found)}" in tables), not by 5%.'
    )


def lag() -> str:
    """A late figure in its column."""
    found = of("drug_reoffending")
    column = periods.head(months_ending(QUARTER.end, 12), Basis.ROLLING_12)
    own = periods.head(found.period, found.measure.basis)
    return (
        f"*Example.* Re-offending has a lag of {found.measure.lag_months} months: it stands in the "
        f'column {column} with "{own}" beneath it.'
    )


def quarters() -> str:
    """The newest quarter there is."""
    found = of("case_resolution_days")
    last = periods.head(found.period, Basis.QUARTER)
    return (
        f"*Example.* For July 2022 that is {value(found)} days in {last}, as Q4 was not available."
    )


def derived() -> str:
    """A year of a percentage, of its months."""
    measure = replace(
        PLAIN,
        unit=Unit.PERCENT,
        decimals=1,
        rule_settings=pairs("from series: ratio"),
    )
    cases = [(20, 100)] * 11 + [(50, 400)]
    months = [
        replace(o, numerator=Decimal(x), denominator=Decimal(n))
        for o, (x, n) in zip(
            behind(measure, [str(Decimal(100 * x) / n) for x, n in cases]), cases, strict=True
        )
    ]
    held = completed(dataset(months), catalogue(measure))
    year = held.observations[Key(measure.id, "", "", period("2021/22"))]
    assert year.value is not None
    mean = sum(month.value or 0 for month in months) / len(months)
    return (
        "*Example (months made up).* Eleven months with 20 cases of 100 and one with 50 of 400 "
        f"make {year.numerator} of {numbers.count(year.denominator or 0)}, which is "
        f"{numbers.value(measure, year.value)}; the mean of the twelve percentages would be "
        f"{numbers.value(measure, Decimal(mean))}."
    )


def to_date() -> str:
    """Nine months against nine."""
    measure = replace(PLAIN, basis=Basis.YEAR_TO_DATE)
    now = figure(measure, "Apr to Dec 2020", "2350")
    then = figure(measure, "Apr to Dec 2019", "2565")
    found = one(measure, now, then, quarter=Quarter(2020, 4))
    return (
        "*Example (from the report of December 2020).* Rape, April to December: "
        f"{value(found)} against {before(found)} is {change_of(found)}, or "
        f"{percent(found.comparisons[0])}."
    )


def change() -> str:
    """A difference and its percentage."""
    found = of("hate_repeat_victims")
    return (
        f"*Example.* Repeat victims of hate crime: {value(found)} − {before(found)} = "
        f"{change_of(found)}, which is {percent(found.comparisons[0])}."
    )


def small_base() -> str:
    """A percentage that is not printed."""
    found = of("homicide")
    comparison = found.comparisons[0]
    assert comparison.change_pct is None
    years = figures(PLAIN, y2020=before(found), y2021=value(found))
    without = one(PLAIN, years, book=catalogue(PLAIN, smallest_base=Decimal(0)))
    return (
        f"*Example.* Homicides rose from {before(found)} to {value(found)}: {change_of(found)}, "
        f"not {percent(without.comparisons[0])}."
    )


def comparators() -> str:
    """Two comparators, and a mean of three years."""
    found = of("knife_crime")
    measure = replace(PLAIN, basis=Basis.CALENDAR_YEAR, decimals=1)
    sides = [figure(measure, str(year), text) for year, text in _KSI]
    three = compare(
        measure,
        Comparator(ComparatorKind.MEAN_OF, 3),
        figure(measure, "2020", "400"),
        [(side.key.period, side) for side in sides],
        breaks=(),
        smallest_base=Decimal(50),
    )
    assert three.value is not None
    first, second, third = (text for _, text in _KSI)
    return (
        f"*Examples.* Knife crime: {change_of(found)} on 2020/21 and {change_of(found, 1)} on the "
        "plan's baseline of 2019/20. Killed or seriously injured, in a report of December 2021: "
        f"the mean of {first}, {second} and {third} is {numbers.value(measure, three.value)}."
    )


_KSI = ((2017, "447"), (2018, "396"), (2019, "301"))


def against_the_arrow() -> str:
    """A change that goes against the arrow."""
    found = of("knife_crime")
    assert way(found) == "down"
    return (
        "*Example.* The arrow of knife crime points down, and beneath it stands "
        f'"{sentences.beneath_arrow(found)}".'
    )


def breaks() -> str:
    """A new recording system."""
    found = of("ksi", "Serious")
    comparison = found.comparisons[0]
    assert comparison.reason is not None
    assert way(found) == "none"
    (since,) = (b.since for b in example()[0].breaks if b.measure == "ksi")
    said = reasons.reason(comparison.reason, comparison.note)
    return (
        "*Example.* Killed or seriously injured: the recording system changed on "
        f'{periods.day(since)}, so 2021 and 2020 are both printed, with "{said}" for the change, '
        "and no arrow."
    )


def factor() -> str:
    """A comparison across it, adjusted."""
    measure = replace(PLAIN, decimals=1)
    now, then = of("ksi", "Serious").value, held("ksi", "2020", "Serious")
    years = figures(measure, y2020=str(then), y2021=str(now))
    since = Break(measure=measure.id, since=period("2021/22").start, what="", factor=Decimal("1.1"))
    found = one(measure, years, book=catalogue(measure, breaks=(since,)))
    plain = one(PLAIN, figures(PLAIN, y2020=str(then), y2021=str(now)))
    return (
        f"*Example (factor made up).* With a factor of {since.factor}, {now} against {then} would "
        f"be {change_of(found)}, not {change_of(plain)}."
    )


def secondary() -> str:
    """Which district is hidden with another."""
    book, held, _ = example()
    measure = replace(book.measures["dvpo_breaches"], disclosive=True)
    strict = replace(
        book,
        settings=replace(book.settings, smallest_number=10),
        measures={**book.measures, measure.id: measure},
    )
    shown = disclosure.published(held, strict)
    when = period("2021/22")
    given = [held.observations[Key(measure.id, "", a, when)] for a in book.settings.areas]
    hidden = {
        o.key.area: o.value
        for o in given
        if shown.observations[o.key].missing is Missing.CONFIDENTIAL
    }
    assert list(hidden) == ["Calderdale", "Wakefield"]
    listed = [str(o.value) for o in given]
    whole = shown.observations[Key(measure.id, "", "", when)].value
    return (
        "*Example.* Breaches of Domestic Violence Protection Orders by district are "
        f"{', '.join(listed[:-1])} and {listed[-1]}, together {whole}. Were numbers under "
        f"{strict.settings.smallest_number} not publishable, Wakefield's {hidden['Wakefield']} "
        f"would be hidden, and Calderdale's {hidden['Calderdale']} with it: otherwise {whole} less "
        f"the rest would be {hidden['Wakefield']}."
    )


def _calls(**more: object) -> Indicator:
    """Calls answered with other targets than the example's, which has none."""
    found = of("calls_999")
    measure = replace(found.measure, **more)  # type: ignore[arg-type]
    return one(measure, figures(measure, y2021=str(found.value)))


def targets() -> str:
    """Amber and red."""
    near, far = _calls(target=Decimal(87)), _calls(target=Decimal(90))
    return (
        f"*Example (target made up).* Calls answered, {value(near)}, with a target of 87%: "
        f"{level(near)}; with one of 90%: {level(far)}."
    )


def floors() -> str:
    """Below a floor."""
    found = _calls(band_low=Decimal(90))
    assert found.value is not None
    short = 90 - found.value
    return (
        f"*Example (floor made up).* Calls answered, {value(found)}, with a floor of 90%: "
        f"{short} points below it, so {level(found)}."
    )


def baselines() -> str:
    """Two measures rated against their baselines."""
    crime, children = of("neighbourhood_crime"), of("repeat_missing_children")
    assert crime.rating.target is not None
    assert children.rating.target is not None
    return (
        f"*Examples.* Neighbourhood crime, {value(crime)} against its baseline of "
        f"{numbers.count(crime.rating.target)}: {level(crime)}. Repeat missing children, "
        f"{value(children)} against {numbers.count(children.rating.target)}: {level(children)}."
    )


def forecast() -> str:
    """A projection against its target."""
    found = of("officer_uplift")
    return (
        f"*Example.* {value(found)} officers expected against a target of {found.rating.target}: "
        f"{level(found)}."
    )


def _profile(settings: str, rows: dict[str, int]) -> str:
    """The target of April to December 2021, of a count of a year to date."""
    measure = replace(
        PLAIN,
        basis=Basis.YEAR_TO_DATE,
        polarity=Polarity.UP,
        adds_over_time=True,
        rule_settings=pairs(settings),
    )
    listed = tuple(
        Target(measure=measure.id, period=period(when, Basis.QUARTER), value=Decimal(text))
        for when, text in rows.items()
    )
    found = one(
        measure,
        figure(measure, "Apr to Dec 2021", "1"),
        book=catalogue(measure, targets=listed),
        quarter=Quarter(2021, 4),
    )
    return "none" if found.rating.target is None else numbers.plain(found.rating.target)


def profile() -> str:
    """Steps, sums and the line."""
    quarters_of = {"Q1 2021/22": 90, "Q2 2021/22": 110, "Q3 2021/22": 100}
    share = replace(
        PLAIN,
        unit=Unit.SURVEY_PERCENT,
        polarity=Polarity.UP,
        rule_settings=pairs("rating: profile"),
    )
    rows = tuple(
        Target(measure=share.id, period=period(when), value=Decimal(text))
        for when, text in (("2020/21", 70), ("2022/23", 80))
    )
    line = one(share, figures(share, y2021="1"), book=catalogue(share, targets=rows))
    assert line.rating.target is not None
    return (
        "*Example (targets made up).* Referrals of a year to date with a target of 400 for "
        f"2021/22: April to December 2021 has {_profile('', {'2021/22': 400})}, with `rating: "
        f"profile` it has {_profile('rating: profile', {'2021/22': 400})}. With rows for the "
        f"first three quarters, 90, 110 and 100, it is {_profile('', quarters_of)} without a "
        "line. Satisfaction of 70% by 2020/21 and 80% by 2022/23: with the line "
        f"{numbers.value(share, line.rating.target)} for 2021/22."
    )


def benchmark() -> str:
    """Not clearly different, and clearly lower."""
    found, nation = peers(), peers(group="National")
    assert found.own is not None
    assert found.interval is not None
    readings = [others.reading(each) for each in (found, nation)]
    low, high = (share(end) for end in found.interval)
    return (
        f"*Example.* Fraud in 2019/20: judicial outcomes were {found.own.count} of "
        f"{numbers.count(found.own.base or 0)}, or {share(found.own.value)}, with an interval of "
        f"{low} to {high}. Similar forces together have {share(found.average)}: {readings[0]}. "
        f"The national {share(nation.average)} is outside: {readings[1]}."
    )
