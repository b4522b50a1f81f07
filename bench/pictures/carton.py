"""Cartons: a print design with brand, layout and lot; handling marks; boxes and stacks of them in a scene."""

import dataclasses

import cv2
import numpy as np
from bench.pictures import words
from bench.pictures.paint import Image, Rng, color, noise, place, rng_of, tint

__all__ = ["Design", "box", "box_corners", "design", "face", "marks", "other_brand", "other_lot", "stack"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is printed on a carton. Two cartons of one design are the same print."""

    layout: int
    brand: int
    lot: str
    day: str
    marked: bool = True


def design(rng: Rng, *, marked: bool | None = None) -> Design:
    """Return a new design."""
    return Design(
        layout=int(rng.integers(2**31)),
        brand=int(rng.integers(2**31)),
        lot=words.lot(rng),
        day=words.day(rng),
        marked=bool(rng.random() < 0.5) if marked is None else marked,
    )


def other_lot(rng: Rng, printed: Design) -> Design:
    """Return the same product with another lot and day."""
    return dataclasses.replace(printed, lot=words.lot(rng), day=words.day(rng))


def other_brand(rng: Rng, printed: Design) -> Design:
    """Return another brand's carton in the same layout, with its own lot."""
    return dataclasses.replace(other_lot(rng, printed), brand=int(rng.integers(2**31)))


def emblem(rng: Rng, picture: Image, at: tuple[int, int], size: int, ink: tuple[int, int, int]) -> None:
    """Draw a brand's invented emblem: a few shapes in a ring."""
    x, y = at
    turns = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 8))))
    reach = rng.uniform(0.4, 1.0, len(turns)) * size
    shape = np.stack([x + np.cos(turns) * reach, y + np.sin(turns) * reach], axis=1).astype(np.int32)
    cv2.fillPoly(picture, [shape], ink, cv2.LINE_AA)
    for _ in range(int(rng.integers(1, 4))):
        spot = (int(x + rng.normal(0, size / 2.5)), int(y + rng.normal(0, size / 2.5)))
        cv2.circle(picture, spot, int(rng.uniform(0.1, 0.4) * size), color(rng), -1, cv2.LINE_AA)
    if rng.random() < 0.6:
        cv2.ellipse(picture, at, (size, int(size * rng.uniform(0.6, 1))), 0, 0, 360, ink, 2, cv2.LINE_AA)


