"""The examples of docs/methods.md on arrows and other areas, worked out by the product.

As in `methods_examples`: a function a paragraph, in the page's order.
"""

from dataclasses import replace
from decimal import Decimal

from perfmon_cli.indicators import panel, significance, spc
from perfmon_cli.indicators.five_points import trend5_of_shares
from perfmon_cli.indicators.masking import masked
from perfmon_cli.indicators.model import Direction, Indicator
from perfmon_cli.measure import Measure, TrendRule, Unit
from perfmon_cli.rule_settings import pairs
from perfmon_cli.wording import marks, masking, numbers, others
from tests.indicators.builders import PLAIN, behind, figure, figures, one
from tests.indicators.methods_tools import (
    before,
    by_test,
    change_of,
    example,
    of,
    p_of,
    peers,
    percent,
    share,
    statistic,
    two,
    value,
    way,
    z_of,
)


def _word(found: Indicator) -> str:
    return marks.arrow_of(found, better_worse=False)[2].partition(":")[0]


def of_panel() -> str:
    """Four arrows of the house rule."""
    homicide, orders = of("homicide"), of("stalking_orders")
    entrants = of("first_time_entrants", "Juveniles")
    satisfied = of("da_victim_satisfaction")
    rise = percent(entrants.comparisons[0]).removeprefix("+")
    return (
        f"*Examples.* Homicides {before(homicide)} to {value(homicide)}: {_word(homicide)}. "
        f"Stalking Protection Orders {before(orders)} to {value(orders)}: {_word(orders)}, as both "
        f"are under 10. Juvenile first-time entrants {before(entrants)} to {value(entrants)}: "
        f"{_word(entrants)}, by {rise}. Satisfaction of victims of domestic abuse "
        f"{before(satisfied)} to {value(satisfied)}: {_word(satisfied)}."
    )


def of_two_percentages() -> str:
    """The test, twice."""
    return (
        "*Examples.* 75.1% and 77.4% of 9,240 people each: z = "
        f"{z_of('75.1', '77.4', 9240, 9240)}, up. Hate repeat victims, 24.0% of 9,056 and 25.4% of "
        f"10,694: z = {z_of('24.0', '25.4', 9056, 10694)}, up."
    )


def headcounts() -> str:
    """What a share is out of."""
    number, part = Decimal(419), Decimal("7.3")
    whole = numbers.rounded(100 * number / part, 0)
    return (
        f"*Example.* {number} officers that are {part}% are {number} out of {numbers.count(whole)}."
    )


def mixed() -> str:
    """Numbers and parts that went different ways."""
    rape = of("rape_outcomes")
    beside = rape.companion
    assert beside is not None
    crown, magistrates = (of("guilty_pleas", p) for p in ("Crown Court", "Magistrates' courts"))
    words = {_word(crown), _word(magistrates)}
    assert words == {"up", "down"}
    return (
        f"*Examples.* Rape outcomes, {change_of(rape)} in number and {change_of(beside)} in rate: "
        f"{_word(rape)}. Guilty pleas, {change_of(crown)} in the Crown Court and "
        f"{change_of(magistrates)} in magistrates' courts: {_word(of('guilty_pleas'))}, and each "
        "part has its own arrow."
    )


def chance() -> str:
    """The test beside an arrow."""
    found = of("homicide")
    return (
        f"*Example.* Homicides, {before(found)} to {value(found)}: z = {statistic(found)}, "
        f"p = {p_of(found)}."
    )


def asked() -> str:
    """With and without the people asked."""
    found = of("victim_satisfaction", area="Wakefield")
    then, now = found.comparisons[0].value, found.value
    assert then is not None
    assert now is not None
    assert way(found) == "down"
    bases = Decimal(2000), Decimal(2000)
    verdict = panel.two_points(Unit.SURVEY_PERCENT, then, now, bases)
    assert verdict.direction.value == "flat"
    score = significance.two_proportions(then, now, bases)
    assert score is not None
    return (
        f"*Example.* Wakefield's satisfaction fell by {then - now} points to {value(found)}: an "
        f"arrow as it stands; of 2,000 people each z = {two(abs(score.statistic))}, no clear "
        "change."
    )


def of_significance() -> str:
    """Design effect, spread, and the exact test."""
    homicide, knives = by_test("22", "32"), by_test("2189", "2358")
    spread = by_test("2189", "2358", "spread: 2")
    domestic = of("homicide", "Non-domestic")
    few = by_test(before(domestic), value(domestic))
    assert few.trend.statistic is None
    return (
        "*Examples.* Hate repeat victims, 24.0% of 9,056 and 25.4% of 10,694: with a design effect "
        f"of 4 z = {z_of('24.0', '25.4', 9056, 10694, '4')}, flat. Homicides 22 and 32: p = "
        f"{p_of(homicide)}, {way(homicide)}. Knife crime 2,189 and 2,358: z = "
        f"{statistic(knives)}, {way(knives)}; with a spread of 2, z = {statistic(spread)}, "
        f"{way(spread)}. Non-domestic homicides {before(domestic)} and {value(domestic)}, tested "
        f"exactly: p = {p_of(few)}, {way(few)}."
    )


