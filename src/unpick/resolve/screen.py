"""Who a name is: outcome, basis and reasons against a watch index; unmatched is never cleared."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from unpick.names import Name, identifiers, normalise
from unpick.names.key import name_key
from unpick.names.people import score_people
from unpick.resolve.aliases import Edge, Graph, cite_names
from unpick.resolve.asked import absent, absent_of_entity, names_of, odd, reading
from unpick.resolve.compare import compare
from unpick.resolve.decisions import Asked, Judgement, Record, Rulings, Said, says_who, told_of
from unpick.resolve.follow import follow
from unpick.resolve.found import (
    NO_NAME,
    OUTCOMES,
    RELATING,
    Found,
    as_numbers,
    as_share,
    cite,
    firm_found,
    is_better,
    is_equal,
    order,
    reasons_of,
    usable,
)
from unpick.resolve.generic import unmatched
from unpick.resolve.listed import listed_on, listings_of
from unpick.resolve.numbers import clash, holders
from unpick.resolve.persons import judge_person
from unpick.resolve.watch import Link, WatchIndex

__all__ = ["OUTCOMES", "RELATING", "Judgement", "Screener", "compare", "listed_on", "screen"]

_NAMES_KEPT: Final = 64
"""Names whose comparisons with all that were reached are kept."""

_ALIASES_SHOWN: Final = 50
"""Names of a matched entity that are scored one by one; how many more it has is said."""


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
        for link in usable(links, known_at):
            ends = [self._ends(end) for end in (link.subject, link.object)]
            for subject in ends[0]:
                for thing in ends[1]:
                    self._related.setdefault(subject, []).append((thing, link))
                    self._related.setdefault(thing, []).append((subject, link))
        rulings = Rulings(decisions)
        self._asked = Asked(rulings, self._record)
        self._any_decided = bool(rulings.decisions)
        self.graph = Graph(watch)
        self._outcomes = functools.lru_cache(maxsize=_NAMES_KEPT)(self._outcomes_of)

    def screen(self, query: str, *, on: dt.date | None = None) -> dict[str, Any]:
        """Screen one name."""
        party = reading(query)
        result: dict[str, Any] = {"input": query, "kind": party.kind, "odd": odd(query), "matches": []}
        if party.kind in NO_NAME:
            result["says"] = NO_NAME[party.kind]
        names = party.names
        met: dict[str, Found] = {}
        for name in names:
            for one in self._search(name, query):
                held = met.get(one.entity)
                if held is None or is_better(one, held):
                    met[one.entity] = one
        found, apart = self._by_numbers(query, met)
        ruled = self.ruled(query, names, found)
        found = self._with_decisions(ruled, found)
        found = follow(self, query, names, found, ruled, apart)
        result["decided"] = [
            told_of(entity, self.watch.caption(entity), said) for entity, said in ruled.items()
        ]
        for one in self._related_to(found):
            if one.entity not in found or found[one.entity].outcome in ("different", "unsure"):
                found[one.entity] = one
        kept = sorted(
            (one for one in found.values() if one.outcome != "different" and self._shown(one)), key=order
        )
        scores = self._alias_scores(query, kept)
        result["matches"] = [self._match(one, of, on) for one, of in zip(kept, scores, strict=True)]
        result["apart"] = [
            {"entity": {"id": entity, "name": self.watch.caption(entity)}, "says": says}
            for entity, says in sorted(apart.items())
            if entity not in {one.entity for one in kept}
        ]
        result["absent"] = absent(names, query, self.watch) if names else []
        if party.kind == "to_order" and result["matches"]:
            result["says"] = "The bill is to order; the name after it was searched."
        elif not result["matches"] and "says" not in result:
            result["says"] = unmatched(names, self.watch.tables)
        return result

    def _by_numbers(self, query: str, met: dict[str, Found]) -> tuple[dict[str, Found], dict[str, str]]:
        """Take out what carries another number of a kind of which a thing has one; say which and why."""
        given = [(one.kind, one.value) for one in identifiers(query)]
        if not given:
            return met, {}
        found, apart = dict(met), dict[str, str]()
        for entity, one in met.items():
            says = clash(given, self.watch.numbers.get(entity, ()))
            if says and one.outcome != "different" and one.basis != "identifier":
                apart[entity] = says
                found[entity] = replace(one, outcome="different", reasons=(says, *one.reasons))
        return found, apart

    def _shown(self, one: Found) -> bool:
        """A person is shown only when officially listed: people are no targets."""
        return self.watch.schema.get(one.entity) != "Person" or bool(self.watch.listings.get(one.entity))

    def _search(self, name: str, query: str) -> list[Found]:
        found = [
            Found(
                entity=entity,
                outcome="same",
                score=None,
                basis="identifier",
                matched=self.watch.caption(entity),
                reasons=(f"both carry the {one.kind} {one.value}",),
            )
            for one in identifiers(query)
            for entity in holders(self.watch, one)
        ]
        return [*found, *self._best_of_each(normalise(name, self.watch.tables))]

    def _best_of_each(self, taken: Name) -> list[Found]:
        """Return of each entity that is reached the strongest answer, by the rule of `is_better`."""
        persons: dict[int, Found] = {}
        best: dict[str, tuple[tuple[int, bool, float], tuple[bool, str], int]] = {}
        told, names, schema = self._outcomes(taken.text), self.watch.names, self.watch.schema
        text = taken.text.casefold()
        for number, (odds, outcome) in told.items():
            entity, spelled, kind, _ = names[number]
            if schema.get(entity) == "Person":
                one = persons[number] = self._judged(taken, number, odds, outcome)
                outcome, odds = one.outcome, one.score.log_odds if one.score else 0.0
            elif kind == "weakAlias" and outcome == "same":
                outcome = "unsure"
            equal = text == names[number][3].text.casefold()
            rank, spelling = (OUTCOMES.index(outcome), equal, odds), (kind != "name", spelled)
            held = best.get(entity)
            if held is None or rank > held[0] or (rank == held[0] and spelling < held[1]):
                best[entity] = rank, spelling, number
        return [
            self._explained(
                taken,
                persons.get(number)
                or firm_found(names[number], told[number][0], OUTCOMES[rank], equal=equal),
                number,
                told[number],
            )
            for (rank, equal, _), _, number in best.values()
        ]

    def reached(self, name: str) -> list[int]:
        """Return the numbers of the names that are compared with this one."""
        taken = normalise(name, self.watch.tables)
        same_form = self.watch.by_key.get(taken.typed_key, ())
        # A name with a legal form is a firm's, even where the firm is named after a person.
        people = () if taken.of("legal") else self.watch.people.find(taken.text)
        return list(dict.fromkeys((*same_form, *self.watch.candidates(taken), *people)))

    def is_apart(self, name: str, number: int) -> bool:
        """Tell whether a name and one that it was compared with are different firms, as far as strings tell."""
        taken = normalise(name, self.watch.tables)
        told = self._outcomes(taken.text).get(number) or self._compared(taken, [number])[number]
        return self._judged(taken, number, *told).outcome == "different"

    def _judged(self, name: Name, number: int, odds: float, outcome: str) -> Found:
        """Return what a name and one by its number are to each other, without the words of it."""
        entity, spelled, kind, of = self.watch.names[number]
        equal = is_equal(name, of)
        if self.watch.schema.get(entity) != "Person":
            weak = kind == "weakAlias" and outcome == "same"
            return firm_found(self.watch.names[number], odds, "unsure" if weak else outcome, equal=equal)
        scored, outcome, reasons = judge_person(name, spelled)
        basis = "string" if kind == "name" else "alias"
        return Found(
            entity=entity,
            outcome=outcome,
            score=scored,
            basis=basis,
            matched=spelled,
            reasons=reasons,
            equal=equal,
        )

    def _explained(self, name: Name, one: Found, number: int, known: tuple[float, str]) -> Found:
        """Return it with the words of its score; most candidates are different firms, of which nobody is told."""
        if one.outcome == "different" or one.reasons:
            return one
        scored, kind = self.watch.explain(name, number, known=known), self.watch.names[number][2]
        reasons = reasons_of(scored)
        if scored.outcome != one.outcome:
            reasons = ("the list itself calls this alias weak", *reasons)
        elif kind != "name" and one.outcome == "same":
            main = self.watch.main(one.entity)
            reasons = (*reasons, *((cite_names(self.watch, main, number)[0],) if main != number else ()))
        return replace(one, score=scored, reasons=reasons)

    def _outcomes_of(self, text: str) -> dict[int, tuple[float, str]]:
        name = normalise(text, self.watch.tables)
        return self._compared(name, self.reached(text))

    def _compared(self, name: Name, numbers: Sequence[int]) -> dict[int, tuple[float, str]]:
        return dict(zip(numbers, zip(*self.watch.compare(name, numbers), strict=True), strict=True))

    def _odds(self, name: Name, numbers: Sequence[int]) -> dict[int, float]:
        """Return the log-odds of a name against names by their numbers; those that it reached are known."""
        known = self._outcomes(name.text)
        more = [number for number in numbers if number not in known]
        found = self._compared(name, more)
        return {number: (known.get(number) or found[number])[0] for number in numbers}

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

    def speaks(self, text: str) -> bool:
        """Tell whether a person has decided anything on a name, under any of its spellings."""
        return bool(self._asked.about({text}, ()))

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

    def led(self, entity: str) -> list[Edge]:
        """Return the entities that carry a name of this one, but for those that a decision holds apart."""
        edges = list(self.graph.edges(entity))
        if not edges or not self._any_decided:
            return edges
        rows = self.watch.by_entity.get(entity, ())
        said = self._asked.about(
            {entity, *(self.watch.names[number][1] for number in rows)}, self.watch.numbers.get(entity, ())
        )
        parted = {
            other
            for one in said
            if one.decision.verdict != "same"
            for other in self._meant(one, [edge.entity for edge in edges])
        }
        return [edge for edge in edges if edge.entity not in parted]

    def _with_decisions(self, ruled: Mapping[str, Said], found: dict[str, Found]) -> dict[str, Found]:
        return {**found, **{entity: self.decided(entity, said, found) for entity, said in ruled.items()}}

    def decided(self, entity: str, said: Said, found: Mapping[str, Found]) -> Found:
        """Return what is known of an entity on which a decision speaks."""
        held, told = found.get(entity), says_who(said.decision, carried=said.carried)
        if said.carried and said.decision.verdict != "same" and held and held.basis == "identifier":
            # A number that names one thing only outranks a decision that came here by a name.
            return replace(held, reasons=(*held.reasons, f"against it: {told}"))
        return Found(
            entity=entity,
            outcome=said.decision.verdict,
            score=held.score if held else None,
            basis="decision",
            matched=self.watch.caption(entity),
            reasons=(told,),
        )

    def _related_to(self, found: dict[str, Found]) -> list[Found]:
        related = []
        for one in sorted((one for one in found.values() if one.outcome == "same"), key=order):
            for first, link in self.related(one.entity):
                related.append(self._through(first, one, (link,)))
                if link.kind not in ("part_of_group", "press_on_group"):
                    continue
                for second, further in self.related(first):
                    if second != one.entity and further.kind in ("part_of_group", "press_on_group"):
                        related.append(self._through(second, one, (link, further)))
        return related

    def _through(self, entity: str, one: Found, links: tuple[Link, ...]) -> Found:
        return Found(
            entity=entity,
            outcome="related",
            score=one.score,
            basis="cited link",
            matched=self.watch.caption(entity),
            reasons=(*map(cite, links), "no listing applies through a relation"),
            why=tuple(why for link in links for why in link.why),
        )

    def _ends(self, end: str) -> list[str]:
        """Return the entities that an end of a link means: one firm may stand on several lists."""
        own = [end] if end in self.watch.by_entity else []
        key = normalise(self.watch.caption(end), self.watch.tables).typed_key
        numbers = self.watch.by_key.get(key, ()) if key else ()
        return list(dict.fromkeys([*own, *(self.watch.entity_of(number) for number in numbers)]))

    def _alias_scores(self, query: str, found: Sequence[Found]) -> list[list[float]]:
        """Return of each thing the scores of its names that are shown, each by its best against the names asked about."""
        watch = self.watch
        asked = [normalise(name, watch.tables) for name in names_of(query) or (query,)]
        held = [list(watch.by_entity.get(one.entity, ())[:_ALIASES_SHOWN]) for one in found]
        people = [watch.schema.get(one.entity) == "Person" for one in found]
        firms = [number for rows, person in zip(held, people, strict=True) if not person for number in rows]
        odds = [self._odds(name, firms) for name in asked]
        for of, name in zip(odds, asked, strict=True):
            for rows, person in zip(held, people, strict=True):
                for number in rows if person else ():
                    of[number] = score_people(name.text, watch.names[number][1]).log_odds
        return [[as_share(max(of[number] for of in odds)) for number in rows] for rows in held]

    def _match(self, one: Found, scores: Sequence[float], on: dt.date | None) -> dict[str, Any]:
        watch = self.watch
        rows = watch.by_entity.get(one.entity, ())
        applies = one.outcome == "same"
        shown = [watch.names[number] for number in rows[:_ALIASES_SHOWN]]
        return {
            "outcome": one.outcome,
            **as_numbers(one.score),
            "entity": {
                "id": one.entity,
                "name": watch.caption(one.entity),
                "schema": watch.schema.get(one.entity, ""),
            },
            "matched_name": one.matched,
            "listings": listings_of(watch, one.entity, on=on, applies=applies),
            "aliases": [
                {"name": row[1], "kind": row[2], "score": round(score, 4)}
                for row, score in zip(shown, scores, strict=True)
            ],
            "aliases_left_out": max(0, len(rows) - _ALIASES_SHOWN),
            "basis": one.basis,
            "reasons": list(one.reasons) or ["a person has to look"],
            "absent": absent_of_entity(watch, one.entity),
            "why": list(one.why),
        }
