"""Trade papers and staff records in further hands, for the matters whose names begin with h_; every sum is exact."""

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape

import yaml

from tests.matters.kit import Deal, d, eu, us
from unpick.datasets.generate.papers import MARK, Sheet, attendance, csv, docx, eml, pdf, txt, xlsx

PAY_KEYS = ["id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
PAY_WORDS = [
    "Worker code",
    "Shifts",
    "Ordinary hours",
    "Extra hours",
    "Rate per hour",
    "Ordinary pay",
    "Pay for extra hours",
    "Earned",
    "Withheld (social security, tax)",
    "Paid out",
]


def web(title: str, blocks: Sequence) -> bytes:
    """A page saved from a browser: headings, paragraphs, lists, tables, label and value."""
    parts = [f"<h1>{escape(title)}</h1>"]
    for block in blocks:
        if isinstance(block, Mapping):
            cells = "".join(
                f"<tr><th>{escape(key)}</th><td>{escape(str(value))}</td></tr>"
                for key, value in block.items()
            )
            parts.append(f"<table>{cells}</table>")
        elif isinstance(block, str):
            tag, told = ("h2", block[3:]) if block.startswith("## ") else ("p", block)
            parts.append(
                f"<ul><li>{escape(told[2:])}</li></ul>"
                if told.startswith("- ")
                else f"<{tag}>{escape(told)}</{tag}>"
            )
        else:
            rows = [list(row) for row in block]
            head = "".join(f"<th>{escape(str(cell))}</th>" for cell in rows[0])
            body = "".join(
                "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
                for row in rows[1:]
            )
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    told = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f"<body>\n{told}\n<footer><small>{MARK}</small></footer>\n</body></html>\n"
    ).encode()


def keyed(told: Mapping) -> bytes:
    """A keyed document as a system exports it."""
    return (f"# {MARK}\n" + yaml.safe_dump(dict(told), sort_keys=False, allow_unicode=True)).encode()


def note(text: str) -> bytes:
    """A note in Markdown."""
    return f"{text.strip()}\n\n*{MARK}*\n".encode()


def staff(ids: Sequence[str], jobs: Sequence[str], *, nation: str = "China") -> list[list]:
    """Code, work, nationality, first day, contract; all were hired from 2014 to 2020."""
    return [
        [
            one,
            jobs[at % len(jobs)],
            nation,
            f"{2014 + at % 7}-{1 + at % 12:02d}-{1 + at % 27:02d}",
            f"C-{400 + at}",
        ]
        for at, one in enumerate(ids)
    ]


def wages(
    rows: Sequence[dict],
    made: str,
    *,
    firm: str,
    month: str,
    paid: str = "",
    double: bool = False,
    money: str = "CNY",
) -> bytes:
    """A month of hourly wages; double: a second head above the first, as over merged cells."""
    body = [[row[key] for key in PAY_KEYS] for row in rows]
    above: list = [firm, [f"Wages for {month}"], []]
    if double:
        above.append(["", "Time", "", "", "", f"Money ({money})", "", "", "", ""])
    total = ["Sum", "", "", "", ""] + [round(sum(float(row[key]) for row in rows), 2) for key in PAY_KEYS[5:]]
    below = [total, [f"{len(rows)} persons"]] + ([["transferred by bank on", d(paid)]] if paid else [])
    lists = Sheet(rows=[["Shift types"], ["day"], ["late"]], hidden=True)
    return xlsx(
        {"Pay": Sheet(rows=[PAY_WORDS, *body], above=above, below=below), "Lists": lists},
        made,
        author="wages office",
    )


def clocks(rows: Sequence[dict], days: Sequence[dt.date], *, seed: int) -> bytes:
    """Clock times as the machine at the door exports them, with semicolons."""
    head = ["worker", "date", "arrived", "left", "ordinary hours", "extra hours"]
    return csv([head, *[list(one) for one in attendance(rows, days, seed=seed)]], delimiter=";")


def goods_table(deal: Deal) -> list[list]:
    rows = [[s, t, f"{q:,}", p, f"{deal.amount((s, t, q, p)):,.2f}"] for s, t, q, p in deal.lines]
    return [
        ["Article", "Goods", f"Quantity ({deal.unit})", "Price (USD)", "Value (USD)"],
        *rows,
        ["", "Sum", f"{deal.quantity:,}", "", f"{deal.total:,.2f}"],
    ]


def packed(deal: Deal) -> list[list]:
    return [
        ["article", "lot", "cartons", "quantity", "order", "invoice", "container"],
        *[
            [line[0], deal.lot, deal.cartons(line), line[2], deal.order, deal.invoice, deal.container]
            for line in deal.lines
        ],
    ]


