"""Redaction by re-rendering: pixels, solid boxes, a new file made from the pixels and from nothing else."""

import io
import itertools
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.name_parts import Part, find_parts, letters_of
from unpick.model.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "Box",
    "Glyph",
    "check_fill",
    "find_name_parts",
    "find_names",
    "image_pdf",
    "load_image",
    "name_boxes",
    "normal",
    "paint",
    "plain_image",
    "render_pages",
]

DPI: Final = 200
"""Resolution of rendered pages: print of 8 points stays readable, an A4 page has 3.9 million pixels."""

MOST_PIXELS: Final = 60_000_000
"""Largest picture that is rendered or opened: a sheet of A2 at 300 dpi has 35 million. Above lie bombs."""

MOST_PAGES: Final = 2_000
"""Most pages of one file; a longer one is to be split by the user, so that memory stays bounded."""

LENGTH: Final = 14
"""Width of a box over a name in heights of its line: a name of 24 Latin letters (about 0.55 em each)."""

_FILLS: Final = {
    "blur": "a blurred number was read back in full, 108 of 108 digits at sigma 6 and at sigma 10",
    "pixelate": "a pixelated number was read back, 108 of 108 digits at blocks of 8 pixels, 74 at 14",
}
"""Why these are refused: own measurement with an attacker who knows the font (research on evidence, 4.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A region of a page to cover, in pixels of the rendered page; page from 0, top left is (0, 0)."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A piece of text, a letter or a word, with the box that it takes up; sure: how sure a machine was of it, 0 to 100."""

    text: str
    box: Box
    sure: float = 100.0


def check_fill(fill: str) -> None:
    """Refuse every way of covering but the solid one.

    Raises:
        UsageError: the fill is blur, pixelation or unknown.
    """
    if fill in _FILLS:
        raise UsageError("redact", f"'{fill}' hides nothing: {_FILLS[fill]}", "use the solid fill")
    if fill != "solid":
        raise UsageError("redact", f"there is no fill '{fill}'", "use the solid fill")


def render_pages(data: bytes, name: str) -> tuple[list["Image"], list[list[Glyph]]]:
    """Render every page of a PDF; return the pictures and the letters of each page's text layer.

    Raises:
        UnreadableFile: it is no PDF, is encrypted, has too many pages or too large ones.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as problem:
        raise UnreadableFile(
            name, f"it cannot be rendered ({problem})", "give a whole PDF without password"
        ) from None
    try:
        if not 0 < count <= MOST_PAGES:
            raise UnreadableFile(name, f"it has {count} pages", f"give 1 to {MOST_PAGES} at a time")
        if document.get_formtype():
            document.init_forms()
        pictures, texts = list["Image"](), list[list[Glyph]]()
        for number in range(count):
            page = document[number]
            width, height = page.get_size()
            scale = DPI / 72
            if width * height * scale * scale > MOST_PIXELS:
                raise UnreadableFile(
                    name, f"page {number + 1} is {width:.0f} x {height:.0f} points", "scale it down"
                )
            picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
            pictures.append(picture)
            texts.append(_letters(page, number, picture))
        return pictures, texts
    finally:
        document.close()


def _letters(page: Any, number: int, picture: "Image") -> list[Glyph]:
    """Return the letters of a text layer in pixels of the rendered page, turned and cropped as that is."""
    import ctypes

    from pypdfium2 import raw

    text, found = page.get_textpage(), list[Glyph]()
    across, down = ctypes.c_int(), ctypes.c_int()

    def pixel(x: float, y: float) -> tuple[int, int]:
        size = (0, 0, picture.width, picture.height, 0)
        raw.FPDF_PageToDevice(page.raw, *size, x, y, across, down)
        return across.value, down.value

    for place in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(place, loose=True)
        (one, two), (three, four) = pixel(left, bottom), pixel(right, top)
        box = Box(
            page=number,
            left=min(one, three),
            right=max(one, three),
            top=min(two, four),
            bottom=max(two, four),
        )
        found.append(Glyph(text=text.get_text_range(place, 1), box=box))
    return found


def load_image(data: bytes, name: str) -> "Image":
    """Return the pixels of a picture, turned as its EXIF says.

    Raises:
        UnreadableFile: it is no picture, is cut short, has several frames, or is too large.
    """
    from PIL import Image, ImageOps

    try:
        opened = Image.open(io.BytesIO(data))
        if opened.width * opened.height > MOST_PIXELS:
            raise UnreadableFile(name, f"it has {opened.width} x {opened.height} pixels", "scale it down")
        if getattr(opened, "n_frames", 1) > 1:
            raise UnreadableFile(name, "it has several frames", "give each frame as its own picture")
        turned: Image.Image = ImageOps.exif_transpose(opened) or opened
        if turned.mode.startswith("I;16") or turned.mode == "I":
            turned = turned.point(lambda value: value / 256).convert("L")
        if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
            # What was transparent may hide pixels; on white they are shown or gone.
            ground = Image.new("RGBA", turned.size, "white")
            ground.alpha_composite(turned.convert("RGBA"))
            turned = ground
        return turned.convert("RGB")
    except UnreadableFile:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise UnreadableFile(
            name, f"it is no picture that can be opened ({problem})", "give PNG, JPEG, TIFF or PDF"
        ) from None


def normal(text: str) -> str:
    """Return letters and digits only, case folded and composed alike: how names are compared.

    >>> normal("Kim  Ji-Young")
    'kimjiyoung'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def find_names(glyphs: Sequence[Glyph], names: Sequence[str]) -> dict[str, list[list[Box]]]:
    """Return where each name stands: per place one box for each line that it runs over."""
    text, owner = "", list[int]()
    for place, glyph in enumerate(glyphs):
        piece = normal(glyph.text)
        text += piece
        owner += [place] * len(piece)
    found: dict[str, list[list[Box]]] = {}
    for name in names:
        wanted, start = normal(name), 0
        found[name] = []
        while wanted and (start := text.find(wanted, start)) >= 0:
            covered = dict.fromkeys(owner[start : start + len(wanted)])
            found[name].append(_lines([glyphs[one].box for one in covered]))
            start += 1
    return found


