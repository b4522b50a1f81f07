"""Forty-one days for an answer that was due in thirty, and works that will show nothing to anybody."""

from tests.matters.hold import keyed, note

from unpick.datasets.generate.papers import eml, pdf


def files() -> dict[str, bytes]:
    return {
        "0_notice.pdf": pdf(
            [
                "# Detention",
                "Port of Savannah, 09/03/2024. Vinyl floor planks imported on 08/27/2024 are detained under the Uyghur Forced Labor Prevention Act (Public Law 117-78).",
                "Send documents on each stage of the PVC, from the carbide or ethylene to the plank. Answers are due within thirty days of this notice, on 10/03/2024.",
            ],
            "2024-09-03",
            look="book",
        ),
        "1_note_of_importer.md": note(
            """
## Vinyl planks BF-PLANK, answer to the notice of September 3

Sent on October 14, 2024. Sorry that it took us long; our clerk was ill.

1. this note
2. data of the plank factory (English)
3. mail of the resin works (English)

The planks were pressed in Wuxi by **Larimoor Plank (invented)**. The resin comes from **Ostwin Chlor Works (invented)** in Tianjin. Of the works before we have what is in 3.
"""
        ),
        "2_planks.yaml": keyed(
            {
                "document": "production data of the plank factory",
                "company": "Larimoor Plank (invented)",
                "place": "Wuxi, Jiangsu",
                "period": "2024-06-03 to 2024-06-14",
                "order": "BF-0624",
                "lot": "LP-2406",
                "resin_in_kg": 158000,
                "filler_in_kg": 222000,
                "boxes_out": 26400,
                "kg_per_box": 14,
            }
        ),
        "3_resin_works.eml": eml(
            [
                "To whom it may concern. Our company decided that it does not give any document about raw materials, suppliers or staff to foreign customs, and it does not receive visitors from foreign customs or their agents. We will not fill in your questionnaire. Please do not ask again.",
                "Ostwin Chlor Works (invented), sales department",
            ],
            "2024-09-20",
            sender="sales@resin.example",
            to="purchasing@planks.example",
            subject="Your questionnaire",
        ),
    }
