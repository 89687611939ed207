"""A drawing as one piece of bytes, and what may not pass for one."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from perfmon_cli.charts import draw
from perfmon_cli.packed import packed, unpacked
from perfmon_cli.report.model import Chart, Image
from tests.charts.charts import change_by_area, control, each_area, other_areas, over_time
from tests.ways.pictures import PNG_END, PNG_HEAD, picture, png, slim, svg

FONTS = {"/usr/share/fonts/a.ttf": "00"}
KINDS = [change_by_area(), over_time((3, 5)), control(), each_area((70.0,)), other_areas()]


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: chart.kind.name)
def test_drawings_come_back_as_they_were(chart: Chart) -> None:
    """Of every kind, with the fonts they were drawn with; a wide one is no narrow one."""
    for narrow in (False, True):
        drawn = draw(chart, narrow=narrow)
        piece = packed(drawn, FONTS)
        assert unpacked(piece, narrow=narrow) == (drawn, FONTS)
        assert unpacked(piece, narrow=not narrow) is None


def test_the_smallest_are_drawings() -> None:
    """What is spoilt below is one before."""
    assert unpacked(packed(picture(), {}), narrow=False) == (picture(), {})
    assert unpacked(packed(slim(), {}), narrow=True) == (slim(), {})


def said(**other: Any) -> Callable[[bytes], bytes]:
    """A piece whose first line says something else."""

    def spoil(piece: bytes) -> bytes:
        head, _, data = piece.partition(b"\n")
        return json.dumps({**json.loads(head), **other}).encode() + b"\n" + data

    return spoil


def put(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """A piece with other bytes."""

    def spoil(piece: bytes) -> bytes:
        assert old in piece
        return piece.replace(old, new, 1)

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"{", id="no JSON"),
        pytest.param(lambda _: b"[" * 100_000, id="deep"),
        pytest.param(lambda _: b"[]\n", id="a list"),
        pytest.param(lambda _: b"7\n", id="a number"),
        pytest.param(lambda _: b'{"fonts": {}}\n', id="no sizes"),
        pytest.param(said(fonts=[]), id="fonts in a list"),
        pytest.param(said(png="x"), id="a length in letters"),
        pytest.param(said(png=0), id="no PNG"),
        pytest.param(said(png=-14), id="a length below nothing"),
        pytest.param(said(png=True), id="a length that is true"),
        pytest.param(said(png=1.0), id="a length with a point"),
        pytest.param(said(png=10**9), id="a length beyond the end"),
        *(
            pytest.param(said(**{name: value}), id=f"{name} {json.dumps(value)[:9]}")
            for name in ("width_mm", "height_mm")
            for value in (
                float("nan"),
                float("inf"),
                "1e309",
                "170",
                0,
                0.0,
                -3.0,
                170,
                True,
                None,
                9.9,
                2_000.1,
                171.0,
                10**400,
            )
        ),
        pytest.param(put(b"60.5,", b"1e309,"), id="a height beyond numbers"),
        pytest.param(put(PNG_HEAD[:8], b"NOT A PN"), id="no signature"),
        pytest.param(put(PNG_HEAD[:8], b"GIF89a\0\0"), id="another kind of picture"),
        pytest.param(put(b"IHDR\0\0\5", b"IHDR\0\0\6"), id="a PNG of another width"),
        pytest.param(put(b"\0\0\1", b"\0\0\2"), id="a PNG of another height"),
        pytest.param(put(PNG_END, PNG_END[:-1] + b"\0"), id="a PNG without its end"),
        pytest.param(put(b"<svg ", b"<SVG "), id="no drawing"),
        pytest.param(put(b"<svg ", b"<html><svg "), id="something before the drawing"),
        pytest.param(put(b'width="4', b'width="5'), id="a drawing of another width"),
        pytest.param(put(b'height="1', b'height="2'), id="a drawing of another height"),
        pytest.param(put(b'height="171.50', b'height="17.1.50'), id="a height of two points"),
        pytest.param(put(b"</svg>", b"</svg "), id="a drawing without its end"),
        pytest.param(put(b"<svg ", b"<svg " + b"x" * 2_000), id="a drawing with a long head"),
    ],
)
def test_what_is_no_drawing(spoil: Callable[[bytes], bytes]) -> None:
    """However well it was kept, it is drawn anew: nothing is raised, nothing is left blank."""
    piece = packed(picture(), {})
    assert spoil(piece) != piece
    assert unpacked(spoil(piece), narrow=False) is None


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(Image(b"", svg(170.0, 60.5), 170.0, 60.5), id="without a PNG"),
        pytest.param(Image(png(170.0, 60.5), None, 170.0, 60.5), id="without a drawing"),
    ],
)
def test_half_a_picture_is_none(image: Image) -> None:
    """Word needs the one, the page and the PDF the other."""
    assert unpacked(packed(image, {}), narrow=False) is None
