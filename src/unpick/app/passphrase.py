"""Another passphrase for what is sealed: where the two come from, and what the change says."""

import datetime as dt
import os
from pathlib import Path
from typing import Any, Final

from unpick.app.life import must_name
from unpick.app.protect import read_passphrase
from unpick.app.sources import answer_sources
from unpick.model.errors import UsageError

__all__ = ["NEW_VARIABLE", "new_passphrase"]

NEW_VARIABLE: Final = "UNPICK_NEW_PASSPHRASE"
"""Environment variable of the new passphrase; like the old one it is never an argument."""

LIMITS: Final = (
    "An earlier copy of the folder opens under the old passphrase as before: what it holds has to be taken as read by whoever has both.",
    "Commitments and aliases stay, so a workspace from before the ring has those that its first passphrase makes.",
    "Exports and copies that hold nothing sealed are not concerned.",
)


def new_passphrase(
    folder: Path,
    *,
    by: str,
    at: dt.datetime,
    passphrase_file: Path | None = None,
    new_file: Path | None = None,
    typed: str = "",
) -> dict[str, Any]:
    """Set another passphrase and return the document of `unpick sources passphrase`.

    Args:
        passphrase_file: holds the present one, new_file the new one, each in its first line; without them UNPICK_PASSPHRASE
            and UNPICK_NEW_PASSPHRASE are read, then what was typed at a terminal.

    Raises:
        UsageError: nobody is named, one of the two is missing or unfit, the old one is wrong, or nothing is sealed.
        WorkspaceBusy: another process is writing.
    """
    from unpick.store.rewrap import change_passphrase
    from unpick.store.workspace import Workspace

    must_name(by, "sources passphrase")
    workspace = Workspace.open(folder)
    new = read_passphrase(new_file) if new_file else os.environ.get(NEW_VARIABLE, "") or typed
    if not new:
        raise UsageError(
            "sources passphrase",
            "there is no new passphrase",
            f"set {NEW_VARIABLE} or give --new-passphrase-file FILE",
        )
    done = change_passphrase(workspace.folder, read_passphrase(passphrase_file), new, by=by, at=at)
    ended = "a change that was broken off is ended: " if done.resumed else ""
    says = f"{ended}{done.keys} keys lie under the new passphrase; the old one opens nothing here any more"
    return answer_sources(workspace, "passphrase", at, notes=[says], limits=LIMITS)
