"""Six of 131 were heard, the report is older than the visit, and four other tenants work round the same yard."""

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, pay, pdf, txt, workdays, xlsx

FIRM, BUYER = "Dandong Lanqiao Hair Products Co Ltd", "Peachtree Crown Hair LLC"
DAYS = workdays("2021-05-06", "2021-05-31")
IDS = [f"LQ{n:03d}" for n in range(1, 132)]
ROWS = pay(IDS, days=len(DAYS), rate="19.00", seed=12)


def files() -> dict[str, bytes]:
    return {
        "tab01.pdf": statement(),
        "tab02.pdf": audit(),
        "tab03.xlsx": staff(),
        "tab04.xlsx": wages(),
        "tab05.csv": clock(),
        "tab06.csv": tickets(),
        "tab07.pdf": invoice(),
        "tab08.txt": waybill(),
        "notice.docx": notice(),
    }


def notice() -> bytes:
    return docx(
        [
            "# Notice of Detention",
            "August 10, 2021. Entry INV-9081166-1. Lace front wigs, 5,200 pieces, detained under 22 U.S.C. 9241a.",
            "You have 30 days from this notice to show by clear and convincing evidence that the goods were not made by nationals of North Korea, or not with forced labor. Send in particular:",
            "a) a list of all workers who made the goods, with nationality, and how each was hired;",
            "b) their payroll and time records;",
            "c) production records for the goods;",
            "d) audits of the place, if there are any.",
        ],
        "2021-08-10",
    )


def statement() -> bytes:
    return pdf(
        [
            "# Declaration of the managing member",
            "1. I am the managing member of Peachtree Crown Hair LLC (invented), Decatur, Georgia. I have sold wigs for nineteen years. I make this declaration of my own knowledge save where I say otherwise.",
            "2. The 5,200 wigs, style LC-18, were knotted and finished in May 2021 by Dandong Lanqiao Hair Products (invented) under order PC-2104.",
            "3. One hundred and thirty-one people worked there that month. Every one is a Chinese citizen; the staff list (tab 3) has the column. They were hired by notices at the gate and through relatives, without an agent.",
            "4. Pay and hours are at tabs 4 and 5, the bench tickets of the order at tab 6, the sale and carriage at tabs 7 and 8.",
            "5. The plant was audited by Calder Wren Inspection (tab 2). They turned up without warning and were shown what they asked to see.",
            "6. I understand that the evidence has to be clear and convincing. I declare under penalty of perjury that the above is true. September 1, 2021.",
        ],
        "2021-09-01",
        look="letter",
    )


def audit() -> bytes:
    return pdf(
        [
            "# Workplace audit",
            {
                "Auditee": f"{FIRM} (invented)",
                "Address": "No. 41 Binjiang Middle Road, inner yard, units 2 and 3",
                "Report issued": "11 June 2021",
                "Days on site": "17 and 18 June 2021, arrival not told beforehand",
                "Persons at work": "131",
                "Interviewed": "6",
            },
            "## Premises",
            "One gate with a porter leads from the road into the yard. Round it stand seven units. Units 2 and 3 are Lanqiao's: knotting and ventilating rooms on two floors, wash and set, packing, store. We walked all of it, cupboards included. Lanqiao has no dormitory; people live in town.",
            "The remaining units are let to others: unit 1 to a maker of lace caps, units 4 and 5 to a garment shop, unit 6 to a second hair workshop, unit 7 to a trading company. They are separate businesses with their own staff and we had no mandate to go in. Canteen and washrooms are used by all tenants in common.",
            "## People",
            "Six of the knotters talked to us in the meeting room, one after another, alone, in Mandarin. We picked them from the bench list. They like the work and find the eyes suffer. They come by bus, hold their own cards and get their wages in the bank around the tenth.",
            "## Files",
            "Contracts for 131 persons were on the shelf and complete. Wages of March to May 2021 exceeded the minimum of the city. Overtime stayed below 36 hours in each month.",
            "## Result",
            "No departure from law was seen.",
        ],
        "2021-06-11",
        look="columns",
        head="Calder Wren Inspection (invented)",
    )


def staff() -> bytes:
    rows: list[list[str]] = [["No.", "Job", "Joined", "Nationality", "Hired by"]]
    jobs = ("knotting", "knotting", "ventilating", "wash and set", "packing")
    for at, one in enumerate(IDS):
        rows.append(
            [
                one,
                jobs[at % 5],
                f"{2013 + at % 8}-{1 + at % 12:02d}-0{1 + at % 9}",
                "PRC",
                "notice at gate" if at % 3 else "relative",
            ]
        )
    return xlsx({"Staff May 2021": rows}, "2021-06-02")


def wages() -> bytes:
    head = ["No.", "Days", "Hours", "OT hours", "Rate", "Base", "OT pay", "Gross", "Deductions", "Net CNY"]
    keys = ("id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net")
    total = round(sum(float(row["net"]) for row in ROWS), 2)
    return xlsx(
        {
            "2021-05": Sheet(
                rows=[head, *[[row[key] for key in keys] for row in ROWS]],
                above=[f"{FIRM}, wages of May 2021, paid by bank 10 June 2021"],
                below=[["Total", *[""] * 8, total]],
            )
        },
        "2021-06-10",
    )


def clock() -> bytes:
    return csv([["No.", "day", "in", "out", "hours", "overtime"], *attendance(ROWS, DAYS, seed=13)])


def tickets() -> bytes:
    rows: list[list[str | int]] = [["order", "style", "lot", "day", "knotted", "finished"]]
    left = 5200
    for at, day in enumerate(DAYS):
        made = left if at == len(DAYS) - 1 else 5200 // len(DAYS)
        left -= made
        rows.append(["PC-2104", "LC-18", "L2105", day.isoformat(), made, made])
    return csv(rows)


def invoice() -> bytes:
    return pdf(
        [
            "# Invoice and packing list LQ210609",
            {
                "Seller": FIRM,
                "Buyer": BUYER,
                "Date": "9 June 2021",
                "Order": "PC-2104",
                "Lot": "L2105",
                "Terms": "paid by T/T 30 June 2021",
            },
            [
                ["Style", "Pieces", "Cartons", "USD each", "USD"],
                [
                    "LC-18 lace front wig, modacrylic fibre of Kaneshiro Fibres, Japan (invented)",
                    5200,
                    104,
                    "14.20",
                    "73,840.00",
                ],
            ],
        ],
        "2021-06-09",
    )


def waybill() -> bytes:
    return txt(
        [
            "SEA WAYBILL DNPS210644",
            {
                "Shipper": FIRM,
                "Consignee": BUYER,
                "Loaded": "Dalian 2021-07-10, Opal Strait 22 (invented)",
                "Discharge": "Los Angeles",
                "Goods": "104 cartons wigs, invoice LQ210609",
                "Container": "BMOU4480121",
            },
        ]
    )
