"""Indicators of declared values: one shipment against its cell, cells with their spread, a country against others. All invented."""

import datetime as dt
import json
import random

import pyarrow as pa

from tests.app.bills import AT, asked, bill, held, month_of, priced
from unpick.app.load import load
from unpick.app.signals import signals
from unpick.app.signals_tables import Tables, make_cells
from unpick.app.weigh import Asked, weigh_subject
from unpick.report.json_out import find_faults
from unpick.store.engine import DuckDBEngine
from unpick.weigh.signals import indicators

CHEAP = "Invented Cheap Mill"


def test_a_value_cut_by_three_quarters_fires_in_a_quiet_cell(tmp_path):
    rows = [*month_of(60, 0.2), priced("cheap", "2024-03-15", CHEAP, 1.5)]
    (signal,) = asked(held(tmp_path, rows), "I35")
    assert (signal["subject"], signal["fires"], signal["resolution"]) == (CHEAP, True, "shipment")
    assert 0.2 < signal["estimate"] < 0.3
    assert signal["low"] < signal["estimate"] < signal["high"] < 1
    assert "6 shippers" in signal["says"]
    assert signal["n"] == 61
    assert signal["power"] > 0.99
    assert signal["why"][0].endswith("#62")


def test_shipments_of_which_none_stands_out_are_told_as_looked_at(tmp_path):
    workspace = held(tmp_path, month_of(60, 0.2))
    document = signals(workspace, at=AT, only=["I35"])
    assert (document["signals"], document["silent"]) == ([], ["I35"])
    assert (
        "Looked at 60 shipments: nothing in them for I35 to tell. That clears nobody." in document["messages"]
    )
    assert not any("load a series file" in one for one in document["messages"])


def test_the_cheap_end_of_a_usual_spread_stays_silent(tmp_path):
    rows = [*month_of(60, 0.2), priced("cheap", "2024-03-15", CHEAP, 4.5)]
    assert asked(held(tmp_path, rows), "I35") == []


def test_a_low_value_among_goods_with_as_many_dear_ones_stays_silent(tmp_path):
    dear = [priced(f"dear{at}", "2024-03-15", "Invented Dear Mill", 40 + at) for at in range(2)]
    rows = [*month_of(60, 0.2), *dear, priced("cheap", "2024-03-15", CHEAP, 1.5)]
    assert asked(held(tmp_path, rows), "I35") == []


def test_dear_goods_stay_silent(tmp_path):
    rows = [*month_of(60, 0.2), priced("dear", "2024-03-15", CHEAP, 60)]
    assert asked(held(tmp_path, rows), "I35") == []


def test_what_nothing_can_judge_is_refused_with_the_reason(tmp_path):
    few = held(tmp_path / "few", [*month_of(15, 0.2), priced("cheap", "2024-03-15", CHEAP, 1.5)])
    (signal,) = asked(few, "I35", CHEAP)
    assert "fewer than 20 shipments" in signal["refused"]
    (cell,) = asked(few, "I34")
    assert cell["subject"] == "heading 6203"
    assert "fewer than 20" in cell["refused"]
    noisy = held(tmp_path / "noisy", [*month_of(80, 1.2), priced("cheap", "2024-03-15", CHEAP, 0.5)])
    assert asked(noisy, "I35") == []
    assert "too noisy" in asked(noisy, "I35", CHEAP)[0]["refused"]
    assert "too noisy" in asked(noisy, "I34")[0]["refused"]


def test_a_cell_that_one_shipper_makes_or_one_price_fills_judges_nobody(tmp_path):
    own = [priced(at, "2024-03-05", "Invented Large Mill", 5 + at % 7 / 10) for at in range(60)]
    rest = [*month_of(20, 0.2), priced("cheap", "2024-03-15", CHEAP, 0.5)]
    alone = held(tmp_path / "alone", [*own, *rest])
    assert asked(alone, "I35") == []
    assert "one with over half" in asked(alone, "I34")[0]["refused"]
    flat = held(tmp_path / "flat", [*month_of(60, 0.0), priced("cheap", "2024-03-15", CHEAP, 0.5)])
    assert asked(flat, "I35") == []
    assert "stands on one value" in asked(flat, "I35", CHEAP)[0]["refused"]


