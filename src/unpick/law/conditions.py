"""Conditions of a trigger, in three values (met, not met, unknown), each with the grounds for and against it.

all: [...]      every condition        any: [...]     one of them
import_country  the country of import is one of these
says, is        a ground of this predicate has one of these values
says, at_least  grounds of this predicate state this share: of one owner, or of all owners together
says, number    grounds of this predicate state a number that reaches, or stays within, a line
happened        one of these events is recorded with its day
hs, materials   the goods are of these headings, or made of these
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from unpick.law.clocks import ALIASES, EVENTS, known_events
from unpick.law.facts import EXCLUSIVE, Facts, Ground
from unpick.law.jurisdictions import EU_MEMBERS
from unpick.law.marks import printed_mark
from unpick.law.numbers import compare
from unpick.law.wording import spell_day

__all__ = ["Element", "State", "holds", "leaf_of", "leaves_of"]


class State(StrEnum):
    """How one element stands."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    ONE_OF = "one_of"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with the grounds for and against it."""

    required: str
    state: State
    supported: tuple[Ground, ...] = ()
    against: tuple[Ground, ...] = ()
    where: tuple[str, ...] = ()
    cite: str = ""
    mark: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the element as an assessment carries it."""
        missing = [self.required] if self.state in (State.UNKNOWN, State.ONE_OF) else []
        return {
            "required": self.required,
            "state": self.state.value,
            "supported_by": [ground.as_dict() for ground in self.supported],
            "contradicted_by": [ground.as_dict() for ground in self.against],
            "missing": missing,
            "where_to_get": list(self.where) if missing else [],
            "cite": self.cite,
            "mark": printed_mark(self.mark),
        }


def holds(condition: Mapping[str, Any], facts: Facts, grounds: Sequence[Ground]) -> State:
    """Return whether a condition holds, in three values."""
    if "all" in condition:
        return _join([holds(inner, facts, grounds) for inner in condition["all"]], State.NOT_MET, State.MET)
    if "any" in condition:
        return _join([holds(inner, facts, grounds) for inner in condition["any"]], State.MET, State.NOT_MET)
    return leaf_of(condition, facts, grounds).state


def _join(states: list[State], strong: State, weak: State) -> State:
    """Return `strong` if one state is, `weak` if all are, else unknown."""
    if strong in states:
        return strong
    return weak if all(state is weak for state in states) else State.UNKNOWN


def leaf_of(condition: Mapping[str, Any], facts: Facts, grounds: Sequence[Ground]) -> Element:
    """Return how one condition stands, with what speaks for and against it."""
    if "import_country" in condition:
        return _given(condition, facts.import_country, condition["import_country"], "country of import")
    if "hs" in condition or "materials" in condition:
        return _merchandise(condition, facts)
    if "happened" in condition:
        return _happened(condition, facts)
    if "at_least" in condition:
        return _owned(condition, grounds)
    if "number" in condition:
        return _numbered(condition, grounds)
    return _stated(condition, grounds)


def _owned(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> Element:
    """Return how a share of ownership stands: stated, added up over owners, and never guessed.

    What is stated of a group without a share is shown and leaves the element unknown; a share below the
    line leaves it unknown too, since other owners may not be stated.
    """
    about = [ground for ground in grounds if ground.predicate == condition["says"]]
    hits = [ground for ground in about if not ground.denied]
    held: dict[str, Fraction] = {}
    for ground in hits:
        if ground.share is not None and not ground.tentative and len(ground.values) == 1:
            owner = ground.values[0]
            held[owner] = max(held.get(owner, Fraction(0)), Fraction(ground.share))
    most = max(held.values(), default=Fraction(0))
    reached = sum(held.values(), Fraction(0)) if condition.get("owners") == "all" else most
    return Element(
        required=condition["required"],
        state=State.MET if reached >= Fraction(str(condition["at_least"])) else State.UNKNOWN,
        supported=tuple(hits),
        against=tuple(ground for ground in about if ground.denied),
        **_marks(condition),
    )


def _numbered(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> Element:
    """Return how a stated number stands to a line that the law draws; what is tentative or denied decides nothing."""
    about = [ground for ground in grounds if ground.predicate == condition["says"]]
    told = [(ground, None if ground.denied else compare(ground, condition)) for ground in about]
    firm = {held for ground, held in told if not ground.tentative}
    state = State.MET if True in firm else State.NOT_MET if False in firm else State.UNKNOWN
    return Element(
        required=condition["required"],
        state=state,
        supported=tuple(ground for ground, held in told if held is not False and not ground.denied),
        against=tuple(ground for ground, held in told if held is False or ground.denied),
        **_marks(condition),
    )


def _given(condition: Mapping[str, Any], value: str, wanted: list[str], what: str) -> Element:
    state = _country_state(value, set(wanted))
    required = condition.get("required", f"{what} is {' or '.join(wanted)}")
    return Element(required=required, state=state, **_marks(condition))


def _country_state(value: str, wanted: set[str]) -> State:
    """Return whether a country of import is among those wanted; "EU" says a member, and not which."""
    if value == "EU" and wanted & EU_MEMBERS and "EU" not in wanted:
        return State.MET if wanted >= EU_MEMBERS else State.UNKNOWN
    return State.UNKNOWN if not value else State.MET if value in wanted else State.NOT_MET


def _happened(condition: Mapping[str, Any], facts: Facts) -> Element:
    """Return whether one of the events is recorded: the condition is about the record, not about the world."""
    known = known_events(facts.events)
    wanted = [ALIASES.get(event, event) for event in condition["happened"]]
    grounds = tuple(
        Ground(
            predicate=event,
            values=(known[event].isoformat(),),
            text=f"{EVENTS[event]} on {spell_day(known[event])}",
            why=(f"event:{event}",),
            source={"title": "dated steps given with the question"},
        )
        for event in wanted
        if event in known
    )
    state = State.MET if grounds else State.NOT_MET
    return Element(required=condition["required"], state=state, supported=grounds, **_marks(condition))


def _merchandise(condition: Mapping[str, Any], facts: Facts) -> Element:
    prefixes, materials = condition.get("hs", []), condition.get("materials", [])
    by_hs = bool(facts.hs) and any(facts.hs.startswith(prefix) for prefix in prefixes)
    by_material = any(material in facts.materials for material in materials)
    known = bool(facts.hs and prefixes) or bool(facts.materials and materials)
    state = State.MET if by_hs or by_material else State.NOT_MET if known else State.UNKNOWN
    required = condition.get("required", f"goods of {', '.join([*prefixes, *materials])}")
    return Element(required=required, state=state, **_marks(condition))


def _stated(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> Element:
    wanted, goods = set(condition["is"]), set(condition.get("goods", []))
    about = [
        ground
        for ground in grounds
        if ground.predicate == condition["says"] and (not goods or not ground.goods or ground.goods in goods)
    ]
    hits = [ground for ground in about if wanted & set(ground.values) and not ground.denied]
    against = [ground for ground in about if ground not in hits]
    state = _stated_state(condition, hits, against)
    return Element(
        required=condition.get("required", f"{condition['says']} is {' or '.join(sorted(wanted))}"),
        state=state,
        supported=tuple(hits),
        against=tuple(against),
        **_marks(condition),
    )


def _stated_state(condition: Mapping[str, Any], hits: list[Ground], against: list[Ground]) -> State:
    if any(len(ground.values) == 1 and not ground.tentative for ground in hits):
        return State.MET
    if hits:
        return State.ONE_OF if any(len(ground.values) > 1 for ground in hits) else State.UNKNOWN
    others = [ground for ground in against if not ground.denied and len(ground.values) == 1]
    if others and condition["says"] in EXCLUSIVE:
        return State.NOT_MET
    return State.UNKNOWN


def _marks(condition: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "where": tuple(condition.get("where_to_get", [])),
        "cite": condition.get("cite", ""),
        "mark": condition.get("mark", ""),
    }


def leaves_of(condition: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the single conditions within a condition, in their order."""
    inner = [*condition.get("all", []), *condition.get("any", [])]
    return [leaf for one in inner for leaf in leaves_of(one)] if inner else [condition]
