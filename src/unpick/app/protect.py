"""Protected sources: where the passphrase comes from, and who may see what, with a reason in the log."""

import datetime as dt
import os
import sqlite3
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unpick.model.errors import ReadOnlyWorkspace, UsageError

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["VARIABLE", "keep_passphrase", "read_passphrase", "reveal_documents", "unlock_if_given"]

VARIABLE: Final = "UNPICK_PASSPHRASE"
"""Environment variable of the passphrase. It is never an argument: those stand in the list of processes."""

_asked: ContextVar[str] = ContextVar("passphrase", default="")
"""What a person typed at a terminal in this run: kept in memory, never in the environment, which child processes inherit."""

_PREFIX: Final = 8
"""Digits of a document's id that are enough to name it."""


def keep_passphrase(words: str) -> None:
    """Keep for this run what a person typed; the environment variable goes before it."""
    _asked.set(words)


def read_passphrase(file: Path | None) -> str:
    """Return the passphrase: the first line of the file, else the environment variable, else what was typed, else nothing.

    Raises:
        UsageError: the file cannot be read, or it is empty.
    """
    if file is None:
        return os.environ.get(VARIABLE, "") or _asked.get()
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"passphrase file '{file}'", f"it cannot be read ({problem})", "check the path"
        ) from None
    first = text.splitlines()[0] if text else ""
    if not first:
        raise UsageError(f"passphrase file '{file}'", "its first line is empty", "write the passphrase there")
    return first


def unlock_if_given(workspace: "Workspace") -> None:
    """Take the passphrase from the environment where it stands there, so that ids of sealed rows get their aliases.

    Raises:
        UsageError: it is not that of the workspace.
    """
    words = read_passphrase(None)
    if words:
        workspace.unlock(words, ())


def reveal_documents(
    workspace: "Workspace", documents: Sequence[str], *, reason: str, by: str, shown_in: str, at: dt.datetime
) -> frozenset[str]:
    """Log that protected documents are shown, to whom and why; return their ids for `Workspace.reader`.

    The passphrase comes from the environment; the workspace that is given can then open what is sealed. The row of
    the log is on the disk before anything is shown.

    Args:
        documents: ids as outputs print them, or their first 8 digits. by: who opens them.
        shown_in: the command that shows them.

    Raises:
        UsageError: the reason or the person is missing, an id names no protected document, or more than one, or
            the passphrase that opens it is missing or wrong.
        ReadOnlyWorkspace: the log cannot be written, so nothing may be shown.
    """
    if not documents and not reason and not by:
        return frozenset()
    if not documents or not reason.strip() or not by.strip():
        raise UsageError(
            "reveal",
            "the document, the reason or the person is missing",
            "give all: --reveal ID --reason TEXT --by WHO",
        )
    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    known = [row["document"] for row in rows if row["protected"]]
    found = sorted({_named(one, known) for one in documents})
    workspace.unlock(read_passphrase(None), found)
    what = {"documents": found, "shown_in": shown_in}
    try:
        workspace.decisions.record("reveal", by=by, why=reason, at=at, what=what)
    except sqlite3.OperationalError as problem:
        raise ReadOnlyWorkspace(
            "reveal", f"the log cannot be written ({problem})", "what is not logged is not shown"
        ) from None
    return frozenset(found)


def _named(given: str, known: Sequence[str]) -> str:
    found = [one for one in known if one == given or (len(given) >= _PREFIX and one.startswith(given))]
    if len(found) != 1:
        raise UsageError(
            "reveal",
            f"'{given}' names {len(found)} protected documents",
            "give the id of the document as --json shows it",
        )
    return found[0]
