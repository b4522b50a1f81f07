"""Following cited aliases from what a name is to the other records that are it too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unpick.names import identifiers, normalise
from unpick.resolve.aliases import STEPS, Edge, cite_names, numerals
from unpick.resolve.asked import names_of
from unpick.resolve.found import Found, order
from unpick.resolve.numbers import clash

if TYPE_CHECKING:
    from unpick.resolve.decisions import Said
    from unpick.resolve.screen import Screener

__all__ = ["follow"]

_COMMON_SHOWN: Final = 10
"""Records that are told as `unsure` because they share a common alias; a person needs no more to see that it is one."""


def follow(
    screener: "Screener",
    query: str,
    names: Sequence[str],
    found: Mapping[str, Found],
    ruled: "dict[str, Said]",
    apart: dict[str, str],
) -> dict[str, Found]:
    """Return what is found with what cited aliases make the same, at most STEPS aliases from the name.

    Args:
        ruled: what decisions say; those on records that only an alias reaches are added to it.
        apart: records that carry another number, with the reason; those reached here are added to it.
    """
    walk = _Walk(screener, query, names, found, ruled, apart)
    level = sorted((one for one in found.values() if one.outcome == "same"), key=order)
    for _ in range(STEPS):
        level = walk.step(level)
    return walk.found


class _Walk:
    """What one walk from a name has met so far."""

    def __init__(
        self,
        screener: "Screener",
        query: str,
        names: Sequence[str],
        found: Mapping[str, Found],
        ruled: "dict[str, Said]",
        apart: dict[str, str],
    ) -> None:
        self.found = dict(found)
        self._screener, self._query, self._names = screener, query, names
        self._ruled, self._apart = ruled, apart
        self._given = [(one.kind, one.value) for one in identifiers(query)]
        self._common = 0
        self._asked = numerals(normalise(name, screener.watch.tables) for name in names_of(query))

    def step(self, level: Iterable[Found]) -> list[Found]:
        """Return the records that the aliases of this level make the same, and that none had reached before."""
        reached: dict[str, tuple[Found, Edge]] = {}
        for one in level:
            for edge in self._screener.led(one.entity):
                held = self.found.get(edge.entity)
                if held is not None and (held.outcome == "same" or edge.entity in self._ruled):
                    continue
                if edge.entity not in reached or reached[edge.entity][1].shared:
                    reached[edge.entity] = (one, edge)
        more = self._screener.ruled(self._query, self._names, [*self.found, *reached]) if reached else {}
        for entity in more.keys() & reached.keys() - self._ruled.keys():
            self._ruled[entity] = more[entity]
            self.found[entity] = self._screener.decided(entity, more[entity], self.found)
        led = [self._led(*reached[one]) for one in reached if one not in self._ruled]
        same = [one for one in led if one is not None and one.outcome == "same"]
        self.found.update((one.entity, one) for one in led if one is not None)
        return same

    def _led(self, one: Found, edge: Edge) -> Found | None:
        """Return what an alias makes of the record at its other end; nothing where it changes nothing."""
        watch = self._screener.watch
        numbers = watch.numbers.get(edge.entity, ())
        name, held = watch.names[edge.there][1], self.found.get(edge.entity)
        says = clash(self._given, numbers) or edge.apart
        if says:
            self._apart[edge.entity] = says
            return None if held is None else replace(held, reasons=(*held.reasons, says))
        told, why = self._statement(one, edge)
        doubt = edge.shared or self._arrival(one) or self._other_number(one, edge)
        if not doubt:
            reasons = (*self._before(one), told, f"'{name}' is the name of this record")
            return self._as("same", edge, reasons, (*one.why, *why))
        self._common += 1
        if held is not None and held.outcome == "unsure":
            return replace(held, reasons=(*held.reasons, f"'{name}' is no bridge: {doubt}"))
        if self._common > _COMMON_SHOWN:
            return None
        return self._as("unsure", edge, (f"'{name}' is no bridge: {doubt}", told), (*one.why, *why))

    def _as(self, outcome: str, edge: Edge, reasons: tuple[str, ...], why: tuple[str, ...]) -> Found:
        held = self.found.get(edge.entity)
        return Found(
            entity=edge.entity,
            outcome=outcome,
            score=held.score if held and outcome != "same" else None,
            basis="alias",
            matched=self._screener.watch.names[edge.there][1],
            reasons=reasons,
            why=tuple(dict.fromkeys(why)),
        )

    def _before(self, one: Found) -> tuple[str, ...]:
        """Return the statement that led to the record from which this alias leads on."""
        return one.reasons[:1] if one.basis == "alias" and one.why else ()

    def _statement(self, one: Found, edge: Edge) -> tuple[str, tuple[str, ...]]:
        """Return the statement that the name by which a record was met and the alias are one."""
        watch = self._screener.watch
        rows = watch.by_entity[one.entity]
        met = next((n for n in rows if watch.names[n][1] == one.matched), watch.main(one.entity))
        return cite_names(watch, met, edge.here)

    def _arrival(self, one: Found) -> str:
        """Return why the name by which a record was met leads nowhere: others carry it too."""
        if one.basis not in ("string", "alias"):
            return ""
        key = normalise(one.matched, self._screener.watch.tables).typed_key
        return self._screener.graph.shared(key) if key else ""

    def _other_number(self, one: Found, edge: Edge) -> str:
        """Return why the numbers in the names speak against it: Factory No. 3 is not Factory No. 5."""
        watch = self._screener.watch
        there, here = (
            numerals(watch.names[number][3] for number in watch.by_entity.get(entity, ()))
            for entity in (edge.entity, one.entity)
        )
        if not self._asked or not there or there & (self._asked | here):
            return ""
        return f"the record is numbered {', '.join(sorted(there))}, the name {', '.join(sorted(self._asked))}"
