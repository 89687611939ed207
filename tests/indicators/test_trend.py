"""Direction, judgement, agreement of parts, and decisions about arrows (METHODS 3, 4.4, 4.7)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.indicators.model import Direction, Indicator, Judgement, Reason, Trend
from perfmon_cli.indicators.trend import judge
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from tests.indicators.builders import PLAIN, catalogue, figure, figures, one, period

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
PARTS = ("Adults", "Juveniles")
MEAN_OF_2 = Comparator(ComparatorKind.MEAN_OF, 2)


def move(measure: Measure, before: str, now: str, **more: object) -> Trend:
    """The trend of two years."""
    book = catalogue(measure, **more)  # type: ignore[arg-type]
    return one(measure, figures(measure, y2020=before, y2021=now), book=book).trend


@pytest.mark.parametrize(
    ("direction", "polarity", "expected"),
    [
        (UP, Polarity.UP, Judgement.BETTER),
        (DOWN, Polarity.UP, Judgement.WORSE),
        (UP, Polarity.DOWN, Judgement.WORSE),
        (DOWN, Polarity.DOWN, Judgement.BETTER),
        (FLAT, Polarity.DOWN, Judgement.NEUTRAL),
        (UP, Polarity.WATCH, Judgement.NEUTRAL),
        (DOWN, Polarity.STEADY, Judgement.NEUTRAL),
        (NONE, Polarity.UP, Judgement.NONE),
        (NONE, Polarity.WATCH, Judgement.NONE),
    ],
)
def test_judgement(direction: Direction, polarity: Polarity, expected: Judgement) -> None:
    """Judgement is direction times polarity; watched and steady measures are not judged."""
    assert judge(direction, polarity) is expected


def test_criminal_exploitation_is_watched() -> None:
    """More young people flagged (491 to 650) is an arrow without a judgement, and no rating."""
    watched = replace(PLAIN, polarity=Polarity.WATCH)
    found = one(watched, figures(watched, y2020="491", y2021="650"))
    assert (found.trend.direction, found.trend.judgement) == (UP, Judgement.NEUTRAL)
    assert found.rating.reason is Reason.MONITOR


@given(
    before=st.integers(min_value=10, max_value=10**6),
    now=st.integers(min_value=10, max_value=10**6),
)
def test_flipping_the_good_direction(before: int, now: int) -> None:
    """The good direction changes the judgement and nothing else."""
    good_up = move(replace(PLAIN, polarity=Polarity.UP), str(before), str(now))
    good_down = move(replace(PLAIN, polarity=Polarity.DOWN), str(before), str(now))
    flipped = {
        Judgement.BETTER: Judgement.WORSE,
        Judgement.WORSE: Judgement.BETTER,
        Judgement.NEUTRAL: Judgement.NEUTRAL,
    }
    assert good_down == replace(good_up, judgement=flipped[good_up.judgement])


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (TrendRule.SPC, Reason.TOO_FEW),
        (TrendRule.TREND5, Reason.TOO_FEW),
        (TrendRule.THRESHOLD, Reason.BAD_SETTINGS),
        (TrendRule.NONE, None),
    ],
)
@pytest.mark.parametrize("parts", [(), PARTS], ids=["whole", "parts alone"])
def test_no_rule_replaces_another(
    rule: TrendRule, reason: Reason | None, parts: tuple[str, ...]
) -> None:
    """A rule that lacks what it needs gives no arrow and says so, rather than another rule's."""
    measure = replace(PLAIN, trend_rule=rule, parts=parts)
    held = [figures(measure, part, y2020="100", y2021="200") for part in parts or ("",)]
    found = one(measure, *held).trend
    assert (found.direction, found.reason, found.rule) == (NONE, reason, rule)


def test_settings_that_cannot_be_read() -> None:
    """Settings of the rule that cannot be read give no arrow."""
    measure = replace(PLAIN, rule_settings=(("chnage", "5%"),))
    assert move(measure, "100", "200").reason is Reason.BAD_SETTINGS


