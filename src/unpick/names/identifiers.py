"""Numbers that name one thing only, with their check digits: IMO, LEI, USCC, Korean business numbers and others."""

import functools
import re
from dataclasses import dataclass
from typing import Final

__all__ = [
    "NAMES_ONE",
    "Identifier",
    "identifier_key",
    "identifiers",
    "is_imo",
    "is_imo_company",
    "is_kr_business",
    "is_lei",
    "is_uscc",
    "is_valid",
    "mistyped",
    "without_identifiers",
]

NAMES_ONE: Final = frozenset({"uscCode", "leiCode", "imoNumber", "ofacRef", "unRef"})
"""Kinds of which a thing has one: two different ones are two things. A firm may well hold several Korean business
numbers (one a place of business), customs codes (a new one after it moves), DUNS numbers or passports, and the EU may list
one firm under two annexes."""

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


def is_imo_company(text: str) -> bool:
    """Tell whether seven digits carry the check digit of an IMO company number.

    Source: the weights 8, 6, 4, 2, 9, 7 modulo 11; they hold for 93 of the 96 company numbers that the OFAC, UN
    and EU lists print beside firms.

    >>> is_imo_company("5342883"), is_imo_company("5342884")
    (True, False)
    """
    if not re.fullmatch(r"\d{7}", text):
        return False
    total = sum(int(d) * w for d, w in zip(text[:6], (8, 6, 4, 2, 9, 7), strict=True))
    return (11 - total % 11) % 10 == int(text[6])


