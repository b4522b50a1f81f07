"""Whether a match weighs, and why not: one answer for all who read a comparison."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unpick.exhibits.photos.judge import Compared

__all__ = ["Weight", "weight_of"]

Weight = tuple[bool, str]
"""Whether a match tells that the same thing was before the camera or the same picture was used, and the reason in words."""

_REASONS: Final = {
    "photograph": "the same picture was used: this weighs",
    "object": "the same thing or place was before the camera: this weighs",
    "print": "the same print was before the camera: this weighs, and does not tell that the boxes are the same",
    "other_lot": "the same product under another lot or number: no weight as to the boxes",
    "generic": "anybody has what both show: no weight",
    "none": "nothing was found, which proves nothing",
}
_COARSE: Final = "the print is too coarse to read lot numbers, so that another lot would look the same: no weight until a sharper picture is compared"


def weight_of(found: "Compared") -> Weight:
    """Return whether a match weighs, with the reason."""
    if found.coarse and found.kind in ("object", "print"):
        return False, _COARSE
    return found.kind in ("photograph", "object", "print"), _REASONS[found.kind]
