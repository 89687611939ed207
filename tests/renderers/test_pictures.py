"""Pictures of users: every odd kind is converted safely, or refused with what to do."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image as Pillow
from PIL import ImageFile
from PIL.PngImagePlugin import PngInfo

from perfmon_cli.picture_kinds import refusal
from perfmon_cli.renderers.pictures import MOST_PIXELS, Refused, measured
from perfmon_cli.report.model import Image

RED, GREEN = (200, 0, 0), (0, 120, 0)


def saved(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture in a format."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Pillow.Image:
    """A red picture."""
    return Pillow.new("RGB", size, RED).convert(mode)


def opened(data: bytes) -> Pillow.Image:
    """What is printed of a picture."""
    found = measured(data)
    assert isinstance(found, Image)
    assert refusal(data) is None
    return Pillow.open(io.BytesIO(found.png))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes, depth: int = 8, colour: int = 0) -> bytes:
    """A PNG of given rows."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def moving(kind: str) -> bytes:
    """Two frames: red, then green."""
    other = Pillow.new("RGB", (60, 40), GREEN)
    return saved(plain(), kind, save_all=True, append_images=[other], duration=100)


def turned() -> bytes:
    """A photo taken upright with the camera on its side, with its place in it."""
    exif = Pillow.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of J. Bloggs"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (53.0, 47.0, 59.0)
    return saved(plain(size=(60, 40)), "JPEG", exif=exif)


def misnamed() -> bytes:
    """A photo to be turned, with words where its width should be."""
    exif = Pillow.Exif()
    exif[0x010F] = "x"
    exif[0x0112] = 6
    data = saved(plain(), "JPEG", exif=exif)
    maker = struct.pack(">HHI", 0x010F, 2, 2)
    assert maker in data
    return data.replace(maker, struct.pack(">HHI", 0x0100, 2, 2))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(plain(), "PNG"), id="png"),
        pytest.param(saved(plain("P"), "PNG"), id="png with a palette"),
        pytest.param(saved(plain("CMYK"), "JPEG"), id="cmyk jpeg"),
        pytest.param(moving("GIF"), id="moving gif"),
        pytest.param(moving("PNG"), id="moving png"),
        pytest.param(moving("WEBP"), id="moving webp"),
        pytest.param(saved(plain(), "BMP"), id="bmp"),
        pytest.param(saved(plain(), "TIFF"), id="tiff"),
        pytest.param(saved(plain(), "TIFF", compression="tiff_lzw"), id="packed tiff"),
    ],
)
def test_the_first_frame_is_printed_as_png(data: bytes) -> None:
    """Whatever the format, colours and frames: one still picture of the same size."""
    picture = opened(data)
    assert (picture.format, picture.size, getattr(picture, "n_frames", 1)) == ("PNG", (60, 40), 1)
    red, green, blue = picture.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert (abs(red - 200) < 30, green < 40, blue < 40) == (True, True, True)


def test_sixteen_bits_keep_their_greys() -> None:
    """The middle grey of 65,536 is the middle grey of 256, not white."""
    rows = b"".join(b"\0" + b"\x80\x00" * 4 for _ in range(3))
    assert opened(png(4, 3, rows, depth=16)).convert("L").getpixel((1, 1)) == 128


def test_see_through_stays_so() -> None:
    """A logo keeps its clear ground."""
    picture = Pillow.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert opened(saved(picture, "PNG")).getpixel((3, 3)) == (0, 0, 0, 0)


def test_a_photo_is_upright_and_says_nothing_of_its_place() -> None:
    """It is turned as the camera said; place, camera and comments are not published."""
    picture = opened(turned())
    assert picture.size == (40, 60)
    assert not picture.getexif()
    assert picture.info == {}


def test_texts_and_profiles_in_a_file_are_left_behind() -> None:
    """Nothing but the pixels goes into the paper."""
    notes = PngInfo()
    notes.add_itxt("Author", "J. Bloggs")
    data = saved(plain(), "PNG", pnginfo=notes, icc_profile=b"profile" * 20, dpi=(300, 300))
    assert opened(data).info == {}


