"""Places, cartons, handling marks without words and overlays, drawn plainly with Pillow for the pairs of `plain`. All is invented."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from bench.pictures.paint import Rng
from PIL import Image as Pictures
from PIL import ImageDraw, ImageEnhance, ImageFilter, ImageFont

__all__ = [
    "HIGH",
    "NAMES",
    "WIDE",
    "Drawn",
    "a_day",
    "a_lot",
    "carton",
    "color",
    "font",
    "grain",
    "marks",
    "one_of",
    "overlay",
    "pictogram",
    "scene",
    "seen",
    "twin",
    "whole",
]

Drawn = Pictures.Image
Color = tuple[int, int, int]
WIDE, HIGH = 1000, 750
NAMES = ("QUILLMOOR", "VESSARD", "ORRINDAL", "TALAKKO", "BRUNVEDT", "HALVEK", "MIRRANO", "ZEDDLOW")
GOODS = ("WOVEN TABLE MATS", "STEEL LADDERS", "RUBBER BOOTS", "GLASS JARS", "COTTON GLOVES", "TIN KETTLES")


def font(rng: Rng, size: float) -> Any:
    """Return one of some faces, where they are installed; else Pillow's own."""
    names = (
        "DejaVuSans-Bold",
        "DejaVuSans",
        "LiberationSans-Bold",
        "LiberationMono-Bold",
        "DejaVuSerif-Bold",
    )
    try:
        return ImageFont.truetype(f"{names[int(rng.integers(len(names)))]}.ttf", int(size))
    except OSError:
        return ImageFont.load_default(int(size))


def color(rng: Rng, low: int, high: int) -> Color:
    r, g, b = rng.integers(low, high, 3).tolist()
    return r, g, b


def one_of(rng: Rng, held: Sequence[Any]) -> Any:
    return held[int(rng.integers(len(held)))]


def back(rng: Rng, how: int | None = None) -> Drawn:
    """Return a plain place: flat with noise, a gradient, shelves, a floor of tiles, shapes, soft noise."""
    ways = (_flat, _gradient, _shelves, _tiles, _shapes, _soft)
    return grain(rng, ways[int(rng.integers(6)) if how is None else how](rng), 5)


def _flat(rng: Rng) -> Drawn:
    return Pictures.new("RGB", (WIDE, HIGH), color(rng, 60, 210))


def _gradient(rng: Rng) -> Drawn:
    one, two = np.array(color(rng, 30, 230)), np.array(color(rng, 30, 230))
    ramp = np.linspace(0, 1, HIGH)[:, None, None]
    rows = (one * (1 - ramp) + two * ramp).astype(np.uint8)
    return Pictures.fromarray(np.broadcast_to(rows, (HIGH, WIDE, 3)).copy())


def _shelves(rng: Rng) -> Drawn:
    picture = _flat(rng)
    draw = ImageDraw.Draw(picture)
    for y in range(int(rng.integers(60, 140)), HIGH, int(rng.integers(130, 200))):
        draw.rectangle((0, y, WIDE, y + 14), fill=color(rng, 30, 110))
        x = 0
        while x < WIDE:
            wide, high = int(rng.integers(40, 120)), int(rng.integers(40, 110))
            draw.rectangle((x, y - high, x + wide, y), fill=color(rng, 40, 230), outline=(30, 30, 30))
            x += wide + int(rng.integers(4, 40))
    return picture


def _tiles(rng: Rng) -> Drawn:
    picture, pitch = _flat(rng), int(rng.integers(60, 120))
    draw = ImageDraw.Draw(picture)
    for x in range(0, WIDE, pitch):
        for y in range(0, HIGH, pitch):
            draw.rectangle((x, y, x + pitch, y + pitch), fill=color(rng, 100, 190), outline=(80, 80, 80))
    return picture


def _shapes(rng: Rng) -> Drawn:
    picture = _flat(rng)
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(25, 70))):
        x, y, s = int(rng.integers(WIDE)), int(rng.integers(HIGH)), int(rng.integers(20, 160))
        shape = one_of(rng, ("ellipse", "rectangle", "line"))
        if shape == "line":
            draw.line((x, y, x + s, y + int(rng.integers(-90, 90))), fill=color(rng, 0, 255), width=5)
        else:
            getattr(draw, shape)((x, y, x + s, y + int(s * 0.7)), fill=color(rng, 0, 255))
    return picture


