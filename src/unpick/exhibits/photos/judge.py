"""What two pictures have in common: one photograph, one object or place, one print, another lot, marks that anybody has, nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.alternatives import ALTERNATIVES
from unpick.exhibits.photos.difference import Aligned, Masks
from unpick.exhibits.photos.differing import Patch
from unpick.exhibits.photos.features import Features, describe, in_mirror
from unpick.exhibits.photos.looked import Looked, look
from unpick.exhibits.photos.models import LOOSE, Model, models_of
from unpick.exhibits.photos.surround import Surround, look_around
from unpick.exhibits.photos.upright import Upright, upright
from unpick.exhibits.photos.writing import other_words

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

_NOTED: Final = 0.25
_ISLAND: Final = 1.2
_ANOTHER: Final = 0.38
_FEW: Final = 200
"""What differs around a region, to the detail within, from which it is said. Area of the surface that goes on around it, to its own, and what
differs there, from which it is a mark on another print, and places from which no mark has as many. On development pictures marks,
emblems and stamps have 1.4 to 5.9 and 0.4 to 3.3, one carton before two walls up to 1.2 and 0.6, seldom both."""

_TINY: Final = 0.03
_SMALL: Final = 0.06
_ENOUGH: Final = 40
"""Share of the picture in which it is larger, below which a region may be a mark; the same where it has fewer places than these."""

_FILLED: Final = 4
"""Places of writing that differ, from which a form is filled in otherwise: another lot has one to three."""

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
        beyond: area of the surface that goes on around the region, to its own; 0 where it was not looked at.
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
    beyond: float
    planes: int
    parts: tuple[Part, ...]


def compare_gray(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    *,
    features: tuple[Features, Features] | None = None,
    turned: Features | None = None,
    masks: Masks = (None, None),
    loose: tuple[float, float] = (LOOSE, LOOSE),
    ways: tuple[bool, ...] = (False, True),
) -> Compared:
    """Compare two pictures, the first as it is and, where that shows nothing, mirrored.

    Args:
        first, second: uint8, brightness. features: of both, where they are known. turned: of the first in a mirror, where the corners
            of its features are not to be used. masks: uint8, 0 where no corner may lie.
        loose: distance up to which corners are alike, as it is and mirrored. ways: whether it is looked at mirrored; both without it.
    """
    import numpy as np

    a = features[0] if features else describe(first, mask=masks[0])
    b = features[1] if features else describe(second, mask=masks[1])
    straight = (
        _compared(first, second, a, b, mirrored=False, loose=loose[0], masks=masks)
        if False in ways
        else _nothing((), mirrored=False)
    )
    if True not in ways or straight.kind in PROBATIVE or straight.score >= _PLAIN:
        return straight
    flipped = np.ascontiguousarray(first[:, ::-1])
    mask = None if masks[0] is None else np.ascontiguousarray(masks[0][:, ::-1])
    mirror = _compared(
        flipped,
        second,
        turned or in_mirror(a),
        b,
        mirrored=True,
        loose=loose[1],
        masks=(mask, masks[1]),
    )
    return mirror if mirror.score > straight.score else straight


def without_weight(found: Compared, kind: str, why: str) -> Compared:
    """Return what was found as a kind without weight, with the reason."""
    return replace(found, kind=kind, why=(*found.why, why), alternatives=ALTERNATIVES[kind])


def _compared(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    a: Features,
    b: Features,
    *,
    mirrored: bool,
    loose: float,
    masks: Masks,
) -> Compared:
    models = models_of(a, b, loose=loose)
    looked = [look(first, second, a, b, model, masks=masks) for model in models[:_LOOKED]]
    sound = [one for one in looked if _is_sound(one)]
    if not sound:
        return _nothing(models, mirrored=mirrored)

    seen = dict[int, Surround]()

    def around_of(one: Looked) -> Surround:
        if id(one) not in seen:
            seen[id(one)] = look_around(first, second, one.model.plane, one.outline_a, masks=masks)
        return seen[id(one)]

    told = [(one, *_weighed(one, len(sound), around_of, mirrored=mirrored)) for one in sound]
    # What tells most is what is shown: under the frame of one auditor two pictures may show one box too.
    best, kind, why = (
        next((one for one in told if one[1] in PROBATIVE), told[0]) if told[0][1] == "generic" else told[0]
    )
    if kind in ("object", "print") and not mirrored:
        kind, why = _by_words(
            kind, why, upright(first, second, best.model.plane, best.outline_a, masks=masks)
        )
    return Compared(
        kind=kind,
        why=(*why, *(("the first picture is mirrored",) if mirrored else ())),
        alternatives=ALTERNATIVES[kind],
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
        beyond=seen[id(best)].surface if id(best) in seen else 0.0,
        planes=len(sound),
        parts=tuple(
            Part(kind=said, score=one.model.places, outline_a=one.outline_a, outline_b=one.outline_b)
            for one, said, _ in told
            if one is not best
        ),
    )


def _weighed(
    one: Looked, planes: int, around_of: Callable[[Looked], Surround], *, mirrored: bool
) -> tuple[str, tuple[str, ...]]:
    """Return kind and why of one plane; few places weigh only where chance has no such ones, a small part only where no mark is like it.

    Args:
        around_of: returns what stands around a plane.
    """
    kind, why = _kind(one, planes)
    if kind in PROBATIVE and one.model.places < _BEYOND_CHANCE and not _is_clear(one):
        few = "so few places chance reaches too, and what lies between them is not equal enough: no weight"
        return "generic", (*why, few)
    if kind not in ("object", "print"):
        return kind, why
    if mirrored and not one.flat:
        return "generic", (
            *why,
            "no thing is its own mirror image: marks and emblems that are alike on both sides are",
        )
    tiny = max(one.extent)
    if tiny < _TINY or (tiny < _SMALL and one.model.places < _ENOUGH):
        return "generic", (
            *why,
            f"it takes {tiny:.1%} of the picture at most: a mark or an emblem cannot be told from a print; give a part of the picture, enlarged",
        )
    around = around_of(one)
    if around.surface >= _ISLAND and around.other >= _ANOTHER and one.model.places < _FEW:
        return "generic", (
            *why,
            "around it, on the same surface, another print stands in each picture: a mark or an emblem that several prints bear",
        )
    if around.other >= _NOTED:
        beside = f"outside the outline, on what may be the same surface, as much differs as {around.other:.0%} of what is within: look at it"
        return kind, (*why, beside)
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
        kind="none", why=(said,), alternatives=ALTERNATIVES["none"], score=0, mirrored=mirrored, points_a=none, points_b=none,
        plane=None, outline_a=None, outline_b=None, aligned=None, patches=(), alike=0.0, differs=0.0, reached=0.0, beyond=0.0, planes=0, parts=(),
    )  # fmt: skip


def _by_words(kind: str, why: tuple[str, ...], views: Upright) -> tuple[str, tuple[str, ...]]:
    """Return another lot where words at one place are others, a form where many are; else what was found."""
    others = len(other_words(views))
    if not others:
        return kind, why
    if others >= _FILLED:
        return "generic", (*why, f"one form or layout: {others} words at one place of both are others")
    words = (
        "one word that stands at one place of both is another"
        if others == 1
        else f"{others} words that stand at one place of both are others"
    )
    return "other_lot", (*why, f"{words}: look at them")


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
    if one.cover is not None and one.distinct >= _KINDS_OF_CORNERS:
        return "photograph", (
            places,
            f"a block over {one.cover.share:.0%} of what both show is another picture; beside it {one.cover.rest:.0%} of the detail is equal",
        )
    frame = _framed(one)
    if frame:
        return "generic", (places, frame)
    if one.in_frame >= _IN_FRAME and one.differs >= _OTHER_TEXT and one.extent[0] >= 0.5:
        return "generic", (
            places,
            f"one form or frame, and {one.differs:.0%} of what is written in it differs",
        )
    other = _other_print(one)
    if other:
        return "generic", (places, share, other)
    whole = _one_shot(one)
    if whole:
        return "photograph", (places, share, whole)
    fine = one.aligned.sharp < _COARSE
    written = sum(patch.written for patch in one.patches)
    if written >= _FILLED and one.differs >= _OTHER_TEXT:
        return "generic", (places, share, "one form, filled in otherwise in many of its places")
    if fine and one.written >= (_OTHER_NUMBER if planes == 1 else 5 * _OTHER_NUMBER) and one.extent[0] < 0.5:
        told = "place of writing differs" if written == 1 else "places of writing differ"
        return "other_lot", (
            places,
            share,
            f"{written} {told}, {one.written:.1%} of the detail: look at them",
        )
    coarse = () if fine else ("one of the pictures is too coarse to compare lot numbers",)
    if planes > 1 or (min(one.extent) >= 0.2 and one.alike < 0.97):
        return "object", (places, share, "seen from another angle" if not one.flat else "seen again", *coarse)
    return "print", (places, share, "one flat print in both", *coarse)


def _framed(one: Looked) -> str:
    """Return why a plane is a pattern that repeats itself or what lies on every picture of one auditor; nothing where it is neither."""
    if one.distinct < min(_KINDS_OF_CORNERS, _REPEATED * one.model.places):
        return f"corners of {one.distinct} kinds only: bars, tiles or windows, which repeat themselves and look alike anywhere"
    if one.in_frame >= _IN_FRAME and one.at_border >= _AT_BORDER and one.reached < _ROUND:
        return "all at one place of both frames, along the borders: a stamp, emblem or frame of whoever took them"
    return ""


def _other_print(one: Looked) -> str:
    """Return why what lies between the pairs is another print; nothing where it is not."""
    many = one.differs >= _OTHER_PRINT and one.extent[0] < 0.5
    if many and (one.reached < 0.7 or one.differs >= 2 * _OTHER_PRINT):
        return f"{one.differs:.0%} differs in both: marks or a layout that several prints share"
    if one.hull_alike < _WITHIN and one.reached < _ROUND and max(one.extent) < 0.5:
        return f"what lies between them is another print ({one.hull_alike:.0%} of it is equal): marks that many prints bear"
    return ""


def _one_shot(one: Looked) -> str:
    """Return why both are one photograph; nothing where they are not."""
    if one.differs >= _OTHER_TEXT:
        return ""
    if one.overlap_alike >= 0.88:
        return f"{one.overlap_alike:.0%} of all that both pictures show is equal, not only one thing in it"
    if one.flat and one.alike >= 0.85 and one.overlap_alike >= 0.5 and max(one.extent) >= 0.3:
        return "the one is the other turned, cut or shrunk, without another angle of view"
    return ""
