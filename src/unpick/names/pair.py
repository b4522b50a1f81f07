"""How alike two names are: log-odds, part by part, each with its reason, adding up to the score."""

import math
from dataclasses import dataclass
from typing import Final

from unpick.names.brand import Brands, compare_brands
from unpick.names.normalise import normalise
from unpick.names.parts import Name, Part

__all__ = ["SAME_FROM", "UNSURE_FROM", "WEIGHTS", "PairScore", "ScorePart", "score_pair"]

WEIGHTS: Final = {
    "start": -2.6,
    "brand equal": 4.2,
    "brand romanisation": 4.1,
    "brand maybe korean": 3.4,
    "brand spelling": 2.6,
    "brand part": 1.2,
    "brand differs": -4.0,
    "brand missing": -1.5,
    "words equal": 5.6,
    "words differ": -2.5,
    "place equal": 0.9,
    "place within": 0.4,
    "place differs": -5.0,
    "place missing": -0.4,
    "site missing": -1.6,
    "trade equal": 1.2,
    "trade translated": 0.9,
    "trade kindred": 0.3,
    "trade overlap": 0.5,
    "trade and general trade": -2.0,
    "trade differs": -4.0,
    "state equal": 0.5,
    "number equal": 0.8,
    "number differs": -9.0,
    "number missing": -3.0,
    "role differs": -2.2,
    "role equal": 0.5,
    "weak differs": -0.2,
    "weak equal": 0.3,
}
"""Log-odds of each finding. Set by hand on the development half of the hard set (139 pairs), not fitted and
not calibrated: a score ranks, it is no probability."""

SAME_FROM: Final = 2.0
"""Log-odds from which two names are held to be the same, where nothing hard speaks against it."""

UNSURE_FROM: Final = 0.0
"""Log-odds from which a person should look."""

COMMON_BELOW: Final = 0.9
"""Rarity below which a shared brand with all else against it is no reason to look (16 firms carry it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One line of the explanation.

    Attributes:
        kind: what was compared. a, b: the parts, as spelled. relation: how they relate.
        contribution: log-odds. says: the line in words. hard: it rules out that the two are the same.
    """

    kind: str
    a: str
    b: str
    relation: str
    contribution: float
    says: str
    hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """The score of two names and why.

    Attributes:
        log_odds: the sum of the contributions. parts: what adds up to it.
        shared_word_only: the brand is shared, and trade, place, role or number speak against.
        common: so many carry the brand, or so little of it is shared, that it is no reason to look.
    """

    log_odds: float
    parts: tuple[ScorePart, ...]
    shared_word_only: bool
    common: bool = False

    @property
    def score(self) -> float:
        """The log-odds on the scale 0 to 1; it ranks, it is no calibrated probability."""
        return 1 / (1 + math.exp(-self.log_odds))

    @property
    def hard(self) -> bool:
        """Something rules out that the two are the same."""
        return any(part.hard for part in self.parts)

    @property
    def outcome(self) -> str:
        """`same`, `unsure` or `different`; strings alone never give `related`."""
        conflict = any(part.hard and part.kind in ("number", "place", "brand") for part in self.parts)
        if conflict:
            return "different"
        if self.log_odds >= SAME_FROM and not self.hard:
            return "same"
        worth = self.shared_word_only and not self.common
        return "unsure" if self.log_odds >= UNSURE_FROM or worth else "different"


def score_pair(a: str | Name, b: str | Name, *, rarity: float = 1.0) -> PairScore:
    """Compare two names.

    Args:
        a, b: names as given or taken apart already; the order does not matter for the sum.
        rarity: 0 to 1, how much a shared brand says: 1 for a word that names one firm, less for a common one.
    """
    first = a if isinstance(a, Name) else normalise(a)
    second = b if isinstance(b, Name) else normalise(b)
    brand = compare_brands(first, second)
    lines = [_line("start", "", "", "start", "two names out of many are seldom the same")]
    lines += _brand_lines(first, second, brand, rarity)
    if brand.relation != "whole":
        lines += _place_lines(first, second)
        lines += _trade_lines(first, second)
        lines += _other_lines(first, second)
    total = round(sum(line.contribution for line in lines), 6)
    shared = brand.relation in ("equal", "romanisation", "maybe korean", "spelling", "part")
    against = any(line.contribution < 0 and line.kind != "start" for line in lines)
    only_brand = shared and not any(
        line.contribution > 0 for line in lines if line.kind in ("place", "trade")
    )
    return PairScore(
        log_odds=total,
        parts=tuple(lines),
        shared_word_only=shared and (against or only_brand) and total < SAME_FROM,
        common=rarity < COMMON_BELOW or brand.relation in ("part", "spelling"),
    )


def _line(
    kind: str, a: str, b: str, finding: str, says: str, *, times: float = 1.0, hard: bool = False
) -> ScorePart:
    return ScorePart(
        kind=kind,
        a=a,
        b=b,
        relation=finding,
        contribution=round(WEIGHTS[finding] * times, 6),
        says=says,
        hard=hard,
    )


def _spelled(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts)


