"""Synthetic bills as the eleven CSV tables of the CBP automated manifest system, joined by identifier."""

from typing import TYPE_CHECKING, Final

from unpick.datasets.generate.text import MARK, identifiers, joined, masked, padded, same

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["AMS_TABLES", "ams_tables"]

_TAIL: Final = "city state_province zip_code country_code contact_name comm_number_qualifier comm_number"
_HAZARD: Final = "identifier container_number hazmat_sequence_number"

AMS_TABLES: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(columns.split())
    for name, columns in {
        "header": "identifier carrier_code vessel_country_code vessel_name port_of_unlading estimated_arrival_date "
        "foreign_port_of_lading_qualifier foreign_port_of_lading manifest_quantity manifest_unit weight "
        "weight_unit measurement measurement_unit record_status_indicator place_of_receipt port_of_destination "
        "foreign_port_of_destination_qualifier foreign_port_of_destination conveyance_id_qualifier conveyance_id "
        "in_bond_entry_type mode_of_transportation secondary_notify_party_1 secondary_notify_party_2 "
        "secondary_notify_party_3 secondary_notify_party_4 secondary_notify_party_5 secondary_notify_party_6 "
        "secondary_notify_party_7 secondary_notify_party_8 secondary_notify_party_9 secondary_notify_party_10 "
        "actual_arrival_date",
        "billgen": "identifier master_bol_number house_bol_number sub_house_bol_number voyage_number "
        "bill_type_code manifest_number trade_update_date run_date",
        "shipper": "identifier shipper_party_name shipper_party_address_1 shipper_party_address_2 "
        f"shipper_party_address_3 shipper_party_address_4 {_TAIL}",
        "consignee": "identifier consignee_name consignee_address_1 consignee_address_2 consignee_address_3 "
        f"consignee_address_4 {_TAIL}",
        "notifyparty": "identifier notify_party_name notify_party_address_1 notify_party_address_2 "
        f"notify_party_address_3 notify_party_address_4 {_TAIL}",
        "container": "identifier container_number seal_number_1 seal_number_2 equipment_description_code "
        "container_length container_height container_width container_type load_status type_of_service",
        "cargodesc": "identifier container_number description_sequence_number piece_count description_text",
        "marksnumbers": "identifier container_number marks_and_numbers_1 marks_and_numbers_2 marks_and_numbers_3 "
        "marks_and_numbers_4 marks_and_numbers_5 marks_and_numbers_6 marks_and_numbers_7 marks_and_numbers_8",
        "tariff": "identifier container_number description_sequence_number harmonized_number harmonized_value "
        "harmonized_weight harmonized_weight_unit",
        "hazmat": f"{_HAZARD} hazmat_code hazmat_class hazmat_code_qualifier hazmat_contact hazmat_page_number "
        "hazmat_flash_point_temperature hazmat_flash_point_temperature_negative_ind "
        "hazmat_flash_point_temperature_unit hazmat_description",
        "hazmatclass": f"{_HAZARD} hazmat_classification",
    }.items()
}
"""Table to columns, in the order of the public files (facts)."""

_POUNDS: Final = 2.20462262
"""Pounds in a kilogram (NIST Handbook 44, appendix C); the manifest gives pounds."""


def ams_tables(bills: "pa.RecordBatch") -> dict[str, "pa.Table"]:
    """Return the eleven tables for a batch of bills."""
    import pyarrow as pa

    table = pa.Table.from_batches([bills])
    key = identifiers(bills["number"])
    box = padded(bills["number"], 7, "SYNU")
    made = {
        "header": _header(bills, key),
        "billgen": _billgen(bills, key),
        "shipper": _party(bills, key, "shipper", "shipper_party_name", "shipper_party_address_1"),
        "consignee": _party(bills, key, "consignee", "consignee_name", "consignee_address_1"),
        "container": {
            "identifier": key,
            "container_number": box,
            "seal_number_1": padded(bills["number"], 8, "SYN"),
            "container_type": same("45G1", key),
            "load_status": same("Loaded", key),
        },
        "marksnumbers": {"identifier": key, "container_number": box, "marks_and_numbers_1": same(MARK, key)},
    }
    done = {name: _shaped(name, columns) for name, columns in made.items()}
    notify = _shaped(
        "notifyparty", _party(bills, key, "consignee", "notify_party_name", "notify_party_address_1")
    )
    done["notifyparty"] = notify.filter(bills["notify"])
    done["cargodesc"] = _cargo(bills, key, box)
    done["tariff"] = _tariff(bills, key, box)
    hazard = table.append_column("key", key).append_column("box", box).filter(bills["hazard"])
    done |= _hazard(hazard)
    return {name: done[name] for name in AMS_TABLES}


