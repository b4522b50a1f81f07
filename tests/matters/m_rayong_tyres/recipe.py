"""The maker of the carbon black belongs to, and buys its tar from, a firm in Kuytun; the cord maker will not take part."""

import datetime as dt

from unpick.datasets.generate.papers import csv, docx, eml, pdf, txt, xlsx

MAKER, BUYER = "Ban Khai Rubber Works Public Co Ltd", "Sandhill Tire Distribution LP"
N = 1040


def files() -> dict[str, bytes]:
    return {
        "A_counsel.pdf": counsel(),
        "B_materials.xlsx": materials(),
        "C_rubber_lots.csv": rubber(),
        "D_black_invoice.pdf": black(),
        "E_register.docx": register(),
        "F_cord_mail.eml": cord(),
        "G_curing.csv": curing(),
        "H_sale.pdf": sale(),
        "I_lading.txt": lading(),
        "J_payments.xlsx": payments(),
        "notice.html": notice(),
    }


def notice() -> bytes:
    return (
        b"<html><head><meta charset='utf-8'><title>Notice</title></head><body><h1>Notice of Detention</h1>"
        b"<p>INVENTED DOCUMENT, made for a test</p><p>May 20, 2024. Entry INV-2240915-6, Port of Houston. 1,040 truck tires.</p>"
        b"<p>The merchandise is detained under the Uyghur Forced Labor Prevention Act. To ask for a review of whether the Act "
        b"applies, send within 30 days:</p><ol><li>the supply chain of natural rubber, carbon black and steel cord, each with "
        b"the names and addresses of all producers up to the raw material;</li><li>purchase and payment documents for each of "
        b"these;</li><li>production records for the tires of this entry.</li></ol></body></html>"
    )


def counsel() -> bytes:
    return pdf(
        [
            "June 17, 2024",
            "Re: Entry INV-2240915-6; request for an applicability review",
            "Dear Director:",
            "Sandhill Tire Distribution LP (invented) asks the Center to conclude that the Act does not reach these tires. They were built and cured in Rayong, Thailand, on April 1 through 5, 2024, by Ban Khai Rubber Works (invented), a listed company in Bangkok with 2,300 employees.",
            "A tire of this size weighs 57 kilograms. Exhibit B breaks it down. What follows is a short guide.",
            "## Natural rubber",
            "Ribbed smoked sheet from two cooperatives in Surat Thani and Songkhla, lot by lot in Exhibit C, with the plots.",
            "## Carbon black",
            "Grade N220 from Zibo Qinghe Carbon Black Co. (invented), in Shandong, more than two thousand miles from Xinjiang. Its invoice is Exhibit D and its registration, obtained by us from the public register, is Exhibit E.",
            "## Steel cord",
            "Bought from Jiangyin Fenghe Metal Cord (invented), in Jiangsu. We wrote to Fenghe three times. Its answer is Exhibit F and speaks for itself. Jiangsu is on the coast, and there is no reason to think that any of its wire has been near the Autonomous Region.",
            "## Tires and shipment",
            "Exhibit G shows the curing press and hour of each tire by serial number. Exhibits H, I and J are the sale, the bill of lading and the payments.",
            "The importer need not, in this kind of review, meet the standard of the statutory exception. It is enough that the agency be satisfied that no input comes from the region or from a listed entity.",
            "Respectfully, (signature) Attorney for the importer (invented)",
        ],
        "2024-06-17",
        look="letter",
        head="BRANDT & OYELARAN LLP (invented)",
    )


def materials() -> bytes:
    rows: list[list[str | float]] = [
        [
            "Input",
            "kg per tire",
            "kg for 1,040 tires",
            "Supplier",
            "Address of supplier",
            "Producer further up",
            "Address further up",
        ]
    ]
    for name, each, who, where, up, place in (
        (
            "Natural rubber RSS3",
            23.5,
            "Khao Phanom Growers' Cooperative; Sadao Rubber Cooperative (invented)",
            "Surat Thani; Songkhla",
            "members' plots, Exhibit C",
            "Surat Thani; Songkhla",
        ),
        (
            "Carbon black N220",
            14.0,
            "Zibo Qinghe Carbon Black Co Ltd (invented)",
            "Linzi, Zibo, Shandong",
            "coal tar: Kuytun Hengrui Coal Chemical Co Ltd (invented)",
            "Kuytun, Ili, Xinjiang",
        ),
        ("Steel cord 3+9", 13.0, "Jiangyin Fenghe Metal Cord Co Ltd (invented)", "Jiangyin, Jiangsu", "", ""),
        (
            "Bead wire",
            2.5,
            "Chon Buri Bead Wire Co (invented)",
            "Chon Buri",
            "rod: Map Ta Phut Steel (invented); ore: Minas Serra Nova (invented)",
            "Rayong; Minas Gerais, Brazil",
        ),
        (
            "Sulfur, zinc oxide, oils",
            4.0,
            "Siam Compound Chemicals (invented)",
            "Samut Prakan",
            "refinery and zinc works, Thailand",
            "Rayong; Tak",
        ),
    ):
        rows.append([name, each, each * N, who, where, up, place])
    rows.append(["Total", 57.0, 57.0 * N, "", "", "", ""])
    return xlsx({"Bill of materials": rows}, "2024-06-03")


