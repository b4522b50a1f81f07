"""What a border search, a request for documents and a court can reach of a workspace, counted from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unpick.cases.life.recall import Left
    from unpick.store.workspace import Workspace

__all__ = ["reach_of"]


def reach_of(workspace: "Workspace", lefts: "Sequence[Left]") -> dict[str, Any]:
    """Return what can be reached, in sentences, from the counts of the workspace and the register of a case."""
    from unpick.app.life_exports import given_of
    from unpick.cases.life.reach import Holdings, reach
    from unpick.store.sealed_rows import rows_in_clear

    folder = workspace.folder
    held = Holdings(
        originals=_files(folder / "originals"),
        sealed=sum(1 for path in (folder / "sealed").glob("?" * 64) if path.is_file()),
        protected_rows=sum(rows_in_clear(folder, workspace.snapshot()).values()),
        exports=_files(folder / "exports"),
        log=len(workspace.decisions.entries()),
        given=tuple(given_of(lefts)),
    )
    return reach(held)


def _files(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())
