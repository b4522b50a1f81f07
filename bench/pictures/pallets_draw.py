"""Prints of cartons, loading docks and what becomes of photographs, drawn with Pillow through a camera with a place and an angle. All is invented."""

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from bench.pictures.paint import Rng
from PIL import Image as Pictures
from PIL import ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

__all__ = ["HIGH", "WIDE", "Drawn", "Print", "day", "dock", "face", "lot", "new_print", "pallet", "spoiled"]

Drawn = Pictures.Image
WIDE, HIGH = 1200, 900
FRONT = (960, 640)
FIRMS = (
    "Corvane",
    "Hestrow",
    "Ulmarin",
    "Pellgard",
    "Osterby",
    "Jannock",
    "Wystral",
    "Drevnik",
    "Calloway Bay",
    "Norrim",
)
GOODS = (
    "Frozen fish fillet",
    "Knitted caps",
    "Brake pads",
    "Tomato paste",
    "Solar clamps",
    "Garlic flakes",
    "Work aprons",
    "Wig caps",
)
MADE = ("Net wt 12.5 kg", "24 x 400 g", "50 pairs", "6 cartons of 10", "Qty 120 pcs", "G.W. 14.8 kg")  # fmt: skip
FACES = ("DejaVuSans", "DejaVuSans-Bold", "LiberationSans-Regular", "LiberationSans-Bold", "LiberationSerif-Bold", "LiberationMono-Regular")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a carton bears: seed of the layout, firm, goods, lot and day; seeds of emblem and handling marks, 0 for none."""

    layout: int
    firm: str
    goods: str
    lot: str
    day: str
    emblem: int
    marks: int


def seed(rng: Rng) -> int:
    return int(rng.integers(1, 2**31))


def pick(rng: Rng, held: tuple[str, ...]) -> str:
    return held[int(rng.integers(len(held)))]


def tone(rng: Rng, low: int, high: int) -> tuple[int, int, int]:
    r, g, b = rng.integers(low, high, 3).tolist()
    return r, g, b


def letters(name: str, size: float) -> Any:
    """Return a typeface, Pillow's own where it is not installed."""
    try:
        return ImageFont.truetype(f"{name}.ttf", int(size))
    except OSError:
        return ImageFont.load_default(int(size))


def lot(rng: Rng) -> str:
    signs = "ABCDEFGHKLMNPRSTUVWX"
    head = "".join(signs[int(at)] for at in rng.integers(0, len(signs), 2))
    return f"{head}{int(rng.integers(10**5, 10**6))}"


def day(rng: Rng) -> str:
    return f"{int(rng.integers(1, 29)):02d}.{int(rng.integers(1, 13)):02d}.{int(rng.integers(2024, 2027))}"


def new_print(rng: Rng, *, marked: bool = True) -> Print:
    return Print(
        layout=seed(rng), firm=pick(rng, FIRMS), goods=pick(rng, GOODS), lot=lot(rng), day=day(rng),
        emblem=seed(rng), marks=seed(rng) if marked else 0,
    )  # fmt: skip


