"""Chains asked of a workspace: the founding cases, and an invented season of bills."""

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.app.exposure import exposure
from unpick.app.replays import founding_cases
from unpick.app.trace import gather_for, trace
from unpick.model.errors import TableFault, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace
from unpick.trace.gather import resolve_name

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
INVENTED = b"""unpick: facts/1
id: invented
title: Invented season
invented: true
sources:
  - {id: paper, title: Invented Gazette, url: "https://example.org/invented", published: "2021-02-01", public_from: "2021-02-01", reliability: C}
entities:
  - {id: inv-mill, schema: Company, source: paper, names: [{name: Invented River Mill}]}
  - {id: inv-shop, schema: Company, source: paper, names: [{name: Invented Heron Shop}]}
  - {id: inv-group, schema: Company, source: paper, names: [{name: Invented Group}]}
links:
  - {kind: owns, subject: inv-group, object: inv-mill, source: paper, share: "1"}
  - {kind: sells_brand, subject: inv-shop, object: inv-group, source: paper}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, from: "2020", quote: "invented words"}
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: denial, polarity: denied, quote: "invented denial"}
"""
BILLS = [
    ("B1", "2021-01-05", "Invented River Mill", "Invented Sewing Hall", "520812"),
    ("B2", "2021-03-01", "Invented Sewing Hall", "INVENTED HERON SHOP.", "620462"),
    ("B3", "2021-04-01", "Invented Sewing Hall", "Invented Heron Shop", "620462"),
    ("B3", "2021-04-01", "Invented Sewing Hall", "Invented Heron Shop", "620462"),
    ("B4", "2020-12-01", "Invented Sewing Hall", "Invented Early Shop", "620462"),
    ("B5", "2021-05-01", "Invented Sewing Hall", "Invented Alu Shop", "760410"),
    ("B6", None, "Invented Sewing Hall", "Invented Undated Shop", "620462"),
    ("B7", "2021-05-02", "Invented Sewing Hall", "TO ORDER", "620462"),
    ("B8", "2021-05-03", "TO ORDER", "Invented Stranger Shop", "620462"),
    ("B9", "2021-05-04", "Invented Heron Shop", "Invented Heron Shop", "620462"),
]


def load(workspace: Workspace, data: bytes, bills: list[tuple[str | None, ...]]) -> None:
    from unpick.datasets.facts import read_facts

    facts = read_facts(data, "test.yml")
    with workspace.loading(at=AT, note="test") as loading:
        document = loading.add_original(
            data, name="test.yml", dataset="invented", public_from=dt.date(2021, 1, 1)
        )
        loading.write_statements(facts.statements(document))
        rows = [{**row, "document": document} for row in facts.shipments()]
        rows += [bill(document, number, *row) for number, row in enumerate(bills, start=2)]
        if rows:
            names = sorted({name for row in rows for name in row})
            loading.write("shipment", pa.table({name: [row.get(name) for row in rows] for name in names}))


def bill(document: str, number: int, bill_no, date, shipper, consignee, hs) -> dict[str, object]:
    return {
        "document": document,
        "row": number,
        "bill_no": bill_no,
        "date": dt.date.fromisoformat(date) if date else None,
        "shipper_name": shipper,
        "consignee_name": consignee,
        "hs_code": hs,
        "dataset": "invented",
        "public_from": dt.date(2021, 6, 1),
        "reliability": "B",
        "protected": False,
    }


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("season") / "ws", created_at=AT)
    load(workspace, INVENTED, BILLS)
    return workspace


@pytest.fixture(scope="module")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("founding") / "ws", created_at=AT)
    for data, facts in founding_cases():
        if facts.id != "elf-company-view":
            load(workspace, data, [])
    return workspace


def test_a_chain_goes_from_mill_to_shop_with_claim_and_denial_beside_it(season: Workspace):
    document = trace(season, to="Invented Heron Shop", at=AT)
    assert find_faults(document) == []
    (chain,) = document["chains"]
    assert [hop["shipment"]["bill_no"] for hop in chain["hops"]] == ["B1", "B2"]
    assert [(hop["product_before"], hop["product_after"]) for hop in chain["hops"]] == [
        (None, "5208"),
        ("5208", "6204"),
    ]
    assert chain["hops"][1]["others"] == 1
    assert [claim["quote"] for claim in chain["concern"]["claims"]] == ["invented words"]
    assert [claim["quote"] for claim in chain["concern"]["denials"]] == ["invented denial"]
    assert chain["score"]["calibrated"] is False
    assert chain["score"]["low"] <= chain["score"]["median"] <= chain["score"]["high"]
    assert document["synthetic"] is True


