"""Identities of sources: sealed, one pseudonym a case, each opening in the log, erased so that proofs still hold."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.test_protect import FACTS, WORDS, in_clear
from tests.store.test_workspace import AT
from unpick.app.case import open_case
from unpick.app.custody_log import check_log, export_head, prove_row
from unpick.app.load import load
from unpick.app.sources import add_source, erase_source, list_sources, open_source
from unpick.cli.main import cli
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.merkle import holds_inclusion, leaf_hash
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

CANARIES = ("Imaginary Person", "1987", "+000 555 01", "made-up valley", "Invented Hamlet")
WHO = """
name: Imaginary Person
apart: "1987"
contact: "+000 555 01, only at night"
place: the made-up valley
role: sews
documents: [{document}]
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("UNPICK_PASSPHRASE", WORDS)
    made = Workspace.create(tmp_path / "ws", created_at=AT)
    for case in ("mine", "other"):
        open_case(made.folder, case, title=case, by="one", at=AT)
    return made


@pytest.fixture
def matter(workspace: Workspace, tmp_path: Path) -> str:
    path = tmp_path / "told.yml"
    path.write_text(FACTS, encoding="utf-8")
    document: str = load(workspace, [path], at=AT, passphrase=WORDS)["files"][0]["document"]
    return document


def who(tmp_path: Path, text: str = "name: Imaginary Person\napart: 1987\n") -> Path:
    path = tmp_path / "who.yml"
    path.write_text(text, encoding="utf-8")
    return path


def add(workspace: Workspace, path: Path, case: str = "mine") -> str:
    document = add_source(workspace.folder, path, case=case, by="one", at=AT)
    assert find_faults(document) == []
    called: str = document["sources"][0]["source"]
    return called


def test_an_identity_stands_nowhere_in_clear_and_opens_with_a_row_in_the_log(
    workspace: Workspace, matter: str, tmp_path: Path
):
    called = add(workspace, who(tmp_path, WHO.format(document=matter[:8])))
    for canary in CANARIES:
        assert in_clear(workspace.folder, canary) == [], canary
    document = open_source(workspace.folder, called, reason="counsel asks", by="two", at=AT)
    assert find_faults(document) == []
    (one,) = document["sources"]
    assert one["identity"]["name"] == "Imaginary Person"
    assert one["identity"]["documents"] == [matter]
    assert one["opened"] == 1
    last = workspace.decisions.entries()[-1]
    assert (last.action, last.by, last.why) == ("source_opened", "two", "counsel asks")
    assert last.what == {"case": "mine", "source": called}
    assert verify_workspace(workspace.folder) == []


def test_a_case_calls_a_source_the_same_each_time_and_two_cases_call_her_differently(
    workspace: Workspace, tmp_path: Path
):
    first = add(workspace, who(tmp_path))
    again = add(workspace, who(tmp_path, "name: '  imaginary   PERSON '\napart: '1987'\n"))
    namesake = add(workspace, who(tmp_path, "name: Imaginary Person\napart: 1990\n"))
    other = add(workspace, who(tmp_path), case="other")
    assert first == again
    assert len({first, namesake, other}) == 3
    assert len(list((workspace.folder / "sealed").glob("*.source"))) == 2


def test_what_the_log_tells_joins_no_two_cases_without_the_passphrase(workspace: Workspace, tmp_path: Path):
    add(workspace, who(tmp_path))
    add(workspace, who(tmp_path), case="other")
    rows = [row.what for row in workspace.decisions.entries() if row.action == "source_sealed"]
    mine, other = ({name for name in row["sealed"] if name.endswith(".key")} for row in rows)
    shared = {name for name in mine & other if name.startswith("case-")}
    assert shared == set()
    assert len({path.stat().st_size for path in (workspace.folder / "sealed").glob("*.source")}) == 1


def test_all_identities_are_of_one_size_whatever_they_say(workspace: Workspace, tmp_path: Path):
    add(workspace, who(tmp_path, "name: A\n"))
    add(workspace, who(tmp_path, f"name: B\nnote: {'long words ' * 200}\n"))
    assert len({path.stat().st_size for path in (workspace.folder / "sealed").glob("*.source")}) == 1


