"""Scenes as a visitor photographs them: rooms, stores, yards, shelves, tables; everything is rendered."""

from collections.abc import Sequence

import cv2
import numpy as np
from bench.pictures import carton, words
from bench.pictures.paint import Image, Rng, camera, color, light, noise, place, rng_of, surface, tint

__all__ = ["KINDS", "floor_and_wall", "place_view", "scene"]

KINDS = ("room", "store", "yard", "shelf", "table", "poster")


def quad(rng: Rng, left: float, top: float, wide: float, high: float, *, bend: float = 0.12) -> np.ndarray:
    """Return four corners of a flat thing, seen a little from the side."""
    flat = np.array([[left, top], [left + wide, top], [left + wide, top + high], [left, top + high]], float)
    return flat + rng.uniform(-bend, bend, (4, 2)) * [wide, high]


def floor_and_wall(rng: Rng, height: int, width: int) -> Image:
    """Return an empty room: a wall over a floor that recedes."""
    picture = np.ascontiguousarray(surface(rng, height, width))
    edge = height * rng.uniform(0.5, 0.8)
    slope = rng.normal(0, height * 0.03)
    floor = surface(rng, height // 2, width)
    spread = rng.uniform(0.2, 1.0) * width
    corners = np.array(
        [[0, edge], [width, edge + slope], [width + spread, height + 40], [-spread, height + 40]]
    )
    place(picture, floor, corners)
    cv2.line(
        picture, (0, int(edge)), (width, int(edge + slope)), color(rng, high=90), int(rng.integers(1, 8))
    )
    return picture


def poster(rng: Rng) -> Image:
    """Return a sheet on a wall: a picture with a few words."""
    sheet = (
        np.ascontiguousarray(surface(rng, 200, 150))
        if rng.random() < 0.6
        else np.full((200, 150, 3), color(rng, low=150), np.uint8)
    )
    ink = color(rng, gray=0.2)
    words.text(
        sheet,
        words.brand(rng),
        (8, 10),
        size=int(rng.integers(18, 40)),
        ink=ink,
        face=int(rng.integers(20)),
        wide=134,
    )
    for row in range(int(rng.integers(1, 4))):
        words.text(
            sheet,
            words.sentence(rng, 4),
            (8, 150 + row * 16),
            size=12,
            ink=ink,
            face=int(rng.integers(20)),
            wide=134,
        )
    return sheet


def window(rng: Rng, scene: Image, corners: np.ndarray) -> None:
    """Put a bright window with bars into a wall, in place."""
    panes = tint(noise(rng, 120, 120, cells=4), (170, 180, 190), (250, 252, 255))
    bars, thick = color(rng, high=120), int(rng.integers(2, 6))
    for x in np.cumsum(rng.uniform(0.8, 1.2, 6) * rng.uniform(20, 60)).astype(int).tolist():
        cv2.line(panes, (x, 0), (x, 120), bars, thick)
    for y in np.cumsum(rng.uniform(0.8, 1.2, 6) * rng.uniform(20, 60)).astype(int).tolist():
        cv2.line(panes, (0, y), (120, y), bars, thick)
    cv2.rectangle(panes, (0, 0), (119, 119), bars, 2 * thick)
    place(scene, panes, corners)


def books(rng: Rng, scene: Image, corners: np.ndarray) -> None:
    """Put a row of backs, folders or bolts of cloth on a shelf, in place."""
    row = np.zeros((90, 240, 3), np.uint8)
    left = 0
    while left < 240:
        wide = int(rng.integers(6, 30))
        row[int(rng.integers(0, 30)) :, left : left + wide] = color(rng, gray=0.8)
        cv2.line(
            row,
            (left + wide // 2, 40),
            (left + wide // 2, int(rng.integers(45, 85))),
            color(rng),
            max(wide // 4, 1),
        )
        left += wide
    place(scene, row, corners)


def drum(rng: Rng, scene: Image, x: int, y: int, size: int) -> None:
    """Put a drum, can or jar into a scene, in place."""
    wide, high = size // 2, int(size * rng.uniform(0.5, 0.9))
    shade = (np.sin(np.linspace(0.2, np.pi - 0.1, 2 * wide)) * 220 + 30).astype(np.uint8)
    body = tint(np.tile(shade, (high, 1)), (10, 10, 10), color(rng, low=70, gray=0.4))
    if rng.random() < 0.6:
        words.text(
            body,
            words.brand(rng),
            (wide * 0.4, high * 0.3),
            size=max(high // 5, 8),
            ink=color(rng),
            face=int(rng.integers(20)),
            wide=wide * 1.3,
        )
    for ring in range(int(rng.integers(0, 4))):
        cv2.line(body, (0, ring * high // 4), (2 * wide, ring * high // 4), color(rng, high=90), 2)
    place(
        scene,
        body,
        np.array([[x - wide, y - high], [x + wide, y - high], [x + wide, y], [x - wide, y]], float),
    )
    cv2.ellipse(scene, (x, y - high), (wide, max(wide // 4, 2)), 0, 0, 360, color(rng), -1, cv2.LINE_AA)


def cable(rng: Rng, scene: Image) -> None:
    """Hang a cable, pipe or rope through a scene, in place."""
    high, wide = scene.shape[:2]
    t = np.linspace(0, 1, 24)
    ends = rng.uniform([0, 0, 0, 0], [wide, high * 0.6, wide, high])
    x = ends[0] + (ends[2] - ends[0]) * t
    y = ends[1] + (ends[3] - ends[1]) * t + np.sin(t * np.pi) * rng.uniform(-0.2, 0.3) * high
    points = np.stack([x, y], axis=1).astype(np.int32)
    cv2.polylines(scene, [points], False, color(rng, high=150), int(rng.integers(2, 9)), cv2.LINE_AA)


def clutter(rng: Rng, scene: Image, count: int, *, boxes: bool = True) -> None:
    """Put so many things into a scene, in place: posters, windows, shelves, drums, cartons, cables."""
    high, wide = scene.shape[:2]
    for _ in range(count):
        pick, x, y = rng.random(), rng.uniform(0, wide * 0.9), rng.uniform(0, high * 0.7)
        size = wide * rng.uniform(0.07, 0.26)
        if pick < 0.2:
            place(scene, poster(rng), quad(rng, x, y * 0.6, size * 0.75, size))
        elif pick < 0.3:
            window(rng, scene, quad(rng, x, y * 0.5, size, size * 1.1, bend=0.05))
        elif pick < 0.5:
            books(rng, scene, quad(rng, x, y, size * 1.8, size * 0.6, bend=0.05))
        elif pick < 0.65:
            drum(rng, scene, int(x), int(y + high * 0.25), int(size))
        elif pick < 0.75:
            cable(rng, scene)
        elif pick < 0.85 or not boxes:
            place(
                scene, surface(rng, 120, 160), quad(rng, x, y, size, size * rng.uniform(0.4, 1.4), bend=0.3)
            )
        else:
            carton.box(
                rng,
                scene,
                carton.design(rng),
                (x + size / 2, y + high * 0.2),
                size,
                carton=int(rng.integers(2**31)),
            )


def yard(rng: Rng, height: int, width: int) -> Image:
    """Return an outdoor picture: sky, hills, buildings with windows, ground."""
    picture = tint(noise(rng, height, width, cells=3), color(rng, low=110), color(rng, low=190))
    horizon = int(height * rng.uniform(0.4, 0.65))
    for depth in range(3):
        ridge = noise(rng, 4, width, cells=4 + depth * 5)[1].astype(float) / 255 * height * 0.2
        edge = np.stack([np.arange(width), horizon - ridge + depth * height * 0.05], axis=1).astype(np.int32)
        cv2.fillPoly(
            picture,
            [np.vstack([edge, [[width, height], [0, height]]])],
            color(rng, high=150 - depth * 30),
            cv2.LINE_AA,
        )
    for _ in range(int(rng.integers(1, 5))):
        x, wide, high = int(rng.uniform(0, width)), int(rng.uniform(50, 260)), int(rng.uniform(60, 260))
        front = np.ascontiguousarray(surface(rng, high, wide))
        glass, step = color(rng, high=120), int(rng.integers(18, 50))
        tall, broad = rng.uniform(0.3, 0.8, 2) * step
        for left in range(8, wide - 12, step):
            for top in range(10, high - 14, step):
                shade = glass if rng.random() < 0.8 else color(rng)
                corner = (left + int(rng.integers(-2, 3)), top + int(rng.integers(-2, 3)))
                cv2.rectangle(front, corner, (corner[0] + int(broad), corner[1] + int(tall)), shade, -1)
        place(picture, front, quad(rng, x, horizon + 20 - high, wide, high + 10, bend=0.04))
    ground = np.array(
        [[0, horizon + 20], [width, horizon + 20], [width * 1.6, height + 20], [-width * 0.6, height + 20]]
    )
    place(picture, surface(rng, height // 2, width), ground)
    return picture


def cutout(rng: Rng, scene: Image, photo: tuple[Image, Image]) -> None:
    """Put a photographed thing with its outline into a scene, in place."""
    high, wide = scene.shape[:2]
    art, mask = photo
    size = wide * rng.uniform(0.25, 0.5)
    tall = size * art.shape[0] / art.shape[1]
    if tall > high * 0.6:
        size, tall = size * high * 0.6 / tall, high * 0.6
    x, y = rng.uniform(0, wide - size), rng.uniform(0, high - tall)
    place(scene, art, quad(rng, x, y, size, tall, bend=0.05), mask=mask)


def scene(
    rng: Rng,
    *,
    kind: str | None = None,
    height: int = 600,
    width: int = 800,
    things: int | None = None,
    photos: Sequence[tuple[Image, Image]] = (),
) -> Image:
    """Return a rendered photograph.

    Args:
        kind: one of `KINDS`; random when not given.
        things: how much clutter; random when not given.
        photos: photographed things with their masks to stand in it.
    """
    kind = kind or KINDS[int(rng.integers(len(KINDS)))]
    if kind == "yard":
        picture = yard(rng, height, width)
    elif kind in ("table", "poster"):
        picture = np.ascontiguousarray(surface(rng, height, width))
    else:
        picture = floor_and_wall(rng, height, width)
    clutter(rng, picture, int(rng.integers(4, 11)) if things is None else things)
    if kind == "store":
        size, rows = width * rng.uniform(0.1, 0.2), int(rng.integers(1, 4))
        carton.stack(
            rng,
            picture,
            carton.design(rng),
            left=rng.uniform(0, width * 0.6),
            bottom=height * rng.uniform(0.8, 1),
            size=size,
            rows=rows,
            columns=int(rng.integers(2, 4)),
            carton=int(rng.integers(2**31)),
        )
    elif kind == "shelf":
        for level in range(1, 4):
            y = height * level * 0.25
            cv2.rectangle(picture, (20, int(y)), (width - 20, int(y) + 10), color(rng, high=110), -1)
            for x in np.arange(30, width - 120, width * 0.22):
                books(rng, picture, quad(rng, x, y - height * 0.16, width * 0.2, height * 0.16, bend=0.02))
    elif kind == "poster":
        place(picture, poster(rng), quad(rng, width * 0.25, height * 0.1, width * 0.5, height * 0.8))
    for photo in photos:
        cutout(rng, picture, photo)
    return camera(rng, light(rng, picture))


def place_view(rng: Rng, *, room: int, height: int = 600, width: int = 800) -> Image:
    """Return one visit's photograph of a room: same walls and fixtures, other standpoint, light and goods.

    Args:
        room: seed of the room; two views of one room show the same place.
    """
    fixed = rng_of("room", room)
    wall = floor_and_wall(fixed, 700, 1100)
    clutter(fixed, wall, 10, boxes=False)
    near = rng.uniform(1.0, 1.5)
    view = quad(
        rng,
        -rng.uniform(0.02, 0.3) * width,
        -rng.uniform(0.02, 0.2) * height,
        width * near * 1.15,
        height * near * 1.1,
        bend=0.08,
    )
    picture = np.ascontiguousarray(surface(rng, height, width))
    place(picture, wall, view)
    for _ in range(int(rng.integers(1, 4))):
        size = width * rng.uniform(0.12, 0.25)
        spot = (rng.uniform(0.1, 0.9) * width, rng.uniform(0.65, 0.9) * height)
        carton.box(rng, picture, carton.design(rng), spot, size, carton=int(rng.integers(2**31)))
    return camera(rng, light(rng, picture))
