"""The workbook of a new project: headings with help, drop-downs, and one example to replace."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from perfmon_cli.catalogue.headings import SETTING_NAMES, SETTINGS
from perfmon_cli.period import Quarter
from perfmon_cli.renderers import sheets
from perfmon_cli.starter.choices import SETTING_CHOICES, Choice, Ids
from perfmon_cli.starter.example import Value
from perfmon_cli.starter.plan import PlannedColumn, PlannedSheet, plan
from perfmon_cli.starter.read_me import lines

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_LISTS = "Lists"
_LAST_ROW = 500
_NARROWEST, _WIDEST = 12, 48
_OPTIONAL, _EXAMPLE = "5B7A95", "FFF4D6"
_COMMENT_WIDTH, _COMMENT_LINE, _CHARACTERS_A_LINE = 300, 18, 42
_LONGEST_PROMPT = 250
_DAY, _NUMBER = "dd/mm/yyyy", "#,##0"


def make(quarter: Quarter) -> bytes:
    """The workbook's bytes; the same quarter gives the same."""
    book = sheets.new_book("Performance figures")
    planned = plan(quarter)
    sheets.put_lines(book.create_sheet("Read me"), lines(quarter, planned))
    for sheet in planned:
        book.create_sheet(sheet.name)
    lists = _write_lists(book, planned)
    for sheet in planned:
        _write(book[sheet.name], sheet, lists)
    _explain_settings(book[SETTINGS.name], lists)
    return sheets.saved(book)


def _write(sheet: "Worksheet", planned: PlannedSheet, lists: Mapping[Choice | Ids, str]) -> None:
    columns = [
        sheets.Column(column.title, width, sheets.DARK if column.needed else _OPTIONAL)
        for column, width in zip(planned.columns, _widths(planned), strict=True)
    ]
    sheets.put_headings(sheet, columns)
    sheet.row_dimensions[1].height = 2 * sheets.LINE_POINTS
    for number, column in enumerate(planned.columns, start=1):
        _comment(sheet.cell(1, number), column.help)
        if column.choice is not None:
            _offer(sheet, number, column, lists[column.choice])
    for row, values in enumerate(planned.rows, start=2):
        for number, value in enumerate(values, start=1):
            _put(sheet.cell(row, number), value)
    sheet.freeze_panes = sheet.cell(2, planned.frozen + 1)
    sheets.print_wide(sheet)


def _widths(planned: PlannedSheet) -> list[int]:
    """Wide enough for the longest word of the heading and for the examples."""
    widths = []
    for number, column in enumerate(planned.columns):
        longest = max((len(str(row[number])) for row in planned.rows), default=0)
        words = max(map(len, column.title.split()), default=0)
        widths.append(min(max(words + 3, len(column.title) // 2 + 4, longest + 2), _WIDEST))
    return [max(width, _NARROWEST) for width in widths]


def _put(cell: "Cell", value: Value) -> None:
    """Write an example; its look says that it is one."""
    from openpyxl.styles import Alignment, PatternFill  # noqa: PLC0415  (heavy)

    if isinstance(value, str):
        sheets.put(cell, value)
    else:
        cell.value = value
        cell.number_format = _DAY if isinstance(value, date) else _NUMBER
        cell.alignment = Alignment(vertical="top")
    cell.font = sheets.font(italic=True)
    cell.fill = PatternFill("solid", fgColor=_EXAMPLE)


def _comment(cell: "Cell", text: str) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415  (heavy)

    height = _COMMENT_LINE * (2 + len(text) // _CHARACTERS_A_LINE)
    cell.comment = Comment(sheets.storable(text), "perfmon", height=height, width=_COMMENT_WIDTH)


def _offer(sheet: "Worksheet", number: int, column: PlannedColumn, source: str) -> None:
    """A drop-down below a heading; other words are questioned where only some are right."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  (heavy)

    letter = get_column_letter(number)
    is_open = isinstance(column.choice, Choice) and column.choice.open
    rule = _drop_down(source, column.title, column.help, is_open=is_open)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _drop_down(source: str, title: str, text: str, *, is_open: bool) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  (heavy)

    rule = DataValidation(type="list", formula1=source, allow_blank=True)
    rule.promptTitle, rule.prompt = title[:32], text[:_LONGEST_PROMPT]
    rule.showErrorMessage = not is_open
    rule.errorStyle = "warning"
    rule.errorTitle = title[:32]
    rule.error = "perfmon may not know this word. Choose one of the list, or see the help above."
    return rule


def _write_lists(book: "Workbook", planned: Sequence[PlannedSheet]) -> Mapping[Choice | Ids, str]:
    """Write what the drop-downs offer to a sheet of its own; each choice with its range."""
    sheet = book.create_sheet(_LISTS)
    wanted = [(column.title, column.choice) for plan in planned for column in plan.columns]
    wanted += [(h.title, SETTING_CHOICES.get(h.field)) for h in SETTING_NAMES]
    ranges: dict[Choice | Ids, str] = {}
    titles: list[sheets.Column] = []
    for title, choice in wanted:
        if isinstance(choice, Ids):
            ranges[choice] = f"'{choice.sheet}'!$A$2:$A${_LAST_ROW}"
        elif isinstance(choice, Choice) and choice not in ranges:
            titles.append(sheets.Column(title, 20))
            ranges[choice] = _write_list(sheet, len(titles), choice.words)
    sheets.put_headings(sheet, titles)
    return ranges


def _write_list(sheet: "Worksheet", column: int, words: Sequence[str]) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  (heavy)

    for row, word in enumerate(words, start=2):
        sheets.put(sheet.cell(row, column), word)
    letter = get_column_letter(column)
    return f"{_LISTS}!${letter}$2:${letter}${len(words) + 1}"


def _explain_settings(sheet: "Worksheet", lists: Mapping[Choice | Ids, str]) -> None:
    """Help and drop-downs of the settings, which stand one below the other."""
    for row, heading in enumerate(SETTING_NAMES, start=2):
        _comment(sheet.cell(row, 1), heading.help)
        choice = SETTING_CHOICES.get(heading.field)
        if choice is not None:
            rule = _drop_down(lists[choice], heading.title, heading.help, is_open=False)
            rule.add(f"B{row}")
            sheet.add_data_validation(rule)
