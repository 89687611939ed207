"""The sheets about senders: whose tables look how, what their words mean, what is due when."""

from perfmon_cli.catalogue.columns import Heading, SheetKind

TABLES_RECEIVED = SheetKind(
    "Tables received",
    "How the tables that senders send are laid out, one table a row.",
    (
        Heading(
            "sender",
            "Sender",
            "The folder in received that the file is in; blank for a sheet of your own workbook.",
        ),
        Heading(
            "file",
            "File name contains",
            "Words that stand in the file's name; blank for any file of the sender.",
        ),
        Heading("sheet", "Sheet", "The name of the sheet; blank for the first one."),
        Heading(
            "top_left",
            "Top-left cell",
            "Where the table's headings begin: A3, or the words that stand there; blank: perfmon "
            "looks for the headings.",
        ),
        Heading(
            "down",
            "Down the side",
            "What the labels of the rows are: measures, parts, areas or periods; blank: there are "
            "none; nothing: the sheet is not read.",
            needed=True,
        ),
        Heading(
            "across",
            "Across the top",
            "What the headings of the columns are: measures, parts, areas or periods; with two "
            "heading rows both, for instance areas; periods.",
            needed=True,
        ),
        Heading("header_rows", "Header rows", "How many heading rows there are; blank: 1."),
        Heading(
            "measure",
            "All cells are measure",
            "The id of the measure, where no label of the table says it; a part in round and an "
            "area in square brackets: ld_referrals (Adults).",
        ),
        Heading(
            "period",
            "Period",
            "The period, where no label says it; file name: the one in the name of the file.",
        ),
        Heading(
            "ignore",
            "Ignore rows saying",
            "Labels of rows and columns to leave out, with semicolons between: Total; Change; "
            "a * at the end stands for anything.",
        ),
    ),
)
NAMES = SheetKind(
    "Names",
    "What the words of senders mean.",
    (
        Heading(
            "written",
            "As the sender writes it",
            "The label as it stands in the sender's table; two that mean something only together "
            "with a bar between them.",
            needed=True,
        ),
        Heading(
            "means",
            "Means",
            "A measure (with a part and an area, ld_referrals (Adults) [Leeds]), an area, a part "
            "or a period; nothing: it is not wanted.",
            needed=True,
        ),
    ),
)
RETURNS = SheetKind(
    "Returns",
    "What senders owe, and by when.",
    (
        Heading("sender", "Sender", "Who sends it: the folder in received.", needed=True),
        Heading(
            "what",
            "Measures or sheet",
            "Ids of measures with semicolons between, or the name of a file or sheet.",
            needed=True,
        ),
        Heading("due", "Due", "The day by which it should be here."),
        Heading("received", "Received", "The day on which it came."),
        Heading("as_at", "As at", "The day on which the figures were taken."),
        Heading("status", "Status", "received, complete, not needed or waived; or your own word."),
    ),
)
