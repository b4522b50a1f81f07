"""A bill that a later load revises: the earlier row stays, and says that it is superseded. All names invented."""

import csv
import datetime as dt

import pytest

from unpick.app.load import load
from unpick.datasets.shipments.layout import layouts
from unpick.model.bundled import bundled_bytes
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
HEADER = [
    *("BILL_OF_LADING", "ACTUAL_ARRIVAL_DATE", "RAW_SHIPPER_NAME", "RAW_CONSIGNEE_NAME"),
    *("HS_CODE", "QUANTITY", "WEIGHT_IN_KG", "PRODUCT_DESCRIPTION"),
]
FIRST, SECOND = dt.date(2024, 4, 1), dt.date(2024, 6, 1)


def bill(
    number="INV1", quantity="12", *, shipper="Invented Quilt Works", buyer="Made Up Imports LLC", hs="610910"
):
    return [number, "2024-03-01", shipper, buyer, hs, quantity, "100", "QUILTS"]


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def bring(workspace, tmp_path):
    def bring_file(name, *rows, public_from=FIRST, **options):
        path = tmp_path / name
        with path.open("w", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *rows])
        return load(workspace, [path], at=AT, public_from=public_from, **options)["files"][0]["document"]

    return bring_file


def found(workspace, **options):
    with workspace.reader(**options) as reader:
        rows = reader.table("shipment").to_pylist()
    return {(row["bill_no"], row["quantity"]): row["status"] for row in rows}


def test_a_bill_of_a_later_extract_supersedes_that_of_an_earlier_load(workspace, bring):
    bring("march.csv", bill(), bill("INV2"))
    bring("june.csv", bill(quantity="15"), public_from=SECOND)
    assert found(workspace) == {("INV1", 12): "superseded", ("INV2", 12): "active", ("INV1", 15): "active"}


def test_an_older_extract_that_is_loaded_later_supersedes_nothing(workspace, bring):
    bring("june.csv", bill(quantity="15"), public_from=SECOND)
    bring("march.csv", bill())
    assert found(workspace) == {("INV1", 12): "superseded", ("INV1", 15): "active"}


def test_of_two_extracts_public_on_one_day_the_one_loaded_later_holds(workspace, bring):
    bring("a.csv", bill())
    bring("b.csv", bill(quantity="15"))
    bring("c.csv", bill(quantity="18"))
    assert found(workspace) == {
        ("INV1", 12): "superseded",
        ("INV1", 15): "superseded",
        ("INV1", 18): "active",
    }


def test_a_revision_that_was_not_public_yet_supersedes_nothing_at_that_day(workspace, bring):
    bring("march.csv", bill())
    bring("june.csv", bill(quantity="15"), public_from=SECOND)
    assert found(workspace, known_at=dt.date(2024, 5, 1)) == {("INV1", 12): "active"}
    assert found(workspace, known_at=SECOND)["INV1", 12] == "superseded"


def test_a_withdrawn_revision_supersedes_nothing(workspace, bring):
    bring("march.csv", bill())
    later = bring("june.csv", bill(quantity="15"), public_from=SECOND)
    workspace.decisions.withdraw(later, by="Invented Analyst", why="invented", at=AT)
    assert found(workspace) == {("INV1", 12): "active"}


def test_the_number_alone_makes_no_revision(workspace, bring):
    bring("march.csv", bill())
    bring(
        "june.csv", bill(quantity="9", shipper="Imaginary Mill", buyer="Fictional Stores"), public_from=SECOND
    )
    assert set(found(workspace).values()) == {"active"}


def test_another_good_of_a_bill_that_a_vendor_lists_by_code_is_no_revision(workspace, bring):
    bring("shirts.csv", bill())
    bring("quilts.csv", bill(quantity="5", hs="940490"))
    assert set(found(workspace).values()) == {"active"}


def test_a_protected_file_neither_supersedes_nor_is_superseded(workspace, bring):
    bring("march.csv", bill())
    bring(
        "told.csv", bill(quantity="15"), public_from=SECOND, protected=True, passphrase="invented words here"
    )
    bring("july.csv", bill(quantity="18"), public_from=SECOND)
    with workspace.reader() as reader:
        rows = reader.table("shipment").to_pylist()
    assert sorted((row["quantity"], row["status"]) for row in rows) == [
        (12, "superseded"),
        (15, "active"),
        (18, "active"),
    ]


def test_one_original_alone_costs_no_look_at_its_bills(workspace, bring):
    bring("march.csv", bill(), bill("INV2"))
    with workspace.reader() as reader:
        made = reader.connection.execute("select table_name from duckdb_tables()").fetchall()
    assert ("_revised",) not in made


def test_the_stored_rows_are_not_rewritten(workspace, bring):
    bring("march.csv", bill())
    before = {path: path.read_bytes() for path in (workspace.folder / "facts" / "parts").iterdir()}
    bring("june.csv", bill(quantity="15"), public_from=SECOND)
    assert all(path.read_bytes() == data for path, data in before.items())


def test_the_bills_that_are_one_row_are_those_of_the_layouts():
    text = bundled_bytes("unpick.store", "sql/revised.sql").decode()
    for layout in layouts():
        line = f"('{layout.id}', {str('hs_code' in layout.version_key).lower()})"
        assert (line in text) == bool(layout.version_key), layout.id
