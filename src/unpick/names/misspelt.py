"""Long words of the tables behind a slip, a glued pair or a cut: TEXTlLES, GARMENTCO, TRADI."""

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz.distance import OSA

from unpick.names.fold import is_korean, is_pinyin
from unpick.names.lexicon import Entry, Place, bundled_meanings

__all__ = ["Glued", "Misspelt", "shortened"]

_LONG: Final = 7
"""Letters from which a word is long enough that one slip leaves it recognisable."""

_KOREAN_VOWEL: Final = re.compile("eo|eu")
"""What the revised romanisation of Korean is full of and English is not."""

_SHORTEST: Final = 6
_CUT_SHORTEST: Final = 4
_PHRASE: Final = 4
"""Words of a phrase that are looked at where a name is cut."""

_CUT_KINDS: Final = ("trade", "legal", "weak", "role")
_GLUED_SHORTEST: Final = 7
_GLUED_PART: Final = 4


class Misspelt:
    """The long English words of the tables, findable through one slip of spelling."""

    def __init__(self, words: Mapping[str, Entry]) -> None:
        self._words = words
        plain = [
            form for form, entry in words.items() if form.isascii() and form.isalpha() and not entry.tongue
        ]
        self._sorted = sorted(form for form in plain if words[form].kind != "stop")
        self._phrases = sorted(form for form in words if " " in form and form.isascii())
        self._legal = tuple(form for form in plain if words[form].kind == "legal")
        long = [form for form in self._sorted if len(form) >= _LONG]
        # One slip leaves the first or the last three letters of a word as they are.
        self._heads = frozenset(form[:3] for form in long)
        self._tails = frozenset(form[-3:] for form in long)
        self._begun = frozenset(
            form[:cut]
            for form in long
            if words[form].kind in _CUT_KINDS
            for cut in range(_CUT_SHORTEST, len(form))
        )
        self._near: dict[str, list[str]] = defaultdict(list)
        for form in long:
            for one in {form, *shortened(form)}:
                self._near[one].append(form)

    def meant(self, word: str) -> str | None:
        """Return the word of the tables that is meant, or None: one slip away, or glued to a legal form."""
        if len(word) < _SHORTEST or not word.isascii():
            return None
        found = self._one_slip(word) or self._glued(word)
        if found is None or is_pinyin(word) or (_KOREAN_VOWEL.search(word) and is_korean(word)):
            return None  # Cheongsan is no cheongsam
        if word in _english_of_brands():
            return None  # Eternal is no slip of external
        return found

    def is_beginning(self, word: str, before: Entry | None) -> bool:
        """Tell whether a word that ends a name is cut off: what it begins is known, and it spells no name itself.

        Args:
            before: the word before it, where the tables know it.
        """
        if len(word) < _CUT_SHORTEST:
            generic = before is not None and before.kind in ("trade", "weak", "legal", "role")
            return generic and self.completed(word) is not None
        return word in self._begun and not is_pinyin(word) and not is_korean(word)

    def completed(self, word: str) -> str | None:
        """Return the word that a cut word begins, where all that begin so mean the same.

        >>> from unpick.names.lexicon import bundled_tables
        >>> Misspelt(bundled_tables().words).completed("seafoo")
        'seafood'
        """
        at = bisect.bisect_left(self._sorted, word)
        begun = []
        while at < len(self._sorted) and self._sorted[at].startswith(word):
            begun.append(self._sorted[at])
            at += 1
        if len(word) < _CUT_SHORTEST:
            # One to three letters at a cut are the start of a legal form or of nothing that can be told.
            legal = [
                form
                for form in ("company", "limited", "ltd", "inc", "corp", "llc", "group")
                if form.startswith(word)
            ]
            return legal[0] if legal else None
        meanings = {(self._words[form].kind, self._words[form].concept) for form in begun}
        return min(begun, key=lambda form: (len(form), form)) if len(meanings) == 1 else None

    def phrase(self, words: list[str]) -> list[str]:
        """Return the words of a cut name, its last phrase in full where all phrases that begin so mean the same; else as they are.

        >>> from unpick.names.lexicon import bundled_tables
        >>> Misspelt(bundled_tables().words).phrase(["orrin", "aquatic", "pro"])
        ['orrin', 'aquatic', 'products']
        """
        last = self._words.get(words[-1])
        if last is not None and last.kind == "legal":
            return words
        for size in range(min(_PHRASE, len(words) - 1), 1, -1):
            begun = " ".join(words[-size:])
            at = bisect.bisect_left(self._phrases, begun)
            found = []
            while at < len(self._phrases) and self._phrases[at].startswith(begun):
                # A phrase with a word more is not known by its beginning: production and construction, and its corps.
                found += [self._phrases[at]] if self._phrases[at].count(" ") < size else []
                at += 1
            meant = {(self._words[form].kind, self._words[form].concept) for form in found}
            if len(meant) == 1 and begun not in found:
                return [*words[:-size], *min(found, key=lambda form: (len(form), form)).split(" ")]
        return words

    def _one_slip(self, word: str) -> str | None:
        if word[:3] not in self._heads and word[-3:] not in self._tails:
            return None
        keys = {word, *shortened(word)} & self._near.keys()
        if not keys:
            return None
        found = {form for one in keys for form in self._near[one]}
        return min((form for form in found if OSA.distance(word, form, score_cutoff=1) <= 1), default=None)

    def _glued(self, word: str) -> str | None:
        """Return the first of two words of the tables written as one, where the second is a legal form."""
        if len(word) < _GLUED_SHORTEST or not word.endswith(self._legal):
            return None
        for cut in range(len(word) - 2, _GLUED_PART - 1, -1):
            first, second = self._words.get(word[:cut]), self._words.get(word[cut:])
            if (
                first
                and second
                and second.kind == "legal"
                and first.kind in ("trade", "weak", "legal", "role")
            ):
                return word[:cut]
        return None


