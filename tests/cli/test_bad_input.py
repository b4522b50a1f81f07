"""The command line under bad input: a message of three parts, the promised exit code, no traceback.

Names are invented. Interrupts, pipes and the shell meet the real command in a process of its own.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from unpick.cli.main import COMMANDS, main
from unpick.report.json_out import find_faults

HEADER = (
    "BILL_OF_LADING,ACTUAL_ARRIVAL_DATE,RAW_SHIPPER_NAME,RAW_CONSIGNEE_NAME,"
    "HS_CODE,QUANTITY,WEIGHT_IN_KG,PRODUCT_DESCRIPTION\n"
)
ROW = "INV{},2024-03-01,Invented Quilt Works,Made Up Imports LLC,610910,12,100,QUILTS\n"
SIGNED = ("--by", "A. Analyst", "--why", "an invented reason")
MAIN = "import sys; from unpick.cli.main import main; sys.argv[0] = 'unpick'; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def unpick(*words: str | Path, cwd: Path | None = None) -> Done:
    """Run the command line in this process; what it does not catch fails the test."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(cwd or Path.cwd()),
        pytest.raises(SystemExit) as left,
    ):
        main([str(word) for word in words])
    return Done(returncode=int(left.value.code or 0), stdout=out.getvalue(), stderr=err.getvalue())


