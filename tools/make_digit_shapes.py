"""Write exhibits/words/digit_shapes.csv: the ten digits and the stroke between them (10) in several fonts and as segments, 16 by 24 points each.

Run from the project's root: python3 tools/make_digit_shapes.py. Fonts: DejaVu (Bitstream Vera license),
Liberation and Noto (SIL OFL 1.1) of Debian. The segments are drawn here. A row: font, digit, 24 lines of 16 bits in hex.
"""

import csv
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

OUT = Path(__file__).parent.parent / "src" / "unpick" / "exhibits" / "words" / "digit_shapes.csv"
FONTS = {
    "DejaVu Sans": "dejavu/DejaVuSans.ttf",
    "DejaVu Sans Bold": "dejavu/DejaVuSans-Bold.ttf",
    "DejaVu Sans Mono": "dejavu/DejaVuSansMono.ttf",
    "DejaVu Sans Mono Bold": "dejavu/DejaVuSansMono-Bold.ttf",
    "Noto Sans": "noto/NotoSans-Regular.ttf",
    "Liberation Sans": "liberation/LiberationSans-Regular.ttf",
    "Liberation Mono": "liberation/LiberationMono-Regular.ttf",
    "Liberation Mono Bold": "liberation/LiberationMono-Bold.ttf",
}
SEGMENTS = ["abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"]


def boxed(ink: np.ndarray) -> np.ndarray:
    """Return the ink, cut out and fitted into 16 by 24 without changing its shape."""
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    cut = Image.fromarray((ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] * 255).astype(np.uint8))
    scale = min(16 / cut.width, 24 / cut.height)
    size = max(1, round(cut.width * scale)), max(1, round(cut.height * scale))
    page = Image.new("L", (16, 24))
    page.paste(cut.resize(size, Image.Resampling.BOX), ((16 - size[0]) // 2, (24 - size[1]) // 2))
    return np.asarray(page) > 127


def typed(font: ImageFont.FreeTypeFont, digit: str) -> np.ndarray:
    page = Image.new("L", (160, 200))
    ImageDraw.Draw(page).text((20, 20), digit, fill=255, font=font)
    return boxed(np.asarray(page) > 127)


def segments(digit: int, thick: int, slant: float) -> np.ndarray:
    page = Image.new("L", (110, 150))
    pen = ImageDraw.Draw(page)
    x0, x1, y0, y1, y2 = 30, 80, 15, 75, 135
    lines = {
        "a": (x0, y0, x1, y0), "b": (x1, y0, x1, y1), "c": (x1, y1, x1, y2), "d": (x0, y2, x1, y2),
        "e": (x0, y1, x0, y2), "f": (x0, y0, x0, y1), "g": (x0, y1, x1, y1),
    }  # fmt: skip
    for one in SEGMENTS[digit]:
        a, b, c, d = lines[one]
        pen.line((a + slant * (y2 - b), b, c + slant * (y2 - d), d), fill=255, width=thick)
    return boxed(np.asarray(page) > 127)


def main() -> None:
    shapes = []
    for name, path in FONTS.items():
        font = ImageFont.truetype(f"/usr/share/fonts/truetype/{path}", 120)
        shapes += [(name, at, typed(font, sign)) for at, sign in enumerate("0123456789/")]
    for name, thick, slant in (("segments", 14, 0.0), ("segments leaning", 12, 0.12)):
        shapes += [(name, digit, segments(digit, thick, slant)) for digit in range(10)]
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(["font", "digit", "rows"])
        out.writerows([name, digit, np.packbits(ink, axis=1).tobytes().hex()] for name, digit, ink in shapes)


if __name__ == "__main__":
    main()
