"""Makes the picture of a page that the README shows, from the example's PDF.

Usage: python tools/readme_picture.py PAPER.pdf docs/images/summary.png

Needs `pdftoppm` (poppler-utils). It takes the summary's page: the first whose first line says so.
"""

import io
import subprocess
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from pypdf import PdfReader

TITLE: Final = "Summary"
MOST_BYTES: Final = 200_000
_DPI: Final = 90
_COLOURS: Final = 96


def main(paper: Path, picture: Path) -> int:
    """Write the picture; 1 when the paper has no such page or the picture is too large."""
    page = page_of(paper)
    if page is None:
        print(f"{paper} has no page that begins with {TITLE}.", file=sys.stderr)
        return 1
    command = ["pdftoppm", "-r", str(_DPI), "-f", str(page), "-l", str(page), "-png", str(paper)]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    small = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        image.quantize(_COLOURS).save(small, "PNG", optimize=True)
    if len(small.getvalue()) > MOST_BYTES:
        print(f"The picture has {len(small.getvalue()):,} bytes.", file=sys.stderr)
        return 1
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(small.getvalue())
    return 0


def page_of(paper: Path) -> int | None:
    """Return the number of the page whose own first line is the title, running heads aside."""
    for number, page in enumerate(PdfReader(paper).pages, start=1):
        lines = page.extract_text().splitlines()
        if TITLE in lines and "Contents" not in lines:
            return number
    return None


if __name__ == "__main__":
    sys.exit(main(*(Path(name) for name in sys.argv[1:3])))
