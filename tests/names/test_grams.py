"""The candidate search: equal to its plain twin, the same however it is run, and open about what it leaves out."""

import pickle
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.model.errors import MissingPart, UnreadableFile
from unpick.names.search import Dials, GramIndex, index, search_batch, search_key
from unpick.names.search.constants import LETTERS
from unpick.names.search.twin import build_plain, search_plain

WATCH = (
    "korea ryonbong general corporation ~yonpon",
    "dandong zhicheng metallic material co ltd",
    "dandong hongxiang industrial development co ltd",
    "hoshine silicon industry shanshan co ltd",
    "hetian haolin hair accessories co ltd",
    "hetian taida apparel co ltd",
)
# Few letters, so that grams meet; blanks, wide letters, marks and letters of four bytes, so that edges do.
TEXT = st.text(st.sampled_from("aab bc  \t\x00é한漢字𐍈ё\u0301"), max_size=24)
DIALS = st.builds(
    Dials,
    gram=st.integers(2, 5),
    bits=st.sampled_from((8, 12, 20)),
    keep=st.integers(1, 12),
    share=st.integers(1, 4),
    least=st.integers(1, 6),
    spend=st.integers(1, 40),
    budget=st.integers(1, 30),
    top=st.integers(1, 6),
    floor=st.sampled_from((0, 250, 1000)),
)


def answers(found, queries):
    """Return (owner, score) lists, by query."""
    rows = [[] for _ in range(queries)]
    for query, watch, score in zip(found.query, found.watch, found.score, strict=True):
        rows[query].append((int(watch), int(score)))
    return rows


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, max_size=30), st.lists(TEXT, max_size=12), DIALS)
def test_compiled_and_plain_answers_are_equal(watch, queries, dials):
    built = GramIndex.build(watch, dials=dials)
    postings = build_plain([[key] for key in watch], dials)
    found = built.search(queries)
    plain = [search_plain(key, postings, documents=len(watch), dials=dials) for key in queries]
    assert answers(found, len(queries)) == [best for best, _ in plain]
    assert answers(found, len(queries)) == [built.plain(key) for key in queries]
    assert found.report.capped == sum(bool(skipped) for _, skipped in plain)
    assert found.report.left_out == sum(len(skipped) for _, skipped in plain)
    assert sum(one.queries for one in found.report.hot) <= found.report.left_out


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=8), st.lists(st.text(max_size=40), max_size=8))
def test_any_unicode_is_read_alike(watch, queries):
    built = GramIndex.build(watch)
    assert answers(built.search(queries), len(queries)) == [built.plain(key) for key in queries]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXT, st.integers(0, 6)), max_size=20), st.lists(TEXT, max_size=6), DIALS)
def test_the_keys_of_one_owner_are_one_document(rows, queries, dials):
    keys, owners = [key for key, _ in rows], [owner for _, owner in rows]
    built = GramIndex.build(keys, owners=owners, dials=dials)
    known = sorted(set(owners))
    postings = build_plain([[k for k, o in rows if o == owner] for owner in known], dials)
    plain = [search_plain(key, postings, documents=len(known), dials=dials)[0] for key in queries]
    expected = [[(known[row], score) for row, score in best] for best in plain]
    assert answers(built.search(queries), len(queries)) == expected


@pytest.fixture(scope="module")
def crowd():
    """Names made of few syllables, so that totals tie often."""
    chance = np.random.default_rng(3)
    syllables = np.array(["hong", "xiang", "jin", "da", "feng", "rui", "tai", "bo"])
    return [" ".join("".join(word) for word in chance.choice(syllables, (3, 2))) for _ in range(4_000)]


def test_threads_and_batches_change_nothing(crowd):
    built = GramIndex.build(crowd)
    whole = built.search(crowd, threads=1)
    threaded = built.search(crowd, threads=3)
    assert np.array_equal(whole.watch, threaded.watch) and np.array_equal(whole.score, threaded.score)
    assert whole.report == threaded.report
    pieces = [built.search(crowd[at : at + 700]) for at in range(0, len(crowd), 700)]
    assert np.array_equal(whole.watch, np.concatenate([piece.watch for piece in pieces]))
    assert np.array_equal(whole.score, np.concatenate([piece.score for piece in pieces]))


@settings(max_examples=40, deadline=None)
@given(watch=st.lists(TEXT, max_size=8), key=TEXT, dials=DIALS)
def test_one_key_alone_finds_what_the_search_of_many_finds(watch, key, dials):
    built = GramIndex.build(watch, dials=dials)
    assert built.near(key).tolist() == built.search([key]).watch.tolist()


def test_ties_go_to_the_lower_row():
    built = GramIndex.build(["same name"] * 500)
    assert built.search(["same name"], top=7).watch.tolist() == list(range(7))


def test_equal_queries_get_equal_answers_and_count_each(crowd):
    built = GramIndex.build(crowd)
    found = built.search([crowd[5], crowd[9], crowd[5]])
    rows = answers(found, 3)
    assert rows[0] == rows[2] != rows[1]
    assert (found.report.queries, found.report.distinct) == (3, 2)


