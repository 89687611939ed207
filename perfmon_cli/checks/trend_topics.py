"""What is explained of arrows: every rule that may decide one, its settings, and its refusals."""

from collections.abc import Iterator

from perfmon_cli.checks.topic import Topic
from perfmon_cli.rule_settings import SETTINGS

_WRITE = 'Write {rule} under "How the arrow is decided" in Measures'

_PANEL = Topic(
    "panel",
    "How an arrow is decided: the house rule for two points",
    "The figure of now is compared, unrounded, with that of the comparator that the arrow is "
    "drawn on. Counts earn an arrow from a change of 2.5 percent on; where both are below 10 "
    "there is none. Rates and pounds also need 2.5 percent. A percentage needs a change that "
    "chance would give less than once in twenty times (p below 0.05), where both figures say what "
    "they are out of; otherwise 2 percentage points. Days, snapshots and indexes earn an arrow by "
    "any change. Where parts, quarters, or a count and the rate in brackets beside it went "
    "different ways, the arrow is flat. The arrow shows where the number went; better or worse "
    "follows from Good direction.",
    "knife_crime went from 2189 to 2358: 7.7 percent, so the arrow points up; with the good "
    "direction down that is worse.",
    'Nothing: it is used where "How the arrow is decided" is empty. Its limits can be set under '
    'Rule settings: "change: 3%; points: 1.5pp; small numbers: 20; p: 0.01".',
)
_SIGNIFICANCE = Topic(
    "significance",
    "How an arrow is decided: by a test of two figures",
    "An arrow marks a change that chance alone would give less than once in twenty times (p below "
    "0.05). Percentages are tested by how many they are out of; a design effect says how much "
    "less a survey is worth than a simple random sample. Counts are tested by how far counts "
    "scatter, exactly where both together are below 50; so are rates that have their numerator "
    "and denominator. Recorded crime scatters more than by chance alone: a spread says how many "
    "times more, and from series works it out from at least two years of months behind the "
    "measure.\n\n"
    "Where the two periods overlap, only the parts in which they differ are tested, and only "
    "where the months or quarters behind them are there. Days, pounds, indexes and headcounts on "
    "a day have no chance of this kind, and no arrow.",
    "hate_repeat_rate went from 24.0 percent of 9056 to 25.4 percent of 10694: z is 2.27 and p "
    "0.023, so the arrow points up. homicide went from 22 to 32: p is 0.17, so it is flat.",
    f"{_WRITE.format(rule='significance')}, and n or Denominator beside the figures. Rule "
    'settings may hold "p: 0.01; spread: from series; design effect: 1.2; exact below: 50".',
)
_SPC = Topic(
    "spc",
    "How an arrow is decided: by a control chart of the figure's own series",
    "The months behind the measure, else its quarters, else its own figures, are charted between "
    "limits of 2.66 mean moving ranges about their mean (an XmR chart). The arrow marks a newest "
    "point that is more than chance: outside the limits, the last of 7 that rise or fall, one of "
    "two in three near the same limit, or the last of 7 on one side of the centre line. Otherwise "
    "it is common cause, and flat. The figure is compared with that centre line, not with another "
    "year.\n\n"
    "The series must end with the figure of the quarter and have no gap. Overlapping totals are "
    "refused: charted, plain noise would look like a signal. Limits start anew where Breaks, or "
    "[b], says that counting changed; under 6 points since then there is no arrow, and from 6 to "
    "11 the limits are called trial limits. Variation is improvement, concern, or common cause. "
    "Assurance says on which side of the limits the target lies; it needs a target of a figure as "
    "long as a point, from Targets or from a measure charted by its own figures.",
    "A count of about 200 a month is 264 now, above an upper limit of 251: the arrow points up, "
    "and with the good direction down that is concern.",
    f"{_WRITE.format(rule='spc')}, and enter the months in Values. Rule settings may hold "
    '"series: quarter; shift: 8; trend: 6; two in three: no; screening: no; fixed points: 24".',
)
_TREND5 = Topic(
    "trend5",
    "How an arrow is decided: by the slope of five years",
    "Five yearly figures in a row, without overlap and without a break, must rise or fall by more "
    "than chance would give once in 500 times (chi-squared beyond 9.55), and still do so when any "
    "one of the five is left out. Percentages need what they are out of, rates their numerator "
    "and denominator; counts need neither. A percentage of none or all of its base cannot be "
    "calculated. This is the recent trend of Fingertips.",
    "994 of 40299, 1023 of 41527, 1199 of 42811, 1332 of 44064 and 1367 of 44701: chi-squared is "
    "47.9, so the arrow points up.",
    f"{_WRITE.format(rule='trend5')}, and enter five years with their denominators.",
)
_THRESHOLD = Topic(
    "threshold",
    "How an arrow is decided: by a size of change that you set",
    "An arrow marks a change as large as Rule settings ask for, or larger: change, in percent of "
    "the comparator, or points, in percentage points or in the unit of the measure; with both, "
    "both count. It has no size of its own, so without a setting there is no arrow.",
    'days_to_charge with "points: 3" went from 41.0 to 43.9: flat; at 44.0 the arrow points up.',
    f'{_WRITE.format(rule="threshold")}, and "change: 5%" or "points: 2pp" under Rule settings.',
)
_SIGN = Topic(
    "sign",
    "How an arrow is decided: by any change",
    "An arrow marks any change of the unrounded figures, however small. It says nothing of "
    "whether chance would give it.",
    "officers_in_post went from 5567 to 5568: the arrow points up.",
    f"{_WRITE.format(rule='sign')}.",
)
_NONE = Topic(
    "none",
    "No arrow",
    "No arrow is drawn for the measure, and no reason printed in its place. Change and rating "
    "stay as they are.",
    "cyber_dashboard is reported in Appendix 2, so its row has no arrow.",
    f"{_WRITE.format(rule='none')}.",
)


