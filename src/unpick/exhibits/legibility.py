"""How well a number on a copy of an identity paper can be read: measures of its band, and what two readings agree on.

Sharpness alone misleads: the variance of the Laplacian calls a noisy unreadable copy sharp (research, evidence
2.2), so it is not used. The grade is the method's: "cannot be read by this method" says nothing of another copy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.exhibits.resident import check_digit

__all__ = ["BandMeasure", "FieldReading", "measure_band", "number_in", "read_field", "renditions"]

NUMBER_LENGTH: Final = 18
_SIGNS: Final = frozenset("0123456789X")


@dataclass(frozen=True, slots=True, kw_only=True)
class BandMeasure:
    """Measures of one line of print.

    Attributes:
        height: of its characters, points. edge: points over which ink turns into ground. contrast: levels of gray
            between the two. noise: standard deviation of the ground, levels.
        sharpness: height over edge. snr: contrast over noise.
    """

    height: float
    edge: float
    contrast: float
    noise: float

    @property
    def sharpness(self) -> float:
        """Return height over edge."""
        return self.height / self.edge if self.edge else 0.0

    @property
    def snr(self) -> float:
        """Return contrast over noise; a quarter of a level stands for no noise at all."""
        return self.contrast / max(self.noise, 0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReading:
    """What was read of the number field.

    Attributes:
        state: confirmed (18 characters whose check character fits, and that a second reading shares),
            partly, unread. agreed: characters on which two readings agree, 18 where confirmed; 16 where one reading alone has a number.
        number: where confirmed, for the caller's checks; never printed. measure: of its band.
    """

    state: str
    agreed: int
    number: str
    measure: BandMeasure


def measure_band(band: NDArray[np.uint8]) -> BandMeasure:
    """Return the measures of a band of print, dark on light.

    Args:
        band: height by width, levels of gray. A band without contrast has height and edge 0.
    """
    rest = np.diff(band.astype(np.float32), axis=1)
    noise = float(np.median(np.abs(rest - np.median(rest)))) * 1.4826 / 2**0.5
    # Softened, so that noise passes neither for print nor for an edge.
    gray = _softened(band, 0.011, 0.5)
    ground, dark = float(np.percentile(gray, 75)), float(np.percentile(gray, 3))
    contrast = max(0.0, ground - dark)
    if contrast < 4.0:
        return BandMeasure(height=0.0, edge=0.0, contrast=contrast, noise=noise)
    rows = (gray < ground - 0.45 * contrast).mean(axis=1)
    inked = np.flatnonzero(rows > 0.3 * rows.max())
    height = float(inked[-1] - inked[0] + 1) if len(inked) else 0.0
    slope = float(np.percentile(np.abs(np.diff(gray, axis=1)), 98.5))
    edge = contrast / slope if slope > 0 else 0.0
    return BandMeasure(height=height, edge=max(edge, 1.0), contrast=contrast, noise=noise)


def renditions(band: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], ...]:
    """Return a band as four pictures for the reader of text: enlarged, twice softened, stretched and enlarged, and softened as it is.

    Where the print can be read, two of them give the same; where a reader guesses, its guesses differ. Softening
    is what makes a noisy copy readable; large print is read better at its own size.
    """
    import cv2

    scale = min(6.0, max(1.0, _TALL / max(1, band.shape[0])))
    made = [cv2.resize(band, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)]
    for share, least in ((0.015, 0.8), (0.021, 1.05)):
        soft = _softened(band, share, least)
        low, high = (float(one) for one in np.percentile(soft, (1, 90)))
        stretched = np.clip((soft - low) * (255.0 / max(high - low, 1.0)), 0, 255).astype(np.uint8)
        made.append(cv2.resize(stretched, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))
    made.append(np.clip(_softened(band, 0.008, 0.7), 0, 255).astype(np.uint8))
    return tuple(_framed(one) for one in made)


def _softened(band: NDArray[np.uint8], share: float, least: float) -> NDArray[np.float32]:
    """Return a band blurred by a share of its height, by some points at least: less than a stroke of its print."""
    import cv2

    sigma = max(least, share * band.shape[0])
    soft: NDArray[np.float32] = cv2.GaussianBlur(band.astype(np.float32), (0, 0), sigma)
    return soft


_TALL: Final = 110
"""Points of height to which a band is brought; the characters in it are then some 45 high."""


def _framed(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.pad(picture, 12, constant_values=int(np.percentile(picture, 90)))


def number_in(text: str) -> str:
    """Return the resident number of 18 characters in a text whose check character fits; empty where none or several do.

    >>> number_in("9900001970010100 0X"), number_in("no number")
    ('99000019700101000X', '')
    """
    signs = _signs(text)
    found = {
        signs[at : at + NUMBER_LENGTH]
        for at in range(len(signs) - NUMBER_LENGTH + 1)
        if _fits(signs[at : at + NUMBER_LENGTH])
    }
    return found.pop() if len(found) == 1 else ""


def _signs(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign in _SIGNS)


def _fits(signs: str) -> bool:
    """Tell whether 18 characters are a number: check character, month and day; a chance line passes 1 in 400."""
    body = signs[:17]
    if not body.isdigit() or check_digit(body) != signs[17]:
        return False
    year, month, day = int(body[6:10]), int(body[10:12]), int(body[12:14])
    return 1900 <= year <= 2039 and 1 <= month <= 12 and 1 <= day <= 31


def read_field(measure: BandMeasure, readings: Sequence[str]) -> FieldReading:
    """Return what two or more readings of one band say together.

    A number is confirmed where the readings give one number whose check character fits, no other one that fits,
    and at least two of them have 16 of its 18 characters or more.
    """
    numbers = {found for text in readings if (found := number_in(text))}
    signs = [_signs(text) for text in readings]
    agreed = max(
        (_common(one, other) for at, one in enumerate(signs) for other in signs[at + 1 :]), default=0
    )
    if len(numbers) == 1:
        number = next(iter(numbers))
        if sum(_common(number, one) >= _NEAR for one in signs) >= _WITNESSES:
            return FieldReading(state="confirmed", agreed=NUMBER_LENGTH, number=number, measure=measure)
    agreed = max(agreed, _ALONE) if len(numbers) == 1 else agreed
    state = "partly" if agreed >= _PARTLY else "unread"
    return FieldReading(state=state, agreed=min(agreed, NUMBER_LENGTH - 1), number="", measure=measure)


_WITNESSES: Final = 2
_ALONE: Final = 16
"""What a number in one reading alone counts for in the grade: its check character fits by chance once in 400 lines."""

_NEAR: Final = 16
_PARTLY: Final = 6
"""Characters in which readings agree: conventions of this project, measured in `bench/legibility.py`."""


def _common(one: str, other: str) -> int:
    """Return how many characters two readings have in the same order, in runs of two or more."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1)
