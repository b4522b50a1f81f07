"""What two pictures have in common: one photograph, one object or place, one print, another lot, marks that anybody has, nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import Aligned
from unpick.exhibits.photos.differing import Patch
from unpick.exhibits.photos.features import Features, describe
from unpick.exhibits.photos.looked import Looked, look
from unpick.exhibits.photos.models import LOOSE, Model, models_of
from unpick.exhibits.photos.surround import Surround, look_around

if TYPE_CHECKING:
    import numpy as np

__all__ = ["KINDS", "PROBATIVE", "Compared", "Part", "Patch", "compare_gray", "without_weight"]

KINDS: Final = ("photograph", "object", "print", "other_lot", "generic", "none")
PROBATIVE: Final = KINDS[:3]
"""Kinds that say that the same thing was before the camera, or the same picture was used."""

_LEAST_ALIKE: Final = 0.5
"""Share of the detail around the pairs that has to be equal: planes that chance found have 0.1 to 0.3 on development pictures."""

_LEAST_MIDDLE: Final = 0.6
_MANY: Final = 100
_MANY_ALIKE: Final = 0.35
"""Places from which less has to be equal, and how much: coarse, noisy print. Chance found 41 places at most on development pictures."""

_VOTED_PLACES: Final = 16
"""Places of a plane that was found by votes alone: chance found up to 22 with 0.54 of the detail equal on development pictures."""

_LOOKED: Final = 4
"""Planes that are looked at: three faces of a box, or some boxes."""

_BEYOND_CHANCE: Final = 61
"""Places from which no pair of `null.yml` has any."""

_SOME: Final = 24
_FEWEST: Final = 12
_SEEN: Final = 2_500
"""Places from which a little may differ (small and coarse cartons have 22 to 47 with 0.76 to 0.97 of the detail equal on development
pictures; of about 100 unrelated pairs one reached 37, with 0.69, all others at most 19); places and compared pixels below which nothing weighs."""

_AROUND: Final = ("object", "print", "other_lot")
_NOTED: Final = 0.25
"""Kinds of which the surroundings are looked at, and what differs there, to the detail within, from which it is said. On development
pictures marks on two prints have 0.07 to 0.39, one carton before two walls 0 to 0.49: it is told and decides nothing."""

_PLAIN: Final = 60
"""Places from which a picture is not looked at in a mirror too."""

_KINDS_OF_CORNERS: Final = 14
_REPEATED: Final = 0.7
"""Kinds of corners below which, and share of the places below which, a match is a pattern that repeats itself. On development pictures windows of two buildings have 7 and 8 kinds at 14 and 19 places, a small carton 27 and more."""

_IN_FRAME: Final = 0.8
_AT_BORDER: Final = 0.55
_ROUND: Final = 0.6
"""Shares of pairs at one place of both frames, and of these near a border; share of the region that pairs reach. An auditor's stamp, a frame."""

_OTHER_TEXT: Final = 0.03
_OTHER_NUMBER: Final = 0.004
_OTHER_PRINT: Final = 0.11
"""Shares of the detail of both pictures that differ: from the first another text in a form, from the second, of writing amid
equal print, another number, from the third another print of one layout. On development pictures: the same carton 0 to 0.02,
another lot 0.04 to 0.13, another brand 0.11 to 0.25, only marks 0.15 to 0.33."""

_WITHIN: Final = 0.52
"""Share of all detail within the outline that is equal, below which what matches is a mark within other prints: 0.30 to 0.48 on
development pictures of marks, 0.58 and more on cartons."""

