"""Words that a picture can hold: no characters that steer a terminal, a reader or an XML file."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from perfmon_cli.report.model import Chart

_SPACE: Final = re.compile(r"[\t\v\f\r\x85\u2028\u2029]+")
#: Control characters, halves of characters, marks of direction and of no width.
_ODD: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufffe\uffff]"
)


def plain(chart: Chart) -> Chart:
    """The chart with all its texts, without characters that do not print."""
    found: Chart = _plain(chart)
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever a chart is made of)
    if isinstance(value, str):
        return _ODD.sub("", _SPACE.sub(" ", value))
    if isinstance(value, tuple):
        found = tuple(map(_plain, value))
        return value if all(a is b for a, b in zip(found, value, strict=True)) else found
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, old in held.items() if (new := _plain(old)) is not old}
        return replace(value, **changed) if changed else value
    return value
