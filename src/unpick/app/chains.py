"""What is said and listed of everybody upstream of a line of goods, as grounds of the law with their chains."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import NO_STEPS, Steps, ground_of
from unpick.app.assess_firms import makers_named, owners_of
from unpick.app.evidence import Evidence, Said
from unpick.law.facts import ABOUT_IMPORTER, PREDICATES, Facts, Ground
from unpick.law.ownership import authority_of

if TYPE_CHECKING:
    from unpick.app.lines import GoodsLine
    from unpick.app.listings import Listings
    from unpick.law.regime import Regime
    from unpick.trace.edges import Edge
    from unpick.trace.gather import Gathered
    from unpick.trace.upstream import Upstream

__all__ = ["Chains", "assess_lines", "facts_of_chain", "owners_above"]

_PLACES: Final = frozenset({"KP", "CN-XJ"})
"""Places that the regimes ask about; that an input came from anywhere else says nothing of the other inputs."""

_ORIGINS: Final = frozenset({"made_in", "material_from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The network against time, with what is said of each firm; made once, asked for every line."""

    gathered: "Gathered"
    evidence: Evidence
    listings: "Listings"
    index: Mapping[str, Sequence["Edge"]]
    said: Mapping[str, Sequence[Said]]
    tiers: int
    hold_days: int | None

    @staticmethod
    def of(
        gathered: "Gathered",
        evidence: Evidence,
        listings: "Listings",
        *,
        tiers: int,
        hold_days: int | None,
    ) -> "Chains":
        """Index the network and the claims by who they are about."""
        from unpick.trace.moves import UP
        from unpick.trace.reference import index_edges

        said: defaultdict[str, list[Said]] = defaultdict(list)
        for one in evidence.said:
            said[gathered.naming.canonical(one.subject)].append(one)
        index = index_edges(gathered.network.edges, UP)
        return Chains(
            gathered=gathered,
            evidence=evidence,
            listings=listings,
            index=index,
            said=said,
            tiers=tiers,
            hold_days=hold_days,
        )

    def upstream(self, line: "GoodsLine") -> list["Upstream"]:
        """Return who made or sent the line and everybody upstream of that, in the order of time of the line.

        An undated line has no place in the order of time: only its own maker is returned.
        """
        from unpick.goods.become import heading
        from unpick.trace.edges import ANYTHING, Seed
        from unpick.trace.rules import MAKER_LEAD_DAYS
        from unpick.trace.upstream import Upstream, find_upstream

        if not line.maker:
            return []
        if line.date is None:
            return [Upstream(entity_id=line.maker, edges=(), is_firm=True)]
        day = line.date.toordinal() - (MAKER_LEAD_DAYS if line.maker_named else 0)
        product = heading(line.hs) or ANYTHING
        start = Seed(entity_id=line.maker, product=product, first_day=day, last_day=day)
        # The line itself is the last step of the chain.
        return find_upstream(self.index, start, tiers=self.tiers - 1, hold_days=self.hold_days)

    def facts(self, line: "GoodsLine", *, subject: str, on: dt.date | None) -> Facts:
        """Return the record of grounds for a line, as of the day that the law is asked about."""
        return facts_of_chain(self, line, self.upstream(line), subject=subject, on=on)


def assess_lines(
    chains: Chains,
    lines: Iterable["GoodsLine"],
    regimes: Sequence["Regime"],
    *,
    subject: str,
    on: dt.date | None,
    known_at: dt.date,
    steps: Steps = NO_STEPS,
) -> list[dict[str, Any]]:
    """Return what each regime says of each line, by its own day of entry unless one is asked about.

    Args:
        steps: what happened at customs, taken for every line.
    """
    from unpick.law.engine import assess

    makers: dict[tuple[str, dt.date | None], list[Ground]] = {}
    rows = []
    for line in lines:
        day = on or line.date
        if (line.maker, day) not in makers:
            makers[line.maker, day] = _of_maker(chains, line.maker, regimes, day)
        facts = chains.facts(line, subject=subject, on=day)
        facts = steps.put_to(replace(facts, grounds=(*facts.grounds, *makers[line.maker, day])))
        rows += [
            {**assessment, "import_country": line.import_country or None, "shipments": line.shipments}
            for assessment in assess(facts, regimes, on=day, known_at=known_at, at=steps.at)
        ]
    return rows


def _of_maker(chains: Chains, maker: str, regimes: Sequence["Regime"], on: dt.date | None) -> list[Ground]:
    """Return what orders and owners have to do with the maker of a line itself."""
    owners = owners_above(chains, maker, on)
    name = chains.gathered.network.names.get(maker, "")
    line = {"maker": maker, "maker_name": name}
    grounds = [*owners, *makers_named(chains.evidence, line, [maker], regimes)]
    # A source without a day says so by leaving the day out.
    return [replace(one, source={key: said for key, said in one.source.items() if said}) for one in grounds]


