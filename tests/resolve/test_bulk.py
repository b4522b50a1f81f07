"""Names by the million give what names one by one give, however they are cut into batches, threads and processes."""

import dataclasses
import pickle

import numpy as np
import pyarrow as pa
import pytest

from unpick.model.errors import UsageError
from unpick.names import bundled_tables, normalise
from unpick.names.party import party_names
from unpick.names.score.model import OUTCOMES, bundled_model
from unpick.resolve.bulk import HITS, Bulk, freeze, read_batch, run, screen_batch, screen_read
from unpick.resolve.screen import Screener
from unpick.resolve.watch import TOP, WatchIndex

PLACES = ("Dandong", "Dalian", "Hetian", "Shenyang")
BRANDS = ("Quillmoor", "Vessard", "Orrin", "Tamsong", "Kelbrecht", "Wonhyang")
TRADES = ("Garment", "Seafood", "Trading", "Metal Products")
KINDS = ("name", "alias", "weakAlias")


def index(rows):
    """Return the index of rows (entity, name, kind, schema)."""
    name = pa.Table.from_pylist([{"entity_id": e, "name": n, "kind": k} for e, n, k, _ in rows])
    entity = pa.Table.from_pylist([{"entity_id": e, "schema": s} for e, _, _, s in rows])
    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    listing = pa.table({"entity_id": ["p", "q"], "list": ["invented", "invented"]})
    return WatchIndex.build(name, listing, none, entity=entity)


@pytest.fixture(scope="module")
def watch():
    firms = [f"{p} {b} {t} Co Ltd" for p in PLACES for b in BRANDS for t in TRADES]
    rows = [(f"e{at}", name, KINDS[at % 3], "Company") for at, name in enumerate(firms)]
    rows += [("h", "丹东至诚服装有限公司", "name", "Company"), ("k", "조선련봉총회사", "name", "Company")]
    rows += [("u", "KIM, Vessard Orrin", "name", "Person"), ("p", "KIM, Vessard Orrin", "name", "Person")]
    rows += [("q", "ORRIN Quillmoor", "alias", "Person")]
    return index(rows)


QUERIES = [
    "DANDONG QUILLMOOR GARMENTS COMPANY LIMITED",
    "Dandong Quilmoor Garment",
    "Vessard Seafood (Dalian) Ltd",
    "Korea Ryonbong General Corporation",
    "Dandong Zhicheng Garment Co., Ltd.",
    "Orrin Vessard Kim",
    "Hetian Wonhyang Metal a/k/a Hotan Wonhyang Metal Products",
    "TO ORDER",
    "",
    None,
    "Q" * 5000,
    "\x00\u202e🎉",
    "Quillmoor c/o Vessard Trading",
    "Shenyang Kelbrecht No. 2 Seafood Factory",
    "Innocent Weavers of Elsewhere",
]


def one_by_one(watch, queries):
    """Return (query, watch number, outcome) as screening one name gives it."""
    screener, found = Screener(watch), {}
    for at, query in enumerate(queries):
        for name in party_names(query or ""):
            taken = normalise(name)
            for number, told in screener._compared(taken, screener.reached(name)).items():
                one = screener._judged(taken, number, *told)
                outcome = OUTCOMES.index(one.outcome) if screener._shown(one) else 0
                found[at, number] = max(found.get((at, number), 0), outcome)
    return {pair: outcome for pair, outcome in found.items() if outcome}


def as_rows(batches):
    return [row for batch in batches for row in batch.to_pylist()]


def as_pairs(batches):
    return {(row["query"], row["watch"]): row["outcome"] for row in as_rows(batches)}


def test_the_answers_are_those_of_one_name_at_a_time(watch):
    found = as_pairs(Bulk(freeze(watch, top=TOP), watch.tables).screen(pa.array(QUERIES)))
    assert found == one_by_one(watch, QUERIES)
    assert {0, 1, 3, 4, 5, 6} <= {query for query, _ in found}
    assert set(found.values()) == {1, 2}


def test_a_person_is_unsure_at_most_and_a_weak_alias_never_the_same(watch):
    frozen = freeze(watch, top=TOP)
    found = as_pairs(Bulk(frozen, watch.tables).screen(pa.array(["Orrin Vessard Kim", "Quillmoor, Orrin"])))
    persons = {n for n, row in enumerate(watch.names) if watch.schema[row[0]] == "Person"}
    assert {outcome for (_, number), outcome in found.items() if number in persons} == {1}
    # Whom no list names is not shown, whoever asks.
    assert {watch.entity_of(n) for _, n in found if n in persons} == {"p", "q"}
    weak = [n for n, row in enumerate(watch.names) if row[2] == "weakAlias"]
    again = as_pairs(Bulk(frozen, watch.tables).screen(pa.array([watch.names[n][1] for n in weak])))
    assert all(again[at, n] == 1 for at, n in enumerate(weak))


