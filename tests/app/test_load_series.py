"""Series files: which rows come in, which are left out and why, and that older workspaces still open. All names invented."""

import datetime as dt

import pyarrow.parquet as pq
import pytest

from unpick.app.load import load, template
from unpick.model.errors import TooManyRejects
from unpick.store.snapshot import read_current
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
HEAD = "subject,measure,period,value,unit,partner\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


def taken(workspace, tmp_path, text, name="figures.csv", **asked):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(workspace, [path], at=AT, **asked)


def rows(workspace):
    with workspace.reader() as reader:
        return reader.table("series").to_pylist()


def test_the_template_loads_whole(workspace, tmp_path):
    document = taken(workspace, tmp_path, template("series").decode())
    assert (document["rows_loaded"], document["rejects"], document["layout"]) == (3, [], "series")
    price = next(row for row in rows(workspace) if row["measure"] == "unit_price")
    assert (price["value"], price["unit"], price["verified"], price["place"]) == (
        0.85,
        "CNY/piece",
        True,
        "Dandong",
    )
    assert (price["period_from"], price["period_to"]) == (dt.date(2024, 3, 1), dt.date(2024, 3, 31))
    assert price["public_from"] == dt.date(2024, 4, 2)


@pytest.mark.parametrize(
    "row, column, value",
    [
        ("Invented Mill,unit_prise,2024,1,CNY/piece,", "measure", "unit_prise"),
        ("Invented Mill,workers,2024-13,1,people,", "period", "2024-13"),
        ("Invented Mill,workers,2041-06,1,people,", "period", "2041-06"),
        ('Invented Mill,workers,2024,"1,200",people,', "value", "1,200"),
        ("Invented Mill,workers,2024,-4,people,", "value", "-4"),
        ("Invented Mill,yield,2024,1.2,share,", "value", "1.2"),
        ("Invented Mill,workers,2024,4,,", "unit", ""),
        (",workers,2024,4,people,", "subject", ""),
        ("Invented Mill,volume,2024,500,kg,EU27", "partner", "EU27"),
    ],
)
def test_a_faulty_row_is_named_and_the_others_go_on(workspace, tmp_path, row, column, value):
    sound = "".join(f"Invented Mill,volume,202{year},5{year},kg,DE\n" for year in range(5))
    document = taken(workspace, tmp_path, f"{HEAD}{sound}{row}\n", accept=True)
    assert document["rows_loaded"] == 5
    (reject,) = document["rejects"]
    assert (reject["file"], reject["row"], reject["column"], reject["value"]) == (
        "figures.csv",
        7,
        column,
        value,
    )
    assert reject["problem"]
    assert reject["remedy"]


def test_too_many_faults_load_nothing(workspace, tmp_path):
    with pytest.raises(TooManyRejects):
        taken(workspace, tmp_path, f"{HEAD}Invented Mill,workers,2024,x,people,\n")
    assert rows(workspace) == []


def test_a_workspace_whose_series_lack_the_newer_columns_still_opens(workspace, tmp_path):
    taken(workspace, tmp_path, f"{HEAD}Invented Mill,workers,2024,90,people,\n")
    part = next(iter(read_current(workspace.folder / "facts").of_table("series")))
    path = workspace.folder / "facts" / "parts" / f"{part.sha256}.parquet"
    older = pq.read_table(path).drop_columns(["product", "place", "verified", "note", "published"])
    path.chmod(0o644)
    pq.write_table(older, path)
    (row,) = rows(workspace)
    assert (row["value"], row["product"], row["verified"]) == (90.0, None, None)
