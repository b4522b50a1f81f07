"""The words of a person's name as they are compared: letters, what is only an initial, what is the father's name."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.names.parts import Name, Part
from unpick.names.people.letters import in_latin_letters
from unpick.names.person import normalise_person
from unpick.names.romanise import korean_spellings, pinyin_spellings, sino_korean, sino_korean_spellings
from unpick.names.scripts import latin_letters, romanise_hanzi, simplify

__all__ = ["PersonWords", "Word", "person_words"]

_LINKS: Final = frozenset(re.findall(r"\w+", "al el ul ol de la van von der den dos das del"))
"""Articles and prepositions before a name word: they come and go, and are never compared."""

_SONS: Final = frozenset(re.findall(r"\w+", "bin ben ibn bn bint binti binte ould oglu qizi"))
"""What follows is the name of the father; bin and ibn are one."""

_STYLES: Final = frozenset(
    re.findall(
        r"\w+",
        "sheikh shaikh shaykh sheik haji hajj hajji hadji mullah mulla mawlawi maulvi molvi maulana qari hafiz ustad "
        "sayyid seyyed president prasident monsieur madame herr frau senor senora lord lady dame baron eng engr ing",
    )
)
"""Forms of address and honors that lists write or leave out; kept where the name has no other word."""

_ASSIMILATED: Final = re.compile(r"^(?:a|u|e)(sh|[rsdntzl])$")
"""An Arabic article before a sun letter: ar-Rahman, ud-Din, ash-Shahri; an article only where the letter repeats."""

_UNWRITTEN: Final = re.compile("[\u0590-\u06ff\ufb1d-\ufefc]")
"""Hebrew and Arabic letters."""

_VOWELS_WRITTEN: Final = re.compile("[\u06d5\u06d0\u06c6\u06c7\u06c8\u06cb]|\u0649(?=\\w)|\\b\u0626")
"""Letters by which an Arabic spelling shows that it writes its vowels out."""

_SHORT_INITIALS: Final = 3
"""Letters below which a word in capitals without a vowel is initials: JC."""

MOST_WORDS: Final = 12
"""Words of a name that are read; the longest name of a person on the OFAC, UN and EU lists has eleven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a name.

    Attributes:
        text: as spelled. key: in lower-case Latin letters.
        role: family, given, or name where the spelling does not tell.
        initial: one letter that stands for a word. son: the name says that this is the father's name.
        unwritten: spelled in letters that leave vowels out.
    """

    text: str
    key: str
    role: str
    initial: bool
    son: bool
    unwritten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """A name ready for comparison.

    Attributes:
        text: the name, cleaned. words: what is compared, in reading order.
        native: script (han, hangul) to its letters, Hanzi simplified.
        readings: Latin spellings of a native name that stands alone.
        says_roles: the spelling tells the family name. says_father: a word such as bin stands in it.
    """

    text: str
    words: tuple[Word, ...]
    native: dict[str, str]
    readings: tuple[str, ...]
    says_roles: bool
    says_father: bool


@functools.lru_cache(maxsize=65536)
def person_words(name: str) -> PersonWords:
    """Return the words of a person's name.

    >>> [word.key for word in person_words("Dr. QUILLMOOR, Anna bin al-Vess").words]
    ['quillmoor', 'anna', 'vess']
    """
    taken = normalise_person(name)
    native = {
        script: simplify("".join(p.text for p in taken.parts if p.script == script))
        for script in ("han", "hangul")
        if any(p.script == script for p in taken.parts)
    }
    latin = [part for part in taken.parts if part.script == "latin"]
    words = tuple(_words(latin))[:MOST_WORDS]
    if not words and not native:
        # Letters of a script that is not read: all that can be said is whether they are the same.
        native = {"other": "".join(taken.text.split()).casefold()}
    alone = bool(native) and not words and "other" not in native
    return PersonWords(
        text=taken.text,
        words=_by_key(taken) if alone else words,
        native=native,
        readings=_readings(native) if alone else (),
        says_roles=any(word.role == "family" for word in words),
        says_father=any(latin_letters(part.text) in _SONS for part in latin),
    )


def _by_key(taken: Name) -> tuple[Word, ...]:
    return tuple(Word(text=p.text, key=p.key, role=p.kind, initial=False, son=False) for p in taken.parts)


def _words(parts: list[Part]) -> Iterator[Word]:
    pieces = [piece for part in parts for piece in _pieces(part)]
    bare = not any(_VOWELS_WRITTEN.search(part.text) for part in parts)
    plain = [one for one in pieces if one[1] not in _STYLES]
    pieces = plain if sum(one[1] not in _LINKS | _SONS for one in plain) else pieces
    named = [at for at, (_, key, _, linked) in enumerate(pieces) if not (linked or key in _LINKS | _SONS)]
    if not named:
        named = list(range(len(pieces)))
    for at in named:
        text, key, role, _ = pieces[at]
        before = [pieces[b][1] for b in range(max(0, at - 2), at)]
        son = bool(before) and (before[-1] in _SONS or (before[-1] in _LINKS and before[0] in _SONS))
        for key_of in _initials(text, key):
            yield Word(
                text=text,
                key=key_of,
                role=role,
                initial=len(key_of) == 1,
                son=son,
                unwritten=bare and bool(_UNWRITTEN.search(text)),
            )


def _pieces(part: Part) -> Iterator[tuple[str, str, str, bool]]:
    """Yield text, key, role of what hyphens join, and whether it is an article before a sun letter."""
    texts = part.text.split("-")
    keys = [in_latin_letters(latin_letters(text)) for text in texts]
    for at, (text, key) in enumerate(zip(texts, keys, strict=True)):
        found = _ASSIMILATED.match(key) if at + 1 < len(keys) else None
        if key:
            yield text, key, part.kind, bool(found and keys[at + 1].startswith(found[1]))


def _initials(text: str, key: str) -> list[str]:
    """Return JC as J and C: letters without a vowel are initials."""
    if 1 < len(key) < _SHORT_INITIALS and text.isupper() and not set(key) & set("aeiouy"):
        return list(key)
    return [key]


def _readings(native: dict[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    if "hangul" in native:
        found |= dict.fromkeys(korean_spellings(native["hangul"]))
    if "han" in native:
        found |= dict.fromkeys(_pinyin(native["han"]))
        found |= dict.fromkeys(sino_korean_spellings(native["han"]))
        found |= dict.fromkeys(one for h in sino_korean(native["han"]) for one in korean_spellings(h))
    return tuple(found)


def _pinyin(hanzi: str) -> list[str]:
    """Return the pinyin of a name, the first character, often read in a rarer way, in all of its readings."""
    from pypinyin import Style, pinyin

    usual = romanise_hanzi(hanzi)
    first = pinyin(hanzi[0], style=Style.NORMAL, heteronym=True)[0]
    firsts = [one.replace("ü", "v") + romanise_hanzi(hanzi[1:]) for one in first]
    return [usual, *firsts, *pinyin_spellings(hanzi, usual)]
