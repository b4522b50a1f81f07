"""Joint sites from a workspace: links and claims of two groups, and the town that ties nobody."""

import datetime as dt
from pathlib import Path

from unpick.app.life_joint import joint_sites
from unpick.app.load import load
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)
FACTS = """
unpick: facts/1
id: joint
title: "Two invented groups and one invented yard (invented)"
invented: true
sources:
  - {id: north, title: "An invented report on North Korean labor", public_from: "2021-03-03", reliability: C}
  - {id: west, title: "An invented report on transfers", public_from: "2021-06-03", reliability: C}
entities:
  - {id: inv-mill, schema: Company, source: north, names: [{name: Invented Qorvane Mill}]}
  - {id: inv-dyer, schema: Company, source: west, names: [{name: Invented Selmour Dyeing}]}
  - {id: inv-far, schema: Company, source: west, names: [{name: Invented Tolvane Press}]}
  - {id: inv-yard, schema: Site, source: west, names: [{name: "Invented Yard 5"}]}
  - {id: inv-town, schema: Site, source: west, names: [{name: "Dandong"}]}
  - {id: inv-office, schema: PublicBody, source: west, names: [{name: Invented County Labor Office}]}
  - {id: xj, schema: Site, source: west, names: [{name: Xinjiang}]}
links:
  - {kind: located_at, subject: inv-mill, object: inv-yard, source: north, from: "2018"}
  - {kind: located_at, subject: inv-mill, object: inv-town, source: north}
  - {kind: located_at, subject: inv-dyer, object: inv-yard, source: west, from: "2019"}
  - {kind: located_at, subject: inv-far, object: inv-town, source: west}
  - {kind: located_at, subject: inv-office, object: xj, source: west}
  - {kind: transfers_labor_to, subject: inv-office, object: inv-dyer, source: west, from: "2020-05", to: "2021"}
  - {kind: transfers_labor_to, subject: inv-office, object: inv-far, source: west, from: "2020-05", to: "2021"}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: north, kind: report, from: "2019", to: "2020"}
  - {subject: inv-mill, predicate: worker_nationality, object: KP, polarity: denied, source: north, kind: denial, attribution: "the mill"}
"""


def answer(tmp_path: Path, facts: str = FACTS, **more):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    path = tmp_path / "joint.yml"
    path.write_text(facts, encoding="utf-8")
    load(workspace, [path], at=AT)
    return joint_sites(workspace.folder, at=AT, **more)


def test_the_yard_is_found_and_the_town_ties_nobody(tmp_path: Path):
    document = answer(tmp_path)
    assert find_faults(document) == []
    (found,) = document["joint"]
    assert (found["when"], found["from"], found["to"]) == ("same_time", "2020-05-01", "2020-12-31")
    assert found["where"] == ["Invented Yard 5"]
    assert found["firms"] == ["Invented Qorvane Mill", "Invented Selmour Dyeing"]
    assert found["origins"] == 2
    assert [
        one["says"].startswith("It is denied that nationals of North Korea") for one in found["against"]
    ] == [True]
    assert document["too_wide"] == ["Dandong", "Xinjiang"]
    assert document["signs"] == {"north_korean": 1, "xinjiang": 2}


def test_what_became_public_later_joins_nothing_before(tmp_path: Path):
    assert answer(tmp_path, known_at=dt.date(2021, 4, 1))["joint"] == []


def test_a_sender_of_elsewhere_sends_no_sign(tmp_path: Path):
    elsewhere = FACTS.replace("names: [{name: Xinjiang}]", 'names: [{name: "Invented Province"}]')
    document = answer(tmp_path, elsewhere)
    assert (document["joint"], document["signs"]["xinjiang"]) == ([], 0)
