"""Which spellings in figures and on shipments name one firm: by its cited names, by decisions of people, by its letters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unpick.store.judged import Decision
    from unpick.store.reader import Reader

__all__ = ["names_of", "shipped_names", "spellings_of"]


def names_of(reader: "Reader", asked: str) -> tuple[list[str], list[str]]:
    """Return the names of whoever bears a name or id, the one asked about first, and the ids; weak aliases name nobody."""
    from unpick.names.key import fold_name

    folded = fold_name(asked)
    rows = [row for row in reader.table("name").to_pylist() if row["name"] and row["kind"] != "weakAlias"]
    ids = sorted(
        {row["entity_id"] for row in rows if row["entity_id"] == asked or fold_name(row["name"]) == folded}
    )
    names = sorted({row["name"] for row in rows if row["entity_id"] in ids})
    return [asked, *(one for one in names if one != asked)], ids


def shipped_names(reader: "Reader") -> list[str]:
    """Return shippers and consignees of the shipments that indicators read, each spelling once."""
    names: list[str] = reader.run("unpick.store", "sql/shipped_names.sql")["name"].to_pylist()
    return names


def spellings_of(
    own: Sequence[str],
    texts: Iterable[str],
    *,
    ids: Collection[str] = (),
    decisions: "Iterable[Decision]" = (),
) -> Mapping[str, str]:
    """Return the texts that name a firm, each with the reason.

    Args:
        own: names of the firm, the one asked about first. ids: of its entities. decisions: of people, on ids or names.
    """
    from unpick.names.key import fold_name
    from unpick.resolve.called import called
    from unpick.trace.build import party_id

    every = sorted(set(texts))
    mine = {*ids, *(party_id(one) for one in own)}
    folded = {fold_name(one) for one in own}
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for one in decisions:
        for end, other in ((one.a, one.b), (one.b, one.a)):
            if end in mine or fold_name(end) in folded:
                told[one.verdict == "same"].add(other)
    keys = {
        verdict: {
            fold_name(text)
            for text in every
            if ends and (party_id(text) in ends or fold_name(text) in {fold_name(end) for end in ends})
        }
        for verdict, ends in told.items()
    }
    return called(own, every, same=keys[True], apart=keys[False])
