"""Scoring packed names: pairs by the million, compiled, or one pair in plain Python."""

import functools
import hashlib
import importlib.util
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.model.kept import listen
from unpick.names.score import (
    counted,
    dialects,
    findings,
    glossed,
    kernel,
    layout,
    left_over,
    letters,
    loop,
    meeting,
    rivals,
    sounding,
    standing,
)
from unpick.names.score.findings import FINDINGS
from unpick.names.score.layout import (
    CHINESE,
    COMMON,
    COUNT,
    FLAGS,
    FLAT,
    FLAT_FOLD,
    FLAT_FORM,
    FLAT_FORMS,
    FLAT_ROLE,
    FLAT_TEXT,
    FLAT_WORD,
    FOLD_AT,
    FORM_COUNT,
    FORMS,
    IN_NAME,
    KOREAN,
    MAX_TOKENS,
    NAME_WIDTH,
    ORDER,
    START,
    TEXT_AT,
    TOKEN_WIDTH,
    WIDTH,
    WORD,
)  # fmt: skip
from unpick.names.score.packed import Packed

__all__ = ["Alignment", "Front", "align_one", "count_rows", "front_of", "in_spans", "rule_out"]

Array = np.ndarray[Any, np.dtype[Any]]
_CHUNK: Final = 50_000
_ENTRIES: Final = {
    letters: ("few_slips", "unlike", "seen", "budget", "abridged_by", "hand_slip"),
    sounding: ("alike_in_sound", "crossed", "in_pinyin"),
    meeting: ("may_meet", "close", "meet", "means", "places"),
    dialects: ("by_dialect", "behind"),
    glossed: ("explained",),
    left_over: ("joined", "count_free", "take", "may_join"),
    kernel: ("align",),
    standing: ("halves_met", "said_twice", "placed_twice", "says_nothing", "stand_in", "are_initials"),
    counted: ("count",),
    rivals: ("are_rivals", "dialect_marks"),
    loop: ("stamped",),
}
"""What each compiled file gives to those that follow.

Only the loop is kept on disk: numba knows when a file changes, but not when one that it calls or takes numbers from
does. So the loop gets a stamp over the text of all of them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How the words of two names meet, and how often each finding holds.

    Attributes:
        met: for each word of the first name, the word of the second that it meets or -1. how: in which way.
        left, right: of each word 0 met, 1 not, 2 met joined with others. relation: of the joined words.
        common: of each word of the first name, whether many firms carry it. korean, chinese: by which rules.
        counts: one number for each of FINDINGS.
    """

    met: tuple[int, ...]
    how: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: int
    common: tuple[int, ...]
    korean: bool
    chinese: bool
    counts: tuple[int, ...]


@functools.cache
def _compiled() -> Any:
    """Return the loop over pairs, compiled: its files are loaded again with numba in place of `jit`."""
    import numba

    listen()
    told: dict[str, Any] = {"JIT": numba.njit(nogil=True)}
    texts = b"".join(
        Path(str(plain.__file__)).read_bytes() for plain in (layout, findings, *list(_ENTRIES)[:-1])
    )
    stamp = int.from_bytes(hashlib.sha256(texts).digest()[:7], "big") | 1
    for plain in _ENTRIES:
        name = f"{plain.__name__}_compiled"
        spec = importlib.util.spec_from_file_location(name, str(plain.__file__))
        if spec is None or spec.loader is None:
            raise ImportError(name)
        module = importlib.util.module_from_spec(spec)
        if plain is loop:
            told["JIT"] = numba.njit(nogil=True, cache=True)
        module.__dict__.update(told)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        told |= {name.upper(): getattr(module, name) for name in _ENTRIES[plain]}
    return told["STAMPED"](stamp)


def count_rows(
    left: Packed, right: Packed, i: Array, j: Array, *, threads: int = 2, plain: bool = False
) -> Array:
    """Return how often each finding holds for each pair, an array of uint8, pairs by FINDINGS.

    Args:
        i, j: the pairs, as numbers of names on the left and the right; int32 or int64.
        plain: without compiled code, slowly; the same numbers.
    """
    a, b = np.ascontiguousarray(i, np.int64), np.ascontiguousarray(j, np.int64)
    out = np.zeros((a.size, len(FINDINGS)), np.uint8)
    run = loop.count_pairs if plain else _compiled()[0]
    arrays = *left.arrays(), *right.arrays()
    in_spans(lambda begin, end: run(*arrays, a, b, begin, end, out), a.size, threads=threads)
    return out


Front = tuple[Array, Array]
_FLAT_OF: Final = {FLAT_FORM: FORMS, FLAT_FORMS: FORM_COUNT, FLAT_TEXT: TEXT_AT, FLAT_FOLD: FOLD_AT}


