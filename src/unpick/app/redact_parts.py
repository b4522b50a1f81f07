"""Parts of listed names in a redaction: whose names have parts, which places are covered, which a person looks at."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.exhibits.name_parts import Part, parts_of
from unpick.exhibits.redact import Box
from unpick.names import normalise

__all__ = ["PartPlaces", "parts_of_people"]


_FORMS: Final = frozenset(
    [
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "llc",
        "corp",
        "corporation",
        "company",
        "gmbh",
        "plc",
        "jsc",
        "pte",
        "pty",
    ]
)
"""Legal forms that are nobody's name; shorter ones are (Se, Soe, Ag), so they do not make a firm by themselves."""

_LONG: Final = 6
"""Letters from which a trade at the end of a name makes it that of a firm (Trading); shorter ones are names (Harb)."""


def parts_of_people(names: Sequence[str]) -> list[Part]:
    """Return the parts of the names that may be those of persons.

    The name of a firm is covered as a whole only, since its other words are places and goods, which a text needs. In
    doubt it is a person's name.

    >>> [part.key for part in parts_of_people(["Quillon Varestad", "Varestad Trading Co., Ltd."])]
    ['quillon', 'varestad']
    """
    found = dict[Part, None]()
    for name in names:
        if not _is_firm(name):
            found |= dict.fromkeys(parts_of(name))
    return list(found)


def _is_firm(name: str) -> bool:
    """Tell whether a name has a usual legal form, a body of state, two words of firms, or one that stands last."""
    words = re.findall(r"\w+", name.casefold())
    parts = normalise(name).parts
    of_firms = [part for part in parts if part.kind not in ("brand", "place", "number", "role")]
    if _FORMS.intersection(words) or len(of_firms) > 1 or any(part.kind == "state" for part in of_firms):
        return True
    last = of_firms and of_firms[0] is parts[-1] and "," not in name
    return bool(last) and (not name.isascii() or (len(words[-1]) >= _LONG and of_firms[0].text in words[-1]))


@dataclass(slots=True, kw_only=True)
class PartPlaces:
    """Places of parts, each as one box for every line that it runs over, in pixels.

    Attributes:
        sure: surely the name, covered. left: also a word of the language, left as it is.
    """

    sure: list[list[Box]] = field(default_factory=list)
    left: list[list[Box]] = field(default_factory=list)

    def settle(self, whole: Sequence[Box]) -> None:
        """Keep one of the places that text layer and OCR both gave, and none that lies in a full name."""
        self.sure = _apart(self.sure, whole)
        self.left = _apart(self.left, [*whole, *(box for place in self.sure for box in place)])

    def leave(self, covered: Sequence[Box]) -> None:
        """Drop what was left and lies under a box all the same, since nobody can read it any more."""
        self.left = _apart(self.left, covered)

    def told(self) -> dict[str, Any]:
        """Return the counts for the answer: places covered, places left, and the pages where these are."""
        pages = Counter(place[0].page + 1 for place in self.left)
        return {
            "covered": len(self.sure),
            "left": len(self.left),
            "look_at": [{"page": page, "places": count} for page, count in sorted(pages.items())],
        }


def _apart(places: Sequence[Sequence[Box]], taken: Sequence[Box]) -> list[list[Box]]:
    """Return the places that do not lie in boxes that are taken, nor in one another."""
    kept, known = list[list[Box]](), defaultdict[int, list[Box]](list)
    for box in taken:
        known[box.page].append(box)
    for place in places:
        if all(any(_inside(box, one) for one in known[box.page]) for box in place):
            continue
        kept.append(list(place))
        for box in place:
            known[box.page].append(box)
    return kept


def _inside(box: Box, other: Box) -> bool:
    """Tell whether most of the smaller of two boxes of a page lies in the other."""
    wide = min(box.right, other.right) - max(box.left, other.left)
    high = min(box.bottom, other.bottom) - max(box.top, other.top)
    if wide <= 0 or high <= 0:
        return False
    small = min((one.right - one.left) * (one.bottom - one.top) for one in (box, other))
    return wide * high > 0.5 * small
