"""What can become what, over HS headings: raw material to intermediate to finished good, each step cited.

A heading of which nothing is said becomes nothing else; an HS code that is missing is unknown, never
"anything". The same heading passes through a trader unchanged. A box packs goods and becomes none of them.
"""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from unpick.goods.reach import LEVELS, Reach, current_reach
from unpick.goods.steps import BECOME_ORDER, OLDER_HEADINGS, Become, BecomeStep, become_steps

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "BECOME_ORDER",
    "UNKNOWN_HEADING",
    "Become",
    "BecomeStep",
    "become_matrix",
    "become_steps",
    "can_become",
    "heading",
    "heading_text",
    "is_cited",
    "is_packaging",
]

UNKNOWN_HEADING: Final = 0
"""The heading of goods whose HS code nobody gives."""

_NUMBER: Final = {relation: number for number, relation in enumerate(BECOME_ORDER)}


def heading(code: str) -> int:
    """Return the HS heading of a code as a number, a chapter as chapter times 100, 0 when unknown.

    Headings start at xx01, so that a chapter never meets a heading.

    >>> heading("6204.62"), heading("62"), heading("0303"), heading("")
    (6204, 6200, 303, 0)
    """
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    if len(digits) < 2 or digits.startswith("00"):
        return UNKNOWN_HEADING
    return int(digits[:4]) if len(digits) >= 4 else int(digits[:2]) * 100


def heading_text(number: int) -> str:
    """Return a heading as people write it; a chapter has two digits, unknown is empty.

    >>> heading_text(303), heading_text(6200), heading_text(0)
    ('0303', '62', '')
    """
    if number <= UNKNOWN_HEADING:
        return ""
    text = f"{number:04d}"
    return text[:2] if text.endswith("00") else text


def can_become(before: str, after: str, *, reach: Reach | None = None) -> Become:
    """Tell whether goods of the HS code `before` can leave a firm as goods of `after`, in them or around them.

    A firm may do several steps of the table under one roof, so the steps are followed all the way; the
    answer is as sure as the least sure step. Codes may have 2 to 10 digits; a coarser code is taken at its
    word, so chapter 62 can come from whatever one of its headings can come from. What goods are packed in
    goes round them and no further; a chapter alone packs nothing.

    Args:
        reach: of another table than the one in force (`current_reach`), see `reach_of`.

    >>> can_become("5201", "6204"), can_become("5201", "7601"), can_become("", "6204")
    (<Become.COULD: 'could'>, <Become.NO: 'no'>, <Become.UNKNOWN: 'unknown'>)
    >>> can_become("8708", "8703"), can_become("4819", "6204")
    (<Become.PART: 'part'>, <Become.PACKS: 'packs'>)
    """
    first, last = _digits(before), _digits(after)
    if not first or not last:
        return Become.UNKNOWN
    return _relation_in(reach or current_reach(), first, last)


def is_cited(before: str, after: str) -> bool:
    """Tell whether the table can say where it stands that `before` becomes `after`.

    True when some way over the table rests only on words of headings and on sources read; False when each
    way needs a row from general knowledge, or there is no way.

    >>> is_cited("5201", "6204"), is_cited("2508", "6904"), is_cited("5201", "7601")
    (True, False, False)
    """
    first, last = _digits(before), _digits(after)
    return bool(first and last) and _cites(current_reach(), first, last)


def is_packaging(code: str) -> bool:
    """Tell whether goods of an HS code go round other goods.

    >>> is_packaging("4819"), is_packaging("6204"), is_packaging("48")
    (True, False, False)
    """
    digits = _digits(code)
    return bool(digits) and current_reach().packs(digits)


@functools.lru_cache(maxsize=65536)
def _cites(reach: Reach, before: str, after: str) -> bool:
    return reach.cites(before, after)


def become_matrix(products: Sequence[int], *, reach: Reach | None = None) -> "np.ndarray":
    """Return `can_become` of every pair of products at once.

    Args:
        products: headings and chapters as numbers, as `heading` gives them; 0 is unknown. Any order; a
            product that comes twice has two rows and two columns.

    Returns:
        An array of int8, shape (n, n): row before, column after, the place of the relation in BECOME_ORDER.
    """
    import numpy as np

    table = reach or current_reach()
    codes = [_digits(heading_text(product)) for product in products]
    known = np.array([bool(code) for code in codes], np.bool_)
    packs = np.array([bool(code) and table.packs(code) for code in codes], np.bool_)
    starts = [table.from_code(code) if code else (0,) * len(LEVELS) for code in codes]
    ends = _bits([table.meeting(code) if code else 0 for code in codes], len(table.codes)).T
    found = np.zeros((len(codes), len(codes)), np.int8)
    found[np.ix_(packs, known)] = _NUMBER[Become.PACKS]
    for level in reversed(range(len(LEVELS))):
        found[_share([one[level] for one in starts], ends)] = _NUMBER[LEVELS[level]]
    exact = np.array([heading(code) for code in codes], np.int32)
    is_chapter = exact % 100 == 0
    same = exact[:, None] == exact[None, :]
    same |= (exact[:, None] // 100 == exact[None, :] // 100) & (is_chapter[:, None] | is_chapter[None, :])
    found[same] = _NUMBER[Become.SAME]
    found[~known, :] = found[:, ~known] = _NUMBER[Become.UNKNOWN]
    return found


def _share(sets: Sequence[int], ends: "np.ndarray") -> "np.ndarray":
    """Return which sets share a member with which columns; many headings become the same, each is done once."""
    import numpy as np

    distinct = {one: number for number, one in enumerate(dict.fromkeys(sets))}
    met = _bits(list(distinct), len(ends)) @ ends > 0
    rows = np.array([distinct[one] for one in sets], np.intp)
    return np.asarray(met[rows])


def _bits(sets: Sequence[int], members: int) -> "np.ndarray":
    """Return sets of bits as rows of 0 and 1, lowest bit first; float32, shape (n, members)."""
    import numpy as np

    width = (members + 7) // 8
    packed = np.frombuffer(b"".join(one.to_bytes(width, "little") for one in sets), np.uint8)
    rows = np.unpackbits(packed.reshape(len(sets), width), axis=1, count=members, bitorder="little")
    return rows.astype(np.float32)


@functools.lru_cache(maxsize=65536)
def _relation_in(reach: Reach, before: str, after: str) -> Become:
    reached, packs = _start(reach, before)
    return _relation(before, after, reached, _end(reach, after), packs=packs)


@functools.lru_cache(maxsize=8192)
def _start(reach: Reach, code: str) -> tuple[tuple[int, ...], bool]:
    return reach.from_code(code), reach.packs(code)


@functools.lru_cache(maxsize=8192)
def _end(reach: Reach, code: str) -> int:
    return reach.meeting(code)


def _relation(before: str, after: str, reached: Sequence[int], ends: int, *, packs: bool) -> Become:
    if before.startswith(after) or after.startswith(before):
        return Become.SAME
    sure = (level for level, bits in zip(LEVELS, reached, strict=True) if bits & ends)
    return next(sure, Become.PACKS if packs else Become.NO)


def _digits(code: str) -> str:
    """Return the digits that place a code in HS 2022; empty when they place nothing."""
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    if heading(digits) == UNKNOWN_HEADING:
        return ""
    if len(digits) < 4 or digits[2:4] == "00":
        return digits[:2]
    return OLDER_HEADINGS.get(digits[:4], digits)
