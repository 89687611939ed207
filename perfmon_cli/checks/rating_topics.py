"""What is explained of ratings: what a level is held against, and why there is no colour."""

from perfmon_cli.checks.topic import Topic

RATING_RULES: tuple[Topic, ...] = (
    Topic(
        "target",
        "How a figure is rated: against its target",
        "The unrounded figure is compared with the target. With the good direction up, a figure at "
        "or above it is green, and one that is short of it by no more than the tolerance amber; "
        "with down it is the other way round; with steady the distance to either side counts. "
        "Beyond the tolerance it is red. The tolerance is that of the measure, else that of "
        "Settings: 5 percent of the target, or 2 percentage points for percentages. A target of "
        '"baseline" has none unless you give one. A row in Targets for the area or period comes '
        "before the measure's own target. A rating says where the figure stands, never where it "
        "went.",
        "officer_uplift is rated on its forecast: 765 against a target of 750 is green.",
        "Write a number, or baseline, under Target in Measures. Leave it empty and the figure is "
        "not rated.",
    ),
    Topic(
        "band",
        "How a figure is rated: by a floor, a ceiling, or between two bounds",
        "Band low alone is a floor and goes with the good direction up; Band high alone is a "
        "ceiling and goes with down; with steady there may be both, or either. Within the bounds, "
        "both included, is green, within the tolerance outside them amber, further off red. A "
        "bound that goes against the good direction rates nothing and is reported (PM501).",
        "calls_999 with a floor of 90 percent would be red: 85.6 is 4.4 points short of it, and 2 "
        "are amber.",
        "Write the bounds under Band low and Band high in Measures, and up, down or steady under "
        "Good direction.",
    ),
    Topic(
        "profile",
        "How a figure is rated: against a target that changes through the year",
        "Rows of Targets with periods hold each figure to the target of its own time: a row of "
        "exactly its period; else, with the rule setting rating: profile, a straight line between "
        "the row before and the row after; else rows that follow one another and make the period "
        "up, added, for what adds up over time; else the row whose time holds the end of the "
        "period, unless the measure grows with time; else the row without a period, and last the "
        "target in Measures. Rows for the area come before rows for any area.",
        "A target of 400 referrals for 2021/22 is 300 for April to December 2021 with rating: "
        "profile; without it those nine months have no target.",
        'Enter the targets with their periods in Targets; write "rating: profile" under Rule '
        "settings only if the way between them is to be a line.",
    ),
    Topic(
        "benchmark",
        "How a figure is rated: against other areas",
        "The figure is green where it is better than the average of the other areas, amber where "
        "it is not clearly different from it, red where it is worse. Clearly means that the "
        "average lies outside the 95 percent interval of the area's own figure: Wilson's interval "
        "for percentages; of cases the exact Poisson interval below 10, and Byar's from 10 on. "
        "The own area is no part of the average. A measure that is watched or kept steady gets "
        "words, but no colour; a figure whose cases are not known, and a count on a day, is not "
        "rated. Districts and parts are not rated this way.",
        "fraud_judicial_rate of 2019/20 was 107 of 1054, or 10.2 percent: 8.5 to 12.1. Similar "
        "forces together have 11.3 percent, so it is not clearly different.",
        'Write "rating: benchmark" under Rule settings in Measures, and the figures of the other '
        "areas, with numerators and denominators, into Other areas.",
    ),
)

RATING_REASONS: tuple[Topic, ...] = (
    Topic(
        "no_target",
        "No target is set",
        "Without a target, a baseline as target, or a band there is no rating; nor where Targets "
        "has rows for other periods or areas only. A target for the whole area says nothing of a "
        "district's count, and a year's nothing of nine months.",
        "homicide has no target, so it is not rated.",
        "Write one under Target in Measures, or in Targets for the area and period, if the measure "
        "should be rated.",
    ),
    Topic(
        "monitor",
        "The measure is only watched",
        "With the good direction watch no figure is better or worse, so there is no rating; the "
        "arrow still shows where the number went.",
        "exploitation_flags rose by 159: an arrow up, and no judgement.",
        "Nothing, or write up or down under Good direction.",
    ),
    Topic(
        "no_direction",
        "The good direction does not fit what is set",
        "A floor where down is good, a ceiling where up is good, or the average of other areas for "
        "a measure that should stay steady: none says what would be better, so there is no rating. "
        "A bound that goes against the good direction is reported too (PM501).",
        "A measure with the good direction down and a Band low of 40 is not rated.",
        "Correct Good direction, or write the bound into the other column of the band.",
    ),
)
