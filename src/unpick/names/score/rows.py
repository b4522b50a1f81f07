"""Scoring packed names: pairs by the million, compiled, or one pair in plain Python."""

import functools
import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

import numpy as np

from unpick.names.score import counted, kernel
from unpick.names.score.findings import FINDINGS
from unpick.names.score.packed import MAX_TOKENS, Packed

__all__ = ["Alignment", "align_one", "count_rows"]

Array = np.ndarray[Any, np.dtype[Any]]
_CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How the words of two names meet, and how often each finding holds.

    Attributes:
        met: for each word of the first name, the word of the second that it meets or -1. how: in which way.
        left, right: of each word 0 met, 1 not, 2 met joined with others. relation: of the joined words.
        counts: one number for each of FINDINGS.
    """

    met: tuple[int, ...]
    how: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: int
    counts: tuple[int, ...]


@functools.cache
def _compiled() -> ModuleType:
    """Return the comparison compiled: kernel, counted and the loop over pairs, loaded with numba in place of `jit`."""
    import numba

    jit = numba.njit(nogil=True, cache=True, error_model="numpy")
    loaded: dict[str, ModuleType] = {}
    for plain in (kernel, counted):
        name = f"{plain.__name__}_compiled"
        spec = importlib.util.spec_from_file_location(name, plain.__file__)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        module.__dict__["JIT"] = jit
        sys.modules[name] = module
        spec.loader.exec_module(module)
        loaded[plain.__name__] = module
    return loaded[counted.__name__]
