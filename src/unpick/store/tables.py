"""The tables that are stored once, as columns: names, types, and the grain of each."""

from typing import Final

import pyarrow as pa

__all__ = ["DAY", "GRAIN", "GROWN", "SORTED_BY", "STORED", "empty_table", "fit"]

DAY: Final = pa.date32()
_TEXT: Final = pa.string()
_PARTY: Final = (
    "shipper_name",
    "shipper_address",
    "consignee_name",
    "consignee_address",
    "notify_name",
    "maker_name",
)
_GOODS: Final = ("hs_code", "description", "marks")
_ROUTE: Final = (
    *("origin_country", "destination_country", "lading_port", "unlading_port", "place_of_receipt"),
    *("vessel", "voyage", "bill_no", "master_bill_no", "container_no", "trade_type"),
)
_NUMBERS: Final = ("quantity", "gross_weight_kg", "net_weight_kg", "value_usd")

_CUSTODY: Final = [
    ("dataset", _TEXT),
    ("public_from", DAY),
    ("reliability", _TEXT),
    ("protected", pa.bool_()),
]

STORED: Final[dict[str, pa.Schema]] = {
    "document": pa.schema(
        [
            *((name, _TEXT) for name in ("document", "name", "media_type")),
            ("bytes", pa.int64()),
            *((name, _TEXT) for name in ("dataset", "title", "url")),
            ("published", DAY),
            ("public_from", DAY),
            ("loaded_at", pa.timestamp("s")),
            *((name, _TEXT) for name in ("layout", "reliability")),
            ("protected", pa.bool_()),
            ("sealed", pa.bool_()),
        ]
    ),
    "statement": pa.schema(
        [
            *(
                (name, _TEXT)
                for name in ("id", "entity_id", "schema", "prop", "value", "original_value", "lang")
            ),
            *((name, _TEXT) for name in ("dataset", "origin")),
            ("external", pa.bool_()),
            ("first_seen", DAY),
            ("last_seen", DAY),
            *((name, _TEXT) for name in ("document", "locator")),
            ("valid_from", DAY),
            ("valid_to", DAY),
            ("public_from", DAY),
            *((name, _TEXT) for name in ("method", "extractor", "reliability")),
            ("protected", pa.bool_()),
        ]
    ),
    "shipment": pa.schema(
        [
            ("document", _TEXT),
            ("row", pa.int64()),
            *((name, _TEXT) for name in _PARTY),
            ("date", DAY),
            ("date_kind", _TEXT),
            *((name, _TEXT) for name in _GOODS),
            ("quantity", pa.float64()),
            ("quantity_unit", _TEXT),
            *((name, pa.float64()) for name in _NUMBERS[1:]),
            *((name, _TEXT) for name in _ROUTE),
            *((name, _TEXT) for name in ("status", "repaired", "withheld")),
            *_CUSTODY,
        ]
    ),
    "goods_line": pa.schema(
        [
            ("document", _TEXT),
            ("row", pa.int64()),
            ("line", pa.int32()),
            ("hs_code", _TEXT),
            ("description", _TEXT),
            ("quantity", pa.float64()),
            ("quantity_unit", _TEXT),
            ("gross_weight_kg", pa.float64()),
            ("value_usd", pa.float64()),
        ]
    ),
    "series": pa.schema(
        [
            ("document", _TEXT),
            ("row", pa.int64()),
            *((name, _TEXT) for name in ("series", "subject", "measure")),
            ("period_from", DAY),
            ("period_to", DAY),
            ("value", pa.float64()),
            *((name, _TEXT) for name in ("unit", "bound")),
            *((name, _TEXT) for name in ("product", "channel", "partner", "place")),
            ("verified", pa.bool_()),
            *((name, _TEXT) for name in ("note", "source", "url")),
            ("published", DAY),
            *_CUSTODY,
        ]
    ),
}
"""Arrow schema of every stored table (docs/architecture.md)."""

GRAIN: Final = {
    "document": "one row per original that was added",
    "statement": "one row per statement id",
    "shipment": "one row per (document, row)",
    "goods_line": "one row per (document, row, line)",
    "series": "one row per (document, row)",
}

GROWN: Final = frozenset({"series"})
"""Tables that got columns since parts were first written: in an older part those are absent, and read as null."""

SORTED_BY: Final = {
    "document": "document",
    "statement": "id",
    "shipment": 'document, "row"',
    "goods_line": 'document, "row", line',
    "series": 'document, "row"',
}
"""Key of each stored table: engines give rows in any order, exports in this one."""


def empty_table(name: str) -> pa.Table:
    """Return a table without rows in the schema of the stored table."""
    return STORED[name].empty_table()


def fit(batch: pa.RecordBatch, name: str) -> pa.RecordBatch:
    """Return the batch in the columns and types of a stored table; absent columns become null.

    Raises:
        ValueError: the batch has a column that the table does not have.
        pyarrow.ArrowInvalid: a value does not fit its type.
    """
    schema = STORED[name]
    strangers = set(batch.schema.names) - set(schema.names)
    if strangers:
        raise ValueError(f"table '{name}' has no column {sorted(strangers)}")
    columns = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
