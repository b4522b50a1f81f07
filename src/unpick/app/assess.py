"""From what the workspace says to what the law asks: one record of grounds per line of goods."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess_firms import makers_named, owners_of
from unpick.app.evidence import Evidence, Said
from unpick.law.facts import ABOUT_IMPORTER, PREDICATES, Facts, Ground
from unpick.law.wording import said_of

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = [
    "LEAVES_OPEN",
    "NO_STEPS",
    "TENTATIVE",
    "Steps",
    "assess_line",
    "facts_of_line",
    "ground_of",
    "with_workshops",
]

TENTATIVE: Final = frozenset({"possible", "may", "suspected", "suggested", "alleged"})
"""Certainties with which a source itself leaves open whether it is so (rows of facts files, accepted claims of the press)."""

LEAVES_OPEN: Final = "one of"
"""The bound of a claim whose source does not say which of the values holds."""

_OF_GOODS: Final = frozenset(PREDICATES) - ABOUT_IMPORTER - {"made_by"}
"""What is asked of goods and makers. Who made them is asked by name (`assess_firms.makers_named`), not by id."""

_CARRIES_LABOR: Final = ("subcontracts", "transfers_labor_to", "shares_site")
"""Links along which a stated kind of labor reaches the goods of another firm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What happened to the goods at customs, as the person who asks knows it; the clocks run from it.

    Attributes:
        events: days by the names of `law.clocks.EVENTS`. extensions: how many were granted for the task.
        detained_under: ids of the regimes that the notice names.
        at: the day against which a deadline is overdue.
    """

    events: Mapping[str, dt.date] = field(default_factory=dict)
    extensions: int = 0
    detained_under: tuple[str, ...] = ()
    at: dt.date | None = None

    def put_to(self, facts: Facts) -> Facts:
        """Return the facts of a line with these steps."""
        return replace(
            facts,
            events=self.events,
            counts={"extensions_granted": self.extensions},
            detained_under=self.detained_under,
        )


NO_STEPS: Final = Steps()


def assess_line(
    evidence: Evidence,
    line: Mapping[str, Any],
    regimes: Iterable["Regime"],
    *,
    subject: str,
    import_country: str,
    on: dt.date | None,
    known_at: dt.date,
    listed: Sequence[Ground] = (),
    steps: Steps = NO_STEPS,
) -> list[dict[str, Any]]:
    """Return what each regime says about one line of goods.

    Args:
        line: `description`, `hs`, `materials`, and the entity ids `maker` and `product` where known.
        listed: grounds from listings of parties found to be the same, with their lists.
        steps: what happened at customs, for the clocks.
    """
    from unpick.law.engine import assess

    regimes = tuple(regimes)
    made = makers_named(evidence, line, _entities(evidence, line), regimes)
    named = (*listed, *made)
    facts = facts_of_line(evidence, line, subject=subject, import_country=import_country, listed=named, on=on)
    return assess(steps.put_to(facts), regimes, on=on, known_at=known_at, at=steps.at)


def facts_of_line(
    evidence: Evidence,
    line: Mapping[str, Any],
    *,
    subject: str,
    import_country: str,
    listed: Sequence[Ground] = (),
    on: dt.date | None = None,
) -> Facts:
    """Return the record of grounds for one line: what is said of its product, its maker, and who worked for it.

    Args:
        on: the day for which ownership through further firms is reckoned; None leaves that out.
    """
    grounds = [
        ground_of(said, evidence)
        for entity in _entities(evidence, line)
        for said in evidence.about(entity)
        if said.schema == "Claim" and said.predicate in _OF_GOODS
    ]
    grounds += [
        ground_of(said, evidence)
        for said in evidence.about(subject)
        if said.schema == "Claim" and said.predicate in ABOUT_IMPORTER
    ]
    return Facts(
        subject=evidence.name(subject),
        line=str(line.get("id", "")),
        description=str(line.get("description", "")),
        import_country=import_country,
        hs=str(line.get("hs", "")),
        materials=tuple(line.get("materials", ())),
        grounds=(*grounds, *owners_of(evidence, str(line.get("maker", "")), on), *listed),
    )


def _entities(evidence: Evidence, line: Mapping[str, Any]) -> list[str]:
    """Return the product, the maker and those whose labor went into their goods."""
    return with_workshops(evidence, [one for one in (line.get("product"), line.get("maker")) if one])


def with_workshops(evidence: Evidence, entities: list[str]) -> list[str]:
    """Return the entities and those whose labor went into their goods, each once, in a fixed order."""
    found = list(entities)
    for entity in found:  # grows while it runs: workshops of workshops
        for said in evidence.said:
            other = _worker_of(said, entity)
            if other and other not in found:
                found.append(other)
    return found


def _worker_of(said: Said, entity: str) -> str:
    """Return who works for the entity by this link, or an empty string."""
    if said.schema != "Link" or said.denied or said.predicate not in _CARRIES_LABOR:
        return ""
    if said.predicate == "transfers_labor_to":
        return said.subject if said.object == entity else ""
    return said.object if said.subject == entity else ""


def ground_of(said: Said, evidence: Evidence) -> Ground:
    """Return a claim as a ground of the law."""
    value = said.object or said.value or "yes"
    values = tuple(value.split("|")) if said.bound == LEAVES_OPEN else (value,)
    return Ground(
        predicate=said.predicate,
        values=values,
        denied=said.denied,
        tentative=said.certainty in TENTATIVE,
        text=_sentence(said, evidence, values),
        goods=said.goods if said.predicate.startswith("material") else "",
        bound=said.bound if said.bound != LEAVES_OPEN else "",
        unit=said.unit,
        why=said.why,
        source=said.source.as_dict(),
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        public_from=said.source.public_from,
    )


def _sentence(said: Said, evidence: Evidence, values: tuple[str, ...]) -> str:
    schema = evidence.schemas.get(said.subject, "")
    return said_of(
        said.predicate,
        evidence.name(said.subject),
        [evidence.name(value) for value in values],
        is_firm=bool(schema) and schema != "Product",
        goods=said.goods,
        denied=said.denied,
        tentative=said.certainty in TENTATIVE,
        attribution=said.attribution,
    )