def _settings() -> Iterator[str]:
    """Every setting in a paragraph."""
    yield (
        'What may stand under Rule settings, as "name: value" with semicolons between. A setting '
        "that cannot be read, or that the rule does not use, is reported, and the measure gets no "
        "arrow until it is corrected."
    )
    for setting in SETTINGS:
        users = ", ".join(rule.value for rule in setting.rules) or "any rule"
        if len(setting.rules) > _MOST_NAMED:
            users = "any rule but none"
        yield (
            f"{setting.name}: {setting.takes}; usually {setting.default} ({users}). {setting.help}"
        )


_MOST_NAMED = 3
_SETTINGS = Topic(
    "rule_settings",
    "What can be set for one measure",
    "\n\n".join(_settings()),
    '"change: 5%; small numbers: 20" asks for twice as much before a count earns an arrow.',
    "Write the settings under Rule settings in Measures; empty means the usual ones.",
)

TREND_RULES: tuple[Topic, ...] = (
    *(_PANEL, _SIGNIFICANCE, _SPC, _TREND5, _THRESHOLD, _SIGN, _NONE),
    _SETTINGS,
)

TREND_REASONS: tuple[Topic, ...] = (
    Topic(
        "bad_settings",
        "Rule settings cannot be read",
        "Rule settings of the measure hold a name or a value that its rule does not know, or lack "
        "one that it needs. No usual value is put in its place, so there is no arrow.",
        'A measure with "chnage: 5%" prints no arrow; PM501 names the cell.',
        "Correct Rule settings; perfmon explain rule_settings lists them.",
    ),
    Topic(
        "overlapping_periods",
        "Figures share some of their months",
        "Rolling totals that overlap are no series: spc and trend5 refuse them. significance "
        "tests the parts in which two overlapping periods differ, where the months or quarters "
        "behind them are there.",
        "12 months to December 2021 and 12 months to March 2022 share nine months.",
        "Enter the months or quarters in Values, compare with a year that does not overlap, or "
        "choose another rule.",
    ),
    Topic(
        "too_few_points",
        "The series is too short",
        "spc needs 6 figures in a row since counting changed last, trend5 five years, and the "
        "setting spread: from series two years of months.",
        "Four months behind a measure: no control chart, no arrow.",
        'Enter earlier figures, name another series under Rule settings ("series: quarter"), or '
        'name a rule to stand in ("fallback: panel").',
    ),
    Topic(
        "no_sample_size",
        "It is not known what a figure is out of",
        "significance needs how many people were asked, or the denominator, of both percentages; "
        "and numerator and denominator of both rates.",
        "victim_satisfaction without n: no arrow by significance.",
        "Enter n or Denominator beside both figures, or choose another rule.",
    ),
    Topic(
        "cannot_be_calculated",
        "The rule cannot be worked out for this figure",
        "The rule does not fit the kind of figure: significance tests counts, rates and "
        "percentages, not days, pounds, indexes or headcounts on a day; trend5 needs an interval "
        "for every year. Or the figures leave nothing to work out: a percentage above 100, a "
        "count below 0, none or all of a base, a change in percent of a number below 0.",
        "Days to charge with the rule significance: no arrow.",
        "Choose another rule, for instance panel, spc or threshold.",
    ),
)
