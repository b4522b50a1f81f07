"""3,000 ladders ordered, 1,200 in this shipment; the order has leading zeros in one system and none in another."""

from tests.matters.kit import notice, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, eml, pdf, txt, workdays, xlsx

MAKER = "Johor Stillwater Metalworks Sdn Bhd"


def files() -> dict[str, bytes]:
    days = workdays("2024-04-08", "2024-04-26", off=("2024-04-10", "2024-04-11"))
    log = [["Date", "Extrusion lot", "Model", "Prod. order", "Sales order", "Good pcs", "Tube kg used"]]
    log += [
        [day, "EL-2404", "QH-204", "7700183", "4500021877", pcs, round(pcs * 6.5, 1)]
        for day, pcs in spread(1200, days)
    ]
    return {
        "detention notice.eml": notice(
            "uflpa",
            "2024-06-17",
            "2024-06-10",
            "aluminum ladders",
            [
                "documents that show where every input comes from, back to the raw material",
                "proof that the documents belong to this shipment",
            ],
            hand="mail",
        ),
        "A1-index.txt": txt(
            [
                "# Index (English)",
                "\n".join(
                    [
                        "A2 purchase order",
                        "A3 commercial invoice",
                        "A4 packing list",
                        "A5 waybill",
                        "A6 bank message",
                        "A7 production log",
                        "A8 metal: bauxite, alumina, smelter, tube",
                    ]
                ),
                "The order of 3,000 ladders is delivered in three parts (900, 1,200, 900). This entry is part 2 of 3.",
            ]
        ),
        "A2-purchase-order.pdf": pdf(
            [
                "# Purchase Order 0004500021877",
                {
                    "Created": "02/26/2024",
                    "Vendor": MAKER,
                    "Ship to": "Quillhaven Hardware Group Inc, Houston TX",
                    "Partial shipments": "allowed",
                },
                [
                    ["Item", "Material", "Qty", "UoM", "Net price", "Delivery"],
                    [
                        "00010",
                        "QH-204 aluminum ladder",
                        "3,000",
                        "EA",
                        "USD 48.00",
                        "Apr to Jun 2024, 3 lots",
                    ],
                ],
            ],
            "2024-02-26",
            look="form",
        ),
        "A3-invoice.xlsx": xlsx(
            {
                "Invoice": Sheet(
                    rows=[
                        ["Item", "Model", "Pcs", "USD each", "USD"],
                        [1, "QH-204", 1200, 48, "=C7*D7|57600"],
                    ],
                    above=[
                        MAKER,
                        ["Invoice", "JSM/24/0219-2"],
                        ["Date", "2 May 2024"],
                        ["Your order", "4500021877"],
                        ["Shipment", "part 2 of 3; balance 900 to follow"],
                    ],
                )
            },
            "2024-05-02",
        ),
        "A4-packing.csv": csv(
            [
                ["model", "pieces", "pallets", "order", "container", "lot"],
                ["QH-204", 1200, 40, "0004500021877", "TEMU8830117", "EL-2404"],
            ]
        ),
        "A5-waybill.pdf": pdf(
            [
                "# Waybill PTPU0077213",
                f"Shipper {MAKER}. Consignee Quillhaven Hardware Group Inc. Laden on board 06-May-2024, Pasir Gudang to Houston. Container TEMU8830117, 40 pallets, 1200 PCS aluminum ladders. Invoice JSM/24/0219-2, order 4500021877.",
            ],
            "2024-05-06",
            look="columns",
        ),
        "A6-bank.eml": eml(
            [
                f"USD 57,600.00 was credited to {MAKER} on 28 May 2024 by order of Quillhaven Hardware Group Inc. Details: JSM/24/0219-2 PO 4500021877."
            ],
            "2024-05-28",
            sender="trade@bank.example",
            to="ap@quillhaven.example",
            subject="Credit advice",
        ),
        "A7-production.xlsx": xlsx({"Log": Sheet(rows=log, above=[MAKER])}, "2024-04-29"),
        "A8-metal.docx": docx(
            [
                "# Metal for lot EL-2404",
                [
                    ["Stage", "Company", "Country", "Batch", "kg"],
                    ["Bauxite", "Arrowmere mine (invented)", "Australia", "shipment of November 2023", "-"],
                    ["Alumina", "Gladmere Refinery (invented)", "Australia", "AL-1123", "-"],
                    [
                        "Smelting, billet",
                        "Sarikei Meadowlark Smelter (invented)",
                        "Malaysia",
                        "heat 90-4471",
                        "8,400",
                    ],
                    ["Extruded tube", MAKER, "Malaysia", "EL-2404 from heat 90-4471", "7,800"],
                    ["Ladders", MAKER, "Malaysia", "1,200 pieces of 6.5 kg from EL-2404", "7,800"],
                ],
                "Invoices, delivery notes and bank slips of each stage were seen by the importer at the plant on 11 July 2024 and are numbered A8.1 to A8.6 in its file.",
            ],
            "2024-07-12",
        ),
    }
