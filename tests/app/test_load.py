"""Loading: what each file becomes, what is refused, and that a refusal changes nothing. All names invented."""

import codecs
import csv
import datetime as dt
import gzip
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from unpick.app.load import TEMPLATES, load, template
from unpick.model.errors import NoLayout, TooManyRejects, UnreadableFile, UsageError
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
HEADER = [
    *("BILL_OF_LADING", "ACTUAL_ARRIVAL_DATE", "RAW_SHIPPER_NAME", "RAW_CONSIGNEE_NAME"),
    *("HS_CODE", "QUANTITY", "WEIGHT_IN_KG", "PRODUCT_DESCRIPTION"),
]
ROW = ["INV1", "2024-03-01", "Invented Quilt Works", "Made Up Imports LLC", "610910", "12", "100", "QUILTS"]


def changed(**cells: str) -> list[str]:
    places = {"bill": 0, "date": 1, "shipper": 2, "hs": 4, "quantity": 5, "weight": 6, "goods": 7}
    row = list(ROW)
    for name, value in cells.items():
        row[places[name]] = value
    return row


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def bills(tmp_path: Path):
    def write(*rows, name="bills.csv", encoding="utf-8", delimiter=",", header=HEADER):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows([header, *rows])
        return path

    return write


def shipments(workspace: Workspace) -> list[dict]:
    with workspace.reader() as reader:
        return reader.table("shipment").sort_by("row").to_pylist()


def refused(workspace, path, error=UnreadableFile, **options):
    """Load, return what was said, and hold that the workspace is as before."""
    before = workspace.snapshot()
    with pytest.raises(error) as caught:
        load(workspace, [path], at=AT, **options)
    assert workspace.snapshot() == before
    return str(caught.value)


def test_a_file_of_bills_is_loaded_and_the_answer_fits_its_schema(workspace, bills):
    document = load(workspace, [bills(ROW, changed(bill="INV2"))], at=AT)
    assert (document["rows_read"], document["rows_loaded"], document["rows_rejected"]) == (2, 2, 0)
    assert document["layout"] == "us-bills-61"
    assert document["columns_used"]["shipper_name"] == "RAW_SHIPPER_NAME"
    folder = Path(__file__).parents[2] / "src" / "unpick" / "data" / "schemas"
    shared = json.loads((folder / "definitions.schema.json").read_text())
    schema = json.loads((folder / "load.schema.json").read_text())
    from referencing import Registry, Resource

    registry = Registry().with_resource(shared["$id"], Resource.from_contents(shared))
    jsonschema.Draft202012Validator(schema, registry=registry).validate(document)
    row = shipments(workspace)[0]
    assert (row["row"], row["shipper_name"], row["public_from"]) == (2, "Invented Quilt Works", AT.date())


def test_a_dry_run_reports_the_same_and_loads_nothing(bills):
    document = load(None, [bills(ROW, changed(date="soon"))], at=AT, dry_run=True)
    assert (document["rows_loaded"], document["rows_rejected"]) == (1, 1)


def test_the_same_file_is_not_loaded_twice(workspace, bills):
    path = bills(ROW)
    load(workspace, [path], at=AT)
    again = load(workspace, [path], at=AT)
    assert again["files"][0]["status"] == "already loaded"
    assert len(shipments(workspace)) == 1


def test_a_faulty_row_is_named_with_what_to_do_and_the_others_are_loaded(workspace, bills):
    rows = [changed(bill=f"INV{n}") for n in range(9)]
    document = load(workspace, [bills(*rows, changed(bill="INV9", date="00/12/2020"))], at=AT)
    assert document["rejects"] == [
        {
            "file": "bills.csv",
            "row": 11,
            "column": "ACTUAL_ARRIVAL_DATE",
            "value": "00/12/2020",
            "problem": "no day of the calendar in a format of this layout",
            "remedy": "correct the cell or drop the row",
        }
    ]
    assert len(shipments(workspace)) == 9


def test_over_a_fifth_faulty_rows_load_nothing_unless_accepted(workspace, bills):
    path = bills(ROW, changed(bill="INV2"), changed(weight="-5"))
    assert "1 of 3 rows are faulty" in refused(workspace, path, TooManyRejects)
    assert load(workspace, [path], at=AT, accept=True)["rows_loaded"] == 2


