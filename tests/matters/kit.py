"""Trade papers and labor records in several hands, for the recipes; every sum and every product is exact."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, eml, pay, pdf, txt, xlsx

Line = tuple[str, str, int, str]
"""Style, description, quantity, unit price."""


@dataclass(frozen=True, kw_only=True)
class Deal:
    """One purchase from order to bill of lading; days are ISO days."""

    buyer: str
    seller: str
    order: str
    invoice: str
    bill: str
    container: str
    lines: Sequence[Line]
    ordered: str
    invoiced: str
    shipped: str
    paid: str
    origin: str = "Dalian, China"
    port: str = "Newark, NJ"
    unit: str = "PCS"
    lot: str = ""
    per_carton: int = 24

    def amount(self, line: Line) -> Decimal:
        return Decimal(line[3]) * line[2]

    @property
    def total(self) -> Decimal:
        return sum((self.amount(line) for line in self.lines), Decimal(0))

    @property
    def quantity(self) -> int:
        return sum(line[2] for line in self.lines)

    def cartons(self, line: Line) -> int:
        return -(-line[2] // self.per_carton)


def d(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def us(day: str) -> str:
    """November 3, 2020."""
    one = d(day)
    return f"{one:%B} {one.day}, {one.year}"


def eu(day: str) -> str:
    """3 November 2020."""
    one = d(day)
    return f"{one.day} {one:%B} {one.year}"


def short(day: str) -> str:
    """03-Nov-2020."""
    return f"{d(day):%d-%b-%Y}"


def forms(deal: Deal) -> dict[str, bytes]:
    """Printed forms: order.pdf, invoice.pdf, payment.pdf, packing.pdf, bill.pdf."""
    goods = [
        ["Style no.", "Description of goods", f"Qty ({deal.unit})", "Unit price USD", "Amount USD"],
        *[[s, t, q, p, f"{deal.amount((s, t, q, p)):,.2f}"] for s, t, q, p in deal.lines],
        ["", "TOTAL", deal.quantity, "", f"{deal.total:,.2f}"],
    ]
    packed = [
        ["Style no.", "Lot", "Cartons", f"Qty ({deal.unit})"],
        *[[line[0], deal.lot, deal.cartons(line), line[2]] for line in deal.lines],
    ]
    order = pdf(
        [
            "# Purchase Order",
            {
                "P.O. number": deal.order,
                "Order date": us(deal.ordered),
                "Buyer": deal.buyer,
                "Vendor": deal.seller,
            },
            goods,
            "Terms: FOB. Goods must not be made with forced, convict or indentured labor.",
        ],
        deal.ordered,
        look="letter",
        head=deal.buyer,
    )
    invoice = pdf(
        [
            "# COMMERCIAL INVOICE",
            {
                "Invoice No.": deal.invoice,
                "Date": short(deal.invoiced),
                "P.O. No.": deal.order,
                "Sold to": deal.buyer,
                "Country of origin": deal.origin.rsplit(", ", 1)[-1],
            },
            goods,
        ],
        deal.invoiced,
        look="form",
        head=deal.seller,
    )
    packing = pdf(
        [
            "# PACKING LIST",
            {"Invoice No.": deal.invoice, "P.O. No.": deal.order, "Container": deal.container},
            packed,
        ],
        deal.invoiced,
        look="form",
        head=deal.seller,
    )
    return {
        "order.pdf": order,
        "invoice.pdf": invoice,
        "packing.pdf": packing,
        "bill.pdf": _bill(deal),
        "payment.pdf": pdf(
            [
                "# Outgoing wire transfer - customer advice",
                {
                    "Value date": short(deal.paid),
                    "Amount": f"USD {deal.total:,.2f}",
                    "By order of": deal.buyer,
                    "Beneficiary": deal.seller,
                    "Details of payment": f"INV {deal.invoice} PO {deal.order}",
                },
            ],
            deal.paid,
            look="memo",
        ),
    }


def _bill(deal: Deal) -> bytes:
    return pdf(
        [
            "# BILL OF LADING",
            {
                "B/L No.": deal.bill,
                "Shipper": deal.seller,
                "Consignee": deal.buyer,
                "Port of loading": deal.origin,
                "Port of discharge": deal.port,
                "Shipped on board": short(deal.shipped),
            },
            [
                ["Container No.", "Packages", "Description", "Reference"],
                [
                    deal.container,
                    f"{sum(map(deal.cartons, deal.lines))} CTNS",
                    f"{deal.quantity} {deal.unit} {deal.lines[0][1].upper()}",
                    f"PO {deal.order} / INV {deal.invoice}",
                ],
            ],
        ],
        deal.shipped,
        look="columns" if deal.unit == "KGS" else "report",
        foot="Copy - not negotiable",
    )


def sheets(deal: Deal, *, bilingual: bool = True) -> dict[str, bytes]:
    """An exporter's workbook and a bank message: order.xlsx, invoice.xlsx, packing.xlsx, bill.pdf, payment.txt."""
    head = _heads(
        "款号 Style", "品名 Commodity", "数量 Qty", "单价 U/Price", "金额 Amount (USD)", both=bilingual
    )
    rows = [[s, t, q, float(p), float(deal.amount((s, t, q, p)))] for s, t, q, p in deal.lines]
    last = ["", "TOTAL", deal.quantity, "", float(deal.total)]

    def book(name: str, number: str, day: str, table: list[list]) -> bytes:
        above = [
            [deal.seller],
            [name],
            ["No.", number, "", "Date", d(day)],
            ["TO:", deal.buyer],
            ["PO#", deal.order],
            [],
        ]
        return xlsx({name.title()[:20]: Sheet(rows=table, above=above)}, day, author=deal.seller, title=name)

    packed = [
        _heads("款号 Style", "批号 Lot", "箱数 Ctns", "数量 Qty", "柜号 Container", both=bilingual),
        *[[line[0], deal.lot, deal.cartons(line), line[2], deal.container] for line in deal.lines],
    ]
    swift = [
        ":20:" + deal.invoice.replace("-", "") + "PAY",
        f":32A:{d(deal.paid):%y%m%d}USD{deal.total:.2f}".replace(".", ","),
        f":50K:/ORDERING CUSTOMER\n{deal.buyer}",
        f":59:/BENEFICIARY\n{deal.seller}",
        f":70:/INV/{deal.invoice} /PO/{deal.order}",
        ":71A:SHA",
    ]
    return {
        "order.xlsx": book("PURCHASE CONTRACT", deal.order, deal.ordered, [head, *rows, last]),
        "invoice.xlsx": book("COMMERCIAL INVOICE", deal.invoice, deal.invoiced, [head, *rows, last]),
        "packing.xlsx": book("PACKING LIST", deal.invoice, deal.invoiced, packed),
        "bill.pdf": _bill(deal),
        "payment.txt": txt(["MT103 SINGLE CUSTOMER CREDIT TRANSFER", "\n".join(swift)]),
    }


