"""What the law asks of the maker itself: whether an order names it, and who that is blocked owns it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from unpick.app.evidence import Evidence, Said
from unpick.law.facts import Ground

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = ["makers_named", "owners_of"]


def makers_named(evidence: Evidence, line: Mapping[str, Any], regimes: Iterable["Regime"]) -> list[Ground]:
    """Return a ground for each firm that an order names and that the maker of the line is.

    Args:
        line: `maker`, an entity id; `maker_name`, the name on the shipment where no entity stands behind it.
        regimes: those asked; the names are those of their `made_by` conditions.
    """
    maker = str(line.get("maker", ""))
    name = str(line.get("maker_name", "")) or (evidence.name(maker) if maker else "")
    if not name:
        return []
    wanted = sorted(
        {one for regime in regimes for version in regime.versions for one in _named(version.trigger)}
    )
    return [_maker(evidence, maker, name, one) for one in wanted if maker == one or _same(name, one)]


def _named(condition: Mapping[str, Any]) -> Iterator[str]:
    """Yield the firms that a condition asks for as makers."""
    for inner in (*condition.get("all", ()), *condition.get("any", ())):
        yield from _named(inner)
    if condition.get("says") == "made_by":
        yield from condition["is"]


def _same(name: str, wanted: str) -> bool:
    from unpick.resolve.screen import compare

    return str(compare(name, wanted)["outcome"]) == "same"


def _maker(evidence: Evidence, maker: str, name: str, wanted: str) -> Ground:
    """Return the ground: its source is the line itself, which says who made the goods."""
    sources = evidence.about(maker) if maker else []
    first = min(sources, key=lambda said: (said.source.public_from, said.id), default=None)
    return Ground(
        predicate="made_by",
        values=(wanted,),
        text=f"{name} is stated as the maker; the order names {wanted}, and the names are the same",
        why=first.why if first else (f"maker:{name}",),
        source=first.source.as_dict() if first else {"title": "the line asked about", "date": ""},
    )


def owners_of(evidence: Evidence, maker: str) -> list[Ground]:
    """Return the stated ownership of the maker by blocked persons, and its groups with a blocked member.

    A stated share becomes a ground with that share. A group in which a blocked person is said to stand
    too, without a share, becomes a ground that decides nothing and says why.
    """
    if not maker:
        return []
    blocked = {said.subject for said in evidence.said if said.predicate == "designated" and not said.denied}
    owns = [
        _owner(said, evidence)
        for said in evidence.said
        if said.schema == "Link"
        and said.predicate == "owns"
        and said.object == maker
        and said.subject in blocked
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
    return [*owns, *beside]


def _owner(said: Said, evidence: Evidence) -> Ground:
    share = _share(said.value)
    stated = (
        f"{share * 100:f} percent".replace(".00", "") if share is not None else "a share that is not stated"
    )
    return Ground(
        predicate="owned_by_blocked",
        values=(said.subject,),
        denied=said.denied,
        share=share,
        text=f"{evidence.name(said.subject)} owns {stated} of {evidence.name(said.object)}",
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


def _share(text: str) -> Decimal | None:
    """Return a stated share between 0 and 1: `0.5`, `50%` and `50 percent` are the same.

    >>> _share("50%"), _share("0.25"), _share("a large part")
    (Decimal('0.5'), Decimal('0.25'), None)
    """
    words = text.strip().lower().removesuffix("percent").strip()
    percent = words != text.strip().lower() or words.endswith("%")
    try:
        share = Decimal(words.removesuffix("%").strip())
    except InvalidOperation:
        return None
    share = share / 100 if percent or share > 1 else share
    return share if Decimal(0) < share <= 1 else None
