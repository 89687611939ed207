"""The reading room: spreadsheets in, workbooks out, whatever the files hold."""

from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.parent import Reading, read
from perfmon_cli.workbook.process import RoomError

__all__ = ["Limits", "Reading", "RoomError", "read"]
