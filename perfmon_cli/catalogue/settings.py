"""The Settings sheet: who the paper is for and how it is worded."""

from perfmon_cli.catalogue.fields import Fields, read_tolerance, split
from perfmon_cli.catalogue.headings import SETTING_NAMES, SETTINGS, Heading
from perfmon_cli.catalogue.matching import did_you_mean, plain, without_brackets
from perfmon_cli.catalogue.model import Settings
from perfmon_cli.catalogue.table import Row, Table, as_text
from perfmon_cli.cells.model import CellRef, Percentage
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding
from perfmon_cli.measure import Tolerance

_BY_NAME = {spelling: h for h in reversed(SETTING_NAMES) for spelling in h.spellings} | {
    plain(field.field.replace("_", " ")): field for field in SETTING_NAMES
}
_TITLES = tuple(heading.title for heading in SETTING_NAMES)
_ARROW_WORDS = {"up/down": False, "better/worse": True}


def read_settings(tables: list[Table], findings: list[Finding]) -> Settings | None:
    """All settings of all Settings sheets; None when there is no readable sheet.

    A setting that is given twice differently is PM310, and the first holds.
    """
    if not tables:
        return None
    rows: dict[str, Row] = {}
    for row in (row for table in tables for row in table):
        _take(row, rows, findings)
    fields = {name: Fields(row, SETTINGS, findings) for name, row in rows.items()}
    place = CellRef(tables[0].sheet.file, tables[0].sheet.name)
    findings.extend(
        _not_set(heading, rows, place)
        for heading in SETTING_NAMES
        if heading.needed and not _text(fields, heading.field)
    )
    return _settings(fields)


def _take(row: Row, rows: dict[str, Row], findings: list[Finding]) -> None:
    fields = Fields(row, SETTINGS, findings)
    name = fields.text("setting")
    heading = _BY_NAME.get(plain(name)) or _BY_NAME.get(plain(without_brackets(name)))
    if not name:
        fields.refuse("value", "This value has no setting beside it.", "Name the setting.")
    elif heading is None:
        otherwise = "Correct or delete the row; docs/workbook.md lists the settings."
        remedy = did_you_mean(name, _TITLES, otherwise)
        fields.refuse("setting", f"The setting {quoted(name)} is not known.", remedy)
    elif row.value("value") is not None:
        first = rows.setdefault(heading.field, row)
        if as_text(first.value("value")) != as_text(row.value("value")):
            where = first.ref("value")
            problem = f"{heading.title} is {quoted(as_text(row.value('value')))} here but "
            problem += f"{quoted(as_text(first.value('value')))} in {where}."
            fields.refuse("value", problem, "Keep the right one.", "PM310")


def _not_set(heading: Heading, rows: dict[str, Row], place: CellRef) -> Finding:
    row = rows.get(heading.field)
    return finding(
        "PM501",
        f'The setting "{heading.title}" is missing.',
        f"Add a row {heading.title} with its value.",
        where=row.ref("value") if row else place,
    )


def _text(fields: dict[str, Fields], name: str) -> str:
    return fields[name].text("value") if name in fields else ""


def _settings(fields: dict[str, Fields]) -> Settings:
    defaults = Settings(organisation="", area="", areas=())

    def text(name: str) -> str:
        return _text(fields, name) or str(getattr(defaults, name))

    relative, points = _amber(fields.get("amber"), defaults)
    arrow_words = fields.get("arrow_words")
    smallest_number = fields.get("smallest_number")
    smallest_base = fields.get("smallest_base")
    number = smallest_number.whole("value", least=0) if smallest_number else None
    base = smallest_base.number("value") if smallest_base else None
    return Settings(
        organisation=text("organisation"),
        area=text("area"),
        areas=fields["areas"].names("value") if "areas" in fields else (),
        short_name=text("short_name"),
        panel=text("panel"),
        plan=text("plan"),
        paper_title=text("paper_title"),
        paper_type=text("paper_type"),
        report_to=text("report_to"),
        report_of=text("report_of"),
        author=text("author"),
        contact_officer=text("contact_officer"),
        email=text("email"),
        phone=text("phone"),
        web=text("web"),
        marking=text("marking"),
        better_worse=bool(arrow_words and arrow_words.choice("value", _ARROW_WORDS)),
        smallest_number=defaults.smallest_number if number is None else number,
        smallest_base=defaults.smallest_base if base is None else base,
        amber_relative=relative,
        amber_points=points,
    )


def _amber(fields: Fields | None, defaults: Settings) -> tuple[Tolerance, Tolerance]:
    """`5% / 2pp`: a share of the target, and points for percentages; either may be left out."""
    relative, points = defaults.amber_relative, defaults.amber_points
    if fields is None:
        return relative, points
    value = fields.row.value("value")
    items = [value] if isinstance(value, Percentage) else list(split(fields.text("value"), "/;,"))
    for item in items:
        tolerance = read_tolerance(item)
        if tolerance is None:
            fields.refuse_value("value", "Write for instance 5% / 2pp.")
        elif tolerance.relative:
            relative = tolerance
        else:
            points = tolerance
    return relative, points
