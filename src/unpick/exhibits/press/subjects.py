"""Whose fact a claim is: the firm or site of its clause, else of its sentence, else the one the text is speaking of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press.proposal import Mention

__all__ = ["Subjects"]

_FIRMS: Final = ("firm", "site")
_BUYERS: Final = (
    "ordered",
    "shipments_from",
    "imported",
    "settled_for",
    "minimum_order",
    "orders_ended",
    "share_taken",
)
"""Claims whose subject is who buys: the first firm of the sentence, never the last."""

_NEAR: Final = (
    "forced_labor",
    "convict_labor",
    "worker_nationality",
    "site_closed",
    "orders_ended",
    "punishment",
)
"""Grave or general words: they are of a firm only when the sentence names it or points to it."""

_REFERS: Final = re.compile(
    r"\b(?:it|its|they|their|them|there|the (?:company|firm|factory|plant|mill|workshop|camp|prison|site))\b|该|其|这家|그곳|이곳|회사|공장",
    re.IGNORECASE,
)
_BY_CUSTOMS: Final = ("shipments_stopped", "value_stopped", "weight_stopped", "shipments_released")
_REACH: Final = 4
"""Sentences after which a text is taken to speak of another firm, unless it names the same one again."""


@dataclass(slots=True)
class Subjects:
    """Keeps which firm or site the text is speaking of, sentence by sentence."""

    text: str
    _topic: Mention | None = None
    _group: Mention | None = None
    _since: int = 0
    _now: list[Mention] = field(default_factory=list)
    _speaker: str = ""

    def enter(self, mentions: Sequence[Mention], speaker: str) -> None:
        """Go on to the next sentence."""
        self._since += 1
        before = self._now
        self._now = [one for one in mentions if one.kind in _FIRMS]
        self._speaker = speaker
        told = [one for one in before if one.name not in speaker] or before
        if told:
            self._topic, self._since = told[0], 1
        groups = [one for one in mentions if one.kind == "role"]
        self._group = groups[0] if groups else self._group

    def of(self, predicate: str, at: int, mentions: Sequence[Mention], *, sentence: str = "") -> str:
        """Return the subject of a claim at a place; empty when the text names nobody."""
        own = [one for one in self._now if one.name not in self._speaker or len(self._now) == 1]
        before = [one for one in own if one.end <= at]
        if own:
            chosen = (before[0] if predicate in _BUYERS else before[-1]) if before else own[0]
            if not self._only_speaks(chosen, at):
                return chosen.name
        if (
            self._topic is not None
            and self._since <= _REACH
            and (predicate not in _NEAR or _REFERS.search(sentence))
        ):
            return self._topic.name
        groups = [one for one in mentions if one.kind == "role"]
        near = [one for one in groups if one.end <= at] or groups
        if near:
            return near[-1].name
        return self._group.name if self._group is not None and predicate not in _NEAR else ""

    def other(self, at: int, mentions: Sequence[Mention]) -> str:
        """Return the other side of a claim: the firm after its place, else the place after it."""
        after = [one for one in mentions if one.start >= at and one.kind in ("firm", "site", "place")]
        return after[0].name if after else ""

    def goods_near(self, at: int, mentions: Sequence[Mention]) -> Mention | None:
        """Return the goods of the sentence nearest to a place, those after it first."""
        goods = [one for one in mentions if one.kind == "goods"]
        after = [one for one in goods if one.start >= at - 1]
        near = after or goods[-1:]
        return near[0] if near else None

    def _only_speaks(self, one: Mention, at: int) -> bool:
        """Tell whether a firm is named only as the one who says it, as in "a trader at X said the camp ..."."""
        return (
            bool(self._speaker)
            and one.name in self._speaker
            and self._topic is not None
            and "said the" in self.text[one.end : at]
        )
