"""What is told of a chosen arrival: at most three reasons with their statements, what would lower it, why not higher."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.app.rank_columns import without_bill
from unpick.app.rank_law import LawAsked, grounds_of_concern, grounds_of_listings
from unpick.cases.rank.policy import PARTS
from unpick.cases.rank.score import reasons_of
from unpick.law.facts import Ground

if TYPE_CHECKING:
    from unpick.app.rank_columns import Table
    from unpick.cases.rank.score import Scored
    from unpick.resolve.watch import WatchIndex
    from unpick.trace.bill_scores import BillScores
    from unpick.trace.bulk import Bulk
    from unpick.trace.edges import Seed
    from unpick.trace.gather import Gathered

__all__ = ["Teller", "Told"]

Json = dict[str, Any]

_FIELDS: Final = {
    "shipper_name": "shipper",
    "maker_name": "maker",
    "consignee_name": "consignee",
    "notify_name": "notify party",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reason of one arrival, in words.

    Attributes:
        why: ids of statements, or `document#row`. lowers: what would take its points away.
    """

    says: str
    why: tuple[str, ...]
    lowers: str
    against: tuple[str, ...] = ()
    mark: str = ""
    sources: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What the references of the parts mean, so that only chosen arrivals are put into words.

    Attributes:
        things: by key of part, what its references number; tables are lists of rows.
    """

    table: "Table"
    scored: "Scored"
    gathered: "Gathered"
    bulk: "Bulk"
    scores: "BillScores"
    starts: "Sequence[Seed]"
    watch: "WatchIndex"
    things: Mapping[str, Any]
    files: Mapping[str, str]
    law: LawAsked
    opened: Sequence[int]
    doors: Sequence[Any]

    def row(self, row: int) -> Json:
        """Return points, reasons and what would lower them of one arrival."""
        told = [(PARTS[part], self._reason(part, row)) for part in reasons_of(self.scored, row)]
        counted = [
            kind.key for kind, points in zip(PARTS, self.scored.parts[:, row], strict=True) if points > 0
        ]
        because = [
            {
                "part": kind.key,
                "name": kind.name,
                "resolution": kind.resolution.value,
                "wording": kind.wording,
                "points": round(float(self.scored.parts[PARTS.index(kind), row]), 1),
                "says": one.says,
                "why": list(one.why),
                "against": list(one.against),
                "mark": one.mark or None,
                "sources": [dict(source) for source in one.sources],
            }
            for kind, one in told
        ]
        return {
            "score": round(float(self.scored.total[row]), 1),
            "reasons": [one.says for _, one in told],
            "because": because,
            "more_parts": len(counted) - len(told),
            "lowers": [*(one.lowers for _, one in told), *self._doors_would(row)],
            "opened": self._opened(row),
            "law": self._law(row),
        }

    def _law(self, row: int) -> list[Json]:
        """Return the law that would bar the arrival if what its parts say of it held."""
        grounds: list[Ground] = []
        refs = {
            kind.key: int(ref) for kind, ref in zip(PARTS, self.scored.refs[:, row], strict=True) if ref >= 0
        }
        if "chain" in refs:
            inner = bool(self.scores.tier[refs["chain"]] > 1)
            for concern in self.gathered.concerns_of(self.starts[int(self.scores.start[refs["chain"]])]):
                grounds += grounds_of_concern(concern, inner=inner)
        if "party" in refs and self.things["party"][refs["party"]][0] in ("shipper_name", "maker_name"):
            grounds += grounds_of_listings(self.things["party"][refs["party"]][2])
        if "origin" in refs:
            stated = Ground(
                predicate="made_in",
                values=("KP",),
                text="stated on the bill",
                why=(self._id(row),),
                source={},
            )
            grounds.append(stated)
        return self.law.ask(
            grounds,
            hs=self.table.text(row, "hs_code"),
            country=self.table.text(row, "destination_country"),
            on=self.table.rows["day"][row].as_py(),
        )

    def why_not_higher(self, row: int, above: int | None) -> str:
        """Return what the arrival one rank higher has that this one lacks."""
        if above is None:
            return "Nothing ranks higher."
        more = self.scored.parts[:, above] - self.scored.parts[:, row]
        gap = round(float(self.scored.total[above]), 1) - round(float(self.scored.total[row]), 1)
        if gap <= 0:
            return "The one above has as many points; the draw decides between them."
        told = [
            f"{PARTS[at].name}: {self.scored.parts[at, above]:.1f} there, {self.scored.parts[at, row]:.1f} here"
            for at in sorted(range(len(PARTS)), key=lambda at: -more[at])
            if round(float(more[at]), 1) > 0
        ]
        spared = float(self.scored.spared[row] - self.scored.spared[above])
        told += (
            [f"inspections that found nothing take {self.scored.spared[row]:.1f} off here"]
            if spared > 0
            else []
        )
        off = float(self.scored.softened[row] - self.scored.softened[above])
        told += [f"open doors take {self.scored.softened[row]:.1f} off here"] if off > 0 else []
        return f"The one above has {gap:.1f} points more ({'; '.join(told[:3])})."

    def _reason(self, part: int, row: int) -> Told:
        ref = int(self.scored.refs[part, row])
        match PARTS[part].key:
            case "party":
                return self._of_party(ref, row)
            case "origin":
                return self._of_origin(row)
            case "chain":
                return self._of_chain(ref)
            case "statute":
                return self._of_statute(ref, row)
            case "memory":
                return self._of_memory(ref)
            case "lead":
                return self._of_lead(ref)
            case "value":
                return self._of_value(ref)
            case "route":
                return self._of_route(ref, row)
            case _:
                return self._of_priority(ref)

    def _of_chain(self, bill: int) -> Told:
        seed = self.starts[int(self.scores.start[bill])]
        concerns = self.gathered.concerns_of(seed)
        facts = [fact for concern in concerns for fact in concern.facts]
        steps = [self._step(at) for at, _ in self.scores.steps(bill)]
        who = self.gathered.naming.captions.get(seed.entity_id, seed.entity_id)
        said = facts[0].text if facts else f"{who} is of concern."
        way = "; ".join(text for text, _, _ in steps)
        p = float(without_bill(self.bulk, self.scores, np.array([bill]))[0])
        links = tuple(one for _, why, _ in steps for one in why)
        surest = min(((fact.p, fact.text) for fact in facts), default=(1.0, ""))
        weak = min([surest, *((chance, f"the step {text}") for text, _, chance in steps[:-1])])
        return Told(
            says=f"{_plain(said)} Chain of {len(steps)}: {way}. Score of the chain {p:.2f}, which is no probability.",
            why=(*(one for fact in facts for one in fact.why), *links),
            lowers=f"evidence against its least sure fact ({weak[1].rstrip('.')}; {weak[0]:.2f}), or records of another maker of this lot",
            against=tuple(one for fact in facts for one in fact.against),
            sources=tuple(fact.source for fact in facts if fact.source),
        )

    def _step(self, at: int) -> tuple[str, tuple[str, ...], float]:
        """Return a step of a chain in words, its statements, and how sure the record of it is."""
        columns, rows = self.bulk.columns, self.bulk.row.size
        sender, receiver = self._name(int(columns.sender[at])), self._name(int(columns.receiver[at]))
        chance = 1.0
        if columns.own_class is not None and columns.own_chances is not None:
            chance = float(columns.own_chances[columns.own_class[at]])
        if at >= rows:
            link = self.bulk.links[at - rows]
            return f"{sender} to {receiver} ({link.kind.replace('_', ' ')})", link.why, chance
        document, row = self.bulk.documents[int(self.bulk.document[at]) - 1], int(self.bulk.row[at])
        day = dt.date.fromordinal(max(1, int(columns.day[at]))).isoformat()
        file = self.files.get(document)
        where = f"{file} row {row}" if file else f"bill of {day}"
        return f"{sender} to {receiver} ({where})", (f"{document}#{row}",), chance

    def _name(self, number: int) -> str:
        if number >= len(self.bulk.entities):
            return "a party that is not named"
        one = self.bulk.entities[number]
        return self.gathered.naming.captions.get(one) or self._spelling(number) or one

    def _spelling(self, number: int) -> str:
        import pyarrow.compute as pc

        held = self.bulk.spellings.filter(pc.equal(self.bulk.spellings["node"], number))
        return str(held["name"][0].as_py()) if held.num_rows else ""

    def _of_party(self, ref: int, row: int) -> Told:
        name, _, rows = self.things["party"][ref]
        listing = rows[0]
        spelled = self.table.text(row, name)
        caption = self.watch.caption(listing["entity_id"])
        lists = "; ".join(sorted({str(one.get("list") or one.get("dataset")) for one in rows}))
        same = "" if spelled == caption else f", the same as {caption},"
        return Told(
            says=f"The {_FIELDS[name]} {spelled}{same} stands on {lists} on the day of arrival.",
            why=tuple(one for listed in rows for one in listed["why"]),
            lowers="a person's decision that the name means another firm (`unpick decide`), with the register extract it rests on",
        )

    def _of_origin(self, row: int) -> Told:
        return Told(
            says="The bill itself states North Korea as the country of origin.",
            why=(self._id(row),),
            lowers="papers of the maker that show another origin, and why the bill states this one",
        )

    def _of_statute(self, ref: int, row: int) -> Told:
        named = self.things["statute"][ref]
        return Told(
            says=named.says,
            why=named.why or (self._id(row),),
            lowers="papers that show another port of lading, vessel or flag; the section exempts no firm",
            mark=named.mark,
            sources=(named.source,) if named.source else (),
        )

    def _of_lead(self, ref: int) -> Told:
        signal = self.things["lead"][ref]
        return Told(
            says=f"{signal.indicator} of {signal.subject}: {signal.says}",
            why=signal.why,
            lowers=signal.ask,
            against=signal.against,
        )

    def _of_memory(self, ref: int) -> Told:
        record = self.things["memory"][ref]
        return Told(
            says=f"Of {record.inspected} inspected arrivals of this sender, {record.found} had what was looked for.",
            why=record.why,
            lowers="further inspections of this sender that find nothing, or a correction of the outcome in its plan",
        )

    def _of_value(self, ref: int) -> Told:
        from unpick.weigh.signals.i35_unit_value import signal_of

        signal = signal_of(self.things["value"][ref])
        return Told(
            says=f"{signal.indicator}: {signal.says}",
            why=signal.why,
            lowers=signal.ask,
            against=signal.against,
        )

    def _of_route(self, ref: int, row: int) -> Told:
        told = self.things["route"][ref]
        return Told(
            says=f"Landed from {told['port']}; none of the shipper's {told['bills']} earlier bills did (most from {told['usual']}).",
            why=(self._id(row),),
            lowers="the booking and the bills of the earlier legs, which say why the port changed",
        )

    def _of_priority(self, ref: int) -> Told:
        name, site, goods = self.things["priority"][ref]
        said = site.why[0]
        where = "port of lading" if name == "lading_port" else "place of receipt"
        return Told(
            says=f"Watched goods ({', '.join(goods[:3])}) with {site.name} as {where}: a priority, which speaks of no firm.",
            why=(f"site:{site.id}", *(f"goods:{one}" for one in goods[:3])),
            lowers="the name of the maker of each lot, and access to its whole work force",
            sources=({"title": said.source.title, "url": said.source.url, "date": said.source.date},),
        )

    def _id(self, row: int) -> str:
        return f"{self.table.rows['document'][row].as_py()}#{self.table.rows['row'][row].as_py()}"

    def _opened(self, row: int) -> Json | None:
        if self.opened[row] < 0:
            return None
        claim = self.doors[self.opened[row]]
        return {
            "says": f"The whole work force of the maker could be inspected ({claim.attribution or claim.source.title}).",
            "points": round(-float(self.scored.softened[row]), 1),
            "why": list(claim.why),
            "source": claim.source.as_dict(),
        }

    def _doors_would(self, row: int) -> list[str]:
        if self.opened[row] >= 0:
            return []
        soft = sum(float(self.scored.parts[at, row]) for at, kind in enumerate(PARTS) if kind.softened)
        return (
            ["an inspection of the maker's whole work force by others than the firm, within a year"]
            if soft > 0
            else []
        )


def _plain(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
