"""A smelter covers its prices and shows everything else; the letter says rightly which standard is not asked for."""

from tests.matters.kit import Deal
from tests.matters.rack import OATH, SMALL_LAW, confirmed, under

from unpick.datasets.generate.papers import docx, pdf, xlsx

FIRM, BUYER = "Johor Pennicott Extrusions Sdn Bhd (invented)", "Lintel & Mullion Windows Inc"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="LMW-7315",
    invoice="PX-250214",
    bill="PGUX2502077",
    container="EGHU3381946",
    lines=[("LM-60", "Aluminum window profiles", 18000, "4.60")],
    ordered="2024-11-11",
    invoiced="2025-02-14",
    shipped="2025-02-20",
    paid="2025-03-07",
    origin="Pasir Gudang, Malaysia",
    port="Jacksonville, FL",
    unit="KGS",
    lot="PR-0131",
    per_carton=300,
)


def files() -> dict[str, bytes]:
    return {
        "W0_request.pdf": request(),
        "W1_bauxite_alumina_metal.xlsx": xlsx(
            {
                "Bauxite": [
                    ["Date", "Mine", "Place", "Lot", "Tons", "To"],
                    [
                        "2024-06-10",
                        "mine 1",
                        "Weipa, Queensland, Australia",
                        "BX-610",
                        120,
                        "refinery, Gladstone",
                    ],
                ],
                "Alumina": [
                    ["Date", "Refinery", "Place", "Bauxite lot", "Alumina lot", "Tons"],
                    ["2024-07-15", "refinery", "Gladstone, Queensland, Australia", "BX-610", "AL-715", 48],
                ],
                "Metal": [
                    ["Date", "Smelter", "Place", "Alumina lot", "Heat", "Tons", "Price"],
                    [
                        "2024-12-05",
                        "smelter",
                        "Bintulu, Sarawak, Malaysia",
                        "AL-715",
                        "H-51207",
                        24,
                        "(covered)",
                    ],
                ],
            },
            "2025-04-21",
        ),
        "W2_letter_of_the_smelter.docx": docx(
            [
                "23 April 2025",
                "# To whom it may concern",
                "Johor Pennicott Extrusions has asked us for papers on the metal of heat H-51207 so that its customer can answer the customs of the United States. We are glad to help. Enclosed are the cast certificate, the pot line record and the delivery note; our alumina supplier has agreed that its notes be passed on. We have covered prices, because competitors read such files. Everything else is as in the original.",
                "If the officers wish to see the covered figures we will show them at our office or send them directly to the officers.",
                "The smelter runs on water power from Sarawak. It buys no metal, scrap or alumina from China.",
                "Sales and customer support",
            ],
            "2025-04-23",
            author="Smelter",
        ),
        "W3_billets_and_profiles.xlsx": xlsx(
            {
                "Billets": [
                    ["Date", "Operation", "Place", "Heat", "Metal kg", "Billet lot", "Billets kg"],
                    [
                        "2024-12-18",
                        "casting of billets",
                        "Bintulu, Sarawak, Malaysia",
                        "H-51207",
                        24000,
                        "BL-1218",
                        23500,
                    ],
                ],
                "Profiles": [
                    [
                        "Date",
                        "Operation",
                        "Place",
                        "Billet lot",
                        "Billets kg",
                        "Profile lot",
                        "Order",
                        "Profiles kg",
                    ],
                    [
                        "2025-01-30",
                        "extrusion, aging",
                        "Johor, Malaysia",
                        "BL-1218",
                        11000,
                        "PR-0131",
                        "LMW-7315",
                        9000,
                    ],
                    [
                        "2025-01-31",
                        "extrusion, aging",
                        "Johor, Malaysia",
                        "BL-1218",
                        11000,
                        "PR-0131",
                        "LMW-7315",
                        9000,
                    ],
                ],
            },
            "2025-04-24",
            author=FIRM,
        ),
        **under("W", confirmed(DEAL), 4),
        "U_detention.pdf": pdf(
            [
                "# Notice of detention",
                {
                    "Date of notice": "April 4, 2025",
                    "Imported on": "March 31, 2025",
                    "Importer": BUYER,
                    "Merchandise": "aluminum window profiles, 18,000 kg",
                    "Authority": "Uyghur Forced Labor Prevention Act, Pub. L. 117-78",
                },
                "The importer may within 30 days (1) ask for a review of applicability, with documents from bauxite to profile; or (2) ask for an exception; or (3) export the merchandise. Item (2) calls for clear and convincing evidence.",
            ],
            "2025-04-04",
            look="form",
        ),
    }


def request() -> bytes:
    return pdf(
        [
            "April 28, 2025",
            "# Request for a review of applicability",
            "18,000 kg of aluminum window profiles LM-60, order LMW-7315, detained by notice of April 4, 2025",
            "Lintel & Mullion Windows Inc asks you to find that the Uyghur Forced Labor Prevention Act does not reach these profiles. The metal comes from bauxite of Australia and was smelted, cast and extruded in Malaysia.",
            "## What we ask and what we do not",
            "We do not ask for the exception of section 3(b) of the Act, for which clear and convincing evidence would be needed. The question here is whether the goods are within the Act at all. We have nevertheless gathered whatever could be had, so that you need not decide on a narrow margin.",
            [
                ["No.", "Document (English)", "Step"],
                ["W0", "Request", "-"],
                ["W1", "Bauxite, alumina, metal", "1, 2, 3"],
                ["W2", "Letter of the smelter", "3"],
                ["W3", "Billets and profiles", "4, 5"],
                ["W4-W8", "Sales confirmation, invoice, packing list, bill of lading, bank debit", "6"],
            ],
            "## Weights",
            "24,000 kg of metal of heat H-51207 became 23,500 kg of billets; 22,000 kg of them were pressed into 18,000 kg of our profiles. Ends and butts are remelted for other customers.",
            "## Covered figures",
            "The smelter has covered its price in W1. It offers to show it to you; see W2.",
            *SMALL_LAW,
            OATH,
        ],
        "2025-04-28",
        look="columns",
        head=BUYER,
    )