@pytest.mark.parametrize("asked", [{"to": "Invented Heron Shop"}, {"from_": "inv-mill", "hold_days": 60}, {}])
def test_another_engine_gives_the_same_answer_and_is_named(season: Workspace, asked: dict[str, object]):
    known = trace(season, at=AT, **asked)
    found = trace(season, at=AT, engine="duckdb", **asked)
    assert find_faults(found) == []
    assert known.pop("engine") == {"name": "kernel", "version": None}
    engine = found.pop("engine")
    assert engine["name"] == "duckdb"
    assert engine["version"]
    assert found == known


def test_an_engine_that_is_none_is_refused(season: Workspace):
    with pytest.raises(UsageError, match="is no address"):
        trace(season, at=AT, engine="postgres://invented")


def test_the_fact_on_the_workers_and_the_first_bill_are_single_points(season: Workspace):
    (chain,) = trace(season, to="inv-shop", at=AT)["chains"]
    texts = [fact["text"] for fact in chain["facts"] if fact["id"] in chain["single_points"]]
    assert "Invented River Mill: worker nationality KP." in texts
    assert any(text.startswith("Bill B1") for text in texts)
    assert not any(text.startswith("Bill B2") for text in texts)


def test_what_left_too_early_or_is_something_else_or_undated_is_left_out_and_said(season: Workspace):
    document = trace(season, at=AT)
    reached = {row["importer"]["name"] for row in document["touched"]}
    assert "Invented Heron Shop" in reached
    assert "Invented Group" in reached
    shops = {f"Invented {name} Shop" for name in ("Early", "Alu", "Undated", "Stranger")}
    assert not reached & shops
    reasons = {row["what"]: row["n"] for row in document["skipped"]}
    assert reasons["no day: it cannot be put in the order of time"] == 1
    assert reasons["the product cannot come from what arrived"] == 1
    assert reasons["the same bill again"] == 1
    assert reasons["sender and receiver are the same"] == 1
    assert reasons["a link of the kind 'owns' carries neither goods nor labor"] == 1
    assert any("out of the order of time" in reason for reason in reasons)


def test_two_shipments_to_order_are_never_joined(season: Workspace):
    orders = [
        row["importer"]
        for row in trace(season, at=AT)["touched"]
        if row["importer"].get("role") == "to_order"
    ]
    assert [party["name"] for party in orders] == ["TO ORDER"]


def test_before_the_report_was_public_there_is_no_chain(season: Workspace):
    document = trace(season, known_at=dt.date(2021, 1, 31), at=AT)
    assert document["chains"] == []
    assert document["coverage"]["rows"] == 0


def test_from_a_firm_the_goods_are_followed_without_a_concern(season: Workspace):
    document = trace(season, from_="Invented Sewing Hall", at=AT)
    assert {chain["seed"]["name"] for chain in document["chains"]} == {"Invented Sewing Hall"}
    assert document["chains"][0]["concern"] is None


def test_a_name_that_is_not_there_suggests_the_nearest(season: Workspace):
    with pytest.raises(UsageError, match=r"did you mean: Invented Heron Shop"):
        trace(season, to="Invented Herron Shop", at=AT)


@pytest.mark.parametrize("asked", ["", " ", "-*-"])
def test_a_name_without_a_letter_belongs_to_nobody_in_the_network_either(season: Workspace, asked: str):
    gathered = gather_for(season, at=AT)
    with pytest.raises(UsageError, match="no letter and no digit"):
        resolve_name(gathered, asked)


def test_two_runs_give_the_same_document(season: Workspace):
    assert trace(season, at=AT) == trace(season, at=AT)


def test_the_detained_garments_of_the_ruling_are_traced_to_their_maker(founding: Workspace):
    document = trace(founding, to="Poof Apparel", at=AT)
    assert find_faults(document) == []
    assert {chain["seed"]["id"] for chain in document["chains"]} == {"fc-dandong-huayang"}
    concern = document["chains"][0]["concern"]
    assert (concern["predicate"], concern["object"]) == ("worker_nationality", "KP")
    # Three of the Poof file, one of the Reitmans file: the same maker.
    assert len(concern["claims"]) == 4
    assert len(concern["denials"]) == 3


def test_goods_reach_the_health_department_through_the_firm_between(founding: Workspace):
    (chain,) = trace(founding, to="fc-dhsc", at=AT)["chains"]
    assert [hop["to"]["id"] for hop in chain["hops"]] == ["fc-unispace", "fc-dhsc"]
    assert all(hop["source"]["title"].startswith("The Guardian") for hop in chain["hops"])


