"""What a picture is known by: all that it depends on."""

import ast
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import perfmon_cli
from perfmon_cli import drawing
from perfmon_cli.charts import lettering
from perfmon_cli.outputs import Kept
from perfmon_cli.report.model import Chart, ChartKind, Image, Point, Series
from tests.ways.pictures import picture, png, slim

CHART = Chart(
    id="c",
    kind=ChartKind.OVER_TIME,
    title="Crime",
    alt="It fell.",
    categories=("2020/21", "2021/22"),
    series=(Series("Crime", (Point(2.0, "2"), Point(1.0, "1"))),),
)
IMAGE = picture()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder, and a list of fonts of matplotlib's that is no matter."""
    assert lettering.font()  # matplotlib has its own list by now
    (tmp_path / "fontlist-v1.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    return tmp_path


def taken(place: Path, chart: Chart, **versions: str) -> Image | None:
    """The picture that is kept of a chart."""
    return drawing.Drawn(Kept(place), versions).take([chart]).get(chart.id)


def keep(place: Path, image: Image = IMAGE) -> None:
    """Keep a picture of the chart."""
    drawn = drawing.Drawn(Kept(place), {"matplotlib": "3"})
    drawn.give([CHART], drawing.Drawing((image,), ()))
    drawn.kept.settle()


@pytest.mark.parametrize(
    "image", [IMAGE, picture("\n{"), replace(IMAGE, height_mm=60.501, png=png(170.0, 60.5, b"\n"))]
)
def test_a_picture_comes_back_as_it_was(place: Path, image: Image) -> None:
    """To the last byte, with its size."""
    keep(place, image)
    assert taken(place, CHART, matplotlib="3") == image


def test_what_is_no_picture_is_drawn(place: Path) -> None:
    """A piece that was kept whole and is none of ours stops no paper, and leaves no blank in it."""
    keep(place, replace(IMAGE, png=b"NOT A PN" + IMAGE.png[8:]))
    assert taken(place, CHART, matplotlib="3") is None
    keep(place)
    assert taken(place, CHART, matplotlib="3") == IMAGE


def test_a_font_that_is_another_now(place: Path) -> None:
    """Its letters may differ: drawn again."""
    font = place / "a.ttf"
    font.write_bytes(b"letters")
    drawn = drawing.Drawn(Kept(place), {"matplotlib": "3"})
    drawn.give([CHART], drawing.Drawing((IMAGE,), (str(font),)))
    drawn.kept.settle()
    assert taken(place, CHART, matplotlib="3") == IMAGE
    font.write_bytes(b"others")
    assert taken(place, CHART, matplotlib="3") is None


def test_wide_and_narrow_are_kept_apart(place: Path) -> None:
    """Neither takes the other's place."""
    keep(place)
    drawn = drawing.Drawn(Kept(place), {"matplotlib": "3"})
    assert drawn.take([CHART], narrow=True) == {}
    drawn.give([CHART], drawing.Drawing((slim(),), ()), narrow=True)
    drawn.kept.settle()
    assert drawn.take([CHART], narrow=True) == {"c": slim()}
    assert drawn.take([CHART]) == {"c": IMAGE}


def test_another_version_of_a_library(place: Path) -> None:
    """Its pictures may differ."""
    keep(place)
    assert taken(place, CHART, matplotlib="4") is None


@pytest.mark.parametrize("name", [field.name for field in fields(Chart) if field.name != "id"])
def test_another_chart(place: Path, name: str) -> None:
    """Whatever differs of it, to the last word."""
    keep(place)
    other: Any = ("other",) if isinstance(getattr(CHART, name), tuple) else "other"
    assert taken(place, replace(CHART, **{name: other}), matplotlib="3") is None


def test_other_code(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures drawn by another version of perfmon are not taken."""
    keep(place)
    monkeypatch.setattr(drawing, "CODE", ("charts", "theme.py"))
    assert taken(place, CHART, matplotlib="3") is None


def test_what_draws_knows_nothing_but_what_is_hashed() -> None:
    """A chart that asked another room for a word would be kept after that word has changed."""
    package = Path(perfmon_cli.__file__).parent
    places = [package / name for name in drawing.CODE]
    files = [file for place in places for file in (place, *place.glob("*.py")) if file.is_file()]
    known = {"perfmon_cli"} | {
        f"perfmon_cli.{name.removesuffix('.py').replace('/', '.')}" for name in drawing.CODE
    }
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.ImportFrom(module="perfmon_cli", names=names):
                    assert {f"perfmon_cli.{one.name}" for one in names} <= known, file
                case ast.ImportFrom(module=str(name), names=names) if name.startswith(
                    "perfmon_cli"
                ):
                    asked = {f"{name}.{one.name}." for one in names}
                    rooms = tuple(f"{one}." for one in known - {"perfmon_cli"})
                    assert [one for one in asked if not one.startswith(rooms)] == [], file
                case ast.Import(names=names):
                    assert not [one for one in names if one.name.startswith("perfmon_cli")], file
                case _:
                    pass
