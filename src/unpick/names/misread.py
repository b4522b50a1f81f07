"""Words as optical readers and hurried hands leave them: rn for m, 8OKRIM, Qingado, Lld after Co."""

import re
from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import OSA

from unpick.names.fold import is_korean, is_pinyin
from unpick.names.lexicon import Entry, Place
from unpick.names.misspelt import shortened
from unpick.names.syllabary import name_syllables

__all__ = ["Misread", "led_by_digit"]

_SHAPES: Final = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_SHAPED_WORD, _SHAPED_NAME = 5, 6
"""Letters that an optical reader takes for others, and how long a word of the tables, or a name, is at least to be known so."""

_FORM_LONGEST: Final = 4
"""Letters of a last word that may be a slip of Ltd."""

_SLIPPED_PLACE: Final = 6
"""Letters from which a large place is known through one slip."""

_LED_BY_DIGIT: Final = re.compile("([0168])([a-z]{4,})")
_AS_LETTER: Final = {"0": "o", "1": "l", "6": "g", "8": "b"}
"""Figures that an optical reader takes capital letters for, at the start of a word."""


def led_by_digit(word: str) -> str:
    """Return the word that begins with a letter read as a figure, where it then spells Chinese or Korean, else nothing.

    >>> led_by_digit("8okrim"), led_by_digit("6usheng"), led_by_digit("8vessard")
    ('bokrim', 'gusheng', '')
    """
    found = _LED_BY_DIGIT.fullmatch(word)
    if found is None:
        return ""
    one = _AS_LETTER[found.group(1)] + found.group(2)
    return one if is_pinyin(one) or is_korean(one) else ""


class Misread:
    """The words and large places of one set of tables, findable as readers of print and hasty hands spell them."""

    def __init__(self, words: Mapping[str, Entry], places: Mapping[str, Place]) -> None:
        self._words, self._places = words, places
        self._near: dict[str, list[str]] = {}
        for form, place in places.items():
            if (
                len(form) >= _SLIPPED_PLACE
                and place.reading == "sure"
                and _is_large(place)
                and is_pinyin(form)
            ):
                for one in (form, *shortened(form)):
                    self._near.setdefault(one, []).append(form)

    def slipped_place(self, word: str) -> str:
        """Return the one province or prefecture of China that a word which spells no name is a slip away from, else nothing."""
        if len(word) < _SLIPPED_PLACE or not word.isalpha() or is_pinyin(word) or is_korean(word):
            return ""
        near = {form for one in (word, *shortened(word)) for form in self._near.get(one, ())}
        found = [form for form in near if OSA.distance(word, form, score_cutoff=1) <= 1]
        return found[0] if len(found) == 1 else ""

    def by_shape(self, word: str) -> str:
        """Return the word that an optical reader saw as another: rn for m, cl for d, vv for w; empty where there is none.

        It is a word of the tables, or spells Chinese or a Korean name, which the letters as read do not.
        """
        for seen, meant in _SHAPES:
            one = word.replace(seen, meant)
            if one == word:
                continue
            entry = self._words.get(one)
            if entry is not None and (len(one) >= _SHAPED_WORD or entry.kind == "legal"):
                return one
            spells = len(one) >= _SHAPED_NAME and (
                one in self._places or is_pinyin(one) or name_syllables(one)
            )
            if spells and not is_pinyin(word) and not is_korean(word):
                return one
        return ""

    def with_a_form(self, words: list[str]) -> list[str]:
        """Return the words with a last one that is a slip of Ltd after Co put right: Co, Lld."""
        last = words[-1]
        if words[-2] != "co" or not 2 <= len(last) <= _FORM_LONGEST or last in self._words:
            return words
        return [*words[:-1], "ltd"] if OSA.distance(last, "ltd", score_cutoff=1) <= 1 else words


def _is_large(place: Place) -> bool:
    """Tell whether a place is a province or a prefecture of China (GB/T 2260: two or four digits)."""
    return any(code.isdigit() and len(code) <= 4 for code in place.codes)
