"""Surfaces, light and camera: what every rendered picture is painted with. Arrays are RGB, uint8."""

import zlib
from collections.abc import Callable

import cv2
import numpy as np

__all__ = ["Image", "Rng", "camera", "color", "light", "noise", "place", "rng_of", "surface", "tint"]

Image = np.ndarray
Rng = np.random.Generator


def rng_of(*key: int | str) -> Rng:
    """Return the random numbers of a key; the same key gives the same numbers on every machine."""
    numbers = [zlib.crc32(part.encode()) if isinstance(part, str) else part for part in key]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(numbers)))


def color(rng: Rng, *, low: int = 20, high: int = 235, gray: float = 0.7) -> tuple[int, int, int]:
    """Return a color; `gray` is the share by which it is pulled to its own gray."""
    raw = rng.integers(low, high, 3).astype(float)
    red, green, blue = (raw * (1 - gray) + raw.mean() * gray).astype(int).tolist()
    return red, green, blue


def noise(rng: Rng, height: int, width: int, *, cells: float, octaves: int = 4, rough: float = 0.55) -> Image:
    """Return smooth noise of several scales, one channel.

    Args:
        cells: cells of the coarsest scale across the width.
        rough: how much weaker each finer scale is.
    """
    half_h, half_w = max(height // 2, 2), max(width // 2, 2)
    total = np.zeros((half_h, half_w), np.float32)
    weight = 1.0
    for _ in range(octaves):
        across = min(max(int(cells), 2), half_w)
        down = min(max(int(cells * height / width), 2), half_h)
        small = rng.random((down, across), np.float32) - 0.5
        total += weight * cv2.resize(small, (half_w, half_h), interpolation=cv2.INTER_LINEAR)
        weight *= rough
        cells *= 2.1
    cv2.normalize(total, total, 0, 255, cv2.NORM_MINMAX)
    return cv2.resize(total.astype(np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)


def tint(gray: Image, *stops: tuple[int, int, int]) -> Image:
    """Return a one-channel picture in colors: black becomes the first stop, white the last."""
    at = np.linspace(0, 255, len(stops))
    table = np.stack([np.interp(np.arange(256), at, [stop[c] for stop in stops]) for c in range(3)], axis=1)
    return cv2.LUT(cv2.merge([gray, gray, gray]), table.astype(np.uint8).reshape(256, 1, 3))


def plaster(rng: Rng, height: int, width: int) -> Image:
    """A wall of plaster or concrete, with stains and cracks."""
    base = color(rng, low=90)
    gray = noise(rng, height, width, cells=rng.uniform(2, 9), octaves=5, rough=rng.uniform(0.5, 0.9))
    picture = tint(gray, tuple(int(c * 0.75) for c in base), base)  # type: ignore[arg-type]
    for _ in range(int(rng.integers(0, 6))):
        walk = np.cumsum(rng.normal(0, width / 40, (12, 2)), axis=0) + rng.uniform(0, [width, height])
        cv2.polylines(picture, [walk.astype(np.int32)], False, color(rng, high=120), 1, cv2.LINE_AA)
    return picture


def planks(rng: Rng, height: int, width: int) -> Image:
    """Boards with grain, upright or lying."""
    board = int(rng.integers(24, 110))
    count = width // board + 1
    base = np.array(color(rng, low=60, gray=0.3))
    grain = noise(rng, height, width, cells=rng.uniform(20, 60), octaves=2)
    grain = cv2.resize(grain[: max(height // 12, 2)], (width, height), interpolation=cv2.INTER_LINEAR)
    shades = np.clip(base + rng.normal(0, 18, (1, count, 1)), 0, 255).astype(np.uint8)
    picture = cv2.resize(shades, (count * board, height), interpolation=cv2.INTER_NEAREST)[:, :width].copy()
    picture = cv2.addWeighted(picture, 0.8, tint(grain, (0, 0, 0), (255, 255, 255)), 0.2, 0)
    for k in range(count):
        cv2.line(picture, (k * board, 0), (k * board, height), color(rng, high=70), 2)
        for _ in range(int(rng.integers(0, 4))):
            spot = (int(k * board + rng.integers(4, board)), int(rng.integers(0, height)))
            cv2.ellipse(picture, spot, (3, 5), 0, 0, 360, color(rng, high=90), -1, cv2.LINE_AA)
    return (
        np.ascontiguousarray(picture.transpose(1, 0, 2))
        if rng.random() < 0.4 and height == width
        else picture
    )


def bricks(rng: Rng, height: int, width: int) -> Image:
    """Bricks, stones or tiles with a joint; each its own shade and size, as laid by hand."""
    tall, wide = int(rng.integers(16, 60)), int(rng.integers(30, 120))
    base, joint = np.array(color(rng, low=50, gray=0.4)), color(rng, low=60, gray=0.9)
    spread, uneven = rng.uniform(3, 25), rng.uniform(0.03, 0.3)
    picture, top = np.empty((height, width, 3), np.uint8), 0
    while top < height:
        high = max(int(tall * (1 + rng.normal(0, uneven / 2))), 8)
        edges = np.cumsum(np.maximum(wide * (1 + rng.normal(0, uneven, width // wide + 4)), 10))
        edges = np.round(edges - rng.uniform(0, wide) - wide).astype(int)
        shades = np.clip(base + rng.normal(0, spread, (len(edges), 1)), 0, 255).astype(np.uint8)
        picture[top : top + high] = shades[np.searchsorted(edges, np.arange(width)).clip(max=len(edges) - 1)]
        slope = int(rng.integers(-2, 3))
        cv2.line(picture, (0, top), (width, top + slope), joint, 2, cv2.LINE_AA)
        for left in edges.tolist():
            lean = left + int(rng.integers(-2, 3))
            cv2.line(picture, (left, top), (lean, top + high), joint, 2, cv2.LINE_AA)
        top += high
    rough = noise(rng, height, width, cells=30, octaves=3, rough=0.9)
    return cv2.addWeighted(picture, 0.82, tint(rough, (0, 0, 0), (255, 255, 255)), 0.18, 0)


def leaves(rng: Rng, height: int, width: int) -> Image:
    """Overlapping shapes of all sizes: the model of dead leaves, whose statistics are those of photographs."""
    picture = tint(noise(rng, height, width, cells=6), color(rng), color(rng))
    base, spread = np.array(color(rng, gray=0.6)), rng.uniform(8, 40)
    count, sides = int(rng.integers(120, 420)), int(rng.integers(3, 9))
    sizes = np.sort(width / rng.uniform(6, 90, count))[::-1]
    centers = rng.uniform(-0.05, 1.05, (count, 1, 2)) * [width, height]
    angles = np.sort(rng.uniform(0, 2 * np.pi, (count, sides)), axis=1)
    radii = sizes[:, None] * rng.uniform(0.4, 1.2, (count, sides))
    points = centers + np.stack([np.cos(angles) * radii, np.sin(angles) * radii], axis=2)
    # Shapes differ in brightness more than in hue, as things under one light do.
    shades = np.clip(base + rng.normal(0, spread, (count, 3)) + rng.normal(0, 2 * spread, (count, 1)), 0, 255)
    # 3 fractional bits keep the corners where they belong.
    for polygon, shade in zip((points * 8).astype(np.int32), shades.tolist(), strict=True):
        cv2.fillPoly(picture, [polygon], shade, cv2.LINE_AA, 3)
    rough = noise(rng, height, width, cells=40, octaves=3, rough=0.9)
    return cv2.addWeighted(picture, 0.85, tint(rough, (0, 0, 0), (255, 255, 255)), 0.15, 0)


def cloth(rng: Rng, height: int, width: int) -> Image:
    """Checked or striped cloth, bent by folds."""
    across, down = (rng.integers(0, 2, int(rng.integers(6, 40))) for _ in range(2))
    threads = (across[None, :] * 130 + down[:, None] * 90 + 20).astype(np.uint8)
    flat = cv2.resize(threads, (width, height), interpolation=cv2.INTER_NEAREST)
    folds = noise(rng, height, width, cells=4, octaves=2).astype(np.float32)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bent = cv2.remap(
        flat, x + folds * 0.25, y + folds * 0.15, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    return tint(
        cv2.addWeighted(bent, 0.7, folds.astype(np.uint8), 0.3, 0), color(rng), color(rng), color(rng)
    )


def gravel(rng: Rng, height: int, width: int) -> Image:
    """Many small stones, gravel, bulk goods."""
    gray = noise(rng, height, width, cells=rng.uniform(30, 90), octaves=3, rough=rng.uniform(0.6, 1.0))
    return tint(gray, color(rng, high=110), color(rng), color(rng, low=120))


def metal(rng: Rng, height: int, width: int) -> Image:
    """Corrugated sheet with rivets and rust."""
    wave = rng.uniform(0.05, 0.5)
    columns = (np.sin(np.arange(width) * wave + rng.uniform(0, 6)) * 50 + 150).astype(np.uint8)
    rust = noise(rng, height, width, cells=rng.uniform(4, 14), octaves=4, rough=0.8)
    gray = cv2.addWeighted(np.tile(columns, (height, 1)), 0.6, rust, 0.4, 0)
    picture = tint(gray, color(rng, high=100), color(rng, low=120))
    for x in range(int(rng.integers(10, 60)), width, int(rng.integers(60, 160))):
        for y in range(int(rng.integers(10, 60)), height, int(rng.integers(60, 160))):
            spot = (x + int(rng.integers(-3, 4)), y + int(rng.integers(-3, 4)))
            cv2.circle(picture, spot, 3, (60, 60, 60), -1, cv2.LINE_AA)
    return picture


SURFACES: tuple[Callable[[Rng, int, int], Image], ...] = (
    plaster,
    planks,
    bricks,
    leaves,
    cloth,
    gravel,
    metal,
    plaster,
    bricks,
)


def surface(rng: Rng, height: int, width: int) -> Image:
    """Return a surface of a random kind."""
    return SURFACES[int(rng.integers(len(SURFACES)))](rng, height, width)


def place(scene: Image, art: Image, corners: np.ndarray, *, mask: Image | None = None) -> np.ndarray:
    """Draw a flat picture into a scene, in place, so that its corners meet four points.

    Args:
        corners: 4 x 2, clockwise from the top left, scene pixels.
        mask: what of the picture is opaque, uint8; all of it when not given.

    Returns: the 3 x 3 homography from picture to scene pixels.
    """
    high, wide = art.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.asarray(corners, np.float32))
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 1, scene.shape[1::-1])
    if right <= left or bottom <= top:
        return matrix
    # A picture that shrinks is averaged first, or its fine print would turn to sparkle.
    shrink = np.sqrt(cv2.contourArea(np.asarray(corners, np.float32)) / (high * wide))
    if shrink < 0.6:
        art = cv2.GaussianBlur(art, (0, 0), 0.4 / max(shrink, 0.05))
    moved = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], float) @ matrix
    size = (int(right - left), int(bottom - top))
    warped = cv2.warpPerspective(art, moved, size, flags=cv2.INTER_LINEAR)
    opaque = mask if mask is not None else np.full((high, wide), 255, np.uint8)
    alpha = cv2.warpPerspective(opaque, moved, size, flags=cv2.INTER_LINEAR)
    part = scene[top:bottom, left:right]
    share = cv2.merge([alpha, alpha, alpha])
    kept = cv2.multiply(part, 255 - share, scale=1 / 255)
    part[:] = cv2.add(kept, cv2.multiply(warped, share, scale=1 / 255))
    return matrix


def light(rng: Rng, picture: Image, *, strength: float = 0.5) -> Image:
    """Return the picture under uneven light: a lamp or a window to one side, and soft shadows."""
    high, wide = picture.shape[:2]
    small = rng.uniform(1 - strength, 1, (int(rng.integers(2, 4)), int(rng.integers(2, 5)), 1))
    warm = 1 + rng.normal(0, 0.05, (1, 1, 3))
    gain = np.clip(small * warm * 255, 0, 255).astype(np.uint8)
    return cv2.multiply(picture, cv2.resize(gain, (wide, high), interpolation=cv2.INTER_CUBIC), scale=1 / 235)


def camera(rng: Rng, picture: Image, *, blur: float | None = None, grain: float | None = None) -> Image:
    """Return the picture as a camera gives it: a little blur, contrast, grain.

    Args:
        blur: Gaussian sigma in pixels; random, 0 to 0.9, when not given.
        grain: standard deviation of the noise in gray steps; random, 1 to 6, when not given.
    """
    blur = rng.uniform(0, 0.9) if blur is None else blur
    grain = rng.uniform(1, 6) if grain is None else grain
    if blur > 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    gamma, gain = rng.uniform(0.8, 1.25), rng.uniform(0.9, 1.1)
    table = np.clip(255 * gain * (np.arange(256) / 255) ** gamma, 0, 255).astype(np.uint8)
    picture = cv2.LUT(picture, table)
    if grain <= 0:
        return picture
    # A byte becomes a normal deviate through its quantile: far cheaper than drawing normals.
    quantiles = np.sort(rng_of("normal").normal(0, 1, 256))
    steps = np.clip(128 + quantiles * grain, 0, 255).astype(np.uint8)
    grains = cv2.LUT(rng.integers(0, 256, picture.shape, np.uint8), steps)
    return cv2.addWeighted(picture, 1, grains, 1, -128)
