"""The exhibit of a comparison: a page without script or network, and a verifier that needs Python alone."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.reading import Picture
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.judge import Compared

__all__ = ["write_exhibit"]

Json = dict[str, Any]

_LINES: Final = 24
"""Pairs that are drawn and numbered, spread over the region; all are in the data of the verifier."""

_HEIGHT: Final = 520
_BLANK: Final = 236
_RED, _GREEN, _BLUE = (190, 30, 30), (20, 120, 40), (30, 80, 190)


def write_exhibit(
    out: Path, document: Json, pictures: tuple[Picture, Picture], found: "Compared", *, show_all: bool
) -> list[Path]:
    """Write page, data and verifier into a folder and return the files.

    Raises:
        UsageError: the folder is in use or cannot be made.
    """
    from unpick.report.photo_page import render_exhibit

    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise UsageError(
                "--out", f"'{out}' is not empty", "give a new folder: an exhibit is written once"
            )
    except OSError as error:
        raise UsageError(
            "--out", f"'{out}' cannot be made: {error.strerror}", "choose another folder"
        ) from error
    views = (
        [] if found.plane is None else [_side_by_side(pictures, found, show_all=show_all), *_strips(found)]
    )
    data = _data(document, pictures, found)
    files = {
        "exhibit.html": render_exhibit(
            document, [(name, _inline(view)) for name, view in views], shown=show_all
        ).encode(),
        "exhibit.json": (json.dumps(data, indent=1, sort_keys=True) + "\n").encode(),
        "verify_exhibit.py": bundled_bytes("unpick.data", "templates/verify_exhibit.py.txt"),
    }
    for name, content in files.items():
        scratch = out / f".{name}.part"
        scratch.write_bytes(content)
        scratch.replace(out / name)
    return [out / name for name in files]


def _data(document: Json, pictures: tuple[Picture, Picture], found: "Compared") -> Json:
    """Return what the verifier recomputes: pairs in pixels of the originals, plane, counts."""
    first, second = pictures
    pairs: list[list[float]] = []
    if found.plane is not None:
        wide = first.pixels.shape[1]
        for (x, y), (u, v) in zip(found.points_a, found.points_b, strict=True):
            x = wide - float(x) if found.mirrored else float(x)
            pairs.append(
                [
                    round(one, 2)
                    for one in (
                        x * first.scale,
                        float(y) * first.scale,
                        float(u) * second.scale,
                        float(v) * second.scale,
                    )
                ]
            )
    return {
        "schema": "unpick.photo-exhibit/1",
        "asked_at": document["asked_at"],
        "versions": document["versions"],
        "pictures": document["pictures"],
        "kind": found.kind,
        "weighs": document["matches"][0]["weighs"],
        "weight": document["matches"][0]["weight"],
        "mirrored": found.mirrored,
        "places": found.score,
        "error": document["matches"][0]["error"],
        "tolerance": 4.0 * max(second.scale, 1.0) * 1.5,
        "pairs": pairs,
    }


def _inline(picture: "np.ndarray[Any, Any]") -> str:
    import cv2

    data = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])[
        1
    ].tobytes()
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")


def _side_by_side(
    pictures: tuple[Picture, Picture], found: "Compared", *, show_all: bool
) -> "tuple[str, np.ndarray[Any, Any]]":
    """Draw both pictures with the outline of the region and numbered pairs; the rest is blank unless all is shown."""
    import cv2
    import numpy as np

    drawn, scales, offsets, left = [], [], [], 0
    outlines = (found.outline_a, found.outline_b)
    for at, picture in enumerate(pictures):
        pixels = (
            np.ascontiguousarray(picture.pixels[:, ::-1]) if at == 0 and found.mirrored else picture.pixels
        )
        outline = np.round(np.asarray(outlines[at])).astype(np.int32)
        if not show_all:
            mask = np.zeros(pixels.shape[:2], np.uint8)
            cv2.fillConvexPoly(mask, cv2.convexHull(outline), 255)
            mask = cv2.dilate(mask, np.ones((15, 15), np.uint8))
            pixels = np.where(mask[:, :, None] > 0, pixels, _BLANK).astype(np.uint8)
        scale = _HEIGHT / pixels.shape[0]
        view = cv2.resize(
            pixels, (max(round(pixels.shape[1] * scale), 1), _HEIGHT), interpolation=cv2.INTER_AREA
        )
        cv2.polylines(view, [np.round(outline * scale).astype(np.int32)], True, _BLUE, 2, cv2.LINE_AA)
        drawn.append(cv2.copyMakeBorder(view, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(120, 120, 120)))
        scales.append(scale)
        offsets.append(left)
        left += view.shape[1] + 2 + 14
    gap = np.full((_HEIGHT + 2, 14, 3), 255, np.uint8)
    canvas = np.ascontiguousarray(np.hstack([drawn[0], gap, drawn[1]]))
    for number, at in enumerate(_spread(found.points_a), 1):
        ends = []
        for side, points in enumerate((found.points_a, found.points_b)):
            x, y = points[at] * scales[side]
            ends.append((round(float(x)) + offsets[side] + 1, round(float(y)) + 1))
        color = _GREEN if number % 2 else _BLUE
        cv2.line(canvas, ends[0], ends[1], color, 1, cv2.LINE_AA)
        for x, y in ends:
            cv2.circle(canvas, (x, y), 3, color, -1, cv2.LINE_AA)
            for ink, width in (((255, 255, 255), 3), (color, 1)):
                cv2.putText(
                    canvas,
                    str(number),
                    (x + 4, y - 4),
                    cv2.FONT_HERSHEY_SIMPLEX,
                    0.42,
                    ink,
                    width,
                    cv2.LINE_AA,
                )
    return "both", canvas


def _spread(points: "np.ndarray[Any, Any]") -> Sequence[int]:
    """Return some of the pairs, each far from those before it."""
    import numpy as np

    chosen = [int(np.lexsort((points[:, 1], points[:, 0]))[0])]
    away = np.linalg.norm(points - points[chosen[0]], axis=1)
    while len(chosen) < min(_LINES, len(points)):
        chosen.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(points - points[chosen[-1]], axis=1))
    return chosen


def _strips(found: "Compared") -> "list[tuple[str, np.ndarray[Any, Any]]]":
    """Draw the region of both pictures laid upon each other, and where they are equal and where not."""
    import cv2
    import numpy as np

    aligned = found.aligned
    if aligned is None:
        return []
    strips = []
    grow = max(1.0, 380 / aligned.first.shape[0])
    size = (round(aligned.first.shape[1] * grow), round(aligned.first.shape[0] * grow))
    for name, gray in (("first", aligned.first), ("second", aligned.second)):
        view = cv2.resize(cv2.cvtColor(gray, cv2.COLOR_GRAY2RGB), size, interpolation=cv2.INTER_CUBIC)
        for patch in found.patches:
            x, y, w, h = (round(one * grow) for one in patch.region)
            cv2.rectangle(view, (x - 2, y - 2), (x + w + 2, y + h + 2), _RED, 2)
        strips.append((name, view))
    shown = np.full((*aligned.first.shape, 3), 245, np.uint8)
    compared = aligned.detail & aligned.inside
    equal = np.clip((aligned.alike + 0.2) / 1.2, 0, 1)[:, :, None]
    shown = np.where(
        compared[:, :, None],
        (np.array(_RED) * (1 - equal) + np.array(_GREEN) * equal).astype(np.uint8),
        shown,
    )
    strips.append(("map", cv2.resize(shown, size, interpolation=cv2.INTER_NEAREST)))
    return strips
