"""The numbers that the compiled search and its plain twin share: letters read, hashing, weights."""

from typing import Final

__all__ = ["BLANK", "LETTERS", "MIX", "SCALE", "STEP", "WIDE", "WIDE_GRAM"]

BLANK: Final = 0x20
"""A blank stands for every run of blanks and control characters, and before and after the key."""

LETTERS: Final = 512
"""Letters of a key that are read; a cleaned name has at most 400 (`unpick.names.scripts.MAX_LETTERS`)."""

WIDE: Final = 0x2E80
"""From this code point on (CJK radicals, kana, Hanzi, Hangul) a letter says as much as two Latin ones."""

WIDE_GRAM: Final = 2
"""Letters of a gram that begins with a wide one."""

STEP: Final = 0x9E3779B97F4A7C15
"""Odd multiplier, 2^64 over the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)."""

MIX: Final = 0xBF58476D1CE4E5B9
"""A multiplier of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014)."""

SCALE: Final = 16
"""Parts into which one unit of ln(documents / frequency) is cut: whole weights make sums order-free."""
