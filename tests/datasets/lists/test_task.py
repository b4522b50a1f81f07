"""The task and the command: a workspace with lists, their ages, changes, refusals, the JSON contract."""

import datetime as dt
import json

import pytest

from tests.datasets.lists.conftest import CBP_HEADER, UFLPA_PAGE, UN_LIST, sdn_file, sdn_row
from unpick.app.lists import import_bundled, lists_diff, lists_import, lists_status
from unpick.app.lists_update import lists_update
from unpick.cli.lists import lists_command
from unpick.datasets.lists.bundle import load_bundled
from unpick.datasets.lists.listed import listings_of, was_listed
from unpick.model.days import Known
from unpick.model.errors import ListFault, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
DPRK = "Secondary sanctions risk: North Korea Sanctions Regulations, section 510.201."


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def sdn(*numbers, **how):
    return sdn_file(*(sdn_row(number, f"INVENTED {number}", **how) for number in numbers))[1]


def listing(workspace, **how):
    with workspace.reader(**how) as reader:
        return {row["ref"]: row for row in reader.table("listing").to_pylist()}


def test_bundled_lists_load_once_and_answer(workspace):
    done = import_bundled(workspace, at=AT)
    assert find_faults(done) == []
    assert {row["name"] for row in done["lists"]} == {version.list_id for version in load_bundled()}
    assert import_bundled(workspace, at=AT)["lists"] == []
    with workspace.reader(known_at=dt.date(2007, 10, 9)) as reader:
        [row] = [row for row in reader.table("listing").to_pylist() if row["ref"] == "9524"]
    assert (row["programs"], row["from_latest"], row["reason"]) == (["NPWMD"], dt.date(2005, 12, 31), None)


def test_what_a_workspace_holds_reads_back_as_it_was(workspace):
    import_bundled(workspace, at=AT)
    before = {version.list_id: version for version in load_bundled()}
    changed = [
        (row["name"], row["added"], row["removed"], row["changed"])
        for row in lists_diff(workspace, [], at=AT)["lists"]
    ]
    assert changed == [(name, 0, 0, 0) for name in before]


def test_status_needs_no_workspace_and_tells_age_and_partial():
    done = lists_status(None, at=AT)
    assert find_faults(done) == []
    row = next(row for row in done["lists"] if row["name"] == "us_dhs_uflpa")
    assert (row["age_days"], row["stale"], row["partial"], row["in_workspace"]) == (677, True, True, False)
    assert "52 of 144" in row["partial_says"]


def test_importing_the_same_file_again_changes_nothing(workspace, put):
    path = put("sdn_2024-01-01.csv", sdn(1, 2))
    lists_import(workspace, [path], at=AT)
    number = workspace.snapshot().number
    assert lists_import(workspace, [path], at=AT)["lists"][0]["unchanged"]
    assert workspace.snapshot().number == number


def test_a_newer_copy_ends_what_it_no_longer_has(workspace, put):
    lists_import(workspace, [put("sdn_2024-01-01.csv", sdn(1, 2, 3, 4, 5, 6))], at=AT)
    done = lists_import(workspace, [put("sdn_2024-06-01.csv", sdn(2, 3, 4, 5, 6, 7))], at=AT)
    assert [(row["added"], row["removed"], row["changed"]) for row in done["lists"]] == [(1, 1, 0)]
    assert {(change["change"], change["ref"]) for change in done["changes"]} == {
        ("removed", "us_ofac_sdn-1"),
        ("added", "us_ofac_sdn-7"),
    }
    told = listing(workspace)
    assert (told["1"]["to_earliest"], told["1"]["to_latest"]) == (dt.date(2024, 1, 2), dt.date(2024, 6, 1))
    assert told["2"]["from_latest"] == dt.date(2024, 1, 1)
    assert told["7"]["from_earliest"] == dt.date(2024, 1, 2)
    assert listing(workspace, known_at=dt.date(2024, 3, 1))["1"]["to_latest"] == dt.date(9999, 12, 31)


def test_a_third_copy_keeps_the_history_of_the_first(workspace, put):
    for day, numbers in (
        ("2024-01-01", (1, 2, 3, 4, 5)),
        ("2024-06-01", (2, 3, 4, 5)),
        ("2024-09-01", (2, 3, 4, 5, 6)),
    ):
        lists_import(workspace, [put(f"sdn_{day}.csv", sdn(*numbers))], at=AT)
    told = listing(workspace)
    assert told["1"]["to_latest"] == dt.date(2024, 6, 1)
    assert told["2"]["from_latest"] == dt.date(2024, 1, 1)
    assert sorted(told) == ["1", "2", "3", "4", "5", "6"]
    assert all(len(row["programs"]) == 1 for row in told.values())


