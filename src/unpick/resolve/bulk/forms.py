"""The names that differ in more than form, of all names of a batch run: read, united, numbered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from unpick.names.lexicon import Tables
from unpick.names.score.layout import (
    FOLD_AT,
    FOLD_END,
    INITIALS_AT,
    INITIALS_END,
    NAME_WIDTH,
    START,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    WIDTH,
    WORD,
)
from unpick.names.score.packed import Packed
from unpick.names.search.rows import Array
from unpick.resolve.bulk.run import read_in_batches

__all__ = ["Forms", "read_forms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The names that differ in more than form.

    Attributes:
        form: of each text the number of its form, -1 for one without a name. keys: of the forms, for the search.
        packed: the forms, for the scorer.
    """

    form: Array
    keys: pa.Array
    packed: Packed


def read_forms(texts: pa.Array | pa.ChunkedArray, tables: Tables, *, processes: int) -> Forms:
    """Read texts; of a text that holds several names the first counts, which is the party itself."""
    typed, field, keys, packs, done = [], [], [], [], 0
    for batch in read_in_batches(texts, tables, processes=processes):
        first = np.flatnonzero(np.diff(batch.field, prepend=-1))
        typed.append(batch.typed.take(pa.array(first)))
        keys.append(batch.keys.take(pa.array(first)))
        packs.append(_rows_of(batch.packed, first))
        field.append(batch.field[first].astype(np.int64) + done)
        done += batch.fields
    coded = pa.chunked_array(typed, pa.large_string()).combine_chunks().dictionary_encode()
    codes = np.asarray(coded.indices.fill_null(-1)).astype(np.int64)
    # A name of form words alone ("Limited") is like no other.
    bare = codes < 0
    codes[bare] = len(coded.dictionary) + np.arange(bare.sum())
    _, first, code = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(order.size, np.int64)
    rank[order] = np.arange(order.size)
    kept = first[order]
    form = np.full(done, -1, np.int64)
    form[np.concatenate(field) if field else []] = rank[code]
    whole = pa.chunked_array(keys, pa.large_string()).combine_chunks()
    return Forms(form=form, keys=whole.take(pa.array(kept)), packed=_rows_of(_together(packs), kept))


def _rows_of(packed: Packed, rows: Array) -> Packed:
    """Return some names; words and letters stay as they are."""
    names = packed.names.reshape(-1, NAME_WIDTH)[rows].reshape(-1)
    return Packed(names=names, tokens=packed.tokens, words=packed.words, letters=packed.letters)


def _together(packs: Sequence[Packed]) -> Packed:
    """Return the names of several as one."""
    tokens = words = letters = 0
    parts: list[Packed] = []
    for one in packs:
        moved = Packed(
            names=one.names.reshape(-1, NAME_WIDTH).copy(),
            tokens=one.tokens.reshape(-1, TOKEN_WIDTH).copy(),
            words=one.words.reshape(-1, WIDTH).copy(),
            letters=one.letters,
        )
        moved.names[:, START] += tokens
        moved.names[:, [INITIALS_AT, INITIALS_END]] += letters
        moved.tokens[:, WORD] += words
        moved.words[:, [TEXT_AT, TEXT_END, FOLD_AT, FOLD_END]] += letters
        tokens, words, letters = (
            tokens + len(moved.tokens),
            words + len(moved.words),
            letters + one.letters.size,
        )
        parts.append(moved)
    arrays = {
        name: np.concatenate([getattr(one, name).reshape(-1) for one in parts])
        if parts
        else np.empty(0, np.int64)
        for name in ("names", "tokens", "words")
    }
    spelled = np.concatenate([one.letters for one in parts]) if parts else np.empty(0, np.uint8)
    return Packed(**arrays, letters=spelled)
