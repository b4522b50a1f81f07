"""Fields, paste run and laboratory are of the paste of 2020; the sauce was cooked from drums of 2021, and no can was tested."""

from unpick.datasets.generate.papers import csv, docx, pdf, txt, xlsx

COOK, BUYER, PASTE = (
    "Sungai Petani Sauces Sdn Bhd",
    "Fennel & Rye Grocers Inc",
    "Bayannur Hetao Tomato Paste Co Ltd",
)


def files() -> dict[str, bytes]:
    return {
        "P0 note.docx": note(),
        "P1 field book.xlsx": fields(),
        "P2 paste run.csv": run(),
        "P3 laboratory.pdf": laboratory(),
        "P4 paste sale.pdf": sale(),
        "P5 kettle cards.csv": kettles(),
        "P6 invoice.pdf": invoice(),
        "P7 lading.txt": lading(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Detention notice",
            {
                "Entry": "INV-6127734-0",
                "Port": "Oakland",
                "Date": "February 28, 2022",
                "Goods": "tomato sauce, 18,000 cans, code L2311A",
            },
            "Withheld under the order of January 13, 2021 on cotton and tomato products of Xinjiang. If the tomatoes were not grown or processed there, you may show it:",
            "- records of the farms, of harvest and of the paste maker for the tomatoes in these goods;",
            "- production records of the sauce;",
            "- purchase, payment and transport records for the paste.",
        ],
        "2022-02-28",
    )


def note() -> bytes:
    return docx(
        [
            "# Note to file, for submission",
            "April 11, 2022",
            "Our tomato sauce is cooked in Kedah, Malaysia, by Sungai Petani Sauces (invented). They buy paste, 28-30 brix, in aseptic drums from one mill in Inner Mongolia, Bayannur Hetao (invented), which lies on the bend of the Yellow River and about 1,900 km east of the Xinjiang border.",
            "Papers:",
            "- P1, P2: field book and paste run of the mill",
            "- P3: isotope and trace element report",
            "- P4: sale of paste, with payment",
            "- P5: kettle cards, which say which drums went into which kettle on which day",
            "- P6, P7: our own purchase",
            "Look at P3 first if you are short of time. The laboratory found the paste of Hetao to be consistent with the Hetao plain, and excluded Xinjiang at 99 percent. After that there is not much left to say, in our respectful view.",
            "Fennel & Rye Grocers Inc (invented), compliance",
        ],
        "2022-04-11",
    )


def fields() -> bytes:
    rows: list[list[str | int]] = [["Field", "Banner, township", "Grower code", "Picked", "Fresh kg", "Run"]]
    rows.extend(
        [
            f"H{at + 1:02d}",
            "Linhe" if at % 2 else "Wuyuan",
            f"G{at + 1:03d}",
            f"2020-08-{12 + at // 2:02d}",
            21000 + at * 100,
            "HT20-14" if at < 12 else "HT20-15",
        ]
        for at in range(24)
    )
    rows.append(["Total", "", "", "", sum(21000 + at * 100 for at in range(24)), ""])
    return xlsx({"2020": [["Field book, season 2020, Bayannur Hetao (invented)"], *rows]}, "2020-09-01")


def run() -> bytes:
    rows = [["run", "day", "fresh kg in", "paste kg out", "brix", "drums", "drum numbers"]]
    rows.append(["HT20-14", "2020-08-18", "258600", "43000", "29.1", "172", "HT20-14-001 to 172"])
    rows.append(["HT20-15", "2020-08-24", "273000", "45500", "29.0", "182", "HT20-15-001 to 182"])
    return csv(rows)


def laboratory() -> bytes:
    return pdf(
        [
            "# Test report 20-TP-3381",
            {
                "Laboratory": "Isochem Straits Pte Ltd (invented), Singapore",
                "Client": PASTE,
                "Sample": "tomato paste, 400 g, drawn at the mill by the client from run HT20-14 on 19 August 2020",
                "Received": "7 September 2020",
                "Reported": "30 September 2020",
                "Methods": "IRMS (d18O, d2H, d13C, d15N); ICP-MS (Sr, Rb, B, Li)",
            },
            [
                ["", "Sample", "Hetao reference", "Xinjiang reference"],
                ["d18O", "-3.9", "-4.4 to -2.8", "-1.1 to 2.0"],
                ["d2H", "-41", "-47 to -36", "-30 to -12"],
                ["Sr mg/kg", "3.1", "2.4 to 3.7", "5.2 to 8.8"],
            ],
            "The sample agrees with the references for the Hetao plain. Origin in Xinjiang is excluded at the 99 % level. The report speaks of the sample as received and of nothing else.",
        ],
        "2020-09-30",
        look="book",
    )


def sale() -> bytes:
    return pdf(
        [
            "# Sales invoice HT-M-2109",
            {
                "Seller": f"{PASTE} (invented)",
                "Buyer": COOK,
                "Date": "24 September 2021",
                "Shipped": "Tianjin to Penang, 2 October 2021",
                "Drums": "80 of 250 kg, run HT21-07, HT21-07-011 to 090",
                "Paid": "USD 19,400.00 by transfer, 29 October 2021",
            },
            [
                ["Goods", "Kg", "USD per t", "USD"],
                ["Tomato paste 28-30 brix, crop 2021", 20000, "970", "19,400.00"],
            ],
        ],
        "2021-09-24",
    )


def kettles() -> bytes:
    rows = [["day", "kettle", "batch", "drums used", "paste kg", "sauce kg", "cans 400 g", "can code"]]
    for at in range(9):
        first = 11 + at * 2
        rows.append(
            [
                f"2021-11-{22 + at // 3:02d}",
                str(at % 3 + 1),
                f"K{900 + at}",
                f"HT21-07-{first:03d}, HT21-07-{first + 1:03d}",
                "500",
                "800",
                "2000",
                "L2311A",
            ]
        )
    return csv(rows)


def invoice() -> bytes:
    return pdf(
        [
            "# Invoice SPS-1207",
            {
                "Seller": f"{COOK} (invented)",
                "Buyer": BUYER,
                "Date": "7 December 2021",
                "Code": "L2311A",
                "Payment": "received 5 January 2022",
            },
            [
                ["Goods", "Cans", "Cases of 24", "USD each", "USD"],
                ["FR-SAUCE 400 g", 18000, 750, "0.61", "10,980.00"],
            ],
        ],
        "2021-12-07",
    )


def lading() -> bytes:
    return txt(
        [
            "EXPRESS BILL PKLOAK2112",
            {
                "Shipper": COOK,
                "Consignee": BUYER,
                "From": "Penang",
                "To": "Oakland",
                "Shipped": "2022-01-08",
                "Cargo": "750 cases tomato sauce, code L2311A, invoice SPS-1207",
            },
        ]
    )
