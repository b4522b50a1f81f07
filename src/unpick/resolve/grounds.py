"""What the answer to a name rests on, as one hash: as long as it stays, so does the answer."""

import hashlib
import json
from typing import Any

from unpick.names import identifiers, read_party
from unpick.resolve.decisions import Said, says_who
from unpick.resolve.screen import Screener
from unpick.resolve.watch import Link

__all__ = ["Grounds"]


class Grounds:
    """Hashes over all that `Screener.screen` reads for one name.

    These are the names that it is compared with and how much a shared brand says there, everything the list
    and the workspace say of their entities, the cited statements that relate those, and what people decided.
    The candidates are searched anew, so that nothing has to be assumed about the search; what is saved is
    the scoring. Listings are no part of it but for whether there is one: an answer shows them as they are
    on the day (`listed.listings_of`).

    Args:
        version: of the code and tables that compare names; another version leaves no answer standing.
    """

    def __init__(self, screener: Screener, *, version: str) -> None:
        self._screener = screener
        self._version = version
        self._told: dict[str, str] = {}
        self._whole: dict[str, str] = {}

    def of(self, query: str) -> str:
        """Return the hash for a name."""
        screener, watch = self._screener, self._screener.watch
        names = read_party(query).names
        rows: set[tuple[Any, ...]] = set()
        for name in names:
            for number in screener.reached(name):
                entity, spelled, kind, other = watch.names[number]
                rows.add((entity, spelled, kind, round(watch.rarity(other), 9)))
        for one in identifiers(query) if names else ():
            rows.update(
                (entity, one.value, one.kind, 1.0) for entity in watch.by_identifier.get(one.value, ())
            )
        entities = {row[0] for row in rows}
        ruled = screener.ruled(query, names, entities)
        decided = [(entity, *_said(said)) for entity, said in ruled.items()]
        about = [self._entity(entity) for entity in sorted(entities | ruled.keys())]
        return _hash([self._version, bool(watch.names), sorted(rows), decided, about])

    def _entity(self, entity: str) -> str:
        """Return the hash of an entity and of what cited statements relate it to, over two steps."""
        if entity not in self._whole:
            related = [
                [self._own(first), *_link(link)]
                + [[self._own(second), *_link(further)] for second, further in self._screener.related(first)]
                for first, link in self._screener.related(entity)
            ]
            self._whole[entity] = _hash([self._own(entity), related])
        return self._whole[entity]

    def _own(self, entity: str) -> str:
        if entity not in self._told:
            watch = self._screener.watch
            names = [watch.names[number][1:3] for number in watch.by_entity.get(entity, ())]
            listed = bool(watch.listings.get(entity))
            self._told[entity] = _hash([entity, watch.schema.get(entity, ""), names, listed])
        return self._told[entity]


def _said(said: Said) -> tuple[str, ...]:
    one = said.decision
    return one.a, one.b, one.verdict, says_who(one, carried=said.carried)


def _link(link: Link) -> list[Any]:
    return [link.kind, link.polarity, link.quote, link.public_from.isoformat(), list(link.why)]


def _hash(what: object) -> str:
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
