"""What a layout file says: how a vendor's columns are recognised and what they mean."""

import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.errors import NoLayout, UsageError

__all__ = ["FIELDS", "JOINABLE", "Layout", "fold", "layout_named", "layouts", "parse_layout", "recognise"]

_PACKAGE: Final = "unpick.datasets.shipments"

FIELDS: Final = (
    "shipper_name",
    "shipper_address",
    "consignee_name",
    "consignee_address",
    "notify_name",
    "maker_name",
    "date",
    "hs_code",
    "description",
    "marks",
    "quantity",
    "quantity_unit",
    "gross_weight_kg",
    "net_weight_kg",
    "value_usd",
    "origin_country",
    "destination_country",
    "lading_port",
    "unlading_port",
    "place_of_receipt",
    "vessel",
    "voyage",
    "bill_no",
    "master_bill_no",
    "container_no",
    "trade_type",
)
"""The canonical fields of a shipment, in the order of the shipment table (design, section 5)."""

EXTRA: Final = ("status", "weight_unit", "carrier", "version_day", "published_day")
"""What a layout may also point at; it decides about a row but is no column of the table."""

JOINABLE: Final = ("shipper_address", "consignee_address", "description", "marks", "container_no")
"""Fields that may be spread over several columns; the pieces are joined with a space."""

_NULLS: Final = ("", "-0-", "N/A", "#N/A", "NULL", "null", "None", "nan", "NaN")
"""Spellings of an empty cell seen in the vendors' samples; a layout may add its own."""

_FORMATS: Final = ("%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y", "%Y%m%d", "%b %Y", "%B %Y")
"""Dates with a month in words or the year first: they read one way only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One layout.

    Attributes:
        columns: canonical field to the source columns, the first that is filled counts.
        joins: canonical field to source columns that are joined.
        tables: for a layout of several tables, table to (columns, required); else empty.
        formats: date formats besides ISO and Excel serial numbers.
        order: dmy, mdy, or ask when only the data can tell.
        version_key: fields that make two rows versions of one; empty when only exact copies are.
    """

    id: str
    title: str
    source: str
    dataset: str
    reliability: str
    date_kind: str
    recognise: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    formats: tuple[str, ...] = _FORMATS
    order: str = ""
    zone_minutes: int = 0
    decimal: str = "."
    nulls: tuple[str, ...] = _NULLS
    withheld_markers: tuple[str, ...] = ()
    withheld_empty: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    version_key: tuple[str, ...] = ()
    name_width: int = 0
    public_rule: str = "load_day"

    def matched(self, header: Sequence[str]) -> dict[str, str]:
        """Return raw slot to the column of this header that fills it, such as `shipper_name__2`."""
        there: dict[str, str] = {}
        for column in header:
            there.setdefault(fold(column), column)
        slots: dict[str, str] = {}
        for name, wanted in self.columns.items():
            found = [there[fold(one)] for one in wanted if fold(one) in there]
            slots.update({name if n == 0 else f"{name}__{n + 1}": one for n, one in enumerate(found)})
        for name, wanted in self.joins.items():
            found = [there[fold(one)] for one in wanted if fold(one) in there]
            slots.update({name if n == 0 else f"{name}__j{n + 1}": one for n, one in enumerate(found)})
        return slots


def fold(column: str) -> str:
    """Return a column name without case, blanks, punctuation: vendors vary these from export to export.

    >>> fold("COUNTRY OF_ORIGIN ") == fold("Country of Origin")
    True
    """
    return re.sub(r"[\W_]+", " ", column.casefold()).strip()


@functools.cache
def layouts() -> tuple[Layout, ...]:
    """Return every bundled layout, in the order of their ids."""
    package = f"{_PACKAGE}.layouts"
    names = bundled_names(package, ".yml")
    return tuple(parse_layout(bundled_bytes(package, name), name) for name in names)


def layout_named(name: str) -> Layout:
    """Return a bundled layout.

    Raises:
        UsageError: no layout has this id.
    """
    for one in layouts():
        if one.id == name:
            return one
    known = ", ".join(one.id for one in layouts())
    raise UsageError(
        "--layout", f"no layout is called '{name}'", f"choose one of {known}, or give --map FILE"
    )


def recognise(header: Sequence[str], known: Sequence[Layout] | None = None) -> Layout | None:
    """Return the layout whose required columns are all there and that explains most of the others."""
    folded = {fold(column) for column in header}
    fitting = [
        (len(one.matched(header)), one)
        for one in (layouts() if known is None else known)
        if one.recognise and {fold(column) for column in one.recognise} <= folded
    ]
    return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None


def parse_layout(data: bytes, name: str) -> Layout:
    """Return the layout that a YAML file describes.

    Raises:
        NoLayout: the file is no YAML or breaks the schema of layouts.
    """
    import jsonschema

    from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

    try:
        document = read_keyed_yaml(data)
    except KeyedYamlFault as fault:
        raise NoLayout(name, f"no YAML ({fault})", "see `unpick template layout`") from None
    schema = json.loads(bundled_bytes(_PACKAGE, "layout.schema.json"))
    faults = sorted(jsonschema.Draft202012Validator(schema).iter_errors(document), key=str)
    if faults:
        where = "/".join(str(part) for part in faults[0].absolute_path) or "the whole file"
        raise NoLayout(name, f"{where}: {faults[0].message}", "mend it; see `unpick template layout`")
    return _layout(document, name)


def _layout(document: dict[str, Any], name: str) -> Layout:
    given: dict[str, Any] = document.get("columns", {})
    columns = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in given.items()}
    joins = {key: tuple(value["join"]) for key, value in given.items() if isinstance(value, dict)}
    if set(joins) - set(JOINABLE):
        problem = f"'{sorted(set(joins) - set(JOINABLE))[0]}' cannot be joined from several columns"
        raise NoLayout(name, problem, f"join only {', '.join(JOINABLE)}")
    date, withheld = document["date"], document.get("withheld", {})
    tables = {
        table: (tuple(about["columns"]), bool(about.get("required", False)))
        for table, about in document.get("tables", {}).items()
    }
    return Layout(
        id=document["id"],
        title=document["title"],
        source=document["source"],
        dataset=document["dataset"],
        reliability=document["reliability"],
        date_kind=date["kind"],
        recognise=tuple(document.get("recognise", ())),
        columns={key: value for key, value in columns.items() if key not in joins},
        joins=joins,
        tables=tables,
        constants=document.get("constants", {}),
        formats=(*date.get("formats", ()), *_FORMATS),
        order=date.get("order", ""),
        zone_minutes=date.get("zone_minutes", 0),
        decimal=document.get("decimal", "."),
        nulls=tuple(dict.fromkeys((*_NULLS, *document.get("nulls", ())))),
        withheld_markers=tuple(withheld.get("markers", ())),
        withheld_empty=tuple(withheld.get("empty", ())),
        deleted=tuple(document.get("deleted", ())),
        version_key=tuple(document.get("version", {}).get("key", ())),
        name_width=document.get("name_width", 0),
        public_rule=document.get("public_from", {}).get("rule", "load_day"),
    )
