"""Whether a match weighs, and why not: one answer for all who read a comparison."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unpick.exhibits.photos.judge import Compared

__all__ = ["Weight", "weight_of"]

Weight = tuple[bool, str]
"""Whether a match tells that the same thing was before the camera or the same picture was used, and the reason in words."""

_REASONS: Final = {
    "photograph": "Carries weight: the same picture was used.",
    "object": "Carries weight: the same thing or place was before the camera.",
    "print": "Carries weight: the same print was before the camera. That the boxes are the same it does not tell.",
    "other_lot": "Carries no weight as to the boxes: the same product under another lot or number.",
    "generic": "Carries no weight: anybody has what both show.",
    "none": "Carries no weight: nothing was found, which proves nothing.",
}
_COARSE: Final = "Carries no weight until a clearer picture is compared: the print is too coarse, too dim or too much hidden to compare lot numbers, and another lot would look the same."


def weight_of(found: "Compared") -> Weight:
    """Return whether a match weighs, with the reason."""
    if found.coarse and found.kind in ("object", "print"):
        return False, _COARSE
    return found.kind in ("photograph", "object", "print"), _REASONS[found.kind]
