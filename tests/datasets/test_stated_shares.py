"""Shares keep their unit and their open ends on the way in and out (invented)."""

import datetime as dt
import json
from pathlib import Path

import pytest

from unpick.datasets.bods import export_bods, read_bods
from unpick.datasets.ftm import read_ftm
from unpick.datasets.links import read_links
from unpick.model.share import WHOLE, read_share

DAY = dt.date(2021, 1, 1)
ABOUT = {"file": "f", "document": "d" * 64, "public_from": DAY}


def link_row(share: str) -> dict[str, str]:
    return {"kind": "owns", "subject": "Invented A", "object": "Invented B", "source": "s", "share": share}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("51", "51"),
        ("51%", "51"),
        ("0.5", "0.5%"),
        ("1", "1%"),
        ("25 to 50%", "25 to 50%"),
        ("majority", "majority"),
    ],
)
def test_a_table_of_links_counts_in_percent(cell: str, kept: str):
    keyed = read_links([(2, link_row(cell))], dataset="links", **ABOUT)  # type: ignore[arg-type]
    assert [one.value for one in keyed.statements if one.prop == "share"] == [kept]


@pytest.mark.parametrize("cell", ["101", "-3", "some", "130%", "50-25"])
def test_what_is_no_share_is_a_reject_that_names_the_cell(cell: str):
    keyed = read_links([(2, link_row(cell))], dataset="links", **ABOUT)  # type: ignore[arg-type]
    assert [(one.row, one.column, one.value) for one in keyed.rejects] == [(2, "share", cell)]


@pytest.mark.parametrize(
    ("share", "kept"),
    [
        ({"exact": 60}, "60"),
        ({"exact": 0.5}, "0.5%"),
        ({"exclusiveMinimum": 25, "maximum": 50}, ">25-50"),
        ({"exclusiveMinimum": 50, "exclusiveMaximum": 75}, ">50-<75"),
        ({"minimum": 25}, "25-100"),
    ],
)
def test_bods_shares_go_in_and_out_with_their_open_ends(share: dict[str, float], kept: str, tmp_path: Path):
    record = {
        "statementId": "s1",
        "recordId": "r1",
        "recordType": "relationship",
        "recordDetails": {
            "subject": "firm",
            "interestedParty": "owner",
            "interests": [{"type": "shareholding", "share": share}],
        },
    }
    path = tmp_path / "b.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    statements = read_bods(path, **ABOUT).statements  # type: ignore[arg-type]
    assert [one.value for one in statements if one.prop == "share"] == [kept]
    rows = [
        {"entity_id": one.entity_id, "schema": one.schema, "prop": one.prop, "value": one.value, "id": one.id}
        for one in statements
    ]
    out = [one["recordDetails"] for one in export_bods(rows, day=DAY) if one["recordType"] == "relationship"]
    again = out[0]["interests"][0]["share"]
    assert again == ({**share, "maximum": 100} if kept == "25-100" else share)


def test_a_percentage_up_to_one_stays_open_between_percent_and_fraction(tmp_path: Path):
    row = {
        "id": "o",
        "schema": "Ownership",
        "properties": {"owner": ["a"], "asset": ["b"], "percentage": ["0.5"]},
    }
    path = tmp_path / "f.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (text,) = [one.value for one in read_ftm(path, **ABOUT).statements if one.prop == "share"]  # type: ignore[arg-type]
    share = read_share(text)
    assert share is not None
    assert (share.low, share.high) == (WHOLE // 200, WHOLE // 2)
