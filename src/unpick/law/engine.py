"""Ask every regime about one line of goods on one day: outcome, element by element, with what is missing.

Conditions of a trigger, in three values (met, not met, unknown):

    all: [...]      every condition        any: [...]     one of them
    import_country  the country of import is one of these
    says, is        a ground of this predicate has one of these values
    says, at_least  grounds of this predicate state this share: of one owner, or of all owners together
    says, number    grounds of this predicate state a number that reaches, or stays within, a line
    event           a step of the procedure has its day: detention notice, presentation
    hs, materials   the goods are of these headings, or made of these
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from unpick.law.aside import beside
from unpick.law.facts import EXCLUSIVE, MAKING_WINDOW, Facts, Ground
from unpick.law.numbers import compare
from unpick.law.regime import EFFECTS, Regime, Version
from unpick.model.days import FOREVER, LONG_AGO, parse_day

__all__ = ["Outcome", "State", "assess"]

UNVERIFIED = "unverified, do not rely"
"""What prints beside every point that nobody has read again in a source (mark M)."""


class Outcome(StrEnum):
    """What the facts give under a regime; only an agency determines."""

    NOT_IN_FORCE = "not_in_force"
    PROPOSED = "proposed"
    NOT_TRIGGERED = "not_triggered"
    INSUFFICIENT = "insufficient_facts"
    PROHIBITED = "prohibited"
    PRESUMED = "presumed"


class State(StrEnum):
    """How one element stands."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    ONE_OF = "one_of"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Element:
    """One element with the grounds for and against it."""

    required: str
    state: State
    supported: tuple[Ground, ...] = ()
    against: tuple[Ground, ...] = ()
    where: tuple[str, ...] = ()
    cite: str = ""
    mark: str = ""
    gates: bool = field(default=False)

    def as_dict(self) -> dict[str, Any]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One regime asked about one line of goods on one day, with what was public."""

    facts: Facts
    regime: Regime
    on: dt.date | None
    known_at: dt.date

    def public(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows that were public: a later ruling is no reading of an earlier day."""
        return [
            {key: value for key, value in row.items() if key != "public_from"}
            for row in rows
            if parse_day(str(row.get("public_from", LONG_AGO)))[0] <= self.known_at
        ]


def assess(
    facts: Facts, regimes: Iterable[Regime], *, on: dt.date | None, known_at: dt.date
) -> list[dict[str, Any]]:
    """Return what each regime says about one line of goods on one day.

    Args:
        facts: what is stated; grounds that became public after known_at are left out here again.
        on: the day the law is asked about, usually entry; None when the goods are undated.
        known_at: what was public by this day, law included.

    Returns:
        One assessment per regime, in the order given, in the shape of `law` in docs/commands.md.
    """
    seen = tuple(ground for ground in facts.grounds if ground.public_from <= known_at)
    return [_assess(facts, seen, regime, on, known_at) for regime in regimes]


def _assess(
    facts: Facts, grounds: tuple[Ground, ...], regime: Regime, on: dt.date | None, known_at: dt.date
) -> dict[str, Any]:
    asked = _Asked(facts=facts, regime=regime, on=on, known_at=known_at)
    if on is None:
        public = [version for version in regime.versions if version.public_from <= known_at]
        version = public[-1] if public else None
        elements = _elements(facts, (), version) if version else []
        return _document(asked, version, Outcome.INSUFFICIENT, elements)
    version = regime.version_on(on, known_at)
    if version is None:
        return _document(asked, None, Outcome.NOT_IN_FORCE, [])
    speaking = tuple(ground for ground in grounds if ground.speaks_of(on))
    outcome = _outcome(facts, speaking, version)
    if on < version.start_latest and outcome in (Outcome.PRESUMED, Outcome.PROHIBITED):
        outcome = Outcome.INSUFFICIENT
    return _document(asked, version, outcome, _elements(facts, speaking, version))


def _outcome(facts: Facts, grounds: tuple[Ground, ...], version: Version) -> Outcome:
    if version.status == "proposed":
        return Outcome.PROPOSED
    if version.status == "none_found":
        return Outcome.NOT_TRIGGERED
    triggered = _holds(version.trigger, facts, grounds)
    if triggered is State.NOT_MET:
        return Outcome.NOT_TRIGGERED
    if triggered is not State.MET:
        return Outcome.INSUFFICIENT
    lifted = [_holds(condition, facts, grounds) for condition in version.unless]
    if State.MET in lifted:
        return Outcome.NOT_TRIGGERED
    if any(state is not State.NOT_MET for state in lifted):
        return Outcome.INSUFFICIENT
    return Outcome(version.result)


