"""A drawn signature of nobody: seeded strokes, signed again by the same hand or by another."""

import math
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["signature"]

_OVER = 4
"""How many times larger strokes are drawn than they are kept, for smooth edges."""


def signature(name: int, time: int, *, high: int = 40, wide: int = 150) -> "Image.Image":
    """Return strokes as dark on white, gray levels, as many points high and wide.

    Args:
        name: seed of the signature. time: seed of the one time it was signed; strokes then differ as a hand does.
    """
    from PIL import Image, ImageDraw

    draw, hand = random.Random(name), random.Random(f"{name} {time}")  # noqa: S311
    page = Image.new("L", (wide * _OVER, high * _OVER), 255)
    pen = ImageDraw.Draw(page)
    across, ink = draw.uniform(0.65, 0.95), draw.randint(15, 70)
    for stroke in range(draw.randint(2, 4)):
        start, span = draw.uniform(0.02, 0.3), draw.uniform(0.3, across)
        waves = [(draw.uniform(0.1, 0.32), draw.uniform(1, 9), draw.uniform(0, 6.3)) for _ in range(3)]
        loops, slope, middle = draw.uniform(0, 0.06), draw.uniform(-0.25, 0.25), draw.uniform(0.35, 0.65)
        waves = [
            (a * hand.gauss(1, 0.08), b * hand.gauss(1, 0.02), c + hand.gauss(0, 0.15)) for a, b, c in waves
        ]
        shift, thick = (hand.gauss(0, 0.015), hand.gauss(0, 0.03)), draw.uniform(1.6, 3.0)
        points = []
        for step in range(240):
            t = step / 239
            x = start + span * t + loops * math.sin(2 * math.pi * waves[0][1] * t) + shift[0]
            y = (
                middle
                + slope * (t - 0.5)
                + sum(a * math.sin(2 * math.pi * b * t + c) for a, b, c in waves) / 1.6
                + shift[1]
            )
            points.append((x * wide * _OVER, min(0.97, max(0.03, y)) * high * _OVER))
        width = round(thick * _OVER * (0.7 if stroke else 1.0))
        pen.line(points, fill=ink, width=width, joint="curve")
    return page.resize((wide, high), Image.Resampling.LANCZOS)