def test_a_word_that_many_firms_carry_weighs_as_for_one_pair():
    rows = [(f"e{n}", f"Dandong Vessard {n} Garment Co", "name", "Company") for n in range(100, 140)]
    rows += [(f"f{n}", "Vessard Seafood", "name", "Company") for n in range(30)]
    watch = index(rows)
    queries = ["Dandong Vessard 104 Garment", "Vessard Bank", "Vessard Seafoods Ltd"]
    assert watch.common(watch.names[0][3]) == ("vessard",)
    assert as_pairs(Bulk(freeze(watch, top=TOP), watch.tables).screen(pa.array(queries))) == one_by_one(
        watch, queries
    )


def test_batches_and_threads_change_nothing(watch, monkeypatch):
    frozen, queries = freeze(watch), pa.array(QUERIES * 40)
    whole = list(Bulk(frozen, watch.tables, threads=1).screen(queries))
    monkeypatch.setattr(run, "BATCH", 7)
    told = []
    cut = list(Bulk(frozen, watch.tables, threads=3).screen(queries, tell=told.append))
    assert as_rows(whole) == as_rows(cut)
    assert told[-1] == len(queries) and told == sorted(told)
    monkeypatch.setattr("unpick.resolve.bulk.kernel._CHUNK", 5)
    assert as_rows(Bulk(frozen, watch.tables, threads=2).screen(queries)) == as_rows(whole)


def test_processes_change_nothing(watch, monkeypatch):
    frozen, queries = freeze(watch), pa.array(QUERIES * 4)
    monkeypatch.setattr(run, "_SMALL", 0)
    monkeypatch.setattr(run, "BATCH", 20)
    spread = Bulk(frozen, watch.tables, processes=2)
    assert as_rows(spread.screen(queries)) == as_rows(Bulk(frozen, watch.tables, processes=0).screen(queries))
    assert spread.report.fields == len(queries)


def test_a_frozen_list_comes_back_from_pickle(watch):
    frozen = freeze(watch)
    read = pickle.loads(pickle.dumps(frozen))
    assert as_rows(Bulk(read, watch.tables).screen(pa.array(QUERIES))) == as_rows(
        Bulk(frozen, watch.tables).screen(pa.array(QUERIES))
    )
    assert pickle.dumps(freeze(watch)) == pickle.dumps(freeze(watch))


def test_a_batch_keeps_the_numbers_of_its_queries(watch):
    frozen = freeze(watch)
    batch = pa.RecordBatch.from_pydict({"query": [70, 90], "name": [QUERIES[3], QUERIES[0]]})
    found = screen_batch(batch, frozen)
    assert found.schema == HITS
    assert set(found.column("query").to_pylist()) == {70, 90}
    assert set(screen_batch(batch.select(["name"]), frozen).column("query").to_pylist()) == {0, 1}
    with pytest.raises(UsageError, match="freeze the list anew"):
        screen_batch(batch, pickle.loads(pickle.dumps(frozen)), tables=_other_tables())


def _other_tables():
    return dataclasses.replace(bundled_tables(), version="other")


def test_no_names_and_no_list_give_no_rows(watch):
    empty = WatchIndex.build(*[pa.table({"entity_id": pa.array([], pa.string()), "name": []})] * 3)
    for frozen, queries in ((freeze(watch), []), (freeze(empty), QUERIES), (freeze(watch), ["TO ORDER", ""])):
        batch, cost = screen_read(read_batch(queries, bundled_tables()), frozen)
        assert (batch.num_rows, batch.schema) == (0, HITS)
        assert cost.names <= len(queries) + 2
        assert as_rows(Bulk(frozen, bundled_tables()).screen(pa.array(queries, pa.string()))) == []


def test_what_the_search_leaves_out_is_counted(watch):
    frozen = freeze(watch)
    tight = dataclasses.replace(frozen, grams=frozen.grams.with_dials(budget=1, least=8))
    bulk = Bulk(tight, watch.tables)
    list(bulk.screen(pa.array(QUERIES)))
    assert bulk.report.capped > 0
    assert bulk.report.hot and bulk.report.hot[0].documents > 1
    assert bulk.report.fields == len(QUERIES)


def test_names_with_as_many_candidates_as_the_search_gives_are_counted(watch):
    for top, full in ((1, True), (len(watch.names), False)):
        bulk = Bulk(freeze(watch, top=top), watch.tables)
        list(bulk.screen(pa.array(QUERIES)))
        assert bool(bulk.report.full) is full


def test_fields_with_an_identifier_are_told(watch):
    bulk = Bulk(freeze(watch), watch.tables)
    list(bulk.screen(pa.array(["Quillmoor", "Quillmoor Pearl IMO 9074729", "Dandong 8"])))
    assert bulk.report.numbered == [1]


def test_the_findings_add_up_to_the_log_odds(watch):
    [batch] = Bulk(freeze(watch), watch.tables).screen(pa.array(QUERIES))
    counts = np.array([list(one) for one in batch.column("findings").to_pylist()])
    model, firms = bundled_model(), counts.any(axis=1)
    odds = model.start + counts[firms] @ np.array(model.weights)
    assert np.allclose(odds, np.array(batch.column("log_odds"))[firms], atol=1e-4)
    # A person has the log-odds of another scorer, and no findings of this one.
    assert 0 < (~firms).sum() < firms.size