def _soft(rng: Rng) -> Drawn:
    small = rng.integers(40, 220, (24, 32, 3)).astype(np.uint8)
    return Pictures.fromarray(small).resize((WIDE, HIGH), Pictures.Resampling.BICUBIC)


def grain(rng: Rng, picture: Drawn, most: float) -> Drawn:
    """Return a picture with noise."""
    values = np.asarray(picture, np.float32)
    return Pictures.fromarray(
        np.clip(values + rng.normal(0, rng.uniform(1, most), values.shape), 0, 255).astype(np.uint8)
    )


def scene(rng: Rng) -> Drawn:
    """Return a place with some things in it: a photograph of nothing in particular."""
    picture = back(rng, int(rng.integers(2, 6)))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(12, 30))):
        x, y, s = int(rng.integers(WIDE)), int(rng.integers(HIGH)), int(rng.integers(30, 200))
        points = [
            (x + int(rng.normal(0, s / 2)), y + int(rng.normal(0, s / 2)))
            for _ in range(int(rng.integers(3, 7)))
        ]
        draw.polygon(points, fill=color(rng, 0, 255), outline=color(rng, 0, 90))
    return grain(rng, picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.2))), 4)


def pictogram(  # noqa: C901 - one mark after the other
    draw: ImageDraw.ImageDraw, which: int, x: float, y: float, s: float, ink: Color, *, framed: bool
) -> None:
    """Draw a handling mark without words: glass, arrows, umbrella, sun, stack, no hooks."""

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + a * s, y + b * s) for a, b in points]

    pen = max(int(s / 14), 2)
    if framed:
        draw.rectangle(at((0, 0), (1, 1)), outline=ink, width=max(pen // 2, 2))
    if which == 0:
        draw.polygon(at((0.25, 0.12), (0.75, 0.12), (0.66, 0.45), (0.5, 0.55), (0.34, 0.45)), fill=ink)
        draw.line(at((0.5, 0.5), (0.5, 0.85)), fill=ink, width=pen)
        draw.rectangle(at((0.3, 0.83), (0.7, 0.89)), fill=ink)
    elif which == 1:
        for left in (0.3, 0.7):
            draw.polygon(at((left, 0.1), (left - 0.15, 0.35), (left + 0.15, 0.35)), fill=ink)
            draw.rectangle(at((left - 0.05, 0.33), (left + 0.05, 0.76)), fill=ink)
        draw.rectangle(at((0.12, 0.82), (0.88, 0.88)), fill=ink)
    elif which == 2:
        draw.pieslice(at((0.14, 0.16), (0.86, 0.84)), 180, 360, fill=ink)
        draw.line(at((0.5, 0.45), (0.5, 0.8)), fill=ink, width=pen)
        draw.arc(at((0.38, 0.72), (0.5, 0.88)), 0, 180, fill=ink, width=pen)
        for k in (0.2, 0.5, 0.8):
            draw.line(at((k, 0.03), (k - 0.04, 0.13)), fill=ink, width=pen // 2 + 1)
    elif which == 3:
        draw.ellipse(at((0.35, 0.3), (0.65, 0.6)), outline=ink, width=pen)
        for turn in np.linspace(0, 2 * np.pi, 9)[:-1]:
            far, near = (
                np.array([np.cos(turn), np.sin(turn)]) * 0.38,
                np.array([np.cos(turn), np.sin(turn)]) * 0.22,
            )
            draw.line(
                at((0.5 + near[0], 0.45 + near[1]), (0.5 + far[0], 0.45 + far[1])),
                fill=ink,
                width=pen // 2 + 1,
            )
    elif which == 4:
        for k in range(3):
            draw.rectangle(at((0.3, 0.12 + 0.27 * k), (0.7, 0.34 + 0.27 * k)), outline=ink, width=pen)
    else:
        draw.arc(at((0.25, 0.35), (0.65, 0.85)), 0, 200, fill=ink, width=pen)
        draw.line(at((0.65, 0.6), (0.65, 0.12)), fill=ink, width=pen)
        draw.line(at((0.08, 0.92), (0.92, 0.08)), fill=ink, width=pen)


def marks(board: Drawn, set_of: Rng, *, x: int, y: int, size: int) -> None:
    """Draw a row of marks, the set and frame of which `set_of` chooses."""
    draw = ImageDraw.Draw(board)
    chosen, framed = set_of.permutation(6)[: int(set_of.integers(3, 6))].tolist(), bool(set_of.integers(2))
    for k, which in enumerate(chosen):
        pictogram(draw, which, x + k * size * 1.25, y, size, (25, 22, 20), framed=framed)


def carton(
    rng: Rng,
    *,
    name: str = "",
    lot: str = "",
    day: str = "",
    row: Rng | None = None,
    size: tuple[int, int] = (760, 520),
) -> Drawn:
    """Return the front of a carton, its layout of `rng`: board, brand, goods, a table of numbers, shapes."""
    wide, high = size
    board = Pictures.new(
        "RGB", size, one_of(rng, ((196, 164, 120), (180, 150, 108), (228, 224, 214), (170, 140, 100)))
    )
    draw, ink = ImageDraw.Draw(board), color(rng, 10, 70)
    name, goods = name or one_of(rng, NAMES), one_of(rng, GOODS)
    draw.text((30, 24), name, fill=ink, font=font(rng, 70))
    draw.text((34, 112), goods, fill=ink, font=font(rng, 36))
    face, y, step = font(rng, 32), 175, int(rng.integers(44, 56))
    lot, day = lot or a_lot(rng), day or a_day(rng)
    for line in (
        f"LOT NO: {lot}",
        f"DATE: {day}",
        f"QTY: {int(rng.integers(2, 60)) * 20} PCS",
        f"G.W. {int(rng.integers(8, 25))} KGS",
    ):
        draw.text((34, y), line, fill=ink, font=face)
        y += step
    if rng.random() < 0.6:
        draw.rectangle((20, 165, wide * 0.62, y + 4), outline=ink, width=3)
    for _ in range(int(rng.integers(2, 7))):
        x, top, s = (
            int(rng.integers(int(wide * 0.68), wide - 110)),
            int(rng.integers(40, high - 220)),
            int(rng.integers(30, 90)),
        )
        getattr(draw, one_of(rng, ("ellipse", "rectangle")))(
            (x, top, x + s, top + s), fill=color(rng, 30, 200)
        )
    if row is not None:
        marks(board, row, x=40, y=high - 110, size=92)
    draw.rectangle((0, 0, wide - 1, high - 1), outline=(110, 90, 60), width=3)
    return board


def a_lot(rng: Rng) -> str:
    letters = "ABCDEFGHKLMNPRSTUVWXYZ"
    a, b = (letters[int(one)] for one in rng.integers(len(letters), size=2))
    return one_of(rng, (f"{int(rng.integers(1000, 9999))}-{a}{b}-{int(rng.integers(10, 99))}", f"{a}{b}{int(rng.integers(100000, 999999))}",
                        f"{a}{int(rng.integers(10, 99))}-{int(rng.integers(1000, 9999))}"))  # fmt: skip


def a_day(rng: Rng) -> str:
    return f"{int(rng.integers(2021, 2026))}-{int(rng.integers(1, 13)):02d}-{int(rng.integers(1, 29)):02d}"


def seen(
    rng: Rng, art: Drawn, *, wide: float, slant: float = 0.08, behind: Drawn | None = None, spin: float = 12
) -> Drawn:
    """Return a place with a flat thing in it, turned and at a slant."""
    picture = behind or one_of(rng, (back, scene))(rng)
    w, h = art.size
    high = wide * h / w
    flat = (
        np.array([(0, 0), (wide, 0), (wide, high), (0, high)])
        + rng.uniform(-slant, slant, (4, 2)) * wide * 0.6
    )
    turn = np.deg2rad(rng.uniform(-spin, spin))
    flat = (flat - flat.mean(axis=0)) @ np.array(
        [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
    )
    room = np.maximum([WIDE - np.ptp(flat[:, 0]), HIGH - np.ptp(flat[:, 1])], 0)
    corners = flat - flat.min(axis=0) + rng.uniform(0, 1, 2) * room
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (w, 0), (w, h), (0, h)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    terms = np.linalg.solve(np.array(rows), np.array(values))
    big = art.resize((w, h))
    shrink = w / wide
    if shrink > 1.4:
        big = big.filter(ImageFilter.GaussianBlur(0.35 * shrink))
    drawn = big.transform(
        (WIDE, HIGH), Pictures.Transform.PERSPECTIVE, terms.tolist(), Pictures.Resampling.BICUBIC
    )
    mask = Pictures.new("L", art.size, 255).transform(
        (WIDE, HIGH), Pictures.Transform.PERSPECTIVE, terms.tolist()
    )
    picture = picture.copy()
    picture.paste(drawn, (0, 0), mask)
    return grain(rng, ImageEnhance.Brightness(picture).enhance(rng.uniform(0.8, 1.15)), 4)


def overlay(rng: Rng, picture: Drawn, kind: int) -> Drawn:
    """Return a picture under an overlay that `rng` draws: marks all over, a caption, a frame, a date, an emblem, an app around it."""
    out = picture.convert("RGB").copy()
    w, h = out.size
    layer = Pictures.new("RGBA", out.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    if kind == 0:
        word, face, strength = (
            one_of(rng, ("SAMPLE", "PREVIEW", "stockpool", "CONFIDENTIAL")),
            font(rng, 46),
            int(rng.integers(90, 170)),
        )
        for x in range(-100, w, 330):
            for y in range(20, h, 150):
                draw.text((x + (y // 150 % 2) * 120, y), word, fill=(255, 255, 255, strength), font=face)
    elif kind == 1:
        draw.rectangle((0, h - 90, w, h), fill=(0, 0, 0, 190))
        draw.text(
            (24, h - 74),
            f"Site visit {a_day(rng)}  Hall {int(rng.integers(1, 9))}  (invented)",
            fill=(255, 255, 255, 255),
            font=font(rng, 40),
        )
    elif kind == 2:
        edge, ink = int(rng.integers(24, 60)), (*color(rng, 20, 200), 255)
        draw.rectangle((0, 0, w, h), outline=ink, width=edge)
        draw.rectangle(
            (edge + 8, edge + 8, w - edge - 8, h - edge - 8), outline=(255, 255, 255, 255), width=4
        )
        draw.text(
            (edge + 20, edge + 18),
            f"{one_of(rng, NAMES)} INSPECTION",
            fill=(255, 255, 0, 255),
            font=font(rng, 34),
        )
        for x, y in ((edge, edge), (w - edge, edge), (edge, h - edge), (w - edge, h - edge)):
            draw.ellipse((x - 20, y - 20, x + 20, y + 20), fill=(*color(rng, 0, 255), 255))
    elif kind == 3:
        draw.text(
            (w - 400, h - 70),
            f"{a_day(rng)} 10:{int(rng.integers(10, 60))}",
            fill=(255, 150, 30, 255),
            font=font(rng, 44),
        )
    elif kind == 4:
        x, y, s = w - 190, 30, 150
        draw.ellipse(
            (x, y, x + s, y + s), fill=(*color(rng, 20, 200), 255), outline=(255, 255, 255, 255), width=6
        )
        draw.polygon([(x + 75, y + 20), (x + 125, y + 110), (x + 25, y + 110)], fill=(255, 255, 255, 255))
        draw.text(
            (x + 48, y + 60), one_of(rng, NAMES)[:2], fill=(*color(rng, 0, 90), 255), font=font(rng, 40)
        )
        draw.text(
            (x - 130, y + s + 6),
            f"{one_of(rng, NAMES)} AUDIT CO",
            fill=(255, 255, 255, 255),
            font=font(rng, 30),
        )
    else:
        draw.rectangle((0, 0, w, 70), fill=(32, 90, 200, 255))
        draw.text(
            (20, 14), f"{one_of(rng, NAMES).title()} Messenger", fill=(255, 255, 255, 255), font=font(rng, 34)
        )
        draw.ellipse((w - 60, 15, w - 20, 55), fill=(255, 255, 255, 255))
        draw.rectangle((0, h - 80, w, h), fill=(240, 240, 240, 255))
        draw.rectangle(
            (20, h - 65, w - 160, h - 15), fill=(255, 255, 255, 255), outline=(120, 120, 120, 255), width=2
        )
        draw.text((36, h - 58), "Write a message", fill=(120, 120, 120, 255), font=font(rng, 28))
        draw.polygon([(w - 110, h - 65), (w - 60, h - 40), (w - 110, h - 15)], fill=(32, 90, 200, 255))
    out.paste(layer, (0, 0), layer)
    return out


def whole(rng: Rng) -> Drawn:
    """Return a photograph: a carton or two in a place."""
    picture = scene(rng)
    return seen(
        rng, carton(rng, row=rng if rng.random() < 0.5 else None), wide=rng.uniform(380, 620), behind=picture
    )


def twin(rng: Rng) -> Rng:
    """Return a generator of a seed that another gives."""
    return np.random.default_rng(int(rng.integers(2**31)))
