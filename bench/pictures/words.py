"""Invented words, numbers and dates in print, and the fonts they are set in. No word is a real firm's."""

import functools
from pathlib import Path

import cv2
import numpy as np
from bench.pictures.paint import Image, Rng
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

__all__ = ["brand", "day", "digits", "font_count", "lot", "person", "product", "sentence", "text"]

# Debian packages fonts-dejavu-core and -extra, fonts-liberation, fonts-noto-core, fonts-noto-cjk.
TRUETYPE = Path("/usr/share/fonts/truetype")
LATIN = [
    *(f"dejavu/DejaVu{kind}.ttf" for kind in ("Sans", "Sans-Bold", "Serif", "Serif-Bold", "SansMono-Bold")),
    *(f"dejavu/DejaVu{kind}.ttf" for kind in ("SansCondensed", "SansCondensed-Bold", "SansMono")),
    *(f"liberation/Liberation{kind}.ttf" for kind in ("Sans-Bold", "Serif-BoldItalic", "Mono-Regular")),
    *(f"liberation/Liberation{kind}.ttf" for kind in ("SansNarrow-Bold", "Serif-Regular", "Sans-Italic")),
    *(
        f"noto/Noto{kind}.ttf"
        for kind in ("Sans-Bold", "Serif-Regular", "SerifDisplay-BoldItalic", "Mono-Regular")
    ),
]
CJK = ["../opentype/noto/NotoSansCJK-Regular.ttc", "../opentype/noto/NotoSerifCJK-Bold.ttc"]
SIZES = (10, 12, 14, 17, 20, 24, 30, 38, 48, 62, 80, 100)
HEADS = [
    "zor",
    "vel",
    "kam",
    "bru",
    "tal",
    "nex",
    "pho",
    "dri",
    "qua",
    "lus",
    "mir",
    "oga",
    "wex",
    "yun",
    "hel",
    "fra",
    "tik",
    "sol",
    "var",
    "jep",
]
TAILS = [
    "anta",
    "ibo",
    "elux",
    "ora",
    "isun",
    "etto",
    "aqua",
    "ivia",
    "omar",
    "udo",
    "enza",
    "irel",
    "akko",
    "upel",
    "ylo",
    "astra",
    "ezim",
    "oqa",
]
THINGS = (
    "DISPOSABLE FACE MASK",
    "ISOLATION GOWN",
    "NITRILE GLOVES",
    "COTTON SHIRTS",
    "PADDED JACKETS",
    "FROZEN SQUID RINGS",
    "WOODEN BLINDS",
    "SYNTHETIC HAIR",
    "LED LAMP",
    "GARDEN TOOLS",
    "WORK TROUSERS",
    "KNITTED CAPS",
    "SEED SACKS",
    "TOY BLOCKS",
)
PROSE = [
    "the",
    "site",
    "was",
    "visited",
    "and",
    "the",
    "line",
    "observed",
    "goods",
    "were",
    "counted",
    "in",
    "the",
    "store",
    "room",
    "pallets",
    "stood",
    "along",
    "the",
    "wall",
    "exits",
    "were",
    "free",
    "records",
    "of",
    "hours",
    "were",
    "seen",
    "for",
    "two",
    "months",
    "workers",
    "were",
    "at",
    "their",
    "places",
    "samples",
    "were",
    "taken",
    "cartons",
    "carry",
    "the",
    "lot",
    "and",
    "the",
    "day",
    "of",
    "packing",
    "the",
    "manager",
    "answered",
    "all",
    "questions",
]
HANZI = "安平新海东明华山林春和光远石云江北南水木金田禾"


@functools.cache
def paths(cjk: bool) -> tuple[Path, ...]:
    """Return the fonts that this machine has, in a fixed order."""
    return tuple(path for name in (CJK if cjk else LATIN) if (path := TRUETYPE / name).exists())


def font_count() -> int:
    """Return the number of fonts found: pictures of machines with other fonts differ."""
    return len(paths(False)) + len(paths(True))


@functools.lru_cache(maxsize=300)
def font(number: int, size: int, cjk: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return a font; Pillow's own when the machine has none."""
    found = paths(cjk) or paths(False)
    return ImageFont.truetype(found[number % len(found)], size) if found else ImageFont.load_default(size)


def text(
    picture: Image,
    words: str,
    at: tuple[float, float],
    *,
    size: int,
    ink: tuple[int, int, int],
    face: int = 0,
    wide: float | None = None,
) -> tuple[int, int]:
    """Write a line into a picture, in place, and return the width and height written.

    Args:
        at: left and top, in pixels.
        size: height in pixels; set in the nearest size kept and scaled.
        face: number of the font.
        wide: the most pixels it may take across.
    """
    near = min(SIZES, key=lambda kept: abs(kept - size))
    chosen = font(face, near, any(ord(sign) > 0x2E80 for sign in words))
    left, top, right, bottom = chosen.getbbox(words)
    area = Pillow.new("L", (max(int(right - left), 1), max(int(bottom - top), 1)))
    ImageDraw.Draw(area).text((-left, -top), words, font=chosen, fill=255)
    scale = size / near
    if wide is not None:
        scale = min(scale, wide / area.width)
    mask = np.asarray(area)
    if abs(scale - 1) > 0.02:
        new = (max(int(area.width * scale), 1), max(int(area.height * scale), 1))
        mask = cv2.resize(mask, new, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    x, y = max(int(at[0]), 0), max(int(at[1]), 0)
    part = picture[y : y + mask.shape[0], x : x + mask.shape[1]]
    share = mask[: part.shape[0], : part.shape[1], None].astype(np.uint16)
    part[:] = ((part * (255 - share) + np.array(ink, np.uint16) * share) // 255).astype(np.uint8)
    return mask.shape[1], mask.shape[0]


def brand(rng: Rng) -> str:
    """Return an invented brand."""
    word = HEADS[int(rng.integers(len(HEADS)))] + TAILS[int(rng.integers(len(TAILS)))]
    if rng.random() < 0.5:
        word += TAILS[int(rng.integers(len(TAILS)))][-2:]
    return word.upper() if rng.random() < 0.6 else word.title()


def digits(rng: Rng, count: int) -> str:
    """Return so many digits."""
    return "".join(map(str, rng.integers(0, 10, count)))


def lot(rng: Rng) -> str:
    """Return a lot number."""
    letters = "".join(chr(65 + int(k)) for k in rng.integers(0, 26, 2))
    return (
        f"{letters}{digits(rng, 6)}" if rng.random() < 0.5 else f"{digits(rng, 4)}-{letters}-{digits(rng, 2)}"
    )


def day(rng: Rng) -> str:
    """Return a date between 2016 and 2026."""
    return f"{int(rng.integers(2016, 2027))}-{int(rng.integers(1, 13)):02d}-{int(rng.integers(1, 29)):02d}"


def product(rng: Rng) -> str:
    """Return goods in general words."""
    return THINGS[int(rng.integers(len(THINGS)))]


def sentence(rng: Rng, count: int) -> str:
    """Return so many words of report prose, half of them invented, so that two reports share few."""
    said = [PROSE[int(k)] for k in rng.integers(0, len(PROSE), count)]
    return " ".join(word if rng.random() < 0.5 else brand(rng).lower() for word in said)


def person(rng: Rng) -> str:
    """Return an invented name of two or three signs drawn at random."""
    return "".join(HANZI[int(k)] for k in rng.integers(0, len(HANZI), int(rng.integers(2, 4))))
