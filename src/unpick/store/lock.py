"""One writer at a time: a lock that the system drops when its process dies."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from unpick.model.errors import WorkspaceBusy

__all__ = ["writer_lock"]


@contextlib.contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the writer's lock of a workspace.

    Raises:
        WorkspaceBusy: another process holds it. A lock left by a dead process is none.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            raise WorkspaceBusy(
                str(path.parent),
                "another process is writing to the workspace",
                "wait until it is done, then try again",
            )
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    """Take the lock without waiting; the system frees it when the handle closes or the process dies."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
