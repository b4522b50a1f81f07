"""Which firms of a packet a list knows: the one scorer of every screen, over the lists that ship."""

import functools
from typing import TYPE_CHECKING, Any, Final

from unpick.cases.review.facts import ListedName, PacketFacts

if TYPE_CHECKING:
    from unpick.resolve.screen import Screener

__all__ = ["listed_of"]

_LISTS: Final = ("us_dhs_uflpa", "us_cbp_wro", "us_ofac_sdn")
_ROLES: Final = ("firm", "grower")
_TOLD: Final = frozenset({"same", "unsure"})


@functools.cache
def _screener() -> "tuple[Screener, dict[str, str]]":
    """Return the screener and the version of each list; built once per process."""
    import pyarrow as pa

    from unpick.datasets.lists.bundle import load_bundled
    from unpick.resolve.screen import Screener
    from unpick.resolve.watch import WatchIndex

    lists = [one for one in load_bundled() if one.list_id in _LISTS]
    tables = {
        name: pa.concat_tables([getattr(one, name) for one in lists])
        for name in ("name", "listing", "identifier")
    }
    watch = WatchIndex.build(tables["name"], tables["listing"], tables["identifier"])
    versions = {one.list_id: f"{one.version} ({one.as_of.isoformat()})" for one in lists}
    return Screener(watch), versions


def listed_of(facts: PacketFacts) -> tuple[tuple[ListedName, ...], dict[str, str]]:
    """Return the firms of the packet that a list knows on the day asked, and the versions of the lists."""
    screener, versions = _screener()
    found: dict[tuple[str, str, str], ListedName] = {}
    for name, role, exhibit, place in _firms(facts):
        for match in screener.screen(name, on=facts.on)["matches"]:
            if match["outcome"] not in _TOLD:
                continue
            for listing in match["listings"]:
                if listing["listed_on"] == "no":
                    continue
                one = _listed(name, role, exhibit, place, match, listing)
                found.setdefault((name, one.list_id, exhibit), one)
    return tuple(found[key] for key in sorted(found)), versions


def _firms(facts: PacketFacts) -> list[tuple[str, str, str, str]]:
    """Return each firm that the packet names, once per exhibit: name, role, exhibit, place."""
    rows: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for one in facts.exhibits:
        if one.status == "withdrawn":
            continue
        for note in one.said("party", "step"):
            if note.value:
                rows.setdefault((note.value, one.id), (note.value, note.subject, one.id, note.place))
        for table in one.tables:
            for row, place in zip(table.rows, table.places, strict=True):
                for column in _ROLES:
                    if name := row.get(column, ""):
                        rows.setdefault((name, one.id), (name, row.get("step", column), one.id, place))
    return list(rows.values())


def _listed(
    name: str, role: str, exhibit: str, place: str, match: dict[str, Any], listing: dict[str, Any]
) -> ListedName:
    where = listing.get("list") or listing.get("dataset") or ""
    said = ", ".join(
        part
        for part in (
            str(match["entity"]["name"]),
            str(where),
            str(listing.get("section") or ""),
            f"from {listing['from']}" if listing.get("from") else "",
        )
        if part
    )
    return ListedName(
        name=name,
        # A listing whose first day is not known does not apply by itself.
        outcome=str(match["outcome"]) if listing["listed_on"] == "yes" else "unsure",
        listing=said,
        list_id=str(where),
        exhibit=exhibit,
        place=place,
        role=role,
        source={"title": str(where), "date": str(listing.get("as_of") or "")},
    )
