"""From shipment and link rows to a network: edges in order of time, facts, and what had to be left out."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.goods.become import heading
from unpick.model.chance import FACT_PROBABILITY
from unpick.model.days import FOREVER
from unpick.names.key import fold_name, name_key
from unpick.trace.edges import LAST_DAY, Edge, Fact, Network, Skip
from unpick.trace.keys import with_coin
from unpick.trace.origins import Together, origin_of
from unpick.trace.rules import (
    LINK_RULES,
    MAKER_LEAD_DAYS,
    NO_NAME,
    NOTIFY_PROBABILITY,
    PASS_PROBABILITY,
    PASSED_THROUGH,
    SAME_NAME_PROBABILITY,
    Carries,
    LinkRule,
    Role,
)

__all__ = [
    "NAMES_NOBODY",
    "SAME_BILL",
    "Naming",
    "build_network",
    "fold_name",
    "party_id",
    "plain_role",
    "span_of",
]

Row = Mapping[str, Any]

SAME_BILL: Final = "the same bill again"
"""Why a row is left out whose number, day, goods, container and parties an earlier row has."""

_NO_NAME = re.compile(r"(to|unto)( the)? order.*|order of .*|same as .*|na|n a|none|null|not available|0*")
NAMES_NOBODY: Final = frozenset({"to_order", "withheld", "empty", "same_as", "address"})
"""What a party field can be that names nobody, as `role_of` tells it."""

_ROLES = {"empty": Role.WITHHELD, "same_as": Role.TO_ORDER, "address": Role.WITHHELD}


def party_id(name: str) -> str:
    """Return the id of a party on shipments, as the view `party` gives it."""
    return f"pty-{name_key(name)}"


def plain_role(name: str) -> str:
    """Return to_order or withheld for what is plainly no name, else firm; `names.party_kind` knows more.

    >>> plain_role("TO ORDER OF SHIPPER"), plain_role("-0-"), plain_role("Invented Mill")
    ('to_order', 'withheld', 'firm')
    """
    folded = fold_name(name).lower()
    if not _NO_NAME.fullmatch(folded):
        return Role.FIRM
    return Role.TO_ORDER if "order" in folded or folded.startswith("same") else Role.WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who is who, as the caller decided it.

    Attributes:
        captions: entity id to name. same: any id to the canonical one (clusters, decisions).
        known: folded name to the ids of the entities that bear it.
        merged: ids whose merge rests on spellings alone, with the reason. apart: pairs that a person held apart.
        persons: ids that are never followed. role_of: what the text of a party field is.
        sources: dataset to its title, address and date.
    """

    captions: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    persons: frozenset[str] = frozenset()
    role_of: Callable[[str], str] = plain_role
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def canonical(self, entity_id: str) -> str:
        """Return the id that stands for an entity."""
        return self.same.get(entity_id, entity_id)

    def bearer(self, name: str) -> str:
        """Return the id of who bears a name on a bill: merged, or the only entity of that name, or itself."""
        party = party_id(name)
        canonical = self.canonical(party)
        if canonical != party:
            return canonical
        bearers = {
            self.canonical(one)
            for one in self.known.get(fold_name(name), ())
            if not self.is_apart(party, one)
        }
        return bearers.pop() if len(bearers) == 1 else party

    def is_apart(self, one: str, other: str) -> bool:
        """Tell whether a person decided that two ids are not the same."""
        return frozenset((one, other)) in self.apart

    def source(self, row: Row, locator: str) -> dict[str, Any]:
        """Return where a row stands, as the JSON documents carry it."""
        known = self.sources.get(str(row.get("dataset") or ""), {})
        return {
            "title": str(known.get("title") or row.get("dataset") or "document"),
            "url": str(known.get("url") or ""),
            "date": _iso(known.get("date") or row.get("public_from")),
            "document": str(row.get("document") or ""),
            "locator": locator,
            "reliability": row.get("reliability") or "F",
        }


def build_network(*, shipments: Iterable[Row], links: Iterable[Row], naming: Naming) -> Network:
    """Return the network of these rows.

    Args:
        shipments: rows in the columns of the table `shipment`.
        links: rows in the columns of the view `link`.
    """
    rows = list(links)
    building = _Building(naming, Together(rows, naming.canonical))
    for row in shipments:
        building.add_shipment(row)
    against: dict[tuple[str, str, str], list[str]] = {}
    for row in (row for row in rows if row.get("polarity") == "denied"):
        against.setdefault(building.ends_of(row), []).extend(row.get("why") or ())
    for row in rows:
        building.add_link(row, tuple(against.get(building.ends_of(row), ())))
    return building.network()


def span_of(row: Row) -> tuple[int, int]:
    """Return first and last day of a row's validity, both inside; it is empty when the last comes first."""
    start: dt.date = row["valid_from"]
    end: dt.date = row["valid_to"]
    return start.toordinal(), LAST_DAY if end == FOREVER else end.toordinal() - 1


