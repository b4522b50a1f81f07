"""Days burnt into photographs: read rate and wrong readings on generated stamps.

Scenes and stamps are made here and show nothing that exists. Fonts are marked as seen (their shapes ship with the
reader) or unseen. Peer: Tesseract on the whole picture, and on the best corner alone without the second reader.
"""

import argparse
import io
import subprocess
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from _frame import figure
from unpick.datasets.documents.ocr import has_ocr, read_lines
from unpick.exhibits.stamps import _lines, days_in_digits, find_stamp

FONTS = {
    "DejaVuSansMono-Bold": ("dejavu/DejaVuSansMono-Bold.ttf", True),
    "LiberationSans": ("liberation/LiberationSans-Regular.ttf", True),
    "LiberationMono-Bold": ("liberation/LiberationMono-Bold.ttf", True),
    "LiberationSans-Bold": ("liberation/LiberationSans-Bold.ttf", False),
    "DejaVuSerif": ("dejavu/DejaVuSerif.ttf", False),
    "NotoSans": ("noto/NotoSans-Regular.ttf", True),
    "NotoSansDisplay": ("noto/NotoSansDisplay-Regular.ttf", False),
    "segments": ("", True),
}
COLORS = {"orange": (255, 140, 0), "yellow": (255, 220, 40), "red": (235, 40, 30), "white": (255, 255, 255)}
FORMS = (
    "{y:04d} {m:02d} {d:02d}",
    "{d:02d}.{m:02d}.{y:04d}",
    "{y:04d}/{m:02d}/{d:02d}",
    "{y:04d}-{m:02d}-{d:02d} {h:02d}:{n:02d}",
)
SEGMENTS = ["abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"]