def _shaped(name: str, columns: dict[str, "pa.Array"]) -> "pa.Table":
    """Return a table with every column of its layout; what is not given is empty."""
    import pyarrow as pa

    n = len(columns["identifier"])
    empty = pa.nulls(n, pa.string())
    return pa.table({column: columns.get(column, empty) for column in AMS_TABLES[name]})


def _header(bills: "pa.RecordBatch", key: "pa.Array") -> dict[str, "pa.Array"]:
    import pyarrow as pa
    import pyarrow.compute as pc

    day = pc.cast(bills["date"], pa.string())
    pounds = pc.cast(pc.round(pc.multiply(pc.cast(bills["weight_kg"], pa.float64()), _POUNDS)), pa.int64())
    return {
        "identifier": key,
        "carrier_code": same("SYNT", key),
        "vessel_country_code": same("PA", key),
        "vessel_name": padded(bills["vessel"], 3, "SYN VESSEL "),
        "port_of_unlading": bills["unlading"],
        "estimated_arrival_date": day,
        "foreign_port_of_lading_qualifier": same("Schedule K Foreign Port", key),
        "foreign_port_of_lading": joined(bills["lading"], ",", bills["shipper_country"]),
        "manifest_quantity": bills["quantity"],
        "manifest_unit": bills["unit"],
        "weight": pounds,
        "weight_unit": same("Pounds", key),
        "record_status_indicator": pc.if_else(bills["deleted"], "Deleted", "New"),
        "place_of_receipt": bills["shipper_city"],
        "foreign_port_of_destination": pc.if_else(
            pc.equal(bills["consignee_country"], "US"),
            pa.scalar(None, pa.string()),
            joined(bills["consignee_city"], ",", bills["consignee_country"]),
        ),
        "mode_of_transportation": same("Vessel, containerized", key),
        "actual_arrival_date": day,
    }


def _billgen(bills: "pa.RecordBatch", key: "pa.Array") -> dict[str, "pa.Array"]:
    import pyarrow as pa
    import pyarrow.compute as pc

    day = pc.cast(bills["date"], pa.string())
    return {
        "identifier": key,
        "master_bol_number": padded(bills["number"], 10, "SYNT"),
        "voyage_number": padded(bills["vessel"], 3, "S"),
        "bill_type_code": same("Regular Bill", key),
        "manifest_number": same("SYN", key),
        "trade_update_date": day,
        "run_date": day,
    }


def _party(
    bills: "pa.RecordBatch", key: "pa.Array", role: str, name: str, address: str
) -> dict[str, "pa.Array"]:
    shown = bills[role]
    if role == "consignee" and name == "consignee_name":
        shown = masked(bills["to_order"], "TO ORDER", shown)
    city = bills[f"{role}_city"]
    columns = {
        "identifier": key,
        name: shown,
        address: joined("NO. 1 INVENTED ROAD, ", city),
        "city": city,
        "country_code": bills[f"{role}_country"],
        "contact_name": same(MARK, key),
    }
    if role == "consignee":
        columns |= {"state_province": bills["consignee_state"], "zip_code": bills["consignee_zip"]}
    return columns


def _cargo(bills: "pa.RecordBatch", key: "pa.Array", box: "pa.Array") -> "pa.Table":
    import pyarrow as pa

    first = {
        "identifier": key,
        "container_number": box,
        "description_sequence_number": same("1", key),
        "piece_count": bills["quantity"],
        "description_text": joined(bills["description"], " ", MARK),
    }
    second = first | {
        "description_sequence_number": same("2", key),
        "piece_count": same("0", key),
        "description_text": same(f"FREIGHT PREPAID {MARK}", key),
    }
    text = pa.string()
    whole = _shaped("cargodesc", first | {"piece_count": bills["quantity"].cast(text)})
    return pa.concat_tables([whole, _shaped("cargodesc", second).filter(bills["second_line"])])


def _tariff(bills: "pa.RecordBatch", key: "pa.Array", box: "pa.Array") -> "pa.Table":
    import pyarrow.compute as pc

    columns = {
        "identifier": key,
        "container_number": box,
        "description_sequence_number": same("1", key),
        "harmonized_number": bills["hs_code"],
        "harmonized_weight": bills["weight_kg"],
        "harmonized_weight_unit": same("Kilograms", key),
    }
    return _shaped("tariff", columns).filter(pc.invert(bills["no_tariff"]))


def _hazard(bills: "pa.Table") -> dict[str, "pa.Table"]:
    key = bills["key"].combine_chunks()
    base = {
        "identifier": key,
        "container_number": bills["box"].combine_chunks(),
        "hazmat_sequence_number": same("1", key),
    }
    more = {"hazmat_code": same("UN0000", key), "hazmat_description": same(MARK, key)}
    return {
        "hazmat": _shaped("hazmat", base | more),
        "hazmatclass": _shaped("hazmatclass", base | {"hazmat_classification": same("SYN", key)}),
    }
