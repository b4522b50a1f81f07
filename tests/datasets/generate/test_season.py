"""Synthetic seasons: the same bytes again, marked throughout, true to their truth, no real name."""

import csv
import gzip
import hashlib
import importlib.util
import json
from itertools import pairwise

import pytest

from unpick.datasets.generate import assert_no_real_name, generate_season
from unpick.datasets.generate.ams import AMS_TABLES
from unpick.datasets.generate.names import brands, stage_names
from unpick.datasets.generate.vendor import VENDOR_COLUMNS
from unpick.model.bundled import bundled_names, read_bundled_csv
from unpick.model.errors import UsageError

# What can become what, in the four stages of the pools: cotton, yarn, fabric, garment.
STAGE = {"52": {"5201": 0, "5203": 0, "5205": 1, "5206": 1, "5208": 2, "5209": 2}, "60": 2, "61": 3, "62": 3}


LISTS = (
    bundled_names("unpick.data.lists", ".csv")
    if importlib.util.find_spec("unpick.data.lists") is not None
    else []
)


def stage(code: str) -> int:
    found = STAGE[code[:2]]
    return found if isinstance(found, int) else found[code[:4]]


def digest(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module", params=["ams", "us-bills-61"])
def season(request, tmp_path_factory):
    return generate_season(tmp_path_factory.mktemp(request.param), bills=2000, seed=7, layout=request.param)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(season, tmp_path):
    again = generate_season(tmp_path / "again", bills=2000, seed=7, layout=season.layout)
    other = generate_season(tmp_path / "other", bills=2000, seed=8, layout=season.layout)
    assert digest(again.folder) == digest(season.folder)
    assert digest(other.folder)["truth.json"] != digest(season.folder)["truth.json"]
    assert bills_of(other) != bills_of(season)


def test_every_file_and_every_row_says_that_it_is_synthetic(season):
    for path in season.files:
        assert path.name.startswith("synthetic-")
        assert all(any("SYN" in cell for cell in row.values()) for row in rows(path))
    assert "SYNTHETIC" in json.loads((season.folder / "truth.json").read_text(encoding="utf-8"))["notice"]


def test_a_season_has_the_tables_and_columns_of_the_real_layout(season):
    for path in season.files:
        name = path.stem.removeprefix("synthetic-")
        expected = AMS_TABLES.get(name, VENDOR_COLUMNS)
        assert tuple(csv.reader([path.read_text(encoding="utf-8").split("\n", 1)[0]]).__next__()) == expected


def test_a_season_has_as_many_bills_as_asked_for(season):
    table = season.files[0]
    assert len(rows(table)) == 2000


def bills_of(season):
    if season.layout != "ams":
        return {
            row["RECORD_ID"]: (
                row["SHIPPER_NAME"],
                row["CONSIGNEE_NAME"],
                row["ACTUAL_ARRIVAL_DATE"],
                row["HS_CODE"],
            )
            for row in rows(season.files[0])
        }
    table = {path.stem.removeprefix("synthetic-"): path for path in season.files}
    ships = {row["identifier"]: row["shipper_party_name"] for row in rows(table["shipper"])}
    buys = {row["identifier"]: row["consignee_name"] for row in rows(table["consignee"])}
    codes = {row["identifier"]: row["harmonized_number"] for row in rows(table["tariff"])}
    return {
        row["identifier"]: (
            ships[row["identifier"]],
            buys[row["identifier"]],
            row["actual_arrival_date"],
            codes.get(row["identifier"], ""),
        )
        for row in rows(table["header"])
    }


def test_every_planted_bill_stands_in_the_files_as_the_truth_says(season):
    bills = bills_of(season)
    for chain in (*season.chains, *season.decoys):
        for hop in chain.hops:
            assert bills[hop.identifier] == (hop.shipper, hop.consignee, hop.date.isoformat(), hop.hs_code)


def test_a_chain_holds_in_time_and_in_products(season):
    assert season.chains
    for chain in season.chains:
        for before, after in pairwise(chain.hops):
            assert before.consignee == after.shipper
            assert before.date < after.date
            assert stage(before.hs_code) < stage(after.hs_code)
        assert (chain.watched, chain.buyer) == (chain.hops[0].shipper, chain.hops[-1].consignee)


def test_a_firm_has_one_seat(tmp_path):
    season = generate_season(tmp_path, bills=2000, seed=7, layout="us-bills-61")
    seats = {}
    for row in rows(season.files[0]):
        seats.setdefault(row["SHIPPER_NAME"], set()).add(row["SHIPPER_ADDRESS"])
        seats.setdefault(row["CONSIGNEE_NAME"], set()).add(row["CONSIGNEE_ADDRESS"])
    seats.pop("TO ORDER")
    assert {len(places) for places in seats.values()} == {1}


def test_a_decoy_breaks_exactly_what_it_says(season):
    assert {decoy.breaks for decoy in season.decoys} == {"time", "product"}
    for decoy in season.decoys:
        steps = list(pairwise(decoy.hops))
        late = [before.date >= after.date for before, after in steps]
        wrong = [stage(before.hs_code) > stage(after.hs_code) for before, after in steps]
        assert any(late) == (decoy.breaks == "time")
        assert any(wrong) == (decoy.breaks == "product")


def test_a_planted_firm_occurs_in_no_other_bill(season):
    planted = {hop.identifier for chain in (*season.chains, *season.decoys) for hop in chain.hops}
    firms = {hop.shipper for chain in (*season.chains, *season.decoys) for hop in chain.hops}
    for identifier, (shipper, consignee, _, _) in bills_of(season).items():
        assert identifier in planted or not {shipper, consignee} & firms


def test_firms_come_back_to_their_buyers_and_few_ship_much(season):
    pairs = [(shipper, consignee) for shipper, consignee, _, _ in bills_of(season).values()]
    assert len(set(pairs)) < 0.75 * len(pairs)
    counts = sorted(
        (sum(one == name for one, _ in pairs) for name in {one for one, _ in pairs}), reverse=True
    )
    assert sum(counts[: max(1, len(counts) // 10)]) > 0.25 * len(pairs)


def test_a_season_of_three_bills_is_refused(tmp_path):
    with pytest.raises(UsageError, match="too few"):
        generate_season(tmp_path, bills=3, seed=1, layout="ams")


def test_names_never_repeat():
    names, _ = stage_names(2, 50_000, 3)
    assert len(set(names.to_pylist())) == 50_000


def test_the_check_finds_a_real_name_in_other_letters_and_one_letter_off():
    assert assert_no_real_name(["korea pugang trading corporation"], ["KOREA PUGANG TRADING CORPORATION"])
    assert assert_no_real_name(["RYONBONGKWANGSAN CO LTD"], ["Ryonbongkwangsam Trading Corporation"])
    assert not assert_no_real_name(["QUENZAVONDRIX COTTON CO LTD"], ["KOREA PUGANG TRADING CORPORATION"])


def strings(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def text_of(path):
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", "replace")


def real_names(shared):
    cells = set()
    for name in ("ofac_sdn", "uflpa", "cbp_wro", "eu_journal"):
        for path in (shared / name).glob("*.csv*"):
            cells |= {cell.strip() for row in csv.reader(text_of(path).splitlines()) for cell in row}
    for path in (shared / "sanctions_names_2026-06").glob("*.jsonl.gz"):
        for line in text_of(path).splitlines():
            cells |= set(strings(json.loads(line)))
    for path in (shared / "shipments_port_layouts").glob("*rows.jsonl.gz"):
        for line in text_of(path).splitlines():
            cells |= {
                text for key, text in json.loads(line).items() if "NAME" in key and isinstance(text, str)
            }
    return {cell for cell in cells if 4 <= len(cell) <= 80 and any(letter.isalpha() for letter in cell)}


def planted_and_pools(tmp_path):
    season = generate_season(tmp_path, bills=2000, seed=1, layout="us-bills-61")
    planted = {hop.shipper for chain in (*season.chains, *season.decoys) for hop in chain.hops}
    planted |= {chain.buyer for chain in (*season.chains, *season.decoys)}
    return [*planted, *brands()]


@pytest.mark.shared
def test_no_invented_name_is_a_real_one_or_close_to_it(shared, tmp_path):
    real = real_names(shared)
    assert len(real) > 50_000
    assert assert_no_real_name(planted_and_pools(tmp_path), sorted(real)) == []


def test_no_invented_name_is_on_a_bundled_list(tmp_path):
    if not LISTS:
        pytest.skip("no bundled list yet")
    names = [
        cell
        for name in LISTS
        for row in read_bundled_csv("unpick.data.lists", name)
        for cell in row.values()
        if cell and 4 <= len(cell) <= 120
    ]
    assert assert_no_real_name(planted_and_pools(tmp_path), names) == []