class _Building:
    """Collects edges, facts, names and what was left out."""

    def __init__(self, naming: Naming, together: Together) -> None:
        self.naming, self.together = naming, together
        self.edges: list[Edge] = []
        self.facts: dict[str, Fact] = {}
        self.names: dict[str, str] = {}
        self.roles: dict[str, str] = {}
        self.spellings: dict[str, set[str]] = {}
        self.skipped: list[Skip] = []
        self.bills: set[tuple[object, ...]] = set()

    def network(self) -> Network:
        """Return what was collected."""
        return Network(
            edges=tuple(self.edges),
            facts=self.facts,
            names={**self.names, **self.naming.captions},
            roles=self.roles,
            spellings={one: frozenset(names) for one, names in self.spellings.items()},
            skipped=tuple(self.skipped),
        )

    def add_shipment(self, row: Row) -> None:
        """Add the edges of one shipment: shipper to consignee, maker to shipper, perhaps to the notify party."""
        where = f"shp-{row['document'][:12]}-{row['row']}"
        reason = self._unfit(row)
        if reason:
            self._skip(where, reason, row)
            return
        sender, sender_facts = self._party(row.get("shipper_name"), where, "shipper")
        buyer, buyer_facts = self._party(row.get("consignee_name"), where, "consignee")
        maker, maker_facts = self._maker(row, where)
        said = sender, buyer
        if self.roles.get(sender) in NO_NAME and maker:
            sender, sender_facts, maker = maker, maker_facts, ""
        fact = with_coin(where, self.together.coin(str(row.get("dataset") or ""), sender, buyer))
        self._shipment_fact(fact, where, row, said)
        self._ship(row, where, "shipment", (sender, buyer), (fact, *sender_facts, *buyer_facts))
        if maker and maker != sender:
            self._ship(row, where, "maker", (maker, sender), (fact, *maker_facts, *sender_facts))
        if self.roles.get(buyer) in NO_NAME | {Role.BANK}:
            self._notify(row, where, sender, (fact, sender_facts))

    def ends_of(self, row: Row) -> tuple[str, str, str]:
        """Return kind, subject and object of a link, by their canonical ids."""
        ends = (self.naming.canonical(str(row.get(end) or "")) for end in ("subject", "object"))
        return (str(row.get("kind") or ""), *ends)  # type: ignore[return-value]

    def add_link(self, row: Row, against: tuple[str, ...]) -> None:
        """Add the edges of one link by the rule of its kind."""
        kind, subject, object_ = self.ends_of(row)
        rule = LINK_RULES.get(kind)
        first, last = span_of(row)
        reason = self._unfit_link(row, rule, subject, object_, first <= last)
        if reason or rule is None:
            self._skip(row["link_id"], reason, row)
            return
        p = FACT_PROBABILITY[row.get("reliability") or "F"] * rule.factor
        fact = with_coin(row["link_id"], self.together.coin(origin_of(row), subject, object_))
        ends = f"{self._name(subject)} {kind.replace('_', ' ')} {self._name(object_)}"
        self._fact(
            Fact(
                id=fact,
                text=f"{ends}. {rule.says}",
                p=p,
                source=self.naming.source(row, str(row.get("locator") or "")),
                why=tuple(row.get("why") or ()),
                against=against,
                quote=str(row.get("quote") or ""),
            )
        )
        for way, sender, receiver in ((rule.forward, subject, object_), (rule.backward, object_, subject)):
            if way:
                self._link_edge(row, rule, (sender, receiver), (first, last), fact)

    def _link_edge(
        self, row: Row, rule: LinkRule, ends: tuple[str, str], days: tuple[int, int], fact: str
    ) -> None:
        stated = "inferred" if rule.inferred or row.get("certainty") == "inferred" else "stated"
        self.edges.append(
            Edge(
                edge_id=f"{row['link_id']}:{ends[0]}",
                kind=str(row["kind"]),
                from_id=ends[0],
                to_id=ends[1],
                carries=rule.carries,
                first_day=days[0],
                last_day=days[1],
                product=heading(str(row.get("product") or "")) if rule.carries is Carries.GOODS else 0,
                facts=(fact,),
                document=str(row.get("document") or ""),
                why=tuple(row.get("why") or ()),
                polarity="contradicted" if self.facts[fact].against else stated,
            )
        )

    def _unfit_link(self, row: Row, rule: LinkRule | None, subject: str, object_: str, in_order: bool) -> str:
        if row.get("polarity") == "denied":
            return "the source denies the link; it prints beside what it denies"
        if not subject or not object_:
            return "the link has no subject or no object"
        if {subject, object_} & self.naming.persons:
            return "a private person is never followed"
        if rule is None:
            return f"no rule says what a link of the kind '{row.get('kind')}' carries"
        if not in_order:
            return "the link's end is before its start"
        if rule.carries is Carries.NOTHING:
            return f"a link of the kind '{row.get('kind')}' carries neither goods nor labor"
        return "subject and object are the same" if subject == object_ else ""

    def _unfit(self, row: Row) -> str:
        if row.get("status") in ("deleted", "superseded"):
            return f"the bill is {row['status']}"
        if row.get("date") is None:
            return "no day: it cannot be put in the order of time"
        key = tuple(row.get(name) for name in ("bill_no", "date", "hs_code", "container_no"))
        key = (*key, *(fold_name(row.get(name) or "") for name in ("shipper_name", "consignee_name")))
        if row.get("bill_no") and key in self.bills:
            return SAME_BILL
        self.bills.add(key)
        return ""

    def _maker(self, row: Row, where: str) -> tuple[str, tuple[str, ...]]:
        if not row.get("maker_name"):
            return "", ()
        maker, facts = self._party(row["maker_name"], where, "maker")
        return ("", ()) if self.roles.get(maker) in NO_NAME else (maker, facts)

    def _notify(self, row: Row, where: str, sender: str, known: tuple[str, tuple[str, ...]]) -> None:
        if not row.get("notify_name"):
            return
        notified, facts = self._party(row["notify_name"], where, "notify")
        if self.roles.get(notified) in NO_NAME:
            return
        text = f"{self._name(notified)}, the notify party, is the buyer: the consignee names nobody."
        self._fact(Fact(id=f"notify:{where}", text=text, p=NOTIFY_PROBABILITY))
        bill, sender_facts = known
        told = (bill, f"notify:{where}", *sender_facts, *facts)
        self._ship(row, where, "notify", (sender, notified), told)

    def _ship(self, row: Row, where: str, kind: str, ends: tuple[str, str], facts: tuple[str, ...]) -> None:
        if ends[0] == ends[1]:
            self._skip(where, "sender and receiver are the same", row)
            return
        day = row["date"].toordinal() - (MAKER_LEAD_DAYS if kind == "maker" else 0)
        passed = self._passed(ends[0])
        self.edges.append(
            Edge(
                edge_id=where if kind == "shipment" else f"{where}:{kind}",
                kind=kind,
                from_id=ends[0],
                to_id=ends[1],
                first_day=day,
                last_day=day,
                product=heading(row.get("hs_code") or ""),
                facts=tuple(dict.fromkeys((*facts, *passed))),
                document=row["document"],
                row=row["row"],
                why=(where,),
                polarity="inferred" if kind == "notify" or passed else "stated",
                bill_no=row.get("bill_no") or "",
            )
        )

    def _passed(self, sender: str) -> tuple[str, ...]:
        """Return the fact that goods leaving a forwarder, carrier or bank are those that reached it."""
        role = self.roles.get(sender)
        if role not in PASSED_THROUGH:
            return ()
        text = (
            f"What leaves {self._name(sender)} ({role}) is what reached it: it handles other people's goods."
        )
        self._fact(Fact(id=f"pass:{sender}", text=text, p=PASS_PROBABILITY))
        return (f"pass:{sender}",)

    def _party(self, name: str | None, where: str, place: str) -> tuple[str, tuple[str, ...]]:
        """Return the id of a party and the facts on who it is; who names nobody is apart on each shipment."""
        told = self.naming.role_of(name) if name else "withheld"
        role = _ROLES.get(told) or Role(told)
        if role in NO_NAME or not name:
            nobody = f"{role}:{where}:{place}"
            self.names[nobody] = name or "name withheld"
            self.roles[nobody] = role
            return nobody, ()
        party = party_id(name)
        known, facts = self._who(party, name)
        self.names.setdefault(known, name)
        self.spellings.setdefault(known, set()).add(name)
        if role is not Role.FIRM:
            self.roles[known] = role
        return known, facts

    def _who(self, party: str, name: str) -> tuple[str, tuple[str, ...]]:
        entity = self.naming.bearer(name)
        by_decision = self.naming.canonical(party) == entity and party not in self.naming.merged
        if entity == party or by_decision:
            return entity, ()
        reason = self.naming.merged.get(party, "the names are the same")
        text = f"'{name}' on the bill is {self._name(entity)}: {reason}."
        self._fact(Fact(id=f"same:{party}:{entity}", text=text, p=SAME_NAME_PROBABILITY))
        return entity, (f"same:{party}:{entity}",)

    def _shipment_fact(self, fact: str, where: str, row: Row, ends: tuple[str, str]) -> None:
        bill = f"Bill {row['bill_no']}" if row.get("bill_no") else f"A shipment (row {row['row']})"
        text = f"{bill}: {self._name(ends[0])} to {self._name(ends[1])}, {row['date'].isoformat()}."
        source = self.naming.source(row, f"row:{row['row']}")
        p = FACT_PROBABILITY[row.get("reliability") or "F"]
        self._fact(Fact(id=fact, text=text, p=p, source=source, why=(where,)))

    def _name(self, entity: str) -> str:
        return self.naming.captions.get(entity) or self.names.get(entity) or entity

    def _fact(self, fact: Fact) -> None:
        self.facts.setdefault(fact.id, fact)

    def _skip(self, what: str, reason: str, row: Row) -> None:
        number = row.get("row")
        self.skipped.append(
            Skip(
                what=what,
                reason=reason,
                document=str(row.get("document") or ""),
                row=number if number is not None else -1,
            )
        )


def _iso(day: object) -> str | None:
    if isinstance(day, dt.date):
        return day.isoformat()
    return str(day)[:10] if day else None
