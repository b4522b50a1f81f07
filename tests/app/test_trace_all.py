"""Every shipment and importer of a workspace in one go: the scores of one firm's trace, whole tables, and resume."""

import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from tests.app.test_trace import AT, BILLS, INVENTED, bill, load
from unpick.app.trace import trace
from unpick.app.trace_all import CHECKPOINTS, HEAD, trace_all
from unpick.cli.main import cli
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

MILL, HALL, SHOP = "Invented River Mill", "Invented Sewing Hall", "Invented Heron Shop"
FORWARDER = "Invented Freight Forwarding Co., Ltd."
PARTIES = [
    (("Invented Sewing Hall", "TO ORDER"), {"notify_name": "Invented Notified Shop"}),
    ((HALL, "INVENTED COMMERCIAL BANK"), {"notify_name": "Invented Notified Shop"}),
    ((HALL, "INVENTED COMMERCIAL BANK"), {"notify_name": "INVENTED COMMERCIAL BANK"}),
    ((FORWARDER, SHOP), {"maker_name": HALL}),
    ((None, SHOP), {"maker_name": HALL}),
    ((HALL, HALL), {"maker_name": MILL}),
    ((HALL, FORWARDER), {}),
    ((FORWARDER, "Invented Far Shop"), {"reliability": "A"}),
]
TABLES = ("shipments.parquet", "shipments.csv", "importers.parquet", "importers.csv")


def make(folder: Path, bills=BILLS, data: bytes = INVENTED) -> Workspace:
    workspace = Workspace.create(folder, created_at=AT)
    load(workspace, data, bills)
    return workspace


def add_parties(workspace: Workspace) -> None:
    with workspace.loading(at=AT, note="more parties") as loading:
        document = loading.add_original(
            b"more", name="more.csv", dataset="invented", public_from=dt.date(2021, 1, 1)
        )
        rows = [
            bill(document, n, f"P{n}", f"2021-03-0{n + 1}", *ends, "620462") | more
            for n, (ends, more) in enumerate(PARTIES)
        ]
        names = sorted({name for row in rows for name in row})
        loading.write("shipment", pa.table({name: [row.get(name) for row in rows] for name in names}))


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = make(tmp_path_factory.mktemp("all") / "ws")
    add_parties(workspace)
    return workspace


@pytest.fixture(scope="module")
def whole(season: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    trace_all(season, out, at=AT)
    return out


def rows_of(out: Path, name: str) -> list[dict]:
    return pq.read_table(out / f"{name}.parquet").to_pylist()


def bytes_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in (*TABLES, HEAD)}


def test_an_importer_has_the_score_that_the_trace_of_one_firm_gives_it(season: Workspace, whole: Path):
    asked = trace(season, at=AT, top=50)
    known = {
        row["importer"]["id"]: tuple(row["score"][name] for name in ("median", "low", "high"))
        for row in asked["touched"]
        if row["importer"].get("role") not in ("to_order", "withheld")
    }
    found = rows_of(whole, "importers")
    assert {row["entity"]: (row["score"], row["low"], row["high"]) for row in found} == known
    assert len(known) >= 6
    best = {chain["target"]["id"]: chain for chain in asked["chains"]}
    for row in found:
        # A fact that two steps need counts twice in the score of the best chain.
        assert row["chain_score"] <= best[row["entity"]]["score"]["best"] + 1e-12
        assert row["tier"] <= best[row["entity"]]["tiers"]
        assert row["seed"] == best[row["entity"]]["seed"]["id"]
        assert row["concern"] == row["concerns"] == "worker_nationality KP"


def test_a_bill_to_order_has_the_score_of_whoever_holds_it(season: Workspace, whole: Path):
    asked = trace(season, at=AT, top=50)
    nobody = {row["importer"]["id"]: row["score"]["median"] for row in asked["touched"]}
    found = {row["bill_no"]: row for row in rows_of(whole, "shipments")}
    row = found["B7"]
    assert row["importer"] is None
    assert row["score"] == nobody[f"to_order:{row['shipment']}:consignee"]
    assert (row["day"], row["tier"]) == (dt.date(2021, 5, 2), 2)


