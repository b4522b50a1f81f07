"""Shares in a firm as sources state them: exact, from-to, "majority", "up to 30%"; whole parts, never floats.

A share is held as two counts of parts of `WHOLE`. What does not divide evenly is enclosed, the lower end
rounded down and the upper end up, so that no rounding ever carries a share over a line.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

__all__ = ["ABOUT", "NOT_STATED", "WHOLE", "Share", "read_share", "share_words"]

WHOLE: Final = 9_009_000_000_000
"""Parts of a whole firm.

The least common multiple of 10^9 and of 1 to 15: percents of seven decimals and the fractions that share
registers use (thirds, sixths, sevenths, twelfths) are exact, and a million whole firms add up in 64 bits.
"""

ABOUT: Final = Fraction(5, 100)
"""How far to either side "about 60%" reaches: five points. A convention of this project; no authority says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of a firm between two counts of parts of `WHOLE`, both included; 0 <= low <= high <= WHOLE."""

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse what is no part of a whole.

        Raises:
            ValueError: an end is below 0 or above the whole, or the low end is above the high one.
        """
        if not 0 <= self.low <= self.high <= WHOLE:
            raise ValueError(f"{self.low} to {self.high} parts of {WHOLE} are no share")

    @staticmethod
    def between(low: Fraction, high: Fraction) -> "Share":
        """Return the share that encloses two fractions of a firm."""
        return Share(low=math.floor(low * WHOLE), high=math.ceil(high * WHOLE))


NOT_STATED: Final = Share(low=0, high=WHOLE)
"""The share of an owner of whom no source says how much: anything up to the whole."""

_NUMBER = r"\d+(?:\.\d+)?"
_ONE: Final = re.compile(rf"([<>]?)\s*({_NUMBER})(?:\s*/\s*({_NUMBER}))?\s*(%?)")
_RANGE: Final = re.compile(rf"([<>]?\s*{_NUMBER}\s*%?)\s*(?:-|–|to)\s*([<>]?\s*{_NUMBER}\s*%?)")
_WORDS: Final = {
    "majority": (Fraction(1, 2), Fraction(1), True, False),
    "a majority": (Fraction(1, 2), Fraction(1), True, False),
    "minority": (Fraction(0), Fraction(1, 2), True, True),
    "a minority": (Fraction(0), Fraction(1, 2), True, True),
    "half": (Fraction(1, 2), Fraction(1, 2), False, False),
    "all": (Fraction(1), Fraction(1), False, False),
    "whole": (Fraction(1), Fraction(1), False, False),
    "wholly": (Fraction(1), Fraction(1), False, False),
}
"""What words mean: low, high, whether the low end and the high end itself are left out."""

_BOUNDS: Final[dict[str, Callable[[Fraction], tuple[Fraction, Fraction, bool, bool]]]] = {
    "up to": lambda n: (Fraction(0), n, False, False),
    "at most": lambda n: (Fraction(0), n, False, False),
    "at least": lambda n: (n, Fraction(1), False, False),
    "more than": lambda n: (n, Fraction(1), True, False),
    "over": lambda n: (n, Fraction(1), True, False),
    "less than": lambda n: (Fraction(0), n, False, True),
    "under": lambda n: (Fraction(0), n, False, True),
    "below": lambda n: (Fraction(0), n, False, True),
    "about": lambda n: (max(Fraction(0), n - ABOUT), min(Fraction(1), n + ABOUT), False, False),
    "around": lambda n: (max(Fraction(0), n - ABOUT), min(Fraction(1), n + ABOUT), False, False),
    "approximately": lambda n: (max(Fraction(0), n - ABOUT), min(Fraction(1), n + ABOUT), False, False),
    "<=": lambda n: (Fraction(0), n, False, False),
    ">=": lambda n: (n, Fraction(1), False, False),
    "<": lambda n: (Fraction(0), n, False, True),
    ">": lambda n: (n, Fraction(1), True, False),
    "~": lambda n: (max(Fraction(0), n - ABOUT), min(Fraction(1), n + ABOUT), False, False),
}


