"""Names as arrays: each distinct word once, each name a row of word numbers; made to be compared by the million."""

import functools
import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.names.fold import coarse_fold, is_korean, korean_syllables, syllables
from unpick.names.lexicon import bundled_tables, latin_place
from unpick.names.loan import LEAST_CONSONANTS, english_skeletons, hangul_skeleton, is_loan
from unpick.names.parts import Name, Part
from unpick.names.romanise import korean_of_pinyin, southern
from unpick.names.score.dialects import Dialects, dialects_of
from unpick.names.score.findings import KINDS
from unpick.names.score.glossed import glosses_of
from unpick.names.score.halves import GENERIC, halves
from unpick.names.score.in_name import first_letters, is_cut, mark_roles, people
from unpick.names.score.korean import nasals, skeleton
from unpick.names.score.layout import (
    FOLD_AT,
    FOLD_END,
    MAX_FORMS,
    MAX_MEANT,
    MAX_PLACES,
    MAX_READ,
    MAX_TOKENS,
    NAME_WIDTH,
    NASAL_BITS,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRUNCATED,
    WHERE_BITS,
    WIDTH,
)  # fmt: skip
from unpick.names.score.letters import seen
from unpick.names.score.meeting import CHINA
from unpick.names.score.said import also_said, goods_of, taken_for
from unpick.names.scripts import romanise_hangul, romanise_hanzi
from unpick.names.syllabary import name_syllables, southern_spelling
from unpick.names.transcribed import meanings_of_latin

__all__ = ["Packed", "pack", "word_hash", "words_of"]

_SCRIPTS: Final = {"han": 1, "hangul": 2}
_KIND: Final = {kind: at for at, kind in enumerate(KINDS)}
_VOWELS: Final = frozenset("aeiouy")
_MOST_INITIALS: Final = 40
_LONG_BRAND: Final = 6
_GLUED_FORMS: Final = ("coltd", "limited", "gmbh", "corp", "ltd", "llc", "pte", "plc", "inc", "ag")
"""Legal forms that lose their blank (SIEMENSAG, PROFINETPTE) and end few words of six letters and more otherwise."""

_SYLLABLES: Final = 4
"""Letters that the first letters of the syllables of a brand make at most."""

_MARKS: Final = 63
"""Bits of the marks of a word; a number of the arrays has 64, one of them for its sign."""

_LETTER_BITS: Final = 62
"""Bits of a set of letters."""

