"""Names among themselves: what is one is joined, what holds apart holds, and neither order nor threads matter."""

import random

import numpy as np
import pyarrow as pa
import pytest

from unpick.names import bundled_tables
from unpick.resolve.bulk import crowd as crowds
from unpick.resolve.bulk import resolve_many, ties

FIRMS = {
    "quillmoor": [
        "Dandong Quillmoor Garment Co., Ltd.",
        "DANDONG QUILLMOOR GARMENT CO LTD",
        "Dandong Quilmoor Garments",
        "DandongQuillmoor Garment Co",
        "Dandong Quill moor Garment Co",
        "Dandong Quil1moor Garrnent Co., 1td.",
    ],
    "quillmoor in dalian": ["Dalian Quillmoor Garment Co., Ltd.", "Garment Quillmoor Dalian"],
    "quillmoor 2": ["Dandong Quillmoor No. 2 Garment Factory"],
    "quillmoor 3": ["Dandong Quillmoor No. 3 Garment Factory"],
    "quillmoor seafood": ["Dandong Quillmoor Seafood Co., Ltd.", "Dandong Quillmoor Seafoods"],
    "vessard": ["Vessard Metal Co", "Shenyang Vessard Metal Products Co", "Shenyang Vessard Metal"],
    "zhicheng": [
        "丹东至诚服装有限公司",
        "Dandong Zhicheng Garment Co., Ltd.",
        "遼寧丹東至誠服裝有限公司"[2:],
    ],
}


def groups(texts, found):
    """Return the clusters as sets of texts."""
    held = {}
    for text, cluster in zip(texts, found.cluster.tolist(), strict=True):
        held.setdefault(cluster, set()).add(text)
    held.pop(-1, None)
    return sorted(map(sorted, held.values()))


def resolved(texts, **more):
    return resolve_many(pa.array(texts, pa.string()), bundled_tables(), processes=0, **more)


@pytest.fixture(scope="module")
def texts():
    return [name for names in FIRMS.values() for name in names]


def test_each_firm_is_one_cluster_and_no_two_are(texts):
    assert groups(texts, resolved(texts)) == sorted(map(sorted, FIRMS.values()))


def test_the_order_of_the_names_does_not_matter(texts):
    whole = groups(texts, resolved(texts))
    for seed in range(4):
        mixed = random.Random(seed).sample(texts, len(texts))
        assert groups(mixed, resolved(mixed)) == whole


def test_a_cluster_is_called_by_its_first_text(texts):
    found = resolved(texts).cluster
    assert all(found[one] == one and one <= at for at, one in enumerate(found))


def test_a_name_without_a_place_does_not_bridge_two():
    bridge = ["Dandong Kelbrecht Metal Co", "Kelbrecht Metal Co", "Dalian Kelbrecht Metal Co"]
    for seed in range(6):
        mixed = random.Random(seed).sample(bridge, 3)
        for group in groups(mixed, resolved(mixed)):
            assert not {bridge[0], bridge[2]} <= set(group)


def test_what_a_person_holds_apart_is_never_joined_whatever_lies_between(texts):
    names = FIRMS["quillmoor"]
    found = resolved(names, apart=[(0, 2)])
    assert found.cluster[0] != found.cluster[2]
    assert found.report.refused["decision"] > 0
    # A negative on names that are far apart changes nothing.
    assert groups(texts, resolved(texts, apart=[(0, len(texts) - 1)])) == groups(texts, resolved(texts))


def test_fields_without_a_name_are_in_no_cluster_and_form_words_alone_are_like_nothing():
    given = ["TO ORDER", "", None, "TO ORDER", "Limited", "Co., Ltd.", "🎉", "Q" * 5000]
    found = resolve_many(pa.array(given), bundled_tables(), processes=0)
    assert found.cluster.tolist()[:4] == [-1] * 4 and found.cluster[6] == -1
    assert found.cluster[4] != found.cluster[5] or found.report.forms == 2
    assert resolve_many(pa.array([], pa.string()), bundled_tables()).cluster.size == 0


def test_threads_and_sizes_of_tasks_change_nothing(texts, monkeypatch):
    whole = resolved(texts, threads=1)
    monkeypatch.setattr(ties, "_CHUNK", 7)
    monkeypatch.setattr(crowds, "_CHUNK", 7)
    cut = resolved(texts, threads=3)
    assert np.array_equal(whole.cluster, cut.cluster)
    assert whole.report.ties == cut.report.ties


def test_a_name_without_a_trade_does_not_bridge_two():
    bridge = ["Dandong Kelbrecht Metal Co", "Dandong Kelbrecht Co", "Dandong Kelbrecht Seafood Co"]
    for seed in range(6):
        mixed = random.Random(seed).sample(bridge, 3)
        for group in groups(mixed, resolved(mixed)):
            assert not {bridge[0], bridge[2]} <= set(group)


def test_a_large_block_is_compared_in_part_and_told(monkeypatch):
    monkeypatch.setattr(crowds, "MOST", 3)
    monkeypatch.setattr(crowds, "NEAR", 1)
    crowd = [
        f"Dandong Quillmoor {word} Co"
        for word in ("Metal", "Garment", "Seafood", "Timber", "Trading", "Toys")
    ]
    report = resolved(crowd).report
    # By its words, by its letters joined and by each of its words: three keys of brand and place, six names each.
    assert (report.hot_blocks, report.hot_names) == (3, 18)


def test_two_large_clusters_are_not_joined_by_letters(monkeypatch):
    monkeypatch.setattr(crowds, "LARGE", 0)
    found = resolved(FIRMS["quillmoor"])
    assert found.report.refused["large"] > 0
    assert len(set(found.cluster.tolist())) == found.report.forms


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Yiyuanzeyun", "Yiyuanzefeng", False),
        ("Shengyuanwen", "Shengyuanwenteng", False),
        ("Yiyuanzeyun", "Yiyuanzcyun", True),
        ("Yiyuanzeyun", "Yiyuan zeyun", True),
    ],
)
def test_two_brands_that_read_well_are_two_and_a_slip_is_one(a, b, one):
    found = resolved([f"Dandong {a} Garment Co., Ltd.", f"Dandong {b} Garment Co., Ltd."]).cluster
    assert bool(found[0] == found[1]) is one


def test_a_place_that_may_be_several_is_still_another_place():
    # There is a Suzhou in Jiangsu and one in Anhui; neither is Dandong.
    names = [f"{place}Kelbrecht Metal Group Co., Ltd." for place in ("Dandong ", "Suzhou ", "")]
    for seed in range(4):
        mixed = random.Random(seed).sample(names, 3)
        for group in groups(mixed, resolved(mixed)):
            assert not {names[0], names[1]} <= set(group)