def of_spc() -> str:
    """A calm series, and a leap."""
    measure = replace(PLAIN, trend_rule=TrendRule.SPC)
    calm = [10, 12] * 6
    found = spc.run([Decimal(number) for number in calm]).segments[0]
    centre, lower, upper = (
        numbers.rounded(line, 1) for line in (found.centre, found.lower, found.upper)
    )
    year = [*figures(measure, y2020="200"), figure(measure, "2021/22", "250")]
    quiet = one(measure, year, behind(measure, calm))
    high = one(measure, year, behind(measure, [*calm, 30]))
    assert way(quiet) == "flat"
    return (
        "*Example (months made up).* Twelve months that alternate between 10 and 12 have their "
        f"centre at {centre} and limits of {lower} and {upper}: no arrow. With 30 in a thirteenth "
        f"month the arrow points {way(high)}."
    )


_SHARES = ((994, 40299), (1023, 41527), (1199, 42811), (1332, 44064), (1367, 44701))


def of_trend5() -> str:
    """Five years of Fingertips' own test."""
    found = trend5_of_shares([(Decimal(x), Decimal(n)) for x, n in _SHARES])
    assert found is not None
    said = [f"{numbers.count(x)} of {numbers.count(n)}" for x, n in _SHARES]
    return (
        f"*Example (from Fingertips' tests).* {', '.join(said[:-1])} and {said[-1]}: chi² = "
        f"{numbers.rounded(Decimal(found.chi_squared), 1)}, {found.direction.value}."
    )


def _sized(settings: str) -> Indicator:
    measure: Measure = replace(PLAIN, trend_rule=TrendRule.THRESHOLD, rule_settings=pairs(settings))
    return one(measure, figures(measure, y2020="2189", y2021="2358"))


def of_threshold() -> str:
    """Two sizes of change."""
    found = of("knife_crime")
    low, high = _sized("change: 5%"), _sized("change: 10%")
    return (
        f"*Example (size made up).* Knife crime, {before(found)} to {value(found)}, is "
        f"{percent(found.comparisons[0])}: with `change: 5%` {way(low)}, with `change: 10%` "
        f"{way(high)}."
    )


def of_others() -> str:
    """Two averages, and the place."""
    pooled, mean = peers(), peers(average="mean")
    assert pooled.own is not None
    cases = sum(peer.count or 0 for peer in pooled.others)
    base = sum(peer.base or 0 for peer in pooled.others)
    highest = max(pooled.others, key=lambda peer: peer.value)
    assert len(pooled.others) == 6
    return (
        "*Example.* Judicial outcomes of fraud, 2019/20: similar forces pooled are "
        f"{cases} of {numbers.count(Decimal(base))}, or {share(pooled.average)}; the mean of the "
        f"six is {share(mean.average)}, pulled up by {highest.area}'s {share(highest.value)}. West "
        f"Yorkshire's {share(pooled.own.value)} is {others.place(pooled)}."
    )


def of_masking() -> str:
    """A district that goes another way."""
    book, _, found = example()
    wholes = [one_of for one_of in found if not one_of.area and not one_of.part]
    whole = of("dvpo")
    (mask,) = (
        each
        for each in masked(found, wholes, book.settings.areas)
        if each.whole.measure.id == "dvpo"
    )
    said = "".join(each.piece.text for each in masking.pieces(mask, book.settings.area))
    fell = said.partition("but it ")[2].partition(" in Leeds")[0]
    other, leeds = (of("dvpo", area=name) for name in ("Kirklees", "Leeds"))
    assert other.trend.direction is leeds.trend.direction is Direction.DOWN
    return (
        f"*Example.* Domestic Violence Protection Orders rose from {before(whole)} to "
        f"{value(whole)} in West Yorkshire, but {fell} in Leeds. "
        f"Kirklees is not named: from {before(other)} to {value(other)} its arrow points down, "
        "too, but two numbers of this size differ so much by chance in one of three cases "
        f"(p = {p_of(other)}; Leeds has {p_of(leeds)})."
    )


def decided() -> str:
    """An arrow without its judgement."""
    found = of("asb_incidents")
    assert found.trend.judgement.value == "neutral"
    decision = found.trend.decided
    assert decision is not None
    return (
        f"*Example.* Anti-social behaviour fell by {change_of(found).removeprefix('−')}, mostly "
        f"because incidents are now recorded as crimes: `{decision.decision}`."
    )
