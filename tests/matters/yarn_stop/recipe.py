"""Bed sheets traced back to a yarn dealer, and no further."""

from tests.matters.kit import Deal, sheets, spread

from unpick.datasets.generate.papers import csv, docx, pdf, workdays, xlsx

DEAL = Deal(
    buyer="Dunmarrow Bedding Ltd",
    seller="Nantong Oakhollow Home Textile Co., Ltd.",
    order="DM23-0077",
    invoice="OH-230404",
    bill="SNKO0210093",
    container="HLBU1190456",
    lines=[("DB-SHEET-Q", "Cotton bed sheets, queen", 9000, "8.90")],
    ordered="2023-01-16",
    invoiced="2023-04-04",
    shipped="2023-04-09",
    paid="2023-04-25",
    origin="Shanghai, China",
    port="Savannah, GA",
    lot="W-2302",
    per_carton=12,
)


def files() -> dict[str, bytes]:
    weave, sew = workdays("2023-02-06", "2023-02-28"), workdays("2023-03-06", "2023-03-31")
    return {
        **sheets(DEAL),
        "A_narrative.docx": docx(
            [
                "# Narrative",
                "The sheets are outside the Uyghur Forced Labor Prevention Act. Annexes A to I follow in order.",
                "Sewing (annex D) and weaving (annex C) are done at Nantong Oakhollow Home Textile Co., Ltd. in Jiangsu. The yarn, 40s combed cotton, lot Y4-881, was bought from a yarn dealer in Shaoxing (annex B). The dealer informs us that the yarn was spun abroad from imported cotton. The dealer's suppliers are a trade secret and have not been disclosed to us.",
                [
                    ["Tier", "Activity", "Firm", "Annex"],
                    ["0", "Import", "Dunmarrow Bedding Ltd", "E-I"],
                    ["1", "Sewing, packing", "Nantong Oakhollow Home Textile Co., Ltd.", "D"],
                    ["2", "Weaving, finishing", "Nantong Oakhollow Home Textile Co., Ltd.", "C"],
                    ["3", "Yarn", "Shaoxing Penhallow Yarn Trading (invented), dealer", "B"],
                ],
            ],
            "2023-06-09",
        ),
        "B_yarn_purchase.pdf": pdf(
            [
                "# Sales contract for yarn",
                {
                    "Seller": "Shaoxing Penhallow Yarn Trading",
                    "Buyer": "Nantong Oakhollow Home Textile Co., Ltd.",
                    "Goods": "40s combed cotton yarn, lot Y4-881, 8,400 kg",
                    "Date": "12 January 2023",
                    "Delivered": "30 January 2023",
                },
                "Paid by bank transfer on 2 February 2023.",
            ],
            "2023-01-12",
            look="form",
        ),
        "C_weaving_log.csv": csv(
            [["date", "yarn_lot", "fabric_lot", "yarn_in_kg", "fabric_out_kg", "waste_kg"]]
            + [[day, "Y4-881", "W-2302", kg, kg - 20, 20] for day, kg in spread(8400, weave)]
        ),
        "D_sewing_log.xlsx": xlsx(
            {
                "Sewing": [
                    ["Date", "Fabric lot", "Style", "PO", "Pcs", "Operators"],
                    *[[day, "W-2302", "DB-SHEET-Q", "DM23-0077", pcs, 40] for day, pcs in spread(9000, sew)],
                ]
            },
            "2023-04-01",
        ),
        "detention.pdf": pdf(
            [
                "# Notice of detention, May 15, 2023",
                "Cotton bed sheets. Uyghur Forced Labor Prevention Act. Provide within 30 days documents on every stage from the cotton grower to the finished article.",
            ],
            "2023-05-15",
            look="memo",
        ),
    }
