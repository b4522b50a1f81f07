"""Claims without a figure: conditions of work and trade that a clause states in fixed words."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.proposal import Certainty
from unpick.exhibits.press.units import rows_of
from unpick.exhibits.press.voice import Voice, voice_of

__all__ = ["Condition", "condition_voice", "conditions_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One kind of condition: its claim, and the words for it."""

    predicate: str
    type: str
    object: str
    value: Decimal | None
    unit: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@functools.cache
def _conditions() -> tuple[Condition, ...]:
    made = []
    for row in rows_of("conditions.csv"):
        words = "|".join(part for part in (row["english"], row["chinese"], row["korean"]) if part)
        made.append(
            Condition(
                predicate=row["predicate"],
                type=row["type"],
                object=row["object"],
                value=Decimal(row["value"]) if row["value"] else None,
                unit=row["unit"],
                words=re.compile(words, re.IGNORECASE),
                unless=re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
            )
        )
    return tuple(made)


def conditions_in(sentence: str) -> Iterator[tuple[Condition, re.Match[str]]]:
    """Yield the conditions that a sentence states, each kind once, with the words."""
    for condition in _conditions():
        match = condition.words.search(sentence)
        if match and not (condition.unless and condition.unless.search(sentence)):
            yield condition, match


_OWN_NOT: Final = re.compile(
    r"n['’]t\b|\bnot\b|\bno\b|\bnobody\b|\bnever\b|\bwithout\b|\bcannot\b|\bun(?=able|paid)|\bcould\b|\bmay\b|\bmight\b|不|没有|无|없|않|못|금지",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"\b(?:no|none|not one|not a single|never|without)\b|^all (?:of )?(?:its|the|their|our)\b.*\b(?:local|from the)|^only local|^(?:absence|lack) of|없|않",
    re.IGNORECASE,
)
"""Words within a claim that turn it round; that all are local says that nobody is foreign."""
_TURNS: Final = {
    **dict.fromkeys(("worker_nationality", "convict_labor", "forced_labor", "documents_held", "bought", "official_visits"), _NONE),
}  # fmt: skip
"""Claims that a "no" among their own words turns round; for pay, rest and leave to go out it is part of the claim."""

_DENIED_BEFORE: Final = re.compile(
    r"\bno\s+(?:\w+\s+)?$|\b(?:not|never|n['’]t|no (?:evidence|sign|signs|indication|proof|trace|case|cases|instances?)(?: of)?|(?:found|saw|identified|observed|uncovered|detected) no|without|neither|nor|free of|free from|rejected|denied|denies|dismissed)\b[^,;.]{0,40}$|(?:没有|并未|从未|未|不存在)[^，。]{0,8}$",
    re.IGNORECASE,
)


def condition_voice(sentence: str, match: re.Match[str], predicate: str = "") -> Voice:
    """Return the voice of a condition; a "no" that is part of its own words, or stands elsewhere, denies nothing.

    >>> said = "They may not leave without an escort."
    >>> condition_voice(said, re.search("may not leave", said)).polarity
    'stated'
    """
    own = _OWN_NOT.sub(lambda found: "~" * len(found.group()), match.group())
    turned = _TURNS.get(predicate)
    if turned and turned.search(match.group()):
        # "We have no North Koreans": the "no" is within the words of the claim.
        return replace(
            voice_of(sentence, match.start(), match.end()), polarity="denied", certainty=Certainty.DENIED
        )
    before = sentence[: match.start()]
    # "does not establish that they were not made with forced labor" denies nothing.
    before = re.sub(r"\b(?:not|n['’]t)\s*,?\s+(?:and|or|nor)\s+(?:\w+\s+)?(?:never|not)\b", "not", before)
    near = re.split(r"[,;]|\band\s+(?:we|they|it|he|she)\b|\bbut\b", before)[-1]
    denied = bool(_DENIED_BEFORE.search(before)) and len(re.findall(r"\b(?:not|never)\b|n['’]t\b", near)) < 2
    rest = (
        _OWN_NOT.sub(lambda found: "~" * len(found.group()), sentence[: match.start()])
        if not denied
        else sentence[: match.start()]
    )
    tail = re.sub(
        r"(?i)\bwithout\b|\bno\b|\bnot\b", lambda found: "~" * len(found.group()), sentence[match.end() :]
    )
    return voice_of(f"{rest}{own}{tail}", match.start(), match.end())
