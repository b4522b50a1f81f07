"""The paste comes from a dealer and from nowhere before; the log of the cannery is of another batch for another buyer."""

from tests.matters.hold import book, note
from tests.matters.kit import Deal, spread

from unpick.datasets.generate.papers import csv, pdf, workdays

DEAL = Deal(
    buyer="Gorringe Fine Foods Corp",
    seller="Mersalto Conserve (invented)",
    order="GFF-7741",
    invoice="2021/0388",
    bill="SALU7781902",
    container="GESU6610345",
    lines=[("PS-400", "Pizza sauce, cans of 400 g", 24000, "0.62")],
    ordered="2021-06-01",
    invoiced="2021-07-26",
    shipped="2021-08-02",
    paid="2021-08-30",
    origin="Salerno, Italy",
    port="Philadelphia, PA",
    unit="CAN",
    lot="PS-0716",
    per_carton=24,
)


def files() -> dict[str, bytes]:
    log = [["giorno / day", "batch", "customer order", "paste drums opened", "cans filled", "line"]]
    log += [
        [f"{day:%d.%m.%Y}", "PS-0411", "VH-2206", 9, cans, "2"]
        for day, cans in spread(30000, workdays("2021-04-12", "2021-04-16"))
    ]
    return {
        **book(DEAL),
        "detention.pdf": pdf(
            [
                "# Detention of merchandise",
                {
                    "Date of this notice": "September 10, 2021",
                    "Date of import": "September 6, 2021",
                    "What": "pizza sauce in cans, 24,000 cans",
                    "Why": "order on cotton products and tomato products produced in the Xinjiang Uyghur Autonomous Region",
                },
                "You may show within three months of the import that the goods may be admitted: trace the tomato from the field to the can, for the batch that you imported.",
            ],
            "2021-09-10",
            look="report",
        ),
        "A_flow.md": note(
            """
# How our sauce is made (list of papers below)

*Gorringe Fine Foods Corp, 12 November 2021*

1. **Paste**: triple concentrate in steel drums, bought by Mersalto Conserve on the spot market from a dealer in Salerno, Calderoso Ingredienti (invented). Who made the paste, and from which fields, the dealer's invoice does not say and we do not know.
2. **Cooking and filling**: Mersalto Conserve, Salerno, Italy. The daily log is paper B.
3. **Shipping**: order, invoice and packing list in one workbook (C), waybill (D), bank credit (E).

| Paper | What |
|---|---|
| A | this page |
| B | log of the cannery, Italian and English |
| C | order, invoice, packing list |
| D | waybill |
| E | bank credit |

All cans of our shipment bear batch PS-0716.
"""
        ),
        "B_cannery_log.csv": csv(log, delimiter=";"),
    }
