"""Listings of the parties on chains: a listing applies only to a party that screens as the same."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from unpick.law.facts import Ground
from unpick.model.days import Known

if TYPE_CHECKING:
    from unpick.resolve.screen import Screener
    from unpick.resolve.watch import Link, WatchIndex
    from unpick.store.reader import Reader
    from unpick.trace.gather import Gathered

__all__ = ["Listings", "sublists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """The listings of a workspace, asked party by party.

    Attributes:
        partial: lists that are known to be incomplete; that a party is not on them says nothing.
        unsure: names on chains that resemble a listed name, or are related to one; none of them applies.
    """

    partial: tuple[str, ...]
    gathered: "Gathered"
    watch: "WatchIndex"
    screener: "Screener"
    unsure: set[str] = field(default_factory=set)
    _known: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @staticmethod
    def read(reader: "Reader", gathered: "Gathered", decisions: Sequence[Any]) -> "Listings":
        """Read the listings that were public, with the names of the listed and what people decided."""
        import pyarrow as pa
        import pyarrow.compute as pc

        from unpick.resolve.screen import Screener
        from unpick.resolve.watch import WatchIndex, links_of

        listing = reader.table("listing")
        links = links_of(reader.table("link"))
        # What a link relates to a listed firm has to be known by name, so that the relation can be said.
        asked = {*listing.column("entity_id").to_pylist(), *(end for one in links for end in _ends(one))}
        wanted = pa.array(sorted(asked), pa.string())
        names, numbers = (
            table.filter(pc.is_in(table.column("entity_id"), value_set=wanted))
            for table in (reader.table("name"), reader.table("identifier"))
        )
        watch = WatchIndex.build(names, listing, numbers, entity=reader.table("entity"))
        partial = {
            str(row["list"])
            for row in listing.select(["list", "partial"]).to_pylist()
            if str(row["partial"] or "no").lower() not in ("false", "0", "no")
        }
        screener = Screener(watch, links=links, decisions=decisions)
        return Listings(partial=tuple(sorted(partial)), gathered=gathered, watch=watch, screener=screener)

    def grounds(self, entity_id: str, on: dt.date) -> list[Ground]:
        """Return the listings of a party that held on a day, or may have, as grounds of the law."""
        from unpick.resolve.screen import listed_on

        found = []
        for listed, how in self._same(entity_id):
            for row in self.watch.listings[listed]:
                held = listed_on(row, on)
                if held is not Known.NO:
                    ground = self._ground(row, entity_id, how, on, surely=held is Known.YES)
                    found += [ground, *_under(ground, row)]
        return found

    def _same(self, entity_id: str) -> tuple[tuple[str, str], ...]:
        """Return the listed entities that the party is, each with the basis."""
        if entity_id not in self._known:
            self._known[entity_id] = tuple(sorted(self._find(entity_id).items()))
        return self._known[entity_id]

    def _find(self, entity_id: str) -> dict[str, str]:
        naming = self.gathered.naming
        same = {
            listed: "merged with it in this workspace" if listed != entity_id else "the listed entity itself"
            for listed in self.watch.listings
            if naming.canonical(listed) == entity_id and self.watch.schema.get(listed) != "Person"
        }
        for name in sorted(self.gathered.names_of(entity_id)):
            for match in self.screener.screen(name)["matches"]:
                listed = match["entity"]["id"]
                if listed not in self.watch.listings or match["entity"]["schema"] == "Person":
                    continue
                apart = naming.is_apart(entity_id, listed)
                if match["outcome"] == "same" and not apart:
                    same.setdefault(listed, f"'{name}' and '{match['matched_name']}': {match['basis']}")
                elif not apart:
                    self.unsure.add(name)
        return same

    def _ground(
        self, row: Mapping[str, Any], entity_id: str, how: str, on: dt.date, *, surely: bool
    ) -> Ground:
        caption = self.watch.caption(row["entity_id"])
        name = self.gathered.network.names.get(entity_id, entity_id)
        begun = f"since {row['from_latest'].isoformat()}" if surely else f"perhaps on {on.isoformat()}"
        whole = (
            f"; this copy of the list is partial ({row['partial']})" if row["list"] in self.partial else ""
        )
        who = name if how.startswith("the listed") else f"{name} is {caption} ({how})"
        return Ground(
            predicate="listed",
            values=(str(row["list"]),),
            text=f"{who}, on the list {row['list']} {row['ref'] or ''} {begun}{whole}".replace("  ", " "),
            why=tuple(row["why"]),
            source=self.gathered.naming.source(row, str(row["locator"] or "")),
            tentative=not surely,
            valid_from=row["from_earliest"],
            valid_to=row["to_latest"],
            public_from=row["public_from"],
        )


_SUBLIST = re.compile(r"\(([ivx]+)\)$")
"""The last part of a cited paragraph that names a sub-list: (ii) of 2(d)(2)(B)(ii)."""


def sublists(row: Mapping[str, Any]) -> list[str]:
    """Return the sub-lists and programs a listing stands under, as `list:part`.

    >>> sublists({"list": "us_dhs_uflpa", "section": "2(d)(2)(B)(ii)", "program": "UFLPA"})
    ['us_dhs_uflpa:UFLPA', 'us_dhs_uflpa:ii']
    """
    programs = [part.strip() for part in str(row.get("program") or "").split(";") if part.strip()]
    section = _SUBLIST.search(str(row.get("section") or ""))
    return [f"{row['list']}:{part}" for part in [*programs, *([section[1]] if section else [])]]


def _under(ground: Ground, row: Mapping[str, Any]) -> list[Ground]:
    """Return the listing once more for each sub-list or program, for law that asks which of them."""
    return [
        replace(
            ground,
            predicate="listed_under",
            values=(part,),
            text=f"{ground.text}; under {part.split(':')[1]}",
        )
        for part in sublists(row)
    ]


def _ends(link: "Link") -> tuple[str, str]:
    return link.subject, link.object
