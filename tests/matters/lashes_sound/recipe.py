"""Lashes of polyester fiber: one audit of quality, one of origin and labor; the fiber is traced to its extruder."""

from tests.matters.kit import Deal, ids, letters, month, notice, spread, step_book

from unpick.datasets.generate.papers import csv, docx, pdf, txt, workdays

MAKER = "Pingdu Lashwright Beauty Tools Co., Ltd."
DAYS = workdays("2018-03-01", "2018-03-31", saturdays=True)
DEAL = Deal(
    buyer="Velourine Beauty Co",
    seller=MAKER,
    order="VB2018-041",
    invoice="PL-180402",
    bill="QDLA0088213",
    container="FSCU8120047",
    lines=[("VB-LASH-3", "False eyelashes, polyester fiber", 30000, "0.62")],
    ordered="2018-02-12",
    invoiced="2018-04-02",
    shipped="2018-04-08",
    paid="2018-04-20",
    origin="Qingdao, China",
    port="Los Angeles, CA",
    unit="PAIRS",
    lot="L1803",
    per_carton=600,
)


def files() -> dict[str, bytes]:
    daily = [["Date", "Fiber lot", "Lot", "Style", "PO", "Pairs", "min/pair"]]
    daily += [
        [day, "PBT-77120", "L1803", "VB-LASH-3", "VB2018-041", pairs, 6] for day, pairs in spread(30000, DAYS)
    ]
    rows = month("LW", 26, DAYS, seed=52)
    return {
        "detention notice.docx": notice(
            "eo13570",
            "2018-05-11",
            "2018-05-04",
            "false eyelashes of synthetic fiber",
            ["origin of the fiber and of the work"],
            hand="letter",
        ),
        **letters(DEAL),
        "line-sheet.xlsx": step_book(
            "lash tying", rows, DAYS, "2018-04-03", seed=52, daily=daily, firm=MAKER
        ),
        "chain.csv": csv(
            [
                ["step", "firm", "place", "country", "goes in", "comes out", "lot", "document"],
                [
                    "1 PBT polymer",
                    "Hwaryeong Polychem (invented)",
                    "Ulsan",
                    "South Korea",
                    "terephthalic acid, butanediol",
                    "PBT chip",
                    "C-3301",
                    "V1 annex A",
                ],
                [
                    "2 filament",
                    "Oriencast Filament Ltd (invented)",
                    "Zhangjiagang",
                    "China",
                    "PBT chip C-3301",
                    "PBT filament 0.07 mm",
                    "PBT-77120",
                    "V1 annex B",
                ],
                [
                    "3 tying, curling, packing",
                    f"{MAKER} (invented)",
                    "Pingdu",
                    "China",
                    "filament PBT-77120",
                    "30,000 pairs",
                    "L1803",
                    "V4",
                ],
            ]
        ),
        "origin-and-labor-audit.docx": audit(),
        "quality-audit.pdf": pdf(
            [
                "# Quality audit",
                {
                    "Date": "7 March 2018",
                    "Scope": "Workmanship and packaging; origin and labor are dealt with in a report of their own (V1)",
                },
                "Result: 93 of 100.",
            ],
            "2018-03-09",
            look="memo",
        ),
        "contents.txt": txt(
            [
                "# Contents (all in English)",
                "V1 audit of origin and labor\nV2 chain table\nV3 audit of quality\nV4 wages, time records, daily report of March 2018\nV5 order\nV6 invoice\nV7 packing\nV8 waybill\nV9 payment",
            ]
        ),
    }


def audit() -> bytes:
    return docx(
        [
            "# Origin and labor audit",
            f"{MAKER}, 20 to 21 March 2018, unannounced. Report of 28 March 2018.",
            "Everything the plant consists of was seen: one building of three floors, rented alone; no homeworkers and no outside workshop are used. Incoming goods from January to March were counted against what went out: 412 kg of filament came in, 404 kg went out in lashes, 8 kg are waste. Nothing came in from, or went out to, North Korea; the customs declarations of the plant were seen for both directions.",
            f"All {len(ids('LW', 26))} workers were spoken to one by one, outside, without the manager. Their contracts and permits show Chinese nationals only. Pay goes to their own bank accounts.",
            "Annex A: certificate of the polymer maker, lot C-3301. Annex B: delivery note and bank slip of the filament PBT-77120, 412 kg, delivered 22 January 2018.",
        ],
        "2018-03-28",
        author="Independent auditor",
    )
