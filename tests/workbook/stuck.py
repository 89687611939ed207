"""What a reading process can be stuck in; each says its number first, in the file SAID."""

import os
import re
import time
from pathlib import Path

from perfmon_cli.cells.model import Workbook


def search(workbooks: tuple[Workbook, ...]) -> bool:
    """Search for what takes for ever, in a library that lets no other thread run."""
    _say()
    return bool(re.match("(a+)+b", "a" * 60)) and not workbooks


def sleep(workbooks: tuple[Workbook, ...]) -> bool:
    """Hang."""
    _say()
    time.sleep(600)
    return not workbooks


def _say() -> None:
    said = Path(os.environ["SAID"])
    partial = said.with_name("partial")
    partial.write_text(str(os.getpid()), encoding="utf-8")
    partial.rename(said)
