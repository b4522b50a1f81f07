"""Numbers that the papers of a packet name as parts of a workforce: `212, of whom 38 from abroad`; `64 in two crews: 40, 24`."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.exhibits.notes_numbers import in_digits

__all__ = ["named_parts"]

_OF_WHOM: Final = re.compile(
    r"(?P<whole>\d{1,5})\b[^.;\d]{0,40}?(?:\bof (?:whom|these|them|which)|\bincluding|\bamong (?:them|whom)|其中|그\s?중|이\s?중)[,:]?\s*(?:the |about |有|에)?\s*(?P<part>\d{1,5})\b",
    re.IGNORECASE,
)

_PEOPLE: Final = re.compile(
    r"(?<![\d.,:/-])(\d{1,5}) (?:people|persons|workers|employees|staff|men and women)\b", re.IGNORECASE
)

_NUMBER: Final = re.compile(r"(?<![\d.,:/-])\d{1,5}(?![\d:/-]|[.,]\d)")

_MOST: Final = 6
"""Numbers of one sentence that are added up: more would explain anything."""


def named_parts(facts: PacketFacts) -> dict[int, int]:
    """Return the numbers that the submitter's papers call a part of a larger number of workers, part to whole."""
    found: dict[int, int] = {}
    for _, note in facts.said("headcount", "interviewed"):
        for text in (note.text, in_digits(note.text)):
            found |= dict(_parts(text, int(note.number or 0)))
    for exhibit in facts.filed():
        for whole, part in (*_of_whom(exhibit.prose), *_added_up(exhibit.prose)):
            found.setdefault(part, whole)
    return found


def _added_up(text: str) -> Iterator[tuple[int, int]]:
    for sentence in re.split(r"(?<=[.;])\s", text):
        for people in _PEOPLE.finditer(sentence):
            yield from ((whole, part) for part, whole in _parts(sentence, int(people[1])))


def _of_whom(text: str) -> Iterator[tuple[int, int]]:
    for match in _OF_WHOM.finditer(text):
        whole, part = int(match["whole"]), int(match["part"])
        if part < whole:
            yield whole, part


def _parts(sentence: str, whole: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a sentence that together give the number of workers which it states."""
    numbers = [int(text) for text in _NUMBER.findall(sentence)]
    if whole not in numbers:
        return
    others = sorted({number for number in numbers if 0 < number < whole})
    if len(others) > _MOST:
        return
    for size in (2, 3, 4):
        for group in combinations(others, size):
            if sum(group) == whole:
                yield from ((part, whole) for part in group)
