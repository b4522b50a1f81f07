"""Two groups' workspaces merged: what is open comes over, sources stay, and a yard with both kinds of labor is seen."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.app.mill import PROTECTED_MILL
from unpick.app.export import export_workspace
from unpick.app.life_joint import joint_sites
from unpick.app.life_merge import merge_group
from unpick.app.load import load
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)
NORTH = """
unpick: facts/1
id: north
title: "An invented group on North Korean labor (invented)"
invented: true
sources:
  - {id: paper, title: "An invented report", public_from: "2021-03-03", reliability: C}
entities:
  - {id: inv-mill, schema: Company, source: paper, names: [{name: Invented Qorvane Mill}]}
  - {id: inv-yard, schema: Site, source: paper, names: [{name: "Invented Yard 5"}]}
links:
  - {kind: located_at, subject: inv-mill, object: inv-yard, source: paper, from: "2018"}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, from: "2019", to: "2020"}
"""
WEST = """
unpick: facts/1
id: west
title: "An invented group on transfers (invented)"
invented: true
sources:
  - {id: paper, title: "Another invented report", public_from: "2021-06-03", reliability: C}
  - {id: wren, title: Talk with Imaginary Wren, public_from: "2021-06-04", reliability: B, protected: true}
entities:
  - {id: inv-dyer, schema: Company, source: paper, names: [{name: Invented Selmour Dyeing}]}
  - {id: inv-yard, schema: Site, source: paper, names: [{name: "Invented Yard 5"}]}
  - {id: inv-office, schema: PublicBody, source: paper, names: [{name: Invented County Labor Office}]}
  - {id: xj, schema: Site, source: paper, names: [{name: Xinjiang}]}
links:
  - {kind: located_at, subject: inv-dyer, object: inv-yard, source: paper, from: "2019"}
  - {kind: located_at, subject: inv-office, object: xj, source: paper}
  - {kind: transfers_labor_to, subject: inv-office, object: inv-dyer, source: paper, from: "2020-05", to: "2021"}
claims:
  - {subject: inv-dyer, predicate: month_wage, value: 9017.25, unit: CNY per month, source: wren, quote: "Whispered wage.", attribution: "a dyer"}
"""
BILLS = "Shipper,Consignee,Arrival Date,Description\nInvented Selmour Dyeing,Invented Brelmont Retail,2021-03-04,dyed cloth\n"


def group(tmp_path: Path, name: str, **files: str) -> Path:
    workspace = Workspace.create(tmp_path / name, created_at=AT)
    for file, text in files.items():
        path = tmp_path / f"{name}-{file.replace('_', '.')}"
        path.write_text(text, encoding="utf-8")
        load(workspace, [path], at=AT, passphrase="long enough", accept=True)
    return workspace.folder


def merge(here: Path, other: Path, **more):
    return merge_group(here, other, **({"by": "A. Clerk", "why": "one yard", "at": AT} | more))


def everything(folder: Path) -> str:
    with Workspace.open(folder).reader() as reader:
        tables = [
            reader.table(name).to_pylist() for name in ("statement", "document", "claim", "name", "source")
        ]
    log = [[one.by, one.why, one.what] for one in Workspace.open(folder).decisions.entries()]
    return json.dumps([tables, log], default=str)


def test_the_yard_is_seen_only_when_both_halves_lie_together_and_no_source_comes_over(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    there = group(tmp_path, "west", facts_yml=WEST, bills_csv=BILLS)
    assert joint_sites(here, at=AT)["joint"] == [] == joint_sites(there, at=AT)["joint"]
    document = merge(here, there)
    assert find_faults(document) == []
    assert document["merged"]["rows_of_sealed"] > 0
    assert [
        one["why"].startswith("a protected source speaks in it; its open rows")
        for one in document["merged"]["left"]
    ] == [True]
    (found,) = joint_sites(here, at=AT)["joint"]
    assert (found["when"], found["where"], found["origins"]) == ("same_time", ["Invented Yard 5"], 2)
    held = everything(here)
    for secret in ("Imaginary Wren", "Whispered wage", "a dyer", "9017.25"):
        assert secret not in held
    assert not any(b"Whispered" in path.read_bytes() for path in here.rglob("*") if path.is_file())
    assert verify_workspace(here) == []


def test_bills_come_over_with_their_hash_and_are_not_read_twice(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    there = group(tmp_path, "west", facts_yml=WEST, bills_csv=BILLS)
    first = merge(here, there)
    assert [one["rows_loaded"] for one in first["merged"]["files"]] == [1]
    with Workspace.open(here).reader() as ours, Workspace.open(there).reader() as theirs:
        rows = [reader.table("shipment").to_pylist() for reader in (ours, theirs)]
    assert [row["document"] for row in rows[0]] == [row["document"] for row in rows[1]]
    again = merge(here, there)
    assert (again["merged"]["files"], again["merged"]["here_already"]) == ([], 1)


def test_the_copy_that_a_group_hands_over_serves_as_well(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    there = group(tmp_path, "west", facts_yml=WEST)
    copy = tmp_path / "handover"
    export_workspace(there, form="csv", at=AT, handover=True, out=copy)
    merge(here, copy)
    assert [one["when"] for one in joint_sites(here, at=AT)["joint"]] == ["same_time"]


def test_one_id_for_two_things_and_two_contents_of_one_file_are_refused(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    other = WEST.replace("Invented Yard 5", "Invented Harbor 9")
    with pytest.raises(UsageError, match="'inv-yard' is Invented Yard 5 here and Invented Harbor 9 there"):
        merge(here, group(tmp_path, "west", facts_yml=other))
    changed = NORTH.replace("2019", "2017")
    with pytest.raises(UsageError, match="a facts file of the id 'north', with different contents"):
        merge(here, group(tmp_path, "south", facts_yml=changed))
    assert not any(one.action == "merged" for one in Workspace.open(here).decisions.entries())


def test_an_altered_original_of_the_other_group_stops_the_merge(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    there = group(tmp_path, "west", bills_csv=BILLS)
    (original,) = list(there.glob("originals/*/*"))
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"x")
    with pytest.raises(UsageError, match="gone or altered"):
        merge(here, there)


def test_letters_and_the_log_of_the_other_group_stay_with_it(tmp_path: Path):
    from unpick.app.life_reply import Letter, keep_reply

    here = group(tmp_path, "north", facts_yml=NORTH)
    there = group(tmp_path, "west", mill_yml=PROTECTED_MILL.decode())
    letter = tmp_path / "letter.txt"
    letter.write_text("We deny this.", encoding="utf-8")
    keep_reply(
        there,
        "mill",
        Letter(file=letter, firm="Invented Qorvane Mill", day=AT.date()),
        by="Secret Clerk",
        at=AT,
    )
    document = merge(here, there)
    whys = {one["why"] for one in document["merged"]["left"]}
    assert "letters and exhibits of a case stay with the group" in whys
    assert "Secret Clerk" not in everything(here) and "We deny this." not in everything(here)


def test_a_merge_needs_a_person_a_reason_and_two_workspaces(tmp_path: Path):
    here = group(tmp_path, "north", facts_yml=NORTH)
    for more, says in (
        ({"by": ""}, "nobody is named"),
        ({"why": " "}, "no reason"),
        ({}, "both are one workspace"),
    ):
        with pytest.raises(UsageError, match=says):
            merge(here, here, **more)