def emblem(number: int, side: int) -> Drawn:
    """Return an emblem on nothing: a ring, a polygon in it, arcs through both."""
    rng = np.random.default_rng(number)
    out = Pictures.new("RGBA", (side, side), (0, 0, 0, 0))
    draw, ink, other = ImageDraw.Draw(out), tone(rng, 10, 150), tone(rng, 90, 250)
    draw.ellipse((4, 4, side - 4, side - 4), fill=(*ink, 255))
    n, turn = int(rng.integers(3, 8)), rng.uniform(0, 6.28)
    at = [(side / 2 + side * 0.4 * r * np.cos(a + turn), side / 2 + side * 0.4 * r * np.sin(a + turn))
          for a, r in zip(np.linspace(0, 6.28, 2 * n + 1)[:-1], [1.0, rng.uniform(0.3, 0.9)] * n, strict=True)]  # fmt: skip
    draw.polygon(at, fill=(*other, 255))
    for _ in range(3):
        a = int(rng.integers(360))
        box = sorted(rng.uniform(0.1, 0.9, 2) * side)
        draw.arc((box[0], box[0], box[1] + 9, box[1] + 9), a, a + 150, fill=(*ink, 255), width=side // 16)
    return out


def marks(number: int, high: int) -> Drawn:
    """Return a row of handling marks on nothing: arrows up, a glass, an umbrella, a stack limit, each in a frame, and a word."""
    rng = np.random.default_rng(number)
    out = Pictures.new("RGBA", (high * 5, high), (0, 0, 0, 0))
    draw, ink, pen = ImageDraw.Draw(out), (20, 20, 20, 255), max(high // 14, 2)
    for place, which in enumerate(rng.permutation(4)[:3].tolist()):
        x, s = place * high * 1.1, high
        draw.rectangle((x + 2, 2, x + s - 4, s - 4), outline=ink, width=pen)
        if which == 0:
            for u in (0.33, 0.66):
                draw.line((x + u * s, 0.8 * s, x + u * s, 0.25 * s), fill=ink, width=pen)
                draw.polygon(
                    [(x + (u - 0.1) * s, 0.4 * s), (x + (u + 0.1) * s, 0.4 * s), (x + u * s, 0.18 * s)],
                    fill=ink,
                )
            draw.line((x + 0.2 * s, 0.84 * s, x + 0.8 * s, 0.84 * s), fill=ink, width=pen)
        elif which == 1:
            draw.polygon(
                [
                    (x + 0.3 * s, 0.18 * s),
                    (x + 0.7 * s, 0.18 * s),
                    (x + 0.58 * s, 0.52 * s),
                    (x + 0.42 * s, 0.52 * s),
                ],
                fill=ink,
            )
            draw.line((x + 0.5 * s, 0.5 * s, x + 0.5 * s, 0.8 * s), fill=ink, width=pen)
            draw.line((x + 0.34 * s, 0.8 * s, x + 0.66 * s, 0.8 * s), fill=ink, width=pen)
        elif which == 2:
            draw.pieslice((x + 0.18 * s, 0.3 * s, x + 0.82 * s, 0.94 * s), 180, 360, fill=ink)
            draw.line((x + 0.5 * s, 0.6 * s, x + 0.5 * s, 0.86 * s), fill=ink, width=pen)
            for u in (0.3, 0.5, 0.7):
                draw.line((x + u * s, 0.12 * s, x + (u - 0.05) * s, 0.26 * s), fill=ink, width=pen)
        else:
            draw.rectangle((x + 0.3 * s, 0.5 * s, x + 0.7 * s, 0.84 * s), outline=ink, width=pen)
            draw.line((x + 0.2 * s, 0.4 * s, x + 0.8 * s, 0.4 * s), fill=ink, width=pen)
            draw.text(
                (x + 0.42 * s, 0.06 * s),
                str(int(rng.integers(3, 9))),
                fill=ink,
                font=letters(FACES[1], s * 0.3),
            )
    word = pick(rng, ("FRAGILE", "KEEP DRY", "THIS SIDE UP", "HANDLE WITH CARE"))
    draw.text(
        (high * 3.35, high * 0.3),
        word,
        fill=ink,
        font=letters(FACES[3], high * 0.17 if len(word) > 9 else high * 0.3),
    )
    return out


def face(design: Print, *, box: Rng) -> Drawn:
    """Return the printed side of one box: where all stands is of the layout, its board of the box."""
    rng = np.random.default_rng(design.layout)
    board = (int(box.integers(168, 200)), int(box.integers(130, 156)), int(box.integers(88, 116)))
    if rng.random() < 0.4:
        board = tone(box, 225, 245)
    out = Pictures.new("RGB", FRONT, board)
    draw, ink = ImageDraw.Draw(out), tone(rng, 0, 110)
    top = int(rng.integers(30, 90))
    if rng.random() < 0.5:
        draw.rectangle((0, top - 20, FRONT[0], top + 130), fill=ink)
    title = tone(rng, 225, 255) if out.getpixel((5, top)) == ink else ink
    left = int(rng.integers(40, 260))
    draw.text(
        (left, top),
        design.firm,
        fill=title,
        font=letters(FACES[int(rng.choice([1, 3, 4]))], rng.uniform(80, 104)),
    )
    draw.text(
        (left, top + 150),
        design.goods,
        fill=ink,
        font=letters(FACES[int(rng.integers(6))], rng.uniform(44, 58)),
    )
    draw.text((left, top + 215), pick(rng, MADE), fill=ink, font=letters(FACES[0], 32))
    x, y, small = (
        int(rng.integers(40, 420)),
        int(rng.integers(345, 400)),
        letters(FACES[int(rng.integers(4))], 36),
    )
    rows = (("LOT", design.lot), ("DATE", design.day), ("C/NO", "1 - UP"))
    if rng.random() < 0.5:
        draw.rectangle(
            (x - 14, y - 10, x + 400, y + 150), fill=(248, 248, 246), outline=(30, 30, 30), width=3
        )
    for row, (said, value) in enumerate(rows):
        draw.text((x, y + 48 * row), f"{said}:  {value}", fill=(18, 18, 18), font=small)
    if rng.random() < 0.6:
        bars, at = np.random.default_rng(sum(map(ord, design.firm))), 0
        while at < 260:
            wide = int(bars.integers(2, 8))
            draw.rectangle((660 + at, 470, 660 + at + wide, 590), fill=(15, 15, 15))
            at += wide + int(bars.integers(2, 8))
    if design.emblem:
        mark = emblem(design.emblem, 150)
        out.paste(mark, (int(rng.integers(700, 790)), int(rng.integers(190, 260))), mark)
    if design.marks:
        row_of = marks(design.marks, 84)
        out.paste(row_of, (int(rng.integers(30, 120)), 540), row_of)
    return out


def coefficients(quad: list[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    """Return what Pillow's perspective transform takes to draw a picture of a size into a quadrilateral."""
    w, h = size
    rows, right = [], []
    for (x, y), (u, v) in zip(quad, ((0, 0), (w, 0), (w, h), (0, h)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(right, float)).tolist()


def put(scene: Drawn, picture: Drawn, quad: list[tuple[float, float]]) -> None:
    """Draw a picture into a quadrilateral of a scene; the scene is drawn at twice its size, so that edges are smooth."""
    held = coefficients(quad, picture.size)
    full = Pictures.new("L", picture.size, 255)
    drawn = picture.transform(scene.size, Pictures.Transform.PERSPECTIVE, held, Pictures.Resampling.BICUBIC)
    mask = full.transform(scene.size, Pictures.Transform.PERSPECTIVE, held, Pictures.Resampling.NEAREST)
    scene.paste(drawn, (0, 0), mask)


def dock(rng: Rng) -> Drawn:
    """Return an empty loading dock at twice the size: a wall of sheet or blocks, a door, racks, a floor with lanes, drums."""
    scene = Pictures.new("RGB", (WIDE * 2, HIGH * 2), tone(rng, 90, 200))
    draw, level = ImageDraw.Draw(scene), int(rng.uniform(0.5, 0.66) * HIGH * 2)
    pitch, dark = int(rng.integers(30, 90)), tone(rng, 60, 120)
    if rng.random() < 0.5:
        for x in range(0, WIDE * 2, pitch):
            draw.line((x, 0, x, level), fill=dark, width=int(rng.integers(2, 7)))
    else:
        for k, y in enumerate(range(0, level, pitch)):
            draw.line((0, y, WIDE * 2, y), fill=dark, width=3)
            for x in range((k % 2) * pitch, WIDE * 2, pitch * 2):
                draw.line((x, y, x, y + pitch), fill=dark, width=3)
    draw.rectangle((0, level, WIDE * 2, HIGH * 2), fill=tone(rng, 70, 150))
    for _ in range(int(rng.integers(1, 4))):
        x = int(rng.integers(0, WIDE * 2))
        draw.line((x, level, x + int(rng.integers(-900, 900)), HIGH * 2), fill=(210, 180, 40), width=24)
    for _ in range(int(rng.integers(2, 6))):
        x, w, h = int(rng.integers(0, WIDE * 2)), int(rng.integers(80, 420)), int(rng.integers(200, 800))
        fill, edge = tone(rng, 20, 235), tone(rng, 10, 90)
        if rng.random() < 0.5:
            draw.rectangle((x, level - h, x + w, level + 40), fill=fill, outline=edge, width=8)
            for y in range(level - h, level, max(h // 5, 40)):
                draw.line((x, y, x + w, y), fill=edge, width=10)
        else:
            draw.ellipse((x, level - h // 2 - 40, x + w, level - h // 2 + 40), fill=edge)
            draw.rectangle((x, level - h // 2, x + w, level + 60), fill=fill)
    speck = rng.normal(0, 9, (HIGH // 2, WIDE // 2, 1)).astype(np.float32).repeat(3, axis=2)
    rough = Pictures.fromarray(np.clip(128 + speck, 0, 255).astype(np.uint8)).resize(scene.size)
    return ImageChops.overlay(scene, rough)


def pallet(rng: Rng, fronts: list[Drawn], *, wide: float, rows: int = 1, columns: int = 1) -> Drawn:
    """Return a photograph of a pallet with cartons, seen by a camera at an angle, at twice the size of the photograph.

    Args:
        fronts: of the cartons, row by row from the foot, the last repeated. wide: about how many pixels of the photograph a front takes.
    """
    scene = dock(rng)
    yaw, tilt, roll = rng.uniform(-0.6, 0.6), rng.uniform(0.05, 0.35), rng.uniform(-0.05, 0.05)
    w, h = 1.0, FRONT[1] / FRONT[0]
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    lean = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    spin = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    away, middle = rng.uniform(2.6, 5.0) * max(rows, columns), np.array([columns * w / 2, -rows * h / 2, 0])
    shift = np.array([rng.uniform(-0.15, 0.15), rng.uniform(-0.05, 0.15)]) * WIDE

    def seen(*point: float) -> tuple[float, float]:
        x, y, z = spin @ lean @ turn @ (np.array(point) - middle) + (0, 0, away)
        grown = wide * 2 * away / z
        return float(WIDE + shift[0] + x * grown), float(HIGH * 1.05 + shift[1] + y * grown)

    side = (1.0, columns * w) if yaw > 0 else (-1.0, 0.0)
    draw = ImageDraw.Draw(scene)
    draw.polygon(
        [
            seen(-0.08, 0.1, 0),
            seen(columns + 0.08, 0.1, 0),
            seen(columns + 0.08, 0.1, 0.8),
            seen(-0.08, 0.1, 0.8),
        ],
        fill=(50, 44, 38),
    )
    draw.polygon(
        [
            seen(-0.05, 0.02, 0),
            seen(columns + 0.05, 0.02, 0),
            seen(columns + 0.05, 0.12, 0),
            seen(-0.05, 0.12, 0),
        ],
        fill=(150, 120, 80),
    )
    shade = tuple(int(c * rng.uniform(0.6, 0.8)) for c in fronts[0].getpixel((4, 4)))  # type: ignore[union-attr]
    draw.polygon(
        [
            seen(side[1], 0, 0),
            seen(side[1], -rows * h, 0),
            seen(side[1], -rows * h, 0.8),
            seen(side[1], 0, 0.8),
        ],
        fill=shade,
    )
    light = tuple(min(int(c * 1.1), 255) for c in fronts[0].getpixel((4, 4)))  # type: ignore[union-attr]
    draw.polygon(
        [
            seen(0, -rows * h, 0),
            seen(columns, -rows * h, 0),
            seen(columns, -rows * h, 0.8),
            seen(0, -rows * h, 0.8),
        ],
        fill=light,
    )
    for row in range(rows):
        for column in range(columns):
            picture = fronts[min(row * columns + column, len(fronts) - 1)]
            low, high, x = -row * h, -(row + 1) * h, column * w
            quad = [seen(x, high, 0), seen(x + w, high, 0), seen(x + w, low, 0), seen(x, low, 0)]
            put(scene, picture, quad)
            draw.line([*quad, quad[0]], fill=(60, 50, 40), width=5)
    return scene


def spoiled(rng: Rng, scene: Drawn, *, hard: float = 0.5) -> Drawn:
    """Return the photograph of a scene drawn at twice its size, with what goes wrong: straps before it, night, blur, a screen, JPEG 40."""
    if rng.random() < hard:
        draw = ImageDraw.Draw(scene)
        for _ in range(int(rng.integers(1, 3))):
            x, lean = int(rng.uniform(0.2, 0.8) * WIDE * 2), int(rng.integers(-300, 300))
            draw.line((x, 0, x + lean, HIGH * 2), fill=tone(rng, 10, 240), width=int(rng.integers(30, 130)))
    out = scene.resize((WIDE, HIGH), Pictures.Resampling.LANCZOS)
    if rng.random() < hard:
        out = out.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.4)))
    night = rng.random() < hard
    if night:
        out = ImageEnhance.Brightness(out).enhance(rng.uniform(0.25, 0.5))
        out = ImageChops.multiply(out, Pictures.new("RGB", out.size, (170, 190, 255)))
    values = np.asarray(out, np.float32)
    values = values + rng.normal(0, rng.uniform(3, 7) if night else rng.uniform(0.5, 4), values.shape)
    out = Pictures.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    if rng.random() < hard / 2:
        page = Pictures.new("RGB", (1080, 1400), tone(rng, 230, 255))
        draw = ImageDraw.Draw(page)
        draw.rectangle((0, 0, 1080, 120), fill=tone(rng, 10, 90))
        draw.text(
            (40, 40),
            pick(rng, ("< Warehouse group", "Chat: night shift", "Album 3 of 9")),
            fill=(255, 255, 255),
            font=letters(FACES[0], 44),
        )
        page.paste(out.resize((1040, 780), Pictures.Resampling.BICUBIC), (20, 260))
        draw.text(
            (60, 1070),
            pick(rng, ("Unloaded at gate 2", "See the pallets", "Sent 06:41")),
            fill=(30, 30, 30),
            font=letters(FACES[0], 38),
        )
        out = page
    held = io.BytesIO()
    out.save(held, "JPEG", quality=40 if rng.random() < hard else 85)
    return Pictures.open(held).convert("RGB")