def barcode(rng: Rng, picture: Image, left: int, top: int, wide: int, high: int) -> None:
    """Draw bars of random widths, and their digits."""
    picture[top : top + high, left : left + wide] = 250
    ends = np.cumsum(rng.integers(1, 5, 60))
    bars = left + 3 + ends * (wide - 6) // ends[-1]
    for start, end in zip(bars[::2].tolist(), bars[1::2].tolist(), strict=True):
        picture[top + 3 : top + high - high // 5, start:end] = 15
    words.text(
        picture,
        words.digits(rng, 13),
        (left + 4, top + high - high // 6),
        size=max(high // 9, 8),
        ink=(10, 10, 10),
        wide=wide - 8,
    )


def glass(picture: Image, x: int, y: int, s: int, ink: tuple[int, int, int]) -> None:
    """The mark for fragile goods: a goblet, as on every carton."""
    bowl = np.array([[x, y], [x + s, y], [x + s * 3 // 4, y + s // 2], [x + s // 4, y + s // 2]])
    cv2.fillPoly(picture, [bowl], ink, cv2.LINE_AA)
    cv2.line(picture, (x + s // 2, y + s // 2), (x + s // 2, y + s), ink, max(s // 12, 1), cv2.LINE_AA)
    cv2.line(picture, (x + s // 4, y + s), (x + s * 3 // 4, y + s), ink, max(s // 10, 1), cv2.LINE_AA)
    crack = np.array(
        [
            [x + s // 2, y],
            [x + s * 2 // 5, y + s // 5],
            [x + s * 3 // 5, y + s // 4],
            [x + s // 2, y + s // 2],
        ]
    )
    cv2.polylines(picture, [crack], False, (230, 220, 200), max(s // 20, 1), cv2.LINE_AA)


def arrows(picture: Image, x: int, y: int, s: int, ink: tuple[int, int, int]) -> None:
    """The mark for this way up: two arrows over a line."""
    for left in (x, x + s // 2):
        tip = np.array([[left + s // 5, y], [left + s * 2 // 5, y + s // 3], [left, y + s // 3]])
        cv2.fillPoly(picture, [tip], ink, cv2.LINE_AA)
        cv2.rectangle(picture, (left + s // 8, y + s // 3), (left + s * 11 // 40, y + s * 4 // 5), ink, -1)
    cv2.line(picture, (x, y + s), (x + s, y + s), ink, max(s // 10, 1), cv2.LINE_AA)


def umbrella(picture: Image, x: int, y: int, s: int, ink: tuple[int, int, int]) -> None:
    """The mark for keep dry: an umbrella under drops."""
    cv2.ellipse(picture, (x + s // 2, y + s // 2), (s // 2, s // 3), 0, 180, 360, ink, -1, cv2.LINE_AA)
    cv2.line(picture, (x + s // 2, y + s // 2), (x + s // 2, y + s), ink, max(s // 12, 1), cv2.LINE_AA)
    for k in range(3):
        spot = (x + s * (k + 1) // 4, y + s // 12)
        cv2.line(picture, spot, (spot[0] - s // 12, spot[1] + s // 8), ink, max(s // 16, 1), cv2.LINE_AA)


def marks(picture: Image, x: int, y: int, s: int, ink: tuple[int, int, int], *, style: int = 0) -> None:
    """Draw the handling marks that every maker prints, always alike: the trap of a match without weight."""
    for k, draw in enumerate((glass, arrows, umbrella)):
        left = x + k * (s + s // 4)
        draw(picture, left + s // 8, y + s // 8, s * 3 // 4, ink)
        cv2.rectangle(picture, (left, y), (left + s, y + s), ink, max(s // 24, 1), cv2.LINE_AA)
    label = ("FRAGILE", "HANDLE WITH CARE", "小心轻放")[style % 3]
    words.text(picture, label, (x, y + s + s // 8), size=max(s // 2, 8), ink=ink, face=1, wide=3.5 * s)


def face(printed: Design, *, carton: int, height: int = 360, width: int = 480) -> Image:
    """Return one printed side of a carton, flat.

    Args:
        carton: seed of the physical box: its board, stains and tape; the print does not depend on it.
    """
    board = rng_of("board", carton)
    picture = tint(
        noise(board, height, width, cells=9, octaves=3, rough=0.8), (158, 118, 78), (196, 156, 112)
    )
    if rng_of("white", printed.layout).random() < 0.3:
        picture = cv2.addWeighted(picture, 0.2, np.full_like(picture, 235), 0.8, 0)
    if board.random() < 0.6:
        tape = int(width * board.uniform(0.42, 0.56))
        picture[:, tape : tape + width // 9] = cv2.addWeighted(
            picture[:, tape : tape + width // 9], 0.6, np.full((height, width // 9, 3), 205, np.uint8), 0.4, 0
        )
    print_on(printed, picture)
    for _ in range(int(board.integers(0, 5))):
        walk = np.cumsum(board.normal(0, width / 30, (6, 2)), axis=0) + board.uniform(0, [width, height])
        cv2.polylines(picture, [walk.astype(np.int32)], False, (150, 120, 90), 1, cv2.LINE_AA)
    return picture


def print_on(printed: Design, picture: Image) -> None:
    """Print a design on a board, in place: emblem, brand, goods, fields, bar code, marks."""
    height, width = picture.shape[:2]
    layout, name = rng_of("layout", printed.layout), rng_of("brand", printed.brand)
    ink, band = color(layout, high=90), color(layout, gray=0.1)
    if layout.random() < 0.5:
        top = int(height * layout.uniform(0, 0.75))
        picture[top : top + int(height * layout.uniform(0.08, 0.22))] = band
    side = int(layout.integers(2))
    x = width * (0.06 if side else 0.32)
    emblem_x = int(width * (0.82 if side else 0.15))
    brand_word, own_ink = words.brand(name), color(name, high=120, gray=0.1)
    emblem(name, picture, (emblem_x, int(height * 0.2)), int(height * 0.13), own_ink)
    words.text(
        picture,
        brand_word,
        (x, height * 0.07),
        size=int(height * 0.17),
        ink=own_ink,
        face=int(name.integers(30)),
        wide=width * 0.6,
    )
    goods = words.product(layout if layout.random() < 0.5 else name)
    faces = layout.integers(0, 30, 2).tolist()
    words.text(
        picture, goods, (x, height * 0.3), size=int(height * 0.085), ink=ink, face=faces[0], wide=width * 0.6
    )
    fields = [
        ("LOT", printed.lot),
        ("DATE", printed.day),
        ("ITEM", words.digits(name, 6)),
        ("QTY", f"{int(layout.integers(1, 40)) * 50} PCS"),
        ("N.W.", f"{int(layout.integers(3, 25))} KGS"),
        (
            "MEAS",
            f"{int(layout.integers(30, 80))}x{int(layout.integers(30, 60))}x{int(layout.integers(20, 50))} CM",
        ),
    ]
    order = layout.permutation(len(fields)).tolist()
    fields_top, line = height * 0.45, height * layout.uniform(0.075, 0.09)
    for row, k in enumerate(order):
        label, value = fields[k]
        words.text(
            picture,
            f"{label}: {value}",
            (x, fields_top + row * line),
            size=int(line * 0.62),
            ink=ink,
            face=faces[1],
            wide=width * 0.45,
        )
    code = rng_of("code", printed.brand, printed.lot)
    barcode(code, picture, int(width * 0.68), int(height * 0.72), int(width * 0.28), int(height * 0.2))
    if printed.marked:
        marks(picture, int(width * 0.66), int(height * 0.42), int(height * 0.12), ink)


def box_corners(rng: Rng, center: tuple[float, float], size: float, *, tilt: float = 0.35) -> np.ndarray:
    """Return where the front, the side and the top of a box fall: 3 x 4 x 2, scene pixels.

    Args:
        size: width of the front in pixels.
        tilt: how far it is turned away from the viewer, 0 to about 0.6.
    """
    high, turn = size * 0.75, rng.uniform(-tilt, tilt)
    lean, roll = rng.uniform(0.1, 0.35), rng.uniform(-0.12, 0.12)
    squeeze = 1 - abs(turn) * 0.6
    near = 1 + 0.25 * abs(turn)
    left_h, right_h = (near, 2 - near) if turn > 0 else (2 - near, near)
    front = np.array(
        [
            [-0.5 * squeeze, -0.5 * left_h],
            [0.5 * squeeze, -0.5 * right_h],
            [0.5 * squeeze, 0.5 * right_h],
            [-0.5 * squeeze, 0.5 * left_h],
        ]
    )
    back = np.array([0.5 * turn / 0.35 if abs(turn) > 0.03 else 0.1, -lean])
    edge = (1, 2) if back[0] > 0 else (3, 0)
    near_top, near_bottom = (1, 2) if edge == (1, 2) else (0, 3)
    side = np.array(
        [front[near_top], front[near_top] + back * 0.8, front[near_bottom] + back * 0.8, front[near_bottom]]
    )
    top = np.array([front[0] + back * 0.8, front[1] + back * 0.8, front[1], front[0]])
    turned = np.array([[np.cos(roll), -np.sin(roll)], [np.sin(roll), np.cos(roll)]])
    return (np.stack([front, side, top]) * [size, high]) @ turned.T + center


def box(
    rng: Rng,
    scene: Image,
    printed: Design,
    center: tuple[float, float],
    size: float,
    *,
    carton: int,
    tilt: float = 0.35,
    detail: int = 1,
) -> np.ndarray:
    """Draw a carton into a scene, in place, and return the corners of its printed front (4 x 2).

    Args:
        detail: the print is set at 480 x 360 times this.
    """
    front, side, top = box_corners(rng, center, size, tilt=tilt)
    plain = tint(noise(rng_of("side", carton), 60, 80, cells=8, octaves=2), (120, 88, 58), (150, 116, 80))
    shadow = (front[[3, 2]].mean(axis=0)).astype(int)
    cv2.ellipse(
        scene,
        (int(shadow[0]), int(shadow[1])),
        (int(size * 0.6), int(size * 0.08)),
        0,
        0,
        360,
        (40, 38, 36),
        -1,
        cv2.LINE_AA,
    )
    place(scene, plain, side)
    place(scene, cv2.add(plain, 25), top)
    place(scene, face(printed, carton=carton, height=360 * detail, width=480 * detail), front)
    return front


def stack(
    rng: Rng,
    scene: Image,
    printed: Design,
    *,
    left: float,
    bottom: float,
    size: float,
    rows: int,
    columns: int,
    carton: int,
) -> np.ndarray:
    """Draw a wall of cartons of one design, in place; return the corners of the fronts (n x 4 x 2)."""
    high, lean = size * 0.75, rng.uniform(-0.08, 0.08)
    fronts = []
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * size * 1.02, bottom - (row + 1) * high * 1.02 + column * size * lean
            jitter = rng.normal(0, size * 0.012, (4, 2))
            corners = (
                np.array(
                    [[x, y], [x + size, y + size * lean], [x + size, y + high + size * lean], [x, y + high]]
                )
                + jitter
            )
            place(scene, face(printed, carton=carton + row * 31 + column), corners)
            fronts.append(corners)
    return np.array(fronts)
