"""Natchi Apparel, order of 2022-07-29: all five named indicators remedied; roles, not firms."""

from unpick.datasets.generate.papers import docx, pdf, xlsx

TOLD = "RECONSTRUCTION after the published release on the modification. INVENTED DOCUMENT, made for a test; not the original"
FIVE = [
    "Abuse of vulnerability",
    "Deception",
    "Restriction of movement",
    "Isolation",
    "Intimidation and threats",
]
DONE = [
    "Hiring through the union's help desk; no agent; grievance line outside the company",
    "Contracts in the worker's language, read aloud, copy kept by the worker",
    "Hostel gate open; exit register abolished",
    "Telephones allowed at all times; visits by families and by the union",
    "Supervisors replaced; complaints go to a committee chaired by the union",
]


def files() -> dict[str, bytes]:
    return {
        "company-report.docx": docx(
            [
                "# Report on remediation",
                "August 19, 2022. The order of July 29, 2022 names five indicators of forced labor. The Producer answers each:",
                *[f"- {name}: {done}." for name, done in zip(FIVE, DONE, strict=True)],
                "All five are remedied and are watched by shop-floor monitors. The verification in M3 was made without notice to us.",
            ],
            "2022-08-19",
            mark=TOLD,
        ),
        "remediation.xlsx": xlsx(
            {
                "Measures": [
                    ["Indicator named in the order", "Measure", "Completed on", "Status", "Verified by"],
                    *[
                        [name, done, f"2022-08-{2 + at * 3:02d}", "remedied", "NGO, M3"]
                        for at, (name, done) in enumerate(zip(FIVE, DONE, strict=True))
                    ],
                ]
            },
            "2022-08-19",
            mark=TOLD,
        ),
        "ngo-verification.pdf": pdf(
            [
                "# Independent verification",
                {"Visits": "17 and 18 August 2022, unannounced", "Report": "24 August 2022"},
                "We spoke with workers away from the factory, in their language and without management, after choosing them from the full list ourselves. We had access to every part of the factory and of the hostels.",
                [
                    ["Indicator", "Finding"],
                    *[[name, "remedied; confirmed by workers and by documents"] for name in FIVE],
                ],
                "No other indicator was found.",
            ],
            "2022-08-24",
            look="book",
            mark=TOLD,
        ),
        "order.pdf": pdf(
            [
                "# Withhold release order",
                {"Date": "July 29, 2022", "Goods": "Garments of the Producer"},
                "The information reasonably indicates the use of forced labor. Indicators: "
                + "; ".join(name.lower() for name in FIVE)
                + ".",
            ],
            "2022-07-29",
            look="memo",
            mark=TOLD,
        ),
    }
