"""The indicators of forced labor that a sentence asserts."""

import functools
import re
from typing import Final

from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.model.bundled import read_bundled_csv

__all__ = ["indicators_in"]

_DENIED: Final = re.compile(
    r"\b(?:no(?!\.?\s*\d)|not|never|none|without|neither|nor|n't|free of|free from|absence of|nobody|zero)\b[^.]{0,70}$|\b(?:whether|if)\b[^.]{0,60}$|没有[^。]{0,20}$|无[^。]{0,8}$|未[^。]{0,10}$",
    re.IGNORECASE,
)
_DENIED_AFTER: Final = re.compile(
    r"^[^.]{0,50}\b(?:was|were|is|are|has been|have been) (?:not|never|no longer)\b|^[^.]{0,20}\b(?:none|not (?:found|observed|identified))\b|^[^.。]{0,25}(?:없|않)",
    re.IGNORECASE,
)


@functools.cache
def _indicators() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["topic"],
            tuple(filter(None, row["key"].split("|"))),
            re.compile(row["pattern"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
        )
        for row in read_bundled_csv(PACKAGE, "indicators.csv")
        if not row["topic"].startswith("#")
    )


def indicators_in(text: str, *, denied: bool = False) -> tuple[str, ...]:
    """Return the ILO indicators that a sentence asserts; what it denies only when asked.

    >>> indicators_in("Passports were withheld."), indicators_in("No passports were withheld.")
    (('retention_of_identity_documents',), ())
    """
    lower = text.lower()
    found: dict[str, None] = {}
    for name, keys, pattern, unless in _indicators():
        if keys and not any(key in lower for key in keys):
            continue
        match = pattern.search(text)
        if not match or (unless and unless.search(text)):
            continue
        if not denied and (
            _DENIED.search(text[: match.start()]) or _DENIED_AFTER.search(text[match.end() :])
        ):
            continue
        found[name] = None
    return tuple(found)
