"""How Hangul and Hanzi are spelled in Latin letters: three ways for Korean, heteronyms, Sino-Korean readings.

Korean in Latin letters comes in three habits, and a list seldom says which one it follows:

* **RR**, the South's revised romanisation of 2000, as pronounced: 무역 muyeok. By the library `koroman`.
* **MR**, McCune-Reischauer of 1939, with the marks left out as manifests and lists do: 무역 muyok, 청진
  Chongjin, 부산 Pusan. Aspirates lose their apostrophe, ŏ and ŭ their breve.
* **DPRK practice**, for which there is no library. Rules here: MR without marks, but aspirates written with h
  (ㅋ kh, ㅌ th, ㅍ ph; Nampho, Thongchon), ㅈ as j at the start too (Jangphung, Jongju), ㄹ kept as r wherever
  it stands before a vowel (Ryonbong, Rajin, Songrim, Tongrim, Unryul), ry- not reduced, ㅓ and ㅗ both o, ㅡ
  and ㅜ both u, ㅇ at the end ng, ㅢ ui, ㅚ oe.
  Source: the system that the DPRK reported to the UN group on geographical names (1992, revised 2002), from
  own knowledge; checked in tests against the 182 names of places in open-admin-data/north-korea-
  administrative-divisions 54749db, CC BY 4.0, which follow that practice.
"""

import functools
import itertools
from typing import Final

from unpick.names.fold import coarse_fold, syllables
from unpick.names.lexicon import bundled_readings