def _heads(*heads: str, both: bool) -> list[str]:
    return list(heads) if both else [head.split(" ", 1)[1] for head in heads]


def letters(deal: Deal) -> dict[str, bytes]:
    """Mail and word files: order.eml, invoice.docx, packing.csv, bill.txt, payment.pdf."""
    told = [
        [s, t, f"{q} {deal.unit}", f"USD {p}", f"USD {deal.amount((s, t, q, p))}"]
        for s, t, q, p in deal.lines
    ]
    packed = [["item", "lot", "ctn", "pcs", "order", "cntr"]] + [
        [line[0], deal.lot, deal.cartons(line), line[2], deal.order, deal.container] for line in deal.lines
    ]
    return {
        "order.eml": eml(
            [
                f"Please book our order {deal.order} of {eu(deal.ordered)}:",
                [["Item", "What", "How many", "Price", "Sum"], *told],
                "Kindly confirm by return. We need the lot numbers of the yarn with the shipping papers.",
            ],
            deal.ordered,
            sender="buying@buyer.example",
            to="export@maker.example",
            subject=f"Order {deal.order}",
        ),
        "invoice.docx": docx(
            [
                f"# Invoice {deal.invoice}",
                f"{deal.seller} to {deal.buyer}, {eu(deal.invoiced)}. Your order {deal.order}.",
                [
                    ["Item", "What", "How many", "Price", "Sum"],
                    *told,
                    ["", "Total", "", "", f"USD {deal.total}"],
                ],
            ],
            deal.invoiced,
            author="Export department",
        ),
        "packing.csv": csv(packed),
        "bill.txt": txt(
            [
                "# SEA WAYBILL (TELEX RELEASE)",
                {
                    "WAYBILL": deal.bill,
                    "SHIPPER": deal.seller,
                    "CNEE": deal.buyer,
                    "POL": deal.origin,
                    "POD": deal.port,
                    "LADEN ON BOARD": short(deal.shipped),
                    "CNTR": deal.container,
                    "MARKS": f"{deal.order} {deal.invoice}",
                    "GOODS": f"{deal.quantity} {deal.unit} {deal.lines[0][1]}",
                },
            ]
        ),
        "payment.pdf": pdf(
            [
                "# Payment confirmation",
                f"On {eu(deal.paid)} we debited the account of {deal.buyer} with USD {deal.total:,.2f} in favor of {deal.seller}. Reference: invoice {deal.invoice}, order {deal.order}.",
            ],
            deal.paid,
            look="book",
        ),
    }


