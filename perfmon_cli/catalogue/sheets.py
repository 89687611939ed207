"""Every sheet of a workbook but Measures: its columns in plain words and in the code's terms."""

from perfmon_cli.catalogue.columns import Heading, SheetKind

MEASURE_HELP = "The id of the measure, as in the Measures sheet."
PART_HELP = "A part of the measure; blank for the whole measure."
AREA_HELP = "An area of the Settings sheet; blank for the whole area."
PERIOD_HELP = "For instance 2021/22, 12 months to June 2019, 2021, Q3 2020/21, Mar-22, 31/03/2022."

SETTING_NAMES = (
    Heading("organisation", "Organisation", "The body whose paper this is.", needed=True),
    Heading("short_name", "Short name", "The organisation's short name or initials."),
    Heading("area", "Area", "The name of the whole area.", needed=True),
    Heading(
        "areas",
        "Areas",
        "Its districts, in the order in which they are printed, with semicolons between.",
        needed=True,
    ),
    Heading("panel", "Panel", "The panel or committee that the paper goes to."),
    Heading("plan", "Plan", "The name of the Police and Crime Plan."),
    Heading("paper_title", "Paper title", "The title on the cover."),
    Heading("paper_type", "Paper type", "panel-paper."),
    Heading("report_to", "Report to", "A line of the memo block."),
    Heading("report_of", "Report of", "A line of the memo block."),
    Heading("author", "Author", "A line of the memo block; a role is enough."),
    Heading("contact_officer", "Contact officer", "Whom to ask; a role is enough."),
    Heading("email", "E-mail", "For the contact lines."),
    Heading("phone", "Phone", "For the contact lines."),
    Heading("web", "Web", "For the contact lines."),
    Heading("marking", "Marking", "The protective marking, if there is one."),
    Heading("arrow_words", "Arrow words", "up/down or better/worse: what the arrows say."),
    Heading(
        "smallest_number",
        "Smallest publishable number",
        "Smaller counts are hidden where a measure asks for it; 5 unless you say otherwise.",
    ),
    Heading(
        "smallest_base",
        "Smallest base for a percentage",
        "No percentage change is printed on a smaller base; 50 unless you say otherwise.",
    ),
    Heading(
        "amber",
        "Amber if within",
        "How far off target is still amber, for instance 5% / 2pp: of the target, and for "
        "percentages in percentage points.",
    ),
)