@functools.cache
def _english_of_brands() -> frozenset[str]:
    """Return the English words that brands are translated into."""
    return frozenset(said for table in bundled_meanings() for wordings in table.values() for said in wordings)


def shortened(word: str) -> list[str]:
    """Return the word without each of its letters in turn."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


_HALF: Final = 4
"""Letters of a known word that may be half of a glued one."""

_REST: Final = 5
"""Letters from which what is left beside a known word may be the brand."""

_STOPS: Final = ("of", "the", "and", "for")
"""Little words that lose a blank: ANDTECHNOLOGY, OFTHE."""

_HALVES: Final = ("trade", "weak", "legal", "role", "state")


class Glued:
    """Known words and places, findable at the ends of a word that lacks its blank: KOREADAESONG, DaesongBank."""

    def __init__(self, words: Mapping[str, Entry], places: Mapping[str, Place]) -> None:
        plain = [
            form
            for form, entry in words.items()
            if len(form) >= _HALF and form.isascii() and form.isalpha() and entry.kind in _HALVES
        ]
        self._words = frozenset(form for form in plain if not words[form].tongue)
        self._stops = tuple(one for one in _STOPS if one in words)
        heads = [form for form in plain if words[form].kind == "state"]
        heads += [form for form, place in places.items() if place.reading == "sure" and len(form) >= _REST]
        self._heads = frozenset(heads)
        # By the letters at an end: the lengths worth trying there.
        self._starts = _lengths((form[:_REST], form) for form in self._heads)
        self._ends = _lengths((form[-_HALF:], form) for form in self._words)

    def halves(self, word: str) -> tuple[str, str] | None:
        """Return the two words that one is glued from: both known, or one known and one that spells Chinese or Korean.

        >>> from unpick.names.lexicon import bundled_tables
        >>> tables = bundled_tables()
        >>> glued = Glued(tables.words, tables.places)
        >>> glued.halves("koreadaesong"), glued.halves("xinjiangzhongtai"), glued.halves("quillmoorbank")
        (('korea', 'daesong'), ('xinjiang', 'zhongtai'), None)
        """
        for stop in self._stops:
            before, after = word[: -len(stop)], word[len(stop) :]
            if word.startswith(stop) and (self._known_long(after) or after in self._stops):
                return stop, after
            if word.endswith(stop) and self._known_long(before):
                return before, stop
        ends, starts = self._ends.get(word[-_HALF:]), self._starts.get(word[:_REST])
        if (ends is None and starts is None) or len(word) < _HALF + _REST:
            return None
        for size in ends or ():
            first, second = word[:-size], word[-size:]
            if second in self._words and (self._known(first) or (_spells(first) and not is_pinyin(word))):
                return first, second
        for size in starts or ():
            first, second = word[:size], word[size:]
            if first in self._heads and _spells(second):
                return first, second
        return None

    def _known_long(self, word: str) -> bool:
        return len(word) >= _REST and self._known(word)

    def _known(self, word: str) -> bool:
        return word in self._words or word in self._heads


def _lengths(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for letters, form in pairs:
        found.setdefault(letters, set()).add(len(form))
    return {letters: tuple(sorted(sizes, reverse=True)) for letters, sizes in found.items()}


def _spells(word: str) -> bool:
    return len(word) >= _REST and (is_pinyin(word) or is_korean(word))
