"""The exhibit of a comparison: a page without script or network, and a verifier that needs Python alone."""

import base64
import json
from collections.abc import Iterator, Sequence
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
_WIDTH: Final = 780
_ROOM: Final = 0.06
"""Pixels of either picture in the exhibit, at most; room around the region that is shown, to its longer side."""

_PLAN: Final = 110
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
        []
        if found.plane is None
        else [_side_by_side(pictures, found, show_all=show_all), _plan(pictures, found), *_strips(found)]
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


def _outlines(
    pictures: tuple[Picture, Picture], found: "Compared"
) -> "Iterator[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]]":
    """Yield the pixels of both pictures, the first mirrored where it was compared so, with the outline of the region, int32 (n, 2)."""
    import numpy as np

    for at, (picture, outline) in enumerate(zip(pictures, (found.outline_a, found.outline_b), strict=True)):
        turned = at == 0 and found.mirrored
        pixels = np.ascontiguousarray(picture.pixels[:, ::-1]) if turned else picture.pixels
        yield pixels, np.round(np.asarray(outline)).astype(np.int32)


def _side_by_side(
    pictures: tuple[Picture, Picture], found: "Compared", *, show_all: bool
) -> "tuple[str, np.ndarray[Any, Any]]":
    """Draw the region of both pictures, enlarged, with its outline and numbered pairs; both whole pictures where all is shown."""
    import cv2
    import numpy as np

    drawn, moves, left = [], [], 0
    for pixels, outline in _outlines(pictures, found):
        high, wide = pixels.shape[:2]
        cut = np.array([(0, 0), (wide, high)])
        if not show_all:
            mask = np.zeros((high, wide), np.uint8)
            cv2.fillConvexPoly(mask, cv2.convexHull(outline), 255)
            mask = cv2.dilate(mask, np.ones((15, 15), np.uint8))
            pixels = np.where(mask[:, :, None] > 0, pixels, _BLANK).astype(np.uint8)
            room = max(round(_ROOM * float(np.ptp(outline, axis=0).max())), 12)
            cut = np.clip([outline.min(axis=0) - room, outline.max(axis=0) + room], (0, 0), (wide, high))
        pixels = pixels[cut[0, 1] : cut[1, 1], cut[0, 0] : cut[1, 0]]
        scale = min(_HEIGHT / pixels.shape[0], _WIDTH / pixels.shape[1])
        size = (max(round(pixels.shape[1] * scale), 1), max(round(pixels.shape[0] * scale), 1))
        view = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        edge = np.round((outline - cut[0]) * scale).astype(np.int32)
        for ink, width in (((255, 255, 255), 4), (_BLUE, 2)):
            cv2.polylines(view, [edge], True, ink, width, cv2.LINE_AA)
        drawn.append(cv2.copyMakeBorder(view, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(120, 120, 120)))
        moves.append((cut[0], scale, left))
        left += size[0] + 2 + _GAP
    canvas = _beside(drawn)
    for number, at in enumerate(_spread(found.points_a), 1):
        ends = []
        for points, (corner, scale, shift) in zip((found.points_a, found.points_b), moves, strict=True):
            x, y = (points[at] - corner) * scale
            ends.append((round(float(x)) + shift + 1, round(float(y)) + 1))
        _draw_pair(canvas, number, ends)
    return "both", canvas


_GAP: Final = 14
"""Pixels between two drawings."""


def _beside(drawn: "Sequence[np.ndarray[Any, Any]]") -> "np.ndarray[Any, Any]":
    """Return drawings side by side on white."""
    import cv2
    import numpy as np

    high = max(len(one) for one in drawn)
    white = (255, 255, 255)
    padded = [
        cv2.copyMakeBorder(
            one, 0, high - len(one), 0, _GAP if at == 0 else 0, cv2.BORDER_CONSTANT, value=white
        )
        for at, one in enumerate(drawn)
    ]
    return np.ascontiguousarray(np.hstack(padded))


def _draw_pair(canvas: "np.ndarray[Any, Any]", number: int, ends: Sequence[tuple[int, int]]) -> None:
    """Draw a numbered pair: a thin line, and at its ends a dot and the number upon white."""
    import cv2

    color = _GREEN if number % 2 else _BLUE
    cv2.line(canvas, ends[0], ends[1], color, 1, cv2.LINE_AA)
    for x, y in ends:
        cv2.circle(canvas, (x, y), 4, (255, 255, 255), -1, cv2.LINE_AA)
        cv2.circle(canvas, (x, y), 3, color, -1, cv2.LINE_AA)
        # A number at the rim is moved inside.
        at = (min(x + 5, canvas.shape[1] - 20), max(y - 5, 12))
        for ink, width in (((255, 255, 255), 5), (color, 2)):
            cv2.putText(canvas, str(number), at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, ink, width, cv2.LINE_AA)


def _plan(pictures: tuple[Picture, Picture], found: "Compared") -> "tuple[str, np.ndarray[Any, Any]]":
    """Draw the frames of both pictures, small and blank, with the region where it lies in them."""
    import cv2
    import numpy as np

    plans = []
    for pixels, outline in _outlines(pictures, found):
        scale = _PLAN / pixels.shape[0]
        plan = np.full((_PLAN, max(round(pixels.shape[1] * scale), 1), 3), _BLANK, np.uint8)
        cv2.fillConvexPoly(
            plan, cv2.convexHull(np.round(outline * scale).astype(np.int32)), _BLUE, cv2.LINE_AA
        )
        plans.append(cv2.copyMakeBorder(plan, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(120, 120, 120)))
    return "plan", _beside(plans)


def _spread(points: "np.ndarray[Any, Any]") -> Sequence[int]:
    """Return some of the pairs, each far from those before it."""
    import numpy as np

    chosen = [int(np.lexsort((points[:, 1], points[:, 0]))[0])]
    away = np.linalg.norm(points - points[chosen[0]], axis=1)
    while len(chosen) < min(_LINES, len(points)):
        chosen.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(points - points[chosen[-1]], axis=1))
    return chosen


def _lit(gray: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return a view from black to white, so that a picture of the night is seen too."""
    import numpy as np

    if not inside.any():
        return gray
    dark, bright = np.percentile(gray[inside], (1, 99))
    stretched = (gray.astype(np.float32) - dark) * (255 / max(float(bright - dark), 16.0))
    lit: np.ndarray[Any, Any] = np.clip(stretched, 0, 255).astype(np.uint8)
    return lit


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
        view = cv2.resize(
            cv2.cvtColor(_lit(gray, aligned.inside), cv2.COLOR_GRAY2RGB), size, interpolation=cv2.INTER_CUBIC
        )
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
