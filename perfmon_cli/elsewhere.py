"""Where a set may stand that is written into a folder of the user's choice."""

from pathlib import Path

from perfmon_cli.errors import UsageError
from perfmon_cli.project import Project, lies_in

_INPUTS = ("data", "received", "commentary", "templates", "published", "icons")


def must_stand_apart(found: Project, out: Path) -> None:
    """Refuse a place among what perfmon reads, or where it keeps drafts and sweeps.

    Raises:
        UsageError: a set written there would be read, swept, or taken for a draft or a final paper.
    """
    try:
        real = out.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links: refused with the other places
        return
    folders = {name: found.folders[name] for name in _INPUTS}
    for name, folder in folders.items():
        if lies_in(real, folder):
            raise UsageError(
                f'"{out}" lies in the folder "{name}", which perfmon reads: the next paper would '
                "be made from this one. Name another folder with --out."
            )
    kept = found.folders["out"]
    if lies_in(real, kept) or lies_in(kept, real):
        how = "lies in" if lies_in(real, kept) else "holds"
        raise UsageError(
            f'"{out}" {how} the folder "{found.relative(kept)}", where perfmon keeps the drafts '
            "and the final paper and takes away leftovers. Name another folder with --out, or "
            "leave --out away for a draft."
        )