@pytest.mark.parametrize(
    ("size", "pixels", "millimetres"),
    [
        pytest.param((300, 150), (300, 150), (50.8, 25.4), id="small"),
        pytest.param((4000, 1000), (1339, 335), (170.0, 42.5), id="wide"),
        pytest.param((1000, 4000), (394, 1575), (50.0, 200.0), id="tall"),
    ],
)
def test_size_is_bounded(
    size: tuple[int, int], pixels: tuple[int, int], millimetres: tuple[float, float]
) -> None:
    """No wider or taller than the text of a page, no finer than a printer prints."""
    found = measured(saved(plain(size=size), "JPEG"))
    assert isinstance(found, Image)
    assert Pillow.open(io.BytesIO(found.png)).size == pixels
    assert (found.width_mm, found.height_mm) == pytest.approx(millimetres)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(
            png(50_000, 50_000, b"\0" * 1000),
            "The picture has more than 40 million pixels, far more than a page can show.",
            id="50,000 pixels wide",
        ),
        pytest.param(
            png(6_000, MOST_PIXELS // 6_000 + 1, b"\0" * 1000),
            "The picture has more than 40 million pixels, far more than a page can show.",
            id="one row too many",
        ),
        pytest.param(
            saved(plain(size=(600, 600)), "PNG")[:300],
            "The picture is damaged, or cut off.",
            id="png cut off",
        ),
        pytest.param(
            saved(plain(size=(600, 600)), "JPEG")[:-600],
            "The picture is damaged, or cut off.",
            id="jpeg cut off",
        ),
        pytest.param(
            b"\x89PNG\r\n\x1a\n", "The picture is damaged, or cut off.", id="nothing but a name"
        ),
        pytest.param(png(0, 10, b""), "The picture is damaged, or cut off.", id="no pixels"),
        pytest.param(misnamed(), "The picture is damaged, or cut off.", id="a camera's nonsense"),
        pytest.param(
            b"GIF89a" + b"\xff" * 40, "The picture is damaged, or cut off.", id="a broken gif"
        ),
    ],
)
@pytest.mark.parametrize("is_lenient", [False, True], ids=["", "beside WeasyPrint"])
def test_what_cannot_be_printed_is_refused(
    monkeypatch: pytest.MonkeyPatch, data: bytes, problem: str, *, is_lenient: bool
) -> None:
    """Before it takes memory, and in words, whatever another library has told Pillow."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", is_lenient)
    found = measured(data)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is is_lenient
    assert isinstance(found, Refused)
    assert found.problem == problem
    assert found.remedy.endswith(".")


def test_a_bomb_in_its_texts_is_refused() -> None:
    """A comment that unpacks to 100 MB is not unpacked."""
    packed = zlib.compress(b"x" * 100_000_000, 9)
    data = saved(plain(), "PNG")
    head = data[:33]
    bomb = head + chunk(b"zTXt", b"Comment\0\0" + packed) + data[33:]
    found = measured(bomb)
    assert isinstance(found, Refused) or len(found.png) < 10_000


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(
            b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>",
            "The picture is a drawing (SVG), which may hold scripts and links.",
            id="svg with entities",
        ),
        pytest.param(
            b"\xef\xbb\xbf<svg onload='alert(1)'><image href='https://example.invalid/a'/></svg>",
            "The picture is a drawing (SVG), which may hold scripts and links.",
            id="svg with a script and an outside picture",
        ),
        pytest.param(
            "<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"),
            "The picture is a drawing (SVG), which may hold scripts and links.",
            id="svg in utf-16",
        ),
        pytest.param(
            b"\0\0\0\x18ftypheic\0\0\0\0",
            "The picture is a phone's HEIC or AVIF photo, which cannot be read.",
            id="heic",
        ),
        pytest.param(b"%PDF-1.7", "The file is a PDF, not a picture.", id="pdf"),
        pytest.param(b"MZ\x90", "The file is not a picture that can be read.", id="a program"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + b"\0" * 20_000_000,
            "The picture is larger than 20 MB.",
            id="large",
        ),
    ],
)
def test_files_that_are_no_pictures_are_told_by_their_content(data: bytes, problem: str) -> None:
    """The ending of a name says nothing; no drawing is ever opened."""
    found = refusal(data)
    assert found is not None
    assert found[0] == problem
    assert found[1].endswith(".")


@pytest.mark.parametrize("make", [turned, lambda: moving("GIF")], ids=["photo", "gif"])
def test_same_picture_same_bytes(make: Callable[[], bytes]) -> None:
    """What is printed depends on the file alone."""
    assert measured(make()) == measured(make())
