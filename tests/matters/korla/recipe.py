"""Imported cotton on paper, and a delivery note that names where the yarn was loaded."""

from tests.matters.kit import Deal, forms, notice, spread

from unpick.datasets.generate.papers import csv, docx, pdf, workdays, xlsx

SPIN, MAKER = "Tarimvale Cotton Spinning Co., Ltd.", "Weifang Larchmont Towel Co., Ltd."
DEAL = Deal(
    buyer="Pellmont Linen Inc",
    seller=MAKER,
    order="PL-22-509",
    invoice="WL220826",
    bill="TAOU2209117",
    container="GESU4415528",
    lines=[("PL-TOWEL", "Cotton towels", 20000, "2.15")],
    ordered="2022-06-01",
    invoiced="2022-08-26",
    shipped="2022-08-31",
    paid="2022-09-13",
    origin="Qingdao, China",
    lot="T-2208",
    per_carton=100,
)


def files() -> dict[str, bytes]:
    days, weave = workdays("2022-07-04", "2022-07-15"), workdays("2022-08-01", "2022-08-19")
    spin = [["Date", "Cotton lot", "Yarn lot", "kg cotton", "kg yarn"]]
    spin += [
        [day, "BR-2203", "TY-71", kg, out]
        for (day, kg), (_, out) in zip(spread(11350, days), spread(9900, days), strict=True)
    ]
    towels = [["Date", "Yarn lot", "Lot", "Order", "Towels", "kg yarn"]]
    towels += [
        [day, "TY-71", "T-2208", "PL-22-509", pcs, kg]
        for (day, pcs), (_, kg) in zip(spread(20000, weave), spread(9900, weave), strict=True)
    ]
    return {
        "detention notice.docx": notice(
            "uflpa",
            "2022-10-10",
            "2022-10-03",
            "cotton towels",
            ["supply chain documents from the cotton to the finished towel"],
            hand="letter",
        ),
        **forms(DEAL),
        "overview.pdf": pdf(
            [
                "# Overview of the supply chain (K1)",
                [
                    ["Step", "Firm", "Place", "Exhibit"],
                    [
                        "Cotton",
                        "Bahia Rio Claro Algodao (invented)",
                        "Bahia, Brazil; 50 bales, lot BR-2203",
                        "K2",
                    ],
                    ["Spinning", f"{SPIN} (invented)", "Weifang, Shandong", "K3"],
                    ["Weaving, sewing", f"{MAKER} (invented)", "Weifang, Shandong", "K3, K4"],
                ],
                "K5 to K9: order, invoice, packing list, bill of lading, payment. No step of the chain is in the Xinjiang Uyghur Autonomous Region.",
            ],
            "2022-11-04",
            look="report",
        ),
        "cotton imports.csv": csv(
            [
                ["bale_id", "grower", "origin", "gin", "kg", "bill_of_lading", "arrived"],
                *[
                    [
                        f"BR{71000 + at}",
                        f"fazenda {1 + at % 4}",
                        "Bahia, Brazil",
                        "Rio Claro",
                        227,
                        "SSAQ1102",
                        "2022-06-09",
                    ]
                    for at in range(50)
                ],
            ]
        ),
        "mill production.xlsx": xlsx({"Spinning": spin, "Towels": towels}, "2022-08-22"),
        "yarn delivery note.docx": docx(
            [
                "# Delivery note 220725-03",
                {
                    "From": SPIN,
                    "Loading place": "No. 6 Textile City Road, Korla, Bayingolin, Xinjiang 841000",
                    "To": f"{MAKER}, Weifang",
                    "Truck": "three days' haul by rail and truck",
                    "Loaded": "20 July 2022",
                    "Received": "27 July 2022",
                },
                [["Goods", "Lot", "kg", "Cones"], ["Carded cotton yarn 21s", "TY-71", "9,900", "4,950"]],
            ],
            "2022-07-27",
        ),
    }