SETTINGS = SheetKind(
    "Settings",
    "Who you are and what the paper is called, one setting a row.",
    (
        Heading("setting", "Setting", "The name of the setting.", needed=True),
        Heading("value", "Value", "What it is.", needed=True),
    ),
)
QUARTERS = SheetKind(
    "Quarters",
    "The quarters that papers are made for.",
    (
        Heading("quarter", "Quarter", "2022Q1, Q4 2021/22 or 12 months to Mar 2022.", needed=True),
        Heading("meeting_date", "Meeting date", "When the panel meets."),
        Heading("as_at", "Figures as at", "The day by which overdue and expired are judged."),
    ),
)
PRIORITIES = SheetKind(
    "Priorities",
    "The priorities and themes of the plan.",
    (
        Heading("id", "Id", "A short name, for instance 1.", needed=True),
        Heading("title", "Title", "As it is printed.", needed=True),
        Heading("kind", "Kind", "priority or theme; priority unless you say otherwise."),
        Heading("icon", "Icon", "The file of its picture, in the folder icons."),
        Heading(
            "columns",
            "Columns of its table",
            "Periods relative to the quarter, for instance baseline; -2; -1; 0.",
        ),
    ),
)
BREAKS = SheetKind(
    "Breaks",
    "Where counting changed: nothing is compared across a break.",
    (
        Heading("measure", "Measure", MEASURE_HELP, needed=True),
        Heading("since", "From", "The first day that is counted the new way.", needed=True),
        Heading("kind", "Kind", "recording, definition, system or boundary."),
        Heading("what", "What changed", "In a few words; printed in the methods notes."),
        Heading("note", "Note", "Anything else a reader should know."),
        Heading(
            "factor",
            "Factor",
            "What figures of before are multiplied by to be comparable, where that is known.",
        ),
    ),
)
TARGETS = SheetKind(
    "Targets",
    "Targets for an area or a period; one target for all goes in the Measures sheet.",
    (
        Heading("measure", "Measure", MEASURE_HELP, needed=True),
        Heading("area", "Area", "An area of the Settings sheet; blank for any."),
        Heading(
            "period", "Period", "Blank for any period; rows of several periods make a profile."
        ),
        Heading("target", "Target", "The figure to reach.", needed=True),
        Heading("tolerance", "Amber if within", "5% (of the target) or 2pp.", term="tolerance"),
    ),
)
DECISIONS = SheetKind(
    "Decisions",
    "What you decided otherwise than the rules, and why.",
    (
        Heading(
            "what",
            "What",
            "trend, rating, change, attention, or a code such as PM305.",
            needed=True,
        ),
        Heading("measure", "Measure", "The id of the measure; blank for any."),
        Heading("part", "Part", "Blank for any part."),
        Heading("area", "Area", "Blank for any area."),
        Heading("period", "Period", "Blank for any period."),
        Heading("decision", "Decision", "For instance up, none, green, pin, drop or accept."),
        Heading("reason", "Reason", "Why; it is printed in the paper.", needed=True),
        Heading("role", "Role", "Who decided: a role, not a name."),
        Heading("made", "Date", "When."),
        Heading("until", "Until", "The last day on which it holds."),
    ),
)
OTHER_AREAS = SheetKind(
    "Other areas",
    "Figures of other forces or groups, for comparison tables.",
    (
        Heading("measure", "Measure", MEASURE_HELP, needed=True),
        Heading("area", "Area", "The name of the force or group.", needed=True),
        Heading(
            "group",
            "Group",
            "For instance Similar forces; a group named National is one value, not areas to be "
            "ranked among.",
        ),
        Heading("period", "Period", PERIOD_HELP, needed=True),
        Heading("value", "Value", "The figure, or a marker such as [x]."),
        Heading("numerator", "Numerator", "The number above the line of a rate."),
        Heading("denominator", "Denominator", "The number below the line of a rate."),
        Heading("population", "Population", "The population that a rate is counted on."),
        Heading("as_at", "As at", "When the figure was taken."),
    ),
)
PAPER = SheetKind(
    "Paper",
    "What the paper consists of, one block a row; without the sheet the usual paper is built.",
    (
        Heading("included", "In", "yes or no; yes unless you say otherwise."),
        Heading("level", "Level", "1 for a main heading, 2 for one below it, and so on."),
        Heading("heading", "Heading", "The heading of the block."),
        Heading("kind", "Kind", "The kind of block.", needed=True),
        Heading("content", "From", "A file, a text, or a range such as Funds!A1:K9."),
        Heading(
            "measures",
            "Measures",
            "Ids with semicolons between, a part in round and an area in square brackets: "
            "ld_referrals (Adults); a bar | begins a new group.",
        ),
        Heading("settings", "Settings", "key: value; key: value."),
        Heading("wide", "Wide page", "yes to print it on a page on its side."),
    ),
)

#: The columns of figures; which of them stand in a sheet, and what else, makes its shape.
FIGURES = SheetKind(
    "Figures",
    "The figures themselves, in sheets of any name.",
    (
        Heading("measure", "Measure", MEASURE_HELP, needed=True),
        Heading("part", "Part", PART_HELP),
        Heading("area", "Area", AREA_HELP),
        Heading("period", "Period", PERIOD_HELP),
        Heading("value", "Value", "The figure, or a marker such as [x]."),
        Heading("numerator", "Numerator", "The number above the line of a rate."),
        Heading("denominator", "Denominator", "The number below the line of a rate."),
        Heading("n", "People asked", "How many people a survey asked.", term="n"),
        Heading(
            "status",
            "Status",
            "final, provisional, revised, estimated, forecast, break, low reliability or "
            "illustrative.",
        ),
        Heading("note", "Note", "A remark on the figure."),
        Heading(
            "own_period",
            "Own period",
            "The period of the newest column, where the row's is not the column's.",
        ),
    ),
    remarks=False,
)

BLOCK_KINDS = (
    "contents",
    "memo",
    "text",
    "summary",
    "key",
    "cover",
    "measures table",
    "measure section",
    "area table",
    "part table",
    "period table",
    "free table",
    "chart",
    "picture",
    "delivery",
    "comparison",
    "glossary",
    "methods notes",
    "contact",
    "back page",
    "page break",
    "district page",
)

#: Sheets for people: never read.
SHEETS_FOR_PEOPLE = ("Help", "Read me", "How to", "How to use", "Notes", "Lists", "Checks")
