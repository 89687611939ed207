"""Makes tests/received/xls of tests/received/tables with LibreOffice; run it when a table changes.

python tests/received/make_xls.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.received.building import OLD_FILES, senders, xlsx


def main() -> None:
    """Write one .xls file a sender."""
    OLD_FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for sender, sheets in senders().items():
            (folder / f"{sender}.xlsx").write_bytes(xlsx(sheets))
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{place}/profile"]
        command += ["--convert-to", "xls:MS Excel 97", "--outdir", str(OLD_FILES)]
        files = sorted(map(str, folder.glob("*.xlsx")))
        subprocess.run([*command, *files], check=True)


if __name__ == "__main__":
    main()
