"""A pass that starts from a checkpoint answers as a full run does, whatever was added, withdrawn or changed."""

import random
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.trace.arrays import Arrays, Columns, Starts, compile_columns
from unpick.trace.checkpoint_files import open_checkpoints, save_checkpoints
from unpick.trace.checkpoints import month_ends, reach_saving
from unpick.trace.edges import CONCERN, LAST_DAY
from unpick.trace.moves import DOWN, UP
from unpick.trace.passes import Reached, reach
from unpick.trace.plan import plan
from unpick.trace.resume import resume, table_of
from unpick.trace.settled import settle
from unpick.trace.worlds import score_worlds, seeds_reaching

DAYS = 40
PRODUCTS = (5201, 5205, 5208, 6204, 4819, 0)


def invented_rows(rng: random.Random, edges: int, firms: int) -> list[dict[str, Any]]:
    """Return shipments and links between invented firms, one row each."""
    return [invented_row(rng, firms) for _ in range(edges)]


def invented_row(rng: random.Random, firms: int, first: int = 1) -> dict[str, Any]:
    day = rng.randint(first, DAYS)
    link = rng.random() < 0.2
    return {
        "sender": rng.randrange(firms),
        "receiver": rng.randrange(firms),
        "day": day,
        "last": rng.choice((day + rng.randint(1, 9), LAST_DAY)) if link else day,
        "product": rng.choice(PRODUCTS),
        "concern": link and rng.random() < 0.5,
        "transit": rng.choice((0, 0, 0, 3)),
    }


def compiled(rows: list[dict[str, Any]], direction: str, firms: int) -> Arrays:
    columns = Columns(**{name: np.array([row[name] for row in rows]) for name in rows[0]})
    return compile_columns(columns, n_entities=firms, direction=direction)


def starts_at(*given_: tuple[int, int, int, int]) -> Starts:
    entity, product, first, last = (np.array(column) for column in zip(*given_, strict=True))
    return Starts(entity=entity.astype(np.int32), product=product, first=first, last=last)


