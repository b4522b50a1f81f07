"""A person's name: the family name first or last; never where somebody comes from.

Which word is the family name is told by a comma, by capitals (KIM Jong Sik) or not at all: then both ends are
tried and none is claimed. Nothing here knows a family name, a nation or an origin, and none may be added:
nationality comes from papers, never from a name.
"""

import functools
import re
from typing import Final

from unpick.names.fold import coarse_fold
from unpick.names.parts import Name, Part
from unpick.names.scripts import clean, latin_letters, romanise_hangul, romanise_hanzi, runs, simplify

__all__ = ["normalise_person", "person_keys"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’`ʼʻ][^\W\d_]+)*")
_DIGITS: Final = str.maketrans("0134579", "oieasig")
_DIGIT_INSIDE: Final = re.compile(r"(?<=[^\W\d_])\d(?=[^\W\d_])")
"""A digit inside a word stands for the letter it looks like: Quillm0or; what a scan or a careless hand leaves."""

_TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "comrade",
        "gen",
        "col",
        "major",
        "captain",
        "capt",
        "jr",
        "sr",
    ]
)
"""Forms of address; a rank is dropped with them, since it is held for a time."""


@functools.lru_cache(maxsize=65536)
def normalise_person(text: str) -> Name:
    """Take a person's name apart into family and given words where the spelling tells which is which.

    Parts have the kind `family`, `given`, or `name` where nothing tells; hyphens join the syllables of a given
    name. The key of Hanzi and Hangul is their romanisation.

    >>> [(part.kind, part.key) for part in normalise_person("QUILLMOOR, Anna Maria").parts]
    [('family', 'quillmoor'), ('given', 'anna'), ('given', 'maria')]
    >>> [(part.kind, part.key) for part in normalise_person("Anna QUILLMOOR").parts]
    [('given', 'anna'), ('family', 'quillmoor')]
    """
    cleaned = clean(text)
    head, comma, tail = cleaned.partition(",")
    if comma and head.strip() and tail.strip():
        parts = [*_words(head, "family"), *_words(tail, "given")]
    else:
        parts = _words(cleaned, "name")
        shouted = [part.text.isupper() and len(part.text) > 1 and part.script == "latin" for part in parts]
        if any(shouted) and not all(shouted):
            parts = [
                _part(part.text, "family" if loud else "given", part.script)
                for part, loud in zip(parts, shouted, strict=True)
            ]
    return Name(original=text, text=cleaned, parts=tuple(parts), truncated=False, route="person")


def person_keys(name: Name) -> frozenset[str]:
    """Return the folded keys under which a person's name is looked up: family name first and last, given joined.

    >>> bool(person_keys(normalise_person("Ryu Kyong-chol")) & person_keys(normalise_person("Kyong Chol RYU")))
    True
    """
    family = [part.key for part in name.of("family")]
    given = [part.key for part in name.of("given")]
    words = [part.key for part in name.parts]
    if not words:
        return frozenset()
    if family:
        ways = {("".join(family), "".join(given))}
    else:
        ways = {(words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))}
    return frozenset(f"{coarse_fold(first)} {coarse_fold(rest)}" for first, rest in ways)


def _words(text: str, kind: str) -> list[Part]:
    parts = []
    for script, run in runs(text):
        if script == "latin":
            words = _WORD.findall(_DIGIT_INSIDE.sub(lambda found: found[0].translate(_DIGITS), run))
            parts += [_part(word, kind, script) for word in words if latin_letters(word) not in _TITLES]
        else:
            parts.append(_part(run, kind, script))
    return parts


def _part(word: str, kind: str, script: str) -> Part:
    if script == "han":
        key = romanise_hanzi(simplify(word))
    elif script == "hangul":
        key = romanise_hangul(word)
    else:
        key = latin_letters(word).replace("-", "")
    return Part(kind=kind, text=word, key=key, script=script)