def _holds(condition: Mapping[str, Any], facts: Facts, grounds: Sequence[Ground]) -> State:
    """Return whether a condition holds, in three values."""
    if "all" in condition:
        return _join([_holds(inner, facts, grounds) for inner in condition["all"]], State.NOT_MET, State.MET)
    if "any" in condition:
        return _join([_holds(inner, facts, grounds) for inner in condition["any"]], State.MET, State.NOT_MET)
    return _leaf(condition, facts, grounds).state


def _join(states: list[State], strong: State, weak: State) -> State:
    """Return `strong` if one state is, `weak` if all are, else unknown."""
    if strong in states:
        return strong
    return weak if all(state is weak for state in states) else State.UNKNOWN


def _leaf(condition: Mapping[str, Any], facts: Facts, grounds: Sequence[Ground]) -> _Element:
    if "import_country" in condition:
        return _given(condition, facts.import_country, condition["import_country"], "country of import")
    if "hs" in condition or "materials" in condition:
        return _merchandise(condition, facts)
    if "at_least" in condition:
        return _owned(condition, grounds)
    if "number" in condition:
        return _numbered(condition, grounds)
    if "event" in condition:
        happened = any(event in facts.events for event in condition["event"])
        state = State.MET if happened else State.UNKNOWN
        return _Element(required=condition["required"], state=state, **_marks(condition))
    return _stated(condition, grounds)


