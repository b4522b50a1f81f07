"""How Hong Kong and Taiwan spell Hanzi in Latin letters: Cantonese as names of firms write it, and Wade-Giles.

Neither is written by one rule: Hong Kong's government spells 昌 Cheung, a firm Cheong; Taiwan leaves the marks of
Wade-Giles out, so that ch is 正 and 慶 alike, and mixes in pinyin. So a syllable is compared by a skeleton in which the
habits meet. Many characters share one: it is weaker evidence than pinyin, and a word that is pinyin as it stands is read as
pinyin alone.
Source: kCantonese of Unihan (Jyutping) for the readings; the spellings of the Hong Kong government's romanisation, which has no
published table, and the customary ones are from own knowledge, as is Wade-Giles (1892) without its marks.
"""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from unpick.names.cuts import CUTS, cut
from unpick.names.fold import syllables
from unpick.names.lexicon import bundled_cantonese, bundled_readings

__all__ = [
    "cantonese_of_hanzi",
    "cantonese_of_latin",
    "may_be_pinyin",
    "pinyin_of_wade_giles",
    "wade_giles_of_hanzi",
    "wade_giles_of_latin",
    "wade_giles_of_pinyin",
]

_MOST_LETTERS: Final = 5
"""Characters of a brand that are spelled; longer ones are hardly ever spelled by sound."""

_READ: Final = 8
"""Skeletons of a brand in Hanzi that are kept, the usual ones first."""

_READINGS: Final = 2
"""Cantonese readings of a character that are tried."""

_GUESSED: Final = 6
"""Pinyin that a brand in Wade-Giles may stand for, for the search."""

_LONGEST: Final = 30
"""Letters beyond which a word is no brand of a few syllables."""

_INITIAL: Final = re.compile(r"gw|kw|ts|tz|cz|ch|sh|ng(?=[aeiou])|[bpmfdtnlgkhwzcsjyv]|")
_HARD: Final = {
    **dict.fromkeys(("b", "p"), "p"),
    **dict.fromkeys(("d", "t"), "t"),
    **dict.fromkeys(("g", "k"), "k"),
    **dict.fromkeys(("gw", "kw"), "kw"),
    **dict.fromkeys(("z", "c", "ts", "tz", "cz", "ch", "j"), "ch"),
    **dict.fromkeys(("s", "sh"), "s"),
    "ng": "",
}
"""Initials of Cantonese that names do not keep apart; those of Jyutping but j, which is y."""

_CUSTOMARY: Final = {
    "合": ("hop",),
    "生": ("seng",),
    "新": ("sun",),
    "一": ("yat",),
    "永": ("weng",),
    "子": ("tsz",),
    "和": ("woo",),
    "大": ("dah",),
    "洋": ("yong",),
    "亚": ("asia",),
}
"""Spellings of Hong Kong and Macau that no rule gives. Source: own knowledge."""

_ENDS_CANTONESE: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:sz|ts)$", "i"),
        (r"(?<=[aeo])h$", ""),
        (r"(?<=[ao])r$", ""),
        (r"aa", "a"),
        (r"ck$", "k"),
        (r"(?:ee|ei|ey|ay|ie|y)$", "i"),
        (r"ee(?=[nmpt]$)", "i"),
        (r"oey|eoi|uey", "ui"),
        (r"e(?:o|a)(?=ng?$)", "eu"),
        (r"^ou(?=ng$)", "eu"),
        (r"eo(?=k$)|oe(?=ng$|k$)", "eu"),
        (r"ooi", "ui"),
        (r"oo", "u"),
        (r"oy$", "oi"),
        (r"ow$", "au"),
        (r"ou$", "o"),
        (r"(?:i)?ew$", "iu"),
        (r"^(?:yu|ue)(?=$|n$|t$)", "u"),
        (r"ue(?=[nt]$)", "u"),
        (r"^eng$", "ing"),
    )
)
"""What becomes of the end of a syllable, after its initial."""