def test_what_no_row_may_hold_is_told(bills):
    faults = [
        ({"weight": "-5"}, "a weight below zero"),
        ({"weight": "heavy"}, "is no number"),
        ({"quantity": "-1"}, "a quantity below zero"),
        ({"hs": "shirts"}, "no HS code of 2 to 12 digits"),
        ({"hs": "6.1E+05"}, "the HS code lost digits when a spreadsheet turned it into a number"),
        ({"date": "2031-01-01"}, "the day lies before 1970 or after the day of loading"),
        ({"date": "2023-02-30"}, "no day of the calendar in a format of this layout"),
    ]
    rows = [changed(**cells) for cells, _ in faults]
    document = load(None, [bills(*rows)], at=AT, dry_run=True)
    told = [(one["row"], one["problem"]) for one in document["rejects"]]
    assert told == list(enumerate((problem for _, problem in faults), start=2))
    assert document["rows_loaded"] == 0


def test_an_hs_code_survives_what_spreadsheets_do_to_it(workspace, bills):
    meant = {
        "610910.0": "610910",
        "6.10910E+05": "610910",
        "6109.10.00": "61091000",
        "30420": "030420",
        "6109.10; 620342": "610910",
        "6907210000": "6907210000",
    }
    rows = [changed(bill=f"INV{n}", hs=written) for n, written in enumerate(meant)]
    load(workspace, [bills(*rows)], at=AT)
    assert [row["hs_code"] for row in shipments(workspace)] == list(meant.values())


def test_a_day_is_read_in_the_forms_that_vendors_use(workspace, bills):
    meant = {
        "45000": "2023-03-15",
        "15-Mar-2023": "2023-03-15",
        "20230315": "2023-03-15",
        "Mar 2023": "2023-03-01",
    }
    rows = [changed(bill=f"INV{n}", date=written) for n, written in enumerate(meant)]
    load(workspace, [bills(*rows)], at=AT)
    assert [row["date"].isoformat() for row in shipments(workspace)] == list(meant.values())


def test_several_codes_in_a_cell_become_lines_without_shared_amounts(workspace, bills):
    load(workspace, [bills(changed(hs="610910; 620342"))], at=AT)
    with workspace.reader() as reader:
        lines = reader.table("goods_line").sort_by("line").to_pylist()
    assert [(line["line"], line["hs_code"], line["gross_weight_kg"]) for line in lines] == [
        (1, "610910", None),
        (2, "620342", None),
    ]


def test_cells_are_mended_and_parted_and_sound_ones_left_alone(workspace, bills):
    rows = [
        changed(quantity="639 PKG"),
        changed(bill="INV2", shipper="CafÃ© Imaginaire"),
        changed(bill="INV3", shipper="Señor Ficción"),
        changed(bill="INV4", shipper=""),
        changed(bill="INV5", shipper="TO ORDER"),
    ]
    load(workspace, [bills(*rows)], at=AT)
    glued, garbled, sound, empty, order = shipments(workspace)
    assert (glued["quantity"], glued["quantity_unit"]) == (639.0, "PKG")
    assert (garbled["shipper_name"], garbled["repaired"]) == ("Café Imaginaire", "shipper_name")
    assert (sound["shipper_name"], sound["repaired"]) == ("Señor Ficción", "")
    assert empty["withheld"] == "shipper"
    assert (order["shipper_name"], order["withheld"]) == ("TO ORDER", "")


def test_a_revised_bill_supersedes_the_earlier_an_exact_copy_counts_once_and_all_stay(workspace, bills):
    revised, copied = changed(date="2024-03-09"), changed(bill="INV2")
    load(workspace, [bills(ROW, revised, copied, copied)], at=AT)
    status = [row["status"] for row in shipments(workspace)]
    assert status == ["superseded", "active", "active", "superseded"]


def test_letters_survive_every_encoding(workspace, bills):
    spanish, turkish = "Confección Española Número 7", "Hayali Işık Tekstil Şirketi Ağrı"
    written = {
        "latin-1": spanish,
        "utf-16": spanish,
        "utf-8-sig": spanish,
        "cp1254": turkish,
        "gb18030": "虚构被子制造有限公司",
    }
    files = [
        bills(
            *(changed(bill=f"{encoding}-{n}", shipper=name, goods=name) for n in range(40)),
            encoding=encoding,
            name=f"{encoding}.csv",
        )
        for encoding, name in written.items()
    ]
    document = load(workspace, files, at=AT)
    found = {(row["bill_no"].rpartition("-")[0], row["shipper_name"]) for row in shipments(workspace)}
    assert found == set(written.items())
    assert [note.partition(":")[0] for note in document["notes"]] == [
        f"{encoding}.csv" for encoding in written if encoding != "utf-8-sig"
    ]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_found(bills, delimiter):
    document = load(None, [bills(ROW, delimiter=delimiter)], at=AT, dry_run=True)
    assert document["rows_loaded"] == 1
    assert document["columns_used"]["shipper_name"] == "RAW_SHIPPER_NAME"


