"""The register of watched goods rests on sentences that stand in the founding texts."""

import csv
import gzip

import pytest

from unpick.goods.watched import find_good, goods_for_hs, watched_goods
from unpick.model.bundled import bundled_bytes

NAMED_IN_THE_TEXTS = (
    "garments",
    "knitted dolls",
    "hats",
    "bags",
    "accessories",
    "blankets",
    "cushions",
    "loofahs",
    "decorative flowers",
    "wigs",
    "false eyelashes",
    "seafood",
    "PPE",
    "quilts",
    "pillows",
    "helmet linings",
    "supplements",
    "cotton",
)


@pytest.mark.parametrize("name", NAMED_IN_THE_TEXTS)
def test_every_good_that_the_founding_texts_name_has_an_entry(name: str):
    good = find_good(name)
    assert good is not None
    assert good.headings
    assert any("quote" in row for row in good.why)


def test_every_heading_stands_in_the_table_of_the_harmonized_system_2022():
    text = gzip.decompress(bundled_bytes("unpick.data.codes", "hs.csv.gz")).decode()
    known = {row["hs_code"] for row in csv.DictReader(text.splitlines())}
    assert {heading for good in watched_goods() for heading in good.headings} <= known


def test_a_full_hs_code_finds_the_goods_of_its_heading_and_a_chapter_finds_none():
    assert [good.id for good in goods_for_hs("6704.19.0000")] == ["wigs", "false-eyelashes"]
    assert goods_for_hs("67") == ()
    assert goods_for_hs("8471") == ()


def test_no_name_stands_for_two_goods():
    names = [
        name
        for good in watched_goods()
        for name in {one.casefold() for one in (good.id, good.name, *good.names)}
    ]
    assert len(names) == len(set(names))


@pytest.mark.shared
def test_each_quoted_sentence_of_the_goods_stands_in_its_founding_text(founding_texts):
    rows = [row for good in watched_goods() for row in (*good.why, *good.history) if "quote" in row]
    assert len(rows) > 30
    assert [row["quote"] for row in rows if row["quote"] not in founding_texts[row["source"]["title"]]] == []
