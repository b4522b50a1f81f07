"""The compiled kernel answers as the reference does: states, days, edges gone along, reasons, worlds."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network
from tests.trace.test_engines import bill
from unpick.model.errors import Tampered
from unpick.trace.arrays import Columns, FactSets, Starts, compile_columns
from unpick.trace.coins import coin_words, drawn_worlds, every_world, fact_key, thresholds, without_each
from unpick.trace.edges import ANYTHING, CONCERN, LAST_DAY, Edge, Network, Seed
from unpick.trace.engine import run_trace, trace_compiled
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.passes import reach
from unpick.trace.reference import trace_reference
from unpick.trace.rows import compile_edges
from unpick.trace.scores import all_chances
from unpick.trace.stored import open_arrays, save_arrays
from unpick.trace.worlds import clears, score_worlds, seeds_reaching

DIRECTIONS = st.sampled_from([DOWN, UP])
HOLDS = st.sampled_from([None, 0, 1, 3, 9])


def starts_for(small, direction: Direction, product: int) -> tuple[Seed, ...]:
    if direction == UP:
        return (Seed(entity_id=small.firms[-1], product=product),)
    return (*small.seeds, Seed(entity_id=small.firms[2], product=product)) if product == 4819 else small.seeds


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    edges=st.sampled_from([5, 18, 40]),
    direction=DIRECTIONS,
    tiers=st.sampled_from([0, 1, 2, 4, 7, 8, 12]),
    hold_days=HOLDS,
    product=st.sampled_from([ANYTHING, CONCERN, 6204, 0, 9999, 4819]),
)
def test_the_kernel_equals_the_reference(seed, edges, direction, tiers, hold_days, product):
    small = small_network(seed, edges=edges, boxes=seed % 2 == 0)
    asked = {"direction": direction, "tiers": tiers, "hold_days": hold_days}
    seeds = starts_for(small, direction, product)
    assert trace_compiled(small.edges, seeds, **asked) == trace_reference(small.edges, seeds, **asked)


@settings(max_examples=100, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    direction=DIRECTIONS,
    tiers=st.sampled_from([1, 2, 4, 6]),
    hold_days=HOLDS,
    kind=st.sampled_from(["drawn", "every", "without"]),
    inside=st.booleans(),
    threads=st.sampled_from([1, 2]),
)
def test_the_worlds_of_the_kernel_are_those_of_the_reference(
    seed, direction, tiers, hold_days, kind, inside, threads
):
    small = small_network(seed, edges=random.Random(seed).choice((8, 18, 40)), boxes=seed % 2 == 0)
    seeds = starts_for(small, direction, ANYTHING if inside else 4819)
    chances = dict(small.chances)
    if inside:
        chances |= all_chances(Network(edges=small.edges), [one.product for one in seeds])
    worlds = {
        "drawn": lambda: drawn_worlds(chances, 1 + seed % 1100),
        "every": lambda: every_world(small.chances)[0],
        "without": lambda: without_each(sorted(chances)),
    }[kind]()
    asked = {"direction": direction, "tiers": tiers, "hold_days": hold_days, "worlds": worlds}
    one = trace_reference(small.edges, seeds, **asked)
    assert trace_compiled(small.edges, seeds, threads=threads, **asked) == one


def test_the_engine_takes_the_kernel_for_many_edges_and_the_answer_is_the_same(monkeypatch):
    small = small_network(11, firms=12, edges=300, days=60)
    one = run_trace(small.edges, small.seeds, hold_days=9)
    monkeypatch.setattr("unpick.trace.engine.SMALL", 0)
    assert run_trace(small.edges, small.seeds, hold_days=9) == one


def test_the_engine_leaves_days_and_headings_that_are_none_to_the_reference(monkeypatch):
    monkeypatch.setattr("unpick.trace.engine.SMALL", 0)
    for odd in ({"first_day": -3}, {"product": -7}, {"product": 12_345}, {"transit_days": -1}):
        given_ = {"first_day": 5, "last_day": 9, "product": 6204, **odd}
        edges = [Edge(edge_id="odd", kind="supplies", from_id="a", to_id="b", **given_)]
        seeds = [Seed(entity_id="a")]
        assert run_trace(edges, seeds) == trace_reference(edges, seeds)


def odd_edges() -> list[Edge]:
    """Return loops, self-shipments, a bill twice, a link that ends before it starts, a day in the future."""
    edges = [
        bill(1, "a", "b", "2021-01-05"),
        bill(2, "b", "a", "2021-01-06"),
        bill(3, "a", "a", "2021-01-07"),
    ]
    edges += [
        bill(1, "a", "b", "2021-01-05"),
        bill(4, "b", "c", "2199-01-01"),
        bill(5, "c", "d", "9999-12-31"),
    ]
    span = {"kind": "supplies", "from_id": "c", "to_id": "e"}
    return [
        *edges,
        Edge(edge_id="backward", first_day=737_800, last_day=737_700, **span),
        Edge(edge_id="open", first_day=1, last_day=LAST_DAY, **span),
    ]


@pytest.mark.parametrize("hold_days", [None, 0, 400])
@pytest.mark.parametrize("direction", [DOWN, UP])
def test_odd_edges_are_taken_as_the_reference_takes_them(hold_days, direction):
    for start in ("a", "e", "nobody here"):
        seeds = [Seed(entity_id=start, product=ANYTHING if direction == UP else CONCERN)]
        asked = {"direction": direction, "hold_days": hold_days}
        assert trace_compiled(odd_edges(), seeds, **asked) == trace_reference(odd_edges(), seeds, **asked)


def test_an_empty_network_reaches_only_its_start():
    seeds = [Seed(entity_id="a"), Seed(entity_id="b", first_day=9, last_day=3)]
    for hold_days in (None, 3):
        assert trace_compiled([], seeds, hold_days=hold_days) == trace_reference(
            [], seeds, hold_days=hold_days
        )
    assert trace_compiled([], []).states == {}


def random_columns(seed: int, edges: int, firms: int) -> Columns:
    rng = np.random.default_rng(seed)
    return Columns(
        sender=rng.integers(0, firms, edges).astype(np.int32),
        receiver=rng.integers(0, firms, edges).astype(np.int32),
        day=rng.integers(1, 400, edges).astype(np.int32),
        product=rng.choice([5201, 5205, 6204, 0], edges, p=[0.3, 0.3, 0.3, 0.1]).astype(np.int32),
        own=rng.integers(0, 2**62, edges).astype(np.uint64),
        own_class=rng.integers(0, 2, edges).astype(np.uint8),
        own_chances=np.array([0.9, 0.5]),
        fact_set=rng.integers(-1, 4, edges).astype(np.int32),
        sets=FactSets(
            starts=np.array([0, 1, 3, 3, 4]),
            facts=np.array([0, 1, 2, 2], np.int32),
            keys=np.array([fact_key(name) for name in "xyz"], np.uint64),
            chances=np.array([0.5, 0.8, 0.9]),
        ),
    )


def all_from(entities: list[int]) -> Starts:
    size = len(entities)
    return Starts(
        entity=np.array(entities),
        product=np.full(size, CONCERN),
        first=np.ones(size),
        last=np.full(size, 500),
    )


@pytest.mark.parametrize("hold_days", [None, 30])
def test_columns_are_traced_as_rows_are(hold_days):
    columns = random_columns(1, 600, 60)
    edges = [
        Edge(
            edge_id=f"{row:04d}",
            kind="shipment",
            from_id=str(columns.sender[row]),
            to_id=str(columns.receiver[row]),
            first_day=int(columns.day[row]),
            last_day=int(columns.day[row]),
            product=int(columns.product[row]),
        )
        for row in range(600)
    ]
    one = trace_reference(edges, [Seed(entity_id="3", last_day=500)], hold_days=hold_days)
    found = reach(compile_columns(columns), all_from([3]), hold_days=hold_days)
    assert [f"{row:04d}" for row in found.touched_rows()] == sorted(one.touched)
    tiers = np.bincount(list(one.reached().values()), minlength=7).tolist()
    assert found.entities_per_tier() == tiers


def test_two_threads_draw_the_same_worlds_and_more_worlds_extend_fewer():
    arrays = compile_columns(random_columns(2, 4_000, 300))
    one, two = (score_worlds(arrays, all_from([1, 2]), n=1500, threads=threads) for threads in (1, 2))
    assert one.n == two.n == 1500
    assert np.array_equal(one.hits, two.hits)
    few = score_worlds(arrays, all_from([1, 2]), n=100)
    assert np.all(few.hits <= one.hits)
    assert 0 < few.hits.sum() < one.hits.sum()


def test_seeds_by_the_word_reach_what_each_reaches_alone():
    arrays = compile_columns(random_columns(3, 500, 80))
    seeds = list(range(70))
    together = seeds_reaching(arrays, all_from(seeds), tiers=3, hold_days=40)
    alone = np.zeros(80, np.int64)
    for seed in seeds:
        found = reach(arrays, all_from([seed]), tiers=3, hold_days=40)
        alone[np.unique(found.entity[found.mask > 1])] += 1
    assert np.array_equal(together.hits, alone[together.entity])


def test_a_target_that_clears_the_threshold_stops_the_draws():
    arrays = compile_columns(random_columns(2, 4_000, 300))
    whole = score_worlds(arrays, all_from([1]), n=4096)
    sure = int(whole.entity[np.argmax(whole.hits)])
    early = score_worlds(arrays, all_from([1]), n=4096, enough=clears(sure, 0.01, whole.entity))
    assert early.n == 512
    assert whole.n == 4096


def test_a_hub_takes_a_hundred_thousand_shipments_a_day():
    size = 100_000
    there, back = np.zeros(size, np.int32), np.arange(1, size + 1, dtype=np.int32)
    columns = Columns(
        sender=np.concatenate([back, there]),
        receiver=np.concatenate([there, back]),
        day=np.repeat([10, 11], size).astype(np.int32),
        product=np.full(2 * size, 6204, np.int32),
    )
    found = reach(compile_columns(columns), all_from([7]))
    assert found.entities_per_tier() == [1, 1, size - 1, 0, 0, 0, 0]


def test_rows_that_take_no_part_are_counted_with_their_reason():
    columns = Columns(
        sender=np.array([0, 0, -1, 0], np.int32),
        receiver=np.array([1, 1, 1, 1], np.int32),
        day=np.array([5, 0, 5, 5], np.int32),
        last=np.array([5, 0, 5, 4], np.int32),
        product=np.zeros(4, np.int32),
    )
    arrays = compile_columns(columns)
    assert arrays.n_edges == 1
    assert arrays.dropped == {
        "no day": 1,
        "no sender or no receiver": 1,
        "its end lies before its start": 1,
    }


def test_columns_that_cannot_be_are_refused():
    def columns(**more: object) -> Columns:
        given_ = {"sender": [0], "receiver": [1], "day": [5], "product": [6204], **more}
        return Columns(**{name: np.array(one) for name, one in given_.items()})

    for wrong in ({"product": [10_000]}, {"product": [-2]}, {"transit": [-1]}):
        with pytest.raises(ValueError, match="row 0 of the edges"):
            compile_columns(columns(**wrong))
    with pytest.raises(ValueError, match="differ in length"):
        compile_columns(columns(day=[5, 6]))
    with pytest.raises(ValueError, match="no entity from 0 to 1"):
        reach(compile_columns(columns()), all_from([2]))
    with pytest.raises(ValueError, match="63 tiers"):
        reach(compile_columns(columns()), all_from([0]), tiers=63)


def test_stored_arrays_give_the_same_trace_and_a_changed_file_is_refused(tmp_path: Path):
    arrays = compile_columns(random_columns(4, 2_000, 200))
    save_arrays(arrays, tmp_path / "net", made_from="abc")
    opened = open_arrays(tmp_path / "net", made_from="abc", verify=True)
    one, other = (reach(given_, all_from([5]), hold_days=90) for given_ in (arrays, opened))
    assert np.array_equal(one.first_days(), other.first_days())
    assert np.array_equal(one.touched_rows(), other.touched_rows())
    with pytest.raises(Tampered, match="made_from is 'abc', not 'abd'"):
        open_arrays(tmp_path / "net", made_from="abd")
    changed = tmp_path / "net" / "leave.npy"
    data = bytearray(changed.read_bytes())
    data[-1] ^= 1
    changed.write_bytes(data)
    with pytest.raises(Tampered, match="its hash is not the manifest's"):
        open_arrays(tmp_path / "net", verify=True)
    changed.write_bytes(data[:-1])
    with pytest.raises(Tampered, match="bytes, not"):
        open_arrays(tmp_path / "net")
    (tmp_path / "net" / "manifest.json").unlink()
    with pytest.raises(Tampered, match="it is not there"):
        open_arrays(tmp_path / "net")


def test_the_same_columns_give_the_same_files(tmp_path: Path):
    for name in ("one", "two"):
        save_arrays(compile_columns(random_columns(5, 500, 50)), tmp_path / name)
    one, two = ((tmp_path / name / "manifest.json").read_bytes() for name in ("one", "two"))
    assert one == two


def test_an_edge_costs_at_most_sixteen_bytes_and_a_pass_reads_ten():
    arrays = compile_columns(random_columns(6, 200_000, 10_000))
    assert arrays.bytes_read()["edges"] <= 10.1 * 200_000
    assert arrays.bytes_read()["edges"] + arrays.row.nbytes <= 16 * 200_000


@settings(max_examples=60, deadline=None)
@given(key=st.integers(0, 2**64 - 1), p=st.floats(0, 1), world=st.integers(0, 2000))
def test_a_coin_is_a_draw_digit_by_digit(key: int, p: float, world: int):
    words = coin_words(np.array([key], np.uint64), thresholds(np.array([p])), 0, 32)
    assert bool(int(words[0, world // 64]) >> (world % 64) & 1) == (draw(key, world) < p)


def draw(key: int, world: int) -> float:
    """Return the draw of a fact in a world, written apart from the coins on purpose."""
    number = 0
    for digit in range(53):
        z = (key + (64 * (world // 64) + digit + 1) * 0x9E3779B97F4A7C15) % 2**64
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        number = 2 * number + ((z ^ z >> 31) >> world % 64 & 1)
    return number * 2.0**-53


@settings(max_examples=60, deadline=None)
@given(key=st.integers(0, 2**64 - 1), p=st.floats(0, 1), block=st.integers(0, 100))
def test_the_kernel_draws_the_same_coins(key: int, p: float, block: int):
    from unpick.trace.kernel.entry import draw_sets
    from unpick.trace.worlds import WIDTH

    keys, heads = np.array([key], np.uint64), thresholds(np.array([p]))
    out = np.empty((1, WIDTH), np.uint64)
    draw_sets(np.array([0, 1]), np.array([0]), keys, heads, block, out)
    assert np.array_equal(out, coin_words(keys, heads, block, WIDTH))


def test_rows_and_a_table_of_them_give_the_same_arrays():
    from unpick.trace.edges import edges_to_arrow

    small = small_network(8)
    one, other = compile_edges(small.edges), compile_edges(edges_to_arrow(small.edges))
    assert one.entities == other.entities
    assert np.array_equal(one.arrays.leave, other.arrays.leave)
    assert np.array_equal(one.arrays.link_first, other.arrays.link_first)