def same_bytes(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return one.keys() == other.keys() and all(
        one[name].dtype == other[name].dtype and one[name].tobytes() == other[name].tobytes() for name in one
    )


def edited(
    rng: random.Random, how: str, rows: list[dict[str, Any]], starts: tuple[Any, ...], since: int, firms: int
) -> tuple[list[dict[str, Any]], tuple[Any, ...], int]:
    """Return rows, starts and number of firms after a change on a day from `since` on."""
    rows = [dict(row) for row in rows]
    late = [at for at, row in enumerate(rows) if row["day"] >= since and row["last"] == row["day"]]
    if how == "added":
        rows.insert(rng.randrange(len(rows) + 1), invented_row(rng, firms, since))
    elif how == "new firm":
        rows.append(invented_row(rng, firms, since) | {"receiver": firms, "product": 8541})
        firms += 1
    elif how == "withdrawn" and late:
        del rows[rng.choice(late)]
    elif how == "another day" and late:
        row = rows[rng.choice(late)]
        row["day"] = row["last"] = rng.randint(since, DAYS)
    elif how == "goods told" and late:
        rows[rng.choice(late)]["product"] = rng.choice((5201, 6109, 0))
    elif how == "new start":
        starts = (*starts, (rng.randrange(firms), 5205, since, LAST_DAY))
    elif how == "early start":
        starts = (*starts, (rng.randrange(firms), CONCERN, 1, DAYS))
    elif how == "other start":
        starts = ((1 + rng.randrange(firms - 1), CONCERN, 1, DAYS), *starts[1:])
    elif how == "start withdrawn":
        starts = starts[:1]
    return rows, starts, firms


def settled_of(found: Reached) -> dict[str, np.ndarray]:
    """Return what later passes read of a settled pass, in its order."""
    one = settle(found)
    states = {name: getattr(one, name) for name in ("entity", "kind", "mask", "first")}
    gone = {name: getattr(one.touched, name) for name in ("edges", "open_edge")}
    to = one.touched.open_to
    gone |= {"from": one.number[one.touched.open_from], "to": np.where(to < 0, -1, one.number[to])}
    days = {"days": one.first_days(), "starts": one.number[one.room.starts]}
    planned = plan(one)
    return {**states, **gone, **days, "rows": planned.rows, "links": planned.link_rows}


HOW = (
    "nothing",
    "added",
    "new firm",
    "withdrawn",
    "another day",
    "goods told",
    "new start",
    "early start",
    "other start",
    "start withdrawn",
)


@settings(max_examples=400, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    how=st.sampled_from(HOW),
    since=st.integers(1, DAYS),
    direction=st.sampled_from([DOWN, UP]),
    tiers=st.sampled_from([1, 3, 6, 9]),
    hold_days=st.sampled_from([None, 0, 4, 11]),
    beyond=st.booleans(),
)
def test_a_resumed_pass_has_the_bytes_of_a_full_one(seed, how, since, direction, tiers, hold_days, beyond):
    rng = random.Random(seed)
    firms = rng.choice((4, 9))
    rows = invented_rows(rng, rng.choice((6, 25, 70)), firms)
    if rng.random() < 0.3:
        rows = [
            row | {"transit": 0, "last": row["day"], "concern": False, "product": row["product"] or 5201}
            for row in rows
        ]
    starts: tuple[Any, ...] = ((0, CONCERN, 1, DAYS), (1, 5201, since, LAST_DAY))
    asked = {"tiers": tiers, "hold_days": hold_days, "beyond": beyond}
    arrays = compiled(rows, direction, firms)
    days = sorted({int(day) for day in rng.sample(arrays.days.tolist(), min(4, arrays.days.size))})
    found, saved = reach_saving(arrays, starts_at(*starts), days=days, **asked)
    assert same_bytes(table_of(found), table_of(reach(arrays, starts_at(*starts), **asked)))

    rows, starts, firms = edited(rng, how, rows, starts, since, firms)
    again = compiled(rows, direction, firms)
    resumed = resume(saved, again, starts_at(*starts), **asked)
    full = reach(again, starts_at(*starts), **asked)
    assert same_bytes(table_of(resumed.reached()), table_of(full))
    assert same_bytes(settled_of(resumed.reached()), settled_of(full))
    if how == "nothing" and saved.points:
        assert resumed.after == saved.points[-1].day and not resumed.messages
    if direction == DOWN and how in (
        "added",
        "new firm",
        "another day",
        "withdrawn",
        "goods told",
        "new start",
    ):
        # A change on a day leaves every checkpoint before it standing, unless links changed, or packaging came to one.
        links = [row for row in rows if row["last"] > row["day"] or row["concern"]]
        standing = [point.day for point in saved.points if point.day < since]
        same_links = len(links) == arrays.link_leave.size == again.link_leave.size
        if standing and same_links:
            assert resumed.after is not None and resumed.after >= standing[-1]


@pytest.mark.parametrize("hold_days", [None, 11])
def test_worlds_and_seeds_go_on_from_a_resumed_pass(hold_days):
    rng = random.Random(5)
    rows = invented_rows(rng, 80, 9)
    starts = ((0, CONCERN, 1, DAYS), (1, 5201, 3, LAST_DAY))
    saved = reach_saving(compiled(rows, DOWN, 9), starts_at(*starts), hold_days=hold_days, days=[12, 25])[1]
    rows.append({**rows[0], "day": 39, "last": 39, "receiver": 8, "product": 5205, "concern": False})
    again = compiled(rows, DOWN, 9)
    resumed = resume(saved, again, starts_at(*starts), hold_days=hold_days)
    assert resumed.after == 25
    for ask in (score_worlds, seeds_reaching):
        one = ask(again, starts_at(*starts), hold_days=hold_days, reached=resumed.reached())
        other = ask(again, starts_at(*starts), hold_days=hold_days)
        assert one.entity.tolist() == other.entity.tolist() and one.hits.tolist() == other.hits.tolist()


def test_other_limits_take_a_full_run_and_say_so():
    rows = invented_rows(random.Random(3), 60, 9)
    starts = starts_at((0, CONCERN, 1, DAYS))
    arrays = compiled(rows, DOWN, 9)
    saved = reach_saving(arrays, starts, hold_days=9, days=[10, 20])[1]
    resumed = resume(saved, arrays, starts, hold_days=8)
    assert resumed.after is None and len(resumed.messages) == 2
    assert "0001-01-20 was left aside" in resumed.messages[0]
    assert same_bytes(table_of(resumed.reached()), table_of(reach(arrays, starts, hold_days=8)))


def test_firms_with_other_numbers_take_a_full_run_and_say_so():
    rows = invented_rows(random.Random(3), 60, 9)
    starts = starts_at((0, CONCERN, 1, DAYS))
    arrays = compiled(rows, DOWN, 9)
    saved = reach_saving(arrays, starts, days=[10, 20])[1]
    fewer = [row for row in rows if max(row["sender"], row["receiver"]) < 8]
    resumed = resume(saved, compiled(fewer, DOWN, 8), starts)
    assert resumed.after is None and "firms have other numbers" in resumed.messages[0]


def test_another_table_of_products_takes_a_full_run_and_says_so():
    rows = invented_rows(random.Random(3), 60, 9)
    starts = starts_at((0, CONCERN, 1, DAYS))
    arrays = compiled(rows, DOWN, 9)
    saved = reach_saving(arrays, starts, days=[10, 20])[1]
    other = saved.relation.copy()
    other[3, 4] ^= 1
    resumed = resume(replace(saved, relation=other), arrays, starts)
    assert resumed.after is None and "what becomes what" in resumed.messages[0]


def test_checkpoints_stand_at_month_ends_and_take_bounded_room():
    rows = invented_rows(random.Random(1), 400, 9)
    for row in rows:
        row["day"] = row["last"] = 737_000 + 20 * row["day"]
        row["concern"] = False
    arrays, starts = compiled(rows, DOWN, 9), starts_at((0, CONCERN, 1, LAST_DAY))
    ends = month_ends(arrays)
    assert 2 < len(ends) <= 12 and ends == sorted(ends) and ends[-1] < arrays.days[-1]
    saved = reach_saving(arrays, starts)[1]
    assert [point.day for point in saved.points] == ends
    size = sum(
        getattr(saved.points[-1], one.name).nbytes
        for one in fields(saved.points[-1])
        if one.name in ("flags", "ends", "links", "waiting")
    )
    few = reach_saving(arrays, starts, most_bytes=2 * size)[1]
    assert [point.day for point in few.points] == ends[-2:]


@pytest.mark.parametrize("hold_days", [None, 11])
def test_saved_checkpoints_are_used_and_have_the_same_bytes_each_time(tmp_path, hold_days):
    rows = invented_rows(random.Random(3), 60, 9)
    arrays, starts = compiled(rows, DOWN, 9), starts_at((0, CONCERN, 1, DAYS))
    for name in ("one", "other"):
        saved = reach_saving(arrays, starts, hold_days=hold_days, days=[10, 20])[1]
        save_checkpoints(saved, tmp_path / name)
    files = [
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "other")
    ]
    assert files[0] == files[1]
    opened, messages = open_checkpoints(tmp_path / "one")
    resumed = resume(opened, arrays, starts, hold_days=hold_days)
    assert (resumed.after, messages, resumed.messages) == (20, (), ())
    full = reach(arrays, starts, hold_days=hold_days)
    assert same_bytes(table_of(resumed.reached()), table_of(full))


def test_a_damaged_checkpoint_is_named_and_not_used(tmp_path):
    rows = invented_rows(random.Random(3), 60, 9)
    arrays, starts = compiled(rows, DOWN, 9), starts_at((0, CONCERN, 1, DAYS))
    save_checkpoints(reach_saving(arrays, starts, days=[10, 20])[1], tmp_path)
    path = tmp_path / "1-flags.npy"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    opened, messages = open_checkpoints(tmp_path)
    assert len(messages) == 1 and "day 20 is left aside: 1-flags.npy is damaged" in messages[0]
    assert resume(opened, arrays, starts).after == 10
    (tmp_path / "log_bits.npy").unlink()
    opened, messages = open_checkpoints(tmp_path)
    assert opened is None and "log_bits.npy is not there" in messages[0]


@pytest.mark.parametrize("manifest", [None, b"", b"[1]", b'{"format": "other/1"}', b"{}", b"\xff"])
def test_a_folder_that_something_else_wrote_is_named_and_not_used(tmp_path, manifest):
    if manifest is not None:
        (tmp_path / "manifest.json").write_bytes(manifest)
    opened, messages = open_checkpoints(tmp_path)
    assert opened is None and len(messages) == 1 and tmp_path.name in messages[0]
