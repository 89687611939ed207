"""The sheets Tables received and Names: how senders' tables and words are to be read."""

from perfmon_cli.catalogue.decisions import Subjects
from perfmon_cli.catalogue.fields import Fields, split
from perfmon_cli.catalogue.headings import NAMES, TABLES_RECEIVED
from perfmon_cli.catalogue.matching import did_you_mean, plain, wording
from perfmon_cli.catalogue.names import WHOLE, left_over, read_part
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.catalogue.references import parse_refs
from perfmon_cli.catalogue.sender_rows import Name, Side, TableReceived
from perfmon_cli.catalogue.table import Row, Table
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.findings import Finding
from perfmon_cli.period import Basis, parse_period

_NOTHING = "nothing"
_FILE_NAME = "filename"
MOST_HEADER_ROWS = 3
_SIDES = {side.value: side for side in Side} | {side.value.removesuffix("s"): side for side in Side}


def read_tables_received(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[TableReceived, ...]:
    """The rows that say where a table stands and what its labels are."""
    found = (_table(row, subjects, findings) for table in tables for row in table)
    return tuple(one for one in found if one is not None)


def _table(row: Row, subjects: Subjects, findings: list[Finding]) -> TableReceived | None:
    fields = Fields(row, TABLES_RECEIVED, findings)
    sender, file, sheet = fields.text("sender"), fields.text("file"), fields.text("sheet")
    if not sender and not sheet:
        remedy = "Name the sender's folder, or a sheet of your own workbook."
        fields.refuse("sender", "This row says neither whose table it is nor which sheet.", remedy)
        return None
    if plain(fields.text("down")) == _NOTHING:
        return TableReceived(
            sender=sender, file=file, sheet=sheet, unread=True, source=row.ref("sender")
        )
    down, across = _sides(fields, "down"), _sides(fields, "across")
    header_rows = fields.whole("header_rows", least=0, most=MOST_HEADER_ROWS)
    measure, is_measure = _measure(fields, subjects)
    period = fields.text("period")
    if header_rows is None and row.value("header_rows") is not None:
        return None
    if down is None or across is None or not is_measure or not _is_period(fields, period):
        return None
    if not down and not across:
        remedy = "Write measures, parts, areas or periods in one of the two columns."
        fields.refuse("down", "This row says nothing of the table's labels.", remedy)
        return None
    return TableReceived(
        sender=sender,
        file=file,
        sheet=sheet,
        top_left=fields.text("top_left"),
        down=down,
        across=across,
        header_rows=int(bool(across)) if header_rows is None else header_rows,
        measure=measure,
        period=period,
        ignored=fields.names("ignore"),
        source=row.ref("sender"),
    )


def _sides(fields: Fields, field: str) -> tuple[Side, ...] | None:
    """What the labels are; None, with a finding, where a word is not known."""
    found: list[Side] = []
    for word in split(fields.text(field), ";,"):
        side = _SIDES.get(plain(word))
        if side is None:
            problem = f"{quoted(word)} cannot stand here."
            choices = [side.value for side in Side]
            otherwise = "Write measures, parts, areas or periods."
            fields.refuse(field, problem, did_you_mean(word, choices, otherwise))
            return None
        found.append(side)
    return tuple(found)


def _measure(fields: Fields, subjects: Subjects) -> tuple[MeasureRef | None, bool]:
    """What all cells are of (None = the labels say it), and whether the row can be used."""
    text = fields.text("measure")
    if not text:
        return None, True
    found = read_reference(text, subjects)
    if isinstance(found, Problem):
        if text not in subjects.refused:
            fields.refuse("measure", found.problem, found.remedy, found.code)
        return None, False
    return found, True


def _is_period(fields: Fields, text: str) -> bool:
    known = not text or is_file_name(text) or parse_period(text, Basis.ROLLING_12) is not None
    if not known:
        remedy = "Write for instance 2021/22 or 12 months to June 2019, or file name."
        fields.refuse("period", f"{quoted(text)} is not a period.", remedy, "PM205")
    return known


def is_file_name(text: str) -> bool:
    """Whether it says that the period is the one in the file's name."""
    return plain(text) == _FILE_NAME


def read_reference(text: str, subjects: Subjects) -> MeasureRef | Problem:
    """Read `ld_referrals (Adults) [Leeds]`; the part and the area must be known."""
    refs = parse_refs(text)
    if isinstance(refs, str) or len(refs) != 1:
        problem = f"{quoted(text)} does not name a measure."
        return Problem("PM301", problem, "Write the id of one measure of the Measures sheet.")
    ref = refs[0]
    measure = subjects.measures.read(ref.measure)
    if isinstance(measure, Problem):
        return measure
    part = read_part(ref.part, measure)
    area = subjects.areas.read(ref.area)
    if isinstance(part, Problem):
        return part
    if isinstance(area, Problem):
        return area
    return MeasureRef(measure.id, part, ref.area and (area or subjects.areas.names[0]))


def read_names(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[Name, ...]:
    """The rows of Names; one label with two meanings is PM310, and the first holds."""
    found: dict[frozenset[str], Name] = {}
    parts = tuple(part for measure in subjects.measures for part in measure.parts)
    for row in (row for table in tables for row in table):
        fields = Fields(row, NAMES, findings)
        typed = fields.needed("written").split("|")
        labels = tuple(word for word in map(wording, typed) if word)
        text = fields.needed("means")
        if not labels or not text:
            continue
        read = _name(labels, text, fields, subjects, parts)
        if read is None:
            continue
        first = found.setdefault(frozenset(labels), read)
        if (first.measure, first.words, first.ignored) != (read.measure, read.words, read.ignored):
            problem = f"This label has another meaning in {first.source}."
            fields.refuse("written", problem, "Keep the right row.", "PM310")
    return tuple(found.values())


def _name(
    labels: tuple[str, ...],
    text: str,
    fields: Fields,
    subjects: Subjects,
    parts: tuple[str, ...],
) -> Name | None:
    source = fields.row.ref("written")
    if plain(text) == _NOTHING:
        return Name(written=labels, ignored=True, source=source)
    measure: MeasureRef | None = None
    words: list[str] = []
    for item in split(text):
        reference = read_reference(item, subjects)
        if isinstance(reference, MeasureRef) and measure is None:
            measure = reference
        elif _is_word(item, subjects, parts):
            words.append(item)
        else:
            _refuse(item, reference, fields, subjects, parts)
            return None
    return Name(written=labels, measure=measure, words=tuple(words), source=source)


def _is_word(text: str, subjects: Subjects, parts: tuple[str, ...]) -> bool:
    """Whether it is an area, a part of a measure or a period."""
    is_area = subjects.areas.find(text) is not None
    is_part = plain(text) in {WHOLE, *map(plain, parts)}
    is_period = is_file_name(text) or parse_period(text, Basis.ROLLING_12) is not None
    return is_area or is_part or is_period


def _refuse(
    text: str,
    reference: MeasureRef | Problem,
    fields: Fields,
    subjects: Subjects,
    parts: tuple[str, ...],
) -> None:
    if isinstance(reference, MeasureRef):
        fields.refuse("means", "This names two measures.", "Name one.", "PM301")
        return
    if text in subjects.refused:
        return
    if "(" in text or "[" in text:  # a measure with a part or area: what is wrong is known
        fields.refuse("means", reference.problem, reference.remedy, reference.code)
        return
    known = (*subjects.measures.ids, *subjects.areas.names, *parts)
    problem = f"{quoted(text)} is no measure, area, part or period."
    otherwise = "Write the id of a measure, an area of Settings, a part, a period, or nothing."
    remedy = left_over(text) or did_you_mean(text, known, otherwise)
    fields.refuse("means", problem, remedy, "PM301")
