"""How functions are compiled that hold no array beyond their call: without counts of who holds one.

Two atomic counts an array and call were half of a union pass where many goods are unknown. Such functions make no
arrays. `_nrt` is an option that numba does not document (core/options.py of 0.68).
"""

from typing import Any

import numba

__all__ = ["uncounted"]

_njit: Any = numba.njit


def uncounted(**options: Any) -> Any:
    """Return `numba.njit` with these options, without the lock of the interpreter and without counts."""
    return _njit(nogil=True, _nrt=False, **options)
