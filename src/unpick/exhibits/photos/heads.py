"""The heads of the photograph index: under which of 65,536 fixed codes a code is filed, and where one that is sought may lie."""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["HEADS", "PROBED", "file_codes", "probe"]

HEADS: Final = 65_536
"""Lists of the index: at 100,000 pictures about 530 codes each (docs/decisions/0006)."""

PROBED: Final = 64
"""Lists that are read for a code that is sought, those of the nearest heads (docs/decisions/0006)."""


@cache
def _heads() -> "np.ndarray[Any, Any]":
    import numpy as np

    data = resources.files("unpick.exhibits.photos").joinpath("heads.bin").read_bytes()
    heads: np.ndarray[Any, Any] = np.frombuffer(data, np.uint64).reshape(HEADS, 2)
    return heads


def file_codes(codes: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the list of each code, int64 (n,): its nearest head, of equally near ones the first.

    Args:
        codes: uint8, (n, 16).
    """
    return _nearest(codes, 1)[:, 0]


def probe(codes: "np.ndarray[Any, Any]", lists: int = PROBED) -> "np.ndarray[Any, Any]":
    """Return the lists to read for each code, int64 (n, lists), nearest head first."""
    return _nearest(codes, lists)


def _nearest(codes: "np.ndarray[Any, Any]", count: int) -> "np.ndarray[Any, Any]":
    import numpy as np

    from unpick.exhibits.photos.popcount import nearest

    rows = np.empty((len(codes), count), np.int64)
    far = np.full((len(codes), count), 129, np.int64)
    nearest(np.ascontiguousarray(codes).view(np.uint64).reshape(-1, 2), _heads(), rows, far)
    return rows