__all__ = [
    "READ_WITH_R",
    "initial_law",
    "korean_of_pinyin",
    "korean_spellings",
    "pinyin_spellings",
    "romanise_dprk",
    "romanise_mr",
    "sino_korean",
    "sino_korean_spellings",
    "sounds_of",
    "southern",
]

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS: Final = tuple("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
_FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_VOWELS: Final = dict(
    zip(
        _MEDIALS,
        [
            "a",
            "ae",
            "ya",
            "yae",
            "o",
            "e",
            "yo",
            "ye",
            "o",
            "wa",
            "wae",
            "oe",
            "yo",
            "u",
            "wo",
            "we",
            "wi",
            "yu",
            "u",
            "ui",
            "i",
        ],
        strict=True,
    )
)

_PLAIN: Final = {"ㄱ": ("k", "g"), "ㄷ": ("t", "d"), "ㅂ": ("p", "b"), "ㅈ": ("ch", "j")}
"""Unvoiced at the start of a word and after a stop, voiced between vowels and after n, m, ng, l."""

_FIXED: Final = {
    "ㄲ": "kk",
    "ㄴ": "n",
    "ㄸ": "tt",
    "ㅁ": "m",
    "ㅃ": "pp",
    "ㅅ": "s",
    "ㅆ": "ss",
    "ㅇ": "",
    "ㅉ": "tch",
    "ㅎ": "h",
}
_ASPIRATED: Final = {
    "mr": {"ㅊ": "ch", "ㅋ": "k", "ㅌ": "t", "ㅍ": "p"},
    "dprk": {"ㅊ": "ch", "ㅋ": "kh", "ㅌ": "th", "ㅍ": "ph"},
}
_STOPS: Final = {
    **dict.fromkeys("ㄱㄲㄳㄺㅋ", "k"),
    **dict.fromkeys("ㄴㄵㄶ", "n"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "t"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "l"),
    **dict.fromkeys("ㅁㄻ", "m"),
    **dict.fromkeys("ㅂㅄㄿㅍ", "p"),
    "ㅇ": "ng",
    "": "",
}
_CARRIED: Final = {
    "ㄱ": "g",
    "ㄷ": "d",
    "ㅂ": "b",
    "ㅈ": "j",
    "ㅅ": "s",
    "ㄹ": "r",
    "ㅁ": "m",
    "ㄴ": "n",
    "ㄲ": "kk",
}
"""A final before a vowel is carried over and voiced: 음악 umak, 갑을 kabul."""

_NASAL: Final = {"k": "ng", "t": "n", "p": "m"}
"""A stop before n or m: 압록 am-, 백년 paeng-."""

_READINGS_TRIED: Final = 2


def _letters(text: str) -> list[tuple[str, str, str]]:
    found = []
    for letter in text:
        at = ord(letter) - 0xAC00
        if 0 <= at < 11172:
            found.append((_INITIALS[at // 588], _MEDIALS[at % 588 // 28], _FINALS[at % 28]))
    return found


def _spell(text: str, habit: str) -> str:
    out: list[str] = []
    syllables = _letters(text)
    for at, (initial, medial, final) in enumerate(syllables):
        before = syllables[at - 1][2] if at else ""
        out.append(_onset(initial, before, habit, starts=not at))
        out.append(_VOWELS[medial])
        out.append(_coda(final, syllables[at + 1][0] if at + 1 < len(syllables) else "", habit))
    return "".join(out)


def _onset(initial: str, before: str, habit: str, *, starts: bool) -> str:
    if initial in _PLAIN:
        hard, voiced = _PLAIN[initial]
        if habit == "dprk" and initial == "ㅈ":
            return "j"
        return hard if starts or _STOPS[before] in ("k", "t", "p") else voiced
    if initial in _ASPIRATED[habit]:
        return _ASPIRATED[habit][initial]
    if initial == "ㄹ":
        return _liquid(before, habit)
    if initial == "ㄴ" and _STOPS[before] == "l":
        return "l"
    return _FIXED[initial]


def _liquid(before: str, habit: str) -> str:
    stop = _STOPS[before]
    if stop in ("l", "n") and habit == "mr":
        return "l"
    if stop == "l":
        return "l"
    return "n" if stop and habit == "mr" else "r"


def _coda(final: str, after: str, habit: str) -> str:
    stop = _STOPS[final]
    if after == "ㅇ" and final in _CARRIED:
        return _CARRIED[final]
    if after in ("ㄴ", "ㅁ"):
        return _NASAL.get(stop, stop)
    if after == "ㄹ" and habit == "mr":
        return "l" if stop == "n" else _NASAL.get(stop, stop)
    return _NASAL.get(stop, stop) if after == "ㄹ" and stop == "p" else stop


@functools.lru_cache(maxsize=65536)
def romanise_mr(text: str) -> str:
    """Return Hangul in McCune-Reischauer without its marks.

    >>> romanise_mr("부산"), romanise_mr("압록강"), romanise_mr("무역회사")
    ('pusan', 'amnokkang', 'muyokhoesa')
    """
    return _spell(text, "mr")


@functools.lru_cache(maxsize=65536)
def romanise_dprk(text: str) -> str:
    """Return Hangul as names of the DPRK are usually spelled; the rules stand at the head of this module.

    >>> romanise_dprk("련봉"), romanise_dprk("남포"), romanise_dprk("은률"), romanise_dprk("평양")
    ('ryonbong', 'nampho', 'unryul', 'phyongyang')
    """
    return _spell(text, "dprk")


def korean_spellings(text: str) -> tuple[str, ...]:
    """Return MR and DPRK practice of a Hangul word, then what no skeleton joins with them, each once.

    That is letter by letter, no sound made of its neighbor (백미 baekmi), and the other side's spelling of an
    initial ㄹ or ㄴ (임하 rimha), and a first syllable as family names are spelled (박우 parku).

    >>> korean_spellings("백미"), korean_spellings("임하")
    (('paengmi', 'baekmi'), ('imha', 'rimha', 'limha'))
    """
    found = dict.fromkeys((romanise_mr(text), romanise_dprk(text)))
    folds = {coarse_fold(one) for one in found}
    for one in (_letterwise(text), *(romanise_dprk(other) for other in initial_law(text))):
        fold = coarse_fold(one)
        if fold not in folds:
            folds.add(fold)
            found[one] = None
    family = _FAMILY.get(text[:1]) if len(text) > 1 else None
    if family is not None:
        found[family + romanise_dprk(text[1:])] = None
    return tuple(found)


_FAMILY: Final = {"이": "lee", "박": "park", "최": "choi", "임": "lim", "노": "roh", "우": "woo", "오": "oh"}
"""First syllables that South Koreans spell as the family names of passports are, apart from every romanisation.

Source: own knowledge of South Korean usage, unverified."""

_REVISED: Final = dict(
    zip(
        _INITIALS,
        (
            *["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss"],
            "",
            *["j", "jj", "ch", "k", "t", "p", "h"],
        ),
        strict=True,
    )
)


def sounds_of(text: str) -> list[tuple[str, str, str, str]]:
    """Return of each syllable of Hangul its onset and coda in Latin letters, between them its vowel as jamo and in Latin.

    >>> sounds_of("별")
    [('b', 'ㅕ', 'yo', 'l')]
    """
    return [
        (_REVISED[initial], medial, _VOWELS[medial], _STOPS[final])
        for initial, medial, final in _letters(text)
    ]


def _letterwise(text: str) -> str:
    return "".join(
        f"{_REVISED[initial]}{_VOWELS[medial]}{_STOPS[final]}" for initial, medial, final in _letters(text)
    )


_SOFTENING: Final = frozenset("ㅑㅕㅖㅛㅠㅣ")
"""Vowels before which the South writes an initial ㄹ or ㄴ as ㅇ; before others ㄹ is ㄴ."""


READ_WITH_R: Final = frozenset("라락란랑래려력련렬렴령례로록료룡루류륙륜률릉리린림립")
"""Syllables with ㄹ of characters that begin words and names. Source: readings.csv, its rare characters left out."""


@functools.lru_cache(maxsize=65536)
def southern(text: str) -> tuple[str, ...]:
    """Return how the South writes a word that the North begins with ㄹ or ㄴ, or nothing.

    Source: the South's Hangul orthography (1988), articles 10 to 12.

    >>> southern("룡봉"), southern("락원"), southern("부강")
    (('용봉',), ('낙원',), ())
    """
    initial, medial, _ = (_letters(text[:1]) or [("", "", "")])[0]
    soft = medial in _SOFTENING
    if initial == "ㄹ" or (initial == "ㄴ" and soft):
        return (_led(text, "ㅇ" if soft else "ㄴ"),)
    return ()


@functools.lru_cache(maxsize=65536)
def initial_law(text: str) -> tuple[str, ...]:
    """Return how the other side of the border writes a Sino-Korean word: the North keeps an initial ㄹ.

    >>> initial_law("룡봉"), initial_law("용봉"), initial_law("부강")
    (('용봉',), ('룡봉',), ())
    """
    initial, medial, _ = (_letters(text[:1]) or [("", "", "")])[0]
    if initial == ("ㅇ" if medial in _SOFTENING else "ㄴ"):
        northern = _led(text, "ㄹ")
        return (northern,) if northern[0] in READ_WITH_R else ()
    return southern(text)


def _led(text: str, initial: str) -> str:
    at = ord(text[0]) - 0xAC00
    return chr(0xAC00 + _INITIALS.index(initial) * 588 + at % 588) + text[1:]


@functools.lru_cache(maxsize=65536)
def sino_korean(text: str) -> tuple[str, ...]:
    """Return the Hangul in which a Korean would read Hanzi, at most four readings, the usual one first.

    Empty when one character has no Korean reading in the table. The North's spelling: 龙 is 룡.

    >>> sino_korean("金祥")
    ('금상', '김상')
    """
    rows = bundled_readings()
    readings = [rows[letter][0][:_READINGS_TRIED] for letter in text if letter in rows and rows[letter][0]]
    if len(readings) != len(text) or not text or len(text) > 6:
        return ()
    return tuple("".join(one) for one in itertools.islice(itertools.product(*readings), 4))


def sino_korean_spellings(text: str) -> tuple[str, ...]:
    """Return how the Korean reading of Hanzi is spelled in Latin letters: 金祥 is kumsang."""
    return tuple(dict.fromkeys(romanise_dprk(hangul) for hangul in sino_korean(text)))


_IN_NAMES: Final = (
    "金大华新东海天长安成兴隆盛祥和泰昌荣发达顺利丰源恒永宏鸿福德信义诚瑞富庆美明光星宝龙凤山江河水林森木云春阳月日红银玉康健通联合同"
    "万千百三一正平太高远胜强力建润佳嘉吉益亿亚世友爱文元凯旺茂洋洲港城松柏梅兰竹花鹤鹏飞虎马雅丽南西北民生豪杰英雄圣仁智勇白青黑"
)
"""Characters that brands are made of, the usual ones first. Source: own knowledge, unverified."""

_READ_AS: Final = 8
"""Korean readings of a word of pinyin that are kept."""


@functools.cache
def _named_by() -> dict[str, tuple[str, ...]]:
    """Return a syllable of pinyin to the characters of names that it spells."""
    rows = bundled_readings()
    found: dict[str, tuple[str, ...]] = {}
    for letter in _IN_NAMES:
        for spelled in rows[letter][1][:1] if letter in rows else ():
            found[spelled] = (*found.get(spelled, ()), letter)
    return found


@functools.lru_cache(maxsize=65536)
def korean_of_pinyin(text: str) -> tuple[str, ...]:
    """Return how a Korean may read a brand of two syllables of pinyin, in Latin letters; empty for other words.

    >>> korean_of_pinyin("jinxiang")[:2]
    ('kumsang', 'kimsang')
    """
    parts = syllables(text) if text.isascii() else ()
    if len(parts) != 2:
        return ()
    first, second = (_named_by().get(one, ()) for one in parts)
    pairs = sorted(
        itertools.product(enumerate(first), enumerate(second)), key=lambda two: two[0][0] + two[1][0]
    )
    found = (spelled for (_, a), (_, b) in pairs for spelled in sino_korean_spellings(a + b))
    return tuple(itertools.islice(dict.fromkeys(found), _READ_AS))


_ALSO_READ: Final = {"都": ("du",)}
"""Readings in names that running text hardly has: 都, a capital, is mostly the word for all there. Source: own knowledge, unverified."""


@functools.lru_cache(maxsize=65536)
def pinyin_spellings(text: str, usual: str) -> tuple[str, ...]:
    """Return other pinyin of Hanzi with characters of several readings, without the usual one, at most three.

    Only readings that make up a twentieth of a character's use are tried (kHanyuPinlu of Unihan).

    >>> pinyin_spellings("长乐", "changle")
    ('zhangle', 'zhangyue', 'changyue')
    """
    rows = bundled_readings()
    choices = [(*rows[letter][1], *_ALSO_READ.get(letter, ())) if letter in rows else () for letter in text]
    if len(text) > 6 or not all(choices):
        return ()
    spelled = ("".join(one) for one in itertools.islice(itertools.product(*choices), 12))
    return tuple(dict.fromkeys(one for one in spelled if one != usual))[:3]
