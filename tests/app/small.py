"""The papers of a small sound packet (invented), by file name, to be changed one at a time."""

from typing import Any, NamedTuple


def rows(n, head, f):
    return head + "\n" + "\n".join(f(i) for i in range(1, n + 1)) + "\n"


def pay(n, p="W", month="2023-05"):
    return (
        "Payroll "
        + month
        + "\n"
        + rows(n, "Worker,Days,Gross,Deductions,Net", lambda i: f"{p}{i:03d},22,{4000 + i},{400},{3600 + i}")
    )


def clock(n, p="W", m="2023-05"):
    return rows(
        n * 3,
        "Worker,Date,In,Out,Hours",
        lambda i: f"{p}{(i - 1) // 3 + 1:03d},{m}-{10 + i % 3:02d},08:00,17:00,8",
    )


def log(po, lot, m="2023-05", style="ST-1"):
    return rows(10, "Date,Style,Lot,Order,Pieces", lambda i: f"{m}-{i + 9:02d},{style},{lot},{po},100")


def roster(n, p="W"):
    return rows(
        n, "Worker,Job,Nationality,Hired", lambda i: f"{p}{i:03d},sewing,China,2020-01-{1 + i % 28:02d}"
    )


AUD = "Social audit report\n\nFactory: Lianhe Sample Garment Co., Ltd. (invented)\nAudit dates: 16 to 17 May 2023, unannounced\nReport date: 2 June 2023\nTotal employees: {n}\nWorkers interviewed: {n}\n\nAll buildings of the site were inspected. Interviews were held in private without management, chosen by the auditors. Identity cards of all workers were seen; all are Chinese nationals. No other company uses the site. There is no subcontracting. {x}\n"
INV = "Commercial invoice\nInvoice No.: LS-230605\nDate: 5 June 2023\nSeller: Lianhe Sample Garment Co., Ltd. (invented)\nBuyer: Sample Buyer Inc (invented)\nOrder: PO-7711\nStyle,Description,Quantity,Price,Amount\nST-1,Polyester skirts,1000,6.00,6000.00\n"
PL = "Packing list\nInvoice No.: LS-230605\nOrder: PO-7711\nStyle,Cartons,Quantity,Lot\nST-1,50,1000,L-44\n"
BL = "Bill of lading no. SHAZ4431077\nShipper: Lianhe Sample Garment Co., Ltd. (invented)\nConsignee: Sample Buyer Inc (invented)\nOn board: 9 June 2023\nContainer TGHU3304412\n1000 pieces skirts, invoice LS-230605, order PO-7711\n"
PO = "Purchase order PO-7711\nDate: 3 April 2023\nBuyer: Sample Buyer Inc (invented)\nSupplier: Lianhe Sample Garment Co., Ltd. (invented)\nStyle ST-1, polyester skirts, 1000 pieces, USD 6.00\n"
NOT = "Notice of detention\n17 July 2023\nYour polyester skirts imported on 10 July 2023 are detained under 22 U.S.C. 9241a (section 321 of CAATSA).\n{x}\n"


def base(n=60, x="", ask="", **more):
    f = {
        "audit.txt": AUD.format(n=n, x=x),
        "roster.csv": roster(n),
        "pay.csv": pay(n),
        "clock.csv": clock(n),
        "log.csv": log("PO-7711", "L-44"),
        "invoice.txt": INV,
        "packing.txt": PL,
        "bl.txt": BL,
        "po.txt": PO,
        "notice.txt": NOT.format(x=ask),
    }
    f.update(more.get("files", {}))
    for k in more.get("drop", ()):
        f.pop(k)
    return f


class Small(NamedTuple):
    """A packet by its files, and which of the codes its facts make true."""

    name: str
    files: dict[str, str]
    want: list[str]
    more: dict[str, Any]


def packet_of(case: Small) -> dict[str, Any]:
    of_authority = [name for name in case.files if name.startswith(("notice", "order-"))]
    filed = [name for name in case.files if name not in of_authority]
    return {
        "unpick": "packet/1",
        "id": case.name,
        "title": f"{case.name} (invented)",
        "invented": True,
        "regime": "US-CAATSA321",
        "question": "scope",
        "side": "importer",
        "product": "garment",
        "events": {"imported": "2023-07-10", "detained": "2023-07-17"},
        "lines": [
            {
                "id": "1",
                "style": "ST-1",
                "description": "polyester skirts",
                "hs": "6204.53",
                "materials": ["polyester"],
                "quantity": "1000",
            }
        ],
        **case.more,
        "exhibits": [{"id": f"E{at}", "file": name} for at, name in enumerate(filed, start=1)],
        "record": [
            {"id": f"N{at}", "file": name, "by": "authority"} for at, name in enumerate(of_authority, start=1)
        ],
    }
