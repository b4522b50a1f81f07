"""What can be found about two names, one number each: the columns of the scorer."""

from typing import Final

__all__ = ["CAP", "FINDINGS", "KINDS"]

KINDS: Final = ("brand", "trade", "weak", "role", "place", "number", "state")
"""Kinds of words that are compared, by number; legal forms and ship prefixes say nothing of which firm."""

CAP: Final = 2
"""A finding counts this often at most: a long name is no more a proof than two words are."""


FINDINGS: Final = (
    "brand equal",
    "brand equal, common",
    "brand reading",
    "brand sound",
    "brand sound, chinese",
    "brand sound, open",
    "brand slip",
    "brand near",
    "brand glued",
    "brand misread",
    "brand glued and slip",
    "brand part",
    "acronym",
    "brand conflict",
    "brand extra",
    "brand missing",
    "word elsewhere",
    "trade equal",
    "trade meaning",
    "trade kindred",
    "trade conflict",
    "trade and general trade",
    "trade extra",
    "trade missing",
    "place equal",
    "place within",
    "place conflict",
    "place missing",
    "site missing",
    "number equal",
    "number conflict",
    "number missing",
    "role equal",
    "role general missing",
    "role differs",
    "weak equal",
    "weak extra",
    "weak conflict",
    "state equal",
    "state missing",
    "all words",
    "no brand",
    "cut",
    "brand short",
    "brand alone",
    "two brand words",
    "brand long",
    "brand slip, short",
    "brand slip, first letter",
    "every word meets",
    "trade compound",
    "brand initials",
    "acronym, loose",
    "brand in another trade",
    "no brand, more said",
    "brand read in Korean",
    "trade said twice",
    "brand in Cantonese",
    "brand in Wade-Giles",
    "brand in an old spelling, open",
    "brand n or ng",
    "brand slip to another word",
    "brand by its characters",
)
"""All that can be found about two names; the tuple of numbers in `counted.py` follows this order."""
