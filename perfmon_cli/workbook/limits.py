"""How much a file may ask for, and how the reading process holds itself to it."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that reading may take; beyond, a file is refused with PM104."""

    file_bytes: int = 64 << 20
    parts: int = 2_000  #: files inside one .xlsx or .ods
    part_bytes: int = 400 << 20  #: unpacked
    total_bytes: int = 800 << 20  #: unpacked
    ratio: int = 200  #: unpacked to packed, of parts above `ratio_floor`
    ratio_floor: int = 100 << 10
    cells: int = 20_000_000  #: in the rectangle that holds a sheet's values
    memory_bytes: int = 3 << 29
    cpu_seconds: int = 10  #: for each file, and one more for each MB of it
    wall_seconds: float = 20  #: the same, by the clock
    digest_seconds: float = 120  #: for what is made of all files


def extra_seconds(path: Path) -> int:
    """How much longer than a small file this one may take."""
    try:
        return path.stat().st_size >> 20
    except (OSError, ValueError):
        return 0


def limit_memory(size: int) -> bool:
    """Hold this process to `size` bytes of address space.

    False where the system has no such limit (Windows, some macOS): then only the checks before
    reading and the parent's clock stand between a hostile file and the machine's memory.
    """
    return _set("RLIMIT_AS", size)


def machine_allows(size: int) -> bool:
    """Whether the system lets a process have `size` bytes; True where it sets no limit."""
    resource = _resource()
    if resource is None:
        return True
    data, _ = resource.getrlimit(resource.RLIMIT_DATA)
    _, space = resource.getrlimit(resource.RLIMIT_AS)  # the softer one is set anew
    return all(most == resource.RLIM_INFINITY or most >= size for most in (data, space))


def limit_cpu(seconds: int) -> bool:
    """Let this process have `seconds` more of processor time, then be ended by the system.

    False where the system has no such limit: then the parent's clock ends it instead.
    """
    resource = _resource()
    if resource is None:
        return False
    used = resource.getrusage(resource.RUSAGE_SELF)
    return _set("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + 1 + seconds)


def no_core_file() -> bool:
    """Leave no memory image in the current folder when this process is ended.

    False where the system has no such setting; it then writes none by itself.
    """
    return _set("RLIMIT_CORE", 0)


def _set(name: str, value: int) -> bool:
    resource = _resource()
    if resource is None:
        return False
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return False
    return True


def _resource() -> ModuleType | None:
    try:
        return import_module("resource")
    except ImportError:  # Windows
        return None