def rubber() -> bytes:
    rows = [
        [
            "lot",
            "cooperative",
            "plots",
            "tapped from",
            "tapped to",
            "sheet kg",
            "received at Rayong",
            "issued to mixing 2024-03-25 kg",
        ]
    ]
    for at in range(8):
        place = "Khao Phanom" if at < 5 else "Sadao"
        rows.append(
            [
                f"RS24-{at + 1:02d}",
                place,
                f"P{at * 4 + 1:03d} to P{at * 4 + 4:03d}",
                "2024-01-08",
                "2024-02-16",
                "3100",
                f"2024-03-{4 + at:02d}",
                "3055",
            ]
        )
    return csv(rows)


def black() -> bytes:
    return pdf(
        [
            "# Invoice QH240229",
            {
                "Seller": "Zibo Qinghe Carbon Black Co Ltd (invented)",
                "Buyer": MAKER,
                "Date": "29 February 2024",
                "Contract": "QH-BK-24-03",
            },
            [
                ["Goods", "Batch", "Kg", "USD per t", "USD"],
                ["Carbon black N220", "N220-0217", 15000, "1,240", "18,600.00"],
            ],
            "Feedstock of batch N220-0217: high-temperature coal tar, delivered by rail by our parent company.",
        ],
        "2024-02-29",
    )


def register() -> bytes:
    return docx(
        [
            "# 企业信用信息公示（摘录） / Extract of company register, with English by counsel",
            [
                ["项目", "Item", "内容", "Content"],
                [
                    "名称",
                    "Name",
                    "淄博清河炭黑有限公司（虚构）",
                    "Zibo Qinghe Carbon Black Co., Ltd. (invented)",
                ],
                ["成立日期", "Founded", "2011年3月8日", "8 March 2011"],
                ["住所", "Address", "山东省淄博市临淄区", "Linzi District, Zibo, Shandong"],
                [
                    "股东一",
                    "Shareholder 1",
                    "奎屯恒瑞煤化工有限公司（虚构），持股70%",
                    "Kuytun Hengrui Coal Chemical Co., Ltd. (invented), Kuytun, Xinjiang Uyghur Autonomous Region, 70 %",
                ],
                ["股东二", "Shareholder 2", "自然人，持股30%", "a natural person, 30 %"],
                ["法定代表人", "Legal representative", "由股东一委派", "appointed by shareholder 1"],
            ],
            "Printed 5 June 2024.",
        ],
        "2024-06-05",
    )


def cord() -> bytes:
    return eml(
        [
            "Dear Mr. Prasert,",
            "your letters of 23 May, 30 May and 6 June received. Our management discussed. Fenghe Metal Cord is not going to fill in the forms of US customs and will not name its wire rod mills, to you or to anybody. Price and quality you know. If customer in America has difficulty please consider other supplier for that orders.",
            "This is final from our side, kindly do not ask again.",
            "Sales dept. 2, Jiangyin Fenghe Metal Cord (invented)",
        ],
        "2024-06-07",
        sender="sales2@fenghecord.example",
        to="prasert@bankhai.example",
        subject="Re: Re: Re: origin of rod",
    )


def curing() -> bytes:
    rows = [["serial", "size", "press", "day", "hour", "carbon black batch", "order"]]
    for at in range(N):
        day = dt.date(2024, 4, 1) + dt.timedelta(days=at // 208)
        rows.append(
            [
                f"BK295T{at + 1:05d}",
                "295/75R22.5",
                f"P{at % 13 + 1}",
                day.isoformat(),
                f"{6 + at % 208 // 13:02d}:00",
                "N220-0217",
                "SH-2403",
            ]
        )
    return csv(rows)


def sale() -> bytes:
    return pdf(
        [
            "# Commercial invoice and packing list BKI-24-0412",
            {
                "Seller": MAKER,
                "Buyer": BUYER,
                "Order": "SH-2403",
                "Date": "12 April 2024",
                "Serials": "BK295T00001 to BK295T01040",
                "Containers": "four, 260 tires each",
            },
            [["Size", "Pieces", "USD each", "USD"], ["295/75R22.5", N, "148.00", "153,920.00"]],
        ],
        "2024-04-12",
        look="form",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING LCHU240418B",
            {
                "Shipper": MAKER,
                "Consignee": BUYER,
                "Port of loading": "Laem Chabang",
                "Port of discharge": "Houston",
                "On board": "2024-04-16",
                "Vessel": "Teal Compass 9W (invented)",
                "Cargo": "1040 pcs truck tires, invoice BKI-24-0412, order SH-2403",
            },
        ]
    )


def payments() -> bytes:
    return xlsx(
        {
            "Payments": [
                ["Value day", "From", "To", "Amount USD", "For"],
                ["2024-03-14", MAKER, "Zibo Qinghe Carbon Black", 18600.0, "QH240229"],
                ["2024-03-22", MAKER, "Jiangyin Fenghe Metal Cord", 20696.0, "cord, 13,520 kg, FH24-118"],
                [
                    "2024-03-18",
                    MAKER,
                    "Khao Phanom and Sadao cooperatives",
                    41664.0,
                    "24,800 kg sheet, lots RS24-01 to 08",
                ],
                ["2024-05-03", BUYER, MAKER, 153920.0, "BKI-24-0412"],
            ]
        },
        "2024-06-10",
    )
