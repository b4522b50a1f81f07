"""Synthetic bills in the layout of a US vendor: one CSV of 61 columns, a row for each bill."""

from typing import TYPE_CHECKING, Final

from unpick.datasets.generate.text import MARK, identifiers, joined, masked, padded, same

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["VENDOR_COLUMNS", "vendor_table"]

_PRINTED: Final = """
ACTUAL_ARRIVAL_DATE ESTIMATE_ARRIVAL_DATE BILL_OF_LADING MASTER_BILL_OF_LADING BILL_TYPE_CODE
CARRIER_SASC_CODE CIF CONSIGNEE_ADDRESS CONSIGNEE_NAME CONTAINER_DESC_CODE CONTAINER_ID
CONTAINER_LOAD_STATUS CONTAINER_SIZE CONTAINER_TYPE CONTAINER_TYPE_OF_SERVICE COUNTRY
COUNTRY_SURE_LEVEL END HS_CODE HS_CODE_2 HS_CODE_4 HS_CODE_SURE_LEVEL INDICATOR_OF_TRUE_BUYER
INDICATOR_OF_TRUE_SUPPLIER LAST_VIST_FOREIGN_PORT LOADING_PORT MANIFEST_NO MARKS_AND_NUMBERS MEASURE
MEASURE_IN_CM MEASURE_UNIT MODE_OF_TRANSPORTATION NOTIFY_PARTY_ADDRESS NOTIFY_PARTY_NAME
PLACE_OF_RECEIPT PRODUCT_DESCRIPTION QUANTITY QUANTITY_UNIT RAW_CONSIGNEE_ADDRESS RAW_CONSIGNEE_NAME
RAW_NOTIFY_PARTY_ADDRESS RAW_NOTIFY_PARTY_NAME RAW_SHIPPER_ADDRESS RAW_SHIPPER_NAME RECORDS_TAG
RECORD_ID SHIPPER_ADDRESS SHIPPER_NAME TEU UNLOADING_PORT US_CLEARING_DISTRICT VESSEL_CODE
VESSEL_COUNTRY_CODE VESSEL_COUNTRY_NAME VESSEL_NAME VOYAGE WEIGHT WEIGHT_IN_KG WEIGHT_UNIT
INBOND_TYPE HS_CODE_DESCRIPTION
"""

VENDOR_COLUMNS: Final = tuple(_PRINTED.split())
"""The columns of the vendor's file (facts)."""


def vendor_table(bills: "pa.RecordBatch") -> "pa.Table":
    """Return the rows of a batch of bills."""
    import pyarrow as pa
    import pyarrow.compute as pc

    key = identifiers(bills["number"])
    day = pc.cast(bills["date"], pa.string())
    consignee = masked(bills["to_order"], "TO ORDER", bills["consignee"])
    home = joined("NO. 1 INVENTED ROAD, ", bills["shipper_city"], ", ", bills["shipper_country"])
    away = joined("NO. 1 INVENTED ROAD, ", bills["consignee_city"], ", ", bills["consignee_country"])
    code = pc.if_else(bills["no_tariff"], "", bills["hs_code"])
    told = pc.if_else(bills["notify"], bills["consignee"], "")
    columns = {
        "ACTUAL_ARRIVAL_DATE": day,
        "ESTIMATE_ARRIVAL_DATE": day,
        "BILL_OF_LADING": padded(bills["number"], 10, "SYNT"),
        "BILL_TYPE_CODE": same("R", key),
        "CARRIER_SASC_CODE": same("SYNT", key),
        "CONSIGNEE_ADDRESS": away,
        "CONSIGNEE_NAME": consignee,
        "CONTAINER_ID": padded(bills["number"], 7, "SYNU"),
        "COUNTRY": bills["shipper_country"],
        "HS_CODE": code,
        "HS_CODE_2": pc.utf8_slice_codeunits(code, 0, 2),
        "HS_CODE_4": pc.utf8_slice_codeunits(code, 0, 4),
        "LOADING_PORT": joined(bills["lading_code"], ", ", bills["lading"]),
        "MANIFEST_NO": same("SYN", key),
        "MARKS_AND_NUMBERS": same(MARK, key),
        "NOTIFY_PARTY_NAME": told,
        "PLACE_OF_RECEIPT": bills["shipper_city"],
        "PRODUCT_DESCRIPTION": joined(bills["description"], " ", MARK),
        "QUANTITY": bills["quantity"],
        "QUANTITY_UNIT": bills["unit"],
        "RAW_CONSIGNEE_ADDRESS": away,
        "RAW_CONSIGNEE_NAME": consignee,
        "RAW_NOTIFY_PARTY_NAME": told,
        "RAW_SHIPPER_ADDRESS": home,
        "RAW_SHIPPER_NAME": bills["shipper"],
        "RECORDS_TAG": same("SYNTHETIC", key),
        "RECORD_ID": key,
        "SHIPPER_ADDRESS": home,
        "SHIPPER_NAME": bills["shipper"],
        "UNLOADING_PORT": bills["unlading"],
        "VESSEL_NAME": padded(bills["vessel"], 3, "SYN VESSEL "),
        "VOYAGE": padded(bills["vessel"], 3, "S"),
        "WEIGHT": bills["weight_kg"],
        "WEIGHT_IN_KG": bills["weight_kg"],
        "WEIGHT_UNIT": same("KG", key),
    }
    empty = pa.nulls(len(key), pa.string())
    return pa.table({column: columns.get(column, empty) for column in VENDOR_COLUMNS})