PAY_HEADS = {
    "en": [
        "Emp. No.",
        "Days worked",
        "Regular hours",
        "OT hours",
        "Hourly rate (RMB)",
        "Basic pay",
        "OT pay",
        "Gross pay",
        "Social ins. and tax",
        "Net pay",
    ],
    "short": [
        "Staff ID",
        "W/Days",
        "Hrs",
        "O/T Hrs",
        "Rate/hr",
        "Wages",
        "Overtime",
        "Total",
        "Deduct.",
        "Take-home",
    ],
    "zh": [
        "工号",
        "出勤天数",
        "正常工时",
        "加班工时",
        "小时工资",
        "基本工资",
        "加班费",
        "应发工资",
        "扣款",
        "实发工资",
    ],
    "ko": [
        "사번",
        "근무일수",
        "근로시간",
        "연장시간",
        "시급",
        "기본급",
        "연장수당",
        "지급총액",
        "공제액",
        "차인지급액",
    ],
}
CLOCK_HEADS = {
    "en": ["Emp. No.", "Date", "In", "Out", "Hours", "OT"],
    "short": ["Staff ID", "Day", "Clock-in", "Clock-out", "Reg. hrs", "O/T hrs"],
    "zh": ["工号", "日期", "上班", "下班", "正常工时", "加班工时"],
    "ko": ["사번", "날짜", "출근", "퇴근", "근로시간", "연장시간"],
}


