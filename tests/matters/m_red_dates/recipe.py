"""Sound: 40 growers, one lot, mass that adds up; the cooperative said no at first and then sent its ledger."""

from unpick.datasets.generate.papers import csv, docx, eml, pdf, txt, xlsx

PACKER, BUYER, COOP = (
    "Cangxian Changrui Jujube Processing Co Ltd",
    "Golden Orchard Asian Foods Inc",
    "Cuierzhuang Jujube Cooperative",
)
GROWN = [610 + at * 7 for at in range(40)]
TOTAL = sum(GROWN)
PACKED = 24000


def files() -> dict[str, bytes]:
    return {
        "00-summary.docx": summary(),
        "01-growers.xlsx": growers(),
        "02-cooperative-first-mail.eml": first(),
        "03-cooperative-second-mail.eml": second(),
        "04-cold-store.csv": store(),
        "05-sorting-and-packing.csv": packing(),
        "06-laboratory.pdf": laboratory(),
        "07-payments.xlsx": payments(),
        "08-invoice-and-packing-list.pdf": invoice(),
        "09-bill-of-lading.txt": lading(),
        "notice.txt": notice(),
    }


def notice() -> bytes:
    return txt(
        [
            "NOTICE OF DETENTION                      October 6, 2025",
            {
                "Entry": "INV-8106622-4",
                "Port": "Los Angeles/Long Beach Seaport",
                "Goods": "dried jujube (red dates), 48,000 bags",
                "Basis": "UFLPA; red dates are a sector of high priority",
            },
            "If it is your position that the goods are outside the Act, submit not later than November 5, 2025:",
            "1) every party from orchard to exporter, with addresses, and a description of the role of each;",
            "2) harvest and delivery records of the growers;",
            "3) records of storage, sorting and packing that show what went into this shipment;",
            "4) proof of payment at each sale;",
            "5) invoice, packing list, bill of lading.",
        ]
    )


def summary() -> bytes:
    return docx(
        [
            "# Executive summary and table of contents",
            "Golden Orchard Asian Foods Inc (invented), City of Industry. Entry INV-8106622-4. October 31, 2025.",
            "Request: applicability review. Position: nothing in these 48,000 bags was grown, dried, sorted or packed in Xinjiang and no party is on the Entity List (checked October 29, 2025).",
            "## The road of the dates",
            [
                ["Step", "Who", "Where", "Exhibit"],
                [
                    "1 Orchard and sun drying",
                    "40 households of Cuierzhuang (coded G01 to G40)",
                    "Cuierzhuang, Cangxian, Hebei",
                    "1",
                ],
                ["2 Collection", f"{COOP} (invented)", "Cuierzhuang, Cangxian, Hebei", "1, 3"],
                ["3 Cold store", "Cangzhou Yunhe Cold Store (invented)", "Cangzhou, Hebei", "4"],
                [
                    "4 Washing, drying, sorting, packing, export",
                    f"{PACKER} (invented)",
                    "Cangxian, Hebei",
                    "5",
                ],
                ["5 Import", BUYER, "California", "8, 9"],
            ],
            "## Quantities",
            f"Growers delivered {TOTAL:,} kg (crop of autumn 2024). All of it went into the cold store as lot CE24. In June and July 2025 it came out for our order. {PACKED:,} kg were packed, 5,260 kg were small fruit sold for paste in Cangzhou, and 600 kg were stones, leaves and water.",
            "## Two things the reader may stumble on",
            "Exhibit 2 is a refusal. In early October the cooperative's clerk told us that member data cannot go abroad. We asked again, the cooperative asked the township, and a week later it sent the whole ledger with codes for names (Exhibit 3). We leave the first mail in the file so that the file is complete.",
            "Dates sold as Hebei fruit are sometimes trucked in from Xinjiang; this is known in the trade. We therefore had the packed bags tested, drawn by the laboratory's sampler from the two containers that are held (Exhibit 6).",
            "## Contents",
            "0 this summary; 1 growers; 2 and 3 mails; 4 cold store; 5 sorting and packing; 6 laboratory; 7 payments; 8 invoice and packing list; 9 bill of lading. Everything is in English or has English beside it.",
            "The facts above are true to the best of my knowledge and I know that false statements are a crime. Director of Imports (invented)",
        ],
        "2025-10-31",
    )


def growers() -> bytes:
    rows: list[list[str | int | float]] = [
        [
            "农户 Grower",
            "村组 Hamlet",
            "果园(亩) Orchard mu",
            "采收 Picked from",
            "至 to",
            "交货 Delivered",
            "干枣(公斤) Dried kg",
            "元/公斤 CNY/kg",
            "金额 CNY",
        ]
    ]
    for at, kg in enumerate(GROWN):
        rows.append(
            [
                f"G{at + 1:02d}",
                f"Cuierzhuang {at % 4 + 1}",
                round(kg / 210, 1),
                "2024-09-22",
                f"2024-10-{4 + at % 6:02d}",
                f"2024-10-{26 + at % 5}",
                kg,
                9.0,
                kg * 9.0,
            ]
        )
    rows.append(["合计 Total", "", "", "", "", "", TOTAL, "", TOTAL * 9.0])
    return xlsx({"2024": rows}, "2025-10-14")


