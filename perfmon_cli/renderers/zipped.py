"""The same archive whatever the time: sorted members, one fixed date."""

import io
import re
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # the same bytes on Windows
_FIRST = ("[Content_Types].xml", "mimetype")
_MODIFIED = re.compile(rb"(<dcterms:(modified|created)[^>]*>)[^<]*(</dcterms:)")


class Members(dict[str, bytes]):
    """Takes what a library would write into an archive, whose dates would be those of the clock."""

    def writestr(self, name: str, content: str | bytes) -> None:
        """Take a member."""
        self[name] = content.encode() if isinstance(content, str) else content

    def namelist(self) -> list[str]:
        """The names of what was taken."""
        return list(self)

    def close(self) -> None:
        """Nothing is to be done."""


def archive(members: Mapping[str, bytes]) -> bytes:
    """An Office file: members sorted, dates fixed, core properties without the time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            content = members[name]
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = 0o600 << 16
            new.writestr(member, content)
    return buffer.getvalue()


def without_clock(data: bytes) -> bytes:
    """Rewrite an Office file as `archive` writes it."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return archive({name: old.read(name) for name in old.namelist()})
