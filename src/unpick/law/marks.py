"""How far a point of law was verified, and how that prints."""

from typing import Final

__all__ = ["UNVERIFIED", "in_brackets", "printed_mark"]

UNVERIFIED: Final = "unverified, do not rely"
"""What prints beside every point that nobody has read again in a source (mark M)."""

_WORDS: Final = {
    "V": "read in one named source",
    "V2": "read in two independent sources",
    "R": "read in a stored source",
    "M": UNVERIFIED,
    "SEED": "founding text alone",
    "INF": "this project's inference",
}


def printed_mark(mark: str) -> str:
    """Return how a mark prints: what nobody has read again says so in words."""
    return UNVERIFIED if mark == "M" else mark


def in_brackets(mark: str, cite: str = "", *, capital: bool = False) -> str:
    """Return the mark in words, with a citation before it, in brackets; one without a mark is unverified.

    >>> in_brackets("V2", "19 CFR 12.43"), in_brackets("")
    ('(19 CFR 12.43; read in two independent sources)', '(unverified, do not rely)')
    """
    words = _WORDS.get(mark or "M", mark)
    words = words[:1].upper() + words[1:] if capital and not cite else words
    return f"({'; '.join(part for part in (cite, words) if part)})"
