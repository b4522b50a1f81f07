"""Recall at a precision, with its bounds, and Markdown tables for the photograph benchmark."""

import dataclasses
from collections.abc import Iterable, Sequence

from unpick.model.chance import wilson

__all__ = ["Answers", "Cut", "cut_at", "rate", "table"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What one method said: the best library picture and score of each query, the score or kind of each pair."""

    method: str
    best: dict[str, tuple[str | None, float | None]]
    pairs: dict[str, float]
    kinds: dict[str, str]
    bytes_image: float
    cpu: dict[str, float]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A threshold and what it gives over all queries."""

    score: float
    precision: float
    answered: int


def cut_at(
    best: dict[str, tuple[str | None, float | None]], truth: dict[str, str | None], *, precision: float
) -> Cut | None:
    """Return the lowest threshold at which so many of the answers given are right; None when there is none.

    Answers of one score stand or fall together.

    Args:
        truth: the base of each query, None for a query without a match.
    """
    rows = sorted(
        ((score, base == truth[name]) for name, (base, score) in best.items() if score is not None),
        reverse=True,
    )
    found, right = None, 0
    for count, (score, is_right) in enumerate(rows, 1):
        right += is_right
        closes = count == len(rows) or rows[count][0] != score
        if closes and right / count >= precision:
            found = Cut(score=score, precision=right / count, answered=count)
    return found


def rate(hits: int, n: int) -> str:
    """Return a share with its 95 % Wilson interval and counts."""
    if not n:
        return "-"
    low, high = wilson(hits, n)
    return f"{hits / n:.2f} ({low:.2f}-{high:.2f}) {hits}/{n}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)
