"""The language of a document, and the languages that it says its interviews were held in."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_make import say
from unpick.exhibits.notes_pieces import Piece
from unpick.exhibits.reading import Reading

__all__ = ["interview_languages", "language_of", "languages_in"]

_LANGUAGES: Final[Mapping[str, re.Pattern[str]]] = {
    "zh": re.compile(r"mandarin|chinese|putonghua|cantonese|中文|普通话|汉语|중국어", re.IGNORECASE),
    "ko": re.compile(r"\bkorean\b|韩语|朝鲜语|韩文|한국어|조선말|조선어", re.IGNORECASE),
    "en": re.compile(r"\benglish\b|英语|영어", re.IGNORECASE),
    "ug": re.compile(r"uy?g?h?ur(?: language)?\b|维吾尔语|위구르어", re.IGNORECASE),
    "vi": re.compile(r"vietnamese|越南语", re.IGNORECASE),
    "es": re.compile(r"\bspanish\b|西班牙语", re.IGNORECASE),
    "bn": re.compile(r"\bbengali|bangla\b", re.IGNORECASE),
    "hi": re.compile(r"\bhindi\b", re.IGNORECASE),
    "ta": re.compile(r"\btamil\b", re.IGNORECASE),
    "ms": re.compile(r"\bmalay\b|bahasa", re.IGNORECASE),
    "ne": re.compile(r"\bnepali\b", re.IGNORECASE),
    "ru": re.compile(r"\brussian\b", re.IGNORECASE),
}
_INTERVIEW_LANGUAGE: Final = re.compile(
    r"(?:interview|spoke|conversation)\w*[^.]{0,80}\b(?:in|using|language)\b|(?:访谈|面谈)[^。]{0,20}(?:语|话)|(?:면담|인터뷰)[^.]{0,15}(?:어로|말로)",
    re.IGNORECASE,
)


# Function words of languages in Latin script; two of them beside each other tell the language of a line.
_LATIN: Final = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "was",
            "for",
            "that",
            "with",
            "are",
            "by",
            "on",
            "as",
            "were",
            "from",
            "this",
            "be",
            "not",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "de",
            "que",
            "los",
            "en",
            "por",
            "las",
            "una",
            "para",
            "con",
            "del",
            "se",
            "al",
            "como",
            "es",
            "su",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "et",
            "une",
            "dans",
            "pour",
            "que",
            "est",
            "du",
            "sur",
            "par",
            "avec",
            "aux",
            "ce",
            "sont",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "mit",
            "von",
            "den",
            "dem",
            "ein",
            "eine",
            "für",
            "auf",
            "werden",
            "wurde",
        ]
    ),
    "pt": frozenset(
        [
            "o",
            "os",
            "de",
            "que",
            "em",
            "um",
            "uma",
            "para",
            "com",
            "não",
            "por",
            "dos",
            "das",
            "ao",
            "são",
            "foi",
        ]
    ),
    "it": frozenset(
        ["il", "di", "che", "la", "per", "una", "con", "del", "della", "sono", "gli", "nel", "alla", "è"]
    ),
    "vi": frozenset(
        ["của", "và", "là", "các", "được", "cho", "trong", "người", "có", "không", "những", "với", "một"]
    ),
    "tr": frozenset(["ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "olan", "tarafından"]),
    "id": frozenset(["dan", "yang", "di", "untuk", "dengan", "dari", "pada", "ini", "adalah", "tidak"]),
}
_SAMPLE: Final = 40000
_STOPS: Final = 20
"""One word in so many must be a small word of a language for a text in Latin letters to be in it; prose has one in four, and tables
of names and figures hold an `a`, `e` or `de` by chance."""


def languages_in(text: str) -> tuple[str, ...]:
    """Return the languages that a text names (ISO 639), in no order of weight."""
    return tuple(code for code, pattern in _LANGUAGES.items() if pattern.search(text))


def interview_languages(piece: Piece) -> Iterator[Note]:
    """Yield the languages that a sentence says the interviews were held in."""
    if (
        not piece.label
        and _INTERVIEW_LANGUAGE.search(piece.text)
        and not re.search(r"\bnot\b[^.]{0,20}\b(?:in|using)\b", piece.text)
    ):
        for code in languages_in(piece.text):
            yield say(piece, "language", value=code, subject="interviews")


def language_of(reading: Reading) -> str:
    """Return the language of most of a document's words (ISO 639); empty where it holds no words.

    >>> from unpick.exhibits.reading import Page
    >>> language_of(Reading(file="a", sha256="", media="text", pages=(Page(number=1, text="员工总数：49人"),)))
    'zh'
    """
    text = reading.text[:_SAMPLE]
    if not text.strip():
        text = "\n".join(
            " ".join((*grid.header, *(cell for row in grid.rows[:50] for cell in row)))
            for grid in reading.grids
        )[:_SAMPLE]
    # One Han character or one Korean syllable block carries about half a word of Latin script.
    counts = {
        "zh": len(re.findall(r"[一-鿿]", text)) / 2,
        "ja": 0.0,
        "ko": len(re.findall(r"[가-힣]", text)) / 2,
        "ru": len(re.findall(r"[а-яА-Я]{2,}", text)),
        "ug": len(re.findall(r"[؀-ۿ]{2,}", text)),
    }
    kana = len(re.findall(r"[぀-ヿ]", text))
    if kana > 10:
        counts["ja"], counts["zh"] = counts["zh"] + kana / 2, 0.0
    words = re.findall(r"[^\W\d_]+", text.lower())
    latin = [
        word
        for word in words
        if word < "ʰ"
        or word[0] in "àáâãèéêìíòóôõùúăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹçñöüßığş"
    ]
    votes = {code: sum(word in stop for word in latin) for code, stop in _LATIN.items()}
    best = max(votes, key=lambda code: (votes[code], code == "en"))
    counts[best if votes[best] * _STOPS >= len(latin) and votes[best] else "en"] = float(len(latin))
    top = max(counts, key=lambda code: counts[code])
    return top if counts[top] >= 1 else ""
