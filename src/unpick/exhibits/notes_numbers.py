"""Numbers as documents write them: digits, English words up to the thousands, Chinese and Korean numerals."""

import re
from decimal import Decimal
from typing import Final

__all__ = ["NUMBER", "TENS", "UNITS", "cjk_number", "in_digits", "read_number"]

UNITS: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}
_OTHER: Final = {"fourty": 40, "a": 1}
_DIGITS: Final = {**{ch: n for n, ch in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "两": 2}
_KOREAN_DIGITS: Final = {ch: n for n, ch in enumerate("영일이삼사오육칠팔구")}
_KOREAN_NATIVE: Final = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60,
    "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000, "십": 10, "백": 100, "천": 1000, "만": 10000}

_WORD: Final = "|".join(sorted((*UNITS, *TENS, *_SCALES, "fourty"), key=lambda word: -len(word)))
_WORDS: Final = (
    rf"(?:\ba\s+(?=(?:hundred|thousand|dozen)\b))?\b(?:{_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_WORD}))*\b"
)
_SPELLED: Final = re.compile(rf"{_WORDS}(?:\s*\(\s*(\d[\d,]*)\s*\))?", re.IGNORECASE)
_HAS_WORD: Final = frozenset((*UNITS, *TENS, *_SCALES, "fourty"))
_CJK_COUNTED: Final = re.compile(
    r"[〇零一二两三四五六七八九十百千]+(?=\s*(?:名|人|位|个小时|小时|份|张|栋|幢|座|家))"
    r"|(?:[일이삼사오육칠팔구]?[십백천])+[일이삼사오육칠팔구]?(?=\s*(?:명|인\b|장|동|개))"
    r"|(?:(?:열|스물|서른|마흔|쉰|예순)\s?)?(?:하나|둘|셋|넷|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)(?=\s*(?:명|사람|개|동|장))"
)
NUMBER: Final = r"\d[\d,]*(?:\.\d+)?"
"""A number in digits, as `in_digits` leaves it."""


def in_digits(text: str) -> str:
    """Return the text with spelled numbers in digits, so that patterns need to know digits only.

    >>> in_digits("Ten of the forty-nine (49) employees"), in_digits("访谈员工十名"), in_digits("직원 마흔아홉 명")
    ('10 of the 49 employees', '访谈员工10名', '직원 49 명')
    """
    if text.isascii() and _HAS_WORD.isdisjoint(re.findall(r"[a-z]+", text.lower())):
        return text
    text = _SPELLED.sub(lambda match: match[1] or _digits(_english(match.group()), match.group()), text)
    return (
        text
        if text.isascii()
        else _CJK_COUNTED.sub(lambda match: _digits(cjk_number(match.group()), match.group()), text)
    )


def _digits(value: int | None, words: str) -> str:
    return words if value is None else str(value)


def cjk_number(text: str) -> int | None:
    """Return the value of a Chinese or Korean numeral; None when it is none.

    >>> cjk_number("四十九"), cjk_number("二〇二〇"), cjk_number("사십구"), cjk_number("마흔아홉")
    (49, 2020, 49, 49)
    """
    text = text.replace(" ", "")
    if not text:
        return None
    if len(text) > 1 and all(ch in _DIGITS for ch in text):
        return int("".join(str(_DIGITS[ch]) for ch in text))
    return (
        _native(text) if text[0] in "하한둘두셋세넷네다여일아열스서마쉰예" and _native(text) else _sino(text)
    )


def _native(text: str) -> int | None:
    total = 0
    while text:
        word = next((text[:size] for size in (2, 1) if text[:size] in _KOREAN_NATIVE), "")
        if not word:
            return None
        total += _KOREAN_NATIVE[word]
        text = text[len(word) :]
    return total


def _sino(text: str) -> int | None:
    total, digit = 0, None
    for ch in text:
        if ch in _POWERS:
            total += (1 if digit is None else digit) * _POWERS[ch]
            digit = None
        elif ch in _DIGITS or ch in _KOREAN_DIGITS:
            digit = _DIGITS.get(ch, _KOREAN_DIGITS.get(ch, 0))
        else:
            return None
    return total + (digit or 0)


def _english(text: str) -> int | None:
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word and word != "and"]
    if not words:
        return None
    total = here = 0
    for word in words:
        if word in _SCALES:
            here = max(here, 1) * _SCALES[word]
            if word == "thousand":
                total, here = total + here, 0
        elif word in UNITS or word in TENS or word in _OTHER:
            here += UNITS.get(word, 0) + TENS.get(word, 0) + _OTHER.get(word, 0)
        else:
            return None
    return total + here


def read_number(text: str) -> Decimal | None:
    """Return the number that a piece of text writes; digits in brackets win over the words before them.

    >>> read_number("forty-nine (49)"), read_number("1,234.5"), read_number("one hundred and twelve")
    (Decimal('49'), Decimal('1234.5'), Decimal('112'))
    >>> read_number("四十九"), read_number("none of them")
    (Decimal('49'), None)
    """
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if digits:
        return Decimal(digits.group().replace(",", ""))
    stripped = text.strip(" ().")
    value = _english(stripped)
    if value is None:
        value = cjk_number(stripped)
    return None if value is None else Decimal(value)
