"""Exposure in the founding cases: e.l.f. in the public and in the company's view, Reitmans, a public body, a product."""

import datetime as dt
from typing import Any

import pytest

from tests.app.conftest import AT
from unpick.app.exposure import exposure
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.report.page import render_page
from unpick.report.terminal import render_terminal
from unpick.store.workspace import Workspace


@pytest.fixture(scope="module")
def public(workspaces: dict[str, Workspace]) -> Workspace:
    return workspaces["elf"]


@pytest.fixture(scope="module")
def elf(public: Workspace) -> dict[str, Any]:
    return exposure(public, "e.l.f.", at=AT)


def amount(document: dict[str, Any], id_: str) -> dict[str, Any]:
    (country,) = document["by_jurisdiction"]
    (row,) = [one for one in country["amounts"] if one["id"] == id_]
    return row


def outcomes(document: dict[str, Any], regime: str) -> set[tuple[str | None, str]]:
    return {(row["on"], row["outcome"]) for row in document["assessments"] if row["regime"] == regime}


def test_elf_is_asked_by_its_short_name_and_its_goods_come_with_it(elf: dict[str, Any]):
    assert find_faults(elf) == []
    assert elf["subject"]["id"] == "fc-elf"
    assert [one["id"] for one in elf["products"]] == ["fc-elf-kits"]
    assert elf["jurisdictions"] == ["US"]
    assert elf["shipments"]["known"] == 0
    assert elf["shipments"]["unknown"].startswith("156 shipments (")


def test_the_base_penalty_of_elf_is_computed_and_stands_beside_the_published_one(elf: dict[str, Any]):
    row = amount(elf, "US-OFAC-BASE")
    assert (row["value"], row["status"]) == (2213509.63, "computed")
    (printed,) = row["published"]
    assert printed["value"] == 2213510
    assert "rounded" in printed["says"]


def test_the_maximum_and_the_settlement_of_elf_are_cited_and_never_computed(elf: dict[str, Any]):
    stated = {row["what"]: row for row in elf["amounts"]}
    for what, value in (("statutory maximum", "40833633"), ("settled for", "996080")):
        assert (stated[what]["value"], stated[what]["status"]) == (value, "cited")
        assert stated[what]["source"]["title"].startswith("OFAC enforcement release")
    assert "does not follow from the public totals" in stated["statutory maximum"]["says"]
    (country,) = elf["by_jurisdiction"]
    assert not {row["value"] for row in country["amounts"]} & {40833633, 996080}


def test_the_law_of_elf_is_asked_on_both_ends_of_the_stated_period(elf: dict[str, Any]):
    assert outcomes(elf, "US-EO13570") == {("2012-04-01", "prohibited"), ("2017-01-28", "prohibited")}
    assert {outcome for _, outcome in outcomes(elf, "US-CAATSA321")} == {"not_in_force"}


def test_the_product_itself_has_the_same_exposure_through_its_importer(public: Workspace):
    document = exposure(public, "fc-elf-kits", at=AT)
    assert [one["id"] for one in document["importers"]] == ["fc-elf"]
    assert amount(document, "US-OFAC-BASE")["value"] == 2213509.63


def test_the_day_before_the_release_the_public_knows_nothing_of_elf(public: Workspace):
    for name in ("e.l.f.", "e.l.f. Cosmetics", "fc-elf-kits"):
        with pytest.raises(UsageError, match="nobody in the workspace is called so"):
            exposure(public, name, at=AT, known_at=dt.date(2019, 1, 30))
    assert (
        amount(exposure(public, "e.l.f.", at=AT, known_at=dt.date(2019, 1, 31)), "US-OFAC-BASE")["value"]
        == 2213509.63
    )


def test_the_civil_cap_of_elf_is_not_known_today_nor_in_2016(public: Workspace, elf: dict[str, Any]):
    assert amount(elf, "US-IEEPA-CIVIL")["open"] == ["the cap for 2026 was not found"]
    then = exposure(public, "e.l.f.", at=AT, on=dt.date(2016, 6, 1))
    assert outcomes(then, "US-EO13570") == {("2016-06-01", "prohibited")}
    assert amount(then, "US-IEEPA-CIVIL")["value"] == "not known"
    dated = amount(exposure(public, "e.l.f.", at=AT, known_at=dt.date(2025, 3, 1)), "US-IEEPA-CIVIL")
    assert "377,700" in dated["formula"]
    assert dated["mark"] == "unverified, do not rely"
    assert dated["value"] == "not known", "a total is no value of one transaction"


