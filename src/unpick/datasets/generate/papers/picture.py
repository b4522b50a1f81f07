"""Pictures of papers and places that do not exist: crooked scans, abstract cards, drawn photographs with EXIF."""

import datetime as dt
import io
import random
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from unpick.datasets.generate.papers.blocks import MARK, Block, as_day, plain_lines

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

__all__ = ["SCENES", "cards", "invented_number", "photo", "scan"]

_PAGE: Final = (1240, 1754)
"""A4 at 150 dpi."""

_ROWS: Final = 62
"""Lines of a scanned page."""


def scan(
    blocks: Sequence[Block],
    made: str | dt.date,
    *,
    seed: int,
    blur: float = 0.4,
    tilt: float = 1.0,
    mark: str = MARK,
) -> bytes:
    """Return a PDF that holds only pictures of pages: no text layer.

    Args:
        blur: radius in pixels at 150 dpi; above 4 nobody reads it. tilt: largest angle in degrees.
    """
    lines = [cut for line in plain_lines(blocks) for cut in (textwrap.wrap(line, 88) or [""])]
    pages = [lines[at : at + _ROWS] for at in range(0, len(lines), _ROWS)] or [[]]
    worn = [_worn(_typed(page, mark).convert("L"), seed + at, blur, tilt) for at, page in enumerate(pages)]
    return _as_pdf(worn, made, mark)


