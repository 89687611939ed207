"""The machine: Python, libraries, what the PDF needs, fonts, text, time zones."""

import locale
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from perfmon_cli import __version__, provenance, starter, theme
from perfmon_cli.doctor.checked import Checked, good, missing, note
from perfmon_cli.renderers.pango import found_by_the_loader

_INSTALL = "python -m pip install --upgrade perfmon"
_PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")


def machine() -> Iterator[Checked]:
    """Everything that does not depend on a project."""
    yield good("Python", f"{platform.python_version()} on {platform.system()}")
    yield good("perfmon", __version__)
    yield from _libraries()
    yield _pango()
    yield _fonts()
    yield _text()
    yield _zones()


def _libraries() -> Iterator[Checked]:
    """Whether all are there, and of the versions that the example was built and looked at with."""
    here = provenance.versions()
    lacking = [name for name in provenance.LIBRARIES if name not in here]
    if lacking:
        said = f"not installed: {', '.join(lacking)}"
        yield missing("Libraries", said, f"Install perfmon again: {_INSTALL}")
    pinned = _pinned()
    others = [
        f"{name} {here[name]} (then {pinned[name]})"
        for name in provenance.LIBRARIES
        if name in here and pinned.get(name, here[name]) != here[name]
    ]
    if others:
        yield note(
            "Versions",
            f"not those the example was built with: {', '.join(others)}",
            "The figures are the same; files may differ in their bytes and in their look. "
            "For the same ones install with the file constraints.txt of perfmon.",
        )
    elif not lacking:
        yield good(
            "Libraries",
            f"all {len(provenance.LIBRARIES)} of the versions the example was built with",
        )


def _pinned() -> dict[str, str]:
    path = starter.constraints_file()
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return {name.lower().replace("_", "-"): version for name, version in _PIN.findall(text)}


def _pango() -> Checked:
    try:
        metadata.version("weasyprint")
        with found_by_the_loader():
            from weasyprint.text.ffi import pango  # noqa: PLC0415  (slow)
    except (OSError, ImportError, metadata.PackageNotFoundError):
        return missing(
            "Pango",
            "not installed, so there is no PDF; Word file, web page and figures are made",
            "Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0. macOS: brew install pango. Windows: install MSYS2, then "
            "pacman -S mingw-w64-x86_64-pango. Or leave the PDF out: formats = "
            '["docx", "html"] in perfmon.toml.',
        )
    number = pango.pango_version()
    return good("Pango", f"{number // 10_000}.{number // 100 % 100}.{number % 100}")


def _fonts() -> Checked:
    from perfmon_cli.charts import lettering  # noqa: PLC0415  (slow)

    found = lettering.font()
    if found in theme.FONTS:
        return good("Font", found)
    return missing(
        "Font",
        f"neither {' nor '.join(theme.FONTS)} is installed; charts and PDF use {found}, and lines "
        "break elsewhere",
        "Debian or Ubuntu: apt-get install fonts-liberation2. macOS: brew install "
        "font-liberation. Windows has Arial; install it from Settings, Fonts if it was removed.",
    )


def _text() -> Checked:
    """Nothing in the outputs depends on the locale; what the terminal can show does."""
    name = locale.setlocale(locale.LC_CTYPE, None)
    encoding = (sys.stdout.encoding or "none").lower()
    said = f"locale {name}, terminal {encoding}; no output depends on it"
    if encoding.replace("-", "") == "utf8":
        return good("Text", said)
    return note(
        "Text",
        f"{said}, but names with unusual letters may look wrong on the terminal",
        "Debian: export LC_ALL=C.UTF-8. macOS: export LANG=en_GB.UTF-8. Windows: set PYTHONUTF8=1.",
    )


def _zones() -> Checked:
    from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        return note(
            "Time zones",
            "not installed; --quarter latest goes by the machine's own day",
            "Debian or Ubuntu: apt-get install tzdata. macOS, Windows: "
            "python -m pip install tzdata.",
        )
    places = [path for path in TZPATH if Path(path).is_dir()]
    return good("Time zones", places[0] if places else "from the package tzdata")
