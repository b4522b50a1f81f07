"""The union pass over the bills of a workspace, with checkpoints kept for the next time.

What was loaded, withdrawn, listed or decided since changes nothing before its day: the next pass starts from the last
checkpoint that still holds, and its answer is that of a full one. Firms keep the numbers that they had, so that a new name
moves no other. The folder can be deleted any time.
"""

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from unpick.trace.arrays import Arrays, Ints, Starts, compile_columns
from unpick.trace.bulk import Bulk
from unpick.trace.checkpoint_files import open_checkpoints, save_checkpoints
from unpick.trace.checkpoints import fingerprint, month_ends, reach_saving
from unpick.trace.coins import entity_key
from unpick.trace.packed import packers
from unpick.trace.passes import Reached
from unpick.trace.resume import resume
from unpick.trace.settled import settle

__all__ = ["KeptPass", "pass_folder", "reach_kept"]

MONTHS: Final = 3
"""Checkpoints that are kept: the ends of the last months, in which most of what is loaded later falls."""

MOST_DAYS: Final = 120
"""Days behind a checkpoint after which new ones are made. Both are conventions of this project."""

_NAMES: Final = "entities.arrow"
_NOBODY: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPass:
    """A pass, and the number in the network of each of its entities; -1 for those that are in it no more.

    Attributes:
        starts: those given, with entities numbered as in the pass. messages: what was done, for people.
    """

    found: Reached
    starts: Starts
    names: Ints
    messages: tuple[str, ...]


def pass_folder(root: Path, tiers: int, hold_days: int | None) -> Path:
    """Return where the checkpoints of a pass with these limits are kept."""
    return root / f"pass-{tiers}-{'all' if hold_days is None else hold_days}"


def reach_kept(
    bulk: Bulk, starts: Starts, folder: Path | None, *, tiers: int, hold_days: int | None
) -> KeptPass:
    """Run the pass from a kept checkpoint, or in full, and keep what it knew.

    Args:
        folder: of these limits alone (`pass_folder`); None keeps nothing. One that cannot be written keeps nothing either.
    """
    ids = (*bulk.entities, _NOBODY)
    before = _names_in(folder)
    number = {one: at for at, one in enumerate(dict.fromkeys((*before, *ids)))}
    mine = np.array([number[one] for one in ids], np.int32)
    names = np.full(len(number), -1, np.int32)
    names[mine] = np.arange(mine.size)
    columns = bulk.columns
    if before:
        sender, receiver = (np.where(one < 0, one, mine[one]) for one in (columns.sender, columns.receiver))
        columns = replace(columns, sender=sender, receiver=receiver)
    begun = replace(starts, entity=mine[starts.entity])
    arrays = compile_columns(
        columns,
        n_entities=len(number),
        entity_keys=np.array([entity_key(one) if one else 0 for one in number], np.uint64),
        packers=packers(begun.product, begun.entity),
    )
    found, messages = _run(arrays, begun, folder if before else None, tiers, hold_days)
    if found is None:
        found, saved = reach_saving(
            arrays, begun, tiers=tiers, hold_days=hold_days, days=month_ends(arrays, MONTHS)
        )
        if folder is not None:
            with contextlib.suppress(OSError):
                _replace(folder, list(number), lambda scratch: save_checkpoints(saved, scratch))
    return KeptPass(found=settle(found), starts=begun, names=names, messages=messages)


def _run(
    arrays: Arrays, starts: Starts, folder: Path | None, tiers: int, hold_days: int | None
) -> tuple[Reached | None, tuple[str, ...]]:
    """Return the pass from a checkpoint, None where a full one is better, and what was done."""
    saved, told = open_checkpoints(folder) if folder else (None, ())
    if saved is None:
        return None, told
    resumed = resume(saved, arrays, starts, tiers=tiers, hold_days=hold_days, marks=fingerprint(arrays))
    if resumed.after is None:
        return None, (*told, *resumed.messages)
    if int(arrays.days[-1]) - resumed.after > MOST_DAYS:
        return None, (*told, "New checkpoints are made: the last that holds is long before the last bill.")
    on = dt.date.fromordinal(resumed.after).isoformat()
    went = f"The pass went on from its checkpoint of {on}: {resumed.replayed} of {arrays.leave.size} shipments were read again."
    return resumed.reached(), (*told, *resumed.messages, went)


def _names_in(folder: Path | None) -> Sequence[str]:
    if folder is not None:
        with (
            contextlib.suppress(OSError, ValueError, KeyError, pa.ArrowException),
            pa.memory_map(str(folder / _NAMES)) as file,
        ):
            names: list[str] = pa.ipc.open_file(file).read_all()["entity"].to_pylist()
            return names
    return ()


def _replace(folder: Path, names: list[str], write: Callable[[Path], None]) -> None:
    """Put new checkpoints in the place of the old ones, whole or not at all."""
    folder.parent.mkdir(exist_ok=True)
    scratch = folder.parent / f".{folder.name}.{os.getpid()}"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        write(scratch)
        table = pa.table({"entity": pa.array(names, pa.string())})
        with pa.ipc.new_file(scratch / _NAMES, table.schema) as file:
            file.write_table(table)
        shutil.rmtree(folder, ignore_errors=True)
        scratch.replace(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