def find_name_parts(
    glyphs: Sequence[Glyph], parts: Sequence[Part], names: Sequence[str]
) -> list[tuple[list[Box], bool]]:
    """Return where parts of names stand outside of the full names, and whether each place is surely the name."""
    read = letters_of([glyph.text for glyph in glyphs], _breaks(glyphs))
    letters, owner = [letter for letter, _ in read], [number for _, number in read]
    found = list[tuple[list[Box], bool]]()
    for place in find_parts(letters, parts, [normal(name) for name in names]):
        covered = dict.fromkeys(owner[place.start : place.end])
        found.append((_lines([glyphs[one].box for one in covered]), place.sure))
    return found


def _breaks(glyphs: Sequence[Glyph]) -> list[str]:
    """Return what stands before each piece of text: a new line or cell, a blank, or nothing."""
    found = ["\n"]
    for last, here in itertools.pairwise(glyphs):
        a, b = last.box, here.box
        words = len(last.text) > 1 or len(here.text) > 1
        # A letter is at most as wide as its line is high, a word at least; a page may be turned.
        side = (min if words else max)(a.bottom - a.top, a.right - a.left)
        gap = max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom)
        found.append("\n" if gap > 1.5 * side else " " if words or gap > 0.25 * side else "")
    return found[: len(glyphs)]


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes that follow one another on one line."""
    lines = list[Box]()
    for box in boxes:
        last = lines[-1] if lines else None
        if last and min(last.bottom, box.bottom) - max(last.top, box.top) > 0.3 * (box.bottom - box.top):
            lines[-1] = Box(
                page=box.page,
                left=min(last.left, box.left),
                top=min(last.top, box.top),
                right=max(last.right, box.right),
                bottom=max(last.bottom, box.bottom),
            )
        else:
            lines.append(box)
    return lines


def name_boxes(found: Sequence[Box], sizes: Sequence[tuple[int, int]], *, whole_lines: bool) -> list[Box]:
    """Return boxes of one length for all names of a file, so that no box tells how long its name is.

    What stands after a short name is covered as well. What is left of that line may still tell an attacker
    who knows the font where it began; with whole_lines each box runs over the whole width of the page.

    Args:
        sizes: width and height of each page in pixels.
    """
    if not found:
        return []
    height = max(box.bottom - box.top for box in found)
    length = max(LENGTH * height, *(box.right - box.left + height for box in found))
    boxes = list[Box]()
    for box in found:
        width, _ = sizes[box.page]
        middle = (box.top + box.bottom) / 2
        left = 0.0 if whole_lines else max(0.0, min(box.left - height / 4, width - length))
        right = float(width) if whole_lines else min(float(width), left + length)
        boxes.append(
            Box(
                page=box.page, left=left, right=right, top=middle - height * 0.6, bottom=middle + height * 0.6
            )
        )
    return boxes


def paint(picture: "Image", boxes: Sequence[Box]) -> "Image":
    """Return a copy with the boxes filled black; nothing of the first picture but its pixels goes along."""
    from PIL import Image, ImageDraw

    copy = Image.frombytes("RGB", picture.size, picture.tobytes())
    draw = ImageDraw.Draw(copy)
    for box in boxes:
        corner = (int(box.left), int(box.top))
        draw.rectangle((corner, (int(box.right) + 1, int(box.bottom) + 1)), fill=(0, 0, 0))
    return copy


def plain_image(picture: "Image", form: str) -> bytes:
    """Return the file of a picture, made from its pixels: no EXIF, no thumbnail, no profile, no comment.

    Args:
        form: "PNG" or "JPEG".
    """
    out = io.BytesIO()
    picture.save(out, form, **({"quality": 90} if form == "JPEG" else {}))
    return out.getvalue()


def image_pdf(pictures: Sequence["Image"], *, dpi: float = DPI) -> bytes:
    """Return a PDF with one picture a page and nothing else: no text, fonts, metadata, dates, revisions."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = list[str]()
    for picture in pictures:
        width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
        content = zlib.compress(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /P Do Q".encode(), 9)
        coded = plain_image(picture, "JPEG")
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources << /XObject << /P {first + 2} 0 R >> >> /Contents {first + 1} 0 R >>".encode(),
            _stream("/Filter /FlateDecode", content),
            _stream(
                f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
                "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                coded,
            ),
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    body, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(body)


def _stream(about: str, data: bytes) -> bytes:
    return f"<< {about} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
