"""The demonstration: whole or not at all, invented apart from real, the second run reuses the first."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from unpick.app.demo import run_demo
from unpick.app.replays import OWN_WORKSPACE
from unpick.app.season import WATERMARK
from unpick.datasets.generate.names import assert_no_real_name
from unpick.datasets.generate.season import generate_season
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.fixture(scope="module")
def document(folder: Path) -> dict[str, Any]:
    return run_demo(folder, at=AT)


def test_every_question_comes_out_as_the_sources_say(document: dict[str, Any]):
    assert [(row["question"], row["wrong"]) for row in document["replays"] if not row["as_expected"]] == []
    assert find_faults(document) == []


def test_every_page_is_there_and_the_workspace_verifies(folder: Path, document: dict[str, Any]):
    for row in document["replays"]:
        page = folder / "report" / row["page"]
        assert page.stat().st_size > 1000
        assert find_faults(json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))) == []
        if page.stem.startswith("packet-"):
            continue  # a review is a page and its JSON
        assert f'href="{page.stem}.xlsx"' in page.read_text(encoding="utf-8")
        assert page.with_suffix(".xlsx").read_bytes()[:2] == b"PK"
    assert (folder / "report" / "index.html").is_file()
    assert verify_workspace(folder) == []


def test_a_second_run_builds_nothing_and_answers_the_same(folder: Path, document: dict[str, Any]):
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())
    again = run_demo(folder, at=AT + dt.timedelta(days=1))
    assert again["replays"] == document["replays"]
    assert before == sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())


def test_no_real_name_stands_on_the_invented_page(folder: Path, document: dict[str, Any], tmp_path: Path):
    page = (folder / "report" / "synthetic-season.html").read_text(encoding="utf-8")
    assert WATERMARK in page
    with Workspace.open(folder).reader() as reader:
        names = reader.connection.sql("select name, dataset from name").fetchall()
    real = sorted({name for name, dataset in names if not dataset.startswith(("synthetic", "uyghur-cotton"))})
    assert [name for name in real if len(name) > 6 and name in page.replace("bundled", "")] == []
    truth = generate_season(tmp_path, bills=2_000, seed=20_231, layout="us-bills-61")
    planted = {
        firm
        for chain in (*truth.chains, *truth.decoys)
        for hop in chain.hops
        for firm in (hop.shipper, hop.consignee)
    }
    assert assert_no_real_name(sorted(planted), real) == []


def test_no_invented_firm_stands_on_a_page_of_a_real_case(
    folder: Path, document: dict[str, Any], tmp_path: Path
):
    truth = generate_season(tmp_path, bills=2_000, seed=20_231, layout="us-bills-61")
    planted = {firm for chain in (*truth.chains, *truth.decoys) for firm in (chain.watched, chain.buyer)}
    for row in document["replays"]:
        if row["case"] != "synthetic-season":
            page = (folder / "report" / row["page"]).read_text(encoding="utf-8")
            assert not [firm for firm in planted if firm in page], row["question"]


def test_every_bill_is_synthetic_and_every_other_shipment_is_a_row_of_a_cited_source(
    folder: Path, document: dict[str, Any]
):
    with Workspace.open(folder).reader() as reader:
        rows = reader.connection.sql(
            "select distinct dataset from shipment where marks is distinct from 'SYNTHETIC - INVENTED'"
        ).fetchall()
        cited = {row["dataset"] for row in reader.table("source").to_pylist() if row["why"]}
    assert {dataset for (dataset,) in rows} == {"poof.ruling"}
    assert {dataset for (dataset,) in rows} <= cited


def test_what_a_company_knew_is_not_in_the_public_workspace(folder: Path, document: dict[str, Any]):
    with Workspace.open(folder).reader() as reader:
        datasets = {row["dataset"] for row in reader.table("document").to_pylist()}
    assert not datasets & OWN_WORKSPACE


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="no demonstration"):
        run_demo(tmp_path, at=AT)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_demonstration_of_another_version_is_built_again_with_the_same_pages_byte_for_byte(
    folder: Path, document: dict[str, Any], tmp_path: Path
):
    other = tmp_path / folder.name
    shutil.copytree(folder, other)
    result = other / "report" / "demo.json"
    stored = json.loads(result.read_text(encoding="utf-8"))
    result.write_text(json.dumps(stored | {"built_from": "another version"}), encoding="utf-8")
    for row in document["replays"]:
        (other / "report" / row["page"]).write_text("of another version", encoding="utf-8")
    assert "reused" not in run_demo(other, at=AT)
    for row in document["replays"]:
        kinds = (".html", ".json") if row["page"].startswith("packet-") else (".html", ".json", ".xlsx")
        for kind in kinds:
            page = Path("report") / Path(row["page"]).with_suffix(kind)
            assert (other / page).read_bytes() == (folder / page).read_bytes(), page
