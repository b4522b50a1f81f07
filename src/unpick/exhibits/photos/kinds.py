"""Rules on what was measured of one plane that holds: what kind of match it is."""

from typing import Final

from unpick.exhibits.photos.looked import Looked
from unpick.exhibits.photos.sound import IN_FRAME, MANY
from unpick.exhibits.photos.woven import WOVEN, WOVEN_ALONE

__all__ = ["COARSE", "FILLED", "is_clear", "kind_of"]

_SOME: Final = 24
_FEWEST: Final = 12
_SEEN: Final = 2_500
"""Places from which a little may differ (small and coarse cartons have 22 to 47 with 0.76 to 0.97 of the detail equal on development
pictures; of about 100 unrelated pairs one reached 37, with 0.69, all others at most 19); places and compared pixels below which nothing weighs."""

FILLED: Final = 4
"""Places of writing that differ, from which a form is filled in otherwise: another lot has one to three."""

_KINDS_OF_CORNERS: Final = 14
_REPEATED: Final = 0.7
"""Kinds of corners below which, and share of the places below which, a match is a pattern that repeats itself. On development pictures windows of two buildings have 7 and 8 kinds at 14 and 19 places, a small carton 27 and more."""

_AT_BORDER: Final = 0.55
_ALL_AT_BORDER: Final = 0.9
_ROUND: Final = 0.6
"""Shares of the pairs near a border, of an overlay and of a form that fills the picture; share of the region that pairs reach. An auditor's stamp, a frame."""

_UNDERNEATH: Final = 0.5
"""Share of all detail that is equal, below which pictures that agree at one place of both frames are others under one overlay."""

_OTHER_TEXT: Final = 0.03
_OTHER_NUMBER: Final = 0.004
_OTHER_PRINT: Final = 0.11
"""Shares of the detail of both pictures that differ: from the first another text in a form, from the second, of writing amid
equal print, another number, from the third another print of one layout. On development pictures: the same carton 0 to 0.02,
another lot 0.04 to 0.13, another brand 0.11 to 0.25, only marks 0.15 to 0.33."""

_WITHIN: Final = 0.52
"""Share of all detail within the outline that is equal, below which what matches is a mark within other prints: 0.30 to 0.48 on
development pictures of marks, 0.58 and more on cartons."""

_SPREAD: Final = 0.6
_UNDER: Final = 0.75
_PAGE: Final = 0.38
"""For one photograph with something laid over it: share of the larger picture that the places span, share of the detail that is equal, and
share of one tone from which it is a page. On development pictures photographs span 0.74 to 0.96 with 0.16 to 0.33 of one tone, forms 0.35 to 0.5."""

_TINIEST: Final = 0.03
"""Share of the picture in which it is larger, from which a region may tell one photograph: of a cut, what is cut out fills its own picture."""

COARSE: Final = 1.6
"""Sharpness from which lot numbers cannot be compared."""


def is_clear(one: Looked) -> bool:
    """Tell whether all that lies between few places is equal too; the fewer they are, the more of it, and enough to be seen."""
    if one.model.places >= _SOME:
        return one.alike >= 0.75 and one.hull_alike >= 0.7 and one.differs < 1.5 * _OTHER_TEXT
    enough = one.model.places >= _FEWEST and one.aligned.compared >= _SEEN
    return enough and one.alike >= 0.85 and one.hull_alike >= 0.7 and one.differs < _OTHER_TEXT


def kind_of(one: Looked, planes: int) -> tuple[str, tuple[str, ...]]:
    """Return the kind and why: rules on what was measured, the hardest against first."""
    places = f"{one.model.places} places of both pictures fit one plane"
    share = f"{one.alike:.0%} of the detail around them is equal"
    copied = _copied(one)
    if copied:
        return "photograph", (places, copied)
    frame = _framed(one)
    if frame:
        return "generic", (places, frame)
    overlaid = _overlaid(one)
    if overlaid:
        return "photograph", (places, share, overlaid)
    if one.in_frame >= IN_FRAME and one.differs >= _OTHER_TEXT and one.extent[0] >= 0.5:
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
    fine = one.aligned.sharp < COARSE
    written = sum(patch.written for patch in one.patches)
    if written >= FILLED and one.differs >= _OTHER_TEXT:
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


