"""Which records a decision of a person speaks of: by id, and under a new id by what they are called."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from unpick.names.identifiers import identifier_key
from unpick.names.key import name_key
from unpick.store.judged import NOTHING_KNOWN, Decision, End

__all__ = [
    "APART",
    "Asked",
    "Judgement",
    "Record",
    "Ruling",
    "Rulings",
    "Said",
    "end_of",
    "says_who",
    "told_of",
]

APART: Final = frozenset({"different", "related"})
"""Verdicts that hold two things to be two; nothing joins them, not even other decisions."""

_KEYED_IDS: Final = ("pty-", "nam-")
"""Ids that are a key of a name already: parties of shipments, suppliers and firms of links."""


class Judgement(Protocol):
    """A decision of a person on two things, as the decision log keeps it."""

    @property
    def a(self) -> str: ...  # noqa: D102
    @property
    def b(self) -> str: ...  # noqa: D102
    @property
    def verdict(self) -> str: ...  # noqa: D102
    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def why(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A thing of the workspace.

    Attributes:
        names: its spellings, its own name first. identifiers: as (kind, value). listed: a list names it.
        lists: which lists do. vessel: it is a ship.
    """

    entity_id: str
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    listed: bool = False
    lists: frozenset[str] = frozenset()
    vessel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision brought to two records; `carried` when one of them is known by its name alone."""

    a: str
    b: str
    decision: Judgement
    carried: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """One thing of a decision: the text in the log and what was known of it."""

    thing: str
    known: End

    def name_keys(self) -> set[str]:
        """Return the keys of the names that stand for the thing; none for what a list names."""
        if self.known.listed:
            return set()
        prefix, key = self.thing[:4], self.thing[4:]
        return {*self.known.names, name_key(self.thing), *([key] if prefix in _KEYED_IDS else [])}


def end_of(record: Record) -> End:
    """Return what a decision should remember of a record."""
    return End(
        names=tuple(sorted({name_key(name) for name in record.names})),
        numbers=tuple(sorted({f"{kind}:{identifier_key(value)}" for kind, value in record.identifiers})),
        listed=record.listed,
    )


def says_who(one: Judgement, *, carried: bool = False) -> str:
    """Return a decision as a sentence: who, when, what, why, and how it came here."""
    told = f"{one.by} decided: {one.verdict}; {one.why}"
    if isinstance(one, Decision):
        came = f", imported from {one.imported}" if one.imported else ""
        told = f"{one.by} decided on {one.at[:10]}: {one.verdict}; {one.why} ({one.id}{came})"
    return f"{told}; known again by its name" if carried else told


class Rulings:
    """The decisions that stand, ready to be asked about records or about a name.

    A thing is known again under another id by a spelling that it had when it was decided on, unless the new
    record carries another number of the same kind, or both things of the decision had that spelling: then
    the name tells nothing. A thing on an official list is known by its id alone: another entry of the same
    name is another designation, and is asked about.
    """

    def __init__(self, decisions: Iterable[Judgement]) -> None:
        given = list(decisions)
        # What was decided here is stronger than what was imported; within each, the order of the log.
        self.decisions = sorted(given, key=lambda one: isinstance(one, Decision) and bool(one.imported))

    def among(self, records: Sequence[Record]) -> Iterator[Ruling]:
        """Yield what the decisions say of pairs of records, strongest decision first.

        An id that no record has stands for itself: another system's canonical id joins those that it names.
        """
        held = _Held(records)
        for one in self.decisions:
            sides = _sides(one, held.by_id)
            direct = [held.named(side) for side in sides]
            taken = {*direct[0], *direct[1]}
            carried = [held.known_again(side) - taken for side in sides]
            both = carried[0] & carried[1]
            ends = [
                [*((entity, False) for entity in named), *((entity, True) for entity in sorted(again - both))]
                for named, again in zip(direct, carried, strict=True)
            ]
            for a, by_name_a in ends[0]:
                for b, by_name_b in ends[1]:
                    if a != b:
                        yield Ruling(a=a, b=b, decision=one, carried=by_name_a or by_name_b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a decision says of a name: of which other thing, and whether the name alone brought it here.

    Attributes:
        other: the other thing, as the log has it. keys: of its names, empty when a list names it.
    """

    other: str
    keys: frozenset[str]
    decision: Judgement
    carried: bool


