"""The search in plain Python: what the compiled one must answer, to the number."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from unpick.names.search.constants import BLANK, LETTERS, MIX, SCALE, STEP, WIDE, WIDE_GRAM
from unpick.names.search.dials import Dials

__all__ = ["build_plain", "grams", "letters", "search_plain", "weight"]

_WORD = (1 << 64) - 1


def letters(key: str) -> str:
    """Return the letters that are read, with one blank before, between and after the words.

    >>> letters("ab\\tcd")
    ' ab cd '
    """
    read = " "
    for letter in key:
        if len(read) > LETTERS:
            break
        blank = ord(letter) <= BLANK or 0x7F <= ord(letter) <= 0xA0
        if not (blank and read[-1] == " "):
            read += " " if blank else letter
    return read if read[-1] == " " else read + " "


def grams(key: str, dials: Dials) -> Iterator[tuple[str, int, int]]:
    """Yield the text, the slot and the word of each gram, repeats included.

    >>> [text for text, _, _ in grams("abc de", Dials())]
    [' abc', 'abc ', 'bc d', 'c de', ' de ']
    """
    read, word = letters(key), -1
    if len(read) < 2:
        return
    for at, letter in enumerate(read):
        word += letter == " "
        width = WIDE_GRAM if ord(letter) >= WIDE else dials.gram
        if at + width <= len(read) or at == 0:
            text = read[at : at + width]
            yield text, _slot(text, dials.bits), word


def _slot(text: str, bits: int) -> int:
    mixed = len(text)
    for letter in text:
        mixed = ((mixed ^ ord(letter)) * STEP) & _WORD
    return (((mixed ^ (mixed >> 29)) * MIX) & _WORD) >> (64 - bits)


def weight(size: int, documents: int) -> int:
    """Return what a gram says that `size` of the documents hold, in parts of `SCALE`."""
    return max(1, round(SCALE * math.log((documents + 1) / size)))


def build_plain(documents: Sequence[Sequence[str]], dials: Dials) -> dict[int, list[int]]:
    """Return the postings: slot to the numbers of the documents, each the keys of one owner."""
    postings: dict[int, list[int]] = defaultdict(list)
    for number, keys in enumerate(documents):
        for slot in {slot for key in keys for _, slot, _ in grams(key, dials)}:
            postings[slot].append(number)
    return dict(postings)


def search_plain(
    key: str, postings: Mapping[int, Sequence[int]], *, documents: int, dials: Dials
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the best documents with their scores, and the slots left out over the budget."""
    lists, skipped = _plan(_choose(key, postings, dials), postings, dials)
    totals: Counter[int] = Counter()
    whole = 0
    for slot in lists:
        one = weight(len(postings[slot]), documents)
        whole += one
        for document in postings[slot]:
            totals[document] += one
    kept = [(row, total) for row, total in totals.items() if total * 1000 >= whole * dials.floor]
    return sorted(kept, key=lambda pair: (-pair[1], pair[0]))[: dials.top], skipped


def _choose(key: str, postings: Mapping[int, Sequence[int]], dials: Dials) -> list[int]:
    """Return up to `keep` slots: the rarest, a share of each word first."""
    first_word: dict[int, int] = {}
    for _, slot, word in grams(key, dials):
        if slot in postings:
            first_word.setdefault(slot, word)
    soon: list[int] = []
    later: list[int] = []
    used: Counter[int] = Counter()
    for slot in sorted(first_word, key=lambda slot: (len(postings[slot]), slot)):
        word = first_word[slot]
        if used[word] >= dials.share:
            later.append(slot)
        elif len(soon) < dials.keep:
            used[word] += 1
            soon.append(slot)
    return (soon + later)[: dials.keep]


def _plan(
    chosen: Sequence[int], postings: Mapping[int, Sequence[int]], dials: Dials
) -> tuple[list[int], list[int]]:
    """Return the lists that the query may read, and those skipped over the budget."""
    taken: list[int] = []
    skipped: list[int] = []
    spent = 0
    for at, slot in enumerate(chosen):
        size = len(postings[slot])
        if at >= dials.least and spent + size > dials.spend:
            break
        if taken and spent + size > dials.budget:
            skipped.append(slot)
            continue
        taken.append(slot)
        spent += size
    return taken, skipped
