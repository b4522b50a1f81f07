"""What has to stand beside any word on the shift of work from households: it changes no admissibility under US law."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

__all__ = ["SHIFT_NOTE", "speaks_of_shift", "with_shift_note"]

SHIFT_NOTE: Final = (
    "A shift of work from households to prisons or state factories changes no admissibility under US law: goods of household work in "
    "North Korea are barred as well."
)
"""The note of every page on the shift (mission, S5). Source: E.O. 13570 and 22 U.S.C. 9241a ask nothing about the site."""

_HOUSEHOLDS: Final = re.compile(
    r"\bhousehold (?:work )?teams?\b|\bhousehold(?: contract)? work(?:ers?)?\b|\bhome[- ]?work(?:ers?)?\b"
    r"|\bfrom households?\b|\bhouseholds? to (?:a |the )?(?:camps?|prisons?|state)|가내|家庭(?:作业|作業|手工)",
    re.IGNORECASE,
)


def speaks_of_shift(value: Any) -> bool:
    """Tell whether a text, or any text of a document, speaks of work in households or of its going elsewhere.

    >>> speaks_of_shift({"claims": ["Household work teams are disappearing."]}), speaks_of_shift("household goods")
    (True, False)
    """
    if isinstance(value, str):
        return value != SHIFT_NOTE and _HOUSEHOLDS.search(value) is not None
    if isinstance(value, Mapping):
        return any(speaks_of_shift(one) for one in value.values())
    return isinstance(value, Sequence) and any(speaks_of_shift(one) for one in value)


def with_shift_note(document: dict[str, Any], *read: str) -> dict[str, Any]:
    """Return the answer of a command with the note among its messages, where it speaks of the shift and has none.

    Args:
        read: texts that the answer is about and does not hold.
    """
    messages = list(document.get("messages") or ())
    if SHIFT_NOTE in messages or not speaks_of_shift([document, *read]):
        return document
    return {**document, "messages": [*messages, SHIFT_NOTE]}
