"""The resin comes from a trader and no further, the log is of another order, annexes 6 and 8 are not there."""

import datetime as dt

from unpick.datasets.generate.papers import csv, docx, pdf, txt, xlsx

MAKER, BUYER = "Song Than Floor Covering JSC", "Corbel & Finch Flooring Inc"


def files() -> dict[str, bytes]:
    return {
        "Supply chain memo.docx": memo(),
        "Annex 1 invoice.pdf": invoice(),
        "Annex 2 packing list.xlsx": packing(),
        "Annex 3 waybill.pdf": waybill(),
        "Annex 4 extrusion log.csv": log(),
        "Annex 5 contract.docx": contract(),
        "Annex 7 payment.txt": payment(),
        "Annex 9 chain.html": chain(),
        "detention.pdf": detention(),
    }


def detention() -> bytes:
    return pdf(
        [
            "# Notice of detention",
            {
                "Entry": "INV-7704120-8",
                "Port": "Savannah, GA",
                "Date": "September 5, 2023",
                "Goods": "vinyl flooring, 31,680 sq ft, style CF-OAK5",
                "Reason": "Uyghur Forced Labor Prevention Act, Public Law 117-78, section 3",
            },
            "Please provide within 30 days:",
            "1. a list of every party in the supply chain of the goods, from the raw materials of the PVC resin to the finished floor;",
            "2. purchase orders, invoices and proof of payment for the resin used in these goods;",
            "3. production records of the goods in this entry.",
        ],
        "2023-09-05",
        look="form",
    )


def memo() -> bytes:
    return docx(
        [
            "# Supply chain memo, entry INV-7704120-8",
            "To: Center of Excellence and Expertise, Consumer Products. From: Trade compliance, Corbel & Finch Flooring Inc (invented). October 2, 2023.",
            "We buy one thing from Vietnam: click flooring. The planks in this entry were ordered as PO 8917 and made by Song Than Floor Covering JSC (invented) in Binh Duong. Nothing in them comes from Xinjiang. That is what our vendor tells us and we believe it.",
            "## Index",
            [
                ["Annex", "What it is"],
                ["1", "Commercial invoice ST-23-0719"],
                ["2", "Packing list"],
                ["3", "Sea waybill"],
                ["4", "Extrusion log from the plant"],
                ["5", "Contract for PVC resin"],
                ["6", "Statement by the resin works on where its chlorine and carbide come from"],
                ["7", "Bank payment for the resin"],
                ["8", "English version of Annex 5"],
                ["9", "Flow of materials"],
            ],
            "## How it is made",
            "Resin (about a third of the weight), ground limestone from Ha Nam and a little plasticizer are mixed, extruded, pressed under a printed film and cut. The log in Annex 4 gives batch, day and weight. Annex 6 explains the chemistry further up and we refer you to it for the names.",
            "## Resin",
            "All resin is grade SG-5, bought under the contract in Annex 5 from Tianjin Haoyuan Trading (invented).",
            "Please release the shipment. Our customer has had installers standing idle for two weeks.",
        ],
        "2023-10-02",
    )


def invoice() -> bytes:
    return pdf(
        [
            "# Commercial invoice ST-23-0719",
            {
                "Seller": f"{MAKER}, Di An, Binh Duong, Vietnam (invented)",
                "Buyer": f"{BUYER}, Dalton, Georgia (invented)",
                "Date": "19 July 2023",
                "Purchase order": "8917",
                "Container": "TGHU5501933",
            },
            [
                ["Style", "Goods", "Sq ft", "USD", "Amount USD"],
                ["CF-OAK5", "Rigid vinyl plank 5 mm", 31680, "0.96", "30,412.80"],
            ],
        ],
        "2023-07-19",
        look="report",
    )


def packing() -> bytes:
    rows: list[list[str | int]] = [["Pallet", "Cartons", "Sq ft", "Gross kg", "Lot"]]
    rows.extend([pallet, 60, 1440, 1265, "8917-A" if pallet <= 12 else "8917-B"] for pallet in range(1, 23))
    rows.append(["Total", 60 * 22, 1440 * 22, 1265 * 22, ""])
    return xlsx({"PL": rows}, "2023-07-19")


def waybill() -> bytes:
    return pdf(
        [
            "# Sea waybill CAT2307711",
            {
                "Shipper": MAKER,
                "Consignee": BUYER,
                "Vessel": "Lantana Bridge 031E (invented)",
                "From / to": "Cai Mep / Savannah",
                "On board": "24 July 2023",
                "Container, packages": "TGHU5501933, 22 pallets, 27,830 kg",
                "Marks": "PO 8917, invoice ST-23-0719",
            },
        ],
        "2023-07-24",
        look="form",
    )


def log() -> bytes:
    rows: list[list[str]] = [
        ["order", "lot", "batch", "day", "style", "resin kg", "limestone kg", "output sq ft"]
    ]
    day = dt.date(2023, 3, 6)
    for at in range(18):
        rows.append(
            [
                "8841",
                "8841-A" if at < 9 else "8841-B",
                f"X{310 + at}",
                day.isoformat(),
                "CF-ELM5",
                "520",
                "1010",
                "1720",
            ]
        )
        day += dt.timedelta(days=3 if day.weekday() == 4 else 1)
    return csv(rows)


def contract() -> bytes:
    return docx(
        [
            "# 购销合同",
            "合同编号：HY-2023-0412　签订日期：2023年4月12日",
            "卖方：天津浩源贸易有限公司（虚构）",
            "买方：双神地板股份公司（虚构），越南平阳省",
            "一、品名：聚氯乙烯树脂，型号SG-5；数量：120吨；单价：每吨865美元，CIF胡志明市；总金额：103,800美元。",
            "二、货源：由卖方在国内组织，国产一级品，卖方可自行选择生产厂家。",
            "三、包装：25公斤编织袋，袋面不印厂名。",
            "四、付款：装船后十五日内电汇。",
            "五、交货期：2023年5月底前。",
            "卖方（盖章）　　买方（盖章）",
        ],
        "2023-04-12",
    )


def payment() -> bytes:
    return txt(
        [
            "OUTGOING TRANSFER",
            {
                "Ordering customer": MAKER,
                "Beneficiary": "Tianjin Haoyuan Trading Co Ltd (invented)",
                "Amount": "USD 103,800.00",
                "Value date": "2023-06-09",
                "Details": "HY-2023-0412 PVC SG-5 120 MT",
            },
        ]
    )


def chain() -> bytes:
    return (
        b"<html><head><meta charset='utf-8'><title>Annex 9</title></head><body>"
        b"<h1>Annex 9: flow of materials (INVENTED DOCUMENT, made for a test)</h1><table>"
        b"<tr><th>Step</th><th>Who</th><th>Where</th></tr>"
        b"<tr><td>Floor planks</td><td>Song Than Floor Covering JSC</td><td>Binh Duong, Vietnam</td></tr>"
        b"<tr><td>Limestone</td><td>Kien Khe Minerals (invented)</td><td>Ha Nam, Vietnam</td></tr>"
        b"<tr><td>PVC resin, sale</td><td>Tianjin Haoyuan Trading Co Ltd (invented)</td><td>Tianjin, China</td></tr>"
        b"<tr><td>PVC resin, polymerization</td><td>various works, the trader buys where the price is good</td><td>China</td></tr>"
        b"<tr><td>Vinyl chloride, carbide, chlorine, salt, coal</td><td>not known to us</td><td>not known to us</td></tr>"
        b"</table></body></html>"
    )