def test_a_bill_and_a_link_of_one_source_share_a_coin_in_rows_and_in_columns(tmp_path: Path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    for name in ("poof", "reitmans"):
        load(workspace, bundled_bytes("unpick.data.cases", f"{name}.yml"), [])
    trace_all(workspace, tmp_path / "out", at=AT)
    asked = {
        row["importer"]["id"]: row["score"]["median"] for row in trace(workspace, at=AT, top=50)["touched"]
    }
    found = {row["entity"]: row["score"] for row in rows_of(tmp_path / "out", "importers")}
    assert found == asked
    # One relation of 0.9 and three origins on the workers (0.9, 0.75, 0.75); apart, bill and link would give 0.98.
    exact = 0.9 * (1 - 0.1 * 0.25 * 0.25)
    assert abs(found["fc-poof-apparel"] - exact) < 0.03
    chains = {row["chain"] for row in rows_of(tmp_path / "out", "importers")}
    assert len(chains) == len(found)


def test_only_bills_that_can_be_on_a_chain_have_a_row(whole: Path):
    found = {row["bill_no"]: row for row in rows_of(whole, "shipments")}
    # Before the first bill, of other goods, undated, from nobody, to the sender itself: none is on a chain.
    assert sorted(found) == ["B1", "B2", "B3", "B7", "P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7"]
    assert found["B1"]["score"] > found["B2"]["score"] > 0
    notified = {row["name"]: row["entity"] for row in rows_of(whole, "importers")}["Invented Notified Shop"]
    assert found["P0"]["importer"] == found["P1"]["importer"] == notified
    assert found["P5"]["shipper"] == found["B2"]["shipper"]
    assert found["P5"]["day"] == dt.date(2021, 3, 6)


def test_bills_are_counted_once_for_each_importer(whole: Path):
    found = {row["name"]: row for row in rows_of(whole, "importers")}
    bank = next(row for name, row in found.items() if "BANK" in name)
    assert (bank["shipments"], bank["reached"]) == (2, 2)
    assert (found[SHOP]["shipments"], found[SHOP]["reached"]) == (4, 4)
    assert found[SHOP]["names"] == ["INVENTED HERON SHOP.", SHOP]
    # A brand that a shop sells receives by a link alone.
    assert (found["Invented Group"]["shipments"], found["Invented Group"]["names"]) == (0, [])


def test_the_head_fits_its_schema_and_knows_its_files(whole: Path):
    head = json.loads((whole / HEAD).read_text(encoding="utf-8"))
    assert find_faults(head) == []
    assert [(one["name"], one["bytes"]) for one in head["files"]] == [
        (name, (whole / name).stat().st_size) for name in TABLES
    ]
    assert head["calibrated"] is False and head["synthetic"] is True
    assert head["packaging"] == {"followed": True, "headings": [], "bills": 0}
    assert sorted(path.name for path in whole.iterdir()) == sorted((*TABLES, HEAD))
    assert pa.csv.read_csv(whole / "importers.csv").num_rows == len(rows_of(whole, "importers"))


def test_one_thread_and_two_write_the_same_bytes(season: Workspace, whole: Path, tmp_path: Path):
    for threads in (1, 2):
        trace_all(season, tmp_path / str(threads), at=AT, threads=threads)
        assert bytes_of(tmp_path / str(threads)) == bytes_of(whole)


def add_bills(workspace: Workspace, name: str, bills) -> None:
    with workspace.loading(at=AT, note=name) as loading:
        document = loading.add_original(
            name.encode(), name=f"{name}.csv", dataset="invented", public_from=dt.date(2021, 1, 1)
        )
        rows = [bill(document, n, *one) for n, one in enumerate(bills)]
        loading.write("shipment", pa.table({key: [row.get(key) for row in rows] for key in rows[0]}))


LATER = [
    # Names before and behind those that are there, so that the order of names gives other numbers.
    ("C1", "2021-06-20", SHOP, "AN INVENTED NEW SHOP", "620462"),
    ("C2", "2021-06-21", "AN INVENTED NEW SHOP", "Zeta Invented Shop", "620462"),
    ("C3", "2021-06-22", MILL, "Invented Unknown Goods Hall", ""),
    ("C4", "2021-06-25", "Invented Unknown Goods Hall", SHOP, ""),
]


def test_a_run_goes_on_from_the_checkpoints_of_the_last_one_and_writes_the_bytes_of_a_full_run(
    tmp_path: Path,
):
    workspace = make(tmp_path / "ws")
    add_parties(workspace)
    trace_all(workspace, tmp_path / "first", at=AT)
    for step, more in enumerate(([], LATER, [("C5", "2021-06-27", HALL, "Invented May Shop", "620462")])):
        if more:
            add_bills(workspace, f"later {step}", more)
        said: list[str] = []
        trace_all(workspace, tmp_path / f"on {step}", at=AT, tell=said.append)
        assert any("went on from its checkpoint of 2021-0" in one for one in said), said
        shutil.copytree(workspace.folder / CHECKPOINTS, tmp_path / f"kept {step}")
        shutil.rmtree(workspace.folder / CHECKPOINTS)
        said.clear()
        trace_all(workspace, tmp_path / f"full {step}", at=AT, tell=said.append)
        assert not any("checkpoint" in one for one in said)
        assert bytes_of(tmp_path / f"on {step}") == bytes_of(tmp_path / f"full {step}")
        shutil.rmtree(workspace.folder / CHECKPOINTS)
        (tmp_path / f"kept {step}").rename(workspace.folder / CHECKPOINTS)


def test_evidence_before_a_checkpoint_leaves_it_aside_and_says_so(tmp_path: Path):
    workspace = make(tmp_path / "ws")
    trace_all(workspace, tmp_path / "first", at=AT)
    add_bills(workspace, "early", [("C1", "2020-12-20", MILL, "AN INVENTED EARLY SHOP", "520800")])
    said: list[str] = []
    trace_all(workspace, tmp_path / "on", at=AT, tell=said.append)
    assert any("was left aside" in one for one in said)
    for damaged in (workspace.folder / CHECKPOINTS).rglob("*.npy"):
        damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    trace_all(workspace, tmp_path / "damaged", at=AT, tell=said.append)
    shutil.rmtree(workspace.folder / CHECKPOINTS)
    trace_all(workspace, tmp_path / "full", at=AT)
    assert bytes_of(tmp_path / "on") == bytes_of(tmp_path / "full") == bytes_of(tmp_path / "damaged")


KILLED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from unpick.app.trace_all import trace_all
from unpick.store.workspace import Workspace
def tell(said):
    if said.startswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
trace_all(Workspace.open(Path(sys.argv[1])), Path(sys.argv[2]), at=dt.datetime.fromisoformat(sys.argv[4]), threads=1, tell=tell)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize(("said", "parts"), [("best chains", 2), ("512 of", 3), ("1024 of", 4)])
def test_a_run_that_was_killed_goes_on_and_writes_the_same_bytes(
    season: Workspace, whole: Path, tmp_path: Path, said: str, parts: int
):
    given = [str(season.folder), str(tmp_path), said, AT.isoformat()]
    done = subprocess.run([sys.executable, "-c", KILLED, *given], check=False, env=os.environ | _path())
    assert done.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [".unfinished"]
    heard: list[str] = []
    trace_all(season, tmp_path, at=AT, tell=heard.append)
    assert f"{parts} parts were there from a run that was stopped" in heard
    assert bytes_of(tmp_path) == bytes_of(whole)


def _path() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(sys.path)}


