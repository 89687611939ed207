"""The table of contents of an OLE2 file (.xls, and anything encrypted)."""

_ENTRY = 128
_NAME_LENGTH = 64
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def has_stream(data: bytes, name: str) -> bool:
    """Whether the file holds a stream or storage of this name.

    Directory entries are found by their shape and place, so a broken sector chain hides none.
    """
    wanted = name.encode("utf-16-le")
    length = (len(wanted) + 2).to_bytes(2, "little")
    at = data.find(wanted + b"\0\0")
    while at >= 0:
        if at % _ENTRY == 0 and data[at + _NAME_LENGTH : at + _NAME_LENGTH + 2] == length:
            return True
        at = data.find(wanted + b"\0\0", at + 2)
    return False
