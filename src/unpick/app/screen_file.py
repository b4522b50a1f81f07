"""A file of many names against the lists and the workspace: a table of matches instead of a document."""

import datetime as dt
import functools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from unpick.app.screen import coverage_of, not_looked_at, tables_versions, watch_index
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError
from unpick.names.people import ALONE
from unpick.names.score.explain import words_of_counts
from unpick.names.score.model import bundled_model, judged_as
from unpick.resolve.listed import listed_on

if TYPE_CHECKING:
    from unpick.resolve.bulk import BulkReport
    from unpick.resolve.screen import Screener
    from unpick.resolve.watch import WatchIndex

__all__ = ["FOLLOWED", "MATCHES", "check_table", "screen_file", "write_table"]

FOLLOWED: Final = 20_000
"""Names that are answered whole, with aliases, relations and decisions; the others have what their letters say."""

MATCHES: Final = pa.schema(
    [
        ("row", pa.int64()),
        ("name", pa.string()),
        ("outcome", pa.string()),
        ("log_odds", pa.float64()),
        ("basis", pa.string()),
        ("entity_id", pa.string()),
        ("entity", pa.string()),
        ("matched_name", pa.string()),
        ("lists", pa.string()),
        ("listed", pa.string()),
        ("reasons", pa.string()),
    ]
)
"""Columns of the table of matches; grain: one row per row of the file and thing that its name is or may be.

row: of the file, from 1, its header not counted. log_odds: null where no letters decide. lists: on which the thing
stands or stood. listed: yes, no or not known on the day asked about, empty without a listing; of several listings the
firmest. reasons: what decides, as `screen --name` says it; where only letters were compared, their findings with the
log-odds that each adds. All joined by semicolons."""


