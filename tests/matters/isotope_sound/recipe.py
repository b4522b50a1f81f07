"""Socks from the carton in the laboratory; a second test of yarn is there too, and does no harm."""

from tests.matters.kit import Deal, letters, notice, spread

from unpick.datasets.generate.papers import csv, pdf, workdays, xlsx

MAKER = "Faisalgarh Hosiery Mills Ltd"
DEAL = Deal(
    buyer="Applegarth Hosiery Inc",
    seller=MAKER,
    order="AH-7702",
    invoice="FHM-1183",
    bill="KHIU9908104",
    container="INKU2615073",
    lines=[("AG-SOCK", "Cotton socks", 40000, "0.55")],
    ordered="2023-11-13",
    invoiced="2024-02-19",
    shipped="2024-02-24",
    paid="2024-03-11",
    origin="Karachi, Pakistan",
    port="Charleston, SC",
    unit="PRS",
    lot="SK-24",
    per_carton=200,
)


def files() -> dict[str, bytes]:
    spin, knit = (
        workdays("2024-01-08", "2024-01-12"),
        workdays("2024-01-22", "2024-02-09", off=("2024-02-05",)),
    )
    return {
        "detention notice.docx": notice(
            "uflpa",
            "2024-04-08",
            "2024-04-01",
            "cotton socks",
            ["documents that show where every input comes from, back to the raw material"],
            hand="letter",
        ),
        **letters(DEAL),
        "e1-test.pdf": pdf(
            [
                "# Report of analysis 24/0418-3",
                {
                    "Material tested": "12 pairs of finished cotton socks AG-SOCK, lot SK-24",
                    "Drawn": "15 April 2024 by our inspector from cartons 7, 61 and 188 of the detained container INKU2615073",
                    "Method": "Stable isotopes of C, H, O; 32 trace elements",
                    "Issued": "26 April 2024",
                },
                "All 12 pairs are consistent with cotton grown in Punjab, Pakistan. None is consistent with Xinjiang.",
                "For comparison one cone of yarn FY-3 from the mill was tested as well, with the same result.",
            ],
            "2024-04-26",
            look="report",
            head="Orrincourt Analytical",
        ),
        "e2-chain.xlsx": xlsx(
            {
                "Index": [
                    ["No.", "Exhibit"],
                    ["E1", "Test of the finished socks"],
                    ["E2", "Chain and logs"],
                    ["E3", "Bales"],
                    ["E4-E8", "Order, invoice, packing list, waybill, payment"],
                ],
                "Chain": [
                    ["Step", "Firm", "Place", "Lot in", "Lot out", "kg in", "kg out"],
                    [
                        "Ginning",
                        "Khanewal Sutlejbank Ginners (invented)",
                        "Khanewal, Punjab, Pakistan",
                        "seed cotton",
                        "bales KS-401 to 420",
                        "",
                        3400,
                    ],
                    ["Spinning", MAKER, "Faisalabad, Pakistan", "bales KS-401 to 420", "FY-3", 3400, 2960],
                    ["Knitting, packing", MAKER, "Faisalabad, Pakistan", "FY-3", "SK-24", 2960, 2840],
                ],
                "Spinning": [
                    ["Date", "Bales", "Yarn lot", "kg in", "kg out"],
                    *[
                        [a, "KS-401 to 420", "FY-3", kg, out]
                        for (a, kg), (_, out) in zip(spread(3400, spin), spread(2960, spin), strict=True)
                    ],
                ],
                "Knitting": [
                    ["Date", "Yarn lot", "Lot", "Order", "Pairs", "kg yarn"],
                    *[
                        [a, "FY-3", "SK-24", "AH-7702", pcs, kg]
                        for (a, pcs), (_, kg) in zip(spread(40000, knit), spread(2960, knit), strict=True)
                    ],
                ],
            },
            "2024-04-29",
        ),
        "e3-bales.csv": csv(
            [
                ["bale", "ginner", "grown in", "kg", "ginned", "growers"],
                *[
                    [
                        f"KS-{401 + at}",
                        "Khanewal Sutlejbank Ginners",
                        "Punjab, Pakistan",
                        170,
                        "2023-11-1" + str(at % 9),
                        3 + at % 4,
                    ]
                    for at in range(20)
                ],
            ]
        ),
    }