def read_share(text: str) -> Share | None:
    """Return the share that a source states; None where the text is no share of a firm.

    A number up to 1 without a percent sign is a fraction of the firm, above 1 it is in percent; readers of
    files whose unit is known write the sign (`datasets.links`, `datasets.bods`). In a range both ends are
    in percent when one of them is, or is above 1. `>` and `<` before an end leave that end out.

    >>> read_share("50%") == read_share("0.5") == read_share("1/2") == read_share("50 percent")
    True
    >>> read_share("25-50") == read_share("25 to 50%") == read_share("0.25-0.5")
    True
    >>> read_share("majority").low > WHOLE // 2, read_share("up to 30%").low, read_share("130%")
    (True, 0, None)
    """
    words = " ".join(text.strip().lower().replace("per cent", "%").replace("percent", "%").split())
    found = _span(words)
    if found is None:
        return None
    low, high, over, under = found
    if not (0 <= low <= high <= 1) or (low == high and (over or under)):
        return None
    share = Share.between(low, high)
    parts = (share.low + over, share.high - under)
    return Share(low=parts[0], high=parts[1]) if parts[0] <= parts[1] else None


def _span(words: str) -> tuple[Fraction, Fraction, bool, bool] | None:
    """Return low, high, and whether the low end and the high end itself are left out."""
    if words in _WORDS:
        return _WORDS[words]
    ranged = _RANGE.fullmatch(words)
    if ranged:
        percent = "%" in words or any(Fraction(one) > 1 for one in re.findall(_NUMBER, words))
        low, high = _one(ranged[1], percent=percent), _one(ranged[2], percent=percent)
        return (
            (low, high, ">" in ranged[1], "<" in ranged[2]) if low is not None and high is not None else None
        )
    for word, bound in _BOUNDS.items():
        if words.startswith(word):
            number = _one(words.removeprefix(word).strip(), percent=False)
            return bound(number) if number is not None and 0 <= number <= 1 else None
    number = _one(words, percent=False)
    return (number, number, False, False) if number is not None else None


def _one(words: str, *, percent: bool) -> Fraction | None:
    """Return one number as a fraction of a firm; None where it is none."""
    found = _ONE.fullmatch(words.strip())
    if not found or (found[3] and (found[4] or not Fraction(found[3]))):
        return None
    number = Fraction(found[2]) / Fraction(found[3] or 1)
    return number / 100 if percent or found[4] or (number > 1 and not found[3]) else number


def share_words(low: int, high: int) -> str:
    """Return a share in words, in percent, exact where it ends within four decimals.

    >>> share_words(WHOLE // 2, WHOLE // 2), share_words(WHOLE // 4, WHOLE // 2)
    ('50 percent', '25 to 50 percent')
    >>> share_words(WHOLE // 2 + 1, WHOLE), share_words(WHOLE // 3, WHOLE // 3), share_words(0, WHOLE)
    ('more than 50 and up to 100 percent', '1/3', 'a share that is not stated')
    """
    if (low, high) == (0, WHOLE):
        return "a share that is not stated"
    if low == high:
        exact = Fraction(low, WHOLE)
        decimals = exact * 1_000_000
        return f"{_percent(low)} percent" if decimals.denominator == 1 else str(exact)
    over, under = _is_round(low - 1), _is_round(high + 1)
    begin, end = _percent(low - over), _percent(high + under)
    if not (over or under):
        return f"{begin} to {end} percent"
    return f"{'more than' if over else 'from'} {begin} and {'less than' if under else 'up to'} {end} percent"


def _is_round(parts: int) -> bool:
    """Tell whether a share is a whole number of hundredths of a percent."""
    return (Fraction(parts, WHOLE) * 10_000).denominator == 1


def _percent(parts: int) -> str:
    """Return parts as percent, with four decimals at most and no zeros at the end."""
    text = f"{float(Fraction(parts, WHOLE) * 100):.4f}".rstrip("0").rstrip(".")
    return text or "0"
