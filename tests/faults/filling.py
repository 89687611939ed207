"""A disk of so many kilobytes, or so many files, filled by a commit: `filling.py PLACE`.

Run in a mount namespace of its own, so that what is mounted is gone with the process. Prints how
many disks were tried and what went wrong.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from perfmon_cli import outputs  # noqa: E402
from perfmon_cli.errors import OutputError  # noqa: E402
from tests.faults import whole  # noqa: E402
from tests.faults.commit import FILES, LINE, MANIFEST, QUARTER  # noqa: E402

BIG = {**FILES, "paper.docx": bytes(range(256)) * 300, "paper.pdf": bytes(range(256)) * 500}


def main() -> int:
    """Try all sizes, with and without the look at free space before."""
    place = Path(sys.argv[1])
    wrong = []
    disks = [f"size={kb}k" for kb in range(140, 560, 20)]
    disks += [f"size=9m,nr_inodes={count}" for count in range(30, 52)]
    written = 0
    for disk in disks:
        for is_unaware in (False, True):
            fits, found = try_disk(place, disk, is_unaware=is_unaware)
            written += fits
            wrong += [f"{disk}: {what}" for what in found]
    said = [f"{2 * len(disks)} tried, {written} had room, {len(wrong)} failed", *wrong]
    sys.stdout.write("\n".join([*said, ""]))
    return 1 if wrong or not 0 < written < 2 * len(disks) else 0


def try_disk(place: Path, disk: str, *, is_unaware: bool) -> tuple[bool, list[str]]:
    """What a commit does on a small disk: whether it had room, and what was wrong."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", disk, "tmpfs", place], check=True)
    try:
        out = whole.earlier_sets(place / "out")
        before = whole.sets(out)
        fits = commit(out, is_unaware=is_unaware)
        wrong = whole.suffered(before, out)
        if fits != bool(whole.new(before, out)):
            wrong.append("the exit code says otherwise")
        if not fits:
            shutil.rmtree(out / QUARTER / whole.EDITED)  # somebody frees the place
            outputs.sweep_all(out)
            wrong += [f"{name} not swept" for name in whole.unfinished(out)]
    finally:
        subprocess.run(["umount", place], check=True)
    return fits, wrong


def commit(out: Path, *, is_unaware: bool) -> bool:
    """Commit big files; whether there was room. Unaware, the disk fills up in the middle."""
    look = mock.patch("perfmon_cli.outputs.sets.check_room") if is_unaware else mock.MagicMock()
    try:
        with look, outputs.held(out) as alone:
            outputs.sweep_all(out)
            outputs.write_draft(out / QUARTER, BIG, MANIFEST)
            outputs.append(out, LINE, rotate=alone)
    except OutputError as error:
        if "the disk is full" not in str(error):
            raise
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
