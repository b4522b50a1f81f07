"""Good papers of another lot, another order and a smaller quantity."""

from tests.matters.kit import spread

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, txt, workdays, xlsx

MAKER = "Foshan Wrenfield Extrusion Co., Ltd."


def files() -> dict[str, bytes]:
    log = [["Date", "Billet heat", "Batch", "Profile", "Order", "kg in", "kg out"]]
    log += [
        [day, "H-5120", "X-3007", "CW-88", "PO 24-0091", kg + 60, kg]
        for day, kg in spread(14200, workdays("2023-11-06", "2023-11-17"))
    ]
    return {
        "1 cover letter.pdf": pdf(
            [
                "April 8, 2024",
                "Re: 22,000 kg of aluminum window profiles, order PO 24-0136, batch X-3055",
                "The bauxite comes from Guinea, the alumina and the metal from Bahrain. Documents 2 to 7 prove it: 2 certificate of the smelter, 3 log of the extrusion press, 4 payment, 5 invoice, 6 packing list, 7 waybill.",
            ],
            "2024-04-08",
            look="letter",
            head="Castlebeck Window Systems Inc",
        ),
        "2 smelter certificate.pdf": pdf(
            [
                "# Certificate of analysis and origin",
                {
                    "Smelter": "Muharraq Bluecrest Smelting (invented), Bahrain",
                    "Product": "6063 billet",
                    "Heat": "H-5120",
                    "Net weight": "14,800 kg",
                    "Cast": "3 October 2023",
                    "Alumina": "own refinery, bauxite from Boke, Guinea",
                    "Sold to": MAKER,
                },
            ],
            "2023-10-05",
            look="book",
        ),
        "3 extrusion log.xlsx": xlsx(
            {"Press 2": Sheet(rows=log, above=[MAKER, "Extrusion log, press 2"])}, "2023-11-20"
        ),
        "4 payment.txt": txt(
            [
                "MT103",
                ":20:WF231201PAY\n:32A:231206USD51120,00\n:50K:CASTLEBECK WINDOW SYSTEMS INC\n:59:FOSHAN WRENFIELD EXTRUSION CO., LTD.\n:70:/INV/WF-231201 /PO/24-0091",
            ]
        ),
        "5 invoice.pdf": pdf(
            [
                "# Commercial invoice",
                {
                    "Invoice": "WF-240122",
                    "Date": "January 22, 2024",
                    "Order": "PO 24-0136",
                    "Buyer": "Castlebeck Window Systems Inc",
                },
                [
                    ["Profile", "Batch", "kg", "USD/kg", "USD"],
                    ["CW-88", "X-3055", "22,000", "3.60", "79,200.00"],
                ],
            ],
            "2024-01-22",
            look="form",
            head=MAKER,
        ),
        "6 packing list.csv": csv(
            [
                ["profile", "batch", "bundles", "kg", "order", "container"],
                ["CW-88", "X-3055", 44, 22000, "PO 24-0136", "TCNU5580912"],
            ]
        ),
        "7 waybill.docx": docx(
            [
                "# Sea waybill CNSU4471190",
                {
                    "Shipper": MAKER,
                    "Consignee": "Castlebeck Window Systems Inc",
                    "On board": "29 January 2024",
                    "Container": "TCNU5580912",
                    "Goods": "22,000 kg aluminum profiles, invoice WF-240122, order PO 24-0136",
                },
            ],
            "2024-01-29",
        ),
        "notice.pdf": pdf(
            [
                "# Notice of Detention 03/11/2024",
                "Aluminum profiles. Uyghur Forced Labor Prevention Act. Submit raw material invoices, production records for the lot, proof of payment and export documents.",
            ],
            "2024-03-11",
            look="form",
        ),
    }
