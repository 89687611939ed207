"""The columns of the Measures sheet, in plain words and in the code's terms."""

from perfmon_cli.catalogue.columns import Heading, SheetKind

#: Words of the field that are accepted beside the workbook's own.
SYNONYMS = {
    "stock": "snapshot",
    "pounds": "gbp",
    "currency": "gbp",
    "increase": "up",
    "decrease": "down",
    "maintain": "steady",
    "monitor": "watch",
}

MEASURES = SheetKind(
    "Measures",
    "What is measured, one measure a row.",
    (
        Heading(
            "id",
            "Id",
            "A short name of small letters, digits and _; it never changes.",
            needed=True,
        ),
        Heading(
            "priority",
            "Priority",
            "The id of its priority; blank for a supporting measure, printed only where a block "
            "names it.",
        ),
        Heading("label", "Label", "As it is printed.", needed=True),
        Heading("sub_label", "Sub-label", "A second line under the label."),
        Heading(
            "unit",
            "Unit",
            "count, percent, survey percent, rate, days, gbp, snapshot or index.",
            needed=True,
        ),
        Heading("per", "Per", "For rates: per how many, for instance 1,000."),
        Heading(
            "polarity",
            "Good direction",
            "up, down, steady or watch (neither is good).",
            needed=True,
            term="polarity",
        ),
        Heading(
            "decimals",
            "Decimals",
            "How many are printed; blank: 1 for percentages, rates and days, 2 for gbp, else 0.",
        ),
        Heading(
            "basis",
            "Period covered",
            "12 months, financial year, calendar year, year to date, quarter, month or snapshot; "
            "blank: 12 months.",
            term="basis",
        ),
        Heading(
            "comparators",
            "Compared with",
            "One or several of previous year; baseline; plan baseline; mean of 3; similar areas. "
            "Blank: previous year.",
            term="comparators",
        ),
        Heading("arrow_on", "Arrow on", "Which of them the arrow is drawn on; blank: the first."),
        Heading("baseline_period", "Baseline period", "The period of the baseline."),
        Heading(
            "plan_baseline_period", "Plan baseline period", "The period of the plan's baseline."
        ),
        Heading(
            "lag_months",
            "Lag in months",
            "How many months before the quarter its periods end; a minus number for a projection.",
            term="lag months",
        ),
        Heading(
            "show_as", "Show as", "quarters: the four quarters of each year stand in one cell."
        ),
        Heading("target", "Target", "A number, or baseline."),
        Heading("target_by", "Target by", "When it is to be reached."),
        Heading("rated_on", "Rated on", "value or forecast; blank: value."),
        Heading(
            "band_low",
            "Band low",
            "The lowest good value: of a steady measure, or a floor where up is good.",
        ),
        Heading(
            "band_high",
            "Band high",
            "The highest good value: of a steady measure, or a ceiling where down is good.",
        ),
        Heading(
            "tolerance",
            "Amber if within",
            "5% (of the target) or 2pp (a number of points or units).",
            term="tolerance",
        ),
        Heading(
            "trend_rule",
            "How the arrow is decided",
            "panel, significance, spc, trend5, threshold, sign or none; blank: panel.",
            term="trend rule",
        ),
        Heading("rule_settings", "Rule settings", "key: value; key: value."),
        Heading(
            "parts", "Parts", "With semicolons between: Crown; Magistrates.", term="components"
        ),
        Heading("parts_add_up", "Parts add up", "yes or no; blank: no."),
        Heading("areas_add_up", "Areas add up", "yes or no; blank: no."),
        Heading(
            "adds_over_time",
            "Adds up over time",
            "yes or no; no for unique people, rates and snapshots.",
        ),
        Heading(
            "companion",
            "In brackets beside it",
            "The id of the measure printed in brackets: a rate, a headcount.",
            term="companion",
        ),
        Heading(
            "denominator_name",
            "Out of",
            "What a percentage or rate is out of: words, or the id of the measure that counts it.",
            term="denominator name",
        ),
        Heading("source", "Source", "Whose figures they are; printed in the methods notes."),
        Heading("as_at", "As at", "When they were taken."),
        Heading("definition_version", "Definition version", "Changes when the definition does."),
        Heading("partnership", "Partnership measure", "yes or no; blank: no."),
        Heading(
            "small_numbers",
            "Small numbers may be published",
            "yes or no; blank: not decided yet, a finding when it matters.",
        ),
        Heading(
            "disclosive",
            "Disclosive",
            "The same question the other way round.",
            only_read=True,
        ),
        Heading("rounded_to", "Rounded to", "For instance 5, where the source rounds to 5."),
        Heading("comment", "Comment", "Printed in the last column of the priority's table."),
    ),
)
