"""One plane that two pictures share, looked at closely: what of it is equal, what differs, how far it reaches, how it lies in the pictures."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.covered import Cover, cover_of, paper_of
from unpick.exhibits.photos.difference import EQUAL, Aligned, Masks, lay_upon, lay_whole
from unpick.exhibits.photos.differing import Patch, patches_of
from unpick.exhibits.photos.features import Features
from unpick.exhibits.photos.models import LEAST, Model, places, project
from unpick.exhibits.photos.sound import MANY, is_sound
from unpick.exhibits.photos.woven import woven_share

if TYPE_CHECKING:
    import numpy as np


__all__ = ["Looked", "look"]

_HELD: Final = 0.5
_ALONE: Final = 5.0
"""Correlation around a pair from which it is kept, and how many times the usual distance to others from which it stands alone."""

_SAME_PLACE: Final = 0.02
"""Share of a side by which what stands at one place of both frames may have moved."""

_SAME_KIND: Final = 0.5
"""Distance up to which corners are of one kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One plane looked at closely.

    Attributes:
        model: with the pairs that hold up. aligned: the region of both. outline_a, outline_b: convex. points_a, points_b: of the pairs.
        patches: places that differ. alike, middle: share of the detail around the pairs that is equal, and its usual correlation.
        differs, written: shares of the detail of both that differ, and of it that is writing. reached: share of the region near pairs.
        in_frame, at_border: shares of the pairs at one place of both frames (or as far from one corner), and near a border. extent: shares of both pictures.
        flat: the plane only turns, shrinks and crops. overlap_alike, hull_alike: equal shares of all that both show, and of the region.
        distinct: kinds of corners. woven: share of what both show with one grain, of a plane that is flat and has many places. paper: share of one tone of all that both show. cover: a block that another picture hides, of a plane that is flat.
    """

    model: Model
    aligned: Aligned
    outline_a: "np.ndarray[Any, Any]"
    outline_b: "np.ndarray[Any, Any]"
    points_a: "np.ndarray[Any, Any]"
    points_b: "np.ndarray[Any, Any]"
    patches: tuple[Patch, ...]
    alike: float
    middle: float
    differs: float
    written: float
    reached: float
    in_frame: float
    at_border: float
    extent: tuple[float, float]
    flat: bool
    overlap_alike: float
    hull_alike: float
    distinct: int
    woven: float
    paper: float
    cover: Cover | None


def look(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    a: Features,
    b: Features,
    model: Model,
    *,
    masks: Masks = (None, None),
) -> Looked | None:
    """Return a plane looked at closely, None where what lies between its corners does not agree; pairs that do not hold up are left out.

    Args:
        first, second: uint8, brightness. a, b: their corners. model: a plane of them. masks: as in `lay_upon`.
    """
    import cv2
    import numpy as np

    here, there = (
        a.points[model.pairs[:, 0], :2].astype(np.float64),
        b.points[model.pairs[:, 1], :2].astype(np.float64),
    )
    outline = cv2.convexHull(here.astype(np.float32)).reshape(-1, 2).astype(np.float64)
    aligned = lay_upon(first, second, model.plane, outline, masks=masks)
    kept = _held_up(aligned, here)
    if LEAST <= kept.sum() < len(here):
        # A plane goes on beyond the thing: pairs out there, amid what does not agree, are none of it.
        model = replace(model, pairs=model.pairs[kept], places=places(a, b, model.pairs[kept]))
        here, there = here[kept], there[kept]
        outline = cv2.convexHull(here.astype(np.float32)).reshape(-1, 2).astype(np.float64)
        aligned = lay_upon(first, second, model.plane, outline, masks=masks)
    outline_b = cv2.convexHull(there.astype(np.float32)).reshape(-1, 2).astype(np.float64)
    near = _reach(aligned, here) & aligned.inside
    detail, both = aligned.detail & near, aligned.both & near
    alike = float((aligned.alike[detail] >= EQUAL).mean()) if detail.any() else 0.0
    middle = float(np.median(aligned.alike[both])) if both.any() else 0.0
    sizes = [np.array([one.width, one.height], np.float64) for one in (a, b)]
    in_frame = _in_frame((here, there), sizes)
    if not is_sound(model.places, voted=model.voted, alike=alike, middle=middle, in_frame=in_frame):
        return None
    patches = patches_of(aligned, both, middle)
    edge = np.minimum(here / sizes[0], 1 - here / sizes[0]).min(axis=1)
    whole = lay_whole(first, second, model.plane, masks=masks)
    flat = _is_flat(model.plane, here)
    cover = cover_of(whole) if flat else None
    return Looked(
        model=model,
        aligned=aligned,
        outline_a=outline,
        outline_b=outline_b,
        points_a=here,
        points_b=there,
        patches=patches,
        alike=alike,
        middle=middle,
        differs=sum(one.pixels for one in patches) / max(int(both.sum()), 1),
        written=sum(one.pixels for one in patches if one.written) / max(int(both.sum()), 1),
        reached=float(near.sum()) / max(int(aligned.inside.sum()), 1),
        in_frame=in_frame,
        at_border=float((edge < 0.15).mean()),
        extent=(
            float(cv2.contourArea(outline.astype(np.float32))) / first.size,
            float(cv2.contourArea(outline_b.astype(np.float32))) / second.size,
        ),
        flat=flat,
        overlap_alike=whole.share(least=EQUAL),
        hull_alike=aligned.share(least=EQUAL),
        distinct=min(_distinct(a.roots[model.pairs[:, 0]]), _distinct(b.roots[model.pairs[:, 1]])),
        woven=woven_share(first, second, model.plane, masks=masks) if flat and model.places >= MANY else 0.0,
        paper=paper_of(whole.first, whole.inside),
        cover=cover,
    )


def _held_up(aligned: Aligned, points: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each pair whether the picture around it is equal, and whether others of these stand near it."""
    import numpy as np

    spots = np.round((points - np.array(aligned.box[:2])) * aligned.factor).astype(np.int64)
    height, width = aligned.alike.shape
    rows, columns = np.clip(spots[:, 1], 0, height - 1), np.clip(spots[:, 0], 0, width - 1)
    held: np.ndarray[Any, Any] = aligned.alike[rows, columns] >= _HELD
    if held.sum() < LEAST:
        return held
    away = np.linalg.norm(points[:, None] - points[held][None], axis=2)
    # The distance to the third of the others: beyond thrice what is usual a pair stands alone.
    third = np.partition(away, 3, axis=1)[:, 3]
    held &= third <= max(_ALONE * float(np.median(third[held])), 12.0)
    return held


