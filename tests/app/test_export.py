"""Everything goes out again, and nothing of a protected source does."""

import csv
import datetime as dt
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tests.store.test_redaction import SECRETS, load
from tests.store.test_workspace import AT, said
from unpick.app.custody import check_custody
from unpick.app.export import FORMATS, export_workspace
from unpick.cli.main import cli
from unpick.datasets.ftm import read_sidecar
from unpick.model.errors import MissingPart, UsageError
from unpick.report.json_out import find_faults
from unpick.store.reader import VIEWS
from unpick.store.tables import STORED
from unpick.store.workspace import Workspace

FORMULA = '=HYPERLINK("http://invented.example","click")'
SHUT = [secret for secret in SECRETS if secret not in ("row:77", "HIDDEN-1")]
"""What the protected document alone said; the open one has the same locator and number."""


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the passphrase as a user does."""
    monkeypatch.setenv("UNPICK_PASSPHRASE", "long enough")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("base") / "ws", created_at=AT)
    load(workspace, protected=False)
    load(workspace, protected=True)
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(b"y", name="y", dataset="invented", public_from=dt.date(2020, 1, 1))
        loading.write_statements(
            said(document, value, entity_id="inv-lotus", prop=prop, locator="row:9")
            for prop, value in (
                ("name", FORMULA),
                ("notes", "-12.5"),
                ("notes", "'quoted"),
                ("country", "CN"),
            )
        )
    return workspace.folder


@pytest.fixture
def workspace(base: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(base, tmp_path / "ws")))


def export(workspace: Workspace, form: str, **more: object) -> dict[str, object]:
    document = export_workspace(workspace.folder, form=form, at=AT, **more)  # type: ignore[arg-type]
    assert find_faults(document) == []
    return document


def bytes_of(workspace: Workspace, document: dict) -> bytes:
    return b"".join((workspace.folder / one["path"]).read_bytes() for one in document["files"])


def sheets(workspace: Workspace, document: dict) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(workspace.folder / document["files"][0]["path"])
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def shut(workspace: Workspace) -> str:
    with workspace.reader() as reader:
        (found,) = [row["document"] for row in reader.table("document").to_pylist() if row["sealed"]]
    return found


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_format_says_what_a_protected_source_said(workspace: Workspace, form: str):
    why = f"told by {SHUT[0]}"  # a person's reason may speak of a source; no format carries it
    workspace.decisions.decide("inv-lotus", "Invented Lotus", "same", by="one", why=why, at=AT)
    document = export(workspace, form)
    assert (document["redacted"], document["synthetic"]) == (1, True)
    told = str(sheets(workspace, document)).encode() if form == "xlsx" else bytes_of(workspace, document)
    assert [secret for secret in SHUT if secret.encode() in told] == []
    assert b"Lotus" in told


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_each_export_is_in_the_log_and_verify_finds_a_changed_file(workspace: Workspace, form: str):
    document = export(workspace, form)
    last = workspace.decisions.entries()[-1]
    assert (last.action, last.what["files"]) == ("export", document["files"])
    for one in document["files"]:
        path = workspace.folder / one["path"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == one["sha256"]
    assert check_custody(workspace.folder, at=AT)["ok"]
    path.write_bytes(path.read_bytes() + b" ")
    (found,) = check_custody(workspace.folder, at=AT)["problems"]
    assert (found["part"], found["problem"]) == (one["path"], "its bytes were changed")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_facts_and_time_give_the_same_bytes(workspace: Workspace, tmp_path: Path, form: str):
    first, second = (export(workspace, form, out=tmp_path / name / "out") for name in ("a", "b"))
    assert [one["sha256"] for one in first["files"]] == [one["sha256"] for one in second["files"]]
    assert all(one["path"].startswith("out/") for one in first["files"]), "no path of this machine is kept"


def rows_of(workspace: Workspace, document: dict, table: str) -> list[dict[str, str]]:
    (path,) = [one["path"] for one in document["files"] if one["path"].endswith(f"/{table}.csv")]
    with (workspace.folder / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_and_view_is_a_csv_file_with_every_row(workspace: Workspace):
    document = export(workspace, "csv")
    assert len(document["files"]) == len(STORED) + len(VIEWS)
    total = 0
    with workspace.reader() as reader:
        for table in (*STORED, *VIEWS):
            rows = rows_of(workspace, document, table)
            assert len(rows) == reader.table(table).num_rows, table
            total += len(rows)
    assert document["rows"] == total


def test_no_cell_of_a_csv_is_a_formula_and_numbers_stay_numbers(workspace: Workspace):
    document = export(workspace, "csv")
    values = {row["value"] for row in rows_of(workspace, document, "statement")}
    assert {f"'{FORMULA}", "-12.5", "''quoted"} <= values
    for table in (*STORED, *VIEWS):
        for row in rows_of(workspace, document, table):
            assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "@", "\t", "\r")]


def test_lists_in_a_csv_are_json_and_invented_rows_are_marked(workspace: Workspace):
    rows = rows_of(workspace, export(workspace, "csv"), "entity")
    assert all(json.loads(row["why"]) for row in rows if row["countries"])
    assert {row["watermark"] for row in rows} == {"HOLDS INVENTED ROWS"}


def test_a_workbook_has_a_sheet_per_table_under_the_watermark_and_no_formula(workspace: Workspace):
    document = export(workspace, "xlsx")
    found = sheets(workspace, document)
    assert list(found) == [*STORED, *VIEWS]
    rows = found["statement"]
    assert rows[0][0] == "HOLDS INVENTED ROWS"
    assert len(rows) == 2 + 8
    assert FORMULA in {cell for row in rows for cell in row}
    with zipfile.ZipFile(workspace.folder / document["files"][0]["path"]) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(rb"<f[ >]", book.read(name))


def test_more_rows_than_a_sheet_holds_are_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    from unpick.report import tables

    monkeypatch.setattr(tables, "ROWS_OF_A_SHEET", 5)
    document = export(workspace, "xlsx")
    assert document["ok"] is False
    assert "statement: 5 of 8 rows do not fit a sheet; use --format csv" in document["problems"]


def test_followthemoney_comes_back_statement_by_statement(workspace: Workspace):
    workspace.decisions.decide("inv-lotus", "Invented Lotus", "same", by="one", why="seen", at=AT)
    document = export(workspace, "ftm")
    by_kind = {one["kind"]: workspace.folder / one["path"] for one in document["files"]}
    with workspace.reader() as reader:
        stored = {row["id"] for row in reader.table("statement").to_pylist() if not row["protected"]}
    assert {one.id for one in read_sidecar(by_kind["statements"])} == stored
    assert any("2 statements of protected sources" in note for note in document["notes"])
    assert any("2 shipments have no place" in note for note in document["notes"])
    merged = [json.loads(line) for line in by_kind["clusters"].read_text().splitlines()]
    assert [row["canonical_id"] for row in merged] == ["inv-lotus"]


def test_what_is_revealed_goes_out_with_its_reason_in_the_log(workspace: Workspace):
    document = export(workspace, "csv", reveal=[shut(workspace)], reason="for the sealed volume", by="one")
    assert document["redacted"] == 0
    assert b"Invented Witness" in bytes_of(workspace, document)
    reveal, exported = workspace.decisions.entries()[-2:]
    assert (reveal.action, exported.action) == ("reveal", "export")
    assert reveal.why == exported.why == "for the sealed volume"
    assert exported.what["revealed"] == [shut(workspace)]
    with pytest.raises(UsageError, match="--reason"):
        export(workspace, "csv", reveal=[shut(workspace)])
    with pytest.raises(UsageError, match="handover reveals nothing"):
        export(workspace, "csv", reveal=[shut(workspace)], reason="no", handover=True)


def test_what_was_not_public_then_is_not_exported(workspace: Workspace):
    document = export(workspace, "csv", known_at=dt.date(2019, 12, 31))
    assert document["rows"] == 0


def test_a_handover_verifies_and_holds_nothing_revealed_before(workspace: Workspace, tmp_path: Path):
    export(workspace, "csv", reveal=[shut(workspace)], reason="for the sealed volume", by="one")
    document = export(workspace, "csv", handover=True, out=tmp_path / "copy")
    assert (document["handover"], document["ok"]) == (True, True)
    answer = check_custody(tmp_path / "copy", at=AT)
    assert answer["ok"]
    assert answer["checked"]["sealed"] == 0
    assert "1 sealed originals" in answer["left_out"][0]
    for path in (tmp_path / "copy").rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            assert [secret for secret in SHUT if secret.encode() in path.read_bytes()] == [], path
    assert workspace.decisions.entries()[-1].what["handover"] is True
    assert check_custody(workspace.folder, at=AT)["ok"]


def test_a_folder_that_holds_something_is_not_written_into(workspace: Workspace, tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(UsageError, match="not empty"):
        export(workspace, "csv", out=tmp_path / "out")


def test_a_format_that_is_not_written_yet_is_said_to_be_missing(workspace: Workspace):
    done = CliRunner().invoke(cli, ["export", "--format", "geojson", "--workspace", str(workspace.folder)])
    assert isinstance(done.exception, MissingPart)
    assert "does not write 'geojson'" in str(done.exception)


def test_the_command_says_what_it_wrote(workspace: Workspace):
    command = ["export", "--format", "bods", "--workspace", str(workspace.folder)]
    done = CliRunner().invoke(cli, command)
    assert done.exit_code == 0, done.output
    assert "1 protected documents are redacted." in done.output


def test_the_passphrase_is_no_argument_of_any_command():
    for name in ("load", "export"):
        done = subprocess.run(
            [sys.executable, "-m", "unpick", name, "--help"], capture_output=True, text=True, check=True
        )
        assert "--passphrase " not in done.stdout