def _owned(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> _Element:
    """Return how a share of ownership stands: stated, added up over owners, and never guessed.

    What is stated of a group without a share is shown and leaves the element unknown; a share below the
    line leaves it unknown too, since other owners may not be stated.
    """
    about = [ground for ground in grounds if ground.predicate == condition["says"]]
    hits = [ground for ground in about if not ground.denied]
    held: dict[str, Decimal] = {}
    for ground in hits:
        if ground.share is not None and not ground.tentative and len(ground.values) == 1:
            owner = ground.values[0]
            held[owner] = max(held.get(owner, Decimal(0)), ground.share)
    most = max(held.values(), default=Decimal(0))
    reached = sum(held.values(), Decimal(0)) if condition.get("owners") == "all" else most
    return _Element(
        required=condition["required"],
        state=State.MET if reached >= Decimal(str(condition["at_least"])) else State.UNKNOWN,
        supported=tuple(hits),
        against=tuple(ground for ground in about if ground.denied),
        **_marks(condition),
    )


def _numbered(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> _Element:
    """Return how a stated number stands to a line that the law draws; what is tentative or denied decides nothing."""
    about = [ground for ground in grounds if ground.predicate == condition["says"]]
    told = [(ground, None if ground.denied else compare(ground, condition)) for ground in about]
    firm = {held for ground, held in told if not ground.tentative}
    state = State.MET if True in firm else State.NOT_MET if False in firm else State.UNKNOWN
    return _Element(
        required=condition["required"],
        state=state,
        supported=tuple(ground for ground, held in told if held is not False and not ground.denied),
        against=tuple(ground for ground, held in told if held is False or ground.denied),
        **_marks(condition),
    )


def _given(condition: Mapping[str, Any], value: str, wanted: list[str], what: str) -> _Element:
    state = State.UNKNOWN if not value else State.MET if value in wanted else State.NOT_MET
    required = condition.get("required", f"{what} is {' or '.join(wanted)}")
    return _Element(required=required, state=state, gates=True, **_marks(condition))


def _merchandise(condition: Mapping[str, Any], facts: Facts) -> _Element:
    prefixes, materials = condition.get("hs", []), condition.get("materials", [])
    by_hs = bool(facts.hs) and any(facts.hs.startswith(prefix) for prefix in prefixes)
    by_material = any(material in facts.materials for material in materials)
    known = bool(facts.hs and prefixes) or bool(facts.materials and materials)
    state = State.MET if by_hs or by_material else State.NOT_MET if known else State.UNKNOWN
    required = condition.get("required", f"goods of {', '.join([*prefixes, *materials])}")
    return _Element(required=required, state=state, **_marks(condition))


def _stated(condition: Mapping[str, Any], grounds: Sequence[Ground]) -> _Element:
    wanted, goods = set(condition["is"]), set(condition.get("goods", []))
    about = [
        ground
        for ground in grounds
        if ground.predicate == condition["says"] and (not goods or not ground.goods or ground.goods in goods)
    ]
    hits = [ground for ground in about if wanted & set(ground.values) and not ground.denied]
    against = [ground for ground in about if ground not in hits]
    state = _stated_state(condition, hits, against)
    return _Element(
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


def _elements(facts: Facts, grounds: tuple[Ground, ...], version: Version) -> list[_Element]:
    found = [_leaf(leaf, facts, grounds) for leaf in _leaves(version.trigger)]
    found += [_leaf(leaf, facts, grounds) for condition in version.unless for leaf in _leaves(condition)]
    found += [
        _Element(required=row["required"], state=State.UNDEFINED, cite=row.get("cite", ""), mark=row["mark"])
        for row in version.undefined
    ]
    return found


def _leaves(condition: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    inner = [*condition.get("all", []), *condition.get("any", [])]
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [condition]


def _document(
    asked: _Asked, version: Version | None, outcome: Outcome, elements: list[_Element]
) -> dict[str, Any]:
    from unpick.law.plain import explain

    facts, regime, on = asked.facts, asked.regime, asked.on
    shown = [element.as_dict() for element in elements]
    document: dict[str, Any] = {
        "regime": regime.id,
        "title": regime.title,
        "subject": facts.subject,
        "line": facts.line,
        "on": on.isoformat() if on else None,
        "outcome": outcome.value,
        "binds": regime.binds,
        "effect": regime.effect,
        "means": EFFECTS[regime.effect] if outcome in (Outcome.PRESUMED, Outcome.PROHIBITED) else "",
        "presumption": (version.presumption or None) if version else None,
        "burden": (version.burden or None) if version else None,
        "standard": (version.standard or None) if version else None,
        "version": {"from": version.start.isoformat(), "mark": printed_mark(version.mark)}
        if version
        else None,
        "history": _history(asked),
        "elements": shown,
        "exception": _printed(regime.exception) if version and regime.exception else None,
        "missing": _missing(asked, version, shown),
        "deadlines": _deadlines(asked) if outcome in (Outcome.PRESUMED, Outcome.PROHIBITED) else [],
        "citations": [_citation(regime)],
        "contested": [_printed(row) for row in asked.public(regime.contested)] if version else [],
        "consequences": [_printed(row) for row in asked.public(regime.consequences)] if version else [],
        "making_window_days": MAKING_WINDOW.days,
        **beside(regime, facts, on=on, known_at=asked.known_at),
    }
    document["plain"] = explain(regime, version, document)
    return document


def _missing(asked: _Asked, version: Version | None, elements: list[dict[str, Any]]) -> list[str]:
    missing = sorted({text for element in elements for text in element["missing"]})
    if asked.on is None:
        return ["the day of entry: undated goods are not decided", *missing]
    if version and asked.on < version.start_latest:
        days = f"{version.start.isoformat()} and {version.start_latest.isoformat()}"
        return [f"the day on which the rule began: between {days}", *missing]
    return missing


def _history(asked: _Asked) -> list[dict[str, Any]]:
    """Return the versions that were public, the law of the day among them, with what ended each."""
    rows = []
    for version in asked.regime.versions:
        if version.public_from > asked.known_at:
            continue
        end = version.end_known(asked.known_at)
        public = end if end <= asked.known_at or version.ended_by else FOREVER
        ended = version.ended_by if public != FOREVER else {}
        rows.append(
            {
                "from": version.start.isoformat(),
                "from_latest": version.start_latest.isoformat(),
                "to": None if public == FOREVER else public.isoformat(),
                "ended_by": ended.get("says"),
                "mark": printed_mark(version.mark),
            }
        )
    return rows


def _citation(regime: Regime) -> dict[str, str | None]:
    provision = regime.provision
    return {
        "cite": provision["cite"],
        "url": provision.get("url", ""),
        "mark": printed_mark(provision["mark"]),
        "verified_on": provision["verified_on"] if provision["mark"] != "M" else None,
        "text_status": provision["text_status"],
        "no_url": provision.get("no_url") or None,
    }


def _deadlines(asked: _Asked) -> list[dict[str, Any]]:
    """Return the clocks of the regime; what is unverified names its rule and sets no day."""
    found = []
    for clock in asked.public(asked.regime.clocks):
        event = asked.facts.events.get(clock["from"])
        firm = event is not None and clock["mark"] != "M"
        day = event + dt.timedelta(days=int(clock["days"])) if event and firm else None
        found.append(
            {
                "what": clock["what"],
                "day": day.isoformat() if day else None,
                "rule": f"{clock['days']} days from {clock['from']}: {clock['rule']}",
                "mark": printed_mark(clock["mark"]),
            }
        )
    return found


def _printed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: printed_mark(value) if key == "mark" else value for key, value in row.items()}


def printed_mark(mark: str) -> str:
    """Return how a mark prints: what nobody has read again says so in words."""
    return UNVERIFIED if mark == "M" else mark
