"""Corners of two pictures that fit one view of one thing: pairs, plane by plane, and what the planes have in common."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from unpick.exhibits.photos.features import Features

    _Choice = Callable[["Features", "Features", "np.ndarray[Any, Any]"], "np.ndarray[Any, Any]"]

__all__ = ["LEAST", "LOOSE", "Model", "models_of", "places", "project"]

_RATIO: Final = 0.85
"""Distance to the nearest over that to the nearest elsewhere in the picture (FGINN; research, evidence 1.1)."""

_ELSEWHERE: Final = 12.0
"""Pixels from which a neighbour is elsewhere: the corner of the same letter found twice is no rival."""

LOOSE: Final = 0.62
"""Distance of square-rooted vectors up to which guided pairs are taken; unrelated corners lie at 0.8 to 1.1."""

_NEAR: Final = 4.0
_GUIDED: Final = 6.0
"""Pixels by which a corner may miss its place: when a plane is sought, and when pairs are added to it."""

_BEND: Final = 0.15
_TURN: Final = 0.45
_GROWN: Final = 0.6
"""By how much the place that one pair implies for another may be missed for each pixel between them, and the radians and octaves by
which they may turn and grow otherwise: a slant of 40 degrees, and what SIFT misses by."""

LEAST: Final = 8
"""Pairs of a plane that is looked at further."""

_PLANES: Final = 5
_WIDE: Final = 32
"""Corners of the second picture that are kept for each of the first: ten equal boxes have as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One plane seen in both pictures.

    Attributes:
        plane: float64, 3 x 3, from pixels of the first picture to those of the second. pairs: int64, (n, 2), corners that fit.
        places: pairs of different places in both pictures: a letter found at three sizes is one place. voted: found by votes.
    """

    plane: "np.ndarray[Any, Any]"
    pairs: "np.ndarray[Any, Any]"
    places: int
    voted: bool


def models_of(a: "Features", b: "Features", *, loose: float = LOOSE) -> list[Model]:
    """Return the planes that two pictures share, the one with most places first.

    First by corners that are alike by far, those that turn and grow as most do; where these show no plane, by the largest group of them
    that one pair implies: a thing that is small in one picture has few of many; then by all that are alike, each voting for the
    place, turn and size that it implies: on a wall of equal boxes no corner is alike by far.

    Args:
        loose: distance up to which corners are alike where a plane expects them.
    """
    import numpy as np

    if len(a) < LEAST or len(b) < LEAST:
        return []
    near = _Near(a, b, loose)
    found: list[Model] = []
    far = near.by_far()
    for how in (_agreeing, _seeded, _voted):
        left = near.alike() if how is _voted else far
        for _ in range(_PLANES):
            if len(left) < LEAST:
                break
            model = _plane(near, left, how)
            if model is None:
                break
            found.append(model)
            used = np.isin(left[:, 0], model.pairs[:, 0]) | _fits(model.plane, a, b, left, 3 * _NEAR)
            left = left[~used]
        if found:
            break
    found.sort(key=lambda one: -one.places)
    return found


class _Near:
    """Two pictures with the corners of the second that are most like each of the first."""

    def __init__(self, a: "Features", b: "Features", loose: float) -> None:
        self.a, self.b, self.loose = a, b, loose
        likeness = a.roots @ b.roots.T
        self.top, self.gap = _nearest(likeness, _WIDE)
        self._back, self._back_gap = _nearest(likeness.T, 8)

    def by_far(self) -> "np.ndarray[Any, Any]":
        """Return pairs of corners, each the nearest of the other picture by far, in either direction."""
        import numpy as np

        forth = _first_by_far(self.top[:, :8], self.gap[:, :8], self.b.points[:, :2])
        back = _first_by_far(self._back, self._back_gap, self.a.points[:, :2])[:, ::-1]
        return np.unique(np.concatenate([forth, back]), axis=0)

    def alike(self) -> "np.ndarray[Any, Any]":
        """Return pairs of corners that are alike, up to three for a corner."""
        import numpy as np

        rows, ranks = np.nonzero(self.gap[:, :3] <= self.loose)
        return np.stack([rows, self.top[rows, ranks]], axis=1)

    def guided(self, plane: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return pairs where the plane expects them: of the corners near the place the most alike, if alike enough.

        Without rivals elsewhere: on ten equal boxes each corner has ten equals, and the place tells which it is.
        """
        import numpy as np

        there = project(plane, self.a.points[:, :2].astype(np.float64))
        away = np.linalg.norm(self.b.points[self.top, :2] - there[:, None, :], axis=2)
        fitting = (away <= _GUIDED) & (self.gap <= self.loose)
        rows = np.flatnonzero(fitting.any(axis=1))
        ranks = fitting[rows].argmax(axis=1)
        found = np.stack([rows, self.top[rows, ranks]], axis=1)
        # A corner of the second picture belongs to one of the first.
        order = np.lexsort((found[:, 0], self.gap[rows, ranks]))
        _, first = np.unique(found[order][:, 1], return_index=True)
        once: np.ndarray[Any, Any] = found[order][np.sort(first)]
        ordered: np.ndarray[Any, Any] = once[np.argsort(once[:, 0], kind="stable")]
        return ordered


