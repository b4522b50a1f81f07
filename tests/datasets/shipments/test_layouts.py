"""Layouts: each is recognised by its header and by no other's. Rows are invented, names too."""

import gzip
import json

import pytest

from unpick.datasets.shipments.layout import fold, layout_named, layouts, parse_layout, recognise
from unpick.model.errors import NoLayout, UsageError

FLAT = [layout for layout in layouts() if layout.recognise]
SAMPLES = {
    "us-bills-61": "US Import 610990  (1).xlsx",
    "india-imports": "India Import F.xlsx",
    "india-exports": "India Export USA 610990 (1).xlsx",
    "vietnam-imports": "Vietnam import full.xlsx",
    "bangladesh-exports": "Bangladesh Export F.xlsx",
    "turkey-imports": "Turkey Import F.xlsx",
    "mexico-imports": "Mexico Import F.xlsx",
    "mexico-exports": "Mexico Export F.xlsx",
    "colombia-imports": "Colombia IMport F.xlsx",
    "peru-imports": "Peru Import F.xlsx",
    "chile-imports": "Chile Import F.xlsx",
    "pakistan-imports": "Pakistan Import F.xlsx",
    "philippines-imports": "Philippines Import F.xlsx",
    "uzbekistan-imports": "Uzbekistan import Full.xlsx",
    "kazakhstan-exports": "Kazakhstan Export F.xlsx",
    "srilanka-imports": "Srilanka import F.xlsx",
    "russia-exports": "Russia Export Full.xlsx",
    "malaysia-imports": "Malaysia Import F.xlsx",
    "mongolia-imports": "Mongolia Import F.xlsx",
    "brazil-imports": "Brazil Import F.xlsx",
    "kenya-imports": "Kenya Import F.xlsx",
}


def columns_of(layout):
    named = [*layout.columns.values(), *layout.joins.values(), layout.recognise]
    return list(dict.fromkeys(column for columns in named for column in columns))


@pytest.mark.parametrize("layout", FLAT, ids=lambda one: one.id)
def test_a_layout_is_recognised_by_its_own_columns_in_any_order_and_case(layout):
    header = [column.lower().replace("_", " ") for column in reversed(columns_of(layout))]
    found = recognise(header)
    assert found is not None
    assert found.id == layout.id


@pytest.mark.parametrize("layout", FLAT, ids=lambda one: one.id)
def test_no_column_feeds_two_fields(layout):
    named = [fold(one) for columns in (*layout.columns.values(), *layout.joins.values()) for one in columns]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("layout", FLAT, ids=lambda one: one.id)
def test_an_invented_row_of_every_layout_is_read(layout, write, read):
    values = {
        "date": "2024-05-17",
        "hs_code": "610910",
        "quantity": "12",
        "gross_weight_kg": "100.5",
        "net_weight_kg": "90",
        "value_usd": "1,250.00",
        "shipper_name": "Invented Quilt Works",
        "consignee_name": "Made Up Imports LLC",
        "status": "New",
    }
    header = columns_of(layout)
    slot = {column: name for name, columns in layout.columns.items() for column in columns}
    cells = [values.get(slot.get(column, ""), "Imaginary") for column in header]
    loaded = read(write(header, cells))
    assert loaded.problems == []
    row = loaded.rows[0]
    assert row["date"].isoformat() == "2024-05-17"
    assert row["hs_code"] == "610910"
    assert row["consignee_name"] == "Made Up Imports LLC" or "consignee_name" not in layout.columns
    assert row["value_usd"] == 1250.0 or "value_usd" not in layout.columns


@pytest.mark.shared
@pytest.mark.parametrize("name", SAMPLES, ids=lambda one: one)
def test_the_real_header_of_a_vendor_is_recognised_under_its_banner_and_its_rows_read(
    name, shared, write, read
):
    folder = shared / "shipments_port_layouts"
    with gzip.open(folder / "layouts.json.gz", "rt") as stream:
        about = next(one for one in json.load(stream) if one["file"] == SAMPLES[name])
    with gzip.open(folder / "full_rows.jsonl.gz", "rt") as stream:
        rows = [row for row in map(json.loads, stream) if row["_file"] == SAMPLES[name]]
    columns = about["columns"]
    cells = [[row.get(column) or "" for column in columns] for row in rows]
    banner = [[""] * len(columns) for _ in range(about["header_row"] - 1)]
    banner[1][0] = "DATA"
    loaded = read(write(banner[0], *banner[1:], columns, *cells))
    assert loaded.layout.id == name
    assert loaded.problems == []
    assert len(loaded.rows) == len(rows)
    assert loaded.rows[0]["row"] == about["header_row"] + 1
    assert all(row["date"] and row["hs_code"] for row in loaded.rows)


@pytest.mark.shared
def test_a_vendor_header_without_a_layout_is_left_to_the_guesser(shared):
    with gzip.open(shared / "shipments_port_layouts" / "layouts.json.gz", "rt") as stream:
        headers = {one["file"]: one["columns"] for one in json.load(stream)}
    wrong = {
        file: recognise(header).id
        for file, header in headers.items()
        if recognise(header)
        and file.replace(" (1)", "") not in {x.replace(" (1)", "") for x in SAMPLES.values()}
    }
    assert wrong == {"Uzbekistan export F.xlsx": "uzbekistan-imports"} or wrong == {}


def test_a_layout_that_breaks_the_schema_is_refused_with_the_place():
    with pytest.raises(NoLayout, match="date: 'kind' is a required property"):
        parse_layout(
            b"{id: x, title: Title, source: some source, dataset: d, reliability: F, date: {},"
            b" recognise: [A, B], columns: {date: A}}",
            "mine.yml",
        )


def test_a_layout_that_is_no_yaml_is_refused():
    with pytest.raises(NoLayout, match="no YAML"):
        parse_layout(b"{a: [", "mine.yml")


def test_an_unknown_layout_is_named_with_those_that_exist():
    with pytest.raises(UsageError, match="us-bills-61"):
        layout_named("nonsense")
