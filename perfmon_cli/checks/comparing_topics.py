"""What is explained of comparisons: with what, of which figures, and what is hidden."""

from perfmon_cli.checks.topic import Topic

_COMPARED = 'Write {name} under "Compared with" in Measures'

_COMPARATORS: tuple[Topic, ...] = (
    Topic(
        "previous_year",
        "Compared with the year before",
        "The same period a year earlier: a year with a year, a quarter with the same quarter, a "
        "year to date with the same months, a headcount with the newest one of the year before. "
        "This is the usual comparator.",
        "knife_crime: 2358 in 2021/22 against 2189 in 2020/21 is +169.",
        f"Nothing: it is used where the column is empty. "
        f"{_COMPARED.format(name='previous year; baseline')} to have both.",
    ),
    Topic(
        "baseline",
        "Compared with a fixed period",
        "The figure of the measure's Baseline period. The arrow is drawn on it only if Arrow on "
        "names it, or if it stands first; where another change then goes the other way, the row "
        "says so.",
        "neighbourhood_crime: 29422 against 45060 in the 12 months to June 2019 is -15638.",
        f"{_COMPARED.format(name='baseline')}, the period under Baseline period, and its figure "
        "into the sheet of figures.",
    ),
    Topic(
        "plan_baseline",
        "Compared with the baseline of the plan",
        "The figure of the measure's Plan baseline period; otherwise as baseline. A measure may "
        "have both.",
        "knife_crime: 2358 against 2521 in 2019/20 is -163.",
        f"{_COMPARED.format(name='plan baseline')}, and the period under Plan baseline period.",
    ),
    Topic(
        "mean_of",
        "Compared with the mean of several years before",
        "The mean of the three (two, five …) periods before, a year apart. All of them must be "
        "there, and each must be comparable.",
        "400 against 447, 396 and 301: their mean is 381.3, so the change is +18.7.",
        f"{_COMPARED.format(name='mean of 3')}.",
    ),
    Topic(
        "similar_areas",
        "Compared with other areas",
        "Percentages, rates, or cases per population are compared with the average of a group of "
        "the sheet Other areas, for the same time: pooled, all cases over all that they are out "
        "of, where these are known, else the mean of their figures; the setting average decides "
        "it. The own area is no part of it. The paper says the average, the place and whether the "
        "figure is clearly different. Counts need the column Population, and are set beside as "
        "many as there would be at the others' rate.",
        "fraud_judicial_rate: similar forces together 11.3 percent, West Yorkshire 10.2, place 5 "
        "of 7, not clearly different.",
        f"{_COMPARED.format(name='similar areas')}, and enter Other areas. Rule settings may hold "
        '"group: Similar forces; average: mean".',
    ),
)

COMPARING_RULES: tuple[Topic, ...] = (
    *_COMPARATORS,
    Topic(
        "derived_series",
        "How a year is worked out from its months or quarters",
        "A figure that the workbook does not give is worked out where all months of its period are "
        "there, or all quarters, and counting did not change within it. A count is their sum, "
        "where Adds up over time says yes or Rule settings say from series: sum. A percentage, a "
        "rate or an average of days is the sum of the numerators over the sum of the "
        "denominators, with from series: ratio; never the mean of twelve percentages. A rate out "
        "of a population has from series: sum: cases add up, and the population is averaged. "
        "Percentages and rates need both columns, Numerator and Denominator. A figure that is "
        "given is never replaced. This holds for 12 months, years, years to date and quarters; "
        "the methods notes say where it was done.",
        "Twelve months of 20 cases out of 100, but for one of 50 out of 400: 270 of 1500 is 18.0 "
        "percent; the mean of the twelve percentages would be 19.4.",
        "Write yes under Adds up over time, or the setting under Rule settings, and enter the "
        "months in Values.",
    ),
    Topic(
        "factor",
        "A comparison across a change of counting, adjusted",
        "Where a row of Breaks gives a factor, figures of before are multiplied by it, and the "
        "change says adjusted for the change in counting. It bridges a break that lies between "
        "the two periods, or on the first day of the later one; a break within either still "
        "forbids the comparison. Control charts are never adjusted: their limits start anew.",
        "200 before a break with the factor 1.1 count as 220, so 231 afterwards is a rise of 11.",
        "Write the factor into the column Factor of Breaks only where whoever counts has published "
        "one.",
    ),
    Topic(
        "secondary_suppression",
        "A figure hidden so that a small number cannot be worked out",
        "Where a small number is hidden, and a total, other districts or parts, months, or the "
        "figure in brackets would give it away, perfmon hides further figures, one after the "
        "other and the smallest first, until none can be worked out: what a total is made of "
        "before the total. They read not shown, to protect a small number. Counts are taken to add "
        "up where one sum of them agrees or nearly does; [z] and [w] count as 0. It looks at one "
        "paper: figures of papers published before are not compared.",
        "Leeds 3 and Bradford 40 of 43: hiding only the 3 would not help, so the 40 is hidden as "
        "well.",
        'Nothing, or write yes under "Small numbers may be published" in Measures.',
    ),
    Topic(
        "masking",
        "A total that hides a district",
        "Where a total stands still or goes one way, and a district has an arrow that goes another "
        "by the same rule, the summary says so under Behind the totals: at most three measures, "
        "three districts each by name.",
        "dvpo rose from 421 to 589 in West Yorkshire, but fell by 59 to 175 in Leeds.",
        "Nothing.",
    ),
)

COMPARING_REASONS: tuple[Topic, ...] = (
    Topic(
        "dates_apart",
        "Other areas' figures are of another time",
        "More than a quarter lies between the ends of the two periods, or between their dates in "
        "As at, so there is no average, no place and no rating against them.",
        "A figure of March 2022 is not compared with figures of the year to September 2021.",
        "Enter the other areas' figures of the same time, or nothing: the paper says why.",
    ),
    Topic(
        "no_population",
        "Plain numbers of areas of different size",
        "Counts, headcounts and sums of money are compared per so many people only. The column "
        "Population of Other areas is empty for one of the areas, or for the own one.",
        "1054 outcomes in West Yorkshire and 2000 in another force: more says nothing.",
        "Enter Population for every area in Other areas; for the own one a row with the population "
        "alone will do.",
    ),
)
