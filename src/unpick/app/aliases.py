"""The names of listed entities for `compare`: of the workspace's lists, else of the bundled ones."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unpick.names import Tables
    from unpick.resolve.alias_index import AliasIndex

__all__ = ["OFFICIAL", "alias_index", "not_loaded", "published_later"]

OFFICIAL: Final = {
    "us_ofac_sdn": "the list of OFAC",
    "un_sc": "the list of the UN Security Council",
    "eu_1509": "the annexes of EU regulation 2017/1509",
    "eu_1998": "the annex of EU regulation 2020/1998",
    "us_dhs_uflpa": "the UFLPA Entity List",
    "us_cbp_wro": "the orders and findings of CBP",
    "us_csl": "the US consolidated screening list",
}
"""Official lists that `unpick lists` reads, by the name under which a workspace has them."""


def alias_index(
    folder: Path | None, *, known_at: dt.date | None, tables: "Tables"
) -> "Callable[[], AliasIndex]":
    """Return what gives the index when first asked: reading and taking apart its names takes a second.

    Args:
        folder: a workspace; None asks the bundled lists.
    """
    if folder is None:
        return lambda: _bundled(known_at, tables)
    return functools.cache(lambda: _of_workspace(folder, known_at, tables))


@functools.lru_cache(maxsize=4)
def _bundled(known_at: dt.date | None, tables: "Tables") -> "AliasIndex":
    from unpick.datasets.lists.bundle import load_bundled
    from unpick.resolve.alias_index import AliasIndex

    names: list[dict[str, Any]] = []
    listings: list[dict[str, Any]] = []
    for version in load_bundled():
        names += [{**row, "dataset": version.list_id} for row in version.name.to_pylist()]
        listings += version.listing.select(["entity_id", "authority", "list", "ref"]).to_pylist()
    return AliasIndex(names, listings, known_at=known_at, tables=tables)


def _of_workspace(folder: Path, known_at: dt.date | None, tables: "Tables") -> "AliasIndex":
    from unpick.resolve.alias_index import AliasIndex
    from unpick.store.workspace import Workspace

    with Workspace.open(folder).reader(known_at=known_at) as reader:
        names = reader.table("name").to_pylist()
        listings = reader.table("listing").select(["entity_id", "authority", "list", "ref"]).to_pylist()
        entities = reader.table("entity").select(["entity_id", "schema"]).to_pylist()
    schema = {row["entity_id"]: row["schema"] for row in entities}
    return AliasIndex(names, listings, schema=schema, known_at=known_at, tables=tables)


def not_loaded(lists: Iterable[str]) -> list[str]:
    """Return, in words, the official lists that are not in the workspace, so that nobody was looked for there."""
    held = set(lists)
    return [f"{what} ({name}): not loaded" for name, what in OFFICIAL.items() if name not in held]


def published_later(workspace: Any, known_at: dt.date | None) -> list[str]:
    """Return, in words, how many names of which dataset became public only after the day asked about."""
    if known_at is None:
        return []
    later: dict[str, list[dt.date]] = {}
    with workspace.reader() as reader:
        table = reader.table("name").select(["dataset", "public_from"])
    for dataset, day in zip(
        *(table.column(one).to_pylist() for one in ("dataset", "public_from")), strict=True
    ):
        if day is not None and day > known_at:
            later.setdefault(dataset, []).append(day)
    return [
        f"{len(days):,} names of {dataset} that became public after {known_at.isoformat()}, the first on "
        f"{min(days).isoformat()}"
        for dataset, days in sorted(later.items())
    ]
