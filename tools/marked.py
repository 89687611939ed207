"""Parts of pages that a script writes, between two comments."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "testing.md"
LIBRARIES = ("python-calamine", "xlrd")  #: those that read what others send


def write_part(page: Path, name: str, text: str) -> None:
    """Put `text` between `<!-- name -->` and `<!-- end of name -->`; both must be there."""
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    old = page.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(start)}\n.*?{re.escape(end)}", re.DOTALL)
    new, count = pattern.subn(lambda _: f"{start}\n{text.strip()}\n{end}", old)
    if count != 1:
        message = f"{page.name} has no place for {name}"
        raise ValueError(message)
    page.write_text(new, encoding="utf-8", newline="\n")