_COARSE: Final = 1.6
"""Sharpness from which lot numbers cannot be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A further plane that both pictures share, another face or another box: its kind, its places, its convex outlines in both."""

    kind: str
    score: int
    outline_a: "np.ndarray[Any, Any]"
    outline_b: "np.ndarray[Any, Any]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a comparison found.

    Attributes:
        kind: one of KINDS. why: reasons in words. alternatives: other explanations of what is seen. score: places of the plane.
        mirrored: the first picture was mirrored. points_a, points_b: float, (n, 2), pixels of the pictures compared.
        plane: 3 x 3. outline_a, outline_b: convex outlines of the region. aligned: the region of both, or None. patches: that differ.
        alike, differs: shares of the detail. reached: share of the region that pairs reach. planes: that the pictures share.
        parts: the further ones, most places first.
    """

    kind: str
    why: tuple[str, ...]
    alternatives: tuple[str, ...]
    score: int
    mirrored: bool
    points_a: "np.ndarray[Any, Any]"
    points_b: "np.ndarray[Any, Any]"
    plane: "np.ndarray[Any, Any] | None"
    outline_a: "np.ndarray[Any, Any] | None"
    outline_b: "np.ndarray[Any, Any] | None"
    aligned: Aligned | None
    patches: tuple[Patch, ...]
    alike: float
    differs: float
    reached: float
    planes: int
    parts: tuple[Part, ...]


def compare_gray(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    *,
    features: tuple[Features, Features] | None = None,
    turned: Features | None = None,
    masks: "tuple[np.ndarray[Any, Any] | None, np.ndarray[Any, Any] | None]" = (None, None),
    loose: tuple[float, float] = (LOOSE, LOOSE),
) -> Compared:
    """Compare two pictures, the first as it is and, where that shows nothing, mirrored.

    Args:
        first, second: uint8, brightness. features: of both, where they are known. turned: of the first in a mirror, likewise.
        masks: uint8, 0 where no corner may lie. loose: distance up to which corners are alike, as it is and mirrored.
    """
    import numpy as np

    a = features[0] if features else describe(first, mask=masks[0])
    b = features[1] if features else describe(second, mask=masks[1])
    straight = _compared(first, second, a, b, mirrored=False, loose=loose[0])
    if straight.kind in PROBATIVE or straight.score >= _PLAIN:
        return straight
    flipped = np.ascontiguousarray(first[:, ::-1])
    mask = None if masks[0] is None else np.ascontiguousarray(masks[0][:, ::-1])
    mirror = _compared(
        flipped, second, turned or describe(flipped, mask=mask), b, mirrored=True, loose=loose[1]
    )
    return mirror if mirror.score > straight.score else straight


def without_weight(found: Compared, kind: str, why: str) -> Compared:
    """Return what was found as a kind without weight, with the reason."""
    return replace(found, kind=kind, why=(*found.why, why), alternatives=_ALTERNATIVES[kind])


def _compared(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    a: Features,
    b: Features,
    *,
    mirrored: bool,
    loose: float,
) -> Compared:
    models = models_of(a, b, loose=loose)
    looked = [look(first, second, a, b, model) for model in models[:_LOOKED]]
    sound = [one for one in looked if _is_sound(one)]
    if not sound:
        return _nothing(models, mirrored=mirrored)
    told = [(one, *_weighed(one, len(sound))) for one in sound]
    # What tells most is what is shown: under the frame of one auditor two pictures may show one box too.
    best, kind, why = (
        next((one for one in told if one[1] in PROBATIVE), told[0]) if told[0][1] == "generic" else told[0]
    )
    around = look_around(first, second, best.model.plane, best.outline_a) if kind in _AROUND else None
    return Compared(
        kind=kind,
        why=(*why, *_beside(around), *(("the first picture is mirrored",) if mirrored else ())),
        alternatives=_ALTERNATIVES[kind],
        score=best.model.places,
        mirrored=mirrored,
        points_a=best.points_a,
        points_b=best.points_b,
        plane=best.model.plane,
        outline_a=best.outline_a,
        outline_b=best.outline_b,
        aligned=best.aligned,
        patches=best.patches,
        alike=best.alike,
        differs=best.differs,
        reached=best.reached,
        planes=len(sound),
        parts=tuple(
            Part(kind=said, score=one.model.places, outline_a=one.outline_a, outline_b=one.outline_b)
            for one, said, _ in told
            if one is not best
        ),
    )


def _beside(around: Surround | None) -> tuple[str, ...]:
    """Return a sentence on what differs outside the outline; it changes no kind, since what stands behind a carton differs too."""
    if around is None or around.other < _NOTED:
        return ()
    return (
        f"outside the outline, on what may be the same surface, as much differs as {around.other:.0%} of what is within: look at it",
    )


def _weighed(one: Looked, planes: int) -> tuple[str, tuple[str, ...]]:
    """Return kind and why of one plane; few places weigh only where chance has no such ones."""
    kind, why = _kind(one, planes)
    if kind in PROBATIVE and one.model.places < _BEYOND_CHANCE and not _is_clear(one):
        few = "so few places chance reaches too, and what lies between them is not equal enough: no weight"
        return "generic", (*why, few)
    return kind, why


def _nothing(models: Sequence[Model], *, mirrored: bool) -> Compared:
    import numpy as np

    none = np.empty((0, 2))
    said = (
        "no plane that both pictures show was found"
        if not models
        else "corners fit a plane, but what lies between them does not agree"
    )
    return Compared(
        kind="none", why=(said,), alternatives=_ALTERNATIVES["none"], score=0, mirrored=mirrored, points_a=none, points_b=none,
        plane=None, outline_a=None, outline_b=None, aligned=None, patches=(), alike=0.0, differs=0.0, reached=0.0, planes=0, parts=(),
    )  # fmt: skip


def _is_clear(one: Looked) -> bool:
    """Tell whether all that lies between few places is equal too; the fewer they are, the more of it, and enough to be seen."""
    if one.model.places >= _SOME:
        return one.alike >= 0.75 and one.hull_alike >= 0.7 and one.differs < 1.5 * _OTHER_TEXT
    enough = one.model.places >= _FEWEST and one.aligned.compared >= _SEEN
    return enough and one.alike >= 0.85 and one.hull_alike >= 0.7 and one.differs < _OTHER_TEXT


def _is_sound(one: Looked) -> bool:
    """Tell whether what lies around the corners agrees too."""
    if one.model.places >= _MANY and one.alike >= _MANY_ALIKE:
        return True
    if one.alike < _LEAST_ALIKE and not (one.in_frame >= _IN_FRAME and one.middle >= 0.4):
        return False
    if one.middle < _LEAST_MIDDLE and one.in_frame < _IN_FRAME:
        return False
    return not (one.model.voted and one.model.places < _VOTED_PLACES and one.alike < 0.75)


def _kind(one: Looked, planes: int) -> tuple[str, tuple[str, ...]]:
    """Return the kind and why: rules on what was measured, the hardest against first."""
    places = f"{one.model.places} places of both pictures fit one plane"
    share = f"{one.alike:.0%} of the detail around them is equal"
    if one.distinct < min(_KINDS_OF_CORNERS, _REPEATED * one.model.places):
        return "generic", (
            places,
            f"corners of {one.distinct} kinds only: bars, tiles or windows, which repeat themselves and look alike anywhere",
        )
    if one.in_frame >= _IN_FRAME and one.at_border >= _AT_BORDER and one.reached < _ROUND:
        return "generic", (
            places,
            "all at one place of both frames, along the borders: a stamp, emblem or frame of whoever took them",
        )
    if one.in_frame >= _IN_FRAME and one.differs >= _OTHER_TEXT and one.extent[0] >= 0.5:
        return "generic", (
            places,
            f"one form or frame, and {one.differs:.0%} of what is written in it differs",
        )
    fine = one.aligned.sharp < _COARSE
    if (
        one.differs >= _OTHER_PRINT
        and one.extent[0] < 0.5
        and (one.reached < 0.7 or one.differs >= 2 * _OTHER_PRINT)
    ):
        return "generic", (
            places,
            share,
            f"{one.differs:.0%} differs in both: marks or a layout that several prints share",
        )
    if one.hull_alike < _WITHIN and one.reached < _ROUND and max(one.extent) < 0.5:
        return "generic", (
            places,
            f"what lies between them is another print ({one.hull_alike:.0%} of it is equal): marks that many prints bear",
        )
    if one.overlap_alike >= 0.88 and one.differs < _OTHER_TEXT:
        return "photograph", (
            places,
            share,
            f"{one.overlap_alike:.0%} of all that both pictures show is equal, not only one thing in it",
        )
    if (
        one.flat
        and one.alike >= 0.85
        and one.differs < _OTHER_TEXT
        and one.overlap_alike >= 0.5
        and max(one.extent) >= 0.3
    ):
        return "photograph", (
            places,
            share,
            "the one is the other turned, cut or shrunk, without another angle of view",
        )
    if fine and one.written >= (_OTHER_NUMBER if planes == 1 else 5 * _OTHER_NUMBER) and one.extent[0] < 0.5:
        count = sum(patch.written for patch in one.patches)
        told = "place of writing differs" if count == 1 else "places of writing differ"
        return "other_lot", (places, share, f"{count} {told}, {one.written:.1%} of the detail: look at them")
    coarse = () if fine else ("one of the pictures is too coarse to compare lot numbers",)
    if planes > 1 or (min(one.extent) >= 0.2 and one.alike < 0.97):
        return "object", (places, share, "seen from another angle" if not one.flat else "seen again", *coarse)
    return "print", (places, share, "one flat print in both", *coarse)


_ALTERNATIVES: Final = {
    "photograph": (
        "the picture was taken from the other source by a third party",
        "both come from a picture bank",
    ),
    "object": ("another thing of the same make", "two rooms fitted out alike"),
    "print": (
        "another factory packs the same product",
        "cartons of the same print were used again",
        "the print is a picture of the carton",
    ),
    "other_lot": (
        "the same product from another factory or at another time",
        "a reading of the print that light or creases changed",
    ),
    "generic": ("marks, forms and frames are used by anybody",),
    "none": (
        "the pictures are too small, too blurred or too far apart in angle",
        "the thing shows another side",
    ),
}
