"""Many numbers that are not head counts; a locked transformer room; a kiosk at the gate that makes nothing."""

import datetime as dt

from tests.matters.kit import Deal, forms, ids, month, notice, spread, step_book

from unpick.datasets.generate.papers import attendance, pdf, txt, workdays, xlsx

MAKER = "Yingkou Tuftwell Slipper Co., Ltd."
DAYS = workdays("2021-08-02", "2021-08-31", saturdays=True)
DEAL = Deal(
    buyer="Hearthlane Slippers Ltd",
    seller=MAKER,
    order="HL 00618",
    invoice="TW-0903-1",
    bill="YKLU0211940",
    container="EISU9330742",
    lines=[("HL-FELT", "Polyester felt slippers", 26000, "1.70")],
    ordered="2021-06-07",
    invoiced="2021-09-03",
    shipped="2021-09-08",
    paid="2021-09-22",
    origin="Yingkou, China",
    unit="PRS",
    lot="F-0821",
    per_carton=50,
)

ROWS = month("TW", 64, DAYS, seed=64)


def there(day: dt.date) -> int:
    return sum(one[1] == day for one in attendance(ROWS, DAYS, seed=64))


def files() -> dict[str, bytes]:
    daily = [["Date", "Article", "Lot", "PO", "Pairs", "SMV"]]
    daily += [[day, "HL-FELT", "F-0821", "HL 00618", pairs, "14"] for day, pairs in spread(26000, DAYS)]
    people = [
        [one, "stitching" if at % 5 else "packing", "PRC", "ID card seen", f"C-{at + 700}"]
        for at, one in enumerate(ids("TW", 64))
    ]
    return {
        "detention notice.pdf": notice(
            "caatsa",
            "2021-11-22",
            "2021-11-15",
            "polyester felt slippers",
            ["any social audit of the maker", "wage records and hours of the workers who made the goods"],
            hand="form",
            asked="2021-11-24",
        ),
        **forms(DEAL),
        "Y-0 index.txt": txt(
            [
                "# Index of exhibits",
                "\n".join(
                    [
                        "Y-1 audit",
                        "Y-2 wages, attendance, daily report, August 2021",
                        "Y-3 nationality of the workers",
                        "Y-4 order",
                        "Y-5 invoice",
                        "Y-6 packing list",
                        "Y-7 bill of lading",
                        "Y-8 payment",
                    ]
                ),
                "20 December 2021",
            ]
        ),
        "Y-1 ethical audit.pdf": audit(),
        "Y-2 workshop book august.xlsx": step_book(
            "slippers",
            ROWS,
            DAYS,
            "2021-09-03",
            seed=64,
            daily=daily,
            firm=MAKER,
            words="en",
        ),
        "Y-3 nationality.xlsx": xlsx(
            {"Workers": [["Emp. No.", "Department", "Nationality", "Basis", "Contract"], *people]},
            "2021-09-01",
        ),
    }


def audit() -> bytes:
    return pdf(
        [
            "# Ethical Trade Audit - 2 Pillar",
            {
                "Site": MAKER,
                "Audit dates": "17 August 2021 and 18 August 2021",
                "Type": "Unannounced",
                "Report": "7 September 2021",
            },
            [
                ["Parameter", "Men", "Women", "Total"],
                ["All workers", 20, 44, 64],
                ["Present on 17 August", 20, there(DAYS[13]) - 20, there(DAYS[13])],
                ["Present on 18 August", 20, there(DAYS[14]) - 20, there(DAYS[14])],
                ["Individual interviews", 20, 44, 64],
            ],
            "Every worker was interviewed; those who were absent on a day were met on the other or at the end of the month. The talks took place one by one in the canteen, without supervisors; the auditors speak Mandarin and Korean.",
            "## Site",
            "One L-shaped hall (3,100 sq m) and an office house (260 sq m). Both were walked through from end to end, including the roof floor. The transformer room is locked by the grid company, 6 sq m; its inside was seen through the grille. By the gate there is a kiosk that sells noodles and cigarettes; it makes nothing. No other enterprise is registered at the address, and the lease covers the whole lot.",
            "## Results",
            "Forced labor: no indicator found, on site or in the papers. 31 extinguishers, 8 exits, 12 toilets. Drill on 11 May 2021 with 60 participants. The committee has 5 members. Wages of 64 workers were compared with bank slips for July 2021: no difference.",
        ],
        "2021-09-07",
        look="report",
        foot="Y-1",
        head="Ravensholt Certification",
    )
