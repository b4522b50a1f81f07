"""Bad pictures are named with a remedy; odd ones are read with a note."""

import contextlib
import io
import random
import zlib

import numpy as np
import pytest
from PIL import Image, features

from tests.exhibits.photos.pictures import carton, encoded
from unpick.exhibits.photos import reading
from unpick.exhibits.photos.reading import PictureFault, read_picture

PNG = encoded(carton())


def saved(image, **how):
    held = io.BytesIO()
    image.save(held, **how)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"no picture at all, only words", "no picture of a format"),
        (PNG[: len(PNG) // 3], "damaged"),
        (b"\xff\xd8\xff\xe0 cut", "damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture of a format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"),
        (saved(Image.new("L", (4, 4)), format="PNG"), "4 x 4"),
    ],
)
def test_what_is_no_picture_is_named(data, says):
    with pytest.raises(PictureFault, match=says) as caught:
        read_picture(data)
    assert caught.value.remedy


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PIXELS", 100_000)
    with pytest.raises(PictureFault, match="more than"):
        read_picture(PNG)


def test_a_turned_photograph_stands_upright():
    image = Image.fromarray(carton())
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0132] = "2020:11:03 10:24:00"
    turned = read_picture(saved(image, format="JPEG", exif=exif))
    assert (turned.width, turned.height) == (360, 520)
    assert turned.taken == "2020:11:03 10:24:00"


def test_odd_pixels_are_read_with_a_note():
    deep = Image.fromarray(np.arange(64 * 64, dtype=np.uint16).reshape(64, 64) * 15)
    assert "16 bits" in read_picture(saved(deep, format="PNG")).notes[0]
    assert "CMYK" in read_picture(saved(Image.fromarray(carton()).convert("CMYK"), format="JPEG")).notes[0]
    frames = [Image.fromarray(carton(seed=seed)) for seed in (1, 2)]
    moving = saved(frames[0], format="GIF", save_all=True, append_images=frames[1:])
    assert "2 frames" in read_picture(moving).notes[0]
    clear = Image.fromarray(carton()).convert("RGBA")
    assert read_picture(saved(clear, format="PNG")).pixels.shape == (360, 520, 3)


def test_a_wide_panorama_is_made_small():
    wide = read_picture(saved(Image.new("L", (12_000, 300)), format="PNG"))
    assert max(wide.pixels.shape) == reading.MOST_SIDE
    assert wide.scale == pytest.approx(12_000 / reading.MOST_SIDE, rel=0.01)


def test_hostile_exif_is_noted_and_the_picture_read():
    exif = Image.Exif()
    exif[0x0132] = "2020:11:03 10:24:00"
    data = bytearray(saved(Image.fromarray(carton()), format="JPEG", exif=exif))
    at = data.find(b"Exif\0\0")
    assert at > 0
    data[at + 10 : at + 14] = b"\xff\xff\xff\xff"
    assert read_picture(bytes(data)).pixels.shape == (360, 520, 3)


def test_a_panorama_of_40_000_pixels_is_read_and_one_of_more_pixels_than_memory_holds_is_not():
    held = saved(Image.new("1", (40_000, 2_000)), format="PNG")
    assert max(read_picture(held).pixels.shape) == reading.MOST_SIDE
    header = bytearray(saved(Image.new("L", (16, 16)), format="PNG"))
    # Width and height of the first chunk, and its checksum: 40,000 by 40,000 pixels in a file of a few hundred bytes.
    header[16:24] = (40_000).to_bytes(4) * 2
    header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4)
    with pytest.raises(PictureFault, match="more than 120,000,000 pixels"):
        read_picture(bytes(header))


FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "PPM", "JPEG2000", "AVIF")


@pytest.mark.parametrize("format_", FORMATS)
def test_damage_anywhere_in_a_file_is_a_fault_and_never_a_crash(format_):
    if format_ == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow was built without AVIF")
    whole, chance = saved(Image.fromarray(carton()[:48, :64]), format=format_), random.Random(format_)
    assert read_picture(whole).pixels.shape == (48, 64, 3)
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(min(len(data), chance.choice((60, 400, len(data)))))
            data[at : at + chance.randrange(3)] = bytes(
                chance.randrange(256) for _ in range(chance.randrange(3))
            )
        with contextlib.suppress(PictureFault):
            assert read_picture(bytes(data)).pixels.dtype == np.uint8


def test_what_is_said_of_a_damaged_file_is_the_same_each_time():
    said = set()
    for _ in range(2):
        with pytest.raises(PictureFault) as caught:
            read_picture(b"no picture at all, only words")
        said.add(str(caught.value))
    assert len(said) == 1
    assert "0x" not in said.pop()
