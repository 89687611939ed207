"""The charts of a report, drawn or taken from those that were drawn before.

A picture kept depends on the chart to its last word, on the code that draws it, on the versions of
the libraries, on the list of fonts that matplotlib keeps and on the font files that were used.
Where one of these cannot be known, nothing is kept: a picture taken is the one that would be drawn.
"""

import hashlib
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from perfmon_cli.aside import Aside
from perfmon_cli.outputs import Kept
from perfmon_cli.packed import packed, unpacked
from perfmon_cli.report.model import Chart, Image

#: What draws, in the package.
CODE = ("charts", "theme.py", "report/model.py", "report/chart_scale.py")
_LISTS = "fontlist*.json"


@dataclass(slots=True)
class Drawn:
    """Pictures kept from one run to the next."""

    kept: Kept
    versions: Mapping[str, str]  #: of the libraries that draw
    _files: dict[str, str] = field(default_factory=dict)  #: hashes of font files, looked at once

    def take(self, charts: Sequence[Chart], *, narrow: bool = False) -> dict[str, Image]:
        """The pictures that are kept, by the ids of their charts."""
        base = self._base(narrow=narrow)
        found = {}
        for chart in charts if base else ():
            piece = self.kept.take(_key(base, chart))
            image = self._image(piece, narrow=narrow) if piece else None
            if image is not None:
                found[chart.id] = image
        return found

    def give(self, charts: Sequence[Chart], drawing: "Drawing", *, narrow: bool = False) -> None:
        """Keep pictures that were drawn just now."""
        base = self._base(narrow=narrow)
        fonts = {name: self._digest(name) for name in drawing.fonts}
        for chart, image in zip(charts, drawing.images, strict=True):
            if base and all(fonts.values()):
                self.kept.give(_key(base, chart), packed(image, fonts))

    def _base(self, *, narrow: bool) -> str:
        """All that every picture depends on; "" where it cannot be known."""
        fonts, code = _list_of_fonts(), _code()
        if not fonts or not code:
            return ""
        machine = (sys.platform, platform.machine(), sys.byteorder)
        return repr((fonts, code, machine, sorted(self.versions.items()), narrow))

    def _image(self, piece: bytes, *, narrow: bool) -> Image | None:
        """The picture, if the fonts it was drawn with are as they were, and it is one at all."""
        found = unpacked(piece, narrow=narrow)
        if found is None:
            return None
        image, fonts = found
        return image if all(self._digest(name) == fonts[name] for name in fonts) else None

    def _digest(self, name: str) -> str:
        if name not in self._files:
            self._files[name] = _of_file(Path(name))
        return self._files[name]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pictures of charts, in order, and the font files that their letters may be from."""

    images: tuple[Image, ...]
    fonts: tuple[str, ...]


def draw(
    charts: Sequence[Chart],
    drawn: Drawn | None,
    aside: Aside | None = None,
    *,
    narrow: bool = False,
) -> dict[str, Image]:
    """The pictures of charts by their ids, each as if it were drawn now; narrow for a phone."""
    known = drawn.take(charts, narrow=narrow) if drawn else {}
    missing = tuple(chart for chart in charts if chart.id not in known)
    if missing:
        made = afresh(missing, aside, narrow=narrow)
        if drawn:
            drawn.give(missing, made, narrow=narrow)
        known |= {chart.id: image for chart, image in zip(missing, made.images, strict=True)}
    return {chart.id: known[chart.id] for chart in charts}


def afresh(charts: tuple[Chart, ...], aside: Aside | None, *, narrow: bool = False) -> Drawing:
    """The pictures of charts, drawn by a third process where there is a second."""
    if aside is None or not _has_place():
        return _afresh(charts, narrow)
    made: Drawing = aside.paint(_afresh, charts, narrow)
    return made


def foresee(aside: Aside) -> None:
    """Have the third process load what draws; it will most likely be asked to."""
    if _has_place():
        aside.begin_painter(_load)


def _load() -> None:
    with suppress(Exception):  # said when charts are drawn
        from perfmon_cli.charts import canvas  # noqa: F401, PLC0415  (heavy)


def _afresh(charts: tuple[Chart, ...], narrow: bool) -> Drawing:  # noqa: FBT001 - asked by place
    from perfmon_cli import charts as drawer  # noqa: PLC0415  (heavy)

    return Drawing(tuple(drawer.draw(chart, narrow=narrow) for chart in charts), tuple(_fonts()))


def _key(base: str, chart: Chart) -> str:
    return hashlib.sha256(f"{base}\n{chart!r}".encode()).hexdigest()


def _code() -> str:
    """The hash of the code that draws; "" where it is not there as files."""
    package = Path(str(resources.files("perfmon_cli")))
    places = [package / name for name in CODE]
    files = [file for place in places for file in (place, *sorted(place.glob("*.py")))]
    hashes = [_of_file(file) for file in files if not file.is_dir()]
    return "" if "" in hashes or len(files) == len(places) else " ".join(hashes)


def _list_of_fonts() -> str:
    """The hash of matplotlib's own list of the fonts here; "" where it makes a new one each time.

    matplotlib takes fonts from the list for as long as it is there, new ones installed or not.
    """
    if not _has_place():
        return ""
    hashes = [_of_file(path) for path in sorted(_place_of_list().glob(_LISTS))]
    return "" if "" in hashes else " ".join(hashes)


def _has_place() -> bool:
    """Whether matplotlib has a place of its own; else it makes one, to be cleared away at its end.

    The third process is ended at once with the paper, and so is not asked to draw then.
    """
    with suppress(OSError):  # the home of another user
        place = _place_of_list()
        return place.is_dir() and os.access(place, os.W_OK)
    return False


def _place_of_list() -> Path:
    """Where matplotlib keeps it, by its documentation; asking matplotlib would mean to load it."""
    own = os.environ.get("MPLCONFIGDIR")
    if own:
        return Path(own)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - a machine without homes is no error
    if not sys.platform.startswith(("linux", "freebsd")):
        return home / ".matplotlib"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "matplotlib"


def _fonts() -> list[str]:
    """The files that matplotlib may have taken letters from."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    from perfmon_cli.charts import lettering  # noqa: PLC0415

    used = {entry.fname for entry in fontManager.ttflist if entry.name == lettering.font()}
    return sorted(map(str, used))


def _of_file(path: Path) -> str:
    """Its hash; "" for what is no file or cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except (OSError, ValueError):
        return ""
