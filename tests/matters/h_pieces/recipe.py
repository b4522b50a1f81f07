"""Wages by the piece: no rate per hour stands anywhere, and every line is pieces times rate."""

from tests.matters.hold import desk, staff, web
from tests.matters.kit import Deal, d, ids, spread

from unpick.datasets.generate.papers import Sheet, attendance, csv, pdf, piece_pay, txt, workdays, xlsx

FIRM = "Baishan Fennoway Stitching (invented)"
DAYS = workdays("2022-03-01", "2022-03-31")
ROWS = piece_pay(ids("FS", 18), days=len(DAYS), rate="3.60", per_day=40, seed=18)
MADE = sum(int(row["pieces"]) for row in ROWS)
DEAL = Deal(
    buyer="Rushbrook Tote Trading LLC",
    seller=FIRM,
    order="RT-2022-9",
    invoice="BFS-0406",
    bill="DLKU2204112",
    container="FCIU8812045",
    lines=[("RT-9", "Tote bags, jute", MADE, "1.70")],
    ordered="2022-01-17",
    invoiced="2022-04-06",
    shipped="2022-04-11",
    paid="2022-04-26",
    port="Oakland, CA",
    lot="J-903",
    per_carton=50,
)


def files() -> dict[str, bytes]:
    head = [
        "Worker",
        "Days",
        "Hours at work",
        "Bags sewn",
        "CNY per bag",
        "Earned (CNY)",
        "Withheld (CNY)",
        "Paid out (CNY)",
    ]
    keys = ["id", "days", "hours", "pieces", "rate", "gross", "deductions", "net"]
    times = [
        ["worker", "date", "in", "out", "hours"],
        *[list(one[:5]) for one in attendance(ROWS, DAYS, seed=181)],
    ]
    tally = [["date", "article", "lot", "order", "bags", "minutes per bag"]]
    tally += [[day, "RT-9", "J-903", "RT-2022-9", bags, 11] for day, bags in spread(MADE, DAYS)]
    return {
        **desk(DEAL),
        "purchase-order.html": web(
            "Purchase order RT-2022-9",
            [
                {"Placed": "17 January 2022", "By": "Rushbrook Tote Trading LLC", "With": FIRM},
                [
                    ["Article", "Goods", "Quantity (PCS)", "Price (USD)"],
                    ["RT-9", "Tote bags, jute", "16,000", "1.70"],
                ],
                "Five percent more or less is accepted and is invoiced as shipped.",
            ],
        ),
        "K0 notice.txt": txt(
            [
                "16 May 2022 - detention of tote bags of jute, imported 9 May 2022, under section 321(b) CAATSA, 22 U.S.C. 9241a (labor of North Korean nationals). Evidence within 30 days of this notice."
            ]
        ),
        "K1 contents.html": web(
            "Contents of our answer",
            [
                [
                    ["Exhibit", "What", "Language"],
                    ["K1", "this page, 10 June 2022", "English"],
                    ["K2", "report on labor", "English"],
                    ["K3", "people", "English"],
                    ["K4", "piece wages of March 2022", "English"],
                    ["K5", "times at the gate, March 2022", "English"],
                    ["K6", "tally of bags, March 2022", "English"],
                    ["K7 to K11", "order, invoice, packing list, waybill, payment", "English"],
                ],
                "The order was for sixteen thousand bags, five percent more or less; what was sewn in March was shipped.",
            ],
        ),
        "K2 labor report.pdf": pdf(
            [
                "# Labor report",
                {
                    "Workshop": FIRM,
                    "On the spot": "8 March 2022 and 9 March 2022, unannounced",
                    "Written": "1 April 2022",
                    "Workers": "18 (eighteen)",
                    "Interviewed": "18 (eighteen), one by one, in private",
                    "Rooms": "one hall and one store, both seen; a single tenant; no home work",
                },
                "The workshop pays by the piece: CNY 3.60 for a bag. A practiced worker sews about forty bags in eight hours, which makes some CNY 144 a day; nobody earned less than the local minimum in February. There was no work after five in the afternoon.",
                "Every worker produced a Chinese resident identity card. They found the work through relatives and paid nothing for it.",
            ],
            "2022-04-01",
            look="memo",
        ),
        "K3 people.xlsx": xlsx(
            {
                "People": Sheet(
                    rows=[
                        ["Worker", "Work", "Nationality", "Hired", "Contract"],
                        *staff(ids("FS", 18), ["sewing"]),
                    ],
                    above=[FIRM, "State of 31 March 2022"],
                )
            },
            "2022-04-01",
        ),
        "K4 piece wages.xlsx": xlsx(
            {
                "March": Sheet(
                    rows=[head, *[[row[key] for key in keys] for row in ROWS]],
                    above=[FIRM, "Piece wages, March 2022", []],
                    below=[
                        [
                            "Sum",
                            "",
                            "",
                            MADE,
                            "",
                            *[round(sum(float(row[key]) for row in ROWS), 2) for key in keys[5:]],
                        ],
                        ["paid by bank on", d("2022-04-08")],
                    ],
                )
            },
            "2022-04-08",
        ),
        "K5 gate times.csv": csv(times, delimiter=";"),
        "K6 tally.csv": csv(tally, delimiter=";"),
    }
