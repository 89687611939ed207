"""The inside of an .xlsx or .ods: its parts, unpacked as a stream and counted first."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import KEEP_FIGURES, Refused, damaged, megabytes, protected

_CHUNK = 1 << 20
_PIECE = 1 << 16
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40
_PATCHED = 0x20
_UTF8 = 0x800
_PARSED = (".xml", ".rels")


class Archive:
    """A zip file whose parts were all unpacked once, of bearable size and as they were packed.

    The sizes that a zip file states about itself are not believed; its checksums must be right, so
    a file that was damaged on its way never gives other figures.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Check the archive; raises Refused (PM101, PM102, PM104)."""
        self._data = data
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in _directory(data, limits):
            name = _name(info).casefold()
            if name in self._parts:
                raise damaged()
            self._parts[name] = info
        self._count(limits)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._parts)

    @property
    def written_names(self) -> tuple[str, ...]:
        """The names of all parts as they were written, with forward slashes."""
        return tuple(_name(info) for info in self._parts.values())

    def has(self, name: str) -> bool:
        """Whether there is such a part; case does not matter."""
        return name.casefold() in self._parts

    def read(self, name: str) -> bytes:
        """A whole part; b"" when there is none."""
        return b"".join(self.chunks(name)) if self.has(name) else b""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces of about 1 MB; raises Refused (PM101) when it is missing or broken."""
        info = self._parts.get(name.casefold())
        if info is None:
            raise damaged()
        return _unpacked(self._data, info)

    def _count(self, limits: Limits) -> None:
        total = 0
        for name, info in self._parts.items():
            size = checksum = 0
            for chunk in _unpacked(self._data, info):
                size += len(chunk)
                checksum = zlib.crc32(chunk, checksum)
                _check_size(name, size, info.compress_size, limits)
                if total + size > limits.total_bytes:
                    raise Refused(
                        "PM104",
                        f"Unpacked, the file is larger than {megabytes(limits.total_bytes)}, "
                        "the most perfmon reads.",
                        KEEP_FIGURES,
                    )
            if checksum != info.CRC:
                raise damaged()
            total += size


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/").lstrip("/")


def _check_size(name: str, size: int, packed: int, limits: Limits) -> None:
    if size > limits.part_bytes:
        raise Refused(
            "PM104",
            f"Unpacked, its part {name} is larger than {megabytes(limits.part_bytes)}, "
            "the most perfmon reads.",
            KEEP_FIGURES,
        )
    bloated = size > limits.ratio_floor and size > limits.ratio * packed
    if bloated and name.endswith(_PARSED):
        raise Refused(
            "PM104",
            f"Its part {name} unpacks to more than {limits.ratio} times its size, "
            "as in a file made to exhaust a computer.",
            "Do not open it. Ask the sender whether they sent it, and for a fresh copy.",
        )


def _directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged() from error
    if len(infos) > limits.parts:
        raise Refused(
            "PM104",
            f"The file holds {len(infos):,} parts; perfmon reads up to {limits.parts:,}.",
            KEEP_FIGURES,
        )
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise protected()
    if any(info.flag_bits & _PATCHED for info in infos):
        raise damaged()
    return infos


def _unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    start = _start(data, info)
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        for offset in range(0, len(packed), _CHUNK):
            yield bytes(packed[offset : offset + _CHUNK])
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged()
    yield from _inflated(packed)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for offset in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[offset : offset + _PIECE]
            while rest and not inflater.eof:
                yield inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
        while not inflater.eof:
            chunk = inflater.decompress(b"", _CHUNK)
            if not chunk:
                raise damaged()
            yield chunk
    except zlib.error as error:
        raise damaged() from error


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise damaged()
    name, extra = struct.unpack_from("<HH", header, 26)
    start = info.header_offset + _LOCAL_HEADER + int(name)
    written = data[info.header_offset + _LOCAL_HEADER : start]
    encoding = "utf-8" if info.flag_bits & _UTF8 else "cp437"
    if written.decode(encoding, "replace") != info.orig_filename:
        raise damaged()
    return start + int(extra)
