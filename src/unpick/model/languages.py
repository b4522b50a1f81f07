"""What a language is called in English: the codes of sources and names in words that a reader knows."""

from typing import Final

__all__ = ["language_name"]

_NAMES: Final = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "kk": "Kazakh", "ko": "Korean", "ky": "Kyrgyz", "mn": "Mongolian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "tr": "Turkish", "ug": "Uyghur", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_THREE: Final = {
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fra": "fr", "ger": "de", "ita": "it", "jpn": "ja", "kaz": "kk",
    "kir": "ky", "kor": "ko", "mon": "mn", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr",
    "uig": "ug", "vie": "vi", "zho": "zh",
}  # fmt: skip
"""ISO 639-1 codes with their English names, and the ISO 639-2 codes of the same languages."""


def language_name(code: str) -> str:
    """Return the English name of a language code, its script or region behind it; an unknown code stays.

    >>> language_name("kor"), language_name("zh-Hans"), language_name("und"), language_name("xx")
    ('Korean', 'Chinese (Hans)', 'not stated', 'xx')
    """
    base, dash, rest = code.partition("-")
    base = base.casefold()
    if base == "und":
        return "not stated"
    name = _NAMES.get(_THREE.get(base, base), "")
    if not name:
        return code
    return f"{name} ({rest})" if dash else name
