"""The words of the statute and of the eleven indicators, an inspection of smoke, and a list of shipments."""

from unpick.datasets.generate.papers import csv, docx, pdf


def files() -> dict[str, bytes]:
    return {
        "Annex 0 - allegation.docx": docx(
            [
                "14 April 2025",
                "# Allegation under 19 CFR 12.42",
                "From: a federation of builders' unions. To: the agency that enforces section 307 of the Tariff Act.",
                "## 1. What we ask",
                "We ask for an order against paving bricks of Rahimpore Kilns Ltd, heading 6904, imported into the United States.",
                "## 2. Reasons",
                "Goods mined, produced or manufactured wholly or in part in any foreign country by convict labor or forced labor or indentured labor under penal sanctions shall not be entered at any of the ports of the United States. Forced labor means all work or service which is exacted from any person under the menace of any penalty and for which the worker does not offer himself voluntarily.",
                "The bricks of Rahimpore Kilns Ltd are made with forced labor. There is abuse of vulnerability. There is deception. There is restriction of movement. There is isolation. There is physical and sexual violence. There are intimidation and threats. Identity documents are retained. Wages are withheld. There is debt bondage. Working and living conditions are abusive. Overtime is excessive.",
                "It is well known that kilns of this kind use bonded labor. All elements of the statute are therefore met.",
                "## 3. Merchandise",
                "Paving bricks, red and brown, 200 by 100 by 50 millimeters, on pallets of 480. A sample can be had on request.",
                "## 4. Imports",
                "Annex 2 lists shipments of the past twelve months to ports in Texas and Florida.",
                "## 5. Annexes",
                "Annex 1: inspection of the kilns (English). Annex 2: shipments (English).",
                "The federation speaks for 310,000 members. It consents to the publication of this allegation without the names of its officers.",
            ],
            "2025-04-14",
            author="Federation",
        ),
        "Annex 1 - air inspection.pdf": pdf(
            [
                "# Report on emissions",
                {
                    "Plant": "Rahimpore Kilns Ltd, kilns 1 to 4",
                    "Inspected": "12 June 2017",
                    "Report": "3 July 2017",
                    "Task": "Smoke and dust from the chimneys",
                },
                "The four kilns burn coal and sawdust. Dust was measured at each chimney over six hours. Kiln 2 exceeded the limit of 250 milligrams per cubic meter with 311; the others stayed below (188, 204, 231). Chimneys are 36 meters high. The owner was told to fit a gravity chamber to kiln 2 within ninety days.",
                "The coal store is roofed. Ash is sold to a cement works. Water is drawn from a well of 70 meters. The noise at the fence was 61 decibels by day.",
                "Method: isokinetic sampling. Instruments were calibrated in May 2017. Results hold for the day of measurement. Reproduction in part is not allowed.",
            ],
            "2017-07-03",
            look="form",
        ),
        "Annex 2 - shipments.csv": csv(
            [
                [
                    "bill of lading",
                    "shipped",
                    "shipper",
                    "consignee",
                    "port of discharge",
                    "goods",
                    "pallets",
                ],
                [
                    "CGP2405118",
                    "2024-05-22",
                    "Rahimpore Kilns Ltd",
                    "garden center chain (role)",
                    "Houston",
                    "paving bricks",
                    44,
                ],
                [
                    "CGP2409307",
                    "2024-09-30",
                    "Rahimpore Kilns Ltd",
                    "garden center chain (role)",
                    "Tampa",
                    "paving bricks",
                    66,
                ],
                [
                    "CGP2502021",
                    "2025-02-11",
                    "Rahimpore Kilns Ltd",
                    "landscape dealer (role)",
                    "Houston",
                    "paving bricks",
                    44,
                ],
            ]
        ),
    }