def test_in_the_companys_view_it_is_found_and_disclosed_and_no_penalty_is_known_yet(
    workspaces: dict[str, Workspace],
):
    document = exposure(workspaces["elf-company-view"], "e.l.f.", at=AT, known_at=dt.date(2017, 1, 31))
    assert find_faults(document) == []
    assert outcomes(document, "US-EO13570") == {("2012-04-01", "prohibited"), ("2017-01-28", "prohibited")}
    assert {outcome for _, outcome in outcomes(document, "US-CAATSA321")} == {"not_in_force"}
    row = amount(document, "US-OFAC-BASE")
    assert row["value"] == "not known"
    (voluntary,) = [put for put in row["inputs"] if put["name"] == "voluntary"]
    assert [one["text"] for one in voluntary["beside"]] == ["disclosed to OFAC"]
    assert "settled for" not in {one["what"] for one in document["amounts"]}
    (country,) = document["by_jurisdiction"]
    assert "US-OFAC-DISCLOSURE" in {step["id"] for step in country["steps"]}


def test_over_a_hundred_shipments_of_reitmans_stay_one_claim_and_no_amount(public: Workspace):
    document = exposure(public, "Reitmans", at=AT)
    assert document["shipments"]["unknown"].count("over 100") == 1
    (country,) = document["by_jurisdiction"]
    assert (country["country"], country["shipments"]) == ("CA", 0)
    assert {row["value"] for row in country["amounts"]} == {"not known"}
    # No shipment is shown, so nothing is decided; a bill (C-251) is proposed on any day.
    assert {row["outcome"] for row in document["assessments"]} == {"insufficient_facts", "proposed"}


@pytest.mark.parametrize(("on", "asks"), [("2020-06-30", False), ("2020-07-01", True)])
def test_canada_asks_for_forced_labor_from_july_2020(public: Workspace, on: str, asks: bool):
    document = exposure(public, "Reitmans", at=AT, on=dt.date.fromisoformat(on))
    (country,) = document["by_jurisdiction"]
    assert country["outcomes"]["CA-9897"] == {"insufficient_facts": 1}
    wanted = {gap["what"] for gap in country["open"] if "CA-9897" in gap["regimes"]}
    assert any(what.startswith("forced labor") for what in wanted) is asks


def test_a_public_body_is_asked_by_its_initials_and_hears_of_the_proceeds_of_crime(public: Workspace):
    document = exposure(public, "DHSC", at=AT)
    assert document["subject"]["id"] == "fc-dhsc"
    row = amount(document, "GB-POCA")
    assert row["value"] == "not known"
    assert any("does not cleanse" in note["says"] for note in row["notes"])
    (country,) = document["by_jurisdiction"]
    assert [step["id"] for step in country["steps"]] == ["GB-SUSPICIOUS-ACTIVITY"]


def test_poof_rests_on_a_presumption_and_its_value_is_not_known(public: Workspace):
    document = exposure(public, "Poof Apparel", at=AT)
    row = amount(document, "US-1595A-B")
    assert (row["value"], row["if"]) == ("not known", "the presumption is not rebutted")
    (country,) = document["by_jurisdiction"]
    assert {"US-PROTEST", "US-PRIOR-DISCLOSURE", "US-FALSE-STATEMENTS"} <= {
        step["id"] for step in country["steps"]
    }


def test_a_terminal_of_80_columns_shows_amounts_steps_and_gaps_uncut(elf: dict[str, Any]):
    words = render_terminal(elf, width=80)
    assert max(len(line) for line in words.splitlines()) <= 80
    for part in (
        "2,213,509.63 USD",
        "2,213,510 USD",
        "40,833,633 USD",
        "996,080 USD",
        "Voluntary disclosure",
    ):
        assert part in words


@pytest.mark.parametrize("lang", ["en", "ko", "zh", "ug"])
def test_a_page_shows_amounts_and_steps_in_each_language(elf: dict[str, Any], lang: str):
    page = render_page({"title": "e.l.f.", **elf}, lang=lang)
    assert 'id="exposure"' in page
    assert "2,213,509.63 USD" in page
    assert "19 CFR 162.74" in page


def test_a_subject_of_which_nothing_can_be_asked_says_that_this_proves_nothing(public: Workspace):
    document = exposure(public, "fc-ikea", at=AT)
    assert document["by_jurisdiction"] == []
    assert "that proves nothing" in " ".join(render_terminal(document, width=80).split())