def _nearest(
    likeness: "np.ndarray[Any, Any]", wide: int
) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Return the columns most like each row, the nearest first, and their distances."""
    import numpy as np

    from unpick.exhibits.photos.likest import likest

    top, held = likest(np.ascontiguousarray(likeness), min(wide, likeness.shape[1]))
    return top, np.sqrt(np.maximum(2 - 2 * held, 0))


def _first_by_far(
    top: "np.ndarray[Any, Any]", gap: "np.ndarray[Any, Any]", places: "np.ndarray[Any, Any]"
) -> "np.ndarray[Any, Any]":
    import numpy as np

    apart = np.linalg.norm(places[top] - places[top[:, :1]], axis=2)
    other = np.where(apart > _ELSEWHERE, gap, np.inf).min(axis=1)
    other = np.where(np.isfinite(other), other, gap[:, -1])
    rows = np.flatnonzero(gap[:, 0] < _RATIO * other)
    return np.stack([rows, top[rows, 0]], axis=1)


def _plane(near: _Near, left: "np.ndarray[Any, Any]", how: "_Choice") -> Model | None:
    """Return the plane that most pairs fit of those that a choice leaves, with all pairs that fit it."""
    import cv2
    import numpy as np

    a, b = near.a, near.b
    left = left[how(a, b, left)]
    if len(left) < LEAST:
        return None
    source, target = a.points[left[:, 0], :2].astype(np.float64), b.points[left[:, 1], :2].astype(np.float64)
    parameters = cv2.UsacParams()
    parameters.threshold, parameters.confidence, parameters.maxIterations = _NEAR, 0.999, 4_000
    parameters.randomGeneratorState, parameters.isParallel = 7, False
    parameters.sampler, parameters.score = cv2.SAMPLING_UNIFORM, cv2.SCORE_METHOD_MAGSAC
    parameters.loMethod, parameters.loIterations, parameters.loSampleSize = cv2.LOCAL_OPTIM_SIGMA, 10, 14
    plane, fitting = cv2.findHomography(source, target, parameters)
    if plane is None or fitting.sum() < LEAST or not _possible(plane, source[fitting.ravel() > 0]):
        return None
    for _ in range(2):
        pairs = near.guided(plane)
        if len(pairs) < LEAST:
            return None
        here = a.points[pairs[:, 0], :2].astype(np.float64)
        again, kept = cv2.findHomography(
            here, b.points[pairs[:, 1], :2].astype(np.float64), cv2.RANSAC, _NEAR
        )
        if again is None or kept.sum() < LEAST or not _possible(again, here[kept.ravel() > 0]):
            break
        plane = again
    pairs = near.guided(plane)
    pairs = pairs[_fits(plane, a, b, pairs, _NEAR)]
    if len(pairs) < LEAST:
        return None
    return Model(plane=plane, pairs=pairs, places=places(a, b, pairs), voted=how is not _agreeing)


def _seeded(a: "Features", b: "Features", pairs: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each pair whether it agrees with the one with which most agree: its turn, its growth and the place that these imply."""
    import numpy as np

    from unpick.exhibits.photos.agreeing import supported
    from unpick.exhibits.photos.placed import spots_of

    one, two = spots_of(a.taken(pairs[:, 0])), spots_of(b.taken(pairs[:, 1]))
    agrees: np.ndarray[Any, Any] = np.zeros(len(pairs), np.bool_)
    seed = supported(one, two, _NEAR, _BEND, _TURN, _GROWN, -1, agrees)
    if seed >= 0:
        supported(one, two, 2 * _NEAR, 1.5 * _BEND, 1.5 * _TURN, 1.5 * _GROWN, seed, agrees)
    return agrees


