"""A file of many names among themselves: a table that says which are one firm."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from unpick.app.screen import tables_versions
from unpick.app.screen_file import check_table, write_table
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.resolve.bulk import SelfReport
    from unpick.store.judged import Decision

__all__ = ["GROUPS", "resolve_file"]

GROUPS: Final = pa.schema(
    [("row", pa.int64()), ("name", pa.string()), ("group", pa.int64()), ("first_name", pa.string())]
)
"""Columns of the table; grain: one row per row of the file.

row: from 1, its header not counted. group: row of the first name of its firm, null where no name stands; first_name:
that name."""

Groups = np.ndarray[Any, np.dtype[np.int64]]


def resolve_file(
    folder: Path,
    names: Sequence[str],
    out: Path,
    *,
    at: dt.datetime,
    tell: Callable[[str], None] | None = None,
) -> dict[str, Any]:
    """Find which names of a file are one firm, write them with their group, and return what was done, counted.

    Decisions of the workspace on two names hold, whatever the letters say.

    Args:
        out: a file that ends with .parquet or .csv; one that exists is replaced.

    Raises:
        UsageError: there is no name, or the file is of another kind.
    """
    from unpick.app.names_tables import names_tables
    from unpick.resolve.bulk import resolve_many
    from unpick.store.workspace import Workspace

    if not names:
        raise UsageError("resolve", "no name was given", "give a file with one name per row")
    check_table("resolve", out)
    workspace = Workspace.open(folder)
    tables = names_tables(folder)
    apart, same = _decided(names, workspace.decisions.decisions())
    found = resolve_many(pa.array(names, pa.string()), tables, apart=apart, tell=tell)
    group, conflicts = _joined(found.cluster, same, apart)
    named = group >= 0
    first = pa.array(np.where(named, group, 0))
    texts = pa.array(names, pa.string())
    columns = [
        pa.array(np.arange(1, len(names) + 1)),
        texts,
        pa.array(group + 1, mask=~named),
        pa.array(np.asarray(texts.take(first).to_numpy(zero_copy_only=False)), pa.string(), mask=~named),
    ]
    write_table(pa.Table.from_arrays(columns, schema=GROUPS), out)
    return {
        **answer_head("resolve", at=at, versions=tables_versions(tables), coverage=_coverage(names)),
        "known_at": None,
        "clusters": [],
        "review": [],
        "messages": conflicts,
        "written": {"path": str(out), **_told(found.report, names, group)},
    }


def _decided(
    names: Sequence[str], decisions: "Iterable[Decision]"
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of rows that people held apart, and those that they held to be the same."""
    from unpick.trace.build import party_id

    made = list(decisions)
    if not made:
        return [], []
    rows: dict[str, list[int]] = {}
    asked = {end if end.startswith("pty-") else party_id(end) for one in made for end in (one.a, one.b)}
    for row, name in enumerate(names):
        party = party_id(name or "")
        if party in asked:
            rows.setdefault(party, []).append(row)
    pairs: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for one in made:
        a, b = (rows.get(end if end.startswith("pty-") else party_id(end), []) for end in (one.a, one.b))
        if one.verdict in ("same", "different"):
            # Rows of one spelling are one firm, so that the first of them stands for all.
            pairs[one.verdict == "same"] += [(p, q) for p in a[:1] for q in b[:1] if p != q]
    return pairs[False], pairs[True]


def _joined(
    cluster: Groups, same: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> tuple[Groups, list[str]]:
    """Return the groups with those that people held to be the same joined, unless others held them apart."""
    group, conflicts = cluster.copy(), []
    for a, b in same:
        one, other = group[a], group[b]
        if one == other or one < 0 or other < 0:
            continue
        ends = {one, other}
        if any({group[p], group[q]} == ends for p, q in apart):
            conflicts.append(
                f"rows {a + 1} and {b + 1} were decided to be the same, but a decision keeps their groups apart"
            )
            continue
        group[group == max(one, other)] = min(one, other)
    return group, conflicts


def _coverage(names: Sequence[str]) -> dict[str, Any]:
    return {
        "says": f"{len(names)} rows of one file were compared with each other, and with nothing else.",
        "rows": len(names),
        "modes": [],
        "countries": [],
        "not_looked": [
            "lists of sanctions",
            "parties of the workspace",
            "cited aliases and identifiers",
            "whether a name is a person's: all are read as names of firms",
        ],
    }


def _told(report: "SelfReport", names: Sequence[str], group: Groups) -> dict[str, Any]:
    groups, sizes = np.unique(group[group >= 0], return_counts=True)
    says = f"{report.names} names are {groups.size} firms as far as their letters tell; what is not one may still be."
    if report.hot_blocks:
        says += (
            f" {report.hot_blocks} groups of look-alikes were too large to compare each with each "
            f"({report.hot_names} names)."
        )
    if report.capped:
        says += f" Of {report.capped} names, letters that very many names share were not looked up."
    return {
        "rows": int(group.size),
        "names": report.names,
        "groups": int(groups.size),
        "largest": int(sizes.max()) if sizes.size else 0,
        "without_name": int((group < 0).sum()),
        "compared": report.pairs,
        "refused": report.refused,
        "hot_blocks": report.hot_blocks,
        "hot_names": report.hot_names,
        "capped": report.capped,
        "hot": [{"name": names[one.example], "names": one.names} for one in report.largest],
        "hot_grams": [{"letters": one.text, "names": one.queries} for one in report.hot],
        "says": says,
    }
