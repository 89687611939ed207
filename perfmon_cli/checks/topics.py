"""What is explained besides the codes: a rule, a way of rating, or a reason that a paper prints."""

from perfmon_cli.checks.topic import Topic
from perfmon_cli.checks.trend_topics import TREND_REASONS, TREND_RULES

__all__ = ["REASONS", "RULES", "Topic"]

RULES: tuple[Topic, ...] = (
    *TREND_RULES,
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
        "How a figure is rated: between two bounds",
        "For a measure with the good direction steady: green between Band low and Band high "
        "(both included), amber within the tolerance outside them, red beyond it. One bound alone "
        "is enough.",
        "A figure of 52 with a band from 45 to 50 and a tolerance of 2 is amber.",
        "Write the bounds under Band low and Band high in Measures, and steady under Good "
        "direction.",
    ),
)

REASONS: tuple[Topic, ...] = (
    Topic(
        "missing",
        "There is no figure on one of the two sides",
        "The figure of now, or the one to compare it with, has no value, so there is no change and "
        "no arrow. No period to compare with is the same.",
        "vru_reach has its first figure in 2021/22, so its change reads not available.",
        "Enter the missing figure, or leave the marker that says why there is none.",
    ),
    Topic(
        "suppressed",
        "A small number is hidden",
        "One of the figures is confidential ([c]), or is a small number of a measure whose small "
        "numbers may not be published. Everything worked out from it is hidden too.",
        "3 prints as fewer than 5, and its change is not printed.",
        'Nothing, or write yes under "Small numbers may be published" in Measures.',
    ),
    Topic(
        "break",
        "Counting changed between the two periods",
        "A row of Breaks says that from some day on it was counted in another way. There is no "
        "change and no arrow across that day; the paper prints what changed.",
        "ksi has a break from 1 January 2021, so 2021 is not compared with 2020.",
        "Nothing; correct the date in Breaks if it is wrong.",
    ),
    Topic(
        "period_mismatch",
        "The two periods are not alike",
        "They are not of the same length, or they are years to date of different months. A series "
        "for spc or trend5 has a gap, or is of another length than the rule needs.",
        "Nine months are not compared with a year.",
        "Enter a comparator of the same length, or the figure that is left out of a series; or "
        "correct Period covered or Baseline period.",
    ),
    Topic(
        "definition",
        "The definition changed",
        "The figures follow different definitions and are not compared. perfmon does not find this "
        "out by itself in this version: enter the change in Breaks, and the reason break prints.",
        "A new definition of repeat victim from 1 April 2021 is a row in Breaks.",
        "Add a row to Breaks that says from when, and what changed.",
    ),
    Topic(
        "zero_base",
        "The figure to compare with is 0",
        "A change from 0 cannot be given in percent. The difference still prints.",
        "stalking_orders went from 0 to 3: +3, without a percentage.",
        "Nothing.",
    ),
    Topic(
        "small_base",
        "Too few to be given in percent",
        "The figure to compare with is smaller than the smallest base for a percentage in Settings "
        "(50), so the change prints without a percentage. A percentage out of fewer than that, or "
        "marked [u], gets no arrow.",
        "homicide went from 22 to 32: +10, without a percentage.",
        "Nothing, or set another smallest base in Settings.",
    ),
    Topic(
        "no_target",
        "No target is set",
        "Without a target, a baseline as target, or a band there is no rating.",
        "homicide has no target, so it is not rated.",
        "Write one under Target in Measures if the measure should be rated.",
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
        "small_numbers",
        "Both counts are below 10",
        "So few can differ by chance alone, so the arrow is flat. The difference still prints.",
        "stalking_orders went from 3 to 1: flat.",
        'Nothing, or set "small numbers: 5" under Rule settings.',
    ),
    Topic(
        "mixed",
        "Parts went different ways",
        "Some parts or quarters rose and others fell, or a count rose while the rate in brackets "
        "beside it fell. One arrow would hide that, so it is flat.",
        "guilty_pleas fell at the Crown Court and rose at Magistrates' courts: flat.",
        "Nothing; each part prints its own change.",
    ),
    Topic(
        "not_clear",
        "Too small a change for an arrow",
        "The figures differ by less than the rule asks for, or by no more than chance would give, "
        "so the arrow is flat. Of a control chart: its newest point is common cause.",
        "da_victim_satisfaction went from 85.8 to 85.1: less than 2 percentage points, flat.",
        "Nothing; perfmon explain panel, or the rule of the measure, says how much is asked for.",
    ),
    *TREND_REASONS,
    Topic(
        "decided",
        "The analyst decided so",
        "A row of Decisions takes the change, the arrow or the rating away; the paper prints the "
        "reason given there.",
        "A row with change, asb_incidents and none hides that change, with its reason.",
        "Nothing; delete the row in Decisions to print what was computed.",
    ),
)
