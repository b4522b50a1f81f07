"""A petition whose every indicator has first-hand sources, a page, a recent day, and imports behind it."""

from unpick.datasets.generate.papers import csv, docx, pdf, photo, txt, xlsx

FIRM = "Gravenholm Tyres DOO"


def files() -> dict[str, bytes]:
    return {
        "allegation.docx": allegation(),
        "annex-1-interviews.xlsx": interviews(),
        "annex-2-contracts.pdf": contracts(),
        "annex-3-messages.txt": messages(),
        "annex-4-photo-hostel.jpg": photo("gate", taken="2025-09-14T17:20:00", seed=41),
        "annex-5-us-imports.csv": imports(),
        "annex-6-index.pdf": index(),
        "company-statement.txt": txt(
            [
                "# Statement on our website, 2 October 2025",
                f"{FIRM} rejects the reports. All employees are free to leave and hold their own documents.",
            ]
        ),
    }


def allegation() -> bytes:
    return docx(
        [
            "# Allegation under 19 CFR 12.42",
            "16 November 2025",
            f"## 1. Producer and goods\n{FIRM}, Industrial Zone 4, Zrenovac. Goods: new pneumatic tires for passenger cars and trucks, HTS 4011.10 and 4011.20, mold codes GVH-R15 and GVH-R22 (photographed in Annex 4, described in Annex 6).",
            "## 2. Reasons for belief",
            [
                ["Indicator", "Fact", "Period", "Annex and page"],
                [
                    "Retention of identity documents",
                    "Passports of construction and press workers kept in the agency's office",
                    "March to October 2025",
                    "Annex 1, rows 2 to 19; Annex 3, lines 4 to 6",
                ],
                [
                    "Debt bondage",
                    "Fees of 1,000 to 2,300 euros owed before departure",
                    "2025",
                    "Annex 1, rows 2 to 19; Annex 2, p. 1, clause 7",
                ],
                [
                    "Withholding of wages",
                    "Two months held as a deposit",
                    "2025",
                    "Annex 2, p. 1, clause 9; Annex 1, column F",
                ],
                [
                    "Restriction of movement",
                    "Leave of the hostel only with a slip",
                    "September 2025",
                    "Annex 3, lines 7 to 9; Annex 4",
                ],
            ],
            "For each indicator there are at least two first-hand sources. The workers were interviewed away from the plant, in their own language, by two interviewers; transcripts are kept and can be shown to the agency.",
            "## 3. Imports into the United States",
            "Annex 5 lists four arrivals since February 2025, the last on 28 October 2025 (Annex 5, line 5).",
            "## 4. What speaks against it",
            "The company denies the reports (statement of 2 October 2025). A social audit of 2024 found nothing; it did not interview workers of the agency.",
            "## 5. Protection",
            "Names of workers are left out; a confidential volume exists.",
        ],
        "2025-11-16",
        title="Allegation",
    )


def interviews() -> bytes:
    head = [
        "No.",
        "Interviewed on",
        "Where",
        "Language",
        "Passport held by",
        "Deposit of wages",
        "Fee paid (EUR)",
    ]
    rows = [
        [
            at,
            f"2025-{8 + at % 3:02d}-{11 + at}",
            "outside the plant",
            "worker's own",
            "agency",
            "two months",
            1000 + (at * 260) % 1301,
        ]
        for at in range(1, 19)
    ]
    return xlsx({"Interviews": [head, *rows]}, "2025-11-10")


def contracts() -> bytes:
    return pdf(
        [
            "# Contract of placement (translation by a sworn translator)",
            "Clause 7. The worker owes the agency the cost of placement and shall pay it from wages.",
            "Clause 9. The wages of the first two months are kept as security and are paid out at the end of the contract.",
            "Clause 12. Whoever leaves before the end pays the cost of the return.",
            "Signed March 3, 2025. Three specimens of the same wording were seen by the petitioner.",
        ],
        "2025-10-20",
        look="letter",
        foot="Annex 2, page 1",
    )


def messages() -> bytes:
    lines = [
        "Annex 3. Messages on a worker's telephone, typed off and translated; screenshots in the confidential volume",
        "1  2025-09-08 07:12  group chat opened by the shift leader",
        "2  2025-09-08 07:13  shift list",
        "3  2025-09-08 19:40  bus at six",
        "4  2025-09-11 20:02  we want our passports back for the bank",
        "5  2025-09-11 20:09  the office keeps them, ask in December",
        "6  2025-09-11 20:10  all of them are in the safe",
        "7  2025-09-13 08:30  nobody goes out on Sunday without the slip",
        "8  2025-09-13 08:31  who signs the slip",
        "9  2025-09-13 08:44  only me, and not this week",
    ]
    return txt(["\n".join(lines)])


def imports() -> bytes:
    return csv(
        [
            ["bill_of_lading", "arrival", "port", "shipper", "consignee", "goods", "kg"],
            [
                "INVB25020117",
                "2025-02-19",
                "Norfolk",
                FIRM,
                "Halvette Auto Parts Inc (invented)",
                "tires HTS 4011.10",
                18440,
            ],
            [
                "INVB25051290",
                "2025-05-23",
                "Savannah",
                FIRM,
                "Halvette Auto Parts Inc (invented)",
                "tires HTS 4011.10",
                20110,
            ],
            [
                "INVB25080044",
                "2025-08-12",
                "Norfolk",
                FIRM,
                "Halvette Auto Parts Inc (invented)",
                "tires HTS 4011.20",
                21980,
            ],
            [
                "INVB25100731",
                "2025-10-28",
                "Norfolk",
                FIRM,
                "Halvette Auto Parts Inc (invented)",
                "tires HTS 4011.20",
                22005,
            ],
        ]
    )


def index() -> bytes:
    return pdf(
        [
            "# Annex 6: index of annexes",
            [
                ["Annex", "What it is", "Date", "Language", "Pages"],
                ["1", "Interviews with 18 workers", "August to October 2025", "English", "1"],
                ["2", "Contract of placement", "March 3, 2025", "English (sworn translation)", "1"],
                ["3", "Messages", "September 2025", "English (translation)", "1"],
                ["4", "Photograph of hostel gate and tire stack", "September 14, 2025", "-", "1"],
                ["5", "Arrivals in the United States", "February to October 2025", "English", "1"],
            ],
        ],
        "2025-11-15",
        look="report",
    )