def _copied(one: Looked) -> str:
    """Return why both are one photograph whatever else of them differs: all beside a block is equal, or the grain of surfaces is."""
    if one.cover is not None and one.distinct >= _KINDS_OF_CORNERS:
        return (
            f"a block over {one.cover.share:.0%} of what both show is another picture; "
            f"beside it {one.cover.rest:.0%} of the detail is equal"
        )
    if one.woven >= (WOVEN if one.differs >= _OTHER_TEXT else WOVEN_ALONE):
        return f"the faint grain of {one.woven:.0%} of what both show is the same in both, as hardly in two shots"
    return ""


def _framed(one: Looked) -> str:
    """Return why a plane is a pattern that repeats itself or what lies on every picture of one auditor; nothing where it is neither."""
    if one.distinct < min(_KINDS_OF_CORNERS, _REPEATED * one.model.places):
        return f"corners of {one.distinct} kinds only: bars, tiles or windows, which repeat themselves and look alike anywhere"
    if one.in_frame >= IN_FRAME and one.at_border >= _AT_BORDER and one.reached < _ROUND:
        return "all at one place of both frames, along the borders: a stamp, emblem or frame of whoever took them"
    # What is laid over pictures lies flat: so many places at a slant are a thing that stands at one place of both by chance.
    over = one.flat or one.model.places < MANY
    if one.in_frame >= IN_FRAME and over and one.overlap_alike < _UNDERNEATH and not one.cover:
        return (
            f"all at one place of both frames, over what else is another picture ({one.overlap_alike:.0%} of all detail is equal): "
            "a mark, caption or frame laid over pictures"
        )
    return ""


def _other_print(one: Looked) -> str:
    """Return why what lies between the pairs is another print; nothing where it is not."""
    many = one.differs >= _OTHER_PRINT and one.extent[0] < 0.5
    if many and (one.reached < 0.7 or one.differs >= 2 * _OTHER_PRINT):
        return f"{one.differs:.0%} differs in both: marks or a layout that several prints share"
    if (
        one.hull_alike < _WITHIN
        and one.reached < _ROUND
        and (max(one.extent) < 0.5 or one.at_border >= _ALL_AT_BORDER)
    ):
        return f"what lies between them is another print ({one.hull_alike:.0%} of it is equal): marks that many prints bear"
    return ""


def _overlaid(one: Looked) -> str:
    """Return why both are one photograph of which something else was laid over parts; nothing where a page or a frame is all they share.

    A page has one tone on most of it: there only what bears no writing may be laid over, since what is written into a form differs too.
    """
    if not one.flat or one.model.places < MANY or one.differs < _OTHER_TEXT:
        return ""
    spread = max(one.extent) >= _SPREAD and one.reached >= _ROUND and one.distinct >= _KINDS_OF_CORNERS
    page = one.paper >= _PAGE
    if page and (one.differs >= _OTHER_PRINT or any(patch.written for patch in one.patches)):
        return ""
    if not spread or one.differs > 1 - _UNDER or min(one.alike, one.overlap_alike) < _UNDER:
        return ""
    return f"{one.overlap_alike:.0%} of all that both pictures show is equal; something else was laid over {one.differs:.0%} of it"


def _one_shot(one: Looked) -> str:
    """Return why both are one photograph; nothing where they are not."""
    if one.differs >= _OTHER_TEXT or max(one.extent) < _TINIEST:
        return ""
    if one.overlap_alike >= 0.88:
        return f"{one.overlap_alike:.0%} of all that both pictures show is equal, not only one thing in it"
    if one.flat and one.alike >= 0.85 and one.overlap_alike >= 0.5 and max(one.extent) >= 0.3:
        return "the one is the other turned, cut or shrunk, without another angle of view"
    return ""
