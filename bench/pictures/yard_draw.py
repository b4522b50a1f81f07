"""Cartons with two printed sides, tape and labels, yards and lofts, a telephone's camera, report pages: drawn with OpenCV and Pillow, all invented."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from bench.pictures.paint import Image, Rng, noise, place, surface
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

__all__ = [
    "Box",
    "code_label",
    "front",
    "headline_page",
    "lot_of",
    "new_box",
    "other_firm",
    "seen_by",
    "stamp_over",
    "yard",
]

FACE = (1050, 735)
DEEP = 560
FIRMS = (
    "TAVRIK",
    "Oslenn & Burr",
    "MIRADEO",
    "Quintolla",
    "Fennhaus",
    "ZEPHYRAL",
    "Dorrance Bay",
    "KILBRAND",
    "Wendelay",
    "ARQUIN",
)
GOODS = (
    "Leather gloves",
    "Ceramic tiles 30x30",
    "Dried mushrooms",
    "Rubber boots",
    "Cable drums",
    "Towel sets",
    "Chili paste",
    "Desk lamps",
    "Bicycle tubes",
    "Wool blankets",
)
SERIF = (
    "truetype/noto/NotoSerif-Regular.ttf",
    "truetype/dejavu/DejaVuSerif-Bold.ttf",
    "truetype/liberation/LiberationSerif-Bold.ttf",
)
PLAIN = (
    "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    "truetype/dejavu/DejaVuSansCondensed.ttf",
    "truetype/noto/NotoSans-Bold.ttf",
    "truetype/dejavu/DejaVuSansMono.ttf",
)
WORDS = (
    "store", "gate", "loft", "crates", "shift", "rest", "hours", "stairs", "exits",
    "counted", "walked", "noted", "open", "closed", "posted", "clean", "lit", "gloves",
    "masks", "records", "doors", "yard", "canteen", "wages", "paper", "asked",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What a carton bears: seeds of its layout, marks, emblem and printed tape (0: none), firm, goods, numbers; a label stuck on; marks large."""

    layout: int
    firm: str
    goods: str
    lot: str
    day: str
    marks: int
    emblem: int = 0
    tape: int = 0
    label: Any = None
    large: bool = False


def letters(path: str, size: float) -> Any:
    """Return a typeface, Pillow's own where it is not installed."""
    try:
        return ImageFont.truetype(f"/usr/share/fonts/{path}", int(size))
    except OSError:
        return ImageFont.load_default(int(size))


def one_of(rng: Rng, held: Sequence[str]) -> str:
    return held[int(rng.integers(len(held)))]


def lot_of(rng: Rng) -> str:
    """Return a lot number in one of three forms."""
    a, b = int(rng.integers(1000, 9999)), int(rng.integers(100, 999))
    return (f"{a}-{b}", f"L{a}{b}", f"{b}/{a}")[int(rng.integers(3))]


def day_of(rng: Rng) -> str:
    return f"{int(rng.integers(2024, 2027))}-{int(rng.integers(1, 13)):02d}-{int(rng.integers(1, 29)):02d}"


def new_box(rng: Rng) -> Box:
    """Return a new carton."""
    return Box(
        layout=int(rng.integers(1, 2**31)), firm=one_of(rng, FIRMS), goods=one_of(rng, GOODS), lot=lot_of(rng), day=day_of(rng),
        marks=int(rng.integers(1, 2**31)) if rng.random() < 0.6 else 0,
    )  # fmt: skip


def other_firm(rng: Rng, first: Box) -> Box:
    """Return another carton with neither firm nor goods of the first."""
    while True:
        other = new_box(rng)
        if other.firm != first.firm and other.goods != first.goods:
            return other


def board_of(rng: Rng, size: tuple[int, int]) -> Image:
    """Return bare board: shade, fibers, flutes."""
    wide, high = size
    base = (
        np.array((196, 160, 116)) + rng.normal(0, 9, 3)
        if rng.random() < 0.7
        else np.array((232, 229, 221)) + rng.normal(0, 4, 3)
    )
    fibers = cv2.GaussianBlur(rng.normal(0, 26, (high, wide)).astype(np.float32), (0, 0), 2.4, sigmaY=0.6)
    flutes = np.sin(np.arange(wide) / wide * 2 * np.pi * rng.uniform(90, 130)) * 1.6
    out = base + fibers[..., None] + flutes[None, :, None]
    return np.clip(out, 0, 255).astype(np.uint8)


