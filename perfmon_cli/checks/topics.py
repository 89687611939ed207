"""What is explained besides the codes: a rule, a way of rating, or a reason that a paper prints."""

from perfmon_cli.checks.comparing_topics import COMPARING_REASONS, COMPARING_RULES
from perfmon_cli.checks.rating_topics import RATING_REASONS, RATING_RULES
from perfmon_cli.checks.topic import Topic
from perfmon_cli.checks.trend_topics import TREND_REASONS, TREND_RULES

__all__ = ["REASONS", "RULES", "Topic"]

RULES: tuple[Topic, ...] = (
    *TREND_RULES,
    *RATING_RULES,
    *COMPARING_RULES,
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
        "numbers may not be published, or would give one away. Everything worked out from it is "
        "hidden too.",
        "3 prints as fewer than 5, and its change is not printed.",
        'Nothing, or write yes under "Small numbers may be published" in Measures. perfmon explain '
        '"secondary suppression" says what is hidden beside it.',
    ),
    Topic(
        "break",
        "Counting changed between the two periods",
        "A row of Breaks, or [b] beside a figure, says that from some day on it was counted in "
        "another way. There is no change and no arrow across that day; the paper prints what "
        "changed. With a Factor in Breaks there may be one: perfmon explain factor.",
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
        "A row of Breaks of the kind definition says that from some day on something else was "
        "counted. It does all that a break does; only the reason differs.",
        "A new definition of repeat victim from 1 April 2021: 2021/22 is not compared with "
        "2020/21.",
        "Nothing; correct the row in Breaks if it is wrong.",
    ),
    Topic(
        "zero_base",
        "The figure to compare with is 0",
        "A change from 0 cannot be given in percent. The difference still prints, and by the rule "
        "panel 10 or more from 0 earn an arrow.",
        "A count that went from 0 to 3: +3, without a percentage.",
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
    *RATING_REASONS,
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
    *COMPARING_REASONS,
    Topic(
        "decided",
        "The analyst decided so",
        "A row of Decisions takes the change, the arrow or the rating away; the paper prints the "
        "reason given there.",
        "A row with change, asb_incidents and none hides that change, with its reason.",
        "Nothing; delete the row in Decisions to print what was computed.",
    ),
)
