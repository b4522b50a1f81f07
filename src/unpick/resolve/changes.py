"""What the lists and the workspace say otherwise than before, entity by entity, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.resolve.watch import WatchIndex

__all__ = ["Changes", "changes_between", "entries_of"]

Entry = dict[str, Any]
"""What is kept of an entity: caption, schema, names as [spelling, kind], listings by id."""

_KINDS: Final = {
    "name": "name",
    "alias": "alias",
    "weakAlias": "weak alias",
    "previousName": "former name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Sentences on each entity that changed.

    Attributes:
        counts: per list, entities added, removed and changed; the workspace's own under an empty name.
    """

    says: Mapping[str, list[str]] = field(default_factory=dict)
    counts: Mapping[str, Counter[str]] = field(default_factory=dict)

    def of(self, entity: str) -> list[str]:
        """Return what changed about an entity; nothing when nothing did."""
        return self.says.get(entity, [])


def entries_of(watch: WatchIndex) -> dict[str, Entry]:
    """Return what is kept of every entity of an index, to be compared with the next."""
    entries: dict[str, Entry] = {}
    for entity in {**watch.by_entity, **watch.listings}:
        names = [list(watch.names[number][1:3]) for number in watch.by_entity.get(entity, ())]
        entries[entity] = {
            "caption": watch.caption(entity),
            "schema": watch.schema.get(entity, ""),
            "names": names,
            "listings": {
                str(row.get("listing_id") or row.get("ref") or ""): _listing(row)
                for row in watch.listings.get(entity, ())
            },
        }
    return entries


def changes_between(
    before: Mapping[str, Entry], after: Mapping[str, Entry], *, copies: Mapping[str, str]
) -> Changes:
    """Return what changed from one state of the lists to the next.

    Args:
        copies: list to the day of its copy now.
    """
    says: dict[str, list[str]] = {}
    counts: dict[str, Counter[str]] = {}
    for entity in sorted(before.keys() | after.keys()):
        old, new = before.get(entity), after.get(entity)
        if old == new:
            continue
        says[entity] = _says(old, new, copies)
        kind = "removed" if new is None else "added" if old is None else "changed"
        for one in _lists(old, new):
            counts.setdefault(one, Counter())[kind] += 1
    return Changes(says=says, counts=counts)


def _listing(row: Mapping[str, Any]) -> dict[str, str]:
    days = [str(row.get(name) or "") for name in ("from_earliest", "from_latest", "to_earliest", "to_latest")]
    return {"list": str(row.get("list") or row.get("dataset") or ""), "ref": row.get("ref") or ""} | {
        "days": "/".join(days)
    }


def _lists(old: Entry | None, new: Entry | None) -> Iterable[str]:
    return {row["list"] for one in (old, new) if one for row in one["listings"].values()} or {""}


def _says(old: Entry | None, new: Entry | None, copies: Mapping[str, str]) -> list[str]:
    if old is None and new is not None:
        placed = [f"added to {_place(row, copies)}" for row in new["listings"].values()]
        return [f"'{new['caption']}' was {' and '.join(placed)}" if placed else _came(new, "came into")]
    if new is None and old is not None:
        placed = [f"taken out of {_place(row, copies)}" for row in old["listings"].values()]
        return [f"'{old['caption']}' was {' and '.join(placed)}" if placed else _came(old, "left")]
    assert old is not None
    assert new is not None
    lines = [*_names(old, new, copies), *_listings(old, new, copies)]
    if old["schema"] != new["schema"]:
        lines.append(f"it is a {new['schema'] or 'thing'} now, was a {old['schema'] or 'thing'}")
    return [f"'{new['caption']}': {line}" for line in lines or ["its names stand in another order"]]


def _came(entry: Entry, how: str) -> str:
    return f"'{entry['caption']}' {how} the workspace"


def _names(old: Entry, new: Entry, copies: Mapping[str, str]) -> list[str]:
    was, now = ({tuple(one) for one in entry["names"]} for entry in (old, new))
    lists = sorted({row["list"] for row in new["listings"].values()} & copies.keys())
    copy = f" (copy of {copies[lists[0]]} of {lists[0]})" if lists else ""
    added = [f"{_KINDS.get(kind, kind)} '{name}' added{copy}" for name, kind in sorted(now - was)]
    return [*added, *(f"{_KINDS.get(kind, kind)} '{name}' removed{copy}" for name, kind in sorted(was - now))]


def _listings(old: Entry, new: Entry, copies: Mapping[str, str]) -> list[str]:
    was, now = old["listings"], new["listings"]
    lines = [f"added to {_place(now[one], copies)}" for one in sorted(now.keys() - was.keys())]
    lines += [f"taken out of {_place(was[one], copies)}" for one in sorted(was.keys() - now.keys())]
    for one in sorted(was.keys() & now.keys()):
        if was[one] != now[one]:
            ended = was[one]["days"].rpartition("/")[2], now[one]["days"].rpartition("/")[2]
            how = f"ended by {ended[1]}" if ended[0] != ended[1] else "has other days"
            lines.append(f"its listing on {_place(now[one], copies)} {how}")
    return lines


def _place(row: Mapping[str, str], copies: Mapping[str, str]) -> str:
    told = ", ".join(
        filter(None, (row["ref"], f"copy of {copies[row['list']]}" if row["list"] in copies else ""))
    )
    return f"{row['list'] or 'a list'}" + (f" ({told})" if told else "")
