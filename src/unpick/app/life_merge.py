"""Two groups' workspaces merged without sharing sources: open originals are read anew, of sealed files the open rows alone."""

import datetime as dt
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import must_name
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["merge_group"]

_MERGED: Final = "merged"
_READ: Final = frozenset({"facts", "facts/1", "links", "suppliers", "series", "ftm", "bods", "guessed"})
"""Layouts that the loader knows again by itself, beside the bundled layouts of shipments."""

Json = dict[str, Any]


def merge_group(
    folder: Path, other: Path, *, by: str, why: str, at: dt.datetime, accept: bool = False
) -> Json:
    """Read what another group's workspace holds in the open into this one, and say what stayed there.

    Of a protected source nothing comes over, not even its redacted rows; the open rows of a sealed file do, as statements of an
    original that lists them. Decisions, cases, letters and the log of the other group stay with it. Files that are here already
    are not read twice.

    Args:
        other: the workspace of the other group, or the copy that it handed over.
        accept: merge also where one id names things of different names.

    Raises:
        UsageError: nobody is named, both are one workspace, one id of a facts file has two contents, or one id names two things.
    """
    from unpick.store.workspace import Workspace

    must_name(by, "case merge")
    if not why.strip():
        raise UsageError("case merge", "no reason is given", "say --why")
    if folder.resolve() == other.resolve():
        raise UsageError("case merge", "both are one workspace", "name the workspace of the other group")
    here, there = Workspace.open(folder), Workspace.open(other)
    with here.reader() as ours, there.reader() as theirs:
        held = {row["document"]: row for row in ours.table("document").to_pylist()}
        rows = theirs.table("document").to_pylist()
        _no_two_contents(held.values(), rows)
        conflicts = _named_apart(ours, theirs)
        if conflicts and not accept:
            raise UsageError(
                "case merge",
                f"'{conflicts[0]['id']}' is {conflicts[0]['here']} here and {conflicts[0]['there']} there "
                f"({len(conflicts)} such ids)",
                "give one of them another id in its facts file, or --accept when both are meant",
            )
        new = [row for row in rows if row["document"] not in held]
        sealed = {row["document"]: _open_rows(theirs, row["document"]) for row in new if row["protected"]}
    counts = _read_open(here, there, [row for row in new if _readable(row)], at=at)
    taken = {document: open_rows for document, open_rows in sealed.items() if open_rows}
    kept = _write_rows(here, taken, at=at)
    left = [
        {"document": row["document"], "name": row["name"] or None, "why": _why(row, taken)}
        for row in new
        if not _readable(row)
    ]
    what = {"documents": len(counts), "rows_of_sealed": kept, "left": len(left), "conflicts": len(conflicts)}
    here.decisions.record(_MERGED, by=by, why=why, at=at, what=what)
    merged = {"files": counts, "rows_of_sealed": kept, "left": left, "conflicts": conflicts}
    merged["here_already"] = len(rows) - len(new)
    return {**answer_head("case", at=at), "action": "merge", "cases": [], "merged": merged}


def _readable(row: Mapping[str, Any]) -> bool:
    from unpick.datasets.shipments.layout import layouts

    known = _READ | {layout.id for layout in layouts()}
    return not row["protected"] and row["layout"] in known


def _why(row: Mapping[str, Any], taken: Mapping[str, Any]) -> str:
    if row["protected"]:
        more = "; its open rows came over" if row["document"] in taken else ""
        return f"a protected source speaks in it{more}"
    if row["layout"] in ("reply", "exhibit", "notice"):
        return "letters and exhibits of a case stay with the group"
    if row["layout"] == "press":
        return "articles are read by each group itself; give the file to `unpick read`"
    if row["layout"] == "lists":
        return "lists are imported by each group itself"
    return f"the loader does not know its layout '{row['layout']}' by itself; load it by hand"


