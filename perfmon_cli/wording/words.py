"""All fixed words of the paper, in one table: another language is another table.

Keys are dotted: the first piece says where the words stand. What stands in braces is filled in by
name. Words that people type (labels, comments, reasons, notes) are theirs and never stand here.
"""

_FURNITURE = {
    "table": "Table",
    "figure": "Figure",
    "figure.numbers": "Numbers behind this chart",
    "figure.all numbers": "All numbers are under “Numbers behind this chart”.",
    "figure.category": "Period, area or part",
    "contents": "Contents",
    "contents.within": "Sections",
    "contents.back": "Back to contents",
    "see table": "See Table",
    "contents.update": (
        "Page numbers: right-click here and choose Update Field. This line then goes."
    ),
    "page": "Page",
    "of": "of",
    "draft": "DRAFT",
    "skip": "Skip to the report",
    "draft.title": "Open items in this draft (errors: {errors}, warnings: {warnings})",
    "draft.withheld": "{place}: {code} {title}. Checks.xlsx says more; its figures are withheld.",
    "draft.more": "and {count} more: Checks.xlsx lists them all.",
}
_FRONT = {
    "memo.caption": "About this report",
    "memo.report to": "Report to",
    "memo.date": "Date",
    "memo.subject": "Subject",
    "memo.report of": "Report of",
    "memo.author": "Author",
    "memo.no date": "to be confirmed",
    "cover.label": "Appendix 1",
    "cover.priorities": "Priorities",
    "cover.themes": "Themes",
    "contact.title": "Contact information",
    "contact.officer": "Contact officer",
    "contact.email": "E-mail",
    "contact.phone": "Phone",
    "contact.web": "Web",
    "back.title": "Find out more",
}
_SUMMARY = {
    "summary.title": "Summary",
    "summary.lead": (
        "{area}, {period}. This report follows {count} measures, or parts of measures; what needs "
        "attention comes first, then what else has moved."
    ),
    "summary.attention": "What needs attention",
    "summary.attention none": "No measure is rated red, and none is clearly worsening.",
    "summary.moved": "What moved",
    "summary.moved none": "No other measure has clearly moved.",
    "summary.more": "And {count} more: {where}.",
    "summary.in tables": "see the tables",
    "summary.in table": "see Table {number} in {title}",
    "summary.by forecast": "{rating} (forecast)",
    "summary.counts": (
        "The summary counts the measures of the priorities; where a priority's table has the parts "
        "of a measure, it counts each part."
    ),
    "summary.not counted": ("Not counted, as it stands in a table of its own: {measures}."),
    "summary.several not counted": (
        "Not counted, as they stand in tables of their own: {measures}."
    ),
    "summary.counted": "Every measure that the summary counts",
    "summary.list": "Where it is listed",
    "summary.no list": "in neither list",
    "summary.masked": "Behind the totals",
    "summary.masked note": (
        "Named here are districts that clearly went another way than the whole area, or moved "
        "where it did not; moves that a test says could be chance are left out. At most {most} "
        "measures, those with the most such districts."
    ),
    "count.summary lines": "Measures, or parts of measures, in this report",
    "count.summary green": "Measures rated green",
    "count.summary amber": "Measures rated amber",
    "count.summary red": "Measures rated red",
    "count.summary not rated": "Measures not rated",
    "tile.green": "green",
    "tile.green note": "on or better than {goal}",
    "tile.green others": "better than other areas",
    "tile.amber": "amber",
    "tile.amber note": "within tolerance of {goal}",
    "tile.amber others": "like other areas",
    "tile.red": "red",
    "tile.red note": "outside tolerance of {goal}",
    "tile.red others": "worse than other areas",
    "tile.target": "target",
    "tile.baseline": "baseline",
    "tile.or": "or",
    "tile.some forecasts": ", {count} by forecast",
    "tile.all forecasts": ", by forecast",
    "tile.not rated": "not rated",
    "tile.monitored": "monitored",
    "tile.no target": "no target set",
    "tile.no rating": "no rating possible",
    "tile.none unrated": "every measure has a rating",
}
_KEY = {
    "key.title": "How to read the tables",
    "key.up word": "up",
    "key.up": "The figure rose by enough to count as a change (see Methods and data notes).",
    "key.above word": "above",
    "key.above": "The figure is above that of the other areas by enough to count as a difference.",
    "key.down word": "down",
    "key.down": "The figure fell by enough to count as a change (see Methods and data notes).",
    "key.below word": "below",
    "key.below": "The figure is below that of the other areas by enough to count as a difference.",
    "key.flat word": "no clear change",
    "key.flat": "The figure moved, but not by enough to count as a change.",
    "key.small word": "no clear change: small numbers",
    "key.small": "The numbers are too small to say whether the figure rose or fell.",
    "key.unchanged word": "no change",
    "key.unchanged": "The figure is the same as before.",
    "key.mixed word": "mixed",
    "key.mixed": "Figures that belong together went different ways.",
    "key.no comparison word": "no comparison",
    "key.no comparison": "There is no figure to compare it with.",
    "key.no arrow word": "no arrow",
    "key.no arrow": "No arrow can be drawn; the reason stands there in words.",
    "key.green word": "Green",
    "key.green": "The figure is on its target or baseline, or better.",
    "key.amber word": "Amber",
    "key.amber": "The figure misses its target or baseline, but by no more than the tolerance.",
    "key.red word": "Red",
    "key.red": "The figure misses its target or baseline by more than the tolerance.",
    "key.others": (
        "Where a measure is rated against other areas, green is better than their average, amber "
        "not clearly different from it, and red worse. Clearly means that the average lies outside "
        "the 95% interval of the area's own figure."
    ),
    "key.not rated word": "Not rated",
    "key.not rated": "No target is set, the measure is only monitored, or there is no figure.",
    "key.judgement": (
        "An arrow shows which way the number went, never whether that is good. Improving and "
        "worsening do: the number went the good way for this measure, or the other way. Up and "
        "down do not."
    ),
    "key.judgement unmarked": (
        "Improving and worsening mean that the number went the good way for this measure, or the "
        "other way. Up and down do not say whether that is good."
    ),
    "key.direction unmarked": (
        "Up and down say which way the number went, never whether that is good."
    ),
    "key.direction": ("An arrow shows which way the number went, never whether that is good."),
    "key.no baseline": "No baseline means that the measure is not compared with a baseline.",
    "key.baseline": (
        "Every arrow names what it is drawn on: {on}. The rule behind it is in Methods and data "
        "notes."
    ),
    "key.baseline unmarked": (
        "In the tables, what a figure is compared with stands beneath the word: {on}. Where notes "
        "and texts speak of an arrow, this word is meant. The rule behind it is in Methods and "
        "data notes."
    ),
    "key.on previous": "the previous year",
    "key.on baseline": "a baseline",
    "key.on mean": "the mean of some years before",
    "key.on others": "similar areas",
    "key.on own": "its own last figures",
    "key.series": (
        "An arrow drawn on its last months, quarters or years compares the figure with its own "
        "past: by a control chart, or by the slope of five years."
    ),
    "key.series unmarked": (
        "A figure that is held against its last months, quarters or years is compared with its own "
        "past: by a control chart, or by the slope of five years."
    ),
    "key.common cause": (
        "Common cause means that the newest figure lies within the usual ups and downs of its own "
        "series: there is nothing to explain."
    ),
    "key.special cause": (
        "Improvement and concern mean that the newest figure is more than the usual ups and downs "
        "of its own series, for the better or for the worse; special cause means the same where "
        "neither is better."
    ),
    "key.assurance": (
        "Where a control chart names a target, it says what the usual ups and downs make of it: "
        "met each time, missed each time, or now one and now the other."
    ),
    "key.points": (
        "pp means percentage points, the difference between two percentages: from 10% to 9% is a "
        "fall of 1 percentage point."
    ),
    "key.rounding": (
        "Changes are worked out before rounding and rounded once, so that they can differ by one "
        "in the last digit from the difference of two printed figures, and parts may not add up "
        "to their total."
    ),
    "key.own period": ("A figure that covers another period than its column says so beneath it."),
    "key.missing": (
        "Where there is no figure, the reason stands in its place. Provisional, revised, "
        "estimated or forecast figures say so beneath."
    ),
    "key.rating": "A rating compares the figure with its target; it says nothing of movement.",
}
_TABLE = {
    "table.measure": "Measure",
    "table.area": "Area",
    "table.part": "Group",
    "table.period": "Period",
    "table.value": "Value",
    "table.rate": "Rate",
    "table.n": "People asked",
    "table.rating": "Rating",
    "table.trend": "Trend",
    "table.comment": "Comment",
    "table.target": "Target",
    "table.total": "Total",
    "table.baseline": "Baseline",
    "table.its baseline": "its baseline",
    "table.change": "Change",
    "table.change on": "Change on {period}",
    "table.% change": "% change",
    "table.% change on": "% change on {period}",
    "table.above/below": "Above or below",
    "table.above/below on": "Above or below {period}",
    "table.in days": "in days",
    "table.beside others": "Compared with similar areas",
    "caption.split": "{caption} (part {number} of {count})",
    "caption.measures": "Measures of the priority “{title}”",
    "caption.area": "by area",
    "caption.part": "and its parts",
    "caption.period": "over time",
    "cell.by quarter": "quarter by quarter",
    "cell.on": "on {period}",
    "cell.above": "above",
    "cell.below": "below",
    "cell.equal": "equal",
    "cell.target": "target {value}",
    "cell.band": "target {low} to {high}",
    "cell.floor": "target at least {value}",
    "cell.ceiling": "target at most {value}",
    "cell.no baseline": "no baseline",
    "cell.rated forecast": "forecast {value} for {period}",
    "cell.before break": "before a break in counting",
    "cell.adjusted": "adjusted for the change in counting",
    "cell.rate before break": "rate before a break in counting",
    "cell.baseline is": "baseline is {period}",
    "cell.no percentage": "no % change is given of this figure",
    "cell.in points": "a percentage changes in points",
    "cell.not compared": "not compared",
    "cell.not applicable": "not applicable",
    "cell.no result": "no result",
    "comment.partnership": "Partnership measure.",
    "comment.none": "No comment.",
    "comment.as for": "As for {part}.",
    "comparison.caption": "Comparison with other forces",
    "comparison.area": "Force",
    "others.caption": "How {area} stands among other areas",
    "others.with": "Measure, and with whom it is compared",
    "others.one area": "{group} (1 area)",
    "others.areas": "{group} ({count} areas)",
    "others.figure": "Their figure",
    "others.average": "Average",
    "others.pooled": "the {count} others together",
    "others.given": "as given",
    "others.mean": "mean of the {count} others",
    "others.place": "Place",
    "others.reading": "What it says",
    "others.of": "{place} of {count}",
    "others.joint": "joint {place} of {count}",
    "others.highest": "counted from the highest",
    "others.highest best": "counted from the highest, the best",
    "others.lowest best": "counted from the lowest, the best",
    "others.above": "clearly higher",
    "others.below": "clearly lower",
    "others.like": "not clearly different",
    "others.untested": "not tested",
    "others.not ranked": "not ranked",
    "others.not compared": "not compared",
    "others.per": "per {per} people",
    "others.average of": "{group} {value}",
    "others.expected": "{value} at the rate of {group}",
    "others.group": "other areas",
    "others.note": (
        "Clearly higher or lower: their figure lies outside the 95% interval of {area}'s own "
        "figure."
    ),
    "others.note without": "{group}: their figure leaves {area} out.",
    "others.note national": "{group}: their figure may include {area}.",
    "others.note untested": "Not tested: how many cases there were is not known.",
    "others.as at": "Figures as at: {area} {own}; {group} {others}.",
    "others.not said": "not said",
    "others.one withheld": "{group}: 1 more area is withheld and not counted.",
    "others.withheld": "{group}: {count} more areas are withheld and not counted.",
    "district.caption": "{area} beside {whole}",
    "district.note": (
        "Beside {whole}: the figure of the whole area, for the same period unless it says "
        "otherwise."
    ),
    "note.source": "Source: {source}.",
    "note.source others": "Source of the figures that are not illustrative: {source}.",
    "note.as at": "As at {date}.",
    "note.picture of": "Picture of {date}.",
    "note.brackets": "In brackets: {what}.",
    "note.may not add up": "Figures may not add up to totals because of rounding.",
    "note.illustrative": "Illustrative figures, not published ones: {which}.",
    "note.illustrative not of": "Illustrative figures, made up and not from {source}: {which}.",
    "section.no measures": "No measure is reported for this priority.",
    "section.no commentary": "No commentary for this section.",
    "text.no change": "(no change given, {why})",
    "text.unknown figure": "[{name}: no such figure]",
}
_NUMBERS = {
    "number.1": "one",
    "number.2": "two",
    "number.3": "three",
    "number.4": "four",
    "number.5": "five",
    "number.6": "six",
    "number.7": "seven",
    "number.8": "eight",
    "number.9": "nine",
    "number.10": "ten",
    "ordinal.1": "{number}st",
    "ordinal.2": "{number}nd",
    "ordinal.3": "{number}rd",
    "ordinal.other": "{number}th",
}
_CHART = {
    "chart.part": "{title}, part {number} of {count}",
    "chart.by area": "{measure} by district",
    "chart.over time": "{measure} over time",
    "chart.each area": "{measure} in each district over time",
    "chart.drawn change by area": "Dot chart, a row for each district.",
    "chart.drawn over time": "Line chart.",
    "chart.drawn each area over time": "Small line charts, all on one scale.",
    "chart.drawn control chart": "Control chart, {count} figures from {first} to {last}.",
    "chart.drawn other areas": "Dot chart, a row for each area.",
    "chart.drawn months with average": "Bars, one for each month.",
    "chart.drawn line": "Bars, one for each month, and a line: {lines}.",
    "chart.drawn rolling totals": "Line chart of figures of 12 months.",
    "chart.drawn over time by group": "Line chart, a line for each group.",
    "chart.drawn distribution": "Bars, one for each group.",
    "chart.own": "own area",
    "chart.beside": "{measure}, {when}: {area} beside {group}",
    "chart.beside place": "{measure}, {when}: {area} is {place}",
    "chart.beside clearly": "{measure}, {when}: {area} is {reading} than {others}",
    "chart.beside like": (
        "{area} is not clearly different from {group}: the figure of {others} lies inside its "
        "interval."
    ),
    "chart.place highest": "{nth} highest of {count}",
    "chart.place lowest": "{nth} lowest of {count}",
    "chart.place joint highest": "joint {nth} highest of {count}",
    "chart.place joint lowest": "joint {nth} lowest of {count}",
    "chart.first highest": "the highest of {count}",
    "chart.first lowest": "the lowest of {count}",
    "chart.first joint highest": "joint highest of {count}",
    "chart.first joint lowest": "joint lowest of {count}",
    "chart.others together": "The {count} others together",
    "chart.others mean": "The mean of the {count} others",
    "chart.control": "{measure}: control chart",
    "chart.value": "value",
    "chart.centre": "mean",
    "chart.lower limit": "lower limit",
    "chart.upper limit": "upper limit",
    "chart.trial lower limit": "trial lower limit",
    "chart.trial upper limit": "trial upper limit",
    "chart.alt rebased": "Counting changed: the limits start anew at {periods}.",
    "chart.alt target": "Target: {numbers}.",
    "chart.target": "target",
    "chart.common cause": "common cause",
    "chart.improvement": "improvement",
    "chart.concern": "concern",
    "chart.neither": "special cause",
    "chart.none marked": "none",
    "chart.alt control": (
        "The newest is {value}; {centre}, {lower}, {upper}. Marked as more than chance: {marked}."
    ),
    "chart.no clear change": "no clear change",
    "chart.months": "{measure} by month",
    "chart.rolling": "{measure}: totals of 12 months",
    "chart.rolling figures": "{measure}: figures of 12 months",
    "chart.by group": "{measure} by group over time",
    "chart.distribution": "{measure} by group",
    "chart.mostly": "{measure}: “{part}” makes up more than half",
    "chart.mostly each": "{measure}: “{part}” makes up more than half of each",
    "chart.each month": "each month",
    "chart.average": "12-month average",
    "chart.of 12 months": "12 months together",
    "chart.whole": "all",
    "chart.districts": "districts",
    "chart.groups": "groups",
    "chart.and": "and",
    "chart.then": "then",
    "chart.rose": "rose",
    "chart.fell": "fell",
    "chart.moved one": "{measure} {moved}",
    "chart.moved all two": "{measure} {moved} in both {what}",
    "chart.moved all": "{measure} {moved} in all {count} {what}",
    "chart.moved some": "{measure} clearly {moved} in {number} of {count} {what}",
    "chart.moved both": "{measure} clearly rose in {up} and fell in {down} of {count} {what}",
    "chart.moved than": "{found}, compared with {period}",
    "chart.moved on": "{measure} {moved}, compared with {period}",
    "chart.moved on mean": "{measure} {moved}, compared with the mean of {years} years before",
    "chart.scale months": "{measure} each month",
    "chart.scale rolling": "{measure}, total of the 12 months to each {step}",
    "chart.scale rolling figures": "{measure}, the 12 months to each {step}",
    "chart.scale at": "{measure}, {when}",
    "chart.scale beside": "{measure}, {when}, beside {group}",
    "chart.scale others": "{measure} {per}, {when}, beside {group}",
    "chart.month": "month",
    "chart.quarter": "quarter",
    "chart.unit number": "number",
    "chart.unit days": "days",
    "chart.unit per": "per {per}",
    "chart.alt ends": "Highest: {highest}; lowest: {lowest}.",
    "chart.alt newest": "Of the newest figures {highest} is the highest and {lowest} the lowest.",
    "chart.interval": (
        "The line through a dot shows how far chance alone could move the figure: its 95% interval."
    ),
    "chart.not from zero": "The scale does not start at zero.",
    "chart.alt file": "All numbers are in charts.xlsx, sheet {sheet}.",
    "chart.gaps": "Without a figure: {gaps}.",
    "chart.gap more": "and {count} more",
    "chart.status": "{status}: {which}.",
    "chart.all figures": "all figures of the chart",
}
_NOTES = {
    "methods.title": "Methods and data notes",
    "methods.lead": (
        "Changes, ratings and arrows are worked out from unrounded figures and rounded once. No "
        "change, rating or arrow is given across a break in counting, between periods of different "
        "lengths, or where a figure is missing. Percentage changes are given only where the "
        "comparator is large enough."
    ),
    "methods.caption": "How each measure is compared, and where it comes from",
    "methods.rule": "Compared with, and how the arrow is decided",
    "methods.source": "Source",
    "methods.no source": "Source not stated",
    "methods.summary": "What the summary counts",
    "methods.breaks": "Breaks in counting",
    "methods.break": "{measure}: from {day}, {what}. {note}",
    "methods.factor": (
        "Changes across it are adjusted: figures of before are multiplied by {factor}."
    ),
    "methods.decisions": "Decisions by the analyst",
    "methods.decision": "{subject}: {decided}. Analyst judgement: {reason}{role}.",
    "methods.decided trend": "the arrow was set to {decision}",
    "methods.decided trend neutral": "the arrow is shown without saying improving or worsening",
    "methods.decided rating": "the rating was set to {decision}",
    "methods.decided change": "no change is given",
    "methods.decided attention pin": "named first under What needs attention",
    "methods.decided attention drop": "left out of What needs attention",
    "methods.decided check": (
        "Found in checking and left as it is: {title} ({subjects}). Analyst judgement: "
        "{reason}{role}."
    ),
    "methods.no change": "No change is given ({why}).",
    "methods.no change on": "No change on {name} is given ({why}).",
    "methods.whole": "As a whole",
    "methods.rules": "Rules that decide the arrows of several measures have a letter:",
    "methods.chance": (
        "“Could be chance”: two numbers of this size differ as much by chance in more than "
        "5 of 100 cases."
    ),
    "methods.by rule": "Rule {letter}: {rule}",
    "methods.all measures": "All measures",
    "methods.any measure": "any measure",
    "methods.corrections": "Notes on figures",
    "methods.note": "{measure}{part}{area}, {period}: {note}",
    "methods.note periods": "{first} to {last}",
    "glossary.title": "Glossary",
    "glossary.no definition": "No definition given.",
}
_MISSING = {
    "missing.not available": "not available",
    "missing.not applicable": "not applicable",
    "missing.none recorded": "none recorded",
    "missing.confidential": "fewer than {smallest}",
    "missing.given confidential": "confidential, not published",
    "missing.withheld": "withheld: small numbers",
    "missing.protecting": "not shown, to protect a small number",
    "missing.elsewhere": "reported elsewhere",
    "status.provisional": "provisional",
    "status.revised": "revised",
    "status.estimated": "estimated",
    "status.forecast": "forecast",
    "status.break": "break in series",
    "status.low reliability": "low reliability",
    "status.illustrative": "illustrative",
    "status.low": "rounds to 0",
}
_REASONS = {
    "reason.missing": "not available",
    "reason.suppressed": "withheld: small numbers",
    "reason.break": "not comparable: {what}",
    "reason.counting": "counting changed",
    "reason.period_mismatch": "not comparable: periods of different lengths",
    "reason.definition": "not comparable: definition changed",
    "reason.zero_base": "no percentage: compared with 0",
    "reason.no_target": "no target",
    "reason.monitor": "monitored only",
    "reason.small_numbers": "small numbers",
    "reason.small_base": "too few for a percentage",
    "reason.mixed": "mixed",
    "reason.not_clear": "no clear change",
    "reason.bad_settings": "its rule settings cannot be used",
    "reason.overlapping_periods": "not tested: the two periods overlap",
    "reason.too_few_points": "too few figures",
    "reason.no_sample_size": "not tested: how many it is out of is not known",
    "reason.cannot_be_calculated": "cannot be calculated",
    "reason.decided": "analyst judgement",
    "reason.decided because": "analyst judgement: {why}",
    "reason.not comparable": "not comparable with its baseline",
    "reason.dates_apart": "not comparable: figures more than a quarter apart",
    "reason.no_population": "not comparable: no population to count it on",
    "reason.no_direction": "its good direction does not fit",
}
#: Why a rule that looks at a series, or tests, draws no arrow, where plain words would mislead.
_SERIES = {
    "reason.spc.missing": "a figure of its series is not available",
    "reason.spc.period_mismatch": "its series has a gap",
    "reason.spc.overlapping_periods": "its figures overlap",
    "reason.spc.too_few_points": "too few figures in a row: {points}",
    "reason.trend5.missing": "one of its five years is not available",
    "reason.trend5.period_mismatch": "its five years have a gap",
    "reason.trend5.overlapping_periods": "its five years overlap",
    "reason.trend5.too_few_points": "fewer than five years: {points}",
    "reason.trend5.break": "counting changed within its five years",
    "reason.significance.too_few_points": "too few months to say how much it varies",
    "series.months": "{points} months",
    "series.quarters": "{points} quarters",
    "series.years": "{points} years",
    "series.counts": "{points} counts",
    "series.periods": "{points} periods",
    "series.on": "on its last {span}",
    "series.on parts": "on the series of its parts",
    "series.up": "; its last {span} show a clear rise",
    "series.down": "; its last {span} show a clear fall",
    "series.flat": "; its last {span} show no clear change",
    "series.on up": "up on its last {span}",
    "series.on down": "down on its last {span}",
    "series.trial": "limits are trial: {points} points",
    "series.finds": "Its chart shows {what}.",
    "variation.common cause": "common cause: no clear change",
    "variation.improvement": "improvement: better by more than chance",
    "variation.concern": "concern: worse by more than chance",
    "variation.high": "special cause: high by more than chance",
    "variation.low": "special cause: low by more than chance",
    "assurance.pass": "target met as long as nothing changes",
    "assurance.fail": "target missed as long as nothing changes",
    "assurance.inconsistent": "target now met, now missed, by chance",
}
_MARKS = {
    "arrow.up": "up",
    "arrow.down": "down",
    "arrow.better": "improving",
    "arrow.worse": "worsening",
    "arrow.up on others": "above",
    "arrow.down on others": "below",
    "arrow.flat": "no clear change",
    "arrow.unchanged": "no change",
    "arrow.small numbers": "no clear change: small numbers",
    "arrow.mixed": "mixed",
    "arrow.none": "no arrow",
    "arrow.not yearly": "its figures are not of years",
    "arrow.no comparison": "no comparison",
    "arrow.on": "on {comparator}",
    "arrow.on mean": "on the mean of {years} years",
    "rating.green": "Green",
    "rating.amber": "Amber",
    "rating.red": "Red",
    "rating.none": "Not rated: {why}",
    "rating.better than": "better than {group}, {value}",
    "rating.like": "not clearly different from {group}, {value}",
    "rating.worse than": "worse than {group}, {value}",
    "rating.higher than": "clearly higher than {group}, {value}",
    "rating.lower than": "clearly lower than {group}, {value}",
}
_SENTENCES = {
    "sentence.rose": "rose by",
    "sentence.fell": "fell by",
    "sentence.to": "to",
    "sentence.stayed": "stayed at",
    "sentence.little changed": "was little changed at",
    "sentence.stood": "stood at",
    "sentence.forecast": "is forecast to be",
    "sentence.by parts": "given by its parts",
    "sentence.no comparison": "; there is nothing to compare it with",
    "sentence.rate": "; the rate",
    "sentence.compared": ", compared with",
    "sentence.as before": ", as",
    "sentence.mean": "a mean of",
    "sentence.no clear change": ", which is no clear change",
    "sentence.days": "days",
    "sentence.of part": "{subject} ({part})",
    "sentence.in area": "{subject} in {area}",
    "sentence.percentage": "The percentage for {subject}",
    "sentence.it is": "It is",
    "sentence.up by": "up {size} on {period}",
    "sentence.down by": "down {size} on {period}",
    "sentence.up on": "up {size} on {period}",
    "sentence.down on": "down {size} on {period}",
    "sentence.same as": "the same as",
    "sentence.about the same as": "about the same as",
    "sentence.at their rate": "at their rate",
    "sentence.above": "above {period}",
    "sentence.below": "below {period}",
    "sentence.masked flat": "{subject}: no clear change in {whole} as a whole{on}, but it",
    "sentence.masked up": "{subject}: up in {whole} as a whole{on}, but it",
    "sentence.masked down": "{subject}: down in {whole} as a whole{on}, but it",
    "sentence.masked on": "on {period}",
    "sentence.in": "in {area}",
    "sentence.and": "and",
    "sentence.masked more up": ", and it rose in {count} more",
    "sentence.masked more down": ", and it fell in {count} more",
    "sentence.masked more both": ", and it rose in {rose} more and fell in {fell} more",
    "sentence.chance": "A change of this size could be chance.",
}
_RULES = {
    "rule.compared": "Compared with {names}.",
    "rule.by quarter": "Compared with {names}, quarter by quarter.",
    "rule.arrow on": "The arrow is drawn on {name}.",
    "rule.and": "and",
    "rule.previous year": "the previous year",
    "rule.baseline": "the baseline",
    "rule.plan baseline": "the plan baseline",
    "rule.mean of": "the mean of the {years} years before",
    "rule.similar areas": "similar areas",
    "rule.count": (
        "An arrow marks a change of {change}% or more; there is none where both numbers are "
        "under {small}."
    ),
    "rule.relative": "An arrow marks a change of {change}% or more.",
    "rule.points": "An arrow marks a change of {points} percentage points or more.",
    "rule.tested": (
        "An arrow marks a change larger than chance would explain: by a test of two percentages, "
        "chance alone gives one as large in fewer than {cases} of 100 cases (p below {p})."
    ),
    "rule.few": "There is none where either percentage is of fewer than {smallest}.",
    "rule.any": "An arrow marks any change.",
    "rule.beside": "There is none where the number and the figure in brackets go different ways.",
    "rule.own arrows": "Each part has its own arrow.",
    "rule.by letter": "Arrow by rule\u00a0{letter}.",
    "rule.parts": "There is none where its parts go different ways.",
    "rule.quarters": "There is none where its quarters go different ways.",
    "rule.none": "No arrow is drawn.",
    "rule.size": "An arrow marks a change of {size} or more.",
    "rule.sizes": "An arrow marks a change of {first} or more that is also {second} or more.",
    "rule.tested counts": (
        "An arrow marks a change larger than chance would explain: by a test of two counts, chance "
        "alone gives one as large in fewer than {cases} of 100 cases (p below {p})."
    ),
    "rule.tested rates": (
        "An arrow marks a change larger than chance would explain: by a test of two rates, chance "
        "alone gives one as large in fewer than {cases} of 100 cases (p below {p})."
    ),
    "rule.exact": "Under {exact} cases in all, the test is exact.",
    "rule.exact by chance": (
        "Under {exact} cases in all that vary by chance alone, the test is exact."
    ),
    "rule.spread": (
        "The test allows for counts that vary {spread} times as much as by chance alone."
    ),
    "rule.spread of months": (
        "How much counts vary besides chance is worked out from the months behind the measure."
    ),
    "rule.spread found": "They are found to vary {spread} times as much as by chance alone.",
    "rule.design": (
        "The test allows for figures that vary {effect} times as much as in a simple random sample."
    ),
    "rule.overlap": "Where two periods overlap, only the parts that differ are tested.",
    "rule.chart": (
        "The arrow comes from a control chart of its last {span}: it marks a newest figure that is "
        "more than the usual ups and downs ({signs})."
    ),
    "rule.chart unknown": (
        "The arrow comes from a control chart of the figures behind it: it marks a newest figure "
        "that is more than the usual ups and downs ({signs})."
    ),
    "rule.chart outside": "outside the limits",
    "rule.chart trend": "the last of {points} that rise or fall",
    "rule.chart two in three": "one of two in three near the same limit",
    "rule.chart shift": "the last of {points} on one side of the mean",
    "rule.chart or": "or",
    "rule.chart screened": "A single leap does not widen the limits.",
    "rule.chart fixed": "The limits come from the first {points} points.",
    "rule.chart rebased": "The limits start anew where counting changed.",
    "rule.years": (
        "The arrow looks at its last five years: it marks a rise or fall that chance would seldom "
        "give (p below 0.002), even if any one year is left out."
    ),
    "rule.cannot": (
        "The rule “{rule}” cannot be worked out for this kind of figure, so no arrow is drawn."
    ),
    "rule.cannot on others": (
        "The rule “{rule}” cannot be worked out on other areas' figures, so no arrow is drawn."
    ),
    "rule.cannot when adjusted": (
        "The rule “{rule}” cannot be worked out on a figure that is adjusted for a change in "
        "counting, so no arrow is drawn."
    ),
    "rule.cannot with these": (
        "The rule “{rule}” cannot be worked out from these figures: one is 0, or all that it is "
        "out of, or has no known size. So no arrow is drawn."
    ),
    "rule.instead": "This stands in for the rule “{rule}”, for which figures are lacking.",
    "rule.else": "Where figures for that are lacking, the rule “{rule}” decides.",
    "rule.bad settings": "The rule's settings cannot be used, so no arrow is drawn.",
    "rule.watch": "It is monitored: neither direction is better.",
    "rule.steady": "It should stay steady: neither direction is better.",
    "rule.rated": "Rated against {target}; amber within {tolerance}.",
    "rule.rated forecast": "What is rated is the forecast for {period}.",
    "rule.rated strictly": "Rated against {target}.",
    "rule.rated profile": (
        "Rated against its target for the period, {target}; amber within {tolerance}."
    ),
    "rule.rated band": "Rated against the band from {low} to {high}; amber within {tolerance}.",
    "rule.rated floor": "Rated against a lowest good value of {low}; amber within {tolerance}.",
    "rule.rated ceiling": (
        "Rated against a highest good value of {high}; amber within {tolerance}."
    ),
    "rule.rated others": (
        "Rated against the average of {group}, {target}: amber where it is inside the 95% interval "
        "of the area's own figure."
    ),
    "rule.others": "Similar areas are the group of {group} ({made}).",
    "rule.rated baseline": "Rated against its baseline, {target}.",
    "rule.point of": "{amount} percentage point",
    "rule.points of": "{amount} percentage points",
    "rule.percent of": "{amount}% of it",
    "rule.lag": "Its figures end {months} months before the quarter.",
    "rule.lagging": "Its newest period is {period}.",
    "rule.ahead": "Its figures look {months} months ahead.",
    "rule.on a day": "It is counted on a day.",
    "rule.snapshot": "It is counted on a day; the newest count is of {day}.",
    "rule.forecast": "It is the number on a day: a forecast for {day}.",
    "rule.months apart": "The figures compared are {months} months apart, not a year.",
    "rule.days apart": "The figures compared are {days} days apart.",
    "rule.summed": "Where no figure of the whole period was supplied, it is the sum of {pieces}.",
    "rule.divided": (
        "Where no figure of the whole period was supplied, it is worked out from {pieces}: all "
        "cases over all that they are out of."
    ),
    "rule.per person": (
        "Where no figure of the whole period was supplied, it is worked out from {pieces}: all "
        "cases over the average number of people."
    ),
    "rule.its months": "its {count} months",
    "rule.its quarters": "its {count} quarters",
}
_TRACE = {
    "trace.hint": (
        "Point at a figure with a dotted line under it, or move to it with the Tab and arrow "
        "keys, to see where it comes from. Escape hides it again."
    ),
    "trace.hint touch": (
        "Tap a figure with a dotted line under it to see where it comes from. A tap beside it "
        "hides it again."
    ),
    "trace.change": "change on {on}",
    "trace.change_pct": "change in percent on {on}",
    "trace.target": "target",
    "trace.target low": "lowest good value",
    "trace.target high": "highest good value",
    "trace.mean": "mean that it is compared with",
    "trace.adjusted": "figure of before, adjusted for a change in counting",
    "trace.rate": "rate, as areas are compared",
    "trace.rank": "place among {on}",
    "trace.compared": "compared with {on}",
    "trace.on period": "{on} ({period})",
    "trace.figure of": "{printed} ({period})",
    "trace.given": "It is read from one cell.",
    "trace.given rounded": "It is read from one cell as {value}, and rounded here.",
    "trace.given words": "The cell, or a rule of the paper, says this instead of a number.",
    "trace.nothing": "No cell of the workbook holds a figure for this.",
    "trace.difference": "{first} minus {second}, worked out before rounding.",
    "trace.percentage": (
        "{first} minus {second}, as a percentage of the second; worked out before rounding."
    ),
    "trace.no change": "No change is given from {second} to {first}: {printed}.",
    "trace.no figure": "No figure can be worked out: {printed}.",
    "trace.withheld": "It is withheld: the cell says so, or its number is too small to publish.",
    "trace.sum": "The sum of {count} cells.",
    "trace.sum one": "The figure of one cell.",
    "trace.ratio": "All cases over all that they are out of, in {count} cells.",
    "trace.ratio one": "The cases of one cell over all that they are out of.",
    "trace.made mean": "The mean of {figures}.",
    "trace.made adjusted": "{figures}, times the factor of the change in counting.",
    "trace.made target": "The baseline's figure is the target: {figures}.",
    "trace.made target cells": "Worked out from the targets in {count} cells.",
    "trace.made target line": "Read off the line between two targets.",
    "trace.made rank": "The place of {figures} when all are put in order.",
    "trace.made count": "A count of {count} figures.",
    "trace.made count one": "A count of one figure.",
    "trace.made count none": "A count: there is none.",
    "trace.made": "Worked out from {count} figures.",
    "trace.made one": "Worked out from one figure: {figures}.",
    "trace.made nothing": "Worked out from settings of the workbook.",
    "trace.figures": "{first} and {count} others",
    "trace.cell from": "Cell {cells} of the sheet {sheet} in {file}.",
    "trace.cells from": "Cells {cells} of the sheet {sheet} in {file}.",
    "trace.more sheets": "And cells of {count} more sheets.",
    "trace.places": "Printed in {places}.",
    "trace.and more": "{first} and {count} more",
    "trace.place row": '{ref}, row "{row}"',
    "trace.place column": '{ref}, row "{row}", column "{column}"',
    "trace.place line": "{ref} ({file}, line {line})",
    "trace.place chart": "{ref}, {point}",
    "trace.paragraph": "paragraph {number}",
    "trace.text": '"{heading}"',
    "trace.text row": "{ref}: {row}",
    "trace.and": "and",
    "trace.break": "Counting changed on {day}: {what} ({place}).",
    "trace.decision": "{what}, {decision}: {reason} ({place}).",
}

WORDS: dict[str, str] = {
    **_FURNITURE,
    **_FRONT,
    **_SUMMARY,
    **_KEY,
    **_TABLE,
    **_NUMBERS,
    **_CHART,
    **_NOTES,
    **_MISSING,
    **_REASONS,
    **_SERIES,
    **_MARKS,
    **_SENTENCES,
    **_RULES,
    **_TRACE,
}
