"""The AMS extract: tables joined by identifier. Firms, vessels and numbers are invented."""

import datetime as dt

import pytest

from tests.datasets.shipments.conftest import tables_reader, writer
from unpick.datasets.shipments.ams import ams_table, check_tables
from unpick.datasets.shipments.layout import layout_named
from unpick.datasets.shipments.sheet import find_sheet
from unpick.datasets.shipments.unpack import unpack
from unpick.model.errors import UnreadableFile


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Six bills: a plain one, one revised, one withdrawn, one whose parties are withheld."""
    write = writer(tmp_path_factory.mktemp("extract"))
    header = (
        *("identifier", "carrier_code", "vessel_name", "port_of_unlading", "estimated_arrival_date"),
        *("foreign_port_of_lading", "manifest_quantity", "manifest_unit", "weight", "weight_unit"),
        *("record_status_indicator", "place_of_receipt", "foreign_port_of_destination"),
        *("conveyance_id_qualifier", "conveyance_id", "in_bond_entry_type", "mode_of_transportation"),
        *("vessel_country_code", "foreign_port_of_lading_qualifier", "measurement", "measurement_unit"),
        *("port_of_destination", "actual_arrival_date"),
    )

    def bill(identifier, status="New", weight="2204.6226", unit="Pounds", arrived="2020-07-26", to=""):
        return (
            *(identifier, "INVT", "INVENTED STAR", "Newark, New Jersey", "2020-07-25"),
            *("Nowhere,Atlantis", "10", "CTN", weight, unit, status, "INLAND", to),
            *("", "", "", "", "", "", "", "", "", arrived),
        )

    return [
        write(
            header,
            bill("2020001"),
            bill("2020002"),
            bill("2020003", weight="500", unit="Kilograms", arrived=""),
            bill("2020004", status="Deleted"),
            bill("2020005", arrived="00/12/2020"),
            bill("2020006", to="Elsewhere,Atlantis"),
            name="header.csv",
        ),
        write(
            (
                *("identifier", "master_bol_number", "house_bol_number", "sub_house_bol_number"),
                *("voyage_number", "bill_type_code", "manifest_number", "trade_update_date", "run_date"),
            ),
            ("2020001", "INVM1", "", "", "7W", "", "1", "2020-07-27", "2020-07-28"),
            ("2020002", "INVM2", "INVH2", "", "7W", "", "1", "2020-07-27", "2020-07-28"),
            ("2020003", "INVM2", "INVH2", "", "7W", "", "1", "2020-08-01", "2020-08-02"),
            ("2020004", "INVM4", "", "", "7W", "", "1", "2020-07-27", "2020-07-28"),
            ("2020005", "INVM5", "", "", "7W", "", "1", "2020-07-27", "2020-07-28"),
            ("2020006", "INVM6", "", "", "7W", "", "1", "2020-07-27", "2020-07-28"),
            name="billgen.csv",
        ),
        *(
            write(
                (
                    *("identifier", f"{word}_name", *(f"{word}_address_{n}" for n in (1, 2, 3, 4))),
                    *("city", "state_province", "zip_code", "country_code", "contact_name"),
                    *("comm_number_qualifier", "comm_number"),
                ),
                ("2020001", name, "1 Imaginary Road", "", "", "", "Nowhere", "", "", "XX", "", "", ""),
                ("2020002", name, "", "", "", "", "", "", "", "", "", "", ""),
                ("2020003", name, "", "", "", "", "", "", "", "", "", "", ""),
                ("2020005", name, "", "", "", "", "", "", "", "", "", "", ""),
                name=f"{word}.csv",
            )
            for word, name in (
                ("shipper_party", "Invented Quilt Works"),
                ("consignee", "Made Up Imports LLC"),
                ("notify_party", "Imaginary Brokers"),
            )
        ),
        write(
            (
                *("identifier", "container_number", "description_sequence_number"),
                *("piece_count", "description_text"),
            ),
            ("2020001", "ABCU1", "2", "4", "COTTON SHIRTS"),
            ("2020001", "ABCU1", "1", "6", "QUILTS"),
            ("2020005", "ABCU5", "1", "6", "QUILTS"),
            name="cargodesc.csv",
        ),
        write(
            (
                *("identifier", "container_number", "description_sequence_number", "harmonized_number"),
                *("harmonized_value", "harmonized_weight", "harmonized_weight_unit"),
            ),
            ("2020001", "ABCU1", "1", "940490", "1000", "100", "Pounds"),
            ("2020001", "ABCU1", "2", "610910", "2000", "200", "Pounds"),
            name="tariff.csv",
        ),
    ]


@pytest.fixture(scope="module")
def whole(tables, custody, tmp_path_factory):
    """What the extract gives when it is read in one piece."""
    return tables_reader(tmp_path_factory.mktemp("scratch"), custody)(*tables)


def test_the_tables_are_told_by_their_columns(tables, scratch):
    sheets = [find_sheet(unpack(path, scratch)[0], scratch) for path in tables]
    found = [ams_table(sheet.header) for sheet in sheets]
    assert found == ["header", "billgen", "shipper", "consignee", "notifyparty", "cargodesc", "tariff"]


def test_identifier_alone_does_not_make_a_manifest():
    assert ams_table(["identifier", "name", "price"]) is None


def test_a_bill_gathers_its_parties_goods_and_numbers(whole):
    first = whole.rows[0]
    assert first["row"] == 2
    assert first["shipper_name"] == "Invented Quilt Works"
    assert first["shipper_address"] == "1 Imaginary Road, Nowhere, XX"
    assert first["consignee_name"] == "Made Up Imports LLC"
    assert (first["bill_no"], first["voyage"]) == ("INVM1", "7W")
    assert first["description"] == "QUILTS COTTON SHIRTS"
    assert first["hs_code"] == "940490"
    assert first["date"] == dt.date(2020, 7, 26)
    assert first["public_from"] == dt.date(2020, 7, 28)


def test_pounds_become_kilograms(whole):
    assert whole.rows[0]["gross_weight_kg"] == pytest.approx(1000.0, abs=0.01)


def test_a_later_extract_of_a_bill_supersedes_the_earlier_and_a_withdrawn_bill_stays(whole):
    status = {row["row"]: row["status"] for row in whole.rows}
    assert status == {2: "active", 3: "superseded", 4: "active", 5: "deleted", 7: "active"}


def test_an_estimated_arrival_stands_in_for_a_missing_one(whole):
    assert whole.rows[2]["date"] == dt.date(2020, 7, 25)


def test_absent_parties_are_withheld_not_unknown(whole):
    assert whole.rows[3]["withheld"] == "shipper,consignee"


def test_cargo_bound_abroad_does_not_end_in_the_united_states(whole):
    rows = whole.rows
    assert rows[0]["destination_country"] == "US"
    assert rows[-1]["destination_country"] == "Elsewhere,Atlantis"


def test_goods_lines_keep_the_amounts_that_the_filer_gave(whole):
    lines = [line for line in whole.lines if line["row"] == 2]
    assert [(line["line"], line["hs_code"], line["description"]) for line in lines] == [
        (1, "940490", "QUILTS"),
        (2, "610910", "COTTON SHIRTS"),
    ]
    assert [line["value_usd"] for line in lines] == [1000.0, 2000.0]


def test_a_faulty_bill_is_named_and_leaves_no_goods_lines(whole):
    loaded = whole
    assert [(one.row, one.value) for one in loaded.tally.rejects] == [(6, "00/12/2020")]
    assert {line["row"] for line in loaded.lines} == {2, 3, 4, 5, 7}


def test_parting_the_tables_on_disk_changes_nothing(tables, whole, read_tables):
    parted = read_tables(*tables, bucket_bytes=1000)
    assert parted.rows == whole.rows
    assert parted.lines == whole.lines


def test_an_extract_without_bill_numbers_is_refused(tables, scratch):
    sheet = find_sheet(unpack(tables[0], scratch)[0], scratch)
    with pytest.raises(UnreadableFile, match="lacks its table 'billgen'"):
        check_tables({"header": sheet}, "extract")


def test_the_layout_names_all_eleven_tables():
    assert len(layout_named("cbp-ams").tables) == 11
