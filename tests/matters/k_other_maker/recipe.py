"""An order names Belauran Glove Industries; these gloves come from Belauran Coastal Rubber, another firm of the town."""

from tests.matters.kit import Deal, ids, month
from tests.matters.rack import OATH, SMALL_AUDIT, SMALL_LAW, clock_csv, corded, roster, under, wages

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, txt, workdays, xlsx

FIRM, NAMED, BUYER = (
    "Belauran Coastal Rubber Sdn Bhd",
    "Belauran Glove Industries Sdn Bhd",
    "Oakhurst Janitorial Supply LLC",
)
DAYS = workdays("2023-03-01", "2023-03-31")
ROWS = month("BC", 46, DAYS, seed=431, rate="11.50")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="OJS-23-019",
    invoice="BCR-0407",
    bill="PENH2304112",
    container="TCLU7781530",
    lines=[("OJ-HH", "Household gloves, natural rubber", 90000, "0.42")],
    ordered="2023-01-16",
    invoiced="2023-04-07",
    shipped="2023-04-13",
    paid="2023-05-02",
    origin="Penang, Malaysia",
    port="Houston, TX",
    unit="PAIRS",
    lot="HH-2303",
    per_carton=300,
)
PEOPLE = {"": "Malaysia", **dict.fromkeys(ids("BC", 12), "Nepal")}


def files() -> dict[str, bytes]:
    shifts = [["Date", "Operation", "Latex lot", "Latex kg", "Glove lot", "Order", "Pairs"]]
    latex = [["delivered", "smallholder cooperative", "place", "kg of concentrate", "lot", "delivery note"]]
    weeks = ["2023-02-27", "2023-03-06", "2023-03-13", "2023-03-20"]
    latex += [
        [
            day,
            "cooperative of 61 smallholders (role)",
            "Kedah, Malaysia",
            2100,
            f"LX-{9 + at:02d}",
            f"DN-{3301 + at}",
        ]
        for at, day in enumerate(weeks)
    ]
    shifts += [
        [day, "dipping, curing, packing", f"LX-{9 + at // 5:02d}", 400, "HH-2303", "OJS-23-019", 4500]
        for at, day in enumerate(DAYS[2:22])
    ]
    return {
        "B1 importer's statement.pdf": statement(),
        "B2 certificate of origin.docx": docx(
            [
                "# Certificate of origin",
                "Pursuant to 19 CFR 12.43(a) the foreign seller certifies:",
                {
                    "Seller and maker": FIRM,
                    "Goods": "90,000 pairs of household gloves, lot HH-2303",
                    "Order and invoice": "OJS-23-019, BCR-0407",
                    "Place of manufacture": "Penang, Malaysia",
                    "Time of manufacture": "3 to 30 March 2023",
                },
                "Neither the gloves nor any part of them were produced with convict labor, forced labor, or indentured labor under penal sanctions.",
                "Penang, 12 June 2023. (signature) Director of Belauran Coastal Rubber Sdn Bhd",
            ],
            "2023-06-12",
            author=FIRM,
        ),
        "B3 company registers.xlsx": xlsx(
            {
                "Comparison": Sheet(
                    rows=[
                        ["Particular", FIRM, NAMED],
                        ["Register number", "INV-0771204-K", "INV-0219966-T"],
                        ["Founded", "2007", "1994"],
                        ["Registered address", "2 Jalan Nelayan, Penang", "Plot 88, Jalan Kilang, Ipoh"],
                        [
                            "Shareholders",
                            "two sisters of Penang, 50 percent each",
                            "a holding of Ipoh, 100 percent",
                        ],
                        ["Directors", "director 1, director 2", "director 3, director 4, director 5"],
                        ["Common directors or shareholders", "none", "none"],
                        ["Factories", "one, in Penang", "three, all in Ipoh"],
                    ],
                    above=[
                        "Extracts of the register of companies, 5 June 2023; Belauran is the name of a bay"
                    ],
                ),
                "Staff": roster(
                    ids("BC", 46),
                    ["compounding", "dipping", "stripping", "packing"],
                    year=2022,
                    nations=PEOPLE,
                ),
            },
            "2023-06-05",
        ),
        "B4 latex deliveries.csv": csv(latex),
        "B5 dipping log.xlsx": xlsx(
            {
                "Dipping": Sheet(
                    rows=shifts,
                    above=[FIRM, "Line 1 and 2, March 2023"],
                    below=[["Sum", "", "", 8000, "", "", 90000]],
                )
            },
            "2023-04-03",
            author=FIRM,
        ),
        "B6 wages.xlsx": wages(
            ROWS, "2023-04-06", firm=FIRM, month="March 2023 (ringgit)", paid="2023-04-06"
        ),
        "B7 time.csv": clock_csv(ROWS, DAYS, seed=432),
        "B8 labor audit.pdf": audit(),
        **under("B", corded(DEAL), 9),
        "Y1 order.txt": txt(
            [
                "# ORDER TO WITHHOLD RELEASE",
                "8 November 2022. Ports detain disposable and household gloves manufactured by Belauran Glove Industries Sdn Bhd of Ipoh, Malaysia. Indicators of forced labor found: debt bondage, excessive overtime, abusive living conditions.",
                "The order does not reach gloves of other makers.",
            ]
        ),
        "Y2 notice.pdf": pdf(
            [
                "# NOTICE OF DETENTION",
                {
                    "Notice date": "05/25/2023",
                    "Imported": "05/22/2023",
                    "Port": "Houston",
                    "Goods": "household gloves, 90,000 pairs",
                    "Maker as declared": FIRM,
                },
                "The goods are detained because they may have been made by Belauran Glove Industries Sdn Bhd, to which a withhold release order of November 8, 2022 applies (19 U.S.C. 1307). You may submit a certificate of origin and a statement under 19 CFR 12.43 within three months of importation, with whatever shows who made the goods and under what conditions.",
            ],
            "2023-05-25",
            look="form",
        ),
    }


