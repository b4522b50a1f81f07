"""What of a protected row could name its source: which columns are redacted, which ids stand under an alias."""

import hashlib
import hmac
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from unpick.store.tables import STORED

__all__ = ["ALIAS", "ALIASED", "HIDDEN", "REDACTED", "alias_of", "legacy_alias", "lies_in_clear", "redacted"]

REDACTED: Final = "[protected source]"
"""What stands in the place of text that could name a protected source."""

HIDDEN: Final = {
    "document": ("name", "title", "url"),
    "statement": ("value", "original_value", "locator", "dataset", "origin"),
    "shipment": (
        *("shipper_name", "shipper_address", "consignee_name", "consignee_address", "notify_name"),
        *("maker_name", "description", "marks", "vessel", "voyage", "place_of_receipt"),
        *("bill_no", "master_bill_no", "container_no"),
    ),
    "series": (*("series", "subject", "product", "channel", "partner", "place", "note", "source", "url"),),
    "goods_line": ("description",),
}
"""Columns whose text could name a protected source."""

ALIASED: Final = {"statement": ("id", "entity_id")}
"""Ids that could be made again by who guesses a name: under a secret they cannot."""

ALIAS: Final = "protected-"
"""How the alias of an id of a protected statement begins."""


def alias_of(secret: bytes, one: str) -> str:
    """Return the alias of an id under the key of the passphrase; what is an alias already stays."""
    if one.startswith(ALIAS):
        return one
    return ALIAS + hmac.digest(secret, one.encode(), "sha256").hex()[:24]


def legacy_alias(secret: str, one: str) -> str:
    """Return the alias of an id whose row was stored in clear, under the secret that lies in the workspace."""
    return one if one.startswith(ALIAS) else ALIAS + hashlib.sha256((secret + one).encode()).hexdigest()[:24]


def redacted(rows: pa.Table, table: str, *, alias: "dict[str, str]") -> pa.Table:
    """Return protected rows as a reader shows them: text redacted, ids under their alias; null stays null.

    Args:
        rows: rows of a stored table, all of them protected. alias: alias of each id that occurs.
    """
    for name in HIDDEN.get(table, ()):
        place = rows.schema.get_field_index(name)
        hidden = pc.if_else(pc.is_null(rows.column(name)), None, pa.scalar(REDACTED))
        rows = rows.set_column(place, STORED[table].field(name), hidden.cast(pa.string()))
    for name in ALIASED.get(table, ()):
        place = rows.schema.get_field_index(name)
        known = [alias[one] for one in rows.column(name).to_pylist()]
        rows = rows.set_column(place, STORED[table].field(name), pa.array(known, pa.string()))
    return rows


def lies_in_clear(rows: pa.Table, table: str) -> pa.ChunkedArray:
    """Return for each row, as booleans, whether any column that could name a source still says so."""
    told = pa.chunked_array([pa.array([False] * rows.num_rows, pa.bool_())])
    for name in HIDDEN.get(table, ()):
        text = pc.fill_null(pc.not_equal(rows.column(name), pa.scalar(REDACTED)), False)
        told = pc.or_(told, text)
    for name in ALIASED.get(table, ()):
        clear = pc.fill_null(pc.invert(pc.starts_with(rows.column(name), ALIAS)), False)
        told = pc.or_(told, clear)
    return told