def front_of(packed: Packed) -> Front:
    """Return what `rule_out` reads first of names, in their order, one name after the other.

    Returns:
        the first columns of their words, rows of FLAT (`layout.py`); marks of the hashes of their dialects, two a name.
    """
    tokens, words = packed.tokens.reshape(-1, TOKEN_WIDTH), packed.words.reshape(-1, WIDTH)
    number = tokens[:, WORD]
    flat = np.zeros((len(tokens), FLAT), np.int64)
    if len(words):
        flat[:] = words[number, :FLAT]
        for to, column in _FLAT_OF.items():
            flat[:, to] = words[number, column]
    flat[:, FLAT_ROLE], flat[:, FLAT_WORD] = tokens[:, IN_NAME], number
    marks = np.zeros(2 * len(packed), np.int64)
    _compiled()[3](packed.names, packed.tokens, marks)
    return flat.reshape(-1), marks


def rule_out(
    left: tuple[Packed, Front],
    right: tuple[Packed, Front],
    i: Array,
    j: Array,
    bounds: Array,
    *,
    plain: bool = False,
) -> Array:
    """Tell of each pair whether it is surely different by what is left over of the brands, as bool (`rivals.py`).

    Args:
        left, right: names and their fronts. i, j: the pairs. bounds: of the model (`model.bounds`).
        plain: without compiled code, slowly; the same answers.
    """
    a, b = np.ascontiguousarray(i, np.int64), np.ascontiguousarray(j, np.int64)
    out = np.zeros(a.size, np.bool_)
    run = loop.rule_out if plain else _compiled()[2]
    sides = *left[0].arrays(), *left[1], *right[0].arrays(), *right[1]
    run(*sides, a, b, 0, a.size, bounds, out)
    return out


def in_spans(run: Callable[[int, int], object], size: int, *, threads: int) -> None:
    """Call a compiled loop for spans of rows that cover all of them, by threads where there are several."""
    spans = [(at, min(at + _CHUNK, size)) for at in range(0, size, _CHUNK)]
    if threads < 2 or len(spans) < 2:
        for begin, end in spans:
            run(begin, end)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda span: run(*span), spans))


def align_one(left: Packed, i: int, right: Packed, j: int, *, plain: bool = False) -> Alignment:
    """Return how the words of two names meet; the order of the pair is kept, and does not change the counts.

    Args:
        plain: without compiled code, slowly; the same alignment.
    """
    run = loop.align_pair if plain else _compiled()[1]
    room = [np.zeros(MAX_TOKENS, np.int64) for _ in range(4)]
    grouped, counts = np.zeros(1, np.int64), np.zeros(len(FINDINGS), np.int64)
    swapped = bool(left.names[i * NAME_WIDTH + ORDER] > right.names[j * NAME_WIDTH + ORDER])
    a, b = (_In(right, j), _In(left, i)) if swapped else (_In(left, i), _In(right, j))
    run(*a.packed.arrays(), *b.packed.arrays(), a.number, b.number, *room, grouped, counts)
    met, how, free_a, free_b = (one.tolist() for one in room)
    group, found = grouped.tolist(), counts.tolist()
    n, m, flags = a.of(COUNT), b.of(COUNT), (a.of(FLAGS), b.of(FLAGS))
    common = [0] * n
    for at, other in enumerate(met[:n]):
        if other >= 0:
            common[at] = (a.in_name(at) | b.in_name(other)) & COMMON
    met, how = met[:n], how[:n]
    if swapped:
        back, ways, shared = [-1] * m, [0] * m, [0] * m
        for at, other in enumerate(met):
            if other >= 0:
                back[other], ways[other], shared[other] = at, how[at], common[at]
        met, how, common, free_a, free_b, n, m = back, ways, shared, free_b, free_a, m, n
    return Alignment(
        met=tuple(met),
        how=tuple(how),
        left=tuple(free_a[:n]),
        right=tuple(free_b[:m]),
        relation=group[0],
        common=tuple(common),
        korean=bool((flags[0] | flags[1]) & KOREAN),
        chinese=bool(flags[0] & flags[1] & CHINESE),
        counts=tuple(found),
    )


@dataclass(frozen=True, slots=True)
class _In:
    """One name of many."""

    packed: Packed
    number: int

    def of(self, column: int) -> int:
        """Return what stands in a column of the name."""
        return int(self.packed.names[self.number * NAME_WIDTH + column])

    def in_name(self, at: int) -> int:
        """Return what its word `at` is in it."""
        return int(self.packed.tokens[(self.of(START) + at) * TOKEN_WIDTH + IN_NAME])
