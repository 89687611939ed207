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
from perfmon_cli.project.folders import SPREADSHEETS, Project, find, is_project, look, read_from
from perfmon_cli.project.links import from_root, lies_in
from perfmon_cli.project.pictures import STYLE, Pictures, Style, pictures, style
from perfmon_cli.project.settings import CONFIG, FORMATS, check_formats

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
    "from_root",
    "inputs",
    "is_project",
    "lies_in",
    "look",
    "pictures",
    "read_from",
    "received",
    "spreadsheets",
    "style",
    "template",
    "texts",
    "texts_before",
]
