"""Chinese names as Korean newspapers write them, and what a brand word in Hanzi or Hangul means in English."""

import functools
import itertools
from collections.abc import Container
from typing import Final

from unpick.names.fold import is_pinyin, korean_fold
from unpick.names.lexicon import bundled_meanings, bundled_transcriptions
from unpick.names.romanise import romanise_dprk
from unpick.names.scripts import romanise_hanzi

__all__ = ["featured", "letters_of_hangul", "meanings", "meanings_of_latin", "pinyin_of_hangul"]

_LONGEST: Final = 8
"""Letters of Hangul beyond which a word is hardly one brand: four syllables of Chinese take at most eight."""

_SPELLED: Final = 4
"""Pinyin that one word in Hangul may stand for: the syllables read in two ways are few, those in three fewer."""

_MEANT: Final = 6
"""English wordings that one brand may have: two words of two and three meanings."""

_OF: Final = "之"
"""Of, in brands: 和平之星 is Star of Peace, or Peace Star."""

_GLIDES: Final = str.maketrans("쟈졔쥬죠졍쟝졘쥰챠쳬츄쵸쳥챵쳰", "자제주조정장젠준차체추초청창첸")
"""What the orthography forbids after ㅈ and ㅊ, and papers write all the same."""


def _cut(text: str, known: Container[str], longest: int) -> tuple[str, ...]:
    """Return the fewest known forms that make up the text, the longest first; empty when none do."""
    best: list[tuple[str, ...] | None] = [None] * len(text) + [()]
    for start in range(len(text) - 1, -1, -1):
        for size in range(min(longest, len(text) - start), 0, -1):
            after = best[start + size]
            if after is None or text[start : start + size] not in known:
                continue
            held = best[start]
            if held is None or len(after) + 1 < len(held):
                best[start] = (text[start : start + size], *after)
    return best[0] or ()


@functools.cache
def _letters_heard() -> frozenset[str]:
    return frozenset("".join(bundled_transcriptions()))


@functools.lru_cache(maxsize=65536)
def pinyin_of_hangul(text: str) -> tuple[str, ...]:
    """Return the pinyin that Hangul stands for where every syllable is the loanword spelling of Chinese.

    At most four readings, the syllables most used in Chinese first; empty where one syllable is no such spelling.

    >>> pinyin_of_hangul("훙샹"), pinyin_of_hangul("즈청"), pinyin_of_hangul("련봉")
    (('hongxiang',), ('zhicheng', 'zhiceng'), ())
    """
    if not 1 < len(text) <= _LONGEST:
        return ()
    rows = bundled_transcriptions()
    text = text.translate(_GLIDES)
    if not _letters_heard().issuperset(text):
        return ()
    heard = _cut(text, rows, 2)
    # One syllable is also a word of Korean, whatever it is.
    if len(heard) < 2:
        return ()
    spelled = itertools.product(*(rows[one] for one in heard))
    ordered = ("".join(one) for one in itertools.islice(spelled, _SPELLED))
    return tuple(dict.fromkeys(ordered))


_LETTERS_NAMED: Final = {
    "에이": "a",
    "비": "b",
    "씨": "c",
    "시": "c",
    "디": "d",
    "이": "e",
    "에프": "f",
    "지": "g",
    "에이치": "h",
    "아이": "i",
    "제이": "j",
    "케이": "k",
    "엘": "l",
    "엠": "m",
    "엔": "n",
    "오": "o",
    "피": "p",
    "큐": "q",
    "알": "r",
    "에스": "s",
    "티": "t",
    "유": "u",
    "브이": "v",
    "더블유": "w",
    "엑스": "x",
    "와이": "y",
    "제트": "z",
}
"""How Koreans call the letters of the alphabet."""


@functools.lru_cache(maxsize=65536)
def letters_of_hangul(text: str) -> str:
    """Return two to four Latin letters that are called by their names; empty for other words.

    >>> letters_of_hangul("엘지"), letters_of_hangul("에스케이"), letters_of_hangul("부강")
    ('lg', 'sk', '')
    """
    called = _cut(text, _LETTERS_NAMED, 3)
    # Names of one syllable alone are words of Korean: 이오, 시비.
    long = any(len(one) > 1 for one in called) or "엘" in called or "엠" in called or "엔" in called
    return "".join([_LETTERS_NAMED[one] for one in called]) if 2 <= len(called) <= 4 and long else ""


@functools.cache
def _word_starts() -> frozenset[str]:
    return frozenset(form[:2] for form in bundled_meanings()[0])


