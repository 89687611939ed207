"""File names that are never a project's own: lock files, copies left by synchronising."""

import re

_LOCK = re.compile(r"~\$.*|\.~lock\..*#", re.DOTALL)
_CONFLICT = re.compile(
    r"\([^()]*conflicted copy[^()]*\)"  # Dropbox, Nextcloud
    r"|_conflict-\d{8}-\d{6}"  # ownCloud
    r"|\.sync-conflict-\d{8}-\d{6}"  # Syncthing
    r"|\(SFConflict [^()]*\)",  # Seafile
    re.IGNORECASE,
)


def is_lock(name: str) -> bool:
    """Whether Excel or LibreOffice keeps this file only while another one is open."""
    return _LOCK.fullmatch(name) is not None


def is_ignored(name: str) -> bool:
    """Whether a file of this name is left out of every folder that perfmon reads.

    True for lock files, for the copies that synchronising programs make when two people
    saved at once, and for the `._` files that macOS leaves beside a file.
    """
    return is_lock(name) or name.startswith("._") or _CONFLICT.search(name) is not None
