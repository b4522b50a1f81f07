"""The invented year: what is planted, what the public reads of it, its innocent look-alikes; the same bytes each run."""

import csv
import datetime as dt
import json

import numpy as np
import pytest

from unpick.datasets.facts import read_facts
from unpick.datasets.generate import assert_no_real_name
from unpick.datasets.generate.text import MARK
from unpick.datasets.generate.year import (
    DAYS,
    DIVERSION,
    FIRST_DAY,
    MECHANISMS,
    NONE,
    ROTATION,
    SUBCONTRACT,
    SUCCESSOR,
    Setting,
    make_year,
)
from unpick.datasets.generate.year_files import truth_of, write_year
from unpick.datasets.generate.year_public import facts_of, listed_firms, listing_statements, reports_of
from unpick.model.bundled import bundled_names, read_bundled_csv

SEED = 31


@pytest.fixture(scope="module")
def year():
    return make_year(20_000, SEED)


@pytest.fixture(scope="module")
def files(year, tmp_path_factory):
    return write_year(tmp_path_factory.mktemp("year"), year)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_same_year_has_the_same_bytes_and_another_seed_others(year, files, tmp_path):
    again = write_year(tmp_path / "again", make_year(20_000, SEED))
    other = write_year(tmp_path / "other", make_year(20_000, SEED + 1))
    for name in ("earlier", "facts", "truth"):
        assert getattr(again, name).read_bytes() == getattr(files, name).read_bytes()
        assert getattr(other, name).read_bytes() != getattr(files, name).read_bytes()
    assert [path.read_bytes() for path in again.months] == [path.read_bytes() for path in files.months]


def test_every_row_carries_the_watermark_and_a_number_of_its_own(files):
    rows = [row for path in (files.earlier, *files.months) for row in rows_of(path)]
    assert {row["marks"] for row in rows} == {MARK}
    assert len({row["bill"] for row in rows}) == len(rows)
    assert all(row["bill"].startswith("SYN") for row in rows)
    assert MARK in json.loads(files.truth.read_text(encoding="utf-8"))["notice"]


def test_no_planted_or_reported_firm_bears_a_listed_name(year):
    listed = [
        cell
        for name in bundled_names("unpick.data.lists", ".csv")
        for row in read_bundled_csv("unpick.data.lists", name)
        for cell in row.values()
        if cell and 4 <= len(cell) <= 120
    ]
    firms = year.firms
    planted = {firms.names[at] for at in np.flatnonzero(firms.mechanism != NONE).tolist()}
    named = planted | {one.firm for one in reports_of(year)} | set(firms.old) | set(firms.sites)
    assert len(listed) > 1_000
    assert assert_no_real_name(sorted(named), listed) == []


def test_every_mechanism_is_planted_and_most_arrivals_are_innocent(year):
    kinds = [kind for _, kind in truth_of(year).values()]
    assert set(kinds) == set(MECHANISMS)
    assert kinds.count("none") / len(kinds) > 0.9


def test_a_months_file_holds_the_arrivals_of_that_month(files):
    for month, path in enumerate(files.months, start=1):
        days = {dt.date.fromisoformat(row["arrival date"]) for row in rows_of(path)}
        assert {(day.year, day.month) for day in days} == {(FIRST_DAY.year, month)}


def test_no_bill_names_the_site_behind_a_subcontract_and_no_list_the_successor(year, files):
    firms = year.firms
    rows = [row for path in (files.earlier, *files.months) for row in rows_of(path)]
    sent = {row["shipper"] for row in rows}
    diverted = {firms.sites[int(at)] for at in firms.partner[firms.mechanism == DIVERSION]}
    assert sent & set(firms.sites) <= diverted
    listed = {name: day for day, name in listed_firms(year)}
    followers = {firms.names[at] for at in np.flatnonzero(firms.mechanism == SUCCESSOR).tolist()}
    assert not followers & set(listed)
    for row in rows:
        if row["shipper"] in listed:
            assert (dt.date.fromisoformat(row["arrival date"]) - FIRST_DAY).days < listed[row["shipper"]]


def test_reports_are_late_partial_and_partly_wrong(year):
    reports = reports_of(year)
    true = [one for one in reports if one.true]
    firms = year.firms
    assert 0 < len(true) < (firms.mechanism != NONE).sum()
    assert len(reports) - len(true) == pytest.approx(year.setting.false * len(true), abs=1)
    wrong = {one.firm for one in reports if not one.true}
    guilty = {firms.names[at] for at in np.flatnonzero(firms.mechanism != NONE).tolist()}
    assert not wrong & guilty
    for one in true:
        if one.firm in firms.names and firms.mechanism[firms.names.index(one.firm)] == SUBCONTRACT:
            assert one.day >= firms.since[firms.names.index(one.firm)]


def test_a_rotation_leaves_the_plant_that_a_report_named(year):
    firms, left = year.firms, 0
    for group in np.unique(firms.partner[firms.mechanism == ROTATION]).tolist():
        members = np.flatnonzero(firms.group == group)
        for member in members.tolist():
            own = (year.maker == member) & (year.day >= 0)
            turn = members[(year.day[own] // 91) % members.size] == member
            assert year.planted[own][turn].all()
            if members.size > 1 and firms.mechanism[member] in (NONE, ROTATION):
                assert not year.planted[own][~turn].any()
                left += int((~turn).sum())
    assert left > 0


def test_honest_off_price_lots_are_cheaper_than_what_is_planted():
    worlds = [make_year(20_000, seed) for seed in (1, 2, 3)]
    for world in worlds:
        spread = np.log(world.value)
        cells = [
            spread[world.product == one] - np.median(spread[world.product == one])
            for one in np.unique(world.product)
        ]
        lowest = np.concatenate([np.sort(cell)[:20] for cell in cells])
        truth = np.concatenate(
            [
                world.planted[world.product == one][np.argsort(spread[world.product == one])[:20]]
                for one in np.unique(world.product)
            ]
        )
        assert lowest.max() < -0.5
        assert truth.mean() < 0.5


def test_facts_and_list_can_be_read_and_say_that_they_are_invented(year):
    body = facts_of(year)
    facts = read_facts(json.dumps(body).encode(), "synthetic-facts.yml")
    assert facts.rejects == []
    assert body["invented"] is True
    assert len(body["claims"]) >= len(reports_of(year))
    assert any(one["predicate"] == "allowed_inspection" for one in body["claims"])
    statements = listing_statements(year, "d" * 64)
    days = {(FIRST_DAY + dt.timedelta(days=day)).isoformat() for day, _ in listed_firms(year)}
    assert {one.value for one in statements if one.prop == "fromEarliest"} == days


def test_a_world_is_drawn_within_its_ranges_and_a_small_one_is_refused():
    for seed in range(40):
        drawn = Setting.draw(seed)
        assert 0.015 <= drawn.planted <= 0.04
        assert 0.15 <= drawn.recall <= 0.5
        assert sum(drawn.mix) == pytest.approx(1, abs=1e-3)
    with pytest.raises(ValueError, match="too few"):
        make_year(100, 1)
    assert DAYS == 365
