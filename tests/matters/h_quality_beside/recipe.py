"""The audit of quality is filed for the sake of completeness; the packet leans on the audit of labor."""

from tests.matters.hold import book, clocks, staff, wages
from tests.matters.kit import Deal, ids, month, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, workdays, xlsx

FIRM = "Seremban Brandreth Boot Works (invented)"
DAYS = workdays("2024-03-01", "2024-03-29", off=("2024-03-28",))
ROWS = month("KB", 28, DAYS, seed=28, rate="11.50")
DEAL = Deal(
    buyer="Garrick Vale Safety LLC",
    seller=FIRM,
    order="GVS-1184",
    invoice="KB-24-0611",
    bill="PKGU6140027",
    container="CAIU9904118",
    lines=[("GV-S3", "Work boots", 3600, "21.75")],
    ordered="2024-01-29",
    invoiced="2024-06-11",
    shipped="2024-06-14",
    paid="2024-07-01",
    origin="Port Klang, Malaysia",
    port="Tacoma, WA",
    unit="PRS",
    lot="S3-0324",
    per_carton=12,
)


def files() -> dict[str, bytes]:
    out = [["Day", "Article", "Lot", "Order", "Pairs", "Minutes per pair"]]
    out += [[day, "GV-S3", "S3-0324", "GVS-1184", pairs, 65] for day, pairs in spread(3600, DAYS)]
    people = [["worker", "work", "nationality", "hired", "contract"]]
    people += [
        [*row[:2], ("Malaysia", "Malaysia", "Nepal")[at % 3], *row[3:]]
        for at, row in enumerate(staff(ids("KB", 28), ["cutting", "stitching", "lasting", "packing"]))
    ]
    return {
        **book(DEAL),
        "Z order and detention.pdf": pdf(
            [
                "# Detention under an order",
                "July 18, 2024. The work boots imported on July 15, 2024 were detained today, because an order of the Commissioner under 19 U.S.C. 1307 names Seremban Brandreth Boot Works. Indicators in the order: retention of identity documents; debt bondage.",
                "The importer may prove within three months of the import that these boots were not made with forced labor.",
            ],
            "2024-07-18",
            look="letter",
        ),
        "A index.docx": docx(
            [
                "# Index",
                "August 14, 2024",
                [
                    ["Letter", "Paper"],
                    ["A", "this index"],
                    [
                        "B",
                        "audit of quality (only for completeness: it came with the boots; we draw nothing from it)",
                    ],
                    ["C", "audit of labor, on which we rely"],
                    ["D, E, F", "staff, wages and hours, March 2024"],
                    ["G", "making of the 3,600 pairs, March 2024"],
                    ["H, I, J", "order, invoice, packing list; waybill; payment"],
                ],
                "Everything is in English.",
            ],
            "2024-08-14",
        ),
        "B quality.pdf": pdf(
            [
                "# Audit of quality",
                {
                    "Standard": "ISO 9001",
                    "Audited": "6 February 2024",
                    "Report": "9 February 2024",
                    "Result": "no major deviation",
                },
                "Sole bonding, steel caps, lot marking and the complaint register were looked at. Labor is not within this audit.",
            ],
            "2024-02-09",
            look="columns",
        ),
        "C labor.pdf": pdf(
            [
                "# Audit of labor",
                {
                    "Site": FIRM,
                    "Visit": "12, 13 and 14 March 2024; nobody at the site knew of it",
                    "Report": "10 April 2024",
                    "Employees": "28",
                    "Employees interviewed": "28",
                },
                "Interviews were held one to one in Malay and Nepali in a rented room across the street, without the employer. All halls, the office and the hostel were inspected; the site has one occupant and sends no work out.",
                "Identity documents: every migrant worker carried the own passport. The cabinet in which passports used to lie was empty.",
                "Fees: each of the migrant workers had been paid back what the recruiter had taken; slips of January 2024 were seen for every one. None owes anything.",
                "Wages of February 2024 were compared with the bank's list for all 28 and agreed.",
            ],
            "2024-04-10",
            look="book",
        ),
        "D staff.csv": csv(people, delimiter=";"),
        "E wages.xlsx": wages(
            ROWS, "2024-04-05", firm=FIRM, month="March 2024", paid="2024-04-05", double=True, money="MYR"
        ),
        "F hours.csv": clocks(ROWS, DAYS, seed=281),
        "G boots.xlsx": xlsx(
            {"March": Sheet(rows=out, above=[FIRM, "Boots made in March 2024"])}, "2024-04-01"
        ),
    }