def test_a_misspelled_name_finds_its_own():
    found = GramIndex.build(WATCH).search(["DANDNG ZHICHENG METALIC MATERIAL".lower(), "hetian haolin"])
    assert [rows[0][0] for rows in answers(found, 2)] == [1, 4]


def test_a_key_without_letters_finds_nothing():
    found = GramIndex.build(WATCH).search(["", " ", "\x00\t\x85", "\u00a0"])
    assert found.query.size == 0


def test_one_letter_is_found_as_a_word():
    built = GramIndex.build(["a", "ab", "x"])
    assert answers(built.search(["a", "x", "q"]), 3) == [built.plain("a"), built.plain("x"), []]
    assert built.search(["x"]).watch.tolist() == [2]


def test_a_key_of_five_thousand_letters_is_cut_and_counted():
    long = "hong xiang " * 500
    built = GramIndex.build([long, "hong xiang"])
    found = built.search([long, "hong"])
    assert (built.cut, found.report.cut) == (1, 1)
    assert answers(found, 2) == [built.plain(long), built.plain("hong")]
    assert built.search([long]).watch.tolist() == built.search([long[: LETTERS - 1]]).watch.tolist()


def test_missing_keys_are_empty_and_every_kind_of_array_is_read_alike():
    built = GramIndex.build(WATCH)
    queries = [WATCH[0], None, WATCH[3]]
    forms = [
        pa.array(queries),
        pa.array(queries, pa.large_string()),
        pa.chunked_array([queries[:1], queries[1:]]),
        pa.array(["left out", *queries])[1:],
        pa.array(queries).dictionary_encode(),
    ]
    rows = [answers(built.search(form), 3) for form in forms]
    assert rows[0][1] == [] and all(one == rows[0] for one in rows)


def test_what_the_budget_leaves_out_is_reported():
    built = GramIndex.build(["trading"] * 50 + ["trade winds"], dials=Dials(budget=60))
    found = built.search(["trading", "trade winds", "trading"])
    assert found.report.capped == 3
    assert {one.text for one in found.report.hot} <= {" tra", "trad", "radi", "adin", "ding", "ing "}
    assert max(one.queries for one in found.report.hot) >= 2
    # The rarest list is read whatever it costs: a cap never leaves a name without an answer.
    assert all(answers(found, 3))


def test_a_wide_budget_leaves_nothing_out(crowd):
    report = GramIndex.build(crowd).search(crowd[:50]).report
    assert (report.capped, report.hot, report.cut) == (0, (), 0)


def test_an_index_comes_back_from_its_bytes_and_from_pickle(crowd):
    built = GramIndex.build(crowd, owners=np.arange(len(crowd)) * 3)
    read = GramIndex.from_bytes(built.to_bytes())
    assert read.sha256 == built.sha256 and read.dials == built.dials
    assert read.to_bytes() == built.to_bytes() == GramIndex.build(crowd, owners=built.owners).to_bytes()
    for one in (read, pickle.loads(pickle.dumps(built))):
        assert np.array_equal(one.search(crowd[:40]).watch, built.search(crowd[:40]).watch)


def test_changed_bytes_are_refused():
    data = bytearray(GramIndex.build(WATCH).to_bytes())
    data[data.rindex(b"\x01\x00\x00\x00\x02\x00\x00\x00")] ^= 1
    with pytest.raises(UnreadableFile):
        GramIndex.from_bytes(bytes(data))
    with pytest.raises(UnreadableFile):
        GramIndex.from_bytes(b"no index")


def test_a_batch_keeps_the_numbers_of_its_queries():
    built = GramIndex.build(WATCH)
    batch = pa.RecordBatch.from_pydict({"query": [70, 71], "key": [WATCH[2], WATCH[5]]})
    found = search_batch(batch, built)
    assert found.schema.names == ["query", "watch", "score"]
    best = {row["query"]: row["watch"] for row in reversed(found.to_pylist())}
    assert best == {70: 2, 71: 5}
    assert search_batch(batch.select(["key"]), built).column("query").to_pylist()[0] == 0


def test_dials_that_cannot_hold_are_refused():
    with pytest.raises(ValueError, match="keep 1 to 200"):
        Dials(keep=0)
    with pytest.raises(ValueError, match="fixed when the index is built"):
        GramIndex.build(WATCH).with_dials(gram=3)
    with pytest.raises(ValueError, match="each key needs one owner"):
        GramIndex.build(WATCH, owners=[1])


def test_without_numba_the_error_says_so(monkeypatch):
    built = GramIndex.build(WATCH)
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "unpick.names.search.compiled")
    monkeypatch.delattr("unpick.names.search.compiled")
    with pytest.raises(MissingPart, match="numba"):
        built.search(["hetian"])
    assert built.plain("hetian")[0][0] in (4, 5)
    assert index is not None


def test_importing_the_search_does_not_import_numba():
    code = "import sys, unpick.names.search; assert 'numba' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_scripts_meet_in_the_key():
    assert (
        search_key("丹东至诚金属材料有限公司") == "dandong zhicheng metal co ltd ~jison ^chising ^chihcheng"
    )
    hangul, latin = search_key("조선련봉총회사"), search_key("Korea Ryonbong General Corporation")
    assert hangul.split()[-1] == latin.split()[-1] == "~yonpon"
    assert search_key("") == ""