def screen_file(
    folder: Path,
    names: Sequence[str],
    out: Path,
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    lacks: Sequence[str] = (),
    tell: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Screen names in input order and write their matches; return what was done, counted.

    A name whose letters are held to be the same as one of a list, that comes with an identifier, or on which a
    person has decided is answered whole, as `screen` answers one name; FOLLOWED of them at most.

    Args:
        out: a file that ends with .parquet or .csv; one that exists is replaced.
        lacks: what else was not looked at, in words. tell: is told how many different names are done.

    Raises:
        UsageError: there is no name, or the file is of another kind.
    """
    from unpick.resolve.bulk import Bulk, freeze
    from unpick.resolve.screen import Screener
    from unpick.store.workspace import Workspace

    if not names:
        raise UsageError("screen", "no name was given", "give a file or --name")
    check_table("screen", out)
    workspace = Workspace.open(folder)
    watch, links = watch_index(workspace, known_at)
    decisions = list(workspace.decisions.decisions())
    screener = Screener(watch, links=links, decisions=decisions, known_at=known_at)
    coded = pa.array(names, pa.large_string()).dictionary_encode()
    bulk = Bulk(freeze(watch), watch.tables)
    texts = coded.dictionary
    found = pa.Table.from_batches(list(bulk.screen(texts, tell=tell)))
    whole, left = _whole(screener, texts, found, bulk.report, decided=bool(decisions))
    answered = _answers(screener, texts, whole, on=on or at.date())
    table = pa.concat_tables([_from_letters(watch, found, whole, on=on or at.date()), answered])
    written = _by_row(table, coded)
    write_table(written, out)
    coverage = coverage_of(watch)
    coverage["not_looked"] = [*lacks, *not_looked_at(workspace, watch, coverage, known_at)]
    head = answer_head("screen", at=at, versions=tables_versions(watch.tables), coverage=coverage)
    told = _told(bulk.report, written, len(names), len(whole), left)
    return {
        **head,
        "on": str(on or at.date()),
        "known_at": str(known_at) if known_at else None,
        "results": [],
        "rejects": [],
        "written": {"path": str(out), **told},
    }


def _whole(
    screener: "Screener", texts: pa.Array, found: pa.Table, report: "BulkReport", *, decided: bool
) -> tuple[list[int], int]:
    """Return which texts are answered whole, in order, and how many more were left with what their letters say."""
    same = found.filter(pc.equal(found["outcome"], 2))["query"].unique().to_pylist()
    spoken = [at for at, text in enumerate(texts.to_pylist()) if screener.speaks(text)] if decided else []
    # Numbers and decisions come first: without them an answer is wrong, not only short.
    wanted = list(dict.fromkeys([*spoken, *report.numbered, *same]))
    return sorted(wanted[:FOLLOWED]), max(0, len(wanted) - FOLLOWED)


def _from_letters(watch: "WatchIndex", found: pa.Table, whole: Sequence[int], *, on: dt.date) -> pa.Table:
    """Return the matches of the texts that are not answered whole, the strongest name of each thing."""
    from unpick.names.score.model import OUTCOMES

    kept = found.filter(pc.invert(pc.is_in(found["query"], pa.array(whole, pa.int64()))))
    best: dict[tuple[int, str], tuple[int, float, int, bytes]] = {}
    columns = [kept[name].to_pylist() for name in ("query", "watch", "outcome", "log_odds", "findings")]
    for query, number, outcome, odds, findings in zip(*columns, strict=True):
        held = best.get((query, watch.entity_of(number)))
        if held is None or (outcome, odds) > held[:2]:
            best[query, watch.entity_of(number)] = (outcome, odds, number, findings)
    rows = [
        {
            "row": query,
            "outcome": OUTCOMES[outcome],
            "log_odds": round(odds, 4),
            "basis": "string" if watch.names[number][2] == "name" else "alias",
            **_thing(watch, entity, on),
            "matched_name": watch.names[number][1],
            "reasons": _words(findings, OUTCOMES[outcome]),
        }
        for (query, entity), (outcome, odds, number, findings) in best.items()
    ]
    return pa.Table.from_pylist(rows, schema=MATCHES)


def _answers(screener: "Screener", texts: pa.Array, whole: Sequence[int], *, on: dt.date) -> pa.Table:
    rows = [
        {
            "row": at,
            "outcome": match["outcome"],
            "log_odds": match["log_odds"],
            "basis": match["basis"],
            **_thing(screener.watch, match["entity"]["id"], on),
            "matched_name": match["matched_name"],
            "reasons": "; ".join(match["reasons"]),
        }
        for at in whole
        for match in screener.screen(texts[at].as_py(), on=on)["matches"]
    ]
    return pa.Table.from_pylist(rows, schema=MATCHES)


def _thing(watch: "WatchIndex", entity: str, on: dt.date) -> dict[str, str]:
    rows = watch.listings.get(entity, ())
    lists = sorted({str(row.get("list") or row.get("dataset")) for row in rows})
    days = {listed_on(row, on).value for row in rows}
    listed = next((one for one in ("yes", "not known", "no") if one in days), "")
    return {"entity_id": entity, "entity": watch.caption(entity), "lists": "; ".join(lists), "listed": listed}


@functools.cache
def _words(findings: bytes, outcome: str) -> str:
    """Return what letters say, from how often each finding holds; of a person no finding is told."""
    model = bundled_model()
    if not any(findings):
        return ALONE
    shared = judged_as(findings, 0.0, outcome).shared_word
    return "; ".join([*(["shared word only"] if shared else []), *words_of_counts(findings, model)])


def _by_row(table: pa.Table, coded: pa.DictionaryArray) -> pa.Table:
    """Return the matches of each row of the file, from those of each different text."""
    at = pa.table(
        {"row": pa.array(range(1, len(coded) + 1), pa.int64()), "text": coded.indices.cast(pa.int64())}
    )
    named = table.drop_columns(["name"]).rename_columns({"row": "text"})
    joined = at.join(named, "text", join_type="inner")
    names = coded.dictionary.take(joined["text"].combine_chunks()).cast(pa.string())
    ordered = joined.append_column("name", names).select(MATCHES.names)
    order = [("row", "ascending"), ("log_odds", "descending"), ("entity_id", "ascending")]
    return ordered.sort_by(order).cast(MATCHES)


def check_table(command: str, out: Path) -> None:
    """Refuse a file to write that is no table.

    Raises:
        UsageError: it ends with neither .parquet nor .csv, or its folder is not there.
    """
    if out.suffix.lower() not in (".parquet", ".csv"):
        raise UsageError(command, f"'{out.name}' is no table", "let --out end with .parquet or .csv")
    if not out.resolve().parent.is_dir():
        raise UsageError(command, f"there is no folder '{out.parent}'", "make it, or choose another one")


def write_table(table: pa.Table, out: Path) -> None:
    """Write a table as CSV or Parquet, whole or not at all."""
    import pyarrow.csv
    import pyarrow.parquet

    scratch = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if out.suffix.lower() == ".csv":
            pyarrow.csv.write_csv(table, scratch)
        else:
            pyarrow.parquet.write_table(table, scratch, compression="zstd")
        scratch.replace(out)
    finally:
        scratch.unlink(missing_ok=True)


def _told(report: "BulkReport", written: pa.Table, names: int, whole: int, left: int) -> dict[str, Any]:
    counts = written["outcome"].value_counts().to_pylist()
    return {
        "rows": written.num_rows,
        "names": names,
        "different_names": report.fields,
        "outcomes": {
            one["values"]: one["counts"] for one in sorted(counts, key=lambda one: str(one["values"]))
        },
        "answered_whole": whole,
        "left_with_letters_only": left,
        "full": report.full,
        "capped": report.capped,
        "cut": report.cut,
        "hot_grams": list(_hot(report)),
        "says": _says(report, names, left),
    }


def _hot(report: "BulkReport") -> Iterator[dict[str, Any]]:
    for one in report.hot:
        yield {"letters": one.text, "names": one.queries, "watch_names": one.documents}


def _says(report: "BulkReport", names: int, left: int) -> str:
    says = [f"{names} names, {report.fields} of them different, were compared; no match clears nobody."]
    if report.capped:
        says.append(f"Of {report.capped} names, letters that very many names share were not looked up.")
    if report.full:
        says.append(
            f"For {report.full} names the search gave as many candidates as it may; --name looks at more of them."
        )
    if report.cut:
        says.append(f"{report.cut} names are longer than what is read of a name.")
    if left:
        says.append(f"{left} names have what their letters say, without aliases, relations and decisions.")
    return " ".join(says)
