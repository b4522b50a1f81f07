"""The sound twin of C1: everybody interviewed, every building seen, a hall under construction, a late report."""

from collections import Counter

from tests.matters.kit import Deal, forms, ids, month, payroll, timecards, us

from unpick.datasets.generate.papers import attendance, cards, csv, docx, pdf, photo, workdays, xlsx

MAKER, BUYER = "Dandong Qiluvane Garment Co., Ltd.", "Larkmere Apparel LLC"
DAYS = workdays("2020-12-01", "2020-12-31")
ROWS = month("QL-", 49, DAYS, seed=21)
DEAL = Deal(
    buyer=BUYER,
    seller=MAKER,
    order="0000451187",
    invoice="QL20210118",
    bill="MDNU7700418",
    container="TGHU6649315",
    lines=[("QL-4410", "Women's woven blouses, viscose", 12400, "6.35")],
    ordered="2020-10-29",
    invoiced="2021-01-18",
    shipped="2021-01-21",
    paid="2021-02-03",
    lot="QL-4410-A",
)


def files() -> dict[str, bytes]:
    made = {f"{name}": content for name, content in forms(DEAL).items()}
    return {
        **made,
        "00-letter.pdf": letter(),
        "01-cbp-28.pdf": form28(),
        "02-recruitment.docx": recruitment(),
        "03-identity-cards.pdf": cards(49, "2021-03-19", seed=8),
        "04-identity-register.xlsx": register(),
        "05-payroll-december.xlsx": payroll(
            ROWS,
            "2021-01-12",
            above=[MAKER, "Payroll for December 2020", "Statutory minimum wage: RMB 1,610 per month"],
            paid="2021-01-10",
        ),
        "06-time-records-december.xlsx": timecards(ROWS, DAYS, "2021-01-04", seed=4),
        "07-sewing-report.csv": sewing(),
        "08-social-audit.pdf": audit(),
        "request.pdf": request(),
    }


def letter() -> bytes:
    return pdf(
        [
            us("2021-03-29"),
            "Center of Excellence and Expertise (Apparel, Footwear and Textiles)",
            "Re: Entry INV-1183340-2, style QL-4410, detained March 1, 2021; answer to your request of March 8, 2021",
            "The blouses were cut, sewn and packed between December 1 and December 30, 2020 by the 49 employees of Dandong Qiluvane Garment Co., Ltd. All 49 are nationals of the People's Republic of China. We are aware that clear and convincing evidence is a higher standard of proof than a preponderance of the evidence, and we have put the file together with that in mind.",
            "## Contents",
            [
                ["Exhibit", "Document", "Language"],
                ["E1", "Answers to CBP Form 28", "English"],
                ["E2", "Recruitment of workers", "English"],
                ["E3, E4", "Identity cards (49) and register", "English"],
                ["E5", "Payroll for December 2020", "English"],
                ["E6", "Time records for December 2020", "English"],
                ["E7", "Daily sewing report, style QL-4410", "English"],
                ["E8", "Social audit of December 1-2, 2020", "English"],
                [
                    "E9-E13",
                    "Purchase order 451187, invoice, packing list, bill of lading, wire transfer",
                    "English",
                ],
            ],
            "Your officers may visit the plant at any time without notice and may speak to anyone they choose.",
        ],
        "2021-03-29",
        look="letter",
        head="Larkmere Apparel LLC",
    )


def form28() -> bytes:
    return pdf(
        [
            "# CBP FORM 28 - ANSWERS",
            [
                ["No.", "Question", "Answer", "See"],
                ["1", "Who made the goods?", f"{MAKER}, 18 Yanjiang Middle Road, Dandong", "E9, E10"],
                ["2", "How many persons worked on them?", "49, all of them directly employed", "E4, E5"],
                ["3", "Nationality of these persons?", "CN (49)", "E3, E4"],
                ["4", "Subcontractors or outwork?", "None", "E7"],
                ["5", "When were the goods made?", "12/01/2020 to 12/30/2020", "E7"],
            ],
            "Date: 03/26/2021",
        ],
        "2021-03-26",
        look="form",
        foot="Exhibit E1",
    )


