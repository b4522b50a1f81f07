"""Ingot numbers end at the saw and wafer boxes bear new ones; a key joins the two, line by line."""

from tests.matters.kit import Deal
from tests.matters.rack import OATH, SMALL_LAW, confirmed, under

from unpick.datasets.generate.papers import csv, pdf, txt, xlsx

FIRM, BUYER = "Chonburi Everstane Cells (invented)", "Larchmont Cell Trading Inc"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="LCT-0927",
    invoice="EVS-250103",
    bill="LCBX2501064",
    container="BMOU4551706",
    lines=[("LC-182", "Solar cells 182 mm", 240000, "0.38")],
    ordered="2024-09-27",
    invoiced="2025-01-03",
    shipped="2025-01-09",
    paid="2025-01-24",
    origin="Laem Chabang, Thailand",
    port="Los Angeles, CA",
    unit="PCS",
    lot="EV-2412-08",
    per_carton=1200,
)
INGOTS = [f"SG-4{at:02d}" for at in range(11, 17)]
BOXES = [f"WB-77{at:02d}" for at in range(40, 46)]


def files() -> dict[str, bytes]:
    return {
        "E-1 overview.pdf": overview(),
        "E-2 quartz and metal.pdf": pdf(
            [
                "# Quartz and silicon metal: supplier's declaration with annexed delivery notes",
                [
                    ["Note", "Date", "From", "To", "Material", "Lot", "Tons"],
                    [
                        "QN-118",
                        "8 April 2024",
                        "quarry, Spruce Pine area, North Carolina",
                        "smelter, Alabama",
                        "quartz",
                        "Q-118",
                        "60",
                    ],
                    [
                        "SN-204",
                        "20 May 2024",
                        "smelter, Alabama",
                        "polysilicon plant, Gunsan, Korea",
                        "silicon metal",
                        "M-204",
                        "21",
                    ],
                ],
                "The smelter in Alabama used only quartz of lot Q-118 in furnace 3 from 15 April to 10 May 2024, of which the metal of lot M-204 is the product. The declarant sells to makers of aluminum, silicones and silicon for the sun alike.",
                "Terms and conditions are printed overleaf. Moisture on arrival is for account of the buyer.",
            ],
            "2025-02-24",
            look="columns",
        ),
        "E-3 polysilicon.xlsx": xlsx(
            {
                "Reactor log": [
                    [
                        "Date",
                        "Operation",
                        "Place",
                        "Metal lot",
                        "Metal kg",
                        "Polysilicon lot",
                        "Polysilicon kg",
                    ],
                    [
                        "2024-07-08",
                        "chlorination, deposition",
                        "Gunsan, Korea",
                        "M-204",
                        4200,
                        "PK-0708",
                        3360,
                    ],
                ]
            },
            "2025-02-26",
        ),
        "E-4 ingot and wafer.xlsx": xlsx(
            {
                "Pulling": [
                    ["Date", "Operation", "Place", "Polysilicon lot", "Polysilicon kg", "Ingot", "Ingot kg"],
                    *[
                        [f"2024-09-{2 + at:02d}", "pulling", "Kulim, Malaysia", "PK-0708", 560, one, 540]
                        for at, one in enumerate(INGOTS)
                    ],
                ],
                "Sawing": [
                    ["Date", "Operation", "Place", "Ingot", "Ingot kg", "Wafer box", "Wafers"],
                    *[
                        [
                            f"2024-10-{7 + at:02d}",
                            "sawing, cleaning",
                            "Kulim, Malaysia",
                            ingot,
                            540,
                            box,
                            41000,
                        ]
                        for at, (ingot, box) in enumerate(zip(INGOTS, BOXES, strict=True))
                    ],
                ],
            },
            "2025-02-26",
        ),
        "E-5 lot key.csv": csv(
            [
                [
                    "ingot (old number)",
                    "wafer box (new number)",
                    "cell lot",
                    "order",
                    "wafers in",
                    "good cells out",
                ],
                *[
                    [ingot, box, "EV-2412-08", "LCT-0927", 41000, 40000]
                    for ingot, box in zip(INGOTS, BOXES, strict=True)
                ],
            ]
        ),
        "E-6 cell line.xlsx": xlsx(
            {
                "Cell line": [
                    [
                        "Date",
                        "Operation",
                        "Place",
                        "Wafer box",
                        "Wafers in",
                        "Cell lot",
                        "Order",
                        "Cells out",
                    ],
                    *[
                        [
                            f"2024-12-{9 + at:02d}",
                            "texture, diffusion, coating, printing",
                            "Chonburi, Thailand",
                            box,
                            41000,
                            "EV-2412-08",
                            "LCT-0927",
                            40000,
                        ]
                        for at, box in enumerate(BOXES)
                    ],
                ]
            },
            "2025-02-27",
            author=FIRM,
        ),
        **under("E-", confirmed(DEAL), 7),
        "G-1 notice.txt": txt(
            [
                "# DETENTION NOTICE",
                {
                    "Date": "14 February 2025",
                    "Date of import": "10 February 2025",
                    "Goods": "solar cells, 240,000 pieces",
                },
                "Reason: possible polysilicon of the Xinjiang Uyghur Autonomous Region (Uyghur Forced Labor Prevention Act). You may ask for a review of applicability with documents for each step from quartz to cell, tied to this shipment, within 30 days.",
            ]
        ),
    }


def overview() -> bytes:
    return pdf(
        [
            "March 13, 2025",
            "# Review of applicability: solar cells, order LCT-0927",
            "We ask for a finding that the Act does not apply. This is not a request for an exception. Nothing in these cells was mined, produced or manufactured in Xinjiang or by a listed entity.",
            [
                ["Exhibit", "Step", "Where", "Lots"],
                ["E-1", "Overview", "", ""],
                ["E-2", "1 quartz, 2 silicon metal", "North Carolina, Alabama", "Q-118, M-204"],
                ["E-3", "3 polysilicon", "Gunsan, Korea", "PK-0708"],
                ["E-4", "4 ingots, 5 wafers", "Kulim, Malaysia", "SG-411 to SG-416, WB-7740 to WB-7745"],
                ["E-5", "Lot key", "", "old and new numbers"],
                ["E-6", "6 cells", "Chonburi, Thailand", "EV-2412-08"],
                [
                    "E-7 to E-11",
                    "7 sale",
                    "Laem Chabang to Los Angeles",
                    "order, invoice, packing list, bill of lading, bank debit",
                ],
            ],
            "All exhibits are in English.",
            "## Why the numbers change",
            "The saw cuts an ingot into some forty-one thousand wafers, which go into boxes with numbers of their own. A reader who looks for the ingot number on the cell line will not find it. The key in E-5 gives, for each ingot, the box and the cell lot; it agrees with the sawing log of E-4 and the cell log of E-6.",
            "## Quantities",
            "Six ingots of 540 kg (3,240 kg) were pulled from 3,360 kg. Six boxes of 41,000 wafers are 246,000, of which 240,000 became good cells.",
            "Cells are graded by color and efficiency (23.1 percent and above). Broken cells go to a recycler in Rayong.",
            *SMALL_LAW,
            OATH,
        ],
        "2025-03-13",
        look="book",
        head=BUYER,
    )
