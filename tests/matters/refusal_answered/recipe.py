"""A packer that would not mail its books, and showed them to whoever came."""

from tests.matters.kit import Deal, notice, sheets

from unpick.datasets.generate.papers import csv, docx, eml, pdf, xlsx

PACKER = "Balikesir Redfurrow Salca A.S."
DEAL = Deal(
    buyer="Saltmarch Pantry Brands LLC",
    seller=PACKER,
    order="SPB-1140",
    invoice="RF-22-0088",
    bill="BNDM7100443",
    container="CRXU7720198",
    lines=[("SP-PASTE", "Tomato paste 36/38 brix, aseptic drums", 88, "251.00")],
    ordered="2021-11-22",
    invoiced="2022-02-09",
    shipped="2022-02-14",
    paid="2022-03-02",
    origin="Bandirma, Turkey",
    port="New York, NY",
    unit="DRUMS",
    lot="RF-B-0831",
    per_carton=4,
)


def files() -> dict[str, bytes]:
    fields = [["Karacabey", 61.5], ["Mustafakemalpasa", 54.0], ["Susurluk", 33.3]]
    return {
        "detention notice.pdf": notice(
            "xuar",
            "2022-03-21",
            "2022-03-14",
            "tomato paste in drums",
            ["documents from the field to the drum: growers, harvest, batch and drum numbers"],
            hand="form",
        ),
        **sheets(DEAL, bilingual=False),
        "T1 timeline and index.docx": docx(
            [
                "# T1 Timeline and index",
                "- 28 March 2022: we ask the packer for its batch records; T2: it will not send them out.",
                "- 12 April 2022: our visit; T3: all books opened, copies taken.",
                "- T4 fields, T5 batch record, T6 contract, T7 invoice, T8 packing list, T9 bill of lading, T10 bank message.",
                f"Seed and field: three districts of Bursa and Balikesir, Turkey. Paste: {PACKER}, batch RF-B-0831, 31 August 2021. Drums 1 to 88 of that batch are in this entry.",
            ],
            "2022-05-12",
        ),
        "T2 first answer.eml": eml(
            [
                "We regret that we cannot send our batch records or the list of our growers by mail. They hold the know-how of the house. You are welcome to read them here."
            ],
            "2022-03-30",
            sender="quality@redfurrow.example",
            to="supply@saltmarch.example",
            subject="AW: batch records",
        ),
        "T3 visit and copies.pdf": pdf(
            [
                "# T3 Record of the visit to Bandirma, 12 April 2022",
                "We came as agreed and were shown all that we asked for: delivery slips of the growers, batch record of 31 August 2021, drum list, bank statements. Copies were made without any restriction and are T4 and T5. The packer withdraws what it wrote on 30 March.",
                "Tomatoes are bought in three districts within 60 km of the plant. No paste is bought in. The import ledger of the plant for 2021 holds packaging only.",
            ],
            "2022-04-14",
            look="book",
        ),
        "T4 fields.csv": csv(
            [
                ["district", "country", "harvested", "growers", "tonnes fresh", "batch"],
                *[
                    [name, "Turkey", "2021-08-30", 6 + at, tonnes, "RF-B-0831"]
                    for at, (name, tonnes) in enumerate(fields)
                ],
            ]
        ),
        "T5 batch record.xlsx": xlsx(
            {
                "Batch": [
                    [
                        "Batch",
                        "Date",
                        "Fresh tomatoes kg",
                        "Paste kg",
                        "Water and peel kg",
                        "Drums filled",
                        "Drum nos.",
                    ],
                    ["RF-B-0831", "2021-08-31", 148800, 20680, 128120, 88, "1-88"],
                ]
            },
            "2021-09-01",
        ),
    }
