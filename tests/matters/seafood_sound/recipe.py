"""Cod from hook to carton; the roster has 38 workers, two of whom left before the goods were made."""

from tests.matters.kit import Deal, ids, letters, month, spread, step_book

from unpick.datasets.generate.papers import Sheet, pdf, workdays, xlsx

PLANT = "Qingdao Northkelp Fish Processing Co., Ltd."
DAYS = workdays("2017-12-01", "2017-12-31", saturdays=True)
DEAL = Deal(
    buyer="Skerrymoor Seafoods LLC",
    seller=PLANT,
    order="SK-2209",
    invoice="NK171229",
    bill="QDBO3301178",
    container="SUDU5190026",
    lines=[("SK-COD-5", "Frozen cod portions", 18000, "5.20")],
    ordered="2017-10-30",
    invoiced="2017-12-30",
    shipped="2018-01-05",
    paid="2018-01-16",
    origin="Qingdao, China",
    port="Boston, MA",
    unit="KGS",
    lot="P1712",
    per_carton=10,
)


def files() -> dict[str, bytes]:
    used, made = spread(27600, DAYS), spread(18000, DAYS)
    daily = [["Date", "Raw lot", "Lot", "Raw fish kg", "Portions kg", "Heads, bones, trim kg"]]
    daily += [
        [day, "HG-1109", "P1712", kg, out, kg - out] for (day, kg), (_, out) in zip(used, made, strict=True)
    ]
    rows = month("P", 36, DAYS, seed=71)
    return {
        **letters(DEAL),
        "s1-catch.xlsx": xlsx(
            {
                "Catch": [
                    [
                        "Vessel",
                        "Flag",
                        "Area",
                        "Gear",
                        "Species",
                        "Certificate",
                        "Headed and gutted kg",
                        "Landed",
                        "Lot",
                    ],
                    [
                        "Nordskjell (invented)",
                        "NO",
                        "FAO 27.2.a",
                        "longline",
                        "Gadus morhua",
                        "NO-17-55120",
                        14100,
                        "2017-10-02",
                        "HG-1109",
                    ],
                    [
                        "Havterne (invented)",
                        "NO",
                        "FAO 27.2.a",
                        "longline",
                        "Gadus morhua",
                        "NO-17-55188",
                        13500,
                        "2017-10-06",
                        "HG-1109",
                    ],
                ]
            },
            "2017-10-20",
        ),
        "s2-roster.xlsx": roster(),
        "s3-plant-records.xlsx": step_book(
            "filleting", rows, DAYS, "2018-01-05", seed=71, daily=daily, firm=PLANT, words="en"
        ),
        "s4-chain.pdf": chain(),
        "request.pdf": pdf(
            [
                "# Request for documents, February 12, 2018",
                "Frozen cod portions detained February 9, 2018 (22 U.S.C. 9241a). (a) Catch documents: vessel, flag, area. (b) List of the workers of the processing plant with nationality, and contracts. (c) Proof of wages and time records.",
            ],
            "2018-02-12",
            look="letter",
        ),
    }


def roster() -> bytes:
    gone = {"P037": "2017-11-15", "P038": "2017-11-24"}
    people = [
        [
            one,
            "filleting line" if at % 3 else "packing",
            "CN",
            f"201{4 + at % 3}-0{1 + at % 9}-01",
            gone.get(one, ""),
            f"contract no. {3300 + at}",
        ]
        for at, one in enumerate(ids("P", 38))
    ]
    head = ["Emp. No.", "Work", "Nationality (from contract and ID card)", "Joined", "Left", "Contract"]
    note = "38 persons in the year 2017; 36 in December, after two had left in November"
    return xlsx({"Roster": Sheet(rows=[head, *people], above=[PLANT, note])}, "2018-02-20")


def chain() -> bytes:
    return pdf(
        [
            "# S4 Chain of the goods and contents of the file",
            [
                ["Step", "Who", "Where", "Quantity", "Lot", "Exhibit"],
                [
                    "Catch",
                    "Nordskjell, Havterne",
                    "Norwegian Sea",
                    "27,600 kg headed and gutted",
                    "HG-1109",
                    "S1",
                ],
                ["Cold store and sea freight", "Bergen to Qingdao", "", "27,600 kg", "HG-1109", "S1"],
                [
                    "Thawing, filleting, portioning, freezing",
                    PLANT,
                    "Qingdao",
                    "18,000 kg portions",
                    "P1712",
                    "S2, S3",
                ],
                ["Sale and export", PLANT, "Qingdao to Boston", "18,000 kg", "P1712", "S5 to S9"],
            ],
            "In December 2017 the plant had 36 workers. All are citizens of China, as their contracts and identity cards say (S2). The plant neither hires through an agency nor lets work out of the house.",
            "All papers are in English.",
        ],
        "2018-03-05",
        look="book",
    )
