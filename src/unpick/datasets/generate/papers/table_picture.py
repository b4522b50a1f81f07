"""A made-up table as it comes out of a scanner: printed with or without ruling lines, turned, grainy, saved as JPEG or PDF."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unpick.datasets.generate.papers.blocks import MARK, as_day

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["table_scan"]

_WIDTH, _HEIGHT = 8.27, 11.69
"""Sides of A4 in inches."""

_LEFT, _TOP, _STEP = 0.6, 1.25, 0.3
"""Where the table begins and how far its rows are apart, inches."""


def table_scan(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    made: str | dt.date,
    *,
    seed: int,
    dpi: int = 200,
    points: float = 9.0,
    ruled: bool = True,
    turn: float = 0.5,
    grain: float = 6.0,
    quality: int = 70,
    lean: float = 0.0,
    shade: float = 0.0,
    font: Path | None = None,
    kind: str = "JPEG",
    mark: str = MARK,
    signed: "Mapping[tuple[int, int], Image.Image] | None" = None,
) -> bytes:
    """Return one page of A4 with a table, as gray levels.

    Args:
        rows: cells as text, as many as heads; the first two columns stand to the left, the others to the right.
        made: day of the file (PDF only). points: size of the print. turn: degrees. grain: standard deviation of the noise in levels of
            gray. quality: of the JPEG, 1 to 95. lean: how far the upper corners come in, as a share of the width, as if seen from below.
            signed: ink in the cells of a row and a column, rows from 0 below the heads, dark on white, left third of the cell on.
            shade: share of the light that is lost toward the right. font: a file with the signs of the rows; Latin letters need none. kind: JPEG or PDF.
    """
    import numpy as np
    from PIL import Image, ImageChops, ImageDraw, ImageFont

    size = round(points * dpi / 72)
    letters = ImageFont.truetype(str(font), size) if font else ImageFont.load_default(size)
    page = Image.new("L", (round(_WIDTH * dpi), round(_HEIGHT * dpi)), 250)
    pen = ImageDraw.Draw(page)
    pen.text((_LEFT * dpi, 0.7 * dpi), title, font=letters, fill=25)
    wide = [max(pen.textlength(row[at], font=letters) for row in (heads, *rows)) for at in range(len(heads))]
    room = (_WIDTH - 2 * _LEFT) * dpi
    slack = max(0.1 * dpi, (room - sum(wide)) / len(wide))
    edges = [_LEFT * dpi + sum(wide[:at]) + slack * at for at in range(len(wide) + 1)]
    for number, row in enumerate((heads, *rows)):
        top = (_TOP + _STEP * number) * dpi
        for at, cell in enumerate(row):
            left = edges[at] + slack / 3
            if at > 1:
                left = edges[at + 1] - slack / 3 - pen.textlength(cell, font=letters)
            pen.text((left, top + 0.06 * dpi), cell, font=letters, fill=35)
    for (number, at), ink in (signed or {}).items():
        place = round(edges[at] + slack / 6), round((_TOP + _STEP * (number + 1.5)) * dpi - ink.height / 2)
        page.paste(
            ImageChops.darker(page.crop((*place, place[0] + ink.width, place[1] + ink.height)), ink), place
        )
    if ruled:
        bottom = (_TOP + _STEP * (len(rows) + 1)) * dpi
        for number in range(len(rows) + 2):
            y = (_TOP + _STEP * number) * dpi
            pen.line((edges[0], y, edges[-1], y), fill=60, width=2)
        for x in edges:
            pen.line((x, _TOP * dpi, x, bottom), fill=60, width=2)
    foot = ImageFont.load_default(round(0.09 * dpi))
    pen.text((_LEFT * dpi, (_HEIGHT - 0.4) * dpi), mark, font=foot, fill=90)
    page = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=250)
    if lean:
        page = _leaning(page, lean)
    light = np.linspace(1.0, 1.0 - shade, page.width)
    noise = np.random.default_rng(seed).normal(0.0, grain, (page.height, page.width))
    worn = Image.fromarray(np.clip(np.asarray(page, np.float64) * light + noise, 0, 255).astype(np.uint8))
    out = io.BytesIO()
    if kind == "PDF":
        moment = as_day(made).timetuple()
        worn.save(
            out, "PDF", resolution=dpi, quality=quality, subject=mark, creationDate=moment, modDate=moment
        )
    else:
        worn.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _leaning(page: "Image.Image", lean: float) -> "Image.Image":
    """Return a page whose upper edge is drawn in on both sides, one more than the other."""
    import numpy as np
    from PIL import Image

    wide, high = page.size
    into = [
        (lean * wide, lean * wide / 2),
        (wide - lean * wide / 2, 0),
        (wide, high),
        (0, high - lean * wide / 2),
    ]
    rows, right = list[list[float]](), list[float]()
    for (x, y), (u, v) in zip(into, [(0, 0), (wide, 0), (wide, high), (0, high)], strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    found = np.linalg.solve(np.array(rows), np.array(right))
    return page.transform(
        page.size, Image.Transform.PERSPECTIVE, found.tolist(), Image.Resampling.BICUBIC, fillcolor=250
    )