def ids(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{at:03d}" for at in range(1, count + 1)]


def payroll(rows: Sequence[dict], made: str, *, above: Sequence, words: str = "en", paid: str = "") -> bytes:
    """A month's payroll; totals are formulas."""
    keys = ["id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
    body = [[row[key] for key in keys] for row in rows]
    first = len(above) + 2
    last = first + len(rows) - 1
    total: list = [{"zh": "合计", "ko": "합계"}.get(words, "TOTAL")] + [None] * 9
    for at, key in enumerate(keys):
        if key in ("base", "overtime_pay", "gross", "deductions", "net"):
            column = "ABCDEFGHIJ"[at]
            total[at] = f"=SUM({column}{first}:{column}{last})|{sum(float(row[key]) for row in rows):.2f}"
    below = [total] + ([["Paid by bank transfer on", d(paid)]] if paid else [])
    return xlsx(
        {"Payroll": Sheet(rows=[PAY_HEADS[words], *body], above=above, below=below)}, made, author="HR"
    )


def timecards(
    rows: Sequence[dict], days: Sequence[dt.date], made: str, *, seed: int, words: str = "en"
) -> bytes:
    clock = attendance(rows, days, seed=seed)
    return xlsx({"Time records": [CLOCK_HEADS[words], *[list(one) for one in clock]]}, made, author="HR")


def month(prefix: str, count: int, days: Sequence[dt.date], *, seed: int, rate: str = "18.50") -> list[dict]:
    return pay(ids(prefix, count), days=len(days), rate=rate, seed=seed)


def step_book(
    step: str,
    rows: Sequence[dict],
    days: Sequence[dt.date],
    made: str,
    *,
    seed: int,
    daily: Sequence[Sequence],
    firm: str,
    words: str = "short",
) -> bytes:
    """One workbook of a mill or workshop: wages, clock times, and its daily process report."""
    keys = ["id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
    wages = [PAY_HEADS[words], *[[row[key] for key in keys] for row in rows]]
    clock = [CLOCK_HEADS[words], *[list(one) for one in attendance(rows, days, seed=seed)]]
    return xlsx(
        {
            "Wages": Sheet(rows=wages, above=[firm, f"Wages {days[0]:%B %Y}", []]),
            "Attendance": Sheet(rows=clock, above=[firm]),
            f"Daily {step}"[:31]: Sheet(rows=daily, above=[firm, f"Daily process report: {step}"]),
        },
        made,
        author=firm,
        title=f"{step} records",
    )


def spread(total: int, days: Sequence[dt.date]) -> list[tuple[dt.date, int]]:
    """A total in whole parts over days."""
    base, more = divmod(total, len(days))
    return [(day, base + (1 if at < more else 0)) for at, day in enumerate(days)]


ACTS = {
    "caatsa": "section 321(b) of the Countering America's Adversaries Through Sanctions Act (22 U.S.C. 9241a): labor of North Korean nationals or citizens",
    "uflpa": "the Uyghur Forced Labor Prevention Act (Pub. L. 117-78)",
    "xuar": "the withhold release order on cotton and tomato products of the Xinjiang Uyghur Autonomous Region (19 U.S.C. 1307)",
    "eo13570": "Executive Order 13570 (imports from North Korea)",
}


def notice(
    act: str, detained: str, imported: str, goods: str, asks: Sequence[str], *, hand: str, asked: str = ""
) -> bytes:
    """A notice of detention with what the officer asks for; hand: form, letter, mail, text."""
    law, told = ACTS[act], asked or detained
    if hand == "form":
        return pdf(
            [
                "# NOTICE OF DETENTION",
                {
                    "1. Date of notice": f"{d(told):%m/%d/%Y}",
                    "2. Date of importation": f"{d(imported):%m/%d/%Y}",
                    "3. Date detained": f"{d(detained):%m/%d/%Y}",
                    "4. Merchandise": goods,
                    "5. Legal basis": law,
                },
                "6. Information that may accelerate the disposition of the detention:",
                [["Item", "Requested"], *[[at, ask] for at, ask in enumerate(asks, 1)]],
            ],
            told,
            look="form",
        )
    if hand == "letter":
        return docx(
            [
                us(told),
                f"Your shipment of {goods}, which arrived on {us(imported)}, has been detained on {us(detained)} under {law}.",
                "Please send us:",
                *[f"- {ask}" for ask in asks],
                "The officer in charge",
            ],
            told,
        )
    if hand == "mail":
        words = "; ".join(f"({'abcdef'[at]}) {ask}" for at, ask in enumerate(asks))
        return eml(
            [
                f"Good morning, the {goods} imported {us(imported)} are detained as of {us(detained)}. Authority: {law}. We need: {words}."
            ],
            told,
            sender="import.specialist@agency.example",
            to="broker@customs.example",
            subject="Detention notice and request for information",
        )
    lines = [f"{at}. {ask}" for at, ask in enumerate(asks, 1)]
    head = {
        "DATE": eu(told),
        "IMPORTED": eu(imported),
        "DETAINED": eu(detained),
        "GOODS": goods,
        "BASIS": law,
    }
    return txt(["# DETENTION", head, "SUBMIT:", "\n".join(lines)])
