"""Scripts of a name: cleaning, which script a run of letters is in, and romanisation of Hangul and Hanzi."""

import functools
import html
import re
import unicodedata
import urllib.parse
from typing import Final

__all__ = [
    "MAX_LETTERS",
    "clean",
    "latin_letters",
    "lost_blanks",
    "romanise_hangul",
    "romanise_hanzi",
    "runs",
    "scripts_of",
    "simplify",
]

MAX_LETTERS: Final = 400
"""Letters of a name that are read; the longest name of the OFAC, UN and EU lists has under 250."""

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HANGUL: Final = "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"
_RUN: Final = re.compile(rf"[{HAN}]+|[{HANGUL}]+|[^{HAN}{HANGUL}]+")
_MOJIBAKE: Final = re.compile(r"[ÃÂâäåæçèéêìíîï][\u0080-\u00ff\u0152-\u2122]")


_ENCODED: Final = re.compile(
    r"&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{2,5});|%[0-9A-Fa-f]{2}|^[^\s+]+(?:\+[^\s+]+)+$"
)
"""Marks of HTML and of addresses of the web: `&nbsp;`, `%20`, or + for each blank."""

_LOST: Final = re.compile(r"(?<=[^\W\d_])(?:\ufffd|\?)(?=[^\W\d_])")
"""A letter that some program could not write stands as ? inside a word; the word is read without it."""

_HIGH: Final = re.compile("[\u00a1-\u00ff]{2}")
_NATIONAL: Final = (("euc-kr", "[\uac00-\ud7af]"), ("gb2312", "[\u4e00-\u9fff]"), ("big5", "[\u4e00-\u9fff]"))
"""Codes of two bytes that are read as Latin now and then, and the letters that each is used for."""


def _as_read(text: str) -> str:
    """Return a text whose letters were written for a web page as they are read: `A&amp;B%20Co` is `A&B Co`."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "%" in text:
        text = urllib.parse.unquote(text, errors="ignore")
    if "+" in text and not any(letter.isspace() for letter in text):
        text = text.replace("+", " ")
    return _LOST.sub("", text)


def _of_national_code(text: str) -> str:
    """Return the Hangul or Hanzi of a text in a code of two bytes that was read as Latin-1, else nothing.

    Half of the letters at least must be such bytes, so that no French or Vietnamese word is taken for them.

    >>> _of_national_code("´Üµ¿Àü»ç"), _of_national_code("Société Générale")
    ('단동전사', '')
    """
    high = 2 * len(_HIGH.findall(text))
    if high < 4 or 2 * high < len(text.replace(" ", "")):
        return ""
    for code, letters in _NATIONAL:
        try:
            read = text.encode("cp1252" if re.search("[\u0152-\u2122]", text) else "latin-1").decode(code)
        except UnicodeError:
            continue
        if all(re.match(letters, letter) for letter in read if not letter.isascii() and letter.isalpha()):
            return read
    return ""


class _Kept(dict[int, str | None]):
    """What becomes of each letter: itself, a blank, or nothing; worked out when a letter first turns up."""

    def __missing__(self, code: int) -> str | None:
        category = unicodedata.category(chr(code))
        kept = " " if category in _BLANK else None if category in _DROPPED else chr(code)
        self[code] = kept
        return kept


_HUMP: Final = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_HUMPS: Final = re.compile(r"[a-z]{2}[A-Z][a-z]\w*?(?<=[a-z]{2})[A-Z][a-z]")
"""Where a blank is lost between words with capitals, and a word that lost two at least: DandongVesardTrading."""

_SPREAD: Final = re.compile(rf"(?<!\S)(?:[{HAN}{HANGUL}] ){{3,}}[{HAN}{HANGUL}](?!\S)")
"""Hanzi or Hangul with a blank behind each: 湖 州 有 限 公 司."""

_BLANK: Final = frozenset({"Cc", "Zs", "Zl", "Zp"})
_DROPPED: Final = frozenset({"Cf", "Co", "Cs", "Cn", "So", "Sk"})
_KEPT: Final = _Kept()


def lost_blanks(text: str) -> bool:
    """Tell whether a word of an ASCII text was three at least, each with its capital, before blanks were lost."""
    return not text.isupper() and _HUMPS.search(text) is not None


def clean(text: str) -> str:
    """Return the text in NFKC, mended if it is mojibake or written for a web page, without control, bidi and private characters.

    >>> clean("ABC\\u202e  Trading\\x00 Co")
    'ABC Trading Co'
    >>> clean("QuillmoorTradingCo.,Ltd")
    'Quillmoor Trading Co.,Ltd'
    """
    text = text[: MAX_LETTERS * 4]
    if _ENCODED.search(text) or _LOST.search(text):
        text = _as_read(text)
    if text.isascii():
        plain = text.isprintable() and "^" not in text and "`" not in text
        words = (text if plain else text.translate(_KEPT)).split()
        if lost_blanks(text):
            words = [_HUMP.sub(" ", word) if _HUMPS.search(word) else word for word in words]
        return " ".join(words)[:MAX_LETTERS]
    text = _of_national_code(text) or text
    if _MOJIBAKE.search(text):
        import ftfy

        text = ftfy.fix_encoding(text)
    text = unicodedata.normalize("NFKC", text)
    kept = text.translate(_KEPT)
    # Once more: with a letter gone between them, two marks may stand in another order.
    joined = _SPREAD.sub(lambda found: found[0].replace(" ", ""), " ".join(kept.split()))
    return unicodedata.normalize("NFKC", joined)[:MAX_LETTERS]


def runs(text: str) -> list[tuple[str, str]]:
    """Return the text as runs of one script: `han`, `hangul` or `latin` (everything else)."""
    return [(_script(run[0]), run) for run in _RUN.findall(text) if run.strip()]


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts in which the text has letters."""
    return frozenset(script for script, run in runs(text) if any(c.isalpha() for c in run))


