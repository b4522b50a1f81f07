"""The place of a quotation in a stored document, as a picture: for a person who checks a sentence against its exhibit."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.datasets.documents.pdf_guard import swelling

__all__ = ["Shown", "show_place"]

_SCALE: Final = 1.7
"""Pixels of a point: letters of 10 points are read at 17 pixels."""

_AROUND: Final = 54.0
"""Points above and below the words that are shown with them, about four lines."""

_LARGEST: Final = (1000, 760)
"""Pixels of a picture; a whole page is made smaller until it fits."""

_MOST_PAGES: Final = 400
_MOST_LETTERS: Final = 400_000
_MOST_PIXELS: Final = 60_000_000
"""Limits of what is looked at; a document beyond them has no picture on the sheet and says nothing false."""

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture of a place: PNG bytes, its size in pixels, the page (0 for a picture file), and how much it shows."""

    png: bytes
    width: int
    height: int
    page: int
    shows: str


def show_place(data: bytes, name: str, quote: str, *, page: int = 0) -> Shown | None:
    """Return the place of a quotation; None where the document is no PDF or picture, or does not hold it.

    Args:
        page: the page that a person named, from 1; without words found anywhere, the whole of it is shown.
    """
    lower = name.lower()
    if lower.endswith(".pdf"):
        return _of_pdf(data, quote, page)
    return _of_picture(data) if lower.endswith(_PICTURES) else None


def _of_pdf(data: bytes, quote: str, named: int) -> Shown | None:
    import pypdfium2

    if swelling(data):
        return None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        count = min(len(document), _MOST_PAGES)
        order = [named - 1, *range(count)] if 0 < named <= count else list(range(count))
        for at in dict.fromkeys(order):
            boxes = _boxes(document[at], quote)
            if boxes:
                return _around(document[at], boxes, at + 1)
        whole = named if 0 < named <= count else 1 if count == 1 else 0
        return _whole(document[whole - 1], whole) if whole else None
    finally:
        document.close()


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, and the place of each: lines, hyphens and quotation marks do not count."""
    kept = [(letter.casefold(), at) for at, letter in enumerate(text) if letter.isalnum()]
    return "".join(letter for letter, _ in kept), [at for letter, at in kept for _ in letter]


def _boxes(page: Any, quote: str) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the letters of a quotation on a page; none where it does not stand there."""
    wanted = _folded(quote)[0]
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if not wanted or not count or count > _MOST_LETTERS:
            return []
        letters = [text_page.get_text_range(at, 1) or " " for at in range(count)]
        folded, owner = _folded("".join(letter[:1] for letter in letters))
        start = folded.find(wanted)
        if start < 0:
            return []
        return [text_page.get_charbox(at) for at in owner[start : start + len(wanted)]]
    finally:
        text_page.close()


def _around(page: Any, boxes: Sequence[tuple[float, float, float, float]], number: int) -> Shown:
    """Return the strip of the page on which the words stand, with a frame around them."""
    from PIL import ImageDraw

    width, height = page.get_size()
    left, bottom = min(one[0] for one in boxes), min(one[1] for one in boxes)
    right, top = max(one[2] for one in boxes), max(one[3] for one in boxes)
    low, high = max(0.0, bottom - _AROUND), min(height, top + _AROUND)
    scale = min(_SCALE, _LARGEST[0] / width, _LARGEST[1] / max(1.0, high - low))
    image = page.render(scale=scale, crop=(0, low, 0, height - high)).to_pil().convert("RGB")
    frame = ImageDraw.Draw(image)
    pad = 3
    edges = (
        max(0, left * scale - pad),
        max(0, (high - top) * scale - pad),
        min(image.width - 1, right * scale + pad),
        min(image.height - 1, (high - bottom) * scale + pad),
    )
    frame.rectangle(edges, outline=(156, 28, 28), width=2)
    return _png(image, number, "around the words quoted")


def _whole(page: Any, number: int) -> Shown:
    width, height = page.get_size()
    scale = min(_SCALE, _LARGEST[0] / width, _LARGEST[1] / height)
    image = page.render(scale=scale).to_pil().convert("RGB")
    return _png(image, number, "the whole page; the words quoted were not found in its text")


def _of_picture(data: bytes) -> Shown | None:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    image.thumbnail(_LARGEST)
    return _png(image, 0, "the whole picture, made smaller")


def _png(image: Any, page: int, shows: str) -> Shown:
    """Return a picture as PNG without metadata, in at most 64 colors: text stays sharp and the file small."""
    from PIL import ImageDraw

    # Paper on paper has no edge; a thin line shows where the exhibit begins and ends.
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=(120, 120, 120))
    held = io.BytesIO()
    image.quantize(colors=64).save(held, format="PNG", optimize=True)
    return Shown(png=held.getvalue(), width=image.width, height=image.height, page=page, shows=shows)
