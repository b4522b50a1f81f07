"""Wool from New Zealand and jute from Bengal; the certificate of quality is only one paper more."""

from tests.matters.kit import Deal, forms, notice

from unpick.datasets.generate.papers import docx, pdf, xlsx

MAKER = "Bhadohi Marigold Loom Works"
DEAL = Deal(
    buyer="Wickenfold Carpets LLC",
    seller=MAKER,
    order="WK-40771",
    invoice="BML/23-24/118",
    bill="MUNU6612087",
    container="NYKU4418203",
    lines=[("WF-RUG", "Hand-woven wool rugs", 400, "96.00")],
    ordered="2023-02-20",
    invoiced="2023-06-26",
    shipped="2023-07-01",
    paid="2023-07-18",
    origin="Mundra, India",
    port="Savannah, GA",
    lot="BL-06",
    per_carton=5,
)


def files() -> dict[str, bytes]:
    return {
        "detention notice.eml": notice(
            "uflpa",
            "2023-08-14",
            "2023-08-07",
            "hand-woven wool rugs",
            ["fiber content and, for each fiber, its origin"],
            hand="mail",
        ),
        **forms(DEAL),
        "a composition and chain.xlsx": xlsx(
            {
                "Composition": [
                    ["Part", "Fiber", "Share by weight"],
                    ["Pile and weft", "wool", "86%"],
                    ["Warp", "jute", "14%"],
                ],
                "Chain": [
                    ["Step", "Firm", "Place", "Country", "Lot", "kg"],
                    [
                        "Sheep's wool, scoured",
                        "Otekaieke Scouring (invented)",
                        "Canterbury",
                        "New Zealand",
                        "NZ-881",
                        1650,
                    ],
                    ["Spinning", "Panipat Ramshorn Yarns (invented)", "Panipat", "India", "PR-12", 1480],
                    ["Jute yarn", "Hooghly Silverstrand Jute (invented)", "Hooghly", "India", "HJ-7", 240],
                    ["Weaving, washing", f"{MAKER} (invented)", "Bhadohi", "India", "BL-06", 1600],
                ],
                "Index": [
                    ["Exhibit", "Paper"],
                    ["a", "Composition, chain, index"],
                    ["b", "Certificate of quality"],
                    ["c", "Test of a rug"],
                    ["d-h", "Order, invoice, packing list, bill of lading, transfer"],
                ],
            },
            "2023-09-04",
        ),
        "b iso certificate.pdf": pdf(
            [
                "# Certificate of registration",
                "Quality management system, ISO 9001:2015. Bhadohi Marigold Loom Works. Valid from 1 January 2023 to 31 December 2025.",
            ],
            "2023-01-01",
            look="book",
        ),
        "c test of a rug.docx": docx(
            [
                "# Fiber test",
                "One finished rug WF-RUG, drawn from the goods in bond on 21 August 2023. Report of 28 August 2023. Pile and weft wool, warp jute. Cotton: not found.",
            ],
            "2023-08-28",
        ),
    }