def test_settings_are_used() -> None:
    """A measure may ask for a larger change before it gets an arrow."""
    measure = replace(PLAIN, rule_settings=(("change", "10%"),))
    assert move(measure, "1000", "1090").direction is FLAT
    assert move(measure, "1000", "1100").direction is UP


@pytest.mark.parametrize(
    ("comparators", "arrow_on", "direction", "drawn_on"),
    [
        ((PREVIOUS_YEAR, BASELINE), PREVIOUS_YEAR, UP, PREVIOUS_YEAR),
        ((PREVIOUS_YEAR, BASELINE), BASELINE, DOWN, BASELINE),
        ((BASELINE,), PREVIOUS_YEAR, DOWN, BASELINE),
        ((), PREVIOUS_YEAR, NONE, PREVIOUS_YEAR),
    ],
    ids=["previous year", "baseline", "the first where it names none", "no comparator"],
)
def test_the_comparator_of_the_arrow(
    comparators: tuple[Comparator, ...],
    arrow_on: Comparator,
    direction: Direction,
    drawn_on: Comparator,
) -> None:
    """The arrow says which comparator it is drawn on."""
    measure = replace(
        PLAIN,
        comparators=comparators,
        arrow_on=arrow_on,
        baseline_period=period("2019/20"),
    )
    found = one(measure, figures(measure, y2019="2521", y2020="2189", y2021="2358"))
    assert (found.trend.direction, found.trend.comparator) == (direction, drawn_on)
    if found.arrow_comparison is not None:
        assert found.arrow_comparison.comparator == drawn_on


def test_a_mean_has_no_test() -> None:
    """A mean of years is not one count, so that no z is quoted for it."""
    measure = replace(PLAIN, comparators=(MEAN_OF_2,), arrow_on=MEAN_OF_2)
    found = one(measure, figures(measure, y2019="100", y2020="120", y2021="200")).trend
    assert (found.direction, found.statistic, found.p_value) == (UP, None, None)


def paired(rate_before: str, rate_now: str, count_now: str = "296") -> Indicator:
    """A count with its rate in brackets."""
    rate = replace(PLAIN, id="rate", unit=Unit.PERCENT, polarity=Polarity.UP)
    count = replace(PLAIN, polarity=Polarity.UP, companion="rate")
    return one(
        count,
        figures(count, y2020="255", y2021=count_now),
        figures(rate, y2020=rate_before, y2021=rate_now),
        book=catalogue(count, rate),
    )


@pytest.mark.parametrize(
    ("rate_before", "rate_now", "direction", "reason"),
    [
        ("8.2", "8.1", FLAT, Reason.MIXED),
        ("8.2", "8.3", UP, None),
        ("8.2", "8.2", UP, None),
        ("[x]", "8.1", UP, None),
    ],
    ids=["rate down", "rate up", "rate unchanged", "rate missing"],
)
def test_count_with_rate(
    rate_before: str, rate_now: str, direction: Direction, reason: Reason | None
) -> None:
    """A count and its rate must not go different ways; then the count is tested."""
    found = paired(rate_before, rate_now).trend
    assert (found.direction, found.reason) == (direction, reason)


def test_count_with_rate_that_barely_moves() -> None:
    """Agreement alone is no arrow: the count must move far enough."""
    assert paired("8.2", "8.3", "260").trend.reason is Reason.NOT_CLEAR


