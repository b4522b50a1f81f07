"""Invented shipments for the indicators: bills in canonical columns, loaded into a workspace of their own."""

import csv
import datetime as dt
import random
from pathlib import Path
from typing import Any

from unpick.app.load import load
from unpick.app.signals import signals
from unpick.model.statement import Statement
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2025, 6, 1, 9, tzinfo=dt.UTC)
COLUMNS = (
    *("bill_no", "date", "shipper_name", "shipper_address", "consignee_name", "hs_code", "description"),
    *("quantity", "quantity_unit", "gross_weight_kg", "value_usd", "origin_country", "destination_country"),
    *("lading_port", "place_of_receipt", "vessel", "trade_type", "master_bill_no", "container_no"),
)
USUAL = {
    "consignee_name": "Invented Heron Outfitters",
    "hs_code": "620342",
    "description": "trousers",
    "origin_country": "CN",
    "destination_country": "US",
    "lading_port": "SHANGHAI",
}


def bill(number: object, day: str, shipper: str, **more: object) -> dict[str, str]:
    """Return one bill of cotton trousers from China into the United States."""
    given = {"bill_no": f"INV{number}", "date": day, "shipper_name": shipper, **USUAL, **more}
    return {name: str(given.get(name, "")) for name in COLUMNS}


def priced(
    number: object, day: str, shipper: str, value: float, pieces: int = 1000, **more: object
) -> dict[str, str]:
    """Return a bill with its value in USD per piece."""
    return bill(
        number, day, shipper, quantity=pieces, quantity_unit="PCS", value_usd=round(value * pieces, 2), **more
    )


def month_of(
    count: int, spread: float, *, seed: int = 1, middle: float = 6.0, month: str = "2024-03", **more: Any
) -> list[dict[str, str]]:
    """Return a month of like bills by five shippers, their values log-normal round the middle."""
    draw = random.Random(seed)
    return [
        priced(
            f"{month}-{seed}-{at}",
            f"{month}-{1 + at % 28:02d}",
            f"Invented Peer {at % 5} Garments",
            middle * pow(2.718281828, draw.gauss(0, spread)),
            **more,
        )
        for at in range(count)
    ]


def held(folder: Path, rows: list[dict[str, str]], *, facts: str = "", **more: Any) -> Workspace:
    """Return a workspace that holds these bills, and a facts file where one is given."""
    folder.mkdir(parents=True, exist_ok=True)
    path, mapping = folder / "bills.csv", folder / "map.yml"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    mapping.write_text("".join(f"{name}: {name}\n" for name in COLUMNS), encoding="utf-8")
    workspace = Workspace.create(folder / "ws", created_at=AT)
    load(workspace, [path], at=AT, mapping=mapping, **more)
    if facts:
        (folder / "facts.yml").write_text(facts, encoding="utf-8")
        load(workspace, [folder / "facts.yml"], at=AT)
    return workspace


def asked(workspace: Workspace, indicator: str, *subjects: str, **more: Any) -> list[dict[str, Any]]:
    """Return what one indicator says, its document checked against the schema."""
    document = signals(workspace, subjects, at=AT, only=[indicator], **more)
    assert find_faults(document) == []
    return [one for one in document["signals"] if one["indicator"] == indicator]


def list_firm(workspace: Workspace, name: str, day: str, address: str = "") -> None:
    """Write an invented listing of an invented firm into a workspace, public from its day."""
    told = {
        "entity": "inv-listed",
        "list": "an invented list",
        "authority": "An invented authority",
        "fromEarliest": day,
        "fromLatest": day,
    }
    facts = [
        ("inv-listed", "Company", "name", name),
        *(("inv-listed-l", "Sanction", *one) for one in told.items()),
    ]
    facts += [("inv-listed", "Company", "address", address)] if address else []
    public = dt.date.fromisoformat(day)
    with workspace.loading(at=AT, note="list") as loading:
        document = loading.add_original(
            b"an invented list", name="list.csv", dataset="invented_list", public_from=public
        )
        loading.write_statements(
            [
                Statement(
                    entity_id=one, schema=schema, prop=prop, value=value, dataset="invented_list", document=document, locator=f"row {at}",
                    public_from=public, method="parsed", extractor="test/1", reliability="A",
                )
                for at, (one, schema, prop, value) in enumerate(facts)
            ]
        )  # fmt: skip
