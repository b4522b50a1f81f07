"""Another passphrase: nothing is lost at any step, what was proven stays proven, the old words open nothing."""

import hashlib
import hmac
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.test_protect import FACTS, WORDS
from tests.store.test_workspace import AT
from unpick.app.case import open_case
from unpick.app.custody_log import check_log, export_head, prove_row
from unpick.app.load import load
from unpick.app.passphrase import new_passphrase
from unpick.app.sources import add_source, erase_source, open_source
from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.merkle import holds_inclusion, leaf_hash
from unpick.store.rewrap import change_passphrase
from unpick.store.ring import has_ring
from unpick.store.seal_keys import open_key
from unpick.store.sealed import SealKey, check_key, open_sealed
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

NEW = "quite another one"
WORK = 16


def fill(folder: Path, tmp_path: Path) -> tuple[Workspace, str, str]:
    """Return a workspace with a sealed original, sealed rows, and a source that two cases know."""
    workspace = Workspace.create(folder, created_at=AT)
    for case in ("mine", "other"):
        open_case(workspace.folder, case, title=case, by="one", at=AT)
    facts, who = tmp_path / "told.yml", tmp_path / "who.yml"
    facts.write_text(FACTS, encoding="utf-8")
    document: str = load(workspace, [facts], at=AT, passphrase=WORDS)["files"][0]["document"]
    who.write_text(f"name: Imaginary Person\ndocuments: [{document}]\n", encoding="utf-8")
    called = [
        add_source(workspace.folder, who, case=case, by="one", at=AT)["sources"][0]["source"]
        for case in ("mine", "other")
    ]
    return workspace, document, called[0]


@pytest.fixture(autouse=True, scope="module")
def cheap() -> Iterator[None]:
    """A passphrase costs a tenth of a second to try, and these tests try hundreds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("unpick.store.ring._WORK", WORK)
        yield


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNPICK_PASSPHRASE", WORDS)


@pytest.fixture(scope="module", params=["ring", "before the ring"])
def made(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, str, str]]:
    """A workspace of today, and one as a version without the ring wrote it, each with the files that filled it."""
    files = tmp_path_factory.mktemp("made")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("UNPICK_PASSPHRASE", WORDS)
    if request.param == "ring":
        workspace, *rest = fill(files / "ws", files)
        assert has_ring(workspace.folder)
        yield files, workspace.folder, *rest
        monkeypatch.undo()
        return

    def as_before(folder: Path, passphrase: str) -> tuple[SealKey, dict[str, str]]:
        key = SealKey.of(folder, passphrase)
        check_key(folder, key)
        return key, {}

    with monkeypatch.context() as patch:
        patch.setattr("unpick.store.load.key_to_seal", as_before)
        patch.setattr("unpick.store.sealed.key_to_seal", as_before)
        workspace, *rest = fill(files / "ws", files)
    assert not has_ring(workspace.folder)
    yield files, workspace.folder, *rest
    monkeypatch.undo()


@pytest.fixture
def filled(made: tuple[Path, Path, str, str], tmp_path: Path) -> tuple[Workspace, str, str]:
    files, folder, document, called = made
    for name in ("told.yml", "who.yml"):
        shutil.copy(files / name, tmp_path / name)
    return Workspace.open(Path(shutil.copytree(folder, tmp_path / "ws"))), document, called


def opens(
    workspace: Workspace, document: str, called: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Tell whether a passphrase opens everything; that it opens a part only fails the test."""
    results = set()
    monkeypatch.setenv("UNPICK_PASSPHRASE", words)
    for what in ("original", "rows", "identity"):
        try:
            if what == "original":
                assert open_sealed(workspace.folder, document, passphrase=words)[1].decode() == FACTS
            elif what == "rows":
                again = Workspace.open(workspace.folder)
                again.unlock(words, [document])
                with again.reader(reveal=frozenset({document})) as reader:
                    assert "Made Up Hidden Shop" in str(reader.table("statement").to_pylist())
            else:
                told = open_source(workspace.folder, called, reason="counsel asks", by="two", at=AT)
                assert told["sources"][0]["identity"]["name"] == "Imaginary Person"
            results.add(True)
        except UsageError as problem:
            assert "wrong" in str(problem)
            results.add(False)
    (whether,) = results
    return whether


def change(workspace: Workspace) -> dict[str, object]:
    os.environ["UNPICK_PASSPHRASE"] = WORDS
    document = new_passphrase(workspace.folder, by="keeper", at=AT, typed=NEW)
    assert find_faults(document) == []
    return document


