"""Numbers reckoned from figures, thresholds, rows of years, short names: true and false."""

import pytest

from tests.proof.proving import codes_of

SATISFACTION = "victim_satisfaction; da_victim_satisfaction"
INCIDENTS = "da_incidents; da_repeat_rate; da_repeat_victims"
ORDERS = "dvpo; dvpn"
CRIME = "neighbourhood_crime"
KNIVES = "knife_crime; knife_crime_under_25"
FORCE = "female_officers_headcount; male_officers_headcount; officers_in_post; pcsos_in_post"

GAPS = (
    (SATISFACTION, "Leeds and Bradford are {} percentage points apart.", "6.8", "6.3"),
    (SATISFACTION, "The gap between the best and the worst district is {} points.", "6.8", "5.8"),
    (SATISFACTION, "Leeds has 77.4% and Bradford 70.6%: a difference of {} points.", "6.8", "7.8"),
    (SATISFACTION, "At 77.4% Leeds is {} percentage points above the county figure.", "4.8", "3.8"),
    (
        SATISFACTION,
        "Among victims of domestic abuse it is 85.1%, {} points more than among all victims.",
        "12.5",
        "13.5",
    ),
    (INCIDENTS, "Leeds recorded 23,268 incidents, {} more than Bradford.", "5,372", "5,872"),
    (FORCE, "There were 3,623 men and 2,140 women, a difference of {}.", "1,483", "1,583"),
    (KNIVES, "Robbery rose from 607 to 677 offences. That is {} more.", "70", "80"),
)
TOTALS = (
    (INCIDENTS, "Bradford and Leeds together recorded {} incidents.", "41,164", "42,164"),
    (ORDERS, "Calderdale had 95 orders and Wakefield 38, {} between them.", "133", "143"),
    (ORDERS, "Bradford had 189 orders and Leeds 175. The other three had {}.", "225", "235"),
    (KNIVES, "Robbery (677) and assault with injury (626) come to {}.", "1,303", "1,403"),
    (CRIME, "The three kinds of theft together account for {} offences.", "15,379", "16,379"),
    (FORCE, "Together there are {} officers and PCSOs.", "6,236", "6,336"),
)
SHARES = (
    (INCIDENTS, "Bradford and Leeds accounted for {} of all incidents.", "60%", "65%"),
    (ORDERS, "Leeds had 30% of the orders and Wakefield just {}.", "6%", "9%"),
    (KNIVES, "With 860 offences under-25s make up {} of all knife crime.", "36%", "39%"),
    (CRIME, "Burglary makes up {} of the total.", "32%", "35%"),
    (KNIVES, "Robbery rose from 607 to 677, that is by {}.", "12%", "13%"),
)
BOUNDS = (
    (SATISFACTION, "No district fell below {}.", "70%", "72%"),
    (SATISFACTION, "All districts were above {}.", "70%", "71%"),
    (SATISFACTION, "Every district was under {}.", "78%", "77%"),
    (SATISFACTION, "Only Leeds and Kirklees exceeded {}.", "76%", "75%"),
    (INCIDENTS, "Four of the five districts recorded more than {} incidents.", "10,000", "11,000"),
    (INCIDENTS, "Calderdale, with fewer than {} incidents, had the fewest.", "5,400", "5,300"),
    (INCIDENTS, "Repeat rates lay between {} and 49.4% in the districts.", "46.5%", "36.5%"),
)
ROWS = (
    (
        "da_outcomes",
        "The numbers have dropped two years running: 4,924, then {} and now 4,135.",
        "4,494",
        "4,449",
    ),
    ("exploitation_flags", "From 419 in 2019/20 it grew to {} and then to 650.", "491", "461"),
    (
        "case_resolution_days",
        "The four quarters of 2020/21 took {}, 63.5, 81.0 and 73.7 days.",
        "46.7",
        "81.0",
    ),
)
NAMES = (
    (CRIME, "Thefts from vehicles rose to 7,175 and burglary fell by {}.", "1,338", "1,368"),
    (CRIME, "Robberies rose to {} from 2,044.", "2,323", "2,233"),
    ("sharp_injury_admissions", "Among under-25s there were {} admissions.", "90", "230"),
    ("ld_referrals", "Leeds had 1,637 adults and {} young people.", "583", "469"),
)
HEDGES = (
    (ORDERS, "In Leeds and Bradford together it was {} of the orders.", "over 60%", "over 70%"),
    ("asb_incidents", "Incidents fell by {}.", "more than a third", "more than a half"),
    ("victim_satisfaction", "Bradford's {} was the lowest.", "70.6%", "71.6%"),
    ("calls_999", "It was down from the {} of the year before.", "90.6%", "91.6%"),
)
ALL = [
    pytest.param(*row, id=f"{kind} {number}")
    for kind, rows in {
        "gap": GAPS,
        "total": TOTALS,
        "share": SHARES,
        "bound": BOUNDS,
        "row": ROWS,
        "name": NAMES,
        "hedge": HEDGES,
    }.items()
    for number, row in enumerate(rows, start=1)
]


@pytest.mark.parametrize(("measures", "text", "true", "false"), ALL)
def test_what_is_reckoned_right_is_matched_and_wrong_refused(
    measures: str, text: str, true: str, false: str
) -> None:
    """A gap, total, share, bound or row of years: no finding as it is, PM403 as it is not."""
    assert codes_of(text.format(true), measures) == ()
    assert "PM403" in codes_of(text.format(false), measures)


@pytest.mark.parametrize(
    "text",
    [
        "Kirklees, at 76.4%, had the lowest rate of the five.",
        "Kirklees (76.4%) and Wakefield (75.9%) had the highest rates.",
    ],
)
def test_a_first_place_is_checked_with_the_number_between(text: str) -> None:
    """The number beside the district says which figure is first or last."""
    assert codes_of(text, SATISFACTION) == ("PM404",)


@pytest.mark.parametrize(
    "text",
    [
        "Bradford, at 70.6%, had the lowest rate of the five.",
        "Kirklees (76.4%) and Leeds (77.4%) had the highest rates.",
    ],
)
def test_districts_that_share_a_place_may(text: str) -> None:
    """Two districts may be the highest two, in any order."""
    assert codes_of(text, SATISFACTION) == ()


@pytest.mark.parametrize(
    ("measures", "text"),
    [
        (ORDERS, "In Bradford it rose by 160, from 29 to 189, and in Wakefield it rose by 160."),
        (ORDERS, "In Leeds it fell by 59, from 234 to 175, and in Kirklees it fell by 59."),
        (SATISFACTION, "In Wakefield satisfaction fell by 6.8 percentage points."),
    ],
)
def test_a_change_is_no_gap_to_another_district(measures: str, text: str) -> None:
    """What "rose by" says must be how far the district moved, not how far it is from another."""
    assert codes_of(text, measures) == ("PM403",)
