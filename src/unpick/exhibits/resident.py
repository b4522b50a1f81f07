"""Numbers of resident identity cards of the People's Republic of China: what they say, and whether that can be so.

A number that does not fit its own rules is `implausible`: usually a slip of the pen, of a copy or of a machine
reading, and never proof of a false paper. A number that fits says nothing about who stood at the machine.
Ethnicity is no input here and never will be.

Source: research, evidence 2.3 (GB 11643; the standard's text is not stored: unverified).
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["RULES", "Area", "ResidentCheck", "Row", "check_digit", "check_resident"]

RULES: Final[Mapping[str, str]] = {
    "form": "a resident number has 17 digits and a check character, in its older form 15 digits",
    "checksum": "the last character follows from the 17 before it (ISO 7064 MOD 11-2)",
    "birth_day": "digits 7 to 14 are a day of the calendar (older form: 7 to 12, of the 1900s)",
    "birth_after_issue": "nobody holds a card issued before the day of birth",
    "sex": "the 17th digit (older form: the last) is odd for men and even for women",
    "area_out_of_time": "the area code was in use at some time from the first cards to the issue of this card",
    "printed_birth": "the day of birth in the number is the one that is printed",
    "age_at_hire": "nobody is hired below 16 years of age",
    "card_not_valid": "the card is valid on the day it was shown",
}
"""Rule to what it says. The age of 16 is from general knowledge (research, evidence 2.3): unverified."""

FIRST_CARDS: Final = 1984
"""Year of the first cards: from general knowledge (research, evidence 2.3), unverified."""

_MIN_HIRE_AGE: Final = 16
_EIGHTEEN: Final = re.compile(r"\d{17}[\dX]")
_FIFTEEN: Final = re.compile(r"\d{15}")
_GAPS: Final = re.compile(r"[\s\-\u2010-\u2015.]+")
_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_SEXES: Final = {
    "m": "m", "male": "m", "man": "m", "男": "m", "남": "m", "남자": "m",
    "f": "f", "female": "f", "woman": "f", "女": "f", "여": "f", "여자": "f",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area code of a table. first, last: years in which it was in use; None where the table does not tell."""

    code: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a paper or a list says of one card; everything but the number may be absent.

    Attributes:
        number: as it stands. sex: as printed. birth: printed day of birth. issued, valid_to: of the card.
        hired: first day of work. shown_on: the day the card was looked at, such as the audit.
    """

    number: str
    sex: str = ""
    birth: dt.date | None = None
    issued: dt.date | None = None
    valid_to: dt.date | None = None
    hired: dt.date | None = None
    shown_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentCheck:
    """What can be said of one number.

    Attributes:
        outcome: plausible, implausible or unreadable.
        broken: rules of RULES that it does not fit. area: known, unknown or out_of_time.
        legacy: the older form of 15 digits, which has no check character.
        county: its area code; sequence: its order among people of one place and day; both empty where unreadable.
    """

    outcome: str
    broken: tuple[str, ...] = ()
    area: str = "unknown"
    legacy: bool = False
    county: str = ""
    sequence: str = ""

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the broken rules in words."""
        return tuple(RULES[one] for one in self.broken)


def check_digit(body: str) -> str:
    """Return the check character of 17 digits (ISO 7064 MOD 11-2).

    >>> check_digit("99000019700101000")
    'X'
    """
    total = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(body))
    return "10X98765432"[total % 11]


def check_resident(row: Row, areas: Mapping[str, Sequence[Area]]) -> ResidentCheck:
    """Return whether a number can be what it says it is; never raises for what it is given.

    An area code that the table does not know is `unknown`, and breaks no rule: tables are incomplete, codes of
    districts changed, and a person keeps the number of a district that is gone. A code is out of time only
    where the table gives all its years and none lies between the first cards and the issue of this one; it is
    never held against the year of birth.

    Args:
        areas: code to its rows in a cited table.
    """
    text = _GAPS.sub("", row.number.translate(_WIDE)).upper()
    legacy = bool(_FIFTEEN.fullmatch(text))
    if not legacy and not _EIGHTEEN.fullmatch(text):
        return ResidentCheck(outcome="unreadable", broken=("form",))
    birth = _birth(("19" + text[6:12]) if legacy else text[6:14])
    sequence = text[12:15] if legacy else text[14:17]
    area = _area(text[:6], row.issued, birth, areas)
    tests = {
        "checksum": not legacy and check_digit(text[:17]) != text[17],
        "birth_day": birth is None,
        "birth_after_issue": bool(birth and row.issued and birth > row.issued),
        "sex": _sex(row.sex) not in ("", "m" if int(sequence) % 2 else "f"),
        "area_out_of_time": area == "out_of_time",
        "printed_birth": bool(birth and row.birth and birth != row.birth),
        "age_at_hire": bool(birth and row.hired and _age(birth, row.hired) < _MIN_HIRE_AGE),
        "card_not_valid": _is_invalid(row),
    }
    broken = tuple(name for name, fails in tests.items() if fails)
    return ResidentCheck(
        outcome="implausible" if broken else "plausible",
        broken=broken,
        area=area,
        legacy=legacy,
        county=text[:6],
        sequence=sequence,
    )


def _birth(digits: str) -> dt.date | None:
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day.year >= 1870 else None


def _sex(text: str) -> str:
    return _SEXES.get(text.strip().casefold(), "")


def _area(
    code: str, issued: dt.date | None, birth: dt.date | None, areas: Mapping[str, Sequence[Area]]
) -> str:
    """Return known, unknown or out_of_time; an unknown day of issue leaves the end open."""
    rows = areas.get(code, ())
    if not rows:
        return "unknown"
    since = max(birth.year if birth else FIRST_CARDS, FIRST_CARDS)
    until = issued.year if issued else dt.date.max.year
    if any(one.first is None or one.last is None for one in rows):
        return "known"
    fits = any((one.first or 0) <= until and (one.last or 0) >= since for one in rows)
    return "known" if fits else "out_of_time"


def _age(birth: dt.date, on: dt.date) -> int:
    """Return whole years of age; who is born on 29 February is a year older on 1 March of a common year."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _is_invalid(row: Row) -> bool:
    if row.shown_on is None:
        return False
    ended = row.valid_to is not None and row.valid_to < row.shown_on
    return ended or (row.issued is not None and row.issued > row.shown_on)
