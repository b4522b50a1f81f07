"""Names as arrays: each distinct word once, each name a row of word numbers; made to be compared by the million."""

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from unpick.names.fold import coarse_fold, korean_syllables, syllables
from unpick.names.lexicon import latin_place
from unpick.names.parts import Name, Part
from unpick.names.score.findings import KINDS
from unpick.names.scripts import romanise_hangul, romanise_hanzi

__all__ = ["COMMON", "CUT_HERE", "LEADS", "MAX_TOKENS", "OWN_ACRONYM", "Packed", "pack", "word_hash", "words_of"]

MAX_TOKENS: Final = 16
"""Words of a name that are compared; of the 39,000 firm names on the stored lists, 12 have more."""

LEADS, OWN_ACRONYM, CUT_HERE, COMMON = 1, 2, 4, 8
"""What a word is in its name: a leading place, the initials of the rest, cut off, carried by many."""

KOREAN, CHINESE, TRUNCATED, VESSEL = 1, 2, 4, 8
"""What a name is as a whole."""

WIDE_SCRIPT: Final = 1
_KIND: Final = {kind: at for at, kind in enumerate(KINDS)}
_MAX_FORMS: Final = 6
_ROMANISED_KOREAN: Final = frozenset({"muyok", "hoesa", "unhaeng", "yonhap", "chong", "chonghoesa"})
_LONGEST_ACRONYM: Final = 8

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Names taken apart, as arrays; it pickles, and two of them are compared by `score_rows`.

    Attributes:
        start: where the words of each name start (n + 1). tokens: word numbers. roles: what each word is in its
            name. flags: of each name. initials_at, initials: first letters of its words (n + 1; bytes).
            order: a hash of each name, by which a pair is put in order.
        kind, marks, pinyin, korean: of each word: its kind, WIDE_SCRIPT, and syllables if it reads so.
        stem, concept, sense: hashes, 0 for none. form_at, forms, folds: hashes of its spellings (w + 1).
        code_at, codes: places as up to 8 letters each. text_at, text, fold_at, fold: its letters.
    """

    start: Array
    tokens: Array
    roles: Array
    flags: Array
    initials_at: Array
    initials: Array
    order: Array
    kind: Array
    marks: Array
    pinyin: Array
    korean: Array
    stem: Array
    concept: Array
    sense: Array
    form_at: Array
    forms: Array
    folds: Array
    code_at: Array
    codes: Array
    text_at: Array
    text: Array
    fold_at: Array
    fold: Array

    def __len__(self) -> int:
        return int(self.flags.size)

    def arrays(self) -> tuple[Array, ...]:
        """Return the arrays in the order in which the kernel takes them."""
        return tuple(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One word, ready for the arrays."""

    kind: int
    marks: int
    pinyin: int
    korean: int
    stem: int
    concept: int
    sense: int
    forms: tuple[int, ...]
    folds: tuple[int, ...]
    codes: tuple[int, ...]
    text: bytes
    fold: bytes


def pack(names: Iterable[Name], *, common: Mapping[str, int] | None = None, most: int = 8) -> Packed:
    """Return names as arrays.

    Args:
        names: taken apart by `normalise`. common: how many firms carry each brand word, where that is known.
        most: firms up to which a brand word is no common one.
    """
    words: dict[_Row, int] = {}
    tokens: list[int] = []
    roles: list[int] = []
    start, flags, order, initials_at = [0], [], [], [0]
    initials = bytearray()
    for name in names:
        own = _initials(name)
        kept = list(_words(name))
        for at, part in enumerate(kept):
            row = _row(part)
            number = words.setdefault(row, len(words))
            tokens.append(number)
            roles.append(_role(part, name, own, last=at == len(kept) - 1, carried=common, most=most))
        start.append(len(tokens))
        flags.append(_flags(name))
        order.append(word_hash(name.text))
        initials += own
        initials_at.append(len(initials))
    held = list(words)
    return Packed(
        start=np.array(start, np.int64),
        tokens=np.array(tokens, np.int32),
        roles=np.array(roles, np.uint8),
        flags=np.array(flags, np.uint8),
        initials_at=np.array(initials_at, np.int64),
        initials=np.frombuffer(bytes(initials), np.uint8),
        order=np.array(order, np.int64),
        kind=np.array([row.kind for row in held], np.uint8),
        marks=np.array([row.marks for row in held], np.uint8),
        pinyin=np.array([row.pinyin for row in held], np.uint8),
        korean=np.array([row.korean for row in held], np.uint8),
        stem=np.array([row.stem for row in held], np.int64),
        concept=np.array([row.concept for row in held], np.int64),
        sense=np.array([row.sense for row in held], np.int64),
        form_at=_ends([len(row.forms) for row in held]),
        forms=np.array([one for row in held for one in row.forms], np.int64),
        folds=np.array([one for row in held for one in row.folds], np.int64),
        code_at=_ends([len(row.codes) for row in held]),
        codes=np.array([one for row in held for one in row.codes], np.int64),
        text_at=_ends([len(row.text) for row in held]),
        text=np.frombuffer(b"".join(row.text for row in held), np.uint8),
        fold_at=_ends([len(row.fold) for row in held]),
        fold=np.frombuffer(b"".join(row.fold for row in held), np.uint8),
    )