def test_the_new_passphrase_opens_everything_and_the_old_one_nothing(filled, monkeypatch: pytest.MonkeyPatch):
    workspace, document, called = filled
    before = SealKey.of(workspace.folder, WORDS)
    keys = {path.name: path.read_bytes() for path in (workspace.folder / "sealed").glob("*.key")}
    told = change(workspace)
    assert told["notes"] == [
        f"{len(keys)} keys lie under the new passphrase; the old one opens nothing here any more"
    ]
    assert opens(workspace, document, called, NEW, monkeypatch)
    assert not opens(workspace, document, called, WORDS, monkeypatch)
    after = SealKey.of(workspace.folder, NEW)
    # Names stay, so that the log and outputs are still understood; what wraps the keys is new.
    assert after.secret == before.secret
    assert set(after.wraps).isdisjoint(before.wraps)
    for name, data in keys.items():
        assert (workspace.folder / "sealed" / name).read_bytes() != data
    assert verify_workspace(workspace.folder) == []


def test_keys_that_the_old_passphrase_made_open_nothing_that_is_wrapped_now(filled):
    """Of a workspace from before the ring, the old words and the salt gave every key; they must not any more."""
    workspace, document, _ = filled
    change(workspace)
    salt = bytes.fromhex(json.loads((workspace.folder / "workspace.json").read_bytes())["salt"])
    derived = hashlib.scrypt(WORDS.encode(), salt=salt, n=WORK, r=8, p=1, dklen=32)
    for wrapping in (derived, hmac.digest(derived, b"wrap", "sha256")):
        with pytest.raises(UsageError, match="wrong"):
            open_key(workspace.folder, document, (wrapping,))


def test_what_was_signed_and_proven_before_still_verifies(filled, tmp_path: Path):
    workspace, document, called = filled
    head = tmp_path / "head.json"
    export_head(workspace.folder, at=AT, out=head)
    row = next(one for one in workspace.decisions.entries() if one.action == "source_sealed")
    proven = prove_row(workspace.folder, row.hash[:12], at=AT)
    change(workspace)
    assert check_log(workspace.folder, head, at=AT)["ok"]
    for proof in (proven, prove_row(workspace.folder, row.hash[:12], at=AT, since=head)):
        assert holds_inclusion(
            leaf_hash(bytes.fromhex(row.hash)),
            row.number - 1,
            proof["head"]["size"],
            [bytes.fromhex(one) for one in proof["inclusion"]],
            bytes.fromhex(proof["head"]["root"]),
        )
    os.environ["UNPICK_PASSPHRASE"] = NEW
    facts = tmp_path / "told.yml"
    again = load(workspace, [facts], at=AT, passphrase=NEW)["files"][0]
    assert (again["status"], again["document"]) == ("already loaded", document)
    who = tmp_path / "who.yml"
    assert add_source(workspace.folder, who, case="mine", by="one", at=AT)["sources"][0]["source"] == called


class Killed(BaseException):
    """The process died."""


