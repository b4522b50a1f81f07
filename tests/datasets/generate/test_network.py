"""Invented networks: the same bytes again, marked throughout, shaped like trade, products in their order."""

import csv
import hashlib
import json
from itertools import pairwise

import numpy as np
import pyarrow.parquet as pq
import pytest

from unpick.datasets.generate import assert_no_real_name
from unpick.datasets.generate.network import (
    CONFIDENTIAL,
    DAYS,
    FIRM,
    FIRST_DAY,
    FORWARDER,
    LINK_KINDS,
    chain_goods,
    generate_network,
)
from unpick.datasets.generate.network_files import BILLS, LINKS, TRUTH, party_names, write_network
from unpick.goods.become import Become, can_become, heading
from unpick.model.bundled import bundled_names, read_bundled_csv
from unpick.model.errors import UsageError

EDGES = 60_000


@pytest.fixture(scope="module")
def network():
    return generate_network(EDGES, 11)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("network")
    write_network(place, generate_network(3_000, 7))
    return place


def digest(network):
    links = network.links
    columns = (network.sender, network.receiver, network.day, network.product, network.group, network.role)
    columns += (network.doubtful, links.kind, links.subject, links.object, links.first, links.last)
    return hashlib.sha256(b"".join(column.tobytes() for column in columns)).hexdigest(), network.planted


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    assert digest(generate_network(5_000, 1)) == digest(generate_network(5_000, 1))
    assert digest(generate_network(5_000, 1))[0] != digest(generate_network(5_000, 2))[0]


def test_the_same_network_is_written_as_the_same_bytes(folder, tmp_path):
    write_network(tmp_path, generate_network(3_000, 7))
    for name in (BILLS, LINKS, TRUTH):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_it_has_as_many_shipments_as_asked_for_in_the_order_of_ten_years_of_days(network):
    assert network.sender.size == EDGES
    assert (np.diff(network.day) >= 0).all()
    assert network.day[0] == FIRST_DAY.toordinal()
    assert FIRST_DAY.toordinal() + DAYS - 7 < network.day[-1] < FIRST_DAY.toordinal() + DAYS


