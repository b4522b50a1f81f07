"""Ask every regime about one line of goods on one day: outcome, element by element, with what is missing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from unpick.law.aside import beside
from unpick.law.clocks import Asked as When
from unpick.law.clocks import deadlines_of, known_events
from unpick.law.conditions import Element, State, holds, leaf_of, leaves_of
from unpick.law.facts import MAKING_WINDOW, Facts, Ground
from unpick.law.marks import UNVERIFIED, printed_mark
from unpick.law.questions import questions_of, with_review
from unpick.law.regime import EFFECTS, Regime, Version
from unpick.model.days import FOREVER, LONG_AGO, parse_day

__all__ = ["UNVERIFIED", "Outcome", "State", "assess", "printed_mark", "with_review"]


class Outcome(StrEnum):
    """What the facts give under a regime; only an agency determines. The last two come with a review."""

    NOT_IN_FORCE = "not_in_force"
    PROPOSED = "proposed"
    NOT_TRIGGERED = "not_triggered"
    INSUFFICIENT = "insufficient_facts"
    PROHIBITED = "prohibited"
    PRESUMED = "presumed"
    REBUTTED = "rebutted"
    NOT_REBUTTED = "not_rebutted"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One regime asked about one line of goods on one day, with what was public."""

    facts: Facts
    regime: Regime
    on: dt.date | None
    known_at: dt.date
    at: dt.date | None = None

    def public(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows that were public: a later ruling is no reading of an earlier day."""
        return [
            {key: value for key, value in row.items() if key != "public_from"}
            for row in rows
            if parse_day(str(row.get("public_from", LONG_AGO)))[0] <= self.known_at
        ]


def assess(
    facts: Facts,
    regimes: Iterable[Regime],
    *,
    on: dt.date | None,
    known_at: dt.date,
    at: dt.date | None = None,
) -> list[dict[str, Any]]:
    """Return what each regime says about one line of goods on one day.

    Args:
        facts: what is stated; grounds that became public after known_at are left out here again.
        on: the day the law is asked about, usually entry; None when the goods are undated.
        known_at: what was public by this day, law included.
        at: the day against which a deadline is overdue; None leaves that open, since the law has no clock.

    Returns:
        One assessment per regime, in the order given, in the shape of `law` in docs/commands.md.
    """
    seen = tuple(ground for ground in facts.grounds if ground.public_from <= known_at)
    # A step of a later day was not known yet; the day that is set for a task lies ahead by its nature.
    steps = {
        name: day for name, day in known_events(facts.events).items() if day <= known_at or name == "task_due"
    }
    facts = replace(facts, events=steps)
    return [
        _assess(_Asked(facts=facts, regime=regime, on=on, known_at=known_at, at=at), seen)
        for regime in regimes
    ]


def _assess(asked: _Asked, grounds: tuple[Ground, ...]) -> dict[str, Any]:
    facts, regime, on, known_at = asked.facts, asked.regime, asked.on, asked.known_at
    if on is None:
        public = [version for version in regime.versions if version.public_from <= known_at]
        version = public[-1] if public else None
        elements = _elements(facts, (), version) if version else []
        return _document(asked, version, _undated(public), elements)
    version = regime.version_on(on, known_at)
    if version is None:
        return _document(asked, None, Outcome.NOT_IN_FORCE, [])
    speaking = tuple(ground for ground in grounds if ground.speaks_of(on))
    outcome = _outcome(facts, speaking, version)
    if on < version.start_latest and outcome in (Outcome.PRESUMED, Outcome.PROHIBITED):
        outcome = Outcome.INSUFFICIENT
    return _document(asked, version, outcome, _elements(facts, speaking, version))


def _undated(public: list[Version]) -> Outcome:
    """Return the outcome for undated goods: none, but a rule that was only ever proposed needs no day to say so."""
    only = {version.status for version in public}
    if only == {"proposed"}:
        return Outcome.PROPOSED
    return Outcome.NOT_TRIGGERED if only == {"none_found"} else Outcome.INSUFFICIENT


def _outcome(facts: Facts, grounds: tuple[Ground, ...], version: Version) -> Outcome:
    if version.status == "proposed":
        return Outcome.PROPOSED
    if version.status == "none_found":
        return Outcome.NOT_TRIGGERED
    triggered = holds(version.trigger, facts, grounds)
    if triggered is State.NOT_MET:
        return Outcome.NOT_TRIGGERED
    if triggered is not State.MET:
        return Outcome.INSUFFICIENT
    lifted = [holds(condition, facts, grounds) for condition in version.unless]
    if State.MET in lifted:
        return Outcome.NOT_TRIGGERED
    if any(state is not State.NOT_MET for state in lifted):
        return Outcome.INSUFFICIENT
    return Outcome(version.result)


def _elements(facts: Facts, grounds: tuple[Ground, ...], version: Version) -> list[Element]:
    found = [leaf_of(leaf, facts, grounds) for leaf in leaves_of(version.trigger)]
    found += [leaf_of(leaf, facts, grounds) for condition in version.unless for leaf in leaves_of(condition)]
    found += [
        Element(required=row["required"], state=State.UNDEFINED, cite=row.get("cite", ""), mark=row["mark"])
        for row in version.undefined
    ]
    return found


def _document(
    asked: _Asked, version: Version | None, outcome: Outcome, elements: list[Element]
) -> dict[str, Any]:
    from unpick.law.plain import explain

    facts, regime, on = asked.facts, asked.regime, asked.on
    shown = [element.as_dict() for element in elements]
    contested = asked.public(regime.contested) if version else []
    document: dict[str, Any] = {
        "regime": regime.id,
        "title": regime.title,
        "subject": facts.subject,
        "line": facts.line,
        "on": on.isoformat() if on else None,
        "known_at": asked.known_at.isoformat(),
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
        "before_record": regime.before_record(on),
        "elements": shown,
        "exception": _printed(regime.exception) if version and regime.exception else None,
        "questions": questions_of(regime, version, shown, contested, _public_scope(asked)) if version else [],
        "missing": _missing(asked, version, shown),
        "deadlines": _deadlines(asked, outcome),
        "citations": [_citation(regime)],
        "contested": [_printed(row) for row in contested],
        "consequences": [_printed(row) for row in asked.public(regime.consequences)] if version else [],
        "making_window_days": MAKING_WINDOW.days,
        **beside(regime, facts, on=on, known_at=asked.known_at),
    }
    document["plain"] = explain(regime, version, document)
    return document


def _public_scope(asked: _Asked) -> dict[str, Any]:
    return next(iter(asked.public([asked.regime.scope])), {}) if asked.regime.scope else {}


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


def _deadlines(asked: _Asked, outcome: Outcome) -> list[dict[str, Any]]:
    """Return the clocks of the regime where it applies, or where a notice of detention names it."""
    facts = asked.facts
    if outcome in (Outcome.NOT_IN_FORCE, Outcome.PROPOSED):
        return []
    if outcome not in (Outcome.PRESUMED, Outcome.PROHIBITED) and asked.regime.id not in facts.detained_under:
        return []
    clocks = [
        {**clock, "readings": asked.public(clock.get("readings", []))}
        for clock in asked.public(asked.regime.clocks)
    ]
    when = When(events=facts.events, counts=facts.counts, on=asked.on, at=asked.at)
    return deadlines_of(clocks, when, jurisdiction=asked.regime.jurisdiction)


def _printed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: printed_mark(value) if key == "mark" else value for key, value in row.items()}
