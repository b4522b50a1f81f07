"""A small invented world for the ranking: makers with claims, a listing, a vessel, doors that opened, and arrivals."""

import csv
import datetime as dt
import io
from pathlib import Path

from unpick.app.load import load
from unpick.model.statement import Statement
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 12, 1, 9, 0, tzinfo=dt.UTC)
MILL, HANZI, HANGUL = "Invented Quenzar Sewing Works", "虚泽缝纫工艺厂", "허구구른재봉공장"
OPEN, LISTED, VESSEL = "Invented Opened Garments", "Invented Vrilbane Textile", "INVENTED STAR"
FACTS = f"""unpick: facts/1
id: invented-rank
title: Invented
invented: true
sources:
  - {{id: paper, title: An invented paper, published: "2023-05-01", public_from: "2023-05-01", reliability: B}}
  - {{id: late, title: A later invented paper, published: "2024-08-01", public_from: "2024-08-01", reliability: B}}
  - {{id: visit, title: An invented visit, published: "2024-02-01", public_from: "2024-02-01", reliability: B}}
entities:
  - {{id: inv-mill, schema: Company, source: paper, names: [{{name: {MILL}}}, {{name: {HANZI}, kind: alias}}, {{name: {HANGUL}, kind: alias}}]}}
  - {{id: inv-open, schema: Company, source: paper, names: [{{name: {OPEN}}}]}}
  - {{id: inv-late, schema: Company, source: late, names: [{{name: Invented Lateward Garments}}]}}
  - {{id: inv-ship, schema: Vessel, source: paper, names: [{{name: {VESSEL}}}]}}
claims:
  - {{subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, from: "2023-01-01", quote: "invented words"}}
  - {{subject: inv-open, predicate: worker_nationality, object: KP, source: paper, kind: report, from: "2023-01-01"}}
  - {{subject: inv-open, predicate: allowed_inspection, object: whole work force, source: visit, from: "2024-01-10", to: "2024-01-12", attribution: an invented inspectorate}}
  - {{subject: inv-late, predicate: forced_labor, object: "yes", source: late, from: "2023-01-01"}}
  - {{subject: inv-ship, predicate: called_at, object: KP, source: paper, from: "2024-01-05", to: "2024-01-06"}}
"""
COLUMNS = (
    "bill",
    "arrival date",
    "shipper",
    "maker",
    "consignee",
    "hs",
    "goods",
    "origin",
    "destination",
    "from port",
    "vessel",
    "quantity",
    "unit",
    "value usd",
    "weight kg",
)
MAP = """bill_no: bill
date: arrival date
shipper_name: shipper
maker_name: maker
consignee_name: consignee
hs_code: hs
description: goods
origin_country: origin
destination_country: destination
lading_port: from port
vessel: vessel
quantity: quantity
quantity_unit: unit
value_usd: value usd
gross_weight_kg: weight kg
"""


def row(bill: str, day: str, shipper: str, **more: str) -> dict[str, str]:
    """Return one arrival of cotton trousers into the United States."""
    given = {"bill": bill, "arrival date": day, "shipper": shipper, "consignee": "Invented Heron Outfitters"}
    given |= {
        "hs": "620342",
        "goods": "trousers",
        "origin": "CN",
        "destination": "US",
        "from port": "SHANGHAI",
    }
    return {name: {**given, **more}.get(name, "") for name in COLUMNS}


ARRIVALS = [
    row("A1", "2024-03-01", MILL),
    row("A2", "2024-03-02", OPEN),
    row("A3", "2024-03-03", LISTED),
    row("A4", "2024-03-04", "Invented Plainfold Garments"),
    row("A5", "2024-03-05", "Invented Plainfold Garments", **{"from port": "DANDONG, CHINA"}),
    row("A6", "2024-03-06", "Invented Plainfold Garments", vessel=VESSEL),
    row("A7", "2024-03-07", "Invented Lateward Garments"),
    *(row(f"B{n}", f"2024-04-{n:02d}", f"Invented Harbor House {n % 7}") for n in range(1, 29)),
]


def write(folder: Path, rows: list[dict[str, str]], name: str = "arrivals.csv") -> tuple[Path, Path]:
    """Write arrivals and the map of their columns."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(text.getvalue(), encoding="utf-8")
    (folder / "map.yml").write_text(MAP, encoding="utf-8")
    return folder / name, folder / "map.yml"


def listing(document: str) -> list[Statement]:
    """Return an invented listing of an invented firm, from 2023-06-01 on."""
    told = {
        "entity": "inv-listed",
        "list": "an invented list",
        "authority": "An invented authority",
        "ref": "INV-1",
        "fromEarliest": "2023-06-01",
        "fromLatest": "2023-06-01",
    }
    facts = [("inv-listed", "Company", "name", LISTED)]
    facts += [("inv-listed-l", "Sanction", prop, value) for prop, value in told.items()]
    return [
        Statement(
            entity_id=one,
            schema=schema,
            prop=prop,
            value=value,
            dataset="invented_list",
            document=document,
            locator=f"row {n}",
            public_from=dt.date(2023, 6, 1),
            method="parsed",
            extractor="test/1",
            reliability="A",
        )
        for n, (one, schema, prop, value) in enumerate(facts)
    ]


def make(folder: Path) -> Workspace:
    """Return a workspace of this world."""
    workspace = Workspace.create(folder / "ws", created_at=AT)
    (folder / "facts.yml").write_text(FACTS, encoding="utf-8")
    load(workspace, [folder / "facts.yml"], at=AT)
    with workspace.loading(at=AT, note="list") as loading:
        document = loading.add_original(
            b"an invented list", name="list.csv", dataset="invented_list", public_from=dt.date(2023, 6, 1)
        )
        loading.write_statements(listing(document))
    return workspace
