"""The bundled lists on their own, for who asks a name and has no workspace yet."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["NO_WORKSPACE", "workspace_or_lists"]

NO_WORKSPACE = (
    "bills, suppliers, links and decisions of your own: there is no workspace (unpick init makes one)"
)
"""What an answer says it did not look at where the bundled lists were asked alone."""


@contextlib.contextmanager
def workspace_or_lists(folder: Path, *, named: bool, at: dt.datetime) -> Iterator[tuple[Path, list[str]]]:
    """Give the folder of a workspace to ask, and what it lacks, in words.

    Where there is none at its usual place, that is one for the time of the question, of the bundled lists alone.

    Args:
        named: the user has said which workspace is meant, so no other one stands in for it.

    Raises:
        NotAWorkspace: what was named is none.
    """
    from unpick.app.lists import import_bundled
    from unpick.store.workspace import Workspace

    if named or folder.exists():
        yield folder, []
        return
    with tempfile.TemporaryDirectory(prefix="unpick-lists-") as scratch:
        alone = Path(scratch) / "lists"
        import_bundled(Workspace.create(alone, created_at=at), at=at)
        yield alone, [NO_WORKSPACE]
