"""Protected sources through the app: sealed when loaded, redacted when shown, revealed with a reason only."""

import csv
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from tests.store.test_workspace import AT
from unpick.app.case import list_cases, show_case
from unpick.app.load import load
from unpick.app.protect import read_passphrase
from unpick.app.resolve import resolve_workspace
from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.store.sealed import open_sealed
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

WORDS = "long enough"
FACTS = """
unpick: facts/1
id: invented-matter
title: An invented matter
invented: true
sources:
  - {id: open, title: Imaginary Gazette, public_from: "2020-01-01", reliability: B}
  - {id: witness, title: Talk with Imaginary Person, public_from: "2020-02-01", reliability: C, protected: true}
entities:
  - {id: fc-invented-mill, schema: Company, names: [{name: Invented Mill}], source: open}
  - {id: fc-hidden-shop, schema: Company, names: [{name: Made Up Hidden Shop}], source: witness}
claims:
  - {subject: fc-invented-mill, predicate: made_in, object: KP, quote: Open words., source: open}
  - {subject: fc-hidden-shop, predicate: forced_labor, quote: Whispered words., source: witness}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "imaginary-person.yml"
    path.write_text(FACTS, encoding="utf-8")
    return path


@pytest.fixture
def matter(workspace: Workspace, facts: Path) -> str:
    """Load the facts file and return the commitment of the sealed original."""
    document: str = load(workspace, [facts], at=AT, passphrase=WORDS)["files"][0]["document"]
    return document


def in_clear(folder: Path, text: str) -> list[Path]:
    """Return the files that hold a text, those of facts/parts as their rows say it as well."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and (text.encode() in path.read_bytes() or text in rows_of(path))
    ]


def rows_of(path: Path) -> str:
    return str(pq.read_table(path).to_pylist()) if path.suffix == ".parquet" else ""


def test_a_facts_file_with_a_protected_source_needs_a_passphrase(workspace: Workspace, facts: Path):
    before = workspace.snapshot()
    with pytest.raises(UsageError, match="UNPICK_PASSPHRASE"):
        load(workspace, [facts], at=AT)
    assert workspace.snapshot() == before
    assert in_clear(workspace.folder, "Whispered") == []


def test_a_facts_file_with_a_protected_source_is_sealed_whole(workspace: Workspace, matter: str):
    about, data = open_sealed(workspace.folder, matter, passphrase=WORDS)
    assert about["name"] == "imaginary-person.yml"
    assert data.decode() == FACTS
    assert list(workspace.folder.glob("originals/*/*")) == []
    for secret in ("Whispered", "imaginary-person", "Talk with", "Hidden Shop", "fc-hidden"):
        assert in_clear(workspace.folder, secret) == [], secret
    assert verify_workspace(workspace.folder) == []


def test_the_same_protected_file_is_not_loaded_twice(workspace: Workspace, facts: Path, matter: str):
    again = load(workspace, [facts], at=AT, passphrase=WORDS)["files"][0]
    assert (again["status"], again["document"]) == ("already loaded", matter)


def test_every_source_of_a_file_loaded_as_protected_is_protected(workspace: Workspace, facts: Path):
    load(workspace, [facts], at=AT, protected=True, passphrase=WORDS)
    with workspace.reader() as reader:
        assert set(reader.table("statement").column("value").to_pylist()) == {"[protected source]"}


def bills(path: Path, *, hs: str = "610910") -> Path:
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows(
            [
                ["shipper_name", "consignee_name", "date", "hs_code", "description"],
                ["Invented Hidden Mill", "Made Up Shop", "2024-03-01", "610910", "secret shirts"],
                *[["Invented Mill B", "Made Up Shop", "2024-03-01", hs, "shirts"]] * 9,
            ]
        )
    return path


def test_a_protected_file_of_shipments_is_sealed_and_its_faulty_values_are_not_repeated(
    workspace: Workspace, tmp_path: Path
):
    path = bills(tmp_path / "from-the-clerk.csv")
    path.write_text(path.read_text() + "Hidden Clerk,Made Up Shop,2024-13-77,610910,shirts\n")
    document = load(workspace, [path], at=AT, protected=True, passphrase=WORDS)
    assert document["rows_loaded"] == 10
    assert [one["value"] for one in document["rejects"]] == ["[protected source]"]
    assert in_clear(workspace.folder, "from-the-clerk") == []
    assert in_clear(workspace.folder, "Hidden") == []
    with workspace.reader() as reader:
        assert set(reader.table("shipment").column("shipper_name").to_pylist()) == {"[protected source]"}
        assert reader.table("party").num_rows == 0