def share(before: str, now: str, heads_before: str, heads_now: str) -> Trend:
    """The trend of a share of the workforce with its headcount in brackets."""
    heads = replace(PLAIN, id="heads", unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    staff = replace(heads, id="share", unit=Unit.PERCENT, polarity=Polarity.UP, companion="heads")
    return one(
        staff,
        [figure(staff, "31/03/2021", before), figure(staff, "31/03/2022", now)],
        [figure(heads, "31/03/2021", heads_before), figure(heads, "31/03/2022", heads_now)],
        book=catalogue(staff, heads),
    ).trend


def test_share_of_a_workforce() -> None:
    """A share's base follows from the headcount beside it: 419 that are 7.3% are of 5,740."""
    found = share("6.3", "7.3", "349", "419")
    assert (found.direction, found.p_value) == (UP, Decimal("0.035052"))
    small = share("12.5", "12.2", "51", "26")
    assert (small.direction, small.reason) == (FLAT, Reason.NOT_CLEAR)


@pytest.mark.parametrize(
    ("basis", "unit"),
    [(Basis.FINANCIAL_YEAR, Unit.COUNT), (Basis.SNAPSHOT, Unit.PERCENT)],
    ids=["not a snapshot", "not a headcount"],
)
def test_what_is_no_base(basis: Basis, unit: Unit) -> None:
    """Only the headcount beside a share on a day says what the share is out of."""
    beside = replace(PLAIN, id="beside", unit=unit, basis=basis)
    main = replace(beside, id="main", unit=Unit.PERCENT, companion="beside")
    held = [[figure(m, "2020/21", "6.3"), figure(m, "2021/22", "7.3")] for m in (main, beside)]
    found = one(main, *held, book=catalogue(main, beside)).trend
    assert (found.statistic, found.reason) == (None, Reason.NOT_CLEAR)


def test_one_base_is_not_enough() -> None:
    """Where only one side says how many were asked, percentage points decide."""
    survey = replace(PLAIN, unit=Unit.SURVEY_PERCENT)
    held = [figure(survey, "2020/21", "78.3"), figure(survey, "2021/22", "75.9", n=2000)]
    found = one(survey, held).trend
    assert (found.direction, found.statistic) == (DOWN, None)


@pytest.mark.parametrize(
    ("main", "beside"),
    [(Unit.INDEX, Unit.PERCENT), (Unit.COUNT, Unit.COUNT)],
    ids=["an index with a rate", "a count with a count"],
)
def test_what_need_not_agree(main: Unit, beside: Unit) -> None:
    """Only a count and its rate must go the same way."""
    companion = replace(PLAIN, id="beside", unit=beside)
    measure = replace(PLAIN, unit=main, companion="beside")
    held = [figures(measure, y2020="100", y2021="200"), figures(companion, y2020="9", y2021="8")]
    assert one(measure, *held, book=catalogue(measure, companion)).trend.direction is UP


def test_share_of_too_few() -> None:
    """A percentage of fewer than 50 gets no arrow."""
    assert share("20", "80", "9", "36").reason is Reason.SMALL_BASE


@pytest.mark.parametrize(
    ("n", "reason"), [(49, Reason.SMALL_BASE), (50, None)], ids=["49 asked", "50 asked"]
)
def test_smallest_base(n: int, reason: Reason | None) -> None:
    """The smallest base is a setting, 50 unless said otherwise."""
    survey = replace(PLAIN, unit=Unit.SURVEY_PERCENT)
    held = [figure(survey, "2020/21", "20", n=5000), figure(survey, "2021/22", "80", n=n)]
    assert one(survey, held).trend.reason is reason


def test_low_reliability() -> None:
    """A percentage marked [u] gets no arrow."""
    survey = replace(PLAIN, unit=Unit.SURVEY_PERCENT)
    assert move(survey, "20", "80 [u]").reason is Reason.SMALL_BASE


def composite(
    unit: Unit, before: tuple[str, str], now: tuple[str, str], *, add_up: bool = False
) -> Indicator:
    """A measure of two parts without a whole."""
    measure = replace(PLAIN, unit=unit, parts=PARTS, parts_add_up=add_up)
    held = [
        figures(measure, part, y2020=b, y2021=n)
        for part, b, n in zip(PARTS, before, now, strict=True)
    ]
    return one(measure, *held)


@pytest.mark.parametrize(
    ("unit", "before", "now", "add_up", "direction", "reason"),
    [
        (Unit.COUNT, ("42", "541"), ("47", "955"), False, UP, None),
        (Unit.PERCENT, ("44.3", "60.7"), ("38.2", "65.3"), False, FLAT, Reason.MIXED),
        (Unit.COUNT, ("100", "500"), ("100", "900"), False, UP, None),
        (Unit.COUNT, ("1000", "10"), ("1001", "20"), False, FLAT, Reason.NOT_CLEAR),
        (Unit.COUNT, ("1000", "100"), ("1010", "190"), True, UP, None),
        (Unit.COUNT, ("1000", "100"), ("1010", "101"), True, FLAT, Reason.NOT_CLEAR),
        (Unit.COUNT, ("100", "[x]"), ("200", "190"), True, UP, None),
        (Unit.PERCENT, ("50.0", "50.0"), ("51.5", "51.5"), True, FLAT, Reason.NOT_CLEAR),
        (Unit.COUNT, ("100", "100"), ("100", "100"), False, FLAT, None),
        (Unit.COUNT, ("[x]", "[x]"), ("1", "2"), False, NONE, Reason.MISSING),
        (Unit.COUNT, ("[c]", "[x]"), ("1", "2"), False, NONE, Reason.SUPPRESSED),
    ],
    ids=[
        "both rise",
        "different ways",
        "one unchanged",
        "the first barely moves",
        "the total is tested",
        "the total barely moves",
        "a part missing: no total",
        "percentages are never added",
        "all unchanged",
        "no part compared",
        "the first part's reason",
    ],
)
def test_parts_without_a_whole(
    unit: Unit,
    before: tuple[str, str],
    now: tuple[str, str],
    *,
    add_up: bool,
    direction: Direction,
    reason: Reason | None,
) -> None:
    """Parts must not go different ways; then the total of like parts is tested, or the first."""
    found = composite(unit, before, now, add_up=add_up)
    assert (found.trend.direction, found.trend.reason) == (direction, reason)
    assert found.value is None


def test_parts_that_share_a_reason() -> None:
    """What stops every part from being compared is said of the measure too."""
    measure = replace(PLAIN, parts=PARTS)
    change = Break(measure="thefts", since=date(2021, 1, 1), what="New system")
    held = [figures(measure, part, y2019="1", y2020="2", y2021="3") for part in PARTS]
    found = one(measure, *held, book=catalogue(measure, breaks=(change,))).comparisons[0]
    assert (found.reason, found.note) == (Reason.BREAK, "New system")
    assert one(measure, *held).comparisons[0].reason is Reason.MISSING
    held[0] = figures(measure, "Adults", y2021="3")
    found = one(measure, *held, book=catalogue(measure, breaks=(change,))).comparisons[0]
    assert (found.reason, found.note) == (Reason.MISSING, "")


def test_each_part_has_its_own_arrow() -> None:
    """First-time entrants: adults rose clearly, juveniles did not."""
    measure = replace(PLAIN, parts=PARTS)
    held = [
        figures(measure, "Adults", y2020="2633", y2021="3876"),
        figures(measure, "Juveniles", y2020="494", y2021="500"),
    ]
    found = [one(measure, *held, part=part).trend.direction for part in ("", *PARTS)]
    assert found == [UP, UP, FLAT]


def test_parts_beside_a_whole() -> None:
    """A whole is tested alone: one part may go another way."""
    measure = replace(PLAIN, parts=PARTS)
    held = [
        figures(measure, y2020="1000", y2021="1200"),
        figures(measure, "Adults", y2020="600", y2021="900"),
        figures(measure, "Juveniles", y2020="400", y2021="300"),
    ]
    assert one(measure, *held).trend.direction is UP


def test_a_whole_that_is_missing_now() -> None:
    """A measure with a whole in other years is not judged by its parts in this one."""
    measure = replace(PLAIN, parts=PARTS)
    held = [
        figures(measure, y2020="1000"),
        figures(measure, "Adults", y2020="600", y2021="900"),
        figures(measure, "Juveniles", y2020="400", y2021="500"),
    ]
    assert one(measure, *held).trend.reason is Reason.MISSING


@pytest.mark.parametrize(
    ("decided", "direction", "judgement", "reason", "computed"),
    [
        ("up", UP, Judgement.WORSE, None, DOWN),
        ("Flat", FLAT, Judgement.NEUTRAL, None, DOWN),
        ("none", NONE, Judgement.NONE, Reason.DECIDED, DOWN),
        ("neutral", DOWN, Judgement.NEUTRAL, None, DOWN),
        ("sideways", DOWN, Judgement.BETTER, None, None),
    ],
)
def test_decisions(
    decided: str,
    direction: Direction,
    judgement: Judgement,
    reason: Reason | None,
    computed: Direction | None,
) -> None:
    """The analyst may replace an arrow, or keep it and drop its judgement."""
    decision = Decision(what="trend", decision=decided, reason="Now recorded as crimes")
    found = move(PLAIN, "53825", "35378", decisions=(decision,))
    assert (found.direction, found.judgement) == (direction, judgement)
    assert (found.reason, found.computed) == (reason, computed)
    assert found.decided == (decision if computed else None)


def test_the_closest_decision_holds() -> None:
    """One that names the district comes before a general one, whichever is written first."""
    close = Decision(what="trend", decision="flat", reason="Small force", area="Leeds")
    general = Decision(what="trend", decision="up", reason="Seen elsewhere")
    held = figures(PLAIN, "", "Leeds", y2020="100", y2021="50")
    for order in ((close, general), (general, close)):
        book = catalogue(PLAIN, decisions=order)
        assert one(PLAIN, held, book=book, area="Leeds").trend.decided == close


def test_the_last_of_equal_decisions_holds() -> None:
    """Of two decisions that name as much the one written last holds."""
    first = Decision(what="trend", decision="flat", reason="First thought", measure="thefts")
    last = replace(first, decision="neutral", reason="Second thought")
    assert move(PLAIN, "100", "50", decisions=(first, last)).decided == last


@pytest.mark.parametrize(
    ("part", "expected"), [(None, NONE), ("Adults", UP)], ids=["general", "by name"]
)
def test_decisions_on_parts(part: str | None, expected: Direction) -> None:
    """Only a decision that names a part draws an arrow where the part had none."""
    measure = replace(PLAIN, parts=PARTS)
    decision = Decision(what="trend", decision="up", reason="Known", part=part)
    book = catalogue(measure, decisions=(decision,))
    held = figures(measure, "Adults", y2021="50")
    assert one(measure, held, book=book, part="Adults").trend.direction is expected


@pytest.mark.parametrize("name", ["", "West Yorkshire"], ids=["blank", "by name"])
def test_decisions_on_the_whole_area(name: str) -> None:
    """The whole area may be named as Settings name it."""
    decision = Decision(what="trend", decision="flat", reason="Known", area=name)
    assert move(PLAIN, "100", "50", decisions=(decision,)).decided == decision


@pytest.mark.parametrize(
    ("area", "expected"), [(None, NONE), ("Leeds", UP)], ids=["general", "by name"]
)
def test_a_general_decision_draws_no_new_arrow(area: str | None, expected: Direction) -> None:
    """Where no arrow can be drawn, only a decision that names the district draws one."""
    decision = Decision(what="trend", decision="up", reason="Known", area=area)
    book = catalogue(PLAIN, decisions=(decision,))
    held = figures(PLAIN, "", "Leeds", y2021="50")
    assert one(PLAIN, held, book=book, area="Leeds").trend.direction is expected


def test_neutral_needs_an_arrow() -> None:
    """Without an arrow there is nothing to make neutral, and the reason stays."""
    decision = Decision(what="trend", decision="neutral", reason="Known")
    found = move(PLAIN, "[x]", "50", decisions=(decision,))
    assert (found.direction, found.reason, found.decided) == (NONE, Reason.MISSING, None)


@given(
    before=st.integers(min_value=10, max_value=10**6),
    now=st.integers(min_value=10, max_value=10**6),
)
def test_time_turned_round(before: int, now: int) -> None:
    """A rise read backwards is a fall, unless it is one only as a share of the smaller number."""
    there = move(PLAIN, str(before), str(now)).direction
    back = move(PLAIN, str(now), str(before)).direction
    assume(FLAT not in {there, back})
    assert {there, back} == {UP, DOWN}