def printed(rng: Rng, board: Image, sheet: Pictures.Image) -> Image:
    """Return board with a sheet of ink (RGBA) on it, worn in spots."""
    ink = np.asarray(sheet, np.float32)
    worn = noise(rng, board.shape[0], board.shape[1], cells=26, octaves=3).astype(np.float32) / 255
    cover = ink[..., 3:] / 255 * np.clip(1.25 - 0.75 * worn[..., None], 0, 0.94)
    return np.clip(board * (1 - cover) + ink[..., :3] * cover, 0, 255).astype(np.uint8)


def draw_marks(draw: Any, number: int, at: tuple[int, int], side: int) -> None:
    """Draw a row of inked marks: two of four pictograms without frames, and a line of words."""
    rng = np.random.default_rng(number)
    (x, y), ink = at, (24, 22, 20, 255)
    for place_, which in enumerate(rng.permutation(4)[:3].tolist()):
        left, s, pen = x + int(place_ * side * 1.15), side, max(side // 11, 3)
        if which == 0:
            for u in (0.28, 0.72):
                draw.polygon(
                    [
                        (left + (u - 0.2) * s, y + 0.42 * s),
                        (left + (u + 0.2) * s, y + 0.42 * s),
                        (left + u * s, y + 0.06 * s),
                    ],
                    fill=ink,
                )
                draw.rectangle(
                    (left + (u - 0.08) * s, y + 0.4 * s, left + (u + 0.08) * s, y + 0.82 * s), fill=ink
                )
            draw.rectangle((left, y + 0.88 * s, left + s, y + 0.97 * s), fill=ink)
        elif which == 1:
            draw.pieslice((left + 0.2 * s, y - 0.3 * s, left + 0.8 * s, y + 0.55 * s), 0, 180, fill=ink)
            draw.rectangle((left + 0.46 * s, y + 0.5 * s, left + 0.54 * s, y + 0.9 * s), fill=ink)
            draw.ellipse((left + 0.25 * s, y + 0.85 * s, left + 0.75 * s, y + 0.98 * s), fill=ink)
        elif which == 2:
            draw.pieslice((left, y + 0.1 * s, left + s, y + 1.1 * s), 180, 360, fill=ink)
            draw.arc((left + 0.5 * s, y + 0.7 * s, left + 0.75 * s, y + s), 0, 180, fill=ink, width=pen)
            draw.line((left + 0.5 * s, y + 0.6 * s, left + 0.5 * s, y + 0.85 * s), fill=ink, width=pen)
        else:
            draw.line((left + 0.1 * s, y + 0.1 * s, left + 0.9 * s, y + 0.9 * s), fill=ink, width=pen)
            draw.line((left + 0.9 * s, y + 0.1 * s, left + 0.1 * s, y + 0.9 * s), fill=ink, width=pen)
            draw.arc((left + 0.3 * s, y, left + 0.7 * s, y + 0.5 * s), 180, 360, fill=ink, width=pen)
    word = one_of(rng, ("FRAGILE", "THIS WAY UP", "KEEP AWAY FROM WATER", "NO HOOKS", "DO NOT DROP"))
    draw.text((x, y + side * 1.12), word, fill=ink, font=letters(one_of(rng, PLAIN), side * 0.42))


def draw_emblem(draw: Any, number: int, at: tuple[int, int], side: int) -> None:
    """Draw a scheme's emblem: a shield, bars, a leaf, a ring of dashes."""
    rng, (x, y) = np.random.default_rng(number), at
    ink, pale = (*rng.integers(0, 120, 3).tolist(), 255), (*rng.integers(150, 255, 3).tolist(), 255)
    draw.polygon(
        [(x, y), (x + side, y), (x + side, y + 0.6 * side), (x + side / 2, y + side), (x, y + 0.6 * side)],
        fill=ink,
    )
    for k in range(int(rng.integers(2, 6))):
        top = y + side * (0.1 + 0.11 * k)
        draw.rectangle(
            (x + side * rng.uniform(0.06, 0.4), top, x + side * rng.uniform(0.5, 0.94), top + side * 0.05),
            fill=pale,
        )
    for turn in np.linspace(0, 360, int(rng.integers(7, 15)), endpoint=False):
        draw.arc(
            (x + 0.22 * side, y + 0.16 * side, x + 0.78 * side, y + 0.72 * side),
            turn,
            turn + 14,
            fill=pale,
            width=max(side // 14, 2),
        )
    a, b = sorted(rng.uniform(0.25, 0.75, 2))
    draw.chord(
        (x + a * side, y + 0.3 * side, x + (b + 0.15) * side, y + 0.8 * side),
        int(rng.integers(360)),
        int(rng.integers(361, 600)),
        fill=pale,
    )


def draw_bars(
    draw: Any, rng: Rng, at: tuple[int, int], size: tuple[int, int], ink: tuple[int, int, int, int]
) -> None:
    """Draw a bar code and its digits."""
    (x, y), (wide, high), far = at, size, 0
    while far < wide:
        bar = int(rng.integers(2, 9))
        draw.rectangle((x + far, y, x + min(far + bar, wide), y + high), fill=ink)
        far += bar + int(rng.integers(2, 9))
    draw.text(
        (x, y + high + 4),
        " ".join(str(int(n)) for n in rng.integers(0, 10, 12)),
        fill=ink,
        font=letters(PLAIN[3], 22),
    )


def front(design: Box, *, board: Rng) -> Image:
    """Return the printed front of one carton; board, wear and tape are of the box, all else of the design."""
    rng = np.random.default_rng(design.layout)
    sheet = Pictures.new("RGBA", FACE, (0, 0, 0, 0))
    draw = ImageDraw.Draw(sheet)
    firm = np.random.default_rng(sum(map(ord, design.firm)))
    ink, second = (*firm.integers(0, 130, 3).tolist(), 255), (25, 25, 28, 255)
    inset = int(rng.integers(22, 60))
    if rng.random() < 0.5:
        draw.rounded_rectangle(
            (inset, inset, FACE[0] - inset, FACE[1] - inset), 26, outline=ink, width=int(rng.integers(4, 12))
        )
    left, top = int(rng.integers(80, 210)), int(rng.integers(70, 110))
    draw.text((left, top), design.firm, fill=ink, font=letters(one_of(firm, SERIF), rng.uniform(92, 118)))
    draw.line(
        (left, top + 140, left + int(rng.integers(420, 760)), top + 140),
        fill=ink,
        width=int(rng.integers(3, 9)),
    )
    draw.text(
        (left, top + 156), design.goods, fill=second, font=letters(one_of(rng, PLAIN), rng.uniform(46, 60))
    )
    rows = [
        "LOT " + design.lot,
        "PACKED " + design.day,
        f"{int(rng.integers(2, 60))} pcs  {rng.uniform(4, 30):.1f} kg",
    ]
    face, x = letters(one_of(rng, PLAIN), rng.uniform(34, 42)), int(rng.integers(80, 360))
    for row, said in enumerate(np.array(rows)[rng.permutation(3)].tolist()):
        draw.text((x, 330 + row * 54), said, fill=second, font=face)
    if rng.random() < 0.6:
        draw_bars(draw, np.random.default_rng(sum(map(ord, design.goods))), (700, 340), (260, 110), second)
    if design.emblem:
        draw_emblem(draw, design.emblem, (760, 250), 210)
    if design.marks:
        side = 150 if design.large else int(rng.integers(80, 110))
        draw_marks(draw, design.marks, (int(rng.integers(80, 300)), 506 if design.large else 540), side)
    face_ = printed(board, board_of(board, FACE), sheet)
    if design.label is not None:
        label = np.asarray(design.label)
        spot = np.array([(0, 0), (430, 0), (430, 300), (0, 300)], float)
        spot += np.array([560 + board.uniform(-20, 20), 360 + board.uniform(-20, 20)])
        place(face_, label, spot + board.uniform(-6, 6, (4, 2)))
    return taped(board, face_, design.tape)


def taped(rng: Rng, face: Image, number: int) -> Image:
    """Return a face with the tape that closes it: clear and shining, or with printed words along it."""
    high, x = face.shape[0], int(rng.uniform(0.25, 0.75) * face.shape[1])
    if not number:
        if rng.random() < 0.6:
            band = face[: int(rng.uniform(0.15, 0.3) * high), x - 42 : x + 42]
            band[:] = np.clip(band.astype(np.float32) * 0.9 + 22, 0, 255).astype(np.uint8)
        return face
    own = np.random.default_rng(number)
    tape = Pictures.new("RGB", (1400, 92), tuple(own.integers(150, 250, 3).tolist()))
    draw, ink = ImageDraw.Draw(tape), tuple(own.integers(0, 110, 3).tolist())
    said = one_of(
        own,
        (
            "DO NOT ACCEPT IF SEAL IS BROKEN",
            "FRAGILE  HANDLE WITH CARE",
            "CHECK SEAL BEFORE OPENING",
            "QUALITY CONTROL PASSED",
        ),
    )
    for start in range(-int(rng.integers(0, 300)), 1400, 700):
        draw.text((start, 16), said, fill=ink, font=letters(one_of(own, PLAIN[:3]), 46))
    level = 235 + int(rng.integers(-20, 20))
    place(
        face,
        np.asarray(tape),
        np.array([(-60, level), (1110, level), (1110, level + 78), (-60, level + 78)], float),
    )
    return face


def code_label(form: int, rng: Rng) -> Pictures.Image:
    """Return a carrier's label: rules, heads and name by the form, address, weight and code by the generator."""
    own = np.random.default_rng(form)
    out = Pictures.new("RGB", (860, 600), (250, 250, 248))
    draw, ink = ImageDraw.Draw(out), (15, 15, 15, 255)
    draw.rectangle((8, 8, 851, 591), outline=ink, width=5)
    level = int(own.integers(110, 150))
    draw.rectangle((8, 8, 851, level), fill=ink)
    draw.text(
        (30, 24),
        one_of(own, ("PARVEL EXPRESS", "NORDLUFT CARGO", "TRANSKETT 24")),
        fill=(250, 250, 250),
        font=letters(PLAIN[2], 64),
    )
    for k, head in enumerate(("TO", "FROM", "KG", "ROUTE")):
        x, y = 30 + 420 * (k % 2), level + 14 + 120 * (k // 2)
        draw.text((x, y), head, fill=ink, font=letters(PLAIN[1], 26))
        draw.line((8, y + 104, 851, y + 104), fill=ink, width=3)
        said = (
            one_of(rng, FIRMS)
            if k < 2
            else f"{rng.uniform(3, 40):.1f}"
            if k == 2
            else f"{one_of(rng, 'ABCDEFGH')}{int(rng.integers(10, 99))}"
        )
        draw.text((x + 20, y + 34), said, fill=ink, font=letters(PLAIN[1], 48))
    draw_bars(draw, rng, (60, level + 268), (720, 130), ink)
    return out


def yard(
    rng: Rng, design: Box, *, wide: float, near: Sequence[Box] = (), grid: tuple[int, int] = (1, 1)
) -> Image:
    """Return a scene, 1,800 x 2,400, of a stack with a printed front and side, other cartons close to it.

    Args:
        wide: about how many pixels of the photograph, half as large, a front takes. near: left and right of the stack. grid: rows, columns.
    """
    scene = cv2.resize(surface(rng, 900, 1200), (2400, 1800), interpolation=cv2.INTER_CUBIC)
    level = int(rng.uniform(0.55, 0.75) * 1800)
    scene[level:] = cv2.resize(surface(rng, 450, 1200), (2400, 1800 - level), interpolation=cv2.INTER_CUBIC)
    yaw, tilt, far = (
        rng.uniform(0.12, 0.6) * rng.choice([-1, 1]),
        rng.uniform(0.0, 0.4),
        rng.uniform(3.0, 5.5),
    )
    turn, _ = cv2.Rodrigues(np.array([0.0, yaw, 0.0]))
    lean, _ = cv2.Rodrigues(np.array([tilt, 0.0, rng.uniform(-0.05, 0.05)]))
    w, h, d = 1.0, FACE[1] / FACE[0], DEEP / FACE[0]
    rows, columns = grid
    middle = np.array([columns * w / 2, -rows * h / 2, 0.0])
    shift = np.array([1200 + rng.uniform(-200, 200), 950 + rng.uniform(-120, 160)])

    def seen(points: Sequence[tuple[float, float, float]]) -> np.ndarray:
        at = (np.array(points) - middle) @ turn.T @ lean.T + (0, 0, far * max(rows, columns, 1))
        return at[:, :2] / at[:, 2:] * wide * 2 * far * max(rows, columns, 1) + shift

    def box(own: Box, x: float, y: float, z: float, grown: float) -> None:
        light_ = rng.uniform(0.62, 0.85)
        deep, up, across = d * grown, h * grown, w * grown
        side_x = x + across if yaw > 0 else x
        side = [(side_x, y - up, z), (side_x, y - up, z + deep), (side_x, y, z + deep), (side_x, y, z)]
        side = side if yaw > 0 else [side[1], side[0], side[3], side[2]]
        art = cv2.resize(
            front(dataclasses.replace(own, layout=own.layout + 1, label=None), board=rng), (DEEP, FACE[1])
        )
        place(scene, (art * light_).astype(np.uint8), seen(side))
        top = board_of(rng, (FACE[0], DEEP))
        place(
            scene,
            np.clip(top * 1.08, 0, 255).astype(np.uint8),
            seen(
                [
                    (x, y - up, z + deep),
                    (x + across, y - up, z + deep),
                    (x + across, y - up, z),
                    (x, y - up, z),
                ]
            ),
        )
        quad = seen([(x, y - up, z), (x + across, y - up, z), (x + across, y, z), (x, y, z)])
        place(scene, front(own, board=rng), quad)
        cv2.polylines(scene, [quad.astype(np.int32)], True, (70, 56, 44), 3, cv2.LINE_AA)

    sides = [
        (own, (-1.02 - rng.uniform(0, 0.12)) if k % 2 == 0 else columns * w + 0.02 + rng.uniform(0, 0.12))
        for k, own in enumerate(near)
    ]
    stack = [(design, column * w, -row * h) for row in range(rows) for column in range(columns)]
    placed = [(own, x, 0.0, rng.uniform(0.0, 0.1), 1.0) for own, x in sides] + [
        (own, x, y, 0.0, 1.0) for own, x, y in stack
    ]
    # The side that is turned away from the camera is drawn first, so that what stands in front hides it.
    for own, x, y, z, grown in sorted(placed, key=lambda one: (one[1] if yaw < 0 else -one[1], -one[2])):
        box(own, x, y, z, grown)
    return scene


def seen_by(rng: Rng, scene: Image, *, dim: bool) -> Image:
    """Return the photograph of a scene, half as large, by a telephone: lens, torch or dusk, grain, smoothing, sharpening, JPEG."""
    high, wide = scene.shape[:2]
    y, x = np.mgrid[:high, :wide].astype(np.float32)
    u, v = (x - wide / 2) / wide, (y - high / 2) / wide
    bend = 1 + rng.uniform(-0.05, 0.06) * (u * u + v * v)
    scene = cv2.remap(
        scene,
        u * bend * wide + wide / 2,
        v * bend * wide + high / 2,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    out = cv2.resize(scene, (wide // 2, high // 2), interpolation=cv2.INTER_AREA) if wide > 1400 else scene
    high, wide = out.shape[:2]
    y, x = np.mgrid[:high, :wide].astype(np.float32)
    at = rng.uniform(0.25, 0.75, 2) * (wide, high)
    fall = np.hypot(x - at[0], y - at[1]) / wide
    torch = dim and rng.random() < 0.5
    gain = (
        1 / (1 + rng.uniform(3, 8) * fall**2) * rng.uniform(0.5, 0.8)
        if torch
        else np.full_like(fall, rng.uniform(0.14, 0.32) if dim else rng.uniform(0.8, 1.1))
    )
    warm = (1.0, rng.uniform(0.85, 1.0), rng.uniform(0.6, 1.0)) if dim else (1.0, 1.0, rng.uniform(0.9, 1.05))
    values = (
        out.astype(np.float32)
        * gain[..., None]
        * np.array(warm, np.float32)
        * (1 - 0.5 * ((x / wide - 0.5) ** 2 + (y / high - 0.5) ** 2))[..., None]
    )
    if dim or rng.random() < 0.2:
        values = cv2.GaussianBlur(values, (0, 0), rng.uniform(0.6, 1.5))
    values += rng.normal(0, rng.uniform(4, 9) if dim else rng.uniform(1, 3), values.shape)
    out = np.clip(values, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        # As telephones do: grain is smoothed away with the finest print, then rims are sharpened.
        out = cv2.bilateralFilter(out, 5, 30 if dim else 16, 3)
        out = cv2.addWeighted(out, 1.5, cv2.GaussianBlur(out, (0, 0), 1.2), -0.5, 0)
    _, held = cv2.imencode(".jpg", out[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 90))])
    return np.ascontiguousarray(cv2.imdecode(held, cv2.IMREAD_COLOR)[..., ::-1])


def stamp_over(number: int, picture: Image) -> Image:
    """Return a photograph under a telephone's stamp: a band with date and place, icons along the other rim."""
    own = np.random.default_rng(number)
    page = Pictures.fromarray(picture.copy())
    draw, (wide, high), ink = ImageDraw.Draw(page), page.size, (255, 255, 255)
    band = int(own.uniform(0.08, 0.16) * high)
    draw.rectangle((0, high - band, wide, high), fill=tuple(own.integers(0, 90, 3).tolist()))
    draw.text(
        (24, high - band + 10),
        f"{day_of(own)}  {int(own.integers(24)):02d}:{int(own.integers(60)):02d}   Grid {int(own.integers(1000, 9999))}",
        fill=ink,
        font=letters(PLAIN[0], band * 0.5),
    )
    for k in range(int(own.integers(3, 7))):
        x, s = 30 + k * 74, 50
        draw.ellipse((x, 22, x + s, 22 + s), outline=ink, width=5)
        draw.polygon(
            [tuple(point) for point in own.uniform((x + 8, 30), (x + s - 8, 64), (3, 2)).tolist()], fill=ink
        )
    return np.asarray(page)


def headline_page(house: int, rng: Rng, scene: Image) -> Image:
    """Return a scanned page of a report: letterhead, rules and foot by the house, headline, words and picture by the generator."""
    own = np.random.default_rng(house)
    out = Pictures.new("RGB", (1000, 1300), (251, 251, 249))
    draw, ink, accent = ImageDraw.Draw(out), (30, 30, 34), tuple(own.integers(10, 140, 3).tolist())
    draw.rectangle((0, 0, 1000, int(own.integers(16, 44))), fill=accent)
    name = one_of(own, ("HALDEN SOCIAL AUDIT", "Brightwater Assurance", "Korrigan & Pell Inspection"))
    draw.text((70, 66), name, fill=accent, font=letters(one_of(own, SERIF), 44))
    draw.text(
        (70, 128), "Site visit report, part B: premises and storage", fill=ink, font=letters(PLAIN[1], 26)
    )
    draw.line((70, 172, 930, 172), fill=accent, width=4)
    head = letters(one_of(own, SERIF), 46)
    draw.text((70, 200), " ".join(one_of(rng, WORDS) for _ in range(3)).capitalize(), fill=ink, font=head)
    body, level = letters(one_of(own, SERIF[:1]), 25), 280
    for _ in range(int(rng.integers(5, 9))):
        draw.text((70, level), " ".join(one_of(rng, WORDS) for _ in range(10)), fill=ink, font=body)
        level += 38
    picture = Pictures.fromarray(cv2.resize(scene, (700, 525), interpolation=cv2.INTER_AREA))
    out.paste(picture, (150, level + 30))
    draw.text((70, 1230), f"{name}   strictly confidential   page", fill=ink, font=letters(PLAIN[1], 22))
    draw.text((870, 1230), str(int(rng.integers(2, 60))), fill=ink, font=letters(PLAIN[1], 22))
    page = out.rotate(rng.uniform(-0.8, 0.8), fillcolor=(240, 240, 240), resample=Pictures.Resampling.BICUBIC)
    values = np.asarray(page, np.float32) + rng.normal(0, 3, (1300, 1000, 1))
    return np.clip(values, 0, 255).astype(np.uint8)