def owners_above(chains: Chains, maker: str, on: dt.date | None) -> list[Ground]:
    """Return what blocked persons own of a maker, those on OFAC's list of the day among them."""
    same, listed = chains.gathered.naming.same, _listed_above(chains, maker, on)
    return owners_of(chains.evidence, maker, on, same=same, listed=listed)


def _listed_above(chains: Chains, maker: str, on: dt.date | None) -> set[str]:
    """Return who of those above a maker is surely on OFAC's list on the day."""
    if on is None or not maker:
        return set()
    canonical = chains.gathered.naming.canonical
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for said in chains.evidence.said:
        if said.schema == "Link" and said.predicate == "owns" and not said.denied:
            holders[canonical(said.object)].add(canonical(said.subject))
    above, asked = {maker}, [maker]
    for one in asked:
        new = sorted(holders[one] - above)
        asked += new
        above |= set(new)
    whose = authority_of("OFAC")
    return {
        one
        for one in above - {maker}
        for ground in chains.listings.grounds(one, on)
        if ground.predicate == "listed" and not ground.tentative and whose.lists_it(ground.values[0])
    }


def facts_of_chain(
    chains: Chains,
    line: "GoodsLine",
    upstream: Iterable["Upstream"],
    *,
    subject: str,
    on: dt.date | None,
) -> Facts:
    """Return what is stated about one line of goods, its makers of every tier included.

    What is said of a maker farther up holds for an input: its goods were `made_in` a region, so the line
    has material from there. A chain that is not firm makes its grounds tentative: shown, never enough alone.

    Args:
        upstream: who stands upstream, the maker of the line first.
        on: the day for which listings are asked; None leaves them out.
    """
    grounds: list[Ground] = []
    for one in upstream:
        said = [_ground(said, one, chains.evidence) for said in chains.said.get(one.entity_id, ())]
        listed = chains.listings.grounds(one.entity_id, on) if on else []
        names = chains.gathered.network.names
        grounds += [_through(ground, one, names) for ground in (*said, *listed) if ground]
    return Facts(
        subject=subject,
        line=line.id,
        description=line.description,
        import_country=line.import_country,
        hs=line.hs,
        materials=line.materials,
        grounds=tuple(grounds),
        lists_partial=chains.listings.partial,
    )


def _ground(said: Said, upstream: "Upstream", evidence: Evidence) -> Ground | None:
    """Return a claim or a stated place as a ground; None when the law does not ask for it."""
    if said.schema == "Link":
        return _place_ground(said, evidence)
    if said.predicate not in PREDICATES or said.predicate in ABOUT_IMPORTER:
        return None
    ground = ground_of(said, evidence)
    if not upstream.edges or said.predicate not in _ORIGINS:
        return ground
    # One input from elsewhere does not show that the other inputs are from elsewhere too.
    return replace(ground, predicate="material_from") if _PLACES & set(ground.values) else None


def _place_ground(said: Said, evidence: Evidence) -> Ground | None:
    """Return that a firm stands in a place the law asks about, by a cited link to a watched site."""
    from unpick.app.sites import place_of_site

    place = place_of_site(evidence.name(said.object)) if said.predicate == "located_at" else ""
    if not place:
        return None
    return replace(ground_of(said, evidence), predicate="made_in", values=(place,), goods="")


def _through(ground: Ground, upstream: "Upstream", names: Mapping[str, str]) -> Ground:
    """Return a ground with the chain that it comes by."""
    if not upstream.edges:
        return ground
    whence = names.get(upstream.entity_id, upstream.entity_id)
    way = " to ".join((whence, *(_stop(edge, names) for edge in upstream.edges)))
    says = "by a chain" if upstream.is_firm else "by a chain that nobody states as a whole"
    predicate = "material_from" if ground.predicate == "made_in" else ground.predicate
    return replace(
        ground,
        predicate=predicate,
        text=f"{ground.text}; {says}: {way}",
        tentative=ground.tentative or not upstream.is_firm,
        why=(*ground.why, *(one for edge in upstream.edges for one in edge.why)),
    )


def _stop(edge: "Edge", names: Mapping[str, str]) -> str:
    from unpick.trace.edges import as_day

    where = names.get(edge.from_id, edge.from_id)
    how = f"bill {edge.bill_no}" if edge.bill_no else edge.kind.replace("_", " ")
    day = f", {as_day(-edge.first_day).isoformat()}" if edge.row >= 0 else ""
    return f"{where} ({how}{day})"
