"""What is odd about a text that should be a name, in words: hidden letters, mojibake, a cut, several firms."""

import re
import unicodedata
from typing import Final

from unpick.names.normalise import TRUNCATED_AT
from unpick.names.party import read_party
from unpick.names.scripts import MAX_LETTERS, clean, scripts_of

__all__ = ["remarks"]

_MOJIBAKE: Final = re.compile(r"[ÃÂâäåæçèéêìíîï][\u0080-\u00ff\u0152-\u2122]")
_LOST: Final = re.compile("\ufffd|\\?{3,}")
_LOOKALIKE: Final = re.compile(
    r"(?i)(?=\w*[a-z])(?=\w*[\u0370-\u03ff\u0400-\u04ff])[a-z\u0370-\u03ff\u0400-\u04ff]+"
)

_SAYS: Final = {
    "to_order": "no name: the bill is to order",
    "same_as": "no name: it points at another party",
    "withheld": "the name is withheld",
    "address": "an address rather than a name",
}


def remarks(text: str) -> tuple[str, ...]:
    """Return what a reader should know of a text before it is compared; empty for a plain name.

    >>> remarks("Quillmoor Garments Ltd")
    ()
    >>> remarks("TO ORDER OF SHINHAN BANK")
    ('no name: the bill is to order of SHINHAN BANK',)
    """
    cleaned = clean(text)
    letters = sum(letter.isalpha() for letter in cleaned)
    if not letters:
        held = "empty" if not text.strip() else "no letters: signs, numbers or pictures only"
        return (held, *_of_letters(text, cleaned))
    if letters == 1:
        return ("one letter: too little to compare", *_of_letters(text, cleaned))
    return (*_of_party(text), *_of_letters(text, cleaned), *_of_length(text))


def _of_party(text: str) -> tuple[str, ...]:
    party = read_party(text)
    says = _SAYS.get(party.kind, "")
    if party.kind == "empty":
        says = "no name: the field says that there is none"
    if party.kind == "to_order" and party.hint:
        says = f"{says} of {party.hint.upper()}"
    found = [says] if says else []
    if len(party.names) > 1:
        found.append(f"{len(party.names)} names in one field: {'; '.join(party.names)}")
    if party.address:
        found.append(f"an address or number beside the name, not compared: {party.address}")
    if party.group:
        found.append("speaks of subsidiaries or affiliates that it does not name")
    return tuple(found)


def _of_letters(text: str, cleaned: str) -> tuple[str, ...]:
    found = []
    categories = {unicodedata.category(letter) for letter in text[: MAX_LETTERS * 4]}
    if "Cf" in categories:
        found.append("hidden letters (direction marks, zero width) were left out")
    if categories & {"Cc", "Co", "Cs", "Cn"}:
        found.append("control or private letters were left out")
    if "So" in categories:
        found.append("pictures or signs were left out")
    if _LOST.search(text):
        found.append("letters were lost before it came here (? or the replacement sign)")
    if _MOJIBAKE.search(text):
        mended = not _MOJIBAKE.search(cleaned)
        found.append("mojibake, mended" if mended else "mojibake that could not be mended")
    if _LOOKALIKE.search(cleaned):
        found.append("Greek or Cyrillic letters inside a Latin word")
    scripts = scripts_of(cleaned)
    if len(scripts) > 1:
        found.append(f"mixed scripts: {', '.join(sorted(scripts))}")
    return tuple(found)


def _of_length(text: str) -> tuple[str, ...]:
    stripped = text.strip()
    found = []
    if len(stripped) > MAX_LETTERS:
        found.append(f"{len(stripped)} letters: only the first {MAX_LETTERS} are read")
    if len(stripped) in TRUNCATED_AT and stripped.isascii():
        found.append(f"{len(stripped)} letters: may have been cut by a manifest field")
    return tuple(found)