def _ends(sizes: list[int]) -> Array:
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64)


def _words(name: Name) -> Iterator[Part]:
    """Yield the parts that are compared, the first MAX_TOKENS of them."""
    found = 0
    for part in name.parts:
        if part.kind in _KIND and found < MAX_TOKENS:
            found += 1
            yield part


def words_of(name: Name) -> tuple[Part, ...]:
    """Return the parts that are compared, in the order of the arrays."""
    return tuple(_words(name))


@functools.lru_cache(maxsize=262_144)
def _row(part: Part) -> _Row:
    text = _latin(part)
    brandish = part.kind in ("brand", "place") or part.script != "latin"
    forms = tuple(dict.fromkeys((text, *([part.key] if part.kind == "brand" else []), *part.also)))[:_MAX_FORMS]
    folds = tuple(coarse_fold(one) for one in forms) if brandish else ("",) * len(forms)
    concept = part.concept if part.kind not in ("place", "brand") else ""
    return _Row(
        kind=_KIND[part.kind],
        marks=WIDE_SCRIPT if part.script != "latin" else 0,
        pinyin=min(len(syllables(text)), 255),
        korean=min(len(korean_syllables(text)), 255),
        stem=word_hash(part.kind, part.key.replace(" ", "")),
        concept=word_hash(part.kind, concept) if concept else 0,
        sense=word_hash(part.kind, part.sense) if part.sense else 0,
        forms=tuple(word_hash(one) for one in forms),
        folds=tuple(word_hash(one) if one else 0 for one in folds),
        codes=tuple(_code(one) for one in part.concept.split(" ")[:12]) if part.kind == "place" else (),
        text=text.encode()[:40],
        fold=(folds[0] or text).encode()[:40],
    )


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
    """Return 63 bits that stand for texts; never 0."""
    digest = hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1


def _initials(name: Name) -> bytes:
    found = [word[0] for part in name.parts if part.script == "latin" for word in part.text.split(" ") if word]
    return "".join(found).encode("ascii", "replace")[:40]


def _role(
    part: Part, name: Name, initials: bytes, *, last: bool, carried: Mapping[str, int] | None, most: int
) -> int:
    role = 0
    if part.kind == "place" and name.parts[0].kind in ("place", "state"):
        role |= LEADS
    if part.kind == "brand" and 3 <= len(part.key) <= _LONGEST_ACRONYM and part.script == "latin":
        if len(name.parts) > 2 and 0 <= initials.find(part.text.encode("ascii", "replace")) <= 1:
            role |= OWN_ACRONYM
    if last and name.truncated:
        role |= CUT_HERE
    if carried is not None and part.kind == "brand" and carried.get(part.key, 0) > most:
        role |= COMMON
    return role


def _flags(name: Name) -> int:
    korean = chinese = False
    for part in name.parts:
        if part.kind == "place":
            korean = korean or part.concept.startswith("K")
            chinese = chinese or part.concept[:1].isdigit() or part.concept == "CN"
        korean = korean or part.script == "hangul" or part.kind == "state" or part.text in _ROMANISED_KOREAN
        chinese = chinese or part.script == "han"
    return (
        (KOREAN if korean else 0)
        | (CHINESE if chinese else 0)
        | (TRUNCATED if name.truncated else 0)
        | (VESSEL if name.route == "vessel" else 0)
    )