def first() -> bytes:
    return eml(
        [
            "王经理您好：",
            "美国海关要的农户名单，我社不能提供。县里培训时讲过数据安全法，社员资料不得出境。请谅解。",
            "English of the above (by the importer): Dear Manager, the list of growers wanted by US customs we cannot provide. At a county training we were told of the Data Security Law; member data may not leave the country. Please understand.",
        ],
        "2025-10-09",
        sender="clerk@cuierzhuang.example",
        to="wang@changrui.example",
        subject="农户名单 list of growers",
    )


def second() -> bytes:
    return eml(
        [
            "王经理您好：",
            "请示镇政府后，同意提供去掉姓名的台账。附上2024年全部40户的交货记录，数量与冷库入库单一致。前信作废。",
            "English of the above (by the importer): Dear Manager, after asking the town government we agree to provide the ledger without names. Enclosed the deliveries of all 40 households in 2024; the quantity agrees with the receipts of the cold store. Our former letter no longer holds.",
        ],
        "2025-10-16",
        sender="clerk@cuierzhuang.example",
        to="wang@changrui.example",
        subject="Re: 农户名单 list of growers",
    )


def store() -> bytes:
    rows = [["day", "movement", "lot", "kg", "party"]]
    left = TOTAL
    for day in range(26, 31):
        kg = sum(one for at, one in enumerate(GROWN) if 26 + at % 5 == day)
        rows.append([f"2024-10-{day}", "in", "CE24", str(kg), COOP])
    for day in ("2025-06-23", "2025-06-30", "2025-07-07", "2025-07-14"):
        kg = TOTAL // 4 if day != "2025-07-14" else left
        left -= kg
        rows.append([day, "out", "CE24", str(kg), PACKER])
    rows.append(["2025-07-14", "balance", "CE24", str(left), ""])
    return csv(rows)


def packing() -> bytes:
    rows = [
        [
            "day",
            "lot in",
            "kg in",
            "packed kg",
            "bags 500 g",
            "small fruit kg",
            "waste and water kg",
            "lot out",
            "order",
        ]
    ]
    loss, small = 600, TOTAL - PACKED - 600
    left = TOTAL
    for at, day in enumerate(("2025-06-24", "2025-07-01", "2025-07-08", "2025-07-15")):
        kg = TOTAL // 4 if at < 3 else left
        left -= kg
        rows.append(
            [
                day,
                "CE24",
                str(kg),
                str(PACKED // 4),
                str(PACKED // 2),
                str(kg - PACKED // 4 - loss // 4),
                str(loss // 4),
                "HZ500-2507",
                "GO-1188",
            ]
        )
    rows.append(["total", "", str(TOTAL), str(PACKED), str(PACKED * 2), str(small), str(loss), "", ""])
    return csv(rows)


def laboratory() -> bytes:
    return pdf(
        [
            "# Report of analysis",
            {
                "Laboratory": "Traceline Analytical Inc (invented), Oregon",
                "Samples": "Twelve retail bags of 500 g, lot HZ500-2507, drawn by our own sampler from the held containers at Long Beach, October 14, 2025",
                "Finished goods": "yes, as packed for sale",
                "Reported": "October 27, 2025",
            },
            [
                ["", "Mean of 12", "Hebei plain (n = 61)", "Xinjiang (n = 84)"],
                ["d18O per mil", "24.1", "22.9 to 25.6", "29.8 to 34.0"],
                ["Sr ug/g", "1.9", "1.2 to 2.6", "4.4 to 9.1"],
                ["B ug/g", "17", "13 to 21", "26 to 41"],
            ],
            "All twelve fall within the Hebei group and outside the Xinjiang group.",
        ],
        "2025-10-27",
    )


def payments() -> bytes:
    return xlsx(
        {
            "Payments": [
                ["Day", "Payer", "Payee", "Amount", "Currency", "For", "Bank reference"],
                [
                    "2024-11-08",
                    COOP,
                    "40 households, by card",
                    TOTAL * 9.0,
                    "CNY",
                    "delivery 2024, lot CE24",
                    "RCB-241108",
                ],
                ["2024-11-06", PACKER, COOP, TOTAL * 9.6, "CNY", "contract CR-2410, lot CE24", "ICB-114410"],
                [
                    "2025-07-18",
                    PACKER,
                    "Cangzhou Yunhe Cold Store",
                    38200.0,
                    "CNY",
                    "storage CE24",
                    "ICB-220917",
                ],
                ["2025-08-29", BUYER, PACKER, 74400.0, "USD", "invoice CR250811", "FT250829-7"],
            ]
        },
        "2025-10-20",
    )


def invoice() -> bytes:
    return pdf(
        [
            "# Commercial invoice and packing list CR250811",
            {
                "Seller": f"{PACKER} (invented)",
                "Buyer": BUYER,
                "Order": "GO-1188",
                "Date": "11 August 2025",
                "Lot": "HZ500-2507",
            },
            [
                ["Goods", "Bags", "Cartons", "Net kg", "USD per kg", "USD"],
                ["Dried red dates 500 g", 48000, 2400, PACKED, "3.10", "74,400.00"],
            ],
            "Containers CSNU6201187 (1,200 cartons) and CSNU6201192 (1,200 cartons).",
        ],
        "2025-08-11",
        look="form",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING TJLGB250905",
            {
                "Shipper": PACKER,
                "Consignee": BUYER,
                "From": "Tianjin Xingang, on board 2025-09-05",
                "To": "Long Beach",
                "Vessel": "Quiet Harbor 41E (invented)",
                "Containers": "CSNU6201187, CSNU6201192",
                "Cargo": "2400 cartons, net 24000 kg dried red dates, lot HZ500-2507, invoice CR250811",
            },
        ]
    )