def is_kr_business(text: str) -> bool:
    """Tell whether ten digits carry the check digit of a South Korean business registration number.

    Source: National Tax Service; weights 1, 3, 7, 1, 3, 7, 1, 3, 5, the carry of the ninth added.

    >>> is_kr_business("9999900005"), is_kr_business("9999900006")
    (True, False)
    """
    if not re.fullmatch(r"\d{10}", text):
        return False
    total = sum(int(d) * w for d, w in zip(text[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (10 - (total + int(text[8]) * 5 // 10) % 10) % 10 == int(text[9])


def _is_customs_code(text: str) -> bool:
    """Tell whether ten letters may be a customs code of China: a province, a zone, a kind of firm, a number.

    It has no check digit. Source: own knowledge of the form; provinces by GB/T 2260.
    """
    return bool(
        re.fullmatch(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{3}[0-9A-Z]\d{3}[0-9A-Z]", text)
    )


_VALID: Final = {
    "leiCode": is_lei,
    "uscCode": is_uscc,
    "imoNumber": is_imo,
    "imoCompanyNumber": is_imo_company,
    "krBusinessNumber": is_kr_business,
    "customsCode": _is_customs_code,
}

_IS: Final = r"\s*(?:NO\.?|NUMBER|CODE|ID)?\s*[:：#]?\s*"
_IMO: Final = re.compile(rf"\bIMO{_IS}(\d{{7}})\b", re.IGNORECASE)
_LABELLED: Final = (
    ("passportNumber", re.compile(rf"\bPASSPORT{_IS}([A-Z]{{0,3}}\d{{6,9}})\b", re.IGNORECASE)),
    ("dunsCode", re.compile(rf"\bD-?U-?N-?S{_IS}(\d{{2}}-?\d{{3}}-?\d{{4}})\b", re.IGNORECASE)),
    ("leiCode", re.compile(rf"\bLEI{_IS}([0-9A-Z]{{20}})\b", re.IGNORECASE)),
    (
        "uscCode",
        re.compile(
            rf"(?:\bUSCC|\bUSCI|统一社会信用代码|統一社會信用代碼){_IS}([0-9A-Z]{{18}})(?![0-9A-Z])",
            re.IGNORECASE,
        ),
    ),
    (
        "customsCode",
        re.compile(
            r"(?:\bcustoms\s+(?:registration\s+)?(?:code|no\.?|number)|海关(?:注册|登记|备案)*(?:编码|编号|代码))"
            r"\s*[:：#]?\s*([0-9A-Z]{10})(?![0-9A-Z])",
            re.IGNORECASE,
        ),
    ),
    (
        "krBusinessNumber",
        re.compile(
            r"(?:\bBRN|\bbusiness\s+reg(?:istration|\.)?(?:\s+(?:no\.?|number))?|사업자\s*(?:등록)?\s*번호)"
            r"\s*[:：#]?\s*(\d{3}-?\d{2}-?\d{5})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "ofacRef",
        re.compile(r"\bOFAC(?:\s+SDN)?(?:\s+(?:ID|NO\.?|ENTRY))?\s*[:#]?\s*(\d{3,6})\b", re.IGNORECASE),
    ),
    ("unRef", re.compile(r"\b([A-Z]{2}[ei]\.\d{3})\b", re.IGNORECASE)),
    ("euRef", re.compile(r"\bEU\s+(X[IVX]*\.[A-Z](?:\.[IVX]+)?[. ]\d{1,3})\b")),
)
_KR: Final = re.compile(r"(?<![\d-])(\d{3}-\d{2}-\d{5})(?![\d-])")
_BARE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18,20}(?![0-9A-Z])")
_USCC_FORM: Final = re.compile(r"[1-9ANY][1-9]\d{6}[0-9A-Z]{10}")
"""Department, kind of body, six digits of the place, then the organisation code (GB 32100-2015)."""

_RESIDENT: Final = re.compile(r"[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[0-9X]")
"""The form of a person's resident number (GB 11643): never read, never told."""

_NAMES: Final = {
    "leiCode": "LEI",
    "uscCode": "USCC",
    "imoNumber": "IMO number",
    "krBusinessNumber": "Korean business number",
    "customsCode": "customs code of China",
}


@functools.lru_cache(maxsize=4096)
def identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers that stand in a text; a number without a valid check digit is none.

    Bare digits are never taken for a passport, a DUNS number, a customs code or the reference of a list: those
    need their label.

    >>> identifiers("Quillmoor Shipping, IMO 5342883")
    (Identifier(kind='imoCompanyNumber', value='5342883'),)
    """
    return tuple(dict.fromkeys(one for one in _numbers(text) if is_valid(one)))


def mistyped(text: str) -> tuple[str, ...]:
    """Return, in words, the numbers of a text whose check digit fails: they carry no weight.

    >>> mistyped("Quillmoor Pearl IMO 9074728")
    ('IMO number 9074728: the check digit is wrong, so it is mistyped and carries no weight',)
    """
    wrong = [one for one in _numbers(text) if one.kind in _NAMES and not is_valid(one)]
    told = {
        "customsCode": "the first digits are no province, so it is mistyped and carries no weight",
    }
    usual = "the check digit is wrong, so it is mistyped and carries no weight"
    return tuple(
        dict.fromkeys(f"{_NAMES[one.kind]} {one.value}: {told.get(one.kind, usual)}" for one in wrong)
    )


def is_valid(one: Identifier) -> bool:
    """Tell whether a number carries its check digit; kinds without one are taken as they are."""
    check = _VALID.get(one.kind)
    return check is None or check(one.value)


def _numbers(text: str) -> list[Identifier]:
    """Return all that has the form of an identifier, with its check digit or not."""
    if not any(letter.isdigit() for letter in text):
        return []
    found = [Identifier(kind=_imo_kind(value), value=value) for value in _IMO.findall(text)]
    found += [
        Identifier(kind=kind, value=identifier_key(match))
        for kind, pattern in _LABELLED
        for match in pattern.findall(text)
    ]
    found += [
        one
        for value in _KR.findall(text)
        if is_valid(one := Identifier(kind="krBusinessNumber", value=identifier_key(value)))
    ]
    for word in _BARE.findall(text.upper()):
        if _RESIDENT.fullmatch(word):
            continue
        if is_lei(word) or (len(word) == 20 and word[18:].isdigit() and sum(c.isdigit() for c in word) >= 8):
            found.append(Identifier(kind="leiCode", value=word))
        elif is_uscc(word) or _USCC_FORM.fullmatch(word):
            found.append(Identifier(kind="uscCode", value=word))
    return found


def _imo_kind(value: str) -> str:
    """A ship's number and a company's share label and length; the check digit tells which it is."""
    return "imoCompanyNumber" if is_imo_company(value) and not is_imo(value) else "imoNumber"


def identifier_key(value: str) -> str:
    """Return an identifier in upper case without blanks, hyphens and the label IMO."""
    return re.sub(r"[\s\-.]|^IMO", "", value.upper())


def without_identifiers(text: str) -> str:
    """Return a text without its identifiers, their labels and the marks round them: what is left is the name.

    >>> without_identifiers("Quillmoor Ltd (USCC 91999900MA0QUYKXXH)")
    'Quillmoor Ltd'
    """
    if not any(letter.isdigit() for letter in text):
        return text
    left = text
    for pattern in (_IMO, *(pattern for _, pattern in _LABELLED)):
        left = pattern.sub(" ", left)
    values = {one.value for one in _numbers(left)}
    if values:
        left = _BARE.sub(lambda found: " " if found[0] in values else found[0], left)
        left = _KR.sub(lambda found: " " if identifier_key(found[0]) in values else found[0], left)
    return text if left == text else _EMPTY_MARKS.sub("", " ".join(left.split())).strip(" ,;:-")


_EMPTY_MARKS: Final = re.compile(r"[\s,;]*[(\[（]\s*[)\]）]")
