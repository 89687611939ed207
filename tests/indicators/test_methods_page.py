"""docs/methods.md says what the code does; its examples are worked out here."""

import random
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import NormalDist

import pytest

from perfmon_cli.blocks.summary_masks import MOST_MASKED
from perfmon_cli.catalogue.model import Settings
from perfmon_cli.indicators import dispersion, five_points, intervals, spc
from perfmon_cli.indicators.model import RatingRule, Reason
from perfmon_cli.measure import ComparatorKind, Measure, Polarity, TrendRule, Unit, own_period
from perfmon_cli.period import Basis, Quarter
from perfmon_cli.rule_settings import SETTINGS, RuleSettings
from perfmon_cli.wording import periods
from perfmon_cli.wording.masking import MOST_AREAS
from perfmon_cli.wording.words import WORDS
from tests.indicators import methods_examples as first
from tests.indicators import methods_trend_examples as second
from tests.indicators.published_arrows import arrows

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
RUNNING = " ".join(PAGE.split())
PARAGRAPHS = [
    " ".join(paragraph.split())
    for paragraph in re.split(r"\n{2,}", PAGE)
    if paragraph.startswith("*Example")
]
EXAMPLES: tuple[Callable[[], str], ...] = (
    *(first.rounding, first.points, first.lag, first.quarters, first.derived, first.to_date),
    *(first.change, first.small_base, first.comparators, first.against_the_arrow),
    *(first.breaks, first.factor, first.secondary),
    *(first.targets, first.floors, first.baselines, first.forecast, first.profile),
    *(first.benchmark, second.of_panel, second.of_two_percentages, second.headcounts),
    *(second.mixed, second.chance, second.asked, second.of_significance, second.of_spc),
    *(second.of_trend5, second.of_threshold, second.of_others, second.of_masking),
    second.decided,
)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e.__name__ for e in EXAMPLES])
def test_examples_are_worked_out_by_the_product(number: int) -> None:
    """Each paragraph of examples is what the product makes of the example's figures."""
    assert PARAGRAPHS[number] == EXAMPLES[number]()


def test_no_example_is_unchecked() -> None:
    """Examples stand in paragraphs of their own, and each of them is worked out here."""
    assert len(PARAGRAPHS) == len(EXAMPLES)
    assert PAGE.count("*Example") == len(EXAMPLES)


@pytest.mark.parametrize("rule", list(TrendRule), ids=lambda rule: rule.value)
def test_every_rule_is_explained(rule: TrendRule) -> None:
    """Every rule of the workbook has its place on the page, and a row that helps to choose."""
    heads = [line for line in PAGE.splitlines() if line.startswith("### The rule")]
    assert any(f"`{rule.value}`" in head for head in heads)
    assert f"\n| `{rule.value}` | " in PAGE


@pytest.mark.parametrize("rule", [rule.value for rule in RatingRule])
def test_every_way_of_rating_is_explained(rule: str) -> None:
    """Target, band, profile and benchmark."""
    assert rule in PAGE