def _voted(a: "Features", b: "Features", pairs: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each pair whether it is of the largest group that implies one turn, size and place of the first picture."""
    import numpy as np

    one, two = a.points[pairs[:, 0]].astype(np.float64), b.points[pairs[:, 1]].astype(np.float64)
    turn, grown = np.radians(two[:, 3] - one[:, 3]), two[:, 2] / np.maximum(one[:, 2], 1e-3)
    # Where the pair puts the middle of the other pairs, so that an error of turn moves the place little.
    middle = np.median(one[:, :2], axis=0)
    arm = middle - one[:, :2]
    cos, sin = np.cos(turn) * grown, np.sin(turn) * grown
    place = two[:, :2] + np.stack(
        [cos * arm[:, 0] - sin * arm[:, 1], sin * arm[:, 0] + cos * arm[:, 1]], axis=1
    )
    reach = 0.12 * max(b.width, b.height)
    bins = np.stack(
        [
            place[:, 0] / reach,
            place[:, 1] / reach,
            np.log2(np.maximum(grown, 1e-3)) * 1.5,
            (turn / np.radians(25)) % 14.4,
        ],
        axis=1,
    )
    best: np.ndarray[Any, Any] = np.zeros(len(pairs), np.bool_)
    for shift in (0.0, 0.5):
        keys = np.floor(bins + shift).astype(np.int64)
        _, code, count = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
        for at in np.argsort(-count, kind="stable")[:3]:
            centre = bins[code.ravel() == at].mean(axis=0)
            around = (np.abs(bins[:, :3] - centre[:3]) <= 1).all(axis=1)
            away = np.abs(bins[:, 3] - centre[3])
            around &= np.minimum(away, 14.4 - away) <= 1
            if around.sum() > best.sum():
                best = around
    return best


def _agreeing(a: "Features", b: "Features", pairs: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each pair whether others turn and grow as it does: a thing that turns, turns with all its corners.

    Turn in steps of 30 degrees and growth in steps of a factor 2, each pair counted in the neighbouring steps too.
    """
    import numpy as np

    turn = (b.points[pairs[:, 1], 3] - a.points[pairs[:, 0], 3]) % 360
    grown = np.log2(b.points[pairs[:, 1], 2] / np.maximum(a.points[pairs[:, 0], 2], 1e-3))
    t, g = (turn // 30).astype(np.int64) % 12, np.clip(np.round(grown) + 6, 0, 12).astype(np.int64)
    votes = np.zeros((12, 13), np.int64)
    np.add.at(votes, (t, g), 1)
    around = sum(np.roll(votes, step, axis=0) for step in (-1, 0, 1))
    padded = np.pad(around, ((0, 0), (1, 1)))
    around = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    best = np.unravel_index(int(around.argmax()), around.shape)
    apart = np.minimum((t - best[0]) % 12, (best[0] - t) % 12)
    kept: np.ndarray[Any, Any] = (apart <= 2) & (np.abs(g - best[1]) <= 1)
    return kept


def _possible(plane: "np.ndarray[Any, Any]", points: "np.ndarray[Any, Any]") -> bool:
    """Tell whether a plane can be a view: it does not turn the thing inside out, nor shrink it to a line."""
    import numpy as np

    x, y = points[:, 0], points[:, 1]
    depth = plane[2, 0] * x + plane[2, 1] * y + plane[2, 2]
    if (depth <= 1e-6).any() and (depth >= -1e-6).any():
        return False
    # Determinant of the local change of area at the points.
    area = np.linalg.det(plane) / depth**3
    area = area if depth[0] > 0 else -area
    middle = float(np.median(area))
    if not (1 / 400 < middle < 400) or float(area.min()) <= 0 or float(area.max()) > 60 * float(area.min()):
        return False
    # At the middle, one direction may be seen eight times as flat as the other.
    cx, cy, w = float(np.median(x)), float(np.median(y)), 0.0
    w = float(plane[2, 0] * cx + plane[2, 1] * cy + plane[2, 2])
    u, v = (
        float(plane[0, 0] * cx + plane[0, 1] * cy + plane[0, 2]) / w,
        float(plane[1, 0] * cx + plane[1, 1] * cy + plane[1, 2]) / w,
    )
    local = (
        np.array(
            [
                [plane[0, 0] - u * plane[2, 0], plane[0, 1] - u * plane[2, 1]],
                [plane[1, 0] - v * plane[2, 0], plane[1, 1] - v * plane[2, 1]],
            ]
        )
        / w
    )
    stretch = np.linalg.svd(local, compute_uv=False)
    return bool(stretch[0] <= 8 * stretch[1])


def project(plane: "np.ndarray[Any, Any]", points: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return where points, (n, 2), lie in the second picture."""
    import numpy as np

    rows = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ plane.T
    with np.errstate(divide="ignore", invalid="ignore"):
        there: np.ndarray[Any, Any] = np.nan_to_num(
            rows[:, :2] / rows[:, 2:], nan=-1e6, posinf=-1e6, neginf=-1e6
        )
        return there


def _fits(
    plane: "np.ndarray[Any, Any]", a: "Features", b: "Features", pairs: "np.ndarray[Any, Any]", far: float
) -> "np.ndarray[Any, Any]":
    import numpy as np

    there = project(plane, a.points[pairs[:, 0], :2].astype(np.float64))
    fitting: np.ndarray[Any, Any] = np.linalg.norm(there - b.points[pairs[:, 1], :2], axis=1) <= far
    return fitting


def places(a: "Features", b: "Features", pairs: "np.ndarray[Any, Any]") -> int:
    """Return how many different places pairs have, in the picture where they have fewer."""
    import numpy as np

    counts = []
    for one, column in ((a, 0), (b, 1)):
        cells = np.floor(one.points[pairs[:, column], :2] / 5).astype(np.int64)
        counts.append(len(np.unique(cells, axis=0)))
    return int(min(counts))
