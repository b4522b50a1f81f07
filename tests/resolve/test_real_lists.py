"""The founding names against the real files: Pugang on three lists, its namesake, Ryonbong in every spelling."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.resolve.screen import screen
from unpick.resolve.watch import WatchIndex

pytestmark = pytest.mark.shared

LISTS = ("ofac_sdn", "un", "eu_fin")


@pytest.fixture(scope="module")
def watch(shared: Path) -> WatchIndex:
    rows = []
    for name in LISTS:
        with gzip.open(
            shared / "sanctions_names_2026-06" / f"{name}.jsonl.gz", "rt", encoding="utf-8"
        ) as file:
            for entry in map(json.loads, file):
                spelled = [(entry["full_name"], "name"), *((alias, "alias") for alias in entry["aliases"])]
                rows += [
                    {"entity_id": f"{name}-{entry['id']}", "name": text, "kind": kind}
                    for text, kind in spelled
                    # Names with these words only: a full index takes ten seconds to build.
                    if any(word in text.upper() for word in ("KOREA", "PUGANG", "BONG", "TRADING", "PHARM"))
                ]
    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    return WatchIndex.build(pa.Table.from_pylist(rows), none, none)


def names(result, outcome):
    return {m["entity"]["name"].upper() for m in result["matches"] if m["outcome"] == outcome}


def lists(result, outcome):
    return {m["entity"]["id"].rsplit("-", 1)[0] for m in result["matches"] if m["outcome"] == outcome}


def test_pugang_trading_is_the_same_on_three_lists_and_pugang_mining_another(watch):
    [result] = screen(["Korea Pugang Trading Corporation"], watch)
    assert names(result, "same") == {"KOREA PUGANG TRADING CORPORATION"}
    assert lists(result, "same") == set(LISTS)
    assert names(result, "unsure") == {"KOREA PUGANG MINING AND MACHINERY CORPORATION LTD"}


def test_pugang_pharmaceutic_shares_a_word_only(watch):
    [result] = screen(["Pugang Pharmaceutic Co. Ltd."], watch)
    assert {m["outcome"] for m in result["matches"]} == {"unsure"}
    assert all(m["reasons"][0] == "shared word only" for m in result["matches"])
    assert lists(result, "unsure") == set(LISTS)


@pytest.mark.parametrize("spelled", ["Ryonbong", "Ryonbyong", "Ryongbong", "Yonbong"])
def test_ryonbong_is_found_in_every_spelling(watch, spelled):
    [result] = screen([f"Korea {spelled} General Corporation"], watch)
    assert lists(result, "same") == set(LISTS)


def test_the_korean_spelling_finds_the_listed_name(watch):
    [result] = screen(["조선련봉총회사"], watch)
    assert lists(result, "same") == set(LISTS)
