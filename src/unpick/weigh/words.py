"""Likelihood in words, and confidence as a sentence of its own: the two are never mixed."""

import bisect
from collections.abc import Collection
from typing import Final

from unpick.weigh.line import FAMILIES

__all__ = ["BANDS", "NOT_SHOWN", "band_of", "confidence_of", "share_of", "words_of"]

BANDS: Final = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper ends of the likelihood words of ICD 203 (Office of the Director of National Intelligence, 2015), as shares."""

_ROUGHLY_EVEN: Final = 3

_ENDS: Final = [end for end, _ in BANDS[:-1]]


def band_of(log_odds: float) -> int:
    """Return the number of the band of BANDS for log-odds to base 10.

    >>> [BANDS[band_of(odds)][1] for odds in (-2.0, 0.0, 0.5, 2.0)]
    ['almost no chance', 'roughly even', 'likely', 'almost certain']
    """
    return bisect.bisect_right(_ENDS, share_of(log_odds))


def share_of(log_odds: float) -> float:
    """Return log-odds to base 10 as a share.

    >>> share_of(0.0)
    0.5
    """
    if log_odds >= 0:
        return 1 / (1 + 10 ** -min(log_odds, 300.0))
    return 1 - share_of(-log_odds)


NOT_SHOWN: Final = "not shown by what was looked at; that clears nobody"

_ENOUGH_AGAINST: Final = 0.5
_ENOUGH_FAMILIES: Final = 3
"""Log10 against, and families looked at, from which a low total is told as unlikely and not as not shown: a base rate that
nothing was held against says nothing of this firm."""


def words_of(log_odds: float, *, against: float = 0.0, families: int = 0) -> str:
    """Return a total in words; a low one is only unlikely where much speaks against, in several families.

    Args:
        against: log10 of the ratios that speak against, added. families: looked at.

    >>> words_of(-1.7), words_of(-1.7, against=0.8, families=4), words_of(0.4)
    ('not shown by what was looked at; that clears nobody', 'almost no chance', 'likely')
    """
    band = band_of(log_odds)
    if band < _ROUGHLY_EVEN and (against < _ENOUGH_AGAINST or families < _ENOUGH_FAMILIES):
        return NOT_SHOWN
    return BANDS[band][1]


def confidence_of(
    *, origins: int, families: Collection[str], bands: int, official: bool, graded: int | None = None
) -> str:
    """Return the sentence on confidence, from how much was looked at and not from the likelihood.

    Args:
        origins: independent ones whose lines count. families: looked at. bands: that the interval spans.
        official: an authority's finding is among the lines. graded: how many of the origins are of grade A to C; all when None.

    >>> confidence_of(origins=3, families=["price", "capacity", "testimony"], bands=1, official=False, graded=1)[:8]
    'Moderate'
    """
    graded = origins if graded is None else graded
    weak = f", {graded} of them of grade A to C" if graded < origins else ""
    seen = f"{origins} independent {'origin' if origins == 1 else 'origins'}{weak}, {len(families)} of {len(FAMILIES)} families of evidence looked at"
    spans = f"the interval spans {bands} {'band' if bands == 1 else 'bands'}"
    # Sources that nobody could judge are many without making it sure.
    many = origins >= 3 and len(families) >= 3 and graded >= 2
    if (many or (official and origins >= 2)) and bands <= 2:
        grade = "High"
    elif origins >= 2 and len(families) >= 2 and bands <= 4:
        grade = "Moderate"
    else:
        grade = "Low"
    return f"{grade} confidence: {seen}; {spans}."
