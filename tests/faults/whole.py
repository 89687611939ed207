"""Whether everything in an output folder is whole, and nothing that was there has suffered."""

import hashlib
from pathlib import Path

from perfmon_cli.outputs import is_untouched, write_draft, write_final
from tests.faults.commit import FILES, MANIFEST, QUARTER

#: What perfmon keeps for itself; all else that begins with a dot is unfinished.
OWN = {".last-draft", ".perfmon.lock", ".cache"}
EDITED = "draft-02"


def earlier_sets(out: Path) -> Path:
    """An output folder with history: five drafts, one of them edited, a final set, a leftover.

    The next draft is the sixth, so the first one goes.
    """
    folder = out / QUARTER
    for _ in range(5):
        write_draft(folder, FILES, MANIFEST)
    (folder / EDITED / "paper.html").write_bytes(b"with the panel's comments")
    write_final(folder, FILES, MANIFEST)
    left = folder / ".draft-05.perfmon-1"
    left.mkdir()
    (left / "paper.html").write_bytes(b"<p>72")
    return out


def digests(folder: Path) -> dict[str, str]:
    """The hash of every file of a set."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def sets(out: Path) -> dict[str, dict[str, str]]:
    """The sets that a user sees, by name."""
    folder = out / QUARTER
    if not folder.is_dir():
        return {}
    return {path.name: digests(path) for path in folder.iterdir() if not path.name.startswith(".")}


def suffered(before: dict[str, dict[str, str]], out: Path, edited: str = EDITED) -> list[str]:
    """What a run did wrong: an earlier set that is changed or gone, a new one that is not whole.

    Untouched drafts may be gone where five newer ones are there now.
    """
    after = sets(out)
    found = []
    drafts = sorted(name for name in {*before, *after} if name.startswith("draft-"))
    may_go = {name for name in drafts[:-5] if name != edited}
    for name, was in before.items():
        if name in after and after[name] != was:
            found.append(f"{name} changed")
        if name not in after and name not in may_go:
            found.append(f"{name} gone")
    found += [f"{name} not whole" for name in new(before, out) if not is_whole(out, name)]
    return found


def new(before: dict[str, dict[str, str]], out: Path) -> list[str]:
    """The sets that were not there before."""
    return sorted(sets(out).keys() - before.keys())


def is_whole(out: Path, name: str) -> bool:
    """Whether a set is as perfmon writes it, to the last byte."""
    return is_untouched(out / QUARTER / name)


def unfinished(out: Path) -> list[str]:
    """What is left of interrupted work."""
    return sorted(
        path.name for path in out.rglob(".*") if path.name not in OWN and path.parent.is_dir()
    )