def completed(*words: str) -> list[str]:
    """Return what the shell is told when a person presses Tab after these words."""
    env = {"_UNPICK_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words)}
    env |= {"COMP_CWORD": str(len(words) - 1)}
    return subprocess.run(
        [sys.executable, "-c", MAIN], capture_output=True, text=True, check=False, env={**os.environ, **env}
    ).stdout.split()


def bills(path: Path, *, rows: int = 9, more: str = "") -> Path:
    path.write_text(HEADER + "".join(ROW.format(n) for n in range(rows)) + more, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("bad")
    assert unpick("init", room / "ws").returncode == 0
    assert unpick("load", bills(room / "b.csv"), "--workspace", room / "ws").returncode == 0
    return room / "ws"


@pytest.fixture
def broken(folder: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(folder, tmp_path / "ws"))


def test_every_command_of_the_first_issue_is_there():
    asked = "demo init template lists load withdraw screen compare resolve decide undo trace exposure"
    missing = {*asked.split(), "sites", "goods", "law", "export", "verify", "case"} - set(COMMANDS)
    assert missing == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_help_has_an_example(command: str):
    done = unpick(command, "--help")
    assert done.returncode == 0
    assert "Example:" in done.stdout


@pytest.mark.parametrize(
    ("words", "schema"),
    [
        (("lists", "status"), "lists"),
        (("lists", "diff"), "lists"),
        (("screen", "--name", "Invented Quilt Works"), "screen"),
        (("compare", "Invented Quilt Works", "\x1b[31mMade Up\u202e"), "compare"),
        (("resolve",), "resolve"),
        (("trace",), "trace"),
        (("exposure", "Made Up Imports LLC"), "exposure"),
        (("sites", "list"), "sites"),
        (("goods", "show", "9503"), "goods"),
        (("law", "Made Up Imports LLC"), "law"),
        (("case", "list"), "case"),
        (("verify",), "verify"),
        (("decide", "Invented Quilt Works", "an unseen name", "different", *SIGNED), "decide"),
        (("template", "links"), "template"),
    ],
)
def test_stdout_is_one_document_of_the_promised_shape(broken: Path, words: tuple[str, ...], schema: str):
    done = unpick(*words, "--json", "--workspace", broken, cwd=broken.parent)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["schema"] == f"unpick.{schema}/1"
    assert find_faults(document) == []


def test_rejected_rows_exit_with_4_and_the_document_names_them(broken: Path, tmp_path: Path):
    path = bills(tmp_path / "more.csv", more=ROW.format(99).replace("2024-03-01", "00/12/2020"))
    done = unpick("load", path, "--json", "--workspace", broken)
    assert done.returncode == 4
    assert find_faults(json.loads(done.stdout)) == []
    assert [row["value"] for row in json.loads(done.stdout)["rejects"]] == ["00/12/2020"]


def test_quiet_leaves_out_notes_and_never_a_rejected_row(tmp_path: Path):
    rows = ["Shipper,Consignee,Arrival Date,Weight (Pounds),Product"]
    rows += [f"Invented Quilt,Made Up,{day},10,quilts" for day in ("2021-04-03", "2021-04-05", "00/12/2020")]
    path = tmp_path / "b.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    loud, quiet = (unpick("load", path, "--dry-run", "--accept", *q) for q in ((), ("-q",)))
    assert loud.returncode == quiet.returncode == 4
    assert "guessed shipper_name" in loud.stderr
    assert "guessed" not in quiet.stderr
    assert "00/12/2020" in quiet.stderr
    assert set(quiet.stderr.splitlines()) < set(loud.stderr.splitlines())


NEEDS = [
    *(("load", "b.csv"), ("trace",), ("resolve",), ("exposure", "x")),
    *(("law", "x"), ("case", "list"), ("decide", "a", "b", "same", *SIGNED)),
    *(("withdraw", "x", *SIGNED), ("undo", "x", *SIGNED), ("lists", "import", "b.csv"), ("verify",)),
]


@pytest.mark.parametrize("words", NEEDS, ids=lambda words: words[0])
def test_without_a_workspace_the_way_to_one_is_named(tmp_path: Path, words: tuple[str, ...]):
    bills(tmp_path / "b.csv")
    done = unpick(*words, "--workspace", tmp_path / "none", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "unpick init" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nonsense",), "No such command"),
        (("load",), "Missing argument"),
        (("load", "absent.csv"), "no such file"),
        (("load", "/dev/null"), "neither a file nor a folder"),
        (("screen",), "no name was given"),
        (("screen", "Invented Quilt Works"), "unpick screen --name 'Invented Quilt Works'"),
        (("compare", "a"), "give two names"),
        (("trace", "--known-at", "2021-02-30"), "is no day"),
        (("law", "x", "--on", "now"), "is no day"),
        (("decide", "nobody", "noone", "same", *SIGNED), "neither 'nobody' nor 'noone' is in the workspace"),
        (("case", "new", "c", "--by", " "), "nobody is named"),
        (("compare", "a\udcff", "b"), "no UTF-8"),
    ],
)
def test_a_wrong_question_exits_with_2(folder: Path, words: tuple[str, ...], says: str):
    more = () if words == ("nonsense",) else ("--workspace", folder)
    done = unpick(*words, *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "command", "says"),
    [
        ("none.csv", b"", ("load",), "the file is empty"),
        ("head.csv", HEADER.encode(), ("load",), "a header and no rows"),
        ("pdf.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ("load",), "PDF"),
        ("pdf.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ("screen",), "it is no text"),
        ("tilde.csv", HEADER.replace(",", "~").encode() + b"a\n", ("load",), "no delimiter is known"),
        ("nul.csv", b"name\nInven\0ted\n", ("screen",), "it is no text"),
        ("open.csv", b'name\n"Invented Quilt\nMade Up\n', ("screen",), "it is no CSV"),
        ("slot.csv", HEADER.encode() + ROW.encode(), ("lists", "import"), "no known list begins like this"),
        ("raw.csv", b"\x1b]0;title\x07\x9b31m\n1\n", ("lists", "import"), "no known list"),
        ("bomb.yml", b"a: &a [x]\nb: [*a, *a]\n", ("load",), "line 2: a reference"),
        ("deep.yml", b"unpick: " + b"[" * 20_000, ("law", "--facts"), "nested more than"),
        ("digits.yml", b"unpick: " + b"9" * 5000, ("law", "--facts"), "5000 digits"),
        ("map.yml", b"date: 2021-13-99\n", ("load", "b.csv", "--dry-run", "--map"), "no column '2021-13-99'"),
        ("types.yml", b"unpick: facts/1\nid: [1]\nsources: 3\n", ("load",), "types.yml at"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_leaves_the_workspace(
    folder: Path, tmp_path: Path, name: str, data: bytes, command: tuple[str, ...], says: str
):
    bills(tmp_path / "b.csv")
    (tmp_path / name).write_bytes(data)
    before = (folder / "facts" / "CURRENT").read_bytes()
    done = unpick(*command, name, "--workspace", folder, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert name in done.stderr
    assert not set(done.stderr) & set("\x07\x1b\x9b")
    assert (folder / "facts" / "CURRENT").read_bytes() == before


def test_a_workbook_that_expands_without_end_is_refused_before_it_is_read(folder: Path, tmp_path: Path):
    path = tmp_path / "names.xlsx"
    page = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(page, "w") as entry:
        for _ in range(201):
            entry.write(bytes(1_000_000))
    done = unpick("screen", path, "--workspace", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "zip bomb" in done.stderr


def test_control_and_bidi_characters_reach_no_terminal_but_stay_in_the_data():
    name = "Invented \u202emill\x1b[31m\x9b"
    words = unpick("compare", name, "Made Up")
    assert not set(words.stdout) & set("\u202e\x1b\x9b")
    assert "\\u202e" in words.stdout
    document = unpick("compare", name, "Made Up", "--json").stdout
    assert not set(document) & set("\u202e\x1b\x9b")
    assert json.loads(document)["pairs"][0]["a"] == name


def test_brackets_in_a_name_are_no_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from unpick.cli.trace import write_chains

    hop = {
        "day": "2020-01-01",
        "day_from": None,
        "day_to": None,
        "product_after": "quilts",
        "kind": "ships_to",
    }
    hop |= {"from": {"name": "Invented [/x] Mill"}, "to": {"name": "Made :smile: Up"}, "shipment": None}
    hop |= {"source": None, "others": 0, "status": "stated"}
    chain = {"score": {"best": 0.5, "median": 0.5, "low": 0.5, "high": 0.5}, "concern": None, "hops": [hop]}
    chain |= {"target": {"name": "Made Up"}, "seed": {"name": "[/y]"}, "facts": [], "single_points": []}
    write_chains([chain])
    assert "[/x]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("part", "data", "says"),
    [
        ("workspace.json", b"[]", "this is no workspace"),
        ("workspace.json", b'{"format": "x"}', "this is no workspace"),
        ("workspace.json", b"\xff\xfe", "this is no workspace"),
        ("workspace.json", b'{"format": 99}', "update unpick"),
        ("facts/CURRENT", b"junk", "the manifest is missing"),
        ("facts/parts/*", b"junk", "a part is missing or damaged"),
        ("facts/parts/*", None, "a part is missing or damaged"),
        ("decisions.sqlite", b"junk" * 2000, "missing or damaged"),
        ("decisions.sqlite", None, "missing or damaged"),
    ],
)
@pytest.mark.parametrize("command", [("trace",), ("load", "b.csv")], ids=["read", "write"])
def test_a_damaged_workspace_names_the_part_that_is_damaged(
    broken: Path, tmp_path: Path, command: tuple[str, ...], part: str, data: bytes | None, says: str
):
    bills(tmp_path / "b.csv", rows=3)
    for side in broken.glob("decisions.sqlite-*"):
        side.unlink()
    for path in broken.glob(part):
        path.chmod(0o644)
        path.unlink() if data is None else path.write_bytes(data)
    done = unpick(*command, "--workspace", broken, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr


def test_a_second_writer_is_told_and_a_reader_is_not_held_up(broken: Path, tmp_path: Path):
    from unpick.store.lock import writer_lock

    path = bills(tmp_path / "b.csv", rows=3)
    with writer_lock(broken / ".lock"):
        second = unpick("load", path, "--workspace", broken)
        assert unpick("trace", "--workspace", broken).returncode == 0
    assert second.returncode == 1
    assert "another process is writing" in second.stderr
    assert unpick("load", path, "--workspace", broken).returncode == 0


@pytest.fixture
def mounted(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("a small disk needs root to be mounted")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine does not let a test mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_told_by_every_command_that_writes(mounted: Path, tmp_path: Path):
    assert unpick("init", mounted / "ws").returncode == 0
    with (mounted / "fill").open("wb") as stream:
        left = os.statvfs(mounted).f_bavail * os.statvfs(mounted).f_frsize
        stream.write(bytes(left))
    for words in (("load", bills(tmp_path / "b.csv")), ("case", "new", "c", "--by", "me")):
        done = unpick(*words, "--workspace", mounted / "ws")
        assert (done.returncode, done.stdout) == (1, "")
        assert "no room left" in done.stderr
    (mounted / "fill").unlink()
    assert unpick("verify", mounted / "ws").returncode == 0
    assert unpick("load", tmp_path / "b.csv", "--workspace", mounted / "ws").returncode == 0


def test_a_folder_that_cannot_be_written_is_read_and_never_written(mounted: Path, tmp_path: Path):
    assert unpick("init", mounted / "ws").returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    for words in (("trace",), ("resolve",), ("case", "list"), ("verify",), ("screen", "--name", "x")):
        assert unpick(*words, "--workspace", mounted / "ws", cwd=mounted).returncode == 0
    for words in (
        ("load", bills(tmp_path / "b.csv"), "--workspace", mounted / "ws"),
        ("case", "new", "c", "--by", "me", "--workspace", mounted / "ws"),
        ("init", "new"),
        ("demo", "new", "--no-browser"),
        ("template", "facts", "--out", "facts.yml"),
    ):
        done = unpick(*words, cwd=mounted)
        assert (done.returncode, done.stdout) == (1, "")
        assert "cannot be written" in done.stderr or "Read-only file system" in done.stderr


def test_ctrl_c_in_a_load_leaves_the_workspace_as_before_and_exits_with_130(broken: Path, tmp_path: Path):
    path = bills(tmp_path / "large.csv", rows=100_000)
    before = (broken / "facts" / "CURRENT").read_bytes()
    words = ["load", str(path), "--workspace", str(broken)]
    running = subprocess.Popen([sys.executable, "-c", MAIN, *words], stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not list((broken / "scratch").iterdir()) and time.monotonic() < until and running.poll() is None:
        pass
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "stopped; the workspace is as it was before" in said
    assert "Traceback" not in said
    assert (broken / "facts" / "CURRENT").read_bytes() == before
    assert unpick("verify", broken).returncode == 0
    assert unpick("load", tmp_path / "large.csv", "--workspace", broken).returncode == 0


def test_ctrl_c_in_a_query_is_a_stop_and_no_other_error_is(monkeypatch: pytest.MonkeyPatch):
    def fails(says: str):
        def raising(**_: object) -> None:
            raise RuntimeError(says)

        return raising

    monkeypatch.setattr("unpick.cli.main.cli.main", fails("Query interrupted"))
    done = unpick("trace")
    assert (done.returncode, done.stderr.startswith("unpick: stopped")) == (130, True)
    monkeypatch.setattr("unpick.cli.main.cli.main", fails("another fault"))
    with pytest.raises(RuntimeError, match="another fault"):
        main(["trace"])


def test_a_reader_that_leaves_early_sees_no_traceback():
    running = subprocess.Popen(
        [sys.executable, "-c", MAIN, "lists", "status", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    assert b"Traceback" not in running.stderr.read()
    running.wait(timeout=60)


def test_the_shell_is_told_which_commands_there_are():
    assert completed("unpick", "li") == ["plain,lists"]
    assert completed("unpick", "load", "--dr") == ["plain,--dry-run"]
