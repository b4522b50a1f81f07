"""What a workspace says of a subject, as lines of the ledger: claims, links, listings, chains of shipments."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import TENTATIVE, ground_of, with_workshops
from unpick.app.evidence import Evidence, Said
from unpick.app.weigh_bills import Bills, read_bills
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.signal import Resolution
from unpick.weigh import Line
from unpick.weigh.ledger import PRIOR
from unpick.weigh.line import LAMBDA
from unpick.weigh.ratios import Ratio, Ratios

if TYPE_CHECKING:
    from unpick.app.identity import Question
    from unpick.model.series import Point
    from unpick.store.judged import Decision
    from unpick.store.reader import Reader

__all__ = ["Asked", "Gathered"]

Json = dict[str, Any]

_BOUNDS: Final = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "", "~": "about"}

_A_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: the day, the period whose evidence counts, goods in words or a heading, the base rate."""

    on: dt.date
    start: dt.date | None = None
    end: dt.date | None = None
    product: str = ""
    prior: float = PRIOR


class Gathered:
    """The lines of one subject: claims, links, listings, chains of shipments, signals."""

    def __init__(
        self,
        question: "Question",
        evidence: Evidence,
        table: Ratios,
        asked: Asked,
        entity: str,
        points: "Sequence[Point]" = (),
        *,
        named: str = "",
    ) -> None:
        self.points, self.bills = points, Bills()
        # The name of a subject that only series files know.
        self.named = named
        # Spelling in figures and on shipments to the name of the entity that it is.
        self.spelled: dict[str, str] = {}
        self.question, self.evidence, self.table, self.asked, self.entity = (
            question,
            evidence,
            table,
            asked,
            entity,
        )
        self.naming = question.gathered.naming
        own = [one for one in evidence.schemas if self.naming.canonical(one) == entity]
        firms = with_workshops(evidence, sorted({entity, *own}))
        made = (
            one.subject
            for one in evidence.said
            if one.predicate == "made_by" and not one.denied and one.object in firms
        )
        self.entities = list(dict.fromkeys((*firms, *made)))

    def look_up(self, reader: "Reader", decisions: "Sequence[Decision]") -> None:
        """Read who figures and shipments call by a name of the subject, and what indicators find on those shipments."""
        from unpick.app.called import shipped_names, spellings_of

        stated, names = self.question.gathered.stated_names, self.question.gathered.network.names
        shipped = shipped_names(reader)
        texts = sorted({*shipped, *(one.subject for one in self.points)})
        for one in self.entities:
            main = self.named if self.named and one == self.entity else self.evidence.name(one)
            canonical = self.naming.canonical(one)
            own = dict.fromkeys((main, names.get(one, main), *sorted(stated.get(canonical, ()))))
            for text in spellings_of(list(own), texts, ids=(one, canonical), decisions=decisions):
                self.spelled.setdefault(text, main)
        if not self.spelled.keys().isdisjoint(shipped):
            self.bills = read_bills(reader, self.points, self.spelled)

    def lines(self) -> tuple[list[Line], list[Json]]:
        """Return the lines, and what was left out with the reason."""
        found: list[Line] = []
        left: list[Json] = []
        for said in self.evidence.said:
            kind = self._kind(said)
            if kind is None:
                continue
            reason = self._outside(said.valid_from, said.valid_to, said.goods)
            if reason:
                left.append({"says": self._says(said), "reason": reason, "why": list(said.why)})
            else:
                found.append(self._line(said, kind))
        return [*found, *self._listed(), *self._shipments(), *self._signals()], left

    def coverage(self) -> Json:
        """Return what was searched."""
        from unpick.app.trace import coverage_of

        return coverage_of(self.question.gathered)

    def _kind(self, said: Said) -> Ratio | None:
        if said.schema == "Link":
            link = self.table.links.get(said.predicate)
            ends = said.subject, said.object
            if link is None or not any(one in self.entities for one in ends):
                return None
            if said.predicate == "transfers_labor_to" and said.object not in self.entities:
                return None
            return self.table.kinds[link]
        if said.subject not in self.entities:
            return None
        kind = self.table.of_claim(said.predicate, said.object or said.value or "yes")
        if kind is None:
            return None
        if said.denied or said.value == "no" or said.object == "no":
            return self.table.kinds["denied_by_the_firm" if said.kind == "denial" else "denied_by_others"]
        if said.kind == "finding" and kind.family != "official finding":
            return self.table.kinds["official_finding"]
        return self.table.kinds["admitted"] if said.kind == "admission" else kind

    def _outside(self, first: dt.date, until: dt.date, goods: str) -> str:
        """Return why what held from a day until before another is not of the goods and period asked about, or nothing."""
        start, end = self.asked.start, self.asked.end
        if (start and until != FOREVER and until <= start) or (end and first > end):
            return "of another period"
        if first > self.asked.on:
            return "of a time after the day asked about"
        product = self.asked.product.casefold()
        if product and goods and not _same_goods(product, goods.casefold()):
            return f"about other goods: {goods}"
        return ""

    def _line(self, said: Said, kind: Ratio) -> Line:
        tentative = said.certainty in TENTATIVE or said.bound == "one of"
        source = said.source
        against = self._denials(said)
        return Line(
            key=said.id,
            says=self._says(said),
            family=kind.family,
            # What a source leaves open weighs by the root of its ratio.
            ratio=kind.ratio**0.5 if tentative else kind.ratio,
            grade=source.reliability,
            origin=source.origin,
            day=_day(said),
            half_life=kind.half_life,
            told=source.public_from,
            why=said.why,
            against=against,
        )

    def _says(self, said: Said) -> str:
        if said.schema == "Link":
            told = f"{self.evidence.name(said.subject)}: {said.predicate.replace('_', ' ')} {self.evidence.name(said.object)}"
        elif said.value and said.unit:
            what = " ".join(
                part
                for part in (
                    said.predicate.replace("_", " "),
                    _BOUNDS.get(said.bound, said.bound),
                    said.value,
                    said.unit,
                )
                if part
            )
            told = f"{self.evidence.name(said.subject)}: {what}"
        else:
            told = ground_of(said, self.evidence).text
        return f"{told} [{said.source.title}]"

    def _denials(self, said: Said) -> tuple[str, ...]:
        if said.denied:
            return ()
        return tuple(
            self._says(one)
            for one in self.evidence.about(said.subject, said.predicate)
            if one.denied and one.object == said.object
        )

    def _listed(self) -> Iterator[Line]:
        kind, gone = self.table.kinds["official_listing"], self.table.kinds["order_withdrawn"]
        for concern in self.question.gathered.concerns:
            if concern.entity_id != self.entity or concern.predicate != "listed":
                continue
            for row in concern.claims:
                first, last = row["from_earliest"] or LONG_AGO, row["to_latest"] or FOREVER
                if first > self.asked.on:
                    continue
                held = last > self.asked.on
                chosen = kind if held else gone
                name = str(row.get("list") or row.get("dataset") or "")
                yield Line(
                    key=f"{row['listing_id']}:{'held' if held else 'gone'}",
                    says=f"{self.evidence.name(self.entity)} {'stands' if held else 'stood, and no longer stands,'} on the list {name} ({row.get('ref') or 'no number'})",
                    family=chosen.family,
                    ratio=chosen.ratio,
                    grade=str(row.get("reliability") or "A"),
                    origin=str(row.get("authority") or name),
                    day=None if first == LONG_AGO else first,
                    half_life=chosen.half_life,
                    told=row.get("public_from"),
                    why=tuple(row.get("why") or ()),
                )

    def _shipments(self) -> Iterator[Line]:
        from unpick.app.trace import trace_gathered

        kind = self.table.kinds["chain_of_shipments"]
        if self.entity not in self.question.gathered.network.names:
            return
        traced = trace_gathered(self.question.gathered, to=self.entity, top=1)
        for chain in traced["chains"][:1]:
            hops = chain["hops"]
            if not hops:
                continue
            day = next((str(hop["date"]) for hop in reversed(hops) if hop.get("date")), "")
            texts = {fact["id"]: fact["text"] for fact in chain["facts"]}
            sources = sorted(
                {str(fact["source"].get("title", "")) for fact in chain["facts"] if fact.get("source")}
            )
            yield Line(
                key="chain",
                says=f"a chain of {len(hops)} steps leads here, score {chain['score']['median']:.2f} [{'; '.join(one for one in sources if one)}]",
                family=kind.family,
                # A chain weighs by how well it stands: nothing at score 0, its whole ratio at 1.
                ratio=1 + (kind.ratio - 1) * chain["score"]["median"],
                grade="A",
                origin="chain: " + "; ".join(one for one in sources if one),
                day=dt.date.fromisoformat(day) if len(day) == 10 else None,
                half_life=kind.half_life,
                why=tuple(dict.fromkeys(why for fact in chain["facts"] for why in fact.get("why", ()))),
                against=tuple(
                    f"without '{texts.get(one, one)}' no chain stands" for one in chain["single_points"][:3]
                ),
            )

    def _signals(self) -> Iterator[Line]:
        """Yield what indicators of this supplier's figures found; a refusal or silence is no line."""
        from unpick.names.key import fold_name
        from unpick.weigh.signals import Inputs, indicators

        mine = [
            replace(one, subject=self.spelled[one.subject])
            for one in self.points
            if one.subject in self.spelled and not self._outside(one.start, one.end + _A_DAY, one.product)
        ]
        # The same figure told again is a copy: the first that was public stands for all.
        first: dict[tuple[Any, ...], Point] = {}
        for one in sorted(mine, key=lambda one: (one.public_from or FOREVER, one.why)):
            # Two channels or partners with one count are two figures.
            words = (one.product, one.channel, one.partner)
            told = (one.measure, one.start, one.end, one.value, one.unit, *map(str.casefold, words))
            held = first.setdefault(told, one)
            # A report seldom says where a figure holds and in which unit it was read; the document that it was taken from does.
            first[told] = replace(held, place=held.place or one.place, verified=held.verified or one.verified)
        own = list(first.values())
        by_why = {one.why: one for one in own}
        others = [one for one in self.points if one.subject not in self.spelled]
        inputs = Inputs(points=own, controls=others)
        for signal in (found for one in indicators() for found in one.measure(inputs)):
            # Some indicators measure what says nothing for either proposition; they are no line.
            if not signal.fires or not signal.kind or signal.resolution is not Resolution.SUPPLIER:
                continue
            kind, rests = self.table.kinds[signal.kind], [by_why[why] for why in signal.why]
            yield Line(
                key=f"{signal.indicator}:{':'.join(signal.why)}",
                says=f"{signal.indicator}: {signal.says}",
                family=kind.family,
                ratio=kind.ratio,
                # A figure is as good as the worst it rests on.
                grade=min((one.grade for one in rests), key=LAMBDA.__getitem__, default="F"),
                origin="; ".join(sorted({one.origin for one in rests})),
                day=signal.end,
                half_life=kind.half_life,
                told=max((one.public_from for one in rests if one.public_from), default=None),
                why=signal.why,
                against=(*signal.against, *(f"rule out: {one}" for one in signal.innocent)),
            )
        folded = {fold_name(one) for pair in self.spelled.items() for one in pair}
        yield from self.bills.lines(folded, self.table, self._outside)


def _day(said: Said) -> dt.date | None:
    """Return the last day of which it is said, else the day it became public."""
    if said.valid_to != FOREVER:
        return said.valid_to - dt.timedelta(days=1)
    return said.source.public_from if said.source.public_from != LONG_AGO else None


def _same_goods(asked: str, goods: str) -> bool:
    if asked.isdigit():
        return not goods.isdigit() or goods.startswith(asked) or asked.startswith(goods)
    return goods.isdigit() or bool(set(asked.split()) & set(goods.split()))