def scene(draw, size):
    """Return a drawn room with boxes, bars and grain: light and dark things in every corner."""
    wide, high = size
    page = Image.new("RGB", size, tuple(int(v) for v in draw.integers(60, 200, 3)))
    pen = ImageDraw.Draw(page)
    for _ in range(60):
        x, y = int(draw.integers(0, wide)), int(draw.integers(0, high))
        w, h = int(draw.integers(8, wide // 3)), int(draw.integers(8, high // 4))
        color = tuple(int(v) for v in draw.integers(10, 245, 3))
        pen.rectangle((x, y, x + w, y + h), fill=color, outline=tuple(v // 2 for v in color))
    for _ in range(12):
        x, y = int(draw.integers(0, wide)), int(draw.integers(0, high))
        pen.line(
            (x, y, x + int(draw.integers(-300, 300)), y + int(draw.integers(-200, 200))),
            fill=(40, 40, 40),
            width=int(draw.integers(1, 6)),
        )
    page = page.filter(ImageFilter.GaussianBlur(float(draw.uniform(0.4, 1.6))))
    grain = draw.normal(0, float(draw.uniform(1, 7)), (high, wide, 1))
    return Image.fromarray(np.clip(np.asarray(page, np.float32) + grain, 0, 255).astype(np.uint8))


def stamped(page, text, font, color, tall):
    pen = ImageDraw.Draw(page)
    wide, high = page.size
    margin = high // 40
    if FONTS[font][0]:
        used = ImageFont.truetype(f"/usr/share/fonts/truetype/{FONTS[font][0]}", tall)
        pen.text((wide - margin, high - margin), text, fill=color, font=used, anchor="rs")
        return page
    x = wide - margin - round(len(text) * tall * 0.75)
    for sign in text:
        if sign.isdigit():
            _segments(pen, int(sign), x, high - margin - tall, tall, color)
        elif sign in ".:-/":
            pen.rectangle(
                (x + tall * 0.2, high - margin - tall * 0.1, x + tall * 0.3, high - margin), fill=color
            )
        x += round(tall * 0.75)
    return page


def _segments(pen, digit, x, y, tall, color):
    wide, thick = tall * 0.5, max(2, tall // 9)
    lines = {
        "a": (x, y, x + wide, y), "b": (x + wide, y, x + wide, y + tall / 2), "c": (x + wide, y + tall / 2, x + wide, y + tall),
        "d": (x, y + tall, x + wide, y + tall), "e": (x, y + tall / 2, x, y + tall), "f": (x, y, x, y + tall / 2),
        "g": (x, y + tall / 2, x + wide, y + tall / 2),
    }  # fmt: skip
    for one in SEGMENTS[digit]:
        pen.line(lines[one], fill=color, width=thick)


def made(number):
    """Return picture number N, the digits of its stamp, and what it was made with."""
    draw = np.random.default_rng([7, number])
    fonts, colors = list(FONTS), list(COLORS)
    font, color = fonts[number % len(fonts)], colors[(number // len(fonts)) % len(colors)]
    quality = (90, 75, 60, 45)[(number // 32) % 4]
    size = ((1280, 960), (1600, 1200), (960, 720))[int(draw.integers(3))]
    form = FORMS[int(draw.integers(len(FORMS)))]
    parts = {
        "y": int(draw.integers(2008, 2027)),
        "m": int(draw.integers(1, 13)),
        "d": int(draw.integers(1, 29)),
        "h": int(draw.integers(24)),
        "n": int(draw.integers(60)),
    }
    text = form.format(**parts)
    tall = round(size[1] * float(draw.uniform(0.025, 0.045)))
    page = stamped(scene(draw, size), text, font, COLORS[color], tall)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    pixels = np.asarray(Image.open(io.BytesIO(out.getvalue())).convert("RGB"))
    truth = f"{parts['y']:04d}-{parts['m']:02d}-{parts['d']:02d}"
    return pixels, truth, {"font": font, "color": color, "quality": quality, "form": form}


def plain(number):
    """Return a picture without a stamp."""
    draw = np.random.default_rng([8, number])
    return np.asarray(scene(draw, (1280, 960)))


def by_tesseract(line):
    return read_lines([line], letters="0123456789")[0].text


def whole_page(picture):
    """Return what Tesseract reads on the whole picture, as sparse text."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG")
    command = ["tesseract", "stdin", "stdout", "--psm", "11"]
    return subprocess.run(command, input=out.getvalue(), capture_output=True, check=False).stdout.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--pictures", type=int, default=512)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    if not has_ocr():
        raise SystemExit("tesseract is not installed (Debian: tesseract-ocr)")
    count = 64 if given.small else given.pictures
    tally = {}
    read = wrong = one_reader = one_wrong = whole = 0
    for number in range(count):
        picture, truth, how = made(number)
        found = find_stamp(picture, by_tesseract)
        right = found is not None and truth in map(str, found.days)
        read, wrong = read + right, wrong + (found is not None and not right)
        alone = sorted(_lines(picture), key=lambda one: -one[1].likeness)[:1]
        good = bool(alone) and truth in map(str, alone[0][1].days)
        one_reader, one_wrong = one_reader + good, one_wrong + (bool(alone) and not good)
        if number % 4 == 0:
            said = "".join(filter(str.isdigit, whole_page(picture)))
            digits = truth.replace("-", "")
            forms = (digits, digits[6:] + digits[4:6] + digits[:4])
            whole += any(one in said for one in forms)
        for key in ("font", "color", "quality"):
            hits, of = tally.get((key, how[key]), (0, 0))
            tally[key, how[key]] = hits + right, of + 1
        if given.verbose and not right:
            print(
                number,
                truth,
                how,
                found.digits if found else [one[1].digits for one in alone],
                file=sys.stderr,
            )
    if given.verbose:
        print(
            {f"{key} {value}": f"{hits}/{of}" for (key, value), (hits, of) in tally.items()}, file=sys.stderr
        )
    accepted = read + wrong
    blank = [find_stamp(plain(number), by_tesseract) for number in range(count // 4)]
    figure(
        "stamps_read",
        read / count,
        "share",
        peer="tesseract_whole",
        peer_value=whole / (count // 4),
        target=0.9,
        met=read >= 0.9 * count,
        n=count,
    )
    figure(
        "stamps_wrong_when_accepted",
        wrong / max(1, accepted),
        "share",
        peer="one_reader",
        peer_value=one_wrong / max(1, one_reader + one_wrong),
        target=0.01,
        met=wrong <= 0.01 * accepted,
        n=accepted,
    )
    figure(
        "stamps_on_pictures_without",
        sum(map(bool, blank)),
        "count",
        target=0,
        met=not any(blank),
        n=len(blank),
    )
    assert days_in_digits("20201103")


if __name__ == "__main__":
    main()