def _distinct(roots: "np.ndarray[Any, Any]") -> int:
    """Return how many corners of different kinds there are: the bars of a window cross in a few ways only."""
    import numpy as np

    left, count = np.ones(len(roots), np.bool_), 0
    alike = roots @ roots.T > 1 - _SAME_KIND**2 / 2
    for at in range(len(roots)):
        if left[at]:
            left &= ~alike[at]
            count += 1
    return count


def _in_frame(
    points: "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]", sizes: "list[np.ndarray[Any, Any]]"
) -> float:
    """Return the share of the pairs at one place of both frames: by shares of the sides, or as far from one corner, in the scale of the pairs.

    What is laid over pictures of two sizes keeps its distance to the corner at which it stands.
    """
    import numpy as np

    here, there = points
    moved = [np.abs(here / sizes[0] - there / sizes[1]).max(axis=1)]
    spread = [float(np.linalg.norm(each.std(axis=0))) for each in points]
    grown = spread[1] / max(spread[0], 1e-6)
    for corner in np.array([(0, 0), (1, 0), (0, 1), (1, 1)], np.float64):
        away = (here - corner * sizes[0]) * grown - (there - corner * sizes[1])
        moved.append(np.abs(away).max(axis=1) / float(sizes[1].max()))
    return max(float((one < _SAME_PLACE).mean()) for one in moved)


def _reach(aligned: Aligned, points: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return where pairs are near: within 7% of the side of the region."""
    import cv2
    import numpy as np

    drawn = np.zeros(aligned.alike.shape, np.uint8)
    radius = int(max(18, 0.07 * max(drawn.shape)))
    for x, y in (points - np.array(aligned.box[:2])) * aligned.factor:
        cv2.circle(drawn, (int(x), int(y)), radius, 255, -1)
    near: np.ndarray[Any, Any] = drawn > 0
    return near


def _is_flat(plane: "np.ndarray[Any, Any]", points: "np.ndarray[Any, Any]") -> bool:
    """Tell whether a plane only turns, shrinks and crops: what is done to a file, and hardly ever a second view."""
    import numpy as np

    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    there = project(plane, corners)
    sides = np.linalg.norm(there - np.roll(there, -1, axis=0), axis=1)
    was = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    grown = sides / np.maximum(was, 1e-6)
    arms = float(np.linalg.norm(there[0] - there[2])), float(np.linalg.norm(there[1] - there[3]))
    even = float(grown.max() / max(float(grown.min()), 1e-6))
    return even < 1.03 and abs(arms[0] / max(arms[1], 1e-6) - 1) < 0.02