def test_a_file_that_lies_in_clear_cannot_be_protected_after_the_fact(workspace: Workspace, tmp_path: Path):
    path = bills(tmp_path / "bills.csv")
    load(workspace, [path], at=AT)
    with pytest.raises(UsageError, match="in clear"):
        load(workspace, [path], at=AT, protected=True, passphrase=WORDS)


def test_a_case_shows_what_a_protected_source_said_as_redacted(workspace: Workspace, matter: str):
    (case,) = show_case(workspace.folder, "invented-matter", known_at=None, at=AT)["cases"]
    assert [claim["quote"] for claim in case["claims"]] == ["Open words.", "[protected source]"]
    told = json.dumps([list_cases(workspace.folder, at=AT), case, resolve_workspace(workspace.folder, at=AT)])
    assert [one for one in ("Whispered", "Talk with", "hidden", "Hidden") if one in told] == []
    assert matter in told


def test_what_is_revealed_is_in_the_log_with_its_reason(
    workspace: Workspace, matter: str, monkeypatch: pytest.MonkeyPatch
):
    rows = len(workspace.decisions.entries())
    asked = {"known_at": None, "at": AT, "reveal": [matter[:12]], "reason": "counsel asks", "by": "one"}
    for wrong, says in (("", "UNPICK_PASSPHRASE"), ("another phrase", "passphrase is wrong")):
        monkeypatch.setenv("UNPICK_PASSPHRASE", wrong)
        with pytest.raises(UsageError, match=says):
            show_case(workspace.folder, "invented-matter", **asked)
    assert len(workspace.decisions.entries()) == rows, "nothing was shown, nothing is logged as shown"
    monkeypatch.setenv("UNPICK_PASSPHRASE", WORDS)
    (case,) = show_case(
        workspace.folder,
        "invented-matter",
        known_at=None,
        at=AT,
        reveal=[matter[:12]],
        reason="counsel asks",
        by="one",
    )["cases"]
    assert "Whispered words." in [claim["quote"] for claim in case["claims"]]
    last = workspace.decisions.entries()[-1]
    assert (last.action, last.by, last.why) == ("reveal", "one", "counsel asks")
    assert last.what["documents"] == [matter]
    assert verify_workspace(workspace.folder) == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--reveal", "00000000"], "--reason"),
        (["--reason", "counsel asks"], "--reveal"),
        (["--reveal", "00000000", "--reason", "counsel asks"], "--by"),
        (["--reveal", "00000000", "--reason", "counsel asks", "--by", "one"], "names 0 protected documents"),
    ],
)
def test_to_reveal_without_a_reason_is_a_usage_error(
    workspace: Workspace, matter: str, options: list[str], says: str
):
    rows = len(workspace.decisions.entries())
    command = ["case", "show", "invented-matter", "--workspace", str(workspace.folder), *options]
    done = CliRunner().invoke(cli, command)
    assert isinstance(done.exception, UsageError)
    assert done.exception.exit_code == 2
    assert says in str(done.exception)
    assert len(workspace.decisions.entries()) == rows
    assert matter


def test_the_passphrase_comes_from_the_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("UNPICK_PASSPHRASE", raising=False)
    assert read_passphrase(None) == ""
    monkeypatch.setenv("UNPICK_PASSPHRASE", "from the environment")
    assert read_passphrase(None) == "from the environment"
    path = tmp_path / "words"
    path.write_text("from the file\nsecond line\n")
    assert read_passphrase(path) == "from the file"
    path.write_text("")
    with pytest.raises(UsageError, match="first line is empty"):
        read_passphrase(path)


def test_the_command_line_loads_a_protected_file(workspace: Workspace, tmp_path: Path, monkeypatch):
    monkeypatch.delenv("UNPICK_PASSPHRASE", raising=False)
    path = bills(tmp_path / "bills.csv")
    command = ["load", str(path), "--protected", "--workspace", str(workspace.folder)]
    refused = CliRunner().invoke(cli, command)
    assert isinstance(refused.exception, UsageError)
    (tmp_path / "words").write_text(WORDS)
    done = CliRunner().invoke(cli, [*command, "--passphrase-file", str(tmp_path / "words")])
    assert done.exit_code == 0, done.output
    with workspace.reader() as reader:
        assert reader.table("document").column("sealed").to_pylist() == [True]


def test_only_the_app_and_the_store_can_reveal():
    source = Path(__file__).parents[2] / "src" / "unpick"
    reached = re.compile(r"reader\([^)]*reveal|revealed=")
    found = {
        path.relative_to(source).parts[0] for path in source.rglob("*.py") if reached.search(path.read_text())
    }
    assert found <= {"app", "store"}


def test_what_stands_in_the_place_of_a_protected_name_is_no_party_to_trace_through():
    from unpick.names.party import read_party
    from unpick.store.reader import REDACTED

    assert read_party(REDACTED).kind == "withheld"
