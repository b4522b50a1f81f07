"""Circles of people: how many were in which role at which place, and what lies in what."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["Circle", "Wider"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A row of the table: at least so many people were in a role at a place at any one time of a period.

    Attributes:
        first, last: the period, both days included. safe_from: from when it is safe for them that it is told, None when
        nobody said. why: where the number comes from. row: of the file, for the answer.
    """

    place: str
    role: str
    people: int
    why: str
    first: dt.date = LONG_AGO
    last: dt.date = FOREVER
    safe_from: dt.date | None = None
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """Which place lies in which, and which role is one of which; both end in the empty text, anywhere and anyone."""

    places: Mapping[str, str]
    roles: Mapping[str, str]