def _fold_cantonese(syllable: str) -> str:
    """Return the skeleton of a Cantonese syllable as names spell it.

    >>> [_fold_cantonese(one) for one in ("cheong", "cheung", "kee", "yick", "yuen", "fook")]
    ['cheung', 'cheung', 'ki', 'yik', 'yun', 'fuk']
    """
    if syllable in ("tsz", "tze", "sze", "szu"):
        return "chi" if syllable[0] == "t" else "si"
    found = _INITIAL.match(syllable)
    initial = found.group() if found else ""
    end = syllable[len(initial) :]
    for pattern, to in _ENDS_CANTONESE:
        end = pattern.sub(to, end)
    return _HARD.get(initial, initial) + end


_JYUTPING: Final = re.compile(r"(gw|kw|ng(?=[aeiou])|[bpmfdtnlgkhwzcsj]|)(.+)")
_SHORT_A: Final = re.compile(r"(?<!a)a(?=[nmpt]$)")


@functools.lru_cache(maxsize=4096)
def _names_of_jyutping(reading: str) -> tuple[str, ...]:
    """Return the skeletons in which names spell a syllable of Jyutping; a short a is often a u (新 San, Sun)."""
    found = _JYUTPING.fullmatch(reading)
    if found is None:
        return (reading,)
    initial, end = found.groups()
    spelled = {"j": "y", "ng": ""}.get(initial, initial) + end.replace("eo", "u" if end != "eoi" else "eo")
    if initial == "j" and end.startswith("yu"):
        spelled = end  # jyun is yun
    usual = _fold_cantonese(spelled)
    return (usual, _fold_cantonese(_SHORT_A.sub("u", spelled))) if _SHORT_A.search(end) else (usual,)


@functools.lru_cache(maxsize=65536)
def cantonese_of_hanzi(text: str) -> tuple[str, ...]:
    """Return the skeletons of Hanzi, simplified already, read in Cantonese; empty where a character has no reading.

    >>> cantonese_of_hanzi("永兴隆"), cantonese_of_hanzi("合益")
    (('wing-hing-lung',), ('hap-yik', 'hop-yik', 'hup-yik', 'kap-yik', 'kup-yik'))
    """
    return _products([_spoken(letter) for letter in text])


def _spoken(letter: str) -> tuple[str, ...]:
    """Return the skeletons of a character: as it is usually spelled, by custom, then the rest."""
    read = [_names_of_jyutping(one) for one in bundled_cantonese().get(letter, ())[:_READINGS]]
    told = (
        *(one for found in read[:1] for one in found[:1]),
        *map(_fold_cantonese, _CUSTOMARY.get(letter, ())),
    )
    return tuple(dict.fromkeys((*told, *(one for found in read for one in found))))