def test_nothing_is_shown_without_reason_person_and_passphrase(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    called = add(workspace, who(tmp_path))
    rows = len(workspace.decisions.entries())
    for reason, by in (("", "one"), ("counsel asks", ""), (" ", "one")):
        with pytest.raises(UsageError, match="reason"):
            open_source(workspace.folder, called, reason=reason, by=by, at=AT)
    with pytest.raises(UsageError, match="no case calls"):
        open_source(workspace.folder, "S-AAAAAAAA", reason="counsel asks", by="one", at=AT)
    for words, says in (("", "UNPICK_PASSPHRASE"), ("another phrase", "passphrase is wrong")):
        monkeypatch.setenv("UNPICK_PASSPHRASE", words)
        with pytest.raises(UsageError, match=says):
            open_source(workspace.folder, called, reason="counsel asks", by="one", at=AT)
    assert len(workspace.decisions.entries()) == rows


def test_after_erasure_nobody_is_told_and_every_proof_holds(
    workspace: Workspace, matter: str, tmp_path: Path
):
    called = add(workspace, who(tmp_path, WHO.format(document=matter)))
    other = add(workspace, who(tmp_path), case="other")
    head = tmp_path / "head.json"
    export_head(workspace.folder, at=AT, out=head)
    row = next(one for one in workspace.decisions.entries() if one.action == "source_sealed")
    done = erase_source(workspace.folder, called, by="one", why="she asked", at=AT)
    assert find_faults(done) == []
    assert {one["source"]: one["state"] for one in done["sources"]} == {called: "erased", other: "erased"}
    for name in (called, other):
        with pytest.raises(UsageError, match="was erased"):
            open_source(workspace.folder, name, reason="counsel asks", by="one", at=AT)
    assert verify_workspace(workspace.folder) == []
    assert check_log(workspace.folder, head, at=AT)["ok"]
    proof = prove_row(workspace.folder, row.hash[:12], at=AT, since=head)
    assert holds_inclusion(
        leaf_hash(bytes.fromhex(row.hash)),
        row.number - 1,
        proof["head"]["size"],
        [bytes.fromhex(one) for one in proof["inclusion"]],
        bytes.fromhex(proof["head"]["root"]),
    )
    assert (workspace.folder / "sealed" / matter).is_file(), "what she gave stays unless it is named"


def test_what_she_gave_is_erased_with_her_when_that_is_asked(
    workspace: Workspace, matter: str, tmp_path: Path
):
    called = add(workspace, who(tmp_path, WHO.format(document=matter)))
    open_source(workspace.folder, matter[:8], reason="to read", by="one", at=AT, out=tmp_path / "read.yml")
    assert (tmp_path / "read.yml").read_text() == FACTS
    done = erase_source(workspace.folder, called, by="one", why="she asked", at=AT, documents=True)
    (row,) = done["documents"]
    assert (row["document"], row["state"], row["own_key"], row["sealed_rows"]) == (
        matter,
        "erased",
        False,
        False,
    )
    assert "sources open" in done["notes"][0]
    with pytest.raises(UsageError, match="was erased"):
        open_source(workspace.folder, matter, reason="again", by="one", at=AT, out=tmp_path / "again.yml")
    assert verify_workspace(workspace.folder) == []


def test_the_list_needs_no_passphrase_and_names_nobody(
    workspace: Workspace, matter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    called = add(workspace, who(tmp_path, WHO.format(document=matter)))
    monkeypatch.delenv("UNPICK_PASSPHRASE")
    document = list_sources(workspace.folder, at=AT)
    assert find_faults(document) == []
    assert [one["source"] for one in document["sources"]] == [called]
    assert [(one["document"], one["state"]) for one in document["documents"]] == [(matter, "sealed")]
    assert document["rows_in_clear"] == 0
    assert not any(canary in json.dumps(document) for canary in CANARIES)
    assert list_sources(workspace.folder, at=AT, case="other")["sources"] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no 'name'"),
        ("- a\n- b\n", "no 'name'"),
        ("name: [a\n", "no YAML in line"),
        ("name: A\nphone: 1\n", "'phone' is no key"),
        ("name: A\nnote: {a: b}\n", "'note' has the wrong form"),
        ("name: A\ndocuments: 5\n", "'documents' has the wrong form"),
    ],
)
def test_a_faulty_file_of_an_identity_is_named(workspace: Workspace, tmp_path: Path, text: str, says: str):
    with pytest.raises(UnreadableFile, match=says):
        add_source(workspace.folder, who(tmp_path, text), case="mine", by="one", at=AT)
    assert not list((workspace.folder / "sealed").glob("*.source"))


def test_an_unknown_document_or_case_seals_nothing(workspace: Workspace, tmp_path: Path):
    with pytest.raises(UsageError, match="names 0 protected documents"):
        add(workspace, who(tmp_path, "name: A\ndocuments: [abcdef123456]\n"))
    with pytest.raises(UsageError, match="nowhere"):
        add(workspace, who(tmp_path), case="nowhere")
    assert not list((workspace.folder / "sealed").glob("*.source"))


def test_the_commands_print_words_and_no_name_before_it_is_opened(workspace: Workspace, tmp_path: Path):
    place = ["--workspace", str(workspace.folder)]
    run = CliRunner().invoke
    added = run(cli, ["sources", "add", str(who(tmp_path)), "--case", "mine", "--by", "one", *place])
    assert added.exit_code == 0, added.output
    assert "delete it" in added.output
    called = added.output.split()[0]
    listed = run(cli, ["sources", "list", *place])
    assert f"{called}  case mine  sealed, opened never" in listed.output
    assert "Imaginary" not in added.output + listed.output
    opened = run(cli, ["sources", "open", called, "--reason", "x", "--by", "one", *place])
    assert "name: Imaginary Person" in opened.output
    erased = run(cli, ["sources", "erase", called, "--why", "she asked", "--by", "one", *place])
    assert "Erased: 2 files" in erased.output
    assert "open, opened once" not in erased.output
    sealed = run(cli, ["sources", "seal", *place])
    assert "0 rows sealed" in sealed.output
