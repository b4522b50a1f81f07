"""The commands on a real workspace with invented rows: files read, exit codes, decisions kept."""

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from click.testing import CliRunner

from unpick.app.custody import undo_decision
from unpick.app.decide import decide_pair
from unpick.app.names_file import read_names
from unpick.app.resolve import resolve_workspace
from unpick.app.screen import pairs_of_file
from unpick.cli.resolve import decide_command, resolve_command
from unpick.cli.screen import compare_command, screen_command
from unpick.model.errors import UnreadableFile, UsageError
from unpick.model.statement import Statement
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
SOURCE = b"Invented list: Korea Tamsong Trading Corporation, listed 2005-06-28"


def said(entity: str, schema: str, prop: str, value: str, document: str) -> Statement:
    return Statement(
        entity_id=entity,
        schema=schema,
        prop=prop,
        value=value,
        dataset="invented_list",
        document=document,
        public_from=dt.date(2005, 7, 1),
        reliability="A",
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("w") / "workspace"
    opened = Workspace.create(folder, created_at=AT)
    with opened.loading(at=AT) as load:
        sha = load.add_original(
            SOURCE, name="list.txt", dataset="invented_list", public_from=dt.date(2005, 7, 1)
        )
        listing = {
            "entity": "inv-1",
            "authority": "Invented Treasury",
            "list": "invented_list",
            "ref": "INV-1",
            "program": "INVENTED",
            "fromEarliest": "2005-06-28",
            "fromLatest": "2005-06-28",
        }
        rows = [said("inv-1-l", "Sanction", prop, value, sha) for prop, value in listing.items()]
        rows.append(said("inv-1", "Company", "name", "Korea Tamsong Trading Corporation", sha))
        rows.append(said("inv-2", "Company", "name", "KOREA TAMSONG TRADING CORP.", sha))
        load.write_statements(rows)
    return folder


def run(command, *arguments):
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)


def test_screen_answers_in_input_order_and_dates_the_listing(workspace, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("ref,Name\n1,TO ORDER\n2,Korea Tamsong Trading Corp\n3,Quillmoor Ltd\n", encoding="utf-8")
    done = run(screen_command, path, "--workspace", workspace, "--json", "--on", "2005-06-27")
    document = json.loads(done.output)
    assert [r["input"] for r in document["results"]] == [
        "TO ORDER",
        "Korea Tamsong Trading Corp",
        "Quillmoor Ltd",
    ]
    [match] = [m for m in document["results"][1]["matches"] if m["entity"]["id"] == "inv-1"]
    assert (match["outcome"], match["listings"][0]["listed_on"]) == ("same", "no")
    assert (match["listings"][0]["program"], match["listings"][0]["from"]) == ("INVENTED", "2005-06-28")


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        ("Korea Tamsong Trading Corp", "same", 3),
        ("Tamsong Pharmaceutic Co", "same", 0),
        ("Tamsong Pharmaceutic Co", "unsure", 3),
        ("Quillmoor Vessard Ltd", "unsure", 0),
    ],
)
def test_fail_on_gives_exit_code_three_from_its_level_up(workspace, name, level, code):
    done = run(screen_command, "--name", name, "--fail-on", level, "--workspace", workspace)
    assert done.exception is None
    assert done.return_value == code


def test_a_name_not_yet_public_is_not_found(workspace):
    done = run(
        screen_command,
        "--name",
        "Korea Tamsong Trading",
        "--workspace",
        workspace,
        "--known-at",
        "2005-01-01",
        "--json",
    )
    assert json.loads(done.output)["results"][0]["matches"] == []


def test_words_say_that_a_listing_of_an_unsure_match_does_not_apply(workspace):
    done = run(screen_command, "--name", "Tamsong Pharmaceutic Co", "--workspace", workspace)
    assert "does not apply to the name asked about" in done.output
    assert "shared word only" in done.output