_LETTERS: Final = 40
"""Letters of a word that are kept."""

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Names taken apart, as flat arrays (`layout.py`); it pickles, and two of them are compared by `count_rows`.

    Attributes:
        names, tokens, words: int64, rows of NAME_WIDTH, TOKEN_WIDTH and WIDTH. letters: bytes of the words.
    """

    names: Array
    tokens: Array
    words: Array
    letters: Array

    def __len__(self) -> int:
        return int(self.names.size // NAME_WIDTH)

    def arrays(self) -> tuple[Array, Array, Array, Array]:
        """Return the arrays in the order in which the kernel takes them."""
        return self.names, self.tokens, self.words, self.letters


def pack(
    names: Iterable[Name],
    *,
    common: Mapping[str, int] | None = None,
    most: int = 8,
    dialects: Iterable[Dialects] | None = None,
) -> Packed:
    """Return names as arrays.

    Args:
        names: taken apart by `normalise`. common: how many firms carry each brand word, where that is known.
        most: firms up to which a brand word is no common one. dialects: of each name, where `dialects_of` was asked already.
    """
    known: dict[int, tuple[Part, int, bytes, int]] = {}
    numbers: dict[Part, int] = {}
    tokens: list[int] = []
    rows: list[int] = []
    words: list[_Word] = []
    starts: list[int] = []
    pieces: list[bytes] = []
    at = 0
    for name, (dialect, spelled) in zip(names, dialects, strict=True) if dialects else _with_dialects(names):
        start, kept, flags, own = len(tokens) // TOKEN_WIDTH, 0, 0, b""
        brands: list[str] = []
        cut = name.truncated and is_cut(name)
        for part in name.parts:
            # Parts of known words are the same object in all names; it is held here, so that its id is its own.
            told = known.get(id(part))
            if told is None:
                # A word beyond the last that is compared has no row, and stays unknown.
                number = -1
                if part.kind in _KIND and kept < MAX_TOKENS:
                    number = numbers.setdefault(part, len(words))
                if number == len(words):
                    word = _word(part)
                    words.append(word)
                    starts.append(at)
                    pieces.append(word[1])
                    at += len(word[1])
                told = part, number, first_letters(part), people(part)
                if kept < MAX_TOKENS:
                    known[id(part)] = told
            own += told[2]
            flags |= told[3]
            if part.kind == "brand":
                brands.append(part.key)
            if told[1] >= 0 and kept < MAX_TOKENS:
                kept += 1
                tokens += (told[1], 0)
        own = own[:_MOST_INITIALS]
        mark_roles(tokens, start, name, own, cut=cut, carried=common, most=most)
        glossed, said = glosses_of(name)
        tokens += _behind(spelled, said)
        joined = "".join(brands)
        rows += (start, kept, flags | (TRUNCATED if cut else 0), word_hash(name.text), at, at + len(own))
        rows += (_brand_hash(joined), word_hash(joined) if len(brands) > 1 else 0, dialect | glossed)
        pieces.append(own)
        at += len(own)
    return Packed(
        names=np.array(rows, np.int64),
        tokens=np.array(tokens, np.int64),
        words=_placed(words, starts),
        letters=np.frombuffer(b"".join(pieces), np.uint8).copy(),
    )


@functools.lru_cache(maxsize=65536)
def _behind(spelled: tuple[tuple[str, str], ...], said: tuple[tuple[int, str], ...]) -> tuple[int, ...]:
    """Return the rows behind the tokens of a name: of the skeletons of its dialects, then of what it says word by word."""
    hashes = [word_hash(kind, one) for kind, one in spelled]
    hashes += [word_hash("gloss", one) >> WHERE_BITS << WHERE_BITS | where for where, one in said]
    return tuple([number for one in hashes for number in (0, one)])


def _with_dialects(names: Iterable[Name]) -> Iterator[tuple[Name, Dialects]]:
    return ((name, dialects_of(name)) for name in names)


def words_of(name: Name) -> tuple[Part, ...]:
    """Return the parts that are compared, in the order of the arrays, the first MAX_TOKENS of them."""
    return tuple([part for part in name.parts if part.kind in _KIND][:MAX_TOKENS])


_Word = tuple[bytes, bytes, int]
"""A row of a word, then its letters with those of its skeleton behind, and how many come first."""

_ROW: Final = struct.Struct(f"={WIDTH}q")


def _placed(words: Sequence[_Word], starts: Sequence[int]) -> Array:
    """Return the rows of words, each told where its letters lie."""
    rows = np.frombuffer(b"".join([row for row, _, _ in words]), np.int64).reshape(-1, WIDTH).copy()
    begin = np.array(starts, np.int64)
    rows[:, TEXT_AT] = begin
    rows[:, TEXT_END] = rows[:, FOLD_AT] = begin + np.array([size for _, _, size in words], np.int64)
    rows[:, FOLD_END] = begin + np.array([len(letters) for _, letters, _ in words], np.int64)
    return rows.reshape(-1)


@functools.lru_cache(maxsize=262_144)
def _word(part: Part) -> _Word:
    """Return all that is compared of a word, but where its letters lie."""
    text = _latin(part)
    told = (text, *([part.key] if part.kind == "brand" else []), *part.also, *also_said(part))
    forms = tuple(dict.fromkeys(told))[:MAX_FORMS]
    meant = _meant(part) if part.kind == "brand" and part.script == "latin" else ()
    by_sound = part.kind in ("brand", "place") or part.script != "latin"
    folds = [coarse_fold(one) for one in forms] if by_sound else []
    korean = [skeleton(one) for one in forms] if by_sound else []
    concept = part.concept if part.kind not in ("place", "brand") else ""
    codes = [_code(one) for one in part.concept.split(" ")[:MAX_PLACES]] if part.kind == "place" else []
    hashed = [[word_hash(one) if one else 0 for one in spelled] for spelled in (forms, folds, korean)]
    said = [word_hash(one) for one in meant[:MAX_MEANT]]
    readings = korean_of_pinyin(part.key) if part.kind == "brand" and part.script == "latin" else ()
    read = list(dict.fromkeys(word_hash(skeleton(one)) for one in readings))[:MAX_READ]
    stem = word_hash(part.kind, part.key.replace(" ", ""))
    means = word_hash(part.kind, concept) if concept else 0
    short, loans = _abbreviations(part), _loans(part)
    spelled, fold = text.encode("utf-8")[:_LETTERS], (folds[0] if folds else text).encode("utf-8")[:_LETTERS]
    named = part.kind in ("brand", "place")
    made_of = len(name_syllables(text)) if named and part.script != "han" else 0
    head = (
        _KIND[part.kind],
        _SCRIPTS.get(part.script, 0) or _romanised(part),
        _marks([*hashed[0], *said]),
        _marks([*hashed[1], *hashed[2], *loans]) if named else 0,
        _marks([*short, means, 0 if part.kind == "brand" else stem]) | _place_marks(codes),
        _marks(read),
        _marks(hashed[2][:1]),
        _letter_set(text),
        len(spelled),
        _byte_set(map(seen, spelled)),
        _byte_set(fold),
        len(fold),
        len(syllables(text)),
        len(korean_syllables(text)),
        made_of,
        word_hash("southern", skeleton(southern_spelling(text))) if made_of else 0,
        stem,
        means,
        _sense(part),
        word_hash("broadly", taken_for(part.sense)) if part.sense else 0,
        word_hash("goods", goods) if (goods := goods_of(part)) else 0,
        *_terms(part, concept),
        *short,
        *loans,
        sum(nasals(one) << NASAL_BITS * at for at, one in enumerate(forms)) if by_sound else 0,
        len(forms),
        len(codes),
    )
    tail = [*(one for row in hashed for one in _filled(row, MAX_FORMS)), *_filled(codes, MAX_PLACES)]
    tail += [*_filled(said, MAX_MEANT), *_filled(read, MAX_READ)]
    return _ROW.pack(*head, 0, 0, 0, 0, *tail), spelled + fold, len(spelled)


def _marks(hashes: Iterable[int]) -> int:
    """Return one bit for each hash that is there, of 63: two sets of hashes with one in common have a bit in common."""
    found = 0
    for one in hashes:
        if one:
            found |= 1 << one % _MARKS
    return found


def _place_marks(codes: list[int]) -> int:
    """Return a bit for the first two letters of each code: a place lies in another whose code begins its own.

    China lies around codes of digits, and a code of one letter around any that begins with it: these have all bits.
    """
    found = 0
    for code in codes:
        broad = code == CHINA or (code >> 48) & 255 == 0
        found |= (1 << _MARKS) - 1 if broad else 1 << (code >> 48) % _MARKS
    return found


def _byte_set(letters: Iterable[int]) -> int:
    found = 0
    for letter in letters:
        found |= 1 << letter % _LETTER_BITS
    return found


def _meant(part: Part) -> tuple[str, ...]:
    """Return what a brand in Latin letters stands for: what it says in English, or itself without a glued legal form."""
    for form in _GLUED_FORMS:
        if part.key.endswith(form) and len(part.key) - len(form) >= _LONG_BRAND:
            return (part.key[: -len(form)],)
    return meanings_of_latin(part.key)


def _terms(part: Part, concept: str) -> tuple[int, int, int]:
    """Return the hashes of what a trade or weak word means and of what its halves mean, 0 for none."""
    if part.kind not in GENERIC or not concept:
        return 0, 0, 0
    first, last = halves(part.text, part.script)
    return _term(concept), _term(first), _term(last)


def _term(concept: str) -> int:
    return word_hash("term", concept) if concept else 0


def _abbreviations(part: Part) -> tuple[int, int]:
    """Return the hash of the first letters of the syllables of Chinese, and that of a short word in Latin letters.

    Source: HY Solar is 弘元绿能 (hong yuan), JA Solar 晶澳 (jing ao).
    """
    if part.kind != "brand":
        return 0, 0
    if part.script == "han":
        read = [romanise_hanzi(letter) for letter in part.text]
    else:
        read = list(syllables(part.key)) if part.script == "latin" else []
    long = 2 <= len(read) <= _SYLLABLES and min(map(len, read)) > 1
    initials = "".join([one[0] for one in read]) if long else ""
    short = part.key if part.script == "latin" and 2 <= len(part.key) <= _SYLLABLES else ""
    return (word_hash("initials", initials) if initials else 0, word_hash("initials", short) if short else 0)


def _loans(part: Part) -> tuple[int, int]:
    """Return the hashes of the consonants of an English word: as Hangul writes them, or in the ways it is spoken."""
    if part.kind != "brand" or part.script == "han":
        return 0, 0
    if part.script == "hangul":
        found = [hangul_skeleton(part.text)] if is_loan(part.text) else []
    else:
        found = list(english_skeletons(part.key))
    told = [word_hash("loan", one) for one in found if len(one) >= LEAST_CONSONANTS]
    return (*told, 0, 0)[0], (*told, 0, 0)[1]


def _sense(part: Part) -> int:
    """Return the hash of the finer trade, 0 for none; of a brand, that of its characters, Hangul as the South writes it."""
    told = part.text if part.kind == "brand" else part.sense
    if part.kind == "brand" and part.script == "hangul":
        told = (southern(told) or (told,))[0].translate(_INSIDE)
    return word_hash(part.kind, told) if told else 0


_INSIDE: Final = str.maketrans("률렬", "율열")
"""What the North keeps inside a word and the South does not after a vowel or ㄴ (orthography of 1988, article 11)."""


def _romanised(part: Part) -> int:
    """Return 3 for a Latin word that spells another: Chinese or Korean (muyok), or without vowels (shpg), else 0."""
    if part.kind in ("brand", "place", "number"):
        return 0
    entry = bundled_tables().words.get(part.text)
    return 3 if (entry is not None and entry.tongue) or not set(part.text) & _VOWELS else 0


@functools.lru_cache(maxsize=65536)
def _brand_hash(brand: str) -> int:
    """Return the hash of the Korean skeleton of the brand words joined: Am Nok Gang is Aprokgang."""
    return word_hash("brand", skeleton(brand)) if len(brand) >= _LONG_BRAND and is_korean(brand) else 0


def _filled(values: list[int], size: int) -> list[int]:
    return values + [0] * (size - len(values))


def _letter_set(text: str) -> int:
    return _byte_set(map(ord, text))


def _latin(part: Part) -> str:
    """Return the letters of a part as an English name of the firm would spell them, without blanks."""
    if part.script == "latin":
        return part.text.replace(" ", "")
    if part.kind == "brand":
        return part.key
    if part.kind == "place":
        found = latin_place(part.concept.split(" ")[0])
        if found:
            return found.replace(" ", "")
    return romanise_hanzi(part.text) if part.script == "han" else romanise_hangul(part.text)


def _code(code: str) -> int:
    """Return a place code as a number: its letters in the eight bytes of it, from the top."""
    return int.from_bytes(code.encode()[:7].ljust(8, b"\0"), "big")


@functools.lru_cache(maxsize=262_144)
def word_hash(*texts: str) -> int:
    """Return a hash of 63 bits for texts; never 0."""
    digest = hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1
