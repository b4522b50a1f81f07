"""The place of a quotation as a picture: found on its page, framed, and never guessed."""

import io
import struct
import zlib

from PIL import Image

from tests.datasets.documents.made import pdf
from unpick.datasets.documents.shown import show_place

PAGES = [
    [(72, 700, "An invented report on an invented mill.")],
    [
        (72, 700, "They got at most 300"),
        (72, 684, "yuan a month, a clerk said."),
        (72, 120, "Another matter."),
    ],
]


def colors(png: bytes) -> set[tuple[int, int, int]]:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return {color for _, color in image.getcolors(image.width * image.height) or []}


def test_a_quotation_over_two_lines_is_found_on_its_page_and_framed():
    shown = show_place(pdf(PAGES), "report.pdf", "They got at most 300 yuan a month")
    assert shown is not None
    assert (shown.page, shown.shows) == (2, "around the words quoted")
    assert shown.height < 300 < shown.width
    assert any(red > 120 and green < 60 and blue < 60 for red, green, blue in colors(shown.png))


def test_words_that_no_page_holds_show_the_page_that_a_person_named_and_else_nothing():
    data = pdf(PAGES)
    assert show_place(data, "report.pdf", "words of another paper") is None
    shown = show_place(data, "report.pdf", "words of another paper", page=2)
    assert shown is not None and shown.page == 2
    assert shown.shows.startswith("the whole page; the words quoted were not found")
    assert not any(red > 120 and green < 60 and blue < 60 for red, green, blue in colors(shown.png))


def test_a_picture_is_made_smaller_and_loses_its_metadata():
    held = io.BytesIO()
    image = Image.new("RGB", (3000, 2000), (40, 90, 160))
    exif = image.getexif()
    exif[0x010E] = "secret of the camera"
    image.save(held, format="JPEG", exif=exif)
    shown = show_place(held.getvalue(), "photo.jpg", "anything")
    assert shown is not None
    assert (shown.width, shown.page) == (1000, 0)
    assert b"secret of the camera" in held.getvalue() and b"secret of the camera" not in shown.png


def test_what_is_no_document_has_no_picture():
    assert show_place(b"%PDF-1.4 broken", "a.pdf", "words") is None
    assert show_place(b"no picture", "a.png", "words") is None
    assert show_place(b"They got 300", "a.txt", "They got 300") is None


def test_a_huge_picture_is_not_opened():
    # The head of a PNG of 30,000 by 30,000 pixels: 900 million, with nothing behind it.
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    assert show_place(b"\x89PNG\r\n\x1a\n" + chunk, "huge.png", "words") is None
