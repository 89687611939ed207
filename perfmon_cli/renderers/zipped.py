"""The same archive whatever the time: sorted members, one fixed date."""

import io
import re
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # the same bytes on Windows
_FIRST = ("[Content_Types].xml", "mimetype")
_MODIFIED = re.compile(rb"(<dcterms:(modified|created)[^>]*>)[^<]*(</dcterms:)")


def without_clock(data: bytes) -> bytes:
    """Rewrite an Office file: members sorted, dates fixed, core properties without the time."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name not in _FIRST, name))
        for name in names:
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = 0o600 << 16
            new.writestr(member, content)
    return buffer.getvalue()
