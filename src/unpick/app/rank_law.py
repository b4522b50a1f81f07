"""Which law would bar an arrival if what its reasons say were so: asked of the regimes, of the chosen arrivals alone."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.app.listings import sublists
from unpick.law.engine import Outcome, assess
from unpick.law.facts import PREDICATES, Facts, Ground
from unpick.law.marks import printed_mark
from unpick.law.regime import BARS, Regime, bundled_regimes

__all__ = ["LawAsked", "grounds_of_concern", "grounds_of_listings"]

Json = dict[str, Any]

_SHOWN: Final = (Outcome.PRESUMED, Outcome.PROHIBITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAsked:
    """The regimes that bar entry or block dealings, asked of grounds, goods, country and day; alike questions are asked once.

    Attributes:
        known_at: what of the law was public.
    """

    known_at: dt.date
    _told: dict[tuple[Any, ...], list[Json]] = field(default_factory=dict)
    _regimes: dict[str, tuple[Regime, ...]] = field(default_factory=dict)

    def ask(self, grounds: Sequence[Ground], *, hs: str, country: str, on: dt.date | None) -> list[Json]:
        """Return what would presume or prohibit, each on the condition that the grounds hold.

        Nothing is told of an undated arrival, or of one whose country of import is not known.
        """
        if not grounds or on is None or not country:
            return []
        key = (tuple(sorted((one.predicate, one.values) for one in grounds)), hs[:6], country, on)
        if key not in self._told:
            facts = Facts(subject="the arrival", import_country=country, hs=hs, grounds=tuple(grounds))
            found = assess(facts, self._of(country), on=on, known_at=self.known_at)
            self._told[key] = [_short(one) for one in found if one["outcome"] in _SHOWN]
        return self._told[key]

    def _of(self, country: str) -> tuple[Regime, ...]:
        if country not in self._regimes:
            self._regimes[country] = tuple(
                one for one in bundled_regimes() if one.jurisdiction == country and one.effect in BARS
            )
        return self._regimes[country]


def _short(told: Json) -> Json:
    return {
        "regime": told["regime"],
        "title": told["title"],
        "outcome": told["outcome"],
        "if": "what the reasons say holds of these goods",
        "presumption": told["presumption"],
        "burden": told["burden"],
        "standard": told["standard"],
        "cite": _cite(told["regime"]),
        "mark": told["version"]["mark"] if told["version"] else None,
    }


def _cite(regime: str) -> Json:
    (found,) = (one.provision for one in bundled_regimes() if one.id == regime)
    return {"cite": found["cite"], "url": found.get("url"), "mark": printed_mark(str(found.get("mark", "")))}


def grounds_of_concern(concern: Any, *, inner: bool) -> list[Ground]:
    """Return what a concern says as grounds of the law.

    Args:
        inner: it is said of a maker farther up: its goods are a material of the arrival.
    """
    if concern.predicate == "listed":
        return grounds_of_listings(concern.claims)
    predicate = "material_from" if inner and concern.predicate == "made_in" else concern.predicate
    if predicate not in PREDICATES:
        return []
    return [
        Ground(
            predicate=predicate,
            values=(str(row.get("object") or row.get("value") or "yes"),),
            text=str(row.get("quote") or ""),
            why=tuple(row["why"]),
            source={},
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            public_from=row["public_from"],
        )
        for row in concern.claims
    ]


def grounds_of_listings(rows: Sequence[Mapping[str, Any]]) -> list[Ground]:
    """Return listings as grounds of the law, with the sub-list each stands under."""
    return [
        Ground(
            predicate=predicate,
            values=(value,),
            text=f"listed on {row['list']}",
            why=tuple(row["why"]),
            source={},
            valid_from=row["from_earliest"],
            valid_to=row["to_latest"],
            public_from=row["public_from"],
        )
        for row in rows
        for predicate, value in (
            ("listed", str(row["list"])),
            *(("listed_under", part) for part in sublists(row)),
        )
    ]
