"""The inside of an OLE2 file (.xls, and anything encrypted): [MS-CFB]."""

import struct
from collections.abc import Iterator

from perfmon_cli.workbook.refusal import damaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_NAME_LENGTH = 64
_LAST_SECTOR = 0xFFFFFFFA
_SMALL = 64  #: bytes of a sector of the small streams
_STREAM = 2


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


def read_stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The content of the first stream that has one of these names.

    Only its own chain of sectors is followed, and only as far as its size, so that faults
    elsewhere in the file do no harm. Raises Refused (PM101).
    """
    try:
        return _Container(data).stream(names)
    except (struct.error, IndexError, ValueError) as error:
        raise damaged() from error


class _Container:
    """Sectors and the chains that lead through them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        self._size = 1 << min(shift, 16)
        directory, _, self._cutoff, small_table = struct.unpack_from("<IIII", data, 48)
        self._next = self._table(self._table_sectors())
        entries = b"".join(self._chain(directory))
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries), _ENTRY)]
        self._next_small = self._table(self._numbers(small_table))

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The content of the first stream that has one of these names.

        Embedded objects have streams of the same names, further down.
        """
        top = {_name(entry).lower(): entry for entry in self._top_entries() if entry[66] == _STREAM}
        for name in names:
            if name.lower() in top:
                return self._content(*struct.unpack_from("<II", top[name.lower()], 116))
        raise damaged()

    def _top_entries(self) -> Iterator[bytes]:
        """The entries right under the root, which stand in a tree of left and right ones."""
        pending = list(struct.unpack_from("<I", self._entries[0], 76))
        seen: set[int] = set()
        while pending:
            number = pending.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                yield self._entries[number]
                pending += struct.unpack_from("<II", self._entries[number], 68)

    def _content(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            content = b"".join(self._chain(start))
        else:
            content = b"".join(self._small_chain(start))
        if len(content) < size:
            raise damaged()
        return content[:size]

    def _sector(self, number: int) -> bytes:
        at = _HEADER + number * self._size if self._size <= _HEADER else (number + 1) * self._size
        return self._data[at : at + self._size]

    def _table_sectors(self) -> Iterator[int]:
        """The sectors that hold the table of chains: 109 in the header, then a chain of lists."""
        yield from struct.unpack_from("<109I", self._data, 76)
        following, _ = struct.unpack_from("<II", self._data, 68)
        for _ in range(len(self._data) // self._size):
            if following >= _LAST_SECTOR:
                return
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            yield from numbers[:-1]
            following = numbers[-1]

    def _table(self, sectors: Iterator[int]) -> list[int]:
        table: list[int] = []
        for number in sectors:
            sector = self._sector(number) if number < _LAST_SECTOR else b""
            table.extend(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))
        return table

    def _numbers(self, start: int) -> Iterator[int]:
        """The sectors of a chain; one that comes back to itself ends in a refusal."""
        number = start
        for _ in range(len(self._next) + 1):
            if number >= _LAST_SECTOR:
                return
            yield number
            number = self._next[number]
        raise damaged()

    def _chain(self, start: int) -> Iterator[bytes]:
        return map(self._sector, self._numbers(start))

    def _small_chain(self, start: int) -> Iterator[bytes]:
        content = b"".join(self._chain(*struct.unpack_from("<I", self._entries[0], 116)))
        number = start
        for _ in range(len(self._next_small) + 1):
            if number >= _LAST_SECTOR:
                return
            yield content[number * _SMALL : (number + 1) * _SMALL]
            number = self._next_small[number]
        raise damaged()


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, _NAME_LENGTH)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
