"""Small print, staff records and trade papers in further hands, for the matters whose names begin with k_."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from tests.matters.hold import note, web
from tests.matters.kit import Deal, d, eu, short, spread, us
from unpick.datasets.generate.papers import MARK, Sheet, attendance, csv, docx, eml, pdf, txt, xlsx

KEYS = ["id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
HEADS = {
    "badge": [
        "Badge",
        "Days present",
        "Normal hrs",
        "Overtime hrs",
        "Wage per hour",
        "Normal wage",
        "Overtime wage",
        "Total earned",
        "Deductions",
        "Net transferred",
    ],
    "code": [
        "Employee code",
        "Days",
        "Standard hours",
        "OT hours",
        "Hourly rate",
        "Basic wage",
        "OT wage",
        "Gross wage",
        "Social security and tax",
        "Net wage",
    ],
}

SMALL_AUDIT = [
    "## About this report",
    "This report was prepared for the client named on the first page and for those to whom the client chooses to show it. It describes what the team saw, read and heard on the days of the visit. No warranty is given for any other day. The liability of the firm is limited to the fee. Nothing here is legal advice, and no certificate is issued with it.",
    "## Words used",
    "- Worker: anyone who is paid for work on the site, whatever the contract is called.",
    "- Forced labor: work exacted under the menace of a penalty and for which the person has not offered himself or herself voluntarily.",
    "- Major: a departure from law that affects one worker or more. Minor: a departure that is repaired within a week.",
    "Fire drills, extinguishers, first aid boxes, noise, lighting and drinking water are in the checklist that the site keeps; 61 of 63 points were met. Two exit signs had to be replaced, which was done before we left.",
]
SMALL_LAW = [
    "This submission contains trade secrets and commercial or financial information that is privileged or confidential (5 U.S.C. 552(b)(4)). We ask that it be withheld from disclosure and that we be heard before any part of it is released. Names of workers were replaced by codes; the key can be inspected at our offices.",
    "Nothing in this letter waives any right, privilege or remedy of our client. We are at your disposal for questions, samples, or a conference by telephone or in person.",
]
SMALL_MILL = [
    "General terms: claims for weight or shade must reach us within seven days of arrival. Title passes on payment. Disputes go to arbitration at the seat of the seller. Telephone orders are binding once confirmed in writing. Banking details are never changed by e-mail; please call us if you receive such a message.",
]
OATH = "I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct to the best of my knowledge and belief, and that I am authorized to sign for the company."


def wages(rows: Sequence[dict], made: str, *, firm: str, month: str, paid: str, hand: str = "badge") -> bytes:
    """A month of hourly wages with a sum below."""
    body = [[row[key] for key in KEYS] for row in rows]
    sums = ["Sum", "", "", "", "", *[round(sum(float(row[key]) for row in rows), 2) for key in KEYS[5:]]]
    return xlsx(
        {
            "Wages": Sheet(
                rows=[HEADS[hand], *body],
                above=[firm, f"Wage sheet for {month}", f"{len(rows)} employees", []],
                below=[sums, ["Bank transfer executed", d(paid)]],
            )
        },
        made,
        author=firm,
    )


def clock(rows: Sequence[dict], days: Sequence[dt.date], made: str, *, seed: int, firm: str) -> bytes:
    """The clock at the gate, as a workbook."""
    head = ["Badge", "Date", "Came", "Went", "Normal hrs", "Overtime hrs"]
    body = [list(one) for one in attendance(rows, days, seed=seed)]
    return xlsx({"Gate clock": Sheet(rows=[head, *body], above=[firm])}, made, author=firm)


def clock_csv(rows: Sequence[dict], days: Sequence[dt.date], *, seed: int) -> bytes:
    """The same as the machine writes it."""
    head = ["employee_code", "date", "time_in", "time_out", "standard_hours", "ot_hours"]
    return csv([head, *[list(one) for one in attendance(rows, days, seed=seed)]])


def roster(
    codes: Sequence[str], jobs: Sequence[str], *, year: int, nations: Mapping[str, str] | str
) -> list[list]:
    """Code, post, nationality, day of joining, contract; nobody joined later than the year given."""
    rows: list[list] = [["Badge", "Post", "Nationality", "Joined", "Contract no."]]
    for at, one in enumerate(codes):
        nation = nations if isinstance(nations, str) else nations.get(one, nations[""])
        joined = dt.date(year - at % 5, 1 + at % 11, 1 + at % 26)
        rows.append([one, jobs[at % len(jobs)], nation, joined, f"LC/{year % 100}/{at + 101}"])
    return rows


def daily(
    total: int, days: Sequence[dt.date], *, style: str, lot: str, order: str, step: str, minutes: float
) -> list[list]:
    """Pieces by day."""
    rows: list[list] = [
        ["Date", "Operation", "Style", "Lot", "Order", "Pieces", "Standard minutes per piece"]
    ]
    return rows + [[day, step, style, lot, order, count, minutes] for day, count in spread(total, days)]


def _goods(deal: Deal) -> list[list]:
    return [
        ["Ref.", "Goods", f"Quantity ({deal.unit})", "Price USD", "Amount USD"],
        *[[s, t, f"{q:,}", p, f"{deal.amount((s, t, q, p)):,.2f}"] for s, t, q, p in deal.lines],
        ["", "Total", f"{deal.quantity:,}", "", f"{deal.total:,.2f}"],
    ]


def _packing(deal: Deal) -> list[list]:
    return [
        ["Ref.", "Lot", "Cartons", f"Quantity ({deal.unit})", "Order", "Invoice", "Container"],
        *[
            [x[0], deal.lot, deal.cartons(x), x[2], deal.order, deal.invoice, deal.container]
            for x in deal.lines
        ],
    ]


def confirmed(deal: Deal) -> dict[str, bytes]:
    """sales-confirmation.docx, commercial-invoice.pdf, packing-list.xlsx, ocean-bill.pdf, bank-debit.txt."""
    return {
        "sales-confirmation.docx": docx(
            [
                f"# Sales confirmation to your order {deal.order}",
                f"{deal.seller} confirms to {deal.buyer} on {eu(deal.ordered)} the sale of the goods below, FOB {deal.origin}, payment by telegraphic transfer after shipment.",
                _goods(deal),
                *SMALL_MILL,
            ],
            deal.ordered,
            author=deal.seller,
        ),
        "commercial-invoice.pdf": pdf(
            [
                f"# Commercial invoice no. {deal.invoice}",
                {
                    "Date of invoice": eu(deal.invoiced),
                    "Bill to": deal.buyer,
                    "Your order": deal.order,
                    "Origin of goods": deal.origin.rsplit(", ", 1)[-1],
                },
                _goods(deal),
                "We certify that this invoice is true and that the goods are of the origin stated. E. & O. E.",
            ],
            deal.invoiced,
            look="letter",
            head=deal.seller,
        ),
        "packing-list.xlsx": xlsx(
            {
                "Packing": Sheet(
                    rows=_packing(deal), above=[deal.seller, ["Packing list", deal.invoice, d(deal.invoiced)]]
                )
            },
            deal.invoiced,
            author=deal.seller,
        ),
        "ocean-bill.pdf": pdf(
            [
                f"# Ocean bill of lading {deal.bill}",
                {
                    "Shipper": deal.seller,
                    "Consignee": deal.buyer,
                    "Loaded at": deal.origin,
                    "For delivery at": deal.port,
                    "On board": us(deal.shipped),
                    "Container": deal.container,
                    "Marks and numbers": f"{deal.order} / {deal.invoice}",
                    "Said to contain": f"{sum(map(deal.cartons, deal.lines))} cartons, {deal.quantity:,} {deal.unit} {deal.lines[0][1]}",
                },
                "Received in apparent good order and condition unless otherwise noted herein. The carrier's tariff and its standard conditions of carriage apply. Weight, measure, marks, quality and contents are as declared by the shipper and unknown to the carrier.",
            ],
            deal.shipped,
            look="form",
        ),
        "bank-debit.txt": txt(
            [
                "# DEBIT ADVICE",
                {
                    "BOOKED": short(deal.paid),
                    "ACCOUNT OF": deal.buyer,
                    "IN FAVOR OF": deal.seller,
                    "AMOUNT": f"USD {deal.total:,.2f}",
                    "REMITTANCE INFORMATION": f"INVOICE {deal.invoice} ORDER {deal.order}",
                },
                "This advice was produced by computer and needs no signature.",
            ]
        ),
    }


def corded(deal: Deal) -> dict[str, bytes]:
    """order-mail.eml, invoice.html, packing.csv, waybill.pdf, remittance.md."""
    return {
        "order-mail.eml": eml(
            [
                f"Dear all, please find below our firm order {deal.order}, placed today, {us(deal.ordered)}.",
                _goods(deal),
                "Ship by sea. Show the order on cartons and papers. Do not subcontract any step without our written consent.",
                "This message is intended for the addressee. If you have received it by mistake, delete it and tell us.",
            ],
            deal.ordered,
            sender="orders@buyer.example",
            to="sales@seller.example",
            subject=f"PO {deal.order}",
        ),
        "invoice.html": web(
            f"Invoice {deal.invoice}",
            [
                {
                    "Seller": deal.seller,
                    "Buyer": deal.buyer,
                    "Invoice date": eu(deal.invoiced),
                    "Buyer's order": deal.order,
                    "Country of origin": deal.origin.rsplit(", ", 1)[-1],
                },
                _goods(deal),
                *SMALL_MILL,
            ],
        ),
        "packing.csv": csv(_packing(deal)),
        "waybill.pdf": pdf(
            [
                f"# Sea waybill no. {deal.bill} (not negotiable)",
                f"Shipper {deal.seller}. Consignee {deal.buyer}. {sum(map(deal.cartons, deal.lines))} cartons with {deal.quantity:,} {deal.unit} of {deal.lines[0][1]}, in container {deal.container}, loaded on board at {deal.origin} on {eu(deal.shipped)} for {deal.port}. Shipper's references: order {deal.order}, invoice {deal.invoice}.",
                "Freight collect. The contract evidenced by this waybill is subject to the carrier's standard terms, which can be had on request.",
            ],
            deal.shipped,
            look="book",
        ),
        "remittance.md": note(
            f"# Remittance advice\n\nOn {us(deal.paid)} we sent **USD {deal.total:,.2f}** by wire from the account of {deal.buyer} to {deal.seller}.\n\n- invoice {deal.invoice}\n- order {deal.order}\n\nPlease allow two banking days. Queries to the accounts desk."
        ),
    }


def stored(deal: Deal) -> dict[str, bytes]:
    """po.json and invoice.json as a trading system exports them, packing.csv, bl.txt, wire.pdf."""
    items = [
        {
            "article": s,
            "goods": t,
            "quantity": q,
            "unit": deal.unit,
            "price_usd": p,
            "amount_usd": f"{deal.amount((s, t, q, p)):.2f}",
        }
        for s, t, q, p in deal.lines
    ]
    po = {
        "note": MARK,
        "document": "purchase order",
        "order": deal.order,
        "date": deal.ordered,
        "buyer": deal.buyer,
        "seller": deal.seller,
        "items": items,
        "total_usd": f"{deal.total:.2f}",
    }
    ci = {
        **po,
        "document": "commercial invoice",
        "invoice": deal.invoice,
        "date": deal.invoiced,
        "origin": deal.origin.rsplit(", ", 1)[-1],
    }
    return {
        "po.json": json.dumps(po, indent=1).encode(),
        "invoice.json": json.dumps(ci, indent=1).encode(),
        "packing.csv": csv(_packing(deal), delimiter=";"),
        "bl.txt": txt(
            [
                f"# BILL OF LADING {deal.bill}",
                {
                    "SHIPPER": deal.seller,
                    "CONSIGNEE": deal.buyer,
                    "PLACE OF LOADING": deal.origin,
                    "PLACE OF DELIVERY": deal.port,
                    "SHIPPED ON BOARD": short(deal.shipped),
                    "CONTAINER": deal.container,
                    "CONTENTS": f"{deal.quantity} {deal.unit} {deal.lines[0][1]}",
                    "REFERENCES": f"{deal.order} / {deal.invoice}",
                },
            ]
        ),
        "wire.pdf": pdf(
            [
                "# Wire transfer - customer copy",
                {
                    "Date": us(deal.paid),
                    "Ordering customer": deal.buyer,
                    "Beneficiary": deal.seller,
                    "Amount": f"USD {deal.total:,.2f}",
                    "Reason": f"{deal.invoice}, {deal.order}",
                },
                "Keep this copy for your records. Fees are charged to the ordering customer.",
            ],
            deal.paid,
            look="columns",
        ),
    }


def under(prefix: str, files: Mapping[str, bytes], first: int) -> dict[str, bytes]:
    """The files with running numbers before their names, such as `X07-packing.csv`."""
    return {f"{prefix}{first + at:02d}-{name}": content for at, (name, content) in enumerate(files.items())}
