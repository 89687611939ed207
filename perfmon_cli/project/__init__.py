"""Find a project and read what lies in it: settings, the list of spreadsheets, texts, pictures."""

from perfmon_cli.project.files import (
    Received,
    Texts,
    inputs,
    received,
    spreadsheets,
    template,
    texts,
    texts_before,
)
from perfmon_cli.project.folders import (
    CONFIG,
    FORMATS,
    SPREADSHEETS,
    Project,
    check_formats,
    find,
    is_project,
    look,
)
from perfmon_cli.project.pictures import STYLE, Pictures, Style, pictures, style

__all__ = [
    "CONFIG",
    "FORMATS",
    "SPREADSHEETS",
    "STYLE",
    "Pictures",
    "Project",
    "Received",
    "Style",
    "Texts",
    "check_formats",
    "find",
    "inputs",
    "is_project",
    "look",
    "pictures",
    "received",
    "spreadsheets",
    "style",
    "template",
    "texts",
    "texts_before",
]