@pytest.mark.parametrize("step", range(9))
def test_a_change_that_is_killed_at_any_write_loses_nothing(
    filled, step: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    workspace, document, called = filled
    logged = {name for row in workspace.decisions.entries() for name in row.what.get("sealed", {})}
    left = [step]

    def dies(one):
        def go(*args, **given):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return one(*args, **given)

        return go

    from unpick.store import ring, seal_keys
    from unpick.store.decisions import DecisionLog

    with monkeypatch.context() as patch:
        patch.setattr(ring, "write_durably", dies(ring.write_durably))
        patch.setattr(seal_keys, "write_durably", dies(seal_keys.write_durably))
        patch.setattr(DecisionLog, "record", dies(DecisionLog.record))
        try:
            change_passphrase(workspace.folder, WORDS, NEW, by="keeper", at=AT)
        except Killed:
            ended = False
        else:
            ended = True
    # The keys are those of the original, of the source and of two cases; two rows and two rings stand around them.
    assert ended == (step >= 8)
    old, new = (opens(workspace, document, called, words, monkeypatch) for words in (WORDS, NEW))
    assert [old, new] == [step < 2, step >= 2]
    problems = verify_workspace(workspace.folder)
    assert all("run `unpick sources passphrase` again" in one.remedy for one in problems)
    # A workspace from before the ring has none in its log, so that the first of the six is seen by nobody.
    assert bool(problems) == (2 + ("ring" not in logged) <= step < 8)
    if ended:
        return
    done = change_passphrase(workspace.folder, WORDS, NEW, by="keeper", at=AT)
    assert done.resumed == (step > 0)
    assert opens(workspace, document, called, NEW, monkeypatch)
    assert not opens(workspace, document, called, WORDS, monkeypatch)
    assert len(SealKey.of(workspace.folder, NEW).wraps) == 1
    assert verify_workspace(workspace.folder) == []


def test_the_log_has_who_and_how_many_and_no_words(filled):
    workspace, _, _ = filled
    change(workspace)
    begun, changed = workspace.decisions.entries()[-2:]
    assert [(one.action, one.by, one.what["keys"]) for one in (begun, changed)] == [
        ("passphrase_begun", "keeper", 4),
        ("passphrase_changed", "keeper", 4),
    ]
    assert "ring" in changed.what["sealed"]
    for path in workspace.folder.rglob("*"):
        if path.is_file():
            assert not any(words.encode() in path.read_bytes() for words in (WORDS, NEW)), path


def test_it_can_be_changed_twice_and_erasure_goes_on(filled, monkeypatch: pytest.MonkeyPatch):
    workspace, document, called = filled
    change(workspace)
    change_passphrase(workspace.folder, NEW, "the third one", by="keeper", at=AT)
    assert opens(workspace, document, called, "the third one", monkeypatch)
    monkeypatch.setenv("UNPICK_PASSPHRASE", "the third one")
    erase_source(workspace.folder, called, why="she asked for it", by="one", at=AT, documents=True)
    assert verify_workspace(workspace.folder) == []
    with pytest.raises(FileNotFoundError):
        open_sealed(workspace.folder, document, passphrase="the third one")


def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    workspace, document, called = filled
    rows = len(workspace.decisions.entries())
    for old, new, says in (
        (WORDS, WORDS, "is the old one"),
        ("not this one", NEW, "wrong"),
        ("", NEW, "no passphrase"),
        (WORDS, "short", "fewer than 8"),
    ):
        with pytest.raises(UsageError, match=says):
            change_passphrase(workspace.folder, old, new, by="keeper", at=AT)
    with pytest.raises(UsageError, match="no new passphrase"):
        new_passphrase(workspace.folder, by="keeper", at=AT)
    with pytest.raises(UsageError):
        new_passphrase(workspace.folder, by=" ", at=AT, typed=NEW)
    assert len(workspace.decisions.entries()) == rows
    assert opens(workspace, document, called, WORDS, monkeypatch)
    empty = Workspace.create(tmp_path / "empty", created_at=AT)
    with pytest.raises(UsageError, match="nothing is sealed"):
        change_passphrase(empty.folder, WORDS, NEW, by="keeper", at=AT)
    old_file = workspace.folder / "sealed" / ("0" * 64)
    old_file.write_bytes(b"UNPICKSEAL2\n" + b"x" * 40)
    with pytest.raises(UsageError, match="of their own"):
        change_passphrase(workspace.folder, WORDS, NEW, by="keeper", at=AT)


def test_a_ring_of_another_workspace_or_with_a_flipped_byte_is_told(filled, tmp_path: Path):
    workspace, document, _ = filled
    change(workspace)
    ring = workspace.folder / "sealed" / "ring"
    data = ring.read_bytes()
    for place in (0, 12, 30, 60, len(data) - 1):
        ring.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(UsageError, match="wrong or the bytes were changed"):
            open_sealed(workspace.folder, document, passphrase=NEW)
        assert [one.file for one in verify_workspace(workspace.folder)] == ["sealed/ring"]
    other = fill(tmp_path / "other", tmp_path)[0]
    change_passphrase(other.folder, WORDS, NEW, by="keeper", at=AT)
    shutil.copy(other.folder / "sealed" / "ring", ring)
    with pytest.raises(UsageError, match="wrong"):
        open_sealed(workspace.folder, document, passphrase=NEW)


def test_a_load_that_was_given_up_binds_nobody_to_its_passphrase(tmp_path: Path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with pytest.raises(RuntimeError), workspace.loading(at=AT) as loading:
        loading.commitment("0" * 64, passphrase="a slip of the hand")
        raise RuntimeError
    facts = tmp_path / "told.yml"
    facts.write_text(FACTS, encoding="utf-8")
    row = load(workspace, [facts], at=AT, passphrase=WORDS)["files"][0]
    assert open_sealed(workspace.folder, row["document"], passphrase=WORDS)[1].decode() == FACTS


def test_the_command_takes_both_from_files_or_the_environment(
    filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    workspace, document, _ = filled
    monkeypatch.setenv("UNPICK_NEW_PASSPHRASE", NEW)
    arguments = ["sources", "passphrase", "--by", "A. Clerk", "--workspace", str(workspace.folder)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert "4 keys lie under the new passphrase" in done.output
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(f"{NEW}\n")
    new.write_text("the third one\n")
    arguments += ["--passphrase-file", str(old), "--new-passphrase-file", str(new)]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert open_sealed(workspace.folder, document, passphrase="the third one")
