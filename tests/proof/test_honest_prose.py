"""Sentences as papers put them: true ones pass whatever their form, false ones do not."""

import pytest

from tests.proof.proving import codes_of

OUTCOMES = "rape_outcomes; sso_outcomes; rape_outcome_rate; sso_outcome_rate; rape_recorded"
REPEATS = "da_repeat_victims; da_incidents; da_repeat_rate; hate_incidents"
JUSTICE = "ineffective_trials; guilty_pleas; case_resolution_days"
TRUE = {
    "the average of the whole": (
        "victim_satisfaction",
        "Kirklees (76.4%) and Leeds (77.4%) are above the West Yorkshire average of 72.6%.",
    ),
    "the year before in brackets": (
        "victim_satisfaction",
        "Satisfaction stands at 72.6% (2020/21: 77.6%).",
    ),
    "several years in brackets": ("homicide", "Victims: 32 (2020/21: 22; 2019/20: 21)."),
    "from and to in brackets": (
        "da_outcomes; da_outcome_rate",
        "Rates are down: the drop was greatest in Wakefield (11.0% to 8.1%).",
    ),
    "a range in brackets": ("dvpo", "The number of orders grew in Wakefield (21 to 38)."),
    "more than, of no comparison": ("calls_999", "More than 85% of 999 calls were answered."),
    "first of the county": (
        "da_outcomes; da_outcome_rate",
        "Calderdale's outcome rate of 9.2% is the highest in the county.",
    ),
    "having been": (
        "da_outcomes; da_outcome_rate",
        "Bradford's rate, at 6.5%, is the lowest, having been 8.3% in the previous 12 months.",
    ),
    "following": (
        "needs_assessment",
        "It rose from 90.9% to 96.7%, following an increase of 4.7 percentage points in the "
        "previous year.",
    ),
    "the years before": (
        "calls_999",
        "Performance had been broadly level in the two years before, at 90.2% and 90.6%.",
    ),
    "over two years": (
        "needs_assessment",
        "Over two years the rate has gone up by 10.5 percentage points.",
    ),
    "the last three years": ("homicide", "There were 21, 22 and 32 in the last three years."),
    "before the pandemic": (
        JUSTICE,
        "Around a quarter of trials were ineffective, compared with fewer than one in six before "
        "the pandemic (15.9% in 2019/20).",
    ),
    "since, at the head": (
        "ld_drug_referrals",
        "Since 2019/20 referrals have more than trebled, from 123 to 453.",
    ),
    "two comparisons": (
        "knife_crime",
        "Knife crime rose by 7.7% last year, but it is 6.5% lower than in 2019/20.",
    ),
    "the baseline with its year": (
        "sharp_injury_admissions",
        "There were 230, which is 20 below the 2019/20 baseline of 250 but 40 above the 190 of "
        "last year.",
    ),
    "in the last year": (
        "neighbourhood_crime",
        "Residential burglary is the only type to have fallen in the last year (by 12.6% to "
        "9,307).",
    ),
    "nearly halved": (
        "em_workforce; em_headcount_by_type",
        "The number of specials from ethnic minorities has almost halved since 2017, from 51 to "
        "26.",
    ),
    "a percentage increase is no rate": (
        REPEATS,
        "Wakefield saw the largest percentage increase in domestic abuse incidents (12.9%).",
    ),
    "a noun of another measure": (
        "knife_crime",
        "Knife crime rose by 7.7% in 2021/22, from 2,189 offences to 2,358.",
    ),
    "when without a comma": (
        "asb_incidents",
        "There were 18,447 fewer than in the previous year when there were 53,825.",
    ),
    "quarter 3": (
        JUSTICE,
        "Cases took 85.2 days in quarter 3, 4.2 days longer than in the same quarter of the "
        "previous year.",
    ),
    "the other districts": (
        REPEATS,
        "The share of repeat victims dropped in Kirklees and Leeds and increased in the other "
        "three districts.",
    ),
    "all but one part": (
        "neighbourhood_crime",
        "All types of neighbourhood crime except theft of vehicle are below the baseline.",
    ),
    "how it was before": (
        "victim_satisfaction",
        "Before this year satisfaction had been rising.",
    ),
    "a second verb with numbers": (
        OUTCOMES,
        "Though the number of outcomes for rape went up, the rate came down from 8.2% to 8.1%.",
    ),
    "each of the five": (
        "victim_satisfaction",
        "Each of the five has dropped by at least two percentage points.",
    ),
    "a part's word in the label": (
        "ksi",
        "In 2021, 1,002 people were killed or seriously injured, 47 of them fatally.",
    ),
    "half the baseline": (
        "repeat_missing_adults",
        "The number of adults fell by 32 to 405, less than half the baseline of 933.",
    ),
    "one in three": (OUTCOMES, "Just over one in three rapes was recorded in Leeds."),
    "a part by its age": ("sharp_injury_admissions", "Among under 25s there were 90 admissions."),
    "a table of words": (
        "victim_satisfaction",
        "| District | Satisfied |\n|---|---|\n| Bradford | 70.6% |\n| Leeds | 77.4% |",
    ),
}
FALSE = {
    "all districts": ("victim_satisfaction", "All districts have improved.", "PM404"),
    "above the level of a year": (
        "victim_satisfaction",
        "Satisfaction is above the level of 2019/20.",
        "PM404",
    ),
    "its level of a year": ("knife_crime", "Robbery is now above its 2019/20 level.", "PM404"),
    "over two years": (
        "victim_satisfaction",
        "Over the last two years satisfaction has dropped by 5.0 percentage points.",
        "PM403",
    ),
    "before the pandemic": (
        "victim_satisfaction",
        "Before the pandemic 77.6% of victims were satisfied.",
        "PM403",
    ),
    "a year of several": (
        "victim_satisfaction",
        "In the last three years satisfaction was 74.9%, 77.6% and 76.2%.",
        "PM403",
    ),
    "the year before in brackets": ("homicide", "Victims: 22 (2020/21: 32).", "PM403"),
    "nearly halved": ("knife_crime", "Robbery has almost halved since 2019/20.", "PM403"),
    "another row of a table": (
        "victim_satisfaction",
        "| District | Satisfied |\n|---|---|\n| Bradford | 77.4% |\n| Leeds | 70.6% |",
        "PM403",
    ),
}


@pytest.mark.parametrize(("measures", "text"), TRUE.values(), ids=TRUE.keys())
def test_a_true_sentence_is_left_alone(measures: str, text: str) -> None:
    """What the figures bear out raises no finding, however it is put."""
    assert codes_of(text, measures) == ()


@pytest.mark.parametrize(("measures", "text", "code"), FALSE.values(), ids=FALSE.keys())
def test_a_false_sentence_of_the_same_form_is_found(measures: str, text: str, code: str) -> None:
    """What lets the true ones pass lets no false one pass."""
    assert code in codes_of(text, measures)