def test_what_a_run_left_that_was_killed_while_it_wrote_is_removed(
    season: Workspace, whole: Path, tmp_path: Path
):
    (tmp_path / ".shipments.parquet.999999").write_bytes(b"half a table")
    trace_all(season, tmp_path, at=AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((*TABLES, HEAD))
    assert bytes_of(tmp_path) == bytes_of(whole)


def stop(workspace: Workspace, out: Path) -> None:
    """Run until the first worlds are counted."""

    def tell(said: str) -> None:
        if said.startswith("512 of"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trace_all(workspace, out, at=AT, threads=1, tell=tell)


def test_a_changed_workspace_starts_over_and_says_so(tmp_path: Path):
    workspace = make(tmp_path / "ws")
    stop(workspace, tmp_path / "out")
    add_parties(workspace)
    heard: list[str] = []
    trace_all(workspace, tmp_path / "out", at=AT, tell=heard.append)
    assert "3 parts of an earlier run were dropped: the workspace or the question changed" in heard
    trace_all(workspace, tmp_path / "fresh", at=AT)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "fresh")


def test_another_question_starts_over(season: Workspace, tmp_path: Path):
    stop(season, tmp_path)
    heard: list[str] = []
    head = trace_all(season, tmp_path, at=AT, tiers=1, tell=heard.append)
    assert any("were dropped" in said for said in heard)
    assert {row["tier"] for row in rows_of(tmp_path, "shipments")} == {1}
    assert head["question"]["tiers"] == 1


def test_a_damaged_part_is_worked_out_again(season: Workspace, whole: Path, tmp_path: Path):
    stop(season, tmp_path)
    part = tmp_path / ".unfinished" / "worlds-0.npz"
    data = bytearray(part.read_bytes())
    data[len(data) // 3] ^= 255
    part.write_bytes(data)
    (tmp_path / ".unfinished" / "chains.npz").write_bytes(b"")
    trace_all(season, tmp_path, at=AT)
    assert bytes_of(tmp_path) == bytes_of(whole)


def test_no_shipment_gives_empty_tables_and_says_so(tmp_path: Path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    head = trace_all(workspace, tmp_path / "out", at=AT)
    assert find_faults(head) == []
    assert any("load shipments first" in said for said in head["messages"])
    assert rows_of(tmp_path / "out", "shipments") == rows_of(tmp_path / "out", "importers") == []
    assert (
        (tmp_path / "out" / "shipments.csv").read_text(encoding="utf-8").startswith('"shipment","document"')
    )


def test_without_a_concern_nothing_is_followed_and_the_head_says_so(tmp_path: Path):
    data = b"\n".join(line for line in INVENTED.splitlines() if b"worker_nationality" not in line)
    workspace = make(tmp_path / "ws", data=data.replace(b"\nclaims:", b""))
    head = trace_all(workspace, tmp_path / "out", at=AT)
    assert head["counts"]["seeds"] == 0 and head["counts"]["bills"] == 6
    assert any("nothing was followed" in said for said in head["messages"])
    assert rows_of(tmp_path / "out", "shipments") == []


def test_packaging_is_followed_round_the_goods_it_packs_and_no_further(tmp_path: Path):
    boxes = [
        ("B10", "2021-01-20", MILL, "Invented Packer", "481910"),
        ("B11", "2021-02-01", "Invented Packer", "Invented Far Shop", "854140"),
        ("B12", "2021-02-20", "Invented Far Shop", "Invented Last Shop", "854140"),
        ("B13", "2021-02-21", "Invented Far Shop", "Invented Cutter", "850440"),
    ]
    workspace = make(tmp_path / "ws", [*BILLS, *boxes])
    head = trace_all(workspace, tmp_path / "out", at=AT)
    assert head["packaging"] == {"followed": True, "headings": ["4819"], "bills": 1}
    assert find_faults(head) == []
    found = {row["name"]: row for row in rows_of(tmp_path / "out", "importers")}
    assert found["Invented Packer"]["score"] > found["Invented Far Shop"]["score"]
    assert found["Invented Far Shop"]["score"] > found["Invented Last Shop"]["score"] > 0
    assert found["Invented Last Shop"]["tier"] == 3 and "Invented Cutter" not in found
    known = {row["importer"]["name"]: row["score"] for row in trace(workspace, at=AT, top=50)["touched"]}
    for name in ("Invented Packer", "Invented Far Shop", "Invented Last Shop"):
        row = found[name]
        assert (row["score"], row["low"], row["high"]) == tuple(
            known[name][of] for of in ("median", "low", "high")
        )


def test_concerns_are_scored_apart_when_that_is_asked(tmp_path: Path):
    # Two origins: what one paper says of mill and hall would fall together.
    line = b'  - {subject: inv-hall, predicate: forced_labor, source: tribune, kind: report, quote: "more words"}\n'
    tribune = (
        b'  - {id: tribune, title: Invented Tribune, public_from: "2021-02-01", reliability: C}\nentities:'
    )
    hall = (
        b"  - {id: inv-hall, schema: Company, source: paper, names: [{name: Invented Sewing Hall}]}\nlinks:"
    )
    workspace = make(
        tmp_path / "ws", data=INVENTED.replace(b"links:", hall).replace(b"entities:", tribune) + line
    )
    head = trace_all(workspace, tmp_path / "out", at=AT, by_concern=True)
    assert find_faults(head) == []
    kinds = ["forced_labor", "worker_nationality KP"]
    together = {row["entity"]: row for row in rows_of(tmp_path / "out", "importers")}
    assert together["inv-shop"]["concerns"] == "; ".join(kinds)
    alone = {
        (row["entity"], row["concern"]): row for row in rows_of(tmp_path / "out", "importers_by_concern")
    }
    assert [alone["inv-shop", kind]["score"] < together["inv-shop"]["score"] for kind in kinds] == [
        True,
        True,
    ]
    # The mill's bill comes before the hall, so only one of the two is in it.
    bills = rows_of(tmp_path / "out", "shipments_by_concern")
    number = {row["shipment"]: row for row in rows_of(tmp_path / "out", "shipments")}
    first = [row for row in bills if number[row["shipment"]]["bill_no"] == "B1"]
    assert [(row["concern"], row["score"]) for row in first] == [
        (kinds[1], number[first[0]["shipment"]]["score"])
    ]
    assert head["question"]["by_concern"] is True
    trace_all(workspace, tmp_path / "out", at=AT)
    assert not list((tmp_path / "out").glob("*by_concern*"))


@pytest.mark.parametrize("tiers", [0, 63])
def test_too_few_or_too_many_tiers_are_refused(season: Workspace, tmp_path: Path, tiers: int):
    with pytest.raises(UsageError, match="--tiers"):
        trace_all(season, tmp_path, at=AT, tiers=tiers)


def test_a_folder_that_cannot_be_written_is_refused_before_any_work(
    season: Workspace, tmp_path: Path, monkeypatch
):
    (tmp_path / "file").write_text("words", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        trace_all(season, tmp_path / "file", at=AT)
    with pytest.raises(UsageError, match="there is no folder"):
        trace_all(season, tmp_path / "none" / "out", at=AT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(UsageError, match="cannot be written: Permission denied"):
        trace_all(season, tmp_path, at=AT)


def test_a_full_disk_leaves_the_tables_of_the_run_before(season: Workspace, tmp_path: Path, monkeypatch):
    trace_all(season, tmp_path, at=AT)
    before = bytes_of(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("unpick.trace.batch_write._write_csv", full)
    with pytest.raises(UsageError, match="No space left"):
        trace_all(season, tmp_path, at=AT, tiers=1)
    assert bytes_of(tmp_path) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".shipments", ".importers"))]


def test_the_command_writes_the_folder_and_is_silent_when_asked(season: Workspace, tmp_path: Path):
    given = ["trace", "--workspace", str(season.folder), "--out", str(tmp_path / "out")]
    told = CliRunner().invoke(cli, given)
    assert told.exit_code == 0 and "1024 of 1024 worlds counted" in told.stderr
    assert "12 of 14 bills can be reached" in told.stdout
    assert "they are no probabilities" in told.stdout
    quiet = CliRunner().invoke(cli, [*given, "-q", "--json"])
    assert quiet.exit_code == 0 and quiet.stderr == ""
    assert json.loads(quiet.stdout)["schema"] == "unpick.trace-all/1"


def test_a_folder_and_a_name_together_are_refused(season: Workspace, tmp_path: Path):
    done = CliRunner().invoke(
        cli, ["trace", "--workspace", str(season.folder), "--out", str(tmp_path / "out"), "--to", SHOP]
    )
    assert done.exit_code == 2
    assert "leave --to and --from away" in done.stderr
    assert not (tmp_path / "out").exists()
