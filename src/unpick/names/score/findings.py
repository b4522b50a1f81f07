"""What can be found about two names, one number each: the columns of the scorer."""

from typing import Final

__all__ = ["CAP", "FINDINGS", "KINDS", "Finding"]

KINDS: Final = ("brand", "trade", "weak", "role", "place", "number", "state")
"""Kinds of words that are compared, by number; legal forms and ship prefixes say nothing of which firm."""

CAP: Final = 2
"""A finding counts this often at most: a long name is no more a proof than two words are."""


class Finding:
    """The number of each finding; `FINDINGS` has their names in this order."""

    BRAND_EQUAL: Final = 0
    BRAND_COMMON: Final = 1
    BRAND_READING: Final = 2
    BRAND_SOUND: Final = 3
    BRAND_SOUND_CHINESE: Final = 4
    BRAND_SOUND_OPEN: Final = 5
    BRAND_SLIP: Final = 6
    BRAND_NEAR: Final = 7
    BRAND_GLUED: Final = 8
    BRAND_MISREAD: Final = 9
    BRAND_GLUED_SLIP: Final = 10
    BRAND_PART: Final = 11
    ACRONYM: Final = 12
    BRAND_CONFLICT: Final = 13
    BRAND_EXTRA: Final = 14
    BRAND_MISSING: Final = 15
    ELSEWHERE: Final = 16
    TRADE_EQUAL: Final = 17
    TRADE_MEANING: Final = 18
    TRADE_KINDRED: Final = 19
    TRADE_CONFLICT: Final = 20
    TRADE_GENERAL: Final = 21
    TRADE_EXTRA: Final = 22
    TRADE_MISSING: Final = 23
    PLACE_EQUAL: Final = 24
    PLACE_WITHIN: Final = 25
    PLACE_CONFLICT: Final = 26
    PLACE_LEAD_MISSING: Final = 27
    PLACE_SITE_MISSING: Final = 28
    NUMBER_EQUAL: Final = 29
    NUMBER_CONFLICT: Final = 30
    NUMBER_MISSING: Final = 31
    ROLE_EQUAL: Final = 32
    ROLE_GENERAL: Final = 33
    ROLE_DIFFERS: Final = 34
    WEAK_EQUAL: Final = 35
    WEAK_EXTRA: Final = 36
    WEAK_CONFLICT: Final = 37
    STATE_EQUAL: Final = 38
    STATE_MISSING: Final = 39
    ALL_WORDS: Final = 40
    NO_BRAND: Final = 41
    CUT: Final = 42
    BRAND_SHORT: Final = 43
    BRAND_ALONE: Final = 44
    BRAND_TWO: Final = 45
    BRAND_LONG: Final = 46
    SLIP_SHORT: Final = 47
    SLIP_FIRST: Final = 48


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
)
