"""The law on chains: what is said and listed of a maker two tiers up reaches the garment line, and how."""

import datetime as dt
from pathlib import Path

import pytest

from tests.app.test_trace import AT, bill, load
from unpick.app.exposure import exposure
from unpick.app.law import Line, law_of_subject
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

HEAD = """unpick: facts/1
id: inv
title: Invented spinners
invented: true
sources:
  - {id: paper, title: Invented Gazette, public_from: "2022-01-01", reliability: C}
entities:
  - {id: inv-spinner, schema: Company, source: paper, names: [{name: Invented Loom Spinning}]}
  - {id: inv-site, schema: Site, source: paper, names: [{name: Xinjiang}]}
  - {id: inv-other, schema: Company, source: paper, names: [{name: Invented Quail Spinning}]}
"""
REGION = (
    "claims:\n  - {subject: inv-spinner, predicate: made_in, object: CN-XJ, source: paper, kind: report}\n"
)
SITE = (
    "links:\n  - {kind: located_at, subject: inv-spinner, object: inv-site, source: paper, quote: invented}\n"
)
GROUP = "links:\n  - {kind: part_of_group, subject: inv-spinner, object: inv-other, source: paper, quote: invented}\n"
SPIN = ("B1", "2022-07-01", "Invented Loom Spinning", "Invented Heron Weaving", "520511")
WEAVE = ("B2", "2022-08-01", "Invented Heron Weaving", "Invented Otter Sewing", "520812")
SEW = ("B3", "2022-09-01", "Invented Otter Sewing", "Invented Finch Imports", "620462")


def workspace_of(folder: Path, facts: str, bills, listed: dict[str, str] | None = None) -> Workspace:
    workspace = Workspace.create(folder / "ws", created_at=AT)
    load(workspace, (HEAD + facts).encode(), [])
    with workspace.loading(at=AT, note="bills") as loading:
        document = loading.add_original(
            b"bills", name="b.csv", dataset="inv", public_from=dt.date(2022, 1, 1)
        )
        import pyarrow as pa

        rows = [
            {**bill(document, number, *row), "destination_country": "US", "public_from": dt.date(2022, 1, 1)}
            for number, row in enumerate(bills, start=2)
        ]
        loading.write("shipment", pa.Table.from_pylist(rows))
        if listed:
            loading.write_statements(listing(document, **listed))
    return workspace


def listing(document: str, *, name: str, start: str = "2022-06-21", kind: str = "name"):
    from unpick.model.statement import Statement

    def said(entity: str, schema: str, prop: str, value: str) -> Statement:
        return Statement(
            entity_id=entity,
            schema=schema,
            prop=prop,
            value=value,
            dataset="inv_list",
            document=document,
            locator="row:1",
            public_from=dt.date(2022, 1, 1),
            reliability="A",
        )

    place = {"entity": "inv-on-list", "list": "us_dhs_uflpa", "authority": "Invented office", "ref": "1"}
    place |= {"fromEarliest": start, "fromLatest": start, "partial": "invented extract"}
    return [
        said("inv-on-list", "Company", kind, name),
        *(said("inv-listing", "Sanction", prop, value) for prop, value in place.items()),
    ]


def uflpa(workspace: Workspace, *, on: dt.date | None = None):
    document = law_of_subject(
        workspace.folder,
        "Invented Finch Imports",
        line=Line(),
        regime="US-UFLPA3",
        on=on,
        known_at=None,
        at=AT,
    )
    assert find_faults(document) == []
    return document


def outcomes(document) -> list[str]:
    return [row["outcome"] for row in document["assessments"]]


def grounds(document) -> list[str]:
    return [
        ground["text"]
        for row in document["assessments"]
        for element in row["elements"]
        for ground in element["supported_by"]
        if element["required"] != "the goods are imported into the United States"
    ]


@pytest.mark.parametrize("said", [REGION, SITE])
def test_a_spinner_two_tiers_up_in_the_region_makes_the_presumption_for_the_garments(
    tmp_path: Path, said: str
):
    document = uflpa(workspace_of(tmp_path, said, [SPIN, WEAVE, SEW]))
    assert outcomes(document) == ["presumed"]
    (text,) = grounds(document)
    assert "by a chain: Invented Loom Spinning to Invented Heron Weaving (bill B1, 2022-07-01)" in text
    assert text.endswith("Invented Otter Sewing (bill B2, 2022-08-01)")
    (row,) = document["assessments"]
    element = next(one for one in row["elements"] if one["supported_by"])
    assert element["required"] == "any input came from Xinjiang"
    assert element["supported_by"][0]["source"]["title"] == "Invented Gazette"


def test_yarn_that_came_after_the_garments_left_makes_no_presumption(tmp_path: Path):
    late = ("B1", "2022-08-15", *SPIN[2:])
    assert outcomes(uflpa(workspace_of(tmp_path, REGION, [late, WEAVE, SEW]))) == ["insufficient_facts"]


