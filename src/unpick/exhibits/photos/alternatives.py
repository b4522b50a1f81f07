"""Other explanations of what two pictures have in common, by the kind of match: printed beside it in the same size."""

from typing import Final

__all__ = ["ALTERNATIVES"]

ALTERNATIVES: Final = {
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