def test_the_day_before_the_press_report_nothing_leads_to_the_importer(founding: Workspace):
    with pytest.raises(UsageError, match="nobody in the workspace"):
        trace(founding, to="Poof Apparel", known_at=dt.date(2020, 11, 19), at=AT)


def test_a_press_group_without_a_share_carries_no_goods(founding: Workspace):
    document = trace(founding, at=AT)
    assert "fc-pugang-corporation" not in {row["importer"]["id"] for row in document["touched"]}
    reasons = {row["what"] for row in document["skipped"]}
    assert "a link of the kind 'part_of_group' carries neither goods nor labor" in reasons


def test_over_a_hundred_shipments_stay_a_claim(founding: Workspace):
    document = exposure(founding, "fc-reitmans", at=AT)
    assert find_faults(document) == []
    assert document["shipments"]["known"] == 0
    assert document["shipments"]["unknown"].startswith("over 100 shipments (")
    assert document["chains"]


def test_an_exposure_counts_bills_and_says_when_no_value_is_known(season: Workspace):
    document = exposure(season, "Invented Heron Shop", at=AT)
    assert find_faults(document) == []
    assert document["shipments"]["known"] == 3
    assert document["amounts"][0]["value"] == "not known"


@pytest.mark.parametrize("command", [["trace"], ["exposure", "Invented Heron Shop"]])
def test_the_commands_print_words_and_json(season: Workspace, command: list[str], monkeypatch):
    from click.testing import CliRunner

    from unpick.cli.exposure import exposure_command
    from unpick.cli.trace import trace_command

    monkeypatch.setenv("COLUMNS", "80")
    name, *arguments = command
    run = {"trace": trace_command, "exposure": exposure_command}[name]
    arguments += ["--workspace", str(season.folder)]
    words = CliRunner().invoke(run, arguments, catch_exceptions=False, standalone_mode=False).output
    assert "not calibrated" in words
    assert max(len(line) for line in words.splitlines() if "│" in line or name == "exposure") <= 80
    printed = (
        CliRunner().invoke(run, [*arguments, "--json"], catch_exceptions=False, standalone_mode=False).output
    )
    assert find_faults(json.loads(printed)) == []


def test_copies_of_the_report_leave_the_score_of_the_shop_as_it_was(
    season: Workspace, tmp_path_factory: pytest.TempPathFactory
):
    copies = b"""unpick: facts/1
id: invented-copy
title: Invented copy
invented: true
sources:
  - {id: copy, title: Invented Tribune after the Gazette, public_from: "2021-02-02", reliability: C, origin: invented.paper}
entities:
  - {id: inv-mill, schema: Company, source: copy, names: [{name: Invented River Mill}]}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: copy, kind: report, from: "2020"}
  - {subject: inv-mill, predicate: forced_labor, object: "yes", source: copy, kind: report, from: "2020"}
"""
    workspace = Workspace.create(tmp_path_factory.mktemp("copies") / "ws", created_at=AT)
    load(workspace, INVENTED, BILLS)
    load(workspace, copies, [])
    (alone,) = trace(season, to="inv-shop", at=AT)["chains"]
    (copied,) = trace(workspace, to="inv-shop", at=AT)["chains"]
    assert copied["score"] == alone["score"]
    assert copied["concern"]["predicate"] == "worker_nationality"
    assert len(copied["concern"]["claims"]) == 2
    assert [one["predicate"] for one in copied["also"]] == ["forced_labor"]


ASK = """
import datetime as dt, json, sys
from pathlib import Path
from unpick.app.exposure import exposure
from unpick.app.trace import gather_for, trace
from unpick.store.workspace import Workspace
at = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
workspace = Workspace.open(Path(sys.argv[1]))
answers = [trace(workspace, at=at), trace(workspace, to="inv-shop", at=at)]
answers.append(exposure(workspace, "Invented Heron Shop", at=at))
sys.stdout.write(json.dumps(answers, ensure_ascii=False, default=str))
"""


