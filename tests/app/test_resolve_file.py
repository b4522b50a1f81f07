"""A file of names among themselves: a table with groups; decisions hold; nothing half-written."""

import datetime as dt
import json
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest

from unpick.app.resolve_file import GROUPS, resolve_file
from unpick.cli.main import main
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
NAMES = [
    "Dandong Quillmoor Garment Co., Ltd.",
    "TO ORDER",
    "DANDONG QUILLMOOR GARMENT CO LTD",
    "Dandong Quillmoor Seafood Co., Ltd.",
    "Dandong Quilmoor Garments",
    "",
    "Vessard Invented Metal Works",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "ws", created_at=AT)
    return tmp_path / "ws"


def decide(folder: Path, a: str, b: str, verdict: str) -> None:
    log = Workspace.open(folder).decisions
    log.decide(a, b, verdict, by="A. Reviewer", why="an invented register", at=AT, known={})


def run(*arguments: str) -> int:
    try:
        main(list(arguments))
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def groups(folder: Path, out: Path, names: list[str] = NAMES) -> list[int | None]:
    document = resolve_file(folder, names, out, at=AT)
    assert find_faults(document) == []
    table = pyarrow.parquet.read_table(out)
    assert table.schema.equals(GROUPS)
    assert table["name"].to_pylist() == names
    first = table["first_name"].to_pylist()
    held: list[int | None] = table["group"].to_pylist()
    assert first == [None if one is None else names[one - 1] for one in held]
    return held


def test_the_names_of_one_firm_have_the_row_of_its_first_name(folder: Path, tmp_path: Path):
    assert groups(folder, tmp_path / "out.parquet") == [1, None, 1, 4, 1, None, 7]


def test_what_people_decided_holds_whatever_the_letters_say(folder: Path, tmp_path: Path):
    decide(folder, NAMES[0], NAMES[3], "same")
    assert groups(folder, tmp_path / "one.parquet") == [1, None, 1, 1, 1, None, 7]
    decide(folder, NAMES[0], NAMES[4], "different")
    held = groups(folder, tmp_path / "other.parquet")
    assert held[0] != held[4]


def test_decisions_that_contradict_each_other_are_told(folder: Path, tmp_path: Path):
    decide(folder, NAMES[0], NAMES[3], "same")
    decide(folder, NAMES[2], NAMES[3], "different")
    document = resolve_file(folder, NAMES, tmp_path / "out.parquet", at=AT)
    held = pyarrow.parquet.read_table(tmp_path / "out.parquet")["group"].to_pylist()
    assert held[2] != held[3]
    assert document["messages"] == [
        "rows 1 and 4 were decided to be the same, but a decision keeps their groups apart"
    ]


def test_a_file_becomes_a_table_on_the_command_line(folder: Path, tmp_path: Path, capsys):
    given, out = tmp_path / "names.csv", tmp_path / "out.csv"
    given.write_text("name\n" + "\n".join(f'"{name}"' for name in NAMES), encoding="utf-8")
    assert run("resolve", str(given), "--out", str(out), "--workspace", str(folder), "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["written"]["groups"] == 3
    assert pyarrow.csv.read_csv(out)["group"].to_pylist() == [1, None, 1, 4, 1, None, 7]
    assert run("resolve", str(given), "--out", str(out), "--workspace", str(folder)) == 0
    assert "5 names are 3 firms as far as their letters tell" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--out", "x.parquet"], "FILE and --out together"),
        (["NAMES"], "FILE and --out together"),
        (["NAMES", "--out", "x.parquet", "--review"], "without --review"),
        (["NAMES", "--out", "x.xlsx"], "let --out end with .parquet or .csv"),
        (["NAMES", "--out", "no/such/x.csv"], "there is no folder"),
        (["EMPTY", "--out", "x.csv"], "it is empty"),
        (["BLANK", "--out", "x.csv"], "holds no name"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys, monkeypatch, arguments: list[str], says: str
):
    monkeypatch.chdir(tmp_path)
    files = {"NAMES": "Quillmoor Garment Co", "EMPTY": "", "BLANK": "name\n\n\n"}
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    asked = [f"{one}.csv" if one in files else one for one in arguments]
    assert run("resolve", *asked, "--workspace", str(folder)) in (1, 2)
    assert says in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


def test_no_names_and_a_failed_write_leave_nothing(folder: Path, tmp_path: Path):
    with pytest.raises(UsageError, match="no name was given"):
        resolve_file(folder, [], tmp_path / "x.csv", at=AT)
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(OSError):
        resolve_file(folder, NAMES, tmp_path / "x.csv", at=AT)
    assert not list(tmp_path.glob(".x*"))
