"""The founding names on the bundled lists and the case file, on the days they were asked about."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.app.demo import load_cases
from unpick.app.lists import import_bundled
from unpick.app.screen import screen_names
from unpick.datasets.facts import read_facts
from unpick.model.bundled import bundled_bytes
from unpick.store.workspace import Workspace

pytestmark = pytest.mark.filterwarnings("ignore:Arrow output:UserWarning")

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
CASE = "royal-blood-fresh.yml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("founding") / "workspace"
    workspace = Workspace.create(folder, created_at=AT)
    import_bundled(workspace, at=AT)
    data = bundled_bytes("unpick.data.cases", CASE)
    load_cases(workspace, [(data, read_facts(data, CASE))], at=AT)
    return folder


def matches(folder: Path, name: str, known_at: dt.date) -> dict[str, dict]:
    document = screen_names(folder, [name], at=AT, on=known_at, known_at=known_at)
    return {match["entity"]["id"]: match for match in document["results"][0]["matches"]}


def test_in_2007_pugang_pharmaceutic_shares_a_word_with_a_designated_firm(folder):
    match = matches(folder, "Pugang Pharmaceutic Co. Ltd.", dt.date(2007, 10, 31))["us_ofac_sdn-9524"]
    assert (match["outcome"], match["reasons"][0]) == ("unsure", "shared word only")
    assert [(row["listed_on"], row["applies"]) for row in match["listings"]] == [("yes", False)]


def test_with_the_press_statements_on_the_group_it_is_related_and_no_listing_applies(folder):
    match = matches(folder, "Pugang Pharmaceutic Co. Ltd.", dt.date(2022, 1, 31))["us_ofac_sdn-9524"]
    assert (match["outcome"], match["basis"]) == ("related", "cited link")
    assert match["why"]
    assert not any(row["applies"] for row in match["listings"])


def test_pugang_trading_is_the_same_on_three_lists_and_each_dates_itself(folder):
    found = matches(folder, "Korea Pugang Trading Corporation", dt.date(2026, 11, 1))
    same = {one for one, match in found.items() if match["outcome"] == "same"}
    assert same >= {"us_ofac_sdn-9524", "un_sc-KPe.038", "eu_1509-XIII.B.38"}
    assert found["eu_1509-XV.B.1"]["outcome"] == "unsure"
    [listing] = found["un_sc-KPe.038"]["listings"]
    assert (listing["from"], listing["as_of"]) == ("2016-11-30", "2026-02-27")


def test_nobody_on_the_lists_before_they_were_published(folder):
    assert matches(folder, "Korea Ryonbong General Corporation", dt.date(2004, 1, 1)) == {}
