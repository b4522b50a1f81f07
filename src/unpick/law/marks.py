"""How far a point of law was verified, and how that prints."""

from typing import Final

__all__ = ["UNVERIFIED", "printed_mark"]

UNVERIFIED: Final = "unverified, do not rely"
"""What prints beside every point that nobody has read again in a source (mark M)."""


def printed_mark(mark: str) -> str:
    """Return how a mark prints: what nobody has read again says so in words."""
    return UNVERIFIED if mark == "M" else mark
