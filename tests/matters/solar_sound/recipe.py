"""Six stages and their lots, from a quartz pit to a container."""

from tests.matters.kit import Deal, letters, notice

from unpick.datasets.generate.papers import docx, pdf, xlsx

MAKER = "Penang Brightmoor Modules Sdn Bhd"
DEAL = Deal(
    buyer="Lanternfield Power LLC",
    seller=MAKER,
    order="LF-PO-2071",
    invoice="BM/23/0804",
    bill="PENU3309118",
    container="TRHU5521806",
    lines=[("LF-420", "Photovoltaic modules 420 W", 620, "134.00")],
    ordered="2023-05-22",
    invoiced="2023-08-21",
    shipped="2023-08-26",
    paid="2023-09-11",
    origin="Penang, Malaysia",
    port="Oakland, CA",
    lot="LM-0814",
    per_carton=31,
)
CHAIN = [
    ["1", "Quartz", "Drahlvik Kvarts (invented)", "Norway", "-", "Q-23-02", "41,000 kg"],
    ["2", "Metallurgical silicon", "Drahlvik Kvarts (invented)", "Norway", "Q-23-02", "MG-0318", "14,600 kg"],
    [
        "3",
        "Polysilicon",
        "Elbmarsch Reinsilicium GmbH (invented)",
        "Germany",
        "MG-0318",
        "PS-0427",
        "12,900 kg",
    ],
    [
        "4",
        "Ingot, wafer",
        "Kulim Clearpane Wafers (invented)",
        "Malaysia",
        "PS-0427",
        "WF-0602",
        "46,000 wafers",
    ],
    ["5", "Cell", f"{MAKER} (invented)", "Malaysia", "WF-0602", "CE-0711", "45,100 cells"],
    ["6", "Module", f"{MAKER} (invented)", "Malaysia", "CE-0711", "LM-0814", "620 modules of 72 cells"],
]


def files() -> dict[str, bytes]:
    head = ["Stage", "Product", "Maker", "Country", "Lot in", "Lot out", "Quantity"]
    return {
        "detention notice.pdf": notice(
            "uflpa",
            "2023-10-10",
            "2023-10-02",
            "photovoltaic modules",
            ["all stages from quartz to module, with lots"],
            hand="form",
        ),
        **letters(DEAL),
        "A - chain and index.docx": docx(
            [
                "# A: chain of the modules, and index",
                [head, *CHAIN],
                "B lot genealogy; C statements of origin of stages 1 to 4; D order; E invoice; F packing list; G waybill; H payment. All in English.",
                "Mixing: the furnace of stage 3 ran on lot MG-0318 alone from 20 to 27 April 2023; the crystal pullers of stage 4 were charged with PS-0427 alone.",
                "3 November 2023",
            ],
            "2023-11-03",
        ),
        "B - lot genealogy.xlsx": xlsx(
            {
                "Genealogy": [
                    ["Date", "Stage", "Lot in", "Lot out", "In", "Out", "Unit out", "Line"],
                    ["2023-03-18", "2", "Q-23-02", "MG-0318", 41000, 14600, "kg", "furnace 2"],
                    ["2023-04-27", "3", "MG-0318", "PS-0427", 14600, 12900, "kg", "reactor 5"],
                    ["2023-06-02", "4", "PS-0427", "WF-0602", 600, 46000, "pcs", "puller 11, saw 3"],
                    ["2023-07-11", "5", "WF-0602", "CE-0711", 46000, 45100, "pcs", "line B"],
                    ["2023-08-14", "6", "CE-0711", "LM-0814", 44640, 620, "pcs", "line 1"],
                ]
            },
            "2023-10-23",
        ),
        "C - statements of origin.pdf": pdf(
            [
                "# C: statements of origin",
                "C.1 Drahlvik Kvarts: the quartz of lot Q-23-02 was broken in our own pit in Nordland, and the silicon of lot MG-0318 was smelted by us from it. Delivery note 5518 of 29 March 2023.",
                "C.2 Elbmarsch Reinsilicium GmbH: polysilicon PS-0427 was made in Stade of lot MG-0318. We buy no silicon in China. Invoice ER-1190 of 4 May 2023, paid 30 May 2023.",
                "C.3 Kulim Clearpane Wafers: 600 kg of PS-0427 went into wafers WF-0602. Delivered on 19 June 2023.",
            ],
            "2023-10-30",
            look="book",
        ),
    }