def desk(deal: Deal) -> dict[str, bytes]:
    """An office that prints web pages: purchase-order.html, commercial-invoice.pdf, packing.csv, waybill.txt, bank-advice.pdf."""
    return {
        "purchase-order.html": web(
            f"Purchase order {deal.order}",
            [
                {"Placed": eu(deal.ordered), "By": deal.buyer, "With": deal.seller},
                goods_table(deal),
                f"Please mark the cartons with our order {deal.order}. Delivery FOB {deal.origin}.",
            ],
        ),
        "commercial-invoice.pdf": pdf(
            [
                f"# Commercial invoice {deal.invoice}",
                {
                    "Issued": us(deal.invoiced),
                    "To": deal.buyer,
                    "For order": deal.order,
                    "Made in": deal.origin.rsplit(", ", 1)[-1],
                },
                goods_table(deal),
            ],
            deal.invoiced,
            look="book",
            head=deal.seller,
        ),
        "packing.csv": csv(packed(deal), delimiter=";"),
        "waybill.txt": txt(
            [
                f"# Sea waybill {deal.bill}",
                f"Received from {deal.seller} for {deal.buyer}: {sum(map(deal.cartons, deal.lines))} cartons said to contain {deal.quantity} {deal.unit} {deal.lines[0][1]}, marks {deal.order}, invoice {deal.invoice}.",
                {
                    "From": deal.origin,
                    "To": deal.port,
                    "On board": eu(deal.shipped),
                    "Container": deal.container,
                },
            ]
        ),
        "bank-advice.pdf": pdf(
            [
                "# Advice of payment",
                {
                    "Executed": eu(deal.paid),
                    "Payer": deal.buyer,
                    "Payee": deal.seller,
                    "Sum": f"USD {deal.total:,.2f}",
                    "Purpose": f"{deal.invoice} / {deal.order}",
                },
            ],
            deal.paid,
            look="columns",
        ),
    }


def bundle(deal: Deal) -> dict[str, bytes]:
    """A forwarder's set in one file, and the bank's mail: shipping-set.pdf, remittance.eml."""
    lines = "; ".join(f"{q:,} {deal.unit.lower()} of {t} ({s}) at USD {p}" for s, t, q, p in deal.lines)
    return {
        "shipping-set.pdf": pdf(
            [
                "# Page 1: order",
                f"{deal.buyer} orders from {deal.seller} under number {deal.order} on {us(deal.ordered)}: {lines}.",
                "---",
                "# Page 2: invoice",
                {
                    "Invoice": deal.invoice,
                    "Of": us(deal.invoiced),
                    "Order": deal.order,
                    "Seller": deal.seller,
                    "Buyer": deal.buyer,
                },
                goods_table(deal),
                "---",
                "# Page 3: packing",
                packed(deal),
                "---",
                "# Page 4: bill of lading",
                {
                    "Number": deal.bill,
                    "Shipper": deal.seller,
                    "Consignee": deal.buyer,
                    "Shipped on board": us(deal.shipped),
                    "Container": deal.container,
                    "Loaded at": deal.origin,
                    "Discharge at": deal.port,
                    "Marks": f"{deal.order}, {deal.invoice}",
                },
            ],
            deal.shipped,
            look="report",
            head="Shipping set",
        ),
        "remittance.eml": eml(
            [
                f"We paid USD {deal.total:,.2f} to {deal.seller} on {us(deal.paid)} for account of {deal.buyer}. Your references: {deal.invoice}, {deal.order}."
            ],
            deal.paid,
            sender="payments@bank.example",
            to="accounts@buyer.example",
            subject=f"Payment {deal.invoice}",
        ),
    }


def book(deal: Deal) -> dict[str, bytes]:
    """An exporter's workbook of three sheets, a waybill in Word, a bank text: trade papers.xlsx, sea waybill.docx, bank credit.txt."""
    rows: list[list] = [[s, t, q, float(p), float(deal.amount((s, t, q, p)))] for s, t, q, p in deal.lines]
    table = [
        ["Article", "Goods", f"Quantity ({deal.unit})", "Price (USD)", "Value (USD)"],
        *rows,
        ["", "Sum", deal.quantity, "", float(deal.total)],
    ]
    return {
        "trade papers.xlsx": xlsx(
            {
                "PO": Sheet(
                    rows=table,
                    above=[
                        ["Order", deal.order],
                        ["Day", d(deal.ordered)],
                        ["Buyer", deal.buyer],
                        ["Supplier", deal.seller],
                        [],
                    ],
                ),
                "CI": Sheet(
                    rows=table,
                    above=[["Invoice", deal.invoice], ["Day", d(deal.invoiced)], ["Order", deal.order], []],
                ),
                "PL": Sheet(rows=packed(deal), above=[["Packing list to invoice", deal.invoice], []]),
            },
            deal.invoiced,
            author=deal.seller,
        ),
        "sea waybill.docx": docx(
            [
                "# Sea waybill",
                {
                    "Waybill no.": deal.bill,
                    "Shipper": deal.seller,
                    "Consignee": deal.buyer,
                    "On board": eu(deal.shipped),
                    "Container": deal.container,
                    "Route": f"{deal.origin} to {deal.port}",
                },
                f"{deal.quantity} {deal.unit} {deal.lines[0][1]}; order {deal.order}, invoice {deal.invoice}.",
            ],
            deal.shipped,
        ),
        "bank credit.txt": txt(
            [
                f"{eu(deal.paid)}. Credit to the account of {deal.seller}: USD {deal.total:,.2f}, from {deal.buyer}, text: {deal.invoice} {deal.order}."
            ]
        ),
    }
