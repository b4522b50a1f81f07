"""What a workspace holds for a petition on one producer, gathered into the record that the filing room reads."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import assess_line, with_workshops
from unpick.app.chains import assess_lines
from unpick.app.evidence import Evidence, Said
from unpick.app.lines import lines_of
from unpick.app.petition_exhibits import Exhibits, read_exhibits
from unpick.app.petition_rows import (
    chains_of,
    listings_of,
    named_of,
    shipped_of,
    signals_of,
    told_of,
    with_exhibits,
)
from unpick.app.trace import coverage_of, gather_for, trace_gathered
from unpick.cases.filing.facts import speaks_of_labor
from unpick.cases.filing.record import Asked, Chain, Exhibit, Matter, Measured, Named, Shipped, Told
from unpick.cases.filing.tables import Target, indicator_table
from unpick.law.jurisdictions import jurisdictions_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.identity import Question
    from unpick.app.petition_class import GoodsClass
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace
    from unpick.trace.gather import Gathered

__all__ = ["find_producer", "gather_matter"]

Row = Mapping[str, Any]

_CHAINS: Final = 3
"""Chains each way that a petition prints; `unpick trace` gives more."""


def find_producer(
    evidence: Evidence, own: Sequence[Said], named: str, *, same: Callable[[], Mapping[str, str]]
) -> str:
    """Return the id of the producer: the one named, else the only one of the case with evidence of labor, else nothing.

    Args:
        own: what is said in the case. named: a name or id, empty to choose. same: who is one with whom in the workspace,
            asked only where several ids are found.

    Raises:
        UsageError: the case has evidence of labor on several producers.
    """
    if named:
        return named
    made_by = [one for one in evidence.said if one.predicate == "made_by" and not one.denied]
    found: set[str] = set()
    for one in own:
        if speaks_of_labor(told_of(one, evidence, None, of="")):
            makers = {link.object for link in made_by if link.subject == one.subject}
            found |= makers if evidence.schemas.get(one.subject) == "Product" else {one.subject}
    if len(found) > 1:
        merged = same()
        found = {merged.get(one, one) for one in found}
    if len(found) > 1:
        names = "; ".join(sorted(f"{evidence.name(one)} ({one})" for one in found))
        raise UsageError(
            "petition",
            f"the case has evidence of labor on several producers: {names}",
            "choose one with --producer",
        )
    return next(iter(found), "")


def gather_matter(
    workspace: "Workspace",
    reader: "Reader",
    evidence: Evidence,
    asked: Asked,
    target: Target,
    *,
    producers: Sequence[str],
    documents: Collection[str],
    goods: "GoodsClass | None" = None,
) -> tuple[Matter, list[str]]:
    """Return the matter of a petition, and what has to be said beside it.

    Args:
        producers: ids or names; empty when the case names none, several only of a class. documents: SHA-256 of the files
            of the case. goods: the class of goods that is asked about in the stead of one producer.

    Raises:
        UsageError: the producer is not in the workspace, or its name belongs to several.
    """
    exhibits = read_exhibits(reader)
    withheld = sum(1 for one in exhibits.held.values() if one.protected and one.sha256)
    if not producers:
        cover = (f"{len(evidence.said)} statements of the workspace were looked at for a producer.",)
        return Matter(asked=asked, exhibits=exhibits.held, withheld=withheld, coverage=cover), []
    gatherer = _Gatherer(workspace, reader, evidence, exhibits, asked, target, producers, goods)
    return gatherer.matter(withheld, documents)


class _Gatherer:
    """Reads all that bears on one producer, or on those of a class of goods."""

    def __init__(
        self,
        workspace: "Workspace",
        reader: "Reader",
        evidence: Evidence,
        exhibits: Exhibits,
        asked: Asked,
        target: Target,
        producers: Sequence[str],
        goods: "GoodsClass | None",
    ) -> None:
        from unpick.app.exposure_scope import meant_by
        from unpick.app.identity import read_question
        from unpick.trace.gather import resolve_name
        from unpick.trace.select import READ_AT_MOST

        self.workspace, self.reader, self.evidence, self.exhibits = workspace, reader, evidence, exhibits
        self.asked, self.target, self.goods = asked, target, goods
        names = [meant_by(reader, one) for one in producers]
        self.question: Question = read_question(
            workspace, reader, evidence, subjects=names, known_at=asked.known_at
        )
        self.canonical = self.question.gathered.naming.canonical
        self.entities = tuple(dict.fromkeys(resolve_name(self.question.gathered, one) for one in names))
        self.entity = self.entities[0]
        gathered = self.question.gathered
        # A small workspace was read whole already; of a large one what goes from the producer is read as well.
        if gathered.coverage["shipments"] > READ_AT_MOST:
            at = dt.datetime.combine(asked.known_at, dt.time(), tzinfo=dt.UTC)
            # Of a class only what goes from its first producer is read beyond what names them all.
            gathered = gather_for(workspace, from_=names[0], known_at=asked.known_at, at=at)
        self.down: Gathered = gathered
        self.countries = {
            row["entity_id"]: tuple(row["countries"] or ()) for row in reader.table("entity").to_pylist()
        }
        said = self.question.gathered.network.names.get(self.entity) or evidence.name(self.entity)
        self.name = goods.words if goods else said

    def matter(self, withheld: int, documents: Collection[str]) -> tuple[Matter, list[str]]:
        """Return the matter, and messages."""
        own = sorted(
            one for one in {*self.entities, *self.evidence.schemas} if self.canonical(one) in self.entities
        )
        firms = with_workshops(self.evidence, own)
        kinds = {one for one in own if self.evidence.schemas.get(one) == "Product"}
        goods = sorted(
            kinds
            | {
                one.subject
                for one in self.evidence.said
                if one.predicate == "made_by" and not one.denied and one.object in firms
            }
        )
        rows = self._rows()
        shipments = [shipped_of(row, self.exhibits, from_producer=True) for row in rows]
        chains, carried = self._chains(rows)
        told = self._told(own, firms, goods)
        measured = self._measured(own)
        held = {**self.exhibits.held, **self._files_of(measured)}
        listed = self._listed()
        country = next((self.countries[one][0] for one in own if self.countries.get(one)), "")
        matter = Matter(
            asked=self.asked,
            producer=self.name,
            members=tuple(self.evidence.name(one) for one in self.entities) if self.goods else (),
            country=country,
            exhibits=held,
            names=tuple(self._names(own, goods, rows)),
            told=tuple(told),
            shipments=(*shipments, *carried),
            chains=tuple(chains),
            laws=tuple(with_exhibits(self._laws(rows, goods), self.exhibits)),
            listed=tuple(listed),
            measured=tuple(measured),
            withheld=withheld,
            coverage=(
                coverage_of(self.down)["says"],
                f"{len(self.evidence.said)} statements of all cases of the workspace were read.",
            ),
        )
        return matter, [*self.question.messages(), *self._stray(documents)]

    def _rows(self) -> list[Row]:
        """Return the shipments of which the producer is maker or sender, each bill once."""
        from unpick.trace.build import NAMES_NOBODY, SAME_BILL

        naming = self.down.naming
        repeats = {(one.document, one.row) for one in self.down.network.skipped if one.reason == SAME_BILL}

        def bears(name: str | None) -> bool:
            return (
                bool(name)
                and naming.role_of(str(name)) not in NAMES_NOBODY
                and naming.bearer(str(name)) in self.entities
            )

        def of_class(row: Row) -> bool:
            return self.goods is None or self.goods.has_heading(str(row["hs_code"] or ""))

        return [
            row
            for row in self.down.shipments
            if row["status"] not in ("deleted", "superseded")
            and (row["document"], row["row"]) not in repeats
            and of_class(row)
            and (bears(row["maker_name"]) or bears(row["shipper_name"]))
        ]

    def _chains(self, rows: Sequence[Row]) -> tuple[list[Chain], list[Shipped]]:
        """Return chains to and from the producer, and the shipments at the end of chains that others sent on."""
        own = {(row["document"], row["row"]) for row in rows}
        by_row = {(row["document"], row["row"]): row for row in self.down.shipments}
        firms = self.entities[:_CHAINS]
        down = [one for firm in firms for one in trace_gathered(self.down, from_=firm, top=_CHAINS)["chains"]]
        up = [
            one
            for firm in firms
            for one in trace_gathered(self.question.gathered, to=firm, top=_CHAINS)["chains"]
        ]
        carried = []
        for chain in down:
            bill = chain["hops"][-1]["shipment"] if chain["hops"] else None
            place = (bill["document"], bill["row"]) if bill else None
            if place in by_row and place not in own:
                way = " to ".join(
                    [chain["hops"][0]["from"]["name"], *(hop["to"]["name"] for hop in chain["hops"])]
                )
                carried.append(shipped_of(by_row[place], self.exhibits, from_producer=False, by=way))
                own.add(place)
        return [
            *chains_of(up, self.exhibits, upstream=True),
            *chains_of(down, self.exhibits, upstream=False),
        ], carried

    def _told(self, own: Sequence[str], firms: Sequence[str], goods: Sequence[str]) -> list[Told]:
        """Return all that is said of the producer, its workshops and goods, and of buyers as far as imports go."""
        table = indicator_table()
        counts, buyers = set(table["nexus"]), set(table["buyers"])
        buying = {
            one.object
            for one in self.evidence.said
            if one.schema == "Link" and one.predicate in buyers and one.subject in own and not one.denied
        }
        found = []
        for one in self.evidence.said:
            of = (
                "producer"
                if one.subject in own
                else "workshop"
                if one.subject in firms
                else "goods"
                if one.subject in goods
                else ""
            )
            about_buyer = one.predicate in counts and (one.subject in buying or one.object in own)
            if not of and about_buyer:
                of = "buyer"
            elif not of and one.schema == "Link" and one.object in own:
                of = "producer"
            if of:
                found.append(
                    told_of(one, self.evidence, self.exhibits, of=of, country=self._country(one, of))
                )
        return found

    def _country(self, said: Said, of: str) -> str:
        """Return the country of import that a statement on buyers points to, of those that the target asks for first."""
        if of == "buyer":
            who = said.subject
        elif said.schema == "Link" and said.predicate in indicator_table()["buyers"]:
            who = said.object
        elif said.predicate == "exported":
            return said.object
        else:
            return ""
        held = self.countries.get(who, ())
        return next(
            (one for one in held if set(jurisdictions_of(one)) & set(self.target.nexus)),
            held[0] if held else "",
        )

    def _names(self, own: Sequence[str], goods: Sequence[str], rows: Sequence[Row]) -> list[Named]:
        reader, exhibits = self.reader, self.exhibits
        found = named_of(
            (row for row in reader.table("name").to_pylist() if row["entity_id"] in own),
            exhibits,
            text="name",
        )
        for view in ("address", "identifier"):
            found += named_of(
                (row for row in reader.table(view).to_pylist() if row["entity_id"] in own), exhibits
            )
        found += named_of(
            (row for row in reader.table("name").to_pylist() if row["entity_id"] in goods),
            exhibits,
            kind="goods",
            text="name",
        )
        known = {one.text for one in found}
        for row in rows:
            for field in ("maker_name", "shipper_name", "maker_address", "shipper_address"):
                text = row.get(field)
                if text and text not in known and not (field.startswith("shipper") and row["maker_name"]):
                    known.add(text)
                    kind = "address" if field.endswith("address") else "name on a bill"
                    found.append(
                        Named(
                            kind=kind,
                            text=text,
                            exhibit=exhibits.key_of_row(row),
                            locator=f"row {row['row']}",
                        )
                    )
        return found

    def _laws(self, rows: Sequence[Row], goods: Sequence[str]) -> list[dict[str, Any]]:
        """Return what each rule of the target says of the goods that came in, or of goods of the producer as such."""
        from unpick.law.regime import bundled_regimes

        regimes = [one for one in bundled_regimes() if one.id in self.target.regimes]
        bound = [
            row
            for row in rows
            if set(jurisdictions_of(str(row["destination_country"] or ""), row["date"]))
            & set(self.target.nexus)
        ]
        lines = lines_of(self.down, bound)
        known = self.asked.known_at
        if lines:
            newest = sorted(lines, key=lambda one: one.date or dt.date.min)[-_LINES:]
            return assess_lines(
                self.question.chains, newest, regimes, subject=self.name, on=self.asked.on, known_at=known
            )
        country = next((one for one in self.target.nexus if one != "EU"), "")
        line = {"id": f"goods of {self.name}, were they imported", "maker": self.entity}
        line |= {"product": goods[0]} if goods else {}
        return assess_line(
            self.evidence,
            line,
            regimes,
            subject=self.entity,
            import_country=country,
            on=self.asked.on or known,
            known_at=known,
        )

    def _listed(self) -> list[Told]:
        on = self.asked.on or self.asked.known_at
        grounds = [one for firm in self.entities for one in self.question.chains.listings.grounds(firm, on)]
        return listings_of(grounds, self.exhibits, self.name)

    def _measured(self, own: Sequence[str]) -> list[Any]:
        from unpick.app.signals import points_of

        names = {self.evidence.name(one).casefold() for one in own} | {self.name.casefold()}
        said = {
            one.id: one.source.id if one.source.id in self.exhibits.held else one.source.document
            for one in self.evidence.said
        }
        return signals_of(points_of(self.reader, self.evidence), names, said)

    def _files_of(self, measured: Sequence[Measured]) -> dict[str, Exhibit]:
        """Return the files of figures that were loaded later than the day asked about: a row in them was public before."""
        lost = {key for one in measured for key in one.exhibits} - set(self.exhibits.held)
        if not lost:
            return {}
        with self.workspace.reader() as reader:
            every = read_exhibits(reader).held
        note = "loaded later than the day of what is known here; each row that is used was public by then"
        return {key: replace(every[key], note=note, public_from=None) for key in sorted(lost) if key in every}

    def _stray(self, documents: Collection[str]) -> list[str]:
        """Return that statements of other cases are used too."""
        other = sum(
            1
            for one in self.evidence.said
            if self.canonical(one.subject) in self.entities and one.source.document not in documents
        )
        return (
            [f"{other} statements on the producer come from other cases of the workspace."] if other else []
        )


_LINES: Final = 5
"""Lines of goods whose law is printed: those of the newest days; `unpick law` answers for all."""
