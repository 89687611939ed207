"""Checks that PDF files are PDF/UA-1 and PDF/A-3a by page-validation; ends with 1 if one is not.

Usage: python tools/pdf_check.py FILE.pdf…
"""

import sys
from pathlib import Path
from typing import Final

import page as page_validation

PROFILES: Final = ("ua1", "3a")


def main(files: list[Path]) -> int:
    """Print a line a file and profile; 0 when all conform, 1 when one does not, 2 without files."""
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    bad = 0
    for file in files:
        for profile in PROFILES:
            good = page_validation.is_pdf_compliant_bytes(file.read_bytes(), profile=profile)
            bad += not good
            print(f"{file.name}: {profile} {'conforms' if good else 'DOES NOT CONFORM'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