def _brand_lines(a: Name, b: Name, brand: Brands, rarity: float) -> list[ScorePart]:
    x, y = _spelled(a.of("brand")), _spelled(b.of("brand"))
    if brand.relation == "whole":
        return [_line("whole", a.text, b.text, "words equal", "all words but the legal form are the same")]
    if brand.relation == "no brand":
        return [
            _line(
                "whole",
                a.text,
                b.text,
                "words differ",
                "neither has a word of its own, and their words differ",
            )
        ]
    finding = f"brand {brand.relation}"
    hard = brand.relation == "differs"
    times = 1.0 if WEIGHTS[finding] < 0 else rarity
    return [_line("brand", x, y, finding, f"'{x}' and '{y}': {brand.says}", times=times, hard=hard)]


def _place_lines(a: Name, b: Name) -> list[ScorePart]:
    x, y = a.of("place"), b.of("place")
    if not x or not y:
        return _one_place(a, b) if x or y else []
    pairs = [(c, d) for p in x for q in y for c in p.concept.split() for d in q.concept.split()]
    told = f"'{_spelled(x)}' and '{_spelled(y)}'"
    if any(c == d for c, d in pairs):
        return [_line("place", _spelled(x), _spelled(y), "place equal", f"{told} are the same place")]
    if any(_within(c, d) or _within(d, c) for c, d in pairs):
        return [_line("place", _spelled(x), _spelled(y), "place within", f"{told}: one lies in the other")]
    return [
        _line("place", _spelled(x), _spelled(y), "place differs", f"{told} are different places", hard=True)
    ]


def _within(inner: str, outer: str) -> bool:
    """Codes nest by prefix (GB/T 2260, KP01 over KP0101); China is over all codes that begin with a digit."""
    return inner.startswith(outer) or (outer == "CN" and inner[:1].isdigit())


def _one_place(a: Name, b: Name) -> list[ScorePart]:
    name = a if a.of("place") else b
    # A place that does not lead the name is often the site of a subsidiary: Hoshine (Shanshan).
    leads = name.parts[0].kind in ("place", "state")
    told = "only one names a place"
    return [_line("place", *_both(a, b, "place"), "place missing" if leads else "site missing", told)]


def _trade_lines(a: Name, b: Name) -> list[ScorePart]:
    x, y = a.of("trade"), b.of("trade")
    if not x or not y:
        return []
    finding, says = _trade_finding(x, y, anchored=bool(a.of("place") and b.of("place")))
    told = f"'{_spelled(x)}' and '{_spelled(y)}' {says}"
    hard = finding in ("trade differs", "trade and general trade")
    return [_line("trade", _spelled(x), _spelled(y), finding, told, hard=hard)]


def _trade_finding(x: tuple[Part, ...], y: tuple[Part, ...], *, anchored: bool) -> tuple[str, str]:
    keys, concepts = (
        ({p.key for p in x}, {p.key for p in y}),
        ({p.concept for p in x}, {p.concept for p in y}),
    )
    if keys[0] == keys[1]:
        return "trade equal", "are the same trade words"
    if concepts[0] == concepts[1]:
        across = {p.script for p in x} != {p.script for p in y}
        general = concepts[0] == {"trading"}
        finding = "trade translated" if across or anchored or general else "trade kindred"
        return finding, "mean the same trade in other words"
    if concepts[0] & concepts[1]:
        return "trade overlap", "share a trade"
    if (concepts[0] == {"trading"}) != (concepts[1] == {"trading"}):
        return "trade and general trade", "are another trade"
    return "trade differs", "are different trades"


def _other_lines(a: Name, b: Name) -> list[ScorePart]:
    lines = []
    if a.of("state") and b.of("state"):
        lines.append(
            _line("state", _spelled(a.of("state")), _spelled(b.of("state")), "state equal", "both name Korea")
        )
    x, y = ({p.concept for p in name.of("number")} for name in (a, b))
    if x and x == y:
        lines.append(_line("number", *_both(a, b, "number"), "number equal", "the numbers are the same"))
    elif x and y:
        lines.append(
            _line("number", *_both(a, b, "number"), "number differs", "the numbers differ", hard=True)
        )
    elif x or y:
        lines.append(
            _line("number", *_both(a, b, "number"), "number missing", "only one has a number", hard=True)
        )
    roles = [{p.concept for p in name.of("role")} - {"general"} for name in (a, b)]
    if {p.concept for p in a.of("role")} & {p.concept for p in b.of("role")}:
        lines.append(_line("role", *_both(a, b, "role"), "role equal", "share the same role word"))
    if roles[0] != roles[1]:
        told = "one is a group, branch or division, the other is not"
        lines.append(_line("role", *_both(a, b, "role"), "role differs", told))
    weak = [{p.concept for p in name.of("weak")} for name in (a, b)]
    if weak[0] and weak[1]:
        met = bool(weak[0] & weak[1])
        told = "share weak words" if met else "have other weak words"
        lines.append(_line("weak", *_both(a, b, "weak"), "weak equal" if met else "weak differs", told))
    return lines


def _both(a: Name, b: Name, kind: str) -> tuple[str, str]:
    return _spelled(a.of(kind)), _spelled(b.of(kind))