def test_an_unknown_delimiter_is_said_not_guessed(workspace, bills):
    assert "no delimiter is known" in refused(workspace, bills(ROW, delimiter="~"))


def test_an_empty_file_is_refused(workspace, tmp_path):
    (tmp_path / "none.csv").touch()
    assert "the file is empty" in refused(workspace, tmp_path / "none.csv")


def test_a_header_without_rows_is_refused(workspace, bills):
    assert "a header and no rows" in refused(workspace, bills())


def test_a_pdf_called_csv_is_refused(workspace, tmp_path):
    (tmp_path / "bills.csv").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert "a PDF document, whatever its name says" in refused(workspace, tmp_path / "bills.csv")


def test_a_cut_archive_is_refused(workspace, tmp_path):
    whole = gzip.compress((",".join(HEADER) + "\n" + (",".join(ROW) + "\n") * 500).encode())
    (tmp_path / "bills.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert "cut short" in refused(workspace, tmp_path / "bills.csv.gz")


def test_a_zip_bomb_is_refused_before_it_fills_the_disk(workspace, tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bills.csv", "w") as entry:
        for _ in range(64):
            entry.write(bytes(1 << 20))
    assert "zip bomb" in refused(workspace, path)


def test_a_line_of_300_mb_is_refused_without_being_held(workspace, tmp_path):
    path = tmp_path / "long.csv"
    with path.open("wb") as stream:
        stream.write(",".join(HEADER).encode() + b"\n")
        stream.truncate(300 << 20)
    assert "a line is longer than 16 MB" in refused(workspace, path)


def test_a_workbook_under_a_merged_banner_is_read_with_its_own_row_numbers(workspace, tmp_path):
    path = tmp_path / "bills.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        sheet.merge_range(1, 0, 2, 5, "INVENTED DATA OF AN INVENTED VENDOR")
        sheet.write_row(5, 0, HEADER)
        sheet.write_row(6, 0, ROW)
        sheet.write_datetime(6, 1, dt.date(2024, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(6, 4, 610910)
    load(workspace, [path], at=AT)
    row = shipments(workspace)[0]
    assert (row["row"], row["date"], row["hs_code"]) == (7, dt.date(2024, 3, 1), "610910")


def test_json_lines_parquet_gz_and_zip_give_the_same_rows(workspace, bills, tmp_path):
    record = dict(zip(HEADER, ROW, strict=True))
    (tmp_path / "a.jsonl").write_text(json.dumps({**record, "BILL_OF_LADING": "INV-J"}) + "\n")
    pq.write_table(pa.Table.from_pylist([{**record, "BILL_OF_LADING": "INV-P"}]), tmp_path / "b.parquet")
    text = bills(changed(bill="INV-G")).read_bytes()
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(text))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("one.csv", text.replace(b"INV-G", b"INV-Z1"))
        archive.writestr("two.csv", text.replace(b"INV-G", b"INV-Z2"))
    files = [tmp_path / name for name in ("a.jsonl", "b.parquet", "c.csv.gz", "d.zip")]
    assert load(workspace, files, at=AT)["rows_loaded"] == 5
    rows = shipments(workspace)
    assert {row["bill_no"] for row in rows} == {"INV-J", "INV-P", "INV-G", "INV-Z1", "INV-Z2"}
    assert len({(row["document"], row["row"]) for row in rows}) == 5
    assert {row["shipper_name"] for row in rows} == {"Invented Quilt Works"}


def test_a_total_at_the_end_is_no_shipment(bills):
    total = ["", "", "", "", "", "144", "1200", "TOTAL"]
    document = load(None, [bills(ROW, total)], at=AT, dry_run=True)
    assert document["rejects"][0]["problem"] == "the row names no party, bill or date: a total or a remark"


def test_a_row_with_too_many_cells_is_named(bills):
    document = load(None, [bills(ROW, [*ROW, "spilled"])], at=AT, dry_run=True)
    assert document["rejects"][0]["problem"] == "the row has more cells than the header"


OWN = ["Maker", "Buyer", "Landed", "Code", "Kilos"]


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "map.yml"
    path.write_text(
        "shipper_name: Maker\nconsignee_name: Buyer\ndate: Landed\nhs_code: Code\ngross_weight_kg: Kilos\n"
    )
    return path


def test_a_person_can_say_which_column_is_which(workspace, bills, mapping):
    path = bills(["Invented Mill", "Made Up Shop", "13/02/2024", "610910", "5"], header=OWN)
    document = load(workspace, [path], at=AT, mapping=mapping)
    assert document["columns_used"]["date"] == "Landed"
    assert shipments(workspace)[0]["date"] == dt.date(2024, 2, 13)


def test_days_that_read_two_ways_are_not_guessed(workspace, bills, mapping):
    path = bills(["Invented Mill", "Made Up Shop", "03/04/2024", "610910", "5"], header=OWN)
    assert "day first or month first" in refused(workspace, path, NoLayout, mapping=mapping)
    mapping.write_text(mapping.read_text() + "date_order: dmy\n")
    load(workspace, [path], at=AT, mapping=mapping)
    assert shipments(workspace)[0]["date"] == dt.date(2024, 4, 3)


def test_a_mapping_to_a_column_that_is_not_there_is_told(workspace, bills, mapping):
    assert "the file has no column 'Maker'" in refused(workspace, bills(ROW), NoLayout, mapping=mapping)


def test_columns_that_mean_nothing_known_show_the_guess_and_the_way_out(workspace, bills):
    path = bills(["1", "2"], ["3", "4"], header=["qqq", "zzz"])
    told = refused(workspace, path, NoLayout)
    assert "--map FILE" in told
    assert "qqq" in told


def test_one_unreadable_file_keeps_the_others_out(workspace, bills, tmp_path):
    (tmp_path / "none.csv").touch()
    before = workspace.snapshot()
    with pytest.raises(UnreadableFile):
        load(workspace, [bills(ROW), tmp_path / "none.csv"], at=AT)
    assert workspace.snapshot() == before


_INTERRUPTED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from unpick.app.load import load
from unpick.datasets.shipments import rows
from unpick.store.workspace import Workspace

plain = rows._count

def counted(*given):
    plain(*given)
    os.kill(os.getpid(), signal.SIGINT)

rows._count = counted
load(Workspace.open(Path(sys.argv[1])), [Path(sys.argv[2])], at=dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC))
"""


@pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself Ctrl-C there")
def test_ctrl_c_leaves_the_workspace_as_before(workspace, bills):
    before, path = workspace.snapshot(), bills(ROW)
    child = [sys.executable, "-c", _INTERRUPTED, str(workspace.folder), str(path)]
    done = subprocess.run(child, capture_output=True, check=False, text=True)
    assert done.returncode == -signal.SIGINT, done.stderr
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    assert workspace.snapshot() == before
    assert list((workspace.folder / "scratch").iterdir()) == []
    assert load(workspace, [path], at=AT)["rows_loaded"] == 1


def test_an_absent_file_is_a_usage_error(workspace, tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        load(workspace, [tmp_path / "absent.csv"], at=AT)


def test_a_supplier_list_states_who_supplies_whom(workspace, tmp_path):
    path = tmp_path / "suppliers.csv"
    path.write_bytes(template("suppliers"))
    document = load(workspace, [path], at=AT)
    assert (document["layout"], document["rows_loaded"]) == ("suppliers", 1)
    with workspace.reader() as reader:
        link = reader.table("link").to_pylist()[0]
        names = {row["entity_id"]: row["name"] for row in reader.table("name").to_pylist()}
    assert link["kind"] == "supplies"
    assert names[link["subject"]] == "Invented Quilt Works Co Ltd"
    assert names[link["object"]] == "Made Up Home Goods LLC"
    assert link["valid_from"] == dt.date(2023, 1, 1)


def test_links_carry_their_source_quote_and_day(workspace, tmp_path):
    path = tmp_path / "links.csv"
    path.write_bytes(template("links"))
    load(workspace, [path], at=AT)
    with workspace.reader() as reader:
        link = reader.table("link").to_pylist()[0]
    assert link["quote"] == "The mill delivers yarn to the quilt maker."
    assert link["public_from"] == dt.date(2022, 6, 1)
    assert (link["origin"], link["reliability"]) == ("Imaginary Trade Weekly", "C")


def test_a_link_without_a_source_is_no_link(workspace, tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("kind,subject,object,source\nsupplies,Invented Mill,Made Up Shop,\n")
    document = load(None, [path], at=AT, dry_run=True)
    assert document["rejects"][0]["problem"] == "a statement without a source is none"


def test_a_facts_file_is_loaded(workspace, tmp_path):
    path = tmp_path / "facts.yml"
    path.write_bytes(template("facts"))
    document = load(workspace, [path], at=AT)
    assert (document["layout"], document["rows_rejected"]) == ("facts", 0)
    with workspace.reader() as reader:
        assert reader.table("link").to_pylist()[0]["kind"] == "supplies"


def test_every_template_is_there_and_an_unknown_one_is_told():
    assert all(template(name) for name in TEMPLATES)
    with pytest.raises(UsageError, match="suppliers"):
        template("nonsense")


def test_a_byte_order_mark_is_no_part_of_the_first_column(workspace, bills):
    path = bills(ROW)
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert load(workspace, [path], at=AT)["columns_used"]["bill_no"] == "BILL_OF_LADING"
