"""Figures that a text implies: doubled, visited twice, "down from 48,000" without its unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.bounds import bound_around
from unpick.exhibits.press.numbers import Number
from unpick.exhibits.press.proposal import Quantity, Span

__all__ = ["changes", "elided", "is_compared", "visited"]

_CHANGED: Final = re.compile(r"\b(?:(?:more than |nearly |almost |about )?(doubl(?:ed|ing|es)|halv(?:ed|ing|es)|tripl(?:ed|ing|es)|quadrupl(?:ed|ing|es)|twice(?= as (?:much|many|high|large))))\b|(翻了?一?番|翻倍)|(두\s?배로\s?(?:늘|증가)|절반으로\s?(?:줄|감소))", re.IGNORECASE)  # fmt: skip
_FACTOR: Final = {"d": "1", "h": "-0.5", "t": "2", "q": "3", "翻": "1", "두": "1", "절": "-0.5"}
_TIMES_VISITED: Final = re.compile(
    r"\b(?:visit(?:s|ed)?|toured|inspected|came|travel(?:s|ed))\b[^.;]{0,50}?\b(once|twice|(?:three|four|five|six|\d+) times)\b",
    re.IGNORECASE,
)


def changes(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return changes in words: doubled is a change of 1, halved of -0.5."""
    found = []
    for match in _CHANGED.finditer(text):
        word = next(part for part in match.groups() if part)
        at = match.end() - len(word)
        if any(one.start <= at < one.end for one in taken):
            continue
        factor = "1" if word.lower().startswith("twice") else _FACTOR[word[0].lower()]
        bare = Quantity(
            start=at, end=match.end(), at=at, value=Decimal(factor), unit="share", kind="change", signed=True
        )
        bound, start, end = bound_around(text, at, match.end(), bare)
        found.append(replace(bare, bound=bound, start=start, end=end))
    return found


def visited(text: str) -> list[Quantity]:
    """Return how often somebody visited: once, twice, three times."""
    told = {"once": 1, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    return [
        Quantity(
            start=match.start(1), end=match.end(1), at=match.start(1), unit="visits", noun="visits",
            value=Decimal(told.get(match[1].lower().split()[0]) or int(re.sub(r"\D", "", match[1]) or 0)),
        )
        for match in _TIMES_VISITED.finditer(text)
    ]  # fmt: skip


_ELIDED: Final = re.compile(
    r"\b(?:(?:down|up)\s+from|compared\s+(?:with|to)|against|from|than|rather\s+than|instead\s+of|not|or|earns?|earned|gets?|got|paid|pays?|receives?|received|makes?|asks?|charges?)\s+(?:about\s+|some\s+|only\s+|around\s+|just\s+|more\s+than\s+|the\s+|almost\s+|nearly\s+)?[$€£¥]?$",
    re.IGNORECASE,
)


def is_compared(text: str, start: int) -> bool:
    """Tell whether a number is what the one before it is held against: "92 percent, against 71 percent"."""
    return bool(_AGAINST.search(text[max(0, start - 40) : start]))


_AGAINST: Final = re.compile(
    r"\b(?:down\s+from|up\s+from|compared\s+(?:with|to)|against|(?:rather|other)\s+than|instead\s+of|versus|vs\.?)\s+(?:\w+\s+){0,3}[$€£¥]?$",
    re.IGNORECASE,
)


def elided(text: str, first: Number, last: Number, found: Sequence[Quantity]) -> Quantity | None:
    """Read "down from 48,000": a number whose unit is that of the figure before it."""
    if not found or first.share or not _ELIDED.search(text[max(0, first.start - 30) : first.start]):
        return None
    if re.match(r"\s+[A-Za-z-]+(?:\s+[a-z-]+)?\b", text[last.end :]) and not re.match(
        r"\s+(?:in|a|the|last|this|before|by|at|on|to|and|or|when|during|per|year|month|for|of)\b",
        text[last.end :],
    ):
        return None
    model = found[-1]
    high = last.value if last is not first else None
    one = replace(
        model,
        start=first.start,
        end=last.end,
        at=first.start,
        value=first.value,
        high=high,
        whole=False,
        bound="=",
    )
    bound, start, end = bound_around(text, first.start, last.end, one)
    return replace(one, bound="between" if high is not None else bound, start=start, end=end)