def _products(spelled: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if not 1 <= len(spelled) <= _MOST_LETTERS or not all(spelled):
        return ()
    ways = sorted(
        itertools.product(*(tuple(enumerate(one)) for one in spelled)), key=lambda way: sum(n for n, _ in way)
    )
    return tuple(dict.fromkeys("-".join([one for _, one in way]) for way in ways))[:_READ]


_NOT_CANTONESE: Final = re.compile(r"[xqrv]|^zh")
"""Letters that no Cantonese spelling has."""

_NO_VOWEL: Final = frozenset({"m", "ng", "hm", "hng"})
"""Syllables that would cut any word."""


@functools.cache
def _all_cantonese() -> frozenset[str]:
    found = {
        one
        for readings in bundled_cantonese().values()
        for reading in readings
        for one in _names_of_jyutping(reading)
    }
    found -= _NO_VOWEL
    return frozenset(found | {_fold_cantonese(one) for forms in _CUSTOMARY.values() for one in forms})


def cantonese_of_latin(words: Iterable[str]) -> tuple[str, ...]:
    """Return the skeletons of a brand that reads as Cantonese; empty for other words, and for pinyin in one word.

    >>> cantonese_of_latin(["wing", "hing", "lung"]), cantonese_of_latin(["takcheong"]), cantonese_of_latin(["xinhua"])
    (('wing-hing-lung',), ('tak-cheung',), ())
    """
    return _of_latin(tuple(words), _cantonese)


_SHAPED: Final = re.compile(r"[^aeiouy]{0,3}[aeiouyvw]+[^aeiou]{0,2}|[^aeiouyvw]+|asia")
"""What a syllable has: one run of vowels, or none; and one that is customary."""


@functools.lru_cache(maxsize=65536)
def _cantonese(syllable: str) -> str:
    if _NOT_CANTONESE.search(syllable) or not _SHAPED.fullmatch(syllable):
        return ""
    folded = _fold_cantonese(syllable)
    return folded if folded in _all_cantonese() else ""


_ALONE: Final = {
    **dict.fromkeys(("tze", "tzu", "tsu", "tz", "zi", "ci", "tsz"), "tsu"),
    **dict.fromkeys(("sze", "szu", "ssu"), "ssu"),
    "erh": "er",
    "err": "er",
    "jyh": "chih",
    "i": "yi",
}
"""Syllables that stand for themselves."""

_TAIWAN: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:sh|s|x)(?=i(?!h$))", "hs"),
        (r"^j(?=i(?!h$))", "ch"),
        (r"^xu", "hsu"),
        (r"^(?:zh|q)", "ch"),
        (r"^(?:tz|z|c(?!h))", "ts"),
        (r"^b", "p"),
        (r"^d", "t"),
        (r"^g", "k"),
        (r"^r", "j"),
        (r"(?<=[hk])w", "u"),
        (r"ee$", "i"),
        (r"oo", "u"),
        (r"ian$|ien$", "ien"),
        (r"^yan$", "yen"),
        (r"eh$", "e"),
        (r"^yuen$", "yuan"),
        (r"uei$|uey$", "ui"),
        (r"^you$|^yow$", "yu"),
        (r"^(?P<i>f|m|p)ong$", r"\g<i>eng"),
        (r"ong$", "ung"),
        (r"(?<=[kh])e$", "o"),
        (r"(?<!^k)(?<!^h)(?<!^sh)uo$", "o"),
        (r"v", "u"),
    )
)


def _fold_taiwan(syllable: str) -> str:
    """Return the skeleton of a syllable in Wade-Giles without its marks, pinyin mixed in as Taiwan does.

    >>> [_fold_taiwan(one) for one in ("hsin", "shin", "hwa", "hua", "teh", "kwei", "fong", "tze")]
    ['hsin', 'hsin', 'hua', 'hua', 'te', 'kui', 'feng', 'tsu']
    """
    if syllable in _ALONE:
        return _ALONE[syllable]
    for pattern, to in _TAIWAN:
        syllable = pattern.sub(to, syllable)
    return syllable


_HISSING: Final = {
    "zhi": "chih",
    "chi": "chih",
    "shi": "shih",
    "ri": "jih",
    "zi": "tsu",
    "ci": "tsu",
    "si": "ssu",
}


@functools.lru_cache(maxsize=2048)
def _of_pinyin(syllable: str) -> str:
    """Return a syllable of pinyin as Taiwan spells it: hs for x, ch for j and q, and so on.

    >>> [_of_pinyin(one) for one in ("xin", "zheng", "qing", "zhi", "guo", "rong", "xiang", "jun")]
    ['hsin', 'cheng', 'ching', 'chih', 'kuo', 'jung', 'hsiang', 'chun']
    """
    if syllable in _HISSING:
        return _HISSING[syllable]
    return _fold_taiwan(f"ch{syllable[1:]}" if syllable[:1] == "j" else syllable)


@functools.cache
def _all_taiwan() -> dict[str, tuple[str, ...]]:
    """Return each skeleton with the pinyin that it stands for, syllables of many characters first."""
    counts: dict[str, int] = {}
    for _, pinyin in bundled_readings().values():
        for one in pinyin[:1]:
            counts[one] = counts.get(one, 0) + 1
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(counts, key=lambda one: (-counts[one], one)):
        found[_of_pinyin(one)] = (*found.get(_of_pinyin(one), ()), one)
    return found


