"""Numbers that name one thing only: IMO, LEI, USCC, passport and DUNS, with their check digits."""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Identifier", "identifier_key", "identifiers", "is_imo", "is_lei", "is_uscc"]

_USCC_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Letters of the unified social credit code; I, O, S, V and Z are left out (GB 32100-2015)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One identifier: kind as the `identifier` view spells it, and its value without blanks."""

    kind: str
    value: str


def is_imo(text: str) -> bool:
    """Tell whether seven digits carry the check digit of an IMO ship number.

    Source: IMO Resolution A.1117(30): the last digit of the sum of the first six times 7 to 2.

    >>> is_imo("9074729"), is_imo("9074728")
    (True, False)
    """
    if not re.fullmatch(r"\d{7}", text):
        return False
    return sum(int(d) * w for d, w in zip(text[:6], range(7, 1, -1), strict=True)) % 10 == int(text[6])


def is_lei(text: str) -> bool:
    """Tell whether twenty characters carry the check digits of a legal entity identifier.

    Source: ISO 17442, ISO 7064 MOD 97-10.

    >>> is_lei("253400WSS48YWMBUA688")
    True
    """
    if not re.fullmatch(r"[0-9A-Z]{18}\d{2}", text):
        return False
    return int("".join(str(int(c, 36)) for c in text)) % 97 == 1


def is_uscc(text: str) -> bool:
    """Tell whether eighteen characters carry the check character of a Chinese unified social credit code.

    Source: GB 32100-2015, weights 3 to the power of the place, modulo 31.
    """
    if len(text) != 18 or any(c not in _USCC_LETTERS for c in text):
        return False
    total = sum(_USCC_LETTERS.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
    return _USCC_LETTERS.index(text[17]) == (31 - total % 31) % 31


_LABELLED: Final = (
    ("imoNumber", re.compile(r"\bIMO\s*(?:NO\.?|NUMBER|:)?\s*(\d{7})\b", re.IGNORECASE)),
    (
        "passportNumber",
        re.compile(r"\bPASSPORT\s*(?:NO\.?|NUMBER|:)?\s*([A-Z]{0,3}\d{6,9})\b", re.IGNORECASE),
    ),
    ("dunsCode", re.compile(r"\bD-?U-?N-?S\s*(?:NO\.?|NUMBER|:)?\s*(\d{2}-?\d{3}-?\d{4})\b", re.IGNORECASE)),
)


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers that stand in a text; a number without a valid check digit is none.

    Bare digits are never taken for a passport or a DUNS number: those need their label.
    """
    found = [
        Identifier(kind=kind, value=identifier_key(match))
        for kind, pattern in _LABELLED
        for match in pattern.findall(text)
        if kind != "imoNumber" or is_imo(match)
    ]
    for word in re.findall(r"\b[0-9A-Z]{18,20}\b", text.upper()):
        if is_lei(word):
            found.append(Identifier(kind="leiCode", value=word))
        elif is_uscc(word):
            found.append(Identifier(kind="uscCode", value=word))
    return tuple(dict.fromkeys(found))


def identifier_key(value: str) -> str:
    """Return an identifier in upper case without blanks, hyphens and the label IMO."""
    return re.sub(r"[\s\-.]|^IMO", "", value.upper())