def _no_two_contents(ours: Any, theirs: Sequence[Mapping[str, Any]]) -> None:
    """Refuse two facts files of one id: their claims could not be told apart.

    Raises:
        UsageError: it names the id.
    """
    held = {row["dataset"]: row["document"] for row in ours if row["layout"] in ("facts", "facts/1")}
    for row in theirs:
        known = held.get(row["dataset"], row["document"]) if row["layout"] in ("facts", "facts/1") else None
        if known not in (None, row["document"]):
            raise UsageError(
                "case merge",
                f"both groups have a facts file of the id '{row['dataset']}', with different contents",
                "give one of them another id, or withdraw the older one",
            )


def _named_apart(ours: "Reader", theirs: "Reader") -> list[Json]:
    """Return the ids that both use for things without one name in common; redacted names do not count."""
    from unpick.store.reader import REDACTED

    def names(reader: "Reader") -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in reader.table("name").to_pylist():
            if row["name"] != REDACTED:
                found.setdefault(row["entity_id"], set()).add(str(row["name"]))
        return found

    mine, other = names(ours), names(theirs)
    both = sorted(set(mine) & set(other))
    return [
        {"id": one, "here": min(mine[one]), "there": min(other[one])}
        for one in both
        if not {_folded(name) for name in mine[one]} & {_folded(name) for name in other[one]}
    ]


def _read_open(
    here: "Workspace", there: "Workspace", rows: Sequence[Mapping[str, Any]], *, at: dt.datetime
) -> list[Json]:
    """Load the open originals of the other group as if they had been given here, each under its own name and day."""
    from unpick.app.load import load

    told: list[Json] = []
    for day in sorted({row["public_from"] for row in rows}):
        with tempfile.TemporaryDirectory(prefix="unpick-") as scratch:
            paths = []
            for number, row in enumerate(one for one in rows if one["public_from"] == day):
                place = Path(scratch) / str(number)
                place.mkdir()
                path = place / Path(str(row["name"])).name
                path.write_bytes(_bytes_of(there, row))
                paths.append(path)
            document = load(here, paths, at=at, public_from=day, accept=True)
        told += [
            {part: one[part] for part in ("file", "document", "layout", "rows_loaded", "rows_rejected")}
            for one in document["files"]
        ]
    return told


def _bytes_of(there: "Workspace", row: Mapping[str, Any]) -> bytes:
    """Return an original of the other group.

    Raises:
        UsageError: it is gone, or its bytes are not those that its group recorded.
    """
    import hashlib

    path = there.folder / "originals" / row["document"][:2] / row["document"]
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != row["document"]:
        raise UsageError(
            "case merge",
            f"the original '{row['name']}' of the other group is gone or altered",
            "ask the group to run `unpick verify`; nothing of this day was read",
        )
    return data


def _open_rows(theirs: "Reader", document: str) -> list[Json]:
    """Return the open statements of a sealed file, in a fixed order."""
    question = "select * from statement where document = $document and not protected order by id"
    found = theirs.connection.sql(question, params={"document": document}).to_arrow_table()
    rows: list[Json] = found.to_pylist()
    return rows


def _write_rows(here: "Workspace", sealed: Mapping[str, Sequence[Json]], *, at: dt.datetime) -> int:
    """Write the open rows of sealed files: an original that lists them, and the statements that cite it."""
    from unpick.model.statement import COLUMNS, Statement

    written = 0
    for document, rows in sorted(sealed.items()):
        text = "".join(
            json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) + "\n" for row in rows
        )
        with here.loading(at=at, note="open rows of a sealed file of another group") as into:
            own = into.add_original(
                text.encode(),
                name=f"open-rows-of-{document[:12]}.jsonl",
                dataset="merged",
                public_from=min(row["public_from"] for row in rows),
                title="open rows of a sealed file of another group",
                layout="merged",
            )
            fields = [one for one in COLUMNS if one not in ("id", "document", "locator")]
            written += into.write_statements(
                Statement(
                    **{one: row[one] for one in fields if row[one] is not None},
                    document=own,
                    locator=f"row:{number}",
                )
                for number, row in enumerate(rows, start=1)
            )
    return written


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
