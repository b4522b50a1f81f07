"""Order, invoice, packing list, bill of lading, payment, supply-chain map, bales and test of a made-up packet."""

import datetime as dt
from decimal import Decimal

from unpick.datasets.generate.packet.hand import Hand, paper
from unpick.datasets.generate.packet.plan import Plan
from unpick.datasets.generate.papers import Block, Sheet, csv, xlsx
from unpick.datasets.generate.papers.blocks import Cell, Row

__all__ = ["bales", "chain_map", "mill_records", "test_report", "trade_papers"]

Paper = tuple[str, bytes]


def trade_papers(plan: Plan) -> list[tuple[str, str, bytes]]:
    """Return kind, file name and bytes of the papers of the sale; untied ones are of another sale."""
    other = "trade" in plan.untied
    order, invoice, bill = (
        ("PO-00417", "INV000417", "QZIX00000417") if other else (plan.order_no, plan.invoice_no, plan.bill_no)
    )
    style, lot, box = (
        ("ZZ-001", f"X{plan.lot}9", "QZIU0000417") if other else (plan.style, plan.lot, plan.container)
    )
    amount = f"{Decimal(plan.price) * plan.quantity:,.2f}"
    goods = "women's woven jackets" if plan.family == "workers" else "cotton shirts, 100% cotton"
    table: list[Row] = [
        ["Style", "Description", "Quantity (pcs)", "Unit price USD", "Amount USD"],
        [style, goods, plan.quantity, plan.price, amount],
    ]
    hand = Hand(plan, "trade")
    made: list[tuple[str, str, dt.date, dict[str, Cell], list[Row] | None]] = [
        (
            "order",
            "purchase-order",
            plan.ordered,
            {
                "PO No.": order,
                "Order date": hand.day(plan.ordered),
                "Buyer": plan.importer,
                "Seller": plan.maker,
            },
            table,
        ),
        (
            "invoice",
            "commercial-invoice",
            plan.invoiced,
            {
                "Invoice No.": invoice,
                "Invoice date": hand.day(plan.invoiced),
                "PO No.": order,
                "Seller": plan.maker,
                "Buyer": plan.importer,
            },
            table,
        ),
        (
            "packing",
            "packing-list",
            plan.invoiced,
            {"Packing list for invoice": invoice, "PO No.": order, "Container No.": box},
            [
                ["Style", "Lot", "Cartons", "Quantity (pcs)"],
                [style, lot, -(-plan.quantity // 24), plan.quantity],
            ],
        ),
        (
            "transport",
            "bill-of-lading",
            plan.shipped,
            {
                "Bill of Lading No.": bill,
                "Container No.": box,
                "Shipped on board": hand.day(plan.shipped),
                "Shipper": plan.maker,
                "Consignee": plan.importer,
                "PO No.": order,
                "Invoice No.": invoice,
            },
            [["Description of goods", "Packages"], [goods, -(-plan.quantity // 24)]],
        ),
        (
            "payment",
            "payment-advice",
            plan.paid,
            {
                "Payment date": hand.day(plan.paid),
                "Remitter": plan.importer,
                "Beneficiary": plan.maker,
                "Amount": f"USD {amount}",
                "For invoice no.": invoice,
            },
            None,
        ),
    ]
    found = []
    for kind, name, day, box_, rows in made:
        title = f"# {name.replace('-', ' ').upper()}"
        blocks: list[Block] = [title, box_, *([rows] if rows else [])]
        file, data = paper(Hand(plan, name), blocks, day, name=name)
        found.append((kind, file, data))
    return found


def chain_map(plan: Plan) -> Paper:
    """Return the map of the supply chain, its steps numbered."""
    hand = Hand(plan, "chain")
    places = {
        "cotton farm": "Australia",
        "ginning": "Australia",
        "spinning": "India",
        "weaving": "India",
        "dyeing": "India",
    }
    rows: list[Row] = [
        [number, step.capitalize(), firm, places.get(step, "Vietnam"), plan.lot]
        for number, (step, firm) in enumerate(plan.steps, 1)
    ]
    head = ["Step", hand.pick("Process", "Production step"), hand.pick("Company", "Firm"), "Country", "Lot"]
    blocks: list[Block] = [
        "# Supply chain map",
        f"Order {plan.order_no}, style {plan.style}. Steps are numbered from the raw material.",
        [head, *rows],
    ]
    return paper(hand, blocks, plan.filed, name="supply-chain-map", head=plan.importer)


def bales(plan: Plan) -> Paper:
    """Return the bale list of the gin: every bale from one country."""
    weight = plan.quantity * 0.35 / 20
    rows: list[Row] = [
        [f"{8_000_000 + plan.seed * 100 + number}", "Australia", plan.steps[0][1], round(weight, 1), plan.lot]
        for number in range(20)
    ]
    head: Row = ["Bale ID", "Country of origin", "Grower", "Weight (kg)", "Lot"]
    title = ["Bale list of the gin", plan.steps[1][1]]
    return "bale-list.xlsx", xlsx({"Bales": Sheet(rows=[head, *rows], above=title)}, plan.ordered)


def mill_records(plan: Plan) -> list[tuple[str, str, bytes]]:
    """Return the production records of the mills between gin and sewing: input and output of the lot."""
    mass = plan.quantity * 0.35
    found = []
    for step, firm in plan.steps:
        if step not in ("spinning", "weaving", "dyeing"):
            continue
        out = mass * 0.93
        rows: list[Row] = [
            ["Date", "Step", "Firm", "Lot", "Order no.", "Input (kg)", "Output (kg)", "Waste (kg)"],
            [
                plan.made_first,
                step,
                firm,
                plan.lot,
                plan.order_no,
                round(mass, 1),
                round(out, 1),
                round(mass - out, 1),
            ],
        ]
        mass = out
        found.append(("production", f"{step}-records.csv", csv([[f"Production record of {firm}"], *rows])))
    return found


def test_report(plan: Plan) -> Paper:
    """Return the isotopic test of the finished article."""
    hand = Hand(plan, "test")
    sound = hand.pick(
        f"Sample tested: finished garment, style {plan.style}, taken from the shipment.",
        f"Specimen: one finished shirt of style {plan.style}, drawn at random from the cartons of the entry.",
    )
    blocks: list[Block] = [
        "# Isotopic test report",
        {"Date of test": hand.day(plan.shipped), "Applicant": plan.importer},
        plan.text("sample", sound),
        "Result: the fiber is consistent with cotton of Australian origin and not consistent with cotton of Xinjiang.",
    ]
    return paper(hand, blocks, plan.shipped, name="isotope-test", head="Laboratory report (invented)")
