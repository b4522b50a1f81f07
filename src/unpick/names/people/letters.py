"""Arabic, Hebrew, Greek, Georgian, Armenian and kana letters in Latin ones; short vowels that are not written stay out."""

import functools
import re
import unicodedata
from typing import Final

__all__ = ["in_latin_letters"]

_ARABIC: Final = dict(
    zip(
        "اأإآٱءئؤبتثجحخدذرزسشصضطظعغفقكلمنهويىةپچژگکیںےڭۇۆۈۋېەھڤ",
        "a a a a a - - - b t th j h kh d dh r z s sh s d t z - gh f q k l m n h w y a a p ch zh g k y n i ng u o u v e e h v".replace(
            "-", ""
        ).split(" "),
        strict=True,
    )
)
"""Arabic with the letters of Persian, Urdu and Uyghur. Source: BGN/PCGN 1956 and 1958, simplified, and the Uyghur
Latin alphabet (ULY, 2008); own knowledge of the systems."""

_HEBREW: Final = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        "a b g d h v z h t y k k l m m n n s - p f ts ts k r sh t".replace("-", "").split(" "),
        strict=True,
    )
)
"""Source: BGN/PCGN 1962, simplified; own knowledge of the system."""

_GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        re.findall(r"\w+", "a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
        strict=True,
    )
)
"""Source: ELOT 743, letter by letter; own knowledge of the system."""

_GEORGIAN: Final = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        re.findall(r"\w+", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
        strict=True,
    )
)
_ARMENIAN: Final = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        re.findall(
            r"\w+", "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev"
        ),
        strict=True,
    )
)
"""Source of both: the national systems of 2002 and BGN/PCGN 1981 without marks; own knowledge of the systems."""

_LETTERS: Final = str.maketrans({**_ARABIC, **_HEBREW, **_GREEK, **_GEORGIAN, **_ARMENIAN})
_OTHER: Final = re.compile(r"[^\x00-\x7f]")
_KANA: Final = re.compile(r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?(\w+)")
_INNER: Final = re.compile("\u0649(?=\\w)")
"""Alif maksura ends a word with a; inside one it is the i of Uyghur."""

_ARTICLE: Final = re.compile("(^|\\s)ال(?=\\w{3})")


@functools.lru_cache(maxsize=65536)
def in_latin_letters(text: str) -> str:
    """Return a word with letters of these scripts spelled in Latin letters; letters of other scripts fall away.

    >>> in_latin_letters("محمد"), in_latin_letters("ბარაკ"), in_latin_letters("オバマ")
    ('mhmd', 'barak', 'obama')
    """
    if text.isascii():
        return text
    spelled = _INNER.sub("i", _ARTICLE.sub(r"\1", text)).lower().translate(_LETTERS)
    return _OTHER.sub(_kana, spelled)


def _kana(found: re.Match[str]) -> str:
    named = _KANA.fullmatch(unicodedata.name(found.group(), ""))
    return named[1].lower() if named else ""