def recruitment() -> bytes:
    return docx(
        [
            "Exhibit E2",
            "# How we hire",
            "We hire from the town and from villages along the bus line. People answer the board at the gate or a colleague brings them. Whoever applies pays nothing and deposits nothing; identity cards are copied and handed back at the desk.",
            "Contracts are between the person and Dandong Qiluvane Garment Co., Ltd. We take nobody from labor agencies, from other firms, or from abroad.",
            {
                "People employed on 31 December 2020": 49,
                "Hired in the last twelve months": 6,
                "Left in the last twelve months": 5,
            },
            "Dandong, 15 March 2021",
        ],
        "2021-03-15",
        author="Personnel",
    )


def register() -> bytes:
    head = ["Emp. No.", "Nationality", "ID card issued", "Valid until", "Page of E3"]
    rows = [
        [
            one,
            "CHN",
            f"20{12 + at % 7:02d}-0{1 + at % 9}-1{at % 9}",
            f"20{32 + at % 7:02d}-0{1 + at % 9}-1{at % 9}",
            1 + at // 8,
        ]
        for at, one in enumerate(ids("QL-", 49))
    ]
    return xlsx({"Register": [head, *rows]}, "2021-03-19", author="Personnel")


def sewing() -> bytes:
    days = [day for day in DAYS if day.isoformat() <= "2020-12-30"]
    base, more = divmod(12400, len(days))
    there = Counter(day for _, day, *_ in attendance(ROWS, DAYS, seed=4))
    rows = [
        [
            day,
            "sewing and packing",
            "QL-4410",
            "QL-4410-A",
            "0000451187",
            base + (1 if at < more else 0),
            there[day],
            "22",
        ]
        for at, day in enumerate(days)
    ]
    return csv(
        [
            ["date", "step", "style", "lot", "PO", "pcs finished", "operators", "standard minutes per pc"],
            *rows,
        ]
    )


def audit() -> bytes:
    return pdf(
        [
            "# Social audit report",
            {
                "Site": f"{MAKER}, 18 Yanjiang Middle Road, Dandong, China",
                "On-site days": "1 and 2 December 2020 (unannounced)",
                "Report date": "22 December 2020",
                "Auditors": "Two; no service other than auditing is sold to the site",
            },
            "## Site",
            [
                ["Building", "Use", "Area (m2)", "Visited"],
                ["1", "Cutting and sewing", "1,850", "yes, all floors"],
                ["2", "Finishing, packing, warehouse", "1,240", "yes, all floors"],
                ["3", "Canteen and offices", "420", "yes"],
                [
                    "4",
                    "Under construction, empty: no floor, no power, no machines",
                    "-",
                    "yes, walked through",
                ],
            ],
            "The site has one occupant. There is no dormitory. The land certificate and the tax register name no other firm at this address. The auditors opened every door they asked to open.",
            "## People",
            "On both days 49 persons were employed, as in the payroll and in the social insurance statement. Each of the 49 was interviewed alone, in the canteen, without anyone from management and without recording, in Mandarin; one auditor also speaks Korean. Names were not noted.",
            "## Result",
            "No indicator of forced labor was found. Passports or identity cards are not held by the employer. The gate is open at noon and after work; we saw people leave.",
            "## Photographs of 1 December 2020",
            photo("sewing", stamp="01.12.2020", seed=5),
            photo("gate", stamp="01.12.2020", seed=6),
        ],
        "2020-12-22",
        look="book",
        head="Tessaly Verification",
        foot="Exhibit E8",
    )


def request() -> bytes:
    return pdf(
        [
            "# REQUEST FOR INFORMATION",
            {
                "Date issued": "03/08/2021",
                "Respond by": "03/31/2021",
                "Entry": "INV-1183340-2",
                "Port": "Newark",
            },
            "Pursuant to 22 U.S.C. 9241a please furnish the following in regard to the garments detained on 03/01/2021:",
            [
                ["1.", "Updated answers to CBP Form 28"],
                ["2.", "Documentation detailing how employees of the manufacturer are recruited"],
                ["3.", "Identification cards of the employees"],
                ["4.", "Payroll records or other proof of payment"],
            ],
        ],
        "2021-03-08",
        look="form",
    )