def test_another_unit_or_a_bill_of_several_goods_is_no_outlier(tmp_path):
    dozens = priced("dozen", "2024-03-15", CHEAP, 1.5) | {"quantity_unit": "DOZ"}
    several = priced("several", "2024-03-15", CHEAP, 1.5) | {"hs_code": "620342; 560900"}
    workspace = held(tmp_path, [*month_of(60, 0.2), dozens, several])
    assert asked(workspace, "I35") == []
    assert "several goods" in asked(workspace, "I35", CHEAP)[0]["refused"]


def test_each_cell_publishes_its_spread(tmp_path):
    rows = [
        *month_of(60, 0.2),
        *month_of(40, 0.3, seed=2, month="2024-04"),
        *month_of(5, 0.2, seed=3, month="2024-05"),
    ]
    (cell,) = asked(held(tmp_path, rows), "I34")
    assert (cell["resolution"], cell["fires"], cell["n"]) == ("country or code", False, 100)
    assert [row["day"] for row in cell["series"]] == ["2024-03-01", "2024-04-01"]
    assert all(row["low"] < row["value"] < row["high"] for row in cell["series"])
    assert "cells with fewer than 20 shipments (1)" in cell["says"]
    assert "names no supplier" in cell["wording"]


def test_a_country_that_is_cheaper_is_measured_and_never_fires(tmp_path):
    months = [f"2024-{at:02d}" for at in range(1, 9)]
    dear = [row for at, month in enumerate(months) for row in month_of(30, 0.2, seed=at, month=month)]
    cheap = [
        row | {"origin_country": "DPRK"}
        for at, month in enumerate(months)
        for row in month_of(8, 0.2, seed=100 + at, month=month, middle=2.4)
    ]
    (gap,) = asked(held(tmp_path / "a", [*dear, *cheap]), "I13")
    assert 0.5 < gap["low"] < gap["estimate"] < gap["high"] < 0.7
    assert (gap["n"], gap["fires"], gap["resolution"]) == (8, False, "country or code")
    (few,) = asked(held(tmp_path / "b", [*dear, *cheap[:24]]), "I13")
    assert "too few months: 3" in few["refused"]


def test_two_fields_that_name_the_place_are_a_share_with_a_lower_bound(tmp_path):
    mill = "Invented River Weaving"
    there = [bill(at, "2024-03-05", mill, origin_country="KP", lading_port="WONSAN") for at in range(40)]
    other = [bill(100 + at, "2024-03-05", mill) for at in range(10)]
    signals = asked(held(tmp_path, [*there, *other]), "I18", mill)
    (signal,) = signals
    assert (signal["fires"], signal["n"], round(signal["low"], 2)) == (True, 50, 0.70)
    assert signal["resolution"] == "supplier"
    assert len(signal["why"]) == 20


def test_a_wrong_code_for_korea_stays_silent_and_one_shipment_is_refused(tmp_path):
    seoul = [
        bill(at, "2024-03-05", "Invented Seoul Knit", origin_country="KR", lading_port="BUSAN")
        for at in range(9)
    ]
    wrong = bill("wrong", "2024-03-05", "Invented Seoul Knit", origin_country="KP", lading_port="BUSAN")
    alone = bill(
        "alone",
        "2024-03-05",
        "Invented Alone Knit",
        origin_country="KP",
        lading_port="WONSAN",
        consignee_name="Invented Other Shop",
    )
    workspace = held(tmp_path, [*seoul, wrong, alone])
    (signal,) = asked(workspace, "I18", "Invented Seoul Knit")
    assert not signal["fires"]
    assert "one field alone" in signal["says"]
    assert "too few" in asked(workspace, "I18", "Invented Alone Knit")[0]["refused"]


def test_a_street_named_for_the_region_is_no_place_in_it(tmp_path):
    street = [
        bill(at, "2024-03-05", "Invented Street Knit", shipper_address="5 Xinjiang Road, Shanghai, China")
        for at in range(5)
    ]
    assert asked(held(tmp_path, street), "I18") == []


def test_protected_and_later_shipments_are_not_read(tmp_path):
    rows = [*month_of(60, 0.2), priced("cheap", "2024-03-15", CHEAP, 1.5)]
    hidden = held(tmp_path / "hidden", rows, protected=True, passphrase="invented passphrase")
    assert asked(hidden, "I35") == []
    assert asked(hidden, "I34") == []
    workspace = held(tmp_path / "open", rows)
    assert asked(workspace, "I35", known_at=dt.date(2024, 1, 1)) == []