def test_a_companion_that_did_not_change_counts_once(workspace, put):
    alt = put("alt_2024-01-01.csv", b'2,12,"aka","ALIAS TWO",-0- \r\n\x1a')
    lists_import(workspace, [put("sdn_2024-01-01.csv", sdn(1, 2)), alt], at=AT)
    lists_import(workspace, [put("sdn_2024-09-01.csv", sdn(1, 2, program="DPRK")), alt], at=AT)
    with workspace.reader() as reader:
        names = [row["name"] for row in reader.table("name").to_pylist() if row["kind"] == "alias"]
        ids = reader.table("statement")["id"].to_pylist()
    assert names == ["ALIAS TWO"]
    assert len(ids) == len(set(ids))


def test_a_list_that_shrank_is_refused_and_the_workspace_stays(workspace, put):
    lists_import(workspace, [put("sdn_2024-01-01.csv", sdn(*range(1, 11)))], at=AT)
    number = workspace.snapshot().number
    small = put("sdn_2024-06-01.csv", sdn(1, 2))
    with pytest.raises(ListFault, match="2 entries where"):
        lists_import(workspace, [small], at=AT)
    assert workspace.snapshot().number == number
    assert lists_import(workspace, [small], at=AT, accept=True)["lists"][0]["removed"] == 8


def test_a_whole_list_replaces_a_partial_one_of_names_without_ending_anything(workspace, put):
    import_bundled(workspace, at=AT)
    lists_import(workspace, [put("uflpa.html", UFLPA_PAGE)], at=AT, accept=True)
    told = [row for row in listing(workspace).values() if row["list"] == "us_dhs_uflpa"]
    assert {row["ref"] for row in told} == {
        "Invented Mill Co., Ltd.",
        "Fictive Group",
        "Fictive A Co., Ltd.",
        "Fictive B Co., Ltd.",
        "Undated & Sons",
    }
    assert all(row["to_latest"] == dt.date(9999, 12, 31) for row in told)


def test_a_list_of_another_slot_is_refused(workspace, put):
    with pytest.raises(ListFault, match="looks like the UN consolidated list"):
        lists_import(workspace, [put("x.csv", UN_LIST)], at=AT, expect="ofac_sdn")


def test_a_file_that_is_not_there_is_told(workspace, tmp_path):
    with pytest.raises(UsageError, match=r"no such file: gone\.csv"):
        lists_import(workspace, [tmp_path / "gone.csv"], at=AT)


def test_rejected_rows_are_told_and_the_rest_is_in(workspace, put):
    text = f"{CBP_HEADER}\nInvented,China,,Active,WRO,00/12/2020,,,,,\n,China,,Active,WRO,,,,,,\n"
    done = lists_import(workspace, [put("cbp.csv", text)], at=AT)
    assert find_faults(done) == []
    assert [(reject["row"], reject["value"]) for reject in done["rejects"]] == [(2, "00/12/2020"), (3, "")]


def test_an_unknown_name_to_update_is_told(workspace):
    with pytest.raises(UsageError, match="no source named nowhere"):
        lists_update(workspace, ["nowhere"], at=AT)


def test_the_answer_from_a_workspace_is_the_answer_from_the_bundle(workspace):
    import_bundled(workspace, at=AT)
    assert was_listed(listings_of(load_bundled()), "un_sc-KPe.038", dt.date(2016, 11, 29)).known is Known.NO
    row = listing(workspace)["KPe.038"]
    assert (row["from_earliest"], row["nexus"], row["to_latest"]) == (
        dt.date(2016, 11, 30),
        ["KP"],
        dt.date(9999, 12, 31),
    )


def test_the_command_speaks_json_and_words(workspace, put):
    from click.testing import CliRunner

    run = CliRunner().invoke
    path = put("sdn_2024-01-01.csv", sdn(1, 2, remark=DPRK))
    done = run(lists_command, ["import", str(path), "--workspace", str(workspace.folder), "--json"])
    assert find_faults(json.loads(done.stdout)) == []
    words = run(lists_command, ["status", "--workspace", str(workspace.folder)]).stdout
    assert "us_ofac_sdn  2024-01-01" in words
    assert "52 of 144 entries" in words
    assert "DHS UFLPA Entity List" in run(lists_command, ["import", "--help"]).stdout