def test_each_firm_ships_about_twelve_times_and_few_ship_most(network):
    sent = np.sort(np.bincount(network.sender, minlength=network.parties)[network.role == FIRM])[::-1]
    assert 11 < EDGES / sent.size < 13
    # Of 156 firms in a group the largest tenth ships (15.6 ** 0.25 - 1) / (156 ** 0.25 - 1) = 39%.
    assert 0.36 < sent[: sent.size // 10].sum() / EDGES < 0.46
    # By Zipf's law with exponent 0.75 a firm of ten times the rank ships 10 ** 0.75 = 5.6 times less.
    group = network.group
    ranks = sum(
        np.sort(np.bincount(network.sender, minlength=network.parties)[group == at])[::-1][:130]
        for at in range(32)
    )
    slope = np.polyfit(np.log(np.arange(2, 102)), np.log(ranks[1:101]), 1)[0]
    assert -0.85 < slope < -0.65


def test_buyers_are_more_unequal_than_sellers(network):
    sent, bought = (
        np.bincount(column, minlength=network.parties)[network.role == FIRM].max()
        for column in (network.sender, network.receiver)
    )
    assert bought > 1.5 * sent


def test_buyers_stand_at_the_next_stage_the_same_or_anywhere(network):
    one, other = network.group[network.sender], network.group[network.receiver]
    known = (one >= 0) & (other >= 0) & (one % 4 < 3)
    one, other = one[known], other[known]
    assert 0.57 < (other == one + 1).mean() < 0.63
    assert 0.22 < (other == one).mean() < 0.28
    assert 0.11 < ((other != one) & (other != one + 1)).mean() < 0.17


def test_a_firm_ships_what_its_group_makes_or_nobody_says_what(network):
    made = np.array([heading(row["hs_code"]) for row in chain_goods()])
    known = (network.group[network.sender] >= 0) & (network.product > 0)
    planted = np.isin(network.sender, [p for chain in network.planted for p in chain.parties])
    of_group = made[network.group[network.sender]]
    assert (network.product == of_group)[known & ~planted].all()
    assert 0.005 < (network.product == 0).mean() < 0.015


def test_half_of_the_trade_is_with_a_buyer_that_came_before(network):
    pairs = network.sender.astype(np.int64) * network.parties + network.receiver
    again = 1 - np.unique(pairs).size / EDGES
    assert 0.45 < again < 0.6


def test_there_are_forwarders_with_many_products_and_parties_that_are_withheld_once(network):
    by = network.role[network.sender] == FORWARDER
    to = network.role[network.receiver] == FORWARDER
    assert 0.007 < by.mean() < 0.013
    assert 0.007 < to.mean() < 0.013
    busiest = np.bincount(network.sender[by]).argmax()
    assert np.unique(network.product[network.sender == busiest]).size > 10
    seen = np.bincount(np.concatenate([network.sender, network.receiver]), minlength=network.parties)
    assert (seen[network.role == CONFIDENTIAL] == 1).all()
    assert 0.003 < (network.role == CONFIDENTIAL).sum() / EDGES < 0.007


def test_nobody_ships_to_itself_or_is_linked_to_itself(network):
    assert (network.sender != network.receiver).all()
    assert (network.links.subject != network.links.object).all()


def test_there_are_links_of_every_kind_and_none_ends_before_it_starts(network):
    assert set(network.links.kind.tolist()) == set(range(len(LINK_KINDS)))
    assert (network.links.first <= network.links.last).all()
    assert network.links.kind.size < EDGES / 100


def test_a_planted_firm_sends_on_its_chain_only(network):
    for chain in network.planted:
        for party in chain.parties:
            assert set(np.flatnonzero(network.sender == party).tolist()) <= set(chain.rows)


def test_goods_of_a_stage_become_those_of_the_next_and_never_those_before():
    rows = chain_goods()
    assert len(rows) == 32
    for chain in (rows[at : at + 4] for at in range(0, 32, 4)):
        codes = [row["hs_code"][:4] for row in chain]
        assert all(can_become(one, other) is not Become.NO for one, other in pairwise(codes))
        assert can_become(codes[3], codes[1]) is Become.NO
        assert can_become(codes[0], codes[3]) is not Become.NO


def test_too_few_shipments_are_refused():
    with pytest.raises(UsageError, match="out of range"):
        generate_network(10, 1)


def test_names_differ_say_that_they_are_synthetic_and_are_empty_only_where_withheld(network):
    names = party_names(network, np.arange(network.parties)).to_pylist()
    told = [name for name in names if name]
    assert len(set(told)) == len(told) == int((network.role != CONFIDENTIAL).sum())
    assert all(" SYNTHETIC " in name for name in told)


def test_every_row_of_the_files_is_marked_and_the_truth_stands_in_them(folder):
    bills = pq.read_table(folder / BILLS).to_pylist()
    assert len(bills) == 3_000
    assert all("SYNTHETIC" in row["MARKS_AND_NUMBERS"] for row in bills)
    with (folder / LINKS).open(encoding="utf-8", newline="") as lines:
        links = list(csv.DictReader(lines))
    assert links
    assert all("SYNTHETIC" in row["source"] for row in links)
    truth = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
    assert "SYNTHETIC" in truth["notice"]
    by_number = {row["BILL_OF_LADING"]: row for row in bills}
    for chain in (*truth["chains"], *truth["decoys"]):
        for number in chain["bills"]:
            row = by_number[number]
            place = chain["names"].index(row["RAW_SHIPPER_NAME"])
            assert row["RAW_CONSIGNEE_NAME"] == chain["names"][place + 1]
        assert len(chain["bills"]) + len(chain["links"]) == len(chain["names"]) - 1


def test_no_planted_name_is_on_a_bundled_list(network):
    listed = [
        cell
        for name in bundled_names("unpick.data.lists", ".csv")
        for row in read_bundled_csv("unpick.data.lists", name)
        for cell in row.values()
        if cell and 4 <= len(cell) <= 120
    ]
    planted = np.array([party for chain in network.planted for party in chain.parties])
    assert assert_no_real_name(party_names(network, planted).to_pylist(), listed) == []
