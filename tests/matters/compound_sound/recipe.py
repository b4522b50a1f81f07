"""Four firms behind one gate, and the auditors went into all four."""

from tests.matters.kit import Deal, forms, month, spread, step_book

from unpick.datasets.generate.papers import csv, docx, pdf, workdays

MAKER = "Yingkou Serrabelle Fashion Co., Ltd."
DAYS = workdays("2021-05-06", "2021-05-31", saturdays=True)
DEAL = Deal(
    buyer="Boréal Lisière Mode Inc",
    seller=MAKER,
    order="4500-00912",
    invoice="YS-2106-03",
    bill="YKMT6610923",
    container="OOLU9074420",
    lines=[("BL-77", "Women's trousers, polyester", 4000, "7.10")],
    ordered="2021-04-01",
    invoiced="2021-06-03",
    shipped="2021-06-07",
    paid="2021-06-21",
    port="Montreal, QC",
    lot="BL77-2",
)


def files() -> dict[str, bytes]:
    daily = [["Date", "Style", "Lot", "Order", "Finished pcs", "Std min/pc"]]
    daily += [[day, "BL-77", "BL77-2", "4500-00912", pcs, 28] for day, pcs in spread(4000, DAYS)]
    rows = month("SB", 31, DAYS, seed=61)
    return {
        **forms(DEAL),
        "workshop-book.xlsx": step_book("sewing", rows, DAYS, "2021-06-02", seed=61, daily=daily, firm=MAKER),
        "compound-map.csv": csv(
            [
                ["building", "occupant", "use", "m2", "visited", "remark"],
                ["A", f"{MAKER} (invented)", "sewing", 900, "yes", ""],
                ["B", "Hollowbrook Printing (invented)", "paper bags", 400, "yes", ""],
                ["C", "Lintan Cold Store (invented)", "frozen vegetables", 1200, "yes", ""],
                ["D", "Amberdale Carpentry (invented)", "pallets", 300, "yes", ""],
            ]
        ),
        "compound-audit.pdf": pdf(
            [
                "# Compound audit",
                {
                    "Gate": "Haibin Industrial Yard, Yingkou",
                    "On site": "May 18-19, 2021 (no notice was given)",
                    "Report": "June 1, 2021",
                },
                f"Four firms share the yard. {MAKER} sews in building A; the three others print bags, store vegetables and make pallets. All four opened their buildings to us and showed their payrolls on the spot, and we counted the people in each: 31 in A, 12 in B, 17 in C, 6 in D.",
                f"In building A all 31 employees of {MAKER} were interviewed, each alone, no one from the management nearby; the auditors drew up the order. In B, C and D we spoke to all who were there.",
                "No foreign nationals work in the yard, according to contracts and permits. Nobody sews outside building A; there is no machine elsewhere.",
            ],
            "2021-06-01",
            look="columns",
            head="Corven & Ashby, auditors",
        ),
        "list.docx": docx(
            [
                "# List of documents",
                [
                    ["No.", "Document"],
                    ["1", "Compound audit"],
                    ["2", "Map of the yard"],
                    ["3", "Wages, attendance and daily report of the workshop, May 2021"],
                    ["4-8", "Order, invoice, packing list, bill of lading, payment"],
                ],
            ],
            "2021-07-01",
        ),
    }
