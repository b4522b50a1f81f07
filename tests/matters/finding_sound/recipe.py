"""A finding in which every indicator has its page, and evidence of the same plant and year."""

from unpick.datasets.generate.papers import docx, pdf, xlsx


def files() -> dict[str, bytes]:
    return {
        "finding.docx": docx(
            [
                "# Finding under 19 U.S.C. 1307",
                "June 18, 2025",
                "Goods: aluminum profiles made by Aluminios Bravellano SRL. Period looked at: January 2024 to March 2025.",
                [
                    ["Indicator", "What the record shows", "Record"],
                    [
                        "Withholding of wages",
                        "Two weeks of pay held back from 31 of 40 workers until contract end",
                        "F2, rows 2-41; F3, p. 2",
                    ],
                    [
                        "Retention of identity documents",
                        "Passports in a locked cabinet of the foreman",
                        "F3, p. 1, photograph 3",
                    ],
                    [
                        "Restriction of movement",
                        "Dormitory gate locked from 21:00 to 05:00; guards confirmed it",
                        "F3, p. 1; F2, column F",
                    ],
                ],
                "The workers' accounts (F2) and the visit (F3) agree on each of the three. Counter-evidence: the company's letter of April 2, 2025 denies the cabinet; the photograph was taken on March 11, 2025 (F3, p. 1).",
                "For each indicator menace of penalty and lack of consent are shown as cited. The finding rests on these pages and on no others.",
            ],
            "2025-06-18",
        ),
        "interviews.xlsx": xlsx(
            {
                "Interviews": [
                    ["Row", "Interview on", "Place", "Language", "Pay held back", "Gate locked at night"],
                    *[
                        [
                            at,
                            f"2025-03-{10 + at % 3}",
                            "outside the plant",
                            "Spanish",
                            "yes" if at <= 31 else "no",
                            "yes",
                        ]
                        for at in range(1, 41)
                    ],
                ]
            },
            "2025-03-20",
        ),
        "site-report.pdf": pdf(
            [
                "# Site report",
                {
                    "Days on site": "March 10 to 12, 2025",
                    "Purpose": "Labor conditions in the extrusion of aluminum profiles",
                    "Report": "March 27, 2025",
                },
                "Page 1. Identity documents: a locked cabinet in the foreman's office held 38 passports (photograph 3, March 11, 2025, 10:40). Dormitory: the gate was locked at 21:00 on both nights.",
                "Page 2. Wages: the ledger for February 2025 shows ten working days carried over for 31 of 40 workers.",
            ],
            "2025-03-27",
            look="memo",
        ),
    }
