"""One piece of evidence as the ledger takes it."""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

__all__ = ["FAMILIES", "LAMBDA", "STATISTICAL", "Line"]

FAMILIES: Final = (
    "price", "capacity", "trade pattern", "routing", "ownership and name", "testimony", "imagery", "official finding",
)  # fmt: skip
"""Kinds of evidence that rest on different things; within one, lines are tempered (research, indicators 5)."""

STATISTICAL: Final = FAMILIES[:3]
"""Families of numbers alone: each is capped, and so is their sum."""

LAMBDA: Final = {"A": 1.0, "B": 0.8, "C": 0.6, "D": 0.3, "E": 0.0, "F": 0.3}
"""What the grade of a source leaves of a ratio: LR to this power. A stated convention (research, indicators 5), not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one origin says for or against the first proposition.

    Attributes:
        key: tells this line from others of its origin and family; equal lines are one.
        says: a sentence. family: one of FAMILIES. ratio: likelihood ratio, above 1 speaks for the first proposition.
        grade: of the source, A to F. origin: what copies of one report share.
        day: on which what is said was so; None does not age. half_life: months in which half of the weight is gone; None stays.
        told: when it was said; None is last. Of what one origin tells, the first counts.
        why: ids of the facts. against: what speaks against this very line.

    Raises:
        ValueError: unknown family or grade, or a ratio that is not above 0.
    """

    key: str
    says: str
    family: str
    ratio: float
    grade: str
    origin: str
    day: dt.date | None = None
    half_life: float | None = None
    told: dt.date | None = None
    why: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.family not in FAMILIES:
            raise ValueError(f"'{self.family}' is no family of evidence: {', '.join(FAMILIES)}")
        if self.grade not in LAMBDA:
            raise ValueError(f"'{self.grade}' is no grade of a source: A to F")
        if not (self.ratio > 0 and math.isfinite(self.ratio)):
            raise ValueError(f"a likelihood ratio of {self.ratio} is none: it is above 0")
        if self.half_life is not None and not self.half_life > 0:
            raise ValueError(f"a half-life of {self.half_life} months is none: it is above 0")

    def months(self, on: dt.date) -> float:
        """Return the age in months on a day; 0 for what does not age or lies in the future."""
        return 0.0 if self.day is None else max(0.0, (on - self.day).days / DAYS_OF_MONTH)

    def share_left(self, on: dt.date) -> float:
        """Return what grade and age leave of the log-ratio."""
        fresh = 1.0 if self.half_life is None else 0.5 ** (self.months(on) / self.half_life)
        return LAMBDA[self.grade] * fresh


DAYS_OF_MONTH: Final = 365.25 / 12
"""Days of a month on average."""
