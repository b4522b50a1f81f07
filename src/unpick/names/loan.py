"""English words in Hangul: one skeleton of consonants in which 실버 meets silver and 벨머 meets Velmur.

Hangul has no f, v, th or z, writes a consonant without a vowel with ㅡ (브리지 is bridge) and drops an r that English
does not speak. What is left of both is a row of consonants in classes: k g q; t d; p b f v; s z j ch sh th; l r; m; n;
h at the start. Source of the classes: the loanword orthography of the Republic of Korea, chapter 2, table 1
(International Phonetic Alphabet and Hangul), from own knowledge.
"""

import functools
import re
from typing import Final

from unpick.names.lexicon import bundled_readings
from unpick.names.parts import Name
from unpick.names.transcribed import pinyin_of_hangul

__all__ = ["LEAST_CONSONANTS", "english_skeletons", "hangul_skeleton", "is_loan", "meets_as_loan"]

LEAST_CONSONANTS: Final = 3
"""Consonants below which two words meet by chance: on the development pairs no two firms met from three on."""

_INITIAL: Final = dict(zip("ㄱㄲㅋㄷㄸㅌㅂㅃㅍㅈㅉㅊㅅㅆㄹㅁㄴ", "kkktttpppsssssrmn", strict=True))
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_CODAS: Final = ("", *"kkknnntrkmrrrrrmpptt", *"ntt", *"ktp", "")
"""The 28 finals as spoken; ㅇ is n, as English ng is here."""

_DOUBLED: Final = re.compile(r"(.)\1+")
_ENGLISH: Final = tuple(
    (needs, re.compile(pattern), to)
    for needs, pattern, to in (
        ("", r"[^a-z]", ""),
        ("n", r"^(kn|gn|pn)", "n"),
        ("r", r"^(wr|rh)", "r"),
        ("ps", r"^ps", "s"),
        ("x", r"^x", "s"),
        ("wh", r"^wh", "h"),
        ("tech", r"tech", "tek"),
        ("re", r"re$", "e"),
        ("i", r"[tc]i(?=on|al|an|ent|ous)", "s"),
        ("tur", r"t(?=ur[ey])", "s"),
        ("", r"tch|dg(?=[eiy])|sch|ch|sh|th", "s"),
        ("ph", r"ph", "p"),
        ("gh", r"igh|eigh|augh|ough", "i"),
        ("ck", r"ck", "k"),
        ("sc", r"sc(?=[eiy])", "s"),
        ("c", r"c(?=[eiy])", "s"),
        ("mb", r"mb$", "m"),
        ("gn", r"gn$", "n"),
        ("ng", r"ng(?![aeiouy])", "n"),
        ("x", r"x", "ks"),
        ("r", r"r(?![aeiouyr])(?!r[aeiouy])", ""),
        ("h", r"(?<=.)h", ""),
    )
)
"""Letters without which a rule has nothing to do, the rule, and what it writes."""

_CLASSES: Final = str.maketrans("cqgdbfvzjl", "kkktpppssr")
_VOWELS: Final = re.compile(r"[aeiouyw]")
_SOFT_G: Final = re.compile(r"(?<!d)g(?=[eiy])")


@functools.lru_cache(maxsize=65536)
def hangul_skeleton(text: str) -> str:
    """Return the consonants of Hangul in classes.

    >>> hangul_skeleton("실버"), hangul_skeleton("브릿지"), hangul_skeleton("글로벌")
    ('srp', 'prs', 'krpr')
    """
    out: list[str] = []
    for at, letter in enumerate(text):
        code = ord(letter) - 0xAC00
        if not 0 <= code < 11172:
            continue
        lead = _LEADS[code // 588]
        sound = "h" if lead == "ㅎ" and not at else _INITIAL.get(lead, "")
        if sound == "s" and out and out[-1] == "t":
            out.pop()
        out += [sound, _CODAS[code % 28]]
    return _DOUBLED.sub(r"\1", "".join(out))


@functools.lru_cache(maxsize=65536)
def english_skeletons(word: str) -> tuple[str, ...]:
    """Return the consonants of an English word in classes, one for each way to speak its g.

    >>> english_skeletons("silver"), english_skeletons("bridge"), english_skeletons("tiger")
    (('srp',), ('prs',), ('tk', 'ts'))
    """
    found: dict[str, None] = {}
    for spelled in dict.fromkeys((word, _SOFT_G.sub("j", word))):
        for needs, pattern, to in _ENGLISH:
            if needs in spelled:
                spelled = pattern.sub(to, spelled)
        found[_DOUBLED.sub(r"\1", _VOWELS.sub("", spelled.translate(_CLASSES)))] = None
    return tuple(found)


@functools.cache
def _sino_korean() -> frozenset[str]:
    return frozenset(one for row in bundled_readings().values() for one in row[0])


def is_loan(text: str) -> bool:
    """Tell whether a word in Hangul has a syllable that no Hanzi is read by, and is no Chinese in a newspaper.

    >>> is_loan("실버"), is_loan("백두"), is_loan("훙샹")
    (True, False, False)
    """
    if pinyin_of_hangul(text):
        return False
    known = _sino_korean()
    return any("가" <= letter <= "힣" and letter not in known for letter in text)


def meets_as_loan(a: Name, b: Name) -> bool:
    """Tell whether the brand of one name in Hangul and of the other in Latin letters are one English word.

    >>> from unpick.names.normalise import normalise
    >>> meets_as_loan(normalise("벨머 매니지먼트"), normalise("VELMUR MANAGEMENT PTE LTD"))
    True
    """
    return _met(a, b) or _met(b, a)


def _met(hangul: Name, latin: Name) -> bool:
    written, spelled = hangul.of("brand"), latin.of("brand")
    if not written or not spelled or {part.script for part in spelled} != {"latin"}:
        return False
    text = "".join([part.text for part in written if part.script == "hangul"])
    if not is_loan(text):
        return False
    skeleton = "".join([hangul_skeleton(part.text) for part in written])
    met = [""]
    for part in spelled:
        met = [before + one for before in met[:2] for one in english_skeletons(part.key)]
    return len(skeleton) >= LEAST_CONSONANTS and skeleton in met
