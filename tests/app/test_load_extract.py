"""A manifest extract given as folder, zip or files; the command line. All names invented."""

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from unpick.app.load import load
from unpick.cli.load import load_command, template_command
from unpick.model.errors import UnreadableFile
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
TABLES = {
    "header.csv": "identifier,carrier_code,vessel_country_code,vessel_name,port_of_unlading,estimated_arrival_date,"
    "foreign_port_of_lading_qualifier,foreign_port_of_lading,manifest_quantity,manifest_unit,weight,weight_unit,"
    "measurement,measurement_unit,record_status_indicator,place_of_receipt,port_of_destination,"
    "foreign_port_of_destination,conveyance_id,actual_arrival_date,in_bond_entry_type\n"
    "1,INVT,XX,INVENTED STAR,Newark,2020-07-25,,Nowhere,10,CTN,500,Kilograms,,,New,,,,,2020-07-26,\n",
    "billgen.csv": "identifier,master_bol_number,house_bol_number,sub_house_bol_number,voyage_number,bill_type_code,"
    "manifest_number,trade_update_date,run_date\n1,INVM1,,,7W,,1,2020-07-27,2020-07-28\n",
    "tariff.csv": "identifier,container_number,description_sequence_number,harmonized_number,harmonized_value,"
    "harmonized_weight,harmonized_weight_unit\n1,ABCU1,1,940490,1000,100,Pounds\n",
}


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "extract"
    path.mkdir()
    for name, text in TABLES.items():
        (path / name).write_text(text)
    return path


def bills(workspace):
    with workspace.reader() as reader:
        return reader.table("shipment").to_pylist()


def test_an_extract_is_one_load_as_a_folder_or_a_zip(workspace, folder, tmp_path):
    document = load(workspace, [folder], at=AT)
    assert (document["layout"], document["rows_loaded"]) == ("cbp-ams", 1)
    archive = tmp_path / "extract.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for name, text in TABLES.items():
            target.writestr(f"2020/{name}", text.replace("INVM1", "INVM2").replace("STAR", "MOON"))
    assert load(workspace, [archive], at=AT)["rows_loaded"] == 1
    assert {row["bill_no"] for row in bills(workspace)} == {"INVM1", "INVM2"}


def test_a_bill_is_public_from_the_day_of_its_extract_unless_a_person_says_otherwise(workspace, folder):
    load(workspace, [folder], at=AT)
    assert bills(workspace)[0]["public_from"] == dt.date(2020, 7, 28)


def test_an_extract_without_its_bill_numbers_is_refused_whole(workspace, folder):
    (folder / "billgen.csv").unlink()
    before = workspace.snapshot()
    with pytest.raises(UnreadableFile, match="give all tables together"):
        load(workspace, [folder], at=AT)
    assert workspace.snapshot() == before


def test_the_command_answers_in_json_and_exits_4_when_rows_were_rejected(folder, tmp_path):
    header = folder / "header.csv"
    bad = "".join(f"{n},INVT,XX,INVENTED STAR,,2020-07-25,,,,,-5,,,,,,,,,2020-07-26,\n" for n in (2,))
    good = "".join(f"{n},INVT,XX,INVENTED STAR,,2020-07-25,,,,,5,,,,,,,,,2020-07-26,\n" for n in range(3, 9))
    header.write_text(header.read_text() + bad + good)
    done = CliRunner().invoke(load_command, [str(folder), "--dry-run", "--json"], standalone_mode=False)
    document = json.loads(done.stdout)
    assert done.return_value == 4
    assert document["rejects"][0]["problem"] == "a weight below zero"
    assert document["schema"] == "unpick.load/1"


def test_the_command_says_in_words_what_was_read(folder):
    done = CliRunner().invoke(load_command, [str(folder), "--dry-run"], standalone_mode=False)
    assert "1 rows read, 1 would be loaded, 0 rejected; layout: cbp-ams" in done.stdout
    assert done.return_value == 0


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals there")
def test_the_bar_shows_on_a_terminal_and_stdout_stays_a_document(folder):
    import pty

    code = "import sys; from unpick.cli.load import load_command; load_command(standalone_mode=False)"
    child = [sys.executable, "-c", code, str(folder), "--dry-run", "--json"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        child, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm"}
    ) as run:
        os.close(theirs)
        shown = b""
        # Linux ends a terminal whose other side is gone with an error, others with nothing.
        with contextlib.suppress(OSError):
            while block := os.read(ours, 4096):
                shown += block
        assert run.stdout is not None
        document = json.loads(run.stdout.read())
    os.close(ours)
    assert document["rows_loaded"] == 1
    assert b"1 rows" in shown


def test_no_bar_shows_where_stderr_is_no_terminal(folder):
    done = CliRunner().invoke(load_command, [str(folder), "--dry-run"], standalone_mode=False)
    assert done.stderr == ""


def test_a_template_is_written(tmp_path):
    out = tmp_path / "suppliers.csv"
    CliRunner().invoke(template_command, ["suppliers", "--out", str(out)], standalone_mode=False)
    assert out.read_text().startswith("supplier,")