@functools.lru_cache(maxsize=65536)
def meanings(text: str) -> tuple[str, ...]:
    """Return what a brand in Hanzi (simplified) or Hangul says in English, joined; empty unless all of it is known.

    >>> meanings("白虎"), meanings("백호"), meanings("실버브리지")
    (('whitetiger',), ('whitetiger',), ('silverbridge',))
    >>> meanings("金骆驼"), "happybear" in meanings("快乐熊"), meanings("和平之星")
    (('goldcamel', 'goldencamel'), True, ('peacestar', 'peacestars', 'starpeace', 'starspeace'))
    """
    words, firsts, seconds = bundled_meanings()
    # Few brands begin with a word of the table: the others cost one look.
    if text[0] not in firsts and text[:2] not in _word_starts():
        return ()
    if len(text) > _MEANT * 2:
        return ()
    before, of, after = text.partition(_OF)
    if of and before and after and text not in words:
        left, right = (words.get(one) or seconds.get(one) or () for one in (before, after))
        pairs = list(itertools.islice(itertools.product(left, right), _MEANT))
        return tuple(dict.fromkeys((*(a + b for a, b in pairs), *(b + a for a, b in pairs))))
    if len(text) == 2 and text[0] in firsts and text[1] in seconds and text not in words:
        found = [firsts[text[0]], seconds[text[1]]]
    elif len(text) > 2 and text[:-1] in words and text[-1] in seconds and text not in words:
        found = [words[text[:-1]], seconds[text[-1]]]
    elif text[0] in firsts and text[1:] in words and text not in words:
        found = [firsts[text[0]], words[text[1:]]]
    elif len(text) == _SINGLES and text not in words and _singles(text, firsts, seconds):
        found = [firsts[text[0]], (firsts.get(text[1]) or seconds[text[1]])[:1], seconds[text[2]][:2]]
    else:
        found = [words[one] for one in _cut(text, words, 5)]
    wordings = ("".join(one) for one in itertools.islice(itertools.product(*found), _MEANT))
    return tuple(dict.fromkeys(one for one in wordings if one))


_FEATURES: Final = frozenset("湾山河江湖岛泉谷桥港峰岭")


def featured(text: str, spelled: str) -> tuple[str, ...]:
    """Return a brand in Hanzi with only its last character in English, a bay or a lake: Haizhou Bay.

    Args:
        spelled: pinyin of all characters but the last.

    >>> featured("海洲湾", "haizhou"), featured("海湾", "hai")
    (('haizhoubay',), ())
    """
    if len(text) < _SINGLES or text[-1] not in _FEATURES:
        return ()
    return tuple(spelled + said for said in bundled_meanings()[2].get(text[-1], ())[:2])


_SINGLES: Final = 3
"""Characters that say something one by one: 金麦田, golden wheat field."""


def _singles(text: str, firsts: Container[str], seconds: Container[str]) -> bool:
    return text[0] in firsts and (text[1] in firsts or text[1] in seconds) and text[2] in seconds


_SPELLED_LEAST: Final = 5
"""Latin letters below which a word stands for too many words in Hanzi or Hangul."""


@functools.cache
def _spelled_words() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return pinyin, and Korean skeletons, of the words of the table with what they say in English."""
    words = bundled_meanings()[0]
    pinyin: dict[str, dict[str, None]] = {}
    korean: dict[str, dict[str, None]] = {}
    for form, said in words.items():
        if "\uac00" <= form[0] <= "\ud7af":
            korean.setdefault(korean_fold(romanise_dprk(form)), {}).update(dict.fromkeys(said))
        else:
            # An English map may spell the same word in pinyin of its own (Zhungeer, Junggar).
            own = [one for one in said if is_pinyin(one)]
            for spelled in (*_as_named(romanise_hanzi(form)), *own):
                pinyin.setdefault(spelled, {}).update(dict.fromkeys(said))
    return (
        {key: tuple(said) for key, said in pinyin.items()},
        {key: tuple(said) for key, said in korean.items()},
    )


def _as_named(pinyin: str) -> tuple[str, ...]:
    """Return pinyin as names spell it: ü, here v, is u or yu there."""
    return (pinyin, pinyin.replace("v", "u"), pinyin.replace("v", "yu")) if "v" in pinyin else (pinyin,)


@functools.lru_cache(maxsize=65536)
def meanings_of_latin(text: str) -> tuple[str, ...]:
    """Return what a word of pinyin or romanised Korean says in English, as the table knows it whole.

    Its syllables one by one say nothing: too many characters are read alike.

    >>> meanings_of_latin("luzhou"), meanings_of_latin("paekho"), meanings_of_latin("weisa")
    (('oasis',), ('whitetiger',), ())
    """
    if len(text) < _SPELLED_LEAST:
        return ()
    pinyin, korean = _spelled_words()
    return (pinyin.get(text) or korean.get(korean_fold(text)) or ())[:_SPELLED]