def test_the_same_question_gives_the_same_bytes_whatever_the_order_of_hashes(season: Workspace):
    def ask(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", ASK, str(season.folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout

    first = ask("1")
    assert len(json.loads(first)) == 3
    assert ask("2") == first


def test_a_public_body_is_exposed_through_the_firm_between_and_its_goods_stay_undecided(founding: Workspace):
    document = exposure(founding, "fc-dhsc", at=AT)
    assert find_faults(document) == []
    assert [hop["from"]["id"] for hop in document["chains"][0]["hops"]] == [
        "fc-dandong-huayang",
        "fc-unispace",
    ]
    assert document["jurisdictions"] == ["GB"]
    assert {row["outcome"] for row in document["assessments"]} == {"insufficient_facts"}
    # Its own law, that of all, and what the law of the producer's country forbids: never another country's.
    assert {row["regime"].partition("-")[0] for row in document["assessments"]} <= {"UN", "GB", "CN"}
    assert document["amounts"][0]["value"] == "not known"
    assert any("undated" in message for message in document["messages"])


def test_the_importer_of_the_ruling_has_its_law_on_the_day_of_detention(founding: Workspace):
    document = exposure(founding, "Poof Apparel", at=AT)
    assert find_faults(document) == []
    told = {row["regime"]: row["outcome"] for row in document["assessments"] if row["on"] == "2020-12-23"}
    assert told["US-CAATSA321"] == "presumed"
    assert told["US-UFLPA3"] == "not_in_force"
    assert document["shipments"]["known"] == 1
    assert "CA-9897" not in told


def test_a_product_is_asked_by_what_is_stated_of_it(founding: Workspace):
    undated = exposure(founding, "fc-paekto-goods", at=AT)
    assert find_faults(undated) == []
    assert {row["outcome"] for row in undated["assessments"]} <= {
        "insufficient_facts",
        "not_in_force",
        "proposed",
        "not_triggered",
    }
    dated = exposure(founding, "fc-paekto-goods", at=AT, on=dt.date(2026, 2, 15))
    told = {row["regime"]: row["outcome"] for row in dated["assessments"]}
    assert told["UN-2397"] == "prohibited"
    # Where it was imported nobody says, so every country is asked and none decides.
    assert dated["jurisdictions"] == []
    assert told["US-EO13570"] == told["CA-9897"] == "insufficient_facts"


def test_a_count_of_a_hundred_shipments_makes_no_hundred_lines(founding: Workspace):
    document = exposure(founding, "fc-reitmans", at=AT)
    assert document["jurisdictions"] == ["CA"]
    told = {row["regime"]: row["outcome"] for row in document["assessments"]}
    assert told["CA-9897"] == "insufficient_facts"
    assert len({row["line"] for row in document["assessments"]}) == 1


OWN = "chain,from,to,relation,mark,source\n"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, INVENTED, BILLS)
    return workspace


def reached(document) -> set[str]:
    return {row["importer"]["name"] for row in document["touched"]}


@pytest.mark.parametrize("engine", ["kernel", "duckdb"])
def test_a_row_of_the_users_own_is_followed_and_named(own: Workspace, engine: str):
    before = trace(own, at=AT, engine=engine)
    table = own.folder / "products.csv"
    table.write_text(OWN + "invented,5208,7604,could,M,invented: aluminium of cloth\n", encoding="utf-8")
    after = trace(own, at=AT, engine=engine)
    assert find_faults(after) == []
    assert before["products"] is None
    assert after["products"]["rows"] == 1
    assert after["products"]["sha256"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert reached(after) - reached(before) == {"Invented Alu Shop"}
    facts = [
        fact["text"]
        for chain in trace(own, to="Invented Alu Shop", at=AT)["chains"]
        for fact in chain["facts"]
    ]
    assert any("HS 7604" in fact and "unverified" in fact for fact in facts)
    # Nothing of it stays behind.
    table.unlink()
    assert trace(own, at=AT, engine=engine) == before


def test_every_own_row_that_cannot_be_used_is_named(own: Workspace):
    rows = "invented,5208,7777,could,M,invented\ninvented,5208,7604,maybe,M,invented\ninvented,5208,7604,could,M,\n"
    (own.folder / "products.csv").write_text(OWN + rows, encoding="utf-8")
    with pytest.raises(
        TableFault, match=r"products\.csv, row 2, column to: '7777' .* rows 3 \(relation\), 4 \(source\)"
    ):
        trace(own, at=AT)


def test_own_rows_in_another_form_are_refused(own: Workspace):
    (own.folder / "products.csv").write_text("from,to\n5208,7604\n", encoding="utf-8")
    with pytest.raises(TableFault, match="its columns are"):
        trace(own, at=AT)


@pytest.mark.parametrize(("name", "value"), [("tiers", 0), ("top", 0), ("hold_days", -1)])
def test_a_limit_that_is_too_low_is_refused(season: Workspace, name: str, value: int):
    with pytest.raises(UsageError, match=f"'{value}' is below"):
        trace(season, at=AT, **{name: value})
