"""Good files with something wrong: the same ones for the same seed, on every machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tools.fuzzing import texts
from tools.fuzzing.old_excel import contained
from tools.fuzzing.packing import packed, unpacked
from tools.fuzzing.seeds import Seed, seeds

Change = Callable[[bytes, Random], bytes]

_EXTREMES = (
    b"\0", b"\xff", b"\x7f", b"\x80", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f",
    b"\xfe\xff\xff\xff", b"\0\0\0\x80", b"\x01\0\0\0", b"\0\0\x10\0",
)  # fmt: skip
_MOST_CHANGES = 6
_STREAM = (512 + 512 + 512, 4096)  #: where the small .xls keeps its stream


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken file; `number` and the run's seed make it again."""

    number: int
    seed: str  #: the good file
    kind: str  #: what was done to it
    suffix: str
    data: bytes

    @property
    def name(self) -> str:
        """A file name."""
        return f"{self.number:06}{self.suffix}"


def mutants(seed: int, numbers: range) -> Iterator[Mutant]:
    """The mutants of these numbers; each is made from its own number only."""
    good = seeds()
    unpacked_seeds = {name: unpacked(one.data) for name, one in good.items() if _is_zip(one)}
    for number in numbers:
        yield _mutant(number, Random(f"{seed}:{number}"), good, unpacked_seeds)  # noqa: S311


def _mutant(
    number: int,
    random: Random,
    good: Mapping[str, Seed],
    unpacked_seeds: Mapping[str, dict[str, bytes]],
) -> Mutant:
    name = random.choice(sorted(good))
    one = good[name]
    parts = unpacked_seeds.get(name)
    if parts is not None and random.random() < _INSIDE:
        kind, change = random.choice(_PART_CHANGES)
        data = packed(change(dict(parts), random))
    elif one.suffix == ".xls" and random.random() < _INSIDE:
        kind, change_bytes = random.choice(_BYTE_CHANGES)
        kind, data = f"stream: {kind}", contained(change_bytes(_stream(one.data), random))
    elif one.suffix == ".csv" and random.random() < _INSIDE:
        kind, change_bytes = random.choice(texts.CHANGES)
        data = change_bytes(one.data, random)
    else:
        kind, change_bytes = random.choice(_BYTE_CHANGES)
        data = change_bytes(one.data, random)
    return Mutant(number, name, kind, one.suffix, data)


_INSIDE = 0.7


def _is_zip(seed: Seed) -> bool:
    return seed.data.startswith(b"PK")


def _stream(data: bytes) -> bytes:
    """The records of the .xls, which stand in one piece behind its tables."""
    return data[data.index(b"\x09\x08\x10\0\0\x06") :]


def flip_bits(data: bytes, random: Random) -> bytes:
    """Turn some bits over."""
    changed = bytearray(data)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, random: Random) -> bytes:
    """Write extreme numbers over what stands there."""
    changed = bytearray(data)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        extreme = random.choice(_EXTREMES)
        at = random.randrange(len(changed))
        changed[at : at + len(extreme)] = extreme
    return bytes(changed)


def truncate(data: bytes, random: Random) -> bytes:
    """Cut the end off."""
    return data[: random.randrange(len(data))]


def cut_out(data: bytes, random: Random) -> bytes:
    """Leave a piece out."""
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def repeat(data: bytes, random: Random) -> bytes:
    """Let a piece stand twice or more."""
    start, end = _piece(data, random)
    return data[:end] + data[start:end] * random.randint(1, 40) + data[end:]


def put_in(data: bytes, random: Random) -> bytes:
    """Put something in that does not belong there."""
    at = random.randrange(len(data))
    return data[:at] + random.randbytes(random.randint(1, 64)) + data[at:]


def swap(data: bytes, random: Random) -> bytes:
    """Let two pieces change places."""
    cuts = sorted(random.randrange(len(data)) for _ in range(4))
    first, second, third, fourth = cuts
    return b"".join(
        (data[:first], data[third:fourth], data[second:third], data[first:second], data[fourth:])
    )


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.randint(1, 400))


_BYTE_CHANGES: Sequence[tuple[str, Change]] = (
    ("bits", flip_bits),
    ("extremes", overwrite),
    ("cut off", truncate),
    ("piece left out", cut_out),
    ("piece repeated", repeat),
    ("piece put in", put_in),
    ("pieces swapped", swap),
)

Parts = dict[str, bytes]


def drop_part(parts: Parts, random: Random) -> Parts:
    """Leave a part of the archive out."""
    del parts[random.choice(sorted(parts))]
    return parts


def swap_parts(parts: Parts, random: Random) -> Parts:
    """Let two parts change places."""
    one, other = random.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return parts


def rename_part(parts: Parts, random: Random) -> Parts:
    """Give a part another name."""
    name = random.choice(sorted(parts))
    other = random.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", "x"))
    return {other if key == name else key: content for key, content in parts.items()}


def empty_part(parts: Parts, random: Random) -> Parts:
    """Leave a part empty, or full of one sign."""
    sign = random.choice((b"", b"\0", b" ", b"<", b"A"))
    parts[random.choice(sorted(parts))] = sign * random.choice((1, 1000, 300_000))
    return parts


def change_bytes(parts: Parts, random: Random) -> Parts:
    """Change the bytes of a part, with the right checksum."""
    name = random.choice(sorted(parts))
    _, change = random.choice(_BYTE_CHANGES)
    parts[name] = change(parts[name], random)
    return parts


def change_xml(parts: Parts, random: Random) -> Parts:
    """Change the elements, attributes or texts of a part."""
    names = [name for name in sorted(parts) if name.endswith((".xml", ".rels"))]
    sheets = [name for name in names if "sheet" in name or name == "content.xml"]
    name = random.choice(sheets if sheets and random.random() < _INSIDE else names)
    for _ in range(random.randint(1, 3)):
        _, change = random.choice(texts.XML_CHANGES)
        parts[name] = change(parts[name], random)
    return parts


_PART_CHANGES: Sequence[tuple[str, Callable[[Parts, Random], Parts]]] = (
    ("part left out", drop_part),
    ("parts swapped", swap_parts),
    ("part renamed", rename_part),
    ("part emptied", empty_part),
    ("bytes of a part", change_bytes),
    ("bytes of a part", change_bytes),
    *[("XML of a part", change_xml)] * 6,
)
