"""Who a name is: outcome, basis and reasons against a watch index; unmatched is never cleared."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from unpick.names import (
    PairScore,
    PartyText,
    Tables,
    identifiers,
    normalise,
    party_kind,
    read_party,
    score_pair,
)
from unpick.names.key import name_key
from unpick.names.people import score_people
from unpick.names.scripts import scripts_of
from unpick.resolve.decisions import Asked, Judgement, Record, Rulings, Said, says_who
from unpick.resolve.listed import listed_on, listings_of
from unpick.resolve.scored import compare_people, judge_person
from unpick.resolve.scored import numbers as _numbers
from unpick.resolve.scored import reasons as _reasons
from unpick.resolve.watch import Link, WatchIndex

__all__ = ["OUTCOMES", "RELATING", "Judgement", "Screener", "compare", "listed_on", "screen"]

OUTCOMES: Final = ("different", "unsure", "related", "same")
"""From weakest to strongest, as --fail-on orders them."""

RELATING: Final = frozenset({"part_of_group", "owns", "branch_of", "predecessor_of", "press_on_group"})
"""Link kinds that make two things related; trade, place and labor links do not."""

_SCORES_KEPT: Final = 1024
"""Scores of the last names asked, so that who asks what an answer rests on does not score twice."""

NO_NAME: Final = {
    "to_order": "No name: the bill is to order.",
    "same_as": "No name: the field points at another party of the bill.",
    "withheld": "The name is withheld by the source; that is not absence.",
    "empty": "No name: the field is empty or holds no word.",
    "address": "An address, not a name; it was compared as a name all the same.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is known of one entity for one query."""

    entity: str
    outcome: str
    score: PairScore | None
    basis: str
    matched: str
    reasons: tuple[str, ...]
    why: tuple[str, ...] = ()


def screen(
    queries: Sequence[str],
    watch: WatchIndex,
    *,
    links: Iterable[Link] = (),
    decisions: Iterable[Judgement] = (),
    known_at: dt.date | None = None,
    on: dt.date | None = None,
) -> list[dict[str, Any]]:
    """Screen names, in input order.

    Args:
        links: cited statements; only those public at `known_at` count.
        decisions: what people decided; wins over the model.
        on: the day for which "listed?" is answered; None asks about today's knowledge, 9999-12-30.
    """
    screener = Screener(watch, links=links, decisions=decisions, known_at=known_at)
    done: dict[str, dict[str, Any]] = {}
    for query in queries:
        if query not in done:
            done[query] = screener.screen(query, on=on)
    return [done[query] for query in queries]


def compare(
    a: str,
    b: str,
    *,
    links: Iterable[Link] = (),
    known_at: dt.date | None = None,
    tables: Tables | None = None,
    kind: str = "firm",
) -> dict[str, Any]:
    """Compare two names: identifiers first, then strings; related only through a cited link.

    Args:
        kind: firm, or person: names of persons alone are at most `unsure`.
    """
    if kind == "person":
        return compare_people(a, b)
    shared = {i.value for i in identifiers(a)} & {i.value for i in identifiers(b)}
    first, second = (normalise(_names(read_party(text), text)[0], tables) for text in (a, b))
    scored = score_pair(first, second)
    outcome, basis, reasons = scored.outcome, "string", list(_reasons(scored))
    no_name = next((NO_NAME[k] for k in map(party_kind, (a, b)) if k in NO_NAME and k != "address"), "")
    if no_name:
        outcome, basis, reasons = "unsure", "none", [no_name]
    elif shared:
        outcome, basis, reasons = "same", "identifier", [f"both carry the identifier {min(shared)}", *reasons]
    elif outcome != "same":
        for link in _usable(links, known_at):
            ends = [
                score_pair(normalise(end, tables), name).outcome
                for end in (link.subject, link.object)
                for name in (first, second)
            ]
            if (ends[0], ends[3]) == ("same", "same") or (ends[1], ends[2]) == ("same", "same"):
                outcome, basis = "related", "cited link"
                reasons.insert(0, _cite(link))
                break
    return {"a": a, "b": b, "outcome": outcome, **_numbers(scored), "basis": basis, "reasons": reasons}


