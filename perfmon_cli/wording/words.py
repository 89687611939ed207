"""All fixed words of the paper, in one table: another language is another table.

Keys are dotted: the first piece says where the words stand. What stands in braces is filled in by
name. Words that people type (labels, comments, reasons, notes) are theirs and never stand here.
"""

_FURNITURE = {
    "table": "Table",
    "figure": "Figure",
    "contents": "Contents",
    "page": "Page",
    "of": "of",
    "draft": "DRAFT",
    "skip": "Skip to the report",
    "draft.title": "Open items in this draft (errors: {errors}, warnings: {warnings})",
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
    "summary.more": "{count} more have moved: see the tables.",
    "tile.green": "green",
    "tile.green note": "on or better than target",
    "tile.amber": "amber",
    "tile.amber note": "within tolerance of the target",
    "tile.red": "red",
    "tile.red note": "outside tolerance",
    "tile.not rated": "not rated",
    "tile.not rated note": "monitored, or no target set",
}
_KEY = {
    "key.title": "How to read the tables",
    "key.up word": "up",
    "key.up": "The number has risen clearly on the period named beneath the arrow.",
    "key.down word": "down",
    "key.down": "The number has fallen clearly on the period named beneath the arrow.",
    "key.flat word": "no clear change",
    "key.flat": (
        "The number has not moved far enough to say that it rose or fell. Mixed: two numbers that "
        "belong together went different ways."
    ),
    "key.no arrow word": "no arrow",
    "key.no arrow": "The two periods cannot be compared; the reason stands there in words.",
    "key.green word": "Green",
    "key.green": "The figure is on its target or better.",
    "key.amber word": "Amber",
    "key.amber": "The figure misses its target, but within the tolerance.",
    "key.red word": "Red",
    "key.red": "The figure misses its target by more than the tolerance.",
    "key.not rated word": "Not rated",
    "key.not rated": "No target is set, the measure is only monitored, or there is no figure.",
    "key.judgement": (
        "An arrow shows which way the number went, never whether that is good. Where the word "
        "beside it is improving or worsening, it says so for this measure; up and down do not."
    ),
    "key.baseline": (
        "Every arrow names what it is drawn on: the previous year or a baseline. The rule behind "
        "it is in Methods and data notes."
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
    "caption.measures": "Measures of the priority: {title}",
    "caption.area": "by area",
    "caption.part": "and its parts",
    "caption.period": "over time",
    "cell.on": "on {period}",
    "cell.above": "above",
    "cell.below": "below",
    "cell.equal": "equal",
    "cell.target": "target {value}",
    "cell.no baseline": "no baseline",
    "cell.rated forecast": "forecast {value} for {period}",
    "cell.before break": "counted differently",
    "cell.rate before break": "rate counted differently",
    "cell.baseline is": "baseline is {period}",
    "cell.not compared": "not compared",
    "cell.not applicable": "not applicable",
    "cell.no result": "no result",
    "comment.partnership": "Partnership measure.",
    "comment.none": "No comment.",
    "comparison.caption": "Comparison with other forces",
    "comparison.area": "Force",
    "note.source": "Source: {source}.",
    "note.as at": "As at {date}.",
    "note.brackets": "In brackets: {what}.",
    "note.may not add up": "Figures may not add up to totals because of rounding.",
    "note.illustrative": "Illustrative figures, made for the example; not published ones.",
    "section.no commentary": "No commentary for this section.",
    "text.unknown figure": "[{name}: no such figure]",
}
_CHART = {
    "chart.by area": "{measure} by district",
    "chart.over time": "{measure} over time",
    "chart.alt by area": "Dot chart of {measure} by district. {numbers}.",
    "chart.alt over time": "Chart of {measure} over time. {numbers}.",
    "chart.no clear change": "no clear change",
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
    "methods.breaks": "Breaks in counting",
    "methods.break": "{measure}: from {day}, {what}. {note}",
    "methods.decisions": "Decisions by the analyst",
    "methods.decision": "{measure}{part}{area}: {decided}. Analyst judgement: {reason}{role}.",
    "methods.decided trend": "the arrow was set to {decision}",
    "methods.decided trend neutral": "the arrow is shown without saying improving or worsening",
    "methods.decided rating": "the rating was set to {decision}",
    "methods.decided change": "no change is given",
    "methods.decided attention pin": "named first under What needs attention",
    "methods.decided attention drop": "left out of What needs attention",
    "methods.decided check": "the check “{title}” was accepted",
    "methods.no change": "No change is given: {why}.",
    "methods.all measures": "All measures",
    "methods.corrections": "Notes on figures",
    "methods.note": "{measure}{part}{area}, {period}: {note}",
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
    "reason.rule_not_available": "rule not available",
    "reason.decided": "analyst judgement",
    "reason.decided because": "analyst judgement: {why}",
    "reason.not comparable": "not comparable with its baseline",
}
_MARKS = {
    "arrow.up": "up",
    "arrow.down": "down",
    "arrow.better": "improving",
    "arrow.worse": "worsening",
    "arrow.flat": "no clear change",
    "arrow.unchanged": "no change",
    "arrow.small numbers": "no clear change: small numbers",
    "arrow.mixed": "mixed",
    "arrow.none": "no arrow",
    "arrow.no comparison": "no comparison",
    "arrow.on": "on {comparator}",
    "arrow.on mean": "on the mean of {years} years",
    "rating.green": "Green",
    "rating.amber": "Amber",
    "rating.red": "Red",
    "rating.none": "Not rated: {why}",
}
_SENTENCES = {
    "sentence.rose": "rose by",
    "sentence.fell": "fell by",
    "sentence.to": "to",
    "sentence.stayed": "stayed at",
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
    "sentence.up on": "up {size} on {period}",
    "sentence.down on": "down {size} on {period}",
    "sentence.above": "above {period}",
    "sentence.below": "below {period}",
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
        "An arrow marks a change that a test of two percentages finds clear (p below {p})."
    ),
    "rule.few": "There is none where either is out of fewer than {smallest}.",
    "rule.any": "An arrow marks any change.",
    "rule.beside": "There is none where the number and the figure in brackets go different ways.",
    "rule.parts": "There is none where its parts go different ways.",
    "rule.quarters": "There is none where its quarters go different ways.",
    "rule.none": "No arrow is drawn.",
    "rule.not available": "The rule “{rule}” is not available yet, so no arrow is drawn.",
    "rule.bad settings": "The rule's settings cannot be read, so no arrow is drawn.",
    "rule.watch": "It is monitored: neither direction is better.",
    "rule.steady": "It should stay steady: neither direction is better.",
    "rule.rated": "Rated against {target}; amber within {tolerance}.",
    "rule.rated strictly": "Rated against {target}.",
    "rule.rated baseline": "Rated against its baseline, {target}.",
    "rule.points of": "{amount} percentage points",
    "rule.percent of": "{amount}% of it",
    "rule.lag": "Its figures end {months} months before the quarter.",
    "rule.ahead": "Its figures look {months} months ahead.",
    "rule.snapshot": "It is counted on a day: the newest count of the twelve months is used.",
}

WORDS: dict[str, str] = {
    **_FURNITURE,
    **_FRONT,
    **_SUMMARY,
    **_KEY,
    **_TABLE,
    **_CHART,
    **_NOTES,
    **_MISSING,
    **_REASONS,
    **_MARKS,
    **_SENTENCES,
    **_RULES,
}