@functools.lru_cache(maxsize=65536)
def wade_giles_of_hanzi(text: str) -> tuple[str, ...]:
    """Return the skeletons of Hanzi, simplified already, as Taiwan spells them.

    >>> wade_giles_of_hanzi("正隆祥"), wade_giles_of_hanzi("信达")
    (('cheng-lung-hsiang',), ('hsin-ta',))
    """
    from pypinyin import lazy_pinyin

    if not 1 <= len(text) <= _MOST_LETTERS:
        return ()
    rows = bundled_readings()
    usual = [one.replace("ü", "v") for one in lazy_pinyin(text)]
    if len(usual) != len(text):
        return ()
    spelled = [
        tuple(dict.fromkeys(_of_pinyin(one) for one in (first, *rows.get(letter, ((), ()))[1])))
        for first, letter in zip(usual, text, strict=True)
    ]
    return _products(spelled)[: _READ // 2]


def wade_giles_of_pinyin(brand: str) -> str:
    """Return the skeleton of a brand that is pinyin as a whole; empty for other words.

    >>> wade_giles_of_pinyin("xinhua"), wade_giles_of_pinyin("wahfung")
    ('hsin-hua', '')
    """
    return "-".join(map(_of_pinyin, syllables(brand)))


def wade_giles_of_latin(words: Iterable[str]) -> tuple[str, ...]:
    """Return the skeletons of a brand that reads as Wade-Giles; empty for other words, and for pinyin in one word.

    >>> wade_giles_of_latin(["hsin", "hua"]), wade_giles_of_latin(["cheng", "shin"]), wade_giles_of_latin(["xinhua"])
    (('hsin-hua',), ('cheng-hsin',), ())
    """
    return _of_latin(tuple(words), _taiwan)


@functools.lru_cache(maxsize=65536)
def _taiwan(syllable: str) -> str:
    if not _SHAPED.fullmatch(syllable):
        return ""
    folded = _fold_taiwan(syllable)
    return folded if folded in _all_taiwan() else ""


def pinyin_of_wade_giles(skeletons: Iterable[str]) -> tuple[str, ...]:
    """Return the pinyin that skeletons may stand for, joined, the usual ones first.

    >>> pinyin_of_wade_giles(["hsin-hua"]), pinyin_of_wade_giles(["chung-shan"])
    (('xinhua',), ('zhongshan', 'chongshan'))
    """
    found = (
        "".join([one for _, one in way])
        for skeleton in skeletons
        for way in sorted(
            itertools.product(*(tuple(enumerate(_all_taiwan()[one])) for one in skeleton.split("-"))),
            key=lambda way: sum(n for n, _ in way),
        )
    )
    return tuple(itertools.islice(dict.fromkeys(found), _GUESSED))


_NO_SYLLABLE: Final = re.compile(r"[bdfjlqvxz](?:$|[^aeiouywh])|s(?:$|[^aeiouywhsz])|[^aeiouyw]{5}|[^a-z]")
"""What no run of syllables has: a letter that ends none before a consonant (golden, star)."""


def may_be_pinyin(words: Sequence[str]) -> bool:
    """Tell whether a brand is pinyin as it stands: one word of it, or each word a syllable.

    A syllable inside a word begins with a consonant, else an apostrophe would stand before it: Shunlee is no shun le e.

    >>> may_be_pinyin(["xinhua"]), may_be_pinyin(["man", "po"]), may_be_pinyin(["yee", "wo"]), may_be_pinyin(["shunlee"])
    (True, True, False, False)
    """
    if len(words) > 1:
        return all(len(syllables(word)) == 1 for word in words)
    parts = syllables(words[0])
    return bool(parts) and all(part[0] not in "aeo" for part in parts[1:])


@functools.lru_cache(maxsize=65536)
def _of_latin(words: tuple[str, ...], read: Callable[[str], str]) -> tuple[str, ...]:
    joined = "".join(words)
    if not 2 <= len(joined) <= _LONGEST or _NO_SYLLABLE.search(joined):
        return ()
    if len(words) == 1 and may_be_pinyin(words):
        return ()
    ways: list[tuple[str, ...]] = [()]
    for word in words:
        cuts = cut(word, read)
        if not cuts:
            return ()
        ways = [(*way, *one) for way in ways for one in cuts][:CUTS]
    return tuple(dict.fromkeys("-".join(way) for way in ways if 1 <= len(way) <= _MOST_LETTERS))