def cards(count: int, made: str | dt.date, *, seed: int, blur: float = 0.4, mark: str = MARK) -> bytes:
    """Return a PDF of pictures of abstract cards, eight on a page: grey fields, bars for text, no face.

    Each has a number that no person has: no area code begins with 99 (2023 codes of the bundled table), and its
    check character fits. A blur of 2 or more leaves a copy at 75 dpi that nobody reads; else it has 150 dpi.
    """
    less, turn = (2, 1.2) if blur >= _POOR else (1, 0.4)
    pages = [
        _worn(
            _card_page(min(8, count - at), seed + at, mark).convert("L").reduce(less),
            seed + at,
            blur / less,
            turn,
        )
        for at in range(0, count, 8)
    ]
    return _as_pdf(pages, made, mark, dpi=150 // less)


_POOR = 2.0


def invented_number(draw: random.Random) -> str:
    """Return a resident number that nobody has: area code 99, an invented day, a check character that fits."""
    day = dt.date(1965, 1, 1) + dt.timedelta(days=draw.randrange(13_000))
    body = f"99{draw.randrange(10_000):04d}{day:%Y%m%d}{draw.randrange(1000):03d}"
    # ISO 7064 MOD 11-2, as in exhibits.resident.
    return body + "10X98765432"[sum(int(one) * pow(2, 17 - at, 11) for at, one in enumerate(body)) % 11]


def photo(
    scene: str,
    *,
    taken: str = "",
    stamp: str = "",
    seed: int = 1,
    size: tuple[int, int] = (960, 720),
    blur: float = 0.0,
    kind: str = "JPEG",
    mark: str = MARK,
) -> bytes:
    """Return a drawn photograph.

    Args:
        scene: one of SCENES. taken: EXIF DateTimeOriginal, as `2020-11-03T10:15:00`; empty for none.
        stamp: text burnt into the corner in orange, as cameras do. kind: JPEG or PNG.
    """
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", size, (196, 190, 178))
    SCENES[scene](ImageDraw.Draw(picture), size, random.Random(seed))  # noqa: S311
    picture = _worn(picture, seed, blur, 0.0)
    if stamp:
        ImageDraw.Draw(picture).text(
            (size[0] - 14, size[1] - 14), stamp, fill=(255, 140, 0), font=_font(size[1] // 24), anchor="rs"
        )
    return _saved(picture, taken, kind, mark)


def _saved(picture: "Image.Image", taken: str, kind: str, mark: str) -> bytes:
    from PIL import ExifTags, Image

    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = mark
    if taken:
        moment = taken.replace("-", ":").replace("T", " ")
        exif[ExifTags.Base.DateTime] = moment
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = moment
    out = io.BytesIO()
    picture.save(out, kind, quality=85, exif=exif)
    return out.getvalue()


def _font(size: int) -> "ImageFont.FreeTypeFont | ImageFont.ImageFont":
    from PIL import ImageFont

    return ImageFont.load_default(size)


def _typed(lines: Sequence[str], mark: str) -> "Image.Image":
    from PIL import Image, ImageDraw

    page = Image.new("RGB", _PAGE, (250, 249, 245))
    pen, font = ImageDraw.Draw(page), _font(21)
    for at, line in enumerate(lines):
        pen.text((90, 80 + at * 26), line, fill=(35, 35, 40), font=font)
    pen.text((90, _PAGE[1] - 50), mark, fill=(90, 90, 90), font=_font(14))
    return page


def _card_page(count: int, seed: int, mark: str) -> "Image.Image":
    from PIL import Image, ImageDraw

    page, draw = Image.new("RGB", _PAGE, (248, 248, 246)), random.Random(seed)  # noqa: S311
    pen = ImageDraw.Draw(page)
    for at in range(count):
        left, top = 90 + (at % 2) * 545, 110 + (at // 2) * 390
        pen.rounded_rectangle(
            (left, top, left + 500, top + 315), 22, fill=(222, 228, 230), outline=(120, 120, 120)
        )
        pen.rectangle((left + 340, top + 55, left + 460, top + 205), fill=(170, 176, 180))
        for row in range(5):
            long = draw.randrange(90, 270)
            pen.rectangle(
                (left + 35, top + 50 + row * 38, left + 35 + long, top + 62 + row * 38), fill=(70, 74, 80)
            )
        pen.text((left + 60, top + 258), invented_number(draw), fill=(40, 40, 46), font=_font(34))
    pen.text((90, _PAGE[1] - 50), mark, fill=(90, 90, 90), font=_font(14))
    return page


def _worn(page: "Image.Image", seed: int, blur: float, tilt: float) -> "Image.Image":
    """Return the page turned a little, blurred and with grain, as a copier leaves it."""
    import numpy as np
    from PIL import Image, ImageFilter

    draw = np.random.default_rng(seed)
    if tilt:
        page = page.rotate(
            float(draw.uniform(-tilt, tilt)), fillcolor=244, resample=Image.Resampling.BILINEAR
        )
    if blur:
        # Box blurs cost the same at every radius; three of them are a Gaussian to the eye.
        page = page.filter(ImageFilter.BoxBlur(blur)).filter(ImageFilter.BoxBlur(blur / 2))
    seen = (np.asarray(page, dtype=np.float32) * 0.95 + 3).astype(np.uint8)
    grain = draw.integers(
        0, 9, size=(page.height, page.width, 1) if seen.ndim == 3 else seen.shape, dtype=np.uint8
    )
    return Image.fromarray(seen + grain)


def _as_pdf(pages: Sequence["Image.Image"], made: str | dt.date, mark: str, *, dpi: int = 150) -> bytes:
    out, moment = io.BytesIO(), as_day(made).timetuple()
    first, *rest = pages
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=dpi,
        quality=60,
        subject=mark,
        creationDate=moment,
        modDate=moment,
    )
    return out.getvalue()


def _floor(pen: "ImageDraw.ImageDraw", size: tuple[int, int]) -> None:
    wide, high = size
    pen.rectangle((0, int(high * 0.55), wide, high), fill=(128, 124, 116))
    pen.rectangle((0, 0, wide, int(high * 0.12)), fill=(224, 224, 220))


def _cartons(pen: "ImageDraw.ImageDraw", size: tuple[int, int], draw: random.Random) -> None:
    """A packing table with a stack of printed cartons, and figures without faces beside it."""
    _floor(pen, size)
    unit = size[0] // 6
    left = draw.randrange(unit // 3, unit)

    def at(pixels: int) -> int:
        """Return a length on a carton 160 pixels wide as it is on these: one print, whatever the size of the picture."""
        return round(pixels * unit / 160)

    for row in range(3):
        for column in range(3):
            x, y = left + column * (unit + at(6)), int(size[1] * 0.86) - (row + 1) * (unit * 3 // 4)
            pen.rectangle(
                (x, y, x + unit, y + unit * 3 // 4 - at(4)),
                fill=(181, 142, 98),
                outline=(110, 82, 52),
                width=at(3),
            )
            pen.text((x + at(10), y + at(12)), "PROTECTIVE", fill=(40, 52, 120), font=_font(at(20)))
            pen.text((x + at(10), y + at(36)), "COVERALL", fill=(40, 52, 120), font=_font(at(20)))
            pen.text((x + at(10), y + at(64)), "DISPOSABLE  25 PCS", fill=(60, 60, 60), font=_font(at(13)))
            pen.polygon(
                [
                    (x + unit - at(30), y + at(50)),
                    (x + unit - at(10), y + at(50)),
                    (x + unit - at(20), y + at(30)),
                ],
                fill=(180, 40, 40),
            )
    _figures(pen, size, 2, draw)


def _sewing(pen: "ImageDraw.ImageDraw", size: tuple[int, int], draw: random.Random) -> None:
    """Rows of sewing tables with figures without faces."""
    _floor(pen, size)
    for row in range(3):
        y = int(size[1] * (0.45 + row * 0.17))
        for column in range(5):
            x = 40 + column * size[0] // 5 + draw.randrange(0, 20)
            pen.rectangle((x, y, x + 110, y + 20), fill=(150, 116, 80))
            pen.rectangle((x + 30, y - 28, x + 84, y), fill=(232, 232, 226), outline=(90, 90, 90))
    _figures(pen, size, 5, draw)


def _spinning(pen: "ImageDraw.ImageDraw", size: tuple[int, int], draw: random.Random) -> None:
    """Ring frames with bobbins."""
    _floor(pen, size)
    for row in range(2):
        y = int(size[1] * (0.3 + row * 0.3))
        pen.rectangle((30, y, size[0] - 30, y + 90), fill=(92, 120, 116))
        for at in range(38):
            x = 44 + at * (size[0] - 90) // 38
            pen.ellipse((x, y + 14 + draw.randrange(0, 5), x + 13, y + 70), fill=(238, 236, 226))


def _gate(pen: "ImageDraw.ImageDraw", size: tuple[int, int], draw: random.Random) -> None:
    """A gate with a sign that cannot be read and two halls behind."""
    wide, high = size
    pen.rectangle((0, 0, wide, high // 2), fill=(170, 198, 220))
    for at, left in enumerate((wide // 12, wide // 2)):
        pen.rectangle((left, high // 4 + at * 30, left + wide // 3, high // 2 + 60), fill=(206, 200, 190))
    pen.rectangle((wide // 3, high // 2, wide * 2 // 3, high * 2 // 3), outline=(60, 60, 66), width=6)
    pen.rectangle(
        (wide // 8, high // 2 + 20, wide // 4, high // 2 + 50 + draw.randrange(10)), fill=(60, 84, 60)
    )


def _figures(pen: "ImageDraw.ImageDraw", size: tuple[int, int], count: int, draw: random.Random) -> None:
    for _ in range(count):
        x, y = draw.randrange(size[0] * 2 // 3, size[0] - 60), int(size[1] * 0.5) + draw.randrange(-20, 60)
        pen.ellipse((x, y, x + 34, y + 38), fill=(120, 104, 92))
        pen.rounded_rectangle((x - 12, y + 38, x + 46, y + 150), 14, fill=(84, 110, 150))


SCENES: Final[dict[str, Callable[["ImageDraw.ImageDraw", tuple[int, int], random.Random], None]]] = {
    "cartons": _cartons,
    "sewing": _sewing,
    "spinning": _spinning,
    "gate": _gate,
}
"""Scenes by name; a new one is a function and a line here."""