def test_compare_needs_two_names_or_a_file(workspace, tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("a,b\nKorea Tamsong Bank,Choson Tamsong Unhaeng\nRed Ltd,Blue Ltd\n", encoding="utf-8")
    document = json.loads(run(compare_command, "--pairs", path, "--workspace", workspace, "--json").output)
    assert [pair["outcome"] for pair in document["pairs"]] == ["same", "different"]
    assert run(compare_command, "one", "--workspace", workspace).exception is not None


def test_names_are_read_from_text_and_spreadsheets_and_other_encodings(tmp_path):
    text, sheet, chinese = tmp_path / "a.txt", tmp_path / "a.xlsx", tmp_path / "a.csv"
    text.write_text("Quillmoor Ltd\n\nVessard Ltd\n", encoding="utf-16")
    chinese.write_bytes("name\n丹东至诚金属材料有限公司\n大连正华贸易有限公司\n".encode("gb18030"))
    book = xlsxwriter.Workbook(str(sheet))
    page = book.add_worksheet()
    page.write_column(0, 1, ["name", "Orrin Mills", "丹东华洋"])
    book.close()
    assert read_names(text).names == ["Quillmoor Ltd", "", "Vessard Ltd"]
    assert read_names(sheet).names == ["Orrin Mills", "丹东华洋"]
    assert read_names(chinese).names[0] == "丹东至诚金属材料有限公司"


@pytest.mark.parametrize(
    ("text", "names", "told", "left"),
    [
        (
            "bill_no,shipper_name,consignee_name\n1,Quill Ltd,Orrin\n",
            ["Quill Ltd"],
            "'shipper_name'",
            "consignee_name",
        ),
        ("编号,企业名称\n1,丹东华洋\n", ["丹东华洋"], "'企业名称'", ""),
        ("No;Company Name\n1;Quill, Orrin and Sons\n", ["Quill, Orrin and Sons"], "'Company Name'", ""),
        ("id,x\n1,Quill\n", ["id", "1"], "no header says", "columns 2 to 2"),
        ("name\nQuill, Mining and Machinery Corp\n", ["Quill, Mining and Machinery Corp"], "", ""),
        ("Orrin Co., Ltd.\nVessard Co., Ltd\n", ["Orrin Co., Ltd.", "Vessard Co., Ltd"], "", ""),
        ("Orrin, Mining Co\nVessard\n", ["Orrin, Mining Co", "Vessard"], "", ""),
        ("name,name\nQuill,Orrin\n", ["Quill"], "", "'name'"),
    ],
)
def test_the_column_of_names_is_found_and_told(tmp_path, text, names, told, left):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    read = read_names(path)
    assert read.names == names
    assert told in " ".join(read.notes) and bool(told) == bool(read.notes)
    assert left in " ".join(read.not_read) and bool(left) == bool(read.not_read)


def test_a_row_with_more_cells_than_the_header_is_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name,country\nQuill, Mining,CN\nOrrin,CN\n", encoding="utf-8")
    read = read_names(path)
    assert read.names == ["Quill", "Orrin"]
    assert [(one.file, one.row, one.column) for one in read.rejects] == [("a.csv", 2, "name")]
    assert "3 cells under 2 columns" in read.rejects[0].problem


def test_the_sheet_and_row_of_the_header_are_found_and_other_sheets_told(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Cover").write_column(0, 0, ["A letter", "of the buyer"])
    page = book.add_worksheet("Suppliers")
    page.write(0, 0, "Suppliers of an invented buyer")
    page.write_row(2, 0, ["No.", "Supplier"])
    page.write_row(3, 0, [1, "Orrin Mills"])
    page.write_row(4, 0, [2, 12345])
    book.close()
    read = read_names(path)
    assert read.names == ["Orrin Mills", "12345"]
    assert "'Suppliers'" in " ".join(read.notes) and "row 3" in " ".join(read.notes)
    assert "'Cover'" in " ".join(read.not_read)


def test_the_row_of_the_header_is_the_one_that_the_sheet_shows(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Suppliers")
    page.write_column(5, 0, ["Supplier", "Orrin Mills"])
    book.close()
    read = read_names(path)
    assert read.names == ["Orrin Mills"]
    assert "row 6" in " ".join(read.notes)


def test_rows_without_a_name_stay_rows_and_a_guessed_encoding_is_told(tmp_path):
    pq.write_table(pa.table({"name": [None, "Quill", None]}), tmp_path / "a.parquet")
    assert read_names(tmp_path / "a.parquet").names == ["", "Quill", ""]
    (tmp_path / "a.csv").write_bytes(
        "name\n丹东至诚金属材料有限公司\n大连正华贸易有限公司\n".encode("gb18030")
    )
    assert "a guess" in " ".join(read_names(tmp_path / "a.csv").notes)


def test_how_a_file_was_read_stands_in_the_answer(workspace, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("no,shipper,consignee\n1,Quillmoor Ltd,Orrin,x\n", encoding="utf-8")
    told = run(screen_command, str(path), "--workspace", workspace).output
    assert (
        "column 'shipper'" in told and "not looked at: a.csv: 'consignee'" in told and "a.csv row 2" in told
    )
    document = json.loads(run(screen_command, str(path), "--workspace", workspace, "--json").stdout)
    assert document["rejects"][0]["row"] == 2 and document["messages"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b'{"name": "Quill"}'),
        ("a.csv", b""),
        ("b.csv", b"name\n"),
        ("c.csv", b"%PDF-1.7 x"),
        ("d.xlsx", b"no sheet"),
        ("e.csv", b"a\x00b\x00\x00c"),
    ],
)
def test_a_file_that_holds_no_names_says_so(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=name):
        read_names(path)
    with pytest.raises(UnreadableFile):
        pairs_of_file(path)


def test_equal_names_are_merged_until_a_person_says_otherwise(workspace):
    assert [c["canonical_id"] for c in resolve_workspace(workspace, at=AT)["clusters"]] == ["inv-1"]
    made = decide_pair(workspace, "inv-1", "inv-2", "different", by="A. Analyst", why="two registers", at=AT)
    assert resolve_workspace(workspace, at=AT)["clusters"] == []
    undo_decision(workspace, made["decision"], by="A. Analyst", why="wrong id", at=AT)
    assert len(resolve_workspace(workspace, at=AT)["clusters"]) == 1


def test_a_decision_needs_a_person_and_a_reason(workspace):
    with pytest.raises(UsageError):
        decide_pair(workspace, "inv-1", "inv-2", "same", by=" ", why="x", at=AT)
    done = run(
        decide_command,
        "inv-1",
        "inv-9",
        "unsure",
        "--by",
        "A",
        "--why",
        "y",
        "--workspace",
        workspace,
        "--json",
    )
    assert json.loads(done.output)["outcome"] == "unsure"
    assert run(resolve_command, "--review", "--workspace", workspace).exception is None


class TestAliasesOfLists:
    def test_without_a_workspace_the_bundled_lists_are_asked(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = run(
            compare_command, "Lyongaksan General Trading Corp", "Korea Ryonbong General Corporation", "--json"
        )
        [pair] = json.loads(done.output)["pairs"]
        assert (pair["outcome"], pair["basis"]) == ("same", "alias")
        cited = [line for line in pair["reasons"] if " lists " in line]
        # Each list that says so is cited, the earliest first.
        assert [line.split(" lists ")[0] for line in cited] == [
            "United Nations Security Council",
            "US Treasury, Office of Foreign Assets Control",
            "Council of the European Union",
        ]

    def test_with_a_workspace_its_own_lists_are_asked(self, workspace):
        done = run(
            compare_command,
            *("Lyongaksan General Trading Corp", "Korea Ryonbong General Corporation"),
            *("--workspace", workspace, "--json"),
        )
        assert json.loads(done.output)["pairs"][0]["basis"] == "string"

    def test_a_pair_that_the_press_alone_makes_one_cites_the_page(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = run(compare_command, "조선용악산총무역회사", "KOREA RYONBONG GENERAL CORPORATION", "--json")
        [pair] = json.loads(done.output)["pairs"]
        assert (pair["outcome"], pair["basis"]) == ("same", "alias")
        assert "https://www4.ajunews.com/view/20090717000048" in pair["reasons"][0]


def test_the_terminal_says_what_is_odd_what_was_not_searched_and_what_came_later(workspace):
    done = run(
        screen_command,
        *("--name", "Korea Tamsong\u202e Trading IMO 9074728", "--workspace", workspace),
        *("--known-at", "2005-06-30"),
    )
    assert "note: hidden letters" in done.output
    assert "note: IMO number 9074728: the check digit is wrong" in done.output
    assert "no list is loaded" in done.output
    assert "not looked at: 2 names of invented_list that became public after 2005-06-30" in done.output
    later = run(screen_command, "--name", "Tamsong", "--workspace", workspace, "--known-at", "2006-01-01")
    assert "became public after" not in later.output
    assert "not looked at: the UFLPA Entity List (us_dhs_uflpa): not loaded" in later.output
