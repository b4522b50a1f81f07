"""Indicators of routes: ports against peers, destinations, inputs out and goods back. All invented."""

import datetime as dt
from pathlib import Path

from tests.app.bills import AT, asked, bill, held
from unpick.app.load import load
from unpick.app.weigh import Asked, weigh_subject
from unpick.store.workspace import Workspace

ODD, USUAL = "Invented Odd Route Mill", "Invented Peer 3 Garments"
ROAD = {"trade_type": "Processing and Assembling Trade with Customer-Supplied Materials"}


def peers(count=30, bills=12):
    """Return shippers that load at Shanghai, and one time in four at Ningbo."""
    return [
        bill(
            f"P{at}-{n}",
            f"2024-03-{1 + n:02d}",
            f"Invented Peer {at} Garments",
            lading_port="NINGBO" if (at + n) % 4 == 0 else "SHANGHAI",
        )
        for at in range(count)
        for n in range(bills)
    ]


def odd(port="BUSAN", bills=14):
    return [bill(f"O{n}", f"2024-03-{1 + n:02d}", ODD, lading_port=port) for n in range(bills)]


def test_a_port_that_no_peer_uses_fires_with_its_controls_listed(tmp_path):
    workspace = held(tmp_path, [*peers(), *odd()])
    (signal,) = asked(workspace, "I21", ODD)
    assert (signal["fires"], signal["estimate"], signal["n"]) == (True, 1, 14)
    assert 0.8 < signal["low"] <= 1
    assert len(signal["controls"]) == 30
    assert signal["p"] < 0.05
    assert signal["power"] == 1
    assert "BUSAN in South Korea" in signal["says"]
    every = asked(workspace, "I21")
    assert [one["subject"] for one in every if one["fires"]] == [ODD]
    ledger = weigh_subject(workspace, ODD, Asked(on=dt.date(2024, 6, 1)), at=AT)
    (line,) = (one for one in ledger["lines"] if one["says"].startswith("I21"))
    assert line["family"] == "trade pattern"


def test_a_hub_that_peers_use_as_well_stays_silent(tmp_path):
    workspace = held(tmp_path, [*peers(), *odd("NINGBO")])
    hub = [one | {"lading_port": "BUSAN"} for one in peers() if one["lading_port"] == "NINGBO"]
    mixed = held(
        tmp_path / "b",
        [
            *(one for one in peers() if one["lading_port"] != "NINGBO"),
            *hub,
            *odd("BUSAN", 12)[:3],
            *odd("SHANGHAI")[3:],
        ],
    )
    assert not asked(mixed, "I21", ODD)[0]["fires"]
    assert not [one for one in asked(workspace, "I21") if one["fires"] and one["subject"] != ODD]


def test_few_controls_are_refused(tmp_path):
    workspace = held(tmp_path, [*peers(count=10), *odd()])
    assert asked(workspace, "I21") == []
    (signal,) = asked(workspace, "I21", ODD)
    assert "10 shippers" in signal["refused"]
    assert signal["estimate"] is None


def test_a_mix_of_destinations_is_told_and_one_visible_country_is_none(tmp_path):
    to = ["US"] * 8 + ["CA"] * 4
    rows = [bill(n, "2024-03-05", ODD, destination_country=country) for n, country in enumerate(to)]
    (mix,) = asked(held(tmp_path / "a", rows), "I22", ODD)
    assert (round(mix["estimate"], 2), mix["fires"]) == (0.67, False)
    assert "United States of America 67%, Canada 33%" in mix["says"]
    (refused,) = asked(held(tmp_path / "b", odd()), "I22", ODD)
    assert "one country of destination only (United States of America)" in refused["refused"]


def loop(*, back="620342", onward="620342", declared="CN", months=("02", "04", "06"), kg=900):
    """Return fabric out to North Korea, goods back, and goods onward two months later."""
    there = {"destination_country": "KP", "hs_code": "520942", "gross_weight_kg": 1000, "value_usd": 5000}
    here = {
        "destination_country": "CN",
        "origin_country": "KP",
        "consignee_name": ODD,
        "hs_code": back,
        "lading_port": "Wonsan",
    }
    rows = []
    for month in months:
        rows.append(bill(f"o{month}", f"2024-{month}-03", ODD, **there, **ROAD))
        rows.append(bill(f"b{month}", f"2024-{month}-20", "Invented River Works", **here, gross_weight_kg=kg))
        rows.append(
            bill(
                f"n{month}",
                f"2024-{int(month) + 1:02d}-09",
                ODD,
                hs_code=onward,
                origin_country=declared,
                gross_weight_kg=kg,
            )
        )
    return rows


def test_cloth_out_trousers_back_and_onward_as_chinese_is_a_motif(tmp_path):
    (signal,) = asked(held(tmp_path, loop()), "I23")
    assert (signal["fires"], signal["subject"], signal["product"]) == (True, ODD, "6203")
    assert signal["rests_on"] == ["bills.csv rows 2 to 10"]
    assert signal["period"] == {"from": "2024-02-01", "to": "2024-07-31"}
    # Goods back in three of three months in order are no evidence of order, and it says so.
    assert "100% of shuffles" in signal["against"][0]
    assert signal["estimate"] == 1
    assert "5209 went out (3,000 kg)" in signal["says"]
    assert "3 of 3 months" in signal["says"]
    assert 0 < signal["p"] <= 1


def test_goods_that_declare_their_origin_or_cannot_come_of_the_inputs_stay_silent(tmp_path):
    for name, rows in {
        "declared": loop(declared="KP"),
        "other goods": loop(back="030617", onward="030617"),
        "onward are other goods": loop(onward="851712"),
        "more back than out": loop(kg=1500),
    }.items():
        (signal,) = asked(held(tmp_path / name, rows), "I23")
        assert not signal["fires"], name
        assert signal["refused"] is None, name


def test_without_goods_back_the_motif_is_refused(tmp_path):
    rows = [one for one in loop() if one["shipper_name"] == ODD]
    (signal,) = asked(held(tmp_path, rows), "I23")
    assert "no goods back" in signal["refused"]
    assert "3 of the shipments out" in signal["refused"]


def test_bills_in_several_rows_and_under_one_master_count_once(tmp_path):
    rows = [
        bill(n // 2, f"2024-03-{1 + n % 28:02d}", ODD, container_no=f"INVU{n}", gross_weight_kg=100 + n)
        for n in range(40)
    ]
    for n, row in enumerate(rows):
        row["master_bill_no"] = f"MST{n // 8}"
    workspace = held(tmp_path, [*rows, bill("z", "2024-03-05", USUAL)])
    (signal,) = asked(workspace, "I26", ODD)
    assert (signal["estimate"], signal["low"], signal["high"], signal["fires"]) == (20, 5, 40, False)
    assert signal["resolution"] == "supplier"
    assert asked(workspace, "I26", USUAL) == []


def test_six_and_eleven_shipments_of_the_hearing_stand_side_by_side(tmp_path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, [Path("src/unpick/data/cases/seafood.yml")], at=AT)
    (signal,) = asked(workspace, "I24")
    assert round(signal["estimate"]) == 51_343
    assert "6 by 2017-10" in signal["says"]
    assert "no contradiction" in signal["says"]
