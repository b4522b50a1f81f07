"""The custody log from outside: signed heads to keep elsewhere, proofs of single rows, checks against a head."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import Tampered, UsageError

if TYPE_CHECKING:
    from unpick.store.decisions import DecisionLog
    from unpick.store.heads import Head
    from unpick.store.merkle import Proofs

__all__ = ["check_log", "export_head", "prove_row"]

LIMITS = (
    "A hash proves that bytes are unchanged since they were recorded, not that what they say is true.",
    "A head proves what the log held when it was signed, to whoever kept the head outside of the workspace.",
)


def export_head(folder: Path, *, at: dt.datetime, out: Path | None = None) -> dict[str, Any]:
    """Sign the log as it lies and write the head to a file, to be kept away from the workspace.

    Args:
        out: a new file; none writes no file, the document carries the head.

    Raises:
        UsageError: the file is there already.
        Tampered: the chain of the log is broken, or the key is not the one that the log names.
    """
    from unpick.store.heads import drop_kept_tree, sign_head
    from unpick.store.snapshot import write_durably
    from unpick.store.workspace import Workspace

    if out is not None and out.exists():
        raise UsageError(str(out), "the file is there already", "give the name of a new file with --out")
    faults = Workspace.open(folder).decisions.faults()
    if faults:
        raise Tampered("decisions.sqlite", faults[0], "run `unpick verify`; a broken log is not signed")
    drop_kept_tree(folder)
    head = sign_head(folder, at=at)
    if out is not None:
        write_durably(out, (json.dumps(head.as_dict(), indent=1) + "\n").encode())
    return {
        **answer_head("custody", at=at),
        "ok": True,
        "problems": [],
        "head": head.as_dict(),
        "file": str(out) if out else None,
        "limits": list(LIMITS),
    }


def check_log(folder: Path, head_file: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Check the log against a head that was kept elsewhere; a difference is the answer, not an error.

    Raises:
        UsageError: the file is no head, or its signature does not hold.
    """
    from unpick.store.heads import differences, read_head
    from unpick.store.workspace import Workspace

    head = read_head(head_file)
    log = Workspace.open(folder).decisions
    entries = log.entries()
    problems = [*differences(entries, head), *log.faults()]
    return {
        **answer_head("custody", at=at),
        "ok": not problems,
        "problems": [
            {"part": "decisions.sqlite", "problem": one, "remedy": "restore the log from a copy"}
            for one in problems
        ],
        "head": head.as_dict(),
        "rows": len(entries),
        "rows_since": max(len(entries) - head.size, 0),
        "limits": list(LIMITS),
    }


def prove_row(folder: Path, row: str, *, at: dt.datetime, since: Path | None = None) -> dict[str, Any]:
    """Return a proof that a row is in the log under a head signed now, and that the log goes on from a head.

    Args:
        row: number of the row, or at least 8 digits of its hash. since: an older head that was kept.

    Raises:
        UsageError: the log has no such row, or it does not go on from the older head.
    """
    from unpick.store.heads import read_head, sign_head
    from unpick.store.kept_tree import NAME, log_proofs
    from unpick.store.merkle import holds_inclusion, leaf_hash
    from unpick.store.workspace import Workspace

    log = Workspace.open(folder).decisions
    number = _number(log, row)
    old = read_head(since) if since else None
    head = sign_head(folder, at=at)
    hashed = str(log.hash_of(number))
    with log_proofs(folder) as tree:
        path = tree.inclusion(number - 1, head.size)
        if old:
            _goes_on(log, old, tree, since)
        goes_on = tree.consistency(old.size, head.size) if old else []
    leaf, root = leaf_hash(bytes.fromhex(hashed)), bytes.fromhex(head.root)
    if not holds_inclusion(leaf, number - 1, head.size, path, root):
        raise Tampered(NAME, "its hashes are not those of the log", "delete it; it is made anew")
    document = {
        **answer_head("custody", at=at),
        "ok": True,
        "problems": [],
        "head": head.as_dict(),
        "row": {"number": number, "hash": hashed},
        "inclusion": [piece.hex() for piece in path],
        "limits": list(LIMITS),
    }
    if old:
        document["since"] = old.as_dict()
        document["consistency"] = [piece.hex() for piece in goes_on]
    return document


def _goes_on(log: "DecisionLog", old: "Head", tree: "Proofs", since: Path | None) -> None:
    """Refuse an older head from which the log does not go on; which way it differs is looked for in all rows then."""
    from unpick.store.heads import differences, head_keys

    if old.size <= len(tree) and old.key in head_keys(log) and tree.root(old.size).hex() == old.root:
        return
    different = differences(log.entries(), old)
    raise UsageError(
        f"head '{since}'", (different or ["the log differs"])[0], "see `unpick custody check HEAD`"
    )


def _number(log: "DecisionLog", row: str) -> int:
    """Return the number of the row that is meant."""
    found = log.numbers_of(row)
    if len(found) != 1:
        raise UsageError(
            "custody prove",
            f"'{row}' names {len(found)} rows of the log",
            "give the number or 8 digits of the hash",
        )
    return found[0]