@pytest.mark.parametrize("kind", [kind.value for kind in ComparatorKind])
def test_every_comparator_is_explained(kind: str) -> None:
    """In the table of comparators, as the workbook writes it."""
    assert re.search(rf"^\| `{kind}( 3)?` \| ", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize("word", sorted({kind.value for kind in (*Basis, *Unit)}))
def test_every_basis_and_unit_is_explained(word: str) -> None:
    """Every kind of period and of number is spoken of; pounds are gbp in the workbook."""
    assert ("pounds" if word == "gbp" else word) in PAGE


#: Reasons that a paper prints in place of a change or a rating.
IN_TABLES = (
    *(Reason.MISSING, Reason.SUPPRESSED, Reason.PERIOD_MISMATCH, Reason.DATES_APART),
    *(Reason.NO_POPULATION, Reason.NO_TARGET, Reason.MONITOR, Reason.NO_DIRECTION),
    *(Reason.BAD_SETTINGS, Reason.DECIDED, Reason.SMALL_NUMBERS, Reason.MIXED, Reason.NOT_CLEAR),
)


@pytest.mark.parametrize("reason", IN_TABLES, ids=lambda reason: reason.value)
def test_reasons_are_in_the_words_of_the_paper(reason: Reason) -> None:
    """As the paper prints them."""
    assert WORDS[f"reason.{reason.value}"] in RUNNING


SETS = Settings(organisation="", area="", areas=())
USUAL = RuleSettings()
Z = Decimal(str(round(NormalDist().inv_cdf(0.975), 2)))
SAID = {
    "small base": f'under {SETS.smallest_base} (Settings, "Smallest base for a percentage")',
    "the choice of it": f"The {SETS.smallest_base} is perfmon's own",
    "few out of": f"A percentage of fewer than {SETS.smallest_base}, or one marked `[u]`",
    "small numbers": (
        f'counts from 1 to {SETS.smallest_number - 1} print as "fewer than {SETS.smallest_number}"'
    ),
    "tolerance": (
        f"The tolerance is {SETS.amber_points.amount} percentage points for percentages and "
        f"{SETS.amber_relative.amount}% of the target for anything else"
    ),
    "panel: change": f"the change is {USUAL.change}% of the comparator or more",
    "panel: points": f"the change is {USUAL.points}.0 percentage points or more",
    "panel: small numbers": f"not both numbers are under {USUAL.small_numbers}",
    "panel: p": f"a test of the two percentages gives p < {USUAL.p}",
    "panel: from nothing": f"but {USUAL.small_numbers} or more is an arrow",
    "significance: p": f"less than once in twenty times (p < {1 / Decimal(20)})",
    "significance: exact": f"under {USUAL.exact_below} together, φ = 1",
    "z": f"an arrow when |z| is above {Z}",
    "benchmark: z": f"z = {Z}",
    "benchmark: exact": f"cases, fewer than {intervals.EXACT_BELOW}: exact Poisson",
    "benchmark: Byar": f"cases, from {intervals.EXACT_BELOW} on: Byar",
    "benchmark: interval": f"the {100 * intervals.CONFIDENCE:.0f}% interval of your own figure",
    "spc: shift": f"the last of {USUAL.shift} on one side of the centre",
    "spc: trend": f"the last of {USUAL.trend} that rise or fall",
    "spc: limits": f"centre ± {vars(spc)['_LIMIT']} × mean moving range",
    "spc: screening": f"moving ranges over {vars(spc)['_SCREEN']} times their mean left out, once",
    "spc: points": f"under {spc.MINIMUM} points",
    "spc: trial": f"{spc.MINIMUM} to {spc.TRIAL_BELOW - 1} points | trial limits",
    "spc: needs": (
        f"{spc.TRIAL_BELOW} months or quarters in a row ({spc.MINIMUM} for trial limits)"
    ),
    "trend5": f"chi² > {five_points.CRITICAL.quantize(Decimal('0.0001'))}",
    "trend5: chance": "less than once in 500 times",
    "masking": "at most three measures, three districts by name",
    "spread": "from at least two years of months",
}


@pytest.mark.parametrize("words", SAID.values(), ids=SAID)
def test_limits_are_those_of_the_code(words: str) -> None:
    """The numbers of the rules on the page are those the code uses."""
    assert words in RUNNING


def test_limits_that_stand_in_words() -> None:
    """Three, three, two years, one in 500, chance in twenty."""
    assert (MOST_MASKED, MOST_AREAS, vars(dispersion)["_CYCLES"]) == (3, 3, 2)
    one_in_500 = NormalDist().inv_cdf(1 - 1 / 1000) ** 2
    assert one_in_500 == pytest.approx(float(five_points.CRITICAL))
    of_panel = {s.name for s in SETTINGS if TrendRule.PANEL in s.rules} - {"fallback"}
    assert of_panel == {"change", "points", "small numbers", "p"}


@pytest.mark.parametrize("setting", SETTINGS, ids=[setting.name for setting in SETTINGS])
def test_usual_settings_are_those_of_the_code(setting: object) -> None:
    """Every setting of a rule stands in the rule's row with its default."""
    usual = {s.name: s.default for s in SETTINGS}
    for rule in (TrendRule.PANEL, TrendRule.SIGNIFICANCE):
        of_rule = [s.name for s in SETTINGS if rule in s.rules and s.name != "fallback"]
        said = "; ".join(f"{name}: {usual[name]}" for name in of_rule)
        assert f"| `{rule.value}` | `{said}` |" in PAGE
    assert setting in SETTINGS


@pytest.mark.parametrize("name", [s.name for s in SETTINGS if s.rules])
def test_every_setting_of_a_rule_is_on_the_page(name: str) -> None:
    """Each with its name as it is written."""
    assert f"{name}:" in PAGE


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis is not Basis.SNAPSHOT])
def test_the_table_of_periods(basis: Basis) -> None:
    """A measure's own period in the papers of two quarters, as the cell prints it."""
    measure = Measure(id="m", label="M", unit=Unit.COUNT, polarity=Polarity.UP, basis=basis)
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| {basis.value} | "))
    cells = [cell.strip().partition(",")[0] for cell in row.split("|")[2:4]]
    quarters = (Quarter(2022, 1), Quarter(2021, 4))
    assert cells == [periods.head(own_period(measure, q), basis) for q in quarters]


def test_published_arrows_are_counted() -> None:
    """How many of them the house rule gives."""
    found = arrows()
    same = sum(arrow.published is arrow.ours for arrow in found)
    assert f"tuned on the {len(found)} arrows printed" in PAGE
    assert f"it gives [{same} of them](published-arrows.md)" in PAGE


def test_rolling_totals_of_noise_look_like_signals() -> None:
    """Fewer than 1 in 100 months lie outside the limits, about 1 in 3 of their rolling totals."""
    noise = random.Random(2022)  # noqa: S311  (a simulation, no secret)
    outside, rolled, points = 0, 0, 0
    for _ in range(60):
        months = [Decimal(round(noise.gauss(200, 15))) for _ in range(71)]
        totals = [sum(months[end - 11 : end + 1], Decimal()) for end in range(11, 71)]
        points += len(totals)
        for values, is_rolling in ((months[11:], False), (totals, True)):
            found = spc.run(values).points
            beyond = sum(point.mark is spc.PointMark.OUTSIDE for point in found)
            rolled, outside = (
                (rolled + beyond, outside) if is_rolling else (rolled, outside + beyond)
            )
    assert outside / points < 1 / 100
    assert rolled / points == pytest.approx(1 / 3, abs=0.06)


HEADINGS = re.findall(r"^#{2,3} (.+)$", PAGE, flags=re.MULTILINE)
CONTENTS = PAGE.split("\n## ", 1)[0]


def anchor(heading: str) -> str:
    """Where a heading's link leads to: small letters, hyphens, no punctuation."""
    kept = re.sub(r"[^\w\- ]", "", heading.casefold())
    return kept.replace(" ", "-")


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_contents_lead_to_every_section(heading: str) -> None:
    """Each section and subsection is in the list at the top."""
    assert f"](#{anchor(heading)})" in CONTENTS


def test_links_lead_somewhere() -> None:
    """To a section of the page, or to a page of docs."""
    anchors = {anchor(heading) for heading in HEADINGS}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        page, _, place = target.partition("#")
        if page:
            assert (Path(__file__).parents[2] / "docs" / page).is_file()
        else:
            assert place in anchors, target