def statement() -> bytes:
    return pdf(
        [
            "August 10, 2023",
            "# Statement under 19 CFR 12.43(b)",
            "Oakhurst Janitorial Supply LLC, ultimate consignee of 90,000 pairs of household gloves imported at Houston on May 22, 2023, states:",
            f"1. The gloves were made by {FIRM}, at its only factory, between March 3 and March 30, 2023. They were not made by {NAMED}. The two firms share the name of a bay and nothing else: B3 sets their registers side by side.",
            "2. No work was given out. The log (B5) shows each day's dipping, with the lots of latex that the deliveries (B4) show; 8,400 kg came in and 8,000 kg were used.",
            "3. The maker has 46 employees, 34 from Malaysia and 12 from Nepal. B6 and B7 are their wages and time of March 2023. The audit (B8) heard each of them.",
            "4. We visited the factory in 2019 and in February 2023 and have asked the maker, its cooperative and its forwarder for every paper they have.",
            [
                ["Number", "Paper", "Language"],
                ["B1", "Statement", "English"],
                ["B2", "Certificate of origin", "English"],
                ["B3", "Company registers and staff", "English"],
                ["B4, B5", "Latex deliveries, dipping log", "English"],
                ["B6, B7", "Wages, time", "English"],
                ["B8", "Labor audit", "English"],
                ["B9 to B13", "Order, invoice, packing list, waybill, remittance", "English"],
            ],
            "This statement is made on day 80 of the three months.",
            *SMALL_LAW,
            OATH,
        ],
        "2023-08-10",
        look="letter",
        head=BUYER,
    )


def audit() -> bytes:
    return pdf(
        [
            "# Labor audit",
            {
                "Audited": f"{FIRM}, 2 Jalan Nelayan, Penang",
                "Dates": "14 and 15 March 2023, without notice",
                "Report": "30 March 2023",
                "Workforce": "46",
                "Interviewed": "46",
            },
            "The factory is a hall with two dipping lines, a compounding room, a packing room and an office. Next to it stands the house in which the twelve workers from Nepal live, two to a room. We saw all of it, kitchen and roof included. The land is fenced and has no other user.",
            "Each of the 46 was interviewed alone, in Malay, Nepali or Tamil, in a place of the worker's choice; nobody of the firm was present or knew the order of the talks. The workers from Nepal hold their own passports in lockers of which they alone have keys. They came between 2018 and 2022 through an office of the Nepalese state; the firm paid ticket, medical test and fee, and we saw the receipts. Their permits are valid.",
            "Wages are by the hour and by bank transfer. We recalculated three months for all. Rest day is Sunday; Saturday was not worked in the months seen. Overtime was never more than twenty hours in the month.",
            "House: twelve beds, four bathrooms, a garden. Rent is not charged.",
            "Result: no indicator of forced labor.",
            *SMALL_AUDIT,
        ],
        "2023-03-30",
        look="book",
        head="Straits Fair Work Auditors (invented)",
    )
