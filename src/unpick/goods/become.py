"""What can become what, over HS headings: raw material to intermediate to finished good, each step cited.

A heading of which nothing is said becomes nothing else; an HS code that is missing is unknown, never
"anything". The same heading passes through a trader unchanged.
"""

import functools
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = ["UNKNOWN_HEADING", "Become", "BecomeStep", "become_steps", "can_become", "heading", "heading_text"]

UNKNOWN_HEADING: Final = 0
"""The heading of goods whose HS code nobody gives."""


class Become(StrEnum):
    """Whether goods of one heading can leave a firm as goods of another."""

    SAME = "same"
    DOES = "does"
    COULD = "could"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class BecomeStep:
    """One row of the table: codes or ranges of HS headings, `does` or `could`, and its source."""

    chain: str
    before: str
    after: str
    relation: Become
    source: str


@functools.cache
def become_steps() -> tuple[BecomeStep, ...]:
    """Return the rows of the bundled table, in its order."""
    return tuple(
        BecomeStep(
            chain=row["chain"],
            before=row["from"],
            after=row["to"],
            relation=Become(row["relation"]),
            source=row["source"],
        )
        for row in read_bundled_csv("unpick.goods.tables", "become.csv")
    )


def heading(code: str) -> int:
    """Return the HS heading of a code as a number, a chapter as chapter times 100, 0 when unknown.

    Headings start at xx01, so that a chapter never meets a heading.

    >>> heading("6204.62"), heading("62"), heading("0303"), heading("")
    (6204, 6200, 303, 0)
    """
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    if len(digits) < 2 or digits.startswith("00"):
        return UNKNOWN_HEADING
    return int(digits[:4]) if len(digits) >= 4 else int(digits[:2]) * 100


def heading_text(number: int) -> str:
    """Return a heading as people write it; a chapter has two digits, unknown is empty.

    >>> heading_text(303), heading_text(6200), heading_text(0)
    ('0303', '62', '')
    """
    if number <= UNKNOWN_HEADING:
        return ""
    text = f"{number:04d}"
    return text[:2] if text.endswith("00") else text


def can_become(before: str, after: str) -> Become:
    """Tell whether goods of the HS code `before` can leave a firm as goods of `after`.

    A firm may do several steps of the table under one roof, so the steps are followed all the way; the
    answer is DOES only when each step is. Codes may have 2 to 10 digits; a coarser code is taken at its
    word, so chapter 62 can come from whatever one of its headings can come from.

    >>> can_become("5201", "6204"), can_become("5201", "7601"), can_become("", "6204")
    (<Become.COULD: 'could'>, <Become.NO: 'no'>, <Become.UNKNOWN: 'unknown'>)
    """
    first, last = _digits(before), _digits(after)
    if not first or not last:
        return Become.UNKNOWN
    return _relation(first, last)


@functools.lru_cache(maxsize=65536)
def _relation(before: str, after: str) -> Become:
    if _meets(before, after):
        return Become.SAME
    found = Become.NO
    for node in _known():
        if not _meets(node, before):
            continue
        for reached, relation in _reach(node):
            if _meets(reached, after):
                if relation is Become.DOES:
                    return relation
                found = relation
    return found


def _digits(code: str) -> str:
    """Return the digits that place a code; empty when they place nothing."""
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    if heading(digits) == UNKNOWN_HEADING:
        return ""
    return digits if len(digits) != 3 else digits[:2]


def _meets(one: str, other: str) -> bool:
    """Tell whether two codes can mean the same goods: one is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


@functools.cache
def _known() -> tuple[str, ...]:
    return tuple(sorted(_graph()))


@functools.cache
def _graph() -> dict[str, dict[str, Become]]:
    """Return each code of the table with the codes it becomes in one step."""
    graph: dict[str, dict[str, Become]] = {}
    for step in become_steps():
        for before in _expand(step.before):
            row = graph.setdefault(before, {})
            for after in _expand(step.after):
                if row.get(after) is not Become.DOES:
                    row[after] = step.relation
                graph.setdefault(after, {})
    return graph


@functools.cache
def _reach(start: str) -> tuple[tuple[str, Become], ...]:
    """Return every code that a code becomes in one or more steps, with the surest relation."""
    surest: dict[str, Become] = {}
    waiting = [(start, Become.DOES)]
    while waiting:
        code, so_far = waiting.pop()
        for after, relation in _steps_from(code):
            joined = Become.DOES if so_far is relation is Become.DOES else Become.COULD
            if surest.get(after) not in (Become.DOES, joined):
                surest[after] = joined
                waiting.append((after, joined))
    return tuple(sorted(surest.items()))


def _steps_from(code: str) -> list[tuple[str, Become]]:
    """Return the steps from a code; one that the table also has coarser or finer takes part in both."""
    graph = _graph()
    return [pair for node in graph if _meets(node, code) for pair in graph[node].items()]


def _expand(codes: str) -> tuple[str, ...]:
    """Return the headings of a range such as `5201-5203`, or the code itself."""
    first, dash, last = codes.partition("-")
    if not dash:
        return (first,)
    return tuple(f"{number:04d}" for number in range(int(first), int(last) + 1))