def test_the_order_of_rows_changes_nothing_but_the_rows_named(tmp_path):
    rows = [*month_of(60, 0.2), priced("cheap", "2024-03-15", CHEAP, 1.5)]
    first, second = (
        [{**one, "why": [], "rests_on": []} for one in asked(held(tmp_path / name, given), "I35")]
        for name, given in (("a", rows), ("b", rows[::-1]))
    )
    assert json.dumps(first) == json.dumps(second)


def test_a_share_is_a_line_of_its_supplier_and_a_shipment_is_none(tmp_path):
    mill = "Invented River Weaving"
    there = [bill(at, "2024-03-05", mill, origin_country="KP", lading_port="WONSAN") for at in range(40)]
    cheap = priced("cheap", "2024-03-15", CHEAP, 1.5)
    workspace = held(tmp_path, [*there, *month_of(60, 0.2), cheap])
    ledger = weigh_subject(workspace, mill, Asked(on=dt.date(2024, 6, 1)), at=AT)
    (line,) = (one for one in ledger["lines"] if one["says"].startswith("I18"))
    assert (line["family"], line["grade"] in "CDF") == ("trade pattern", True)
    assert line["weight"] > 0
    assert any("code for one Korea" in one for one in line["against"])
    other = weigh_subject(workspace, CHEAP, Asked(on=dt.date(2024, 6, 1)), at=AT)
    assert not [one for one in other["lines"] if one["says"].startswith("I")]
    early = weigh_subject(workspace, mill, Asked(on=dt.date(2024, 1, 1)), at=AT)
    assert not [one for one in early["lines"] if one["says"].startswith("I18")]


def test_a_month_that_looks_too_quiet_is_judged_by_the_usual_spread(tmp_path):
    months = [
        row
        for at, month in enumerate(("2024-01", "2024-02", "2024-04"))
        for row in month_of(60, 0.35, seed=at, month=month)
    ]
    quiet = month_of(60, 0.05, seed=9)
    rows = [*months, *quiet, priced("low", "2024-03-15", CHEAP, 4.6)]
    assert CHEAP not in [one["subject"] for one in asked(held(tmp_path / "a", rows), "I35")]
    assert [one["subject"] for one in asked(held(tmp_path / "b", [*quiet, rows[-1]]), "I35")] == [CHEAP]


def test_cells_made_in_parts_are_the_same_cells():
    engine = DuckDBEngine()
    draw = random.Random(8)
    rows = [
        {
            "code6": f"62034{at % 4}",
            "origin": "CN",
            "unit": "PCS",
            "month": dt.date(2024, 1 + at % 3, 1),
            "shipper": f"S{at % 5}",
            "log_value": draw.gauss(2, 0.3),
        }
        for at in range(600)
    ]
    engine.register("shipped", pa.Table.from_pylist(rows))
    made = []
    for per_part in (10_000, 150):
        assert make_cells(engine, per_part=per_part) == 600
        made.append(sorted(engine.run("select * from cell").to_pylist(), key=str))
    assert made[0] == made[1]
    assert len(made[0]) == 12


def test_another_engine_gives_the_same_rows_and_is_sent_nothing_of_protected_sources(tmp_path):
    rows = [*month_of(60, 0.2), priced("cheap", "2024-03-15", CHEAP, 1.5)]
    workspace = held(tmp_path, rows)
    (tmp_path / "told.csv").write_bytes((tmp_path / "bills.csv").read_bytes().replace(b"INV", b"TOLD"))
    load(
        workspace,
        [tmp_path / "told.csv"],
        at=AT,
        mapping=tmp_path / "map.yml",
        protected=True,
        passphrase="invented passphrase",
    )
    here, there = (signals(workspace, at=AT, only=["I34", "I35"], engine=name) for name in ("", "duckdb"))
    assert here["signals"] == there["signals"] != []
    assert find_faults(there) == []
    assert there["engine"]["name"] == "duckdb"
    assert "engine" not in here
    sent = {}

    class Watched(DuckDBEngine):
        def register(self, name, rows):
            sent[name] = rows
            super().register(name, rows)

    chosen = [one for one in indicators() if one.sql]
    with workspace.reader() as reader:
        Tables(reader, chosen, engine=Watched())
        assert reader.connection.table("shipment").to_arrow_table().num_rows == 122
    assert sent["shipment"].num_rows == 61
    assert not any(
        any(rows["protected"].to_pylist()) for rows in sent.values() if "protected" in rows.column_names
    )
