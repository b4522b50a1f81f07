"""What the law asks of the maker itself: whether an order names it, and who that is blocked owns it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from unpick.app.assess_owners import counted_share, owned_through
from unpick.app.evidence import Evidence, Said
from unpick.law.facts import Ground
from unpick.model.days import LONG_AGO
from unpick.model.share import WHOLE, share_words

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = ["makers_named", "owners_of"]


def makers_named(
    evidence: Evidence, line: Mapping[str, Any], entities: Iterable[str], regimes: Iterable["Regime"]
) -> list[Ground]:
    """Return who made the line, each maker under the name by which an order knows it, or its own.

    A maker whose name leaves open whether an order means it gives no ground: the order stays open then.

    Args:
        line: `maker`, an entity id; `maker_name`, the name on the shipment where no entity stands behind it.
        entities: the maker, the product and who else worked on the goods.
        regimes: those asked; the names are those of their `made_by` conditions.
    """
    wanted = sorted(
        {one for regime in regimes for version in regime.versions for one in _named(version.trigger)}
    )
    grounds = []
    for name, said, denied in _makers(evidence, line, entities):
        known = {one: _outcome(name, one) for one in wanted}
        same = [one for one, outcome in known.items() if outcome == "same"]
        if same or "unsure" not in known.values():
            grounds += [_maker(name, one, said, denied) for one in same or [name]]
    return grounds


def _makers(
    evidence: Evidence, line: Mapping[str, Any], entities: Iterable[str]
) -> Iterator[tuple[str, Said | None, bool]]:
    """Yield each maker's name, what says so, and whether it is denied."""
    maker = str(line.get("maker", ""))
    name = str(line.get("maker_name", "")) or (evidence.name(maker) if maker else "")
    if name:
        first = min(evidence.about(maker) if maker else (), key=_first, default=None)
        yield name, first, False
    for entity in entities:
        for said in evidence.about(entity, "made_by"):
            yield evidence.name(said.object), said, said.denied


def _first(said: Said) -> tuple[dt.date, str]:
    return said.source.public_from, said.id


def _named(condition: Mapping[str, Any]) -> Iterator[str]:
    """Yield the firms that a condition asks for as makers."""
    for inner in (*condition.get("all", ()), *condition.get("any", ())):
        yield from _named(inner)
    if condition.get("says") == "made_by":
        yield from condition["is"]


def _outcome(name: str, wanted: str) -> str:
    from unpick.resolve.screen import compare

    return str(compare(name, wanted)["outcome"])


def _maker(name: str, value: str, said: Said | None, denied: bool) -> Ground:
    """Return the ground; where nothing but the line says who made the goods, the line is its source."""
    same = "" if name == value else f"; an order names {value}, and the two names are the same"
    source = said.source.as_dict() if said else {"title": "the line asked about"}
    return Ground(
        predicate="made_by",
        values=(value,),
        denied=denied,
        text=f"{'denied: ' if denied else ''}{name} is stated as the maker{same}",
        why=said.why if said else (f"maker:{name}",),
        source=source,
        public_from=said.source.public_from if said else LONG_AGO,
    )


def owners_of(
    evidence: Evidence,
    maker: str,
    on: dt.date | None = None,
    *,
    same: Mapping[str, str] | None = None,
    listed: Collection[str] = (),
) -> list[Ground]:
    """Return the stated ownership of the maker by blocked persons, and its groups with a blocked member.

    A stated share becomes a ground with that share, at the low end of a range. A group in which a blocked
    person is said to stand too, without a share, becomes a ground that decides nothing and says why.

    Args:
        on: the day asked about, for what is held through further firms; None leaves that out.
        same, listed: as for `assess_owners.owned_through`.
    """
    if not maker:
        return []
    one_of = (same or {}).get
    blocked = {said.subject for said in evidence.said if said.predicate == "designated" and not said.denied}
    blocked |= {one_of(one, one) for one in blocked}
    owns = [
        _owner(said, evidence)
        for said in evidence.said
        if said.schema == "Link"
        and said.predicate == "owns"
        and one_of(said.object, said.object) == maker
        and one_of(said.subject, said.subject) in blocked
    ]
    groups = [said for said in evidence.about(maker, "part_of_group") if said.schema == "Link"]
    beside = [
        _beside(mine, theirs, evidence)
        for mine in groups
        for theirs in evidence.said
        if theirs.schema == "Link"
        and theirs.predicate == "part_of_group"
        and theirs.object == mine.object
        and theirs.subject in blocked - {maker}
    ]
    through = owned_through(evidence, maker, on, same=same, listed=listed) if on else []
    return [*owns, *through, *beside]


def _owner(said: Said, evidence: Evidence) -> Ground:
    """Return a stake of a designated owner; votes, and shares reckoned through other firms, have no share here."""
    share = counted_share(said)
    measured = said.attribution != "votingRights" and said.certainty != "indirect" and share.low > 0
    of = "the votes in " if said.attribution == "votingRights" else ""
    stated = f"{share_words(share.low, share.high)} of {of}{evidence.name(said.object)}"
    return Ground(
        predicate="owned_by_blocked",
        values=(said.subject,),
        denied=said.denied,
        share=Fraction(share.low, WHOLE) if measured else None,
        text=f"{evidence.name(said.subject)} owns {stated}",
        why=said.why,
        source=said.source.as_dict(),
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        public_from=said.source.public_from,
    )


def _beside(mine: Said, theirs: Said, evidence: Evidence) -> Ground:
    """Return that two firms are said to stand in one group: a relation, no share, and so no ownership."""
    later = max(mine, theirs, key=lambda said: said.source.public_from)
    return Ground(
        predicate="owned_by_blocked",
        values=(theirs.subject,),
        denied=mine.denied or theirs.denied,
        tentative=True,
        text=(
            f"{evidence.name(mine.subject)} and {evidence.name(theirs.subject)}, which is designated, are said to"
            f" belong to one group, {evidence.name(mine.object)}; no source states a share: related, not proven,"
            " and the designation does not reach the maker on this"
        ),
        why=(*mine.why, *theirs.why),
        source=later.source.as_dict(),
        valid_from=max(mine.valid_from, theirs.valid_from),
        valid_to=min(mine.valid_to, theirs.valid_to),
        public_from=later.source.public_from,
    )