class Screener:
    """A watch index with the links and decisions that hold, ready for many names."""

    def __init__(
        self,
        watch: WatchIndex,
        *,
        links: Iterable[Link] = (),
        decisions: Iterable[Judgement] = (),
        known_at: dt.date | None = None,
    ) -> None:
        self.watch = watch
        self._related: dict[str, list[tuple[str, Link]]] = {}
        for link in _usable(links, known_at):
            ends = [self._ends(end) for end in (link.subject, link.object)]
            for subject in ends[0]:
                for thing in ends[1]:
                    self._related.setdefault(subject, []).append((thing, link))
                    self._related.setdefault(thing, []).append((subject, link))
        self._asked = Asked(Rulings(decisions), self._record)
        self._score = functools.lru_cache(maxsize=_SCORES_KEPT)(self._score_one)

    def screen(self, query: str, *, on: dt.date | None = None) -> dict[str, Any]:
        """Screen one name."""
        party = read_party(query)
        result: dict[str, Any] = {"input": query, "kind": party.kind, "matches": []}
        if party.kind in NO_NAME:
            result["says"] = NO_NAME[party.kind]
        names = party.names
        found: dict[str, _Found] = {}
        for name in names:
            for one in self._search(name, query):
                held = found.get(one.entity)
                if held is None or _better(one, held):
                    found[one.entity] = one
        ruled = self.ruled(query, names, found)
        result["decided"] = [
            _told(entity, self.watch.caption(entity), said) for entity, said in ruled.items()
        ]
        found = self._with_decisions(ruled, found)
        for one in self._related_to(found):
            if one.entity not in found or found[one.entity].outcome in ("different", "unsure"):
                found[one.entity] = one
        kept = sorted(
            (one for one in found.values() if one.outcome != "different" and self._shown(one)), key=_order
        )
        result["matches"] = [self._match(query, one, on) for one in kept]
        result["absent"] = _absent(names, query, self.watch) if names else []
        if not result["matches"] and "says" not in result:
            result["says"] = "No match among the names searched; that clears nobody."
        return result

    def _shown(self, one: _Found) -> bool:
        """A person is shown only when officially listed: people are no targets."""
        return self.watch.schema.get(one.entity) != "Person" or bool(self.watch.listings.get(one.entity))

    def _search(self, name: str, query: str) -> list[_Found]:
        found = [
            _Found(
                entity=entity,
                outcome="same",
                score=None,
                basis="identifier",
                matched=self.watch.caption(entity),
                reasons=(f"both carry the {one.kind} {one.value}",),
            )
            for one in identifiers(query)
            for entity in self.watch.by_identifier.get(one.value, ())
        ]
        taken = normalise(name, self.watch.tables)
        return [*found, *(self._score(taken.text, number) for number in self.reached(name))]

    def reached(self, name: str) -> list[int]:
        """Return the numbers of the names that are compared with this one."""
        taken = normalise(name, self.watch.tables)
        same_form = self.watch.by_key.get(taken.typed_key, ())
        # A name with a legal form is a firm's, even where the firm is named after a person.
        people = () if taken.of("legal") else self.watch.people.find(taken.text)
        return list(dict.fromkeys((*same_form, *self.watch.candidates(taken), *people)))

    def is_apart(self, name: str, number: int) -> bool:
        """Tell whether a name and one that it was compared with are different firms, as far as strings tell."""
        return self._score(normalise(name, self.watch.tables).text, number).outcome == "different"

    def _score_one(self, text: str, number: int) -> _Found:
        entity, spelled, kind, other = self.watch.names[number]
        name = normalise(text, self.watch.tables)
        if self.watch.schema.get(entity) == "Person":
            scored, outcome, reasons = judge_person(name, spelled)
        else:
            scored = score_pair(name, other, rarity=self.watch.rarity(other))
            outcome, reasons = scored.outcome, _reasons(scored)
            if kind == "weakAlias" and outcome == "same":
                outcome, reasons = "unsure", ("the list itself calls this alias weak", *reasons)
        return _Found(
            entity=entity,
            outcome=outcome,
            score=scored,
            basis="string" if kind == "name" else "alias",
            matched=spelled,
            reasons=reasons,
        )

    def related(self, entity: str) -> Sequence[tuple[str, Link]]:
        """Return what cited statements relate to an entity, each with its statement."""
        return self._related.get(entity, ())

    def ruled(self, query: str, names: Sequence[str], found: Iterable[str]) -> dict[str, Said]:
        """Return the entities on which a decision speaks when this name is asked, the strongest of each."""
        numbers = [(one.kind, one.value) for one in identifiers(query)]
        ruled: dict[str, Said] = {}
        for said in self._asked.about({query, *names}, numbers):
            for entity in self._meant(said, found):
                ruled.setdefault(entity, said)
        return ruled

    def _meant(self, said: Said, found: Iterable[str]) -> list[str]:
        """Return the entities that the other thing of a decision is now: its id, else what has its name."""
        if said.other in self.watch.by_entity:
            return [said.other]
        named = {one: {name_key(self.watch.names[n][1]) for n in self.watch.by_entity[one]} for one in found}
        return sorted(
            one for one, keys in named.items() if keys & said.keys and one not in self.watch.listings
        )

    def _record(self, entity: str) -> Record | None:
        rows = self.watch.by_entity.get(entity)
        if not rows:
            return None
        names = tuple(self.watch.names[number][1] for number in rows)
        return Record(entity_id=entity, names=names, listed=bool(self.watch.listings.get(entity)))

    def _with_decisions(self, ruled: Mapping[str, Said], found: dict[str, _Found]) -> dict[str, _Found]:
        decided = dict(found)
        for entity, said in ruled.items():
            held, told = found.get(entity), says_who(said.decision, carried=said.carried)
            if said.carried and said.decision.verdict != "same" and held and held.basis == "identifier":
                # A number that names one thing only outranks a decision that came here by a name.
                decided[entity] = replace(held, reasons=(*held.reasons, f"against it: {told}"))
                continue
            decided[entity] = _Found(
                entity=entity,
                outcome=said.decision.verdict,
                score=held.score if held else None,
                basis="decision",
                matched=self.watch.caption(entity),
                reasons=(told,),
            )
        return decided

    def _related_to(self, found: dict[str, _Found]) -> list[_Found]:
        related = []
        for one in sorted((one for one in found.values() if one.outcome == "same"), key=_order):
            for first, link in self.related(one.entity):
                related.append(self._through(first, one, (link,)))
                if link.kind not in ("part_of_group", "press_on_group"):
                    continue
                for second, further in self.related(first):
                    if second != one.entity and further.kind in ("part_of_group", "press_on_group"):
                        related.append(self._through(second, one, (link, further)))
        return related

    def _through(self, entity: str, one: _Found, links: tuple[Link, ...]) -> _Found:
        return _Found(
            entity=entity,
            outcome="related",
            score=one.score,
            basis="cited link",
            matched=self.watch.caption(entity),
            reasons=(*map(_cite, links), "no listing applies through a relation"),
            why=tuple(why for link in links for why in link.why),
        )

    def _ends(self, end: str) -> list[str]:
        """Return the entities that an end of a link means: one firm may stand on several lists."""
        own = [end] if end in self.watch.by_entity else []
        key = normalise(self.watch.caption(end), self.watch.tables).typed_key
        numbers = self.watch.by_key.get(key, ()) if key else ()
        return list(dict.fromkeys([*own, *(self.watch.entity_of(number) for number in numbers)]))

    def _match(self, query: str, one: _Found, on: dt.date | None) -> dict[str, Any]:
        watch = self.watch
        rows = watch.by_entity.get(one.entity, ())
        applies = one.outcome == "same"
        asked = normalise(query, watch.tables)
        person = watch.schema.get(one.entity) == "Person"
        scored = [
            (row, score_people(asked.text, row[1]) if person else score_pair(asked, row[3]))
            for row in (watch.names[number] for number in rows[:50])
        ]
        return {
            "outcome": one.outcome,
            **_numbers(one.score),
            "entity": {
                "id": one.entity,
                "name": watch.caption(one.entity),
                "schema": watch.schema.get(one.entity, ""),
            },
            "matched_name": one.matched,
            "listings": listings_of(watch, one.entity, on=on, applies=applies),
            "aliases": [{"name": row[1], "kind": row[2], "score": round(s.score, 4)} for row, s in scored],
            "basis": one.basis,
            "reasons": list(one.reasons) or ["a person has to look"],
            "why": list(one.why),
        }


