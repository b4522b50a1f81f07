"""The loop over pairs of packed names. Runs plain and compiled, as `kernel` and `counted`."""

from typing import Any

import numpy as np

from unpick.names.score import counted as _counted
from unpick.names.score import kernel as _kernel
from unpick.names.score import rivals as _rivals
from unpick.names.score.layout import MAX_TOKENS, NAME_WIDTH, ORDER, ROOM

jit: Any = globals().get("JIT") or (lambda function: function)
align: Any = globals().get("ALIGN") or _kernel.align
count: Any = globals().get("COUNT") or _counted.count
dialect_marks: Any = globals().get("DIALECT_MARKS") or _rivals.dialect_marks
are_rivals: Any = globals().get("ARE_RIVALS") or _rivals.are_rivals


def stamped(stamp: int) -> Any:
    """Return the loop over pairs, the same for one pair with how its words meet, and which pairs are rivals; `stamp` stands for the text of all that it calls, so that no older compiled code is taken."""

    @jit
    def count_pairs(an, at, aw, al, bn, bt, bw, bl, pairs_a, pairs_b, begin, end, out):
        """Count the findings of the pairs from `begin` to `end` into the rows of `out`.

        The name with the smaller hash goes first, so that a pair gives the same in either order.
        """
        met, how = np.empty(MAX_TOKENS, np.int64), np.empty(MAX_TOKENS, np.int64)
        free_a, free_b = np.empty(MAX_TOKENS, np.int64), np.empty(MAX_TOKENS, np.int64)
        group, found = np.zeros(1, np.int64), np.zeros(out.shape[1], np.int64)
        room = np.zeros(ROOM, np.int64)
        if stamp == 0:
            return
        for row in range(begin, end):
            i, j = pairs_a[row], pairs_b[row]
            if an[i * NAME_WIDTH + ORDER] <= bn[j * NAME_WIDTH + ORDER]:
                align(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room)
                count(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room, found)
            else:
                align(bn, bt, bw, bl, j, an, at, aw, al, i, met, how, free_a, free_b, group, room)
                count(bn, bt, bw, bl, j, an, at, aw, al, i, met, how, free_a, free_b, group, room, found)
            for column in range(out.shape[1]):
                out[row, column] = found[column]

    @jit
    def align_pair(an, at, aw, al, bn, bt, bw, bl, i, j, met, how, free_a, free_b, group, found):
        """Align one pair, its order kept, and count its findings into `found`."""
        room = np.zeros(ROOM, np.int64)
        if stamp == 0:
            return
        align(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room)
        count(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room, found)

    @jit
    def rule_out(an, at, aw, al, af, ad, bn, bt, bw, bl, bf, bd, pairs_a, pairs_b, begin, end, bounds, out):
        """Write of the pairs from `begin` to `end` whether they are rivals."""
        free_a, free_b = np.empty(MAX_TOKENS, np.int64), np.empty(MAX_TOKENS, np.int64)
        room = np.zeros(ROOM, np.int64)
        if stamp == 0:
            return
        for row in range(begin, end):
            i, j = pairs_a[row], pairs_b[row]
            out[row] = are_rivals(
                an, at, aw, al, af, ad, i, bn, bt, bw, bl, bf, bd, j, bounds, free_a, free_b, room
            )

    @jit
    def mark(names, tokens, marks):
        """Write the marks of the dialects of names."""
        if stamp == 0:
            return
        dialect_marks(names, tokens, marks)

    return count_pairs, align_pair, rule_out, mark


count_pairs: Any
align_pair: Any
rule_out: Any
mark: Any
count_pairs, align_pair, rule_out, mark = stamped(1)