def test_bars_of_aluminium_do_not_carry_the_spinner_into_garments(tmp_path: Path):
    metal = (*WEAVE[:4], "760410")
    assert outcomes(uflpa(workspace_of(tmp_path, REGION, [SPIN, metal, SEW]))) == ["insufficient_facts"]


def test_the_day_before_the_act_the_chain_presumes_nothing(tmp_path: Path):
    workspace = workspace_of(tmp_path, REGION, [SPIN, WEAVE, SEW])
    assert outcomes(uflpa(workspace, on=dt.date(2022, 6, 20))) == ["not_in_force"]


def test_a_chain_over_goods_that_nobody_names_is_shown_and_not_enough(tmp_path: Path):
    unnamed = (*WEAVE[:4], None)
    document = uflpa(workspace_of(tmp_path, REGION, [SPIN, unnamed, SEW]))
    assert outcomes(document) == ["insufficient_facts"]
    assert "by a chain that nobody states as a whole" in grounds(document)[0]


def test_an_undated_shipment_stays_undecided(tmp_path: Path):
    undated = ("B3", None, *SEW[2:])
    document = uflpa(workspace_of(tmp_path, REGION, [SPIN, WEAVE, undated]))
    assert outcomes(document) == ["insufficient_facts"]
    assert document["assessments"][0]["missing"][0].startswith("the day of entry")


def test_a_spinner_on_the_list_makes_the_presumption_and_the_list_is_called_partial(tmp_path: Path):
    listed = {"name": "INVENTED LOOM SPINNING CO., LTD."}
    document = uflpa(workspace_of(tmp_path, "", [SPIN, WEAVE, SEW], listed))
    assert outcomes(document) == ["presumed"]
    assert "on the list us_dhs_uflpa" in grounds(document)[0]
    assert "partial" in grounds(document)[0]
    assert any("us_dhs_uflpa is partial" in message for message in document["messages"])


def test_a_listing_that_begins_after_entry_does_not_apply(tmp_path: Path):
    listed = {"name": "Invented Loom Spinning", "start": "2022-09-02"}
    document = uflpa(workspace_of(tmp_path, "", [SPIN, WEAVE, SEW], listed))
    assert outcomes(document) == ["insufficient_facts"]
    assert grounds(document) == []


def test_a_firm_related_to_a_listed_one_is_not_listed(tmp_path: Path):
    listed = {"name": "Invented Quail Spinning"}
    document = uflpa(workspace_of(tmp_path, GROUP, [SPIN, WEAVE, SEW], listed))
    assert outcomes(document) == ["insufficient_facts"]
    assert grounds(document) == []
    assert any("no listing applies through that" in message for message in document["messages"])


def test_a_name_that_only_resembles_a_listed_one_is_not_listed(tmp_path: Path):
    listed = {"name": "Invented Loom Spinning", "kind": "weakAlias"}
    document = uflpa(workspace_of(tmp_path, "", [SPIN, WEAVE, SEW], listed))
    assert outcomes(document) == ["insufficient_facts"]
    assert grounds(document) == []


def test_a_person_who_held_the_two_apart_wins_over_the_spelling(tmp_path: Path):
    workspace = workspace_of(tmp_path, "", [SPIN, WEAVE, SEW], {"name": "Invented Loom Spinning"})
    for other in ("inv-spinner", "Invented Loom Spinning"):
        workspace.decisions.decide("inv-on-list", other, "different", by="A. Reader", why="invented", at=AT)
    document = uflpa(workspace)
    assert outcomes(document) == ["insufficient_facts"]
    assert grounds(document) == []


def test_exposure_gives_the_law_by_entry_day_and_country(tmp_path: Path):
    early = ("B4", "2022-06-20", *SEW[2:])
    undated = ("B5", None, *SEW[2:])
    document = exposure(
        workspace_of(tmp_path, REGION, [SPIN, WEAVE, SEW, early, undated]), "Invented Finch Imports", at=AT
    )
    assert find_faults(document) == []
    told = {(row["on"], row["outcome"]) for row in document["assessments"] if row["regime"] == "US-UFLPA3"}
    assert told == {
        ("2022-06-20", "not_in_force"),
        ("2022-09-01", "presumed"),
        (None, "insufficient_facts"),
    }
    (country,) = document["by_jurisdiction"]
    assert (country["country"], country["shipments"], country["undated"]) == ("US", 3, 1)
    assert country["outcomes"]["US-UFLPA3"] == {"insufficient_facts": 1, "not_in_force": 1, "presumed": 1}
    assert country["value_usd"] == "not known"
    assert not any(row["regime"].startswith("CA-") for row in document["assessments"])
    assert [hop["shipment"]["bill_no"] for hop in document["chains"][0]["hops"]] == ["B1", "B2", "B3"]
