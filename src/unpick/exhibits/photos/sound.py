"""Whether a plane that corners fit holds at all: what lies between them has to agree too, which planes that chance finds do not."""

from typing import Final

__all__ = ["IN_FRAME", "MANY", "is_sound"]

_LEAST_ALIKE: Final = 0.5
"""Share of the detail around the pairs that has to be equal: planes that chance found have 0.1 to 0.3 on development pictures."""

_LEAST_MIDDLE: Final = 0.6
MANY: Final = 100
_MANY_ALIKE: Final = 0.35
"""Places from which less has to be equal, and how much: coarse, noisy print. Chance found 41 places at most on development pictures."""

_VOTED_PLACES: Final = 16
"""Places of a plane that was found by votes alone: chance found up to 22 with 0.54 of the detail equal on development pictures."""

IN_FRAME: Final = 0.8
"""Share of the pairs at one place of both frames, from which a plane may be an overlay, of which less has to be equal."""


def is_sound(places: int, *, voted: bool, alike: float, middle: float, in_frame: float) -> bool:
    """Tell whether what lies around the corners of a plane agrees; the figures are those of `looked.Looked`."""
    if places >= MANY and alike >= _MANY_ALIKE:
        return True
    if alike < _LEAST_ALIKE and not (in_frame >= IN_FRAME and middle >= 0.4):
        return False
    if middle < _LEAST_MIDDLE and in_frame < IN_FRAME:
        return False
    return not (voted and places < _VOTED_PLACES and alike < 0.75)
