"""`screen FILE --out`: a table with the answers of screening one by one, decisions and identifiers included."""

import datetime as dt
import json

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from unpick.app import screen as screening
from unpick.app import screen_file as files
from unpick.app.decide import decide_pair
from unpick.app.names_file import read_names
from unpick.app.screen import screen_names
from unpick.app.screen_file import MATCHES, screen_file
from unpick.cli.screen import screen_command
from unpick.model.errors import UnreadableFile, UsageError
from unpick.model.statement import Statement
from unpick.names.score.model import bundled_model
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DAY = dt.date(2005, 7, 1)
NAMES = [
    "Korea Tamsong Trading Corp",
    "Tamsong Pharmaceutic Co",
    "Innocent Weavers of Elsewhere",
    "Korea Tamsong Trading Corp",
    "TO ORDER",
    "",
    "Quillmoor Pearl IMO 9074729",
    "Vessard Mills a/k/a Korea Tamsong Trading",
]


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "workspace"
    opened = Workspace.create(folder, created_at=AT)
    with opened.loading(at=AT) as load:
        sha = load.add_original(b"Invented list", name="list.txt", dataset="invented_list", public_from=DAY)

        def said(entity, schema, prop, value):
            more = {"dataset": "invented_list", "document": sha, "public_from": DAY, "reliability": "A"}
            return Statement(entity_id=entity, schema=schema, prop=prop, value=value, **more)

        listing = {"entity": "inv-1", "list": "invented_list", "ref": "1", "fromEarliest": "2005-06-28"}
        rows = [said("inv-1-l", "Sanction", prop, value) for prop, value in listing.items()]
        rows.append(said("inv-1", "Company", "name", "Korea Tamsong Trading Corporation"))
        rows.append(said("inv-2", "Company", "name", "KOREA TAMSONG MINING CORP."))
        rows.append(said("inv-3", "Vessel", "name", "Orrin Star"))
        rows.append(said("inv-3", "Vessel", "imoNumber", "9074729"))
        load.write_statements(rows)
    return folder


def written(path):
    rows = (pq.read_table(path) if path.suffix == ".parquet" else pyarrow.csv.read_csv(path)).to_pylist()
    return [(row["row"], row["outcome"], row["entity_id"], row["basis"]) for row in rows]


def one_by_one(workspace, names):
    document = screen_names(workspace, names, at=AT)
    return sorted(
        (at, match["outcome"], match["entity"]["id"], match["basis"])
        for at, result in enumerate(document["results"], 1)
        for match in result["matches"]
    )


@pytest.mark.parametrize("name", ["out.parquet", "out.CSV"])
def test_the_table_has_what_screening_one_by_one_says(workspace, tmp_path, name):
    document = screen_file(workspace, NAMES, tmp_path / name, at=AT)
    assert sorted(written(tmp_path / name)) == one_by_one(workspace, NAMES)
    told = document["written"]
    assert (told["names"], told["different_names"], told["capped"]) == (8, 7, 0)
    assert told["outcomes"]["same"] == 4
    assert (7, "same", "inv-3", "identifier") in written(tmp_path / name)


def test_the_columns_are_those_that_are_documented(workspace, tmp_path):
    screen_file(workspace, NAMES, tmp_path / "out.parquet", at=AT)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.remove_metadata() == MATCHES
    assert table["name"].to_pylist()[0] == NAMES[0]
    assert table["row"].to_pylist() == sorted(table["row"].to_pylist())
    assert set(table["lists"].to_pylist()) == {"invented_list", ""}


def test_what_a_person_decided_stands(workspace, tmp_path):
    decide_pair(workspace, NAMES[0], "inv-1", "different", why="seen", by="A. Analyst", at=AT)
    screen_file(workspace, NAMES, tmp_path / "out.parquet", at=AT)
    found = written(tmp_path / "out.parquet")
    assert sorted(found) == one_by_one(workspace, NAMES)
    assert not any(row in (1, 4) and entity == "inv-1" for row, _, entity, _ in found)


def test_what_is_not_followed_is_counted_and_keeps_what_its_letters_say(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "FOLLOWED", 1)
    document = screen_file(workspace, NAMES, tmp_path / "out.parquet", at=AT)
    assert document["written"]["left_with_letters_only"] == 2
    assert "without aliases, relations and decisions" in document["written"]["says"]
    assert (1, "same", "inv-1", "string") in written(tmp_path / "out.parquet")


def test_the_same_names_give_the_same_bytes(workspace, tmp_path):
    for name in ("one.parquet", "two.parquet"):
        screen_file(workspace, NAMES, tmp_path / name, at=AT)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_no_match_writes_an_empty_table_and_clears_nobody(workspace, tmp_path):
    document = screen_file(workspace, ["Innocent Weavers"], tmp_path / "out.csv", at=AT)
    assert written(tmp_path / "out.csv") == []
    assert "no match clears nobody" in document["written"]["says"]


def test_another_kind_of_file_and_no_names_are_refused(workspace, tmp_path):
    with pytest.raises(UsageError, match="no table"):
        screen_file(workspace, NAMES, tmp_path / "out.xlsx", at=AT)
    with pytest.raises(UsageError, match="no name was given"):
        screen_file(workspace, [], tmp_path / "out.csv", at=AT)


def test_too_many_names_for_a_document_say_what_to_do(workspace, monkeypatch):
    monkeypatch.setattr(screening, "MOST_IN_A_DOCUMENT", 3)
    with pytest.raises(UsageError, match="--out"):
        screen_names(workspace, NAMES, at=AT)


def test_the_command_writes_tells_and_fails_on_a_level(workspace, tmp_path):
    pq.write_table(pa.table({"bill": [1, 2], "Name": [NAMES[0], None]}), tmp_path / "names.parquet")
    assert read_names(tmp_path / "names.parquet").names == [NAMES[0], ""]
    out = tmp_path / "out.parquet"
    given = [str(tmp_path / "names.parquet"), "--out", str(out), "--workspace", str(workspace)]
    done = CliRunner().invoke(screen_command, [*given, "--fail-on", "same"], standalone_mode=False)
    assert done.return_value == 3
    assert "out.parquet: 2 matches (1 same, 1 unsure)" in done.output
    as_json = CliRunner().invoke(screen_command, [*given, "--json"], standalone_mode=False)
    assert json.loads(as_json.stdout)["written"]["rows"] == 2


def test_a_broken_parquet_file_is_told(tmp_path):
    (tmp_path / "names.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(UnreadableFile, match="holds no names"):
        read_names(tmp_path / "names.parquet")


def test_each_row_says_why_and_whether_it_is_listed_on_the_day(workspace, tmp_path):
    for day, listed in ((dt.date(2005, 6, 27), "no"), (dt.date(2026, 1, 1), "not known")):
        screen_file(workspace, NAMES, tmp_path / "out.parquet", at=AT, on=day)
        rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
        assert {row["listed"] for row in rows if row["entity_id"] == "inv-1"} == {listed}
        assert {row["listed"] for row in rows if row["entity_id"] == "inv-3"} == {""}
    assert all(row["reasons"] for row in rows)
    unsure = next(row for row in rows if row["name"].startswith("Tamsong") and row["outcome"] == "unsure")
    assert "shared word only" in unsure["reasons"]
    told = [float(part.rsplit("(", 1)[1].rstrip(")")) for part in unsure["reasons"].split("; ")[1:]]
    start = bundled_model().start
    assert start + sum(told) == pytest.approx(unsure["log_odds"], abs=0.06 * len(told))