class Asked:
    """The decisions that stand, by the names that they speak of."""

    def __init__(self, rulings: Rulings, record_of: Callable[[str], Record | None]) -> None:
        self._sides: list[tuple[Judgement, tuple[_Side, _Side]]] = []
        self._texts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._keyed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, one in enumerate(rulings.decisions):
            records = {thing: record for thing in (one.a, one.b) if (record := record_of(thing))}
            sides = _sides(one, records)
            self._sides.append((one, sides))
            keys = [side.name_keys() for side in sides]
            for place, side in enumerate(sides):
                self._texts[side.thing].append((number, place))
                for key in keys[place] - keys[1 - place]:
                    self._keyed[key].append((number, place))

    def about(self, texts: Iterable[str], numbers: Sequence[tuple[str, str]]) -> list[Said]:
        """Return what was decided on a name, as asked and under its other spellings; the strongest first.

        Args:
            numbers: the identifiers that came with the name, as (kind, value).
        """
        direct = sorted({at for text in texts for at in self._texts.get(text, ())})
        keys = {name_key(text) for text in texts}
        again = sorted({at for key in keys for at in self._keyed.get(key, ())} - set(direct))
        carried = [at for at in again if not _clash(self._sides[at[0]][1][at[1]].known, numbers)]
        return [
            Said(other=other.thing, keys=frozenset(other.name_keys()), decision=one, carried=at in carried)
            for at in (*direct, *carried)
            for one, sides in [self._sides[at[0]]]
            for other in [sides[1 - at[1]]]
        ]


class _Held:
    """Records by id, by spelling and by key of a name."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.by_id = {record.entity_id: record for record in records}
        self._spelled: dict[str, list[str]] = defaultdict(list)
        self._keyed: dict[str, list[str]] = defaultdict(list)
        for record in records:
            for name in record.names:
                self._spelled[name].append(record.entity_id)
                if not record.listed:
                    self._keyed[name_key(name)].append(record.entity_id)

    def named(self, side: _Side) -> list[str]:
        """Return the records that the log names: the id, else all that are spelled so, else the text itself."""
        if side.thing in self.by_id:
            return [side.thing]
        return list(dict.fromkeys(self._spelled.get(side.thing, ()))) or [side.thing]

    def known_again(self, side: _Side) -> set[str]:
        """Return the records that carry a name of the thing and no number that speaks against it."""
        found = {entity for key in side.name_keys() for entity in self._keyed.get(key, ())}
        return {entity for entity in found if not _clash(side.known, self.by_id[entity].identifiers)}


def _sides(one: Judgement, by_id: Mapping[str, Record]) -> tuple[_Side, _Side]:
    known = {one.a: one.end_a, one.b: one.end_b} if isinstance(one, Decision) else {}
    ends = []
    for thing in (one.a, one.b):
        end = known.get(thing, NOTHING_KNOWN)
        if end == NOTHING_KNOWN and thing in by_id:
            end = end_of(by_id[thing])
        ends.append(_Side(thing, end))
    return ends[0], ends[1]


def _clash(known: End, identifiers: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a record carries another number of a kind of which the thing had one."""
    held: dict[str, set[str]] = defaultdict(set)
    for number in known.numbers:
        kind, _, value = number.partition(":")
        held[kind].add(value)
    return any(kind in held and identifier_key(value) not in held[kind] for kind, value in identifiers)


def told_of(entity: str, name: str, said: Said) -> dict[str, Any]:
    """Return what a decision says of an entity, for the answer that names it."""
    one = said.decision
    return {
        "entity": {"id": entity, "name": name},
        "outcome": one.verdict,
        "decision": getattr(one, "id", ""),
        "by": one.by,
        "carried": said.carried,
        "says": says_who(one, carried=said.carried),
    }