def _names(party: PartyText, text: str) -> tuple[str, ...]:
    return party.names or (text,)


def _usable(links: Iterable[Link], known_at: dt.date | None) -> list[Link]:
    return [
        link
        for link in links
        if link.kind in RELATING
        and link.polarity == "stated"
        and link.quote
        and (known_at is None or link.public_from <= known_at)
    ]


def _cite(link: Link) -> str:
    return f"cited, public from {link.public_from.isoformat()}: '{link.quote}' ({link.kind})"


def _rank(one: _Found) -> tuple[int, int, float]:
    strength = OUTCOMES.index(one.outcome)
    return strength, int(one.basis == "identifier"), one.score.log_odds if one.score else 0.0


def _better(one: _Found, held: _Found) -> bool:
    """Tell whether an answer is the stronger; between equals the spelling decides, not the order of search."""
    ranks = _rank(one), _rank(held)
    return ranks[0] > ranks[1] or (
        ranks[0] == ranks[1] and (one.basis != "string", one.matched) < (held.basis != "string", held.matched)
    )


def _told(entity: str, name: str, said: Said) -> dict[str, Any]:
    one = said.decision
    return {
        "entity": {"id": entity, "name": name},
        "outcome": one.verdict,
        "decision": getattr(one, "id", ""),
        "by": one.by,
        "carried": said.carried,
        "says": says_who(one, carried=said.carried),
    }


def _order(one: _Found) -> tuple[int, float, str]:
    strength, _, odds = _rank(one)
    return -strength, -odds, one.entity


def _absent(names: Sequence[str], query: str, watch: WatchIndex) -> list[str]:
    scripts = frozenset().union(*(scripts_of(name) for name in names))
    absent = [] if identifiers(query) else ["no identifier was given"]
    if "han" not in scripts:
        absent.append("no Hanzi name was given; a translated brand does not show in its letters")
    if "hangul" not in scripts:
        absent.append("no Hangul name was given")
    if not watch.names:
        absent.append("no list is loaded: `unpick lists import --bundled`, or `unpick lists update`")
    return absent
