"""perfmon.toml: a project's technical set-up."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from perfmon_cli.errors import UsageError

CONFIG = "perfmon.toml"
FORMATS = ("docx", "pdf", "html")
FOLDERS = ("data", "received", "commentary", "templates", "published", "out")
#: The settings' own version.
_SCHEMA = 1


def settings(path: Path) -> dict[str, Any]:
    """What perfmon.toml says; nothing where there is none.

    Raises:
        UsageError: it cannot be read, or a setting is not known or not valid (PM501).
    """
    if not os.path.lexists(path):
        return {}
    if not path.is_file():
        raise UsageError(
            f"{CONFIG}: PM501 This is not a file, or a link that leads to none. "
            "Put the file itself in its place, or take it away to use the usual folders."
        )
    import tomllib  # noqa: PLC0415  (most projects have no settings)

    try:
        config = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # broken TOML and broken text are ValueErrors
        raise UsageError(
            f"{CONFIG}: PM501 the file cannot be read ({error}). "
            'Lines look like: data = "data". Delete the file to use the usual folders.'
        ) from None
    known = {"schema": int, "formats": list, **dict.fromkeys(FOLDERS, str)}
    for key, value in config.items():
        if key not in known:
            close = _closest(key, known)
            hint = f'Did you mean "{close}"?' if close else f"Known: {', '.join(known)}."
            raise UsageError(f'{CONFIG}: PM501 the setting "{key}" is not known. {hint}')
        if not isinstance(value, known[key]):
            kind = {int: "a whole number", list: "a list", str: "text in quotes"}[known[key]]
            raise UsageError(f'{CONFIG}: PM501 the setting "{key}" must be {kind}.')
    if config.get("schema", _SCHEMA) != _SCHEMA:
        raise UsageError(
            f"{CONFIG}: PM501 schema = {config['schema']} is of another version of perfmon; this "
            f"one knows schema = {_SCHEMA}. Install that version, or mend the settings."
        )
    return config


def check_formats(formats: Iterable[str], where: str) -> None:
    """Refuse formats that are not known.

    Raises:
        UsageError: a format is none of docx, pdf and html.
    """
    for name in formats:
        if name not in FORMATS:
            close = _closest(str(name), FORMATS)
            hint = f'Did you mean "{close}"?' if close else f"Write {', '.join(FORMATS)}."
            raise UsageError(f'{where}: PM501 "{name}" is not a format. {hint}')


def _closest(name: str, known: Iterable[str]) -> str:
    """The word that was most likely meant; "" for none."""
    import difflib  # noqa: PLC0415  (only for what is misspelt)

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)), "")
