"""Which firm a text is speaking of most at a place: each mention counts, less with every sentence after it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

__all__ = ["ACTING", "ASIDE", "Salience"]

ACTING: Final = 1.0
"""Weight of a firm that a sentence is about."""
ASIDE: Final = 0.4
"""Weight of a firm that a sentence names beside another: the other side of a sale, a place where people work."""
_SENTENCE: Final = 0.75
_PARAGRAPH: Final = 0.8
"""What is left of a weight after a sentence, and after the end of a paragraph. Set on the development texts."""
_WHOLE: Final = 0.12
"""Weight of each mention in the whole text: its main firm is what a paragraph without a name is about."""
_MOST: Final = 10
_LEAST: Final = 1e-100
"""Below this the weights are written out anew, long before a float has no digits left."""


@dataclass(slots=True)
class Salience:
    """Weights of firms by name, as of the sentence that is read."""

    whole: Counter[str]
    _now: dict[str, float] = field(default_factory=dict)
    _left: float = 1.0

    def fade(self, *, paragraph: bool) -> None:
        """Go on by a sentence."""
        self._lose(_SENTENCE * (_PARAGRAPH if paragraph else 1.0))

    def _lose(self, by: float) -> None:
        # What is left of a weight is kept once for all firms: a sentence costs the same however many have been named.
        self._left *= by
        if self._left < _LEAST:
            self._now = {name: weight * self._left for name, weight in self._now.items()}
            self._left = 1.0

    def clear(self, name: str) -> None:
        """Begin another story: what was spoken of before counts little, the firm in the heading most."""
        self._lose(0.2)
        self.add(name, 2 * ACTING)

    def add(self, name: str, weight: float) -> None:
        """Count one mention."""
        self._now[name] = self._now.get(name, 0.0) + weight / self._left

    def best(self, names: Iterable[str]) -> str:
        """Return the firm spoken of most among some that have been named; empty when none has. The order breaks no tie: the name does.

        >>> told = Salience(Counter({"A": 1, "B": 4}))
        >>> told.add("A", ACTING); told.best(["A", "B"])
        'A'
        """
        known = sorted({name for name in names if name in self._now})
        return max(known, key=lambda name: (self._weight(name), -known.index(name)), default="")

    def _weight(self, name: str) -> float:
        return self._now[name] * self._left + _WHOLE * min(self.whole[name], _MOST)
