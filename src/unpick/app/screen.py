"""Names against the lists and the workspace, and two names against each other."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.aliases import alias_index, not_loaded, published_later
from unpick.app.names_file import rows_of_file
from unpick.app.names_tables import names_tables
from unpick.app.workspace import answer_head
from unpick.model.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from unpick.names import Tables
    from unpick.resolve.watch import Link, WatchIndex

__all__ = [
    "compare_names",
    "coverage_of",
    "not_looked_at",
    "pairs_of_file",
    "reaches",
    "screen_names",
    "tables_versions",
    "watch_index",
]

MOST_IN_A_DOCUMENT: Final = 20_000
"""Names up to which one document holds every answer with its reasons: two minutes, 100 MB."""


def screen_names(
    folder: Path,
    names: Sequence[str],
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    lacks: Sequence[str] = (),
) -> dict[str, Any]:
    """Screen names in input order against everything the workspace holds.

    Args:
        lacks: what else was not looked at, in words.

    Raises:
        UsageError: there is no name.
    """
    from unpick.app.screen_owners import add_owners
    from unpick.resolve.screen import screen
    from unpick.store.workspace import Workspace

    if not names:
        raise UsageError("screen", "no name was given", "give a file or --name")
    if len(names) > MOST_IN_A_DOCUMENT:
        told = f"{len(names)} names are more than one document holds ({MOST_IN_A_DOCUMENT})"
        raise UsageError("screen", told, "give --out matches.parquet")
    workspace = Workspace.open(folder)
    watch, links = watch_index(workspace, known_at)
    results = screen(
        names,
        watch,
        links=links,
        decisions=workspace.decisions.decisions(),
        known_at=known_at,
        on=on or at.date(),
    )
    add_owners(workspace, results, watch, links, on=on or at.date(), known_at=known_at)
    coverage = coverage_of(watch)
    coverage["not_looked"] = [*lacks, *not_looked_at(workspace, watch, coverage, known_at)]
    head = answer_head("screen", at=at, versions=tables_versions(watch.tables), coverage=coverage)
    return {**head, "on": str(on or at.date()), "known_at": _iso(known_at), "results": results, "rejects": []}


def compare_names(
    folder: Path | None,
    pairs: Sequence[tuple[str, str]],
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    kind: str = "firm",
) -> dict[str, Any]:
    """Compare pairs of names in input order; with a workspace its cited links and its lists' aliases count.

    Without a workspace the aliases are those of the bundled lists.

    Args:
        kind: firm or person.

    Raises:
        UsageError: there is no pair.
    """
    from unpick.resolve.screen import compare

    if not pairs:
        raise UsageError("compare", "no pair was given", "give two names or --pairs FILE")
    there = folder is not None and folder.is_dir()
    links = _links(folder, known_at) if folder is not None and there else []
    tables = names_tables(folder if there else None)
    aliases = alias_index(folder if there else None, known_at=known_at, tables=tables)
    found = [
        compare(a, b, links=links, known_at=known_at, tables=tables, aliases=aliases, kind=kind)
        for a, b in pairs
    ]
    head = answer_head("compare", at=at, versions=tables_versions(tables))
    return {**head, "known_at": _iso(known_at), "pairs": found}


def reaches(document: dict[str, Any], level: str) -> bool:
    """Tell whether an outcome of a document is at or above a level of --fail-on."""
    from unpick.resolve.screen import OUTCOMES

    asked = OUTCOMES.index(level)
    rows = [match for result in document.get("results", []) for match in result["matches"]]
    found = {row["outcome"] for row in (*rows, *document.get("pairs", []))}
    found |= set(document.get("written", {}).get("outcomes", ()))
    return any(OUTCOMES.index(one) >= asked for one in found)


def pairs_of_file(path: Path) -> list[tuple[str, str]]:
    """Return the pairs of a CSV with the columns a and b.

    Raises:
        UnreadableFile: the file is empty or lacks a column.
    """
    rows = rows_of_file(path).rows
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if "a" not in header or "b" not in header or len(rows) < 2:
        raise UnreadableFile(path.name, f"its columns are {header}", "give a CSV with the columns a and b")
    a, b = header.index("a"), header.index("b")
    return [(row[a], row[b]) if len(row) > max(a, b) else (row[0] if row else "", "") for row in rows[1:]]


def watch_index(workspace: Any, known_at: dt.date | None) -> "tuple[WatchIndex, list[Link]]":
    """Return the names to screen against, and the cited links between them, as public by a day."""
    from unpick.resolve.watch import WatchIndex, links_of

    with workspace.reader(known_at=known_at) as reader:
        links = links_of(reader.table("link"))
        entities = set(reader.table("name").column("entity_id").to_pylist())
        ends = {end for link in links for end in (link.subject, link.object)} - entities
        watch = WatchIndex.build(
            reader.table("name"),
            reader.table("listing"),
            reader.table("identifier"),
            entity=reader.table("entity"),
            known_at=known_at,
            extra=sorted(ends),
            tables=names_tables(workspace.folder),
        )
        documents = {row["document"]: row for row in reader.table("document").to_pylist()}
    for rows in watch.listings.values():
        for row in rows:
            document = documents.get(row["document"], {})
            row["as_of"] = document.get("published") or document.get("public_from")
            row["version"] = document.get("name") or row["dataset"]
    return watch, links


def _links(folder: Path, known_at: dt.date | None) -> "list[Link]":
    from unpick.resolve.watch import links_of
    from unpick.store.workspace import Workspace

    with Workspace.open(folder).reader(known_at=known_at) as reader:
        captions = dict(
            zip(
                *(reader.table("entity").column(c).to_pylist() for c in ("entity_id", "caption")), strict=True
            )
        )
        return links_of(reader.table("link"), captions=captions)


def not_looked_at(
    workspace: Any, watch: "WatchIndex", coverage: dict[str, Any], known_at: dt.date | None
) -> list[str]:
    """Return what was not searched: lists that are not loaded, what was published later."""
    lists = not_loaded(coverage["lists"]) if watch.names else coverage["not_looked"]
    return [*lists, *published_later(workspace, known_at)]


def tables_versions(tables: "Tables") -> dict[str, str]:
    """Return the versions of what names are read and weighed by, and the user's own tables that were added."""
    from unpick.names.score.model import weights_version

    own = {"names_tables_own": ", ".join(tables.own)} if tables.own else {}
    return {"names_tables": tables.version, "names_weights": weights_version(), **own}


def coverage_of(watch: "WatchIndex") -> dict[str, Any]:
    """Return what was searched, and that lists which are not loaded were not."""
    lists = sorted(
        {str(row.get("list") or row.get("dataset")) for rows in watch.listings.values() for row in rows}
    )
    listed = len(watch.listings)
    says = (
        f"{len(watch.names)} names of {len(watch.by_entity)} things were searched, {listed} of them listed."
    )
    return {
        "says": says,
        "modes": [],
        "countries": [],
        "lists": lists,
        "list_versions": _list_versions(watch),
        "not_looked": ["lists not loaded"],
    }


def _list_versions(watch: "WatchIndex") -> list[dict[str, str | None]]:
    """Return each version of each list that was searched, with its day."""
    held = {
        (str(row.get("list") or row.get("dataset")), str(row.get("version") or ""), _day(row.get("as_of")))
        for rows in watch.listings.values()
        for row in rows
    }
    ordered = sorted(held, key=lambda one: (one[0], one[2] or "", one[1]))
    return [{"list": name, "version": version, "as_of": day} for name, version, day in ordered]


def _day(value: dt.date | str | None) -> str | None:
    return str(value) if value else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
