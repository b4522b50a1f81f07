"""What the answer to a name rests on, as one hash: as long as it stays, so does the answer."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from unpick.names import identifiers
from unpick.resolve.aliases import STEPS
from unpick.resolve.asked import reading
from unpick.resolve.decisions import Said, says_who
from unpick.resolve.numbers import holders
from unpick.resolve.screen import Screener
from unpick.resolve.watch import Link, Told

__all__ = ["Ground", "Grounds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one answer rests on.

    Attributes:
        hash: over all that bears on it. passed: digests of the comparisons that found a different firm; as
            long as both sides of one are as they were, it need not be made again and bears on nothing.
    """

    hash: str
    passed: frozenset[bytes] = frozenset()


class Grounds:
    """Hashes over all that `Screener.screen` reads for one name and that bears on the answer.

    These are the names that it may be, and how much a shared brand says there; everything that the list and
    the workspace say of their entities, the cited statements that relate those, and what people decided.
    The candidates are searched anew, so that nothing has to be assumed about the search, and those that
    were not met before are compared; most are different firms and change nothing. Listings are no part of
    it but for whether there is one: an answer shows them as they are on the day (`listed.listings_of`).

    Args:
        version: of the code and tables that compare names; another version leaves no answer standing.
    """

    def __init__(self, screener: Screener, *, version: str) -> None:
        self._screener = screener
        self._version = version
        self._rows: dict[int, tuple[Any, ...]] = {}
        self._digests: dict[int, bytes] = {}
        self._told: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        self.compared = 0

    def of(self, query: str, passed: frozenset[bytes] = frozenset()) -> Ground:
        """Return what the answer to a name rests on.

        Args:
            passed: the comparisons that were made before and found a different firm.
        """
        screener, watch = self._screener, self._screener.watch
        names = reading(query).names
        reached = [(name, number) for name in names for number in screener.reached(name)]
        numbered = [
            (entity, one.value, one.kind)
            for one in (identifiers(query) if names else ())
            for entity in holders(watch, one)
        ]
        met = {watch.names[number][0] for _, number in reached} | {row[0] for row in numbered}
        met.update(screener.graph.around(sorted(met)))
        ruled = screener.ruled(query, names, met)
        rows: set[tuple[Any, ...]] = set()
        apart: set[bytes] = set()
        for name, number in reached:
            digest = self._digest(names.index(name), number)
            if self._row(number)[0] not in ruled and self._is_apart(name, number, digest, passed):
                apart.add(digest)
            else:
                rows.add((name, *self._row(number)))
        decided = [(entity, *_said(said)) for entity, said in ruled.items()]
        entities = {row[0] for row in numbered} | {row[1] for row in rows} | ruled.keys()
        about = [self._entity(entity) for entity in sorted(entities)]
        told = [self._version, bool(watch.names), sorted(rows), sorted(numbered), decided, about]
        return Ground(hash=_hash(told), passed=frozenset(apart))

    def _is_apart(self, name: str, number: int, digest: bytes, passed: frozenset[bytes]) -> bool:
        if digest in passed:
            return True
        self.compared += 1
        return self._screener.is_apart(name, number)

    def _row(self, number: int) -> tuple[Any, ...]:
        """Return all that the comparison with one name of the index reads."""
        if number not in self._rows:
            watch = self._screener.watch
            entity, spelled, kind, other = watch.names[number]
            schema, common = watch.schema.get(entity, ""), watch.common(other)
            shared = self._screener.graph.shared(other.typed_key) if other.typed_key else ""
            self._rows[number] = (entity, spelled, kind, common, schema, shared)
        return self._rows[number]

    def _digest(self, place: int, number: int) -> bytes:
        """Return nine bytes for the comparison of the name at a place of the query with one of the index."""
        if number not in self._digests:
            told = json.dumps([self._version, *self._row(number)], ensure_ascii=False)
            given = told.encode("utf-8", "surrogatepass")
            self._digests[number] = hashlib.blake2b(given, digest_size=7).digest()
        return place.to_bytes(2, "big") + self._digests[number]

    def _entity(self, entity: str) -> str:
        """Return the hash of an entity, of what cited statements relate it to, and of what aliases lead to."""
        if entity not in self._whole:
            self._whole[entity] = _hash([self._near(entity), *self._led(entity, STEPS)])
        return self._whole[entity]

    def _near(self, entity: str) -> list[Any]:
        """Return an entity and what cited statements relate it to, over two steps."""
        related = [
            [self._own(first), *_link(link)]
            + [[self._own(second), *_link(further)] for second, further in self._screener.related(first)]
            for first, link in self._screener.related(entity)
        ]
        return [self._own(entity), related]

    def _led(self, entity: str, steps: int) -> list[Any]:
        """Return the records that carry a name of an entity, and theirs, so far as aliases are followed."""
        return [
            [
                self._near(edge.entity),
                self._screener.watch.names[edge.here][1],
                self._screener.watch.names[edge.there][1],
                edge.shared,
                edge.apart,
                *(self._led(edge.entity, steps - 1) if steps > 1 else ()),
            ]
            for edge in self._screener.led(entity)
        ]

    def _own(self, entity: str) -> str:
        if entity not in self._told:
            watch = self._screener.watch
            # The statement of an alias that leads on is told by its id, which is another with each copy.
            leads = bool(self._screener.led(entity))
            names = [
                [*watch.names[number][1:3], *_says(watch.told.get(number), leads=leads)]
                for number in watch.by_entity.get(entity, ())
            ]
            by = [
                [str(row.get(one) or "") for one in ("authority", "list", "ref")]
                for row in watch.listings.get(entity, ())
            ]
            numbers = sorted(watch.numbers.get(entity, ()))
            self._told[entity] = _hash([entity, watch.schema.get(entity, ""), names, by, numbers])
        return self._told[entity]


def _says(told: Told | None, *, leads: bool) -> list[Any]:
    if told is None:
        return []
    page = told.locator.partition("; ")[2]
    return [told.dataset, str(told.public_from), page, *([told.locator, list(told.why)] if leads else [])]


def _said(said: Said) -> tuple[str, ...]:
    one = said.decision
    return one.a, one.b, one.verdict, says_who(one, carried=said.carried)


def _link(link: Link) -> list[Any]:
    return [link.kind, link.polarity, link.quote, link.public_from.isoformat(), list(link.why)]


def _hash(what: object) -> str:
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
