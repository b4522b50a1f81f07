"""What two pictures have in common: one photograph, one object or place, one print, another lot, marks that anybody has, nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.alternatives import ALTERNATIVES
from unpick.exhibits.photos.difference import Aligned, Masks
from unpick.exhibits.photos.differing import Patch
from unpick.exhibits.photos.faint import bears_words, filled_otherwise, places_of_writing
from unpick.exhibits.photos.features import Features, describe, in_mirror
from unpick.exhibits.photos.kinds import COARSE, FILLED, is_clear, kind_of
from unpick.exhibits.photos.looked import Looked, look
from unpick.exhibits.photos.models import LOOSE, Model, models_of
from unpick.exhibits.photos.sound import IN_FRAME
from unpick.exhibits.photos.surround import Surround, look_around
from unpick.exhibits.photos.upright import Upright, upright
from unpick.exhibits.photos.wordless import is_one_ink
from unpick.exhibits.photos.writing import has_letters, has_words, other_words

if TYPE_CHECKING:
    import numpy as np

__all__ = ["KINDS", "PROBATIVE", "Compared", "Part", "Patch", "compare_gray", "without_weight"]

KINDS: Final = ("photograph", "object", "print", "other_lot", "generic", "none")
PROBATIVE: Final = KINDS[:3]
"""Kinds that say that the same thing was before the camera, or the same picture was used."""

_LOOKED: Final = 4
"""Planes that are looked at: three faces of a box, or some boxes."""

_BEYOND_CHANCE: Final = 61
"""Places from which no pair of `null.yml` has any."""

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

_ROW: Final = 0.03
"""By how much the turn and growth of two planes may differ that are rows of one overlay."""

_PLACE: Final = 0.5
"""Share of the picture in which it is larger, from which a region with writing is a place and no carton."""

_STRIP: Final = 0.035
_STRIPS: Final = 5
_NEARLY_ALL: Final = 0.85
"""Height of a strip to the length of a line of writing, strips that a line or two fill, and share of the places in them. Headings of forms on drawn pairs
have a height of 0.05 to 0.1; with the foot of the form they fill 3 and 4 strips, 30 drawn pairs of cartons, places and photographs 9 and more."""

_PLAIN: Final = 60
"""Places from which a picture that weighs as it is is not looked at in a mirror too."""

_WORDED: Final = "rows of words are the same in both, as in a print; small, or amid other print: no weight unless its numbers are read in both"
_ONE_LINE: Final = "all that matches is a line or two, as a heading or a name is, which many papers and prints bear: no weight"
_PRINT_ALONE: Final = "its writing is too coarse to be compared: cartons of one layout look alike, so that a print is told, no thing"
_FORM: Final = "one form or layout: {} words at one place of both are others"
_WORDLESS: Final = "signs of one ink without a word: pictograms and emblems, which many prints bear"


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
        parts: the further ones, most places first. coarse: it bears writing, of which lot numbers cannot be compared.
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
    coarse: bool


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
    if True not in ways or _is_plain(straight):
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
    if straight.kind in PROBATIVE and mirror.kind not in PROBATIVE:
        return straight
    return mirror if mirror.score > straight.score else straight


def _is_plain(straight: Compared) -> bool:
    """Tell whether the picture as it is leaves no question: marks that are alike on both sides show in a mirror image, and all else of it does not."""
    if straight.kind in ("photograph", "other_lot"):
        return True
    return straight.kind in PROBATIVE and straight.score >= _PLAIN


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
    sound = [one for one in looked if one is not None]
    if not sound:
        return _nothing(models, mirrored=mirrored)

    seen = dict[int, Surround]()

    def around_of(one: Looked) -> Surround:
        if id(one) not in seen:
            seen[id(one)] = look_around(first, second, one.model.plane, one.outline_a, masks=masks)
        return seen[id(one)]

    # A thing shows several planes where each is more than marks or a pattern by itself.
    told = [(one, *_weighed(one, 1, around_of, mirrored=mirrored)) for one in sound]
    planes = max(1, sum(kind in PROBATIVE for _, kind, _ in told))
    if planes > 1:
        told = [(one, *_weighed(one, planes, around_of, mirrored=mirrored)) for one in sound]
    told = [told[0], *(_as_first(told[0], one) for one in told[1:])]
    # What tells most is what is shown: under the frame of one auditor two pictures may show one box too.
    best, kind, why = (
        next((one for one in told if one[1] in PROBATIVE), told[0]) if told[0][1] == "generic" else told[0]
    )
    coarse = False
    was, reasons = kind_of(best, planes)
    if kind in PROBATIVE or (was in ("object", "print") and not mirrored):
        views = upright(first, second, best.model.plane, best.outline_a, masks=masks)
        if kind in PROBATIVE:
            kind, why, coarse = _by_print(best, kind, why, views, mirrored=mirrored)
        elif bears_words(places_of_writing(views)):
            # Set aside as a mark or for few places; but marks do not bear rows of words. What a label on several prints bears its numbers tell.
            kind, why, _ = _by_print(best, was, (*reasons, _WORDED), views, mirrored=mirrored)
            coarse = True
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
        coarse=coarse,
    )


_Told = tuple[Looked, str, tuple[str, ...]]


def _as_first(first: _Told, one: _Told) -> _Told:
    """Return a further plane without weight where the first lies over both pictures and this one is no more than the same marks, a row further."""
    overlay, plane = first[0], one[0]
    if first[1] != "generic" or overlay.in_frame < IN_FRAME or not (overlay.flat and plane.flat):
        return one
    if float(abs(_turned(overlay) - _turned(plane)).max()) > _ROW:
        return one
    return plane, "generic", (*one[2], "marks that lie over both pictures, row by row")


def _turned(one: Looked) -> "np.ndarray[Any, Any]":
    """Return how a flat plane turns and grows, 2 x 2."""
    turned: np.ndarray[Any, Any] = one.model.plane[:2, :2] / one.model.plane[2, 2]
    return turned


def _weighed(
    one: Looked, planes: int, around_of: Callable[[Looked], Surround], *, mirrored: bool
) -> tuple[str, tuple[str, ...]]:
    """Return kind and why of one plane; few places weigh only where chance has no such ones, a small part only where no mark is like it.

    Args:
        around_of: returns what stands around a plane.
    """
    kind, why = kind_of(one, planes)
    if kind in PROBATIVE and all(_in_lines(points) for points in (one.points_a, one.points_b)):
        return "generic", (*why, _ONE_LINE)
    if kind in PROBATIVE and one.model.places < _BEYOND_CHANCE and not is_clear(one):
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


def _in_lines(points: "np.ndarray[Any, Any]") -> bool:
    """Tell whether nearly all places lie in a line or two of writing, however they are turned: a heading, or a heading and a foot of a form."""
    import numpy as np

    for turn in np.radians(range(180)):
        along, up = points @ (np.cos(turn), np.sin(turn)), points @ (-np.sin(turn), np.cos(turn))
        length = float(np.subtract(*np.quantile(along, (0.95, 0.05))))
        if length <= 0:
            continue
        held = np.bincount(((up - up.min()) / (_STRIP * length)).astype(np.int64))
        if np.sort(held)[::-1][:_STRIPS].sum() >= _NEARLY_ALL * len(points):
            return True
    return False


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
        plane=None, outline_a=None, outline_b=None, aligned=None, patches=(), alike=0.0, differs=0.0, reached=0.0, beyond=0.0, planes=0, parts=(), coarse=False,
    )  # fmt: skip


def _by_print(
    one: Looked, kind: str, why: tuple[str, ...], views: Upright, *, mirrored: bool
) -> tuple[str, tuple[str, ...], bool]:
    """Return kind, why, and whether lot numbers cannot be compared, by what a region shows as print: signs without a word, other words."""
    worded = has_words(views)
    if not has_letters(views) and all(is_one_ink(view, views.inside) for view in (views.first, views.second)):
        return "generic", (*why, _WORDLESS), False
    coarse = one.aligned.sharp >= COARSE and (kind == "print" or (kind == "object" and worded))
    if coarse and kind == "object" and max(one.extent) < _PLACE:
        kind, why = "print", (*why, _PRINT_ALONE)
    if kind == "photograph":
        # Of what is laid over a photograph hardly a word stands where one stood; what is filled in otherwise stands in the same lines.
        filled = filled_otherwise(places_of_writing(views))
        return ("generic", (*why, _FORM.format(filled)), False) if filled >= FILLED else (kind, why, coarse)
    if mirrored:
        return kind, why, coarse
    return *_by_words(kind, why, views), coarse


def _by_words(kind: str, why: tuple[str, ...], views: Upright) -> tuple[str, tuple[str, ...]]:
    """Return another lot where words at one place are others, a form where many are; else what was found."""
    others = len(other_words(views))
    if not others:
        return kind, why
    if others >= FILLED:
        return "generic", (*why, _FORM.format(others))
    words = (
        "one word that stands at one place of both is another"
        if others == 1
        else f"{others} words that stand at one place of both are others"
    )
    return "other_lot", (*why, f"{words}: look at them")