def _script(letter: str) -> str:
    if re.match(rf"[{HAN}]", letter):
        return "han"
    return "hangul" if re.match(rf"[{HANGUL}]", letter) else "latin"


def latin_letters(text: str) -> str:
    """Return the text in lower case without marks and apostrophes; Cyrillic is spelled in Latin letters.

    McCune-Reischauer apostrophes are no word boundary: CH'O'NGSONG is Chongsong.

    >>> latin_letters("Société CH'O'NGSONG"), latin_letters("Владивосток")
    ('societe chongsong', 'vladivostok')
    """
    lowered = text.lower()
    if not text.isascii():
        lowered = _plain(lowered)
    elif "'" not in text and "`" not in text:
        return lowered
    return _APOSTROPHE.sub("", lowered)


_APOSTROPHE: Final = re.compile(r"(?<=\w)['’`ʼʻ](?=\w)|['’`ʼʻ]$")
_UNMARKED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
)
"""Letters that no decomposition takes apart."""

_CYRILLIC: Final = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўқңғүұөһ",
            "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e i yi ye g u k n g u u o h".replace(
                "-", ""
            ).split(" "),
            strict=True,
        )
    )
)
"""BGN/PCGN 1947, simplified: no apostrophes, ё as е. Source: own knowledge of the system."""


_LOOKALIKES: Final = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
"""Cyrillic letters that look like Latin ones. Source: Unicode confusables, those of one letter, from memory."""

_INSIDE_LATIN: Final = re.compile("(?=\\w*[a-z])[a-z\u0430-\u04ff]+")


def _plain(lowered: str) -> str:
    spelled = lowered
    if _HAS_CYRILLIC.search(lowered):
        # A Cyrillic letter inside a Latin word was chosen for its looks: QUILLM\u041eOR.
        seen = _INSIDE_LATIN.sub(lambda found: found.group().translate(_LOOKALIKES), lowered)
        spelled = seen.translate(_CYRILLIC)
    decomposed = unicodedata.normalize("NFKD", spelled.translate(_UNMARKED))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


_HAS_CYRILLIC: Final = re.compile("[\u0430-\u04ff]")


@functools.lru_cache(maxsize=65536)
def romanise_hanzi(text: str) -> str:
    """Return Hanzi, simplified already, as joined pinyin without tones; lü is written lv.

    >>> romanise_hanzi("至诚")
    'zhicheng'
    """
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text)).replace("ü", "v").lower()


@functools.lru_cache(maxsize=65536)
def romanise_hangul(text: str) -> str:
    """Return Hangul in revised romanisation, as pronounced.

    >>> romanise_hangul("부강")
    'bugang'
    """
    import koroman

    return str(koroman.romanize(text)).lower().replace(" ", "")


@functools.lru_cache(maxsize=1)
def _simplifier() -> object:
    import opencc

    return opencc.OpenCC("t2s")


@functools.lru_cache(maxsize=1)
def _shinjitai() -> dict[int, str]:
    """Return the characters that only Japan writes so to their traditional form: 総 to 總, 鉄 to 鐵.

    By OpenCC's table for Japanese; what GB 2312 has is left, since it is a character of Chinese too (芸).
    """
    import opencc

    letters = [chr(code) for code in range(0x4E00, 0xA000) if not _in_gb2312(chr(code))]
    old = opencc.OpenCC("jp2t").convert("\n".join(letters)).split("\n")
    return {ord(new): one for new, one in zip(letters, old, strict=True) if new != one and len(one) == 1}


def _in_gb2312(letter: str) -> bool:
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplify(text: str) -> str:
    """Return traditional Hanzi, and what Japan shortened its own way, as simplified.

    >>> simplify("遼寧"), simplify("総会社")
    ('辽宁', '总会社')
    """
    converter = _simplifier()
    return str(converter.convert(text.translate(_shinjitai())))  # type: ignore[attr-defined]
